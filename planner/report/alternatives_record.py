"""Alternatives as data: the summary that ``--json`` prints, the tidy table, the presence table."""

from collections.abc import Iterator
from typing import Any

from planner.report.numbers import finite
from planner.report.study_files import Sheet, study_head
from planner.report.trait_names import TraitNames
from planner.results import RunResult
from planner.studies.alternatives.core import Choice
from planner.studies.alternatives.plans import Alternative
from planner.studies.alternatives.study import Alternatives

Record = dict[str, Any]

COLUMNS = (
    *("fact", "plan", "other_plan", "kind", "trait", "county", "industry", "name_zh"),
    *("count", "share", "value_wan", "low_wan", "high_wan", "distance", "distance_most"),
    "membership",
)
"""``fact``: plan, has, pair (of plans), frequency; a blank says that the column does not apply."""


def alternatives_record(result: RunResult, told: Alternatives) -> Record:
    """The question, the plans, how alike they are, and their core."""
    wanted, found, solution = told.wanted, told.found, result.solution
    bound = solution.bound_wan
    return {
        **study_head("alternatives", result),
        "status": solution.status,
        "value_wan": solution.objective_wan,
        "bound_wan": finite(bound),
        "order": "best_first" if wanted.best_first else "most_different_first",
        "by": wanted.by,
        "count_wanted": wanted.count,
        "within_share": wanted.within_share,
        "differ": None if wanted.best_first else wanted.differ,
        "least_wan": found.least_wan,
        "least_below_bound_share": finite(below(found.least_wan, bound)),
        "end": found.end,
        "distance_left": found.left and {"found": found.left[0], "most": found.left[1]},
        "rest_bound_wan": finite(found.bound_wan),
        "plans": [_plan_record(number, one, told) for number, one in enumerate(found.plans)],
        "distances": [[apart for apart, _ in row] for row in told.matrix],
        "jaccard": [[alike for _, alike in row] for row in told.matrix],
        "core_proving": told.proving,
        "choices": [_choice_record(one) for one in told.choices],
    }


def _plan_record(number: int, one: Alternative, told: Alternatives) -> Record:
    first = set(told.found.plans[0].traits)
    return {
        "plan": number,
        "value_wan": one.value_wan,
        "terms_wan": {k: v for k, v in one.plan.terms.items() if k != "objective_wan"},
        "distance_nearest": one.nearest,
        "distance_most": one.most,
        "bound_wan": finite(one.bound_wan),
        "enters": [_key(trait) for trait in one.traits if trait not in first],
        "leaves": [_key(trait) for trait in sorted(first - set(one.traits))],
        "starts": [
            {"project": project, "park": park, "period": period, "count": count}
            for (project, park, period), count in sorted(one.plan.starts.items())
        ],
        "leads": [list(pair) for pair in one.plan.leads],
        "specials": [list(pair) for pair in one.plan.specials],
        "expansions": [list(pair) for pair in one.plan.builds],
    }


def _choice_record(one: Choice) -> Record:
    return {
        "kind": _kind(one.kind),
        "trait": _key(one.frequency.trait),
        "count": one.frequency.count,
        "share": one.frequency.share,
        "membership": one.membership,
        "loss_low_wan": None if one.loss is None else finite(one.loss.low),
        "loss_high_wan": None if one.loss is None else finite(one.loss.high),
    }


def below(least: float, bound: float) -> float:
    """How far a plan of the least value may be below the best one at most, relative to it."""
    return max(bound - least, 0.0) / max(abs(bound), 1.0)


def _key(trait: Any) -> Any:
    return trait if isinstance(trait, str) else list(trait)


def _kind(by: str) -> str:
    return "project" if by == "decisions" else "target"


def tidy_table(result: RunResult, told: Alternatives) -> Sheet:
    """One row per fact."""
    return Sheet(COLUMNS, _facts(result, told))


def _facts(result: RunResult, told: Alternatives) -> Iterator[Record]:
    names = TraitNames(result, "zh")
    plans = told.found.plans
    for number, one in enumerate(plans):
        yield {
            "fact": "plan",
            "plan": number,
            "value_wan": one.value_wan,
            "distance": one.nearest,
            "distance_most": one.most,
            "high_wan": finite(one.bound_wan),
        }
    for number, row in enumerate(told.matrix):
        for other, (apart, alike) in enumerate(row[:number]):
            pair = {"fact": "pair", "plan": number, "other_plan": other}
            yield {**pair, "distance": apart, "share": alike}
    for choice in told.choices:
        trait = choice.frequency.trait
        about = {
            "kind": _kind(choice.kind),
            "trait": trait if isinstance(trait, str) else ":".join(trait),
            "county": "" if isinstance(trait, str) else trait[0],
            "industry": names.industry(trait),
            "name_zh": names(trait),
        }
        record = _choice_record(choice)
        yield {
            **about,
            "fact": "frequency",
            "count": choice.frequency.count,
            "share": choice.frequency.share,
            "membership": choice.membership,
            "low_wan": record["loss_low_wan"],
            "high_wan": record["loss_high_wan"],
        }
        for number, has in enumerate(presence(choice, told)):
            if has:
                yield {**about, "fact": "has", "plan": number}


def presence(choice: Choice, told: Alternatives) -> list[bool]:
    """Whether each plan has a project or target."""
    return [choice.frequency.trait in one for one in told.traits[choice.kind]]


def presence_table(result: RunResult, told: Alternatives) -> Sheet:
    """Projects and targets down, plans across, what all have first."""
    names = TraitNames(result, "zh")
    columns = [f"plan_{number}" for number in range(len(told.found.plans))]
    lines = (
        {
            "kind": _kind(one.kind),
            "trait": one.frequency.trait
            if isinstance(one.frequency.trait, str)
            else ":".join(one.frequency.trait),
            "name_zh": names(one.frequency.trait),
            "membership": one.membership,
            **dict(zip(columns, map(int, presence(one, told)), strict=True)),
        }
        for one in told.choices
    )
    return Sheet(("kind", "trait", "name_zh", "membership", *columns), lines)
