"""What overbooking asks and finds: plans under caps, and what their use says of the caps."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from statistics import NormalDist

from planner.results import Plan, Totals
from planner.studies.asking import Answer
from planner.studies.overbooking.holdings import Limit, Standing

FILLED = 0.9
"""Part of a cap from which on a plan fills it."""

DECIMALS = 6
"""Of a share that is reported and written."""

NO_STARTS = Plan({}, (), (), (), {})


@dataclass(frozen=True)
class Asked:
    """What is asked.

    Attributes
    ----------
    overrun_share
        Greatest probability that a limit is overrun.
    correlation
        Of the landings of any two projects, for the stress test; 0 for none.
    rounds
        Most plans to try, beside the one where expected use alone counts.
    gap_share, seconds
        Of each solve.
    """

    overrun_share: float
    correlation: float = 0.0
    rounds: int = 8
    gap_share: float = 0.01
    seconds: float = 15.0


@dataclass(frozen=True)
class Round:
    """A plan under caps, and how its limits stand.

    Attributes
    ----------
    shares
        Caps below 1.
    value, bound
        Value found and proved bound under these caps, wan yuan; None without a plan.
    plan, claimed, values
        The plan, its totals as the model sees them, and its columns that are not zero.
    kept
        Whether the plan was found to keep the promise.
    seconds
        Time it took to ask; short where the answer was known.
    """

    shares: Mapping[Limit, float]
    value: float | None
    bound: float
    plan: Plan = NO_STARTS
    claimed: Totals | None = None
    standings: tuple[Standing, ...] = ()
    values: Mapping[str, float] = field(default_factory=dict)
    kept: bool = False
    seconds: float = 0.0


@dataclass(frozen=True)
class Overbooking:
    """What came out.

    Attributes
    ----------
    asked
        What was asked.
    expected
        The plan where only expected use counts.
    full
        Best plan if whole needs are kept; None if it was not answered.
    rounds
        Plans tried under caps, in order.
    tuned
        The most valuable plan that keeps the promise; None if none was found. Its shares are the
        tuned caps, drawn tight.
    caps
        For every limit the cap under which to go on planning, see `caps_for`; empty without such
        a plan.
    stopped
        Whether an answer is missing: stopped, or its task failed.
    """

    asked: Asked
    expected: Round
    full: Answer | None
    rounds: tuple[Round, ...]
    tuned: Round | None
    caps: Mapping[Limit, float]
    stopped: bool


def likely_share(worst: Standing, overrun_share: float) -> float:
    """Share at which a plan of the same make would be overrun as often, were its use normal.

    Scaled by t, expected use is ``t * mean`` and its deviation ``sqrt(t * variance)``; sought is t
    with ``t * mean + z * sqrt(t * variance) = limit``.
    """
    if worst.supply <= 0 or not 0 < overrun_share < 1:
        return 0.0
    mean, variance = worst.risk.expected, worst.variance
    z = NormalDist().inv_cdf(1 - overrun_share)
    root = math.sqrt(z * z * variance + 4 * mean * worst.supply) - z * math.sqrt(variance)
    return (root / (2 * mean)) ** 2 * mean / worst.supply


def drawn_tight(found: Round) -> dict[Limit, float]:
    """The tuned caps, each as low as the plan itself allows where the plan fills it."""
    taken: dict[Limit, float] = {}
    for one in found.standings:
        if one.limit in found.shares and one.supply > 0:
            taken[one.limit] = max(taken.get(one.limit, 0.0), one.expected_share)
    tight = {}
    for limit, share in found.shares.items():
        if share < 1:
            full = taken.get(limit, 0.0) >= FILLED * share
            tight[limit] = min(share, rounded_up(taken[limit])) if full else share
    return tight


def rounded_up(share: float) -> float:
    """A share with `DECIMALS` decimals that is not smaller (up to the rounding of floats)."""
    scale = 10**DECIMALS
    return float(math.ceil(share * scale - 1e-6) / scale)


def caps_for(kept: Round, safe: Mapping[Limit, float], overrun_share: float) -> dict[Limit, float]:
    """Caps under which to go on planning, for every limit: 1 where nothing ties.

    The share up to which a plan of the same make would likely keep the promise, never less than
    the safe share, under which no plan breaks it, nor than the plan takes; where caps were tuned,
    not more than those.
    """
    likely: dict[Limit, float] = {}
    taken: dict[Limit, float] = {}
    for one in kept.standings:
        if one.risk.full > 0:
            share = likely_share(one, overrun_share)
            likely[one.limit] = min(share, likely.get(one.limit, 1.0))
            taken[one.limit] = max(one.expected_share, taken.get(one.limit, 0.0))
    caps = {}
    for limit, least in safe.items():
        most = max(least, likely.get(limit, least), taken.get(limit, 0.0))
        caps[limit] = min(kept.shares.get(limit, 1.0), rounded_up(most))
    return caps
