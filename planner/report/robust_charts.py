"""Charts of ``planner robust``; each reads in grey."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from planner.report.charts import width_of
from planner.report.numbers import plain
from planner.studies.asking import Interval
from planner.texts import Language, text

WIDTH_INCHES = 7.2
PANEL_INCHES = 4.2
"""Least width beside the names of bars: a title fits into it."""
LETTER = 0.55
"""Mean width of a letter in its height."""
DARK, MIDDLE, LIGHT = "#1f3b57", "#7593ad", "#d5dfe8"
SMALL = 8.0


def _say(language: Language, key: str, **facts: object) -> str:
    return text(f"label.robust.chart.{key}", language, **facts)


def _plain_axes(axes: Axes) -> None:
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.tick_params(labelsize=SMALL)
    axes.grid(True, axis="y", color="#e4e4e4", linewidth=0.6)
    axes.set_axisbelow(True)


def _percent_of(share: float | None) -> float:
    return math.nan if share is None else 100 * share


def price_figure(levels: Sequence[Mapping[str, Any]], language: Language) -> Figure:
    """Value between its proved ends, and how often a limit is overrun, by budget.

    `levels` are those of `planner.report.robust_gamma.gamma_record`.
    """
    figure = Figure(figsize=(WIDTH_INCHES, 5.2), layout="constrained")
    top, bottom = figure.subplots(2, 1, sharex=True, height_ratios=(3, 2))
    levels = [one for one in levels if None not in one["value"].values()]
    budgets = [one["budget"] for one in levels]
    low = [one["value"]["low_wan"] for one in levels]
    high = [one["value"]["high_wan"] for one in levels]
    top.fill_between(budgets, low, high, color=LIGHT, label=_say(language, "between"))
    top.plot(budgets, high, color=MIDDLE, linestyle="--", label=_say(language, "bound"))
    top.plot(budgets, low, color=DARK, marker="o", label=_say(language, "found"))
    top.set_ylabel(_say(language, "value"), fontsize=SMALL)
    top.set_title(_say(language, "gamma_title"), fontsize=SMALL + 2, loc="left")
    top.legend(fontsize=SMALL, frameon=False)
    risks = [_percent_of(one["overrun_share_any_limit"]) for one in levels]
    bottom.plot(budgets, risks, color=DARK, marker="o", label=_say(language, "tried"))
    worst = [
        100 * max((row["overrun_bound_share"] for row in one["limits"]), default=0.0)
        for one in levels
    ]
    bottom.plot(
        budgets, worst, color=MIDDLE, marker="s", linestyle="--", label=_say(language, "risk_bound")
    )
    bottom.set_ylim(bottom=0)
    bottom.set_ylabel(_say(language, "risk"), fontsize=SMALL)
    bottom.set_xlabel(_say(language, "budget"), fontsize=SMALL)
    bottom.legend(fontsize=SMALL, frameon=False)
    for axes in (top, bottom):
        _plain_axes(axes)
    return figure


def tail_figure(study: Mapping[str, Any], language: Language) -> Figure:
    """Tail against mean, a point for each risk weight; `study` is a `cvar_record`."""
    figure = Figure(figsize=(WIDTH_INCHES, 4.2), layout="constrained")
    axes = figure.subplots()
    points = [one for one in study["stances"] if one["mean_wan"] is not None]
    means, tails = [one["mean_wan"] for one in points], [one["tail_wan"] for one in points]
    axes.plot(tails, means, color=DARK, marker="o", linestyle=":")
    labels: dict[tuple[float, float], list[str]] = {}
    for one in points:
        spot = (round(one["tail_wan"], 6), round(one["mean_wan"], 6))
        labels.setdefault(spot, []).append(f"{one['risk_weight']:g}")
    for spot, weights in labels.items():
        words = _say(language, "weight", weights=", ".join(weights))
        axes.annotate(words, spot, xytext=(6, 6), textcoords="offset points", fontsize=SMALL)
    axes.margins(0.18)
    axes.set_xlabel(
        _say(language, "tail", beta=f"{100 * (1 - study['beta_share']):g}"), fontsize=SMALL
    )
    axes.set_ylabel(_say(language, "mean"), fontsize=SMALL)
    axes.set_title(_say(language, "tail_title"), fontsize=SMALL + 2, loc="left")
    _plain_axes(axes)
    return figure


@dataclass(frozen=True)
class Bar:
    """A bar of the core chart: name, index from 0 to 1, class, and whether the run has it."""

    name: str
    index: float
    kind: str
    planned: bool


BAR_LOOKS = {"core": (DARK, ""), "borderline": (LIGHT, "////"), "exterior": ("white", "")}


def index_figure(bars: Sequence[Bar], more: int, exact: bool, language: Language) -> Figure:
    """Core index of projects: core ones full and dark, borderline ones hatched.

    Projects of the plan of the run have a dot before their name.
    """
    height = 1.4 + 0.24 * max(len(bars), 2)
    letters = max((width_of(bar.name) for bar in bars), default=0)
    names_inches = (letters + 3) * SMALL / 72 * LETTER
    figure = Figure(
        figsize=(max(WIDTH_INCHES, names_inches + PANEL_INCHES), height), layout="constrained"
    )
    axes = figure.subplots()
    for place, bar in enumerate(bars):
        colour, hatch = BAR_LOOKS[bar.kind]
        axes.barh(
            place, bar.index, color=colour, hatch=hatch, edgecolor=DARK, linewidth=0.6, height=0.7
        )
    names = [f"● {bar.name}" if bar.planned else bar.name for bar in bars]
    axes.set_yticks(range(len(bars)), names, fontsize=SMALL)
    axes.set_ylim(len(bars) - 0.4, -0.6)
    axes.set_xlim(0, 1)
    title = _say(language, "core_exact" if exact else "core_sampled")
    axes.set_title(title, fontsize=SMALL + 2, loc="left")
    words = _say(language, "index") + (_say(language, "index_more", count=more) if more else "")
    axes.set_xlabel(words, fontsize=SMALL)
    kinds = [kind for kind in ("core", "borderline") if any(bar.kind == kind for bar in bars)]
    looks = [
        Patch(
            facecolor=BAR_LOOKS[k][0],
            hatch=BAR_LOOKS[k][1],
            edgecolor=DARK,
            label=_say(language, k),
        )
        for k in kinds
    ]
    figure.legend(handles=looks, fontsize=SMALL, frameon=False, loc="outside lower right", ncols=2)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.tick_params(labelsize=SMALL)
    return figure


def regret_figure(study: Mapping[str, Any], language: Language) -> Figure:
    """Greatest regret of every plan tried: bar up to what is shown, whisker up to what is proved.

    The dashed line is the least regret that any plan can have, as far as it is proved. `study` is
    a `planner.report.robust_regret.regret_record`.
    """
    candidates = study["candidates"]
    figure = Figure(figsize=(WIDTH_INCHES, 1.9 + 0.32 * len(candidates)), layout="constrained")
    axes = figure.subplots()
    names = []
    for place, one in enumerate(candidates):
        best = place == study["best"]
        low, high = one["regret"]["low_wan"], one["regret"]["high_wan"]
        axes.barh(place, low or 0.0, color=DARK if best else LIGHT, edgecolor=DARK, height=0.6)
        if high is not None:
            axes.plot([low or 0.0, high], [place, place], color=DARK, marker="|")
        key = "regret_planned" if place == 0 else "regret_round"
        names.append(_say(language, key, round=place + 1) + (" ●" if best else ""))
    axes.axvline(
        study["least_regret"]["low_wan"] or 0.0, color="black", linestyle="--", linewidth=1
    )
    axes.set_yticks(range(len(names)), names, fontsize=SMALL)
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.set_xlim(left=0)
    axes.set_xlabel(_say(language, "regret"), fontsize=SMALL)
    axes.set_title(_say(language, "regret_title"), fontsize=SMALL + 2, loc="left")
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.tick_params(labelsize=SMALL)
    return figure


def worth_figure(worths: Sequence[tuple[str, Interval | None]], language: Language) -> Figure:
    """Expected worth of each way of deciding: dot for what was found, line up to what is proved.

    Dots, because the axis begins where the differences show. A way that cannot be kept in some
    outlook has words instead.
    """
    figure = Figure(figsize=(WIDTH_INCHES, 2.8), layout="constrained")
    axes = figure.subplots()
    names = [text(f"label.robust.way.{key}", language) for key, _ in worths]
    known = [(n, one) for n, (_, one) in enumerate(worths) if one and math.isfinite(one.low)]
    for place, one in known:
        if math.isfinite(one.high):
            axes.plot([one.low, one.high], [place, place], color=MIDDLE, marker="|")
        face = DARK if worths[place][0] == "here" else LIGHT
        axes.plot(one.low, place, "o", markersize=9, markeredgecolor=DARK, markerfacecolor=face)
        axes.annotate(
            plain(one.low),
            (one.low, place),
            xytext=(0, 8),
            textcoords="offset points",
            ha="center",
            fontsize=SMALL,
        )
    for place, (_, worth) in enumerate(worths):
        if worth and worth.high == -math.inf:
            words = text("label.robust.impossible", language)
            spot = ("axes fraction", "data")
            axes.annotate(words, (0.02, place), xycoords=spot, va="center", fontsize=SMALL)
    axes.margins(x=0.12)
    axes.grid(True, axis="x", color="#e4e4e4", linewidth=0.6)
    axes.set_axisbelow(True)
    axes.set_yticks(range(len(names)), names, fontsize=SMALL)
    axes.set_ylim(len(names) - 0.4, -0.7)
    axes.set_xlabel(_say(language, "expected"), fontsize=SMALL)
    axes.set_title(_say(language, "recourse_title"), fontsize=SMALL + 2, loc="left")
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.tick_params(labelsize=SMALL)
    return figure
