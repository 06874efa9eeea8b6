"""The plan as solved: the only reader of variable values."""

from collections.abc import Mapping
from dataclasses import dataclass

import pyomo.environ as pyo

from .data import Pair, Start

WHOLE_TOLERANCE = 0.5
"""A choice above one half is taken; the solver leaves whole variables within 1e-6 of a number."""


@dataclass(frozen=True)
class Portfolio:
    """Decisions, and the terms of the value as the model sees them (wan yuan).

    Attributes
    ----------
    starts
        Count of each start that happens.
    leads, specials
        Pairs (park, industry) and (county, industry).
    builds
        Pairs (expansion, period).
    grants
        Money by (group, county, period).
    terms
        objective_wan, income_wan, fiscal_wan, link_wan, bonus_wan, overlap_wan, breach_wan.
    """

    starts: Mapping[Start, int]
    leads: tuple[Pair, ...]
    specials: tuple[Pair, ...]
    builds: tuple[tuple[str, int], ...]
    grants: Mapping[tuple[str, str, int], float]
    terms: Mapping[str, float]


def read_portfolio(m: pyo.ConcreteModel, values: Mapping[str, float]) -> Portfolio:
    """Portfolio from the values of the columns by name; a column the solver never saw is 0."""
    for variable in m.component_data_objects(pyo.Var):
        variable.set_value(values.get(variable.name, 0.0), skip_validation=True)
    terms = {
        f"{name}_wan": pyo.value(m.component(f"{name}_term"))
        for name in ("income", "fiscal", "link", "bonus", "overlap", "breach")
    }
    return Portfolio(
        starts={key: n for key in m.STARTS if (n := round(m.start[key].value))},
        leads=tuple(key for key in m.LEADS if m.lead[key].value > WHOLE_TOLERANCE),
        specials=tuple(key for key in m.TARGETS if m.special[key].value > WHOLE_TOLERANCE),
        builds=tuple(key for key in m.BUILDS if m.build[key].value > WHOLE_TOLERANCE),
        grants={key: v for key in m.GRANTS if (v := m.grant[key].value) > 0},
        terms={"objective_wan": pyo.value(m.value_objective), **terms},
    )
