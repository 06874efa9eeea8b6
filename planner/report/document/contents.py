"""The chapters of a document in their order; each is one function of the material."""

from collections.abc import Callable

from planner.report.document.chapters_studies import (
    annex_points,
    annex_schemes,
    annex_sensitivity,
    annex_solver,
    annex_terms,
    conclusions,
    credibility,
    effects,
    risk,
    schemes,
    sensitivity,
    trade_offs,
)
from planner.report.document.material import Material
from planner.report.document.parts import Chapter

CHAPTERS: tuple[Callable[[Material], Chapter], ...] = (
    schemes,
    trade_offs,
    sensitivity,
    risk,
    effects,
    credibility,
    conclusions,
    annex_sensitivity,
    annex_points,
    annex_schemes,
    annex_solver,
    annex_terms,
)
"""Chapters 0 to 12, then the annexes, as `docs/reports.md` lists them."""
