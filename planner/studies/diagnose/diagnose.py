"""Why a scenario has no plan, and what would mend it.

First plain arithmetic: what must be against what there is. Then, if no plan exists, the rules in
conflict and the cheapest repairs. Faults of the data end it; that a rule cannot be met is not a
fault here but the question.
"""

import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from models import PlanData, column_places
from planner.assemble import assemble
from planner.errors import DataError, Fault, WrongUseError
from planner.methods import BLOCKS_FROM
from planner.results import Appraisal, Scenario
from planner.run import NO_DECISIONS, judge
from planner.scenario import Decisions
from planner.spelling import nearest
from planner.studies.diagnose.conflict import (
    Conflict,
    Deadline,
    Nearby,
    Trial,
    find_conflict,
    possible,
    sparing,
)
from planner.studies.diagnose.elastic import Elastic, elastic_model
from planner.studies.diagnose.levers import PRICES, levers_of
from planner.studies.diagnose.needs import Need, needs_of
from planner.studies.diagnose.repair import Repair, find_repairs
from planner.studies.diagnose.rules import FIXED_IN, FIXED_OUT, Group, Rulebook, rulebook

IMPOSSIBLE = frozenset(
    {
        *("floor_above_reach", "project_above_land", "needs_above_land", "needs_above_limit"),
        *("needs_above_money", "too_few_leads", "too_few_industries", "too_few_without_park"),
        *("leads_above_rule", "specials_above_rule", "needed_and_excluded", "follows_circle"),
    }
)
"""Faults that say a rule cannot be met: a diagnosis answers them instead of refusing the data."""

SOLVING_SHARE = 0.85
"""Part of the time limit that solves may take: HiGHS hears late, and a program has to start."""

CONFLICT_SHARE = 0.5
"""Part of that for finding the conflicts."""

NEARBY_SHARE = 0.3
"""Part of that again for a plan near by."""

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
        What must be against what there is, tightest first, counts just met last.
    possible
        True with a plan, False if it is proved that there is none, None if time was too short.
    conflicts
        Rules that cannot hold together, each set apart from the others.
    more
        Whether further conflicts remain beside these: None if time was too short to tell.
    repairs
        The cheapest and others by other rules.
    unmendable
        Whether it is proved that loosening all that can be loosened gives no plan.
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
    unmendable: bool = False
    seconds: float = 0.0


def diagnose_scenario(
    folder: Path,
    variants: Sequence[str] = (),
    seconds: float = 60.0,
    prices: Mapping[str, float] | None = None,
    stop: threading.Event | None = None,
    decisions: Decisions = NO_DECISIONS,
) -> Diagnosis:
    """Diagnose a scenario, with the decisions laid over it, within so many seconds.

    Raises
    ------
    WrongUseError
        A price is unknown; a decision names what is not there, or contradicts another.
    DataError
        With all faults of the scenario, if there is any but those of `IMPOSSIBLE`.
    InterruptedEarlyError
        `stop` was set.
    """
    began = time.perf_counter()
    deadline = Deadline.after(SOLVING_SHARE * seconds, stop)
    own = prices or {}
    judged = judge(folder, variants, decisions=decisions)
    errors = [fault for fault in judged.faults if fault.severity == "error"]
    if judged.appraisal is None or any(fault.key not in IMPOSSIBLE for fault in errors):
        raise DataError(judged.faults)
    scenario, appraisal = judged.scenario, judged.appraisal
    units = units_of(scenario)
    _check_prices(own, {*PRICES, *units})
    data = assemble(scenario, appraisal)
    needs = needs_of(scenario, appraisal, data)
    found = examine(data, units, deadline, {**PRICES, **own})
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
        found.unmendable,
        time.perf_counter() - began,
    )


def _check_prices(own: Mapping[str, float], known: set[str]) -> None:
    for name in own:
        if name in known:
            continue
        if near := nearest(name, known):
            raise WrongUseError("unknown_price_near", name=name, near=near)
        raise WrongUseError("unknown_price", name=name, known=", ".join(sorted(known)))


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
    unmendable: bool = False


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
    conflicts, rest, near = find_conflicts(book, elastic, deadline.part(CONFLICT_SHARE))
    more = None if rest.possible is None else not rest.possible
    mended = find_repairs(elastic, repairs, deadline, near)
    unmendable = not mended and possible(elastic.compiled, (), deadline).possible is False
    return Examined(False, conflicts, more, mended, unmendable)


def find_conflicts(
    book: Rulebook, elastic: Elastic, deadline: Deadline
) -> tuple[tuple[Conflict, ...], Trial, Nearby | None]:
    """Conflicts that share no rule, whether the other rules have a plan, and one near by."""
    found: list[Conflict] = []
    dropped: list[Group] = []
    rest = Trial(False)
    guess = elastic.guess()
    guesses = _by_county(book.data, guess) if guess else []
    near = _nearby(book, guess, deadline.part(NEARBY_SHARE))
    while rest.possible is False and len(found) < MOST_CONFLICTS:
        conflict = find_conflict(book.compiled, book.groups, deadline, guesses, dropped, near)
        if not conflict.groups or (found and not conflict.irreducible):
            break  # a further conflict is told only when it is plain
        found.append(conflict)
        dropped += conflict.groups
        rest = possible(book.compiled, dropped, deadline, near)
        guesses = [one for one in guesses[1:] if not set(one) & set(conflict.groups)]
    return tuple(found), rest, near


def _by_county(data: PlanData, guess: Sequence[Group]) -> list[Sequence[Group]]:
    """The guess, and of it what is about each county, with what counties share."""
    counties = [counties_of(data, group) for group in guess]
    every = sorted({county for some in counties for county in some})
    parts = [
        [group for group, some in zip(guess, counties, strict=True) if not some or county in some]
        for county in every
    ]
    return [guess, *parts]


def _nearby(book: Rulebook, guess: Sequence[Group], deadline: Deadline) -> Nearby | None:
    """A sparing plan that breaks only rules of the guess, around which their counties are free.

    None for small models, and where there is no guess or no such plan.
    """
    compiled = book.compiled
    counties = {county for group in guess for county in counties_of(book.data, group)}
    if not counties or int(compiled.integer.sum()) < BLOCKS_FROM:
        return None
    point = sparing(compiled, guess, deadline).point
    if point is None:
        return None
    places = column_places(book.model, book.data)
    free = np.array([places[name].county in {*counties, ""} for name in compiled.columns])
    return Nearby(point, free)


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
