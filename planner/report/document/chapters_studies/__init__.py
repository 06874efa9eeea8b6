"""Chapters that studies feed, and those that close a document: one function of the material each.

A study that is missing leaves a sentence with the command that makes it. Everything is computed
from the runs and from the records of the studies (``summary.json`` and the tables beside it).
"""

from planner.report.document.chapters_studies.annexes import (
    annex_points,
    annex_schemes,
    annex_sensitivity,
    annex_solver,
    annex_terms,
)
from planner.report.document.chapters_studies.conclusions import conclusions
from planner.report.document.chapters_studies.credibility import credibility
from planner.report.document.chapters_studies.effects import effects
from planner.report.document.chapters_studies.risk import risk
from planner.report.document.chapters_studies.schemes import schemes
from planner.report.document.chapters_studies.sensitivity import sensitivity
from planner.report.document.chapters_studies.trade_offs import trade_offs

__all__ = [
    "annex_points",
    "annex_schemes",
    "annex_sensitivity",
    "annex_solver",
    "annex_terms",
    "conclusions",
    "credibility",
    "effects",
    "risk",
    "schemes",
    "sensitivity",
    "trade_offs",
]
