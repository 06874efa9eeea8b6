"""The sensitivity study as plain data: the object of ``--json`` and the tables on disk."""

import math
from collections.abc import Iterator
from typing import Any

from planner.report.study_files import Sheet
from planner.results import RunResult
from planner.studies.sensitivity.inputs import Input
from planner.studies.sensitivity.moves import Moves, moves_between
from planner.studies.sensitivity.one_at_a_time import OneAtATime, Swept
from planner.studies.sensitivity.sweep import Level

LEVEL_COLUMNS = (
    *("input", "level", "level_kind", "status", "solved", "value_low_wan", "value_high_wan"),
    *("effect_low_wan", "effect_high_wan", "significant", "income_wan", "fiscal_wan"),
    *("overlap_wan", "projects_entering", "projects_leaving", "targets_new", "targets_lost"),
    "reason",
)
MOVE_COLUMNS = ("input", "level", "level_kind", "kind", "county", "code", "name_zh", "change")
CELL_COLUMNS = (
    *("input", "level", "level_kind", "table", "row", "column", "old", "new", "asked"),
    "clipped",
)


def finite(amount: float) -> float | None:
    """The amount, or None where it is not known or not finite."""
    return amount if math.isfinite(amount) else None


def kind_of(one: Input) -> str:
    """What the levels of an input are: shares of its figures, or amounts."""
    return "relative" if one.range.relative else "absolute"


def moves_at(result: RunResult, level: Level) -> Moves | None:
    """What the best plan known at a level has and has not, against the plan of the run."""
    if level.plan is None:
        return None
    counties = {row.park: row.county for row in result.scenario.rows("parks")}
    return moves_between(result.plan, level.plan, counties)


def study_record(result: RunResult, found: OneAtATime) -> dict[str, Any]:
    """The object that ``planner sensitivity --json`` prints; money in wan yuan."""
    base = found.base
    return {
        "study": "sensitivity",
        "run": result.run,
        "base": {
            "value_wan": found.run_value,
            "low_wan": base.low,
            "high_wan": finite(base.high),
            "exact": base.status == "exact",
            "better_plan_found": base.low > found.run_value + 1e-6 * max(abs(base.low), 1.0),
        },
        "levels_solved": found.solved,
        "levels_settled_without_solve": found.spared,
        "inputs": [_input_record(result, found, one) for one in found.swept],
    }


def _input_record(result: RunResult, found: OneAtATime, one: Swept) -> dict[str, Any]:
    return {
        "input": one.input.key,
        "table": one.input.table,
        "column": one.input.column,
        "rows": len(one.input.rows),
        "blank_rows": one.input.blanks,
        "level_kind": kind_of(one.input),
        "levels": [_level_record(result, found, level) for level in one.levels],
    }


def _level_record(result: RunResult, found: OneAtATime, level: Level) -> dict[str, Any]:
    effect, moves = level.effect(found.base), moves_at(result, level)
    totals = level.totals
    return {
        "level": level.amount,
        "status": level.status,
        "solved": level.solved,
        "value_low_wan": finite(level.low),
        "value_high_wan": finite(level.high),
        "effect_low_wan": finite(effect.low),
        "effect_high_wan": finite(effect.high),
        "significant": level.significant(found.base),
        "income_wan": None if totals is None else totals.income_wan,
        "fiscal_wan": None if totals is None else totals.fiscal_wan,
        "overlap_wan": None if totals is None else totals.overlap_wan,
        "entering": {} if moves is None else dict(moves.entering),
        "leaving": {} if moves is None else dict(moves.leaving),
        "targets_new": [] if moves is None else [list(pair) for pair in moves.new_targets],
        "targets_lost": [] if moves is None else [list(pair) for pair in moves.lost_targets],
        "clipped": sum(cell.clipped for cell in level.cells),
        "reason": None if level.reason is None else level.reason.sentence("en"),
    }


def study_sheets(result: RunResult, found: OneAtATime) -> dict[str, Sheet]:
    """Levels, the decisions that change at them, and every figure that was moved."""
    return {
        "table": Sheet(LEVEL_COLUMNS, list(_level_lines(result, found))),
        "moves": Sheet(MOVE_COLUMNS, list(_move_lines(result, found))),
        "inputs": Sheet(CELL_COLUMNS, list(_cell_lines(found))),
    }


def _levels(found: OneAtATime) -> Iterator[tuple[dict[str, Any], Level]]:
    for one in found.swept:
        for level in one.levels:
            place = {"input": one.input.key, "level": level.amount}
            yield {**place, "level_kind": kind_of(one.input)}, level


def _level_lines(result: RunResult, found: OneAtATime) -> Iterator[dict[str, Any]]:
    for place, level in _levels(found):
        record = _level_record(result, found, level)
        counts: dict[str, int | None] = {
            "projects_entering": len(record.pop("entering")),
            "projects_leaving": len(record.pop("leaving")),
            "targets_new": len(record.pop("targets_new")),
            "targets_lost": len(record.pop("targets_lost")),
        }
        if level.plan is None:
            counts = dict.fromkeys(counts)
        del record["clipped"]
        yield {**place, **record, **counts}


def _move_lines(result: RunResult, found: OneAtATime) -> Iterator[dict[str, Any]]:
    names = {row.project: row.name_zh for row in result.scenario.rows("projects")}
    industries = {row.industry: row.name_zh for row in result.scenario.rows("industries")}
    for place, level in _levels(found):
        moves = moves_at(result, level)
        if moves is None:
            continue
        for change, projects in (("enters", moves.entering), ("leaves", moves.leaving)):
            for code in projects:
                about = {"kind": "project", "code": code, "name_zh": names.get(code, "")}
                yield {**place, **about, "county": "", "change": change}
        for change, pairs in (("enters", moves.new_targets), ("leaves", moves.lost_targets)):
            for county, code in pairs:
                about = {"kind": "target", "code": code, "name_zh": industries.get(code, "")}
                yield {**place, **about, "county": county, "change": change}


def _cell_lines(found: OneAtATime) -> Iterator[dict[str, Any]]:
    for place, level in _levels(found):
        for cell in level.cells:
            yield {
                **place,
                **{name: getattr(cell, name) for name in CELL_COLUMNS[3:]},
            }
