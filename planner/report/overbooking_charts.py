"""Chart of overbooking: full-size and expected use of every limit, before and after tuning."""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from planner.report.charts import HATCH, LABEL_SIZE, VALUE_SIZE, width_of
from planner.report.fonts import chart_style
from planner.report.numbers import percent

LIGHT, DARK = "0.85", "0.25"
ROW_INCHES = 0.34
PANEL_INCHES = 3.4


@dataclass(frozen=True)
class Bars:
    """A limit: full and expected use as parts of it and the probability of overrun, per plan."""

    name: str
    before: tuple[float, float, float]
    after: tuple[float, float, float] | None
    cap_share: float | None


@dataclass(frozen=True)
class OverbookingWords:
    """Words of the chart in one language."""

    title: str
    before: str
    after: str
    full: str
    expected: str
    cap: str
    axis: str
    overrun: str


def draw_uses(
    axes: Axes,
    uses: Sequence[tuple[float, float, float] | None],
    caps: Sequence[float | None],
    words: OverbookingWords,
) -> None:
    """Draw one plan: a light bar for full size, a dark one for expected use, the limit at 100 %.

    The probability of overrun stands at the right end of each row.
    """
    for row, (use, cap) in enumerate(zip(uses, caps, strict=True)):
        if use is None:
            continue
        full, expected, chance = use
        axes.barh(
            row,
            100 * full,
            height=0.72,
            facecolor=LIGHT,
            edgecolor="0.5",
            hatch=HATCH,
            linewidth=0.5,
            label=words.full if row == 0 else None,
        )
        axes.barh(
            row,
            100 * expected,
            height=0.4,
            color=DARK,
            label=words.expected if row == 0 else None,
        )
        if cap is not None:
            axes.plot([100 * cap] * 2, [row - 0.45, row + 0.45], color="black", linewidth=2.2)
            axes.plot([100 * cap], [row - 0.45], marker="v", color="black", markersize=4)
        axes.annotate(
            percent(chance),
            (1.0, row),
            xycoords=("axes fraction", "data"),
            xytext=(4, 0),
            textcoords="offset points",
            va="center",
            fontsize=VALUE_SIZE + 1,
        )
    axes.axvline(100, color="black", linewidth=1.0, linestyle="--")
    axes.set_ylim(len(uses) - 0.4, -0.6)
    axes.set_xlabel(words.axis, fontsize=LABEL_SIZE)
    axes.tick_params(labelsize=LABEL_SIZE)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)


def overbooking_figure(bars: Sequence[Bars], words: OverbookingWords) -> Figure:
    """Both plans side by side; one panel if there is no tuned plan."""
    tuned = any(one.after is not None for one in bars)
    panels = 2 if tuned else 1
    names = max(width_of(one.name) for one in bars) * LABEL_SIZE / 72 * 0.55
    with chart_style():
        figure = Figure(
            figsize=(names + PANEL_INCHES * panels + 0.9 * panels, 1.9 + ROW_INCHES * len(bars)),
            layout="constrained",
        )
        grid = figure.subplots(1, panels, sharex=True, sharey=True, squeeze=False)[0]
        both = [use for one in bars for use in (one.before, one.after) if use]
        grid[0].set_xlim(0, 102 * max(1.0, *(use[0] for use in both)))
        none: list[float | None] = [None] * len(bars)
        draw_uses(grid[0], [one.before for one in bars], none, words)
        grid[0].set_title(f"{words.before}  |  {words.overrun}", fontsize=LABEL_SIZE + 1)
        grid[0].set_yticks(range(len(bars)), [one.name for one in bars])
        handles = list(grid[0].get_legend_handles_labels()[0])
        if tuned:
            caps = [one.cap_share for one in bars]
            draw_uses(grid[1], [one.after for one in bars], caps, words)
            grid[1].set_title(f"{words.after}  |  {words.overrun}", fontsize=LABEL_SIZE + 1)
            mark = grid[1].plot([], [], marker="v", color="black", lw=2.2, label=words.cap)
            handles += mark
        figure.suptitle(words.title, fontsize=LABEL_SIZE + 3)
        figure.legend(
            handles=handles,
            loc="outside lower center",
            ncols=3,
            frameon=False,
            fontsize=LABEL_SIZE,
        )
    return figure
