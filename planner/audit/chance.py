"""``reserve = "chance"``: caps on expected use, and the promise that limits are hardly overrun.

The caps only say how the plan was found (docs/overbooking.md); the promise is what counts, and it
is recomputed from the exact distribution of what lands.
"""

import math
from collections.abc import Iterable

from planner.audit.books import Books
from planner.audit.figures import use_of
from planner.audit.findings import Findings
from planner.audit.odds import odds_of
from planner.overruns import Load, overrun
from planner.results import Appraisal, LimitUse
from planner.schema import LAND

TRIED = [2.0 ** (n / 8) for n in range(-64, 49)]
"""Exponents of Chernoff's bound, times the greatest use, that docs/overbooking.md lists."""


class Caps:
    """Share of every limit that expected use may take: 1 unless chance is kept."""

    def __init__(self, books: Books, appraisal: Appraisal) -> None:
        self.books = books
        self.kept = books.settings.landing.reserve == "chance"
        self.offers = [
            (candidate, place.park)
            for code, candidate in sorted(appraisal.candidates.items())
            if self.kept and code in books.ventures
            for place in candidate.places
            if place.park in books.parks_of_venture(code)
        ]
        self.rows = {
            (row.resource, row.area, row.period): row.cap_share
            for row in books.scenario.rows("limits")
        }

    def share(self, resource: str, area: str, period: int, given: float) -> float:
        """The share stated for a limit, else one that no plan can abuse."""
        if not self.kept:
            return 1.0
        stated = self.rows.get((resource, area, period))
        if stated is None:
            stated = self.rows.get((resource, area, None))
        if stated is None and resource == LAND:
            stated = self.books.parks[area].land_cap_share
        return self._safe(resource, area, given) if stated is None else stated

    def _safe(self, resource: str, area: str, given: float) -> float:
        """By Chernoff's bound, with the greatest use and the least odds of any candidate there."""
        books, parks = self.books, set(self.books.parks_of(area))
        amounts, odds = [], []
        for candidate, park in self.offers:
            if park not in parks:
                continue
            land = resource == LAND
            amount = candidate.land_mu if land else use_of(books, candidate, park, resource)
            effort = not land and books.resources[resource].kind == "effort"
            chance = 1.0 if effort else odds_of(books, candidate.project, park)
            if amount > 0 and chance > 0:
                amounts.append(amount)
                odds.append(chance)
        promise = books.settings.landing.overrun_share_max
        if not amounts or min(odds) >= 1 or promise >= 1:
            return 1.0
        if not given:
            given = min(
                (
                    row.amount
                    for row in books.scenario.rows("expansions")
                    if (row.resource, row.area) == (resource, area)
                ),
                default=0.0,
            )
        least = min(odds)
        best = least
        if given > 0 and promise > 0:
            for u in TRIED:
                growth = (u + math.log(least + (1 - least) * math.exp(-u))) / least
                best = max(best, (u + math.log(promise) * max(amounts) / given) / growth)
        return min(best, 1.0)


def check_promise(
    books: Books, use: LimitUse, loads: Iterable[tuple[float, float, int]], findings: Findings
) -> float | None:
    """Probability that what lands exceeds a limit; None unless the promise is made.

    `use.supply` is the limit; `loads` are use, odds and count of the starts that draw on it.
    """
    if books.settings.landing.reserve != "chance" or use.supply is None:
        return None
    found = overrun((Load(*load) for load in loads), use.supply).high
    most = books.settings.landing.overrun_share_max
    findings.demand(
        found - most,
        "overrun",
        limit=use.limit,
        area=use.area,
        period=use.period,
        found=100 * found,
        most=100 * most,
    )
    return found
