"""Charts of a front: points, the line through them, the proved bound, the plan of the run.

They draw from the record of a front (`planner.report.pareto_story.front_record`), so that the
study and its ``summary.json`` give the same chart.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.colors import Normalize
from matplotlib.figure import Figure

from planner.report.numbers import unit_word
from planner.texts import Language, text

SIZE = (7.2, 5.0)
PANELS_SIZE = (12.0, 4.4)
SMALL = 8.0
LABEL = (0.3, 0.18)
"""Width and height that the number of a point takes, inches."""

PANEL_SIZE = (3.2, 2.6)
"""Axes of one panel, inches."""

Record = Mapping[str, Any]
"""A front as plain data."""

DARK = (0.0, 0.8)
"""Part of the grey scale that is used: the lightest points must stay visible on white."""


def front_figure(front: Record, language: Language) -> Figure:
    """Two goals on two axes; three in the panels of each pair, the third goal as a shade."""
    panels = list(combinations(range(len(front["aims"])), 2))
    figure = Figure(figsize=SIZE if len(panels) == 1 else PANELS_SIZE, layout="constrained")
    for number, (down, across) in enumerate(panels, 1):
        axes = figure.add_subplot(1, len(panels), number)
        if len(panels) == 1:
            draw_front(axes, front, language)
        else:
            shade = next(place for place in range(3) if place not in (down, across))
            draw_pair(axes, front, down, across, shade, language)
    if len(panels) > 1:  # inside a panel, the star of the legend would look like another plan
        handles, labels = figure.axes[0].get_legend_handles_labels()
        place = "outside upper right"
        figure.legend(handles, labels, loc=place, ncols=2, fontsize=SMALL, frameon=False)
    dash = "—" if language == "zh" else " / "
    goals = dash.join(aim[f"name_{language}"] for aim in front["aims"])
    title = text("label.pareto.chart.title", language, goals=goals)
    figure.suptitle(title, fontsize=SMALL + 3)
    return figure


def draw_front(axes: Axes, front: Record, language: Language) -> None:
    """Draw the front of two goals: second goal across, first goal up."""

    def say(key: str) -> str:
        return text(f"label.pareto.chart.{key}", language)

    first, second = zip(*_points(front), strict=True)
    exact = front["complete"]
    axes.plot(
        second,
        first,
        color="black",
        linestyle=":",
        linewidth=0.8,
        marker="o",
        markersize=4,
        label=say("exact" if exact else "found"),
        zorder=3,
    )
    if not exact:
        _draw_bound(axes, front, say("bound"))
    _draw_knee(axes, front, 1, 0, say("knee"))
    _draw_own(axes, front, 1, 0, say("own"))
    _number(axes, front, list(zip(second, first, strict=True)))
    _name_axes(axes, front, 0, 1, language)
    axes.legend(fontsize=SMALL, frameon=False, loc="best")


def _amounts(front: Record, amounts: Mapping[str, float]) -> list[float]:
    """Amounts of a plan in the order of the goals."""
    return [amounts[aim["aim"]] for aim in front["aims"]]


def _points(front: Record) -> list[list[float]]:
    return [_amounts(front, point["amounts"]) for point in front["points"]]


def _draw_bound(axes: Axes, front: Record, label: str) -> None:
    """Draw the staircase that no plan lies beyond, over the range of what is drawn."""
    (first, second), curve = front["aims"], front["bound_curve"]
    inner = min if second["wanted"] == "little" else max
    corners: list[tuple[float | None, float | None]] = []
    for step in curve:
        begin = step["second_from"]
        worst = second["worst_on_front"]
        corners += [
            (worst if begin is None else inner(begin, worst), step["first_bound"]),
            (step["second_to"], step["first_bound"]),
        ]
    corners.append((second["proved_limit"], first["worst_on_front"]))
    drawn = [(across, up) for across, up in corners if across is not None and up is not None]
    if not drawn:
        return
    across, up = zip(*drawn, strict=True)
    axes.plot(across, up, color="0.35", linewidth=1.1, linestyle="--", label=label, zorder=2)


def _knee(front: Record) -> int | None:
    """Place of the knee, from 0."""
    return None if front["knee"] is None else int(front["knee"]) - 1


def _draw_knee(axes: Axes, front: Record, across: int, up: int, label: str) -> None:
    knee = _knee(front)
    if knee is not None:
        amounts = _points(front)[knee]
        axes.plot(
            amounts[across],
            amounts[up],
            marker="s",
            markersize=10,
            markerfacecolor="none",
            markeredgecolor="black",
            linestyle="none",
            label=label,
            zorder=4,
        )


def _draw_own(axes: Axes, front: Record, across: int, up: int, label: str) -> None:
    own = _amounts(front, front["run_plan"]["amounts"])
    axes.plot(
        own[across],
        own[up],
        marker="*",
        markersize=13,
        markerfacecolor="white",
        markeredgecolor="black",
        linestyle="none",
        label=label,
        zorder=5,
    )


def _number(
    axes: Axes,
    front: Record,
    places: Sequence[tuple[float, float]],
    size: tuple[float, float] = SIZE,
) -> None:
    """Write the number of each point beside it, unless it would touch another one."""
    for place in apart(places, _knee(front), size):
        axes.annotate(
            str(place + 1),
            places[place],
            xytext=(5, 5),
            textcoords="offset points",
            fontsize=SMALL - 1,
            zorder=6,
        )


def apart(
    spots: Sequence[tuple[float, float]], knee: int | None, size: tuple[float, float]
) -> list[int]:
    """Places of the points whose numbers have room: the ends and the knee before the others.

    `size` is that of the axes, inches.
    """
    xs, ys = zip(*spots, strict=True)
    scale = [inches / (max(of) - min(of) or 1.0) for of, inches in zip((xs, ys), size, strict=True)]
    first = [0, len(spots) - 1, *([] if knee is None else [knee])]
    chosen: list[int] = []
    for place in dict.fromkeys([*first, *range(len(spots))]):
        gaps = (
            tuple(abs(a - b) * s for a, b, s in zip(spots[place], spots[one], scale, strict=True))
            for one in chosen
        )
        if all(gap[0] >= LABEL[0] or gap[1] >= LABEL[1] for gap in gaps):
            chosen.append(place)
    return sorted(chosen)


def _name_axes(axes: Axes, front: Record, up: int, across: int, language: Language) -> None:
    axes.set_ylabel(_axis_name(front, up, language), fontsize=SMALL + 1)
    axes.set_xlabel(_axis_name(front, across, language), fontsize=SMALL + 1)
    axes.tick_params(labelsize=SMALL)
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(mpl.ticker.StrMethodFormatter("{x:,.6g}"))
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.margins(0.08)


def _axis_name(front: Record, place: int, language: Language) -> str:
    aim = front["aims"][place]
    name, unit = aim[f"name_{language}"], unit_word(aim["unit"], language)
    if aim["wanted"] == "little":
        name = text("label.pareto.little", language, goal=name)
    return f"{name}，{unit}" if language == "zh" else f"{name}, {unit}"


def draw_pair(
    axes: Axes, front: Record, up: int, across: int, shade: int, language: Language
) -> None:
    """Draw a front of three goals along two of them, the third one as a grey."""
    amounts = _points(front)
    shades = [one[shade] for one in amounts]
    greys = mpl.colormaps["gray"]
    scale = Normalize(min(shades), max(shades))
    colours = [greys(DARK[1] - (DARK[1] - DARK[0]) * float(scale(x))) for x in shades]
    spots = [(one[across], one[up]) for one in amounts]
    xs, ys = zip(*spots, strict=True)
    axes.scatter(xs, ys, c=colours, s=26, edgecolors="black", linewidths=0.5)
    _draw_knee(axes, front, across, up, text("label.pareto.chart.knee", language))
    _draw_own(axes, front, across, up, text("label.pareto.chart.own", language))
    _number(axes, front, spots, PANEL_SIZE)
    _name_axes(axes, front, up, across, language)
    figure = axes.figure
    assert isinstance(figure, Figure)
    low, high = 1 - DARK[1], 1 - DARK[0]
    shown = mpl.colors.ListedColormap(
        [greys(1 - (low + (high - low) * n / 255)) for n in range(256)]
    )
    bar = figure.colorbar(ScalarMappable(scale, shown), ax=axes, location="bottom", shrink=0.8)
    name = _axis_name(front, shade, language)
    bar.set_label(text("label.pareto.chart.shade", language, goal=name), fontsize=SMALL)
    bar.ax.tick_params(labelsize=SMALL - 1)
