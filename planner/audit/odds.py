"""Odds of a project at a place.

    odds = min(cap, odds of the stage * (0.5 + fit) * credibility * factor)
    odds = stated odds, times a factor up to the cap                    where the row states them

A fit of 0.5 is neutral, and so is an unknown one (docs/assessment.md, Odds).
"""

from planner.audit.books import Books

NEUTRAL_FIT = 0.5
"""Fit that moves no odds; it stands in for an unknown one."""


def odds_of(books: Books, venture: str, park: str) -> float:
    """Probability that a project or prospect ends up producing in a park."""
    row = books.ventures[venture]
    factor = getattr(row, "odds_factor", None)
    factor = 1.0 if factor is None else factor
    cap = books.settings.fit.odds_max_share
    if row.odds_share is not None:
        raised = row.odds_share * factor
        return row.odds_share if factor == 1 else min(raised, max(cap, row.odds_share))
    stage = getattr(row, "stage", None) or "planned"
    usual: float = getattr(books.settings.economics, f"odds_{stage}_share")
    credibility = getattr(row, "credibility_share", None)
    fit = books.fit_share(venture, park)
    moved = usual * (0.5 + (NEUTRAL_FIT if fit is None else fit))
    moved *= factor * (1.0 if credibility is None else credibility)
    return min(cap, moved)
