"""The schemes that are compared: what counties do today, alone, in turn, at rest, together."""

import hashlib
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from models import LayoutRules, PlanData
from planner.districts.whole import joined, targets_of
from planner.pool import Task
from planner.results import FitTable, Plan
from planner.solve import PartLimits
from planner.studies.asking import Answer, Asking, Question
from planner.studies.case import Subject
from planner.studies.coordinate.charges import Charged, charged
from planner.studies.coordinate.coalitions import Settlement, blocs_of, settle, tasks_of
from planner.studies.coordinate.counties import (
    OwnPlan,
    Quotas,
    own_plan,
    quotas_of_plan,
)
from planner.studies.coordinate.evenness import Evenness, evenness_of
from planner.studies.coordinate.floors import (
    FloorConflict,
    NobodyWorse,
    conflict_of,
    conflict_task,
    least_missed,
    lowered,
)
from planner.studies.coordinate.greedy import back, first_come
from planner.studies.coordinate.parts import quotas_by_heads
from planner.studies.coordinate.payoffs import Payoff, payoffs_of
from planner.studies.coordinate.play import END_STILL, Play, play
from planner.studies.coordinate.telling import Told

STATUS_QUO, SCORING, GREEDY, ALONE = "status_quo", "scoring", "greedy", "alone"
EQUILIBRIUM, DELEGATED, JOINT, FAIR = "equilibrium", "delegated", "joint", "fair"
MAXMIN, LEXICOGRAPHIC = "maxmin", "lexicographic"
APART = (STATUS_QUO, SCORING, GREEDY, ALONE, EQUILIBRIUM, DELEGATED)
SCHEMES = (*APART, JOINT, FAIR, MAXMIN, LEXICOGRAPHIC)
"""In the order of the table."""

FLOORS = (EQUILIBRIUM, ALONE)
"""Schemes that may be the floor below which no county goes."""

FAIR_ROUNDS = 3
"""Rounds of lexicographic fairness that are solved without being asked for more."""

ROUNDS = 12
"""Rounds of best responses before play is given up."""

COUNTY_GAP = 1e-3
"""Gap of a county's best response; what it leaves open is told (`Play.open_wan`)."""


@dataclass(frozen=True)
class Scheme:
    """A scheme and what it comes to.

    Attributes
    ----------
    payoffs
        By county, charges for what was counted twice taken off.
    bound_wan
        No plan of this kind is worth more; infinite where that is not asked.
    charged
        What was counted twice, for schemes whose plans were made separately.
    without
        Counties for which it is proved that they have no plan of their own: they do nothing.
    """

    name: str
    plan: Plan
    payoffs: Mapping[str, Payoff]
    bound_wan: float = math.inf
    charged: Charged | None = None
    without: tuple[str, ...] = ()

    @property
    def value_wan(self) -> float:
        """What it is worth to all counties together."""
        return sum(one.value_wan for one in self.payoffs.values())


@dataclass(frozen=True)
class Comparison:
    """All schemes on the same inputs.

    Attributes
    ----------
    schemes
        By name; one that has no plan, or no answer in time, is missing.
    plays
        Every course of best responses; `EQUILIBRIUM` is the worst end at rest.
    floors_wan
        What each county has at that equilibrium; empty without one.
    floors_of
        Scheme below which no county goes in `FAIR`.
    conflict
        Why those floors cannot all hold, and the least repair, at which `FAIR` is; None if they
        can, or if that is not known.
    evenness
        Fairness per head; None if it was not asked for.
    settlement
        How the worth of the joint plan may be shared so; None without an equilibrium.
    impossible
        Schemes that are missing because it is proved that no county has a plan of its own.
    """

    schemes: Mapping[str, Scheme]
    plays: tuple[Play, ...]
    floors_wan: Mapping[str, float]
    settlement: Settlement | None
    impossible: tuple[str, ...] = ()
    floors_of: str = EQUILIBRIUM
    conflict: FloorConflict | None = None
    evenness: Evenness | None = None

    @property
    def sought(self) -> tuple[str, ...]:
        """Schemes that were sought, in the order of the table: fair ones as far as rounds went."""
        rounds = len(self.evenness.rounds) if self.evenness else 0
        return SCHEMES[: len(SCHEMES) - 2 + min(rounds, 2)]


@dataclass(frozen=True)
class StatusQuo:
    """Change: what exists and what is signed, nothing else; the layout asks for nothing."""

    @property
    def key(self) -> str:
        """Name of the change."""
        return "status-quo"

    def of(self, data: PlanData) -> PlanData:
        """The changed data."""
        projects = {
            name: replace(project, fixed="out") if project.pursued else project
            for name, project in data.projects.items()
        }
        layout: LayoutRules = replace(
            data.layout,
            lead_required=False,
            specials_min=0,
            lead_output_share_min=0.0,
            industry_output_share_max=0.0,
        )
        banned = tuple(wish for wish in data.designations if not wish.wanted)
        return replace(
            data,
            projects=projects,
            layout=layout,
            designations=banned,
            income_floor_wan={},
            floors={},
        )


@dataclass(frozen=True)
class Unseen:
    """Change: nobody sees overlaps: where counties would meet if each chased what pays best."""

    @property
    def key(self) -> str:
        """Name of the change."""
        return "overlaps-unseen"

    def of(self, data: PlanData) -> PlanData:
        """The changed data."""
        return replace(data, overlap_wan={})


@dataclass(frozen=True)
class Effort:
    """How hard the schemes are solved: gap and seconds of a question, seconds of a county.

    `fair_rounds` are so many rounds of fairness per head, `floors_of` the scheme below which
    nobody goes; keys of tasks do not depend on them.
    """

    gap_share: float = 0.01
    seconds: float = 30.0
    county_seconds: float = 10.0
    fair_rounds: int = field(default=FAIR_ROUNDS, repr=False)
    floors_of: str = field(default=EQUILIBRIUM, repr=False)

    @property
    def county(self) -> PartLimits:
        """Limits of a county's problem."""
        return PartLimits(COUNTY_GAP, 20_000, self.county_seconds)


def compare(subject: Subject, asking: Asking, effort: Effort) -> Comparison:
    """Solve all schemes and put them side by side; what fails is in `asking.failures`."""
    data, case = subject.case.data, subject.case
    told = Told(asking)
    unseen = Question((Unseen(),), (), effort.gap_share, effort.seconds, relaxed=False)
    today = Question((StatusQuo(),), (), effort.gap_share, effort.seconds, relaxed=False)
    asking.ask([unseen, today])
    ends = _starts(data, case.values, asking.get(unseen))
    told.hear(
        [
            *_alone(data, effort, ALONE),
            *_alone(data, effort, SCORING, best_scored(data, subject.result.appraisal.fit)),
            *_delegated(data, effort, subject.result.plan),
            Task(
                f"{GREEDY}:owns|{effort}", first_come, (_by_size(data), 1e-4, effort.county_seconds)
            ),
            *(
                Task(f"play:{name}|{effort}", play, (name, values, order, ROUNDS, effort.county))
                for name, (values, order) in ends.items()
            ),
        ]
    )
    found = dict(_of_answers(data, asking.get(today)))
    joint = subject.result.plan
    owns: dict[str, list[OwnPlan]] = {name: told.of(name) for name in (SCORING, ALONE, DELEGATED)}
    owns[GREEDY] = [own for turn in told.of(GREEDY) for own in turn]
    # One that was stopped, has failed or found nothing in time would make its scheme look poor.
    owns = {name: own for name, own in owns.items() if all_known(data, own)}
    for name, own in owns.items():
        common = common_builds(data, joint) if name == DELEGATED else ()
        if scheme := put_together(data, name, own, common):
            found[name] = scheme
    found[JOINT] = _whole(data, JOINT, joint, case.bound)
    plays = tuple(told.of("play"))
    rest = [_scheme(data, EQUILIBRIUM, Plan.of(p.portfolio)) for p in plays if p.end == END_STILL]
    floors: dict[str, float] = {}
    settlement: Settlement | None = None
    values: Mapping[str, float] | None = None
    if rest:
        worst = min(rest, key=lambda one: one.value_wan)
        found[EQUILIBRIUM] = worst
        floors = {county: one.value_wan for county, one in worst.payoffs.items()}
        values = next(
            p.values for p in plays if p.end == END_STILL and Plan.of(p.portfolio) == worst.plan
        )
        blocs = blocs_of(data)
        told.hear(tasks_of(blocs, values, effort.county))
        worths = told.of("coalition")
        settlement = settle(blocs, worths, floors, found[JOINT].payoffs, case.bound)
    conflict = None
    if effort.floors_of in found:
        kept = {c: one.value_wan for c, one in found[effort.floors_of].payoffs.items()}
        fair, conflict = nobody_worse(data, told, effort, kept, values)
        found |= fair
    evenness = evenness_of(data, told, effort.fair_rounds, effort.gap_share, effort.seconds)
    found |= _even(data, evenness)
    order = {name: found[name] for name in SCHEMES if name in found}
    impossible = tuple(name for name in SCHEMES if name in owns and name not in found)
    return Comparison(
        order, plays, floors, settlement, impossible, effort.floors_of, conflict, evenness
    )


def _starts(
    data: PlanData, joint: Mapping[str, float], unseen: Answer | None
) -> dict[str, tuple[Mapping[str, float], tuple[str, ...]]]:
    """Plans and orders from which the counties begin to respond."""
    forwards = _by_size(data)
    starts = {
        "joint": (joint, forwards),
        "joint-reversed": (joint, forwards[::-1]),
    }
    if unseen is not None and unseen.values:
        starts["unseen"] = (unseen.values, forwards)
        starts["unseen-reversed"] = (unseen.values, forwards[::-1])
    return starts


def _by_size(data: PlanData) -> tuple[str, ...]:
    """Counties by residents, the largest first; by code where they are not known."""
    return tuple(sorted(data.counties, key=lambda c: (-data.population.get(c, 0.0), c)))


def best_scored(data: PlanData, fit: FitTable) -> dict[str, frozenset[str]]:
    """Industries at the top of every county's scoring table, as many as its layout has places."""
    ranks = fit.ranks["default"]
    return {
        county: frozenset(
            sorted(
                (i for i in data.industries if (county, i) in ranks),
                key=lambda i: (ranks[county, i], i),
            )[: places_of(data, county)]
        )
        for county in data.counties
    }


def places_of(data: PlanData, county: str) -> int:
    """Places in a county's layout: leads of its parks and specialities."""
    parks = len(data.parks_in[county])
    return parks * data.layout.leads_per_park + data.layout.specials_max


def _alone(
    data: PlanData,
    effort: Effort,
    kind: str,
    only: Mapping[str, frozenset[str]] | None = None,
) -> Iterator[Task]:
    """Every county by itself, perhaps with the industries of its scoring table only."""
    quotas = quotas_by_heads(data)
    for county in data.counties:
        chosen = None if only is None else only[county]
        yield _own(kind, county, quotas, None, chosen, effort)


def _delegated(data: PlanData, effort: Effort, joint: Plan) -> Iterator[Task]:
    """Every county by itself at the quotas of the joint plan, told the others' targets."""
    quotas, known = quotas_of_plan(data, joint), frozenset(targets_of(data, joint))
    for county in data.counties:
        yield _own(DELEGATED, county, quotas, known, None, effort)


def _own(
    kind: str,
    county: str,
    quotas: Quotas,
    known: frozenset[tuple[str, str]] | None,
    only: frozenset[str] | None,
    effort: Effort,
) -> Task:
    mine = Quotas(*(_mine(table, county) for table in vars(quotas).values()))
    call = (county, mine, known, only, 1e-4, effort.county_seconds)
    told = hashlib.sha256(repr([sorted(table.items()) for table in vars(mine).values()]).encode())
    return Task(f"{kind}:{county}|{effort}|{told.hexdigest()[:16]}", own_plan, call)


def _mine(table: Mapping[Any, float], county: str) -> dict[Any, float]:
    return {key: value for key, value in table.items() if key[-1] == county}


def all_known(data: PlanData, owns: Sequence[OwnPlan]) -> bool:
    """Whether every county has a plan of its own, or it is proved that it has none."""
    return {own.county for own in owns if not own.late} == set(data.counties)


def common_builds(data: PlanData, plan: Plan) -> tuple[tuple[str, int], ...]:
    """What a plan builds for groups."""
    return tuple(one for one in plan.builds if data.expansions[one[0]].area in data.groups)


def put_together(
    data: PlanData, name: str, owns: Sequence[OwnPlan], common: Sequence[tuple[str, int]] = ()
) -> Scheme | None:
    """Own plans and what is built for all as one, charged for what they count twice."""
    plans = [back(own.portfolio) for own in owns if own.portfolio is not None]
    if not plans:
        return None
    promised = sum(own.value_wan for own in owns if own.portfolio is not None)
    promised -= data.fiscal_weight * sum(data.expansions[e].discounted_wan[t] for e, t in common)
    plan = joined(plans)
    scheme = _scheme(data, name, replace(plan, builds=(*plan.builds, *common)), promised)
    return replace(scheme, without=tuple(own.county for own in owns if own.portfolio is None))


def _scheme(data: PlanData, name: str, plan: Plan, promised: float = math.nan) -> Scheme:
    found = charged(data, plan, promised)
    return Scheme(name, found.plan, found.payoffs, charged=found)


def _of_answers(data: PlanData, today: Answer | None) -> Iterator[tuple[str, Scheme]]:
    if today is not None and today.portfolio is not None:
        plan = Plan.of(today.portfolio)
        yield STATUS_QUO, _whole(data, STATUS_QUO, plan, today.bound)


def nobody_worse(
    data: PlanData,
    told: Told,
    effort: Effort,
    floors_wan: Mapping[str, float],
    values: Mapping[str, float] | None,
) -> tuple[dict[str, Scheme], FloorConflict | None]:
    """The best plan above floors; where they cannot all hold, why, and the plan at the repair.

    `values` is the plan at the equilibrium, to start from.
    """
    asking = told.asking

    def best(least_wan: Mapping[str, float], start: Mapping[str, float] | None) -> Answer | None:
        aim = NobodyWorse(least_wan)
        asked = Question((), (), effort.gap_share, effort.seconds, False, aim, start)
        asking.ask([asked])
        return asking.get(asked)

    answer, conflict = best(floors_wan, values), None
    if answer is not None and answer.impossible:
        least = least_missed(floors_wan, effort.gap_share, effort.seconds)
        asking.ask([least])
        told.hear([conflict_task(floors_wan, effort.seconds)])
        mended = asking.get(least)
        conflict = conflict_of(data, floors_wan, next(iter(told.of("floors")), None), mended)
        if mended is not None and conflict.missed_wan:
            answer = best(lowered(floors_wan, conflict), mended.values)
    if answer is None or answer.portfolio is None:
        return {}, conflict
    return {FAIR: _whole(data, FAIR, Plan.of(answer.portfolio), answer.bound)}, conflict


def _even(data: PlanData, evenness: Evenness | None) -> dict[str, Scheme]:
    """The plans that are fair per head, as far as they are known."""
    if evenness is None:
        return {}
    plans = {MAXMIN: evenness.maxmin, LEXICOGRAPHIC: evenness.lexicographic}
    return {
        name: _whole(data, name, fair.plan, fair.bound_wan)
        for name, fair in plans.items()
        if fair is not None
    }


def _whole(data: PlanData, name: str, plan: Plan, bound_wan: float) -> Scheme:
    """Scheme of a plan of the whole, which keeps all limits."""
    return Scheme(name, plan, payoffs_of(data, plan), bound_wan)
