"""Odds: how likely a project ends up producing at a place (docs/assessment.md, Odds)."""

from planner.economics.filling import Filler
from planner.schema import Project, Stage

NEUTRAL_FIT = 0.5
"""Fit at which the odds of the stage hold as they are; stands in for an unknown fit."""

STAGE_ODDS: dict[Stage, str] = {
    "planned": "odds_planned_share",
    "negotiating": "odds_negotiating_share",
    "signed": "odds_signed_share",
}


def odds_share(
    stage_odds: float, fit_share: float | None, credibility_share: float, odds_max_share: float
) -> float:
    """Odds of the stage, moved by the fit of the place and the credibility of the investor.

    A project without any fit keeps half the odds of its stage, a perfect one has one and a half
    times as much, never more than the cap (expert prior).
    """
    fit = NEUTRAL_FIT if fit_share is None else fit_share
    return min(odds_max_share, stage_odds * (0.5 + fit) * credibility_share)


def usual_odds(filler: Filler, table: str, row: Project) -> tuple[float, float]:
    """Odds by the stage of a row without odds of its own, and its credibility."""
    name = STAGE_ODDS[row.stage or "planned"]
    by_stage = getattr(filler.scenario.settings.economics, name)
    filler.fill(table, row.project, "odds_share", by_stage, f"economics.{name}")
    if row.credibility_share is None:
        filler.fill(table, row.project, "credibility_share", 1.0, "constant")
        return by_stage, 1.0
    return by_stage, row.credibility_share
