"""How good a solve was over time: figures of a trajectory, by plain arithmetic.

A value is maximised throughout. What is known at a time is the greatest best value and the least
bound told up to then; between two moments nothing is known to change.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planner.solve import relative_gap

GAPS = (0.05, 0.02, 0.01)
"""Relative gaps to which the time is taken."""

MARKS = (10.0, 60.0, 300.0)
"""Seconds at which the gap is taken."""


@dataclass(frozen=True)
class Moment:
    """What a solver knew at a time; None while there is no plan or no bound."""

    seconds: float
    best: float | None = None
    bound: float | None = None


@dataclass(frozen=True)
class Trajectory:
    """Moments of one solve in the order of time, each with the best that was known by then."""

    moments: tuple[Moment, ...]

    @classmethod
    def of(cls, moments: Iterable[Moment]) -> "Trajectory":
        """Trajectory of moments as a solver told them; those without news are left out."""
        best: float | None = None
        bound: float | None = None
        kept: list[Moment] = []
        for moment in sorted(moments, key=lambda one: one.seconds):
            known = (_most(best, moment.best), _least(bound, moment.bound))
            if known != (best, bound):
                best, bound = known
                kept.append(Moment(moment.seconds, best, bound))
        return cls(tuple(kept))

    def at(self, seconds: float) -> Moment:
        """What was known at a time."""
        known = [moment for moment in self.moments if moment.seconds <= seconds]
        return known[-1] if known else Moment(seconds)

    @property
    def last(self) -> Moment:
        """What was known in the end."""
        return self.moments[-1] if self.moments else Moment(0.0)


@dataclass(frozen=True)
class Measures:
    """The figures of one solve.

    Attributes
    ----------
    seconds_to_gap
        Time to each of `GAPS`; None if it was not reached.
    gap_at
        Relative gap at each of `MARKS`; None if there was no plan or bound yet, or if the mark lies
        beyond the time limit.
    primal_integral_seconds
        See `primal_integral`; None where there was no solve to speak of.
    reference
        Value that the primal integral is taken against; None if no plan is known.
    """

    seconds_to_gap: tuple[float | None, ...]
    gap_at: tuple[float | None, ...]
    primal_integral_seconds: float | None
    reference: float | None


def gap_of(moment: Moment) -> float | None:
    """Relative gap known at a moment; None without a plan or a bound."""
    if moment.best is None or moment.bound is None:
        return None
    return relative_gap(moment.bound, moment.best)


def gap_at(trajectory: Trajectory, seconds: float) -> float | None:
    """Relative gap known at a time; a solve that had ended by then keeps its last gap."""
    return gap_of(trajectory.at(seconds))


def seconds_to_gap(trajectory: Trajectory, gap_share: float) -> float | None:
    """Time at which the relative gap was first at most `gap_share`; None if it never was."""
    for moment in trajectory.moments:
        gap = gap_of(moment)
        if gap is not None and gap <= gap_share:
            return moment.seconds
    return None


def primal_gap(best: float | None, reference: float | None) -> float:
    """Primal gap of a plan against a reference value, from 0 to 1 (Berthold 2013).

    1 without a plan or if the signs differ, 0 if both values are 0, otherwise
    ``|reference - best| / max(|reference|, |best|)``.
    """
    if best is None or reference is None or best * reference < 0:
        return 1.0
    greatest = max(abs(reference), abs(best))
    return abs(reference - best) / greatest if greatest else 0.0


def primal_integral(trajectory: Trajectory, reference: float | None, end_seconds: float) -> float:
    """Integral of the primal gap over the time from 0 to `end_seconds`, in seconds.

    Berthold, T. (2013), Measuring the impact of primal heuristics, Operations Research Letters
    41(6), 611-614: with plans found at ``t_1 < ... < t_n``, ``t_0 = 0`` and ``t_(n+1)`` the end,

        P = sum over i = 1 .. n+1 of gap(best at t_(i-1)) * (t_i - t_(i-1))

    No plan counts as a gap of 1, so a solve that finds nothing scores `end_seconds`, and one that
    has the reference at once scores 0. A solve that ends early keeps its last plan until the end.
    """
    total, since, best = 0.0, 0.0, None
    for moment in trajectory.moments:
        until = min(moment.seconds, end_seconds)
        total += primal_gap(best, reference) * (until - since)
        since, best = until, moment.best
        if moment.seconds >= end_seconds:
            return total
    return total + primal_gap(best, reference) * (end_seconds - since)


def measures_of(
    trajectory: Trajectory, reference: float | None, time_limit_seconds: float
) -> Measures:
    """All figures of one solve."""
    return Measures(
        seconds_to_gap=tuple(seconds_to_gap(trajectory, gap) for gap in GAPS),
        gap_at=tuple(
            gap_at(trajectory, mark) if mark <= time_limit_seconds else None for mark in MARKS
        ),
        primal_integral_seconds=primal_integral(trajectory, reference, time_limit_seconds),
        reference=reference,
    )


def best_known(trajectories: Sequence[Trajectory]) -> float | None:
    """Greatest value that any of several solves of one scenario found."""
    found = [one.last.best for one in trajectories if one.last.best is not None]
    return max(found, default=None)


def _most(known: float | None, told: float | None) -> float | None:
    return known if told is None else told if known is None else max(known, told)


def _least(known: float | None, told: float | None) -> float | None:
    return known if told is None else told if known is None else min(known, told)
