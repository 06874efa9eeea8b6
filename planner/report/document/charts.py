"""Charts of the document: each draws onto the axes it is given, legible in grey print."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, PathPatch
from matplotlib.path import Path
from matplotlib.ticker import MaxNLocator

from planner.report.charts import HATCH, LABEL_SIZE, width_of
from planner.report.frames import BINDING_SHARE, NEARLY_SHARE

PAGE_INCHES = 6.5
"""Width of the text of an A4 page; charts are drawn at that size, so that letters keep theirs."""

LETTER_INCHES = LABEL_SIZE / 72 * 0.55
ROW_INCHES = 0.19
DARK, MIDDLE, LIGHT, TROUGH = "#1b6ca8", "#7fb0d6", "#cfe1f0", "#ececec"
FULL = "#a8324a"
AMBER = "#d9a441"


@dataclass(frozen=True)
class Stretch:
    """A project on the time line, calendar years: building, growing, at full output."""

    name: str
    begins: float
    produces: float
    full: float


def page_figure(height: float) -> Figure:
    """Figure as wide as the text of a page."""
    return Figure(figsize=(PAGE_INCHES, height), layout="constrained")


# --- time line ------------------------------------------------------------------------------------


def gantt_figure(
    stretches: Sequence[Stretch], ends: float, words: Sequence[str], horizon: float
) -> Figure:
    """Time line of projects from top to bottom."""
    figure = page_figure(1.0 + ROW_INCHES * len(stretches))
    draw_gantt(figure.add_subplot(), stretches, ends, words, horizon)
    return figure


def draw_gantt(
    axes: Axes,
    stretches: Sequence[Stretch],
    ends: float,
    words: Sequence[str],
    horizon: float,
) -> None:
    """Draw building in grey, the ramp hatched, full output in colour.

    Parameters
    ----------
    ends
        Year in which the chart ends.
    words
        Names of the three.
    horizon
        End of the last period, told by a line.
    """
    begins = np.array([one.begins for one in stretches])
    produces = np.minimum([one.produces for one in stretches], ends)
    full = np.minimum([one.full for one in stretches], ends)
    rows = np.arange(len(stretches))
    axes.barh(rows, produces - begins, 0.66, begins, color="#bdbdbd", edgecolor="black", lw=0.6)
    axes.barh(rows, full - produces, 0.66, produces, color="white", hatch=HATCH, ec=DARK, lw=0.6)
    axes.barh(rows, ends - full, 0.66, full, color=DARK, ec=DARK, lw=0.6)
    axes.axvline(horizon, color="black", ls="--", lw=0.8)
    axes.set_yticks(range(len(stretches)), [one.name for one in stretches], fontsize=LABEL_SIZE)
    axes.set_ylim(len(stretches) - 0.4, -0.6)
    first = min((one.begins for one in stretches), default=horizon - 1)
    axes.set_xlim(first, ends)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.xaxis.set_tick_params(labelsize=LABEL_SIZE)
    axes.grid(axis="x", color="#dddddd", lw=0.5)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
    marks = [
        Patch(facecolor="#bdbdbd", edgecolor="black"),
        Patch(facecolor="white", edgecolor=DARK, hatch=HATCH),
        Patch(facecolor=DARK),
        Line2D([], [], color="black", ls="--", lw=0.8),
    ]
    _legend(axes, marks, words)


# --- use of limits --------------------------------------------------------------------------------


def use_figure(names: Sequence[str], shares: Sequence[float], words: Sequence[str]) -> Figure:
    """Use of limits from top to bottom."""
    figure = page_figure(0.9 + ROW_INCHES * len(names))
    draw_use(figure.add_subplot(), names, shares, words)
    return figure


def draw_use(
    axes: Axes, names: Sequence[str], shares: Sequence[float], words: Sequence[str]
) -> None:
    """Draw bars in a trough of 100 %: full ones cross-hatched, nearly full ones hatched."""
    axes.barh(np.arange(len(shares)), 1.0, 0.72, color=TROUGH)
    for sample in (1.0, 0.95, 0.5):
        colour, hatch = _fullness(sample)
        rows = [y for y, share in enumerate(shares) if _fullness(share) == (colour, hatch)]
        ends = [shares[y] for y in rows]
        axes.barh(rows, ends, 0.5, color=colour, hatch=hatch, edgecolor="white", linewidth=0)
    for y, share in enumerate(shares):
        told, place = f"{share * 100:.1f} %", max(share, 1.0) + 0.02
        axes.text(place, y, told, va="center", fontsize=LABEL_SIZE - 1).set_in_layout(False)
    axes.axvline(1.0, color="black", lw=0.8)
    axes.set_yticks(range(len(names)), list(names), fontsize=LABEL_SIZE)
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.set_xlim(0, max([1.0, *shares]) + 0.12)
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1.0], ["0", "25 %", "50 %", "75 %", "100 %"])
    axes.tick_params(labelsize=LABEL_SIZE, length=0)
    axes.spines[["top", "right", "left", "bottom"]].set_visible(False)
    marks = [
        Patch(facecolor=colour, hatch=hatch, edgecolor="white")
        for colour, hatch in map(_fullness, (1.0, 0.95, 0.5))
    ]
    _legend(axes, marks, words)


def _fullness(share: float) -> tuple[str, str]:
    """Colour and hatch of a bar."""
    if share >= BINDING_SHARE:
        return FULL, "xxxx"
    return (AMBER, HATCH) if share >= NEARLY_SHARE else (DARK, "")


# --- ledger ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class LedgerWords:
    """Words of a ledger in one language."""

    income: str
    tax: str
    support: str
    unit: str
    years: str
    counties: str


def ledger_figure(
    years: Mapping[int, tuple[float, float, float]],
    counties: Mapping[str, tuple[float, float]],
    words: LedgerWords,
) -> Figure:
    """Ledger by year above, by county below."""
    rows = 0.8 + ROW_INCHES * 1.15 * len(counties)
    figure = page_figure(2.1 + rows)
    above, below = figure.subplots(2, 1, height_ratios=(2.1, rows))
    draw_ledger_years(above, years, words)
    draw_ledger_counties(below, counties, words)
    return figure


def draw_ledger_years(
    axes: Axes, years: Mapping[int, tuple[float, float, float]], words: LedgerWords
) -> None:
    """Draw income, tax and support of each year side by side."""
    places = np.arange(len(years))
    series = list(zip(*years.values(), strict=True)) or [(), (), ()]
    styles = ((DARK, ""), ("white", HATCH), ("#bdbdbd", ""))
    for n, (amounts, (colour, hatch)) in enumerate(zip(series, styles, strict=True)):
        axes.bar(places + (n - 1) * 0.27, amounts, 0.26, color=colour, hatch=hatch, edgecolor=DARK)
    axes.set_xticks(places, [str(year) for year in years], fontsize=LABEL_SIZE)
    axes.set_ylabel(words.unit, fontsize=LABEL_SIZE)
    axes.set_title(words.years, fontsize=LABEL_SIZE + 1, loc="left")
    _plain(axes, "y")
    marks = [Patch(facecolor=colour, hatch=hatch, edgecolor=DARK) for colour, hatch in styles]
    axes.legend(marks, [words.income, words.tax, words.support], fontsize=LABEL_SIZE, frameon=False)


def draw_ledger_counties(
    axes: Axes, counties: Mapping[str, tuple[float, float]], words: LedgerWords
) -> None:
    """Draw income and tax of each county over the horizon."""
    places = np.arange(len(counties))
    series = list(zip(*counties.values(), strict=True)) or [(), ()]
    styles = ((DARK, ""), ("white", HATCH))
    for n, (amounts, (colour, hatch)) in enumerate(zip(series, styles, strict=True)):
        axes.barh(
            places + (n - 0.5) * 0.38, amounts, 0.36, color=colour, hatch=hatch, edgecolor=DARK
        )
    axes.set_yticks(places, list(counties), fontsize=LABEL_SIZE)
    axes.set_ylim(len(counties) - 0.4, -0.6)
    axes.axvline(0, color="black", lw=0.6)
    axes.set_xlabel(words.unit, fontsize=LABEL_SIZE)
    axes.set_title(words.counties, fontsize=LABEL_SIZE + 1, loc="left")
    _plain(axes, "x")


def _plain(axes: Axes, along: str) -> None:
    """Thousands commas, a light grid, no frame."""
    axis = axes.yaxis if along == "y" else axes.xaxis
    axis.set_major_formatter(lambda amount, _: f"{amount:,.0f}")
    axes.tick_params(labelsize=LABEL_SIZE)
    axes.grid(axis="y" if along == "y" else "x", color="#dddddd", lw=0.5)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)


# --- chains ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Flow:
    """Links of one arrow: how many counties have it, and how many of them from outside."""

    upstream: str
    downstream: str
    count: int
    outside: int


def flow_figure(flows: Sequence[Flow], words: Sequence[str]) -> Figure:
    """Suppliers on the left, customers on the right."""
    sides = [{one.upstream for one in flows}, {one.downstream for one in flows}]
    figure = page_figure(1.1 + 0.24 * max(map(len, sides), default=1))
    draw_flow(figure.add_subplot(), flows, words)
    return figure


def draw_flow(axes: Axes, flows: Sequence[Flow], words: Sequence[str]) -> None:
    """Draw a curve per arrow, the thicker the more counties; dashed to a partner outside.

    `words` name the left side, the right side, links inside and links to a hub outside.
    """
    left = _stack([one.upstream for one in flows])
    # Customers stand at the mean height of their suppliers, so that fewer curves cross.
    heights: dict[str, list[float]] = {}
    for one in flows:
        heights.setdefault(one.downstream, []).append(left[one.upstream])
    right = _stack(sorted(heights, key=lambda name: (-float(np.mean(heights[name])), name)))
    most = max((one.count for one in flows), default=1)
    for one in flows:
        start, end = (0.0, left[one.upstream]), (1.0, right[one.downstream])
        curve = Path(
            [start, (0.5, start[1]), (0.5, end[1]), end],
            [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4],
        )
        inside = one.count - one.outside
        for count, dash in ((inside, "-"), (one.outside, (0, (4, 2)))):
            if count:
                width = 0.6 + 3.4 * count / most
                colour = DARK if dash == "-" else "#555555"
                axes.add_patch(
                    PathPatch(curve, fill=False, lw=width, ls=dash, edgecolor=colour, alpha=0.75)
                )
    for x, side, align in ((-0.02, left, "right"), (1.02, right, "left")):
        for name, y in side.items():
            axes.text(x, y, name, ha=align, va="center", fontsize=LABEL_SIZE)
    room = [max(map(width_of, side), default=0) * LETTER_INCHES for side in (left, right)]
    span = max(PAGE_INCHES - sum(room) - 0.4, 1.5)
    axes.set_xlim(-0.05 - room[0] / span, 1.05 + room[1] / span)
    row = 1.0 / max(len(left) - 1, len(right) - 1, 1)
    axes.set_ylim(-0.6 * row, 1 + 1.8 * row)
    axes.text(-0.02, 1 + 1.1 * row, words[0], ha="right", fontsize=LABEL_SIZE + 1)
    axes.text(1.02, 1 + 1.1 * row, words[1], ha="left", fontsize=LABEL_SIZE + 1)
    axes.set_axis_off()
    marks = [Line2D([], [], color=DARK, lw=2.5), Line2D([], [], color="#555555", lw=2, ls="--")]
    _legend(axes, marks, words[2:])


def _stack(names: Sequence[str]) -> dict[str, float]:
    """Heights of the names in their order, evenly from 1 down to 0."""
    order = list(dict.fromkeys(names))
    gaps = max(len(order) - 1, 1)
    return {name: 1.0 - n / gaps for n, name in enumerate(order)}


def _legend(axes: Axes, marks: Sequence[Artist], words: Sequence[str]) -> None:
    """What the marks mean, below the chart."""
    figure = axes.figure
    assert isinstance(figure, Figure)
    figure.legend(
        list(marks),
        list(words),
        loc="outside lower center",
        ncols=len(words),
        frameon=False,
        fontsize=LABEL_SIZE,
    )
