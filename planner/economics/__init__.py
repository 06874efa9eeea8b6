"""Economics before the model: from tables to what each possible start needs and is worth."""

from planner.economics.appraisal import appraise

__all__ = ["appraise"]
