"""The mathematics of the industry portfolio planner: one concern per file, data in, plan out."""

from .build import build_portfolio_model
from .data import (
    DesignationData,
    ExpansionData,
    LayoutRules,
    PlanData,
    ProjectData,
    RelationData,
    StreamData,
)
from .places import Place, column_places
from .portfolio import Portfolio, read_portfolio
from .value import MAXMIN_VALUE_WEIGHT

__all__ = [
    "MAXMIN_VALUE_WEIGHT",
    "DesignationData",
    "ExpansionData",
    "LayoutRules",
    "Place",
    "PlanData",
    "Portfolio",
    "ProjectData",
    "RelationData",
    "StreamData",
    "build_portfolio_model",
    "column_places",
    "read_portfolio",
]
