"""Charts of alternatives: what each plan has, how alike they are, what is chosen how often."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from planner.report.charts import LABEL_SIZE, fit_colours, luminance, width_of
from planner.report.trait_names import TraitNames
from planner.results import RunResult
from planner.studies.alternatives.core import Choice
from planner.studies.alternatives.study import Alternatives
from planner.texts import Language, text

MOST_ROWS = 60
"""Rows of a chart; the tables have all."""

ROW_INCHES, COLUMN_INCHES = 0.19, 0.42
LETTER_INCHES = LABEL_SIZE / 72 * 0.55
MOST_LETTERS = 40
DARK, LIGHT = "#30517d", "#b9c9de"
"""Differ in grey as well."""

WHITE_BELOW = 0.45


def presence_figure(told: Alternatives, result: RunResult, language: Language) -> Figure:
    """Plans across, projects or targets down: those that all have first, then by frequency."""
    names = TraitNames(result, language)
    rows = _rows(told, common=True)
    labels = [_label(names, one) for one in rows]
    grid = np.array([[one.frequency.trait in p for p in told.traits[one.kind]] for one in rows])
    figure = Figure(figsize=_size(labels, len(told.found.plans)), layout="constrained")
    axes = figure.add_subplot()
    for row, one in enumerate(rows):
        full = one.frequency.count == len(told.found.plans)
        for column in np.flatnonzero(grid[row]):
            colour = DARK if full else LIGHT
            axes.add_patch(Rectangle((column - 0.42, row - 0.42), 0.84, 0.84, color=colour, lw=0))
    axes.set_xlim(-0.6, len(told.found.plans) - 0.4)
    axes.set_ylim(len(rows) - 0.4, -0.6)
    _ticks(axes, labels, [str(n) for n in range(len(told.found.plans))])
    axes.set_xlabel(_say("alternatives.chart.plan", language), fontsize=LABEL_SIZE)
    axes.xaxis.set_label_position("top")
    shown = {"shown": len(rows), "count": sum(c.kind == told.wanted.by for c in told.choices)}
    _title(figure, _say("alternatives.chart.presence", language, **shown))
    return figure


def similarity_figure(told: Alternatives, language: Language) -> Figure:
    """Jaccard's index of every two plans, with their distance below it."""
    count = len(told.found.plans)
    alike = np.array([[one for _, one in row] for row in told.matrix])
    side = 2.2 + 0.62 * count
    figure = Figure(figsize=(side + 0.8, side), layout="constrained")
    axes = figure.add_subplot()
    colours = fit_colours()
    image = axes.imshow(alike, cmap=colours, vmin=0.0, vmax=1.0)
    for row, column in np.ndindex(alike.shape):
        back = colours(float(alike[row, column]))
        axes.text(
            column,
            row,
            f"{alike[row, column]:.2f}\n{told.matrix[row][column][0]}",
            ha="center",
            va="center",
            fontsize=LABEL_SIZE - 1,
            color="white" if luminance(back) < WHITE_BELOW else "black",
        )
    numbers = [str(n) for n in range(count)]
    axes.set_xticks(range(count), numbers, fontsize=LABEL_SIZE)
    axes.set_yticks(range(count), numbers, fontsize=LABEL_SIZE)
    axes.tick_params(length=0)
    _title(figure, _say(f"alternatives.chart.similarity_{told.wanted.by}", language))
    bar = figure.colorbar(image, ax=axes, fraction=0.04, pad=0.02)
    bar.ax.tick_params(labelsize=LABEL_SIZE)
    bar.outline.set_visible(False)
    return figure


def frequency_figure(told: Alternatives, result: RunResult, language: Language) -> Figure:
    """Share of the plans that have a project or target, for those that not all have."""
    names = TraitNames(result, language)
    plans = len(told.found.plans)
    rows = _rows(told, common=False)
    labels = [_label(names, one) for one in rows]
    width = 2.6 + LETTER_INCHES * max(map(width_of, labels), default=0) + 2.0
    height = 1.1 + ROW_INCHES * max(len(rows), 2)
    figure = Figure(figsize=(width, height), layout="constrained")
    axes = figure.add_subplot()
    shares = [100 * one.frequency.share for one in rows]
    axes.barh(range(len(rows)), shares, color=DARK, height=0.65)
    for place, one in enumerate(rows):
        axes.text(
            100 * one.frequency.share + 1,
            place,
            f"{one.frequency.count}/{plans}",
            va="center",
            fontsize=LABEL_SIZE - 1.5,
        )
    axes.set_yticks(range(len(rows)), labels, fontsize=LABEL_SIZE)
    axes.set_ylim(max(len(rows), 1) - 0.4, -0.6)
    axes.set_xlim(0, 108)
    axes.tick_params(axis="x", labelsize=LABEL_SIZE)
    axes.tick_params(axis="y", length=0)
    axes.set_xlabel(_say("alternatives.chart.share", language), fontsize=LABEL_SIZE)
    core = sum(one.kind == told.wanted.by for one in told.core)
    title = _say("alternatives.chart.frequency", language, core=core, plans=plans)
    _title(figure, title)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    return figure


def _rows(told: Alternatives, common: bool) -> list[Choice]:
    """What the plans are compared by, most frequent first; with `common`, what all have too.

    Where there are too many for a page, what distinguishes the plans stays.
    """
    plans = len(told.found.plans)
    chosen = [one for one in told.choices if one.kind == told.wanted.by]
    varied = [one for one in chosen if one.frequency.count < plans][:MOST_ROWS]
    room = MOST_ROWS - len(varied)
    return (
        [one for one in chosen if one.frequency.count == plans][:room] if common else []
    ) + varied


def _label(names: TraitNames, one: Choice) -> str:
    name = names(one.frequency.trait)
    while width_of(name) > MOST_LETTERS:
        name = name[:-2].rstrip("…") + "…"
    return name


def _size(labels: Sequence[str], plans: int) -> tuple[float, float]:
    names = LETTER_INCHES * max(map(width_of, labels), default=0)
    return max(names + COLUMN_INCHES * plans + 0.6, 5.0), 1.2 + ROW_INCHES * max(len(labels), 2)


def _title(figure: Figure, words: str) -> None:
    """Title over the whole width: the axes alone may be narrower than it."""
    figure.suptitle(words, x=0.02, ha="left", fontsize=LABEL_SIZE + 2)


def _ticks(axes: Axes, rows: Sequence[str], columns: Sequence[str]) -> None:
    axes.set_yticks(range(len(rows)), rows, fontsize=LABEL_SIZE)
    axes.set_xticks(range(len(columns)), columns, fontsize=LABEL_SIZE)
    axes.tick_params(length=0, top=False, bottom=False, labeltop=True, labelbottom=False)
    for spine in axes.spines.values():
        spine.set_visible(False)


def _say(key: str, language: Language, **facts: object) -> str:
    return text(f"label.{key}", language, **facts)
