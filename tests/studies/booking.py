"""Scenarios of one park whose overbooking can be worked out by hand or by enumeration."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

EXPECTED = 'reserve = "expected"\noverrun_share_max = 0.1'
CHANCE = 'reserve = "chance"\noverrun_share_max = 0.1'


@dataclass(frozen=True)
class Venture:
    """A project: its land, power and odds, and what one start is worth after odds."""

    land_mu: float
    power: float
    odds: float
    worth: float
    fixed: str = ""


def one_park(
    folder: Path,
    ventures: Sequence[Venture],
    land_mu: float,
    power: float,
    landing: str = EXPECTED,
    cap: str = "",
) -> Path:
    """A scenario of one period; `cap` is the stated cap on expected use of the land."""
    data = folder / "data"
    data.mkdir(parents=True)
    (folder / "scenario.toml").write_text(
        'schema = 1\ntitle_zh = "一园"\ntitle_en = "One park"\nprice_year = 2024\n\n'
        "[horizon]\nperiod_years = [1]\n\n[layout]\nspecials_min = 0\n\n"
        f"[gates]\nfit_min_share = 0.0\n\n[landing]\n{landing}\n",
        encoding="utf-8",
    )
    codes = [f"K{number:02d}" for number in range(len(ventures))]
    named = list(zip(codes, ventures, strict=True))
    tables = {
        "counties": ["county,name_zh,population_person", "990001,甲县,100000"],
        "parks": ["park,county,name_zh,land_mu,land_cap_share", f"A1,990001,甲园,{land_mu},{cap}"],
        "industries": ["industry,name_zh", "glass,玻璃及深加工"],
        "projects": [
            "project,name_zh,industry,stage,land_mu,support_wan,odds_share,build_periods,"
            "income_npv_wan,fiscal_npv_wan,fixed",
            *(
                f"{code},项目{code},glass,signed,{one.land_mu},0,{one.odds},0,{one.worth - 2},2,"
                f"{one.fixed}"
                for code, one in named
            ),
        ],
        "sites": ["project,park", *(f"{code},A1" for code in codes)],
        "resources": ["resource,name_zh,unit,scope,kind", "power,电力,MW,county,flow"],
        "limits": ["resource,area,period,amount", f"power,990001,,{power}"],
        "uses": ["project,resource,amount", *(f"{code},power,{one.power}" for code, one in named)],
    }
    for name, lines in tables.items():
        (data / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def equal_projects(
    folder: Path,
    count: int = 30,
    fixed: int = 0,
    landing: str = EXPECTED,
    cap: str = "",
    levelled_mu: float = 0.0,
) -> Path:
    """Projects of 1 mu with odds 0.6, each worth 10, on 12 mu; power is plentiful.

    Of the 12 mu `levelled_mu` are there only once they are levelled for 1 wan yuan.
    """
    ventures = [Venture(1, 0.1, 0.6, 10, "in" if n < fixed else "") for n in range(count)]
    one_park(folder, ventures, 12 - levelled_mu, 100, landing, cap)
    if levelled_mu:
        words = f"expansion,area,resource,amount,cost_wan\nLEVEL,A1,land,{levelled_mu},1\n"
        (folder / "data" / "expansions.csv").write_text(words, encoding="utf-8")
    return folder


def random_ventures(seed: int, count: int) -> tuple[list[Venture], float, float]:
    """Unequal projects with land and power that are both short."""
    rng = random.Random(seed)
    ventures = [
        Venture(
            land_mu=rng.choice([rng.uniform(1, 20), float(rng.randint(2, 20))]),
            power=rng.uniform(0.5, 6),
            odds=rng.choice([0.12, 0.2, 0.4, 0.7]),
            worth=float(rng.randint(5, 60)),
        )
        for _ in range(count)
    ]
    land = sum(one.land_mu * one.odds for one in ventures)
    power = sum(one.power * one.odds for one in ventures)
    return ventures, round(0.8 * land, 2), round(0.9 * power, 2)


def chance_of(needs: Sequence[tuple[float, float]], supply: float) -> float:
    """Probability that what lands needs more than there is, by all outcomes; (need, odds) each."""
    over = 0.0
    for landed in product((False, True), repeat=len(needs)):
        chance, use = 1.0, 0.0
        for there, (need, odds) in zip(landed, needs, strict=True):
            chance *= odds if there else 1 - odds
            use += need * there
        over += chance * (use > supply * (1 + 1e-6))
    return over
