r"""The fit of every industry in every county, with its grade, and its rank by every method.

    fit = prod over the known factors of max(floor, value_f) ^ (w_f / sum of the known w)

A geometric mean with a floor: one failure cannot be bought off by the other factors.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from planner.economics.fit.base import Bases, base, bases_of
from planner.economics.fit.factors import (
    WORSE,
    Places,
    cost,
    endowment,
    labour,
    market,
    places_of,
    unknown,
    worst,
)
from planner.economics.fit.topsis import closeness
from planner.economics.fit.traits import Traits, traits_of
from planner.economics.fit.weights import (
    FACTORS,
    Array,
    comparison_matrix,
    entropy_weights,
    equal_weights,
    hierarchy,
    named,
    set_weights,
)
from planner.results import FactorScore, FitScore, FitTable, Scenario
from planner.schema import Evidence, Factor, Fit, Grade

Pair = tuple[str, str]
"""County and industry."""

LEAST_KNOWN = 0.5
"""Part of the applicable weight that must be known for a fit to be told (expert prior)."""

MINOR_WEIGHT = 0.05
"""A factor weighted no more than this does not spoil the grade."""


def assess_fit(scenario: Scenario) -> FitTable:
    """Fit of all counties and industries of a scenario.

    A row of the table `fit` replaces a computed fit, in the ranks as well; TOPSIS keeps to the
    factors. A pair of which nothing is known has no share and no rank.

    Returns
    -------
    FitTable
        Scores by (county, industry) with the weights of ``[fit] method``, and the ranks by all
        methods; `ahp` is among them only if factors are compared in the table `pairwise`.
    """
    factors = _all_factors(scenario)
    overrides = {(row.county, row.industry): row for row in scenario.rows("fit")}
    values = np.array([[_number(scores[f]) for f in FACTORS] for scores in factors.values()])
    applies = np.array([[scores[f].applicable for f in FACTORS] for scores in factors.values()])
    weights, consistency = _all_weights(scenario, values)
    method = scenario.settings.fit.method
    pairs = list(factors)
    shares = {
        name: _with_overrides(pairs, _combined(values, applies, each, scenario), overrides)
        for name, each in weights.items()
    }
    ranks = {name: ranked(found) for name, found in shares.items()}
    second = dict(zip(pairs, closeness(values, weights[method]), strict=True))
    return FitTable(
        method=method,
        weights=named(weights[method]),
        consistency_ratio=consistency if method == "ahp" else None,
        scores={
            pair: _score(pair, scores, shares[method], weights[method], overrides.get(pair))
            for pair, scores in factors.items()
        },
        ranks={**ranks, "topsis": ranked(second)},
    )


def _all_factors(scenario: Scenario) -> Mapping[Pair, Mapping[Factor, FactorScore]]:
    """The six factors of every pair, by evidence or else computed."""
    traits = traits_of(scenario)
    places = places_of(scenario)
    bases = bases_of(scenario)
    evidence = {
        (row.county, row.factor, row.industry or ""): row for row in scenario.rows("evidence")
    }
    return {
        (county, industry): {
            factor: _by_evidence(evidence, county, factor, industry)
            or _computed(factor, places, bases, county, traits[industry])
            for factor in FACTORS
        }
        for county in places.counties
        for industry in traits
    }


def _by_evidence(
    evidence: Mapping[tuple[str, str, str], Evidence], county: str, factor: Factor, industry: str
) -> FactorScore | None:
    """Evidence on the industry, else on the county as a whole."""
    row = evidence.get((county, factor, industry)) or evidence.get((county, factor, ""))
    if row is None:
        return None
    origin = f"evidence.{county}.{factor}" + (f".{row.industry}" if row.industry else "")
    return FactorScore(row.score_share, row.grade or "C", origin)


def _computed(
    factor: Factor, places: Places, bases: Bases, county: str, traits: Traits
) -> FactorScore:
    match factor:
        case "endowment":
            return endowment(places, county, traits)
        case "base":
            return base(bases, county, traits)
        case "market":
            return market(places, county, traits)
        case "labour":
            return labour(places, county, traits)
        case "cost":
            return cost(places, county, traits)
        case "policy":
            return unknown(f"evidence.{county}.policy")


def _all_weights(scenario: Scenario, values: Array) -> tuple[dict[str, Array], float | None]:
    """Weights by method, and the consistency ratio of the comparisons if there are any."""
    weights = {
        "default": set_weights(scenario.settings.fit.weights),
        "equal": equal_weights(),
        "entropy": entropy_weights(values),
    }
    rows = scenario.rows("pairwise")
    if not rows:
        return weights, None
    compared = hierarchy(comparison_matrix(rows))
    weights["ahp"] = compared.weights
    return weights, compared.consistency_ratio


def _number(score: FactorScore) -> float:
    return np.nan if score.value is None else score.value


def _combined(values: Array, applies: Array, weights: Array, scenario: Scenario) -> Array:
    """Weighted geometric mean of the known factors.

    Not a number where the known factors carry less than `LEAST_KNOWN` of the weight that applies:
    one good factor is no fit.
    """
    known = ~np.isnan(values)
    floored = np.maximum(np.where(known, values, 1.0), scenario.settings.fit.floor_share)
    total = (known * weights).sum(axis=1)
    logs = (np.log(floored) * known * weights).sum(axis=1)
    asked = (applies * weights).sum(axis=1)
    enough = (total > 0) & (total >= LEAST_KNOWN * asked - 1e-9)
    mean = np.divide(logs, total, out=np.full_like(total, np.nan), where=enough)
    shares: Array = np.exp(mean)
    return shares


def _with_overrides(
    pairs: Sequence[Pair], shares: Array, overrides: Mapping[Pair, Fit]
) -> dict[Pair, float]:
    computed = dict(zip(pairs, map(float, shares), strict=True))
    stated = {pair: row.fit_share for pair, row in overrides.items() if pair in computed}
    return {**computed, **stated}


def ranked(shares: Mapping[Pair, float]) -> dict[Pair, int]:
    """Rank of each industry in its county, 1 the best; ties share the better rank.

    What is not a number has no rank. Shares that differ by less than a billionth are tied.
    """
    by_county: dict[str, list[float]] = {}
    for (county, _), share in shares.items():
        if not np.isnan(share):
            by_county.setdefault(county, []).append(round(share, 9))
    first: dict[str, dict[float, int]] = {}
    for county, found in by_county.items():
        places: dict[float, int] = {}
        for place, share in enumerate(sorted(found, reverse=True), start=1):
            places.setdefault(share, place)
        first[county] = places
    return {
        (county, industry): first[county][round(share, 9)]
        for (county, industry), share in shares.items()
        if not np.isnan(share)
    }


def _score(
    pair: Pair,
    factors: Mapping[Factor, FactorScore],
    shares: Mapping[Pair, float],
    weights: Array,
    override: Fit | None,
) -> FitScore:
    weight = named(weights)
    known = {factor: score for factor, score in factors.items() if score.value is not None}
    lacking = tuple(
        factor for factor, score in factors.items() if score.value is None and score.applicable
    )
    share = shares[pair]
    return FitScore(
        county=pair[0],
        industry=pair[1],
        share=None if np.isnan(share) else share,
        grade=(override.grade or "C") if override else _grade(known, lacking, weight),
        factors=factors,
        weakest=min(known, key=lambda factor: known[factor].value or 0.0, default=""),
        unknown=lacking,
        overridden=override is not None,
        note=(override.note or "") if override else "",
    )


def _grade(
    known: Mapping[Factor, FactorScore], lacking: Sequence[Factor], weight: Mapping[Factor, float]
) -> Grade:
    """Worst grade of the factors that matter, one worse if a factor of any weight is unknown."""
    major = [score.grade for factor, score in known.items() if weight[factor] > MINOR_WEIGHT]
    grade = worst(major or [score.grade for score in known.values()])
    return WORSE[grade] if any(weight[factor] > 0 for factor in lacking) else grade
