"""Charts of a layout: the 1+N matrix."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Rectangle

from models import PlanData
from planner.districts.whole import targets_of
from planner.report.charts import HATCH, LABEL_SIZE, width_of
from planner.report.coordinating_figures import clashes_of
from planner.results import Plan
from planner.sheets import names_of
from planner.studies.case import Subject
from planner.studies.coordinate.schemes import JOINT, Comparison
from planner.texts import Language, text

Names = Callable[[str, str], str]
"""Name by table and code."""

CELL_INCHES = (0.22, 0.25)
CHAIN_MOST = 6
"""Industries that one colour of the matrix stands for at most."""

KEY_INCHES = 5.5
"""Width of a matrix that the whole key fits under in one line."""

SHADES = ("#e3e3e3", "#ffffff")
"""Background of neighbouring chains, so that grey print tells them apart."""

COLOURS = ("#1b6ca8", "#b5541c", "#3a7d44", "#7a4fa3", "#8c6d1f", "#a8324a", "#2a8c8c", "#555555")
"""Of chains: all dark, so that marks read in grey print too."""


def layout_figure(found: Comparison, subject: Subject, language: Language) -> Figure:
    """1+N matrix of the joint plan: leads and specialities by county and industry."""
    data, plan = subject.case.data, found.schemes[JOINT].plan
    names = names_of(subject.result.scenario, "_zh" if language == "zh" else "_en")
    figure = matrix_figure(data, plan, names, language)
    title = text("label.coordinate.matrix", language)
    figure.axes[0].set_title(title, fontsize=LABEL_SIZE + 3, loc="left")
    return figure


def matrix_figure(
    data: PlanData,
    plan: Plan,
    names: Names,
    language: Language,
    counties: Sequence[str] = (),
    cell: tuple[float, float] = CELL_INCHES,
) -> Figure:
    """1+N matrix of a plan: leads and specialities by county and industry.

    Industries of one chain stand side by side in one colour; a hatched cell is shared with a
    neighbour, today's stock has a dot. `counties` are the rows, by default all; `cell` is the width
    and height of a cell in inches.
    """
    shown = {industry for _, industry in targets_of(data, plan)}
    chains = [[i for i in chain if i in shown] for chain in chains_of(data)]
    columns = [(i, number) for number, chain in enumerate(filter(None, chains)) for i in chain]
    rows = list(counties or data.counties)
    heads = max((width_of(names("industries", i)) for i, _ in columns), default=0) * 0.062
    width = max(1.2 + cell[0] * len(columns), 6.0)
    height = 1.4 + heads + cell[1] * len(rows)
    figure = Figure(figsize=(width, height), layout="constrained")
    axes = figure.add_subplot()
    _grid(axes, [names("counties", c) for c in rows], columns, names)
    overlap = {
        (county, one.industry) for one in clashes_of(data, plan, plan) for county in one.pair
    }
    roles = roles_of(data, plan)
    mark = min(9.0, 72 * min(cell) * 0.55)
    for y, county in enumerate(rows):
        for x, (industry, number) in enumerate(columns):
            if (county, industry) in overlap:
                shared = Rectangle((x, y), 1, 1, fill=False, hatch=HATCH, edgecolor="#777777", lw=0)
                axes.add_patch(shared)
            if (county, industry) in data.present:
                axes.plot(x + 0.82, y + 0.2, ".", color="black", markersize=3)
            if role := roles.get((county, industry)):
                colour = COLOURS[number % len(COLOURS)]
                fill = colour if role == "lead" else "white"
                axes.plot(
                    x + 0.5,
                    y + 0.5,
                    "o",
                    markersize=mark,
                    markeredgecolor=colour,
                    markerfacecolor=fill,
                    markeredgewidth=1.8,
                )
    _key(axes, language, len(columns) * cell[0])
    return figure


def roles_of(data: PlanData, plan: Plan) -> Mapping[tuple[str, str], str]:
    """``lead`` or ``special`` by county and industry."""
    roles = dict.fromkeys(plan.specials, "special")
    return roles | {(data.park_county[park], i): "lead" for park, i in plan.leads}


def chains_of(data: PlanData) -> list[list[str]]:
    """Industries by chain: those joined by links of value, the longest chain first, then the rest.

    The dearest links join first and no chain grows beyond `CHAIN_MOST`: by all links of a rich
    table nearly every industry hangs together. Within a chain they follow its links as far as those
    go in one direction.
    """
    links = [pair for pair, value in sorted(data.chain_wan.items()) if value > 0]
    dearest = sorted(links, key=lambda pair: (-data.chain_wan[pair], pair))
    home = {industry: industry for industry in data.industries}

    def root(industry: str) -> str:
        while home[industry] != industry:
            industry = home[industry]
        return industry

    size = dict.fromkeys(home, 1)
    for up, down in dearest:
        if up not in home or down not in home:
            continue
        one, other = root(up), root(down)
        if one != other and size[one] + size[other] <= CHAIN_MOST:
            home[one] = other
            size[other] += size[one]
    chains: dict[str, list[str]] = {}
    for industry in sorted(data.industries):
        chains.setdefault(root(industry), []).append(industry)
    ordered = sorted(chains.values(), key=lambda chain: (-len(chain), chain))
    found = []
    for chain in ordered:
        inside = [pair for pair in links if set(pair) <= set(chain)]
        found.append(sorted(chain, key=lambda i: (_depth(i, inside), i)))
    return found


def _depth(industry: str, links: Sequence[tuple[str, str]]) -> int:
    """Links on the longest way up from an industry, at most as many as there are industries."""
    depth, here = 0, {industry}
    for _ in links:
        here = {up for up, down in links if down in here and up != down}
        if not here or depth > len(links):
            break
        depth += 1
    return depth


def _grid(axes: Axes, rows: Sequence[str], columns: Sequence[tuple[str, int]], names: Any) -> None:
    """Cells with the backgrounds of the chains, names on the left and on top."""
    axes.set_xlim(0, len(columns))
    axes.set_ylim(len(rows), 0)
    for x, (_, number) in enumerate(columns):
        axes.axvspan(x, x + 1, color=SHADES[number % 2], lw=0, zorder=0)
    for x, (one, other) in enumerate(pairwise(columns), start=1):
        axes.axvline(x, color="black" if one[1] != other[1] else "#bbbbbb", lw=0.6, zorder=1)
    for y in range(1, len(rows)):
        axes.axhline(y, color="#bbbbbb", lw=0.5, zorder=1)
    axes.set_yticks([y + 0.5 for y in range(len(rows))], rows, fontsize=LABEL_SIZE)
    heads = [names("industries", industry) for industry, _ in columns]
    axes.set_xticks([x + 0.5 for x in range(len(columns))], heads, fontsize=LABEL_SIZE, rotation=90)
    for label, (_, number) in zip(axes.get_xticklabels(), columns, strict=True):
        label.set_color(COLOURS[number % len(COLOURS)])
    axes.tick_params(length=0, top=False, bottom=False, labeltop=True, labelbottom=False)


def _key(axes: Axes, language: Language, width: float) -> None:
    """What the marks mean, below a chart that is so many inches wide."""

    def mark(fill: str) -> Line2D:
        return Line2D(
            [], [], ls="", marker="o", markersize=8, markeredgecolor="black", markerfacecolor=fill
        )

    words = [text(f"label.coordinate.{key}", language) for key in ("lead", "special", "stock")]
    words = [word.partition(" ")[2] for word in words]
    words.append(text("label.coordinate.overlap_mark", language))
    dot = Line2D([], [], ls="", marker=".", color="black", markersize=5)
    hatch = Patch(fill=False, hatch=HATCH, edgecolor="#777777")
    axes.legend(
        [mark("black"), mark("white"), dot, hatch],
        words,
        loc="upper left",
        bbox_to_anchor=(0, -0.01),
        ncols=4 if width > KEY_INCHES else 2,
        frameon=False,
        fontsize=LABEL_SIZE,
    )
