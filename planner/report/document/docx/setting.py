"""Which way pages lie: a broad table turns them, and takes the few words before it along."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.report.charts import width_of
from planner.report.document.docx.flow import Flow
from planner.report.document.docx.pictures import drawn, lies
from planner.report.document.docx.widths import Plan, plan_table, printed_rows
from planner.report.document.numbering import Numbers
from planner.report.document.parts import (
    Block,
    Document,
    Paragraph,
    Picture,
    Points,
    Section,
    Table,
)

FEW = 700
"""Letters of the words that a broad table or figure takes along to its pages."""


@dataclass(frozen=True)
class Heading:
    """A heading; a `fresh` one begins on a new page."""

    level: int
    words: str
    fresh: bool = False


@dataclass(frozen=True)
class SetTable:
    """A table, its printed cells and how it is set."""

    table: Table
    rows: Sequence[tuple[str, ...]]
    plan: Plan


@dataclass(frozen=True)
class SetPicture:
    """A figure and its pixels."""

    picture: Picture
    pixels: bytes


Words = Heading | Paragraph | Points
Item = Words | SetTable | SetPicture


def items_of(document: Document, flow: Flow) -> list[tuple[Item, bool]]:
    """All that is written, in its order, each with whether it stands on a page on its side."""
    items = list(_items(document, flow))
    turned = [False] * len(items)
    along, letters, start = False, 0, len(items)
    for place in reversed(range(len(items))):
        item = items[place]
        if isinstance(item, SetTable | SetPicture):
            turned[place] = along = _lies(item, flow)
            letters, start = 0, place
            continue
        letters += _letters(item)
        along = along and letters <= FEW
        before = items[place - 1] if place else None
        if _solid(before) or (isinstance(item, Heading) and not isinstance(before, Heading)):
            # A heading goes with its words or not at all.
            turned[place:start] = [along] * (start - place)
            start = place
    return list(zip(items, turned, strict=True))


def _solid(item: Item | None) -> bool:
    return isinstance(item, SetTable | SetPicture)


def _lies(item: SetTable | SetPicture, flow: Flow) -> bool:
    return item.plan.turned if isinstance(item, SetTable) else lies(flow, item.pixels)


def _letters(item: Words) -> int:
    if isinstance(item, Points):
        return sum(map(width_of, item.items))
    return width_of(item.words)


def _items(document: Document, flow: Flow) -> Iterator[Item]:
    """Headings and blocks in one line."""
    numbers = Numbers(document)
    first = [chapter for chapter in document.chapters if not chapter.annex][:2]
    for chapter in document.chapters:
        yield Heading(1, numbers.chapter(chapter), fresh=chapter.annex or chapter in first)
        place = 0
        for block in chapter.blocks:
            if isinstance(block, Section):
                place += 1
                yield Heading(2, numbers.section(chapter, place, block))
                for inner in block.blocks:
                    yield from _set(inner, flow)
            else:
                yield from _set(block, flow)


def _set(block: Block, flow: Flow) -> Iterator[Item]:
    """A block; a section in a section becomes a heading that the contents do not list."""
    match block:
        case Table():
            rows = printed_rows(block)
            upright, turned = (flow.width(side and flow.upright).pt for side in (False, True))
            yield SetTable(block, rows, plan_table(block, rows, upright, turned, flow.cell_size))
        case Picture():
            yield SetPicture(block, drawn(block.draw))
        case Section():
            yield Heading(3, block.title)
            for inner in block.blocks:
                yield from _set(inner, flow)
        case _:
            yield block
