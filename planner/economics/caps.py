r"""Caps on expected use: how far plans may fill a limit if it must hardly ever be overrun.

With ``landing.reserve = "chance"`` every limit L is kept as ``sum of odds * use <= share * L``. A
share that the tables state (``limits.cap_share``, ``parks.land_cap_share``) was tuned for some
plan; without one it is a share at which no plan whatever can break the promise:

    share = max(p, max over u of (u - ln(1/alpha) * A / L) / h(u)),  h(u) = ln(1 + p (e^u - 1)) / p

with A the greatest use of a candidate there, p the least odds, alpha the promised probability.
Proof: by Chernoff's bound P(use > L) <= exp(sum of ln(1 + p_k (e^(s a_k) - 1)) - s L) for every
s > 0. Each term is convex in a_k and 0 at a_k = 0, and concave in p_k and 0 at p_k = 0, hence at
most p_k a_k h(u) / A with u = s A. So sum of p_k a_k <= share * L makes the bound at most alpha.
At share = p even the full uses fit.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping

from planner.results import Appraisal, Scenario
from planner.schema import LAND

GRID = tuple(2.0 ** (step / 8) for step in range(-64, 49))
"""Values of u that are tried: any of them is safe, these come near the best."""

Key = tuple[str, str, int]
"""Resource (or land), area, period."""


def cap_shares(scenario: Scenario, appraisal: Appraisal) -> dict[Key, float]:
    """Share of every limit that expected use may take; empty unless chance is kept."""
    landing = scenario.settings.landing
    if landing.reserve != "chance":
        return {}
    return safe_shares(scenario, appraisal, landing.overrun_share_max) | _stated(scenario)


def safe_shares(scenario: Scenario, appraisal: Appraisal, alpha: float) -> dict[Key, float]:
    """Share of every limit at which no plan overruns it more probably than `alpha`."""
    needs = _needs(scenario, appraisal)
    built: dict[tuple[str, str], float] = {}
    for row in scenario.rows("expansions"):
        here = (row.resource, row.area)
        built[here] = min(row.amount, built.get(here, math.inf))
    return {
        # Where nothing is given, nothing can start before something is built.
        key: safe_share(amount or built.get(key[:2], 0.0), needs.get(key[:2], ()), alpha)
        for key, amount in _supplies(scenario).items()
    }


def safe_share(supply: float, needs: Iterable[tuple[float, float]], alpha: float) -> float:
    """Share at which no plan can break the promise; `needs` are pairs of use and odds."""
    found = [(amount, odds) for amount, odds in needs if amount > 0 and odds > 0]
    if not found:
        return 1.0
    largest, least = max(amount for amount, _ in found), min(odds for _, odds in found)
    if least >= 1 or alpha >= 1:
        return 1.0
    best = least
    if supply > 0 and alpha > 0:
        price = -math.log(alpha) * largest / supply
        # ln(1 + p (e^u - 1)), written so that e^u does not overflow
        best = max(
            best,
            *(
                (u - price) * least / (u + math.log(least + (1 - least) * math.exp(-u)))
                for u in GRID
            ),
        )
    return min(best, 1.0)


def _supplies(scenario: Scenario) -> dict[Key, float]:
    """Every limit by resource, area and period; a row for one period goes before a blank one."""
    periods = range(1, len(scenario.settings.horizon.period_years) + 1)
    found = {
        (LAND, row.park, period): row.land_mu
        for row in scenario.rows("parks")
        for period in periods
    }
    for row in sorted(scenario.rows("limits"), key=lambda row: row.period is not None):
        for period in periods if row.period is None else (row.period,):
            found[row.resource, row.area, period] = row.amount
    return found


def _stated(scenario: Scenario) -> dict[Key, float]:
    """Shares that the tables state."""
    periods = range(1, len(scenario.settings.horizon.period_years) + 1)
    found: dict[Key, float | None] = {
        (LAND, row.park, period): row.land_cap_share
        for row in scenario.rows("parks")
        for period in periods
    }
    for row in sorted(scenario.rows("limits"), key=lambda row: row.period is not None):
        for period in periods if row.period is None else (row.period,):
            key = (row.resource, row.area, period)
            found[key] = row.cap_share if row.cap_share is not None else found.get(key)
    return {key: share for key, share in found.items() if share is not None}


def _needs(
    scenario: Scenario, appraisal: Appraisal
) -> Mapping[tuple[str, str], list[tuple[float, float]]]:
    """Use and odds of every candidate at every site, by resource and area."""
    areas: dict[str, list[str]] = {
        row.park: [row.park, row.county] for row in scenario.rows("parks")
    }
    home: dict[str, list[str]] = defaultdict(list)
    for row in scenario.rows("groups"):
        home[row.county].append(row.group)
    for row in scenario.rows("parks"):
        areas[row.park] += home[row.county]
    certain = {row.resource for row in scenario.rows("resources") if row.kind == "effort"}
    needs: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for candidate in appraisal.candidates.values():
        odds = {place.park: place.odds_share for place in candidate.places}
        for park, chance in odds.items():
            needs[LAND, park].append((candidate.land_mu, chance))
        for (park, resource), amount in candidate.uses.items():
            if park in odds:
                for area in areas[park]:
                    chance = 1.0 if resource in certain else odds[park]
                    needs[resource, area].append((amount, chance))
    return needs
