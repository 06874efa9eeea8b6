"""What ``planner bench run`` prints: how far each solve came, and when."""

from collections.abc import Callable, Sequence

from planner.bench.measure import GAPS, MARKS, Measures, gap_of
from planner.bench.runner import Outcome, machine, measured
from planner.report.numbers import duration, percent, plain
from planner.report.page import RIGHT, Sheet
from planner.texts import Language


def benchmark_screen(
    outcomes: Sequence[Outcome], gap_share: float, time_limit_seconds: float, language: Language
) -> str:
    """Table of the measured figures, what it was measured on, and how to read it."""
    sheet = Sheet(language)
    known: dict[str, str] = {}
    for outcome in outcomes:
        known |= outcome.versions
    here = machine()
    sheet.line(
        sheet.say(
            "bench.head",
            gap=percent(gap_share),
            limit=duration(time_limit_seconds),
            versions=", ".join(
                f"{name} {known[name]}"
                for name in ("planner", "highspy", "pyomo", "python")
                if name in known
            ),
            machine=f"{here['cores']} x {here['processor']}",
        )
    )
    names = [sheet.say("bench.scenario"), sheet.say("bench.method")]
    rows = measured(outcomes)
    sheet.table(
        [
            *names,
            RIGHT + sheet.say("bench.best"),
            RIGHT + sheet.say("bench.gap"),
            *(RIGHT + sheet.say("bench.to_gap", gap=percent(gap)) for gap in GAPS),
        ],
        [_reached(*row) for row in rows],
    )
    sheet.line()
    sheet.table(
        [
            *names,
            *(RIGHT + sheet.say("bench.gap_at", seconds=f"{mark:g}") for mark in MARKS),
            *(RIGHT + sheet.say(f"bench.{name}") for name in ("integral", "memory", "outside")),
        ],
        [_spent(*row) for row in rows],
    )
    for outcome in outcomes:
        if outcome.error is not None:
            sheet.line(f"{outcome.task.name}: {outcome.error[language]}")
    sheet.line(sheet.say("bench.note"))
    return sheet.text()


def _reached(outcome: Outcome, measures: Measures) -> list[str]:
    """How good the plan is, and when."""
    last = outcome.trajectory.last
    return [
        *_named(outcome),
        _shown(last.best, plain),
        _shown(gap_of(last), percent),
        *(_shown(seconds, duration) for seconds in measures.seconds_to_gap),
    ]


def _spent(outcome: Outcome, measures: Measures) -> list[str]:
    """How good it was on the way, and what it cost."""
    return [
        *_named(outcome),
        *(_shown(gap, percent) for gap in measures.gap_at),
        _shown(measures.primal_integral_seconds, duration),
        _shown(outcome.memory_mib, plain),
        _shown(outcome.outside_seconds, duration),
    ]


def _named(outcome: Outcome) -> list[str]:
    return [outcome.task.name, str(outcome.task.options.get("method", "-"))]


def _shown(value: float | None, how: Callable[[float], str]) -> str:
    return "-" if value is None else how(value)
