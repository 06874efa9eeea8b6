"""Materials: whose flow it is, whether anybody makes and uses it, and what is short today."""

from collections.abc import Iterator

from planner.errors import Fault
from planner.scenario import Reading, fault_in


def check_flows(reading: Reading) -> Iterator[Fault]:
    """A flow belongs to a project or to an industry, not to both and not to neither."""
    for row, line in reading.lined("flows"):
        table = reading.scenario.tables["flows"]
        if (row.project is None) == (row.industry is None):
            key = "flow_of_nobody" if row.project is None else "flow_of_two"
            yield fault_in(table, line, "project", key, value=row.project or "")


def check_streams(reading: Reading) -> Iterator[Fault]:
    """A material has a flow, and what it lacks or leaves today can be bought or sold.

    Where a plan must make or use something from the first period on, only projects that produce at
    once can help, so that is told before the solve.
    """
    if not reading.whole("streams", "flows"):
        return
    flowing = {row.stream for row in reading.scenario.rows("flows")}
    for row, line in reading.lined("streams"):
        table = reading.scenario.tables["streams"]
        if row.stream not in flowing:
            yield fault_in(
                table, line, "stream", "stream_idle", severity="warning", value=row.stream
            )
        made, used = row.made_today or 0.0, row.used_today or 0.0
        for column, gap in (("bought_max", used - made), ("sold_max", made - used)):
            most = getattr(row, column)
            if most is not None and gap > most:
                yield fault_in(
                    table,
                    line,
                    column,
                    f"stream_{column}_today",
                    severity="warning",
                    value=f"{most:g}",
                    gap=f"{gap:g}",
                    unit=row.unit,
                )
