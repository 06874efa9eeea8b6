"""Mean against tail on screen, as a table, as plain data and as a chart."""

from functools import partial
from typing import Any

from planner.report.numbers import finite, percent, plain
from planner.report.page import RIGHT, TOP_LINES
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
from planner.report.robust_charts import tail_figure
from planner.report.study_files import StudyFiles
from planner.studies.case import Subject
from planner.studies.robust.cvar import Stance, Tails
from planner.studies.robust.gamma import entering_and_leaving
from planner.studies.robust.outlooks import BASE, Outlook
from planner.texts import Language

METHOD = "cvar"


def outlook_name(page: RobustPage, outlook: Outlook) -> str:
    """Name of an outlook; the base has one in the user's language."""
    return page.say("robust.base") if outlook.name == BASE else outlook.name


def cvar_screen(study: Tails, subject: Subject, language: Language) -> str:
    """Mean and tail by risk weight, the outlooks, who enters and leaves."""
    page = RobustPage(subject, language)
    count = len(study.outlooks)
    page.head(METHOD, count=count)
    page.line(page.say("robust.cvar_meaning", tail=percent(1 - study.beta)))
    page.line(page.say("robust.cvar_limits_all" if study.supplies else "robust.cvar_limits_base"))
    for outlook in study.outlooks:
        if outlook.ignored:
            tables = ", ".join(outlook.ignored)
            name = outlook_name(page, outlook)
            page.line(page.say("robust.cvar_ignored", outlook=name, tables=tables))
    page.line()
    rows = [
        [page.say("robust.cvar_planned"), *_figures(study.planned), "-"],
        *([f"{one.risk_weight:g}", *_figures(one), span(one.goal)] for one in study.stances),
    ]
    keys = ("risk_weight", "mean", "tail", "worst", "goal")
    page.table([RIGHT + page.say(f"robust.column.{key}") for key in keys], rows)
    page.line("  " + page.say("robust.cvar_goal_note"))
    _outlooks(page, study)
    _moves(page, study)
    return page.text()


def _figures(stance: Stance) -> list[str]:
    return [plain(stance.mean_wan), plain(stance.tail_wan), plain(stance.worst_wan)]


def _outlooks(page: RobustPage, study: Tails) -> None:
    found = [one for one in study.stances if one.worths]
    if not found:
        return
    first, last = found[0], found[-1]
    page.heading("robust.cvar_outlooks")
    order = sorted(study.outlooks, key=lambda one: first.worths[one.name])
    rows = [
        [
            outlook_name(page, one),
            percent(one.odds_share),
            plain(first.worths[one.name]),
            plain(last.worths[one.name]),
        ]
        for one in order
    ]
    heads = [page.say("robust.column.outlook"), RIGHT + page.say("robust.column.odds")]
    heads += [
        RIGHT + page.say("robust.column.at_weight", weight=f"{one.risk_weight:g}")
        for one in (first, last)
    ]
    page.short_list(heads, rows, "table.csv", TOP_LINES)


def _moves(page: RobustPage, study: Tails) -> None:
    base = study.planned.plan
    page.heading("robust.cvar_moves")
    for one in study.stances:
        if one.plan is None or base is None:
            continue
        new, gone = entering_and_leaving(base, one.plan)
        words = {"enter": page.moves(new), "leave": page.moves(gone)}
        page.line("  " + page.say("robust.cvar_move", weight=f"{one.risk_weight:g}", **words))


def cvar_files(study: Tails, subject: Subject, language: Language) -> StudyFiles:
    """Summary, tidy table and chart."""
    record = cvar_record(study, subject)
    return StudyFiles(
        record,
        {"table": tidy(_lines(study))},
        {"mean_and_tail": partial(tail_figure, record, language)},
    )


def cvar_record(study: Tails, subject: Subject) -> dict[str, Any]:
    """The study as plain data."""
    return {
        **head_record(METHOD, subject),
        "beta_share": study.beta,
        "limits": "every_outlook" if study.supplies else "base",
        "outlooks": [
            {"outlook": one.name, "odds_share": one.odds_share, "ignored": list(one.ignored)}
            for one in study.outlooks
        ],
        "plan_of_run": _stance_record(study.planned),
        "stances": [
            {"risk_weight": one.risk_weight, "goal": ends(one.goal), **_stance_record(one)}
            for one in study.stances
        ],
    }


def _stance_record(one: Stance) -> dict[str, Any]:
    return {
        "mean_wan": finite(one.mean_wan),
        "tail_wan": finite(one.tail_wan),
        "worst_wan": finite(one.worst_wan),
        "value_wan_by_outlook": dict(one.worths),
        "starts": sorted({start[0] for start in one.plan.starts}) if one.plan else None,
    }


def _lines(study: Tails) -> list[Line]:
    lines: list[Line] = []
    cases = [("run", study.planned), *((f"{one.risk_weight:g}", one) for one in study.stances)]
    for case, one in cases:
        if one is not study.planned:
            lines.append(interval_fact(METHOD, case, "goal_wan", one.goal, kind="plan"))
        for name, value in (
            ("mean_wan", one.mean_wan),
            ("tail_wan", one.tail_wan),
            ("worst_wan", one.worst_wan),
        ):
            lines.append(fact(METHOD, case, name, value, kind="plan"))
        for name, value in one.worths.items():
            lines.append(fact(METHOD, case, "value_wan", value, kind="outlook", code=name))
        counts: dict[str, int] = {}
        for start, count in one.plan.starts.items() if one.plan else ():
            counts[start[0]] = counts.get(start[0], 0) + count
        lines += [
            fact(METHOD, case, "starts_count", count, kind="project", code=code)
            for code, count in sorted(counts.items())
        ]
    return lines
