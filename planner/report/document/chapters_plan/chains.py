"""Of the recommended plan: links of the chains, and where a chain breaks off."""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from planner.districts.whole import targets_of
from planner.report.document.chapters_plan.hubs import hub_blocks
from planner.report.document.chapters_plan.writer import Writer
from planner.report.document.parts import Block, Paragraph, Picture, Table
from planner.report.numbers import wan
from planner.results import LinkLine

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SHOWN = 12
MOST_FLOWS = 60


def chain_blocks(write: Writer) -> Iterator[Block]:
    """Flow of the links, the links one by one, the gaps, what leans on hubs."""
    if not write.scenario.rows("chains"):
        yield write.missing("chains.no_table")
        yield from hub_blocks(write)
        return
    lines = sorted(write.result.audit.links, key=lambda one: (-one.value_wan, one.county))
    outside = [one for one in lines if _outside(write, one)]
    if lines:
        value = wan(sum(one.value_wan for one in lines), write.language)
        yield Paragraph(
            write.tell("chains.words", count=len(lines), outside=len(outside), value=value)
        )
        yield _flow(write, lines)
        yield _links(write, lines)
    else:
        yield write.missing("chains.none")
    yield from _gaps(write, lines)
    yield from hub_blocks(write)


def _outside(write: Writer, line: LinkLine) -> bool:
    """Whether the partner is a hub and no county."""
    return line.partner not in write.counties


def _flow(write: Writer, lines: list[LinkLine]) -> Picture:
    arrows = {(line.upstream, line.downstream) for line in lines}
    return Picture(
        "chains_flow",
        write.tell("chains.flow"),
        partial(_draw, write, lines),
        write.tell("chains.flow_words", count=len(arrows)),
        "chains_links",
        write.tell("chains.flow_note", most=MOST_FLOWS)
        if len(arrows) > MOST_FLOWS
        else write.tell("chains.flow_note_all"),
    )


def _draw(write: Writer, lines: list[LinkLine]) -> "Figure":
    from planner.report.document.charts import Flow, flow_figure  # noqa: PLC0415 - slow

    counts: Counter[tuple[str, str]] = Counter()
    outside: Counter[tuple[str, str]] = Counter()
    for line in lines:
        counts[line.upstream, line.downstream] += 1
        outside[line.upstream, line.downstream] += _outside(write, line)
    flows = [
        Flow(write.industry(up), write.industry(down), count, outside[up, down])
        for (up, down), count in counts.most_common(MOST_FLOWS)
    ]
    flows.sort(key=lambda one: (one.upstream, one.downstream))
    words = [write.tell(f"flow.{key}") for key in ("suppliers", "customers", "inside", "outside")]
    return flow_figure(flows, words)


def _links(write: Writer, lines: list[LinkLine]) -> Table:
    rows = tuple(
        (
            write.names("counties", one.county),
            write.industry(one.upstream),
            write.industry(one.downstream),
            write.say("itself") if one.partner == one.county else write.area(one.partner),
            write.tell("yes" if _outside(write, one) else "no"),
            one.share,
            one.value_wan,
        )
        for one in lines
    )
    columns = (
        write.column("county"),
        write.column("upstream"),
        write.column("downstream"),
        write.column("partner"),
        write.column("outside"),
        write.column("strength", "share", decimals=0),
        write.column("value", "amount", "wan"),
    )
    return Table("chains_links", write.tell("chains.links"), columns, rows, "", SHOWN)


def gaps(write: Writer) -> Counter[tuple[str, str]]:
    """Counties by arrow that have its supplier while no customer is within reach, even a hub."""
    data = write.data
    have = targets_of(data, write.plan) | data.present
    found: Counter[tuple[str, str]] = Counter()
    for (up, down), value in data.chain_wan.items():
        for county in data.counties:
            near = any((other, down) in have for other in data.reach(county))
            hub = data.hub_share.get((county, down), 0.0) > 0
            if value > 0 and (county, up) in have and not near and not hub:
                found[up, down] += 1
    return found


def _gaps(write: Writer, lines: list[LinkLine]) -> Iterator[Block]:
    """Arrows that break off, those that most counties lack first."""
    found = gaps(write)
    if not found:
        yield Paragraph(write.tell("chains.no_gaps"))
        return
    yield Paragraph(write.tell("chains.gaps_words", count=len(found), places=sum(found.values())))
    linked = Counter((line.upstream, line.downstream) for line in lines)
    rows = tuple(
        (
            write.industry(up),
            write.industry(down),
            count,
            linked[up, down],
            write.data.chain_wan[up, down],
        )
        for (up, down), count in sorted(found.items(), key=lambda one: (-one[1], one[0]))
    )
    columns = (
        write.column("upstream"),
        write.column("lacks"),
        write.column("counties_lacking", "count"),
        write.column("counties_linked", "count"),
        write.column("link_value", "amount", "wan"),
    )
    yield Table("chains_gaps", write.tell("chains.gaps"), columns, rows, "", SHOWN)
