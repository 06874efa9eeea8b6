"""Where labels of a map go: beside their points, as far as possible not over each other.

Greedy: the most crowded point first, each label on the free place next to its point; if none is
free, on the one with the least overlap. Inches, y upwards.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

GAP = 0.045
"""Between a point and its label."""

STEPS = (0.0, 0.12, 0.26, 0.42)
"""How much farther a label may go where it is crowded; a line joins it to its point then."""

SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1))


@dataclass(frozen=True)
class Box:
    """A rectangle by its lower left corner."""

    x: float
    y: float
    width: float
    height: float

    def shared(self, other: "Box") -> float:
        """Area in both."""
        wide = min(self.x + self.width, other.x + other.width) - max(self.x, other.x)
        high = min(self.y + self.height, other.y + other.height) - max(self.y, other.y)
        return max(wide, 0.0) * max(high, 0.0)

    def outside(self, frame: "Box") -> float:
        """Area that is not in a frame."""
        return self.width * self.height - self.shared(frame)


@dataclass(frozen=True)
class Spot:
    """Place of a label; `far` if a line has to join it to its point."""

    box: Box
    far: bool


def place_labels(
    points: Mapping[str, tuple[float, float]],
    sizes: Mapping[str, tuple[float, float]],
    frame: Box,
    radius: float = 0.03,
) -> dict[str, Spot]:
    """Places for the labels of all points, within a frame.

    Parameters
    ----------
    sizes
        Width and height of each label; points without one have no label and are kept clear.
    radius
        Of the points.
    """
    dots = [Box(x - radius, y - radius, 2 * radius, 2 * radius) for x, y in points.values()]
    taken: list[Box] = []
    placed: dict[str, Spot] = {}
    for one in sorted(sizes, key=lambda key: (_nearest(points, key), str(key))):
        costs = ((_cost(s, taken, dots, frame), s) for s in _spots(points[one], sizes[one], radius))
        best: tuple[float, Spot] | None = None
        for cost, spot in costs:
            if best is None or cost < best[0]:
                best = cost, spot
            if not cost:
                break
        assert best is not None
        placed[one] = best[1]
        taken.append(best[1].box)
    return placed


def _nearest(points: Mapping[str, tuple[float, float]], key: str) -> float:
    return min(
        (math.dist(points[key], at) for other, at in points.items() if other != key), default=0.0
    )


def _spots(at: tuple[float, float], size: tuple[float, float], radius: float) -> Sequence[Spot]:
    """Places around a point, the nearest first."""
    (x, y), (width, height) = at, size
    found = []
    for step, (right, up) in product(STEPS, SIDES):
        away = (radius + GAP + step) * (0.75 if right and up else 1.0)
        left = x + right * away - (0.0 if right > 0 else width if right < 0 else width / 2)
        low = y + up * away - (0.0 if up > 0 else height if up < 0 else height / 2)
        found.append(Spot(Box(left, low, width, height), step > 0))
    return found


def _cost(spot: Spot, taken: Sequence[Box], dots: Sequence[Box], frame: Box) -> float:
    """Area that a label would share with others, with points, and with what is off the page."""
    shared = sum(spot.box.shared(box) for box in (*taken, *dots))
    # Rounded, so that the last digits do not drive a label away from its point.
    return round(shared + 4 * spot.box.outside(frame), 6)
