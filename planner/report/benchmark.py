"""What ``planner bench run`` prints: how far each solve came, and when."""

from collections.abc import Callable, Sequence

from planner.bench.machine import machine
from planner.bench.measure import GAPS, MARKS, Measures, gap_of
from planner.bench.runner import TrialResult, measured
from planner.report.numbers import duration, percent, plain
from planner.report.page import RIGHT, Sheet
from planner.texts import Language


def benchmark_screen(
    results: Sequence[TrialResult], gap_share: float, time_limit_seconds: float, language: Language
) -> str:
    """Table of the measured figures, what it was measured on, and how to read it."""
    sheet = Sheet(language)
    known: dict[str, str] = {}
    for result in results:
        known |= result.versions
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
    rows = measured(results)
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
    for result in results:
        if result.error is not None:
            sheet.line(f"{result.trial.name}: {result.error[language]}")
    sheet.line(sheet.say("bench.note"))
    return sheet.text()


def _reached(result: TrialResult, measures: Measures) -> list[str]:
    """How good the plan is, and when."""
    last = result.trajectory.last
    return [
        *_named(result),
        _shown(last.best, plain),
        _shown(gap_of(last), percent),
        *(_shown(seconds, duration) for seconds in measures.seconds_to_gap),
    ]


def _spent(result: TrialResult, measures: Measures) -> list[str]:
    """How good it was on the way, and what it cost."""
    return [
        *_named(result),
        *(_shown(gap, percent) for gap in measures.gap_at),
        _shown(measures.primal_integral_seconds, duration),
        _shown(result.memory_mib, plain),
        _shown(result.outside_seconds, duration),
    ]


def _named(result: TrialResult) -> list[str]:
    return [result.trial.name, str(result.trial.options.get("method", "-"))]


def _shown(value: float | None, how: Callable[[float], str]) -> str:
    return "-" if value is None else how(value)
