"""Ties as matrices over the columns of each district, and the forms that they give its model."""

from collections.abc import Mapping, Sequence

import numpy as np
from scipy import sparse

from models import PlanData
from planner.blocks.structure import Mask, Spots
from planner.districts.tasks import ABSENT, Form, Opened
from planner.districts.ties import LINK, OVERLAP, PROJECT, SPREAD, Key, Tie
from planner.districts.whole import targets_of
from planner.matrix import Vector
from planner.results import Plan

ROW_OF = {PROJECT: "once_limit", SPREAD: "industry_leads_limit"}
"""Rule of a district's model that bounds its own side of a tie."""


class Border:
    """All ties, and what each district has to do with them.

    Attributes
    ----------
    ties, limit, most
        The ties, their right sides and greatest prices.
    columns, rows
        Keys of the columns and rows by district that have to do with ties.
    kind
        Kind of each tie.
    tie_of_row
        Tie of each of these rows.
    """

    def __init__(self, ties: Sequence[Tie], districts: int, breach_price_wan: float) -> None:
        self.ties = tuple(ties)
        self.limit = np.array([tie.limit for tie in ties])
        self.most = np.array([tie.most for tie in ties])
        self.priced_breach = breach_price_wan > 0
        self.columns: list[tuple[Key, ...]] = []
        self.rows: list[tuple[Key, ...]] = []
        self.tie_of_row: list[Spots] = []
        self._left: list[sparse.csr_array] = []
        self._beyond: list[sparse.csr_array] = []
        for number in range(districts):
            self._add(number)
        self.kind = np.array([tie.kind for tie in ties], dtype="U8")

    def _add(self, number: int) -> None:
        """Gather the columns, rows and coefficients of one district."""
        columns: dict[Key, int] = {}
        rows: dict[Key, int] = {}
        entries: list[tuple[int, int, float, bool]] = []
        for place, tie in enumerate(self.ties):
            mine = [(key, value) for district, key, value in tie.terms if district == number]
            for key, value in mine:
                spot = columns.setdefault(key, len(columns))
                beyond = tie.row is not None and tie.row[0] != number
                entries.append((place, spot, value, beyond or tie.kind == OVERLAP))
            if mine and tie.kind in ROW_OF:
                rows[ROW_OF[tie.kind], tie.subject] = place
            if tie.row is not None and tie.row[0] == number:
                rows[tie.row[1]] = place
        self.columns.append(tuple(columns))
        self.rows.append(tuple(rows))
        self.tie_of_row.append(np.array(list(rows.values()), np.int32))
        shape = (len(self.ties), len(columns))
        self._left.append(_matrix([e[:3] for e in entries], shape))
        self._beyond.append(_matrix([e[:3] for e in entries if e[3]], shape))

    def used(self, points: Sequence[Vector]) -> list[Vector]:
        """Left side of every tie at each district's values of its columns."""
        return [left @ point for left, point in zip(self._left, points, strict=True)]

    def used_by(self, number: int, plan: Plan, data: PlanData) -> Vector:
        """Left side of every tie at the decisions of a district.

        A link counts as soon as its upper end is there, so that it shows what others could add.
        """
        targets = targets_of(data, plan)
        taken: dict[Key, float] = {("start", start): float(n) for start, n in plan.starts.items()}
        taken |= {("lead", pair): 1.0 for pair in plan.leads}
        taken |= {("target", pair): 1.0 for pair in targets}
        point = [
            float(key[1][:2] in targets or key[1][:2] in data.present)
            if key[0] == "link"
            else taken.get(key, 0.0)
            for key in self.columns[number]
        ]
        used: Vector = self._left[number] @ np.array(point)
        return used

    # --- forms ------------------------------------------------------------------------------------

    def bound_form(self, number: int, opened: Opened, prices: Vector) -> Form:
        """Everything across the border at prices, and no row for it: a relaxation."""
        kinds = self.kind[self.tie_of_row[number]]
        free = (kinds == LINK) | ((kinds == SPREAD) & self.priced_breach)
        cost = -(self._left[number].T @ prices)
        return _form(opened, cost, free, np.inf)

    def share_form(self, number: int, opened: Opened, prices: Vector, share: Vector) -> Form:
        """No more of each tie than a share of its own, and no link to a target outside.

        What the district's targets do to its neighbours is charged and rewarded at prices, so that
        it takes them into account; that changes its wishes, not what is allowed.
        """
        cost = -(self._beyond[number].T @ prices)
        shared = np.isin(self.kind[self.tie_of_row[number]], (PROJECT, SPREAD))
        return _form(opened, cost, shared, share[self.tie_of_row[number]][shared])

    def around_form(
        self, number: int, opened: Opened, used: Mapping[int, Vector], together: int
    ) -> Form:
        """The district beside fixed decisions of all others.

        Parameters
        ----------
        used
            Left side of each tie at each district's decisions.
        together
            Districts that are planned at the same time: idle leads are shared out among them.
        """
        nothing = np.zeros(len(self.ties))
        elsewhere = sum((left for other, left in used.items() if other != number), nothing)
        idle = np.maximum(self.limit - sum(used.values(), nothing), 0.0)
        slack = np.where(self.kind == SPREAD, idle - np.floor(idle / together), 0.0)
        tie_of_row = self.tie_of_row[number]
        kinds = self.kind[tie_of_row]
        price = np.zeros(len(self.ties))
        overlaps = (self.kind == OVERLAP) & (elsewhere > 0.5)
        price[overlaps] = self.most[overlaps]
        # A link of a neighbour that no other target serves yet: the left side is above the limit.
        wanting = (self.kind == LINK) & (elsewhere > self.limit + 1e-9)
        unserved = np.minimum(elsewhere - self.limit, 1.0)
        price[wanting] = self.most[wanting] * unserved[wanting]
        beyond = self._beyond[number].T @ price
        room = np.where(kinds == LINK, np.inf, (self.limit - elsewhere - slack)[tie_of_row])
        served = (kinds == LINK) & (elsewhere[tie_of_row] < -0.5)
        changed = served | np.isin(kinds, (PROJECT, SPREAD))
        return _form(opened, -beyond, changed, room[changed])


def _matrix(entries: Sequence[tuple[int, int, float]], shape: tuple[int, int]) -> sparse.csr_array:
    rows, columns, values = zip(*entries, strict=True) if entries else ((), (), ())
    return sparse.coo_array(
        (np.array(values, float), (np.array(rows, int), np.array(columns, int))), shape=shape
    ).tocsr()


def _form(opened: Opened, cost: Vector, rows: Mask, upper: Vector | float) -> Form:
    """Form that adds `cost` to border columns and gives some border rows a new limit."""
    there = (opened.columns != ABSENT) & (cost != 0)
    known = opened.rows[rows] != ABSENT
    limits = np.broadcast_to(np.asarray(upper, float), known.shape)
    return Form((opened.columns[there], cost[there]), (opened.rows[rows][known], limits[known]))
