"""Concentration: no industry makes more than its share of a county's output, plan and stock."""

from collections import defaultdict
from collections.abc import Iterable

from planner.audit.books import Books
from planner.audit.findings import Findings
from planner.audit.picks import Pick
from planner.results import LimitUse


def check_concentration(books: Books, picks: Iterable[Pick], findings: Findings) -> None:
    """Expected output of an industry against its share of the county's.

    Where today's output of an industry is above its share already, that part of it is left as it
    is: then what is new keeps the share by itself.
    """
    share = books.settings.layout.industry_output_share_max
    if not 0 < share < 1:
        return
    planned: dict[tuple[str, str], float] = defaultdict(float)
    for pick in picks:
        planned[pick.county, pick.industry] += pick.output_wan_per_year
    stock = {
        (row.county, row.industry): row.output_wan_per_year or 0.0
        for row in books.scenario.rows("stock")
    }
    for (county, industry), new in sorted(planned.items()):
        whole = sum(x for (c, _), x in planned.items() if c == county)
        whole += sum(x for (c, _), x in stock.items() if c == county)
        old = stock.get((county, industry), 0.0)
        excess = old - share * sum(x for (c, _), x in stock.items() if c == county)
        findings.hold(
            "concentration",
            LimitUse(
                f"concentration:{industry}",
                county,
                None,
                old + new,
                share * whole + max(0.0, excess),
                "wan_per_year",
            ),
        )
