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
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from planner.audit import audit_plan
from planner.economics.concentration import concentration_of
from planner.results import (
    Appraisal,
    Audit,
    Candidate,
    FactorScore,
    FitScore,
    FitTable,
    GatedOut,
    Place,
    Plan,
    Scenario,
    Table,
    Totals,
)
from planner.schema import TABLES, Industry, Settings, TaxKind
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

FIGURES = [name for name in PROJECT if name not in ("odds_share", "build_periods", "ramp_periods")]
"""Columns of `PROJECT` that a candidate has under the same name."""


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


def kinds_of(tax: float) -> dict[TaxKind, float]:
    """Tax by kind with the fractions of `LIBRARY_TEA`."""
    return {"vat": 0.45 * tax, "income": 0.3 * tax, "consumption": 0.1 * tax, "local": 0.15 * tax}


def candidate_of(scenario: Scenario, row: Any, **changes: Any) -> Candidate:
    """Candidate of a row that states all its figures; times by the table of this page."""
    parks = {park.park: park.county for park in scenario.rows("parks")}
    fits = fit_of(scenario).scores
    places = tuple(
        Place(
            site.park,
            parks[site.park],
            fits[parks[site.park], row.industry].share
            if site.fit_share is None and (parks[site.park], row.industry) in fits
            else site.fit_share,
            "C",
            row.odds_share,
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
        **{name: getattr(row, name) for name in FIGURES},
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
        "tax_kinds_wan": kinds_of(row.tax_wan_per_year)
        if row.industry in scenario.library
        else {"local": row.tax_wan_per_year},
        "carrier_wan": 0.0,
        "seasonal_fte_person": 0.0,
        "farm_income_wan_per_year": 0.0,
        "rent_dividend_wan_per_year": 0.0,
        "places": places,
        "uses": uses,
    }
    return Candidate(**{**figures, **changes})


def fit_of(scenario: Scenario) -> FitTable:
    """The rows of the table `fit`; nothing else is known."""
    scores = {
        (row.county, row.industry): FitScore(
            row.county, row.industry, row.fit_share, row.grade or "C", {}, "", (), overridden=True
        )
        for row in scenario.rows("fit")
    }
    return FitTable("default", {}, None, scores, {})


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
        fit=fit_of(scenario),
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
    (enclave,) = audit.enclaves
    whole, tax = enclave.income_wan, enclave.tax_wan
    assert (whole, tax) == pytest.approx((INCOME, FISCAL + 50))
    theirs = (enclave.partner_income_wan, enclave.partner_tax_wan)
    assert theirs == pytest.approx((0.4 * INCOME, 0.4 * (FISCAL + 50)))
    assert audit.totals.income_wan == pytest.approx(INCOME)  # inside: nothing leaves


def test_partner_outside_takes_its_share_of_income_and_tax_but_pays_no_support() -> None:
    own = {"partner_outside": "x", "partner_share": 0.4, "partner_land_share": 0.3}
    park = {**TABLE_ROWS["parks"][0], **own}
    audit = judge(scenario_of({"parks": [park, *TABLE_ROWS["parks"][1:]]}), TEA)
    assert audit.totals.income_wan == pytest.approx(0.6 * INCOME)
    assert audit.totals.fiscal_wan == pytest.approx(0.6 * (FISCAL + 50) - 50)
    host = {line.year: line for line in audit.ledgers if line.county == "a"}
    assert (host[2027].income_wan, host[2027].tax_wan) == pytest.approx((37.5, 15))
    assert (host[2026].support_wan, host[2027].jobs_person) == (50, 25)
    assert {line.county for line in audit.ledgers} == {"a"}
    (enclave,) = audit.enclaves
    assert enclave.outside and enclave.partner == "x"
    assert enclave.partner_income_wan == pytest.approx(0.4 * INCOME)
    assert enclave.partner_tax_wan == pytest.approx(0.4 * (FISCAL + 50))
    assert (enclave.land_mu, enclave.partner_land_mu) == pytest.approx((25, 7.5))
    assert enclave.output_wan_per_year == pytest.approx(500)


def test_nobody_outside_shares_a_stated_loss() -> None:
    park = {**TABLE_ROWS["parks"][0], "partner_outside": "x", "partner_share": 0.4}
    rows = {
        "parks": [park, *TABLE_ROWS["parks"][1:]],
        "projects": [project("tea_a", income_npv_wan=100, fiscal_npv_wan=-80)],
        "sites": TABLE_ROWS["sites"][:1],
    }
    audit = judge(scenario_of(rows), TEA)
    assert audit.passed
    assert audit.totals.income_wan == pytest.approx(60)
    assert audit.totals.fiscal_wan == pytest.approx(-80)  # -80 + 50 of support: no tax to share


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
    # Of 225 VAT the credit 0.06 x 5000 = 300 takes all in the first year and 75 in the second.
    first = 150 * 0.28 + 75 * 0.95
    kept = first / 1.1 + 0.93 * (150 * 0.375 + first) / 1.21
    assert audit.totals.fiscal_wan == pytest.approx(2 * 0.12 * (kept - 250))
    assert audit.ledgers[0].support_wan == pytest.approx(2 * 0.12 * 250)
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
    tax_vat_frac=0.45,
    tax_cit_frac=0.3,
    tax_consumption_frac=0.1,
    tax_local_other_frac=0.15,
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
        "tax_kinds_wan": kinds_of(500),
        "retained_share": None,
        "support_wan": 250,
        "survival_share": 0.93,
        "production_offset": {1: 1, 2: 2, 3: 3},
        "ramp_years": {1: 0, 2: 0, 3: 0},
        "places": (Place("pa", "a", None, "C", 0.12, None, None),),
    }
    return candidate_of(scenario, typical, **{**figures, **changes})


def one_project(*, library: bool = False, **changes: Any) -> Callable[..., Scenario]:
    """Scenario maker: tea_a alone with changed cells, its industry in the library or not."""

    def make(
        rows: Mapping[str, list[dict[str, Any]]] | None = None,
        settings: Mapping[str, dict[str, Any]] | None = None,
    ) -> Scenario:
        alone = {"projects": [project("tea_a", **changes)], "sites": TABLE_ROWS["sites"][:1]}
        shelf = {"tea": LIBRARY_TEA} if library else None
        return scenario_of({**alone, **(rows or {})}, settings, shelf)

    return make


def judge_one(scenario: Scenario, plan: Plan, **figures: Any) -> Audit:
    """Audit with the candidate of the first project, some of its figures replaced."""
    found = candidate_of(scenario, scenario.rows("projects")[0], **figures)
    return judge(scenario, plan, appraisal_of(scenario, found))


LATE_TEA = plan_of("tea_a@pa:3", leads="pa:tea")
"""Produces in 2030, 2031, 2032 at 1/3, 2/3 and all of full output."""

ALIVE = (0.5, 0.4, 0.32)
"""Odds and survival of the three years."""


def landed_taxes(audit: Audit, odds: tuple[float, ...] = ALIVE) -> list[float]:
    """Kept tax of the ledgers 2030 ... 2032 if the project lands and lives."""
    taxes = {line.year: line.tax_wan for line in audit.ledgers if line.tax_wan}
    return [taxes.get(2030 + j, 0.0) / alive for j, alive in enumerate(odds)]


TAX_LEDGERS: list[tuple[str, dict[str, list[dict[str, Any]]], list[float]]] = [
    # Of 200 a year VAT is 90, income taxes 60, consumption tax 20, other local taxes 30; the credit
    # is 0.06 x 1000 = 60. 2030: VAT 30 - 30, income 20, local 10. 2031 is the first year at 25 %:
    # VAT 60 - 30, income 40 x 5/3, local 20. 2032: VAT 90, income 60 x 5/3, local 30.
    ("general", {}, [
        20 * 0.28 + 10 * 0.95,
        30 * 0.375 + 40 * 5 / 3 * 0.28 + 20 * 0.95,
        90 * 0.375 + 100 * 0.28 + 30 * 0.95,
    ]),
    ("own rate without end", {"tax_rates": table("tea 0.2", "industry", "rate_share")}, [
        80 / 3 * 0.28 + 10 * 0.95,
        30 * 0.375 + 160 / 3 * 0.28 + 20 * 0.95,
        90 * 0.375 + 80 * 0.28 + 30 * 0.95,
    ]),
    ("own rate until 2031", {"tax_rates": table("tea 0.1 2031", "industry", "rate_share",
                                                "until_year")}, [
        40 / 3 * 0.28 + 10 * 0.95,
        30 * 0.375 + 80 / 3 * 0.28 + 20 * 0.95,
        90 * 0.375 + 100 * 0.28 + 30 * 0.95,
    ]),
    ("own later rate", {"tax_rates": table("tea 0.3 2030 0", "industry", "rate_share",
                                           "until_year", "later_rate_share")}, [
        40 * 0.28 + 10 * 0.95,
        30 * 0.375 + 20 * 0.95,
        90 * 0.375 + 30 * 0.95,
    ]),
    ("own shares", {"tax_shares": table("vat 0.5 0 0.5\n consumption 0 0 1", "tax", "centre_share",
                                        "province_share", "county_share")}, [
        20 * 0.28 + 20 / 3 + 10 * 0.95,
        30 * 0.5 + 40 * 5 / 3 * 0.28 + 40 / 3 + 20 * 0.95,
        90 * 0.5 + 100 * 0.28 + 20 + 30 * 0.95,
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "taxes"), [row[1:] for row in TAX_LEDGERS],
                         ids=[row[0] for row in TAX_LEDGERS])  # fmt: skip
def test_tax_by_kind_year_by_year(
    rows: dict[str, list[dict[str, Any]]], taxes: list[float]
) -> None:
    make = one_project(library=True, retained_share=None)
    audit = judge(make(rows, {"horizon": {"benefit_years": 3}}), LATE_TEA)
    assert audit.passed
    assert landed_taxes(audit) == pytest.approx(taxes)
    kept = sum(
        a * tax / 1.1 ** (4 + j) for j, (a, tax) in enumerate(zip(ALIVE, taxes, strict=True))
    )
    assert audit.totals.fiscal_wan == pytest.approx(kept - 50 / 1.21)


def test_general_rates_and_credit_are_settings() -> None:
    fiscal = {"vat_credit_share": 0, "cit_preference_rate_share": 0.05, "cit_rate_share": 0.3,
              "cit_preference_until": 2031}  # fmt: skip
    make = one_project(library=True, retained_share=None)
    audit = judge(make({}, {"horizon": {"benefit_years": 3}, "fiscal": fiscal}), LATE_TEA)
    assert landed_taxes(audit) == pytest.approx(
        [
            30 * 0.375 + 20 / 3 * 0.28 + 10 * 0.95,
            60 * 0.375 + 40 / 3 * 0.28 + 20 * 0.95,
            90 * 0.375 + 120 * 0.28 + 30 * 0.95,
        ]
    )


def test_stated_share_of_the_tax_knows_no_credit_and_no_rate() -> None:
    make = one_project(library=True)
    audit = judge(make({}, {"horizon": {"benefit_years": 3}}), LATE_TEA)
    assert landed_taxes(audit) == pytest.approx([100 / 3, 200 / 3, 100])


FRACTIONS = ("tax_vat_frac", "tax_cit_frac", "tax_consumption_frac", "tax_local_other_frac")
PER_MU = {"tax_wan_per_mu": 8, "county_retained_tax_wan_per_mu_default": 2}


def tea_with(*fractions: float | None, **cells: float) -> dict[str, list[dict[str, Any]]]:
    """Industry tea with fractions of tax."""
    taxes = dict(zip(FRACTIONS, fractions, strict=True))
    return {"industries": [{"industry": "tea", "name_zh": "tea", **taxes, **cells}]}


def test_tax_fractions_are_scaled_to_the_whole() -> None:
    scenario = one_project(retained_share=None)(tea_with(0.3, 0, 0, 0.1))
    right: dict[TaxKind, float] = {"vat": 150, "income": 0, "consumption": 0, "local": 50}
    assert judge_one(scenario, TEA, tax_kinds_wan=right).passed
    wrong = {**right, "vat": 60, "local": 20}
    assert keys(judge_one(scenario, TEA, tax_kinds_wan=wrong)) == {"figure_differs"}


@pytest.mark.parametrize("fractions", [(None,) * 4, (0.3, None, 0, 0.1), (0, 0, 0, 0)])
def test_share_of_the_tax_per_mu_where_a_fraction_is_lacking(
    fractions: tuple[float | None, ...],
) -> None:
    """2 of 8 wan per mu are kept: 50 of 200 a year, in the proportion of activity."""
    scenario = one_project(retained_share=None)(tea_with(*fractions, **PER_MU))
    audit = judge_one(scenario, TEA, tax_kinds_wan={}, retained_share=0.25)
    assert audit.passed
    assert audit.totals.fiscal_wan == pytest.approx((FISCAL + 50) / 2 - 50)
    wrong = judge_one(scenario, NOBODY, tax_kinds_wan={}, retained_share=0.3)
    assert [violation.facts["figure"] for violation in wrong.violations] == ["retained_share"]


def test_stated_share_goes_before_fractions_and_shares_per_mu() -> None:
    scenario = one_project(library=True)(tea_with(None, None, None, None, **PER_MU))
    assert judge_one(scenario, TEA, retained_share=0.5, tax_kinds_wan=kinds_of(200)).passed
    wrong = judge_one(scenario, TEA, retained_share=None, tax_kinds_wan=kinds_of(200))
    assert [violation.facts["figure"] for violation in wrong.violations] == ["retained_share"]


CUT = {"capex_wan": 600.0, "output_wan_per_year": 500.0, "jobs_person": 40.0,
       "tax_wan_per_year": 70.0}  # fmt: skip


def test_announced_figures_are_cut() -> None:
    scenario = one_project(basis="announced")()
    audit = judge_one(scenario, TEA, **CUT, tax_kinds_wan={"local": 70})
    assert audit.passed
    assert audit.totals.income_wan == pytest.approx(0.4 * INCOME)
    assert audit.totals.fiscal_wan == pytest.approx(0.35 * (FISCAL + 50) - 50)
    assert max(line.output_wan for line in audit.ledgers) == pytest.approx(0.4 * 500)
    uncut = judge(scenario, TEA)
    assert {violation.facts["figure"] for violation in uncut.violations} == set(CUT)


def test_defaults_of_announced_projects_are_not_cut() -> None:
    """Land 50 x 3 jobs of the library stay; support follows the cut investment."""
    make = one_project(library=True, basis="announced", jobs_person=None, support_wan=None)
    figures = {**CUT, "jobs_person": 150, "support_wan": 30, "tax_kinds_wan": kinds_of(70)}
    assert judge_one(make(), TEA, **figures).passed
    for figure, value in (("jobs_person", 60), ("support_wan", 50)):
        audit = judge_one(make(), NOBODY, **{**figures, figure: value})
        assert [violation.facts["figure"] for violation in audit.violations] == [figure]


@pytest.mark.parametrize(
    ("cap", "odds"), [(0.8, {"pa": 0.14, "pb": 0.07}), (0.1, {"pa": 0.1, "pb": 0.07})]
)
def test_odds_follow_the_fit_of_the_place(cap: float, odds: dict[str, float]) -> None:
    """In talks 0.2, credibility 1/2: times 1.4 where the fit is 0.9, times 0.7 where it is 0.2."""
    rows = {
        "fit": table("a tea 0.9\n b tea 0.6", "county", "industry", "fit_share"),
        "sites": table("tea_a pa -\n tea_a pb 0.2", "project", "park", "fit_share"),
        "markets": table("tea g 800", "industry", "group", "output_max_wan_per_year"),
    }
    changes: dict[str, Any] = {"odds_share": None, "credibility_share": 0.5, "stage": "negotiating"}
    settings = {"fit": {"odds_max_share": cap}, "gates": {"fit_min_share": 0}}
    scenario = one_project(**changes)(rows, settings)
    places = (
        Place("pa", "a", 0.9, "C", odds["pa"], None, None),
        Place("pb", "b", 0.2, "C", odds["pb"], None, None),
    )
    for park, chance in odds.items():
        plan = plan_of(f"tea_a@{park}:1", leads=f"{park}:tea")
        audit = judge_one(scenario, plan, places=places)
        assert audit.passed
        assert use(audit, "land", park)[0] == (pytest.approx(chance * 50), 100)
        assert use(audit, "market:tea", "g")[2] == (pytest.approx(chance * 1000), 800)
        assert audit.totals.income_wan == pytest.approx(2 * chance * INCOME)
        assert audit.totals.fiscal_wan == pytest.approx(2 * chance * FISCAL)
        assert audit.ledgers[0].support_wan == pytest.approx(100 * chance)


@pytest.mark.parametrize(
    ("changes", "odds"),
    [
        ({"odds_share": None}, 0.12),
        ({"odds_share": None, "stage": "signed"}, 0.4),
        ({"odds_share": None, "stage": "signed", "credibility_share": 0.75}, 0.3),
        ({"odds_share": 0.9, "credibility_share": 0.1}, 0.9),
    ],
)
def test_odds_where_the_fit_is_unknown(changes: dict[str, Any], odds: float) -> None:
    scenario = one_project(**changes)()
    place = Place("pa", "a", None, "C", odds, None, None)
    assert judge_one(scenario, TEA, places=(place,)).passed
    wrong = judge_one(scenario, TEA, places=(replace(place, odds_share=odds / 2),))
    assert [violation.facts["figure"] for violation in wrong.violations] == ["odds_share @ pa"]


OTHER_INCOME: dict[str, Any] = {
    "seasonal_jobs_person": 60,
    "seasonal_months": 3,
    "dividend_wan_per_year": 6,
    "farm_purchase_wan_per_year": 100,
    "pay_rise_wan_per_year": 12,
}


def test_income_besides_wages() -> None:
    """Wages 250, 15 seasonal FTE x 6 x 0.5 = 45, farmers 0.4 x 100 = 40, rises in pay 12;
    rent 10, dividend 6.

    Year 1 is half alive and half ramped, year 2 is 0.4 alive and at full output.
    """
    economics = {"economics": {"land_rent_wan_per_mu_per_year": 0.2, "multiplier_factor": 1.5}}
    scenario = one_project(**OTHER_INCOME)({}, economics)
    figures = {
        "seasonal_fte_person": 15,
        "farm_income_wan_per_year": 40,
        "rent_dividend_wan_per_year": 16,
        "pay_rise_wan_per_year": 12,
    }
    audit = judge_one(scenario, TEA, **figures)
    assert audit.passed
    incomes = [line.income_wan for line in audit.ledgers if line.income_wan]
    first, second = 1.5 * (0.25 * 347 + 0.5 * 16), 1.5 * (0.4 * 347 + 0.4 * 16)
    assert incomes == pytest.approx([first, second])
    assert audit.totals.income_wan == pytest.approx(first / 1.1 + second / 1.21)
    assert audit.totals.fiscal_wan == pytest.approx(FISCAL)
    wrong = judge(scenario, NOBODY)
    assert {violation.facts["figure"] for violation in wrong.violations} == set(figures)


@pytest.mark.parametrize(
    ("rate", "instalment"), [(0.2, 60 * 0.2 / (1 - 1 / 1.44)), (0, 30)], ids=["annuity", "free"]
)
def test_carriers_are_paid_at_the_start_and_by_annuity(rate: float, instalment: float) -> None:
    """2 wan for each of 50 mu: 40 at the start, 60 of debt in two instalments, at odds 1/2.

    The purse pays support alone.
    """
    rows = {"budgets": table("a 2 50 -", *BUDGET)}
    fiscal = {"carrier_cost_wan_per_mu": 2, "debt_share": 0.6, "debt_rate_share": rate,
              "debt_years": 2}  # fmt: skip
    scenario = one_project()(rows, {"fiscal": fiscal})
    audit = judge_one(scenario, plan_of("tea_a@pa:2", leads="pa:tea"), carrier_wan=100)
    assert audit.passed
    assert use(audit, "budget", "a")[1] == (50, 50)
    paid = {line.year: line.support_wan for line in audit.ledgers}
    half = instalment / 2
    assert paid == pytest.approx({2027: 70, 2028: half, 2029: half})
    kept = 100 * (0.5 / 3 / 1.1**2 + 0.4 * 2 / 3 / 1.1**3)
    costs = 70 / 1.1 + half / 1.1**2 + half / 1.1**3
    assert audit.totals.fiscal_wan == pytest.approx(kept - costs)


def test_stated_fiscal_value_covers_carriers() -> None:
    fiscal = {"carrier_cost_wan_per_mu": 2, "debt_share": 0.5}
    scenario = one_project(library=True, fiscal_npv_wan=70)({}, {"fiscal": fiscal})
    audit = judge_one(scenario, TEA, carrier_wan=100)
    assert audit.passed
    assert audit.totals.fiscal_wan == 70
    left = sum((line.tax_wan - line.support_wan) / 1.1 ** (line.year - 2026)
               for line in audit.ledgers)  # fmt: skip
    assert left == pytest.approx(70)


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


def test_materials_are_delivered_as_far_as_made_and_used() -> None:
    """Tea makes 8 at odds 0.5; boxes use 100 by 10,000 wan, that is 5 at 0.5 x 1,000 wan.

    From 2027 on 4 are made and 5 used; 1 is made and delivered today.
    """
    rows = {
        "streams": table(
            "leaf m t g 2 1 6", "stream", "name_zh", "unit", "area", "saving_wan", "made_today",
            "used_today",
        ),
        "flows": [
            {"stream": "leaf", "project": "tea_a", "amount": 8},
            {"stream": "leaf", "industry": "box", "amount": -100},
        ],
    }  # fmt: skip
    plan = plan_of("tea_a@pa:1 box_a@pa:1", leads="pa:tea", specials="a:box")
    audit = judge(scenario_of(rows), plan)
    assert audit.passed
    amounts = [(x.made, x.used, x.delivered, x.bought, x.sold) for x in audit.materials]
    assert amounts == [(1, 6, 1, 5, 0), (5, 11, 5, 6, 0), (5, 11, 5, 6, 0)]
    savings = [2, 2 / 1.1, 2 / 1.21 + 2 / 1.331]
    assert [line.saving_wan for line in audit.materials] == pytest.approx(savings)
    assert audit.totals.link_wan == pytest.approx(4 * (savings[1] + savings[2]))


def test_share_of_an_industry_counts_the_stock() -> None:
    """Tea: 500 planned beside 100, boxes 1,400 of stock: 600 of 2,000, at most 0.4 of it."""
    rows = {"stock": table("a tea 100\n a box 1400", "county", "industry", "output_wan_per_year")}
    scenario = scenario_of(rows, {"layout": {"industry_output_share_max": 0.4}})
    # Boxes hold 0.93 of the stock already, which is left as it is.
    assert use(judge(scenario, TEA), "concentration:tea", "a") == [(600, pytest.approx(800))]
    plan = plan_of("tea_a@pa:1 box_a@pa:1", leads="pa:tea", specials="a:box")
    boxes = use(judge(scenario, plan), "concentration:box", "a")
    assert boxes == [(1900, pytest.approx(0.4 * 2500 + 1400 - 0.4 * 1500))]


def test_herfindahl_index_by_hand() -> None:
    """Two teas and a box of 500 each: shares 2/3 and 1/3, so 4/9 + 1/9."""
    scenario = scenario_of()
    plan = plan_of("tea_a@pa:1 tea_b@pb:1 box_a@pa:1", leads="pa:tea pb:tea", specials="a:box")
    found = concentration_of(appraisal_of(scenario), plan)
    assert found is not None
    assert (found.herfindahl, found.industry) == (pytest.approx(5 / 9), "tea")
    assert found.industry_share == pytest.approx(2 / 3)
    assert concentration_of(appraisal_of(scenario), NOBODY) is None


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


def _stream(limits: str, amount: float = -8) -> dict[str, list[dict[str, Any]]]:
    """A material that tea_a makes or uses, with limits of what is sold and bought."""
    columns = ("stream", "name_zh", "unit", "area", "saving_wan", "sold_max", "bought_max")
    flow = {"stream": "leaf", "project": "tea_a", "amount": amount}
    return {"streams": table(f"leaf m t g 2 {limits}", *columns), "flows": [flow]}


def _floor(rows: str) -> dict[str, list[dict[str, Any]]]:
    return {"floors": table(rows, "area", "measure", "period", "amount")}


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
    Wrong("too much bought", "bought", TEA, _stream("- 3.9")),
    Wrong("too much sold", "sold", TEA, _stream("3.9 -", 8)),
    Wrong("one industry alone", "concentration", TEA, {},
          {"layout": {"industry_output_share_max": 0.9}}),
    Wrong("too many pursuits", "pursuits",
          plan_of("tea_a@pa:1 box_a@pa:1", leads="pa:tea", specials="a:box"), {},
          {"landing": {"pursuits_per_period_max": 1}}),
    Wrong("below the floor", "income_floor", TEA,
          {"counties": [{**row, "income_floor_wan": 140 if row["county"] == "a" else None}
                        for row in TABLE_ROWS["counties"]]}, {"fairness": {"mode": "floor"}}),
    Wrong("fewer jobs than the floor", "floor_jobs", TEA, _floor("a jobs - 50.1")),
    Wrong("jobs after their time", "floor_jobs", TEA, _floor("a jobs 1 1")),
    Wrong("jobs elsewhere", "floor_jobs", TEA, _floor("b jobs - 1")),
    Wrong("less output than the floor", "floor_output", TEA, _floor("g output 2 501")),
    Wrong("less income than the floor", "floor_resident_income", TEA,
          _floor("g resident_income - 140")),
    Wrong("less tax than the floor", "floor_fiscal", TEA, _floor("a fiscal - 6")),
    Wrong("new firms are not existing ones", "floor_existing_support", TEA,
          _floor("a existing_support - 1")),
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
    Wrong("jobs at the floor", "", TEA, _floor("a jobs 2 50\n g jobs 3 50\n b jobs - 0")),
    Wrong("output at the floor", "", TEA, _floor("g output - 500")),
    Wrong("worth at the floor", "", TEA, _floor("a resident_income 1 139\n g fiscal - 5.7")),
    Wrong("partner at the floor", "", TEA, {**_floor("b resident_income - 55.7\n b fiscal - 2.3"),
          "parks": [{**TABLE_ROWS["parks"][0], "partner": "b", "partner_share": 0.4},
                    *TABLE_ROWS["parks"][1:]]}),
    Wrong("support of a firm that exists", "", plan_of("tea_a@pa:1"),
          {**_tea_a(kind="upgrade"), **_floor("a existing_support - 50")}),
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


# --- gates ----------------------------------------------------------------------------------------


def _park_pa(**changes: Any) -> dict[str, list[dict[str, Any]]]:
    return {"parks": [{**TABLE_ROWS["parks"][0], **changes}, *TABLE_ROWS["parks"][1:]]}


def _industry(**changes: Any) -> dict[str, list[dict[str, Any]]]:
    return {"industries": [{**TABLE_ROWS["industries"][0], **changes},
                           TABLE_ROWS["industries"][1]]}  # fmt: skip


def _gate(rule: str, value: float, industry: str = "tea") -> dict[str, list[dict[str, Any]]]:
    return {"gates": [{"industry": industry, "rule": rule, "value": value}]}


def _general(**gates: Any) -> dict[str, dict[str, Any]]:
    return {"gates": gates}


def _card(**vetoes: float) -> dict[str, list[dict[str, Any]]]:
    """Half of the tax's marks, 0.6 of the investment's; the fit counts where it is known."""
    criteria = (("tax_wan_per_mu", 0.4, 8), ("capex_wan", 0.4, 1000 / 0.6), ("fit_share", 0.2, 1))
    columns = ("criterion", "weight_share", "full_marks")
    rows: list[dict[str, Any]] = [dict(zip(columns, one, strict=True)) for one in criteria]
    return {"scorecard": [rows[0] | vetoes, *rows[1:]]}


FIT = {"fit": table("a tea 0.4", "county", "industry", "fit_share")}
CHEMICAL = _industry(chem_park_required=True)
BY_THE_RIVER = _park_pa(chem_park=True, river_distance_km=0.9)

GATES: list[tuple[str, dict[str, Any], dict[str, dict[str, Any]]]] = [
    # A project has 20 wan of investment, 20 of output and 4 of tax on each mu.
    ("fit_min_share", FIT, _general(fit_min_share=0.41)),
    ("fit_min_share", {**FIT, **_gate("fit_min_share", 0.5)}, {}),
    ("fit_min_share", {"sites": [{"project": "tea_a", "park": "pa", "fit_share": 0.29}]}, {}),
    ("invest_min_wan_per_mu", {}, _general(invest_min_wan_per_mu=20.1)),
    ("output_min_wan_per_mu", {}, _general(output_min_wan_per_mu=20.1)),
    ("tax_min_wan_per_mu", {}, _general(tax_min_wan_per_mu=4.1)),
    ("tax_min_wan_per_mu", _gate("tax_min_wan_per_mu", 4.1), _general(tax_min_wan_per_mu=3)),
    ("energy_max_tce_per_wan", _industry(standard_coal_tce_per_wan_output=0.5),
     _general(energy_max_tce_per_wan=0.49)),
    ("river_distance_min_km", {**CHEMICAL, **BY_THE_RIVER}, {}),
    ("river_distance_min_km", {**_park_pa(river_distance_km=0.9),
                               **_gate("river_distance_min_km", 0.95)}, {}),
    ("score", _card(), _general(score_min_share=0.56)),
    ("score", {**_card(), **FIT}, _general(score_min_share=0.53)),
    ("veto_tax_wan_per_mu", _card(veto_below=4.1), {}),
    ("veto_tax_wan_per_mu", _card(veto_above=3.9), {}),
    ("chem_park", CHEMICAL, {}),
    ("land_class", {**_industry(land_class="logistics"), **_park_pa(land_class="industrial")}, {}),
]  # fmt: skip


@pytest.mark.parametrize(("gate", "rows", "settings"), GATES)
def test_start_behind_a_closed_gate_is_caught(
    gate: str, rows: dict[str, Any], settings: dict[str, dict[str, Any]]
) -> None:
    audit = judge(one_project()(rows, settings), TEA)
    assert [(v.key, v.facts["gate"]) for v in audit.violations] == [("gate", gate)]
    assert not audit.passed
    assert judge(one_project()(rows, settings), NOBODY).passed
    upgrade = one_project(kind="upgrade")(rows, settings)
    assert judge(upgrade, TEA).passed


OPEN_GATES: list[tuple[str, dict[str, Any], dict[str, dict[str, Any]]]] = [
    ("just reached", FIT, _general(fit_min_share=0.4, invest_min_wan_per_mu=20,
                                   output_min_wan_per_mu=20, tax_min_wan_per_mu=4)),
    ("unknown fit", {}, _general(fit_min_share=0.9)),
    ("switched off for one industry", {**FIT, **_gate("fit_min_share", 0)},
     _general(fit_min_share=0.9)),
    ("of another industry", _gate("tax_min_wan_per_mu", 9, "box"), {}),
    ("no land", {}, _general(invest_min_wan_per_mu=99)),
    ("no land on the scorecard", _card(veto_below=99), _general(score_min_share=0.6)),
    ("score just reached", _card(), _general(score_min_share=0.55)),
    ("score with a fit", {**_card(), **FIT}, _general(score_min_share=0.52)),
    ("energy at its limit", _industry(standard_coal_tce_per_wan_output=0.5),
     _general(energy_max_tce_per_wan=0.5)),
    ("energy without limit", _industry(standard_coal_tce_per_wan_output=0.5), {}),
    ("not chemical", BY_THE_RIVER, {}),
    ("distance unknown", {**CHEMICAL, **_park_pa(chem_park=True)}, {}),
    ("far from the river", {**CHEMICAL, **_park_pa(chem_park=True, river_distance_km=1)}, {}),
    ("chemical anywhere", CHEMICAL, _general(chem_only_in_chem_park=False)),
    ("industrial land", {**_industry(land_class="chem_park"), **_park_pa(land_class="industrial")},
     {}),
    ("any land", _park_pa(land_class="industrial"), {}),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "settings"), [row[1:] for row in OPEN_GATES],
                         ids=[row[0] for row in OPEN_GATES])  # fmt: skip
def test_open_gates(
    rows: dict[str, Any], settings: dict[str, dict[str, Any]], request: Any
) -> None:
    make = one_project(land_mu=0) if "no land" in request.node.name else one_project()
    assert judge(make(rows, settings), TEA).violations == ()


# --- fits -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("figure", "changes"),
    [("share", {"share": 0.5}), ("share", {"share": None}), ("grade", {"grade": "A"}),
     ("overridden", {"overridden": False})],
)  # fmt: skip
def test_fit_that_is_not_its_row_is_caught(figure: str, changes: dict[str, Any]) -> None:
    columns = ("county", "industry", "fit_share", "grade")
    scenario = scenario_of({"fit": table("c box 0.4 B\n a tea 0.6 -", *columns)})
    found = appraisal_of(scenario)
    assert judge(scenario, NOBODY, found).passed
    score = replace(found.fit.scores["c", "box"], **changes)
    wrong = replace(found, fit=replace(found.fit, scores={**found.fit.scores, ("c", "box"): score}))
    audit = judge(scenario, NOBODY, wrong)
    assert [(v.key, v.facts["figure"]) for v in audit.violations] == [("fit_differs", figure)]


def test_forgotten_and_invented_overrides_are_caught() -> None:
    row = {"fit": table("c box 0.4", "county", "industry", "fit_share")}
    with_row, without = scenario_of(row), scenario_of()
    for scenario, found in ((with_row, appraisal_of(without)), (without, appraisal_of(with_row))):
        assert keys(judge(scenario, NOBODY, found)) == {"fit_differs"}


def test_fit_that_its_factors_do_not_combine_to_is_caught() -> None:
    """Base 0.9 and market 0.05, floored at 0.1, of equal weight: sqrt(0.9 x 0.1) = 0.3."""
    weights = {"base": 0.4, "market": 0.4, "cost": 0.2}
    factors = {
        "base": FactorScore(0.9, "B", ""),
        "market": FactorScore(0.05, "B", ""),
        "cost": FactorScore(None, "C", ""),
    }
    scenario = scenario_of()
    for share, wrong in ((0.3, False), (0.31, True), (None, True)):
        score = FitScore("c", "box", share, "C", factors, "market", ("cost",))
        table_ = FitTable("default", weights, None, {("c", "box"): score}, {})
        audit = judge(scenario, NOBODY, replace(appraisal_of(scenario), fit=table_))
        assert ("fit_not_combined" in keys(audit)) == wrong
    thin = {**factors, "base": FactorScore(None, "C", "")}  # 0.4 of 1.0 is known
    score = FitScore("c", "box", None, "C", thin, "market", ("base", "cost"))
    table_ = FitTable("default", weights, None, {("c", "box"): score}, {})
    assert judge(scenario, NOBODY, replace(appraisal_of(scenario), fit=table_)).passed


def test_computed_fit_moves_odds_and_place() -> None:
    """A fit that no row overrides is taken as appraised: planned 0.12 x (0.5 + 0.75)."""
    scenario = one_project(odds_share=None)()
    score = FitScore("a", "tea", 0.75, "B", {}, "", ())
    fits = FitTable("default", {}, None, {("a", "tea"): score}, {})
    place = Place("pa", "a", 0.75, "B", 0.15, None, None)
    row = scenario.rows("projects")[0]
    found = appraisal_of(scenario, candidate_of(scenario, row, places=(place,)))
    assert judge(scenario, TEA, replace(found, fit=fits)).passed
    assert {v.facts["figure"] for v in judge(scenario, TEA, found).violations} == {
        "fit_share @ pa",
        "odds_share @ pa",
    }


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
    *((name, 7.0) for name in FIGURES if name.endswith(("_mu", "_wan", "_year", "_person"))),
    *((name, 0.25) for name in FIGURES if name.endswith("_share")),
    ("retained_share", None),
    ("carrier_wan", 7.0),
    ("seasonal_fte_person", 7.0),
    ("farm_income_wan_per_year", 7.0),
    ("rent_dividend_wan_per_year", 7.0),
    ("pay_rise_wan_per_year", 7.0),
    ("industry", "box"),
    ("kind", "upgrade"),
    ("stage", "signed"),
    ("fixed", "out"),
    ("count_max", 2),
    ("production_offset", {1: 1, 2: 3, 3: 4}),
    ("ramp_years", {1: 1, 2: 2, 3: 1}),
    ("places", (Place("pa", "b", None, "C", 0.5, None, None),)),
    ("places", (Place("pa", "a", None, "C", 0.5, 9.0, None),)),
    ("places", (Place("pa", "a", None, "C", 0.5, None, 9.0),)),
    ("places", (Place("pa", "a", 0.5, "C", 0.5, None, None),)),
    ("places", (Place("pa", "a", None, "C", 0.4, None, None),)),
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
        *((name, 0.25) for name in ("local_hire_share", "retained_share", "survival_share")),
        ("places", (Place("pa", "a", None, "C", 0.25, None, None),)),
        ("tax_kinds_wan", {"vat": 150, "income": 225, "consumption": 50, "local": 75}),
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
        ({"places": (Place("pc", "c", None, "C", 0.5, None, None),)}, "unknown_site"),
        ({"project": "tea_x"}, "unknown_candidate"),
    ],
)
def test_candidate_that_offers_other_choices_is_caught(changes: dict[str, Any], key: str) -> None:
    scenario = scenario_of()
    wrong = candidate_of(scenario, scenario.rows("projects")[0], **changes)
    assert keys(judge(scenario, NOBODY, appraisal_of(scenario, wrong))) == {key}
