"""Budgeted protection of limits on screen, as a table, as plain data and as a chart."""

import math
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
from planner.report.robust_charts import price_figure
from planner.report.study_files import StudyFiles
from planner.studies.case import Subject
from planner.studies.robust.gamma import Gamma, Level, entering_and_leaving
from planner.texts import Language

METHOD = "gamma"


def gamma_screen(study: Gamma, subject: Subject, language: Language) -> str:
    """Price list of budgets, the limits at most risk, and who enters and leaves."""
    page = RobustPage(subject, language)
    page.head(METHOD)
    shares = sorted(set(study.shares.values()))
    told = " / ".join(percent(share) for share in shares) or "0 %"
    limits = ", ".join(page.limit_name(limit) for limit in study.limits)
    page.line(page.say("robust.gamma_needs", shares=told, limits=limits))
    page.line(page.say("robust.gamma_meaning"))
    page.line()
    rows = [_level_row(level) for level in study.levels]
    keys = ("budget", "value", "price", "bound", "tried")
    page.table([RIGHT + page.say(f"robust.column.{key}") for key in keys], rows)
    page.line("  " + page.say("robust.gamma_trials", count=plain(study.trials.count)))
    _limits(page, study)
    _moves(page, study)
    return page.text()


def _level_row(level: Level) -> list[str]:
    if level.value.high == -math.inf:
        return [f"{level.budget:g}", "x", "-", "-", "-"]
    bound = max((row.risk_bound for row in level.rows), default=math.nan)
    return [
        f"{level.budget:g}",
        span(level.value),
        span(level.price),
        percent(bound),
        percent(level.overrun_share),
    ]


def _limits(page: RobustPage, study: Gamma) -> None:
    """Limits that are overrun most often without protection, then at the greatest budget."""
    first = study.levels[0]
    last = next((one for one in reversed(study.levels) if one.rows), first)
    risky = sorted((r for r in first.rows if r.overrun_share > 0), key=lambda r: -r.overrun_share)
    if not risky:
        page.heading("robust.gamma_no_risk")
        return
    page.heading("robust.gamma_limits", budget=f"{last.budget:g}")
    after = {row.key: row for row in last.rows}
    rows = []
    for row in risky[:TOP_LINES]:
        limit, area, period = row.key
        then = after.get(row.key)
        rows.append(
            [
                page.limit_name(limit),
                page.area(area),
                page.years([period]),
                plain(row.load.used),
                plain(row.load.available),
                percent(row.overrun_share),
                percent(then.overrun_share) if then else percent(0.0),
                percent(then.risk_bound) if then else percent(0.0),
            ]
        )
    keys = ("limit", "area", "years")
    figures = ("used", "available", "before", "after", "after_bound")
    heads = [page.say(f"robust.column.{key}") for key in keys]
    page.table(heads + [RIGHT + page.say(f"robust.column.{key}") for key in figures], rows)
    if len(risky) > TOP_LINES:
        page.line("  " + page.say("rest", count=len(risky) - TOP_LINES, file="table.csv"))


def _moves(page: RobustPage, study: Gamma) -> None:
    base = study.levels[0].plan
    plans = {one.budget: one.plan for one in study.levels[1:] if one.plan is not None}
    if base is None or not plans:
        return
    page.heading("robust.gamma_moves")
    for budget, plan in plans.items():
        new, gone = entering_and_leaving(base, plan)
        words = {"enter": page.moves(new), "leave": page.moves(gone)}
        page.line("  " + page.say("robust.gamma_move", budget=f"{budget:g}", **words))


def gamma_files(study: Gamma, subject: Subject, language: Language) -> StudyFiles:
    """Summary, tidy table and chart."""
    record = gamma_record(study, subject)
    return StudyFiles(
        record,
        {"table": tidy(_lines(study, subject))},
        {"price_of_robustness": partial(price_figure, record["levels"], language)},
    )


def gamma_record(study: Gamma, subject: Subject) -> dict[str, Any]:
    """The study as plain data."""
    return {
        **head_record(METHOD, subject),
        "limits": list(study.limits),
        "deviation_share": dict(study.shares),
        "trials": study.trials.count,
        "seed": study.trials.seed,
        "levels": [
            {
                "budget": level.budget,
                "impossible": level.value.high == -math.inf,
                "value": ends(level.value),
                "price": ends(level.price),
                "overrun_share_any_limit": finite(level.overrun_share),
                "starts": sorted({start[0] for start in level.plan.starts}) if level.plan else None,
                "limits": [
                    {
                        "limit": row.key[0],
                        "area": row.key[1],
                        "period": row.key[2],
                        "used": row.load.used,
                        "worst": row.worst,
                        "available": row.load.available,
                        "uncertain_projects": row.uncertain,
                        "overrun_bound_share": row.risk_bound,
                        "overrun_trials_share": row.overrun_share,
                    }
                    for row in level.rows
                ],
            }
            for level in study.levels
        ],
    }


def _lines(study: Gamma, subject: Subject) -> list[Line]:
    lines: list[Line] = []
    candidates = subject.result.appraisal.candidates
    for level in study.levels:
        case = f"{level.budget:g}"
        lines.append(interval_fact(METHOD, case, "value_wan", level.value, kind="plan"))
        lines.append(interval_fact(METHOD, case, "price_wan", level.price, kind="plan"))
        lines.append(fact(METHOD, case, "overrun_share", level.overrun_share, kind="plan"))
        for row in level.rows:
            limit, area, period = row.key
            where = {"kind": "limit", "code": limit, "area": area, "period": period}
            figures = {
                "used": row.load.used,
                "worst": row.worst,
                "available": row.load.available,
                "overrun_bound_share": row.risk_bound,
                "overrun_share": row.overrun_share,
            }
            lines += [fact(METHOD, case, name, value, **where) for name, value in figures.items()]
        counts: dict[str, int] = {}
        for start, count in level.plan.starts.items() if level.plan else ():
            counts[start[0]] = counts.get(start[0], 0) + count
        lines += [
            fact(
                *(METHOD, case, "starts_count", count),
                kind="project",
                code=code,
                name_zh=candidates[code].name_zh,
            )
            for code, count in sorted(counts.items())
        ]
    return lines
