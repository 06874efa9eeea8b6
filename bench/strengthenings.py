"""What each strengthening takes off the linear relaxation of a scenario: `docs/blocks.md`.

    python -m bench.strengthenings scenarios/qiandongnan
    python -m bench.strengthenings build/prefecture-1 --no-cuts

Every strengthening is switched off by itself, the others staying on; county cuts come on top of
all of them, because they are made at the prices of the relaxation (up to 5 s for each county). The
switches are those of `tests/models/test_strengthenings.py`, which shows that no optimum is lost.
Seconds are those of the linear program alone, from nothing, with one thread.
"""

import argparse
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyomo.environ as pyo

from models import PlanData, build_portfolio_model, column_places
from planner.assemble import assemble
from planner.blocks.bounding import COUNTY, one_by_one
from planner.blocks.parts import MODEL, bound_county
from planner.blocks.prices import county_cut, post
from planner.blocks.structure import BlockModel, block_model
from planner.compiling import compile_model
from planner.matrix import CompiledModel, Vector
from planner.pool import lending
from planner.relaxation import Relaxation
from planner.run import read_sound

Switch = Callable[[pyo.ConcreteModel], int]
"""Switches a strengthening of a model off and tells how many rows or bounds that were."""


def without_target_limit(m: pyo.ConcreteModel) -> int:
    """No rows that tie a project's starts in several parks to the county's target."""
    m.target_limit.deactivate()
    return len(m.target_limit)


def without_cliques(m: pyo.ConcreteModel) -> int:
    """No clique rows of overlap."""
    m.overlap_clique.deactivate()
    return len(m.overlap_clique)


def without_money_bounds(m: pyo.ConcreteModel) -> int:
    """No upper bounds of purses and grants."""
    for money in (*m.purse.values(), *m.grant.values()):
        money.setub(None)
    return len(m.purse) + len(m.grant)


SWITCHES: Mapping[str, Switch] = {
    "target_limit": without_target_limit,
    "cliques of overlap": without_cliques,
    "bounds of money": without_money_bounds,
}


@dataclass(frozen=True)
class Root:
    """Relaxation of one form of the model; seconds are those of its linear program."""

    columns: int
    rows: int
    value: float
    iterations: int
    seconds: float
    prices: Vector


def root_of(compiled: CompiledModel) -> Root:
    """Solve the relaxation."""
    rows, columns = compiled.matrix.shape
    relaxation = Relaxation(compiled)
    began = time.perf_counter()
    found = relaxation.solve()
    seconds = time.perf_counter() - began
    return Root(columns, rows, found.value, found.iterations, seconds, relaxation.prices())


def data_of(folder: Path) -> PlanData:
    """Data of a scenario folder."""
    return assemble(*read_sound(folder, ()))


def blocks_without(data: PlanData, *switches: Switch) -> BlockModel:
    """Block model, boxes tightened, with some strengthenings switched off."""
    m = build_portfolio_model(data)
    for switch in switches:
        switch(m)
    return block_model(compile_model(m), column_places(m, data), data)


def with_county_cuts(model: BlockModel, prices: Vector) -> CompiledModel:
    """The model with a cut for every county, at these prices."""
    cuts = []
    with lending({MODEL: model}):
        for block in post(model, prices, one_by_one(model)).blocks:
            if model.compiled.integer[block.columns].any():
                cuts.append(county_cut(block, bound_county(block, COUNTY).bound))
    return model.with_cuts(cuts)


def line(name: str, root: Root, base: Root) -> str:
    """Row of the table; the difference is that to everything on."""
    change = 100 * (root.value / base.value - 1)
    figures = f"{root.rows:,} | {root.columns:,} | {root.value:,.1f} | {change:+.3f} %"
    return f"| {name} | {figures} | {root.seconds:.2f} |"


def measure(folder: Path, cuts: bool) -> None:
    """Print the table."""
    data = data_of(folder)
    model = blocks_without(data)
    base = root_of(model.compiled)
    print("| relaxation | rows | columns | value, wan yuan | beside all on | s |")
    print("|---" * 6 + "|")
    print(line("all on", base, base), flush=True)
    for name, switch in SWITCHES.items():
        print(line(f"without {name}", root_of(blocks_without(data, switch).compiled), base))
    loose = compile_model(build_portfolio_model(data))
    print(line("without tightened boxes", root_of(loose), base), flush=True)
    bare = build_portfolio_model(data)
    for switch in SWITCHES.values():
        switch(bare)
    print(line("all off", root_of(compile_model(bare)), base), flush=True)
    if cuts:
        began = time.perf_counter()
        cut = root_of(with_county_cuts(model, base.prices))
        print(line("all on, and county cuts", cut, base))
        print(f"\nThe county problems took {time.perf_counter() - began - cut.seconds:.0f} s.")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("scenario", type=Path)
    parser.add_argument("--no-cuts", action="store_true", help="without county problems")
    arguments = parser.parse_args()
    measure(arguments.scenario, not arguments.no_cuts)
