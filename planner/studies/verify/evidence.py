"""What can be checked of a stored run without solving: its folder, its arithmetic, its model."""

import csv
import io
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pyomo.environ as pyo

from models import read_portfolio
from planner.audit import TOLERANCE, audit_plan
from planner.economics import appraise
from planner.errors import PlannerError
from planner.matrix import CompiledModel
from planner.record import (
    files_of,
    input_hash,
    plan_of,
    request_id,
    scenario_of,
    solution_of,
    totals_of,
    versions,
)
from planner.results import Plan, RunResult
from planner.run import read_sound
from planner.solve import PROVED_GAP
from planner.store import MANIFEST, StoredRun
from planner.studies.verify.second import tolerance

Verdict = Literal["passed", "failed", "open", "none"]
"""`open`: not refuted and not confirmed; `none`: there is nothing to check, or no means."""

UNREADABLE = (LookupError, TypeError, ValueError, ArithmeticError, AttributeError, PlannerError)
"""What reading a file that somebody rewrote may raise."""

NEEDED = {"scenario.json", "faults.json", "result.json", "plan.json", "values.json", "prices.json"}
SHAPERS = ("planner", "pyomo", "highspy")
"""Versions that must agree before two models can be expected to be the same to the last bit."""


@dataclass(frozen=True)
class Check:
    """One thing that was checked.

    Attributes
    ----------
    name
        Text key below ``label.certificate.check.``.
    verdict
        How it went.
    key, facts
        Text key below ``label.certificate.`` of what was found, and its placeholders.
    """

    name: str
    verdict: Verdict
    key: str
    facts: Mapping[str, object] = field(default_factory=dict)


def in_words(fault: BaseException) -> str:
    """What went wrong, for the JSON and the page."""
    return fault.sentence("en") if isinstance(fault, PlannerError) else repr(fault)


def rebuilt(stored: StoredRun) -> RunResult:
    """A run from its inputs and decisions, whatever the audit says of it."""
    scenario, plan, claimed = scenario_of(stored), plan_of(stored), totals_of(stored)
    appraisal = appraise(scenario)
    return RunResult(
        run=stored.run,
        folder=str(stored.folder),
        created=stored.manifest["created"],
        scenario=scenario,
        appraisal=appraisal,
        plan=plan,
        audit=audit_plan(scenario, appraisal, plan, claimed),
        solution=solution_of(stored),
        claimed=claimed,
        options=stored.manifest["options"],
        seconds=stored.manifest["seconds"],
        model_hash=stored.manifest.get("model_hash", ""),
        shown_again=True,
    )


# --- the folder -----------------------------------------------------------------------------------


def check_files(stored: StoredRun) -> Check:
    """Every file is there as it was written, and no other."""
    told = stored.manifest["files"]
    if not isinstance(told, dict):
        return Check("files", "failed", "files_wrong", {"files": MANIFEST})
    wrong = sorted(NEEDED - told.keys())
    for name in sorted(told):
        try:
            stored.text(name)
        except (PlannerError, ValueError):
            wrong.append(name)
    wrong += sorted({path.name for path in stored.folder.iterdir()} - {MANIFEST, *told})
    if wrong:
        return Check("files", "failed", "files_wrong", {"files": ", ".join(dict.fromkeys(wrong))})
    return Check("files", "passed", "files_right", {"count": len(told)})


def check_inputs(stored: StoredRun, result: RunResult) -> Check:
    """The inputs are the ones that the run is named after."""
    found, told = input_hash(result.scenario), stored.manifest.get("input_hash", "")
    name = request_id(
        result.scenario, result.options, planner=str(stored.manifest.get("planner", ""))
    )
    same = found == told and name == stored.manifest["request"] and stored.run.startswith(name)
    key = "inputs_right" if same else "inputs_wrong"
    return Check("inputs", "passed" if same else "failed", key, {"hash": found[:16]})


def check_source(result: RunResult) -> Check:
    """Whether the folder that the run was made from still says the same; never a failure."""
    folder = Path(result.scenario.folder)
    facts = {"folder": result.scenario.folder}
    names = [name for name in result.scenario.variant.split("+") if name]
    if any(" " in name for name in names):
        return Check("source", "none", "source_decided", facts)
    if not (folder / "scenario.toml").is_file():
        return Check("source", "none", "source_gone", facts)
    try:
        scenario, _ = read_sound(folder, names)
    except UNREADABLE:
        return Check("source", "none", "source_changed", facts)
    same = input_hash(scenario) == input_hash(result.scenario)
    return Check(
        "source", "passed" if same else "none", f"source_{'same' if same else 'changed'}", facts
    )


# --- arithmetic -----------------------------------------------------------------------------------


def check_arithmetic(result: RunResult) -> Check:
    """The plan keeps every rule and its totals are right, by the audit."""
    audit = result.audit
    facts = {"worst": f"{audit.worst_violation:.1g}", "limits": len(audit.limits)}
    if audit.passed:
        return Check("arithmetic", "passed", "audit_right", facts)
    findings = [{"key": one.key, "facts": dict(one.facts)} for one in audit.violations]
    return Check("arithmetic", "failed", "audit_wrong", {**facts, "findings": findings})


def check_claims(result: RunResult) -> Check:
    """Value, bound, gap and status say the same thing."""
    solution, total = result.solution, result.audit.totals.objective_wan
    value, bound = solution.objective_wan, solution.bound_wan
    gap = abs(bound - value) / max(abs(value), 1.0)
    wrong = []
    if abs(value - total) > tolerance(total):
        wrong.append("objective_wan")
    if bound < value - tolerance(value):
        wrong.append("bound_wan")
    if math.isfinite(gap) and abs(gap - solution.gap_share) > PROVED_GAP:
        wrong.append("gap_share")
    if solution.status == "optimal" and not gap <= PROVED_GAP:
        wrong.append("status")
    if wrong:
        return Check("claims", "failed", "claims_wrong", {"what": ", ".join(wrong)})
    return Check("claims", "passed", "claims_right")


def check_tables(stored: StoredRun, result: RunResult) -> Check:
    """Every stored table follows from inputs and plan; figures to 1e-6."""
    now = versions()
    if stored.manifest.get("planner") != now["planner"]:
        return Check("tables", "none", "tables_version", {"then": stored.manifest.get("planner")})
    try:
        derived = files_of(result)
        wrong = [name for name in derived if not _same_text(name, stored.text(name), derived[name])]
    except UNREADABLE as fault:
        return Check("tables", "failed", "unreadable", {"what": in_words(fault)})
    wrong += sorted(stored.manifest["files"].keys() - derived.keys())
    if wrong:
        return Check("tables", "failed", "tables_wrong", {"files": ", ".join(sorted(wrong))})
    return Check("tables", "passed", "tables_right", {"count": len(derived)})


def _same_text(name: str, stored: str, derived: str) -> bool:
    if stored == derived:
        return True
    if name.endswith(".json"):
        return _same(json.loads(stored), json.loads(derived))
    one, other = (list(csv.reader(io.StringIO(words, newline=""))) for words in (stored, derived))
    return _same(one, other)


def _same(one: Any, other: Any) -> bool:
    """Whether two pieces of plain data say the same; numbers may differ in the last digits."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    if one == other:
        return True
    try:
        return math.isclose(float(one), float(other), rel_tol=TOLERANCE, abs_tol=TOLERANCE)
    except (TypeError, ValueError):
        return False


# --- the model ------------------------------------------------------------------------------------


def check_values(result: RunResult, model: pyo.ConcreteModel, compiled: CompiledModel) -> Check:
    """The stored columns are this plan, and the rebuilt model accepts them at the same value."""
    values = result.solution.values
    point = np.array([values.get(name, 0.0) for name in compiled.columns], float)
    found = read_portfolio(model, values)
    plan = Plan(found.starts, found.leads, found.specials, found.builds, found.grants)
    decided = ("starts", "leads", "specials", "builds")
    other = [
        name for name in decided if _set(getattr(plan, name)) != _set(getattr(result.plan, name))
    ]
    activity = compiled.matrix @ point
    worst = max(
        _excess(compiled.row_lower - activity, compiled.row_lower),
        _excess(activity - compiled.row_upper, compiled.row_upper),
        _excess(compiled.lower - point, compiled.lower),
        _excess(point - compiled.upper, compiled.upper),
    )
    off = abs(compiled.value(point) - result.solution.objective_wan)
    facts = {"worst": f"{worst:.1g}", "rows": len(compiled.rows)}
    if other or worst > TOLERANCE or off > tolerance(result.solution.objective_wan):
        return Check("values", "failed", "values_wrong", facts)
    return Check("values", "passed", "values_right", facts)


def _set(decided: Any) -> object:
    """Decisions without their order."""
    return dict(decided) if isinstance(decided, Mapping) else set(decided)


def _excess(beyond: Any, limits: Any) -> float:
    """Greatest excess over finite limits, relative to them where they are above 1."""
    finite = np.isfinite(limits)
    scaled = beyond[finite] / np.maximum(np.abs(limits[finite]), 1.0)
    return float(scaled.max(initial=0.0))


def check_model(stored: StoredRun, compiled: CompiledModel) -> Check:
    """The same inputs give the same model, to the last bit."""
    told, now = stored.manifest.get("model_hash", ""), versions()
    if not told:
        return Check("model", "none", "model_unknown")
    if any(stored.manifest.get(name) != now[name] for name in SHAPERS):
        return Check("model", "none", "model_version")
    found = compiled.digest()
    if found != told:
        return Check("model", "failed", "model_wrong")
    return Check("model", "passed", "model_right", {"hash": found[:16]})
