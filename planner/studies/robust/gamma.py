"""Budgeted protection of limits (Bertsimas, Sim 2004): what it costs, and what it is good for.

Needs of land and resources are stated with an error of some share up or down. With a budget G the
plan keeps every limit although any G of its projects need their most at once. One re-solve for each
G gives the price of robustness. How likely an overrun is then is told twice: by a bound that holds
for every symmetric independent error, and by trials with uniform ones.
"""

import hashlib
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyomo.environ as pyo

from models import PlanData, Portfolio
from models.risk import add_protection
from planner.naming import code_meant, names_of
from planner.schema import LAND
from planner.studies.asking import Answer, Asking, Interval, Question
from planner.studies.case import Subject
from planner.studies.robust.effort import Effort, planned
from planner.studies.robust.loads import LimitKey, Load, loads_of

BITES = 1e-9
"""Overruns below this share of the supply are rounding."""

AT_ONCE = 10_000
"""Trials drawn at once: a million of hundreds of projects would not fit into memory."""


@dataclass(frozen=True)
class Protect:
    """Aim: the best plan whose limits hold although `budget` needs rise by their share."""

    shares: tuple[tuple[str, float], ...]
    budget: float
    limits: tuple[str, ...]

    @property
    def key(self) -> str:
        """Name of the aim."""
        told = hashlib.sha256(repr((self.shares, self.limits)).encode()).hexdigest()[:12]
        return f"protect:{self.budget:g}:{told}"

    def put_on(self, m: pyo.ConcreteModel, data: PlanData) -> None:  # noqa: ARG002
        """Add the protected rows to the model."""
        if self.budget:
            add_protection(m, dict(self.shares), self.budget, self.limits)


@dataclass(frozen=True)
class Trials:
    """How many errors are drawn, and their seed."""

    count: int
    seed: int


@dataclass(frozen=True)
class Row:
    """A limit under the plan of one budget.

    Attributes
    ----------
    uncertain
        Projects of the plan whose need is uncertain here.
    worst
        Need if the budget of deviations happens.
    risk_bound
        Bound of the probability of an overrun; 1 where nothing is known.
    overrun_share
        Part of the trials with an overrun.
    """

    key: LimitKey
    load: Load
    uncertain: int
    worst: float
    risk_bound: float
    overrun_share: float


@dataclass(frozen=True)
class Level:
    """One budget: the plan found, what protection costs, and every limit.

    Attributes
    ----------
    plan
        Best plan known; None if none was found in time, or none exists.
    value
        Ends between which the best value lies; both minus infinity if it is proved that no plan
        keeps its limits so well.
    price
        What is lost against no protection, between proved ends.
    overrun_share
        Part of the trials in which any protected limit is overrun.
    """

    budget: float
    plan: Portfolio | None
    value: Interval
    price: Interval
    rows: tuple[Row, ...]
    overrun_share: float


@dataclass(frozen=True)
class Gamma:
    """The study: a level for each budget, ascending, the first one without protection."""

    shares: Mapping[str, float]
    limits: tuple[str, ...]
    trials: Trials
    levels: tuple[Level, ...]


def protect(
    subject: Subject,
    asking: Asking,
    shares: Mapping[str, float],
    budgets: Sequence[float],
    limits: Sequence[str],
    trials: Trials,
    effort: Effort,
) -> Gamma:
    """Re-solve for each budget, and try out every plan.

    A greater budget only takes plans away: a plan serves every smaller budget too, and a bound
    every greater one. The plan of the run stands for no protection, asked again if it is open.
    """
    held = tuple(sorted(shares.items()))
    wanted = tuple(sorted(limits))
    levels = sorted({0.0, *budgets})
    questions = {
        g: Question(
            gap_share=effort.gap_share,
            seconds=effort.seconds,
            aim=Protect(held, g, wanted) if g else None,
        )
        for g in levels
        if g or not subject.proved
    }
    asking.ask(questions.values())
    case = subject.case
    own = Answer(case.value, case.bound, case.bound, planned(subject.result), case.values)
    answers = {g: asking.get(question) for g, question in questions.items()}
    known = {0.0: [own], **{g: [] for g in levels if g}}
    for g, answer in answers.items():
        if answer is not None:
            known[g].append(answer)
    told, base = [], Interval(case.value, case.bound)
    for g in levels:
        level = _known(g, known, answers)
        if not g:
            base = level.value
        told.append(_judged(level, base, case.data, shares, wanted, trials))
    return Gamma(shares, wanted, trials, tuple(told))


def limits_named(subject: Subject, words: Sequence[str]) -> tuple[str, ...]:
    """Codes of limits that can be protected: land and resources, all of them if none is named.

    Raises
    ------
    WrongUseError
        There is no such limit.
    """
    rows = {
        row.resource: names_of(row.resource, row)
        for row in subject.result.scenario.rows("resources")
    }
    known = {LAND: (LAND, "土地"), **rows}
    there = {LAND, *(key[0] for key in subject.case.data.limits)}
    wanted = {code_meant(word, known, "robust_unknown_limit", "limit") for word in words}
    return tuple(sorted(wanted or there))


def _known(
    budget: float, known: Mapping[float, list[Answer]], answers: Mapping[float, Answer | None]
) -> Level:
    """Best plan and best bound for a budget, from all answers that say something about it."""
    plans = [one for g, found in known.items() if g >= budget for one in found]
    bounds = [one.bound for g, found in known.items() if g <= budget for one in found]
    best = max(
        (one for one in plans if one.value is not None),
        key=lambda one: (one.value, one is answers.get(budget)),
        default=None,
    )
    low = -math.inf if best is None or best.value is None else best.value
    value = Interval(low, max(min(bounds, default=math.inf), low))
    return Level(budget, None if best is None else best.portfolio, value, value, (), math.nan)


def _judged(
    level: Level,
    base: Interval,
    data: PlanData,
    shares: Mapping[str, float],
    limits: Sequence[str],
    trials: Trials,
) -> Level:
    """The level with its price, and its plan tried out."""
    value = level.value
    price = Interval(max(base.low - value.high, 0.0), max(base.high - value.low, 0.0))
    if not level.budget:
        price = Interval(0.0, 0.0)
    if level.plan is None:
        return replace(level, price=price)
    loads = {k: one for k, one in loads_of(data, level.plan).items() if k[0] in limits}
    overruns, anywhere = tried(loads, shares, trials)
    rows = []
    for key, load in loads.items():
        uncertain = sum(bool(shares.get(project)) for project in load.needs)
        worst = load.worst(shares, level.budget)
        bound = risk_bound(uncertain, protected_up_to(load, shares))
        rows.append(Row(key, load, uncertain, worst, bound, overruns[key]))
    return replace(level, price=price, rows=tuple(rows), overrun_share=anywhere)


def risk_bound(count: int, budget: float) -> float:
    """Greatest probability that a limit protected up to `budget` is overrun.

    For `count` independent errors, symmetric about 0 and bounded (Bertsimas, Sim 2004, theorem 3):

        ((1 - mu) * C(n, floor(nu)) + sum of C(n, l) over l > floor(nu)) / 2**n,
        nu = (budget + n) / 2,   mu = nu - floor(nu)

    Worked in whole numbers, so that it is exact for any count.
    """
    if budget >= count:
        return 0.0
    if budget < 0:
        return 1.0
    middle = (budget + count) / 2
    floor = math.floor(middle)
    above = sum(math.comb(count, n) for n in range(floor + 1, count + 1))
    every = 1 << count
    edge = (1 - (middle - floor)) * (math.comb(count, floor) / every)
    return min(edge + above / every, 1.0)


def protected_up_to(load: Load, shares: Mapping[str, float]) -> float:
    """Greatest budget up to which a plan keeps a limit: slack protects as well as foresight.

    Negative if even the stated needs do not fit.
    """
    room = load.available - load.used
    if room < -BITES * max(load.available, 1.0):
        return -1.0
    swings = sorted(
        (shares[k] * need for k, need in load.needs.items() if shares.get(k)), reverse=True
    )
    for number, swing in enumerate(swings):
        if swing > room:
            return number + max(room, 0.0) / swing
        room -= swing
    return float(len(swings))


def tried(
    loads: Mapping[LimitKey, Load], shares: Mapping[str, float], trials: Trials
) -> tuple[dict[LimitKey, float], float]:
    """Part of the trials in which each limit, and any limit, is overrun.

    A trial draws an error between -1 and 1 shares, uniform, for each project and limit; it is the
    same in every area and period. The same seed gives every plan the same errors.
    """
    projects = sorted(shares)
    place = {project: number for number, project in enumerate(projects)}
    limits = sorted({key[0] for key in loads})
    anywhere = np.zeros(trials.count, bool)
    found: dict[LimitKey, float] = {}
    for limit in limits:
        name = int.from_bytes(hashlib.sha256(limit.encode()).digest()[:4], "big")
        draw = np.random.default_rng([trials.seed, name])
        own = {key: load for key, load in loads.items() if key[0] == limit}
        swings = np.zeros((len(projects), len(own)))
        for column, load in enumerate(own.values()):
            for project, need in load.needs.items():
                if project in place:
                    swings[place[project], column] = shares[project] * need
        used = np.array([load.used for load in own.values()])
        available = np.array([load.available for load in own.values()])
        most = available + BITES * np.maximum(available, 1.0)
        times = np.zeros(len(own))
        for first in range(0, trials.count, AT_ONCE):
            here = slice(first, min(first + AT_ONCE, trials.count))
            errors = draw.uniform(-1.0, 1.0, (here.stop - first, len(projects)))
            over = used + errors @ swings > most
            times += over.sum(axis=0)
            anywhere[here] |= over.any(axis=1)
        found |= dict(zip(own, (times / trials.count).tolist(), strict=True))
    return found, float(anywhere.mean())


Moves = Mapping[str, tuple[int, int]]
"""How many of a project (one, or a count of a prospect) two plans start, by code, sorted."""


def entering_and_leaving(base: Portfolio, plan: Portfolio) -> tuple[Moves, Moves]:
    """Projects that the second plan starts more of, and those that it starts fewer of."""
    had, has = (Counter[str](), Counter[str]())
    for counted, one in ((had, base), (has, plan)):
        for start, count in one.starts.items():
            counted[start[0]] += count
    both = {code: (had[code], has[code]) for code in sorted(had | has)}
    return (
        {code: pair for code, pair in both.items() if pair[1] > pair[0]},
        {code: pair for code, pair in both.items() if pair[1] < pair[0]},
    )
