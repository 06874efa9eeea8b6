"""How far figures may be off: a share for each project, by its grade or the same for all."""

from collections.abc import Mapping
from typing import Any

from planner.results import Appraisal

Spread = Mapping[str, float]
"""Half-width of the interval of a project's figures as a share of them."""


def spread_of(appraisal: Appraisal, by_grade: Mapping[Any, float]) -> dict[str, float]:
    """Half-width by project."""
    return {
        project: by_grade[candidate.grade]
        for project, candidate in sorted(appraisal.candidates.items())
        if by_grade[candidate.grade]
    }
