"""What ``planner explain --json`` prints: one record, money in wan yuan."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from planner.report.numbers import finite
from planner.report.study_files import study_head
from planner.results import RunResult, Start
from planner.solve import PROVED_GAP
from planner.studies.asking import Interval
from planner.studies.explain.cards import ProjectCard, TargetCard
from planner.studies.explain.exchanges import Exchange, ProjectChange
from planner.studies.explain.explain import Explanation
from planner.studies.explain.footprints import Take
from planner.studies.explain.memberships import Verdict
from planner.studies.explain.switching import Switch

Record = dict[str, Any]


def explanation_record(result: RunResult, explanation: Explanation) -> Record:
    """The run, the rules of the answers, and every card."""
    solution, ground = result.solution, explanation.ground
    return {
        **study_head("explain", result),
        "plan": {
            "status": solution.status,
            "objective_wan": solution.objective_wan,
            "bound_wan": finite(solution.bound_wan),
            "gap_share": finite(solution.gap_share),
            "proved_optimal": solution.gap_share <= PROVED_GAP,
        },
        "whole": ground.whole,
        "tolerance_share": ground.tolerance_share,
        "tolerance_wan": ground.tolerance_wan,
        "projects": [_project(result, card) for card in explanation.projects],
        "targets": [_target(card) for card in explanation.targets],
        "unanswered": explanation.unanswered,
    }


def _project(result: RunResult, card: ProjectCard) -> Record:
    one = result.appraisal.candidates[card.project]
    return {
        "project": card.project,
        "name_zh": one.name_zh,
        "name_en": one.name_en,
        "industry": one.industry,
        "in_plan": bool(card.starts),
        "starts": _starts(result, card.starts),
        "fixed": card.fixed,
        "gated": [asdict(gate) for gate in card.gated],
        "verdict": _verdict(card.verdict),
        "uses": [_take(take) for take in card.uses],
        "lacking": [_take(take) for take in card.lacking],
        "untargeted": card.untargeted,
        "switching": [_switch(switch) for switch in card.switches],
        "exchange": _exchange(card.exchange),
        "links": [{"comes": come, **asdict(line)} for come, line in card.links],
        "overlaps": [{"comes": come, **asdict(line)} for come, line in card.overlaps],
        "obstacles": [
            {key: value for key, value in asdict(one).items() if value} for one in card.obstacles
        ],
    }


def _target(card: TargetCard) -> Record:
    return {
        "county": card.county,
        "industry": card.industry,
        "in_plan": bool(card.roles),
        "roles": list(card.roles),
        "present": card.present,
        "fixed": card.fixed,
        "verdict": _verdict(card.verdict),
        "exchange": _exchange(card.exchange),
    }


def _starts(result: RunResult, starts: Mapping[Start, int]) -> list[Record]:
    appraisal = result.appraisal
    return [
        {
            "park": start[1],
            "period": start[2],
            "count": count,
            "odds_share": appraisal.candidates[start[0]].odds_at(start[1]),
            "income_wan": count * appraisal.income_wan[start],
            "fiscal_wan": count * appraisal.fiscal_wan[start],
        }
        for start, count in starts.items()
    ]


def _verdict(verdict: Verdict | None) -> Record | None:
    """Verdict; the scope is the counties planned anew, empty for the whole."""
    if verdict is None:
        return None
    return {
        "scope": list(verdict.scope),
        "inside": verdict.inside,
        "possible": not verdict.impossible,
        "loss": _interval(verdict.loss),
        "loss_whole": _interval(verdict.whole),
        "membership": verdict.membership,
        "membership_whole": verdict.membership_whole,
        "scope_gain_wan": verdict.gain_wan,
    }


def _interval(lost: Interval) -> Record:
    """Ends of an amount; null for an end that is infinite."""
    exact = lost.exact and math.isfinite(lost.high)
    return {"low_wan": finite(lost.low), "high_wan": finite(lost.high), "exact": exact}


def _take(take: Take) -> Record:
    return {**asdict(take), "share": finite(take.share)}


def _switch(switch: Switch) -> Record:
    """Figures of a lever; null where no figure in range does it."""
    return {
        "figure": switch.lever,
        "now": switch.now,
        "near": finite(switch.near),
        "far": finite(switch.far),
        "exact": switch.exact,
        "by_trying": switch.tried,
        "unfinished": switch.unfinished,
    }


def _exchange(what: Exchange | None) -> Record | None:
    if what is None:
        return None
    return {
        "entering": _changes(what.entering),
        "leaving": _changes(what.leaving),
        "moving": _changes(what.moving),
        "targets": [asdict(one) for one in what.targets],
        "built": [{"expansion": code, "period": period} for code, period in what.built],
        "unbuilt": [{"expansion": code, "period": period} for code, period in what.unbuilt],
        **{
            f"{name}_wan": getattr(what, f"{name}_wan")
            for name in ("own", "others", "links", "bonuses", "overlaps", "breaches")
        },
    }


def _changes(changes: Iterable[ProjectChange]) -> list[Record]:
    def spots(found: Iterable[tuple[str, int, int]]) -> list[Record]:
        return [{"park": park, "period": period, "count": n} for park, period, n in found]

    return [
        {"project": one.project, "before": spots(one.before), "after": spots(one.after)}
        for one in changes
    ]
