"""The rounds of a plan in districts: open, price, plan and bound, improve.

1. Every district builds its model and relaxes it, with nothing charged at the border.
2. Prices of the ties rise where the districts take too much; each round of relaxations is a bound.
3. Every border project is allotted to the side that took it, the leads of an industry are shared
   out, and each district is planned by itself. Its trees lower the bound at the best prices.
4. Districts that do not touch are planned again beside the decisions of the others.

Each step is a pure task of the pool for each district. The time limit is shared out over the
rounds; when it ends, or somebody stops, the best plan of the whole so far is kept.
"""

import math
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np
from pyomo.common.gc_manager import PauseGC

from models import PlanData
from planner.blocks.structure import WHOLE
from planner.districts.border import Border
from planner.districts.cutting import Map, cut
from planner.districts.prices import LEAST_STEP, Prices
from planner.districts.rounds import Rounds
from planner.districts.shares import allotment, colours
from planner.districts.splitting import Counties
from planner.districts.tasks import (
    DistrictPlan,
    Effort,
    Form,
    Opened,
    Relaxed,
    bound_district,
    open_district,
    plan_district,
    relax_district,
)
from planner.districts.ties import SPREAD, constant_of, ties_of
from planner.districts.whole import joined, totals_of
from planner.errors import InterruptedEarlyError, NoPlanError, PlannerError, StoppedEarlyError
from planner.matrix import Vector
from planner.pool import Pool, Task, open_pool, usable_cores
from planner.results import Plan, Solution, Totals
from planner.solve import (
    PROVED_GAP,
    Progress,
    SolveOptions,
    progress_of,
    relative_gap,
    status_of,
)

PRICE_ROUNDS = 12
PRICE_SHARE = 0.35
"""Part of the time limit after which no round of prices begins."""

FEW_ROUNDS = 3
"""Rounds of prices that are made even later: they gain most, and take little after the first."""

PLAN_SHARE, TREE_SHARE, IMPROVE_SHARE = 0.6, 0.2, 0.8
"""Parts of the time left for the first plans, the trees, and then one round of improving.

What remains is for parts of a search that end a little late.
"""

LEAST_GAIN = 1e-5
"""Relative gain below which rounds of prices or of improving end."""

PARTS_PER_COUNTY = 2
"""Neighbourhoods after which the search in a district ends."""

TREE_NODES = 60


def solve_in_districts(
    data: PlanData,
    districts: Sequence[Counties],
    options: SolveOptions,
    watch: Callable[[Progress], None] | None = None,
    stop: threading.Event | None = None,
) -> tuple[Solution, Plan, Totals]:
    """Best plan, what is proved about it, and the terms of its value.

    Parameters
    ----------
    districts
        Counties by district, as `planner.districts.districts_of` gives them.

    Raises
    ------
    NoPlanError
        No plan exists.
    StoppedEarlyError, InterruptedEarlyError
        There was no plan of every district when the time ran out, or when `stop` was set; or a
        district has none within its share of what it would share with others.
    """
    workers = options.workers or usable_cores()
    # Looking for garbage among the rows of a nation would take longer than the client's own work.
    with PauseGC(), open_pool(workers, options.scheduler) as pool:
        engine = _Engine(pool, data, districts, options, watch, stop or threading.Event())
        engine.run()
    return engine.answer()


class _Engine:
    """State of one solve."""

    def __init__(
        self,
        pool: Pool,
        data: PlanData,
        districts: Sequence[Counties],
        options: SolveOptions,
        watch: Callable[[Progress], None] | None,
        stop: threading.Event,
    ) -> None:
        self.data, self.options, self.watch, self.stop = data, options, watch, stop
        self.rounds = Rounds(pool, options.time_limit_seconds, self.tell, stop)
        self.where = Map(data, districts)
        self.numbers = range(len(districts))
        self.border = Border(
            ties_of(data, self.where), len(districts), data.layout.breach_price_wan
        )
        self.prices = Prices(self.border)
        self.constant = constant_of(data, self.where)
        self.opened: list[Opened] = []
        self.relaxed: list[Relaxed] = []
        self.values: list[float] = []
        self.mean: list[Vector] = []
        self.plans: list[DistrictPlan] = []
        self.whole: tuple[Plan, Totals] | None = None

    # --- how it goes ------------------------------------------------------------------------------

    @property
    def bound(self) -> float:
        """Proved upper bound on the value of every plan."""
        if not self.values:
            return math.inf
        return self.constant + float(self.prices.best @ self.border.limit) + sum(self.values)

    @property
    def value(self) -> float:
        """Value of the best plan."""
        return -math.inf if self.whole is None else self.whole[1].objective_wan

    def good(self) -> bool:
        """Whether the plan is as good as was asked for."""
        gap = relative_gap(self.bound, self.value) if self.whole else math.inf
        return gap <= max(self.options.gap_share, PROVED_GAP)

    def tell(self) -> None:
        """Tell whoever watches how it goes."""
        if self.watch is not None:
            self.watch(progress_of(self.rounds.seconds, self.bound, self.value, 0))

    # --- rounds -----------------------------------------------------------------------------------

    def run(self) -> None:
        opened = self.rounds.of_all(self._to_open(), len(self.numbers))
        self.rounds.lap("open")
        if opened is None:
            return
        self.opened = opened
        while self._price_round():
            self.rounds.lap(f"prices {self.prices.rounds}")
        self.rounds.lap(f"prices {self.prices.rounds}")
        if self.rounds.over or not self.relaxed:
            return
        self._plan_round()
        sweep = 0
        while self.whole is not None and not self.rounds.over and not self.good():
            before, sweep = self.value, sweep + 1
            self._improve()
            self.rounds.lap(f"improve {sweep}")
            if self.value - before <= LEAST_GAIN * abs(before):
                break

    def _to_open(self) -> Iterator[Task]:
        for number, part in enumerate(cut(self.data, self.where)):
            wanted = (part, self.border.columns[number], self.border.rows[number])
            yield Task(str(number), open_district, wanted)

    def _price_round(self) -> bool:
        """Relax all districts at the prices to be tried; whether another round may help."""
        prices = self.prices
        tried = prices.tried

        def to_relax() -> Iterator[Task]:
            for number, opened in enumerate(self.opened):
                form = self.border.bound_form(number, opened, tried)
                basis = self.relaxed[number].basis if self.relaxed else None
                wanted = (opened.district, form, opened.columns, opened.rows, basis)
                yield Task(str(number), relax_district, wanted)

        relaxed: list[Relaxed] | None = self.rounds.of_all(to_relax(), len(self.numbers))
        if relaxed is None:
            return False
        if any(each.value == -math.inf for each in relaxed):
            raise NoPlanError("infeasible")
        bound = self.constant + float(tried @ self.border.limit) + sum(e.value for e in relaxed)
        before = prices.bound
        points = [each.point for each in relaxed]
        used = np.sum(self.border.used(points), axis=0)
        if prices.learn(bound, used, self._worth(relaxed)):
            self.values = [each.value for each in relaxed]
        self.relaxed = relaxed
        self.mean = [(a + b) / 2 for a, b in zip(self.mean or points, points, strict=True)]
        gained = before - prices.bound > LEAST_GAIN * abs(bound) or prices.bound == before
        late = (
            prices.rounds >= FEW_ROUNDS
            and self.rounds.seconds > PRICE_SHARE * self.options.time_limit_seconds
        )
        more = gained and prices.rounds < PRICE_ROUNDS and prices.step >= LEAST_STEP
        return more and not late and bool(len(self.border.ties))

    def _worth(self, relaxed: Sequence[Relaxed]) -> Vector:
        """What one unit of each tie is worth: the second price for a project, for a lead the mean.

        The price of a project's own row in a district is what a start there gains. If it is asked
        the least of these, only one side still takes it.
        """
        worth = np.full(len(self.border.ties), np.inf)
        for number, each in enumerate(relaxed):
            np.minimum.at(worth, self.border.tie_of_row[number], np.maximum(each.prices, 0.0))
        spread = [number for number, tie in enumerate(self.border.ties) if tie.kind == SPREAD]
        worth[spread] = sum(each.value for each in relaxed) / max(len(self.data.park_county), 1)
        return np.where(np.isfinite(worth), worth, 0.0)

    def _plan_round(self) -> None:
        """Plans of all districts within their shares, then trees for the bound."""
        shares = allotment(self.border, self.mean)
        to_plan, to_bound = (
            self.rounds.each(s, len(self.numbers)) for s in (PLAN_SHARE, TREE_SHARE)
        )

        def tasks() -> Iterator[Task]:
            for number, opened in enumerate(self.opened):
                form = self.border.share_form(number, opened, self.prices.best, shares[number])
                yield self._plan_task(number, form, None, to_plan)
            for number, opened in enumerate(self.opened):
                form = self.border.bound_form(number, opened, self.prices.best)
                basis = self.relaxed[number].basis
                wanted = (opened.district, form, basis, TREE_NODES, to_bound)
                yield Task(f"bound-{number}", bound_district, wanted)

        plans: dict[int, DistrictPlan | None] = {}
        for key, found in self.rounds.outcomes(tasks()):
            if key.startswith("bound-"):
                number = int(key.removeprefix("bound-"))
                if found is not None:
                    self.values[number] = min(self.values[number], found)
            else:
                plans[int(key)] = found
                known = [plan for _, plan in sorted(plans.items()) if plan is not None]
                if len(known) == len(self.numbers):
                    self._take(known)
                    self.rounds.lap("plan")
            if self.good():
                break
        self.rounds.lap("bound")
        if len(plans) == len(self.numbers) and self.whole is None:
            self._take(self._repaired(plans))
        if -math.inf in self.values:
            raise NoPlanError("infeasible")

    def _plan_task(self, number: int, form: Form, start: Vector | None, seconds: float) -> Task:
        counties = len(self.where.districts[number])
        gap = self.options.gap_share / 2
        effort = Effort(gap, seconds, PARTS_PER_COUNTY * counties)
        wanted = (self.opened[number].district, form, start, self.options.seed, effort)
        return Task(str(number), plan_district, wanted)

    def _repaired(self, plans: dict[int, DistrictPlan | None]) -> list[DistrictPlan] | None:
        """Plans of all districts; one without any gets what the others do not use."""
        known = {number: plan for number, plan in plans.items() if plan is not None}
        for number in sorted(plans.keys() - known.keys()):
            form = self.border.around_form(number, self.opened[number], self._used(known), 1)
            task = self._plan_task(number, form, None, self.rounds.left)
            found = dict(self.rounds.outcomes([replace(task, key=f"repair-{number}")]))
            plan = found.get(f"repair-{number}")
            if plan is None:
                return None
            known[number] = plan
        return [known[number] for number in self.numbers]

    def _improve(self) -> None:
        """Plan districts again beside the others' decisions, those that do not touch at once."""
        each = self.rounds.each(IMPROVE_SHARE, len(self.numbers))
        for together in colours(self.border, len(self.numbers)):
            known = dict(enumerate(self.plans))
            used = self._used(known)
            tasks = [
                self._plan_task(
                    number,
                    self.border.around_form(number, self.opened[number], used, len(together)),
                    self.plans[number].point,
                    each,
                )
                for number in together
            ]
            found = {int(key): plan for key, plan in self.rounds.outcomes(tasks)}
            changed = {number: plan for number, plan in found.items() if plan is not None}
            self._take([changed.get(number, known[number]) for number in self.numbers])
            if self.rounds.over or self.good():
                return

    def _used(self, known: dict[int, DistrictPlan]) -> dict[int, Vector]:
        """What the plans of districts take of every tie."""
        return {
            number: self.border.used_by(number, found.plan, self.data)
            for number, found in known.items()
        }

    def _take(self, plans: list[DistrictPlan] | None) -> None:
        """Keep plans of all districts if together they are worth more."""
        if plans is None:
            return
        plan = joined(each.plan for each in plans)
        totals = totals_of(self.data, plan)
        if totals.objective_wan > self.value:
            self.plans, self.whole = plans, (plan, totals)

    # --- the answer -------------------------------------------------------------------------------

    def answer(self) -> tuple[Solution, Plan, Totals]:
        """The best plan with what is proved about it."""
        if self.whole is None:
            if self.stop.is_set():
                raise InterruptedEarlyError("interrupted_without_plan")
            if self.rounds.left <= 0:
                raise StoppedEarlyError("no_plan_in_time", seconds=self.options.time_limit_seconds)
            raise StoppedEarlyError("no_plan_in_districts")
        plan, totals = self.whole
        objective, bound = totals.objective_wan, self.bound
        if objective > bound + PROVED_GAP * max(abs(objective), 1.0):
            raise PlannerError("bound_beyond_plan", bound=bound, objective=objective)
        bound = max(bound, objective)
        gap = relative_gap(bound, objective)
        solution = Solution(
            status=status_of(gap, self.options.gap_share, False, self.stop.is_set()),
            objective_wan=objective,
            bound_wan=bound,
            gap_share=gap,
            values=self._values(),
            seconds=self.rounds.seconds,
            nodes=0,
            prices={
                f"industry_leads_limit[{tie.subject[0]}]": float(price)
                for tie, price in zip(self.border.ties, self.prices.best, strict=True)
                if tie.kind == SPREAD and price > 0
            },
            method="districts",
            round_seconds=self.rounds.took,
        )
        return solution, plan, totals

    def _values(self) -> dict[str, float]:
        """Columns that are not 0, by name."""
        return {
            opened.district.model.compiled.columns[spot]: float(found.point[spot])
            for opened, found in zip(self.opened, self.plans, strict=True)
            for spot in np.flatnonzero(np.abs(found.point) > WHOLE).tolist()
        }
