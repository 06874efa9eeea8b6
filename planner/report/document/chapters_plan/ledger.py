"""The ledger: what is expected to come in and go out, by county and by year."""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from planner.report.document.chapters_plan.writer import Writer, parted
from planner.report.document.parts import Block, Cell, Column, Paragraph, Picture, Table
from planner.report.frames import area_totals
from planner.report.numbers import wan

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SHOWN = 40
AMOUNTS = ("income_wan", "tax_wan", "support_wan", "build_wan", "output_wan", "jobs_person")


def ledger_blocks(write: Writer) -> Iterator[Block]:
    """Chart, totals by year, totals by county, and all lines."""
    lines = write.result.audit.ledgers
    if not any(getattr(line, name) for line in lines for name in AMOUNTS):
        yield write.missing("ledger.none")
        return
    years = _by_year(write)
    last = years[write.last_year]
    yield Paragraph(
        write.tell(
            "ledger.words",
            year=write.last_year,
            income=wan(last["income_wan"], write.language),
            tax=wan(last["tax_wan"], write.language),
            support=wan(sum(one["support_wan"] for one in years.values()), write.language),
        ),
        write.grade,
    )
    for ending, counties in parted(write.counties).items():
        yield Picture(
            f"ledger_chart{ending}",
            write.tell("ledger.chart"),
            partial(_draw, write, tuple(counties)),
            write.tell("ledger.chart_words", first=write.first_year, last=write.last_year),
            "ledger_lines",
            write.tell("ledger.note"),
        )
    yield from write.undrawn()
    yield _years(write, years)
    yield _areas(write)
    yield _lines(write)


def _by_year(write: Writer) -> dict[int, dict[str, float]]:
    """Sums over all counties and groups in each year of the horizon."""
    return {
        year: {name: sum(getattr(one, name) for one in write.ledger_in(year)) for name in AMOUNTS}
        for year in range(write.first_year, write.last_year + 1)
    }


def _draw(write: Writer, counties: tuple[str, ...]) -> "Figure":
    from planner.report.document.charts import LedgerWords, ledger_figure  # noqa: PLC0415 - slow

    years = {
        year: (one["income_wan"], one["tax_wan"], one["support_wan"])
        for year, one in _by_year(write).items()
    }
    sums: dict[str, list[float]] = {county: [0.0, 0.0] for county in counties}
    for line in write.result.audit.ledgers:
        if line.county in sums and line.year <= write.last_year:
            sums[line.county][0] += line.income_wan
            sums[line.county][1] += line.tax_wan
    facts = {"first": write.first_year, "last": write.last_year}
    keys = ("income", "tax", "support", "unit", "years", "counties")
    words = LedgerWords(**{key: write.tell(f"ledger.word.{key}", **facts) for key in keys})
    named = {write.names("counties", one): (a, b) for one, (a, b) in sums.items()}
    return ledger_figure(years, named, words)


def _columns(write: Writer) -> tuple[Column, ...]:
    return (
        write.column("income_year", "amount", "wan"),
        write.column("tax_year", "amount", "wan"),
        write.column("support", "amount", "wan"),
        write.column("build", "amount", "wan"),
        write.column("output", "amount", "wan"),
        write.column("jobs", "amount", "person"),
    )


def _years(write: Writer, years: dict[int, dict[str, float]]) -> Table:
    rows = tuple((year, *(one[name] for name in AMOUNTS)) for year, one in years.items())
    columns = (write.column("year", "year"), *_columns(write))
    title, note = write.tell("ledger.years"), write.tell("ledger.note")
    return Table("ledger_years", title, columns, rows, note)


def _areas(write: Writer) -> Table:
    """Discounted totals by county; the last row has the sums that may be added."""
    names = (
        *("starts", "expected", "land_mu", "jobs_person"),
        *("income_wan", "fiscal_wan", "support_wan", "build_wan"),
    )
    totals = area_totals(write.result)
    rows: list[tuple[Cell, ...]] = [
        (write.area(one.area), *(getattr(one, name) for name in names)) for one in totals
    ]
    sums = [
        None if name == "jobs_person" else sum(getattr(one, name) for one in totals)
        for name in names
    ]
    rows.append((write.say("sum"), *sums))
    columns = (
        write.column("county"),
        write.column("starts", "count"),
        write.column("expected", "amount"),
        write.column("land_expected", "amount", "mu", 0),
        write.column("jobs_best", "amount", "person", 0),
        write.column("income", "amount", "wan", 0),
        write.column("fiscal_before", "amount", "wan", 0),
        write.column("support", "amount", "wan", 0),
        write.column("build", "amount", "wan", 0),
    )
    title, note = write.tell("ledger.areas"), write.tell("ledger.areas_note")
    return Table("ledger_areas", title, columns, tuple(rows), note, SHOWN, total=True)


def _lines(write: Writer) -> Table:
    """All lines within the horizon, the county first."""
    order: dict[str, int] = defaultdict(lambda: len(write.counties))
    order |= {county: place for place, county in enumerate(write.counties)}
    lines = sorted(write.result.audit.ledgers, key=lambda one: (order[one.county], one.year))
    rows = tuple(
        (write.area(one.county), one.year, *(getattr(one, name) for name in AMOUNTS))
        for one in lines
    )
    columns = (write.column("county"), write.column("year", "year"), *_columns(write))
    title, note = write.tell("ledger.lines"), write.tell("ledger.note")
    return Table("ledger_lines", title, columns, rows, note, shown=10)
