"""Search for plans: a first plan in small steps, then neighbourhood after neighbourhood.

1. Sketch: a plan whose starts may be fractions, region by region: the layout.
2. Rounding: county by county the sketch's layout with whole starts, shared projects at the prices
   of the relaxation. A county that cannot keep the layout is solved freely.
3. Repair, only if the counties together are no plan: any plan of the whole.
4. Neighbourhoods of the plan, until somebody stops.

Each step is a task of the pool. Its answer holds for the plan that it was made from; when another
answer came between, it is tried on the newer plan and dropped where it does not fit.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from planner.blocks.neighbourhoods import Neighbourhoods
from planner.blocks.parts import Part, PartAnswer, sketch_part, solve_part
from planner.blocks.structure import NOWHERE, TARGET, BlockModel, Spots
from planner.blocks.tree import relaxed_starts
from planner.matrix import Vector
from planner.pool import Task
from planner.solve import PartLimits

TOLERANCE = 1e-6
SKETCH = PartLimits(gap_share=0.1, nodes=20, seconds=20.0)
ROUNDING = PartLimits(gap_share=0.01, nodes=20, seconds=10.0)
REPAIR = PartLimits(gap_share=0.5, nodes=10_000, seconds=600.0)
PART = PartLimits(gap_share=5e-4, nodes=30, seconds=5.0)


@dataclass(frozen=True)
class _Asked:
    """A part that was sent: its kind, the part, and the county that is rounded."""

    kind: str
    part: Part
    county: int = NOWHERE


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
    """

    def __init__(self, model: BlockModel, seed: int, regions: list[tuple[int, ...]]) -> None:
        self._model = model
        self._regions = deque(regions)
        self._neighbourhoods = Neighbourhoods(model, seed)
        self._prices = np.zeros(len(model.kind))
        self._asked: dict[str, _Asked] = {}
        self._number = 0
        self._to_round: deque[tuple[int, bool]] = deque()
        self._sketch = np.zeros(len(model.kind))
        self._draft = np.zeros(len(model.kind))
        self._repaired = False
        self.best: Vector | None = None
        self.value = -np.inf
        self.effort = 0.0
        self.answers = 0

    def begin(self, plan: Vector) -> None:
        """Take a plan to start from; sketch and rounding are left out."""
        self.best, self.value = plan, self._model.compiled.value(plan)
        self._regions.clear()

    def post(self, prices: Vector) -> None:
        """Learn the prices of limits, as a relaxation gives them."""
        self._prices = _charges(self._model, prices)

    def hint(self, point: Vector) -> None:
        """Learn of a point whose layout is whole and promising."""

    def next_task(self) -> Task | None:
        """The next part to be solved; None while answers are needed first."""
        under_way = {asked.kind for asked in self._asked.values()}
        if self._regions:
            return self._sketch_task(self._regions.popleft())
        if "sketch" in under_way or (not self._to_round and "rounding" in under_way):
            return None
        if self._to_round:
            return self._rounding_task(*self._to_round.popleft())
        if self.best is None:
            return self._repair_task()
        kind, columns = self._neighbourhoods.draw()
        return self._task(
            kind, Part(columns, self.best, self._model.compiled.integer[columns], PART)
        )

    def take(self, key: str, answer: PartAnswer | None) -> None:
        """Use the answer of a task; None if the task failed."""
        asked = self._asked.pop(key)
        self.answers += 1
        if answer is None:
            return
        self.effort += answer.effort
        if asked.kind == "sketch":
            if answer.values is not None:
                self._sketch[asked.part.columns] = answer.values
        elif asked.kind == "rounding":
            self._take_rounding(asked, answer)
        else:
            before = self.value
            if answer.values is not None:
                self._adopt(asked.part.columns, answer.values)
            if asked.kind != "repair":
                gain = self.value - before
                self._neighbourhoods.learn(asked.kind, gain, answer.effort, answer.proved)

    # --- tasks ------------------------------------------------------------------------------------

    def _task(self, kind: str, part: Part, county: int = NOWHERE) -> Task:
        self._number += 1
        key = f"{kind}-{self._number}"
        self._asked[key] = _Asked(kind, part, county)
        return Task(key, sketch_part if kind == "sketch" else solve_part, (part,))

    def _sketch_task(self, region: tuple[int, ...]) -> Task:
        """Layout of a region, with starts that may be fractions."""
        model = self._model
        self._to_round.extend((county, True) for county in region)
        columns = model.with_continuous(model.columns_in(list(region)) & model.compiled.integer)
        whole = (relaxed_starts(model) | (model.kind == TARGET))[columns]
        return self._task("sketch", Part(columns, self._sketch, whole, SKETCH, from_point=False))

    def _rounding_task(self, county: int, keep_layout: bool) -> Task:
        """Whole starts of a county, with the layout of the sketch if it can keep it."""
        model = self._model
        columns = model.with_continuous(model.columns_in([county]) & model.compiled.integer)
        layout = model.layout[columns] & (model.county[columns] == county)
        fixed = columns[layout] if keep_layout else columns[:0]
        part = Part(
            columns,
            self._draft,
            model.compiled.integer[columns],
            ROUNDING,
            (fixed, np.round(self._sketch[fixed])),
            self._prices[columns],
            from_point=False,
        )
        return self._task("rounding", part, county)

    def _repair_task(self) -> Task | None:
        """Any plan of the whole, once."""
        if self._repaired:
            return None
        self._repaired = True
        columns = np.arange(len(self._model.kind), dtype=np.int32)
        whole = self._model.compiled.integer
        return self._task("repair", Part(columns, self._draft, whole, REPAIR, from_point=False))

    # --- answers ----------------------------------------------------------------------------------

    def _take_rounding(self, asked: _Asked, answer: PartAnswer) -> None:
        """Put a county into the draft, or ask it again with a free layout."""
        columns = asked.part.columns
        kept = asked.part.fixed is not None and len(asked.part.fixed[0]) > 0
        trial = self._draft.copy()
        if answer.values is not None:
            trial[columns] = answer.values
        if answer.values is not None and self._model.breach(trial, columns) <= TOLERANCE:
            self._draft = trial
        elif kept:
            self._to_round.append((asked.county, False))
        if not self._to_round and self._model.breach(self._draft) <= TOLERANCE:
            self.best, self.value = self._draft, self._model.compiled.value(self._draft)

    def _adopt(self, columns: Spots, values: Vector) -> None:
        """Put values into the best plan if the outcome is a plan and no worse."""
        trial = values.copy() if self.best is None else self.best.copy()
        trial[columns] = values
        worth = self._model.compiled.value(trial)
        if worth >= self.value - TOLERANCE and self._model.breach(trial) <= TOLERANCE:
            self.best, self.value = trial, max(worth, self.value)


def _charges(model: BlockModel, prices: Vector) -> Vector:
    """Price of what each column uses of rows that tie counties, as a county should see it."""
    compiled, by_row = model.compiled, model.by_row
    tie = np.zeros(by_row.shape[0], bool)
    for row in _tied_start_rows(model):
        tie[row] = True
    return compiled.matrix.T @ np.where(tie, prices[: len(tie)], 0.0)


def _tied_start_rows(model: BlockModel) -> Iterator[int]:
    """Rows on the starts of one project in several counties."""
    by_row, starts = model.by_row, model.kind == "start"
    for row in range(by_row.shape[0]):
        columns = by_row.indices[by_row.indptr[row] : by_row.indptr[row + 1]]
        if len(columns) and starts[columns].all() and len(set(model.county[columns])) > 1:
            yield row
