"""Charts: each draws onto the axes it is given and knows no file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.colors import Colormap, ListedColormap, Normalize
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from planner.report.fonts import chart_style

CELL_INCHES = (0.62, 0.27)
BAR_INCHES = 5.0
HATCH = "////"
LABEL_SIZE = 8.0
VALUE_SIZE = 6.5
WHITE_TEXT_BELOW = 0.45
"""Luminance of a cell below which its figure is white."""


@dataclass(frozen=True)
class HeatWords:
    """Words of a heat map in one language."""

    title: str
    scale: str
    gated: str
    unknown: str


def fit_colours() -> Colormap:
    """Yellow to dark blue with luminance falling all the way, so that grey print keeps the order.

    The darkest fifth of the map is left out: hatches and figures must stay legible on it.
    """
    return ListedColormap(mpl.colormaps["YlGnBu"](np.linspace(0.0, 0.85, 256)), "fit")


def draw_fit_heatmap(
    axes: Axes,
    shares: np.ndarray,
    rows: Sequence[str],
    columns: Sequence[str],
    gated: np.ndarray,
    words: HeatWords,
) -> None:
    """Draw fits on a scale from 0 to 1 that all such charts share.

    Parameters
    ----------
    shares
        Fit by row and column, 0 to 1; NaN where it is unknown.
    gated
        True where an admission rule keeps the industry out; hatched.
    words
        Title, name of the scale, and what the two marks mean.
    """
    colours, scale = fit_colours(), Normalize(0.0, 1.0)
    axes.pcolormesh(
        np.ma.masked_invalid(shares), cmap=colours, norm=scale, edgecolors="white", linewidth=0.6
    )
    axes.invert_yaxis()
    _label(axes, rows, columns)
    brightness = [[luminance(cell) for cell in row] for row in colours(np.nan_to_num(shares))]
    dark = ~np.isnan(shares) & (np.array(brightness) < WHITE_TEXT_BELOW)
    _hatch(axes, gated & ~dark, "black")
    _hatch(axes, gated & dark, "white")
    for row, column in np.ndindex(*shares.shape):
        _mark(axes, row, column, float(shares[row, column]), bool(gated[row, column]), colours)
    axes.set_title(words.title, fontsize=LABEL_SIZE + 3, loc="left", pad=8)
    _key(
        axes, words, ScalarMappable(scale, colours), bool(gated.any()), bool(np.isnan(shares).any())
    )


def _label(axes: Axes, rows: Sequence[str], columns: Sequence[str]) -> None:
    """Names on the left and on top; long names on top stand upright."""
    upright = max(map(width_of, columns), default=0) > 6
    axes.set_yticks(np.arange(len(rows)) + 0.5, rows, fontsize=LABEL_SIZE)
    axes.set_xticks(np.arange(len(columns)) + 0.5, columns, fontsize=LABEL_SIZE)
    axes.tick_params(length=0, top=False, bottom=False, labeltop=True, labelbottom=False)
    if upright:
        axes.tick_params(axis="x", labelrotation=90)
    for spine in axes.spines.values():
        spine.set_visible(False)


def _hatch(axes: Axes, cells: np.ndarray, line: str) -> None:
    """Hatch cells: one shape for all of them, as each shape has a pattern of its own in a file.

    A hatch takes the colour of the edge; the edge itself would hide the neighbours'.
    """
    if not cells.any():
        return
    squares = [
        Path.unit_rectangle().transformed(Affine2D().translate(column, row))
        for row, column in np.argwhere(cells)
    ]
    whole = Path.make_compound_path(*squares)
    axes.add_patch(PathPatch(whole, fill=False, hatch=HATCH, edgecolor=line, lw=0))


def _mark(axes: Axes, row: int, column: int, share: float, gated: bool, colours: Colormap) -> None:
    """Figure of a cell, on a ground of its own if the cell is hatched; a question mark for none."""
    known = not np.isnan(share)
    back = colours(share) if known else (1.0, 1.0, 1.0, 1.0)
    value = axes.text(
        column + 0.5,
        row + 0.5,
        f"{share:.2f}" if known else "?",
        ha="center",
        va="center",
        fontsize=VALUE_SIZE,
        color="white" if luminance(back) < WHITE_TEXT_BELOW else "black",
        bbox={"facecolor": back, "edgecolor": "none", "pad": 1.2} if gated else None,
    )
    value.set_in_layout(False)  # it lies within its cell: measuring hundreds takes seconds


def _key(axes: Axes, words: HeatWords, colours: ScalarMappable, gated: bool, unknown: bool) -> None:
    """Colour bar on the right, and the two marks below the chart if they occur."""
    figure = axes.figure
    assert isinstance(figure, Figure)
    shrink = min(0.6, BAR_INCHES / figure.get_figheight())
    bar = figure.colorbar(colours, ax=axes, fraction=0.03, pad=0.02, aspect=25, shrink=shrink)
    bar.set_label(words.scale, fontsize=LABEL_SIZE)
    bar.ax.tick_params(labelsize=LABEL_SIZE)
    bar.outline.set_visible(False)
    marks = [
        Rectangle((0, 0), 1, 1, fill=False, hatch=HATCH, edgecolor="black", label=words.gated)
    ] * gated
    marks += [
        Rectangle((0, 0), 1, 1, fill=False, edgecolor="lightgray", label=f"?  {words.unknown}")
    ] * unknown
    if marks:
        axes.legend(
            handles=marks,
            loc="upper left",
            bbox_to_anchor=(0, -6 / (axes.bbox.height or 1)),
            ncols=2,
            frameon=False,
            fontsize=LABEL_SIZE,
        )


def heatmap_figure(
    shares: Mapping[tuple[str, str], float | None],
    gated: frozenset[tuple[str, str]],
    counties: Mapping[str, str],
    industries: Mapping[str, str],
    words: HeatWords,
    cell: tuple[float, float] = CELL_INCHES,
) -> Figure:
    """Heat map of counties and industries, whichever are more going down the page.

    `counties` and `industries` give the names by code in the order to be shown; `cell` is the width
    and height of a cell in inches.
    """
    down, across = industries, counties
    turned = len(counties) > len(industries)
    if turned:
        down, across = across, down

    def pair(row: str, column: str) -> tuple[str, str]:
        return (row, column) if turned else (column, row)

    values = [[shares.get(pair(row, column)) for column in across] for row in down]
    grid = np.array([[np.nan if one is None else one for one in line] for line in values])
    out = np.array([[pair(row, column) in gated for column in across] for row in down])
    with chart_style():
        figure = Figure(figsize=_size(down, across, cell), layout="constrained")
        draw_fit_heatmap(
            figure.add_subplot(), grid, [*down.values()], [*across.values()], out, words
        )
    return figure


def _size(
    down: Mapping[str, str], across: Mapping[str, str], cell: tuple[float, float]
) -> tuple[float, float]:
    """Inches that give every cell and every name its room."""
    letter = LABEL_SIZE / 72 * 0.55
    names = max(map(width_of, down.values()), default=0) * letter
    heads = max(map(width_of, across.values()), default=0) * letter
    cell_width, cell_height = cell
    return 1.6 + names + cell_width * len(across), 1.3 + heads + cell_height * len(down)


def width_of(words: str) -> int:
    """Width in letters; a Chinese character is as wide as two."""
    return sum(2 if ord(letter) > 0x2E7F else 1 for letter in words)


def luminance(colour: Sequence[float]) -> float:
    """Brightness as the eye sees it, 0 black to 1 white (ITU-R BT.601)."""
    red, green, blue = colour[:3]
    return 0.299 * red + 0.587 * green + 0.114 * blue
