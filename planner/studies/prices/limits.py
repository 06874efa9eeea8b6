"""The limits of a plan as things that can be raised: how full, in what steps, for whom.

A limit *binds* where a possible start needs it and either it is used to `BINDING_SHARE` in some
period, or what is left somewhere is less than the smallest start that is not in the plan needs. A
limit that does not bind by this measure may still be worth something (a large project may not fit),
so any limit can be asked for by name.
"""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from models import PlanData
from models.data import Start
from models.floors import INCOME, floor_amount, floor_parks
from planner.results import LimitUse, RunResult
from planner.schema import LAND
from planner.variations import AREA_FLOOR, BUDGET, FLOOR, MARKET, PURSUITS, Raise

BINDING_SHARE = 0.95
LAND_STEP_MU, BUDGET_STEP_MOST_WAN, POWER_STEP_MW = 10.0, 100.0, 1.0
BUDGET_STEP_SHARE = 0.1
STEP_SHARE, FLOOR_STEP_SHARE = 0.02, 0.01
MEGAWATT = "mw"
FLOOR_KINDS = (FLOOR, AREA_FLOOR)
"""Kinds of limits that have to be reached."""


@dataclass(frozen=True)
class Limit:
    """A limit of a plan.

    Attributes
    ----------
    kind
        ``land``, a resource, ``budget``, ``pursuits``, ``market``, ``income_floor`` or ``floor``.
    area
        Park, county or group.
    about
        Industry of a market, measure of a floor of an area; blank otherwise.
    unit
        Unit of its amounts; blank for counts.
    period
        Period in which it is fullest; None where a limit has no periods.
    used, available
        In that period, expansions of the plan included.
    given
        What the scenario gives, the greatest of all periods: a ladder in percent is of this.
    step
        A practical step.
    money_period
        Period in which new money comes; None for the first.
    counties
        Counties that use it, sorted.
    binds
        See the head of this file.
    """

    kind: str
    area: str
    unit: str
    period: int | None
    used: float
    available: float
    given: float
    step: float
    counties: tuple[str, ...]
    binds: bool
    about: str = ""
    money_period: int | None = None

    @property
    def name(self) -> str:
        """Name that the audit gives it."""
        return f"{self.kind}:{self.about}" if self.about else self.kind

    @property
    def floor(self) -> bool:
        """Whether it has to be reached: relief is less of it."""
        return self.kind in FLOOR_KINDS

    def relieved(self, amount: float) -> Raise:
        """The limit relieved by an amount: more of a ceiling, less of a floor."""
        add = -amount if self.floor else amount
        return Raise(self.kind, self.area, add, self.money_period, self.about)


def limits_of(result: RunResult, data: PlanData) -> tuple[Limit, ...]:
    """All limits of a plan that can be raised and that some possible start needs.

    A county that lives on a group's grants has no money of its own to raise, so its purse is left
    out: what it gets is a question to the purse of the group.
    """
    uses: dict[tuple[str, str], list[LimitUse]] = {}
    for use in result.audit.limits:
        own_money = any(area == use.area for area, _ in data.purse_wan)
        if use.limit != BUDGET or own_money:
            uses.setdefault((use.limit, use.area), []).append(use)
    found = (_limit(data, result.plan.starts, *key, rows) for key, rows in uses.items())
    return tuple(one for one in found if one is not None)


def _limit(
    data: PlanData, planned: Mapping[Start, int], name: str, area: str, uses: list[LimitUse]
) -> Limit | None:
    kind, _, about = name.partition(":")
    needs = _needs(data, kind, area, about)
    if not needs:
        return None
    fullest = max(uses, key=_fullness)
    given = _given(data, kind, area, about)
    counts: dict[str, int] = {}
    for (project, _, _), count in planned.items():
        counts[project] = counts.get(project, 0) + count
    unplanned = [need for k, need in needs if counts.get(k, 0) < data.projects[k].count_max]
    slack = min(use.available - use.used for use in uses)
    tight = _fullness(fullest) >= BINDING_SHARE or slack < min(unplanned, default=0.0)
    return Limit(
        kind=kind,
        area=area,
        unit=fullest.unit,
        period=fullest.period,
        used=fullest.used,
        available=fullest.available,
        given=given,
        step=_step(kind, fullest.unit, given, min(need for _, need in needs)),
        counties=_counties(data, kind, area, about),
        binds=tight,
        about=about,
        money_period=_money_period(data, area, fullest) if kind == BUDGET else None,
    )


def _fullness(use: LimitUse) -> float:
    """Used share; of a floor the share by which it is just reached."""
    if use.limit.partition(":")[0] in FLOOR_KINDS:
        return use.available / use.used if use.used > 0 else math.inf
    return use.used / use.available if use.available > 0 else math.inf


def _needs(data: PlanData, kind: str, area: str, about: str) -> list[tuple[str, float]]:
    """Project and need of every possible start that needs something of the limit."""
    need = _need_of(data, kind, area, about)
    return [
        (start[0], amount)
        for park in _parks(data, kind, area, about)
        for start in data.starts_at[park]
        if data.projects[start[0]].fixed != "out" and (amount := need(start)) > 0
    ]


def _parks(data: PlanData, kind: str, area: str, about: str) -> tuple[str, ...]:
    """Parks whose starts count; an enclave's income counts for its partner too."""
    if kind in FLOOR_KINDS:
        return floor_parks(data, about or INCOME, area)
    return data.parks_in[area]


def _need_of(data: PlanData, kind: str, area: str, about: str) -> Callable[[Start], float]:
    """What a start takes of a limit (of a floor: what it brings)."""
    projects = data.projects
    if kind == LAND:
        return lambda start: projects[start[0]].land_at(start[1])
    if kind == BUDGET:
        return lambda start: projects[start[0]].support_at(start[1])
    if kind == PURSUITS:
        return lambda start: float(projects[start[0]].pursued)
    if kind in FLOOR_KINDS:
        return lambda start: floor_amount(data, about or INCOME, area, data.periods, start)
    if kind == MARKET:
        return lambda start: (
            projects[start[0]].output_at(start[1]) if projects[start[0]].industry == about else 0.0
        )
    needs = data.needs.get(kind, {})
    return lambda start: needs.get(start[:2], 0.0)


def _given(data: PlanData, kind: str, area: str, about: str) -> float:
    """The greatest amount given in any period; of a purse all its money."""
    if kind == LAND:
        return max(mu for (park, _), mu in data.land_mu.items() if park == area)
    if kind == BUDGET:
        return math.fsum(wan for (purse, _), wan in data.purse_wan.items() if purse == area)
    if kind == PURSUITS:
        return float(data.pursuits_max)
    if kind == MARKET:
        return data.market_wan[about, area]
    if kind in FLOOR_KINDS:
        floors = [x for key, x in data.floors.items() if key[:2] == (about, area)]
        return max(floors) if about else data.income_floor_wan[area]
    return max(amount for (r, a, _), amount in data.limits.items() if (r, a) == (kind, area))


def _step(kind: str, unit: str, given: float, least_need: float) -> float:
    """A practical step: 10 mu, 1 project, 1 MW, 1 % of a floor.

    Of money the round number at or below 10 % of the purse, at most 100 wan yuan.
    Elsewhere a round number near 2 % of what is given (near the smallest need where that is
    nothing).
    """
    fixed = {LAND: LAND_STEP_MU, PURSUITS: 1.0}
    if kind in fixed:
        return fixed[kind]
    if kind == BUDGET:
        share = BUDGET_STEP_SHARE * given if given > 0 else least_need
        return min(round_down(share), BUDGET_STEP_MOST_WAN)
    if kind in FLOOR_KINDS:
        return FLOOR_STEP_SHARE * given
    if unit.lower() == MEGAWATT:
        return POWER_STEP_MW
    return round_number(STEP_SHARE * given if given > 0 else least_need)


def round_number(amount: float) -> float:
    """The 1, 2 or 5 with noughts that is nearest by ratio to a positive amount."""
    power = 10.0 ** math.floor(math.log10(amount))
    return min((n * power for n in (1, 2, 5, 10)), key=lambda x: abs(math.log(x / amount)))


def round_down(amount: float) -> float:
    """The greatest 1, 2 or 5 with noughts that is not above a positive amount."""
    power = 10.0 ** math.floor(math.log10(amount) + 1e-9)
    return max(n * power for n in (1, 2, 5) if n * power <= amount * (1 + 1e-9))


def _counties(data: PlanData, kind: str, area: str, about: str) -> tuple[str, ...]:
    need = _need_of(data, kind, area, about)
    parks = _parks(data, kind, area, about)
    using = {data.park_county[p] for p in parks if any(need(s) > 0 for s in data.starts_at[p])}
    return tuple(sorted(using))


def _money_period(data: PlanData, area: str, fullest: LimitUse) -> int | None:
    """When new money comes: at first if it is carried on from then, else when it is shortest."""
    first = min(t for purse, t in data.purse_wan if purse == area)
    carried = all((area, t) in data.carry_over for t in range(first + 1, data.periods + 1))
    return None if carried else fullest.period


def concerning(limits: Iterable[Limit], county: str) -> tuple[Limit, ...]:
    """Limits that a county uses, its own and those it shares."""
    return tuple(one for one in limits if county in one.counties)
