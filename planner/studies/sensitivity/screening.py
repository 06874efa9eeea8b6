"""The studies of a box of inputs: which of them matter (Morris), how much of the spread (Sobol).

A screening by the linear relaxation costs one linear program a point instead of a whole solve. It
is labelled as such, and its strongest inputs are moved alone from end to end by whole solves beside
the relaxation, so that both can be seen (docs/sampling.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from planner.studies.asking import Asking, Interval
from planner.studies.sensitivity import morris, sobol
from planner.studies.sensitivity.inputs import Input
from planner.studies.sensitivity.morris import Effects
from planner.studies.sensitivity.sampled import (
    Ground,
    Sample,
    Target,
    Way,
    sample_points,
    sample_settings,
)
from planner.studies.sensitivity.sobol import Shares
from planner.studies.sensitivity.spans import Amounts


@dataclass(frozen=True)
class Confirmed:
    """An input moved alone from the low end of its range to the high end, the others as they stand.

    Attributes
    ----------
    exact, relaxed
        Samples at the low and the high end, by whole solves and by the relaxation.
    """

    input: Input
    exact: tuple[Sample, Sample]
    relaxed: tuple[Sample, Sample]

    @property
    def effect(self) -> Interval | None:
        """What the best plan is worth more at the high end, wan yuan; None if not known."""
        return _effect(self.exact)

    @property
    def relaxed_effect(self) -> Interval | None:
        """The same of the relaxation."""
        return _effect(self.relaxed)


@dataclass(frozen=True)
class Screening:
    """Outcome of a study of a box.

    Attributes
    ----------
    factors
        Inputs with their ranges.
    points
        The design in the unit box, and the answer at each of its points in `samples`.
    effects
        By input, of a Morris screening.
    shares
        Of a study by Sobol indices.
    relaxed
        Whether the points were answered by the linear relaxation.
    confirmed
        The strongest inputs by whole solves, strongest first.
    kept_targets
        Targets of the plan of the run; how many samples have others is `moved`.
    """

    factors: tuple[Input, ...]
    points: Amounts
    samples: tuple[Sample, ...]
    seed: int
    relaxed: bool
    kept_targets: frozenset[Target]
    effects: tuple[Effects, ...] = ()
    shares: Shares | None = None
    confirmed: tuple[Confirmed, ...] = ()

    @property
    def planned(self) -> int:
        """Samples with a plan."""
        return sum(one.targets is not None for one in self.samples)

    @property
    def moved(self) -> int:
        """Samples with a plan of which the targets are not those of the run."""
        return sum(
            one.targets is not None and one.targets != self.kept_targets for one in self.samples
        )


def screen_by_morris(
    asking: Asking,
    ground: Ground,
    factors: tuple[Input, ...],
    kept_targets: frozenset[Target],
    count: int,
    seed: int,
    way: Way,
) -> Screening:
    """Effects of all inputs over `count` trajectories."""
    points = morris.trajectories(len(factors), count, seed)
    samples = sample_points(asking, ground, factors, points, way)
    targets = [one.targets for one in samples]
    effects = morris.effects_of(points, *ends_of(samples), targets, seed)
    return Screening(factors, points, samples, seed, way.relaxed, kept_targets, effects)


def share_by_sobol(
    asking: Asking,
    ground: Ground,
    factors: tuple[Input, ...],
    kept_targets: frozenset[Target],
    count: int,
    seed: int,
    way: Way,
    pairs: bool = False,
) -> Screening:
    """Indices of all inputs over `count` groups of samples."""
    points = sobol.design(len(factors), count, seed, pairs)
    samples = sample_points(asking, ground, factors, points, way)
    shares = sobol.shares_of(len(factors), *ends_of(samples), seed, pairs)
    return Screening(factors, points, samples, seed, way.relaxed, kept_targets, shares=shares)


def ends_of(samples: Sequence[Sample]) -> tuple[Amounts, Amounts]:
    """Ends of the values; not a number where nothing is known."""
    return np.array([one.low for one in samples]), np.array([one.high for one in samples])


def confirm(asking: Asking, ground: Ground, found: Screening, most: int, way: Way) -> Screening:
    """Move the strongest inputs alone by whole solves, and by the relaxation beside them."""
    chosen = [found.factors[number] for number in order_of(found)[:most]]
    wanted = [(one.moved(end),) for one in chosen for end in (one.range.low, one.range.high)]
    exact = sample_settings(asking, ground, wanted, replace(way, relaxed=False))
    loose = sample_settings(asking, ground, wanted, replace(way, relaxed=True))
    exact = tuple(map(_bounded, exact, loose))
    confirmed = tuple(
        Confirmed(one, (exact[2 * n], exact[2 * n + 1]), (loose[2 * n], loose[2 * n + 1]))
        for n, one in enumerate(chosen)
    )
    return replace(found, confirmed=confirmed)


def _bounded(exact: Sample, loose: Sample) -> Sample:
    """A whole solve whose bound is the relaxation's where that is lower."""
    if not (exact.known and loose.known):
        return exact
    return replace(exact, high=max(exact.low, min(exact.high, loose.high)))


def order_of(found: Screening) -> list[int]:
    """Numbers of the inputs, strongest first."""
    if found.shares is not None:
        totals = [one.total.value for one in found.shares.indices] or [0.0] * len(found.factors)
        return sorted(range(len(found.factors)), key=lambda n: -totals[n])
    strengths = [
        -1.0 if one.strength is None else one.strength.low + one.strength.high
        for one in found.effects
    ]
    return sorted(range(len(found.factors)), key=lambda n: -strengths[n])


def _effect(ends: tuple[Sample, Sample]) -> Interval | None:
    low, high = ends
    if not (low.known and high.known):
        return None
    return Interval(high.low - low.high, high.high - low.low)
