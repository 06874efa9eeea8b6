"""Reading a scenario folder: settings, tables, variants. Faults are told, never repaired."""

from planner.scenario.folder import read_scenario
from planner.scenario.reading import BrokenRow, Reading, fault_in

__all__ = ["BrokenRow", "Reading", "fault_in", "read_scenario"]
