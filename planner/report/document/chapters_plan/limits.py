"""Chapter 6: how far the limits are used, which bind, what one more step is worth; the ledger."""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from planner.report.document.chapters_plan.ledger import ledger_blocks
from planner.report.document.chapters_plan.worth import worth_blocks
from planner.report.document.chapters_plan.writer import Writer
from planner.report.document.material import Material
from planner.report.document.parts import Block, Cell, Chapter, Paragraph, Picture, Section, Table
from planner.report.frames import BINDING_SHARE, LOWER_LIMITS, NEARLY_SHARE, binding_limits
from planner.results import LimitUse
from planner.schema import LAND
from planner.variations import BUDGET, MARKET, PURSUITS

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MOST_BARS = 20
SHOWN = 16
BARS_LEAVE_OUT = (BUDGET, PURSUITS, *LOWER_LIMITS)
"""Kinds in tables only: purses and outreach are meant to be used up, floors to be exceeded."""


def limits(material: Material) -> Chapter:
    """Use, binding limits, posted prices, balances by year, ledger by county and year."""
    write = Writer(material)
    blocks: tuple[Block, ...] = (
        Section(write.tell("limits.use"), tuple(_use(write))),
        Section(write.tell("limits.binding"), tuple(_binding(write))),
        Section(write.tell("limits.worth"), tuple(worth_blocks(write))),
        Section(write.tell("limits.balances"), tuple(_balances(write))),
        Section(write.tell("limits.ledger"), tuple(ledger_blocks(write))),
    )
    return Chapter("limits", write.tell("limits.title"), blocks)


def fill(use: LimitUse) -> float:
    """Used part of a limit; infinite where something is used of nothing."""
    if use.available > 0:
        return use.used / use.available
    return float("inf") if use.used > 0 else 0.0


def _left_out(use: LimitUse) -> bool:
    return use.limit.partition(":")[0] in BARS_LEAVE_OUT


def _use(write: Writer) -> Iterator[Block]:
    """The fullest period of every limit."""
    peaks: dict[tuple[str, str], LimitUse] = {}
    for use in write.result.audit.limits:
        about = (use.limit, use.area)
        if about not in peaks or fill(use) > fill(peaks[about]):
            peaks[about] = use
    if not peaks:
        yield write.missing("limits.none")
        return
    ordered = sorted(
        peaks.values(),
        key=lambda use: (_left_out(use), -fill(use), use.limit, use.area),
    )
    shown = [use for use in ordered if not _left_out(use) and use.available > 0]
    full = sum(fill(use) >= BINDING_SHARE for use in shown)
    nearly = sum(NEARLY_SHARE <= fill(use) < BINDING_SHARE for use in shown)
    yield Paragraph(
        write.tell("limits.use_words", count=len(peaks), shown=len(shown), full=full, nearly=nearly)
    )
    if shown:
        key = "limits.bars_note" if len(shown) > MOST_BARS else "limits.bars_note_all"
        yield Picture(
            "limits_use",
            write.tell("limits.bars"),
            partial(_bars, write, shown[:MOST_BARS]),
            write.tell("limits.bars_words", count=min(len(shown), MOST_BARS)),
            "limits_peaks",
            write.tell(key, most=MOST_BARS),
        )
    columns = (
        write.column("limit"),
        write.column("area"),
        write.column("unit"),
        write.column("peak_years"),
        write.column("used", "amount"),
        write.column("available", "amount"),
        write.column("share", "share"),
    )
    rows = tuple(_peak(write, use) for use in ordered)
    note = write.tell(f"limits.peaks_note.{write.settings.landing.reserve}")
    yield Table("limits_peaks", write.tell("limits.peaks"), columns, rows, note, SHOWN)


def _peak(write: Writer, use: LimitUse) -> tuple[Cell, ...]:
    share = fill(use)
    return (
        write.limit_name(use.limit),
        write.area(use.area),
        write.unit(use.unit),
        write.years_in(use.period) if use.period else write.say("always"),
        use.used,
        use.available,
        share if share < float("inf") else None,
    )


def _bars(write: Writer, uses: list[LimitUse]) -> "Figure":
    from planner.report.document.charts import use_figure  # noqa: PLC0415 - matplotlib is slow

    names = [f"{write.area(use.area)} {write.limit_name(use.limit)}" for use in uses]
    words = [write.tell(f"bars.{key}") for key in ("full", "nearly", "free")]
    return use_figure(names, [fill(use) for use in uses], words)


def _binding(write: Writer) -> Iterator[Block]:
    """Limits that bind, with their periods."""
    found = binding_limits(write.result)
    if not found:
        yield Paragraph(write.tell("limits.none_bind"))
        return
    kinds: dict[str, int] = defaultdict(int)
    for one in found:
        kinds[one.limit.partition(":")[0]] += 1
    known = (LAND, BUDGET, PURSUITS, "income_floor")
    listed = write.joined(
        f"{write.tell('limits.markets') if kind == MARKET else write.limit_name(kind)} {count}"
        for kind, count in sorted(kinds.items(), key=lambda one: (one[0] not in known, -one[1]))
    )
    yield Paragraph(write.tell("limits.bind_words", count=len(found), listed=listed))
    rows = tuple(
        (
            write.limit_name(one.limit),
            write.area(one.area),
            write.years(one.periods),
            one.used,
            one.available,
            write.unit(one.unit),
        )
        for one in found
    )
    columns = (
        write.column("limit"),
        write.column("area"),
        write.column("years"),
        write.column("used", "amount"),
        write.column("available", "amount"),
        write.column("unit"),
    )
    title, note = write.tell("limits.binding_table"), write.tell("limits.binding_note")
    yield Table("limits_binding", title, columns, rows, note, SHOWN)


# --- balances -------------------------------------------------------------------------------------


def _balances(write: Writer) -> Iterator[Block]:
    """Used and available by limit and period, summed over the areas that have the limit."""
    sums: dict[tuple[str, int], list[float]] = defaultdict(lambda: [0.0, 0.0])
    units: dict[str, str] = {}
    for use in write.result.audit.limits:
        kind = use.limit
        floor = kind.partition(":")[0] in LOWER_LIMITS
        if use.period is not None and kind != PURSUITS and not floor:
            sums[kind, use.period][0] += use.used
            sums[kind, use.period][1] += use.available
            units[kind] = use.unit
    if not sums:
        yield write.missing("limits.none")
        return
    for (_, _, period), amount in write.plan.grants.items():
        # A grant is used in the group's purse and available in the county's: it counts once.
        for n in range(2):
            sums[BUDGET, period][n] -= amount
    rows = []
    for kind, unit in units.items():
        for n, key in enumerate(("used", "available")):
            amounts = [sums[kind, t][n] if (kind, t) in sums else None for t in write.periods]
            name = write.limit_name(kind)
            rows.append((name, write.unit(unit), write.tell(f"column.{key}"), *amounts))
    yield Paragraph(write.tell("limits.balances_words"))
    columns = (
        write.column("limit"),
        write.column("unit"),
        write.column("side"),
        *(write.period_column(t, "") for t in write.periods),
    )
    title, note = write.tell("limits.balances_table"), write.tell("limits.balances_note")
    yield Table("limits_balances", title, columns, tuple(rows), note, SHOWN)
