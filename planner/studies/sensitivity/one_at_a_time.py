"""One input at a time: the best value and plan at every level, all of it from proofs and plans.

Rounds: a look at every level (no solver); the plan of the run cut back where it breaks a rule; the
ends, then the middles of what is still open, until nothing is. Every plan is priced where its
neighbours are, and at last at the data as they are, where a better plan than that of the run may
turn up.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from planner.results import Plan, Scenario
from planner.studies.asking import Asking
from planner.studies.case import Subject
from planner.studies.sensitivity.inputs import SCENARIO, Input
from planner.studies.sensitivity.looks import level_key, looks, name_of
from planner.studies.sensitivity.sweep import Level, Sweep, spaced

SHARES = (-0.3, -0.2, -0.1, 0.1, 0.2, 0.3)
"""Levels of an input without a range of its own."""

ABSOLUTE_LEVELS = 6


@dataclass(frozen=True)
class Swept:
    """An input and what is known of its levels, from the lowest to the highest."""

    input: Input
    levels: tuple[Level, ...]

    def reach(self, base: Level) -> float:
        """How far the value is seen to move between the levels, wan yuan; for ranking."""
        values = [base.low, *(one.low for one in self.levels if one.plan is not None)]
        return max(values) - min(values)

    @property
    def broken(self) -> bool:
        """Whether there is proved to be no plan at some level."""
        return any(one.status == "no_plan" for one in self.levels)


@dataclass(frozen=True)
class OneAtATime:
    """The study.

    Attributes
    ----------
    base
        The data as they are, with what the levels have taught of them.
    run_value
        Value of the plan of the run; `base.low` is more where a level found a better plan.
    swept
        Inputs, those that move the value most first.
    solved, spared
        Levels that were solved, and those that others settled.
    """

    base: Level
    run_value: float
    swept: tuple[Swept, ...]
    solved: int
    spared: int


def lent_for_sensitivity(scenario: Scenario) -> Mapping[str, object]:
    """What a pool has to lend beside the case."""
    return {SCENARIO: scenario}


def one_at_a_time(
    subject: Subject,
    inputs: Sequence[Input],
    asking: Asking,
    gap_share: float,
    seconds: float,
    shares: Sequence[float] = SHARES,
    reuse: bool = True,
) -> OneAtATime:
    """Sweep the inputs one after the other, all levels through one pool."""
    plan, case = subject.result.plan, subject.case
    run_plan = {name_of(plan): plan}
    base_look = looks(asking, [((), run_plan)]).get(level_key(()))
    base = Level(0.0, case.value, case.bound, plan, subject.result.audit.totals, solved=True)
    if base_look is None:
        return OneAtATime(base, case.value, (), 0, 0)
    enough = max(gap_share, (case.bound - case.value) / max(abs(case.bound), 1.0))
    sweeps = [
        Sweep(
            one,
            spaced(one, shares, ABSOLUTE_LEVELS),
            *(plan, base, base_look, gap_share, seconds, enough, reuse),
        )
        for one in inputs
    ]
    _look(asking, sweeps, run_plan)
    _repair(asking, sweeps)
    while due := [(sweep, amount) for sweep in sweeps for amount in sweep.due()]:
        _solve(asking, due)
        _look(asking, sweeps, {})
        if asking.stop is not None and asking.stop.is_set():
            break
    base = _taught(asking, base, sweeps)
    return _told(base, case.value, sweeps)


def _look(asking: Asking, sweeps: Iterable[Sweep], plans: Mapping[str, Plan]) -> None:
    """Look at every level that was not seen yet or at which plans are to be priced."""
    wanted, places = [], {}
    for sweep in sweeps:
        for amount in sweep.amounts:
            unpriced = sweep.unpriced(amount, plans)
            refused = amount in sweep.seen and sweep.seen[amount].refused is not None
            if not refused and (unpriced or amount not in sweep.seen):
                wanted.append((sweep.settings(amount), unpriced))
                places[sweep.level_key(amount)] = (sweep, amount)
    for key, seen in looks(asking, wanted).items():
        sweep, amount = places[key]
        sweep.add(amount, seen)


def _repair(asking: Asking, sweeps: Sequence[Sweep]) -> None:
    """Cut the plan of the run back where it does not fit, and price what is left of it."""
    asked = [
        (sweep, amount, question)
        for sweep in sweeps
        for amount in sweep.amounts
        if (question := sweep.repair(amount)) is not None
    ]
    asking.ask(question for _, _, question in asked)
    for sweep, amount, question in asked:
        if found := asking.get(question):
            sweep.repairs[amount] = found
    if asked:
        _look(asking, sweeps, {})


def _solve(asking: Asking, due: Sequence[tuple[Sweep, float]]) -> None:
    questions = {(id(sweep), amount): sweep.question(amount) for sweep, amount in due}
    asking.ask(questions.values())
    for sweep, amount in due:
        question = questions[id(sweep), amount]
        sweep.asked.add(amount)
        if found := asking.get(question):
            sweep.answers[amount] = found
        elif question.key in asking.failures:
            sweep.failed[amount] = asking.failures[question.key]


def _taught(asking: Asking, base: Level, sweeps: Sequence[Sweep]) -> Level:
    """The data as they are, with the best plan and bound that the levels have for them."""
    if not any(sweep.reuse for sweep in sweeps):
        return base
    plans = dict(chain.from_iterable(sweep.plans().items() for sweep in sweeps))
    seen = looks(asking, [((), plans)]).get(level_key(())) if plans else None
    for name, totals in (seen.worth if seen else {}).items():
        if totals is not None and totals.objective_wan > base.low + 1e-6 * max(abs(base.low), 1.0):
            base = replace(base, low=totals.objective_wan, plan=plans[name], totals=totals)
    bound = min([base.high, *(sweep.base_bound() for sweep in sweeps)])
    better = replace(base, high=max(bound, base.low))
    for sweep in sweeps:
        sweep.base = better
    return better


def _told(base: Level, run_value: float, sweeps: Sequence[Sweep]) -> OneAtATime:
    extra = {} if base.plan is None else {name_of(base.plan): base.plan}
    swept = [
        Swept(sweep.input, tuple(sweep.level(amount, extra) for amount in sweep.amounts))
        for sweep in sweeps
    ]
    swept.sort(key=lambda one: (one.broken, one.reach(base)), reverse=True)
    levels = [level for one in swept for level in one.levels]
    solved = sum(level.solved for level in levels)
    spared = sum(not level.solved and level.high < math.inf for level in levels)
    return OneAtATime(base, run_value, tuple(swept), solved, spared)
