"""One input over its levels: what is known of each, and which are still to be solved.

What is known of a level comes from everything that was solved at any level of the input:

- from below, the best of all known plans that keep the rules there, priced by the audit;
- from above, its own bound, or a bound of other levels that holds there too (`order`).

The ends are solved first, then the middles. A level of which so much is known without a solve that
one of its own would hardly tell more is left out.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from planner.errors import DataError, PlannerError, WrongUseError
from planner.results import Plan, Totals
from planner.studies.asking import Answer, Interval, Question
from planner.studies.prices.curve import NOTHING_SHARE, same
from planner.studies.sensitivity.inputs import ChangedCell, Input, Reset, Setting
from planner.studies.sensitivity.looks import Look, level_key, name_of
from planner.studies.sensitivity.order import mixed_bound
from planner.studies.sensitivity.repair import within

REPAIR_SECONDS = 5.0
"""What the best part of the plan may take to find."""


@dataclass(frozen=True)
class Level:
    """What is known of the best plan at one level of an input.

    Attributes
    ----------
    amount
        Level in the terms of the range: a share of the figures, or an amount.
    low, high
        Ends between which the best value lies, wan yuan; `low` is the value of `plan`. Both minus
        infinity if it is proved that there is no plan.
    plan, totals
        The best plan known and its terms here.
    kept_wan
        What the plan of the run is worth here, nothing else changed; None if it breaks a rule.
    solved
        Whether the level itself was solved.
    direction
        1 or -1 if it is proved from the data that the best is worth no less or no more than that of
        the data as they are; else 0.
    cells
        Figures that were moved.
    reason
        Why the level cannot be, or why nothing is known.
    """

    amount: float
    low: float = -math.inf
    high: float = math.inf
    plan: Plan | None = None
    totals: Totals | None = None
    kept_wan: float | None = None
    solved: bool = False
    direction: int = 0
    cells: tuple[ChangedCell, ...] = ()
    reason: PlannerError | None = None

    @property
    def status(self) -> str:
        """``exact``, ``interval``, ``no_plan``, ``refused``, ``failed`` or ``unknown``."""
        if self.reason is not None:
            return "refused" if isinstance(self.reason, DataError | WrongUseError) else "failed"
        if self.high == -math.inf:
            return "no_plan"
        if self.plan is None:
            return "unknown"
        return "exact" if met(self.low, self.high) else "interval"

    def effect(self, base: "Level") -> Interval:
        """What the best plan is worth more than at the data as they are.

        Minus infinity where there is no plan; both ends infinite where nothing is known.
        """
        if self.status == "no_plan":
            return Interval(-math.inf, -math.inf)
        if self.plan is None or base.plan is None:
            return Interval(-math.inf, math.inf)
        if self.status == base.status == "exact":
            low = high = 0.0 if same(*sorted((base.low, self.low))) else self.low - base.low
        else:
            low, high = self.low - base.high, self.high - base.low
        if self.direction > 0:
            low, high = max(low, 0.0), max(high, 0.0)
        if self.direction < 0:
            low, high = min(low, 0.0), min(high, 0.0)
        return Interval(low, high)

    def significant(self, base: "Level") -> bool:
        """Whether the interval of this level and that of the data as they are do not overlap."""
        effect = self.effect(base)
        least = NOTHING_SHARE * max(abs(base.low), 1.0)
        return effect.low > least or effect.high < -least


@dataclass
class Sweep:
    """The levels of an input.

    Attributes
    ----------
    amounts
        Levels, sorted; the data as they are is not among them.
    run_plan
        The plan of the run.
    base, base_look
        What is known of the data as they are.
    gap_share, seconds
        Of a solve.
    enough_share
        A level whose interval is no wider, relative to the bound, is not solved.
    reuse
        Whether levels serve each other.
    """

    input: Input
    amounts: tuple[float, ...]
    run_plan: Plan
    base: Level
    base_look: Look
    gap_share: float
    seconds: float
    enough_share: float
    reuse: bool = True
    seen: dict[float, Look] = field(default_factory=dict)
    answers: dict[float, Answer] = field(default_factory=dict)
    repairs: dict[float, Answer] = field(default_factory=dict)
    asked: set[float] = field(default_factory=set)
    failed: dict[float, PlannerError] = field(default_factory=dict)

    def settings(self, amount: float) -> tuple[Setting, ...]:
        """What is set at a level."""
        return (self.input.moved(amount),)

    def level_key(self, amount: float) -> str:
        """Key of the looks at a level."""
        return level_key(self.settings(amount))

    def add(self, amount: float, seen: Look) -> None:
        """Take in a look; what was seen before of other plans is kept."""
        before = self.seen.get(amount)
        worth = {**(before.worth if before else {}), **seen.worth}
        self.seen[amount] = replace(seen, worth=worth)

    # --- questions --------------------------------------------------------------------------------

    def question(self, amount: float) -> Question:
        """What is asked of a level: its best plan, starting from the best one known."""
        known = {name_of(plan_of(one)): one for one in self._found() if one.portfolio}
        worth = self.seen[amount].worth if amount in self.seen else {}
        ranked = sorted(
            (totals.objective_wan, name) for name, totals in worth.items() if totals is not None
        )
        best = ranked[-1][1] if ranked else ""
        start = known[best].values if best in known else None
        changes = (Reset(self.settings(amount)),)
        return Question(changes, (), self.gap_share, self.seconds, start=start)

    def repair(self, amount: float) -> Question | None:
        """Asks for the best part of the plan of the run, where the whole of it breaks a rule."""
        seen = self.seen.get(amount)
        if not self.reuse or seen is None or seen.refused is not None or amount in self.repairs:
            return None
        if seen.worth.get(name_of(self.run_plan)) is not None:
            return None
        changes = (Reset(self.settings(amount)), within(self.run_plan))
        return Question(changes, (), self.gap_share, min(self.seconds, REPAIR_SECONDS))

    def due(self) -> list[float]:
        """Levels to solve now: first the ends, then the middles of what is open between them."""
        open_ = [amount for amount in self.amounts if self._open(amount)]
        if not self.reuse or not open_:
            return open_
        if not self.asked:
            return sorted({open_[0], open_[-1]})
        runs: list[list[float]] = [[]]
        for amount in self.amounts:
            known = amount not in open_
            beyond = bool(runs[-1]) and runs[-1][-1] < self._base_amount() < amount
            if known or beyond:
                runs.append([])
            if not known:
                runs[-1].append(amount)
        return [run[len(run) // 2] for run in runs if run]

    def _open(self, amount: float) -> bool:
        """Whether a solve of the level could tell more than is known."""
        if amount in self.asked or amount not in self.seen:
            return False
        if self.seen[amount].refused is not None:
            return False
        if not self.reuse:
            return True
        level = self.level(amount)
        if level.status == "no_plan":
            return False
        if met(level.low, level.high) or any(self._alike(amount, a) for a in self.asked):
            return False
        wide = level.high - level.low
        return wide == math.inf or wide > self._enough(amount) * max(abs(level.high), 1.0)

    def _alike(self, amount: float, other: float) -> bool:
        """Whether two levels are the same data (both clipped at the same end, for instance)."""
        one = self.seen[amount].standing
        two = self.seen[other].standing if other in self.seen else None
        if one is None or two is None:
            return False
        return one.no_better_than(two) and two.no_better_than(one)

    def _enough(self, amount: float) -> float:
        """Relative width of an interval from which on a solve would hardly narrow it.

        As wide as the solves of the nearest levels left it, but at most twice the usual: where they
        went badly that is no reason to leave this one out.
        """
        enough = self.enough_share
        below = [a for a in self.answers if a < amount]
        above = [a for a in self.answers if a > amount]
        for other in [*([max(below)] if below else []), *([min(above)] if above else [])]:
            near = self.level(other)
            if math.isfinite(near.high - near.low):
                share = (near.high - near.low) / max(abs(near.high), 1.0)
                enough = max(enough, min(share, 2 * self.enough_share))
        return enough

    # --- what is known ----------------------------------------------------------------------------

    def plans(self) -> dict[str, Plan]:
        """Plans found, by name."""
        found = [plan_of(one) for one in self._found() if one.portfolio is not None]
        return {name_of(plan): plan for plan in found}

    def _found(self) -> list[Answer]:
        """Everything that was answered: levels, and parts of the plan of the run."""
        return [*self.answers.values(), *self.repairs.values()]

    def unpriced(self, amount: float, others: Mapping[str, Plan]) -> dict[str, Plan]:
        """Plans of this level, of the nearest solved ones and `others` not yet priced here."""
        wanted = dict(others)
        for held in (self.answers, self.repairs):
            below = [a for a in held if a < amount]
            above = [a for a in held if a > amount]
            near = [*([max(below)] if below else []), *([min(above)] if above else [])]
            for other in [amount, *near] if self.reuse else [amount]:
                one = held.get(other)
                if one is not None and one.portfolio is not None:
                    plan = plan_of(one)
                    wanted[name_of(plan)] = plan
        seen = self.seen[amount].worth if amount in self.seen else {}
        return {name: plan for name, plan in wanted.items() if name not in seen}

    def level(self, amount: float, plans: Mapping[str, Plan] | None = None) -> Level:
        """What is known of a level; `plans` are those beside the ones found here."""
        seen = self.seen.get(amount)
        if seen is None:
            return Level(amount, reason=self.failed.get(amount))
        level = Level(amount, cells=seen.cells, solved=amount in self.answers)
        if seen.refused is not None:
            return replace(level, reason=seen.refused)
        kept = seen.worth.get(name_of(self.run_plan))
        level = replace(
            level,
            high=self._high(amount),
            direction=self._direction(seen),
            kept_wan=None if kept is None else kept.objective_wan,
        )
        if level.high == -math.inf:
            return replace(level, low=-math.inf)
        known = {**({} if plans is None else plans), **self.plans()}
        known[name_of(self.run_plan)] = self.run_plan
        for name, totals in seen.worth.items():
            better = totals is not None and name in known and self._better(totals, level)
            if better and totals is not None and (self.reuse or self._own(amount, name)):
                level = replace(level, low=totals.objective_wan, plan=known[name], totals=totals)
        if level.plan is None and self.failed.get(amount) is not None:
            return replace(level, reason=self.failed[amount])
        return replace(level, high=max(level.high, level.low))

    def _own(self, amount: float, name: str) -> bool:
        one = self.answers.get(amount)
        return one is not None and one.portfolio is not None and name_of(plan_of(one)) == name

    def _better(self, totals: Totals, level: Level) -> bool:
        """Whether a plan is really better than the best so far: the first one wins a tie."""
        return level.plan is None or not (
            totals.objective_wan <= level.low or same(level.low, totals.objective_wan)
        )

    def _direction(self, seen: Look) -> int:
        base = self.base_look.standing
        if seen.standing is None or base is None or not self.reuse:
            return 0
        up, down = base.no_better_than(seen.standing), seen.standing.no_better_than(base)
        return int(up) - int(down)

    def base_bound(self) -> float:
        """Best bound of the data as they are that follows from the levels."""
        return self._bound(None)

    def _high(self, amount: float) -> float:
        own = self.answers.get(amount)
        bound = math.inf if own is None else own.bound
        return min(bound, self._bound(amount)) if self.reuse else bound

    def _bound(self, amount: float | None) -> float:
        """Least bound of the other levels that holds at one; at the data as they are for None."""
        here = self.base_look if amount is None else self.seen[amount]
        if here.standing is None:
            return math.inf
        known = [
            (other, self.seen[other].standing, answer.bound)
            for other, answer in self.answers.items()
            if other != amount and other in self.seen and answer.bound < math.inf
        ]
        if amount is not None and self.base.high < math.inf:
            known.append((self._base_amount(), self.base_look.standing, self.base.high))
        bound = math.inf
        for _, standing, high in known:
            if standing is not None and high < bound and here.standing.no_better_than(standing):
                bound = high
        at = self._base_amount() if amount is None else amount
        for place, (one, first, low_bound) in enumerate(known):
            for other, second, high_bound in known[place + 1 :]:
                if first is None or second is None or one == other:
                    continue
                share = here.standing.mixture(first, second, (at - one) / (other - one))
                if share is not None:
                    bound = min(bound, mixed_bound(low_bound, high_bound, share))
        return bound

    def _base_amount(self) -> float:
        """Place of the data as they are among the levels; not a number where they have none."""
        if self.input.range.relative:
            return 0.0
        old = {cell.old for seen in self.seen.values() for cell in seen.cells}
        return old.pop() or 0.0 if len(old) == 1 and None not in old else math.nan


def met(low: float, high: float) -> bool:
    """Whether a plan reaches a bound, to the solver's tolerance."""
    return math.isfinite(high) and same(low, high)


def plan_of(answer: Answer) -> Plan:
    """Decisions of an answer that has a plan."""
    found = answer.portfolio
    assert found is not None, "asked of answers with a plan only"
    return Plan.of(found)


def spaced(given: Input, shares: Iterable[float], count: int) -> tuple[float, ...]:
    """Levels of an input, sorted.

    Of a relative range: those of the shares that lie within it, and its ends; the data as they are
    is left out. Of an absolute one: `count` amounts from end to end.
    """
    between = given.range
    if not between.relative:
        return tuple(between.at(step / (count - 1)) for step in range(count))
    inside = {share for share in shares if between.low < share < between.high}
    return tuple(sorted((inside | {between.low, between.high}) - {0.0}))
