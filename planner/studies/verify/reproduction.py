"""Whether a run, solved again, gives the same; if not, what has changed since."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from planner.record import input_hash, stored_input_hash, versions
from planner.results import Plan, RunResult
from planner.store import StoredRun
from planner.studies.asking import Interval
from planner.studies.verify.evidence import rebuilt
from planner.studies.verify.second import tolerance

Outcome = Literal["same", "changed", "unknown"]

NEEDED = ("inputs", "model", "options", "value")
"""What must be the same; the rest explains a difference."""


@dataclass(frozen=True)
class Likeness:
    """One thing then and now; `then` and `now` are plain data."""

    what: str
    outcome: Outcome
    then: object
    now: object


@dataclass(frozen=True)
class Reproduction:
    """A run and the solve that repeats it.

    Attributes
    ----------
    then, now
        Best value between what was found and what was proved, wan yuan.
    likenesses
        Everything that was compared.
    """

    run: str
    then: Interval
    now: Interval
    again: RunResult
    likenesses: tuple[Likeness, ...]

    @property
    def changed(self) -> tuple[Likeness, ...]:
        """What is not as it was."""
        return tuple(one for one in self.likenesses if one.outcome == "changed")

    @property
    def reproduced(self) -> bool:
        """Whether inputs, model and options are the same and the values agree."""
        return not any(one.what in NEEDED for one in self.changed)


def reproduction(stored: StoredRun, again: RunResult) -> Reproduction:
    """Compare a stored run with the result of solving it again (`planner.run.rerun`).

    The values agree if neither plan is worth more than the other's bound. Both plans are then
    within the larger of the two gaps of each other, whatever stopped the solves.
    """
    before = rebuilt(stored)
    then, now = interval_of(before), interval_of(again)
    return Reproduction(
        stored.run, then, now, again, tuple(_likenesses(stored, before, again, then, now))
    )


def interval_of(result: RunResult) -> Interval:
    """Best value of a run: at least the plan's, at most the proved bound, wan yuan."""
    return Interval(result.solution.objective_wan, result.solution.bound_wan)


def _likenesses(
    stored: StoredRun, before: RunResult, again: RunResult, then: Interval, now: Interval
) -> Iterator[Likeness]:
    told = stored.manifest
    held = stored_input_hash(stored)
    yield _compared("inputs", told.get("input_hash", ""), held)
    yield _compared("reading", held, input_hash(again.scenario))
    # A plan solved in districts has no model of the whole, and old runs did not keep its hash.
    known = bool(before.model_hash and again.model_hash)
    outcome: Outcome = "same" if before.model_hash == again.model_hash else "changed"
    yield Likeness(
        "model",
        outcome if known else "unknown",
        before.model_hash or None,
        again.model_hash or None,
    )
    yield _compared("options", dict(before.options), dict(again.options))
    slack = tolerance(then.low)
    agree = now.low <= then.high + slack and then.low <= now.high + slack
    yield Likeness("value", "same" if agree else "changed", _ends(then), _ends(now))
    yield _compared("status", before.solution.status, again.solution.status)
    yield _compared("method", before.solution.method, again.solution.method)
    for name, version in versions().items():
        yield _compared(name, told.get(name), version)
    yield _compared("decisions", 0, _apart(before.plan, again.plan))


def _compared(what: str, then: object, now: object) -> Likeness:
    return Likeness(what, "same" if then == now else "changed", then, now)


def _ends(one: Interval) -> tuple[float, float]:
    return one.low, one.high


def _apart(one: Plan, other: Plan) -> int:
    """Decisions of two plans that are in one of them only."""
    pairs: tuple[tuple[object, object], ...] = (
        (set(one.starts.items()), set(other.starts.items())),
        (set(one.leads), set(other.leads)),
        (set(one.specials), set(other.specials)),
        (set(one.builds), set(other.builds)),
    )
    return sum(len(a ^ b) for a, b in pairs)  # type: ignore[operator, misc]
