"""Rules and bonuses between two projects a and b."""

from math import fsum

from planner.audit.books import Books
from planner.audit.findings import Findings
from planner.audit.picks import Pick, starts_by_project


def check_relations(books: Books, picks: tuple[Pick, ...], findings: Findings) -> None:
    """Requires, excludes, together and follows."""
    count = starts_by_project(picks)
    for row in books.scenario.rows("relations"):
        if row.kind == "bonus":
            continue
        a, b = count[row.project_a], count[row.project_b]
        excess = {
            "requires": a - b,
            "excludes": a + b - 1,
            "together": abs(a - b),
            "follows": _too_early(picks, row.project_a, row.project_b, row.lag_periods or 0),
        }[row.kind]
        findings.demand(
            float(excess), f"relation_{row.kind}", project_a=row.project_a, project_b=row.project_b
        )


def _too_early(picks: tuple[Pick, ...], first: str, second: str, lag_periods: int) -> int:
    """Most starts of `second` in a period beyond those of `first` at least `lag_periods` before."""
    late = [pick for pick in picks if pick.project == second]
    early = [pick for pick in picks if pick.project == first]
    return max(
        (
            sum(pick.count for pick in late if pick.period == period)
            - sum(pick.count for pick in early if pick.period <= period - lag_periods)
            for period in {pick.period for pick in late}
        ),
        default=0,
    )


def bonus_wan(books: Books, picks: tuple[Pick, ...]) -> float:
    """Sum of the bonuses, gains and losses, of pairs that both start."""
    count = starts_by_project(picks)
    return fsum(
        (row.value_wan or 0.0) * count[row.project_a] * count[row.project_b]
        for row in books.scenario.rows("relations")
        if row.kind == "bonus"
    )
