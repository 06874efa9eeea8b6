"""Annex: every limit of every area in every period."""

from planner.report.document.chapters_plan.limits import fill
from planner.report.document.chapters_plan.writer import Writer
from planner.report.document.material import Material
from planner.report.document.parts import Block, Chapter, Column, Paragraph, Table

SHOWN = 20


def annex_balances(material: Material) -> Chapter:
    """A row per limit, area and period; grants between purses."""
    write = Writer(material)
    title = write.tell("annex_balances.title")
    uses = write.result.audit.limits
    if not uses:
        return Chapter("annex_balances", title, (write.missing("limits.none"),), annex=True)
    chance = any(use.overrun_share is not None for use in uses)
    rows = tuple(
        (
            write.limit_name(use.limit),
            write.area(use.area),
            write.years_in(use.period) if use.period else write.say("always"),
            write.unit(use.unit),
            use.used,
            use.available,
            use.available - use.used,
            share if (share := fill(use)) < float("inf") else None,
            *((use.supply, use.overrun_share) if chance else ()),
        )
        for use in sorted(
            uses, key=lambda use: (use.limit, write.home(use.area), use.area, use.period or 0)
        )
    )
    columns = (
        write.column("limit"),
        write.column("area"),
        write.column("years"),
        write.column("unit"),
        write.column("used", "amount", decimals=2),
        write.column("available", "amount", decimals=2),
        write.column("left", "amount", decimals=2),
        write.column("share", "share"),
        *(_promised(write) if chance else ()),
    )
    words = Paragraph(write.tell("annex_balances.words", count=len(rows)))
    table = Table("balances", write.tell("annex_balances.table"), columns, rows, "", SHOWN)
    blocks: tuple[Block, ...] = (words, table, *_grants(write))
    return Chapter("annex_balances", title, blocks, annex=True)


def _promised(write: Writer) -> tuple[Column, ...]:
    """Columns that are there only where the probability of overrun is promised."""
    return (
        write.column("supply", "amount", decimals=2),
        write.column("overrun", "share", decimals=2),
    )


def _grants(write: Writer) -> tuple[Block, ...]:
    """Money from purses of groups to counties."""
    rows = tuple(
        (write.area(group), write.names("counties", county), write.years_in(period), amount)
        for (group, county, period), amount in sorted(write.plan.grants.items())
    )
    if not rows:
        return ()
    columns = (
        write.column("payer"),
        write.column("county"),
        write.column("years"),
        write.column("amount", "amount", "wan"),
    )
    return (Table("grants", write.tell("annex_balances.grants"), columns, rows, "", SHOWN),)
