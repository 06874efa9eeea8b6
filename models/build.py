"""The table of contents: the model, concern by concern, in a fixed order."""

import pyomo.environ as pyo
from pyomo.common.gc_manager import PauseGC

from .budget import add_budget
from .chains import add_chains
from .choices import add_choices
from .concentration import add_concentration
from .data import PlanData
from .fairness import add_fairness
from .floors import add_floors
from .land import add_land
from .layout import add_layout
from .markets import add_markets
from .materials import add_materials
from .overlap import add_overlap
from .pursuits import add_pursuits
from .relations import add_relations
from .resources import add_resources
from .value import add_value


def build_portfolio_model(data: PlanData) -> pyo.ConcreteModel:
    """Model of the whole plan; the same data always give the same model, name by name.

    Every expression is kept, so looking for garbage meanwhile would find none and cost time.
    """
    with PauseGC():
        return _build(data)


def _build(data: PlanData) -> pyo.ConcreteModel:
    m = pyo.ConcreteModel(name="portfolio")
    add_choices(m, data)
    add_layout(m, data)
    add_land(m, data)
    add_resources(m, data)
    add_budget(m, data)
    add_overlap(m, data)
    add_chains(m, data)
    add_relations(m, data)
    add_markets(m, data)
    add_materials(m, data)
    add_concentration(m, data)
    add_pursuits(m, data)
    add_fairness(m, data)
    add_floors(m, data)
    add_value(m, data)
    return m
