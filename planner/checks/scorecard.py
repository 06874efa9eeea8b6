"""The admission scorecard: weights sum to 1, full marks can be earned, vetoes leave something."""

import math
from collections.abc import Iterator

from planner.checks.money import SUM_SLACK
from planner.errors import Fault
from planner.results import Appraisal, Scenario
from planner.scenario import Reading, fault_in

SHOWN = 5
"""Refused projects that are named."""


def check_scorecard(reading: Reading) -> Iterator[Fault]:
    """Criteria of the card, one by one and together."""
    whole, last = 0.0, 0
    for row, line in reading.lined("scorecard"):
        table = reading.scenario.tables["scorecard"]
        whole, last = whole + row.weight_share, line
        if row.weight_share > 0 and not row.full_marks:
            yield fault_in(
                table, line, "full_marks", "score_full_marks", value=_blank(row.full_marks)
            )
        low, high = row.veto_below, row.veto_above
        if low is not None and high is not None and low > high:
            yield fault_in(
                table,
                line,
                "veto_below",
                "score_vetoes_cross",
                value=f"{low:g}",
                above=f"{high:g}",
            )
    if not reading.whole("scorecard"):
        return
    if last and abs(whole - 1) > SUM_SLACK and not math.isclose(whole, 0.0):
        yield fault_in(table, last, "weight_share", "score_weights_sum", whole=f"{whole:g}")
    least = reading.scenario.settings.gates.score_min_share
    if least > 0 and math.isclose(whole, 0.0) and "gates" not in reading.doubtful:
        yield reading.fault_at_key("gates.score_min_share", "score_gate_without_card", least)


def _blank(figure: float | None) -> str:
    return "" if figure is None else f"{figure:g}"


def check_scores(scenario: Scenario, appraisal: Appraisal) -> Iterator[Fault]:
    """Tell what the card keeps out, in one note."""
    out = [one for one in appraisal.gated if one.gate == "score" or one.gate.startswith("veto_")]
    if not out:
        return
    codes = list(dict.fromkeys(one.project for one in out))
    table = scenario.tables["scorecard"]
    yield fault_in(
        table,
        table.lines[0],
        "criterion",
        "score_refuses",
        severity="note",
        count=len(out),
        vetoed=sum(one.gate != "score" for one in out),
        projects=", ".join(codes[:SHOWN]) + (" …" if len(codes) > SHOWN else ""),
    )
