"""When a project produces: periods, years and ramp (docs/mathematics.md, Time)."""

import math
from collections.abc import Mapping

from planner.schema import HorizonSettings

ROUNDING = 1e-9
"""Keeps 2.0000000001 years, left by arithmetic, from becoming 3."""


def period_length(horizon: HorizonSettings, period: int) -> int:
    """Years of a period, counted from 1; periods beyond the horizon are as long as the last."""
    lengths = horizon.period_years
    return lengths[min(period, len(lengths)) - 1]


def offset(horizon: HorizonSettings, period: int) -> int:
    """Years from the start of the horizon to the start of a period."""
    return sum(period_length(horizon, earlier) for earlier in range(1, period))


def period_of(horizon: HorizonSettings, year: int) -> int:
    """Period that contains a year counted from the start of the horizon; may lie beyond it."""
    period, end = 1, period_length(horizon, 1)
    while end <= year:
        period += 1
        end += period_length(horizon, period)
    return period


def production_offsets(
    horizon: HorizonSettings,
    periods: range,
    build_periods: int | None,
    build_years: float,
    sooner_years: float = 0.0,
) -> Mapping[int, int]:
    """Year of first production by start period, never before the start.

    `build_periods` goes before `build_years`; what `sooner_years` leave of either is rounded up to
    whole years.
    """
    years = {}
    for t in periods:
        begun = offset(horizon, t)
        usual = build_years if build_periods is None else offset(horizon, t + build_periods) - begun
        years[t] = begun + max(0, math.ceil(usual - sooner_years - ROUNDING))
    return years


def ramp_lengths(
    horizon: HorizonSettings,
    production: Mapping[int, int],
    ramp_periods: int | None,
    ramp_years: float,
) -> Mapping[int, int]:
    """Years from first production to full output by start period."""
    if ramp_periods is None:
        return dict.fromkeys(production, math.ceil(ramp_years - ROUNDING))
    lengths = {}
    for start, year in production.items():
        first = period_of(horizon, year)
        lengths[start] = sum(period_length(horizon, first + step) for step in range(ramp_periods))
    return lengths


def ready_periods(horizon: HorizonSettings, production: Mapping[int, int]) -> Mapping[int, int]:
    """Period of first production by start period; the number of periods plus 1 if beyond."""
    beyond = len(horizon.period_years) + 1
    return {t: min(beyond, period_of(horizon, year)) for t, year in production.items()}


def ramp_share(year: int, ramp_years: int) -> float:
    """Part of full output in a year of production, counted from 0."""
    return min(1.0, (year + 1) / (ramp_years + 1))


def discount_factor(horizon: HorizonSettings, year: int) -> float:
    """What one yuan of a year, counted from the first of the horizon, is worth in that first."""
    return float((1.0 + horizon.discount_share) ** -year)


def discounted_activity(
    horizon: HorizonSettings, production_year: int, ramp_years: int, survival_share: float
) -> float:
    """Discounted years of full output of one project that lands, counted over benefit_years.

    Sum over j of survival^j * min(1, (j + 1) / (ramp_years + 1)) / (1 + r)^(production_year + j).
    """
    return sum(
        survival_share**j
        * ramp_share(j, ramp_years)
        * discount_factor(horizon, production_year + j)
        for j in range(horizon.benefit_years)
    )


def discounted_presence(
    horizon: HorizonSettings, production_year: int, survival_share: float
) -> float:
    """Discounted years in which a project that lands lives: as above, without the ramp."""
    return discounted_activity(horizon, production_year, 0, survival_share)
