"""What one landed project brings the county in tax year by year, and what it costs the county.

    VAT due     = max(0, VAT * ramp(j) - credit left),  first credit = vat_credit_share * investment
    income tax  = income tax * ramp(j) * rate of the calendar year / 15 %
    other taxes = tax * ramp(j)
    annuity     = debt * rate / (1 - (1 + rate)^-years), from the year after the start

A stated `retained_share` replaces all of it by tax * ramp(j) * retained_share. Money in wan yuan,
before odds and survival; years are counted from the first year of the horizon.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from planner.audit.books import Books
from planner.results import Candidate
from planner.schema import TaxKind

USUAL_RATE_SHARE = 0.15
"""Income-tax rate that the industries' fractions of tax rest on (docs/assessment.md)."""

TAX_KINDS: tuple[TaxKind, ...] = ("vat", "income", "consumption", "local")

LATER_RATE_SHARE = 0.25
"""Rate after `tax_rates.until_year` where the row states none (schema)."""


def kept_taxes(
    books: Books, candidate: Candidate, first_year: int, ramps: Sequence[float]
) -> tuple[float, ...]:
    """Tax that the county keeps of a project that lives, by year of production."""
    if candidate.retained_share is not None:
        kept = candidate.tax_wan_per_year * candidate.retained_share
        return tuple(kept * ramp for ramp in ramps)
    kinds = {kind: candidate.tax_kinds_wan.get(kind, 0.0) for kind in TAX_KINDS}
    shares = books.tax_shares
    credit = books.settings.fiscal.vat_credit_share * candidate.capex_wan
    taxes = []
    for j, ramp in enumerate(ramps):
        vat = kinds["vat"] * ramp
        used = min(credit, vat)
        credit -= used
        calendar_year = books.settings.horizon.start_year + first_year + j
        paid_rate = rate_in(books, candidate.industry, calendar_year)
        relative_rate = paid_rate / rate_behind(books, candidate.industry)
        taxes.append(
            (vat - used) * shares["vat"]
            + kinds["income"] * ramp * relative_rate * shares["income"]
            + kinds["consumption"] * ramp * shares["consumption"]
            + kinds["local"] * ramp * shares["local"]
        )
    return tuple(taxes)


def rate_behind(books: Books, industry: str) -> float:
    """Income-tax rate at which the industry's fraction of income taxes holds."""
    return books.coefficient(industry, "tax_cit_rate_share") or USUAL_RATE_SHARE


def rate_in(books: Books, industry: str, calendar_year: int) -> float:
    """Income-tax rate of an industry in a calendar year: its own row, else the general one."""
    row = books.tax_rates.get(industry)
    if row is None:
        fiscal = books.settings.fiscal
        outside = rate_behind(books, industry) >= fiscal.cit_rate_share
        preferred = calendar_year <= fiscal.cit_preference_until and not outside
        return fiscal.cit_preference_rate_share if preferred else fiscal.cit_rate_share
    if row.until_year is None or calendar_year <= row.until_year:
        return row.rate_share
    return LATER_RATE_SHARE if row.later_rate_share is None else row.later_rate_share


def payments_of(books: Books, candidate: Candidate, period: int) -> Mapping[int, float]:
    """What a project that lands costs, by year: support, carriers, stake; debt in the years on.

    The fund's stake comes back at its exit, less what is lost, with its return.
    """
    fiscal = books.settings.fiscal
    begun = books.timeline.offset(period)
    debt = fiscal.debt_share * candidate.carrier_wan
    paid: dict[int, float] = defaultdict(float)
    paid[begun] += candidate.support_wan + candidate.carrier_wan - debt
    rate, years = fiscal.debt_rate_share, fiscal.debt_years
    instalment = debt * rate / (1 - (1 + rate) ** -years) if rate else debt / years
    for later in range(1, years + 1):
        paid[begun + later] += instalment
    stake = stake_of(books, candidate)
    paid[begun] += stake
    paid[begun + books.settings.fund.exit_years] -= stake_returned(books, stake)
    return paid


def stake_of(books: Books, candidate: Candidate) -> float:
    """Stake of the fund in a project that lands: its share of the fixed investment, wan yuan."""
    share: float = getattr(books.ventures[candidate.project], "stake_share", None) or 0.0
    return share * candidate.capex_wan


def stake_returned(books: Books, stake_wan: float) -> float:
    """What comes back of a stake at its exit: the part that is not lost, with its return."""
    fund = books.settings.fund
    return stake_wan * (1 - fund.loss_share) * (1 + fund.return_share) ** fund.exit_years
