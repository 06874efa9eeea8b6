"""Of the recommended plan: what leans on the demand of outside cities."""

from collections.abc import Iterator

from planner.report.document.chapters_plan.writer import Writer
from planner.report.document.parts import Block, Paragraph, Table
from planner.report.numbers import percent


def hub_blocks(write: Writer) -> Iterator[Block]:
    """The heaviest hub in a sentence, and all of them in a table; nothing if no start leans."""
    leaning = sorted(
        (one for one in write.result.audit.hubs if one.starts), key=lambda one: -one.income_wan
    )
    income_wan = write.result.audit.totals.income_wan
    if not leaning or income_wan <= 0:
        return
    first = leaning[0]
    yield Paragraph(
        write.tell(
            "hubs.words",
            hub=first.hub,
            share=percent(first.income_wan / income_wan),
            alone=percent(first.alone_wan / income_wan),
        )
    )
    rows = tuple(
        (
            one.hub,
            write.say("hub_joined").join(write.industry(code) for code in one.industries),
            one.starts,
            one.income_wan,
            one.income_wan / income_wan,
            one.alone_wan / income_wan,
        )
        for one in leaning
    )
    columns = (
        write.column("hub"),
        write.column("hub_industries"),
        write.column("hub_starts", "count"),
        write.column("hub_income", "amount", "wan"),
        write.column("hub_share", "share"),
        write.column("hub_alone", "share"),
    )
    yield Table("hubs", write.tell("hubs.table"), columns, rows, write.say("hubs_note"))
