"""Enclaves: what the parks hosted for a partner bring, and whose it is.

    partner's part = share * (income, kept tax) of the park's starts;  host's part = the rest

A partner outside the scenario has its part beside the plan; one inside has it within the totals.
Support and carriers are the host's. Discounted, expected values; money in wan yuan.
"""

from math import fsum

from planner.audit.books import Books
from planner.audit.picks import Pick
from planner.results import EnclaveLine


def enclaves_of(books: Books, picks: tuple[Pick, ...]) -> tuple[EnclaveLine, ...]:
    """A line for each park with a partner, in the order of the table."""
    return tuple(
        _line(books, park, [pick for pick in picks if pick.park == park])
        for park, row in books.parks.items()
        if row.partner or row.partner_outside
    )


def _line(books: Books, park: str, picks: list[Pick]) -> EnclaveLine:
    row = books.parks[park]
    share = row.partner_share or 0.0
    stays = fsum(one.count * one.worth.income_wan for one in picks)
    tax_stays = fsum(one.count * one.worth.tax_wan for one in picks)
    leaves = fsum(one.count * one.worth.outside_income_wan for one in picks)
    tax_leaves = fsum(one.count * one.worth.outside_tax_wan for one in picks)
    outside = row.partner is None
    return EnclaveLine(
        park=park,
        host=row.county,
        partner=row.partner or row.partner_outside or "",
        outside=outside,
        share=share,
        land_share=row.partner_land_share or 0.0,
        starts=sum(one.count for one in picks),
        output_wan_per_year=fsum(one.output_wan_per_year for one in picks),
        income_wan=stays + leaves,
        tax_wan=tax_stays + tax_leaves,
        partner_income_wan=leaves if outside else share * stays,
        partner_tax_wan=tax_leaves if outside else share * tax_stays,
        land_mu=fsum(one.count * one.odds_share * one.candidate.land_mu for one in picks),
    )
