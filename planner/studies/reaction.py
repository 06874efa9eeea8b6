"""What a human decision costs: the plan re-optimised around it against the plan of a run.

With decisions every plan of the new problem is a plan of the old one. Write v, b for the value of
a plan and the proved bound, before (0) and after (1). The best plan before is worth at least
max(v0, v1) and at most b0, the best one after at least v1 and at most min(b0, b1), so

    max(0, max(v0, v1) - min(b0, b1))  <=  cost of the decision  <=  b0 - v1.

The same question with everything outside the counties concerned kept as planned is small enough to
be answered exactly.
"""

import math
import threading
from collections.abc import Mapping
from dataclasses import dataclass, fields

from models import build_portfolio_model, column_places
from planner.assemble import assemble
from planner.blocks import Scoped, best_in_scope, block_model, point_of
from planner.compiling import compile_model
from planner.methods import counties_decided
from planner.results import RunResult, Solution, Start, Totals
from planner.scenario import Decisions, decisions_between
from planner.solve import PartLimits
from planner.studies.asking import Answer, Interval, loss

SCOPE = PartLimits(gap_share=0.0, nodes=100_000, seconds=30.0)
"""How hard the problem of the counties concerned is worked at."""


@dataclass(frozen=True)
class Reaction:
    """Two plans side by side, and what the decisions between them cost, wan yuan.

    Attributes
    ----------
    decisions
        What was decided; None if the inputs of the two runs differ in more than decisions.
    counties
        Counties that the decisions are about.
    whole
        Cost when everything may change; None where `decisions` is None.
    local
        Cost when only `counties` may change; None if it was not asked.
    difference
        Each term of the value after less before; costs are positive in both.
    entered, left
        Starts by project that only the new, or only the old plan has.
    moved
        Projects that both plans have, at other places or times: (old starts, new starts).
    """

    before: RunResult
    after: RunResult
    decisions: Decisions | None
    counties: tuple[str, ...]
    whole: Interval | None
    local: Interval | None
    difference: Totals
    entered: Mapping[str, tuple[Start, ...]]
    left: Mapping[str, tuple[Start, ...]]
    moved: Mapping[str, tuple[tuple[Start, ...], tuple[Start, ...]]]

    @property
    def possible(self) -> bool:
        """Whether some plan keeps the decisions when only `counties` may change."""
        return self.local is None or self.local.low < math.inf


def reaction(before: RunResult, after: RunResult, stop: threading.Event | None = None) -> Reaction:
    """Compare the plan of a run with the one re-optimised around decisions."""
    decisions = decisions_between(before.scenario, after.scenario)
    counties = counties_decided(assemble(before.scenario, before.appraisal), decisions)
    old, new = _by_project(before), _by_project(after)
    return Reaction(
        before=before,
        after=after,
        decisions=decisions,
        counties=counties,
        whole=None if decisions is None else cost_in_whole(before.solution, after.solution),
        local=_cost_in_scope(before, after, counties, stop) if counties else None,
        difference=Totals(
            **{
                term.name: getattr(after.audit.totals, term.name)
                - getattr(before.audit.totals, term.name)
                for term in fields(Totals)
            }
        ),
        entered={project: new[project] for project in sorted(new.keys() - old.keys())},
        left={project: old[project] for project in sorted(old.keys() - new.keys())},
        moved={
            project: (old[project], new[project])
            for project in sorted(old.keys() & new.keys())
            if old[project] != new[project]
        },
    )


def cost_in_whole(before: Solution, after: Solution) -> Interval:
    """Cost of the decisions when everything may change (proof above)."""
    v0, b0 = before.objective_wan, before.bound_wan
    v1, b1 = after.objective_wan, after.bound_wan
    low = max(v0, v1) - min(b0, b1)
    return Interval(low, b0 - v1).at_least(0.0)


def _cost_in_scope(
    before: RunResult,
    after: RunResult,
    counties: tuple[str, ...],
    stop: threading.Event | None,
) -> Interval:
    """Cost of the decisions when everything outside `counties` stays as it was."""
    values = before.solution.values
    base, other = (_best(result, values, counties, stop) for result in (before, after))
    answers = [Answer(one.value, one.bound, math.inf, None) for one in (base, other)]
    return loss(*answers).at_least(0.0)


def _best(
    result: RunResult,
    values: Mapping[str, float],
    counties: tuple[str, ...],
    stop: threading.Event | None,
) -> Scoped:
    """Best plan of a result's inputs that differs from `values` in `counties` only."""
    data = assemble(result.scenario, result.appraisal)
    m = build_portfolio_model(data)
    blocks = block_model(compile_model(m), column_places(m, data), data)
    return best_in_scope(blocks, point_of(blocks, values), counties, SCOPE, stop)


def _by_project(result: RunResult) -> dict[str, tuple[Start, ...]]:
    """Starts by project, a prospect's as often as it starts."""
    found: dict[str, tuple[Start, ...]] = {}
    for start, count in sorted(result.plan.starts.items()):
        found[start[0]] = (*found.get(start[0], ()), *[start] * count)
    return found
