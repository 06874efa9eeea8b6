"""What can be loosened to mend a plan that cannot exist, by how much, and at what price.

A lever is one more column of the elastic model: mu of land, MW of power, wan yuan of money, a count
of a rule, a fixed project let go. Its price says how unwelcome a unit of it is, not what it costs
in a ledger; only the order of the repairs depends on the prices.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from planner.schema import FLOOR_UNITS, LAND
from planner.studies.diagnose.rules import (
    DESIGNATION,
    FIXED_IN,
    FIXED_OUT,
    RELATION,
    Group,
    Rule,
    Rulebook,
)
from planner.variations import (
    AREA_FLOOR,
    BOUGHT,
    BUDGET,
    COUNT_RULES,
    FLOOR,
    MARKET,
    PURSUITS,
    SHARE_RULES,
    SOLD,
    Change,
    Drop,
    Raise,
    Recount,
    Relax,
    Unfix,
)

PRICES: Mapping[str, float] = {
    LAND: 30.0,  # wan a mu: requisition, levelling and roads of county industrial land
    "MW": 100.0,  # wan a MW: a share of a 110 kV substation and its line
    "10000m3": 10.0,  # wan: works for 10,000 m3 a year at 10 yuan a m3
    "person": 3.0,  # wan: recruiting, training and housing one worker
    "tce": 0.1,  # wan: a ton of coal equivalent of quota bought from elsewhere
    "share": 100.0,  # wan for one per cent of a supply in any other unit
    BUDGET: 1.0,  # money is money
    FLOOR: 1.0,  # a floor promised less counts like money given
    MARKET: 0.2,  # wan for a wan of yearly output: winning buyers outside the region
    PURSUITS: 300.0,  # wan: one more negotiation team for every county
    "count": 2000.0,  # a rule of the layout was agreed on: it goes last but for decisions
    "fixed": 3000.0,  # a project decided on: somebody has to go back on a word given
    DESIGNATION: 3000.0,  # likewise
    RELATION: 5000.0,  # mostly a fact of engineering, seldom a wish
}
"""Price of one unit in wan yuan: orders of magnitude that a user may change, no estimates."""

SWITCHES = (FIXED_IN, FIXED_OUT, RELATION, DESIGNATION, "lead_required", *SHARE_RULES)
"""Rules that hold or do not: there is nothing between."""

SETTINGS = (*COUNT_RULES, "lead_required", *SHARE_RULES, PURSUITS)
"""Rules that are one setting for all areas: loosened for one, they are for all."""

UPPER, LOWER = 1, -1


@dataclass(frozen=True)
class Entry:
    """A unit of a lever moves the upper or lower limit of a row outwards by `amount`."""

    row: int
    side: int
    amount: float


@dataclass(frozen=True)
class Lever:
    """One way to loosen rules.

    Attributes
    ----------
    rule
        Rule that it loosens; without an area where it is a setting for all.
    period
        Of money; 0 elsewhere.
    entries
        What it does to the rows.
    most
        More than this of it never helps.
    whole
        Whether only whole units make sense.
    price_wan
        Price of a unit.
    """

    rule: Rule
    period: int
    entries: tuple[Entry, ...]
    most: float
    whole: bool
    price_wan: float

    @property
    def key(self) -> str:
        """Name of the lever."""
        return f"{self.rule.key}:{self.period}" if self.period else self.rule.key


def levers_of(
    book: Rulebook, prices: Mapping[str, float], units: Mapping[str, str]
) -> tuple[Lever, ...]:
    """Every lever of a model.

    Parameters
    ----------
    prices
        As `PRICES`; a resource may have a price under its own code too.
    units
        Unit of every resource.
    """
    reach = _Reach(book)
    found: list[Lever] = []
    settings: dict[str, list[Group]] = {}
    for group in book.groups:
        if group.rule.kind in SETTINGS:
            settings.setdefault(group.rule.kind, []).append(group)
        elif group.rule.kind == BUDGET:
            found += _money(book, group, prices[BUDGET])
        else:
            found.append(
                _lever(group.rule, [group], reach, price_of(book, group.rule, prices, units))
            )
    for kind, groups in settings.items():
        lever = _lever(Rule(kind), groups, reach, price_of(book, Rule(kind), prices, units))
        found.append(_with_floors(lever, settings.get("lead_required", ())))
    return tuple(lever for lever in found if lever.most > 0)


def price_of(
    book: Rulebook, rule: Rule, prices: Mapping[str, float], units: Mapping[str, str]
) -> float:
    """Price of one unit of a lever, wan yuan."""
    if rule.kind == "resource":
        unit = units.get(rule.about, "")
        if rule.about in prices or unit in prices:
            return prices.get(rule.about, prices.get(unit, 0.0))
        supply = max(v for key, v in book.data.limits.items() if key[:2] == (rule.about, rule.area))
        return prices["share"] / max(0.01 * supply, 1.0)
    if rule.kind in (BOUGHT, SOLD):
        most = getattr(book.data.streams[rule.about], f"{rule.kind}_max")
        return float(prices["share"] / max(0.01 * most, 1.0))
    if rule.kind in (FIXED_IN, FIXED_OUT):
        return prices["fixed"]
    if rule.kind == AREA_FLOOR:
        unit = FLOOR_UNITS[rule.about.partition(":")[0]]  # type: ignore[index]
        return prices[{"person": "person", "wan_per_year": MARKET}.get(unit, FLOOR)]
    return prices[rule.kind] if rule.kind in prices else prices["count"]


def _lever(rule: Rule, groups: Iterable[Group], reach: "_Reach", price: float) -> Lever:
    """Lever that moves every loosened side of the groups' rows."""
    switch = rule.kind in SWITCHES
    sides = [side for group in groups for side in reach.sides(group)]
    if switch:
        # A required lead may be asked for more than once by then: see `_with_floors`.
        more = reach.greatest if rule.kind == "lead_required" else np.zeros_like(reach.greatest)
        entries = tuple(
            Entry(row, side, need + float(more[row])) for row, side, need in sides if need > 0
        )
        return Lever(rule, 0, entries, 1.0 if entries else 0.0, True, price)
    entries = tuple(Entry(row, side, 1.0) for row, side, _ in sides)
    most = max((need for *_, need in sides), default=0.0)
    if rule.kind in (FLOOR, AREA_FLOOR):  # a floor below zero would be none
        most = min(most, max(reach.compiled.row_lower[row] for row, *_ in sides))
    return Lever(rule, 0, entries, most, rule.kind in (*COUNT_RULES, PURSUITS), price)


def _money(book: Rulebook, group: Group, price: float) -> Iterator[Lever]:
    """One lever for each period in which the purse is filled."""
    places = {book.compiled.rows[loose.row]: loose.row for loose in group.rows}
    support = sum(
        project.support_wan * project.count_max for project in book.data.projects.values()
    )
    building = sum(expansion.cost_wan for expansion in book.data.expansions.values())
    for (area, period), row in book.model.budget_limit.items():
        if area == group.rule.area and (area, period) in book.data.purse_wan:
            entries = (Entry(places[row.name], UPPER, 1.0),)
            yield Lever(group.rule, period, entries, support + building, False, price)


def _with_floors(lever: Lever, floors: Iterable[Group]) -> Lever:
    """A park that must have its leads must have more of them if more are allowed."""
    if lever.rule.kind != "leads_per_park":
        return lever
    raised = tuple(Entry(loose.row, LOWER, -1.0) for group in floors for loose in group.rows)
    return Lever(lever.rule, 0, (*lever.entries, *raised), lever.most, lever.whole, lever.price_wan)


class _Reach:
    """How far beyond its limits every row could go."""

    def __init__(self, book: Rulebook) -> None:
        compiled = book.compiled
        self.compiled = compiled
        upper = np.where(np.isfinite(compiled.upper), compiled.upper, 0.0)
        lower = np.where(np.isfinite(compiled.lower), compiled.lower, 0.0)
        above, below = compiled.matrix.maximum(0), compiled.matrix.minimum(0)
        self.greatest = above @ upper + below @ lower
        self.least = above @ lower + below @ upper

    def sides(self, group: Group) -> Iterator[tuple[int, int, float]]:
        """Row, side and need of every side that the group's rule loosens.

        The need is how far the limit has to move to let everything pass that the loosened row lets
        pass: rows of money apart, every column is bounded.
        """
        for loose in group.rows:
            low, high = self.compiled.row_lower[loose.row], self.compiled.row_upper[loose.row]
            if loose.upper > high:
                beyond = min(self.greatest[loose.row], loose.upper) - high
                yield loose.row, UPPER, max(float(beyond), 0.0)
            if loose.lower < low:
                beyond = low - max(self.least[loose.row], loose.lower)
                yield loose.row, LOWER, max(float(beyond), 0.0)


@dataclass(frozen=True)
class Step:
    """One step of a repair: so many units of a lever, at a price for each."""

    rule: Rule
    period: int
    amount: float
    price_wan: float


def changes_of(steps: Iterable[Step]) -> tuple[Change, ...]:
    """The same steps as changes of the data."""
    changes: list[Change] = []
    dropped: dict[str, list[int]] = {}
    for step in steps:
        rule, amount = step.rule, step.amount
        if rule.kind in (RELATION, DESIGNATION):
            dropped.setdefault(f"{rule.kind}s", []).append(int(rule.about))
        elif rule.kind in (FIXED_IN, FIXED_OUT):
            changes.append(Unfix(rule.area))
        elif rule.kind in COUNT_RULES:
            by = math.ceil(amount - 1e-6)
            changes.append(Recount(rule.kind, -by if rule.kind == "specials_min" else by))
        elif rule.kind in ("lead_required", *SHARE_RULES):
            changes.append(Relax(rule.kind))
        elif rule.kind == FLOOR:
            changes.append(Raise(FLOOR, rule.area, -amount))
        elif rule.kind == AREA_FLOOR:
            measure, _, period = rule.about.partition(":")
            changes.append(Raise(AREA_FLOOR, rule.area, -amount, int(period), measure))
        elif rule.kind == "resource":
            changes.append(Raise(rule.about, rule.area, amount))
        else:  # land, budget, market, pursuits, bought, sold
            about = rule.about if rule.kind in (MARKET, BOUGHT, SOLD) else ""
            changes.append(Raise(rule.kind, rule.area, amount, step.period or None, about))
    changes += [Drop(what, tuple(sorted(places))) for what, places in sorted(dropped.items())]
    return tuple(changes)
