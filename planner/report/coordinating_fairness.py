"""Fairness per head and floors in conflict, as ``planner coordinate`` prints them."""

import math
from collections.abc import Mapping

from planner.report.coordinating_page import CoordinatingPage, signed
from planner.report.numbers import percent, plain
from planner.report.page import RIGHT
from planner.studies.asking import Interval
from planner.studies.coordinate.evenness import Evenness, levels_of, price_share
from planner.studies.coordinate.schemes import FAIR, JOINT, LEXICOGRAPHIC, MAXMIN, Scheme

SHOWN = (JOINT, FAIR, MAXMIN, LEXICOGRAPHIC)
"""Schemes that are compared per head, as far as they are there."""

SAME_YUAN = 0.5
"""Less of a change per head is none."""


def floors_told(page: CoordinatingPage) -> None:
    """Floors that cannot all hold, and the least repair."""
    conflict = page.found.conflict
    if conflict is None:
        return
    scheme, counties = page.scheme(FAIR), page.counties_named(conflict.counties)
    key = {0: "floors_unnamed", 1: "floors_one"}.get(len(conflict.counties), "floors_conflict")
    page.line("  " + page.word(key, scheme=scheme, counties=counties))
    if conflict.doubtful:
        named = page.counties_named(conflict.doubtful)
        page.line("    " + page.word("floors_doubtful", counties=named))
    elif len(conflict.counties) > 1:
        page.line("    " + page.word("floors_apart"))
    if not conflict.missed_wan:
        page.line("    " + page.word("floors_no_repair"))
        return
    steps = page.listed(
        page.word("floor_step", county=page.area(county), amount=page.money(amount))
        for county, amount in conflict.missed_wan.items()
    )
    total = _between(page, conflict.total_wan)
    repaired = "floors_repair" if FAIR in page.found.schemes else "floors_repair_only"
    page.line("    " + page.word(repaired, scheme=scheme, total=total, steps=steps))


def _between(page: CoordinatingPage, amount: Interval) -> str:
    if amount.exact:
        return page.money(amount.high)
    return page.word("between", low=page.money(amount.low), high=page.money(amount.high))


def evenness_told(page: CoordinatingPage) -> None:
    """Fairness per head: what the lowest have, what it costs, who gains and who loses."""
    even = page.found.evenness
    if even is None:
        return
    page.heading("coordinate.evenness")
    left_out = page.counties_named(even.left_out)
    if len(even.residents) < 2:
        page.line("  " + page.word("even_few", counties=left_out))
        return
    shown = {name: page.found.schemes[name] for name in SHOWN if name in page.found.schemes}
    data = page.subject.case.data
    levels = {name: levels_of(data, even.residents, one.plan) for name, one in shown.items()}
    _prices(page, shown, levels)
    _rounds(page, even)
    if left_out:
        page.line("  " + page.word("even_left_out", counties=left_out))
    fair = [name for name in (MAXMIN, LEXICOGRAPHIC) if name in shown]
    for name in fair:
        _gainers(page, name, levels)
    if any(_changes(levels, name) for name in fair):
        _by_county(page, even, fair, levels)


def _prices(
    page: CoordinatingPage,
    shown: Mapping[str, Scheme],
    levels: Mapping[str, Mapping[str, float]],
) -> None:
    keys = ("lowest", "lowest_county", "highest", "price_value", "price_income")
    headers = [page.word("column.scheme")]
    headers += [("" if k == "lowest_county" else RIGHT) + page.word(f"column.{k}") for k in keys]
    rows = []
    for name, of in levels.items():
        lowest = min(of, key=lambda county, of=of: (of[county], county))  # type: ignore[misc]
        prices = ["", ""] if name == JOINT else _price(shown[JOINT], shown[name])
        rows.append(
            [
                page.scheme(name),
                plain(of[lowest]),
                page.area(lowest),
                plain(max(of.values())),
                *prices,
            ]
        )
    page.table(headers, rows)
    if len(rows) > 1:
        page.line("  " + page.word("even_basis"))
        if shown[JOINT].value_wan <= 0:
            page.line("  " + page.word("even_nothing"))


def price_of(joint: Scheme, fair: Scheme) -> Interval | None:
    """Price of a fair scheme as a share of the value of the joint plan."""
    return price_share(
        Interval(joint.value_wan, max(joint.bound_wan, joint.value_wan)),
        Interval(fair.value_wan, max(fair.bound_wan, fair.value_wan)),
    )


def income_price(joint: Scheme, fair: Scheme) -> float | None:
    """Share of the income of the joint plan that a fair plan goes without; below 0: it has more."""
    incomes = [sum(one.income_wan for one in s.payoffs.values()) for s in (joint, fair)]
    return None if incomes[0] <= 0 else (incomes[0] - incomes[1]) / incomes[0]


def _price(joint: Scheme, fair: Scheme) -> list[str]:
    value, income = price_of(joint, fair), income_price(joint, fair)
    told = "-"
    if value is not None:
        low, high = percent(value.low), percent(value.high)
        told = low if value.exact else f"{low} - {high}"
    return [told, "-" if income is None else percent(income + 0.0)]


def _rounds(page: CoordinatingPage, even: Evenness) -> None:
    for place, one in enumerate(even.rounds, start=1):
        facts = {"place": place, "sum": _yuan(one.sum_yuan), "bound": _yuan(one.bound_yuan)}
        proof = page.word("even_proved") if one.proved else page.word("even_open", **facts)
        level = _yuan(one.level_yuan)
        page.line("  " + page.word("even_round", place=place, level=level, proof=proof))
    count = len(even.residents)
    if not even.rounds:
        page.line("  " + page.word("even_none"))
    elif even.complete:
        page.line("  " + page.word("even_complete", count=count))
    else:
        page.line("  " + page.word("even_partial", places=len(even.rounds), count=count))
    if even.rounds and even.rounds[0].proved and abs(even.rounds[0].level_yuan) < SAME_YUAN:
        page.line("  " + page.word("even_zero"))


def _yuan(amount: float) -> str:
    """Yuan per head to one decimal: a bound that is near can be told from what it bounds."""
    return f"{amount:,.1f}" if math.isfinite(amount) else "-"


def _changes(levels: Mapping[str, Mapping[str, float]], name: str) -> dict[str, float]:
    """What counties have more per head than in the joint plan, where it is worth telling."""
    change = {c: levels[name][c] - levels[JOINT][c] for c in levels[JOINT]}
    return {c: x for c, x in change.items() if abs(x) >= SAME_YUAN}


def _gainers(page: CoordinatingPage, name: str, levels: Mapping[str, Mapping[str, float]]) -> None:
    changes = _changes(levels, name)
    up = {c: x for c, x in changes.items() if x > 0}
    down = {c: -x for c, x in changes.items() if x < 0}
    if not changes:
        page.line("  " + page.word("even_same", scheme=page.scheme(name)))
        return
    facts: dict[str, object] = {"scheme": page.scheme(name), "up": len(up), "down": len(down)}
    for key, some in (("up", up), ("down", down)):
        most = max(some, key=lambda c, some=some: some[c], default="")  # type: ignore[misc]
        facts[f"county_{key}"] = page.area(most) if most else "-"
        facts[f"most_{key}"] = plain(some.get(most, 0.0))
    page.line("  " + page.word("even_gainers", **facts))


def _by_county(
    page: CoordinatingPage,
    even: Evenness,
    fair: list[str],
    levels: Mapping[str, Mapping[str, float]],
) -> None:
    headers = [page.say("county"), RIGHT + page.word("column.people")]
    headers += [RIGHT + page.word(f"column.{name}") for name in (JOINT, *fair)]
    headers += [RIGHT + page.word("column.even_change")]
    last = fair[-1]
    rows = [
        [
            page.area(county),
            plain(heads),
            *(plain(levels[name][county]) for name in (JOINT, *fair)),
            signed(levels[last][county] - levels[JOINT][county]),
        ]
        for county, heads in even.residents.items()
    ]
    page.table(headers, rows)
