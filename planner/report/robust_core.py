"""Core, borderline and exterior projects on screen, as a table, as plain data and as a chart."""

import math
from collections.abc import Sequence
from functools import partial
from typing import Any

from planner.report.numbers import finite, percent
from planner.report.page import RIGHT
from planner.report.robust import Line, RobustPage, fact, head_record, project_name, tidy
from planner.report.robust_charts import Bar, index_figure
from planner.report.study_files import StudyFiles
from planner.sheets import names_of
from planner.studies.case import Subject
from planner.studies.robust.core import PROJECT, TARGET, Core, Feature
from planner.studies.robust.weights import TERMS
from planner.texts import Language

METHOD = "core"
CLASSES = ("core", "borderline", "exterior")
WHOLE = 1e-12
MOST_BARS = 40
MOST_NAMES = 24


def class_of(index: float) -> str:
    """``core`` (in all plans), ``exterior`` (none), ``borderline``; ``unknown`` without plans."""
    if math.isnan(index):
        return "unknown"
    if index >= 1 - WHOLE:
        return "core"
    return "exterior" if index <= WHOLE else "borderline"


def core_screen(study: Core, subject: Subject, language: Language) -> str:
    """How it was found, then core and borderline projects and targets."""
    page = RobustPage(subject, language)
    page.head(METHOD)
    for place, term in enumerate(TERMS):
        shares = [corner[place] for corner in study.corners]
        low, high = percent(min(shares)), percent(max(shares))
        word = page.say(f"robust.term.{term}")
        page.line("  " + page.say("robust.core_weight", term=word, low=low, high=high))
    page.line(_manner(page, study))
    page.line(_result(page, study))
    for kind in (PROJECT, TARGET):
        _class_lines(page, study, kind)
    if not study.exact:
        page.line()
        page.line(page.say("robust.core_sampled_note"))
        if study.open_draws:
            page.line(page.say("robust.core_open_note"))
    return page.text()


def _manner(page: RobustPage, study: Core) -> str:
    if study.exact:
        return page.say("robust.core_exact", step=f"{study.step_wan:.2g}")
    shares = " / ".join(percent(share) for share in sorted(set(study.spread.values()))) or "0 %"
    return page.say("robust.core_sampled", count=study.asked, shares=shares)


def _result(page: RobustPage, study: Core) -> str:
    kept = sum(not one.dominated for one in study.plans)
    if study.exact:
        key = "robust.core_all" if study.complete else "robust.core_some"
        return page.say(key, count=kept)
    answered = sum(one.draws for one in study.plans)
    facts = {"answered": answered, "asked": study.asked, "plans": len(study.plans)}
    return page.say("robust.core_draws", **facts, kept=kept, open=study.open_draws)


def _class_lines(page: RobustPage, study: Core, kind: str) -> None:
    ranked = _ranked(study, kind)
    core = [f for f, index in ranked if class_of(index) == "core"]
    unsure = [(f, index) for f, index in ranked if class_of(index) == "borderline"]
    page.heading(f"robust.core_{kind}s", count=len(core))
    between = "；" if page.language == "zh" else "; "
    named = between.join(feature_name(page.subject, f, page.language) for f in core[:MOST_NAMES])
    page.line("  " + (named or page.say("robust.none")))
    if core[MOST_NAMES:]:
        page.line("  " + page.say("rest", count=len(core) - MOST_NAMES, file="table.csv"))
    if unsure:
        page.line(page.say(f"robust.borderline_{kind}s", count=len(unsure)))
        planned = _planned(page.subject)
        rows = [
            [
                feature_name(page.subject, feature, page.language),
                percent(index),
                page.say("robust.in" if feature in planned else "robust.out"),
            ]
            for feature, index in unsure
        ]
        heads = [page.say(f"robust.column.{kind}"), RIGHT + page.say("robust.column.index")]
        page.short_list([*heads, page.say("robust.column.planned")], rows, "table.csv")
    if kind == PROJECT and study.plans:
        known = {feature[1] for feature, _ in ranked}
        rest = sum(code not in known for code in page.result.appraisal.candidates)
        page.line(page.say("robust.exterior_projects", count=rest))


def _ranked(study: Core, kind: str) -> list[tuple[Feature, float]]:
    found = [(f, study.index(f)) for f in study.features if f[0] == kind]
    inside = [(feature, index) for feature, index in found if class_of(index) != "exterior"]
    return sorted(inside, key=lambda pair: (-pair[1], pair[0]))


def _planned(subject: Subject) -> set[Feature]:
    """Projects and targets of the plan of the run."""
    plan = subject.result.plan
    home = subject.case.data.park_county
    found: set[Feature] = {(PROJECT, start[0]) for start in plan.starts}
    found |= {(TARGET, home[park], industry) for park, industry in plan.leads}
    return found | {(TARGET, *pair) for pair in plan.specials}


def feature_name(subject: Subject, feature: Feature, language: Language) -> str:
    """Project, or county and industry of a target."""
    if feature[0] == PROJECT:
        return project_name(subject, feature[1], language)
    names = names_of(subject.result.scenario, "_zh" if language == "zh" else "_en")
    return f"{names('counties', feature[1])}: {names('industries', feature[2])}"


def core_files(study: Core, subject: Subject, language: Language) -> StudyFiles:
    """Summary, tidy table and chart."""
    return StudyFiles(
        core_record(study, subject),
        {"table": tidy(_lines(study, subject))},
        {"core_index": partial(_figure, study, subject, language)},
    )


def _figure(study: Core, subject: Subject, language: Language) -> Any:
    ranked = _ranked(study, PROJECT)
    planned = _planned(subject)
    bars = [
        Bar(feature_name(subject, f, language), index, class_of(index), f in planned)
        for f, index in ranked[:MOST_BARS]
    ]
    return index_figure(bars, len(ranked) - len(bars), study.exact, language)


def core_record(study: Core, subject: Subject) -> dict[str, Any]:
    """The study as plain data."""
    return {
        **head_record(METHOD, subject),
        "index": "exact" if study.exact else "sampled",
        "complete": study.complete,
        "extreme_weights": [dict(zip(TERMS, corner, strict=True)) for corner in study.corners],
        "band_share": dict(study.spread),
        "draws": study.asked,
        "draws_not_proved": study.open_draws,
        "plans_not_dominated": sum(not one.dominated for one in study.plans),
        "projects": _index_record(study, subject),
        "targets": [
            {
                "county": feature[1],
                "industry": feature[2],
                "core_index": finite(index),
                "class": class_of(index),
            }
            for feature, index in _ranked(study, TARGET)
        ],
        "plans": [
            {
                "income_wan": one.worth.terms[0],
                "fiscal_wan": one.worth.terms[1],
                "layout_wan": one.worth.terms[2],
                "draws": one.draws,
                "dominated": one.dominated,
                "projects": {f[1]: n for f, n in one.marks.items() if f[0] == PROJECT},
                "targets": [list(f[1:]) for f in one.marks if f[0] == TARGET],
            }
            for one in study.plans
        ],
    }


def _index_record(study: Core, subject: Subject) -> list[dict[str, Any]]:
    planned = _planned(subject)
    found = []
    for code in sorted(subject.result.appraisal.candidates):
        index = study.index((PROJECT, code))
        found.append(
            {
                "project": code,
                "core_index": finite(index),
                "class": class_of(index),
                "in_plan_of_run": (PROJECT, code) in planned,
            }
        )
    return found


def _lines(study: Core, subject: Subject) -> Sequence[Line]:
    case = "exact" if study.exact else "sampled"
    candidates = subject.result.appraisal.candidates
    lines = [
        fact(
            *(METHOD, case, "core_index_share", one["core_index"]),
            kind=one["class"],
            code=one["project"],
            name_zh=candidates[one["project"]].name_zh,
        )
        for one in _index_record(study, subject)
    ]
    for feature, index in _ranked(study, TARGET):
        name = feature_name(subject, feature, "zh")
        where = {"kind": class_of(index), "code": feature[2], "area": feature[1], "name_zh": name}
        lines.append(fact(METHOD, case, "core_index_share", index, **where))
    for number, one in enumerate(study.plans, 1):
        terms = dict(zip(("income_wan", "fiscal_wan", "layout_wan"), one.worth.terms, strict=True))
        for measure, figure in terms.items():
            where = {"kind": "dominated" if one.dominated else "plan"}
            lines.append(fact(METHOD, f"plan {number}", measure, figure, **where))
    return lines
