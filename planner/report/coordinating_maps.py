"""Maps of a comparison: overlaps between neighbours, and the layout today and in the joint plan.

Drawn on county outlines from the user's own file where there is one, else schematic on the
counties' centres. Longitudes are shortened by the cosine of the middle latitude.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.patheffects import withStroke

from models import PlanData
from planner.report.boundaries import Boundaries, Polygon, centre_of
from planner.report.charts import LABEL_SIZE, width_of
from planner.report.coordinating_charts import chains_of, roles_of
from planner.report.coordinating_figures import clashes_of
from planner.report.map_labels import Box, Spot, place_labels
from planner.results import Plan
from planner.sheets import names_of
from planner.studies.case import Subject
from planner.studies.coordinate.schemes import EQUILIBRIUM, JOINT, Comparison
from planner.texts import Language, text

PANEL_INCHES, TALLEST_INCHES = 3.5, 5.2
"""Width of a panel, so that two fit the width of an A4 page; greatest height."""

EDGE_INCHES = 0.42
"""Around the outermost points, for their labels."""

LINE_INCHES, HALF_INCHES = 0.125, 0.056
"""Height of a line of a label, width of a half-width character, at size 7."""

MARK_INCHES, MARKS_A_ROW = 0.145, 4
NAME_SIZE, MARK_SIZE = 7.0, 5.5
NAMES_MOST = 40
"""Counties that have their names on the map; of more they are numbers with a key below."""

KEY_COLUMN_INCHES = 0.9
OVERLAP, BORDER, GROUND = "#7d3a12", "#8a8a8a", "#f3f3f3"
ROUND = {"solid_capstyle": "round", "zorder": 2}
HALO = (withStroke(linewidth=2, foreground="white"),)


@dataclass(frozen=True)
class Ground:
    """What maps are drawn on: places of the counties in inches, and how to get there.

    Attributes
    ----------
    outlines
        From the user's file; None for a schematic map.
    degrees
        Where each county's label is anchored: centre of its outline, else its own centre.
    """

    subject: Subject
    language: Language
    outlines: Boundaries | None
    degrees: Mapping[str, tuple[float, float]]

    @property
    def data(self) -> PlanData:
        """Plan data."""
        return self.subject.case.data

    @cached_property
    def names(self) -> Callable[[str, str], str]:
        """Names by table and code."""
        return names_of(self.subject.result.scenario, "_zh" if self.language == "zh" else "_en")

    @cached_property
    def polygons(self) -> Mapping[str, tuple[Polygon, ...]]:
        """Outlines by county; none in a schematic map."""
        return self.outlines.polygons if self.outlines else {}

    @cached_property
    def corners(self) -> np.ndarray:
        """Every point that has to be on the map, degrees."""
        shapes = [p[0] for polygons in self.polygons.values() for p in polygons]
        return np.array([*self.degrees.values(), *(at for ring in shapes for at in ring)])

    @cached_property
    def shrink(self) -> float:
        """Length of a degree of longitude over one of latitude, in the middle of the map."""
        return math.cos(math.radians(float(np.mean(self.corners[:, 1]))))

    @cached_property
    def scale(self) -> float:
        """Inches a degree of latitude."""
        wide, high = np.ptp(self.corners, axis=0)
        room = (PANEL_INCHES - 2 * EDGE_INCHES, TALLEST_INCHES - 2 * EDGE_INCHES)
        fits = [
            inches / length
            for inches, length in zip(room, (wide * self.shrink, high), strict=True)
            if length > 0
        ]
        return float(min(fits, default=1.0))

    @cached_property
    def height(self) -> float:
        """Of a panel, inches."""
        return float(np.ptp(self.corners[:, 1])) * self.scale + 2 * EDGE_INCHES

    def inches(self, at: tuple[float, float]) -> tuple[float, float]:
        """Place on a panel from its lower left corner."""
        low = self.corners.min(axis=0)
        wide = float(np.ptp(self.corners[:, 0])) * self.shrink * self.scale
        left = (PANEL_INCHES - wide) / 2
        return (
            left + float(at[0] - low[0]) * self.shrink * self.scale,
            EDGE_INCHES + float(at[1] - low[1]) * self.scale,
        )

    @cached_property
    def points(self) -> Mapping[str, tuple[float, float]]:
        """Counties on a panel."""
        return {county: self.inches(at) for county, at in self.degrees.items()}

    @cached_property
    def numbered(self) -> bool:
        """Whether counties are numbers."""
        return len(self.degrees) > NAMES_MOST

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """Name of each county on the map, or its number."""
        if self.numbered:
            return {county: str(n) for n, county in enumerate(self.degrees, start=1)}
        return {county: self.names("counties", county) for county in self.degrees}

    def say(self, key: str, **facts: object) -> str:
        """Words of maps."""
        return text(f"label.map.{key}", self.language, **facts)

    def title(self, key: str) -> str:
        """Title that says whether the map is schematic."""
        return self.say(f"{key}_{'outlines' if self.outlines else 'schematic'}")

    def notes(self) -> list[str]:
        """Where the ground is from."""
        if self.outlines is None:
            return [self.say("note_schematic")]
        number = self.outlines.number or self.say("no_number")
        told = [self.say("note_outlines", file=self.outlines.file, number=number)]
        return told + [self.say("note_points")] * bool(set(self.degrees) - set(self.polygons))


def ground_of(subject: Subject, language: Language, outlines: Boundaries | None) -> Ground | None:
    """Ground for maps; None for a schematic map of which some county has no centre.

    With outlines a county that is neither in the file nor has a centre is left out; whoever reads
    the file is told of it (`planner.cli.coordinating`).
    """
    centres = centres_of(subject)
    polygons = outlines.polygons if outlines else {}
    degrees = {
        county: centre_of(polygons[county]) if county in polygons else centres[county]
        for county in subject.case.data.counties
        if county in polygons or county in centres
    }
    if outlines is None and len(degrees) < len(subject.case.data.counties):
        return None
    return Ground(subject, language, outlines, degrees)


def centres_of(subject: Subject) -> dict[str, tuple[float, float]]:
    """Centres of the counties that state one, degrees."""
    return {
        row.county: (row.lon, row.lat)
        for row in subject.result.scenario.rows("counties")
        if row.lon is not None and row.lat is not None
    }


def overlap_map(found: Comparison, ground: Ground) -> Figure:
    """Overlaps between neighbours at the equilibrium and in the joint plan."""
    shown = [name for name in (EQUILIBRIUM, JOINT) if name in found.schemes]
    costs = {name: cost_by_pair(ground.data, found.schemes[name].plan) for name in shown}
    most = max((cost for pairs in costs.values() for cost in pairs.values()), default=1.0)
    notes = [ground.say("note_lines"), *ground.notes()]
    figure, panels = _page(ground, len(shown), ground.title("overlaps"), _county_key(ground), notes)
    spots = _spots(ground, {})
    for axes, name in zip(panels, shown, strict=True):
        _head(axes, ground, text(f"label.coordinate.scheme.{name}", ground.language))
        _draw_ground(axes, ground)
        _draw_overlaps(axes, ground, costs[name], most)
        _draw_labels(axes, ground, spots)
    return figure


@dataclass(frozen=True)
class Mark:
    """An industry of a county: ``stock``, ``lead`` or ``special``."""

    industry: str
    role: str


def layout_map(found: Comparison, ground: Ground) -> Figure:
    """Industries of the counties: what exists today, and the targets of the joint plan."""
    name = text(f"label.coordinate.scheme.{JOINT}", ground.language)
    return plan_map(found.schemes[JOINT].plan, name, ground, ground.title("layout"))


def plan_map(plan: Plan, name: str, ground: Ground, title: str = "") -> Figure:
    """Industries of the counties: what exists today, and the targets of a plan of some name."""
    data = ground.data
    today = _marks(dict.fromkeys(data.present, "stock"))
    joint = _marks(roles_of(data, plan))
    held = {mark.industry for marks in (*today.values(), *joint.values()) for mark in marks}
    numbers = {
        industry: number
        for number, industry in enumerate(
            (i for chain in chains_of(data) for i in chain if i in held), start=1
        )
    }
    notes = [ground.say("note_sizes" if ground.numbered else "note_marks")]
    notes += [ground.say("note_twice"), ground.say("note_lines"), *ground.notes()]
    key = _county_key(ground)
    if not ground.numbered:
        key = [f"{n} {ground.names('industries', industry)}" for industry, n in numbers.items()]
    figure, panels = _page(ground, 2, title, key, notes)
    costs = cost_by_pair(data, plan)
    _panel(panels[0], ground, ground.say("today"), today, numbers)
    _draw_pairs(panels[0], ground, twice_today(data))
    _panel(panels[1], ground, name, joint, numbers)
    _draw_overlaps(panels[1], ground, costs, max(costs.values(), default=1.0))
    return figure


def _marks(roles: Mapping[tuple[str, str], str]) -> dict[str, list[Mark]]:
    """Marks by county, leads first."""
    order = {"lead": 0, "special": 1, "stock": 2}
    found: dict[str, list[Mark]] = {}
    for (county, industry), role in sorted(roles.items(), key=lambda one: (order[one[1]], one[0])):
        found.setdefault(county, []).append(Mark(industry, role))
    return found


def cost_by_pair(data: PlanData, plan: Plan) -> dict[tuple[str, str], float]:
    """Price of the overlaps of each neighbour pair."""
    costs: dict[tuple[str, str], float] = {}
    for one in clashes_of(data, plan, plan):
        costs[one.pair] = costs.get(one.pair, 0.0) + one.price_wan
    return costs


def twice_today(data: PlanData) -> set[tuple[str, str]]:
    """Neighbours that both have an industry today in which they are rivals."""
    return {
        (one, other)
        for (one, other, industry), price in data.overlap_wan.items()
        if price > 0 and {(one, industry), (other, industry)} <= data.present
    }


def _page(
    ground: Ground, count: int, title: str, key: Sequence[str], notes: Sequence[str]
) -> tuple[Figure, list[Axes]]:
    """Page with panels whose unit is an inch, a key and notes below."""
    wide = PANEL_INCHES * count
    most = max((width_of(word) for word in key), default=1) * HALF_INCHES + 0.15
    columns = max(int(wide / max(most, KEY_COLUMN_INCHES)), 1)
    rows = -(-len(key) // columns)
    lines = [line for note in notes for line in _folded(note, wide - 0.2)]
    foot = LINE_INCHES * (rows + len(lines)) + 0.25
    height = ground.height + foot + 0.55
    figure = Figure(figsize=(wide, height))
    panels = []
    for place in range(count):
        box = (place / count, foot / height, 1 / count, ground.height / height)
        axes = figure.add_axes(box)
        axes.set_xlim(0, PANEL_INCHES)
        axes.set_ylim(0, ground.height)
        axes.set_axis_off()
        panels.append(axes)
    figure.text(0.1 / wide, 1 - 0.1 / height, title, fontsize=LABEL_SIZE + 3, va="top")
    for place, word in enumerate(key):
        column, row = divmod(place, rows)
        at = (0.1 + column * wide / columns) / wide, (foot - LINE_INCHES * (row + 0.5)) / height
        figure.text(*at, word, fontsize=NAME_SIZE, va="center")
    for place, line in enumerate(lines):
        at = 0.1 / wide, (foot - LINE_INCHES * (rows + place + 0.9)) / height
        figure.text(*at, line, fontsize=NAME_SIZE, va="center", color="#333333")
    return figure, panels


def _folded(words: str, inches: float) -> list[str]:
    """Words in lines that fit a width; Chinese breaks anywhere, English between words."""
    lines, line = [], ""
    pieces = words.split(" ")
    parts = [f"{piece} " for piece in pieces[:-1]] + pieces[-1:]
    parts = [p for part in parts for p in ([*part] if width_of(part) > len(part) else [part])]
    for part in parts:
        if line and width_of(line + part) * HALF_INCHES > inches:
            lines.append(line)
            line = ""
        line += part
    return [*lines, line]


def _county_key(ground: Ground) -> list[str]:
    """Numbers and names of the counties, if those are numbers on the map."""
    if not ground.numbered:
        return []
    return [f"{label} {ground.names('counties', c)}" for c, label in ground.labels.items()]


def _head(axes: Axes, ground: Ground, words: str) -> None:
    axes.text(0.1, ground.height, words, fontsize=LABEL_SIZE + 1, va="bottom")


def _draw_ground(axes: Axes, ground: Ground) -> None:
    """Outlines, thin lines between neighbours of a schematic map, and points."""
    for polygons in ground.polygons.values():
        axes.add_patch(PathPatch(_path(ground, polygons), fc=GROUND, ec=BORDER, lw=0.6, zorder=0))
    if not ground.polygons:
        for one, other in _neighbours(ground):
            _line(axes, ground, (one, other), color="#c4c4c4", lw=0.5, zorder=1)
    for county, (x, y) in ground.points.items():
        hollow = bool(ground.polygons) and county not in ground.polygons
        fill = "white" if hollow else "black"
        axes.plot(x, y, "o", color="black", markerfacecolor=fill, markersize=3, zorder=3)


def _path(ground: Ground, polygons: Sequence[Polygon]) -> Path:
    rings = [[ground.inches(at) for at in ring] for polygon in polygons for ring in polygon]
    codes = [
        code
        for ring in rings
        for code in (Path.MOVETO, *[Path.LINETO] * (len(ring) - 2), Path.CLOSEPOLY)
    ]
    return Path([at for ring in rings for at in ring], codes)


def _neighbours(ground: Ground) -> list[tuple[str, str]]:
    return [
        (county, other)
        for county, others in ground.data.neighbours.items()
        for other in others
        if county < other and {county, other} <= ground.points.keys()
    ]


def _line(axes: Axes, ground: Ground, pair: tuple[str, str], **look: object) -> None:
    (x1, y1), (x2, y2) = (ground.points[county] for county in pair)
    axes.plot([x1, x2], [y1, y2], **look)  # type: ignore[arg-type]


def _draw_overlaps(
    axes: Axes, ground: Ground, costs: Mapping[tuple[str, str], float], most: float
) -> None:
    """Thick lines between neighbours that overlap."""
    for pair, cost in costs.items():
        if cost and set(pair) <= ground.points.keys():
            _line(axes, ground, pair, color=OVERLAP, lw=1 + 5 * cost / most, **ROUND)


def _draw_pairs(axes: Axes, ground: Ground, pairs: set[tuple[str, str]]) -> None:
    """Dashed lines between neighbours that both have an industry."""
    for pair in sorted(pairs):
        if set(pair) <= ground.points.keys():
            _line(axes, ground, pair, color="#444444", lw=1.4, ls=(0, (3, 2)), zorder=2)


def _spots(ground: Ground, marks: Mapping[str, Sequence[Mark]]) -> dict[str, Spot]:
    """Places of the labels with their marks."""
    sizes = {c: _size(label, len(marks.get(c, ()))) for c, label in ground.labels.items()}
    frame = Box(0.03, 0.03, PANEL_INCHES - 0.06, ground.height - 0.06)
    return place_labels(ground.points, sizes, frame)


def _size(label: str, marks: int) -> tuple[float, float]:
    rows = -(-marks // MARKS_A_ROW)
    wide = max(width_of(label) * HALF_INCHES, min(marks, MARKS_A_ROW) * MARK_INCHES)
    return wide, LINE_INCHES + rows * MARK_INCHES


def _draw_labels(axes: Axes, ground: Ground, spots: Mapping[str, Spot]) -> None:
    for county, spot in spots.items():
        box, (x, y) = spot.box, ground.points[county]
        if spot.far:
            near = (
                min(max(x, box.x), box.x + box.width),
                min(max(y, box.y), box.y + box.height),
            )
            axes.plot([x, near[0]], [y, near[1]], color="#666666", lw=0.4, zorder=3)
        axes.text(
            box.x,
            box.y + box.height,
            ground.labels[county],
            fontsize=NAME_SIZE,
            va="top",
            zorder=5,
            path_effects=HALO,
        )


def _panel(
    axes: Axes,
    ground: Ground,
    title: str,
    marks: Mapping[str, Sequence[Mark]],
    numbers: Mapping[str, int],
) -> None:
    """A panel with the industries of every county: by number, or how many they are."""
    _head(axes, ground, title)
    _draw_ground(axes, ground)
    if ground.numbered:
        for county, held in marks.items():
            if county in ground.points:
                axes.plot(
                    *ground.points[county], "o", color="#555555", markersize=2 + len(held), zorder=3
                )
        _draw_labels(axes, ground, _spots(ground, {}))
        return
    spots = _spots(ground, marks)
    _draw_labels(axes, ground, spots)
    for county, held in marks.items():
        if county in spots:
            _draw_marks(axes, spots[county].box, held, numbers)


def _draw_marks(axes: Axes, box: Box, held: Sequence[Mark], numbers: Mapping[str, int]) -> None:
    """Numbers below the name: in a square, a filled or a hollow circle."""
    top = box.y + box.height - LINE_INCHES
    for place, mark in enumerate(held):
        row, column = divmod(place, MARKS_A_ROW)
        x, y = box.x + (column + 0.5) * MARK_INCHES, top - (row + 0.5) * MARK_INCHES
        filled = mark.role == "lead"
        axes.plot(
            x,
            y,
            "s" if mark.role == "stock" else "o",
            markersize=8.5,
            color="black",
            markerfacecolor="black" if filled else "white",
            markeredgewidth=0.7,
            zorder=5,
        )
        axes.text(
            x,
            y - 0.005,
            str(numbers[mark.industry]),
            fontsize=MARK_SIZE,
            color="white" if filled else "black",
            ha="center",
            va="center",
            zorder=6,
        )
