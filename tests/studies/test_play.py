"""Best responses against games worked by brute force."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations, product

import pytest

from models import LayoutRules, PlanData, ProjectData
from planner.pool import lending
from planner.results import Plan
from planner.solve import PartLimits
from planner.studies.asking import lent
from planner.studies.case import Case
from planner.studies.coordinate.payoffs import payoffs_of
from planner.studies.coordinate.play import END_STILL, Table, play
from tests.studies.serial import best_plan

COUNTIES = ("a", "b", "c")
INDUSTRIES = ("w", "x", "y", "z")
EXACT = PartLimits(0.0, 100_000, 60.0)

Profile = Mapping[str, str]


def game(seed: int) -> PlanData:
    """Three counties, four industries; each takes one speciality with its only project."""
    rng = random.Random(seed)
    worth = {(c, i): float(rng.randint(5, 40)) for c in COUNTIES for i in INDUSTRIES}
    names = {pair: f"{pair[0]}{pair[1]}" for pair in worth}
    return PlanData(
        periods=1,
        park_county={f"p{c}": c for c in COUNTIES},
        industries=INDUSTRIES,
        projects={
            name: ProjectData(i, (f"p{c}",), {1: 1}, land_mu=1.0) for (c, i), name in names.items()
        },
        income_wan={(names[c, i], f"p{c}", 1): value for (c, i), value in worth.items()},
        fiscal_wan={(names[c, i], f"p{c}", 1): 0.0 for c, i in worth},
        land_mu={(f"p{c}", 1): 1.0 for c in COUNTIES},
        layout=LayoutRules(leads_per_park=0, specials_min=0, specials_max=1),
        groups={"all": COUNTIES},
        overlap_wan={
            (one, other, i): float(rng.randint(0, 30))
            for one, other in combinations(COUNTIES, 2)
            for i in INDUSTRIES
        },
        neighbours={c: tuple(d for d in COUNTIES if d != c) for c in COUNTIES},
    )


def interest(data: PlanData, profile: Profile, county: str) -> float:
    """By hand: the project's income less half of the overlaps."""
    own = profile[county]
    value = data.income_wan[f"{county}{own}", f"p{county}", 1]
    for (one, other, industry), price in data.overlap_wan.items():
        if county in (one, other) and profile[one] == profile[other] == industry:
            value -= price / 2
    return value


def profiles() -> Iterator[Profile]:
    for choice in product(INDUSTRIES, repeat=3):
        yield dict(zip(COUNTIES, choice, strict=True))


def equilibria(data: PlanData) -> list[Profile]:
    return [
        profile
        for profile in profiles()
        if all(
            interest(data, profile, c) >= interest(data, {**profile, c: i}, c) - 1e-9
            for c in COUNTIES
            for i in INDUSTRIES
        )
    ]


def as_profile(plan: Plan) -> Profile:
    return dict(plan.specials)


@pytest.mark.parametrize("seed", range(8))
def test_play_ends_at_an_equilibrium(seed: int) -> None:
    data = game(seed)
    value, values, _ = best_plan(data)
    with lending(lent(Case(data, values, value, value))):
        for order in (COUNTIES, COUNTIES[::-1]):
            for start in (values, {}):
                played = play("any", start, order, 20, EXACT)
                assert played.end == END_STILL and played.open_wan <= 1e-6
                plan = Plan.of(played.portfolio)
                assert as_profile(plan) in equilibria(data)
                payoffs = payoffs_of(data, plan)
                for county in COUNTIES:
                    by_hand = interest(data, as_profile(plan), county)
                    assert payoffs[county].value_wan == pytest.approx(by_hand)
                assert all(move.after_wan > move.before_wan for move in played.moves)


@pytest.mark.parametrize("seed", range(8))
def test_the_greatest_potential_is_an_equilibrium(seed: int) -> None:
    """Each overlap counted by half in the whole: that plan is among the equilibria."""
    data = game(seed)
    halved = {key: price / 2 for key, price in data.overlap_wan.items()}
    potential = replace(data, overlap_wan=halved)
    _, values, _ = best_plan(potential)
    table = Table(data)
    assert as_profile(Plan.of(table.portfolio(table.point(values)))) in equilibria(data)
