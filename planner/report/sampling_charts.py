"""Charts of the sampling studies; marks differ in shape and tone, so that grey print suffices."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from planner.report.charts import HATCH, LABEL_SIZE
from planner.studies.asking import Interval
from planner.studies.sensitivity.sobol import Indices
from planner.studies.sensitivity.spans import Amounts

DARK, PALE, MIDDLE = "#1f4e79", "#c9d7e6", "#7f7f7f"
BAR_HEIGHT = 0.38
ROW_INCHES = 0.34
BINS = 40
NEAR_NOTHING = 0.03
"""Part of the strongest effect below which points run into each other."""


@dataclass(frozen=True)
class Marked:
    """An input with mu_star and sigma."""

    name: str
    strength: Interval
    spread: Interval


@dataclass(frozen=True)
class Curve:
    """Values of one plan, and the value without shocks."""

    name: str
    values: Amounts
    planned: float


def effects_figure(marked: Sequence[Marked], basis: str, words: Mapping[str, str]) -> Figure:
    """Scatter of mu_star and sigma; bars are what the gaps leave open, numbers refer to the key.

    Points too near to nothing to be told apart have no number; the key lists them last.
    """
    ordered = sorted(marked, key=lambda one: -(one.strength.low + one.strength.high))
    figure = Figure(figsize=(8.2, max(3.8, 1.6 + 0.2 * len(ordered))), layout="constrained")
    axes, key = figure.subplots(1, 2, width_ratios=(3, 1.7))
    least = NEAR_NOTHING * max((one.strength.high for one in ordered), default=0.0)
    listed = []
    for number, one in enumerate(ordered, start=1):
        x, y = _middle(one.strength), _middle(one.spread)
        told = max(one.strength.high, one.spread.high) > least
        listed.append(f"{number if told else '·'}  {one.name}")
        axes.errorbar(
            x,
            y,
            xerr=_half(one.strength),
            yerr=_half(one.spread),
            fmt="o",
            color=DARK,
            ecolor=MIDDLE,
            elinewidth=0.8,
            markersize=4,
        )
        place = (4, 4 if number % 2 else -9)
        axes.annotate(
            str(number) if told else "",
            (x, y),
            xytext=place,
            textcoords="offset points",
            fontsize=LABEL_SIZE,
        )
    axes.set_xlim(left=min(0.0, axes.get_xlim()[0]))
    axes.set_xlabel(words["strength"], fontsize=LABEL_SIZE)
    axes.set_ylabel(words["spread"], fontsize=LABEL_SIZE)
    _money(axes, up=True)
    _titles(axes, words["morris"], basis)
    key.axis("off")
    key.text(0, 1, "\n".join(listed), va="top", ha="left", fontsize=LABEL_SIZE, linespacing=1.5)
    return figure


def shares_figure(indices: Mapping[str, Indices], basis: str, words: Mapping[str, str]) -> Figure:
    """Bars of first-order and total indices with the 95 % intervals of sampling."""
    figure = Figure(figsize=(7.5, 1.6 + 2 * ROW_INCHES * len(indices)), layout="constrained")
    axes = figure.add_subplot()
    places = np.arange(len(indices))
    first = [one.first for one in indices.values()]
    total = [one.total for one in indices.values()]
    for shift, own, colour, hatch, label in (
        (-BAR_HEIGHT / 2, first, DARK, "", words["first"]),
        (BAR_HEIGHT / 2, total, PALE, HATCH, words["total"]),
    ):
        axes.barh(
            places + shift,
            [one.value for one in own],
            BAR_HEIGHT,
            color=colour,
            hatch=hatch,
            edgecolor="black",
            linewidth=0.5,
            xerr=[one.sampling for one in own],
            error_kw={"elinewidth": 0.8, "capsize": 2, "ecolor": MIDDLE},
            label=label,
        )
    axes.set_yticks(places, list(indices), fontsize=LABEL_SIZE)
    axes.invert_yaxis()
    axes.axvline(0.0, color="black", linewidth=0.6)
    axes.set_xlabel(words["index"], fontsize=LABEL_SIZE)
    axes.legend(fontsize=LABEL_SIZE, frameon=False, loc="lower right")
    axes.tick_params(labelsize=LABEL_SIZE)
    _titles(axes, words["sobol"], basis)
    return figure


def values_figure(curves: Sequence[Curve], words: Mapping[str, str]) -> Figure:
    """Histogram of the first plan, and the curve of being at least worth so much of all."""
    figure = Figure(figsize=(8.6, 3.8), layout="constrained")
    left, right = figure.subplots(1, 2)
    own = curves[0]
    left.hist(own.values, BINS, color=PALE, edgecolor=DARK, linewidth=0.5)
    for value, style, label in (
        (own.planned, "-", words["planned"]),
        (float(np.quantile(own.values, 0.05)), ":", words["low"]),
        (float(np.quantile(own.values, 0.95)), "--", words["high"]),
    ):
        left.axvline(value, color="black", linestyle=style, linewidth=1.1, label=label)
    left.margins(y=0.25)
    left.legend(fontsize=LABEL_SIZE - 1, frameon=False, loc="upper right")
    left.set_ylabel(words["draws"], fontsize=LABEL_SIZE)
    _titles(left, words["histogram"], "")
    for curve, style in zip(curves, ("-", "--"), strict=False):
        ordered = np.sort(curve.values)
        exceeding = 1.0 - np.arange(len(ordered)) / len(ordered)
        right.step(
            ordered, exceeding, style, where="pre", color="black", linewidth=1.1, label=curve.name
        )
    right.set_ylim(0, 1.02)
    right.grid(axis="y", linewidth=0.3)
    right.legend(fontsize=LABEL_SIZE - 1, frameon=False, loc="lower left")
    right.set_ylabel(words["probability"], fontsize=LABEL_SIZE)
    _titles(right, words["exceedance"], "")
    for axes in (left, right):
        axes.set_xlabel(words["value"], fontsize=LABEL_SIZE)
        _money(axes)
    return figure


def chosen_figure(shares: Sequence[tuple[str, float, bool]], words: Mapping[str, str]) -> Figure:
    """Bars of how often something is chosen; what the plan of the run holds is dark."""
    figure = Figure(figsize=(7.5, 1.5 + ROW_INCHES * len(shares)), layout="constrained")
    axes = figure.add_subplot()
    for planned, colour, hatch, label in (
        (True, DARK, "", words["in_plan"]),
        (False, PALE, HATCH, words["not_in_plan"]),
    ):
        own = [(n, share) for n, (_, share, held) in enumerate(shares) if held is planned]
        axes.barh(
            [n for n, _ in own],
            [share for _, share in own],
            2 * BAR_HEIGHT,
            color=colour,
            hatch=hatch,
            edgecolor="black",
            linewidth=0.5,
            label=label,
        )
    axes.set_yticks(range(len(shares)), [name for name, _, _ in shares], fontsize=LABEL_SIZE)
    axes.invert_yaxis()
    axes.set_xlim(0, 1)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda share, _: f"{100 * share:.0f} %"))
    axes.tick_params(labelsize=LABEL_SIZE)
    axes.set_xlabel(words["often"], fontsize=LABEL_SIZE)
    figure.legend(loc="outside lower center", ncols=2, fontsize=LABEL_SIZE, frameon=False)
    _titles(axes, words["chosen"], words["solved"])
    return figure


def _titles(axes: Axes, title: str, below: str) -> None:
    words = f"{title}\n{below}" if below else title
    axes.set_title(words, fontsize=LABEL_SIZE + 1, loc="left")


def _money(axes: Axes, across: bool = True, up: bool = False) -> None:
    """Thousands with commas, few enough to be read."""
    for wanted, axis in ((across, axes.xaxis), (up, axes.yaxis)):
        if wanted:
            axis.set_major_locator(MaxNLocator(5))
            axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.10g}"))
    axes.tick_params(labelsize=LABEL_SIZE)


def _middle(interval: Interval) -> float:
    return (interval.low + interval.high) / 2


def _half(interval: Interval) -> float:
    half = (interval.high - interval.low) / 2
    return half if math.isfinite(half) else 0.0
