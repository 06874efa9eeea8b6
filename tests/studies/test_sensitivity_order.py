"""What is claimed of two plan data without a solve holds for all plans, enumerated."""

import inspect
import math
import random
import re
from dataclasses import replace

import pytest

from models import ExpansionData, LayoutRules, PlanData, ProjectData
from planner.studies.sensitivity import order
from planner.studies.sensitivity.order import mixed_bound, standing_of
from tests.studies.serial import every, fourteen, nine


def varied(data: PlanData, seed: int, worth: float, room: float) -> PlanData:
    """Values and amounts moved at random: up where the share is positive, else down."""
    rng = random.Random(seed)

    def moved(x: float, share: float) -> float:
        return x + share * rng.random() * max(abs(x), 1.0)

    return replace(
        data,
        income_wan={s: moved(x, worth) for s, x in data.income_wan.items()},
        fiscal_wan={s: moved(x, worth) for s, x in data.fiscal_wan.items()},
        land_mu={k: moved(x, room) for k, x in data.land_mu.items()},
        limits={k: moved(x, room) for k, x in data.limits.items()},
        needs={r: {k: moved(x, -room / 5) for k, x in n.items()} for r, n in data.needs.items()},
    )


@pytest.mark.parametrize("seed", range(6))
def test_more_room_and_more_worth_are_never_worse(seed: int) -> None:
    data = nine(seed)
    more, less = varied(data, seed, 0.3, 0.4), varied(data, seed, -0.3, -0.4)
    base = standing_of(data)
    assert base.no_better_than(standing_of(more)) and standing_of(less).no_better_than(base)
    assert not standing_of(more).no_better_than(base)
    assert every(less).most <= every(data).most <= every(more).most


def test_where_one_is_more_and_one_less_nothing_is_claimed() -> None:
    data = nine(1)
    for worth, room in ((0.3, -0.4), (-0.3, 0.4)):
        mixed = standing_of(varied(data, 1, worth, room))
        base = standing_of(data)
        assert not mixed.no_better_than(base) and not base.no_better_than(mixed)


@pytest.mark.parametrize(
    "other",
    [
        lambda d: replace(d, relations=()),
        lambda d: replace(
            d, projects={**d.projects, "k00": replace(d.projects["k00"], fixed="in")}
        ),
        lambda d: replace(d, hub_share={("c", "x"): 0.5}),
        lambda d: replace(d, layout=replace(d.layout, lead_output_share_min=0.5)),
        lambda d: replace(d, maxmin=True, population={"c": 5.0}),
    ],
)
def test_other_rules_are_not_compared(other: object) -> None:
    data = nine(2)
    changed = standing_of(other(data))  # type: ignore[operator]
    base = standing_of(data)
    assert not changed.no_better_than(base) and not base.no_better_than(changed)
    assert changed.mixture(base, base, 0.5) is None


def test_no_limit_is_more_than_any(seed: int = 3) -> None:
    data = nine(seed)
    five = standing_of(replace(data, pursuits_max=5))
    assert five.no_better_than(standing_of(data)) and not standing_of(data).no_better_than(five)
    assert five.no_better_than(standing_of(replace(data, pursuits_max=6)))


def test_costs_count_with_their_sign_turned() -> None:
    data = nine(3)
    dear = replace(data, overlap_wan={("c", "d", "x"): 20.0})
    cheap = replace(data, overlap_wan={("c", "d", "x"): 10.0})
    assert standing_of(dear).no_better_than(standing_of(cheap))
    assert not standing_of(cheap).no_better_than(standing_of(dear))
    strict = replace(data, income_floor_wan={"c": 20.0})
    loose = replace(data, income_floor_wan={"c": 10.0})
    assert standing_of(strict).no_better_than(standing_of(loose))
    assert not standing_of(loose).no_better_than(standing_of(strict))
    for measure in ("jobs", "output", "resident_income", "fiscal", "existing_support"):
        strict = replace(data, floors={(measure, "c", 1): 20.0})
        loose = replace(data, floors={(measure, "c", 1): 10.0})
        assert standing_of(strict).no_better_than(standing_of(loose))
        assert not standing_of(loose).no_better_than(standing_of(strict))


def test_what_a_floor_counts_is_looser_if_there_is_more_of_it() -> None:
    """More jobs only help; more output or support may hurt elsewhere: nothing is then told."""

    def grown(name: str, measure: str) -> tuple[PlanData, PlanData]:
        data = replace(nine(3), floors={(measure, "c", 1): 1.0})
        more = {k: replace(p, **{name: getattr(p, name) + 1}) for k, p in data.projects.items()}
        return data, replace(data, projects=more)

    less, more = grown("jobs_person", "jobs")
    assert standing_of(less).no_better_than(standing_of(more))
    assert not standing_of(more).no_better_than(standing_of(less))
    for name, measure in (("output_wan", "output"), ("support_wan", "existing_support")):
        less, more = grown(name, measure)
        assert standing_of(less).frame != standing_of(more).frame


@pytest.mark.parametrize("seed", range(5))
def test_the_best_of_a_mixture_is_bounded_by_the_mixture_of_the_bests(seed: int) -> None:
    """Enumerated at eleven points between two value vectors, one of them not nearest."""
    one = fourteen(seed)
    other = varied(one, seed + 50, 1.5, 0.0)
    other = replace(
        other, income_wan={s: x * (-1) ** i for i, (s, x) in enumerate(other.income_wan.items())}
    )
    ends = standing_of(one), standing_of(other)
    bests = every(one).most, every(other).most
    for step in range(11):
        share = step / 10
        between = replace(
            one,
            income_wan={
                s: (1 - share) * x + share * other.income_wan[s] for s, x in one.income_wan.items()
            },
            fiscal_wan={
                s: (1 - share) * x + share * other.fiscal_wan[s] for s, x in one.fiscal_wan.items()
            },
        )
        found = standing_of(between).mixture(*ends, None)
        assert found == pytest.approx(share, abs=1e-9)
        assert every(between).most <= mixed_bound(*bests, share) + 1e-9
        worse = replace(between, income_wan={s: x - 0.5 for s, x in between.income_wan.items()})
        assert standing_of(worse).mixture(*ends, share) == share
        better = replace(between, income_wan={s: x + 0.5 for s, x in between.income_wan.items()})
        assert standing_of(better).mixture(*ends, share) is None


def test_where_room_moves_there_is_no_mixture() -> None:
    """A plan of the middle need not be one of the ends."""
    data = nine(4)
    tight = replace(data, land_mu={k: x / 2 for k, x in data.land_mu.items()})
    assert standing_of(data).mixture(standing_of(tight), standing_of(data), 0.5) is None


def test_mixed_bounds() -> None:
    assert mixed_bound(10.0, 20.0, 0.25) == 12.5
    assert mixed_bound(-math.inf, 20.0, 0.25) == -math.inf
    assert mixed_bound(10.0, math.inf, 0.25) == math.inf
    assert mixed_bound(10.0, math.inf, 0.0) == 10.0


def test_no_field_of_plan_data_is_forgotten() -> None:
    """A new field has to be put into the frame, the room or the worth before it is compared."""
    source = inspect.getsource(order)
    for name in PlanData.__dataclass_fields__:
        assert f"data.{name}" in source, name
    for kind, variable in ((ProjectData, "one|project"), (ExpansionData, "one|expansion")):
        for name in kind.__dataclass_fields__:
            told = {"land_mu": "land_at", "output_wan": "output_at", "support_wan": "support_at"}
            told["jobs_person"] = "jobs_at"
            if name in {"reserve", "odds"}:  # only within the three
                continue
            pattern = rf"\b({variable})\.{told.get(name, name)}\b"
            assert re.search(pattern, source), (kind.__name__, name)
    for name in LayoutRules.__dataclass_fields__:
        assert f"layout.{name}" in source, name
