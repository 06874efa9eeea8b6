"""Settings of ``scenario.toml`` that contradict each other or lack their data."""

from collections.abc import Iterator

from planner.errors import Fault
from planner.scenario import Reading, fault_in


def check_weights(reading: Reading) -> Iterator[Fault]:
    """Income or tax must count for something."""
    objective = reading.scenario.settings.objective
    if not (objective.income_weight or objective.fiscal_weight):
        yield reading.fault_at_key("objective.income_weight", "weights_zero", 0)


def check_layout_rules(reading: Reading) -> Iterator[Fault]:
    """The fewest specialities are not more than the most."""
    layout = reading.scenario.settings.layout
    if layout.specials_min > layout.specials_max and "layout" not in reading.doubtful:
        yield reading.fault_at_key(
            "layout.specials_min",
            "specials_crossed",
            layout.specials_min,
            most=layout.specials_max,
        )


def check_fairness(reading: Reading) -> Iterator[Fault]:
    """The figures that the mode of fairness needs are there."""
    mode = reading.scenario.settings.fairness.mode
    if "fairness" in reading.doubtful or "counties" in reading.unreadable:
        return
    counties = list(reading.cells("counties"))
    table = reading.scenario.tables["counties"]
    if mode == "maxmin":
        for line, cells in counties:
            if "population_person" in table.headers and "population_person" not in cells:
                continue  # it has a fault of its own
            if not cells.get("population_person"):
                yield fault_in(table, line, "population_person", "population_needed")
    broken = not reading.whole("counties")
    floors = any(cells.get("income_floor_wan") is not None for _, cells in counties)
    if mode == "floor" and not floors and not broken:
        yield fault_in(table, 0, "income_floor_wan", "floors_needed")
