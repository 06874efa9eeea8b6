"""The chapters of a document in their order; each is one function of the material."""

from collections.abc import Callable

from planner.report.document.chapters_plan import (
    annex_balances,
    annex_formulation,
    annex_inputs,
    annex_projects,
    annex_rejected,
    background,
    conditions,
    fit,
    limits,
    recommended,
    summary,
)
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
    summary,
    background,
    conditions,
    fit,
    schemes,
    recommended,
    limits,
    trade_offs,
    sensitivity,
    risk,
    effects,
    credibility,
    conclusions,
    annex_inputs,
    annex_projects,
    annex_rejected,
    annex_balances,
    annex_sensitivity,
    annex_points,
    annex_schemes,
    annex_solver,
    annex_terms,
    annex_formulation,
)
"""Chapters 0 to 12, then the annexes, as `docs/reports.md` lists them."""
