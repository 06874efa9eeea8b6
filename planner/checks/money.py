"""Taxes and the figures behind income: shares that add up, months of a year, rates in time."""

import math
from collections.abc import Iterator

from planner.errors import Fault
from planner.scenario import Reading, fault_in

SUM_SLACK = 1e-6
"""What rounding may leave of shares that sum to 1."""

FRACTION_SLACK = 0.01
"""The library rounds fractions of tax to 0.001, people to 0.01."""

FRACTIONS = ("tax_vat_frac", "tax_cit_frac", "tax_consumption_frac", "tax_local_other_frac")

MONTHS = 12

INPUT_SLACK = 1e-9
"""How little below 1 the inputs of a section may come before they count as all of its output."""


def check_tax_shares(reading: Reading) -> Iterator[Fault]:
    """Centre, province and county together keep the whole of a tax."""
    for row, line in reading.lined("tax_shares"):
        whole = row.centre_share + row.province_share + row.county_share
        if abs(whole - 1) > SUM_SLACK:
            yield fault_in(
                reading.scenario.tables["tax_shares"],
                line,
                "county_share",
                "tax_shares_sum",
                value=f"{row.county_share:g}",
                whole=f"{whole:g}",
            )


def check_tax_fractions(reading: Reading) -> Iterator[Fault]:
    """Fractions of tax that the user states sum to 1 with those left to the library.

    All 0 is an industry that pays no tax.
    """
    for row, line in reading.lined("industries"):
        library = reading.scenario.library.get(row.industry)
        stated = [column for column in FRACTIONS if getattr(row, column) is not None]
        whole = 0.0
        for column in FRACTIONS:
            source = row if column in stated else library
            whole += getattr(source, column, None) or 0.0
        if stated and whole and abs(whole - 1) > FRACTION_SLACK:
            yield fault_in(
                reading.scenario.tables["industries"],
                line,
                stated[-1],
                "tax_fractions_sum",
                value=f"{getattr(row, stated[-1]):g}",
                whole=f"{whole:g}",
            )


def check_tax_rates(reading: Reading) -> Iterator[Fault]:
    """A preferential rate lasts into the horizon."""
    if "horizon" in reading.doubtful:
        return
    start = reading.scenario.settings.horizon.start_year
    for line, cells in reading.cells("tax_rates"):
        until = cells.get("until_year")
        if until is not None and until < start:
            yield fault_in(
                reading.scenario.tables["tax_rates"],
                line,
                "until_year",
                "rate_ended",
                severity="warning",
                value=until,
                start=start,
            )


def check_seasons(reading: Reading) -> Iterator[Fault]:
    """Seasonal jobs have months, and a year has twelve."""
    for line, cells in reading.cells("projects"):
        table = reading.scenario.tables["projects"]
        months = cells.get("seasonal_months")
        if months is not None and months > MONTHS:
            yield fault_in(table, line, "seasonal_months", "months_above_year", value=f"{months:g}")
        jobs = cells.get("seasonal_jobs_person")
        unread = "seasonal_months" in table.headers and "seasonal_months" not in cells
        if jobs and not months and not unread:
            yield fault_in(
                table, line, "seasonal_months", "seasonal_without_months", jobs=f"{jobs:g}"
            )


def check_input_output(reading: Reading) -> Iterator[Fault]:
    """A section buys less than it makes; otherwise no multiplier exists."""
    bought: dict[str, dict[str, float]] = {}
    first: dict[str, int] = {}
    for row, line in reading.lined("io"):
        bought.setdefault(row.user, {}).setdefault(row.supplier, row.coefficient_share)
        first.setdefault(row.user, line)
    for user, inputs in bought.items():
        whole = math.fsum(inputs.values())
        if whole >= 1 - INPUT_SLACK:
            table = reading.scenario.tables["io"]
            yield fault_in(table, first[user], "user", "io_sum", value=user, whole=f"{whole:.4g}")
