"""Risks of a plan with measures and contingencies, each told only where its figures show it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from planner.assemble import assemble
from planner.economics.survey import grade_c_shares
from planner.report.document.chapters_studies.teller import Teller
from planner.report.document.parts import Block, Table
from planner.report.frames import binding_limits, starts_by_value
from planner.report.numbers import percent, plain, unit_word, wan
from planner.results import LimitUse, RunResult
from planner.schema import LAND
from planner.studies.overbooking.holdings import holdings

LARGE_SHARE = 0.25
"""Part of the value from one industry at which it is named as a risk of its own."""


@dataclass(frozen=True)
class Load:
    """What one of `count` projects needs at full size of a limit, and the greatest supply."""

    project: str
    count: int
    limit: str
    area: str
    need: float
    available: float
    unit: str


def risk_list(teller: Teller) -> list[Block]:
    """Table of risks: what shows it, what prevents it, what to do when it comes."""
    rows = tuple(
        (
            teller.tell(f"risk_{key}"),
            teller.tell(f"risk_{key}_shows", **facts),
            teller.tell(f"risk_{key}_measure"),
            teller.tell(f"risk_{key}_plan"),
        )
        for key, facts in risks_of(teller)
    )
    if not rows:
        return [teller.words("no_risk")]
    columns = tuple(teller.column(key) for key in ("risk", "shows", "prevention", "contingency"))
    note = teller.tell("list_note", share=percent(LARGE_SHARE))
    return [Table("risks", teller.tell("list_table"), columns, rows, note)]


def risks_of(teller: Teller) -> Iterator[tuple[str, dict[str, str]]]:
    """Key of each risk that the plan has, with its figures in words."""
    result = teller.result
    if not result.plan.starts:
        return
    weak = grade_c_shares(result.appraisal, result.plan.starts)
    if weak.income_share:
        yield "grade", {"share": percent(weak.income_share)}
    yield from _landing(teller)
    yield from _concentration(teller)
    large = larger_than_supply(result)
    if large:
        yield "large", {"count": str(len(large)), "example": _load_words(teller, large[0])}
    together = overbooked(result)
    if together:
        yield "together", {"count": str(len(together)), "example": _load_words(teller, together[0])}
    yield from _layout(teller)
    yield from _money(teller)
    yield from _studies(teller)


def _landing(teller: Teller) -> Iterator[tuple[str, dict[str, str]]]:
    """Value that hangs on projects that are not signed yet."""
    valued = starts_by_value(teller.result)
    whole = sum(abs(value) for _, _, value in valued)
    candidates = teller.result.appraisal.candidates
    open_ = sum(abs(v) for start, _, v in valued if candidates[start[0]].stage != "signed")
    if whole and open_:
        nameless = sum(n for start, n, _ in valued if candidates[start[0]].prospect)
        yield "landing", {"share": percent(open_ / whole), "nameless": str(nameless)}


def industry_shares(result: RunResult) -> dict[str, float]:
    """Part of the value by industry, the largest first; empty for a plan worth nothing.

    Values are added without their sign, so that a loss does not hide a gain.
    """
    sums: dict[str, float] = defaultdict(float)
    for start, _, value in starts_by_value(result):
        sums[result.appraisal.candidates[start[0]].industry] += abs(value)
    whole = sum(sums.values())
    ordered = sorted(sums.items(), key=lambda one: (-one[1], one[0]))
    return {industry: value / whole for industry, value in ordered} if whole else {}


def _concentration(teller: Teller) -> Iterator[tuple[str, dict[str, str]]]:
    shares = industry_shares(teller.result)
    if shares:
        industry, share = next(iter(shares.items()))
        if share >= LARGE_SHARE:
            name = teller.names("industries", industry)
            yield "concentration", {"industry": name, "share": percent(share)}


def _needs(result: RunResult) -> Iterator[Load]:
    """Full-size need of every start under every limit of land and resources that holds it.

    Set against the period with the greatest supply, so that what is told holds in all.
    """
    most: dict[tuple[str, str], LimitUse] = {}
    for use in result.audit.limits:
        known = most.get((use.limit, use.area))
        if known is None or _supply(use) > _supply(known):
            most[use.limit, use.area] = use
    areas = _areas(result)
    for (project, park, _), count in result.plan.starts.items():
        one = result.appraisal.candidates[project]
        needs = {LAND: one.land_mu}
        needs |= {resource: x for (where, resource), x in one.uses.items() if where == park}
        for limit, need in needs.items():
            for area in areas[park]:
                held = most.get((limit, area))
                if held is not None and need > 0:
                    yield Load(project, count, limit, area, need, _supply(held), held.unit)


def _supply(use: LimitUse) -> float:
    return use.available if use.supply is None else use.supply


def _areas(result: RunResult) -> dict[str, list[str]]:
    """Park, county and groups that a project in a park counts in."""
    groups: dict[str, list[str]] = defaultdict(list)
    for row in result.scenario.rows("groups"):
        groups[row.county].append(row.group)
    return {
        row.park: [row.park, row.county, *groups[row.county]]
        for row in result.scenario.rows("parks")
    }


def larger_than_supply(result: RunResult) -> list[Load]:
    """Projects of which one alone needs more than there is if it lands, the worst first."""
    found = [one for one in _needs(result) if one.need > one.available * (1 + 1e-9)]
    return sorted(found, key=_excess, reverse=True)


def overbooked(result: RunResult) -> list[Load]:
    """Limits that would be overrun if everything landed at full size, the worst first.

    Each in the period in which most is lacking: what is built later needs nothing before.
    """
    units = {(use.limit, use.area): use.unit for use in result.audit.limits}
    data = assemble(result.scenario, result.appraisal)
    worst: dict[tuple[str, str], Load] = {}
    for held in holdings(data, result.plan.starts, result.plan.builds):
        need = sum(load.count * load.amount for load in held.loads)
        one = Load("", 1, *held.limit, need, held.supply, units.get(held.limit, ""))
        if need > held.supply * (1 + 1e-9):
            worst[held.limit] = max(worst.get(held.limit, one), one, key=_excess)
    return sorted(worst.values(), key=_excess, reverse=True)


def _excess(load: Load) -> float:
    return load.need / load.available if load.available > 0 else float("inf")


def _load_words(teller: Teller, one: Load) -> str:
    unit = unit_word(one.unit, teller.language)
    facts = {
        "limit": teller.limit_name(one.limit),
        "area": teller.area(one.area),
        "need": f"{plain(one.need)} {unit}".strip(),
        "available": f"{plain(one.available)} {unit}".strip(),
    }
    if one.project:
        return teller.say("chapter.risk.load_project", project=teller.project(one.project), **facts)
    return teller.say("chapter.risk.load_all", **facts)


def _layout(teller: Teller) -> Iterator[tuple[str, dict[str, str]]]:
    """Overlap left between neighbours, limits that bind, counties that get nothing."""
    result = teller.result
    priced = [one for one in result.audit.overlaps if one.price_wan > 0]
    if priced:
        cost = wan(sum(one.price_wan for one in priced), teller.language)
        yield "overlap", {"count": str(len(priced)), "cost": cost}
    busy = binding_limits(result)
    if busy:
        names = [f"{teller.limit_name(one.limit)} ({teller.area(one.area)})" for one in busy]
        yield "limits", {"count": str(len(busy)), "names": teller.listed(names, 4)}
    home = {row.park: row.county for row in result.scenario.rows("parks")}
    chosen = {home[start[1]] for start in result.plan.starts}
    without = [row.county for row in result.scenario.rows("counties") if row.county not in chosen]
    if without:
        names = [teller.names("counties", county) for county in without]
        yield "without", {"count": str(len(names)), "names": teller.listed(names)}


def _money(teller: Teller) -> Iterator[tuple[str, dict[str, str]]]:
    """Years in which support and works cost more than the tax kept brings."""
    years: dict[int, float] = defaultdict(float)
    for line in teller.result.audit.ledgers:
        years[line.year] += line.tax_wan - line.support_wan - line.build_wan
    short = {year: amount for year, amount in years.items() if amount < -0.05}
    if short:
        worst = min(short, key=short.__getitem__)
        facts = {"count": str(len(short)), "year": str(worst)}
        yield "money", {**facts, "amount": wan(-short[worst], teller.language)}


def _studies(teller: Teller) -> Iterator[tuple[str, dict[str, str]]]:
    """What the studies and the proof of the plan add."""
    solution = teller.result.solution
    if solution.bound_wan - solution.objective_wan > 1e-6 * max(abs(solution.objective_wan), 1.0):
        open_ = wan(solution.bound_wan - solution.objective_wan, teller.language)
        yield "gap", {"open": open_, "share": percent(solution.gap_share)}
    draws = teller.study("uncertainty", "montecarlo")
    if draws is not None and draws.run == teller.result.run:
        loss = draws.summary["probability"].get("value_a_fifth_below_planned")
        if loss and loss["value"] > 0:
            chance = f"{percent(loss['value'])} ({percent(loss['low'])}–{percent(loss['high'])})"
            yield "value", {"chance": chance}
    swept = teller.study("sensitivity")
    if swept is not None and swept.run == teller.result.run:
        flips = [
            teller.input(one["input"])
            for one in swept.summary.get("switching") or ()
            if one["flips"] and not one["project"]
        ]
        if flips:
            yield "switch", {"count": str(len(flips)), "names": teller.listed(flips, 4)}
