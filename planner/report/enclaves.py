"""Enclaves on pages and in tables: what they bring, and whose it is."""

import math
from collections.abc import Sequence
from typing import Any

from planner.record import enclave_record
from planner.report.numbers import finite, percent, plain
from planner.report.page import RIGHT, Page
from planner.report.study_files import Sheet
from planner.results import EnclaveLine
from planner.studies.coordinate.enclaves import EnclaveWorth

COLUMNS = (
    *("park", "host", "partner", "outside", "share", "land_share", "starts"),
    *("output_wan_per_year", "income_wan", "host_income_wan", "partner_income_wan"),
    *("tax_wan", "host_tax_wan", "partner_tax_wan", "land_mu", "host_land_mu", "partner_land_mu"),
    *("gain_low_wan", "gain_high_wan", "host_gain_wan", "partner_gain_wan", "others_gain_wan"),
)


def enclaves_part(page: Page, lines: Sequence[EnclaveLine]) -> None:
    """Table of the enclaves, a line for the whole and one for each side; nothing without any."""
    if not lines:
        return
    page.heading("enclaves")
    keys = ("side", "part", "output", "income", "tax", "land")
    headers = [page.say("enclave"), page.say("enclave_column.side")]
    headers += [RIGHT + page.say(f"enclave_column.{key}") for key in keys[1:]]
    page.table(headers, [row for one in lines for row in _rows(page, one)])
    page.line("  " + page.say("enclaves_note"))
    if any(one.outside for one in lines):
        page.line("  " + page.say("enclaves_outside"))


def _rows(page: Page, one: EnclaveLine) -> list[list[str]]:
    whole = (one.income_wan, one.tax_wan, one.land_mu)
    theirs = (one.partner_income_wan, one.partner_tax_wan, one.partner_land_mu)
    ours = tuple(all_ - part for all_, part in zip(whole, theirs, strict=True))
    output = plain(one.output_wan_per_year)
    return [
        [page.area(one.park), page.say("enclave_all"), "", output, *map(plain, whole)],
        ["", page.say("enclave_host", name=page.area(one.host)), percent(1 - one.share), ""]
        + [plain(amount) for amount in ours],
        ["", partner_name(page, one), percent(one.share), "", *map(plain, theirs)],
    ]


def partner_name(page: Page, one: EnclaveLine) -> str:
    """The partner in words; one outside is told as such."""
    if one.outside:
        return page.say("enclave_outside", name=one.partner)
    return page.say("enclave_partner", name=page.area(one.partner))


def gains_part(page: Page, found: Sequence[EnclaveWorth]) -> None:
    """What the plan is worth more with each enclave, and to whom."""
    for one in found:
        page.line("  " + _gain(page, one))


def _gain(page: Page, one: EnclaveWorth) -> str:
    park = page.area(one.line.park)
    if not one.line.starts:
        return page.say("enclave_gain.unused", park=park)
    if one.gain is None:
        return page.say("enclave_gain.unknown", park=park)
    low = plain(one.gain.low)
    if not math.isfinite(one.gain.high) or one.host is None or one.partner is None:
        if not math.isfinite(one.gain.low):
            return page.say("enclave_gain.impossible", park=park)
        key = "open" if one.gain.low > 0 else "unknown"
        return page.say(f"enclave_gain.{key}", park=park, low=low)
    sides = page.say(
        "enclave_gain.sides",
        host=page.area(one.line.host),
        host_gain=_signed(one.host),
        partner=one.line.partner if one.line.outside else page.area(one.line.partner),
        partner_gain=_signed(one.partner),
        others=_signed(one.others or 0.0),
    )
    key = "exact" if one.gain.exact else "zero" if one.gain.low <= 0 else "interval"
    high = plain(one.gain.high)
    return page.say(f"enclave_gain.{key}", park=park, low=low, high=high) + sides


def _signed(amount: float) -> str:
    return f"{'+' if amount > 0 else ''}{plain(amount)}"


def enclaves_record(found: Sequence[EnclaveWorth]) -> list[dict[str, Any]]:
    """Enclaves as plain records; what is not known is None."""
    return [
        {
            **enclave_record(one.line),
            "gain_low_wan": finite(one.gain.low) if one.gain else None,
            "gain_high_wan": finite(one.gain.high) if one.gain else None,
            "host_gain_wan": one.host,
            "partner_gain_wan": one.partner,
            "others_gain_wan": one.others,
        }
        for one in found
    ]


def enclaves_sheet(found: Sequence[EnclaveWorth]) -> Sheet:
    """Table of the enclaves."""
    return Sheet(COLUMNS, enclaves_record(found))
