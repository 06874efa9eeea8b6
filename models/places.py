"""Where each decision belongs: the county and industry that a block of the model is cut along."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pyomo.environ as pyo
from pyomo.common.gc_manager import PauseGC
from pyomo.core.base.component_namer import index_repr

from .data import PlanData


@dataclass(frozen=True)
class Place:
    """Kind (the name of the variable), county and industry of a column; blank where none fits."""

    kind: str
    county: str = ""
    industry: str = ""


def column_places(m: pyo.ConcreteModel, data: PlanData) -> Mapping[str, Place]:
    """Place of every variable of the portfolio model by its name.

    An overlap belongs to the first of its two counties, a link to the county of its upstream end,
    a grant to the county that receives it, a delivery to the county of its area, deliveries, money
    and buildings of a group to no county; what tells plans apart (`models.distance`) to the county
    that it tells of.
    """
    counties = set(data.counties)

    def county_of(area: str) -> str:
        return data.park_county.get(area, area if area in counties else "")

    readers: dict[str, Callable[[Any], tuple[str, str]]] = {
        "start": lambda key: (data.park_county[key[1]], data.projects[key[0]].industry),
        "lead": lambda key: (data.park_county[key[0]], key[1]),
        "special": lambda key: key,
        "target": lambda key: key,
        "overlap": lambda key: (key[1], key[0]),
        "link": lambda key: (key[0], key[1]),
        "build": lambda key: (county_of(data.expansions[key[0]].area), ""),
        "purse": lambda key: (county_of(key[0]), ""),
        "grant": lambda key: (key[1], ""),
        "delivered": lambda key: (county_of(data.streams[key[0]].area), ""),
        "breach": lambda key: (county_of(key[1]), ""),
        "protect_level": lambda key: (county_of(key[1]), ""),
        "protect_part": lambda key: (county_of(key[1]), ""),
        "begun": lambda key: (data.park_county[data.projects[key].parks[0]], ""),
        "interest_short": lambda key: (key, ""),
        "differs": lambda key: (key[1], ""),
    }
    places = {}
    with PauseGC():  # makes many small things, none of them in circles
        for kind in m.component_objects(pyo.Var):
            name, indexed = kind.name, kind.is_indexed()
            read = readers.get(name, lambda _: ("", ""))
            for key in kind:
                # A member asked for its name looks up its parents every time, which takes longer.
                places[name + index_repr(key) if indexed else name] = Place(name, *read(key))
    return places
