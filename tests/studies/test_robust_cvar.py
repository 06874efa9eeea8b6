"""Mean and tail: published figures, enumeration, and the value of a plan at other figures."""

import math
from dataclasses import replace

import pyomo.environ as pyo
import pytest

from models import build_portfolio_model
from models.risk import add_tail
from models.value import seek, value_at
from planner.compiling import compile_model
from planner.errors import WrongUseError
from planner.solve import SolveOptions, solve
from planner.studies.robust.cvar import OUTLOOKS, tail_mean, weigh_tails
from planner.studies.robust.effort import Effort
from planner.studies.robust.outlooks import (
    Outlook,
    _odds,
    check_linear,
    comparable,
    drawn_outlooks,
    scaled,
)
from planner.studies.robust.valuing import value_of
from tests.models.test_goldens import world
from tests.studies.robust_plans import asking_of, plan_with, subject_of, subsets
from tests.studies.serial import best_plan, one_park

EFFORT = Effort(0.0, 60.0)
LOSSES = {"a": 1.0, "b": 4.0, "c": 2.0, "d": 10.0, "e": 7.0}
EQUAL = dict.fromkeys(LOSSES, 0.2)


@pytest.mark.parametrize(("beta", "tail"), [(0.6, 8.5), (0.8, 10.0), (0.5, 7.6)])
def test_tail_of_five_losses(beta: float, tail: float) -> None:
    """Rockafellar and Uryasev's linear program, and sorting, give the known figures."""
    m = pyo.ConcreteModel()
    m.none = pyo.Var(bounds=(0, 0))
    worths = {name: m.none - loss for name, loss in LOSSES.items()}
    add_tail(m, worths, EQUAL, beta)
    seek(m, m.outlook_tail)
    assert solve(compile_model(m), SolveOptions(0.0)).objective_wan == pytest.approx(-tail)
    gains = {name: -loss for name, loss in LOSSES.items()}
    assert tail_mean(gains, EQUAL, beta) == pytest.approx(-tail)


def test_the_tail_of_everything_is_the_mean() -> None:
    gains = {name: -loss for name, loss in LOSSES.items()}
    assert tail_mean(gains, EQUAL, 0.0) == pytest.approx(-4.8)


@pytest.mark.parametrize("seed", range(3))
def test_plans_equal_enumeration(seed: int) -> None:
    data = one_park(seed, 9, 1)
    outlooks = tuple(
        Outlook(str(n), p, scaled(data, dict(zip(sorted(data.projects), row, strict=True))))
        for n, (p, row) in enumerate(
            [
                (0.5, [1.0] * 9),
                (0.3, [0.2, 2.0] * 4 + [0.1]),
                (0.2, [1.6, 0.3] * 4 + [2.0]),
            ]
        )
    )
    subject = subject_of(data)
    asking = asking_of(subject, {OUTLOOKS: outlooks})
    found = weigh_tails(subject, asking, outlooks, 0.6, (0.0, 0.5, 1.0), False, EFFORT)
    odds = {one.name: one.odds_share for one in outlooks}
    for stance in found.stances:
        best = -math.inf
        for chosen, _ in subsets(data):
            worths = {one.name: value_of(one.data, plan_with(chosen)) for one in outlooks}
            mean = sum(odds[name] * value for name, value in worths.items())
            tail = tail_mean(worths, odds, 0.6)
            best = max(best, (1 - stance.risk_weight) * mean + stance.risk_weight * tail)
        assert stance.goal is not None and stance.goal.exact
        assert stance.goal.low == pytest.approx(best, abs=1e-6)
    means = [one.mean_wan for one in found.stances]
    tails = [one.tail_wan for one in found.stances]
    assert means == sorted(means, reverse=True) and tails == sorted(tails)


def test_limits_of_every_outlook() -> None:
    """Half the land in one outlook: with `supplies` the plan fits there, without it need not."""
    data = one_park(2, 9, 1)
    half = {key: mu / 2 for key, mu in data.land_mu.items()}
    outlooks = (
        Outlook("base", 0.5, data),
        Outlook("half", 0.5, replace(data, land_mu=half)),
    )
    subject = subject_of(data)
    arguments = (outlooks, 0.5, (0.0,))
    asking = asking_of(subject, {OUTLOOKS: outlooks})
    free = weigh_tails(subject, asking, *arguments, False, EFFORT).stances[0]
    bound = weigh_tails(subject, asking, *arguments, True, EFFORT).stances[0]
    used = [
        sum(data.projects[start[0]].land_mu for start in one.plan.starts) if one.plan else math.nan
        for one in (free, bound)
    ]
    assert used[0] > half["s", 1] >= used[1]
    expected = max(
        value
        for chosen, value in subsets(data)
        if sum(data.projects[k].land_mu for k in chosen) <= half["s", 1]
    )
    assert bound.mean_wan == pytest.approx(expected)


# --- outlooks -------------------------------------------------------------------------------------


def test_drawn_factors_have_the_stated_mean_and_spread() -> None:
    data = one_park(1, 6, 1)
    drawn = drawn_outlooks(data, 20_000, 0.3, 5)
    start = ("k00", "s", 1)
    factors = [one.data.income_wan[start] / data.income_wan[start] for one in drawn]
    mean = sum(factors) / len(factors)
    spread = math.sqrt(sum((one - mean) ** 2 for one in factors) / len(factors))
    assert mean == pytest.approx(1.0, abs=0.01) and spread == pytest.approx(0.3, abs=0.01)
    assert min(factors) > 0
    other = ("k05", "s", 1)
    assert drawn[0].data.fiscal_wan[other] == pytest.approx(factors[0] * data.fiscal_wan[other]), (
        "one industry, one factor"
    )
    assert drawn[:3] == drawn_outlooks(data, 20_000, 0.3, 5)[:3]


def test_probabilities() -> None:
    assert _odds({"base": None, "a": 0.3, "b": None}) == pytest.approx(
        {"base": 0.35, "a": 0.3, "b": 0.35}
    )
    with pytest.raises(WrongUseError):
        _odds({"base": None, "a": 0.7, "b": 0.6})
    with pytest.raises(WrongUseError):
        _odds({"base": 0.2, "a": 0.7})


def test_an_outlook_that_is_built_differently_is_refused() -> None:
    data = world()
    fewer = replace(data, chain_wan={})
    with pytest.raises(WrongUseError) as caught:
        comparable((Outlook("base", 0.5, data), Outlook("odd", 0.5, fewer)), False)
    assert "odd" in caught.value.sentence("en") and "chains" in caught.value.sentence("en")


def test_what_is_not_looked_at_is_named() -> None:
    data = world()
    short = replace(data, purse_wan={}, limits={})
    outlooks = (Outlook("base", 0.5, data), Outlook("short", 0.5, short))
    assert comparable(outlooks, False)[1].ignored == ("limits", "purse_wan")
    assert comparable(outlooks, True)[1].ignored == ("purse_wan",)


def test_fairness_by_the_least_is_refused() -> None:
    data = world()
    with pytest.raises(WrongUseError):
        check_linear(data)


# --- the value of a plan --------------------------------------------------------------------------


def test_value_by_plain_arithmetic_equals_the_model() -> None:
    """A world with links, hubs, overlaps, cliques, bonuses, breaches and expansions."""
    data = replace(world(), maxmin=False, floors={})  # one of its floors is out of reach
    value, values, plan = best_plan(data)
    assert all(plan.terms[f"{name}_wan"] for name in ("link", "overlap", "breach"))
    assert value_of(data, plan) == pytest.approx(value)
    # And at other figures, with the same decisions.
    dear = replace(
        data,
        overlap_wan={key: 3 * price for key, price in data.overlap_wan.items()},
        chain_wan=dict.fromkeys(data.chain_wan, 7.0),
        income_weight=0.5,
    )
    m = build_portfolio_model(data)
    for variable in m.component_data_objects(pyo.Var):
        variable.set_value(values.get(variable.name, 0.0), skip_validation=True)
    assert value_of(dear, plan) == pytest.approx(pyo.value(value_at(m, dear)))
    assert value_of(dear, plan) != pytest.approx(value)
