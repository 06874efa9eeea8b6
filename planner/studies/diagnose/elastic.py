"""A model whose rules give way at a price: one more column for every lever.

Rows that levers move get ``- amount * lever`` on their upper side and ``+ amount * lever`` on their
lower side; the sum of price times lever is minimised (Chinneck, Feasibility and Infeasibility in
Optimization, 2008, section 6.1, here over whole rules). HiGHS's own feasibility relaxation is not
used: it mishandles models that are maximised.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from planner.matrix import CompiledModel, Vector
from planner.relaxation import Relaxation
from planner.studies.diagnose.levers import UPPER, Lever
from planner.studies.diagnose.rules import Group, Rule, Rulebook

LEVER = "lever:"
"""How the names of the lever columns begin."""

NOISE = 2e-5
"""Less of a lever than this comes from the tolerance of the solver."""


@dataclass(frozen=True)
class Elastic:
    """A model whose rules give way at a price; lever l is column `first + l`."""

    book: Rulebook
    levers: tuple[Lever, ...]
    compiled: CompiledModel
    first: int

    def used(self, values: Mapping[str, float]) -> list[tuple[Lever, float]]:
        """Levers that a solution moves, and how far."""
        moved = [(one, values[f"{LEVER}{n}"]) for n, one in enumerate(self.levers)]
        return [(one, x) for one, x in moved if x > (0.5 if one.whole else NOISE)]

    def start(self, point: Vector) -> dict[str, float]:
        """Whole decisions of a point, around which the levers are still to be set."""
        names, whole = self.book.compiled.columns, self.book.compiled.integer
        return {names[spot]: float(point[spot]) for spot in np.flatnonzero(whole)}

    def guess(self) -> tuple[Group, ...]:
        """Rules whose rows have a price in the linear elastic model: a certificate of that model.

        If the linear model has a conflict, the rows with prices make one.
        """
        relaxed = Relaxation(self.compiled)
        if relaxed.solve().value <= 1e-6:
            return ()
        priced = np.abs(relaxed.prices()) > 1e-9
        copies = {row: copy for copy, row in enumerate(_split_rows(self.book, self.levers))}
        rows = len(self.book.compiled.rows)

        def counts(row: int) -> bool:
            return bool(priced[row] or (row in copies and priced[rows + copies[row]]))

        return tuple(g for g in self.book.groups if any(counts(loose.row) for loose in g.rows))


def elastic_model(book: Rulebook, levers: Sequence[Lever]) -> Elastic:
    """The model with a column for every lever, minimising their price.

    A row with two limits of which a lever moves one becomes two rows.
    """
    from scipy.sparse import csr_array, hstack, vstack  # noqa: PLC0415 - loads a second of SciPy

    compiled = book.compiled
    split = _split_rows(book, levers)
    copy_of = {row: len(compiled.rows) + n for n, row in enumerate(split)}
    copied = list(split)
    matrix = (
        vstack([compiled.matrix, compiled.matrix.tocsr()[copied]]) if copied else compiled.matrix
    )
    row_lower = np.concatenate([compiled.row_lower, compiled.row_lower[copied]])
    row_upper = np.concatenate([compiled.row_upper, np.full(len(copied), math.inf)])
    row_lower[copied] = -math.inf
    spots, places, amounts = [], [], []
    for number, lever in enumerate(levers):
        for entry in lever.entries:
            lower_side = entry.side != UPPER
            spots.append(copy_of.get(entry.row, entry.row) if lower_side else entry.row)
            places.append(number)
            amounts.append(entry.amount if lower_side else -entry.amount)
    shape = (matrix.shape[0], len(levers))
    moves = csr_array((np.array(amounts, float), (spots, places)), shape=shape)
    size, count = len(compiled.columns), len(levers)
    grown = CompiledModel(
        columns=(*compiled.columns, *(f"{LEVER}{n}" for n in range(count))),
        rows=(*compiled.rows, *(f"{compiled.rows[row]} at least" for row in copied)),
        matrix=hstack([matrix, moves]).tocsc(),
        cost=np.concatenate([np.zeros(size), [lever.price_wan for lever in levers]]),
        offset=0.0,
        maximise=False,
        lower=np.concatenate([compiled.lower, np.zeros(count)]),
        upper=np.concatenate([compiled.upper, [lever.most for lever in levers]]),
        row_lower=row_lower,
        row_upper=row_upper,
        integer=np.concatenate([compiled.integer, [lever.whole for lever in levers]]).astype(bool),
        settled=compiled.settled,
    )
    return Elastic(book, tuple(levers), grown, size)


def _split_rows(book: Rulebook, levers: Sequence[Lever]) -> tuple[int, ...]:
    """Rows with two limits that levers move."""
    low, high = book.compiled.row_lower, book.compiled.row_upper
    moved = {entry.row for lever in levers for entry in lever.entries}
    return tuple(row for row in sorted(moved) if np.isfinite(low[row]) and np.isfinite(high[row]))


def forbidding(elastic: Elastic, earlier: Sequence[Sequence[Rule]]) -> CompiledModel:
    """The elastic model without the earlier sets of loosened rules, each with all that contain it.

    For a set of several rules, with one choice of yes or no for each::

        lever[l] <= most[l] * used[rule of l],  sum of used over the set <= its size - 1
    """
    compiled = elastic.compiled
    upper = compiled.upper.copy()
    spots: dict[Rule, list[int]] = {}
    for number, lever in enumerate(elastic.levers):
        spots.setdefault(lever.rule, []).append(elastic.first + number)
    for rules in earlier:
        if len(rules) == 1:
            upper[spots[rules[0]]] = 0.0
    compiled = replace(compiled, upper=upper)
    several = [rules for rules in earlier if len(rules) > 1]
    used: dict[Rule, int] = {}
    for rule in dict.fromkeys(rule for rules in several for rule in rules):
        used[rule] = len(compiled.columns)
        compiled = _with_column(compiled, f"used:{rule.key}")
        for spot in spots[rule]:
            most = elastic.levers[spot - elastic.first].most
            compiled = _with_row(compiled, {spot: 1.0, used[rule]: -most}, 0.0)
    for rules in several:
        row = {used[rule]: 1.0 for rule in rules}
        compiled = _with_row(compiled, row, len(rules) - 1.0)
    return compiled


def holding_price(elastic: Elastic, compiled: CompiledModel, price_wan: float) -> CompiledModel:
    """The model with its own objective again, and the levers at no more than a price."""
    own = elastic.book.compiled
    cost = np.zeros(len(compiled.columns))
    cost[: elastic.first] = own.cost
    priced = np.flatnonzero(compiled.cost)
    row = dict(zip(priced.tolist(), compiled.cost[priced].tolist(), strict=True))
    capped = _with_row(compiled, row, price_wan)
    return replace(capped, cost=cost, offset=own.offset, maximise=own.maximise)


def _with_column(compiled: CompiledModel, name: str) -> CompiledModel:
    """One more choice of yes or no that enters no row and costs nothing."""
    from scipy.sparse import csc_array, hstack  # noqa: PLC0415

    empty = csc_array((compiled.matrix.shape[0], 1))
    return replace(
        compiled,
        columns=(*compiled.columns, name),
        matrix=hstack([compiled.matrix, empty]).tocsc(),
        cost=np.append(compiled.cost, 0.0),
        lower=np.append(compiled.lower, 0.0),
        upper=np.append(compiled.upper, 1.0),
        integer=np.append(compiled.integer, True),
    )


def _with_row(compiled: CompiledModel, row: Mapping[int, float], most: float) -> CompiledModel:
    """One more row ``row @ x <= most``."""
    from scipy.sparse import csr_array, vstack  # noqa: PLC0415

    entries = (list(row.values()), ([0] * len(row), list(row)))
    line = csr_array(entries, shape=(1, len(compiled.columns)))
    return replace(
        compiled,
        rows=(*compiled.rows, f"repair:{len(compiled.rows)}"),
        matrix=vstack([compiled.matrix, line]).tocsc(),
        row_lower=np.append(compiled.row_lower, -math.inf),
        row_upper=np.append(compiled.row_upper, most),
    )
