"""What one more step of a limit is worth: prices that were solved for, prices of the proof."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from planner.report.document.chapters_plan.writer import Writer
from planner.report.document.material import Study
from planner.report.document.parts import Block, Cell, Paragraph, Table
from planner.schema import LAND
from planner.variations import BUDGET, MARKET, PURSUITS

SHOWN = 40
ROW = re.compile(r"(\w+)\[(.*)\]")
"""Name of a row of the model: its kind and its key."""


@dataclass(frozen=True)
class Posted:
    """A posted price: wan yuan for one unit more of a limit of an area in a period."""

    limit: str
    area: str
    period: int
    price: float


def worth_blocks(write: Writer) -> Iterator[Block]:
    """Posted prices of the proof, and prices that were solved for if the study is there."""
    study = write.study("prices", "limits")
    solved = [] if study is None else _solved(write, study)
    if study is not None:
        yield from solved
    prices = posted(write.result.solution.prices)
    others = len(write.result.solution.prices) - len(prices)
    if prices:
        yield Paragraph(write.tell("limits.posted_words", count=len(prices), others=others))
        units = {(use.limit, use.area): use.unit for use in write.result.audit.limits}
        rows = tuple(
            (
                write.limit_name(one.limit),
                write.area(one.area),
                write.years_in(one.period),
                write.unit(units.get((one.limit, one.area), "")),
                one.price,
            )
            for one in prices
        )
        columns = (
            write.column("limit"),
            write.column("area"),
            write.column("years"),
            write.column("unit"),
            write.column("posted", "amount", decimals=4),
        )
        note = write.tell("limits.posted_note")
        yield Table("limits_posted", write.tell("limits.posted"), columns, rows, note, SHOWN)
    elif write.result.solution.prices:
        yield Paragraph(write.tell("limits.no_posted_limit", others=others))
    else:
        yield write.missing("limits.no_posted")
    if study is None:
        yield write.missing("limits.no_prices", run=write.material.run.run)


def posted(prices: Mapping[str, float]) -> list[Posted]:
    """Prices of limits among the prices of rules, by the names of their rows in the model."""
    found = []
    for name, price in prices.items():
        row = ROW.fullmatch(name)
        kind, key = (
            (row[1], [part.strip().strip("'") for part in row[2].split(",")]) if row else ("", [])
        )
        if kind == "land_limit":
            found.append(Posted(LAND, key[0], int(key[1]), price))
        elif kind == "resource_limit":
            found.append(Posted(key[0], key[1], int(key[2]), price))
        elif kind == "budget_limit":
            found.append(Posted(BUDGET, key[0], int(key[1]), price))
        elif kind == "market_limit":
            found.append(Posted(f"{MARKET}:{key[0]}", key[1], int(key[2]), price))
        elif kind == "pursuits_limit":
            found.append(Posted(PURSUITS, key[0], int(key[1]), price))
    return found


def _solved(write: Writer, study: Study) -> list[Block]:
    """Table of the study of prices: the first step and the average price of each limit."""
    told = study.summary["limits"]
    if not told:
        return [Paragraph(write.tell("limits.none_priced"))]
    rows = tuple(_priced(write, one) for one in told)
    worthless = sum(bool(one["worthless"]) for one in told)
    columns = (
        write.column("limit"),
        write.column("area"),
        write.column("step", "amount"),
        write.column("unit"),
        write.column("gain_low", "amount", "wan"),
        write.column("gain_high", "amount", "wan"),
        write.column("average_low", "amount", decimals=3),
        write.column("average_high", "amount", decimals=3),
    )
    title, note = write.tell("limits.priced"), write.tell("limits.priced_note")
    return [
        Paragraph(write.tell("limits.priced_words", count=len(told), worthless=worthless)),
        Table("limits_priced", title, columns, rows, note, SHOWN),
    ]


def _priced(write: Writer, one: Mapping[str, Any]) -> tuple[Cell, ...]:
    first = min(
        (level for level in one["levels"] if level["steps"] > 0),
        key=lambda level: level["steps"],
        default=None,
    )
    gain = (first or {}).get("gain_wan") or {"low": None, "high": None}
    average = one["average_shadow_price_wan_per_unit"] or {"low": None, "high": None}
    return (
        write.limit_name(one["limit"]),
        write.area(one["area"]),
        one["step_amount"],
        write.unit(one["unit"]),
        gain["low"],
        gain["high"],
        average["low"],
        average["high"],
    )
