"""Anchors and followers: the plan is the best of all, enumerated with plain arithmetic.

An anchor may cost more than it brings; it is begun if what follows it makes up for that. A project
that lands in year 1 brings (5 * 0.5 * jobs + 0.5 * tax) * LATER - support, and a tenth less a year
later; each project is pursued once, by itself or, after the anchor, behind it.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest

from planner.run import RunRequest, run_scenario
from planner.solve import SolveOptions

SCENARIO = """schema = 1
title_zh = "链主与配套"
price_year = 2024
[horizon]
start_year = 2026
period_years = [1, 1, 1]
benefit_years = 2
discount_share = 0.1
[layout]
specials_min = 0
[economics]
returnee_share = 0.5
opportunity_share = 0.5
[gates]
fit_min_share = 0.0
"""
PERIODS = (1, 2, 3)
LATER = 1 / 1.1 + 0.8 / 1.21
COLUMNS = (
    "project,name_zh,industry,kind,stage,land_mu,capex_wan,output_wan_per_year,jobs_person,"
    "wage_wan_per_year,local_hire_share,tax_wan_per_year,retained_share,support_wan,"
    "build_periods,ramp_periods,odds_share,survival_share,anchor"
)


@dataclass(frozen=True)
class Firm:
    """A project: what it brings if it comes, and how probably it does."""

    jobs: int
    tax: int
    support: int
    land: int
    odds: float

    def worth(self, odds: float, period: int) -> float:
        """Expected discounted value of a start, wan yuan."""
        came = (2.5 * self.jobs + 0.5 * self.tax) * LATER - self.support
        return float(odds * came / 1.1 ** (period - 1))


@dataclass(frozen=True)
class Case:
    """An anchor, firms that could follow it, and what following does."""

    anchor: Firm
    firms: tuple[Firm, ...]
    chain_odds: float
    lag: int
    land: float


def drawn(seed: int) -> Case:
    rng = random.Random(seed)

    def firm(support: tuple[int, int]) -> Firm:
        odds = rng.choice([0.1, 0.2, 0.4])
        jobs, tax, paid = rng.randint(20, 80), rng.randint(0, 100), rng.randint(*support)
        return Firm(jobs, tax, paid, rng.choice([10, 20, 30]), odds)

    anchor, firms = firm((200, 600)), tuple(firm((10, 120)) for _ in range(3))
    return Case(anchor, firms, rng.choice([0.5, 0.7]), rng.choice([0, 1]), rng.choice([25, 40, 60]))


def plans(case: Case) -> Iterator[float]:
    """Value of every plan that the land holds."""
    ways = [(None, 0.0), *((t, odds) for t in PERIODS for odds in (0.0, case.chain_odds))]
    for begun, *chosen in product((None, *PERIODS), *(ways for _ in case.firms)):
        value = land = 0.0
        if begun is not None:
            value += case.anchor.worth(case.anchor.odds, begun)
            land += case.anchor.odds * case.anchor.land
        allowed = True
        for firm, (period, chain) in zip(case.firms, chosen, strict=True):
            if period is None:
                continue
            allowed &= not chain or (begun is not None and period >= begun + case.lag)
            odds = chain or firm.odds
            value += firm.worth(odds, period)
            land += odds * firm.land
        if allowed and land <= case.land + 1e-9:
            yield value


def written(case: Case, folder: Path) -> Path:
    data = folder / "scenario" / "data"
    data.mkdir(parents=True)
    (data.parent / "scenario.toml").write_text(SCENARIO, encoding="utf-8")
    firms = {"k0": case.anchor} | {f"k{n}": firm for n, firm in enumerate(case.firms, 1)}
    projects = [COLUMNS] + [
        f"{code},{code},tea,new,planned,{one.land},1000,1000,{one.jobs},6,0.5,{one.tax},0.5,"
        f"{one.support},1,0,{one.odds},0.8,{'true' if code == 'k0' else ''}"
        for code, one in firms.items()
    ]
    tables = {
        "counties": ["county,name_zh,alt_wage_wan_per_year", "a,甲县,4"],
        "parks": ["park,county,name_zh,land_mu", f"pa,a,甲园,{case.land}"],
        "industries": ["industry,name_zh", "tea,茶"],
        "projects": projects,
        "sites": ["project,park", *(f"{code},pa" for code in firms)],
        "routes": [
            "route,name_zh,odds_share,after_project,lag_periods",
            f"chain,以商招商,{case.chain_odds},k0,{case.lag}",
        ],
    }
    for name, lines in tables.items():
        (data / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return data.parent


@pytest.mark.parametrize("seed", range(6))
def test_the_plan_is_the_best_of_all(seed: int, tmp_path: Path) -> None:
    case = drawn(seed)
    options = SolveOptions(gap_share=0.0, time_limit_seconds=60)
    found = run_scenario(RunRequest(written(case, tmp_path), (), options, tmp_path / "runs"))
    assert found.audit.passed
    assert found.solution.objective_wan == pytest.approx(max(plans(case)), abs=1e-6)


def test_the_cases_tell_anchors_from_followers() -> None:
    """Some anchor costs more than it brings and is still worth it; land binds in some case."""
    alone = [case.anchor.worth(case.anchor.odds, 1) for case in map(drawn, range(6))]
    best = [max(plans(drawn(seed))) for seed in range(6)]
    without = [
        max(plans(Case(Firm(0, 0, 9999, 1, 1.0), case.firms, case.chain_odds, case.lag, case.land)))
        for case in map(drawn, range(6))
    ]
    pairs = zip(alone, best, without, strict=True)
    assert any(own < 0 and whole > rest + 1 for own, whole, rest in pairs)
    roomy = [
        max(plans(Case(c.anchor, c.firms, c.chain_odds, c.lag, 999))) for c in map(drawn, range(6))
    ]
    assert any(more > whole + 1 for more, whole in zip(roomy, best, strict=True))
