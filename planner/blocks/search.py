"""Search for plans: a first one at once, a good one in small steps, then neighbourhoods.

1. Opening: county after county, roughly, beside those that were opened before: a plan at once.
2. Sketch: a plan whose starts may be fractions, region by region: the layout. It needs nothing from
   the opening; an only region, which several workers cannot share, is sketched beside it.
3. Rounding: county by county whole starts within the sketch's layout, beside counties that still
   have fractions. A county that cannot keep its layout is solved freely.
4. Repair, only if there is no plan yet: any plan of the whole.
5. Neighbourhoods of the plan, until somebody stops.

Each step is a task of the pool. Its answer holds for the plan that it was made from; when another
answer came between, it is tried on the newer plan and dropped where it does not fit.
"""

from collections import deque
from dataclasses import dataclass, replace

import numpy as np

from planner.blocks.neighbourhoods import Neighbourhoods
from planner.blocks.parts import Part, PartAnswer, sketch_part, solve_part
from planner.blocks.structure import BlockModel, Spots
from planner.matrix import Vector
from planner.pool import Task
from planner.solve import PartLimits, SolveOptions, polished

TOLERANCE = 1e-6
"""Relative amount by which a point may miss a limit, that of the solver."""

OPENING = PartLimits(gap_share=0.3, nodes=1, seconds=10.0)
"""On a generated prefecture 17 % below the bound after 1.4 s of work; a gap of 0.25 takes 1.7 s and
loses 13 %, one of 0.15 takes 2.2 s and loses 10 %, one of 0.1 takes 3.6 s and loses 8 %. On a
province 11 % after 9 s; 0.2 takes 12 s and loses 10 %."""

SKETCH = PartLimits(gap_share=0.005, nodes=50, seconds=10.0)
ROUNDING = PartLimits(gap_share=0.01, nodes=20, seconds=10.0)
REPAIR = PartLimits(gap_share=0.5, nodes=10_000, seconds=600.0)
PART = PartLimits(gap_share=5e-4, nodes=30, seconds=5.0)

MOST_TRIES = 4
"""How often a step of the first plan is asked for before the repair has to do."""


@dataclass(frozen=True)
class _Step:
    """What a task is for.

    Attributes
    ----------
    kind
        ``opening``, ``sketch``, ``rounding``, ``repair``, or a kind of neighbourhood.
    counties
        Counties opened, sketched or rounded.
    free_layout
        Whether a rounding may leave the layout of the sketch.
    tries
        How often it was asked for before.
    columns
        Free columns of its part.
    """

    kind: str
    counties: tuple[int, ...] = ()
    free_layout: bool = False
    tries: int = 0
    columns: Spots | None = None


class Search:
    """Best plan so far and the next thing to try.

    Attributes
    ----------
    best
        Best plan; None until there is one.
    value
        Its objective.
    effort, answers
        Effort and number of all answers taken.
    none_exists
        Whether it is proved that there is no plan.
    """

    def __init__(self, model: BlockModel, seed: int, regions: list[tuple[int, ...]]) -> None:
        self._model = model
        self._neighbourhoods = Neighbourhoods(model, seed)
        counties = [county for region in regions for county in region]
        self._to_open = deque(_Step("opening", (county,)) for county in counties)
        self._to_sketch = deque(_Step("sketch", region) for region in regions)
        self._to_round = deque(_Step("rounding", (county,)) for county in counties)
        self._to_repair = True
        self._asked: dict[str, _Step] = {}
        self._number = 0
        self._opened = np.zeros(len(model.kind))
        self._draft = np.zeros(len(model.kind))
        self.best: Vector | None = None
        self.value = -np.inf
        self.effort = 0.0
        self.answers = 0
        self.none_exists = False

    def begin(self, plan: Vector) -> None:
        """Take a plan to start from; opening, sketch and rounding are left out."""
        self.best, self.value = plan, self._model.compiled.value(plan)
        for steps in self._first_steps:
            steps.clear()

    @property
    def _first_steps(self) -> tuple[deque[_Step], ...]:
        return (self._to_open, self._to_sketch, self._to_round)

    @property
    def opening(self) -> bool:
        """Whether the opening is still under way."""
        return self._under_way(self._to_open, "opening")

    @property
    def making_first(self) -> bool:
        """Whether the first good plan is still being made."""
        kinds = ("opening", "sketch", "rounding")
        pairs = zip(self._first_steps, kinds, strict=True)
        return any(self._under_way(steps, kind) for steps, kind in pairs)

    def _under_way(self, steps: deque[_Step], kind: str) -> bool:
        """Whether steps of a kind wait to be asked for or answered."""
        return bool(steps) or self._asked_for(kind)

    def _asked_for(self, kind: str) -> bool:
        """Whether an answer to a step of a kind is awaited."""
        return any(step.kind == kind for step in self._asked.values())

    def offer(self, plan: Vector) -> None:
        """Take a whole plan that somebody else found, if it is better."""
        self._adopt(np.arange(len(plan), dtype=np.int32), plan)

    def next_task(self) -> Task | None:
        """The next part to be solved; None while answers are needed first."""
        if self._to_open and not (self._asked_for("opening") and len(self._to_sketch) == 1):
            return self._opening_task(self._to_open.popleft())
        if self._to_sketch:
            return self._sketch_task(self._to_sketch.popleft())
        if self._asked_for("opening") or self._asked_for("sketch"):
            return None
        if self._under_way(self._to_round, "rounding"):
            return self._rounding_task(self._to_round.popleft()) if self._to_round else None
        if self.best is None:
            return self._repair_task()
        kind, columns = self._neighbourhoods.draw()
        return self._task(_Step(kind), self._part(columns, self.best, PART, from_point=True))

    def take(self, key: str, answer: PartAnswer | None) -> None:
        """Use the answer of a task; None if the task failed."""
        step = self._asked.pop(key)
        self.answers += 1
        if answer is None:
            step = replace(step, tries=MOST_TRIES)
        else:
            self.effort += answer.effort
        values = None if answer is None else answer.values
        if step.kind == "opening":
            self._take_opening(step, values)
        elif step.kind == "sketch":
            self._take_sketch(step, values)
        elif step.kind == "rounding":
            self._take_rounding(step, values)
        elif step.kind == "repair" and answer is not None and answer.proved and values is None:
            self.none_exists = True
        elif answer is not None:
            before = self.value
            if answer.values is not None and step.columns is not None:
                self._adopt(step.columns, answer.values)
            if step.kind != "repair":
                gain = self.value - before
                self._neighbourhoods.learn(step.kind, gain, answer.effort, answer.proved)

    # --- tasks ------------------------------------------------------------------------------------

    def _task(self, step: _Step, part: Part) -> Task:
        self._number += 1
        key = f"{step.kind}-{self._number}"
        self._asked[key] = replace(step, columns=part.columns)
        return Task(key, sketch_part if step.kind == "sketch" else solve_part, (part,))

    def _part(
        self, columns: Spots, point: Vector, limits: PartLimits, from_point: bool = False
    ) -> Part:
        whole = self._model.compiled.integer[columns]
        return Part(columns, point.copy(), whole, limits, from_point=from_point)

    def _columns_of(self, counties: tuple[int, ...]) -> Spots:
        """All that is decided in some counties, and what follows from it."""
        model = self._model
        return model.with_followers(model.columns_in(counties) & model.compiled.integer)

    def _opening_task(self, step: _Step) -> Task:
        """All of a county beside those that were opened before."""
        return self._task(step, self._part(self._columns_of(step.counties), self._opened, OPENING))

    def _sketch_task(self, step: _Step) -> Task:
        """Layout of a region, with starts that may be fractions."""
        kind, integer = self._model.kind, self._model.compiled.integer
        columns = self._columns_of(step.counties)
        whole = (integer & (kind != "start"))[columns]
        part = self._part(columns, self._draft, SKETCH)
        return self._task(step, replace(part, whole=whole))

    def _rounding_task(self, step: _Step) -> Task:
        """Whole starts of a county beside what the draft has elsewhere."""
        model = self._model
        columns = self._columns_of(step.counties)
        part = self._part(columns, self._draft, ROUNDING)
        if not step.free_layout:
            layout = columns[model.layout[columns] & (model.county[columns] == step.counties[0])]
            part = replace(part, fixed=(layout, np.round(self._draft[layout])))
        return self._task(step, part)

    def _repair_task(self) -> Task | None:
        """Any plan of the whole, once."""
        if not self._to_repair:
            return None
        self._to_repair = False
        columns = np.arange(len(self._model.kind), dtype=np.int32)
        return self._task(_Step("repair"), self._part(columns, self._draft, REPAIR))

    # --- answers ----------------------------------------------------------------------------------

    def _take_opening(self, step: _Step, values: Vector | None) -> None:
        """Put a county beside those that were opened before; the last one makes the plan."""
        if values is not None and not self._put(self._opened, step, values):
            self._ask_again(self._to_open, step)
        if not self._under_way(self._to_open, "opening"):
            self._adopt_whole(self._opened)

    def _take_sketch(self, step: _Step, values: Vector | None) -> None:
        """Put a region into the draft, unless other regions came in its way meanwhile."""
        if values is not None and not self._put(self._draft, step, values):
            self._ask_again(self._to_sketch, step)

    def _take_rounding(self, step: _Step, values: Vector | None) -> None:
        """Put a county into the draft, or ask for it again; the last county makes the plan."""
        if values is None or not self._put(self._draft, step, values):
            free = step.free_layout or values is None
            self._ask_again(self._to_round, replace(step, free_layout=free))
        if not self._under_way(self._to_round, "rounding"):
            self._adopt_whole(self._draft)

    @staticmethod
    def _ask_again(steps: deque[_Step], step: _Step) -> None:
        """Ask for a step once more, after the others, unless it was asked for too often."""
        if step.tries < MOST_TRIES:
            steps.append(replace(step, tries=step.tries + 1))

    def _adopt_whole(self, draft: Vector) -> None:
        """Take a draft if it is a plan, and no worse than the best one."""
        if not self._whole(draft):
            return
        compiled = self._model.compiled
        if self._model.breach(draft) > TOLERANCE:  # money that no county decides about
            draft = polished(compiled, SolveOptions(), draft)
        self._adopt(np.arange(len(draft), dtype=np.int32), draft)

    def _put(self, draft: Vector, step: _Step, values: Vector) -> bool:
        """Put values into a draft, unless a limit that they touch would be missed."""
        before = draft[step.columns]
        draft[step.columns] = values
        if self._model.breach(draft, step.columns) <= TOLERANCE:
            return True
        draft[step.columns] = before
        return False

    def _whole(self, point: Vector) -> bool:
        """Whether all whole columns are whole."""
        whole = point[self._model.compiled.integer]
        return bool(np.all(np.abs(whole - np.round(whole)) <= TOLERANCE))

    def _adopt(self, columns: Spots, values: Vector) -> None:
        """Put values into the best plan if the outcome is a plan and no worse."""
        trial = np.zeros(len(self._model.kind)) if self.best is None else self.best.copy()
        trial[columns] = values
        worth = self._model.compiled.value(trial)
        if worth >= self.value - TOLERANCE and self._model.breach(trial) <= TOLERANCE:
            self.best, self.value = trial, max(worth, self.value)
