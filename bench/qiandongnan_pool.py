#!/usr/bin/env python3
"""Write the project pool of ``scenarios/qiandongnan``: projects.csv and sites.csv, nothing else.

The pool has two parts. `ANNOUNCED` holds projects of the public record with their figures as
announced or as realised (`basis`; the planner cuts announced ones). The rest is illustrative:
drawn with a fixed seed around the industry library's figures per mu, in three pools of the shares
506 : 579 : 249. The draw reads the scenario's own counties, parks, industries, stock and
neighbours, and `qiandongnan_weights.csv` beside this file: the prior by which industries are
drawn, which is no assessment (`planner assess` makes that). The same tables and seed give the same
bytes.

    python bench/qiandongnan_pool.py            write the two files
    python bench/qiandongnan_pool.py --check    exit 1 if they differ from what would be written
"""

import argparse
import csv
import io
import math
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "scenarios" / "qiandongnan" / "data"
LIBRARY = ROOT / "planner" / "library" / "industries.csv"
WEIGHTS = ROOT / "bench" / "qiandongnan_weights.csv"
"""Prior used for drawing the pool, not an assessment; frozen, so that project codes stay."""

SEED = 20260101
NEW_PROJECTS = 390
KIND_SHARE = {"upgrade": 0.08, "retain": 0.04}
"""Share of the drawn projects that concern existing firms; the others are new."""

STAGE_WEIGHT = {"planned": 506, "negotiating": 579, "signed": 249}
"""The three pools of one real prefecture (Puyang)."""

AT_RISK = 0.25
"""Part of the firms in retention talks that would leave without help (illustrative): what counts is
the firm that stays because of it, not the one that would have stayed anyway."""
SIGNED_BY = "2"
"""Last period in which a signed investor still begins; nobody waits five years with a contract."""
STAGE_ODDS = {"planned": 0.12, "negotiating": 0.20, "signed": 0.40}
GATE = 0.30
MISFITS = ("li_battery", "pv_module")
MISFIT_PROJECTS = 12
SECOND_COUNTY_SHARE = 0.30
LOT_MU_MAX = 160.0
"""Largest typical lot; larger least scales of the library are for whole complexes."""

SMALLER_LOTS = {"glass": 110.0, "ceramics": 150.0, "pv_module": 120.0, "recycled_metal": 90.0}
NEVER_DRAWN = frozenset({"alumina"})
DRAWN_SOURCE = f"illustrative: drawn with seed {SEED} around library figures"

PROJECT_COLUMNS = (
    "project", "name_zh", "name_en", "industry", "kind", "stage", "land_mu", "capex_wan",
    "output_wan_per_year", "jobs_person", "wage_wan_per_year", "local_hire_share",
    "tax_wan_per_year", "retained_share", "support_wan", "build_periods", "ramp_periods",
    "odds_share", "survival_share", "basis", "earliest_period", "latest_period", "fixed", "anchor",
    "grade", "source", "income_npv_wan", "fiscal_npv_wan",
)  # fmt: skip
SITE_COLUMNS = ("project", "park", "fit_share", "income_npv_wan", "fiscal_npv_wan")

Row = dict[str, str]
PLAIN_NAME = re.compile(r"[(（].*?[)）]")


@dataclass(frozen=True)
class Announced:
    """A project of the public record. Figures are as announced; zero means not announced.

    `realised` figures rest on what runs already; all others are announced, and the planner cuts
    them. `land_mu` is illustrative where the record has none (then `source` says so).
    """

    name_zh: str
    name_en: str
    industry: str
    parks: tuple[str, ...]
    stage: str
    land_mu: float
    source: str
    invest_wan: float = 0.0
    output_wan: float = 0.0
    tax_wan: float = 0.0
    jobs: float = 0.0
    kind: str = "new"
    odds: float = 0.0
    anchor: bool = False
    realised: bool = False


KAILI_GLASS = (
    "public record 2023: float and PV glass, 3 phases, 1640 mu, 4.88 bn invest, 6 bn output, "
    "0.3 bn tax, 2000 jobs, phase 1 running; figures as announced; "
)

ANNOUNCED: tuple[Announced, ...] = (
    Announced(
        "凯里市·浮法与光伏玻璃一期达产提质", "Kaili float and PV glass, phase 1 to full output",
        "glass", ("KL_LUBI",), "signed", 0.0,
        KAILI_GLASS + "here one fifth of a third, without new land (split is illustrative)",
        invest_wan=32500, output_wan=40000, tax_wan=2000, jobs=133, kind="upgrade", odds=0.7,
    ),
    Announced(
        "凯里市·浮法与光伏玻璃二期", "Kaili float and PV glass, phase 2",
        "glass", ("KL_LUBI",), "signed", 547.0, KAILI_GLASS + "here one third",
        invest_wan=162667, output_wan=200000, tax_wan=10000, jobs=667, anchor=True,
    ),
    Announced(
        "凯里市·浮法与光伏玻璃三期", "Kaili float and PV glass, phase 3",
        "glass", ("KL_LUBI",), "negotiating", 547.0, KAILI_GLASS + "here one third",
        invest_wan=162667, output_wan=200000, tax_wan=10000, jobs=667,
    ),
    Announced(
        "凯里市·炉山氧化铝扩建", "Kaili Lushan alumina, extension",
        "alumina", ("KL_LUSHAN",), "planned", 310.0,
        "public record 2015: 3.1 bn invest, 3 bn sales, 1200 jobs (profit-and-tax claim not used); "
        "figures as announced; land illustrative",
        invest_wan=310000, output_wan=300000, jobs=1200, anchor=True,
    ),
    Announced(
        "岑巩县·锑品加工", "Cengong antimony products",
        "recycled_metal", ("CG_ZONE",), "negotiating", 80.0,
        "public record 2012: 80 mu, 0.2 bn invest, 0.5 bn output, 150 jobs (profit-and-tax claim "
        "not used); figures as announced; stage illustrative",
        invest_wan=20000, output_wan=50000, jobs=150,
    ),
    Announced(
        "台江县·再生铅清洁生产改造", "Taijiang recycled lead, clean production upgrade",
        "recycled_metal", ("TJ_ZONE",), "signed", 0.0,
        "public record 2023: recycled lead output 2.43 bn; the upgrade adds 10 % of it, other "
        "figures illustrative",
        invest_wan=6000, output_wan=24310, tax_wan=480, jobs=30, kind="upgrade", odds=0.7,
        realised=True,
    ),
    Announced(
        "榕江县·人造板三百万张", "Rongjiang wood boards, 3 m sheets a year",
        "wood_bamboo", ("RJ_ZONE",), "negotiating", 118.0,
        "public record 2022: 0.4 bn output, 1000 jobs; as announced; land illustrative",
        output_wan=40000, jobs=1000,
    ),
    Announced(
        "麻江县·蓝莓小镇加工区", "Majiang blueberry town, processing quarter",
        "veg_fruit_proc", ("MJ_ZONE",), "signed", 170.0,
        "public record 2024: town of 2.2 bn invest, here one quarter as processing "
        "(illustrative), as announced; land illustrative",
        invest_wan=55000, anchor=True,
    ),
    Announced(
        "锦屏县·羽毛球产业园二期", "Jinping shuttlecock park, phase 2",
        "sports_toys", ("JP_ZONE",), "signed", 90.0,
        "public record 2024: park of about 90 mu, 0.569 bn, 700 jobs realised; a second phase of "
        "the same size is illustrative, at half the output and jobs",
        output_wan=28450, jobs=350, anchor=True, realised=True,
    ),
    Announced(
        "锦屏县·石英砂精制", "Jinping quartz-sand dressing, 200 kt a year",
        "mineral_powder", ("JP_ZONE",), "negotiating", 42.0,
        "public record: 200 kt a year, 0.15 bn output; as announced; land illustrative",
        output_wan=15000,
    ),
    Announced(
        "丹寨县·南海共建园二批厂房", "Danzhai co-built park with Nanhai, second batch",
        "electronics_asm", ("DZ_JINZHONG",), "negotiating", 110.0,
        "public record 2023: 35 Nanhai firms, 1.16 bn realised in Danzhai; ten firms more of the "
        "same mean size (illustrative); land illustrative",
        invest_wan=33143, anchor=True, realised=True,
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Base:
    """What the draw reads of the scenario and the library."""

    counties: dict[str, Row]
    parks: dict[str, Row]
    industries: dict[str, Row]
    library: dict[str, Row]
    prior: dict[tuple[str, str], float]
    stock: tuple[tuple[str, str], ...]
    neighbours: dict[str, tuple[str, ...]]


def read_rows(path: Path) -> list[Row]:
    """Rows of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_base() -> Base:
    """Read the tables that the draw depends on."""
    near: dict[str, set[str]] = {}
    for row in read_rows(DATA / "neighbours.csv"):
        near.setdefault(row["county_a"], set()).add(row["county_b"])
        near.setdefault(row["county_b"], set()).add(row["county_a"])
    prior = {
        (row["county"], row["industry"]): float(row["prior_share"]) for row in read_rows(WEIGHTS)
    }
    stock = tuple(
        (row["county"], row["industry"])
        for row in read_rows(DATA / "stock.csv")
        if row["present"] != "false"
    )
    return Base(
        counties={row["county"]: row for row in read_rows(DATA / "counties.csv")},
        parks={row["park"]: row for row in read_rows(DATA / "parks.csv")},
        industries={row["industry"]: row for row in read_rows(DATA / "industries.csv")},
        library={row["industry"]: row for row in read_rows(LIBRARY)},
        prior=prior,
        stock=stock,
        neighbours={county: tuple(sorted(others)) for county, others in near.items()},
    )


# --- where a project can stand --------------------------------------------------------------------


def parks_for(base: Base, county: str, industry: str) -> list[str]:
    """Parks of a county whose land class suits the industry."""
    chem = base.industries[industry]["chem_park_required"] == "true"
    return [
        park
        for park, row in base.parks.items()
        if row["county"] == county and (row["chem_park"] == "true") == chem
    ]


def draw_parks(rng: random.Random, base: Base, county: str, industry: str) -> list[str]:
    """One to three possible parks, about three in ten with a second county."""
    parks = parks_for(base, county, industry)
    rng.shuffle(parks)
    chosen = parks[: 1 if rng.random() < 0.6 else 2]
    others = [
        other
        for other in base.neighbours[county]
        if base.prior[other, industry] >= GATE and parks_for(base, other, industry)
    ]
    if others and rng.random() < SECOND_COUNTY_SHARE * 1.15:
        second = rng.choices(others, [base.prior[other, industry] for other in others])[0]
        chosen.append(rng.choice(parks_for(base, second, industry)))
    return chosen


# --- which county and industry --------------------------------------------------------------------


def county_weight(base: Base, county: str) -> float:
    """Weight of a county: population to the power 0.7, and a tenth more for each known base."""
    people = float(base.counties[county]["population_person"])
    known = sum(1 for place, _ in base.stock if place == county)
    return math.pow(people / 100_000, 0.7) * (1 + 0.1 * known)


def industry_weights(base: Base, county: str) -> dict[str, float]:
    """Weight of each admissible industry in a county, steep in the prior."""
    return {
        industry: (base.prior[county, industry] - 0.25) ** 3
        for industry in base.industries
        if industry not in NEVER_DRAWN
        and base.prior[county, industry] >= GATE
        and parks_for(base, county, industry)
    }


def spread(total: int, weights: Mapping[str, float]) -> dict[str, int]:
    """Share out a total in proportion to weights, by largest remainder."""
    whole = sum(weights.values())
    exact = {name: total * weight / whole for name, weight in weights.items()}
    shares = {name: math.floor(value) for name, value in exact.items()}
    by_remainder = sorted(exact, key=lambda name: (shares[name] - exact[name], name))
    for name in by_remainder[: total - sum(shares.values())]:
        shares[name] += 1
    return shares


def draw_new_pairs(rng: random.Random, base: Base) -> list[tuple[str, str]]:
    """County and industry of every drawn new project, the fashionable misfits last."""
    weights = {county: county_weight(base, county) for county in base.counties}
    pairs: list[tuple[str, str]] = []
    for county, count in spread(NEW_PROJECTS - MISFIT_PROJECTS, weights).items():
        odds = industry_weights(base, county)
        drawn = rng.choices(list(odds), list(odds.values()), k=count)
        pairs.extend((county, industry) for industry in sorted(drawn))
    names = list(weights)
    for number in range(MISFIT_PROJECTS):
        county = rng.choices(names, [weights[name] for name in names])[0]
        pairs.append((county, MISFITS[number % len(MISFITS)]))
    return pairs


def draw_stock_pairs(rng: random.Random, base: Base, count: int) -> list[tuple[str, str]]:
    """County and industry of projects of existing firms."""
    rounds = math.ceil(count / len(base.stock))
    return sorted(rng.sample(base.stock * rounds, count))


# --- figures --------------------------------------------------------------------------------------


def vary(rng: random.Random, spread_share: float) -> float:
    """Log-normal factor with median 1; two in three lie within the library's half-width."""
    return math.exp(rng.gauss(0.0, math.log1p(spread_share)))


def neat(value: float) -> str:
    """Figure as text: whole from 20 upwards, one decimal below."""
    return str(round(value)) if value >= 20 else f"{value:.1f}".rstrip("0").rstrip(".")


def maybe(rng: random.Random, share: float, value: float) -> str:
    """Give the figure with the stated probability, otherwise leave the cell blank."""
    return neat(value) if rng.random() < share else ""


def draw_land_mu(rng: random.Random, base: Base, industry: str, parks: Iterable[str]) -> float:
    """Lot around four times the least scale, between 40 and 160 mu, not above the parks' land."""
    least = float(base.library[industry]["min_scale_mu"])
    usual = SMALLER_LOTS.get(industry, min(max(4 * least, 40.0), LOT_MU_MAX))
    lot = max(usual * vary(rng, 0.6), min(least, 0.5 * usual))
    room = min(float(base.parks[park]["land_mu"]) for park in parks)
    return float(round(min(lot, 2.5 * usual, room)))


def new_figures(rng: random.Random, coef: Row, land_mu: float) -> Row:
    """Figures of a new project, varied around the library's per mu; some cells stay blank."""
    half_width = 0.6 * float(coef["rel_uncertainty"])
    size = land_mu * vary(rng, half_width)

    def about(column: str) -> float:
        return size * float(coef[column]) * vary(rng, 0.5 * half_width)

    capex = about("invest_wan_per_mu")
    wage = float(coef["mean_wage_wan_per_year"]) * vary(rng, 0.08)
    hire = min(0.98, float(coef["local_hire_share"]) * vary(rng, 0.05))
    return {
        "land_mu": neat(land_mu),
        "capex_wan": neat(capex),
        "output_wan_per_year": maybe(rng, 0.92, about("output_wan_per_mu")),
        "jobs_person": maybe(rng, 0.92, about("jobs_per_mu")),
        "wage_wan_per_year": f"{wage:.2f}" if rng.random() < 0.75 else "",
        "local_hire_share": f"{hire:.2f}" if rng.random() < 0.15 else "",
        "tax_wan_per_year": maybe(rng, 0.85, about("tax_wan_per_mu")),
        "support_wan": neat(capex * rng.uniform(0.05, 0.12)),
    }


def firm_figures(rng: random.Random, coef: Row, kind: str) -> Row:
    """Figures of an upgrade (what it adds) or a retention (what it keeps) of an existing firm."""
    firm_mu = max(20.0, 2 * min(float(coef["min_scale_mu"]), 40.0)) * vary(rng, 0.5)
    part = {"upgrade": 0.35, "retain": 0.8}[kind]
    capex = firm_mu * float(coef["invest_wan_per_mu"]) * {"upgrade": 0.25, "retain": 0.05}[kind]
    jobs = firm_mu * float(coef["jobs_per_mu"]) * {"upgrade": 0.2, "retain": 0.8}[kind]
    output = firm_mu * float(coef["output_wan_per_mu"]) * part if kind == "upgrade" else 0.0
    return {
        "land_mu": neat(round(firm_mu * 0.1)) if kind == "upgrade" and rng.random() < 0.4 else "0",
        "capex_wan": neat(capex),
        "output_wan_per_year": neat(output),
        "jobs_person": neat(max(1, round(jobs))),
        "tax_wan_per_year": neat(firm_mu * float(coef["tax_wan_per_mu"]) * part),
        "support_wan": neat(capex * rng.uniform(0.08, 0.20)),
        "build_periods": "1" if kind == "upgrade" else "0",
        "ramp_periods": "" if kind == "upgrade" else "0",
        "odds_share": f"{rng.uniform(0.6, 0.8) * (1 if kind == 'upgrade' else AT_RISK):.2f}",
        "latest_period": "2" if kind == "retain" else "",
    }


def timing(rng: random.Random, stage: str) -> Row:
    """Windows: a signed project is soon lost, a planned one may not be ready yet."""
    if stage == "signed" and rng.random() < 0.6:
        return {"latest_period": rng.choice(("2", "3"))}
    if stage == "planned" and rng.random() < 0.15:
        return {"earliest_period": rng.choice(("2", "3"))}
    return {}


# --- rows -----------------------------------------------------------------------------------------


def announced_row(case: Announced) -> Row:
    """Row of a project of the public record, figures as they stand there."""

    def stated(value: float) -> str:
        return neat(value) if value else ""

    return {
        "name_zh": case.name_zh,
        "name_en": case.name_en,
        "industry": case.industry,
        "kind": case.kind,
        "stage": case.stage,
        "land_mu": neat(case.land_mu),
        "capex_wan": stated(case.invest_wan),
        "output_wan_per_year": stated(case.output_wan),
        "jobs_person": stated(case.jobs),
        "tax_wan_per_year": stated(case.tax_wan),
        "build_periods": "1" if case.kind == "upgrade" else "",
        "odds_share": f"{case.odds:.2f}" if case.odds else "",
        "basis": "realised" if case.realised else "announced",
        "anchor": "true" if case.anchor else "",
        "grade": "B",
        "source": case.source,
    }


@dataclass
class Names:
    """Running numbers of generic project names, one series per county and industry."""

    base: Base
    used: Counter[tuple[str, str]]

    def name(self, county: str, industry: str, kind: str) -> Row:
        """Chinese and English name of the next project."""
        self.used[county, industry] += 1
        number = f"{self.used[county, industry]:02d}"
        place, trade = self.base.counties[county], self.base.industries[industry]
        zh = {"new": "项目", "upgrade": "技改项目", "retain": "留存项目"}[kind]
        en = {"new": "project", "upgrade": "upgrade", "retain": "retention"}[kind]
        trade_zh = PLAIN_NAME.sub("", trade["name_zh"])
        trade_en = PLAIN_NAME.sub("", trade["name_en"]).strip().lower()
        return {
            "name_zh": f"{place['name_zh']}·{trade_zh}{zh}{number}（示例）",
            "name_en": f"{place['name_en']} {trade_en} {en} {number} (illustrative)",
        }


def drawn_rows(rng: random.Random, base: Base) -> list[tuple[Row, list[str]]]:
    """Illustrative projects with their parks: new ones, then those of existing firms."""
    names = Names(base, Counter())
    new = draw_new_pairs(rng, base)
    total = round(len(new) / (1 - sum(KIND_SHARE.values())))
    jobs = [(county, industry, "new") for county, industry in new]
    for kind, share in KIND_SHARE.items():
        pairs = draw_stock_pairs(rng, base, round(total * share))
        jobs.extend((county, industry, kind) for county, industry in pairs)
    stages = [
        stage for stage, count in spread(len(jobs), STAGE_WEIGHT).items() for _ in range(count)
    ]
    rng.shuffle(stages)
    rows: list[tuple[Row, list[str]]] = []
    for (county, industry, kind), stage in zip(jobs, stages, strict=True):
        row = names.name(county, industry, kind)
        row |= {"industry": industry, "kind": kind, "stage": stage, "grade": "C"}
        row["source"] = DRAWN_SOURCE
        if kind == "new":
            parks = draw_parks(rng, base, county, industry)
            land_mu = draw_land_mu(rng, base, industry, parks)
            row |= new_figures(rng, base.library[industry], land_mu) | timing(rng, stage)
        else:
            parks = parks_for(base, county, industry)[:1]
            row |= firm_figures(rng, base.library[industry], kind)
        rows.append((row, parks))
    return rows


def mark_anchors(rows: Sequence[tuple[Row, list[str]]]) -> None:
    """Mark the largest signed drawn project of each of the five largest trades as an anchor."""
    signed = [row for row, _ in rows if row["stage"] == "signed" and row["kind"] == "new"]
    signed.sort(key=lambda row: -float(row["capex_wan"]))
    seen: set[str] = set()
    for row in signed:
        if row["industry"] not in seen and len(seen) < 5:
            seen.add(row["industry"])
            row["anchor"] = "true"


def make_pool(base: Base) -> tuple[list[Row], list[Row]]:
    """Return the rows of projects.csv and of sites.csv."""
    drawn = drawn_rows(random.Random(SEED), base)
    mark_anchors(drawn)
    pool = [(announced_row(case), list(case.parks)) for case in ANNOUNCED] + drawn
    for row, _ in pool:
        if row["stage"] == "signed":
            row["latest_period"] = SIGNED_BY
    projects: list[Row] = []
    sites: list[Row] = []
    for number, (row, parks) in enumerate(pool, start=1):
        code = f"P{number:04d}"
        projects.append({"project": code} | row)
        sites.extend({"project": code, "park": park} for park in parks)
    return projects, sites


def check_lots(base: Base, projects: Sequence[Row], sites: Sequence[Row]) -> list[str]:
    """Name the sites where even the expected land use is above the park's land."""
    rows = {row["project"]: row for row in projects}
    faults = []
    for site in sites:
        row = rows[site["project"]]
        odds = float(row.get("odds_share") or STAGE_ODDS[row["stage"]])
        room = float(base.parks[site["park"]]["land_mu"])
        if odds * float(row["land_mu"]) > room:
            faults.append(f"{site['project']} does not fit {site['park']} ({room:g} mu)")
    return faults


# --- files ----------------------------------------------------------------------------------------


def as_text(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """Table as CSV text with LF line ends."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


def write_text(path: Path, text: str) -> bool:
    """Write a file as it is."""
    path.write_text(text, encoding="utf-8", newline="\n")
    return True


def same_text(path: Path, text: str) -> bool:
    """Whether the file holds exactly this text."""
    return path.is_file() and path.read_bytes() == text.encode("utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the pool, or compare it with what is there."""
    parser = argparse.ArgumentParser(description="Write the project pool of scenarios/qiandongnan.")
    parser.add_argument("--check", action="store_true", help="compare only; exit 1 if different")
    check = parser.parse_args(arguments).check
    base = read_base()
    projects, sites = make_pool(base)
    faults = check_lots(base, projects, sites)
    act: Callable[[Path, str], bool] = same_text if check else write_text
    for name, columns, rows in (
        ("projects.csv", PROJECT_COLUMNS, projects),
        ("sites.csv", SITE_COLUMNS, sites),
    ):
        if not act(DATA / name, as_text(columns, rows)):
            faults.append(f"{name} is not what this script writes; run it without --check")
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(projects)} projects, {len(sites)} sites")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
