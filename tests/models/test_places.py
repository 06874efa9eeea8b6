"""The county and industry of every decision, against a table made by hand."""

from dataclasses import replace

import pyomo.environ as pyo
import pytest

from models import Place, build_portfolio_model, column_places
from planner.blocks.structure import NOWHERE, block_model
from planner.compiling import compile_model
from tests.models.test_goldens import world

TABLE = {
    "start[k1,pa,2]": Place("start", "a", "x"),
    "start[k2,pb,1]": Place("start", "b", "x"),  # not where its other site is
    "start[y@pc,pc,1]": Place("start", "c", "y"),
    "lead[pb,y]": Place("lead", "b", "y"),
    "special[a,x]": Place("special", "a", "x"),
    "target[d,y]": Place("target", "d", "y"),  # a county without a park
    "overlap[x,a,b]": Place("overlap", "a", "x"),
    "overlap[x,b,c]": Place("overlap", "b", "x"),
    "delivered[gas,1]": Place("delivered"),
    "delivered[tar,2]": Place("delivered", "a"),
    "link[b,x,y]": Place("link", "b", "x"),
    "link[c,x,y]": Place("link", "c", "x"),
    "build[grid,1]": Place("build"),  # of the group
    "build[level,2]": Place("build", "a"),  # in a park
    "purse[all,1]": Place("purse"),
    "purse[a,2]": Place("purse", "a"),
    "purse[d,1]": Place("purse", "d"),
    "grant[all,c,2]": Place("grant", "c"),
    "breach[leads_per_park,pc]": Place("breach", "c"),
    "breach[lead_required,pa]": Place("breach", "a"),
    "breach[specials_min,d]": Place("breach", "d"),
    "breach[specials_max,b]": Place("breach", "b"),
    "breach[leads_per_industry_max,x]": Place("breach"),
    "bonus[4]": Place("bonus"),
    "least": Place("least"),
}


def test_every_decision_has_the_place_that_the_table_says() -> None:
    m = build_portfolio_model(world())
    places = column_places(m, world())
    assert {name: places[name] for name in TABLE} == TABLE
    assert set(places) == {variable.name for variable in m.component_data_objects(pyo.Var)}
    assert {place.kind for place in TABLE.values()} == {
        variable.local_name for variable in m.component_objects(pyo.Var)
    }


@pytest.mark.parametrize(
    ("kind", "county_at", "industry_at"),
    [("special", 0, 1), ("target", 0, 1), ("overlap", 1, 0), ("link", 0, 1), ("grant", 1, None)],
)
def test_all_members_of_a_kind(kind: str, county_at: int, industry_at: int | None) -> None:
    m = build_portfolio_model(world())
    places = column_places(m, world())
    for key, variable in m.component(kind).items():
        industry = "" if industry_at is None else key[industry_at]
        assert places[variable.name] == Place(kind, key[county_at], industry)


def test_columns_are_numbered_by_county_and_industry() -> None:
    data = replace(world(), floors={})  # one of its floors is out of reach
    m = build_portfolio_model(data)
    model = block_model(compile_model(m), column_places(m, data), data)
    assert (model.counties, model.industries) == (("a", "b", "c", "d"), ("x", "y"))
    assert model.near == ((1, 2), (0, 2), (0, 1), ())
    numbers = {
        name: (kind, int(county), int(industry))
        for name, kind, county, industry in zip(
            model.compiled.columns, model.kind, model.county, model.industry, strict=True
        )
    }
    expected = {
        "start[k2,pb,1]": ("start", 1, 0),
        "lead[pb,y]": ("lead", 1, 1),
        "overlap[x,b,c]": ("overlap", 1, 0),
        "purse[d,1]": ("purse", 3, NOWHERE),
        "grant[all,c,2]": ("grant", 2, NOWHERE),
        "purse[all,1]": ("purse", NOWHERE, NOWHERE),
        "build[grid,1]": ("build", NOWHERE, NOWHERE),
        "least": ("least", NOWHERE, NOWHERE),
    }
    assert {name: numbers[name] for name in expected} == expected
