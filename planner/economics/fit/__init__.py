"""Fit: how well an industry suits a county, before anything is optimised (docs/assessment.md)."""

from planner.economics.fit.table import assess_fit

__all__ = ["assess_fit"]
