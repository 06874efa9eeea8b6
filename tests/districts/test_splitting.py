"""Which counties are planned together."""

from dataclasses import replace

import pytest

from models import PlanData, ProjectData, RelationData
from planner.districts.cutting import Map, cut
from planner.districts.splitting import districts_of, pieces_of

CHAIN = tuple(f"c{number}" for number in range(12))
PAIRS = {f"g{number}": CHAIN[2 * number : 2 * number + 2] for number in range(6)}


def chain(**changes: object) -> PlanData:
    """Twelve counties in a row, two to a group, a park in each and a project in each park."""
    data = PlanData(
        periods=1,
        park_county={f"p{county}": county for county in CHAIN},
        industries=("x",),
        projects={f"k{county}": ProjectData("x", (f"p{county}",), {1: 1}) for county in CHAIN},
        income_wan={(f"k{county}", f"p{county}", 1): 1.0 for county in CHAIN},
        fiscal_wan={(f"k{county}", f"p{county}", 1): 0.0 for county in CHAIN},
        land_mu={(f"p{county}", 1): 9.0 for county in CHAIN},
        groups=PAIRS,
        neighbours={
            county: tuple(CHAIN[n] for n in (number - 1, number + 1) if 0 <= n < len(CHAIN))
            for number, county in enumerate(CHAIN)
        },
    )
    return replace(data, **changes)  # type: ignore[arg-type]


def test_groups_stay_whole_and_neighbours_together() -> None:
    assert districts_of(chain(), 4) == tuple(
        tuple(sorted(CHAIN[first : first + 4])) for first in (0, 8, 4)
    )


@pytest.mark.parametrize("most", [1, 2, 3, 5, 7, 11])
def test_every_county_is_in_one_district(most: int) -> None:
    districts = districts_of(chain(), most)
    assert sorted(county for district in districts for county in district) == sorted(CHAIN)
    for members in PAIRS.values():
        assert len({n for n, d in enumerate(districts) for c in members if c in d}) == 1


def test_groups_that_overlap_or_contain_each_other_are_one_piece() -> None:
    nested = {**PAIRS, "both": ("c1", "c2"), "inner": ("c0",)}
    assert pieces_of(chain(groups=nested))[0] == ("c0", "c1", "c2", "c3")


def test_a_group_of_all_counties_cannot_be_split() -> None:
    assert districts_of(chain(groups={**PAIRS, "all": CHAIN}), 4) == (tuple(sorted(CHAIN)),)


def test_the_worst_off_county_ties_all() -> None:
    assert len(districts_of(chain(maxmin=True, population=dict.fromkeys(CHAIN, 1.0)), 4)) == 1


def test_a_small_plan_is_not_split() -> None:
    assert districts_of(chain(), 12) == (tuple(sorted(CHAIN)),)


@pytest.mark.parametrize("kind", ["requires", "excludes", "together", "follows"])
def test_projects_of_a_hard_relation_stay_together(kind: str) -> None:
    pieces = pieces_of(chain(relations=(RelationData(kind, "kc0", "kc5"),)))
    assert ("c0", "c1", "c4", "c5") in pieces


def test_a_bonus_keeps_nobody_together() -> None:
    assert ("c0", "c1") in pieces_of(chain(relations=(RelationData("bonus", "kc0", "kc5", 5.0),)))


def test_a_project_that_must_start_keeps_its_places_together() -> None:
    data = chain()
    project = ProjectData("x", ("pc0", "pc9"), {1: 1}, fixed="in")
    tied = replace(data, projects={**data.projects, "k": project})
    assert ("c0", "c1", "c8", "c9") in pieces_of(tied)
    free = replace(tied, projects={**data.projects, "k": replace(project, fixed="")})
    assert ("c0", "c1") in pieces_of(free)


def test_an_enclave_stays_with_the_partner_whose_floor_it_helps() -> None:
    enclave = chain(partner={"pc0": ("c6", 0.5)})
    assert ("c0", "c1") in pieces_of(enclave)
    floor = replace(enclave, income_floor_wan={"c6": 1.0})
    assert ("c0", "c1", "c6", "c7") in pieces_of(floor)
    taxed = replace(enclave, floors={("fiscal", "c6", 1): 1.0})
    assert ("c0", "c1", "c6", "c7") in pieces_of(taxed)
    employed = replace(enclave, floors={("jobs", "c6", 1): 1.0})
    assert pieces_of(employed) == pieces_of(enclave)


def test_what_lies_in_a_district_is_cut_out_whole() -> None:
    data = chain()
    where = Map(data, districts_of(data, 4))
    parts = cut(data, where)
    for name in ("park_county", "income_wan", "fiscal_wan", "land_mu", "projects", "groups"):
        together: dict[object, object] = {}
        for part in parts:
            assert together.keys().isdisjoint(getattr(part, name))
            together |= getattr(part, name)
        assert together == getattr(data, name)
    assert [part.counties for part in parts] == list(where.districts)


def test_a_project_at_the_border_has_its_places_on_both_sides() -> None:
    data = chain()
    both = ProjectData("x", ("pc3", "pc4"), {1: 1})
    data = replace(data, projects={**data.projects, "k": both})
    parts = cut(data, Map(data, districts_of(data, 4)))
    assert [part.projects["k"].parks for part in parts if "k" in part.projects] == [
        ("pc3",),
        ("pc4",),
    ]
