"""What a run folder holds: inputs that can be solved again, the answer, and who made it.

The id of a request hashes the meaning of the inputs (settings and rows), not files, paths or the
order of rows, so that a saved copy or a sorted table is the same request.
"""

import hashlib
import json
import math
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from planner.economics.concentration import concentration_of
from planner.economics.survey import grade_c_shares
from planner.errors import Fault, StoreError
from planner.results import (
    Appraisal,
    EnclaveLine,
    FundLine,
    LimitUse,
    Plan,
    RunResult,
    Scenario,
    Solution,
    Start,
    Table,
    Totals,
)
from planner.schema import TABLES, Industry, Settings
from planner.sheets import sheets_of
from planner.store import MANIFEST, StoredRun

ID_LENGTH = 12
DISTRIBUTION = "industry-portfolio-planner"


# --- identity -------------------------------------------------------------------------------------


def planner_version() -> str:
    """Version of the planner; ``source`` where it runs without being installed."""
    try:
        return version(DISTRIBUTION)
    except PackageNotFoundError:
        return "source"


def versions() -> dict[str, str]:
    """Versions of everything that shapes a plan."""
    return {
        "planner": planner_version(),
        "pyomo": version("pyomo"),
        "highspy": version("highspy"),
        "python": platform.python_version(),
        "platform": platform.platform(),
    }


def inputs_of(scenario: Scenario) -> dict[str, Any]:
    """Inputs as plain data, rows in the order of the tables; blank cells are left out."""
    return {
        "settings": scenario.settings.model_dump(mode="json", by_alias=True, exclude={"files"}),
        "tables": {
            name: [row.model_dump(mode="json", exclude_none=True) for row in scenario.rows(name)]
            for name in TABLES
            if scenario.rows(name)
        },
        "library": {
            code: row.model_dump(mode="json", exclude_none=True)
            for code, row in sorted(scenario.library.items())
        },
    }


def canonical(content: object) -> str:
    """JSON with one spelling: keys sorted, no blanks."""
    return json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )


def input_hash(scenario: Scenario) -> str:
    """SHA-256 of the inputs, the same for any order of rows."""
    return _hash_of(inputs_of(scenario))


def stored_input_hash(stored: StoredRun) -> str:
    """SHA-256 of the inputs as a run holds them, whatever this planner reads into them.

    It is another than the `input_hash` of their scenario if settings with defaults were added since
    the run was stored.
    """
    content = stored.json("scenario.json")
    return _hash_of({part: content[part] for part in ("settings", "tables", "library")})


def _hash_of(inputs: Mapping[str, Any]) -> str:
    tables = {name: sorted(map(canonical, rows)) for name, rows in inputs["tables"].items()}
    return hashlib.sha256(canonical({**inputs, "tables": tables}).encode()).hexdigest()


def request_id(scenario: Scenario, options: Mapping[str, object], planner: str = "") -> str:
    """Id of a request: inputs, options that matter, version of the planner (by default this)."""
    asked = [input_hash(scenario), dict(options), planner or planner_version()]
    return hashlib.sha256(canonical(asked).encode()).hexdigest()[:ID_LENGTH]


# --- writing --------------------------------------------------------------------------------------


def manifest_of(result: RunResult, command_line: str) -> dict[str, Any]:
    """Provenance of a run."""
    solution = result.solution
    return {
        "schema": 1,
        "created": result.created,
        **versions(),
        "scenario": result.scenario.name,
        "scenario_folder": result.scenario.folder,
        "variant": result.scenario.variant,
        "input_hash": input_hash(result.scenario),
        "model_hash": result.model_hash,
        "options": dict(result.options),
        "command_line": command_line,
        "status": solution.status,
        "objective_wan": solution.objective_wan,
        "bound_wan": _finite(solution.bound_wan),
        "gap_share": _finite(solution.gap_share),
        "nodes": solution.nodes,
        "start_accepted": solution.start_accepted,
        "solver_seconds": solution.seconds,
        "method": solution.method,
        "proof_fault": solution.proof_fault,
        "round_seconds": dict(solution.round_seconds),
        "claimed": {name: float(amount) for name, amount in asdict(result.claimed).items()},
        "seconds": dict(result.seconds),
    }


def files_of(result: RunResult) -> dict[str, str]:
    """Files of a run folder besides the manifest, by name."""
    stored = {"name": result.scenario.name, "variant": result.scenario.variant}
    return {
        "scenario.json": _json({**stored, **inputs_of(result.scenario)}),
        "faults.json": _json([asdict(fault) for fault in result.scenario.remarks]),
        "result.json": _json(record_of(result)),
        "plan.json": _json(_plan_record(result.plan)),
        "values.json": _json(dict(result.solution.values)),
        "prices.json": _json(dict(result.solution.prices)),
        **sheets_of(result),
    }


def record_of(result: RunResult) -> dict[str, Any]:
    """The object that ``planner run --json`` prints: money in wan yuan, shares from 0 to 1."""
    scenario, solution, audit = result.scenario, result.solution, result.audit
    totals = {name: float(amount) for name, amount in asdict(audit.totals).items()}
    shares = grade_c_shares(result.appraisal, result.plan.starts)
    concentration = concentration_of(result.appraisal, result.plan)
    severities = [fault.severity for fault in scenario.remarks]
    return {
        "run": result.run,
        "scenario": scenario.name,
        "variant": scenario.variant,
        "status": solution.status,
        "objective_wan": totals.pop("objective_wan"),
        "bound_wan": _finite(solution.bound_wan),
        "gap_share": _finite(solution.gap_share),
        **totals,
        "seconds": dict(result.seconds),
        "starts": _starts(scenario, result.appraisal, result.plan),
        "layout": layout_of(scenario, result.plan),
        "expansions": _expansions(scenario, result.plan),
        "limits": [_limit(use) for use in audit.limits],
        "enclaves": [enclave_record(one) for one in audit.enclaves],
        "hubs": [asdict(one) for one in audit.hubs],
        **({"materials": [asdict(one) for one in audit.materials]} if audit.materials else {}),
        "concentration": None if concentration is None else asdict(concentration),
        "fund": fund_record(audit.fund),
        "audit": {"passed": audit.passed, "worst_violation": _finite(audit.worst_violation)},
        "warnings": severities.count("warning"),
        "notes": severities.count("note"),
        "gated": len(result.appraisal.gated),
        "defaults": len(result.appraisal.defaults),
        "grade_c_share": {"income": shares.income_share, "fiscal": shares.fiscal_share},
        "start_accepted": solution.start_accepted,
        "method": solution.method,
        "proof_fault": solution.proof_fault,
        "round_seconds": dict(solution.round_seconds),
        "prices": dict(solution.prices),
    }


def fund_record(lines: Sequence[FundLine]) -> dict[str, Any]:
    """The fund's ledger: sums, expected investment per yuan paid in (None without), years."""
    names = ("committed_wan", "deployed_wan", "invested_wan", "back_wan", "lost_wan")
    sums = {name: math.fsum(getattr(line, name) for line in lines) for name in names}
    paid = sums["deployed_wan"]
    leverage = sums["invested_wan"] / paid if paid > 0 else None
    return {**sums, "leverage": leverage, "years": [asdict(line) for line in lines]}


def enclave_record(one: EnclaveLine) -> dict[str, Any]:
    """A park hosted for a partner, with the part of each side; the host has the rest."""
    return {
        **asdict(one),
        "host_income_wan": one.income_wan - one.partner_income_wan,
        "host_tax_wan": one.tax_wan - one.partner_tax_wan,
        "host_land_mu": one.land_mu - one.partner_land_mu,
        "partner_land_mu": one.partner_land_mu,
    }


def layout_of(scenario: Scenario, plan: Plan) -> list[dict[str, Any]]:
    """Leads and specialities of the plan, county by county; a speciality has no park."""
    home = {row.park: row.county for row in scenario.rows("parks")}
    rank = {row.county: place for place, row in enumerate(scenario.rows("counties"))}
    entries: list[dict[str, Any]] = [
        {"county": home[park], "park": park, "industry": industry, "role": "lead"}
        for park, industry in plan.leads
    ] + [
        {"county": county, "park": None, "industry": industry, "role": "special"}
        for county, industry in plan.specials
    ]
    return sorted(
        entries,
        key=lambda one: (rank[one["county"]], one["role"], one["park"] or "", one["industry"]),
    )


def _starts(scenario: Scenario, appraisal: Appraisal, plan: Plan) -> list[dict[str, Any]]:
    home = {row.park: row.county for row in scenario.rows("parks")}
    return [
        {
            "project": project,
            "park": park,
            "county": home[park],
            "industry": appraisal.candidates[project].industry,
            "period": period,
            "count": count,
        }
        for (project, park, period), count in sorted(plan.starts.items())
    ]


def _expansions(scenario: Scenario, plan: Plan) -> list[dict[str, Any]]:
    rows = {row.expansion: row for row in scenario.rows("expansions")}
    return [
        {
            "expansion": code,
            "period": period,
            "area": rows[code].area,
            "resource": rows[code].resource,
            "amount": rows[code].amount,
            "cost_wan": rows[code].cost_wan,
        }
        for code, period in plan.builds
    ]


def _limit(use: LimitUse) -> dict[str, Any]:
    """A limit; supply and probability of overrun only where they are promised."""
    kept = use.overrun_share is not None
    chance = {"supply": use.supply, "overrun_share": use.overrun_share} if kept else {}
    return {
        "limit": use.limit,
        "area": use.area,
        "period": use.period,
        "used": use.used,
        "available": use.available,
        "unit": use.unit,
        **chance,
    }


def _plan_record(plan: Plan) -> dict[str, Any]:
    return {
        "starts": [[*key, count] for key, count in plan.starts.items()],
        "leads": plan.leads,
        "specials": plan.specials,
        "builds": plan.builds,
        "grants": [[*key, amount] for key, amount in plan.grants.items()],
    }


def _finite(number: float) -> float | None:
    """None for what JSON cannot say."""
    return number if math.isfinite(number) else None


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False)


# --- reading back ---------------------------------------------------------------------------------


def scenario_of(stored: StoredRun) -> Scenario:
    """Scenario of a stored run, rebuilt without its source folder."""
    content = stored.json("scenario.json")
    tables = {}
    for name, spec in TABLES.items():
        rows = tuple(spec.row.model_validate(row) for row in content["tables"].get(name, ()))
        tables[name] = Table(name, "scenario.json", "", rows, tuple(range(1, len(rows) + 1)))
    return Scenario(
        name=content["name"],
        folder=stored.manifest["scenario_folder"],
        variant=content["variant"],
        settings=Settings.model_validate(content["settings"]),
        tables=tables,
        library={code: Industry.model_validate(row) for code, row in content["library"].items()},
        remarks=tuple(Fault(**fault) for fault in stored.json("faults.json")),
    )


def plan_of(stored: StoredRun) -> Plan:
    """Decisions of a stored run."""
    content = stored.json("plan.json")
    starts: dict[Start, int] = {(k, s, t): count for k, s, t, count in content["starts"]}
    return Plan(
        starts=starts,
        leads=tuple((park, industry) for park, industry in content["leads"]),
        specials=tuple((county, industry) for county, industry in content["specials"]),
        builds=tuple((expansion, period) for expansion, period in content["builds"]),
        grants={(g, c, t): amount for g, c, t, amount in content["grants"]},
    )


def totals_of(stored: StoredRun) -> Totals:
    """Totals that the model claimed for the stored plan, wan yuan."""
    try:
        return Totals(**stored.manifest["claimed"])
    except (KeyError, TypeError) as fault:
        raise StoreError("run_damaged", run=stored.run, file=MANIFEST) from fault


def solution_of(stored: StoredRun) -> Solution:
    """What the solver had proved."""
    facts = stored.manifest
    unknown = math.inf
    return Solution(
        status=facts["status"],
        objective_wan=facts["objective_wan"],
        bound_wan=unknown if facts["bound_wan"] is None else facts["bound_wan"],
        gap_share=unknown if facts["gap_share"] is None else facts["gap_share"],
        values=stored.json("values.json"),
        seconds=facts["solver_seconds"],
        nodes=facts["nodes"],
        start_accepted=facts["start_accepted"],
        prices=stored.json("prices.json"),
        method=facts["method"],
        proof_fault=facts.get("proof_fault", ""),
        round_seconds=facts.get("round_seconds", {}),
    )
