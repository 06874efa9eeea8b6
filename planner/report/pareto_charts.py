"""Charts of a front: points, the line through them, the proved bound, the plan of the run."""

from collections.abc import Sequence
from itertools import combinations

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.colors import Normalize
from matplotlib.figure import Figure

from planner.report.pareto_story import FrontStory
from planner.studies.pareto.front import bound_curve
from planner.texts import Language, text

SIZE = (7.2, 5.0)
PANELS_SIZE = (12.0, 4.4)
SMALL = 8.0
LABEL = (0.3, 0.18)
"""Width and height that the number of a point takes, inches."""

PANEL_SIZE = (3.2, 2.6)
"""Axes of one panel, inches."""

DARK = (0.0, 0.8)
"""Part of the grey scale that is used: the lightest points must stay visible on white."""


def front_figure(story: FrontStory, language: Language) -> Figure:
    """Two goals on two axes; three in the panels of each pair, the third goal as a shade."""
    panels = list(combinations(range(len(story.aims)), 2))
    figure = Figure(figsize=SIZE if len(panels) == 1 else PANELS_SIZE, layout="constrained")
    for number, (down, across) in enumerate(panels, 1):
        axes = figure.add_subplot(1, len(panels), number)
        if len(panels) == 1:
            draw_front(axes, story, language)
        else:
            shade = next(place for place in range(3) if place not in (down, across))
            draw_pair(axes, story, down, across, shade, language)
    if len(panels) > 1:  # inside a panel, the star of the legend would look like another plan
        handles, labels = figure.axes[0].get_legend_handles_labels()
        place = "outside upper right"
        figure.legend(handles, labels, loc=place, ncols=2, fontsize=SMALL, frameon=False)
    dash = "—" if language == "zh" else " / "
    goals = dash.join(story.goal(aim, language) for aim in story.aims)
    title = text("label.pareto.chart.title", language, goals=goals)
    figure.suptitle(title, fontsize=SMALL + 3)
    return figure


def draw_front(axes: Axes, story: FrontStory, language: Language) -> None:
    """Draw the front of two goals: second goal across, first goal up."""

    def say(key: str) -> str:
        return text(f"label.pareto.chart.{key}", language)

    front = story.front
    first, second = zip(*(story.amounts(point.scores) for point in front.points), strict=True)
    exact = front.exact and front.complete
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
        _draw_bound(axes, story, say("bound"))
    _draw_knee(axes, story, 1, 0, say("knee"))
    _draw_own(axes, story, 1, 0, say("own"))
    _number(axes, story, list(zip(second, first, strict=True)))
    _name_axes(axes, story, 0, 1, language)
    axes.legend(fontsize=SMALL, frameon=False, loc="best")


def _draw_bound(axes: Axes, story: FrontStory, label: str) -> None:
    """Draw the staircase that no plan lies beyond, over the range of what is drawn."""
    front = story.front
    corners: list[tuple[float, float]] = []
    for floor, end, bound in bound_curve(front):
        corners += [(max(floor, front.low[1]), bound), (end, bound)]
    corners.append((front.tops[1], front.low[0]))
    drawn = [(y, x) for x, y in corners if max(abs(x), abs(y)) < float("inf")]
    if not drawn:
        return
    up, across = zip(*(story.amounts(one) for one in drawn), strict=True)
    axes.plot(across, up, color="0.35", linewidth=1.1, linestyle="--", label=label, zorder=2)


def _draw_knee(axes: Axes, story: FrontStory, across: int, up: int, label: str) -> None:
    if story.reading.knee is not None:
        amounts = story.amounts(story.front.points[story.reading.knee].scores)
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


def _draw_own(axes: Axes, story: FrontStory, across: int, up: int, label: str) -> None:
    own = story.amounts(story.front.own)
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
    story: FrontStory,
    places: Sequence[tuple[float, float]],
    size: tuple[float, float] = SIZE,
) -> None:
    """Write the number of each point beside it, unless it would touch another one."""
    for place in apart(places, story.reading.knee, size):
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


def _name_axes(axes: Axes, story: FrontStory, up: int, across: int, language: Language) -> None:
    axes.set_ylabel(_axis_name(story, up, language), fontsize=SMALL + 1)
    axes.set_xlabel(_axis_name(story, across, language), fontsize=SMALL + 1)
    axes.tick_params(labelsize=SMALL)
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(mpl.ticker.StrMethodFormatter("{x:,.6g}"))
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.margins(0.08)


def _axis_name(story: FrontStory, place: int, language: Language) -> str:
    aim = story.aims[place]
    name, unit = story.goal(aim, language), story.unit(aim, language)
    if aim.goal.little:
        name = text("label.pareto.little", language, goal=name)
    return f"{name}，{unit}" if language == "zh" else f"{name}, {unit}"


def draw_pair(
    axes: Axes, story: FrontStory, up: int, across: int, shade: int, language: Language
) -> None:
    """Draw a front of three goals along two of them, the third one as a grey."""
    amounts = [story.amounts(point.scores) for point in story.front.points]
    shades = [one[shade] for one in amounts]
    greys = mpl.colormaps["gray"]
    scale = Normalize(min(shades), max(shades))
    colours = [greys(DARK[1] - (DARK[1] - DARK[0]) * float(scale(x))) for x in shades]
    spots = [(one[across], one[up]) for one in amounts]
    xs, ys = zip(*spots, strict=True)
    axes.scatter(xs, ys, c=colours, s=26, edgecolors="black", linewidths=0.5)
    _draw_knee(axes, story, across, up, text("label.pareto.chart.knee", language))
    _draw_own(axes, story, across, up, text("label.pareto.chart.own", language))
    _number(axes, story, spots, PANEL_SIZE)
    _name_axes(axes, story, up, across, language)
    figure = axes.figure
    assert isinstance(figure, Figure)
    low, high = 1 - DARK[1], 1 - DARK[0]
    shown = mpl.colors.ListedColormap(
        [greys(1 - (low + (high - low) * n / 255)) for n in range(256)]
    )
    bar = figure.colorbar(ScalarMappable(scale, shown), ax=axes, location="bottom", shrink=0.8)
    name = _axis_name(story, shade, language)
    bar.set_label(text("label.pareto.chart.shade", language, goal=name), fontsize=SMALL)
    bar.ax.tick_params(labelsize=SMALL - 1)
