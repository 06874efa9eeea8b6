"""Fit: each formula against a case worked by hand or published, and what must hold always."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from planner.economics.fit import assess_fit
from planner.economics.fit.relatedness import densities, location_quotients, proximities
from planner.economics.fit.topsis import closeness
from planner.economics.fit.traits import needs_in
from planner.economics.fit.weights import (
    FACTORS,
    comparison_matrix,
    entropy_weights,
    hierarchy,
    missing_pairs,
)
from planner.results import FactorScore, FitScore, Scenario, Table
from planner.schema import TABLES, Factor, Settings

Rows = Sequence[Mapping[str, Any]]

GLASS = {
    "industry": "glass",
    "name_zh": "玻璃",
    "gbt_code": "C3041",
    "profit_margin": 0.05,
    "freight_t_per_wan_output": 5,
    "jobs_per_mu": 2,
    "min_scale_mu": 100,
    "talent_grade_1_5": 3,
    "power_kwh_per_wan_output": 1000,
    "output_wan_per_mu": 400,
    "mean_wage_wan_per_year": 6,
}

CALM = hypothesis_settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow]
)

CENSUS = Path(__file__).parents[2] / "scenarios" / "qiandongnan" / "data" / "employment.csv"

HEADCOUNT = np.array([[45.0, 45, 10], [40, 20, 40], [5, 25, 70]])
"""Three counties of 100 people in A, C and G; 90, 90 and 120 of 300 in all."""


def scenario(settings: Mapping[str, Any] | None = None, **tables: Rows) -> Scenario:
    """Counties X, Y, Z and the industry glass, with further tables and settings of [fit]."""
    tables = {
        "counties": [{"county": code, "name_zh": code} for code in "XYZ"],
        "industries": [GLASS],
        **tables,
    }
    held = {
        name: Table(
            name,
            name,
            "",
            tuple(TABLES[name].row(**row) for row in rows),
            tuple(range(2, len(rows) + 2)),
        )
        for name, rows in tables.items()
    }
    keys = {"schema": 1, "title_zh": "例", "price_year": 2024, "fit": settings or {}}
    return Scenario("case", "case", "", Settings.model_validate(keys), held, {})


def score(settings: Mapping[str, Any] | None = None, **tables: Rows) -> FitScore:
    return assess_fit(scenario(settings, **tables)).scores["X", "glass"]


def factor(name: Factor, county: str = "X", **tables: Rows) -> FactorScore:
    return assess_fit(scenario(**tables)).scores[county, "glass"].factors[name]


def judged(values: Mapping[str, float], grade: str = "B") -> Rows:
    return [
        {"county": "X", "factor": name, "score_share": value, "grade": grade}
        for name, value in values.items()
    ]


def employment() -> Rows:
    return [
        {"county": county, "section": section, "employed_person": people}
        for county, line in zip("XYZ", HEADCOUNT, strict=True)
        for section, people in zip("ACG", line, strict=True)
    ]


# --- relatedness ----------------------------------------------------------------------------------


def test_relatedness_by_hand() -> None:
    quotients = location_quotients(HEADCOUNT, np.array([0.3, 0.3, 0.4]))
    expected = [[1.5, 1.5, 0.25], [4 / 3, 2 / 3, 1.0], [1 / 6, 5 / 6, 1.75]]
    assert quotients == pytest.approx(np.array(expected))
    # Strong: A in X and Y, C in X, G in Y and Z. A and C share X: 1 of at most 2; A and G share Y.
    proximity = proximities(quotients)
    assert proximity == pytest.approx(np.array([[1, 0.5, 0.5], [0.5, 1, 0], [0.5, 0, 1]]))
    # Around A stand C and G with 0.5 each; around C and around G only A.
    density = densities(quotients, proximity)
    assert density == pytest.approx(np.array([[0.5, 1, 1], [0.5, 1, 1], [0.5, 0, 0]]))


def test_base_by_section() -> None:
    base = factor("base", employment=employment())
    assert base.value == pytest.approx((1.5 / 2.5 + 1) / 2)
    assert (base.grade, base.origin) == ("B", "employment")


def test_base_against_a_stated_reference_and_proximity() -> None:
    reference = [
        {"section": code, "employed_share": share}
        for code, share in zip("ACG", (0.5, 0.25, 0.25), strict=True)
    ]
    # Against this reference X has LQ 0.9, 1.8, 0.4; only A and G stand beside C, and X has neither.
    proximity = [
        {"section_a": "A", "section_b": "C", "proximity_share": 0.4},
        {"section_a": "C", "section_b": "G", "proximity_share": 0.6},
    ]
    tables = {"employment": employment(), "reference_employment": reference}
    base = factor("base", proximity=proximity, **tables)
    assert base.value == pytest.approx((1.8 / 2.8 + 0) / 2)
    # Y has LQ 1.6 in G: density 0.6.
    assert factor("base", "Y", proximity=proximity, **tables).value == pytest.approx(
        (0.8 / 1.8 + 0.6) / 2
    )


def test_one_county_is_no_reference_for_itself() -> None:
    counties = [{"county": "X", "name_zh": "X"}]
    alone = factor("base", counties=counties, employment=employment()[:3])
    assert alone == FactorScore(None, "C", "?employment")


def test_a_county_without_some_section_is_left_out() -> None:
    assert factor("base", employment=employment()[1:]).value is None
    assert factor("base", "Y", employment=employment()[1:]).value is not None


@pytest.mark.filterwarnings("ignore")  # it uses what pandas 3 deprecates
def test_relatedness_agrees_with_ecomplexity() -> None:
    """On the census table of the main case: 16 counties and the sections that employ anyone.

    The package counts a section among its own neighbours, with proximity 1; that part is taken out
    of its density before the comparison.
    """
    package = pytest.importorskip("ecomplexity")
    pandas = pytest.importorskip("pandas")
    frame = pandas.read_csv(CENSUS, dtype={"county": str})
    frame = frame[frame.groupby("section")["employed_person"].transform("sum") > 0].copy()
    wide = frame.pivot(index="county", columns="section", values="employed_person")
    people = wide.to_numpy(dtype=float)
    named = {"time": "year", "loc": "county", "prod": "section", "val": "employed_person"}
    frame["year"] = 2020
    found = package.ecomplexity(frame, named)
    near = package.proximity(frame, named)

    quotients = location_quotients(people, people.sum(axis=0) / people.sum())
    proximity = proximities(quotients)
    theirs = found.pivot(index="county", columns="section", values="rca").to_numpy()
    assert quotients == pytest.approx(theirs)
    theirs = near.pivot(index="section_1", columns="section_2", values="proximity").to_numpy()
    assert proximity == pytest.approx(theirs)
    theirs = found.pivot(index="county", columns="section", values="density").to_numpy()
    others = proximity.sum(axis=0) - 1
    expected = (theirs * (others + 1) - (quotients >= 1)) / others
    assert densities(quotients, proximity) == pytest.approx(expected)


# --- the other factors ----------------------------------------------------------------------------


def stock(*rows: tuple[str, str, float | None]) -> Rows:
    return [{"county": c, "industry": i, "output_wan_per_year": o} for c, i, o in rows]


def test_base_by_stock_and_partners() -> None:
    sand = {"industry": "sand", "name_zh": "石英砂"}
    tables: dict[str, Rows] = {
        "industries": [GLASS, sand],
        "chains": [{"upstream": "sand", "downstream": "glass"}],
        "neighbours": [{"county_a": "Y", "county_b": "Z", "weight_share": 1}],
        "stock": stock(("X", "glass", 500), ("Y", "sand", None)),
    }
    assert factor("base", "X", **tables).value == pytest.approx(0.75 + 0.2)
    assert factor("base", "Y", **tables) == FactorScore(0.6, "C", "stock.Y.sand, chains")
    assert factor("base", "Z", **tables) == FactorScore(0.5, "C", "stock.Y.sand, chains")
    tables["stock"] = stock(("X", "glass", 500), ("Y", "glass", 2000), ("Z", "glass", None))
    found = [factor("base", county, **tables).value for county in "XYZ"]
    assert found == pytest.approx([0.75 + 0.2 / 4, 0.95, 0.75])
    tables["stock"] = [{"county": "X", "industry": "glass", "present": False}]
    assert factor("base", "X", **tables).value is None


@pytest.mark.parametrize(
    ("keys", "value", "origin"),
    [
        ("sand", 0.4, "endowments.X.sand"),
        ("sand;gas", (0.4 * 0.9) ** 0.5, "endowments.X.sand, endowments.X.gas"),
        ("sand|gas", 0.9, "endowments.X.gas"),
        ("sand; coal|gas", 0.6, "endowments.X.sand, endowments.X.gas"),
        ("sand；coal", 0.4, "endowments.X.sand, ?endowments.X.coal"),
        ("coal|oil;clay", None, "?endowments.X.coal|oil, ?endowments.X.clay"),
    ],
)
def test_endowment(keys: str, value: float | None, origin: str) -> None:
    scores = {"sand": 0.4, "gas": 0.9}
    rows = [
        {"county": "X", "endowment": key, "score_share": share, "grade": "B"}
        for key, share in scores.items()
    ]
    found = factor("endowment", industries=[{**GLASS, "endowment_keys": keys}], endowments=rows)
    assert found.value == (None if value is None else pytest.approx(value))
    assert found.origin == origin
    assert found.grade == ("C" if "?" in origin else "B")


def test_endowment_does_not_apply_without_keys() -> None:
    found = score(evidence=judged(dict.fromkeys(FACTORS[1:], 0.5)))
    assert not found.factors["endowment"].applicable
    assert (found.share, found.grade, found.unknown) == (pytest.approx(0.5), "B", ())


def test_needs_as_written() -> None:
    assert needs_in(" clay ; gas|coal_gas;") == (("clay",), ("gas", "coal_gas"))


def test_market_by_hand() -> None:
    # 5 t x 0.47 yuan = 2.35 yuan a km per wan, in a margin of 500 yuan: 100 km cost 0.47 of it.
    distances = [
        {"hub": "near", "county": "X", "km": 100},
        {"hub": "far", "county": "X", "km": 1000, "weight_share": 0.5},
    ]
    access = (1 * (1 - 0.47) + 0.5 * 0) / 1.5
    assert factor("market", distances=distances).value == pytest.approx(access)
    hubs = [{"hub": "near", "industry": "glass", "county": "X", "strength_share": 0.3}]
    lifted = factor("market", distances=distances, hubs=hubs)
    assert lifted.value == pytest.approx(access + (1 - access) * 0.3)
    assert lifted.origin == "distances.X, hubs.X.glass"
    assert factor("market", hubs=hubs) == FactorScore(None, "C", "?distances.X")


def test_labour_by_hand() -> None:
    def of(**known: float) -> FactorScore:
        return factor("labour", counties=[{"county": "X", "name_zh": "X", **known}])

    # 1 % of 60,000 people against 2 x 100 jobs: 600 / 800. Nine years needed, half a year less.
    assert of(labour_person=60_000).value == pytest.approx(0.75)
    assert of(schooling_years=8.5).value == pytest.approx(0.375)
    both = of(labour_person=60_000, schooling_years=8.5)
    assert both.value == pytest.approx((0.75 * 0.375) ** 0.5)
    assert of(schooling_years=8.5).origin == "?counties.X.labour_person, counties.X.schooling_years"
    assert of().value is None


def test_cost_by_hand() -> None:
    prices = [
        {"county": "X", "item": "power", "price": 0.55, "reference_price": 0.5},
        {"county": "X", "item": "wage", "price": 6.75, "reference_price": 7.5},
        {"county": "X", "item": "gas", "price": 9, "reference_price": 3},  # no coefficient
    ]
    # Power: 1,000 kWh x 0.5 yuan = 5 % of output, 10 % dearer.
    # Wages: 2 jobs x the reference wage of 7.5 wan / 400 = 3.75 %, 10 % less.
    found = factor("cost", prices=prices)
    assert found.value == pytest.approx(0.5 - (0.05 * 0.1 - 0.0375 * 0.1) / (2 * 0.05))
    assert found.origin == "prices.X.power, prices.X.wage"
    assert factor("cost", prices=prices[2:]) == FactorScore(None, "C", "?industries.glass")
    assert factor("cost") == FactorScore(None, "C", "?prices.X")


def test_evidence_goes_first_and_the_industry_before_the_county() -> None:
    rows = [
        {"county": "X", "factor": "base", "score_share": 0.3},
        {"county": "X", "factor": "base", "industry": "glass", "score_share": 0.8, "grade": "A"},
        {"county": "X", "factor": "policy", "score_share": 0.6},
    ]
    found = score(evidence=rows, employment=employment()).factors
    assert found["base"] == FactorScore(0.8, "A", "evidence.X.base.glass")
    assert found["policy"] == FactorScore(0.6, "C", "evidence.X.policy")


# --- combination ----------------------------------------------------------------------------------


def test_weighted_geometric_mean() -> None:
    values = dict(zip(FACTORS, (0.5, 0.9, 0.4, 0.8, 0.3, 0.7), strict=True))
    weights = (0.20, 0.25, 0.20, 0.15, 0.10, 0.10)
    expected = np.prod([v**w for v, w in zip(values.values(), weights, strict=True)])
    found = score(evidence=judged(values))
    assert found.share == pytest.approx(expected)
    assert (found.grade, found.weakest, found.unknown) == ("B", "cost", ())


def test_one_failure_cannot_be_bought_off() -> None:
    perfect = dict.fromkeys(FACTORS, 1.0)
    failed = score(evidence=judged({**perfect, "endowment": 0.0}))
    assert failed.share == pytest.approx(0.1**0.2)  # the arithmetic mean would be 0.8
    assert failed.weakest == "endowment"


def test_an_unknown_factor_is_listed_left_out_and_costs_a_grade() -> None:
    found = score(evidence=judged({"base": 0.8, "market": 0.5}))
    assert found.unknown == ("labour", "cost", "policy")
    assert found.share == pytest.approx(0.8 ** (0.25 / 0.45) * 0.5 ** (0.20 / 0.45))
    assert found.grade == "C"
    best = {name: 0.8 for name in FACTORS if name != "cost"}
    assert score(evidence=judged(best, "A")).grade == "B"


def test_a_factor_of_little_weight_does_not_spoil_the_grade() -> None:
    rows = [*judged(dict.fromkeys(FACTORS[:5], 0.8), "A"), *judged({"policy": 0.8}, "C")]
    assert score(evidence=rows).grade == "C"
    light = {"weights": {"policy": 0.05, "cost": 0.15}}
    assert score(light, evidence=rows).grade == "A"


def test_nothing_known_is_unknown() -> None:
    table = assess_fit(scenario())
    found = table.scores["X", "glass"]
    assert (found.share, found.grade, found.weakest) == (None, "C", "")
    assert found.unknown == FACTORS[1:]  # glass states no endowments here
    assert all(not ranks for ranks in table.ranks.values())


def test_an_override_wins() -> None:
    override = {"county": "X", "industry": "glass", "fit_share": 0.33, "note": "survey"}
    evidence = judged(dict.fromkeys(FACTORS, 0.9), "A")
    found = score(evidence=evidence, fit=[{**override, "grade": "B"}])
    assert (found.share, found.grade, found.note) == (0.33, "B", "survey")
    assert found.overridden
    assert found.factors["base"].value == 0.9
    assert score(fit=[override]).grade == "C"
    assert not score(evidence=evidence).overridden


SHARE = st.integers(0, 100).map(lambda percent: percent / 100)


@CALM
@given(st.dictionaries(st.sampled_from(FACTORS), SHARE, min_size=1), st.integers(0, 5), SHARE)
def test_better_evidence_never_lowers_the_fit(
    known: dict[Factor, float], place: int, better: float
) -> None:
    name = sorted(known)[place % len(known)]
    raised = {**known, name: max(better, known[name])}
    before, after = (score(evidence=judged(each)).share for each in (known, raised))
    assert (before is None) == (after is None)
    if before is not None and after is not None:
        assert after >= before - 1e-12


@CALM
@given(SHARE, SHARE, SHARE)
def test_a_richer_endowment_never_lowers_the_fit(sand: float, richer: float, gas: float) -> None:
    def fit_with(share: float) -> float:
        rows = [
            {"county": "X", "endowment": key, "score_share": value}
            for key, value in (("sand", share), ("gas", gas))
        ]
        glass = {**GLASS, "endowment_keys": "sand|coal;gas"}
        others = judged({"base": 0.5, "market": 0.5})
        found = score(industries=[glass], endowments=rows, evidence=others)
        assert found.share is not None
        return found.share

    assert fit_with(max(sand, richer)) >= fit_with(sand) - 1e-12


# --- weights --------------------------------------------------------------------------------------


def test_hierarchy_on_the_drinks_of_saaty() -> None:
    """Coffee, wine, tea, beer, sodas, milk and water drunk in the United States.

    Vector and ratio as published in Saaty, Decision Making with the Analytic Hierarchy Process,
    International Journal of Services Sciences 1 (2008); tea is three times wine, the reciprocal of
    the third in the row of wine.
    """
    upper = [
        [9, 5, 2, 1, 1, 1 / 2],
        [1 / 3, 1 / 9, 1 / 9, 1 / 9, 1 / 9],
        [1 / 3, 1 / 4, 1 / 3, 1 / 9],
        [1 / 2, 1, 1 / 3],
        [2, 1 / 2],
        [1 / 3],
    ]
    found = hierarchy(reciprocal(upper))
    published = [0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327]
    assert found.weights == pytest.approx(published, abs=0.0006)
    assert found.consistency_ratio == pytest.approx(0.022, abs=0.0006)


SCHOOL = [[4, 3, 1, 3, 4], [7, 3, 1 / 5, 1], [1 / 5, 1 / 5, 1 / 6], [1, 1 / 3], [3]]
"""Learning, friends, school life, vocational training, college preparation and music classes:
Saaty, The Analytic Hierarchy Process (1980), choosing a school."""


def test_hierarchy_on_the_school_of_saaty() -> None:
    """Weights to the two digits published; a matrix famous for not being consistent."""
    found = hierarchy(reciprocal(SCHOOL))
    assert found.weights == pytest.approx([0.32, 0.14, 0.03, 0.13, 0.24, 0.14], abs=0.006)
    assert found.consistency_ratio > 0.2
    assert found.worst == (0, 2)  # learning 3 times school life, where all say 9
    assert found.implied == pytest.approx(0.32 / 0.035, rel=0.02)


def test_consistent_comparisons() -> None:
    weights = np.array([0.4, 0.2, 0.2, 0.1, 0.05, 0.05])
    found = hierarchy(np.outer(weights, 1 / weights))
    assert found.weights == pytest.approx(weights)
    assert found.consistency_ratio == pytest.approx(0, abs=1e-9)


def reciprocal(upper: Sequence[Sequence[float]]) -> np.ndarray:
    matrix = np.eye(len(upper) + 1)
    for i, line in enumerate(upper):
        for j, ratio in enumerate(line, start=i + 1):
            matrix[i, j], matrix[j, i] = ratio, 1 / ratio
    return matrix


def compared(weights: Mapping[Factor, float]) -> Rows:
    return [
        {"factor_a": a, "factor_b": b, "ratio": weights[a] / weights[b]}
        for a, b in combinations(FACTORS, 2)
    ]


def test_weights_by_comparison_reach_the_table() -> None:
    weights = dict(zip(FACTORS, (0.3, 0.3, 0.15, 0.1, 0.1, 0.05), strict=True))
    pairs = compared(weights)
    table = assess_fit(scenario({"method": "ahp"}, pairwise=pairs))
    assert table.method == "ahp"
    assert table.weights == pytest.approx(weights)
    assert table.consistency_ratio == pytest.approx(0, abs=1e-9)
    beside = assess_fit(scenario(pairwise=pairs))
    assert beside.consistency_ratio is None
    assert set(beside.ranks) == {"default", "equal", "entropy", "ahp", "topsis"}
    rows = [TABLES["pairwise"].row(**row) for row in pairs]
    assert missing_pairs(rows[1:]) == [("endowment", "base")]
    assert comparison_matrix(rows)[5, 0] == pytest.approx(0.05 / 0.3)


def test_entropy_by_hand() -> None:
    # Shares 1/4, 3/4 of the first column; the second is the same everywhere; in the third, known
    # twice, everything stands in one row.
    values = np.array([[0.2, 0.5, 1.0], [0.6, 0.5, 0.0], [np.nan, 0.5, np.nan]])
    first = 1 + (0.25 * np.log(0.25) + 0.75 * np.log(0.75)) / np.log(2)
    assert first == pytest.approx(0.188722, abs=1e-6)
    expected = [first / (first + 1), 0, 1 / (first + 1)]
    assert entropy_weights(values) == pytest.approx(expected, abs=1e-12)
    assert entropy_weights(np.full((2, 6), np.nan)) == pytest.approx([1 / 6] * 6)


def test_topsis_on_the_aircraft_of_hwang_and_yoon() -> None:
    """Four fighters by speed, range, payload, cost, reliability and manoeuvrability.

    Hwang and Yoon, Multiple Attribute Decision Making, Springer 1981, chapter 3. Cost, the less the
    better, enters with its sign turned, which leaves norm and distances as they are.
    """
    aircraft = np.array(
        [
            [2.0, 1500, 20000, -5.5, 5, 9],
            [2.5, 2700, 18000, -6.5, 3, 5],
            [1.8, 2000, 21000, -4.5, 7, 7],
            [2.2, 1800, 20000, -5.0, 5, 5],
        ]
    )
    found = closeness(aircraft, np.array([0.2, 0.1, 0.1, 0.1, 0.2, 0.3]))
    assert found == pytest.approx([0.643, 0.268, 0.613, 0.312], abs=0.001)


def test_topsis_leaves_out_what_is_unknown() -> None:
    values = np.array([[0.9, 0.9], [0.3, 0.3], [np.nan, 0.9], [np.nan, np.nan]])
    found = closeness(values, np.array([0.5, 0.5]))
    assert found[:3] == pytest.approx([1, 0, 1])
    assert np.isnan(found[3])
    assert closeness(np.ones((2, 2)), np.array([0.5, 0.5])) == pytest.approx([1, 1])


def test_ranks_by_every_method() -> None:
    industries = [{**GLASS, "industry": code} for code in ("a", "b", "c", "d")]
    judgements = {"a": (0.9, 0.1, 0.5), "b": (0.5, 0.5, 0.5), "c": (0.5, 0.5, 0.5)}
    evidence = [
        {"county": "X", "industry": code, "factor": name, "score_share": value}
        for code, values in judgements.items()
        for name, value in zip(("base", "market", "labour"), values, strict=True)
    ]
    override = {"county": "X", "industry": "d", "fit_share": 0.95}
    tables: dict[str, Rows] = {"industries": industries, "evidence": evidence, "fit": [override]}
    table = assess_fit(scenario(**tables))
    # Geometric mean: a = (0.9^25 x 0.1^20 x 0.5^15)^(1/60) = 0.37 by default, below 0.5.
    for method in ("default", "equal"):
        ranks = {code: table.ranks[method]["X", code] for code in "abcd"}
        assert ranks == {"d": 1, "b": 2, "c": 2, "a": 4}
    assert ("X", "d") not in table.ranks["topsis"]  # it has no factors
    assert {table.ranks["topsis"]["X", code] for code in "bc"} <= {1, 2}
    assert not [pair for pair in table.ranks["default"] if pair[0] != "X"]


def test_less_than_half_of_the_weight_known_is_no_fit() -> None:
    # This glass needs no endowment: 0.80 of the weight applies, base and cost carry 0.35.
    assert score(evidence=judged({"base": 0.9, "cost": 0.9})).share is None
    assert score(evidence=judged({"base": 0.9, "market": 0.9})).share == (pytest.approx(0.9))


def test_the_library_stands_in_for_blank_cells() -> None:
    case = scenario(
        industries=[{"industry": "glass", "name_zh": "玻璃"}],
        endowments=[{"county": "X", "endowment": "sand", "score_share": 0.7}],
        employment=employment(),
    )
    library = TABLES["industries"].row(**{**GLASS, "endowment_keys": "sand"})
    filled = replace(case, library={"glass": library})
    found = assess_fit(filled).scores["X", "glass"].factors
    assert found["endowment"].value == 0.7
    assert found["base"].value == pytest.approx(0.8)
    lacking = assess_fit(case).scores["X", "glass"].factors["base"]
    assert lacking.origin == "?industries.glass.gbt_code"
