"""Two stages: the farmer, hand-worked plans, and the order of the ways of deciding."""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pyomo.environ as pyo
import pytest

from models import PlanData, ProjectData
from planner.errors import WrongUseError
from planner.studies.robust.averaging import mean_data
from planner.studies.robust.effort import Effort
from planner.studies.robust.outlooks import Outlook, scaled
from planner.studies.robust.recourse import STAGES, Stages, adapt, stages_of
from planner.studies.robust.stages import (
    TwoStage,
    best_for_mean,
    here_and_now,
    known_beforehand,
)
from tests.studies.robust_plans import asking_of, subject_of
from tests.studies.serial import best_plan, one_park

EFFORT = Effort(0.0, 60.0)

# --- the farmer (Birge and Louveaux) --------------------------------------------------------------

YIELDS = {"wheat": 2.5, "corn": 3.0, "beets": 20.0}
PLANTING = {"wheat": 150.0, "corn": 230.0, "beets": 260.0}


def farm(yields: Mapping[str, float]) -> pyo.ConcreteModel:
    """500 acres; 200 t of wheat and 240 t of corn are needed; beets above 6000 t sell cheaply."""
    m = pyo.ConcreteModel()
    m.acres = pyo.Var(list(YIELDS), bounds=(0, 500))
    m.sold = pyo.Var(["wheat", "corn", "beets", "surplus"], within=pyo.NonNegativeReals)
    m.bought = pyo.Var(["wheat", "corn"], within=pyo.NonNegativeReals)
    m.land = pyo.Constraint(expr=sum(m.acres.values()) <= 500)
    for crop, need in (("wheat", 200), ("corn", 240)):
        balance = yields[crop] * m.acres[crop] + m.bought[crop] - m.sold[crop] >= need
        m.add_component(f"{crop}_need", pyo.Constraint(expr=balance))
    beets = m.sold["beets"] + m.sold["surplus"]
    m.beets = pyo.Constraint(expr=beets <= yields["beets"] * m.acres["beets"])
    m.quota = pyo.Constraint(expr=m.sold["beets"] <= 6000)
    return m


def profit(m: pyo.ConcreteModel) -> Any:
    prices = {"wheat": 170, "corn": 150, "beets": 36, "surplus": 10}
    return (
        sum(price * m.sold[crop] for crop, price in prices.items())
        - 238 * m.bought["wheat"]
        - 210 * m.bought["corn"]
        - sum(cost * m.acres[crop] for crop, cost in PLANTING.items())
    )


def sown(m: pyo.ConcreteModel) -> dict[str, Any]:
    return dict(m.acres.items())


FARMER = TwoStage(
    outlooks={
        name: (1 / 3, {crop: factor * amount for crop, amount in YIELDS.items()})
        for name, factor in (("bad", 0.8), ("fair", 1.0), ("good", 1.2))
    },
    mean=YIELDS,
    build=farm,
    worth=profit,
    now=sown,
)


def test_the_farmer() -> None:
    """In costs: RP -108,390, EV -118,600, EEV -107,240, WS -115,405.56, VSS 1150, EVPI 7015.56."""
    here = here_and_now(FARMER, EFFORT)
    mean = best_for_mean(FARMER, EFFORT)
    tried = here_and_now(FARMER, EFFORT, mean.now)
    known = [known_beforehand(FARMER, name, EFFORT).value for name in FARMER.outlooks]
    assert here.value == pytest.approx(108_390)
    assert dict(here.now) == pytest.approx({"wheat": 170, "corn": 80, "beets": 250})
    assert mean.value == pytest.approx(118_600)
    assert tried.value == pytest.approx(107_240)
    wait = sum(value for value in known if value is not None) / 3
    assert wait == pytest.approx(115_405.56, abs=0.01)
    assert here.value is not None and tried.value is not None
    assert here.value - tried.value == pytest.approx(1150)
    assert wait - here.value == pytest.approx(7015.56, abs=0.01)


def test_now_is_the_same_in_all_outlooks() -> None:
    here = here_and_now(FARMER, EFFORT)
    acres = [tuple(part.acres[crop].value for crop in YIELDS) for part in here.parts.values()]
    assert acres == [pytest.approx((170, 80, 250))] * 3
    bought = [part.bought["corn"].value for part in here.parts.values()]
    assert bought[0] != pytest.approx(bought[2]), "the rest follows the outlook"


def test_what_cannot_be_kept_is_proved() -> None:
    assert here_and_now(FARMER, EFFORT, {"wheat": 501.0}).bound == -math.inf


# --- plans ----------------------------------------------------------------------------------------


def two_sites() -> PlanData:
    """Projects a (period 1 or 2) and b (period 2 only), 10 mu each, on 10 mu.

    a is worth 10 in period 1 and 8 in period 2, b is worth 9.
    """
    a = ProjectData("x", ("s",), {1: 1, 2: 2}, needs_target=False, land_mu=10.0)
    b = replace(a, ready={2: 2})
    income = {("a", "s", 1): 10.0, ("a", "s", 2): 8.0, ("b", "s", 2): 9.0}
    return PlanData(
        periods=2,
        park_county={"s": "c"},
        industries=("x",),
        projects={"a": a, "b": b},
        income_wan=income,
        fiscal_wan=dict.fromkeys(income, 0.0),
        land_mu={("s", 1): 10.0, ("s", 2): 10.0},
        groups={"all": ("c",)},
    )


def outlooks_of(data: PlanData) -> tuple[Outlook, ...]:
    """As stated, or a is worth nearly nothing: 1 in period 1, 0.8 in period 2."""
    return (Outlook("base", 0.5, data), Outlook("bad", 0.5, scaled(data, {"a": 0.1})))


def answered(data: PlanData, outlooks: tuple[Outlook, ...], stages: Stages) -> Any:
    subject = subject_of(data)
    return adapt(subject, asking_of(subject, {STAGES: stages}), stages, EFFORT)


def test_waiting_pays_by_hand() -> None:
    """Begin a now: (10 + 1) / 2 = 5.5. Wait: b in both, 9. Known: (10 + 9) / 2 = 9.5.

    Mean: a is worth 5.5 now, b 9: the mean waits too, so that thinking of all is worth 0.
    """
    data = two_sites()
    outlooks = outlooks_of(data)
    found = answered(data, outlooks, Stages(outlooks, mean_data(outlooks), 1, {}))
    assert found.here.worth.low == pytest.approx(9.0)
    assert found.wait.low == pytest.approx(9.5) and found.evpi.low == pytest.approx(0.5)
    assert found.mean_value.low == pytest.approx(9.0)
    assert found.vss.low == pytest.approx(0.0) and found.vss.exact
    assert found.run.worth.low == pytest.approx(5.5), "the plan of the run begins a"


def test_giving_up_by_hand() -> None:
    """Begin a now, give it up for 1 in the bad outlook and begin b: (10 + 9 - 1) / 2 = 9."""
    data = two_sites()
    outlooks = outlooks_of(data)
    for cost, worth in ((1.0, 9.0), (0.5, 9.25), (9.0, 9.0)):
        prices = {one.name: {("a", "s", 1): cost} for one in outlooks}
        stages = Stages(outlooks, mean_data(outlooks), 1, prices)
        found = answered(data, outlooks, stages)
        assert found.here.worth.low == pytest.approx(worth)
        expected = (10 + max(9 - cost, 1)) / 2
        assert found.run.worth.low == pytest.approx(expected)
        gone = found.run.dropped["bad"]
        assert gone == ((("a", "s", 1),) if cost < 8 else ())
        assert found.run.dropped["base"] == ()


def test_what_was_given_up_is_not_begun_again() -> None:
    """In the late outlook a is worth 1 now and 8 later: begun now it may not start over."""
    data = replace(two_sites(), projects={"a": two_sites().projects["a"]})
    data = replace(
        data,
        income_wan={("a", "s", 1): 10.0, ("a", "s", 2): 8.0},
        fiscal_wan={("a", "s", 1): 0.0, ("a", "s", 2): 0.0},
    )
    late = replace(data, income_wan={("a", "s", 1): 1.0, ("a", "s", 2): 8.0})
    outlooks = (Outlook("base", 0.5, data), Outlook("late", 0.5, late))
    prices = {one.name: {("a", "s", 1): 0.0} for one in outlooks}
    found = answered(data, outlooks, Stages(outlooks, mean_data(outlooks), 1, prices))
    assert found.run.worth.low == pytest.approx(5.5)
    assert found.here.worth.low == pytest.approx(8.0), "wait, and begin later in both"


def test_a_plan_for_the_mean_that_cannot_be_kept() -> None:
    """5 mu in one outlook, 15 in the other: the mean of 10 has room for a, the first has not."""
    data = replace(two_sites(), land_mu={("s", 1): 15.0, ("s", 2): 15.0})
    narrow = replace(data, land_mu={("s", 1): 5.0, ("s", 2): 5.0})
    data = replace(data, income_wan={**data.income_wan, ("a", "s", 1): 20.0})
    narrow = replace(narrow, income_wan=data.income_wan)
    outlooks = (Outlook("base", 0.5, data), Outlook("narrow", 0.5, narrow))
    found = answered(data, outlooks, Stages(outlooks, mean_data(outlooks), 1, {}))
    assert found.mean.worth.high == -math.inf
    assert found.vss.low == math.inf
    assert found.here.worth.low == pytest.approx(4.5), "b where there is room"


@pytest.mark.parametrize("seed", range(3))
def test_order_of_the_ways_of_deciding(seed: int) -> None:
    """WS >= RP >= EEV, and with everything decided now RP is the best of one plan for all."""
    data = one_park(seed, 7, 2)
    factors = {name: (0.2 if n % 2 else 1.5) for n, name in enumerate(sorted(data.projects))}
    outlooks = (Outlook("base", 0.6, data), Outlook("other", 0.4, scaled(data, factors)))
    mean = mean_data(outlooks)
    found = answered(data, outlooks, Stages(outlooks, mean, 1, {}))
    assert found.wait.low >= found.here.worth.high - 1e-6
    assert found.here.worth.low >= found.mean.worth.high - 1e-6
    assert found.here.worth.low >= found.run.worth.high - 1e-6
    whole = answered(data, outlooks, Stages(outlooks, mean, 2, {}))
    assert whole.here.worth.low == pytest.approx(best_plan(mean)[0])
    assert whole.here.worth.low <= found.here.worth.low + 1e-6


# --- the mean -------------------------------------------------------------------------------------


def test_mean_of_odds_and_figures() -> None:
    data = two_sites()
    base = replace(data.projects["a"], odds={"s": 0.4}, reserve={"s": 0.4}, support_wan=10.0)
    one = replace(data, projects={**data.projects, "a": base})
    low = replace(base, odds={"s": 0.2}, reserve={"s": 0.2})
    other = replace(data, projects={**data.projects, "a": low})
    mean = mean_data((Outlook("base", 0.75, one), Outlook("low", 0.25, other)))
    project = mean.projects["a"]
    assert project.support_at("s") == pytest.approx(0.75 * 4 + 0.25 * 2)
    assert project.land_at("s") == pytest.approx(0.75 * 4 + 0.25 * 2)
    assert mean.income_wan == pytest.approx(data.income_wan)


def test_what_has_no_mean_is_refused() -> None:
    data = two_sites()
    rules = replace(data, layout=replace(data.layout, specials_max=7))
    both = replace(data.projects["a"], odds={"s": 0.5}, support_wan=3.0)
    mixed = replace(data, projects={**data.projects, "a": both})
    for other, word in ((rules, "layout"), (mixed, "projects")):
        with pytest.raises(WrongUseError) as caught:
            mean_data((Outlook("base", 0.5, data), Outlook("odd", 0.5, other)))
        assert word in caught.value.sentence("en") and "odd" in caught.value.sentence("zh")


def test_too_large_a_model_is_refused() -> None:
    data = one_park(1, 40, 2)
    outlooks = tuple(Outlook(str(n), 1 / 80, data) for n in range(80))
    with pytest.raises(WrongUseError) as caught:
        stages_of(subject_of(one_park(1, 6, 1)), outlooks, 1, None)
    assert "80" in caught.value.sentence("en")
