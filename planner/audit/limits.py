"""Land, resources, markets, pursuits and income floors: what the plan uses of what there is."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from planner.audit.books import Books
from planner.audit.chance import Caps, check_promise
from planner.audit.figures import use_of
from planner.audit.findings import Findings
from planner.audit.picks import Pick
from planner.results import LimitUse, Plan
from planner.schema import LAND, Expansion, Stock

Build = tuple[Expansion, int]
"""An expansion of the plan and the period in which it is begun."""

Loads = Mapping[tuple[str, int], list[tuple[float, float, int]]]
"""Use of one, odds and count of the starts that use something, by park and period."""


def read_builds(books: Books, plan: Plan, findings: Findings) -> tuple[Build, ...]:
    """Expansions of the plan; each is known, built once, and not begun too early."""
    known = {row.expansion: row for row in books.scenario.rows("expansions")}
    builds: dict[str, Build] = {}
    for code, period in plan.builds:
        findings.refuse(code not in known, "unknown_expansion", expansion=code)
        findings.refuse(code in builds, "built_twice", expansion=code)
        if code not in known:
            continue
        first = known[code].earliest_period or 1
        possible = period in books.timeline.periods and period >= first
        findings.refuse(not possible, "built_early", expansion=code, period=period, first=first)
        builds[code] = (known[code], period)
    return tuple(builds.values())


def check_supplies(
    books: Books, picks: tuple[Pick, ...], builds: tuple[Build, ...], caps: Caps, findings: Findings
) -> None:
    """Land of every park and every limited resource, period by period."""
    full = books.settings.landing.reserve == "full"
    for resource in (LAND, *books.resources):
        supply = books.supply(resource)
        loads = _loads(books, picks, resource) if supply else {}
        key = "land" if resource == LAND else "resource"
        unit = "mu" if resource == LAND else books.resources[resource].unit
        shares = {
            (area, period): caps.share(resource, area, period, given)
            for (area, period), given in supply.items()
        }
        least: dict[str, float] = {}  # what is built is capped by the least share of any period
        for (area, _), share in shares.items():
            least[area] = min(share, least.get(area, share))
        for (area, period), given in sorted(supply.items()):
            here = [load for park in books.parks_of(area) for load in loads.get((park, period), ())]
            used = sum(count * need * (1.0 if full else odds) for need, odds, count in here)
            built = sum(
                row.amount
                for row, begun in builds
                if (row.resource, row.area) == (resource, area)
                and begun + (row.lead_periods or 0) <= period
            )
            available = shares[area, period] * given + least[area] * built
            whole = given + built if caps.kept else None
            use = LimitUse(resource, area, period, used, available, unit, whole)
            chance = check_promise(books, use, here, findings)
            findings.hold(key, replace(use, overrun_share=chance))


def _loads(books: Books, picks: tuple[Pick, ...], resource: str) -> Loads:
    """What uses it by park and period: flows from production on, land and stocks from the start.

    An effort is needed in the period of the start alone, and whether or not the project comes.
    """
    kind = "stock" if resource == LAND else books.resources[resource].kind or "flow"
    last = books.timeline.periods[-1]
    loads: dict[tuple[str, int], list[tuple[float, float, int]]] = defaultdict(list)
    for pick in picks:
        if resource == LAND:
            need = pick.candidate.land_mu
        else:
            need = use_of(books, pick.candidate, pick.park, resource)
        first = pick.ready if kind == "flow" else pick.period
        odds = 1.0 if kind == "effort" else pick.odds_share
        for period in range(first, (first if kind == "effort" else last) + 1):
            if need:
                loads[pick.park, period].append((need, odds, pick.count))
    return loads


def check_markets(books: Books, picks: tuple[Pick, ...], findings: Findings) -> None:
    """Expected output of a group's industry finds the demand that today's stock leaves."""
    standing: dict[str, list[Stock]] = defaultdict(list)
    begun: dict[str, list[Pick]] = defaultdict(list)
    for existing in books.scenario.rows("stock"):
        standing[existing.industry].append(existing)
    for pick in picks:
        begun[pick.industry].append(pick)
    for row in books.scenario.rows("markets"):
        members = books.groups[row.group]
        stock = sum(
            existing.output_wan_per_year or 0.0
            for existing in standing[row.industry]
            if existing.county in members
        )
        here = [pick for pick in begun[row.industry] if pick.county in members]
        available = max(0.0, row.output_max_wan_per_year - stock)
        for period in books.timeline.periods:
            used = sum(pick.output_wan_per_year for pick in here if pick.ready <= period)
            name = f"market:{row.industry}"
            findings.hold(
                "market", LimitUse(name, row.group, period, used, available, "wan_per_year")
            )


def check_pursuits(books: Books, picks: tuple[Pick, ...], findings: Findings) -> None:
    """Unsigned new projects and prospects that a county begins in a period."""
    most = books.settings.landing.pursuits_per_period_max
    if not most:
        return
    begun: dict[tuple[str, int], float] = defaultdict(float)
    for pick in picks:
        if pick.candidate.kind == "new" and pick.candidate.stage != "signed":
            begun[pick.county, pick.period] += pick.count
    for county in books.counties:
        for period in books.timeline.periods:
            used = begun[county, period]
            findings.hold("pursuits", LimitUse("pursuits", county, period, used, float(most)))


def credited_income(books: Books, picks: tuple[Pick, ...]) -> dict[str, float]:
    """Discounted income by county; an enclave's is shared with its partner. Unit: wan yuan."""
    income = dict.fromkeys(books.counties, 0.0)
    for pick in picks:
        for county, share in books.credit(pick.park).items():
            income[county] += share * pick.count * pick.worth.income_wan
    return income


def check_floors(books: Books, income_wan: Mapping[str, float], findings: Findings) -> None:
    """Every county reaches its income floor, in that mode of fairness."""
    if books.settings.fairness.mode != "floor":
        return
    for county, row in books.counties.items():
        if row.income_floor_wan is not None:
            used, least = income_wan[county], row.income_floor_wan
            findings.reach(
                "income_floor", LimitUse("income_floor", county, None, used, least, "wan")
            )
