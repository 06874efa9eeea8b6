"""The tornado: how far each input moves the best value, those that move it most on top."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from planner.report.numbers import plain

LOW_COLOUR, HIGH_COLOUR = "#1f4e79", "#f2b56b"
"""Dark and light, so that grey print keeps them apart; the light one is hatched as well."""

HATCH = "///"
BAR = 0.38
ROW_INCHES = 0.52
MOST_BARS = 20


@dataclass(frozen=True)
class Bar:
    """One end of an input.

    Attributes
    ----------
    level
        The level in words, such as -30 %.
    effect
        Value of the best plan found less that of the data as they are; NaN where there is no plan.
    low, high
        Ends of the proved interval of the effect; infinite where nothing is proved.
    note
        What to print in place of the figure.
    """

    level: str
    effect: float
    low: float
    high: float
    note: str = ""


@dataclass(frozen=True)
class TornadoWords:
    """Words of the chart in one language."""

    title: str
    axis: str
    lower: str
    upper: str
    whisker: str


def tornado_figure(
    names: Sequence[str], bars: Sequence[tuple[Bar, Bar]], words: TornadoWords
) -> Figure:
    """Tornado of inputs, the widest on top; `bars` are the lowest and the highest level."""
    names, bars = names[:MOST_BARS], bars[:MOST_BARS]
    figure = Figure(figsize=(8.6, 1.7 + ROW_INCHES * max(len(names), 1)), layout="constrained")
    axes = figure.subplots()
    draw_tornado(axes, names, bars, words)
    figure.legend(loc="outside lower center", ncols=3, frameon=False, fontsize=8)
    return figure


def draw_tornado(
    axes: Axes, names: Sequence[str], bars: Sequence[tuple[Bar, Bar]], words: TornadoWords
) -> None:
    """Draw two bars for each input with end values, and whiskers where the effect is not exact."""
    ends = [
        abs(amount)
        for pair in bars
        for bar in pair
        for amount in (bar.effect, bar.low, bar.high)
        if math.isfinite(amount)
    ]
    reach = max([*ends, 1.0])
    for place, pair in enumerate(bars):
        for side, bar in enumerate(pair):
            _draw_bar(axes, place + (side - 0.5) * BAR, bar, side)
    axes.axvline(0.0, color="black", linewidth=0.8)
    axes.set_yticks(range(len(names)), names, fontsize=9)
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.set_xlim(-1.38 * reach, 1.38 * reach)
    axes.tick_params(axis="x", labelsize=8)
    axes.xaxis.set_major_formatter(lambda amount, _: plain(amount))
    axes.tick_params(axis="y", length=0)
    axes.set_xlabel(words.axis, fontsize=9)
    axes.set_title(words.title, fontsize=11, loc="left")
    for edge in ("top", "right", "left"):
        axes.spines[edge].set_visible(False)
    _key(axes, words, any(not _exact(bar) for pair in bars for bar in pair))


def _exact(bar: Bar) -> bool:
    return bar.low == bar.high or not (math.isfinite(bar.low) and math.isfinite(bar.high))


def _draw_bar(axes: Axes, place: float, bar: Bar, side: int) -> None:
    """One bar with its whisker and the level and figure at its end."""
    colour = (LOW_COLOUR, HIGH_COLOUR)[side]
    known = math.isfinite(bar.effect)
    effect = bar.effect if known else 0.0
    axes.barh(
        place,
        effect,
        height=BAR * 0.92,
        color=colour,
        edgecolor="black",
        linewidth=0.5,
        hatch=HATCH if side else None,
    )
    left, right = min(effect, 0.0), max(effect, 0.0)
    if known and not _exact(bar):
        axes.errorbar(
            [effect],
            [place],
            xerr=[[max(effect - bar.low, 0.0)], [max(bar.high - effect, 0.0)]],
            color="dimgray",
            capsize=2.5,
            linewidth=1.0,
        )
        left, right = min(left, bar.low), max(right, bar.high)
    open_ = known and not (math.isfinite(bar.low) and math.isfinite(bar.high))
    said = bar.note or f"{'+' if effect > 0 else ''}{plain(effect)}{' ?' if open_ else ''}"
    at_left = effect < 0
    axes.annotate(
        f"{bar.level}: {said}",
        (left if at_left else right, place),
        xytext=(-4 if at_left else 4, 0),
        textcoords="offset points",
        ha="right" if at_left else "left",
        va="center",
        fontsize=7,
    )


def _key(axes: Axes, words: TornadoWords, whiskers: bool) -> None:
    """Marks for the key of the figure: what the colours and the whiskers mean."""
    axes.bar(0, 0, color=LOW_COLOUR, edgecolor="black", linewidth=0.5, label=words.lower)
    axes.bar(
        0, 0, color=HIGH_COLOUR, edgecolor="black", linewidth=0.5, hatch=HATCH, label=words.upper
    )
    if whiskers:
        axes.errorbar([], [], xerr=[], color="dimgray", capsize=2.5, label=words.whisker)
