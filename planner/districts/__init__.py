"""Districts: a plan too large for one model, split before any model is built."""

from planner.districts.cutting import Map, cut
from planner.districts.engine import solve_in_districts
from planner.districts.splitting import DISTRICT_COUNTIES, DISTRICTS_FROM, districts_of

__all__ = [
    "DISTRICTS_FROM",
    "DISTRICT_COUNTIES",
    "Map",
    "cut",
    "districts_of",
    "solve_in_districts",
]
