"""County-kept tax less public support; land sale is no part of it."""

from planner.economics.timing import discounted_activity, offset
from planner.results import Candidate, Place
from planner.schema import Settings


def fiscal_wan(candidate: Candidate, place: Place, period: int, settings: Settings) -> float:
    """Discounted fiscal value of one start after odds, wan yuan (docs/mathematics.md)."""
    horizon = settings.horizon
    discount = float((1.0 + horizon.discount_share) ** -offset(horizon, period))
    if place.fiscal_npv_wan is not None:
        return place.fiscal_npv_wan * discount
    years = discounted_activity(
        horizon,
        candidate.production_offset[period],
        candidate.ramp_years[period],
        candidate.survival_share,
    )
    kept = candidate.tax_wan_per_year * candidate.retained_share
    return candidate.odds_share * (years * kept - discount * candidate.support_wan)
