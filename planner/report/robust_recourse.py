"""Two-stage recourse on screen, as a table, as plain data and as a chart."""

import math
from functools import partial
from typing import Any

from planner.report.numbers import percent
from planner.report.page import RIGHT
from planner.report.robust import (
    Line,
    RobustPage,
    ends,
    fact,
    head_record,
    interval_fact,
    span,
    tidy,
)
from planner.report.robust_charts import worth_figure
from planner.report.study_files import StudyFiles
from planner.studies.asking import Interval
from planner.studies.case import Subject
from planner.studies.robust.outlooks import BASE
from planner.studies.robust.recourse import Recourse, Settled
from planner.texts import Language

METHOD = "recourse"


def recourse_screen(study: Recourse, subject: Subject, language: Language) -> str:
    """What each way of deciding is worth, what to decide now, and what follows each outlook."""
    page = RobustPage(subject, language)
    stages = study.stages
    page.head(METHOD, count=len(stages.outlooks))
    now = page.years(range(1, stages.periods + 1))
    page.line(page.say("robust.recourse_meaning", years=now))
    page.line(page.say("robust.recourse_drop" if stages.give_up_wan else "robust.recourse_keep"))
    told = [
        page.say("robust.outlook_share", name=_name(page, one.name), share=percent(one.odds_share))
        for one in stages.outlooks
    ]
    page.line(page.say("robust.recourse_outlooks", outlooks=", ".join(told)))
    page.line()
    rows = [[page.say(f"robust.way.{key}"), _worth(page, worth)] for key, worth in worths_of(study)]
    page.table(["", RIGHT + page.say("robust.column.expected")], rows)
    _gains(page, study)
    _now(page, study.here)
    _later(page, study)
    return page.text()


def worths_of(study: Recourse) -> list[tuple[str, Interval | None]]:
    """Expected worth of each way of deciding, best first."""
    return [
        ("wait", study.wait),
        ("here", study.here.worth if study.here else None),
        ("run", study.run.worth if study.run else None),
        ("mean", study.mean.worth if study.mean else None),
    ]


def _worth(page: RobustPage, worth: Interval | None) -> str:
    if worth is not None and worth.high == -math.inf:
        return page.say("robust.impossible")
    return span(worth)


def _name(page: RobustPage, outlook: str) -> str:
    return page.say("robust.base") if outlook == BASE else outlook


def _gains(page: RobustPage, study: Recourse) -> None:
    if study.evpi is not None:
        page.line(page.say("robust.recourse_evpi", amount=span(study.evpi)))
    if study.vss is not None:
        if math.isinf(study.vss.low):
            page.line(page.say("robust.recourse_vss_infinite"))
        else:
            page.line(page.say("robust.recourse_vss", amount=span(study.vss)))
    if study.mean_value is not None:
        page.line(page.say("robust.recourse_mean", amount=span(study.mean_value)))


def _now(page: RobustPage, here: Settled | None) -> None:
    """Starts decided now; what is decided for leads and specialities is in the files."""
    if here is None or not here.plans:
        return
    plan = next(iter(here.plans.values()))
    dropped = next(iter(here.dropped.values()))
    begun = {s[0] for s in plan.starts if f"start[{','.join(map(str, s))}]" in here.now}
    begun |= {start[0] for start in dropped}
    page.heading("robust.recourse_now", count=len(begun))
    page.line("  " + page.projects(sorted(begun), most=12))


def _later(page: RobustPage, study: Recourse) -> None:
    here = study.here
    if here is None or not here.plans:
        return
    page.heading("robust.recourse_later")
    for name, plan in here.plans.items():
        later = sorted({s[0] for s in plan.starts if s[2] > study.stages.periods})
        words = {"outlook": _name(page, name), "later": page.projects(later)}
        gone = sorted({start[0] for start in here.dropped[name]})
        page.line("  " + page.say("robust.recourse_follow", **words))
        if gone:
            page.line("    " + page.say("robust.recourse_gone", gone=page.projects(gone)))


def recourse_files(study: Recourse, subject: Subject, language: Language) -> StudyFiles:
    """Summary, tidy table and chart."""
    return StudyFiles(
        recourse_record(study, subject),
        {"table": tidy(_lines(study))},
        {"ways_of_deciding": partial(worth_figure, worths_of(study), language)},
    )


def recourse_record(study: Recourse, subject: Subject) -> dict[str, Any]:
    """The study as plain data."""
    return {
        **head_record(METHOD, subject),
        "periods_decided_now": study.stages.periods,
        "outlooks": [
            {"outlook": one.name, "odds_share": one.odds_share} for one in study.stages.outlooks
        ],
        "here_and_now": _record(study.here),
        "mean_value": ends(study.mean_value),
        "mean_tried": _record(study.mean),
        "run_tried": _record(study.run),
        "wait_and_see": ends(study.wait),
        "known_beforehand": {name: _record(one) for name, one in study.known.items()},
        "vss": ends(study.vss),
        "evpi": ends(study.evpi),
    }


def _record(one: Settled | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {
        "worth": ends(one.worth),
        "impossible": one.worth.high == -math.inf,
        "decided_now": dict(one.now),
        "by_outlook": {
            name: {
                "starts": [[*start, count] for start, count in sorted(plan.starts.items())],
                "builds": [list(build) for build in plan.builds],
                "given_up": [list(start) for start in one.dropped[name]],
            }
            for name, plan in one.plans.items()
        },
    }


def _lines(study: Recourse) -> list[Line]:
    lines: list[Line] = [
        interval_fact(METHOD, way, "expected_worth_wan", worth, kind="plan")
        for way, worth in worths_of(study)
    ]
    lines.append(interval_fact(METHOD, "mean", "value_for_mean_wan", study.mean_value, kind="plan"))
    lines.append(interval_fact(METHOD, "", "vss_wan", study.vss, kind="gain"))
    lines.append(interval_fact(METHOD, "", "evpi_wan", study.evpi, kind="gain"))
    for name, one in study.known.items():
        lines.append(interval_fact(METHOD, name, "value_wan", one.worth, kind="known"))
    here = study.here
    for name, plan in here.plans.items() if here else ():
        for (project, park, period), count in sorted(plan.starts.items()):
            kind = "now" if period <= study.stages.periods else "later"
            where = {"kind": kind, "code": project, "area": park, "period": period}
            lines.append(fact(METHOD, name, "starts_count", count, **where))
        for project, park, period in here.dropped[name] if here else ():
            where = {"kind": "given_up", "code": project, "area": park, "period": period}
            lines.append(fact(METHOD, name, "starts_count", 1, **where))
    return lines
