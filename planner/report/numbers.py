"""How figures look on screens and in reports: one rule for each kind, in one place.

Only characters that a GBK console can show are used.
"""

import math

from planner.texts import Language, text

WHOLE_FROM = 100.0
"""From here on a decimal says nothing."""


def finite(amount: float | None) -> float | None:
    """Amount as JSON has it: None where it is not known or without end."""
    return amount if amount is not None and math.isfinite(amount) else None


def plain(number: float) -> str:
    """Figure with thousands commas: one decimal below 100, none above."""
    if not math.isfinite(number):
        return "-"
    rounded = round(number, 0 if abs(number) >= WHOLE_FROM else 1) + 0.0
    return f"{rounded:,.0f}" if rounded == int(rounded) else f"{rounded:,.1f}"


def wan(amount: float, language: Language) -> str:
    """Money with its unit, wan yuan."""
    return f"{plain(amount)} {text('label.unit.wan', language)}"


def percent(share: float) -> str:
    """Share as a percentage: one decimal, two significant digits below 1 %."""
    if not math.isfinite(share):
        return "-"
    if 0 < share < 1e-6:
        return "<0.0001 %"
    return f"{share * 100:.1f} %" if share >= 0.01 or share == 0 else f"{share * 100:.2g} %"


def duration(seconds: float) -> str:
    """Seconds with one decimal below ten."""
    return f"{seconds:.1f} s" if seconds < 10 else f"{seconds:.0f} s"


UNITS = {
    "mu": "label.unit.mu",
    "wan": "label.unit.wan",
    "wan_per_year": "label.unit.wan_year",
    "person": "label.unit.person",
    "10000m3": "label.unit.water",
    "tce": "label.unit.tce",
}
"""Units that tables use everywhere, and the texts that name them."""


def unit_word(unit: str, language: Language) -> str:
    """Word for a unit; units that are only this scenario's stay as they are written."""
    return text(UNITS[unit], language) if unit in UNITS else unit
