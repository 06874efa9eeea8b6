"""Why a scenario has no plan, and what would mend it.

First plain arithmetic: what must be against what there is. Then, if no plan exists, the rules in
conflict and the cheapest repairs. Faults of the data end it; that a rule cannot be met is not a
fault here but the question.
"""

import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from models import PlanData, column_places
from planner.assemble import assemble
from planner.errors import DataError, Fault
from planner.results import Appraisal, Scenario
from planner.run import BLOCKS_FROM, judge
from planner.studies.conflict import Conflict, Deadline, Trial, find_conflict, possible
from planner.studies.elastic import Elastic, elastic_model
from planner.studies.levers import PRICES, levers_of
from planner.studies.needs import Need, needs_of
from planner.studies.repair import Nearby, Repair, find_repairs
from planner.studies.rules import FIXED_IN, FIXED_OUT, Group, Rulebook, rulebook

IMPOSSIBLE = frozenset(
    {
        *("floor_above_reach", "project_above_land", "needs_above_land", "needs_above_limit"),
        *("needs_above_money", "too_few_leads", "too_few_industries", "too_few_without_park"),
        *("leads_above_rule", "specials_above_rule", "needed_and_excluded", "follows_circle"),
    }
)
"""Faults that say a rule cannot be met: a diagnosis answers them instead of refusing the data."""

CONFLICT_SHARE = 0.5
"""Part of the time limit for finding the conflict."""

MOST_CONFLICTS = 3
REPAIRS = 3


@dataclass(frozen=True)
class Diagnosis:
    """What is known about whether a scenario has a plan.

    Attributes
    ----------
    scenario, appraisal
        As read and appraised.
    told
        Faults that plain arithmetic finds in the rules.
    needs
        What must be against what there is, tightest first.
    possible
        True with a plan, False if it is proved that there is none, None if time was too short.
    conflicts
        Rules that cannot hold together, each set apart from the others.
    more
        Whether further conflicts remain beside these: None if time was too short to tell.
    repairs
        The cheapest and others with other levers.
    """

    scenario: Scenario
    appraisal: Appraisal
    data: PlanData
    told: tuple[Fault, ...]
    needs: tuple[Need, ...]
    possible: bool | None
    conflicts: tuple[Conflict, ...] = ()
    more: bool | None = None
    repairs: tuple[Repair, ...] = ()
    seconds: float = 0.0


def diagnose_scenario(
    folder: Path,
    variants: Sequence[str] = (),
    seconds: float = 60.0,
    prices: Mapping[str, float] | None = None,
    stop: threading.Event | None = None,
) -> Diagnosis:
    """Diagnose a scenario within so many seconds.

    Raises
    ------
    DataError
        With all faults of the scenario, if there is any but those of `IMPOSSIBLE`.
    InterruptedEarlyError
        `stop` was set.
    """
    began = time.perf_counter()
    deadline = Deadline.after(seconds, stop)
    judged = judge(folder, variants)
    errors = [fault for fault in judged.faults if fault.severity == "error"]
    if judged.appraisal is None or any(fault.key not in IMPOSSIBLE for fault in errors):
        raise DataError(judged.faults)
    scenario, appraisal = judged.scenario, judged.appraisal
    data = assemble(scenario, appraisal)
    needs = needs_of(scenario, appraisal, data)
    found = examine(data, units_of(scenario), deadline, prices or PRICES)
    return Diagnosis(
        scenario,
        appraisal,
        data,
        tuple(errors),
        needs,
        found.possible,
        found.conflicts,
        found.more,
        found.repairs,
        time.perf_counter() - began,
    )


def units_of(scenario: Scenario) -> Mapping[str, str]:
    """Unit of every resource."""
    return {row.resource: row.unit for row in scenario.rows("resources")}


@dataclass(frozen=True)
class Examined:
    """Outcome of the solves of a diagnosis, see `Diagnosis`."""

    possible: bool | None
    conflicts: tuple[Conflict, ...] = ()
    more: bool | None = None
    repairs: tuple[Repair, ...] = ()


def examine(
    data: PlanData,
    units: Mapping[str, str],
    deadline: Deadline,
    prices: Mapping[str, float] = PRICES,
    repairs: int = REPAIRS,
) -> Examined:
    """Whether plan data have a plan; if not, the conflicts and the cheapest repairs."""
    book = rulebook(data)
    first = possible(book.compiled, (), deadline.part(CONFLICT_SHARE))
    if first.possible is not False:
        return Examined(first.possible)
    elastic = elastic_model(book, levers_of(book, prices, units))
    conflicts, rest = find_conflicts(book, elastic, deadline.part(CONFLICT_SHARE))
    near = _nearby(book, conflicts, rest)
    more = None if rest.possible is None else not rest.possible
    return Examined(False, conflicts, more, find_repairs(elastic, repairs, deadline, near))


def find_conflicts(
    book: Rulebook, elastic: Elastic, deadline: Deadline
) -> tuple[tuple[Conflict, ...], Trial]:
    """Conflicts that share no rule, and whether the other rules have a plan."""
    found: list[Conflict] = []
    dropped: list[Group] = []
    rest = Trial(False)
    guess = elastic.guess()
    while rest.possible is False and len(found) < MOST_CONFLICTS:
        conflict = find_conflict(book.compiled, book.groups, deadline, guess, dropped)
        if not conflict.groups:
            break
        found.append(conflict)
        dropped += conflict.groups
        rest = possible(book.compiled, dropped, deadline)
        guess = ()
    return tuple(found), rest


def _nearby(book: Rulebook, conflicts: Iterable[Conflict], rest: Trial) -> Nearby | None:
    """The plan that breaks the rules in conflict only; None for small models."""
    compiled = book.compiled
    if rest.point is None or int(compiled.integer.sum()) < BLOCKS_FROM:
        return None
    counties = {
        county
        for conflict in conflicts
        for group in conflict.groups
        for county in counties_of(book.data, group)
    }
    places = column_places(book.model, book.data)
    free = np.array([places[name].county in {*counties, ""} for name in compiled.columns])
    return Nearby(rest.point, free)


def counties_of(data: PlanData, group: Group) -> set[str]:
    """Counties whose decisions a rule is about; none for one of a whole group of counties."""
    kind, area = group.rule.kind, group.rule.area
    if kind in (FIXED_IN, FIXED_OUT):
        return {data.park_county[park] for park in data.projects[area].parks}
    if kind == "relation":
        rule = data.relations[int(group.rule.about)]
        parks = (*data.projects[rule.a].parks, *data.projects[rule.b].parks)
        return {data.park_county[park] for park in parks}
    if kind == "designation":
        return {data.designations[int(group.rule.about)].county}
    if area in data.park_county:
        return {data.park_county[area]}
    return {area} & set(data.counties)
