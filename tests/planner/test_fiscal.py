"""Taxes and fiscal value against ledgers written out by hand, in wan yuan."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from planner.economics import appraise
from planner.economics.fiscal import annuity, land_money, payback_years, payments, tax_ledger
from planner.economics.taxes import SPLITS, TaxRules
from planner.results import Candidate, Scenario, YearLine
from planner.scenario import read_scenario
from planner.schema import FiscalSettings, Park

Build = Callable[..., Scenario]

SCENARIOS = Path(__file__).parent.parent.parent / "scenarios"
HORIZON = {"start_year": 2026, "period_years": [1, 1], "benefit_years": 6, "discount_share": 0.1}


def of_library(
    scenario: Build,
    industry: str,
    settings: Mapping[str, Any] | None = None,
    tables: Mapping[str, list[dict[str, Any]]] | None = None,
    **columns: Any,
) -> tuple[Scenario, Candidate, float]:
    """Project of 10 mu of an industry as the packaged library knows it; fiscal value of period 1.

    Signed, so that its odds are 0.4; it lives with certainty unless a column says otherwise.
    """
    row = {"project": "k", "name_zh": "项", "industry": industry, "land_mu": 10}
    row |= {"stage": "signed", "survival_share": 1.0} | columns
    made = scenario(
        {"horizon": HORIZON} | dict(settings or {}),
        industries=[{"industry": industry, "name_zh": "业"}],
        projects=[row],
        **(tables or {}),
    )
    found = appraise(made)
    assert not found.missing
    return made, found.candidates["k"], found.fiscal_wan["k", "s", 1]


def ledger_of(made: Scenario, one: Candidate, period: int = 1) -> tuple[YearLine, ...]:
    return tax_ledger(one, one.places[0], period, made)


# Calendar year, ramp, credit used, VAT paid, income taxes, consumption tax, other local, kept.
# Kept: 0.375 of VAT, 0.28 of income taxes, 0.95 of the others. Income taxes x 25/15 from 2031 on,
# but not for liquor, whose fraction of income taxes holds at 25 % all along.
LEDGERS: Mapping[str, Sequence[tuple[float, ...]]] = {
    # 543.4 of tax: 18.3, 14.5, 57.4, 9.8 %; credit 6 % of 2,600; production after 1.5 years
    "liquor": (
        (2028, 0.2, 19.8884, 0.0, 15.7586, 62.3823, 10.6506, 14.5305),
        (2029, 0.4, 39.7769, 0.0, 31.5172, 124.7646, 21.3013, 29.0610),
        (2030, 0.6, 59.6653, 0.0, 47.2758, 187.1470, 31.9519, 43.5915),
        (2031, 0.8, 36.6694, 42.8844, 63.0344, 249.5293, 42.6026, 74.2038),
        (2032, 1.0, 0.0, 99.4422, 78.7930, 311.9116, 53.2532, 109.9434),
        (2033, 1.0, 0.0, 99.4422, 78.7930, 311.9116, 53.2532, 109.9434),
    ),
    # 457.5 of tax: 21, 10.1, 57.4, 11.5 %; credit 6 % of 3,200; production after 1.3 years
    "lead_acid_battery": (
        (2028, 1 / 3, 32.025, 0.0, 15.4025, 87.535, 17.5375, 20.9733),
        (2029, 2 / 3, 64.05, 0.0, 30.805, 175.07, 35.075, 41.9466),
        (2030, 1.0, 95.925, 0.15, 46.2075, 262.605, 52.6125, 62.9762),
        (2031, 1.0, 0.0, 96.075, 77.0125, 262.605, 52.6125, 107.5735),
        (2032, 1.0, 0.0, 96.075, 77.0125, 262.605, 52.6125, 107.5735),
        (2033, 1.0, 0.0, 96.075, 77.0125, 262.605, 52.6125, 107.5735),
    ),
    # 46.8 of tax: 50.7, 26.6, 0, 22.7 %; credit 6 % of 1,400; production after 0.8 years
    "apparel": (
        (2027, 1 / 3, 7.9092, 0.0, 4.1496, 0.0, 3.5412, 4.5260),
        (2028, 2 / 3, 15.8184, 0.0, 8.2992, 0.0, 7.0824, 9.0521),
        (2029, 1.0, 23.7276, 0.0, 12.4488, 0.0, 10.6236, 13.5781),
        (2030, 1.0, 23.7276, 0.0, 12.4488, 0.0, 10.6236, 13.5781),
        (2031, 1.0, 12.8172, 10.9104, 20.7480, 0.0, 10.6236, 19.9933),
        (2032, 1.0, 0.0, 23.7276, 20.7480, 0.0, 10.6236, 24.7997),
    ),
}

KEPT_SHARES = {"liquor": 0.1890, "lead_acid_battery": 0.2050, "apparel": 0.5134}
"""Part of all tax of the six years that the county keeps: 381.3 of 2,017.6 for liquor, because
consumption tax belongs to the centre."""


@pytest.mark.parametrize("industry", list(LEDGERS))
def test_ledger_by_hand(scenario: Build, industry: str) -> None:
    made, one, _ = of_library(scenario, industry)
    found = ledger_of(made, one)
    kinds = ("vat", "income", "consumption", "local")
    for line, expected in zip(found, LEDGERS[industry], strict=True):
        paid = [line.taxes_wan[kind] for kind in kinds]
        row = (line.year, line.ramp_share, line.credit_wan, *paid, line.kept_wan)
        assert row == pytest.approx(expected, abs=1e-4)
        assert line.tax_wan == pytest.approx(sum(expected[3:7]), abs=1e-3)
    kept = sum(line.kept_wan for line in found) / sum(line.tax_wan for line in found)
    assert kept == pytest.approx(KEPT_SHARES[industry], abs=1e-4)


def test_a_county_keeps_nothing_of_consumption_tax(scenario: Build) -> None:
    made, one, _ = of_library(scenario, "liquor")
    last = ledger_of(made, one)[-1]
    assert last.taxes_wan["consumption"] > last.tax_wan / 2
    without = sum(
        TaxRules(made).county_share[kind] * paid
        for kind, paid in last.taxes_wan.items()
        if kind != "consumption"
    )
    assert last.kept_wan == pytest.approx(without)


def test_net_present_value_as_a_spreadsheet_has_it(scenario: Build) -> None:
    # apparel, odds 0.4, survival 0.9, discount 10 %; production from the second year on;
    # support 5 % of 1,400 = 70 at the start
    _, _, value = of_library(scenario, "apparel", survival_share=0.9)
    kept = (4.5260, 9.0521, 13.5781, 13.5781, 19.9933, 24.7997)
    lives = (1.0, 0.9, 0.81, 0.729, 0.6561, 0.59049)
    discount = (0.909091, 0.826446, 0.751315, 0.683013, 0.620921, 0.564474)
    flows = sum(k * s * d for k, s, d in zip(kept, lives, discount, strict=True))
    assert value == pytest.approx(0.4 * (flows - 70), abs=1e-3)


def test_a_start_in_the_second_period_meets_the_new_rate_a_year_earlier(scenario: Build) -> None:
    made, one, _ = of_library(scenario, "apparel")
    first, second = ledger_of(made, one, 1), ledger_of(made, one, 2)
    assert [line.year for line in second] == [line.year + 1 for line in first]
    full = 12.4488
    assert [line.taxes_wan["income"] for line in first][3:5] == pytest.approx([full, full * 5 / 3])
    assert [line.taxes_wan["income"] for line in second][2:4] == pytest.approx([full, full * 5 / 3])


def test_credit_is_used_up_over_several_years_and_no_more(scenario: Build) -> None:
    made, one, _ = of_library(scenario, "apparel")
    used = [line.credit_wan for line in ledger_of(made, one)]
    assert sum(used) == pytest.approx(0.06 * 1400)
    assert sum(share > 0 for share in used) == 5
    made, one, _ = of_library(scenario, "apparel", {"fiscal": {"vat_credit_share": 0}})
    assert all(line.credit_wan == 0 for line in ledger_of(made, one))


def test_an_industry_outside_the_preference_has_its_own_rate(scenario: Build) -> None:
    def rates(**row: Any) -> list[float]:
        rows = [{"industry": "apparel"} | row] if row else []
        made = scenario(tax_rates=rows)
        return [TaxRules(made).income_rate("apparel", year) for year in (2026, 2030, 2031, 2040)]

    assert rates() == [0.15, 0.15, 0.25, 0.25]
    assert rates(rate_share=0.25) == [0.25] * 4
    assert rates(rate_share=0.15, until_year=2035) == [0.15, 0.15, 0.15, 0.25]
    assert rates(rate_share=0.1, until_year=2030, later_rate_share=0.2) == [0.1, 0.1, 0.2, 0.2]
    settings = {"cit_preference_until": 2029, "cit_rate_share": 0.2}
    later = TaxRules(scenario({"fiscal": settings}))
    assert [later.income_rate("x", year) for year in (2029, 2030)] == [0.15, 0.2]


def test_shares_sum_to_one_and_a_stated_row_takes_their_place(scenario: Build) -> None:
    for split in SPLITS.values():
        whole = split.centre_share + split.province_share + split.county_share
        assert whole == pytest.approx(1)
    row = {"tax": "consumption", "centre_share": 0.5, "province_share": 0.3, "county_share": 0.2}
    shares = TaxRules(scenario(tax_shares=[row])).county_share
    assert shares == {"vat": 0.375, "income": 0.28, "consumption": 0.2, "local": 0.95}


def test_kinds_sum_to_the_tax_whatever_the_library_rounded(scenario: Build) -> None:
    _, one, _ = of_library(scenario, "tea", tax_wan_per_year=100)  # fractions sum to 0.999
    assert sum(one.tax_kinds_wan.values()) == pytest.approx(100)
    assert one.tax_kinds_wan["vat"] == pytest.approx(100 * 0.484 / 0.999)


def test_a_stated_retained_share_replaces_kinds_credit_and_rates(scenario: Build) -> None:
    made, one, value = of_library(
        scenario, "apparel", retained_share=0.4, tax_wan_per_year=60, support_wan=70
    )
    kept = [line.kept_wan for line in ledger_of(made, one)]
    assert kept == pytest.approx([8, 16, 24, 24, 24, 24])
    assert not any(line.taxes_wan or line.credit_wan for line in ledger_of(made, one))
    flows = 8 / 1.1 + 16 / 1.1**2 + 24 / 1.1**3 + 24 / 1.1**4 + 24 / 1.1**5 + 24 / 1.1**6
    assert value == pytest.approx(0.4 * (flows - 70))


def test_an_industry_without_tax_but_a_project_with_some_has_no_split(scenario: Build) -> None:
    row = {"project": "k", "name_zh": "项", "industry": "fruit_grow", "land_mu": 10}
    tables = {"industries": [{"industry": "fruit_grow", "name_zh": "果业"}]}
    assert not appraise(scenario(projects=[row], **tables)).missing
    found = appraise(scenario(projects=[row | {"tax_wan_per_year": 5}], **tables))
    assert [figure.column for figure in found.missing] == ["retained_share"]


CARRIERS = {"carrier_cost_wan_per_mu": 20, "debt_share": 0.75, "debt_years": 3}


def test_annuity() -> None:
    # 150 over three years at 4 %: interest 6 + 4.08 + 2.08 on 150, 101.95, 51.97 still owed
    due = annuity(150, FiscalSettings(debt_rate_share=0.04, debt_years=3))
    assert due == pytest.approx(54.0523, abs=1e-4)
    owed = 150.0
    for _ in range(3):
        owed = owed * 1.04 - due
    assert owed == pytest.approx(0, abs=1e-9)
    assert annuity(150, FiscalSettings(debt_rate_share=0, debt_years=3)) == 50


def test_support_and_carriers_at_the_start_and_debt_in_the_years_after(scenario: Build) -> None:
    made, one, value = of_library(scenario, "apparel", {"fiscal": CARRIERS}, support_wan=70)
    assert one.carrier_wan == 200
    due = 54.0523
    assert payments(one, 1, made) == pytest.approx({0: 120, 1: due, 2: due, 3: due}, abs=1e-4)
    assert payments(one, 2, made) == pytest.approx({1: 120, 2: due, 3: due, 4: due}, abs=1e-4)
    _, _, without = of_library(scenario, "apparel", support_wan=70)
    debt = due / 1.1 + due / 1.21 + due / 1.331
    assert value == pytest.approx(without - 0.4 * (50 + debt), abs=1e-3)


def test_payback_counts_the_years_of_a_landed_project(scenario: Build) -> None:
    # apparel keeps 4.5, 13.6, 27.2, 40.7, 60.7, 85.5 in all after one to six years
    def years(support_wan: float, **fiscal: float) -> int | None:
        made, one, _ = of_library(
            scenario, "apparel", {"fiscal": fiscal}, support_wan=support_wan, survival_share=0.5
        )
        return payback_years(one, one.places[0], 1, made)

    assert [years(support) for support in (4, 5, 40, 41, 85, 86)] == [1, 2, 4, 5, 6, None]
    assert years(10, carrier_cost_wan_per_mu=3) == 4


def test_land_money_stands_apart(scenario: Build) -> None:
    _, one, value = of_library(scenario, "apparel")
    park = {"park": "s", "county": "1", "name_zh": "园", "land_mu": 100}
    priced = park | {"land_price_wan_per_mu": 9.6, "land_cost_wan_per_mu": 25}
    _, other, same = of_library(scenario, "apparel", tables={"parks": [priced]})
    assert value == same
    assert land_money(other, Park.model_validate(priced)) == (96, 250)
    assert land_money(one, Park.model_validate(park)) == (None, None)


def test_the_librarys_income_taxes_hold_at_the_rate_it_states() -> None:
    """Income taxes = output x margin x rate + 0.5 % of wages, in every row that pays tax."""
    for row in read_scenario(SCENARIOS / "tiny").scenario.library.values():
        if not row.tax_cit_frac:
            continue
        profit = row.output_wan_per_mu * row.profit_margin
        wages = row.jobs_per_mu * row.mean_wage_wan_per_year
        expected = profit * row.tax_cit_rate_share + 0.005 * wages
        assert row.tax_wan_per_mu * row.tax_cit_frac == pytest.approx(expected, rel=0.03), (
            row.industry
        )
