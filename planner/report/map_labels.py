"""Where labels of a map go: beside their points, as far as possible not over each other.

Greedy: the most crowded point first, each label on the free place next to its point; if none is
free, on the one with the least overlap. Inches, y upwards.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

GAP = 0.045
"""Between a point and its label."""

STEPS = (0.0, 0.12, 0.26, 0.42)
"""How much farther a label may go where it is crowded; a line joins it to its point then."""

SLIDES = (0.5, 0.25, 0.75, 0.0, 1.0)
"""How far along its side a label may slide, as a part of its length."""


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
    dots = {key: _around(at, radius) for key, at in points.items()}
    near = {key: _around(at, radius + GAP) for key, at in points.items()}
    taken: list[Box] = []
    placed: dict[str, Spot] = {}
    for one in sorted(sizes, key=lambda key: (_nearest(points, key), str(key))):
        # A label beside another county's point would be read as that county's name.
        kept = [dots[one], *(box for key, box in near.items() if key != one), *taken]
        costs = ((_cost(s, kept, frame), s) for s in _spots(points[one], sizes[one], radius))
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
    for step in STEPS:
        away = radius + GAP + step
        beside = [(side, slide) for slide in SLIDES for side in (1, -1)]
        found += [
            Box(x + away if side > 0 else x - away - width, y - slide * height, width, height)
            for side, slide in beside
        ]
        found += [
            Box(x - slide * width, y + away if side > 0 else y - away - height, width, height)
            for side, slide in beside
        ]
    far = len(found) // len(STEPS)
    return [Spot(box, place >= far) for place, box in enumerate(found)]


def _around(at: tuple[float, float], half: float) -> Box:
    return Box(at[0] - half, at[1] - half, 2 * half, 2 * half)


def _cost(spot: Spot, kept: Sequence[Box], frame: Box) -> float:
    """Area that a label would share with other labels and points and with what is off the page."""
    shared = sum(spot.box.shared(box) for box in kept)
    # Rounded, so that the last digits do not drive a label away from its point.
    return round(shared + 4 * spot.box.outside(frame), 6)
