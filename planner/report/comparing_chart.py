"""Layouts of several runs in one matrix: a mark of its own for each run, legible in grey."""

import math

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from planner.report.charts import LABEL_SIZE, width_of
from planner.report.comparing import Comparison
from planner.report.comparing_tables import Words
from planner.texts import Language

MARKS = ("o", "s", "^", "D", "v", "p", "P", "X", "h")
"""One shape a run: print in grey keeps them apart, as does their fixed place in the cell."""

CELL_INCHES = 0.34
LETTER_INCHES = LABEL_SIZE / 72 * 0.55
SHADE = "#e4e4e4"
MARK_POINTS = {1: 8.0, 2: 6.5, 3: 5.0}
"""Size of a mark by how many stand side by side."""


def overlay_figure(found: Comparison, language: Language) -> Figure:
    """Counties down, industries across; filled marks lead, hollow ones are specialities.

    A cell is shaded where the runs do not agree.
    """
    words = Words(found, language)
    counties = list(dict.fromkeys(one.county for one in found.targets))
    places = {one.industry: None for one in found.targets}
    columns = sorted(places, key=lambda code: _rank(found, code))
    rows = [words.names("counties", code) for code in counties]
    heads = [words.names("industries", code) for code in columns]
    side = _side(len(found.runs))
    cell = CELL_INCHES * (1 + 0.25 * (side - 1))
    left = max(map(width_of, rows), default=0) * LETTER_INCHES
    top = max(map(width_of, heads), default=0) * LETTER_INCHES
    width = max(1.0 + left + cell * len(columns), 5.0)
    height = 1.5 + top + cell * len(rows) + 0.2 * len(found.runs)
    figure = Figure(figsize=(width, height), layout="constrained")
    axes = figure.add_subplot()
    _grid(axes, rows, heads)
    for one in found.targets:
        x, y = columns.index(one.industry), counties.index(one.county)
        if len(set(one.roles)) > 1:
            axes.add_patch(Rectangle((x, y), 1, 1, color=SHADE, lw=0, zorder=0))
        for place, role in enumerate(one.roles):
            if role:
                spot = _spot(place, side, len(one.roles))
                _mark(axes, x + spot[0], y + spot[1], place, role, side)
    _key(axes, words)
    figure.suptitle(words.say("chart.title"), fontsize=LABEL_SIZE + 3, x=0.01, ha="left")
    return figure


def _rank(found: Comparison, industry: str) -> tuple[int, str]:
    """Industries that most counties target come first."""
    return (-sum(one.industry == industry for one in found.targets), industry)


def _side(runs: int) -> int:
    """Marks side by side in a cell: one row for two runs, else a square."""
    return 2 if runs <= 4 else 3


def _spot(place: int, side: int, runs: int) -> tuple[float, float]:
    """Place of a run's mark in its cell; the same in every cell."""
    high = math.ceil(runs / side)
    return (place % side + 0.5) / side, (place // side + 0.5) / high


def _mark(axes: Axes, x: float, y: float, place: int, role: str, side: int) -> None:
    axes.plot(
        x,
        y,
        MARKS[place],
        markersize=MARK_POINTS[side],
        markeredgecolor="black",
        markerfacecolor="black" if role == "lead" else "white",
        markeredgewidth=0.9,
        clip_on=False,
    )


def _grid(axes: Axes, rows: list[str], heads: list[str]) -> None:
    axes.set_xlim(0, max(len(heads), 1))
    axes.set_ylim(max(len(rows), 1), 0)
    for x in range(len(heads) + 1):
        axes.axvline(x, color="#bbbbbb", lw=0.5, zorder=1)
    for y in range(len(rows) + 1):
        axes.axhline(y, color="#bbbbbb", lw=0.5, zorder=1)
    axes.set_yticks([y + 0.5 for y in range(len(rows))], rows, fontsize=LABEL_SIZE)
    axes.set_xticks([x + 0.5 for x in range(len(heads))], heads, fontsize=LABEL_SIZE, rotation=90)
    axes.tick_params(length=0, top=False, bottom=False, labeltop=True, labelbottom=False)
    for spine in axes.spines.values():
        spine.set_visible(False)


def _key(axes: Axes, words: Words) -> None:
    """What the marks mean, below the chart: one line a run, then the two fills and the shade."""

    def mark(shape: str, fill: str) -> Line2D:
        return Line2D(
            [], [], ls="", marker=shape, markersize=6, markeredgecolor="black", markerfacecolor=fill
        )

    marks = [mark(MARKS[place], "white") for place in range(len(words.letters))]
    told = [
        " ".join(filter(None, (letter, one.run, one.scenario.name, one.scenario.variant)))
        for letter, one in zip(words.letters, words.found.runs, strict=True)
    ]
    marks += [mark("o", "black"), mark("o", "white"), mark("s", SHADE)]
    told += [words.say(key) for key in ("chart.lead", "chart.special", "chart.apart")]
    marks[-1].set_markeredgecolor(SHADE)
    axes.legend(
        marks,
        told,
        loc="upper left",
        bbox_to_anchor=(0, -0.01),
        ncols=1,
        frameon=False,
        fontsize=LABEL_SIZE,
    )
