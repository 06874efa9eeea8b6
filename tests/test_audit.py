"""The audit against figures worked out by hand, and against plans that are wrong on purpose.

Three counties a, b and c are neighbours of each other; park pa lies in a, pb in b, pc in c. Periods
are 1, 1 and 2 years long, money is discounted at 10 %, benefits count for two years. Every project
has odds 1/2 and the figures of `PROJECT`, so that one start in period 1 runs

    year 1: 1/2 x 1/2 (ramp)           = 0.25 of full output
    year 2: 1/2 x 0.8 (survival) x 1   = 0.40 of full output

with a net wage of 6 - 0.5 x 0.5 x 4 = 5, hence 100 jobs x 0.5 x 5 = 250 wan of resident income and
200 x 0.5 = 100 wan of kept tax a year at full output.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from planner.audit import audit_plan
from planner.results import (
    Appraisal,
    Audit,
    Candidate,
    GatedOut,
    Place,
    Plan,
    Scenario,
    Table,
    Totals,
)
from planner.schema import TABLES, Industry, Settings
from planner.texts import text

OFFSETS = (0, 1, 2, 4, 6, 8, 10)
"""Years before periods 1, 2, 3 and the imagined ones behind."""

INCOME = 250 * (0.25 / 1.1 + 0.4 / 1.21)
FISCAL = 100 * (0.25 / 1.1 + 0.4 / 1.21) - 50

PROJECT: dict[str, Any] = {
    "kind": "new",
    "stage": "planned",
    "land_mu": 50,
    "capex_wan": 1000,
    "output_wan_per_year": 1000,
    "jobs_person": 100,
    "wage_wan_per_year": 6,
    "local_hire_share": 0.5,
    "tax_wan_per_year": 200,
    "retained_share": 0.5,
    "support_wan": 100,
    "build_periods": 1,
    "ramp_periods": 1,
    "odds_share": 0.5,
    "survival_share": 0.8,
}


def project(code: str, **changes: Any) -> dict[str, Any]:
    """Row of `projects`; ``tea_a`` is in industry tea."""
    industry = code.split("_", maxsplit=1)[0]
    return {"project": code, "name_zh": code, "industry": industry, **PROJECT, **changes}


def table(rows: str, *columns: str) -> list[dict[str, Any]]:
    """Rows written as words: one row per line, ``-`` for a blank."""
    return [
        {c: cell for c, cell in zip(columns, line.split(), strict=True) if cell != "-"}
        for line in rows.strip().splitlines()
    ]


TABLE_ROWS: dict[str, list[dict[str, Any]]] = {
    "counties": [
        {"county": c, "name_zh": c, "population_person": heads, "alt_wage_wan_per_year": 4}
        for c, heads in (("a", 10), ("b", 20), ("c", 30))
    ],
    "groups": table("g a\n g b\n g c", "group", "county"),
    "neighbours": table("a b 1\n b c 0.5\n c a 0.25", "county_a", "county_b", "weight_share"),
    "parks": [
        {"park": p, "county": c, "name_zh": p, "land_mu": 100}
        for p, c in (("pa", "a"), ("pb", "b"), ("pc", "c"))
    ],
    "industries": [
        {"industry": i, "name_zh": i, "rivalry_share": rivalry}
        for i, rivalry in (("tea", 1), ("box", None))
    ],
    "projects": [project(c) for c in ("tea_a", "tea_b", "tea_c", "box_a", "box_b")],
    "sites": table("tea_a pa\n tea_b pb\n tea_c pc\n box_a pa\n box_b pb", "project", "park"),
}

SETTINGS: dict[str, dict[str, Any]] = {
    "horizon": {
        "start_year": 2026,
        "period_years": (1, 1, 2),
        "benefit_years": 2,
        "discount_share": 0.1,
    },
    "objective": {"overlap_price_wan": 1000, "link_value_wan": 10},
    "layout": {"specials_min": 0, "leads_per_industry_max": 3},
    "economics": {"returnee_share": 0.5, "opportunity_share": 0.5},
}


def scenario_of(
    rows: Mapping[str, list[dict[str, Any]]] | None = None,
    settings: Mapping[str, dict[str, Any]] | None = None,
    library: Mapping[str, Industry] | None = None,
) -> Scenario:
    """Scenario of this page with some tables and sections replaced."""
    found = {**TABLE_ROWS, **(rows or {})}
    sections = {
        name: {**SETTINGS.get(name, {}), **(settings or {}).get(name, {})}
        for name in {*SETTINGS, *(settings or {})}
    }
    tables = {
        name: Table(
            name, f"{name}.csv", "", tuple(spec.row(**row) for row in found.get(name, [])), ()
        )
        for name, spec in TABLES.items()
    }
    head = {"schema": 1, "title_zh": "试", "price_year": 2024}
    chosen = Settings.model_validate({**head, **sections})
    return Scenario("small", "small", "", chosen, tables, library or {})


def candidate_of(scenario: Scenario, row: Any, **changes: Any) -> Candidate:
    """Candidate of a row that states all its figures; times by the table of this page."""
    parks = {park.park: park.county for park in scenario.rows("parks")}
    places = tuple(
        Place(
            site.park,
            parks[site.park],
            None,
            row.income_npv_wan if site.income_npv_wan is None else site.income_npv_wan,
            row.fiscal_npv_wan if site.fiscal_npv_wan is None else site.fiscal_npv_wan,
        )
        for site in scenario.rows("sites")
        if site.project == row.project
    )
    uses = {
        (place.park, use.resource): use.amount
        for use in scenario.rows("uses")
        for place in places
        if use.project == row.project and use.park in (None, place.park)
    }
    periods = range(row.earliest_period or 1, (row.latest_period or 3) + 1)
    build, ramp = row.build_periods or 0, row.ramp_periods or 0
    figures: dict[str, Any] = {
        **{name: getattr(row, name) for name in PROJECT if not name.endswith("_periods")},
        "project": row.project,
        "name_zh": row.name_zh,
        "name_en": "",
        "industry": row.industry,
        "prospect": False,
        "count_max": 1,
        "production_offset": {t: OFFSETS[t - 1 + build] for t in periods},
        "ramp_years": {
            t: OFFSETS[min(t - 1 + build, 3) + ramp] - OFFSETS[min(t - 1 + build, 3)]
            for t in periods
        },
        "fixed": row.fixed or "",
        "anchor": False,
        "grade": "C",
        "source": "",
        "places": places,
        "uses": uses,
    }
    return Candidate(**{**figures, **changes})


def appraisal_of(
    scenario: Scenario, *more: Candidate, gated: tuple[GatedOut, ...] = ()
) -> Appraisal:
    """Candidates of all project rows, those in `more` in place of their namesakes."""
    candidates = {row.project: candidate_of(scenario, row) for row in scenario.rows("projects")} | {
        candidate.project: candidate for candidate in more
    }
    return Appraisal(
        candidates=candidates,
        income_wan={},
        fiscal_wan={},
        gated=gated,
        rivalry_share={},
        defaults=(),
        missing=(),
        floored=(),
    )


NOTHING = Totals(0, 0, 0, 0, 0, 0, 0)


def plan_of(
    starts: str = "",
    leads: str = "",
    specials: str = "",
    builds: str = "",
    grants: Mapping[tuple[str, str, int], float] | None = None,
) -> Plan:
    """Plan written as words: ``tea_a@pa:1`` starts, ``pa:tea`` leads, ``dam:1`` builds."""

    def pairs(words: str) -> list[list[str]]:
        return [word.rsplit(":", maxsplit=1) for word in words.split()]

    return Plan(
        starts={(*_start(where), int(t)): 1 for where, t in pairs(starts)},
        leads=tuple((park, industry) for park, industry in pairs(leads)),
        specials=tuple((county, industry) for county, industry in pairs(specials)),
        builds=tuple((expansion, int(t)) for expansion, t in pairs(builds)),
        grants=grants or {},
    )


def _start(where: str) -> tuple[str, str]:
    code, park = where.rsplit("@", maxsplit=1)
    return code, park


def judge(scenario: Scenario, plan: Plan, appraisal: Appraisal | None = None) -> Audit:
    """Audit of a plan whose claimed totals are right; every violation can be told."""
    appraisal = appraisal or appraisal_of(scenario)
    totals = audit_plan(scenario, appraisal, plan, NOTHING).totals
    audit = audit_plan(scenario, appraisal, plan, totals)
    for violation in audit.violations:
        for language in ("zh", "en"):
            assert text(f"audit.{violation.key}", language, **violation.facts)
    return audit


def keys(audit: Audit) -> set[str]:
    return {violation.key for violation in audit.violations}


def use(audit: Audit, limit: str, area: str) -> list[tuple[Any, Any]]:
    """Used and available of a limit, period by period."""
    lines = [line for line in audit.limits if (line.limit, line.area) == (limit, area)]
    return [(line.used, line.available) for line in lines]


TEA = plan_of("tea_a@pa:1", leads="pa:tea")
TWO_TEAS = plan_of("tea_a@pa:1 tea_b@pb:1", leads="pa:tea pb:tea")
PAIR = plan_of("tea_a@pa:1 box_b@pb:1", leads="pa:tea pb:box")


# --- values ---------------------------------------------------------------------------------------


def test_one_project_year_by_year() -> None:
    audit = judge(scenario_of(), TEA)
    assert audit.passed
    assert audit.violations == ()
    assert audit.totals.income_wan == pytest.approx(62.5 / 1.1 + 100 / 1.21)
    assert audit.totals.fiscal_wan == pytest.approx(25 / 1.1 + 40 / 1.21 - 50)
    assert audit.totals.objective_wan == pytest.approx(INCOME + FISCAL)
    support, first, second = audit.ledgers
    assert (support.year, support.support_wan, support.income_wan) == (2026, 50, 0)
    assert (first.year, first.income_wan, first.tax_wan) == (2027, 62.5, 25)
    assert (first.jobs_person, first.output_wan) == (25, 250)
    assert (second.year, second.income_wan, second.tax_wan) == (2028, 100, 40)


def test_late_start_is_discounted_beyond_the_horizon() -> None:
    # Period 3 begins in year 2 and lasts two; the imagined period 4 begins in year 4, so production
    # starts there, and its ramp period is as long as the last one: ramp 1/3, then 2/3.
    audit = judge(scenario_of(), plan_of("tea_a@pa:3", leads="pa:tea"))
    assert audit.totals.income_wan == pytest.approx(250 * (0.5 / 3 / 1.1**4 + 0.4 * 2 / 3 / 1.1**5))
    assert audit.passed
    assert [line.year for line in audit.ledgers] == [2028, 2030, 2031]


def test_weights_and_multiplier() -> None:
    settings = {
        "objective": {"income_weight": 2.0, "fiscal_weight": 0.5},
        "economics": {"multiplier_factor": 1.5},
    }
    totals = judge(scenario_of(settings=settings), TEA).totals
    assert totals.income_wan == pytest.approx(1.5 * INCOME)
    assert totals.objective_wan == pytest.approx(3 * INCOME + 0.5 * FISCAL)


def test_wage_below_what_is_given_up_counts_as_zero() -> None:
    rows = {"projects": [project("tea_a", wage_wan_per_year=0.9)], "sites": TABLE_ROWS["sites"][:1]}
    assert judge(scenario_of(rows), TEA).totals.income_wan == 0


def test_stated_values_replace_computed_ones_and_ledgers_follow() -> None:
    rows = {
        "projects": [project("tea_a", income_npv_wan=500, fiscal_npv_wan=70)],
        "sites": [{"project": "tea_a", "park": "pa", "income_npv_wan": 400}],
    }
    audit = judge(scenario_of(rows), plan_of("tea_a@pa:2", leads="pa:tea"))
    assert audit.passed
    assert audit.totals.income_wan == pytest.approx(400 / 1.1)
    assert audit.totals.fiscal_wan == pytest.approx(70 / 1.1)
    worth = dict.fromkeys(("income_wan", "tax_wan", "support_wan"), 0.0)
    for line in audit.ledgers:
        for name in worth:
            worth[name] += getattr(line, name) / 1.1 ** (line.year - 2026)
    assert worth["income_wan"] == pytest.approx(audit.totals.income_wan)
    assert worth["tax_wan"] - worth["support_wan"] == pytest.approx(audit.totals.fiscal_wan)


def test_enclave_shares_income_and_tax_with_its_partner() -> None:
    park = {**TABLE_ROWS["parks"][0], "partner": "b", "partner_share": 0.4}
    audit = judge(scenario_of({"parks": [park, *TABLE_ROWS["parks"][1:]]}), TEA)
    lines = {(line.county, line.year): line for line in audit.ledgers}
    host, partner = lines["a", 2027], lines["b", 2027]
    assert (host.income_wan, partner.income_wan) == pytest.approx((37.5, 25))
    assert (host.tax_wan, partner.tax_wan) == pytest.approx((15, 10))
    assert (host.jobs_person, partner.jobs_person) == (25, 0)
    assert lines["a", 2026].support_wan == 50
    assert ("b", 2026) not in lines


def test_prospects_count_by_number() -> None:
    rows = {"prospects": table("tea pa 3 50", "industry", "park", "count_max", "land_mu")}
    scenario = scenario_of(rows, library={"tea": LIBRARY_TEA})
    plan = replace(plan_of(leads="pa:tea"), starts={("tea@pa", "pa", 1): 2})
    prospect = prospect_of(scenario)
    audit = judge(scenario, plan, appraisal_of(scenario, prospect))
    assert audit.passed
    # Odds of a planned project 0.12; two full years from year 1 on, survival 0.93.
    per_start = 0.12 * (1 / 1.1 + 0.93 / 1.21)
    assert audit.totals.income_wan == pytest.approx(2 * per_start * 150 * 0.8 * 5)
    assert use(audit, "land", "pa") == [(pytest.approx(2 * 0.12 * 50), 100)] * 3


LIBRARY_TEA = Industry(
    industry="tea",
    name_zh="tea",
    invest_wan_per_mu=100,
    output_wan_per_mu=200,
    jobs_per_mu=3,
    mean_wage_wan_per_year=6,
    local_hire_share=0.8,
    tax_wan_per_mu=10,
    county_retained_tax_wan_per_mu_default=4,
    build_years=0.5,
    ramp_years=0,
    power_kwh_per_wan_output=500,
)


def prospect_of(scenario: Scenario, **changes: Any) -> Candidate:
    """Prospect tea@pa with 50 mu, everything else from `LIBRARY_TEA`."""
    typical = scenario.rows("projects")[0].model_copy(update={"project": "tea@pa"})
    figures: dict[str, Any] = {
        "prospect": True,
        "count_max": 3,
        "capex_wan": 5000,
        "output_wan_per_year": 10000,
        "jobs_person": 150,
        "local_hire_share": 0.8,
        "tax_wan_per_year": 500,
        "retained_share": 0.4,
        "support_wan": 250,
        "odds_share": 0.12,
        "survival_share": 0.93,
        "production_offset": {1: 1, 2: 2, 3: 3},
        "ramp_years": {1: 0, 2: 0, 3: 0},
        "places": (Place("pa", "a", None, None, None),),
    }
    return candidate_of(scenario, typical, **{**figures, **changes})


def test_income_per_head_of_the_worst_off_comes_first() -> None:
    scenario = scenario_of(settings={"fairness": {"mode": "maxmin"}})
    plan = plan_of("tea_a@pa:1 tea_b@pb:1 tea_c@pc:1", leads="pa:tea pb:tea pc:tea")
    totals = judge(scenario, plan).totals
    value = 3 * (INCOME + FISCAL) - totals.overlap_wan
    assert totals.objective_wan == pytest.approx(60 * INCOME / 30 + 0.01 * value)


# --- neighbours -----------------------------------------------------------------------------------


def test_overlap_on_a_clique_of_three() -> None:
    plan = plan_of("tea_a@pa:1 tea_b@pb:1 tea_c@pc:1", leads="pa:tea pb:tea", specials="c:tea")
    audit = judge(scenario_of(), plan)
    assert audit.passed
    prices = {(line.county_a, line.county_b): line.price_wan for line in audit.overlaps}
    assert prices == {("a", "b"): 1000, ("b", "c"): 500, ("c", "a"): 250}
    assert audit.totals.overlap_wan == 1750


def test_overlap_with_stock_has_a_price_and_two_stocks_have_none() -> None:
    stock = table("b tea\n c tea", "county", "industry")
    audit = judge(scenario_of({"stock": stock}), TEA)
    prices = {(line.county_a, line.county_b): line.price_wan for line in audit.overlaps}
    assert prices == {("a", "b"): 1000, ("b", "c"): 0, ("c", "a"): 250}


def test_blank_rivalry_is_one_half() -> None:
    plan = plan_of("box_a@pa:1 box_b@pb:1", leads="pa:box pb:box")
    assert judge(scenario_of(), plan).totals.overlap_wan == 500


CHAIN = {"chains": table("tea box 80", "upstream", "downstream", "value_wan")}


@pytest.mark.parametrize(
    ("more", "plan", "worth", "partner"),
    [
        ({}, PAIR, 80, "b"),
        ({}, TEA, 0, ""),
        ({"hubs": table("city box a 0.5\n town box a 0.3", "hub", "industry", "county",
                        "strength_share")}, TEA, 40, "city"),
        ({"hubs": table("city box b 0.5", "hub", "industry", "county", "strength_share")},
         TEA, 0, ""),
        ({"stock": table("c box -\n c tea no", "county", "industry", "present")}, TEA, 80, "c"),
        ({"stock": table("a tea\n b box", "county", "industry")}, PAIR, 0, ""),
        ({"stock": table("a tea", "county", "industry"),
          "hubs": table("city box a 0.25", "hub", "industry", "county", "strength_share")},
         PAIR, 60, "b"),
    ],
    ids=["neighbour", "no partner", "hub", "hub elsewhere", "stock", "stands today", "stronger"],
)  # fmt: skip
def test_links(more: dict[str, Any], plan: Plan, worth: float, partner: str) -> None:
    audit = judge(scenario_of({**CHAIN, **more}), plan)
    assert audit.totals.link_wan == pytest.approx(worth)
    assert [line.partner for line in audit.links] == ([partner] if worth else [])


def test_blank_link_value_is_the_usual_one() -> None:
    rows = {"chains": table("tea box", "upstream", "downstream")}
    assert judge(scenario_of(rows), PAIR).totals.link_wan == 10


@pytest.mark.parametrize(("plan", "worth"), [(TEA, 0), (PAIR, -30)])
def test_bonus_needs_both_projects(plan: Plan, worth: float) -> None:
    columns = ("kind", "project_a", "project_b", "value_wan")
    rows = {"relations": table("bonus tea_a box_b -30", *columns)}
    assert judge(scenario_of(rows), plan).totals.bonus_wan == worth


# --- limits ---------------------------------------------------------------------------------------

BUDGET = ("area", "period", "amount_wan", "carry_over")


def test_purse_with_carry_over_and_grant() -> None:
    """Support is 50 per start. The group buys a dam for 20 and grants b 50 in period 2."""
    rows = {
        "budgets": table("a 1 80 -\n a 2 20 yes\n g 1 40 -\n g 2 30 yes", *BUDGET),
        "expansions": [{"expansion": "dam", "area": "g", "resource": "water", "amount": 1,
                        "cost_wan": 20}],
    }  # fmt: skip
    plan = plan_of(
        "tea_a@pa:1 box_a@pa:2 tea_b@pb:2",
        leads="pa:tea pb:tea",
        specials="a:box",
        builds="dam:1",
        grants={("g", "b", 2): 50.0},
    )
    audit = judge(scenario_of(rows), plan)
    assert audit.passed
    assert use(audit, "budget", "a") == [(50, 80), (50, 50), (0, 0)]
    assert use(audit, "budget", "g") == [(20, 40), (50, 50), (0, 0)]
    assert use(audit, "budget", "b") == [(0, 0), (50, 50), (0, 0)]
    assert use(audit, "budget", "c") == [(0, 0)] * 3
    assert next(line for line in audit.ledgers if line.county == "g").build_wan == 20
    # A start in period 2 produces from year 2 on, in period 3 of two years: ramp 1/3, then 2/3.
    later = 100 * (0.5 / 3 / 1.1**2 + 0.4 * 2 / 3 / 1.1**3) - 50 / 1.1
    assert audit.totals.fiscal_wan == pytest.approx(FISCAL + 2 * later - 20)


def test_money_without_carry_over_lapses() -> None:
    rows = {"budgets": table("a 1 80 -\n a 2 20 -", *BUDGET)}
    audit = judge(scenario_of(rows), plan_of("tea_a@pa:2", leads="pa:tea"))
    assert keys(audit) == {"budget"}
    assert use(audit, "budget", "a")[1] == (50, 20)
    assert audit.worst_violation == pytest.approx(30 / 20)


def test_county_without_any_purse_has_no_money_limit() -> None:
    assert use(judge(scenario_of(), TEA), "budget", "a") == []


POWER: dict[str, list[dict[str, Any]]] = {
    "resources": [{"resource": "power", "name_zh": "电", "unit": "MW", "scope": "county"}],
    "uses": table("tea_a power 10\n tea_b power 6", "project", "resource", "amount"),
    "limits": table("power a - 5\n power a 3 9", "resource", "area", "period", "amount"),
}


def test_flow_is_used_from_production_on_and_stock_from_the_start_on() -> None:
    assert use(judge(scenario_of(POWER), TEA), "power", "a") == [(0, 5), (5, 5), (5, 9)]
    quota = {**POWER, "resources": [{**POWER["resources"][0], "kind": "stock"}]}
    assert use(judge(scenario_of(quota), TEA), "power", "a") == [(5, 5), (5, 5), (5, 9)]


def test_use_in_one_park_goes_before_the_general_one() -> None:
    uses = table("tea_a power 10 -\n tea_a power 4 pa", "project", "resource", "amount", "park")
    scenario = scenario_of({**POWER, "uses": uses})
    row = scenario.rows("projects")[0]
    found = candidate_of(scenario, row, uses={("pa", "power"): 4.0})
    assert use(judge(scenario, TEA, appraisal_of(scenario, found)), "power", "a")[1] == (2, 5)


def test_group_limit_adds_up_its_counties() -> None:
    rows = {
        **POWER,
        "resources": [{**POWER["resources"][0], "scope": "group"}],
        "limits": table("power g 10", "resource", "area", "amount"),
    }
    assert use(judge(scenario_of(rows), TWO_TEAS), "power", "g") == [(0, 10), (8, 10), (8, 10)]


def test_power_of_the_library_in_megawatt() -> None:
    """500 kWh per wan x 10,000 wan a year over 5,000 hours is 1 MW, by odds 0.12."""
    rows = {
        **POWER,
        "uses": [],
        "prospects": table("tea pa 3 50", "industry", "park", "count_max", "land_mu"),
    }
    scenario = scenario_of(rows, library={"tea": LIBRARY_TEA})
    plan = replace(plan_of(leads="pa:tea"), starts={("tea@pa", "pa", 1): 1})
    candidates = [
        candidate_of(scenario, r, uses={(park, "power"): 0.1})
        for r, park in zip(scenario.rows("projects")[:3], ("pa", "pb", "pc"), strict=True)
    ]
    found = appraisal_of(scenario, prospect_of(scenario, uses={("pa", "power"): 1.0}), *candidates)
    audit = judge(scenario, plan, found)
    assert audit.passed
    assert use(audit, "power", "a")[1] == (pytest.approx(0.12), 5)


EXPANSION = {"expansion": "dam", "area": "pa", "resource": "land", "amount": 10, "cost_wan": 33,
             "lead_periods": 1, "earliest_period": 1}  # fmt: skip


def test_expansion_helps_after_its_lead_and_costs_fiscal_value() -> None:
    audit = judge(scenario_of({"expansions": [EXPANSION]}), replace(TEA, builds=(("dam", 2),)))
    assert audit.passed
    assert use(audit, "land", "pa") == [(25, 100), (25, 100), (25, 110)]
    assert audit.totals.fiscal_wan == pytest.approx(FISCAL - 33 / 1.1)
    assert {line.year: line.build_wan for line in audit.ledgers if line.build_wan} == {2027: 33}


def test_market_leaves_room_for_stock() -> None:
    rows = {
        "markets": table("tea g 800", "industry", "group", "output_max_wan_per_year"),
        "stock": table("c tea 300 no", "county", "industry", "output_wan_per_year", "present"),
    }
    market = use(judge(scenario_of(rows), TEA), "market:tea", "g")
    assert market == [(0, 500), (500, 500), (500, 500)]


def test_priced_breaches_are_counted_and_shown() -> None:
    settings = {"layout": {"breach_price_wan": 7, "lead_required": True, "specials_min": 1}}
    plan = plan_of("tea_a@pa:1 box_a@pa:1", leads="pa:tea pa:box", specials="b:box")
    scenario = scenario_of({"stock": table("b box", "county", "industry")}, settings)
    audit = judge(scenario, plan)
    assert audit.passed
    assert {(line.rule, line.area, line.amount) for line in audit.breaches} == {
        ("leads_per_park", "pa", 1),
        ("lead_required", "pb", 1),
        ("lead_required", "pc", 1),
        ("specials_min", "a", 1),
        ("specials_min", "c", 1),
    }
    assert audit.totals.breach_wan == 35


# --- plans that are wrong on purpose --------------------------------------------------------------


@dataclass(frozen=True)
class Wrong:
    """A plan, what is changed in the scenario, and the only rule it breaks."""

    name: str
    key: str
    plan: Plan
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    settings: dict[str, dict[str, Any]] = field(default_factory=dict)


def _parks(land_mu: float) -> dict[str, list[dict[str, Any]]]:
    return {"parks": [{**park, "land_mu": land_mu} for park in TABLE_ROWS["parks"]]}


def _tea_a(**changes: Any) -> dict[str, list[dict[str, Any]]]:
    return {"projects": [project("tea_a", **changes), *TABLE_ROWS["projects"][1:]]}


def _relation(kind: str, lag: int = 0) -> dict[str, list[dict[str, Any]]]:
    return {"relations": [{"kind": kind, "project_a": "tea_a", "project_b": "box_b",
                           "lag_periods": lag}]}  # fmt: skip


def _designation(fixed: str, **place: str) -> dict[str, list[dict[str, Any]]]:
    return {"designations": [{"county": "a", "industry": "tea", "fixed": fixed, **place}]}


NOBODY = plan_of()
SPECIAL = plan_of("tea_a@pa:1", specials="a:tea")
STOCK = {"stock": table("a tea\n b tea\n a box\n b box", "county", "industry")}
PURSES = {"budgets": table("a 1 50 -\n g 1 50 -", *BUDGET)}

WRONG = [
    Wrong("over land", "land", TEA, _parks(24.9)),
    Wrong("over land in full", "land", TEA, _parks(49), {"landing": {"reserve": "full"}}),
    Wrong("over a limit on land", "land", TEA,
          {"limits": table("land pa 2 20", "resource", "area", "period", "amount")}),
    Wrong("over power", "resource", TEA,
          {**POWER, "limits": table("power a 4.9", "resource", "area", "amount")}),
    Wrong("over budget in one period", "budget", plan_of("tea_a@pa:2", leads="pa:tea"),
          {"budgets": table("a 1 90 -\n a 2 49 -\n a 3 90 yes", *BUDGET)}),
    Wrong("county without money", "budget", plan_of("tea_b@pb:1", leads="pb:tea"), PURSES),
    Wrong("too early", "wrong_period", TEA, {**_tea_a(earliest_period=2), **STOCK}),
    Wrong("too late", "wrong_period", plan_of("tea_a@pa:3", leads="pa:tea"),
          {**_tea_a(latest_period=2), **STOCK}),
    Wrong("beyond the horizon", "wrong_period", plan_of("tea_a@pa:4", leads="pa:tea"), STOCK),
    Wrong("wrong park", "wrong_park", plan_of("tea_a@pb:1", leads="pb:tea"), STOCK),
    Wrong("unknown project", "unknown_candidate", plan_of("tea_x@pa:1")),
    Wrong("twice", "too_many", plan_of("tea_a@pa:1 tea_a@pa:2", leads="pa:tea")),
    Wrong("fractional count", "wrong_count", replace(plan_of(leads="pa:tea"),
          starts={("tea_a", "pa", 1): 0.5}), STOCK),  # type: ignore[dict-item]
    Wrong("negative count", "wrong_count", replace(plan_of(), starts={("tea_a", "pa", 1): -1})),
    Wrong("fixed in", "fixed_in", NOBODY, _tea_a(fixed="in")),
    Wrong("fixed out", "fixed_out", TEA, _tea_a(fixed="out")),
    Wrong("no target", "no_target", plan_of("tea_a@pa:1")),
    Wrong("target elsewhere", "no_target", plan_of("tea_a@pa:1 tea_b@pb:1", leads="pb:tea")),
    Wrong("hollow lead", "hollow_lead", plan_of(leads="pa:tea")),
    Wrong("hollow special", "hollow_special", plan_of(specials="a:tea")),
    Wrong("stock too small to count", "hollow_lead", plan_of(leads="pa:tea"),
          {"stock": table("a tea no", "county", "industry", "present")}),
    Wrong("two leads", "leads_per_park", plan_of(leads="pa:tea pa:box"), STOCK),
    Wrong("no lead", "lead_required", plan_of(leads="pa:tea pb:tea"), STOCK,
          {"layout": {"lead_required": True}}),
    Wrong("lead and special", "lead_and_special", plan_of(leads="pa:tea", specials="a:tea"), STOCK),
    Wrong("lead twice", "role_twice", plan_of(leads="pa:tea pa:tea"), STOCK),
    Wrong("unknown industry", "unknown_role", plan_of(leads="pa:coal")),
    Wrong("too many specials", "specials_max", plan_of(specials="a:tea a:box"), STOCK,
          {"layout": {"specials_max": 1}}),
    Wrong("too few specials", "specials_min", plan_of(specials="a:tea b:tea"), STOCK,
          {"layout": {"specials_min": 1}}),
    Wrong("too many parks", "leads_per_industry_max", plan_of(leads="pa:tea pb:tea"), STOCK,
          {"layout": {"leads_per_industry_max": 1}}),
    Wrong("lead makes too little", "lead_output",
          plan_of("tea_a@pa:1 box_a@pa:1", leads="pa:tea", specials="a:box"), {},
          {"layout": {"lead_output_share_min": 0.6}}),
    Wrong("designated target", "designation_in", NOBODY, _designation("in")),
    Wrong("designated lead", "designation_in", SPECIAL, _designation("in", role="lead")),
    Wrong("designated lead of a park", "designation_in", SPECIAL, _designation("in", park="pa")),
    Wrong("designated special", "designation_in", TEA, _designation("in", role="special")),
    Wrong("no target designated", "designation_out", SPECIAL, _designation("out")),
    Wrong("no lead designated", "designation_out", TEA, _designation("out", role="lead")),
    Wrong("no special designated", "designation_out", SPECIAL, _designation("out", role="special")),
    Wrong("requires", "relation_requires", TEA, _relation("requires")),
    Wrong("excludes", "relation_excludes", PAIR, _relation("excludes")),
    Wrong("together", "relation_together", TEA, _relation("together")),
    Wrong("follows nobody", "relation_follows", plan_of("box_b@pb:3", leads="pb:box"),
          _relation("follows")),
    Wrong("follows too early", "relation_follows",
          plan_of("tea_a@pa:1 box_b@pb:2", leads="pa:tea pb:box"), _relation("follows", 2)),
    Wrong("over the market", "market", TEA,
          {"markets": table("tea g 499", "industry", "group", "output_max_wan_per_year")}),
    Wrong("too many pursuits", "pursuits",
          plan_of("tea_a@pa:1 box_a@pa:1", leads="pa:tea", specials="a:box"), {},
          {"landing": {"pursuits_per_period_max": 1}}),
    Wrong("below the floor", "income_floor", TEA,
          {"counties": [{**row, "income_floor_wan": 140 if row["county"] == "a" else None}
                        for row in TABLE_ROWS["counties"]]}, {"fairness": {"mode": "floor"}}),
    Wrong("expansion not ready", "land", replace(TEA, builds=(("dam", 1),)),
          {**_parks(20), "expansions": [EXPANSION]}),
    Wrong("expansion too early", "built_early", replace(TEA, builds=(("dam", 1),)),
          {"expansions": [{**EXPANSION, "earliest_period": 2}]}),
    Wrong("expansion twice", "built_twice", replace(TEA, builds=(("dam", 1), ("dam", 2))),
          {"expansions": [EXPANSION]}),
    Wrong("unknown expansion", "unknown_expansion", replace(TEA, builds=(("dam", 1),))),
    Wrong("expansion without money", "budget", replace(NOBODY, builds=(("dam", 2),)),
          {**PURSES, "expansions": [EXPANSION]}),
    Wrong("grant too large", "budget", replace(NOBODY, grants={("g", "b", 1): 51}), PURSES),
    Wrong("grant by a county", "grant_astray", replace(NOBODY, grants={("a", "b", 1): 1}), PURSES),
    Wrong("grant beyond the horizon", "grant_astray", replace(NOBODY, grants={("g", "b", 4): 1}),
          PURSES),
    Wrong("negative grant", "grant_negative", replace(NOBODY, grants={("g", "b", 2): -1}),
          {"budgets": table("g 1 9 -\n b 2 1 -", *BUDGET)}),
]  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: wrong.name)
def test_wrong_plan_is_caught(wrong: Wrong) -> None:
    audit = judge(scenario_of(wrong.rows, wrong.settings), wrong.plan)
    assert keys(audit) == {wrong.key}
    assert not audit.passed
    assert audit.worst_violation == max(v.excess for v in audit.violations) > 1e-6


RIGHT = [
    Wrong("expected use", "", TEA, _parks(25)),
    Wrong("limit replaces land", "", TEA,
          {**_parks(0), "limits": table("land pa 25", "resource", "area", "amount")}),
    Wrong("upgrade needs no target", "", plan_of("tea_a@pa:1"), _tea_a(kind="upgrade")),
    Wrong("signed is no pursuit", "", plan_of("tea_a@pa:1 box_a@pa:1", leads="pa:tea",
          specials="a:box"), _tea_a(stage="signed"), {"landing": {"pursuits_per_period_max": 1}}),
    Wrong("stock backs a lead", "", plan_of(leads="pa:tea", specials="b:tea"), STOCK),
    Wrong("designated anywhere", "", SPECIAL, _designation("in")),
    Wrong("designated out elsewhere", "", SPECIAL, _designation("out", park="pa")),
    Wrong("follows after its lag", "", plan_of("tea_a@pa:1 box_b@pb:3", leads="pa:tea pb:box"),
          _relation("follows", 2)),
    Wrong("together", "", PAIR, _relation("together")),
    Wrong("requires backwards", "", plan_of("box_b@pb:1", leads="pb:box"), _relation("requires")),
    Wrong("floor ignored", "", TEA,
          {"counties": [{**row, "income_floor_wan": 999} for row in TABLE_ROWS["counties"]]}),
]  # fmt: skip


@pytest.mark.parametrize("right", RIGHT, ids=lambda right: right.name)
def test_right_plan_passes(right: Wrong) -> None:
    audit = judge(scenario_of(right.rows, right.settings), right.plan)
    assert audit.violations == ()
    assert audit.passed


def test_gated_site_is_caught() -> None:
    scenario = scenario_of()
    gated = appraisal_of(scenario, gated=(GatedOut("tea_a", "pa", "fit", "0.1", "0.3"),))
    assert keys(judge(scenario, TEA, gated)) == {"gated_site"}


# --- claims and candidates that are wrong on purpose ----------------------------------------------


@pytest.mark.parametrize("figure", list(Totals.__dataclass_fields__))
@pytest.mark.parametrize("error", [0.01, math.nan, math.inf])
def test_wrong_claim_is_caught(figure: str, error: float) -> None:
    scenario = scenario_of()
    totals = judge(scenario, TEA).totals
    claimed = replace(totals, **{figure: getattr(totals, figure) + error})
    audit = audit_plan(scenario, appraisal_of(scenario), TEA, claimed)
    assert [violation.facts["figure"] for violation in audit.violations] == [figure]
    assert not audit.passed


def test_rounding_of_the_solver_passes() -> None:
    scenario = scenario_of()
    totals = judge(scenario, TEA).totals
    claimed = replace(totals, objective_wan=totals.objective_wan * (1 + 1e-8))
    audit = audit_plan(scenario, appraisal_of(scenario), TEA, claimed)
    assert audit.passed
    assert audit.worst_violation == pytest.approx(1e-8, rel=1e-3)


WRONG_FIGURES: list[tuple[str, Any]] = [
    *((name, 7.0) for name in PROJECT if name.endswith(("_mu", "_wan", "_year", "_person"))),
    *((name, 0.25) for name in PROJECT if name.endswith("_share") and name != "kind"),
    ("industry", "box"),
    ("kind", "upgrade"),
    ("stage", "signed"),
    ("fixed", "out"),
    ("count_max", 2),
    ("production_offset", {1: 1, 2: 3, 3: 4}),
    ("ramp_years", {1: 1, 2: 2, 3: 1}),
    ("places", (Place("pa", "b", None, None, None),)),
    ("places", (Place("pa", "a", None, 9.0, None),)),
    ("uses", {("pa", "power"): 11.0}),
    ("uses", {}),
]


@pytest.mark.parametrize(("figure", "value"), WRONG_FIGURES)
def test_candidate_that_differs_from_its_row_is_caught(figure: str, value: Any) -> None:
    scenario = scenario_of(POWER)
    wrong = candidate_of(scenario, scenario.rows("projects")[0], **{figure: value})
    audit = judge(scenario, NOBODY, appraisal_of(scenario, wrong))
    assert keys(audit) == {"figure_differs"}
    assert all(violation.facts["project"] == "tea_a" for violation in audit.violations)


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        *((name, 7.0) for name in ("capex_wan", "output_wan_per_year", "jobs_person", "land_mu",
                                   "tax_wan_per_year", "support_wan", "wage_wan_per_year")),
        *((name, 0.25) for name in ("local_hire_share", "retained_share", "odds_share",
                                    "survival_share")),
        ("production_offset", {1: 0, 2: 1, 3: 2}),
        ("ramp_years", {1: 1, 2: 1, 3: 1}),
    ],
)  # fmt: skip
def test_wrong_default_is_caught(figure: str, value: Any) -> None:
    rows = {"prospects": table("tea pa 3 50", "industry", "park", "count_max", "land_mu")}
    scenario = scenario_of(rows, library={"tea": LIBRARY_TEA})
    right, wrong = prospect_of(scenario), prospect_of(scenario, **{figure: value})
    assert judge(scenario, NOBODY, appraisal_of(scenario, right)).passed
    audit = judge(scenario, NOBODY, appraisal_of(scenario, wrong))
    assert keys(audit) == {"figure_differs"}


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"production_offset": {1: 1}, "ramp_years": {1: 1}}, "window_differs"),
        ({"places": (Place("pc", "c", None, None, None),)}, "unknown_site"),
        ({"project": "tea_x"}, "unknown_candidate"),
    ],
)
def test_candidate_that_offers_other_choices_is_caught(changes: dict[str, Any], key: str) -> None:
    scenario = scenario_of()
    wrong = candidate_of(scenario, scenario.rows("projects")[0], **changes)
    assert keys(judge(scenario, NOBODY, appraisal_of(scenario, wrong))) == {key}
