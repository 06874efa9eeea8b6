"""Chapter 3: how well each industry suits each county, before anything is optimised."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from pyomo.common.gc_manager import PauseGC

from planner.assess import Assessment, Cell, assess, in_order
from planner.report.document.chapters_plan.background import gate_rules
from planner.report.document.chapters_plan.writer import Writer, parted
from planner.report.document.material import Material
from planner.report.document.parts import Block, Chapter, Paragraph, Picture, Points, Section, Table
from planner.report.numbers import plain
from planner.texts import text

if TYPE_CHECKING:
    from matplotlib.figure import Figure

TOP = 5
MAP_COUNTIES = 18
"""Counties that a heat map shows on a page with legible figures."""

SHOWN = 80


def fit(material: Material) -> Chapter:
    """Scores, the best five of each county, weights, gates."""
    write = Writer(material)
    with PauseGC():  # cells stay, none of them in circles
        found = assess(write.scenario, top=TOP)
    known = any(cell.fit.share is not None for cell in found.cells.values())
    scores = tuple(_scores(write, found)) if known else (write.missing("fit.unknown"),)
    blocks: tuple[Block, ...] = (
        Section(write.tell("fit.method"), tuple(_method(write, found))),
        Section(write.tell("fit.scores"), scores),
        Section(write.tell("fit.best"), tuple(_best(write, found))),
        Section(write.tell("fit.gates"), tuple(_gates(write, found))),
    )
    return Chapter("fit", write.tell("fit.title"), blocks)


def _method(write: Writer, found: Assessment) -> Iterator[Block]:
    """Where the weights come from, and the weights."""
    method = write.say(f"method.{found.method}")
    yield Paragraph(write.tell("fit.method_words", method=method))
    if found.fit.consistency_ratio is not None:
        ratio = f"{found.fit.consistency_ratio:.3f}"
        yield Paragraph(write.say("assess.consistency", ratio=ratio))
    rows = tuple(
        (write.say(f"factor.{factor}"), weight) for factor, weight in found.fit.weights.items()
    )
    columns = (write.column("factor"), write.column("weight", "share"))
    yield Table("fit_weights", write.tell("fit.weights_table"), columns, rows)


def _scores(write: Writer, found: Assessment) -> Iterator[Block]:
    """Heat maps and the table of all scores."""
    for ending, counties in parted(write.counties, MAP_COUNTIES).items():
        yield Picture(
            f"fit_map{ending}",
            write.tell("fit.map"),
            partial(_heatmap, write, found, tuple(counties)),
            write.tell("fit.map_words", counties=len(counties)),
            "fit_scores",
            write.tell("fit.map_note"),
        )
    yield from write.undrawn()
    rows = tuple(
        (
            write.names("counties", cell.county),
            write.industry(cell.industry),
            cell.fit.share,
            cell.rank,
            cell.fit.grade,
            write.joined(write.say(f"gate.{gate.rule}") for gate in cell.gates) or None,
            cell.fit.note or None,
        )
        for county in write.counties
        for cell in in_order(found.cells, county)
    )
    columns = (
        write.column("county"),
        write.column("industry"),
        write.column("fit", "amount", decimals=2),
        write.column("rank", "count"),
        write.column("grade"),
        write.column("gates"),
        write.column("note"),
    )
    yield Table("fit_scores", write.tell("fit.scores_table"), columns, rows, shown=10)


def _heatmap(write: Writer, found: Assessment, counties: tuple[str, ...]) -> "Figure":
    from planner.report.charts import HeatWords, heatmap_figure  # noqa: PLC0415 - slow

    words = {
        key: text(f"label.heat.{key}", write.language) for key in ("scale", "gated", "unknown")
    }
    here = {pair: cell for pair, cell in found.cells.items() if pair[0] in counties}
    return heatmap_figure(
        {pair: cell.fit.share for pair, cell in here.items()},
        frozenset(pair for pair, cell in here.items() if cell.gates),
        {county: write.names("counties", county) for county in counties},
        {row.industry: write.industry(row.industry) for row in write.scenario.rows("industries")},
        HeatWords(title="", **words),
        cell=(0.42, 0.2),
    )


def _best(write: Writer, found: Assessment) -> Iterator[Block]:
    """The best admissible industries of each county."""
    cells = [cell for best in found.targets.values() for cell in best]
    if cells:
        torn = sum(max(cell.ranks.values()) - min(cell.ranks.values()) >= TOP for cell in cells)
        key = "fit.best_words" if torn else "fit.best_words_stable"
        grade = max(cell.grade for cell in cells)
        yield Paragraph(write.tell(key, torn=torn, count=len(cells), spread=TOP), grade)
        columns = (
            write.column("county"),
            write.column("industry"),
            write.column("fit", "amount", decimals=2),
            write.column("rank", "count"),
            write.column("rank_range"),
            write.column("weakest"),
            write.column("odds", "share"),
            write.column("income_mu", "amount", decimals=2),
            write.column("kept_mu", "amount", decimals=2),
            write.column("grade"),
            write.column("chosen"),
        )
        rows = tuple(_best_row(write, cell) for cell in cells)
        note = write.tell("fit.best_note")
        yield Table("fit_best", write.tell("fit.best_table", top=TOP), columns, rows, note, SHOWN)
    if none := [county for county, best in found.targets.items() if not best]:
        names = write.joined((write.names("counties", one) for one in none), 12)
        yield write.missing("fit.none_best", counties=names)


def _best_row(write: Writer, cell: Cell) -> tuple[str | float | int | None, ...]:
    ranks = sorted(set(cell.ranks.values()))
    role = _role(write, cell.county, cell.industry)
    return (
        write.names("counties", cell.county),
        write.industry(cell.industry),
        cell.fit.share,
        cell.rank,
        "–".join(dict.fromkeys(f"{rank}" for rank in (*ranks[:1], *ranks[-1:]))) or None,
        write.say(f"factor.{cell.fit.weakest}") if cell.fit.weakest else None,
        cell.odds_share,
        cell.income_wan_per_mu,
        cell.kept_tax_wan_per_mu,
        cell.grade,
        role,
    )


def _role(write: Writer, county: str, industry: str) -> str | None:
    """What the plan makes of an industry in a county; None for nothing."""
    if any(code == industry and write.parks[p].county == county for p, code in write.plan.leads):
        return write.tell("role.lead")
    return write.tell("role.special") if (county, industry) in write.plan.specials else None


def _gates(write: Writer, found: Assessment) -> Iterator[Block]:
    """Admission rules and what they keep out."""
    rules = tuple(gate_rules(write))
    yield Points(rules) if rules else Paragraph(write.tell("fit.no_gates"))
    out = [cell for cell in found.cells.values() if cell.gates]
    key = "fit.gated" if out else "fit.none_gated"
    share = plain(100 * len(out) / max(len(found.cells), 1))
    yield Paragraph(write.tell(key, count=len(out), all=len(found.cells), share=share))
