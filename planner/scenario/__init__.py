"""Reading a scenario folder: settings, tables, variants. Faults are told, never repaired."""

from planner.scenario.decisions import Decisions, decisions_between, target_of, with_decisions
from planner.scenario.folder import read_scenario
from planner.scenario.reading import BrokenRow, Reading, fault_in
from planner.scenario.routes import ways_of, with_routes

__all__ = [
    "BrokenRow",
    "Decisions",
    "Reading",
    "decisions_between",
    "fault_in",
    "read_scenario",
    "target_of",
    "ways_of",
    "with_decisions",
    "with_routes",
]
