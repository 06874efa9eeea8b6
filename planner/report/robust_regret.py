"""Least greatest regret on screen, as a table, as plain data and as a chart."""

from functools import partial
from typing import Any

from planner.report.numbers import percent, plain
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
from planner.report.robust_charts import regret_figure
from planner.report.study_files import StudyFiles
from planner.studies.case import Subject
from planner.studies.robust.gamma import entering_and_leaving
from planner.studies.robust.regret import Candidate, Regret
from planner.texts import Language

METHOD = "regret"


def regret_screen(study: Regret, subject: Subject, language: Language) -> str:
    """Regret of the plan of the run and of the best one, and how they differ."""
    page = RobustPage(subject, language)
    page.head(METHOD)
    shares = " / ".join(percent(share) for share in sorted(set(study.spread.values()))) or "0 %"
    page.line(page.say("robust.regret_meaning", shares=shares))
    key = "robust.regret_settled" if study.settled else "robust.regret_open"
    page.line(page.say(key, rounds=study.rounds, least=span(study.least)))
    page.line()
    rows = [_row(page, study.planned, "robust.regret_planned")]
    if study.best is not study.planned:
        rows.append(_row(page, study.best, "robust.regret_best"))
    keys = ("regret", "stated_value")
    heads = ["", *(RIGHT + page.say(f"robust.column.{one}") for one in keys)]
    page.table(heads, rows)
    if study.best is study.planned:
        page.line(page.say("robust.regret_same"))
    else:
        new, gone = entering_and_leaving(study.planned.plan, study.best.plan)
        words = {"enter": page.moves(new), "leave": page.moves(gone)}
        page.line(page.say("robust.regret_moves", **words))
    if study.best.rival is not None:
        new, gone = entering_and_leaving(study.best.plan, study.best.rival)
        words = {"enter": page.moves(new), "leave": page.moves(gone)}
        own = "planned" if study.best is study.planned else "best"
        words["plan"] = page.say(f"robust.regret_{own}")
        page.line(page.say("robust.regret_rival", **words))
    return page.text()


def _row(page: RobustPage, one: Candidate, key: str) -> list[str]:
    return [page.say(key), span(one.regret), plain(one.value_wan)]


def regret_files(study: Regret, subject: Subject, language: Language) -> StudyFiles:
    """Summary, tidy table and chart."""
    record = regret_record(study, subject)
    return StudyFiles(
        record,
        {"table": tidy(_lines(study))},
        {"regret": partial(regret_figure, record, language)},
    )


def regret_record(study: Regret, subject: Subject) -> dict[str, Any]:
    """The study as plain data."""
    return {
        **head_record(METHOD, subject),
        "band_share": dict(study.spread),
        "rounds": study.rounds,
        "settled": study.settled,
        "least_regret": ends(study.least),
        "best": study.candidates.index(study.best),
        "candidates": [
            {
                "regret": ends(one.regret),
                "value_wan": one.value_wan,
                "starts": sorted({start[0] for start in one.plan.starts}),
                "rival_starts": sorted({start[0] for start in one.rival.starts})
                if one.rival
                else None,
            }
            for one in study.candidates
        ],
    }


def _lines(study: Regret) -> list[Line]:
    lines = [interval_fact(METHOD, "any plan", "least_regret_wan", study.least, kind="plan")]
    for number, one in enumerate(study.candidates):
        case = "run" if number == 0 else f"round {number + 1}"
        kind = "best" if one is study.best else "plan"
        lines.append(interval_fact(METHOD, case, "regret_wan", one.regret, kind=kind))
        lines.append(fact(METHOD, case, "value_wan", one.value_wan, kind=kind))
        counts: dict[str, int] = {}
        for start, count in one.plan.starts.items():
            counts[start[0]] = counts.get(start[0], 0) + count
        lines += [
            fact(METHOD, case, "starts_count", count, kind="project", code=code)
            for code, count in sorted(counts.items())
        ]
    return lines
