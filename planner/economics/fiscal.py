"""Fiscal value: county-kept tax over the years less support and carriers.

    fiscal = sum over years of production of kept tax * odds * survival^j / (1 + r)^year
             - odds * sum of payments / (1 + r)^year

Payments are support, carriers and stakes of a public fund less what comes back of them.
An enclave partner outside the scenario has its share of the tax, and the host makes the payments.
Rules of tax in `taxes`; formulas in docs/assessment.md, Fiscal value. Land sale and the cost of
assembling land are told apart and are no part of it. Money in wan yuan.
"""

from collections.abc import Mapping, Sequence
from operator import mul
from typing import NamedTuple

from planner.economics.taxes import TaxRules
from planner.economics.timing import discount_factor, offset, ramp_share
from planner.results import Candidate, Place, Scenario, Start, YearLine
from planner.schema import FiscalSettings, FundSettings, HorizonSettings, Park, TaxKind


class LandedYear(NamedTuple):
    """A year of production of a project that has landed, the same at every place: see `YearLine`.

    `survival_share` is the part of such projects that still live.
    """

    year: int
    ramp_share: float
    survival_share: float
    discount_factor: float
    taxes_wan: Mapping[TaxKind, float]
    credit_wan: float
    tax_wan: float
    kept_wan: float


def tax_ledger(
    candidate: Candidate, place: Place, period: int, scenario: Scenario
) -> tuple[YearLine, ...]:
    """Taxes of a landed project for a start in `period`, one line per year of production."""
    return tuple(
        YearLine(
            year=landed.year,
            ramp_share=landed.ramp_share,
            expected_share=place.odds_share * landed.survival_share,
            discount_factor=landed.discount_factor,
            taxes_wan=landed.taxes_wan,
            credit_wan=landed.credit_wan,
            tax_wan=landed.tax_wan,
            kept_wan=landed.kept_wan,
        )
        for landed in landed_years(candidate, period, scenario, TaxRules(scenario))
    )


def landed_years(
    candidate: Candidate, period: int, scenario: Scenario, rules: TaxRules
) -> list[LandedYear]:
    """Years of production of a landed project for a start in `period`."""
    horizon, kinds = scenario.settings.horizon, candidate.tax_kinds_wan
    shares = [rules.county_share[kind] for kind in kinds]
    credit = scenario.settings.fiscal.vat_credit_share * candidate.capex_wan
    first, ramp_years = candidate.production_offset[period], candidate.ramp_years[period]
    years = []
    for j in range(horizon.benefit_years):
        since, ramp = first + j, ramp_share(j, ramp_years)
        year = horizon.start_year + since
        used, taxes, tax, kept = 0.0, {}, candidate.tax_wan_per_year * ramp, 0.0
        if candidate.retained_share is None:
            used = min(credit, kinds["vat"] * ramp)
            credit -= used
            relative = rules.relative_rate(candidate.industry, year)
            taxes = _taxes_paid(kinds, ramp, used, relative)
            tax = sum(taxes.values())
            kept = sum(map(mul, shares, taxes.values()))
        else:
            kept = tax * candidate.retained_share
        alive, worth = candidate.survival_share**j, discount_factor(horizon, since)
        years.append(LandedYear(year, ramp, alive, worth, taxes, used, tax, kept))
    return years


def _taxes_paid(
    kinds: Mapping[TaxKind, float], ramp: float, credit_wan: float, relative_rate: float
) -> dict[TaxKind, float]:
    """Taxes of a year by kind: VAT after its credit, income taxes at the rate of the year.

    `relative_rate` is that rate over the one at which the fractions hold.
    """
    taxes = {kind: full * ramp for kind, full in kinds.items()}
    taxes["vat"] -= credit_wan
    taxes["income"] *= relative_rate
    return taxes


def payments(candidate: Candidate, period: int, scenario: Scenario) -> Mapping[int, float]:
    """What a landed project costs the county by year from the first of the horizon on.

    Support and the carriers that are not paid by debt fall due at the start, the annuity of the
    debt in each of `debt_years` from the year after. A stake of the fund is paid at the start, too;
    what is not lost of it comes back with its return after `exit_years`.
    """
    fiscal, fund = scenario.settings.fiscal, scenario.settings.fund
    begun = offset(scenario.settings.horizon, period)
    debt = fiscal.debt_share * candidate.carrier_wan
    paid = {begun: candidate.support_wan + candidate.carrier_wan - debt + candidate.stake_wan}
    if debt:
        due = annuity(debt, fiscal)
        paid |= {begun + year: due for year in range(1, fiscal.debt_years + 1)}
    if candidate.stake_wan:
        exit_year = begun + fund.exit_years
        paid[exit_year] = paid.get(exit_year, 0.0) - returned_wan(candidate.stake_wan, fund)
    return paid


def returned_wan(stake_wan: float, fund: FundSettings) -> float:
    """What comes back of a stake at its exit: the part that is not lost, with its return."""
    return stake_wan * (1 - fund.loss_share) * (1 + fund.return_share) ** fund.exit_years


def annuity(debt_wan: float, fiscal: FiscalSettings) -> float:
    """Equal yearly payment that settles a debt with interest in `debt_years`."""
    rate, years = fiscal.debt_rate_share, fiscal.debt_years
    return debt_wan / years if rate == 0 else debt_wan * rate / (1 - (1 + rate) ** -years)


def fiscal_by_start(
    candidate: Candidate, scenario: Scenario, rules: TaxRules
) -> dict[Start, float]:
    """Discounted fiscal value of every start of a candidate after odds.

    Years and payments of a landed project are the same at all its places; only the odds differ.
    """
    horizon = scenario.settings.horizon
    landed: dict[int, Sequence[LandedYear]] = {}
    paid: dict[int, float] = {}
    if any(place.fiscal_npv_wan is None for place in candidate.places):
        for period in candidate.periods:
            landed[period] = landed_years(candidate, period, scenario, rules)
    for period in candidate.periods:
        paid[period] = _discounted(horizon, payments(candidate, period, scenario))
    return {
        (candidate.project, place.park, period): _fiscal_wan(place, landed[period], paid[period])
        if place.fiscal_npv_wan is None
        else _stated_wan(
            place,
            place.fiscal_npv_wan * discount_factor(horizon, offset(horizon, period)),
            paid[period],
        )
        for place in candidate.places
        for period in candidate.periods
    }


def _fiscal_wan(place: Place, years: Sequence[LandedYear], paid_wan: float) -> float:
    odds = place.odds_share
    kept = sum(
        year.kept_wan * (odds * year.survival_share) * year.discount_factor for year in years
    )
    return kept * (1.0 - place.outside_share) - odds * paid_wan


def _stated_wan(place: Place, fiscal_wan: float, paid_wan: float) -> float:
    """The user's own value, less what a partner outside has of the tax in it."""
    tax = max(fiscal_wan + place.odds_share * paid_wan, 0.0)
    return fiscal_wan - place.outside_share * tax


def _discounted(horizon: HorizonSettings, by_year: Mapping[int, float]) -> float:
    return sum(paid * discount_factor(horizon, year) for year, paid in by_year.items())


def payback_years(
    candidate: Candidate, place: Place, period: int, scenario: Scenario
) -> int | None:
    """First year of production, from 1, by which kept tax has covered support and carriers.

    For a project that has landed and lives, without discounting and interest; None if the years of
    benefit are too few.
    """
    open_wan = candidate.support_wan + candidate.carrier_wan
    for number, line in enumerate(tax_ledger(candidate, place, period, scenario), start=1):
        open_wan -= line.kept_wan
        if open_wan <= 0:
            return number
    return None


class LandMoney(NamedTuple):
    """Money around the land of one project; None where the park states no price."""

    sale_wan: float | None
    assembly_wan: float | None


def land_money(candidate: Candidate, park: Park) -> LandMoney:
    """What the land sells for and what assembling it costs: shown apart, never added."""

    def times_land(per_mu: float | None) -> float | None:
        return None if per_mu is None else per_mu * candidate.land_mu

    return LandMoney(times_land(park.land_price_wan_per_mu), times_land(park.land_cost_wan_per_mu))
