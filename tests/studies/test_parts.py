"""Parts of group limits and money on tables worked by hand."""

from dataclasses import replace

import pytest

from models import PlanData, ProjectData
from planner.pool import lending
from planner.studies.asking import lent
from planner.studies.case import Case
from planner.studies.coordinate.counties import own_plan
from planner.studies.coordinate.parts import promises_of, quotas_by_heads


def project(park: str, **rest: object) -> ProjectData:
    return ProjectData("x", (park,), {1: 1, 2: 2}, needs_target=False, **rest)  # type: ignore[arg-type]


def data_of(**projects: ProjectData) -> PlanData:
    """County a (1 head) and b (3 heads) share power 8 and money 10 in each of two periods."""
    starts = [(n, p.parks[0], t) for n, p in projects.items() for t in p.ready]
    return PlanData(
        periods=2,
        park_county={"pa": "a", "pb": "b"},
        industries=("x",),
        projects=projects,
        income_wan={start: 30.0 / start[2] for start in starts},
        fiscal_wan=dict.fromkeys(starts, 0.0),
        land_mu={(park, t): 9.0 for park in ("pa", "pb") for t in (1, 2)},
        groups={"g": ("a", "b")},
        needs={"power": {start[:2]: 5.0 for start in starts}},
        limits={("power", "g", t): 8.0 for t in (1, 2)},
        purse_wan={("g", t): 10.0 for t in (1, 2)},
        population={"a": 1.0, "b": 3.0},
    )


def test_a_fixed_project_larger_than_the_part_by_heads_has_what_it_needs() -> None:
    """Power: a by heads 2, needs 5; so 5 + 3/4, b 9/4. Money: 6 of 10 kept, the rest by heads."""
    data = data_of(big=project("pa", fixed="in", pursued=True, support_wan=6.0))
    quotas = quotas_by_heads(data)
    assert quotas.limits["power", "g", 1, "a"] == pytest.approx(5.75)
    assert quotas.limits["power", "g", 1, "b"] == pytest.approx(2.25)
    assert quotas.purses["g", 1, "a"] == pytest.approx(7)
    assert quotas.purses["g", 2, "a"] == pytest.approx(2.5)
    with lending(lent(Case(data, {}, 30.0, 30.0))):
        own = own_plan("a", quotas, None, None, 0.0, 20.0)
    assert own.portfolio is not None and own.value_wan == pytest.approx(30)


def test_without_promises_all_goes_by_heads() -> None:
    quotas = quotas_by_heads(data_of(talks=project("pa", pursued=True)))
    assert quotas.limits["power", "g", 2, "a"] == pytest.approx(2)
    assert quotas.purses["g", 1, "b"] == pytest.approx(7.5)


def test_of_signed_projects_those_are_kept_that_fit_whole_fixed_ones_first() -> None:
    """Of 8, the fixed one takes 5; the signed one of 5 does not fit into 3, which go by heads."""
    data = data_of(one=project("pa"), two=project("pb", fixed="in"))
    assert [one.start for one in promises_of(data)] == [("two", "pb", 1), ("one", "pa", 1)]
    quotas = quotas_by_heads(data)
    assert quotas.limits["power", "g", 1, "a"] == pytest.approx(0.75)
    assert quotas.limits["power", "g", 1, "b"] == pytest.approx(7.25)


def test_every_county_has_its_best_signed_project_before_any_has_its_second() -> None:
    data = data_of(a1=project("pa"), a2=project("pa"), b1=project("pb"))
    worth = {"a1": 90.0, "a2": 80.0, "b1": 10.0}
    data = replace(data, income_wan={s: worth[s[0]] / s[2] for s in data.income_wan})
    assert [one.start[0] for one in promises_of(data)] == ["a1", "b1", "a2"]


def test_money_that_is_carried_over_is_kept_too_and_own_money_pays_first() -> None:
    """Support of 23 is due in period 2: 3 from a's own purse, 10 of period 2, 10 of period 1."""
    late = replace(project("pa", fixed="in", support_wan=23.0), ready={2: 2})
    data = data_of(late=late)
    data = replace(data, carry_over=frozenset({("g", 2)}))
    own = {**data.purse_wan, ("a", 2): 3.0}
    quotas = quotas_by_heads(replace(data, purse_wan=own))
    assert quotas.purses == pytest.approx(
        {("g", t, c): 10.0 * (c == "a") for t in (1, 2) for c in "ab"}
    )
    short = quotas_by_heads(data)  # 23 of 20 is not there: nothing is kept
    assert short.purses["g", 1, "a"] == pytest.approx(2.5)
    assert short.limits["power", "g", 2, "a"] == pytest.approx(2)


def test_a_project_that_may_stand_in_several_counties_is_nobodys() -> None:
    both = ProjectData("x", ("pa", "pb"), {1: 1}, fixed="in")
    data = data_of(own=project("pb", pursued=True))
    data = replace(
        data,
        projects={**data.projects, "both": both},
        income_wan={**data.income_wan, ("both", "pa", 1): 9.0, ("both", "pb", 1): 9.0},
    )
    assert promises_of(data) == ()
