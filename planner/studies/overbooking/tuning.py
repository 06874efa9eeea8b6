"""Overbooking: caps on expected use, tuned until no limit is overrun too often.

A plan keeps the promise if each limit, in each period, is exceeded by what really lands with a
probability of `Asked.overrun_share` at most. The model holds ``sum of odds * use <= share * limit``
(`Caps`). Whether a plan keeps the promise is then computed exactly, limit by limit, and the shares
are moved by bisection between one at which the promise is known to be kept (at first the safe
share of `planner.economics.caps`) and one at which it was broken. Every plan that is reported as
keeping the promise was checked itself, so nothing rests on the search having converged.
"""

import math
import time
from collections.abc import Iterable, Mapping
from dataclasses import replace

from planner.assemble import assemble
from planner.economics.caps import safe_shares
from planner.results import Plan, RunResult, Totals
from planner.studies.asking import Answer, Asking, Question
from planner.studies.case import Case, Subject
from planner.studies.overbooking.changes import Caps, InFull, caps_of
from planner.studies.overbooking.holdings import Limit, Standing, holdings, standing
from planner.studies.overbooking.trials import (
    Asked,
    Overbooking,
    Round,
    caps_for,
    drawn_tight,
    likely_share,
)

ROUNDING = 1e-9
"""Excess of a probability that is rounding."""

NARROW = 0.01
"""Shares nearer than this are not told apart."""

TRIES = 3
"""How often a limit may break the promise before its share drops to the safe one."""


def expected_subject(subject: Subject) -> Subject:
    """The same run with a case whose needs count at their odds, whatever its own reserve is."""
    scenario = subject.result.scenario
    landing = scenario.settings.landing.model_copy(update={"reserve": "expected"})
    settings = scenario.settings.model_copy(update={"landing": landing})
    data = assemble(replace(scenario, settings=settings), subject.result.appraisal)
    case = Case(data, subject.case.values, subject.case.value, subject.case.bound)
    return replace(subject, case=case)


def overbook(subject: Subject, asked: Asked, asking: Asking) -> Overbooking:
    """Tune the caps; `subject` is one of `expected_subject`, whose case `asking` lends."""
    search = _Search(subject, asked, asking)
    expected = search.expected()
    if expected is None:
        return Overbooking(asked, Round({}, None, math.inf), None, (), None, {}, True)
    in_full = search.question((InFull(),))
    shares = search.first(expected)
    search.asking.ask([in_full, *([search.question((caps_of(shares),))] if shares else [])])
    search.full = asking.get(in_full)
    search.run(expected, shares)
    search.take_full()
    stopped = search.stopped or search.full is None
    caps = caps_for(search.best, search.safe, asked.overrun_share) if search.best else {}
    return Overbooking(
        asked, expected, search.full, tuple(search.rounds), search.best, caps, stopped
    )


class _Search:
    """Bisection of the shares, limit by limit, all limits at once in each round."""

    def __init__(self, subject: Subject, asked: Asked, asking: Asking) -> None:
        self.result: RunResult = subject.result
        self.data = subject.case.data
        self.asked, self.asking = asked, asking
        self.rounds: list[Round] = []
        self.best: Round | None = None
        self.stopped = False
        self.bound = math.inf
        self.full: Answer | None = None
        self.low: dict[Limit, float] = {}
        found = safe_shares(self.result.scenario, self.result.appraisal, asked.overrun_share)
        for (resource, area, _), share in found.items():
            here = (resource, area)
            self.low[here] = min(share, self.low.get(here, 1.0))
        self.safe = dict(self.low)
        self.high: dict[Limit, float] = {}
        self.broken: dict[Limit, int] = {}

    def question(self, changes: tuple[Caps | InFull, ...] = ()) -> Question:
        """The whole, changed; from a plan that likely fits, if there is one by now.

        The plan that keeps whole needs takes little of any cap, because odds are low.
        """
        asked, start = self.asked, None
        if self.best is not None and self.best.shares:
            start = self.best.values
        elif self.full is not None and self.full.values:
            start = self.full.values
        return Question(
            changes, gap_share=asked.gap_share, seconds=asked.seconds, relaxed=False, start=start
        )

    def expected(self) -> Round | None:
        """The plan where only expected use counts: the run's own, if it is one of those."""
        if self.result.scenario.settings.landing.reserve == "expected":
            own = self.result
            found: Round | None = self.judged(
                Round(
                    {}, own.solution.objective_wan, own.solution.bound_wan, own.plan, own.claimed
                ),
                own.solution.values,
            )
        else:
            found = self.asked_for({})
        if found is not None:
            self.bound = found.bound
            self.best = found if found.kept else None
        return found

    def asked_for(self, shares: Mapping[Limit, float]) -> Round | None:
        """Plan under caps; None if the question was not answered."""
        caps = caps_of(shares)
        question = self.question((caps,) if caps.shares else ())
        began = time.perf_counter()
        self.asking.ask([question])
        spent = time.perf_counter() - began
        answer = self.asking.get(question)
        if answer is None:
            return None
        # Caps only take plans away, so what bounds the plan without them bounds this one.
        bound = min(answer.bound, self.bound)
        return self.answered(shares, answer, bound, spent)

    def answered(
        self, shares: Mapping[Limit, float], answer: Answer, bound: float, seconds: float = 0.0
    ) -> Round:
        """An answer as a plan that is judged; without one there is none."""
        if answer.value is None or answer.portfolio is None:
            return Round(dict(shares), None, bound)
        found = answer.portfolio
        plan = Plan.of(found)
        claimed = Totals(**found.terms)
        return self.judged(
            Round(dict(shares), answer.value, bound, plan, claimed, seconds=seconds),
            answer.values,
        )

    def judged(self, one: Round, values: Mapping[str, float]) -> Round:
        """A plan with the standing of all its limits."""
        held = holdings(self.data, one.plan.starts, one.plan.builds)
        stands = tuple(standing(each, self.asked.correlation) for each in held)
        most = self.asked.overrun_share + ROUNDING
        kept = all(each.risk.high <= most for each in stands)
        return replace(one, standings=stands, values=values, kept=kept)

    def first(self, expected: Round) -> dict[Limit, float]:
        """Shares to try first; empty if the plan keeps the promise as it is."""
        shares: dict[Limit, float] = {}
        self.tighten(expected, shares)
        return shares

    def run(self, expected: Round, shares: dict[Limit, float]) -> None:
        """Try plans until nothing is left to tell apart, or rounds are used up."""
        if expected.kept:
            return
        while len(self.rounds) < self.asked.rounds:
            found = self.asked_for(shares)
            if found is None:
                self.stopped = True
                return
            self.rounds.append(found)
            self.take(found)
            if not (self.narrow(shares) if found.kept else self.retreat(found, shares)):
                break
        if self.best is None:
            self.settle(shares)

    def take(self, found: Round) -> None:
        """Remember the most valuable plan that keeps the promise, its caps drawn tight."""
        if found.kept and found.value is not None:
            best = self.best.value if self.best else None
            if best is None or found.value > best:
                self.best = replace(found, shares=drawn_tight(found))

    def take_full(self) -> None:
        """Whole needs that fit cannot be overrun: the plan that keeps them keeps any promise."""
        if self.full is not None:
            self.take(self.answered({}, self.full, self.bound, self.full.seconds))

    def narrow(self, shares: dict[Limit, float]) -> bool:
        """All limits are kept: raise the caps half the way; whether there is any to raise."""
        moved = False
        for limit, share in shares.items():
            self.low[limit] = max(self.low[limit], share)
            if self.high[limit] - self.low[limit] > NARROW:
                shares[limit] = (self.low[limit] + self.high[limit]) / 2
                moved = True
        return moved

    def retreat(self, found: Round, shares: dict[Limit, float]) -> bool:
        """Some limit is broken, or there is no plan: change the caps; whether any was changed."""
        if found.value is not None:
            return self.tighten(found, shares)
        before = dict(shares)  # too tight for a plan, or for finding one in time: half the way back
        for limit, share in before.items():
            if found.bound == -math.inf:
                self.low[limit] = max(self.low[limit], share)
            shares[limit] = (share + self.high[limit]) / 2
        return any(shares[limit] - before[limit] > NARROW / 10 for limit in shares)

    def tighten(self, found: Round, shares: dict[Limit, float]) -> bool:
        """Lower the caps of all broken limits below what the plan takes of them."""
        moved = False
        for limit, worst in self.worst(found).items():
            low, old = self.low[limit], shares.get(limit, 1.0)
            if old <= self.safe[limit]:
                continue  # proved kept; only rounding could bring us here
            high = min(self.high.get(limit, 1.0), old, worst.expected_share)
            self.high[limit] = high
            low = self.low[limit] = min(low, high) if low < high else self.safe[limit]
            self.broken[limit] = self.broken.get(limit, 0) + 1
            if self.broken[limit] > TRIES and self.best is None:
                shares[limit] = self.safe[limit]
            elif high - low <= NARROW:
                shares[limit] = low
            else:
                guess = likely_share(worst, self.asked.overrun_share)
                margin = 0.1 * (high - low)
                shares[limit] = min(max(guess, low + margin), high - margin)
            moved = True
        return moved

    def worst(self, found: Round) -> dict[Limit, Standing]:
        """The broken limits, each in the period in which the least expected use breaks it."""
        most = self.asked.overrun_share + ROUNDING
        broken: dict[Limit, Standing] = {}
        for one in found.standings:
            known = broken.get(one.limit)
            if one.risk.high > most and (
                known is None or one.expected_share < known.expected_share
            ):
                broken[one.limit] = one
        return broken

    def settle(self, shares: dict[Limit, float]) -> None:
        """Safe caps: of the limits that broke, then of all, under which no plan can break one."""
        tries: Iterable[dict[Limit, float]] = (
            {**shares, **{limit: self.safe[limit] for limit in self.broken}},
            dict(self.safe),
        )
        for safe in tries:
            found = self.asked_for(safe)
            if found is None:
                self.stopped = True
                return
            self.rounds.append(found)
            self.take(found)
            if self.best is not None:
                return
