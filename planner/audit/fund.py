"""The ledger of the public fund: what is committed, paid in, comes back and is lost, by year.

    deployed = odds * stake                                          in the year of the start
    back     = odds * stake * (1 - loss) * (1 + return)^exit years,  exit years later
    lost     = odds * stake * loss

Expected values of the plan's starts, undiscounted, with the county of the park; wan yuan.
"""

from collections import defaultdict

from planner.audit.books import Books
from planner.audit.picks import Pick
from planner.audit.taxes import stake_of, stake_returned
from planner.results import FundLine

FLOWS = ("committed_wan", "deployed_wan", "invested_wan", "back_wan", "lost_wan")


def fund_of(books: Books, picks: tuple[Pick, ...]) -> tuple[FundLine, ...]:
    """Lines by county and calendar year, those after the horizon too; none without stakes."""
    rules, start_year = books.settings.fund, books.settings.horizon.start_year
    sums: dict[tuple[str, int], dict[str, float]] = defaultdict(lambda: dict.fromkeys(FLOWS, 0.0))
    for pick in picks:
        stake = stake_of(books, pick.candidate)
        if not stake:
            continue
        year = start_year + books.timeline.offset(pick.period)
        expected = pick.count * pick.odds_share
        begun = sums[pick.county, year]
        begun["committed_wan"] += pick.count * stake
        begun["deployed_wan"] += expected * stake
        begun["invested_wan"] += expected * pick.candidate.capex_wan
        exit_ = sums[pick.county, year + rules.exit_years]
        exit_["back_wan"] += expected * stake_returned(books, stake)
        exit_["lost_wan"] += expected * stake * rules.loss_share
    return tuple(
        FundLine(county=county, year=year, **flows)
        for (county, year), flows in sorted(sums.items())
    )
