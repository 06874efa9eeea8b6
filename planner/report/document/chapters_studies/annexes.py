"""Annexes: sensitivity in full, points of the front, schemes, digest of the solver, terms."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from planner.report.document.chapters_studies.schemes import coordination_table
from planner.report.document.chapters_studies.sensitivity import effect_row
from planner.report.document.chapters_studies.teller import Teller
from planner.report.document.chapters_studies.trade_offs import points_table
from planner.report.document.material import Material, Study
from planner.report.document.parts import Block, Cell, Chapter, Table
from planner.report.numbers import duration
from planner.results import RunResult
from planner.store import MANIFEST
from planner.texts import CATALOGUE

SHOWN = 60
"""Rows printed of a long annex; the workbook has all."""

TERMS = (
    *("one_plus_n", "lead", "special", "target", "fit", "odds", "gate", "stage", "prospect"),
    *("overlap", "link", "income", "fiscal", "reserve", "value", "bound", "gap", "interval"),
    *("front", "knee", "switching", "interaction", "morris", "montecarlo", "core", "regret"),
    *("gamma", "cvar", "overrun", "equilibrium", "sharing", "grade", "audit", "run"),
)
"""Terms that the documents use; texts below ``label.chapter.term.``."""


def annex_sensitivity(material: Material) -> Chapter:
    """Every level of every input."""
    teller = Teller(material, "annex_sensitivity")
    study = teller.study("sensitivity")
    if study is None:
        return _annex(teller, teller.missing("sensitivity"))
    rows = tuple(
        (*effect_row(teller, one, level), level["plan_kept_wan"])
        for one in study.summary["inputs"]
        for level in one["levels"]
    )
    columns = (
        *(teller.column("input"), teller.column("level")),
        *(teller.money_column(key) for key in ("effect_low", "effect_high")),
        *(teller.column("significant"), teller.column("plan_changes")),
        teller.money_column("kept"),
    )
    title, note = teller.tell("table"), teller.tell("note")
    table = Table("annex_sensitivity", title, columns, rows, note, SHOWN)
    return _annex(teller, *teller.about(study), table)


def annex_points(material: Material) -> Chapter:
    """Points of the front, and which point has which project or target."""
    teller = Teller(material, "annex_points")
    study = teller.study("pareto")
    if study is None:
        return _annex(teller, teller.missing("pareto"))
    front = study.summary
    blocks: list[Block] = [*teller.about(study)]
    if not front["points"]:
        return _annex(teller, *blocks, teller.words("no_point", "missing"))
    blocks.append(points_table(teller, front, "annex_points"))
    rows = tuple(
        (_decision(teller, one), one["share_of_points"], _holders(front, one))
        for one in front["decisions"]
    )
    if rows:
        columns = (
            *(teller.column("decision"), teller.column("share_of_points", "share")),
            teller.column("points"),
        )
        title = teller.tell("decisions")
        blocks.append(Table("annex_decisions", title, columns, rows, shown=SHOWN))
    return _annex(teller, *blocks)


def _decision(teller: Teller, one: Mapping[str, Any]) -> str:
    if "county" in one:
        return teller.target(one["county"], one["industry"])
    return teller.project(one["code"])


def _holders(front: Mapping[str, Any], one: Mapping[str, Any]) -> str:
    """Numbers of the points that take a decision; expansions are not told by point."""
    if "county" in one:
        wanted = {"county": one["county"], "industry": one["industry"]}
        held = [x["point"] for x in front["points"] if wanted in x["targets"]]
    else:
        code = one["code"]
        held = [
            x["point"] for x in front["points"] if any(s["project"] == code for s in x["starts"])
        ]
    return ", ".join(map(str, held))


def annex_schemes(material: Material) -> Chapter:
    """Scenarios, variants and what their solves proved; schemes of coordination."""
    teller = Teller(material, "annex_schemes")
    columns = (
        *(teller.column("scenario"), teller.column("run"), teller.column("status")),
        *(teller.money_column("value"), teller.money_column("bound")),
        teller.column("gap", "share", decimals=2),
        teller.column("created"),
    )
    rows = tuple(
        (
            *(teller.scheme_name(one), one.run, teller.say(f"status.{one.solution.status}")),
            *(one.solution.objective_wan, one.solution.bound_wan, one.solution.gap_share),
            one.created[:16].replace("T", " "),
        )
        for one in material.runs
    )
    blocks: list[Block] = [Table("annex_runs", teller.tell("runs"), columns, rows)]
    if len(teller.scenario.rows("counties")) > 1:
        study = teller.study("coordinate")
        if study is None:
            blocks.append(teller.missing("coordinate"))
        else:
            table = coordination_table(teller, study.summary["schemes"], "annex_coordination")
            blocks += [*teller.about(study), table]
    return _annex(teller, *blocks)


# --- the solver -----------------------------------------------------------------------------------


def annex_solver(material: Material) -> Chapter:
    """How each run was solved and by what versions, and which studies the document has."""
    teller = Teller(material, "annex_solver")
    facts: list[tuple[Cell, ...]] = []
    for one in material.runs:
        facts += [(one.run, label, words) for label, words in _digest(teller, one)]
    columns = tuple(teller.column(key) for key in ("run", "fact", "what"))
    blocks: list[Block] = [Table("annex_solver", teller.tell("digest"), columns, tuple(facts))]
    studies = [(one.title(teller.language), one.run, _how(teller, one)) for one in material.studies]
    if studies:
        heads = tuple(teller.column(key) for key in ("study", "run", "what"))
        blocks.append(Table("annex_studies", teller.tell("studies"), heads, tuple(studies)))
    else:
        blocks.append(teller.words("no_study", "missing"))
    blocks.append(teller.words("again", run=material.run.run))
    return _annex(teller, *blocks)


def _digest(teller: Teller, result: RunResult) -> list[tuple[str, str]]:
    solution, options = result.solution, result.options
    told = {
        "status": teller.say(f"status.{solution.status}"),
        "method": solution.method,
        "value": teller.value(result),
        "gap": f"{100 * solution.gap_share:.4g} %",
        "nodes": f"{solution.nodes:,}",
        "seconds": duration(solution.seconds),
        "total": duration(result.seconds.get("total", solution.seconds)),
        "created": result.created,
        "options": ", ".join(f"{key}={value}" for key, value in options.items() if value != ""),
        "versions": versions_of(result) or teller.say("chapter.unknown"),
        "model": result.model_hash[:16] or teller.say("chapter.unknown"),
    }
    return [(teller.tell(f"fact_{key}"), words) for key, words in told.items()]


def versions_of(result: RunResult) -> str:
    """Versions that the run was solved by, as its manifest says; blank if it cannot be read."""
    try:
        manifest = json.loads((Path(result.folder) / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    names = ("planner", "pyomo", "highspy", "python")
    return ", ".join(f"{name} {manifest[name]}" for name in names if name in manifest)


def _how(teller: Teller, study: Study) -> str:
    """Effort of a study, as far as its record tells it."""
    found, said = study.summary, []
    for key in ("levels_solved", "samples", "draws", "trials", "count_wanted", "seed"):
        if isinstance(found.get(key), int):
            said.append(teller.tell(f"effort_{key}", count=found[key]))
    return teller.listed(said)


# --- terms ----------------------------------------------------------------------------------------


def annex_terms(material: Material) -> Chapter:
    """Terms in Chinese and English with their meaning."""
    teller = Teller(material, "annex_terms")
    rows = []
    for term in TERMS:
        name, meaning = f"chapter.term.{term}", f"chapter.term.{term}_means"
        zh, en = CATALOGUE[f"label.{name}"]
        rows.append((zh, en, teller.say(meaning)))
    columns = tuple(teller.column(key) for key in ("term_zh", "term_en", "means"))
    return _annex(teller, Table("annex_terms", teller.tell("table"), columns, tuple(rows)))


def _annex(teller: Teller, *blocks: Block) -> Chapter:
    return Chapter(teller.chapter, teller.tell("title"), blocks, annex=True)
