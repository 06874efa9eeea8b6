"""One fact a line: the tidy table of the sampling studies, and their figures as words."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, Self

from planner.report.numbers import plain
from planner.studies.asking import Interval
from planner.studies.sensitivity.inputs import Input

FACT_COLUMNS = (
    *("about", "name", "measure", "value_wan", "low_wan", "high_wan"),
    *("value_share", "low_share", "high_share", "count"),
)
"""A fact fills the columns of its unit."""


@dataclass(frozen=True)
class Fact:
    """A figure about an input, a plan, a project: its value, or two ends, or both."""

    about: str
    name: str
    measure: str
    unit: Literal["wan", "share", "count"]
    value: float | None
    low: float | None = None
    high: float | None = None

    @classmethod
    def money(cls, about: str, name: str, measure: str, interval: Interval | None) -> Self:
        """An amount that lies between two ends; its value too where they are the same."""
        if interval is None:
            return cls(about, name, measure, "wan", None)
        value = interval.low if interval.exact else None
        return cls(about, name, measure, "wan", value, interval.low, interval.high)

    def line(self) -> Mapping[str, Any]:
        """Line of the table; what is not finite stays blank."""
        told: dict[str, Any] = {"about": self.about, "name": self.name, "measure": self.measure}
        if self.unit == "count":
            return told | {"count": self.value}
        for part in ("value", "low", "high"):
            figure = getattr(self, part)
            if figure is not None and math.isfinite(figure):
                told[f"{part}_{self.unit}"] = figure
        return told


def interval_word(interval: Interval | None) -> str:
    """Money in a cell: one figure, or two ends."""
    if interval is None:
        return "-"
    low, high = plain(interval.low), plain(interval.high)
    return low if interval.exact or low == high else f"{low} … {high}"


def share_word(interval: Interval) -> str:
    """Index in a cell: one figure, or two ends."""
    low, high = (
        f"{end:.2f}" if math.isfinite(end) else "-" for end in (interval.low, interval.high)
    )
    return low if low == high else f"{low} … {high}"


def range_word(factor: Input) -> str:
    """Range of an input as it would be written."""
    low, high = factor.range.low, factor.range.high
    if not factor.range.relative:
        return f"{plain_digits(low)}..{plain_digits(high)}"
    if math.isclose(low, -high):
        return f"±{100 * high:g}%"
    return f"{100 * low:+g}%..{100 * high:+g}%"


def plain_digits(number: float) -> str:
    """Number as short as it can be written."""
    return f"{number:.6g}"
