"""Taxes: what kinds an industry pays, at which rates, and who keeps them.

Formulas in docs/assessment.md, Fiscal value.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from planner.economics.filling import Filler
from planner.results import MissingFigure, Scenario
from planner.schema import TaxKind

USUAL_RATE_SHARE = 0.15
"""Income-tax rate behind `tax_cit_frac` where an industry states none: western encouraged
industries, 2020 notice no. 23."""

LATER_RATE_SHARE = 0.25
"""Where a row of `tax_rates` with an end year states no rate for after it."""

GENERAL_RATE = "Enterprise Income Tax Law, general rate"

FRACTIONS: Mapping[TaxKind, str] = {
    "vat": "tax_vat_frac",
    "income": "tax_cit_frac",
    "consumption": "tax_consumption_frac",
    "local": "tax_local_other_frac",
}
"""Column of `industries` with the fraction of each kind of tax."""


class Split(NamedTuple):
    """How centre, province and county share a tax."""

    centre_share: float
    province_share: float
    county_share: float
    source: str


SPLITS: Mapping[TaxKind, Split] = {
    "vat": Split(0.50, 0.125, 0.375, "State Council 2016 no. 26; 75 % of the local half: prior"),
    "income": Split(0.60, 0.12, 0.28, "centre 60 %; 70 % of the local part: prior"),
    "consumption": Split(1.0, 0.0, 0.0, "consumption tax belongs to the centre"),
    "local": Split(0.0, 0.05, 0.95, "mostly local, some shared by the province: prior"),
}
"""Where `tax_shares` has no row. The local parts are priors to ask the finance bureau about."""


class TaxRules:
    """Rates and shares of a scenario: its tables, else the defaults."""

    def __init__(self, scenario: Scenario) -> None:
        self._fiscal = scenario.settings.fiscal
        self._rates = {row.industry: row for row in scenario.rows("tax_rates")}
        self._industries = {row.industry: row for row in scenario.rows("industries")}
        self._library = scenario.library
        self._relative: dict[tuple[str, int], float] = {}
        stated = {row.tax: row.county_share for row in scenario.rows("tax_shares")}
        self.county_share: Mapping[TaxKind, float] = {
            kind: stated.get(kind, split.county_share) for kind, split in SPLITS.items()
        }

    def usual_rate(self, industry: str) -> float:
        """Income-tax rate at which the industry's tax fractions hold."""
        for source in (self._industries, self._library):
            rate = getattr(source.get(industry), "tax_cit_rate_share", None)
            if rate:
                return float(rate)
        return USUAL_RATE_SHARE

    def income_rate(self, industry: str, year: int) -> float:
        """Income-tax rate of an industry in a calendar year.

        An industry whose fractions hold at the general rate is outside the preference.
        """
        row = self._rates.get(industry)
        if row is None:
            fiscal = self._fiscal
            inside = self.usual_rate(industry) < fiscal.cit_rate_share
            preferred = inside and year <= fiscal.cit_preference_until
            return fiscal.cit_preference_rate_share if preferred else fiscal.cit_rate_share
        if row.until_year is None or year <= row.until_year:
            return float(row.rate_share)
        return LATER_RATE_SHARE if row.later_rate_share is None else float(row.later_rate_share)

    def relative_rate(self, industry: str, year: int) -> float:
        """Income-tax rate of a year over the one at which the industry's fractions hold."""
        known = self._relative.get((industry, year))
        if known is None:
            known = self.income_rate(industry, year) / self.usual_rate(industry)
            self._relative[industry, year] = known
        return known


class TaxSplit(NamedTuple):
    """Yearly tax by kind, wan yuan, or the share of it that the county keeps."""

    kinds_wan: Mapping[TaxKind, float]
    retained_share: float | None


def split_tax(
    filler: Filler, row_key: tuple[str, str], industry: str, tax_wan: float, stated: float | None
) -> TaxSplit:
    """Split a yearly tax into kinds; `row_key` is the table and the project or prospect.

    Where the industry lacks a fraction, the county keeps the same share as of the industry's tax
    per mu; where that is unknown too, the figure is missing. Fractions are scaled to sum to 1,
    which the rounded ones of the library do to 0.001.
    """
    traits = {kind: filler.trait(industry, column) for kind, column in FRACTIONS.items()}
    values = {kind: float(value) for kind, (value, _, _) in traits.items() if value is not None}
    whole = sum(values.values())
    known = len(values) == len(FRACTIONS) and (whole > 0 or tax_wan == 0)
    kinds = {kind: tax_wan * part / (whole or 1.0) for kind, part in values.items()}
    if stated is not None:
        return TaxSplit(kinds if known else {}, stated)
    if not known:
        lacking = [column for kind, column in FRACTIONS.items() if kind not in values]
        share = _kept_of_tax(filler, row_key, industry, lacking or [FRACTIONS["vat"]])
        return TaxSplit({}, share)
    for kind, (value, origin, grade) in traits.items():
        filler.lean(row_key[1], grade)
        if origin.startswith("library."):
            filler.once("industries", industry, FRACTIONS[kind], float(value), origin)
    _list_rules(filler, industry)
    return TaxSplit(kinds, None)


def _kept_of_tax(
    filler: Filler, row_key: tuple[str, str], industry: str, lacking: Sequence[str]
) -> float:
    """Part of the tax that the county keeps: kept per mu over all tax per mu.

    Without those the fractions are `lacking`.
    """
    per_mu = ("tax_wan_per_mu", "county_retained_tax_wan_per_mu_default")
    (tax, _, _), (kept, origin, grade) = (filler.trait(industry, column) for column in per_mu)
    if not tax or kept is None:
        filler.missing.extend(
            MissingFigure(*row_key, "retained_share", industry, column) for column in lacking
        )
        return 0.0
    filler.lean(row_key[1], grade)
    share = min(1.0, float(kept) / float(tax))
    return float(filler.fill(*row_key, "retained_share", share, origin))


def _list_rules(filler: Filler, industry: str) -> None:
    """List the shares and the later rate that no row states."""
    stated = {row.tax for row in filler.scenario.rows("tax_shares")}
    for kind, split in SPLITS.items():
        if kind not in stated:
            filler.once("tax_shares", kind, "county_share", split.county_share, split.source)
    for row in filler.scenario.rows("tax_rates"):
        ends = row.until_year is not None and row.later_rate_share is None
        if row.industry == industry and ends:
            column = "later_rate_share"
            filler.once("tax_rates", industry, column, LATER_RATE_SHARE, GENERAL_RATE)
