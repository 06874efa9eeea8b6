"""Chapters that a run alone feeds: summary, background, conditions, fit, plan, limits, annexes."""

from planner.report.document.chapters_plan.annex_balances import annex_balances
from planner.report.document.chapters_plan.annex_inputs import annex_inputs
from planner.report.document.chapters_plan.annex_projects import annex_projects
from planner.report.document.chapters_plan.annex_rejected import annex_rejected
from planner.report.document.chapters_plan.background import background
from planner.report.document.chapters_plan.conditions import conditions
from planner.report.document.chapters_plan.cover import cover, subtitle, title
from planner.report.document.chapters_plan.fit import fit
from planner.report.document.chapters_plan.formulation import annex_formulation
from planner.report.document.chapters_plan.limits import limits
from planner.report.document.chapters_plan.recommended import recommended
from planner.report.document.chapters_plan.summary import summary

__all__ = [
    "annex_balances",
    "annex_formulation",
    "annex_inputs",
    "annex_projects",
    "annex_rejected",
    "background",
    "conditions",
    "cover",
    "fit",
    "limits",
    "recommended",
    "subtitle",
    "summary",
    "title",
]
