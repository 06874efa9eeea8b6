"""Rows and reductions that were tried and left out: what they would bring (`docs/blocks.md`).

    python -m bench.tried scenarios/qiandongnan

Each is added to the matrix of the model as the tree gets it (boxes tightened), and the relaxation
is solved anew. None of them loses the best value; the reasons stand with the functions, and
`tests/bench/test_strengthenings.py` tries them on small plans.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
from scipy import sparse

from bench.strengthenings import Root, data_of, root_of
from models import PlanData, build_portfolio_model, column_places
from models.data import Start
from planner.blocks.structure import BlockModel, Spots, block_model
from planner.compiling import compile_model
from planner.matrix import CompiledModel, Vector

Cut = tuple[Spots, Vector, float]
"""Columns, coefficients and upper limit of a row."""

SAME = 1e-9
SETTLED = -1
"""In place of a column: its value is settled, perhaps at 1."""


class Tried:
    """The model of a plan with what the experiments ask of it."""

    def __init__(self, data: PlanData) -> None:
        self.data = data
        m = build_portfolio_model(self.data)
        self.model: BlockModel = block_model(
            compile_model(m), column_places(m, self.data), self.data
        )
        self.compiled: CompiledModel = self.model.compiled
        spots = {name: spot for spot, name in enumerate(self.compiled.columns)}
        self.starts: Mapping[Start, int] = {
            key: spots[start.name] for key, start in m.start.items() if start.name in spots
        }
        self.owner = np.full(len(spots), "", object)
        self.park = np.full(len(spots), "", object)
        for (name, park, _), spot in self.starts.items():
            self.owner[spot], self.park[spot] = name, park
        self.target, self.special, self.lead = (
            {key: spots.get(var.name, SETTLED) for key, var in variable.items()}
            for variable in (m.target, m.special, m.lead)
        )
        self.least = self._least_by_row()

    def _least_by_row(self) -> Vector:
        """Least activity of every row within the boxes."""
        lower, upper, matrix = self.compiled.lower, self.compiled.upper, self.model.by_row
        with np.errstate(invalid="ignore"):
            ends = np.where(matrix.data > 0, lower[matrix.indices], upper[matrix.indices])
            return np.add.reduceat(np.append(matrix.data * ends, 0.0), matrix.indptr[:-1])

    def row(self, number: int) -> tuple[Spots, Vector]:
        """Columns and coefficients of a row."""
        begin, end = self.model.by_row.indptr[number : number + 2]
        return self.model.by_row.indices[begin:end], self.model.by_row.data[begin:end]

    # --- use against target -----------------------------------------------------------------------

    def use_against_target(self) -> Iterator[Cut]:
        """In a limit, the new projects of an industry in a county use at most limit * target.

        Without the target none of them is there; with it the limit itself says so, less what the
        other columns use at least. Where they all are in one park, its lead and the speciality
        stand for the target. A row is left out where all projects together fit.
        """
        for number in range(len(self.compiled.rows)):
            limit = self.compiled.row_upper[number]
            if not np.isfinite(limit) or not np.isfinite(self.least[number]):
                continue
            columns, coefficients = self.row(number)
            groups: dict[tuple[str, str], list[int]] = defaultdict(list)
            for place, spot in enumerate(columns.tolist()):
                name = self.owner[spot]
                if name and coefficients[place] > 0 and self.data.projects[name].needs_target:
                    county = self.data.park_county[self.park[spot]]
                    groups[county, self.data.projects[name].industry].append(place)
            for group, places in groups.items():
                yield from self._against(group, columns[places], coefficients[places], number)

    def _against(
        self, group: tuple[str, str], columns: Spots, uses: Vector, number: int
    ) -> Iterator[Cut]:
        lower = self.compiled.lower[columns]
        room = self.compiled.row_upper[number] - self.least[number] + float(uses @ lower)
        most: dict[str, float] = defaultdict(float)
        for name, use in zip(self.owner[columns], uses, strict=True):
            most[name] = max(most[name], use * self.data.projects[name].count_max)
        if len(most) < 2 or sum(most.values()) <= room + SAME:  # one alone: its own row says more
            return
        parks = set(self.park[columns])
        keys = [self.target.get(group)]
        if len(parks) == 1:
            keys = [self.lead.get((*parks, group[1])), self.special.get(group)]
        against = [spot for spot in keys if spot is not None]
        if SETTLED in against:
            return
        yield (
            np.append(columns, against).astype(np.int32),
            np.append(uses, [-room] * len(against)),
            0.0,
        )

    # --- identical parks --------------------------------------------------------------------------

    def identical_parks(self) -> list[tuple[str, str]]:
        """Parks of a county that could change names: same land, partner, and starts in all figures.

        For such a pair one could ask, say, that the first one's lead comes first in the alphabet.
        """
        return [
            (one, other)
            for parks in map(self.data.parks_in.__getitem__, self.data.counties)
            for one, other in combinations(parks, 2)
            if self._figures(one) == self._figures(other)
        ]

    def _figures(self, park: str) -> tuple[object, ...]:
        """All that the data say of a park, without its name, unless one of them names it."""
        data = self.data
        starts = sorted(
            (
                *(name, period, data.income_wan[name, park, period]),
                *(data.fiscal_wan[name, park, period], data.projects[name].land_at(park)),
                *(data.projects[name].output_at(park), data.projects[name].support_at(park)),
                tuple(sorted((r, needs.get((name, park), 0.0)) for r, needs in data.needs.items())),
            )
            for name, _, period in data.starts_at[park]
        )
        land = tuple(data.land_mu.get((park, t), 0.0) for t in range(1, data.periods + 1))
        limits = sorted((r, t, mu) for (r, area, t), mu in data.limits.items() if area == park)
        namers = (*(e.area for e in data.expansions.values()), *(w.park for w in data.designations))
        named = park if park in namers else ""
        return (named, land, data.partner.get(park), tuple(starts), tuple(limits))

    def park_order_rows(self) -> Iterator[Cut]:
        """Of two identical parks the first has the lead that comes first, or none."""
        for parks in self.identical_parks():
            spots = [
                (self.lead[park, industry], sign * (number + 1.0))
                for park, sign in zip(parks, (1.0, -1.0), strict=True)
                for number, industry in enumerate(sorted(self.data.industries))
                if self.lead.get((park, industry), SETTLED) != SETTLED
            ]
            columns, ranks = zip(*spots, strict=True)
            yield np.array(columns, np.int32), np.array(ranks), 0.0

    # --- dominance --------------------------------------------------------------------------------

    def dominated(self) -> list[tuple[str, str]]:
        """(worse, better): in every place of the worse the better is worth as much and uses less.

        Rows that know one project only are not compared: with the same industry and need of a
        target they hold for the better one where they hold for the worse. Money that is not spent
        stays in its purse, so an equation of money is a limit here.
        """
        owners = [set(self.owner[self.row(n)[0]]) - {""} for n in range(len(self.compiled.rows))]
        common = np.flatnonzero([len(names) != 1 for names in owners])
        matrix = sparse.csc_array(self.model.by_row[common])
        upper = np.isfinite(self.compiled.row_upper[common])
        money = [self.compiled.rows[number].startswith("budget_limit") for number in common]
        lower = np.isfinite(self.compiled.row_lower[common]) & ~np.array(money)
        columns = {start: matrix[:, [spot]].toarray()[:, 0] for start, spot in self.starts.items()}

        def beaten(start: Start, by: Start) -> bool:
            if by not in self.starts:
                return False
            more = columns[by] - columns[start]
            cost = self.compiled.cost
            return bool(
                cost[self.starts[by]] >= cost[self.starts[start]] - SAME
                and (more[upper] <= SAME).all()
                and (more[lower] >= -SAME).all()
            )

        found = []
        by_industry: dict[tuple[object, ...], list[str]] = defaultdict(list)
        for name, p in sorted(self.data.projects.items()):
            if not p.fixed and p.count_max == 1:
                by_industry[p.industry, p.needs_target].append(name)
        for names in by_industry.values():
            for worse, better in ((a, b) for a in names for b in names if a != b):
                mine = [s for s in self.data.starts_of[worse] if s in self.starts]
                wins = all(beaten(start, (better, *start[1:])) for start in mine)
                if mine and wins and not (worse > better and (better, worse) in found):
                    found.append((worse, better))
        return found

    def order_rows(self, pairs: list[tuple[str, str]]) -> Iterator[Cut]:
        """The worse project starts only if the better one does."""
        for worse, better in pairs:
            sides = [
                [self.starts[s] for s in self.data.starts_of[name] if s in self.starts]
                for name in (worse, better)
            ]
            signs = np.repeat([1.0, -1.0], [len(side) for side in sides])
            yield np.concatenate(sides).astype(np.int32), signs, 0.0

    # --- rows that say nothing new ----------------------------------------------------------------

    def merged(self) -> CompiledModel:
        """The model with rows of the same coefficients, but for a factor, made one with two sides.

        Most tie a target from both sides to lead and speciality of a county's only park.
        """
        first: dict[tuple[bytes, bytes], int] = {}
        kept: list[int] = []
        lower, upper = self.compiled.row_lower.copy(), self.compiled.row_upper.copy()
        for number in range(len(lower)):
            columns, coefficients = self.row(number)
            order = np.argsort(columns)
            lead = coefficients[order[0]]
            scaled = np.round(coefficients[order] / lead, 9)
            same = first.setdefault((columns[order].tobytes(), scaled.tobytes()), number)
            if same == number:
                kept.append(number)
                continue
            columns, coefficients = self.row(same)
            factor = coefficients[np.argsort(columns)[0]] / lead
            ends = sorted((factor * lower[number], factor * upper[number]))
            lower[same], upper[same] = max(lower[same], ends[0]), min(upper[same], ends[1])
        return replace(
            self.compiled,
            rows=tuple(self.compiled.rows[number] for number in kept),
            matrix=self.model.by_row[kept].tocsc(),
            row_lower=lower[kept],
            row_upper=upper[kept],
        )

    def idle_rows(self) -> Spots:
        """Rows that no point of the boxes can break."""
        negated = self.compiled.matrix.copy()
        negated.data = -negated.data
        lower, upper, matrix = self.compiled.lower, self.compiled.upper, negated.tocsr()
        with np.errstate(invalid="ignore"):
            ends = np.where(matrix.data > 0, lower[matrix.indices], upper[matrix.indices])
            most = -np.add.reduceat(np.append(matrix.data * ends, 0.0), matrix.indptr[:-1])
        above = most <= self.compiled.row_upper + SAME
        below = self.least >= self.compiled.row_lower - SAME
        return np.flatnonzero(above & below).astype(np.int32)


def measure(folder: Path) -> None:
    """Print what each would bring."""
    tried = Tried(data_of(folder))
    rows = len(tried.compiled.rows)
    base = root_of(tried.compiled)
    print(f"relaxation {base.value:,.1f}, {rows:,} rows")

    def with_rows(cuts: list[Cut]) -> str:
        root: Root = root_of(tried.model.with_cuts(cuts))
        share = 100 * (root.value / base.value - 1)
        return f"{len(cuts):,} rows more, relaxation {root.value:,.1f} ({share:+.4f} %)"

    print("use against target:", with_rows(list(tried.use_against_target())))
    print("identical parks of a county, pairs:", with_rows(list(tried.park_order_rows())))
    print("dominated projects, pairs:", with_rows(list(tried.order_rows(tried.dominated()))))
    merged = root_of(tried.merged())
    fewer = rows - merged.rows
    print(
        f"duplicate rows: {fewer:,} of {rows:,} ({100 * fewer / rows:.2f} %), relaxation "
        f"{merged.value:,.1f}, {merged.iterations:,} iterations instead of {base.iterations:,}"
    )
    idle = len(tried.idle_rows())
    print(f"rows that cannot bind: {idle:,} of {rows:,} ({100 * idle / rows:.2f} %)")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("scenario", type=Path)
    measure(parser.parse_args().scenario)
