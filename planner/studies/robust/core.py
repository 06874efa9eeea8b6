"""Core index (Liesiö, Mild, Salo 2007, 2008): what is chosen whatever the weights and values.

Weights of income, fiscal value and layout are known as a set, the values of a project up to a
share. A plan dominates another one if it is worth no less at all weights and values, and more at
some. The core index of a project is the part of the plans not dominated that start it: 1 core, 0
exterior, between borderline.

*Exact*, where values are points, the weights have at most three corners and the plan is solved
whole: the plans not dominated are the efficient ones of the values at the corners. Efficient
vectors are found one by one, and then all sets of projects that have them, each with the targets,
periods and places of the one plan found.

*Sampled* otherwise: weights and values are drawn, each draw is solved again, and the index is the
part of the draws whose best plan has the project.
"""

import hashlib
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyomo.environ as pyo

from models import PlanData, Portfolio
from models.efficient import add_differences, add_not_matched
from models.value import seek, value_terms
from planner.methods import BLOCKS_FROM
from planner.studies.asking import Answer, Asking, Question
from planner.studies.case import Subject
from planner.studies.robust.effort import Effort
from planner.studies.robust.outlooks import scaled
from planner.studies.robust.valuing import Worth, targets_of, worth_of
from planner.studies.robust.weights import (
    Leeway,
    Weights,
    drawn_weights,
    extreme_weights,
)

PROJECT, TARGET = "project", "target"

MOST_CORNERS = 3
MOST_PLANS = 500
STEP_SHARE = 2e-5
"""Vectors that are nearer than this share of the value are one: above the solver's tolerance."""

Vector = tuple[float, ...]
Feature = tuple[str, ...]
"""``project`` and its code, or ``target``, county and industry."""

Counts = tuple[tuple[str, int], ...]
"""Projects that a plan starts, with their counts, sorted."""


@dataclass(frozen=True)
class Efficient:
    """Aim: an efficient plan at some corner weights that none of the vectors found matches.

    With `level` the plan has to be worth that vector instead, and to differ from `seen` ones.
    """

    corners: tuple[Weights, ...]
    step: float
    found: tuple[Vector, ...] = ()
    level: Vector = ()
    seen: tuple[Counts, ...] = ()

    @property
    def key(self) -> str:
        """Name of the aim."""
        told = repr((self.corners, self.step, self.found, self.level, self.seen))
        return f"efficient:{hashlib.sha256(told.encode()).hexdigest()[:16]}"

    def put_on(self, m: pyo.ConcreteModel, data: PlanData) -> None:
        """Maximise the sum of the values at the corners, under the rules of the aim."""
        terms = value_terms(m, data)
        layout = terms["link"] + terms["bonus"] - terms["overlap"] - terms["breach"]
        parts = (terms["income"], terms["fiscal"], layout)
        goals = [sum(w * part for w, part in zip(c, parts, strict=True)) for c in self.corners]
        if self.found:
            add_not_matched(m, goals, self.found, self.step)
        if self.level:

            def level_floor(m: pyo.ConcreteModel, goal: int) -> object:  # noqa: ARG001
                return goals[goal] >= self.level[goal] - self.step / 2

            m.level_floor = pyo.Constraint(pyo.RangeSet(0, len(goals) - 1), rule=level_floor)
        if self.seen:
            add_differences(m, [dict(counts) for counts in self.seen])
        seek(m, sum(goals))


@dataclass(frozen=True)
class Revalued:
    """Change: other weights of the terms, and each project's values times a factor.

    Three times the weights take the place of the scenario's, so that even ones leave the sum of
    the terms as it is.
    """

    weights: Weights
    factors: tuple[tuple[str, float], ...]

    @property
    def key(self) -> str:
        """Name of the change."""
        told = hashlib.sha256(repr((self.weights, self.factors)).encode()).hexdigest()[:16]
        return f"revalued:{told}"

    def of(self, data: PlanData) -> PlanData:
        """The changed data."""
        income, fiscal, layout = (3.0 * weight for weight in self.weights)
        rules = data.layout
        # A breach without a price would be forbidden instead of free.
        price = rules.breach_price_wan * max(layout, 1e-9)
        return replace(
            scaled(data, dict(self.factors)),
            income_weight=income,
            fiscal_weight=fiscal,
            chain_wan={key: layout * value for key, value in data.chain_wan.items()},
            overlap_wan={key: layout * value for key, value in data.overlap_wan.items()},
            relations=tuple(replace(r, value_wan=layout * r.value_wan) for r in data.relations),
            layout=replace(rules, breach_price_wan=price),
        )


@dataclass(frozen=True)
class Held:
    """A plan that stands for others with the same projects: in a sample, and the same targets.

    Attributes
    ----------
    draws
        How many draws chose it; 1 for an exact one.
    dominated
        Whether another plan of the study is worth more at all weights and values.
    """

    plan: Portfolio
    marks: Mapping[Feature, int]
    worth: Worth
    draws: int
    dominated: bool = False


@dataclass(frozen=True)
class Core:
    """The study.

    Attributes
    ----------
    exact
        By all plans that are not dominated; otherwise by draws.
    complete
        Exact: all of them were found. Sampled: every draw was answered.
    asked, open_draws
        Draws asked, and those whose plan is not proved best within the gap asked.
    """

    exact: bool
    complete: bool
    corners: tuple[Weights, ...]
    spread: Mapping[str, float]
    step_wan: float
    asked: int
    open_draws: int
    plans: tuple[Held, ...]

    def index(self, feature: Feature) -> float:
        """Core index of a project or target."""
        counted = [one for one in self.plans if not (self.exact and one.dominated)]
        total = sum(one.draws for one in counted)
        inside = sum(one.draws for one in counted if one.marks.get(feature))
        return inside / total if total else math.nan

    @property
    def features(self) -> tuple[Feature, ...]:
        """Projects and targets of any plan, sorted."""
        return tuple(sorted({feature for one in self.plans for feature in one.marks}))


def marks_of(data: PlanData, plan: Portfolio) -> dict[Feature, int]:
    """Projects with their counts, and targets."""
    marks: dict[Feature, int] = {}
    for (project, _, _), count in plan.starts.items():
        marks[PROJECT, project] = marks.get((PROJECT, project), 0) + count
    marks |= {(TARGET, *pair): 1 for pair in targets_of(data, plan)}
    return dict(sorted(marks.items()))


def find_core(
    subject: Subject,
    asking: Asking,
    leeway: Leeway,
    spread: Mapping[str, float],
    samples: "Samples",
    effort: Effort,
) -> Core:
    """Core index, exact where it can be had and `samples` does not ask for draws.

    Raises
    ------
    WrongUseError
        There are no such weights.
    """
    corners = extreme_weights(leeway)
    data = subject.case.data
    small = len(data.starts) < BLOCKS_FROM
    if not samples.wanted and small and not spread and len(corners) <= MOST_CORNERS:
        return _exact(subject, asking, corners, effort)
    return _sampled(subject, asking, corners, spread, samples, effort)


@dataclass(frozen=True)
class Samples:
    """How many draws, their seed, and whether they are wanted even where there is another way."""

    count: int
    seed: int
    wanted: bool = False


# --- exact ----------------------------------------------------------------------------------------


def vector_of(worth: Worth, corners: Sequence[Weights]) -> Vector:
    """Value at each corner."""
    return tuple(sum(w * t for w, t in zip(c, worth.terms, strict=True)) for c in corners)


def _exact(subject: Subject, asking: Asking, corners: tuple[Weights, ...], effort: Effort) -> Core:
    """All efficient vectors, then all plans of each; each question waits for the one before."""
    data = subject.case.data
    step = STEP_SHARE * max(abs(subject.case.value), 1.0)
    plans: list[Held] = []
    found: list[Vector] = []
    complete = True
    while len(plans) < MOST_PLANS:
        best = _one(asking, Efficient(corners, step, tuple(found)), effort)
        if best is None or best.portfolio is None:
            complete = complete and best is not None and best.impossible
            break
        complete = complete and best.proved
        level = vector_of(worth_of(data, best.portfolio), corners)
        found.append(level)
        own, listed = _same(data, asking, Efficient(corners, step, level=level), best, effort)
        plans += own
        complete = complete and listed
    else:
        complete = False
    return Core(True, complete, corners, {}, step, 0, 0, with_dominated(plans, corners, {}))


def _same(
    data: PlanData, asking: Asking, aim: Efficient, first: Answer, effort: Effort
) -> tuple[list[Held], bool]:
    """Plans with the same vector of values, and whether these are all."""
    plans: list[Held] = []
    answer: Answer | None = first
    while answer is not None and answer.portfolio is not None and len(plans) < MOST_PLANS:
        marks = marks_of(data, answer.portfolio)
        plans.append(Held(answer.portfolio, marks, worth_of(data, answer.portfolio), 1))
        counts = tuple((f[1], count) for f, count in marks.items() if f[0] == PROJECT)
        aim = replace(aim, seen=(*aim.seen, counts))
        answer = _one(asking, aim, effort)
    return plans, answer is not None and answer.impossible


def _one(asking: Asking, aim: Efficient, effort: Effort) -> Answer | None:
    question = Question(gap_share=0.0, seconds=effort.seconds, aim=aim)
    asking.ask([question])
    return asking.get(question)


# --- sampled --------------------------------------------------------------------------------------


def _sampled(
    subject: Subject,
    asking: Asking,
    corners: tuple[Weights, ...],
    spread: Mapping[str, float],
    samples: Samples,
    effort: Effort,
) -> Core:
    """Best plan of each draw of weights and values."""
    data = subject.case.data
    projects = sorted(spread)
    draw = np.random.default_rng([samples.seed, 2])
    errors = draw.uniform(-1.0, 1.0, (samples.count, len(projects)))
    questions = []
    weights = drawn_weights(corners, samples.count, samples.seed)
    for chosen, row in zip(weights, errors.tolist(), strict=True):
        factors = tuple((k, 1.0 + e * spread[k]) for k, e in zip(projects, row, strict=True))
        change = Revalued(chosen, factors)
        questions.append(Question((change,), gap_share=effort.gap_share, seconds=effort.seconds))
    asking.ask(questions)
    held: dict[tuple[tuple[Feature, int], ...], Held] = {}
    answers = [asking.get(question) for question in questions]
    known = [one for one in answers if one is not None and one.portfolio is not None]
    for answer in known:
        assert answer.portfolio is not None
        marks = marks_of(data, answer.portfolio)
        key = tuple(marks.items())
        new = Held(answer.portfolio, marks, worth_of(data, answer.portfolio), 0)
        before = held.get(key, new)
        held[key] = replace(before, draws=before.draws + 1)
    open_draws = sum(not _within(one, effort.gap_share) for one in known)
    complete = len(known) == samples.count
    plans = with_dominated(tuple(held.values()), corners, spread)
    return Core(False, complete, corners, dict(spread), 0.0, samples.count, open_draws, plans)


def _within(answer: Answer, gap_share: float) -> bool:
    if answer.value is None:
        return False
    return answer.bound - answer.value <= max(gap_share, 1e-6) * max(abs(answer.value), 1.0)


# --- dominance ------------------------------------------------------------------------------------


def dominates(
    one: Worth, other: Worth, corners: Sequence[Weights], spread: Mapping[str, float]
) -> bool:
    """Whether a plan is worth no less than another at all weights and values, and more at some.

    At a corner the least of the difference has the low value of each project that the first plan
    has more of and the high one of each that the other has more of; the least over weights lies at
    a corner, because the difference is linear in them.
    """
    lows, highs = [], []
    for corner in corners:
        low, high = _difference(one, other, corner, spread)
        lows.append(low)
        highs.append(high)
    scale = max((abs(t) for t in (*one.terms, *other.terms)), default=1.0)
    tolerance = 1e-9 * max(scale, 1.0)
    return min(lows) >= -tolerance and max(highs) > tolerance


def _difference(
    one: Worth, other: Worth, corner: Weights, spread: Mapping[str, float]
) -> tuple[float, float]:
    """Least and greatest difference of two plans at given weights."""
    income, fiscal, layout = corner
    fixed = layout * (one.layout - other.layout) - fiscal * (one.building - other.building)
    low = high = fixed
    for project in one.income.keys() | other.income.keys():
        gap = income * (one.income.get(project, 0.0) - other.income.get(project, 0.0))
        gap += fiscal * (one.fiscal.get(project, 0.0) - other.fiscal.get(project, 0.0))
        swing = spread.get(project, 0.0) * abs(gap)
        low, high = low + gap - swing, high + gap + swing
    return low, high


def with_dominated(
    plans: Sequence[Held], corners: Sequence[Weights], spread: Mapping[str, float]
) -> tuple[Held, ...]:
    """Plans with the dominated ones marked."""
    return tuple(
        replace(one, dominated=any(dominates(x.worth, one.worth, corners, spread) for x in plans))
        for one in plans
    )
