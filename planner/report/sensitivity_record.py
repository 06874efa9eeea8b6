"""The sensitivity study as plain data: the object of ``--json`` and the tables on disk."""

from collections.abc import Iterator, Sequence
from typing import Any

from planner.report.numbers import finite
from planner.report.study_files import Sheet, study_head
from planner.results import Plan, RunResult
from planner.studies.sensitivity.inputs import SETTINGS, Input, figure_of, setting_of
from planner.studies.sensitivity.interactions import Interaction
from planner.studies.sensitivity.moves import Moves, moves_between
from planner.studies.sensitivity.one_at_a_time import OneAtATime, Swept
from planner.studies.sensitivity.sweep import Level
from planner.studies.sensitivity.switching import Flip, Switching

LEVEL_COLUMNS = (
    *("input", "level", "level_kind", "status", "solved", "value_low_wan", "value_high_wan"),
    *(
        "effect_low_wan",
        "effect_high_wan",
        "significant",
        "plan_kept_wan",
        "income_wan",
        "fiscal_wan",
    ),
    *("overlap_wan", "projects_entering", "projects_leaving", "targets_new", "targets_lost"),
    "reason",
)
MOVE_COLUMNS = ("input", "level", "level_kind", "kind", "county", "code", "name_zh", "change")
CELL_COLUMNS = (
    *("input", "level", "level_kind", "table", "row", "column", "old", "new", "asked"),
    "clipped",
)


SWITCH_COLUMNS = (
    *("input", "level_kind", "project", "level_low", "level_high", "figure_low", "figure_high"),
    *("becomes_as_level_rises", "exact", "projects_entering", "projects_leaving"),
)
PAIR_COLUMNS = (
    *("input", "level", "other_input", "other_level", "joint_low_wan", "joint_high_wan"),
    *("interaction_low_wan", "interaction_high_wan", "significant"),
)
LADDER_COLUMNS = ("input", "level_kind", "project", "level", "state")


def kind_of(one: Input) -> str:
    """What the levels of an input are: shares of its figures, or amounts."""
    return "relative" if one.range.relative else "absolute"


def moves_at(result: RunResult, level: Level) -> Moves | None:
    """What the best plan known at a level has and has not, against the plan of the run."""
    return moves_to(result, level.plan)


def moves_to(result: RunResult, plan: Plan | None) -> Moves | None:
    """What a plan has and has not, against the plan of the run."""
    if plan is None:
        return None
    counties = {row.park: row.county for row in result.scenario.rows("parks")}
    return moves_between(result.plan, plan, counties)


def study_record(
    result: RunResult,
    found: OneAtATime,
    switching: Sequence[Switching] = (),
    pairs: Sequence[Interaction] = (),
) -> dict[str, Any]:
    """The object that ``planner sensitivity --json`` prints; money in wan yuan."""
    base = found.base
    return {
        **study_head("sensitivity", result),
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
        "switching": [_switching_record(result, one) for one in switching],
        "interactions": [_pair_record(one) for one in pairs],
    }


def _pair_record(one: Interaction) -> dict[str, Any]:
    return {
        "input": one.first.key,
        "level": one.levels[0],
        "other_input": one.second.key,
        "other_level": one.levels[1],
        "joint_low_wan": finite(one.joint.low),
        "joint_high_wan": finite(one.joint.high),
        "interaction_low_wan": finite(one.beyond.low),
        "interaction_high_wan": finite(one.beyond.high),
        "significant": one.significant,
    }


def _switching_record(result: RunResult, one: Switching) -> dict[str, Any]:
    return {
        "input": one.input.key,
        "level_kind": kind_of(one.input),
        "project": one.project or None,
        "settled": one.settled,
        "values_in_proportion": one.straight,
        "ladder": [{"level": amount, "state": state} for amount, state in one.ladder],
        "flips": [_flip_record(result, one, flip) for flip in one.flips],
    }


def _flip_record(result: RunResult, one: Switching, flip: Flip) -> dict[str, Any]:
    moves = moves_to(result, flip.other)
    return {
        "level_low": flip.low,
        "level_high": flip.high,
        "figure_low": figure_at(result, one.input, flip.low),
        "figure_high": figure_at(result, one.input, flip.high),
        "becomes_as_level_rises": flip.rising,
        "exact": flip.exact,
        "entering": {} if moves is None else dict(moves.entering),
        "leaving": {} if moves is None else dict(moves.leaving),
    }


def figure_at(result: RunResult, one: Input, level: float) -> float | None:
    """The figure itself at a level, where the input is a single one."""
    if not one.range.relative:
        return level
    if one.table == SETTINGS:
        return float(setting_of(result.scenario, one.column)) * (1.0 + level)
    if len(one.rows) != 1:
        return None
    row = result.scenario.rows(one.table)[one.rows[0]]
    old = figure_of(result.scenario, one.table, row, one.column)
    return None if old is None else old * (1.0 + level)


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
        "plan_kept_wan": level.kept_wan,
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


def study_sheets(
    result: RunResult,
    found: OneAtATime,
    switching: Sequence[Switching] = (),
    pairs: Sequence[Interaction] = (),
) -> dict[str, Sheet]:
    """Levels, the decisions that change at them, every figure that was moved, switching values."""
    sheets = {
        "table": Sheet(LEVEL_COLUMNS, list(_level_lines(result, found))),
        "moves": Sheet(MOVE_COLUMNS, list(_move_lines(result, found))),
        "inputs": Sheet(CELL_COLUMNS, list(_cell_lines(found))),
    }
    if switching:
        sheets["switching"] = Sheet(SWITCH_COLUMNS, list(_switch_lines(result, switching)))
        sheets["ladder"] = Sheet(LADDER_COLUMNS, list(_ladder_lines(switching)))
    if pairs:
        sheets["interactions"] = Sheet(PAIR_COLUMNS, [_pair_record(one) for one in pairs])
    return sheets


def _about(one: Switching) -> dict[str, Any]:
    return {"input": one.input.key, "level_kind": kind_of(one.input), "project": one.project}


def _switch_lines(result: RunResult, switching: Sequence[Switching]) -> Iterator[dict[str, Any]]:
    for one in switching:
        for flip in one.flips:
            record = _flip_record(result, one, flip)
            yield {
                **_about(one),
                **{name: record[name] for name in ("level_low", "level_high", "exact")},
                "figure_low": record["figure_low"],
                "figure_high": record["figure_high"],
                "becomes_as_level_rises": flip.rising,
                "projects_entering": " ".join(record["entering"]),
                "projects_leaving": " ".join(record["leaving"]),
            }


def _ladder_lines(switching: Sequence[Switching]) -> Iterator[dict[str, Any]]:
    for one in switching:
        for amount, state in one.ladder:
            yield {**_about(one), "level": amount, "state": state}


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
