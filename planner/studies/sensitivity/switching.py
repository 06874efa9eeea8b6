"""Switching values: how far an input may go before the plan, or a project, is no longer best.

Two values are compared along an input: the best plan of one kind (`inside`: the plan of the run, or
any with the project) and the best of the other (`outside`: any plan, or any without the project).
At a level the answer is *in* where inside is worth no less, proved; *out* where outside is worth
more, or no plan of inside keeps the rules, proved; otherwise it stays open. A gap says nothing of
which is better, so what the sweep left open is solved again, to no gap, as far as the time goes. A
change is sought between every two settled levels that differ, also across levels that stay open.

Where the input moves only the value, and in proportion, every plan's value is a straight line in
the level, and the best of a kind is the largest of such lines: convex and made of straight pieces.
Between a level that is in and one that is out, the point is sought where the lines known so far
cross. If both kinds, solved there, reach no higher than those lines, this is the break-even, exact
to the solver's tolerance. If not, another line is known, of which there are finitely many. For the
plan of the run, whose value is one line, the levels at which it is best are one interval (where a
convex function less a line is 0). A project may leave and come back: so every level of the ladder
is asked, and every change between neighbours is told.

Where a limit moves, or the value bends, membership may come and go between any two levels. The
ladder is told as it is, and each change is narrowed by halving, without the claim that nothing
happens in between (methods: a project can enter and leave again as a limit grows).
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from planner.errors import WrongUseError
from planner.naming import code_meant, names_of
from planner.results import Plan
from planner.studies.asking import Answer, Asking, Question
from planner.studies.case import Subject
from planner.studies.sensitivity.inputs import Input, Reset
from planner.studies.sensitivity.looks import Look, level_key, looks, name_of
from planner.studies.sensitivity.one_at_a_time import OneAtATime, Swept
from planner.studies.sensitivity.sweep import plan_of
from planner.variations import Change, Forbid, Force

IN, OUT, OPEN = "in", "out", "open"
SHARE = 1e-6
"""Values nearer than this are the same for the solver."""

ROUNDS = 12
"""Most lines to look for between two levels."""

HALVINGS = 5
"""Between two levels of an input whose values are no straight lines."""

BETWEEN = (0.3, 0.5)
"""Where between two levels it is looked whether worth is in proportion."""


@dataclass(frozen=True)
class Ends:
    """Best plan of a kind at a level: value of the plan found, proved bound, and the plan."""

    low: float
    high: float
    plan: Plan | None = None


@dataclass(frozen=True)
class Weighed:
    """Both kinds at a level."""

    amount: float
    inside: Ends
    outside: Ends

    @property
    def state(self) -> str:
        """``in``, ``out``, or ``open`` where neither is proved."""
        slack = SHARE * max(abs(self.inside.low), abs(self.outside.low), 1.0)
        if not math.isfinite(slack):
            slack = SHARE
        if self.inside.high == -math.inf:
            return OUT
        if self.inside.low > -math.inf and self.inside.low >= self.outside.high - slack:
            return IN
        if self.outside.low > -math.inf and self.outside.low > self.inside.high + slack:
            return OUT
        return OPEN

    @property
    def even(self) -> bool:
        """Whether both kinds are proved to be worth the same."""
        ends = (self.inside.low, self.inside.high, self.outside.low, self.outside.high)
        if not all(map(math.isfinite, ends)):
            return False
        return max(ends) - min(ends) <= 2 * SHARE * max(*map(abs, ends), 1.0)


@dataclass(frozen=True)
class Flip:
    """A change between two levels.

    Attributes
    ----------
    low, high
        Levels between which it happens; the same where the break-even is exact.
    rising
        What it becomes as the level rises: ``in`` or ``out``.
    exact
        Whether it is the break-even, to the solver's tolerance.
    other
        Where it is out: a plan that is better there.
    """

    low: float
    high: float
    rising: str
    exact: bool
    other: Plan | None = None


@dataclass(frozen=True)
class Switching:
    """What is known of the plan of the run, or of a project, along an input.

    Attributes
    ----------
    project
        Blank for the plan of the run.
    ladder
        State at every level that was asked, from the lowest to the highest.
    flips
        Every change between levels of the ladder that are settled and have none such between them.
    straight
        Whether values were straight lines between all levels at which something changes.
    """

    input: Input
    project: str
    ladder: tuple[tuple[float, str], ...]
    flips: tuple[Flip, ...]
    straight: bool

    @property
    def settled(self) -> bool:
        """Whether no level stays open."""
        return all(state != OPEN for _, state in self.ladder)


@dataclass
class _Narrowing:
    """The search for a change between two levels."""

    low: Weighed
    high: Weighed
    straight: bool
    rounds: int = 0
    found: Weighed | None = None
    ended: bool = False
    lines: dict[str, tuple[bool, float, float]] = field(default_factory=dict)

    def learn(self, name: str, inside: bool, at_low: float, at_high: float) -> None:
        """Take in the line of a plan by its values at the two ends."""
        self.lines[name] = (inside, at_low, at_high)

    def due(self, ends: tuple[float, float]) -> float | None:
        """Level to ask next; None if there is nothing more to find out."""
        most = ROUNDS if self.straight else HALVINGS
        if self.ended or self.rounds >= most:
            return None
        self.rounds += 1
        middle = (self.low.amount + self.high.amount) / 2
        return self._crossing(ends) if self.straight else middle

    def _crossing(self, ends: tuple[float, float]) -> float:
        """Where the best known lines of both kinds cross; the middle if they do not."""
        low, high = self.low.amount, self.high.amount
        falling = self.low.state == IN
        if (self._lead(low, ends) >= 0) != falling or (self._lead(high, ends) >= 0) == falling:
            return (low + high) / 2
        for _ in range(80):
            middle = (low + high) / 2
            if (self._lead(middle, ends) >= 0) == falling:
                low = middle
            else:
                high = middle
        return (low + high) / 2

    def _lead(self, amount: float, ends: tuple[float, float]) -> float:
        """By how much the best known line of inside is above that of outside."""
        share = (amount - ends[0]) / (ends[1] - ends[0])
        best = {True: -math.inf, False: -math.inf}
        for inside, at_low, at_high in self.lines.values():
            best[inside] = max(best[inside], (1 - share) * at_low + share * at_high)
        return best[True] - best[False]

    def take(self, weighed: Weighed) -> None:
        """Take in what was found at the level asked."""
        if weighed.even and self.straight:
            self.found = weighed
            self.ended = True
        elif weighed.state == OPEN:
            self.ended = True
        elif weighed.state == self.low.state:
            self.low = weighed
        else:
            self.high = weighed

    def flip(self) -> Flip:
        """What is known of the change in the end."""
        out = self.low if self.low.state == OUT else self.high
        other = out.outside.plan
        if self.found is not None:
            at = self.found.amount
            return Flip(at, at, self.high.state, True, other)
        return Flip(self.low.amount, self.high.amount, self.high.state, False, other)


@dataclass
class _Scale:
    """Asks about one input and one thing (the plan of the run, or a project)."""

    asking: Asking
    input: Input
    project: str
    run_plan: Plan
    seconds: float

    def weigh(self, amounts: Sequence[float]) -> dict[float, Weighed]:
        """Both kinds at some levels; those without an answer are missing."""
        asked = {amount: self._questions(amount) for amount in amounts}
        self.asking.ask(question for pair in asked.values() for question in pair)
        kept = {} if self.project else self._kept(amounts)
        found = {}
        for amount, pair in asked.items():
            answers = [self.asking.get(question) for question in pair]
            if any(answer is None for answer in answers):
                continue
            ends = [_ends(answer) for answer in answers if answer is not None]
            if self.project:
                found[amount] = Weighed(amount, ends[0], ends[1])
            else:
                worth = kept.get(amount, -math.inf)
                found[amount] = _against_plan(amount, worth, self.run_plan, ends[0])
        return found

    def _questions(self, amount: float) -> tuple[Question, ...]:
        reset = Reset((self.input.moved(amount),))
        ways: tuple[tuple[Change, ...], ...] = ((reset,),)
        if self.project:
            ways = ((reset, Force(self.project)), (reset, Forbid(self.project)))
        return tuple(Question(way, (), 0.0, self.seconds) for way in ways)

    def _kept(self, amounts: Iterable[float]) -> dict[float, float]:
        """What the plan of the run is worth at some levels."""
        name = name_of(self.run_plan)
        seen = self.look(amounts, {name: self.run_plan})
        kept = {}
        for amount, one in seen.items():
            totals = one.worth.get(name)
            if totals is not None:
                kept[amount] = totals.objective_wan
        return kept

    def look(self, amounts: Iterable[float], plans: Mapping[str, Plan]) -> dict[float, Look]:
        """Looks at some levels."""
        wanted = {amount: (self.input.moved(amount),) for amount in amounts}
        seen = looks(self.asking, [(settings, plans) for settings in wanted.values()])
        keys = {amount: level_key(settings) for amount, settings in wanted.items()}
        return {amount: seen[key] for amount, key in keys.items() if key in seen}

    def straight(self, low: float, high: float) -> bool:
        """Whether the input moves only the value between two levels, and in proportion."""
        middles = [low + share * (high - low) for share in BETWEEN]
        seen = self.look([low, high, *middles], {})
        standings = [seen[at].standing if at in seen else None for at in (low, high, *middles)]
        first, last, *between = standings
        if first is None or last is None:
            return False
        for share, one in zip(BETWEEN, between, strict=True):
            if one is None or not one.frame == first.frame == last.frame:
                return False
            if not (np.array_equal(one.room, first.room) and np.array_equal(one.room, last.room)):
                return False
            mixed = (1 - share) * first.worth + share * last.worth
            if not np.allclose(one.worth, mixed, rtol=1e-9, atol=1e-9):
                return False
        return True


def _ends(answer: Answer) -> Ends:
    low = -math.inf if answer.value is None else answer.value
    plan = None if answer.portfolio is None else plan_of(answer)
    return Ends(low, max(answer.bound, low), plan)


def _against_plan(amount: float, worth: float, plan: Plan, best: Ends) -> Weighed:
    """The plan of the run against the best of all, which is worth no less."""
    low = max(best.low, worth)
    other = best.plan if best.low > worth else plan
    return Weighed(amount, Ends(worth, worth, plan), Ends(low, max(best.high, low), other))


def projects_named(subject: Subject, words: Sequence[str]) -> tuple[str, ...]:
    """Codes of projects given by code or name.

    Raises
    ------
    WrongUseError
        There is no such project, or it is already decided.
    """
    scenario, data = subject.result.scenario, subject.case.data
    known = {
        row.project: names_of(row.project, row)
        for row in scenario.rows("projects")
        if row.project in data.projects
    }
    known |= {code: (code,) for code in data.projects if code not in known}
    codes = tuple(code_meant(word, known, "input_row") for word in words)
    for code in codes:
        if data.projects[code].fixed:
            raise WrongUseError("switch_of_decided", project=code)
    return codes


def switching_values(
    run_plan: Plan,
    found: OneAtATime,
    asking: Asking,
    seconds: float,
    projects: Sequence[str] = (),
) -> tuple[Switching, ...]:
    """Switching values of every input that was swept, for the plan of the run or for projects.

    `seconds` is the time of a solve; only proofs settle which is better, so there is no gap.
    """
    told = []
    for one in found.swept:
        for project in projects or ("",):
            scale = _Scale(asking, one.input, project, run_plan, seconds)
            told.append(_switching(scale, one, found))
    return tuple(told)


def _switching(scale: _Scale, one: Swept, found: OneAtATime) -> Switching:
    """Ladder of one input, then every change in it narrowed."""
    known = _ladder(scale, one, found)
    amounts = sorted(known)
    settled = [known[amount] for amount in amounts if known[amount].state != OPEN]
    pairs = [(a, b) for a, b in pairwise(settled) if a.state != b.state]
    narrowings = [_Narrowing(a, b, scale.straight(a.amount, b.amount)) for a, b in pairs]
    ends = {id(one): (one.low.amount, one.high.amount) for one in narrowings}
    _draw_lines(scale, narrowings, ends, [w for pair in pairs for w in pair])
    while due := [(one, at) for one in narrowings if (at := one.due(ends[id(one)])) is not None]:
        weighed = scale.weigh([at for _, at in due])
        for narrowing, at in due:
            if at in weighed:
                narrowing.take(weighed[at])
            else:
                narrowing.ended = True
        _draw_lines(scale, narrowings, ends, list(weighed.values()))
        if asking_stopped(scale.asking):
            break
    return Switching(
        scale.input,
        scale.project,
        tuple((amount, known[amount].state) for amount in amounts),
        tuple(narrowing.flip() for narrowing in narrowings),
        all(narrowing.straight for narrowing in narrowings),
    )


def asking_stopped(asking: Asking) -> bool:
    """Whether the user wants no more."""
    return asking.stop is not None and asking.stop.is_set()


def _ladder(scale: _Scale, one: Swept, found: OneAtATime) -> dict[float, Weighed]:
    """Both kinds at every level; for the plan of the run what the sweep settled is enough."""
    told = {"exact", "interval", "no_plan"}
    if scale.project:
        amounts = [level.amount for level in one.levels if level.status in told]
        if one.input.range.relative:
            amounts.append(0.0)
        return scale.weigh(sorted(amounts))
    known = {}
    for level in one.levels:
        if level.status in told:
            worth = -math.inf if level.kept_wan is None else level.kept_wan
            best = Ends(level.low, level.high, level.plan)
            known[level.amount] = _against_plan(level.amount, worth, scale.run_plan, best)
    if one.input.range.relative:
        best = Ends(found.base.low, found.base.high, found.base.plan)
        known[0.0] = _against_plan(0.0, found.run_value, scale.run_plan, best)
    again = scale.weigh([amount for amount in sorted(known) if known[amount].state == OPEN])
    return known | {amount: _narrower(known[amount], weighed) for amount, weighed in again.items()}


def _narrower(one: Weighed, other: Weighed) -> Weighed:
    """What two solves of a level tell together of the plan of the run."""
    best = max(one.outside, other.outside, key=lambda ends: ends.low)
    high = max(min(one.outside.high, other.outside.high), best.low)
    return Weighed(one.amount, one.inside, Ends(best.low, high, best.plan))


def _draw_lines(
    scale: _Scale,
    narrowings: Sequence[_Narrowing],
    ends: Mapping[int, tuple[float, float]],
    weighed: Sequence[Weighed],
) -> None:
    """Price the plans found at the two ends of every straight narrowing."""
    run = name_of(scale.run_plan)
    plans: dict[str, tuple[bool, Plan]] = {}
    for one in weighed:
        for inside, end in ((True, one.inside), (False, one.outside)):
            if end.plan is not None:
                name = name_of(end.plan)
                # The plan of the run is its own kind: it is no rival of itself.
                if scale.project or inside == (name == run):
                    plans[name] = (inside, end.plan)
    for narrowing in narrowings:
        new = {name: plan for name, (_, plan) in plans.items() if name not in narrowing.lines}
        if not narrowing.straight or narrowing.ended or not new:
            continue
        low, high = ends[id(narrowing)]
        seen = scale.look([low, high], new)
        if low not in seen or high not in seen:
            continue
        for name in new:
            at_low, at_high = seen[low].worth.get(name), seen[high].worth.get(name)
            if at_low is not None and at_high is not None:
                narrowing.learn(name, plans[name][0], at_low.objective_wan, at_high.objective_wan)
