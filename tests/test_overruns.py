"""Overruns against the binomial formula, enumeration of every outcome, and Monte Carlo."""

import random
from itertools import product
from math import comb, sqrt

import numpy as np
import pytest

from planner.overruns import Load, overrun, shocked


def drawn(seed: int, most: int = 12) -> tuple[list[Load], float]:
    """Loads of unequal size, some of them counts, `most` projects at most; and a limit."""
    rng = random.Random(seed)
    loads, left = [], most
    while left > 0:
        count = min(rng.choice([1, 1, 2, 3]), left)
        amount = rng.choice([rng.uniform(0.1, 9), float(rng.randint(1, 9))])
        loads.append(Load(amount, rng.uniform(0.05, 0.95), count))
        left -= count
    return loads, rng.uniform(0.1, 0.9) * sum(load.amount * load.count for load in loads)


def enumerated(loads: list[Load], supply: float) -> tuple[float, float, float]:
    """Probability of overrun, expected excess, probability of less than half, by all outcomes."""
    each = [load for load in loads for _ in range(load.count)]
    over = excess = idle = 0.0
    for landed in product((False, True), repeat=len(each)):
        chance, use = 1.0, 0.0
        for there, load in zip(landed, each, strict=True):
            chance *= load.odds if there else 1 - load.odds
            use += load.amount * there
        over += chance * (use > supply * (1 + 1e-6))
        excess += chance * max(use - supply, 0.0)
        idle += chance * (use < supply / 2 * (1 - 1e-9))
    return over, excess, idle


@pytest.mark.parametrize(
    ("count", "published"), [(16, 0.065), (17, 0.126)], ids=["16 projects", "17 projects"]
)
def test_equal_projects_are_binomial(count: int, published: float) -> None:
    tail = sum(comb(count, n) * 0.6**n * 0.4 ** (count - n) for n in range(13, count + 1))
    found = overrun([Load(1.0, 0.6, count)], 12.0)
    assert found.low == pytest.approx(tail, abs=1e-12) == found.high
    assert round(found.high, 3) == published


@pytest.mark.parametrize("seed", range(12))
def test_every_outcome_counted(seed: int) -> None:
    loads, supply = drawn(seed)
    over, excess, idle = enumerated(loads, supply)
    found = overrun(loads, supply)
    assert found.exact
    assert found.high == pytest.approx(over, abs=1e-9)
    assert found.excess == pytest.approx(excess, abs=1e-6)
    assert found.idle == pytest.approx(idle, abs=1e-9)
    assert found.full == pytest.approx(sum(load.amount * load.count for load in loads))


def test_coarse_sums_hold_the_truth_between_them() -> None:
    coarse_widths, finer_widths = [], []
    for seed in range(12):
        loads, supply = drawn(seed)
        over, excess, idle = enumerated(loads, supply)
        for most, widths in ((2, coarse_widths), (64, finer_widths)):
            found = overrun(loads, supply, most=most)
            assert found.low - 1e-12 <= over <= found.high + 1e-12
            assert found.excess >= excess - 1e-6
            assert found.idle >= idle - 1e-9
            widths.append(found.high - found.low)
    assert max(coarse_widths) > 0.01  # otherwise nothing was tried here
    assert max(finer_widths) < max(coarse_widths) / 4


def test_monte_carlo_within_three_standard_errors() -> None:
    rng = np.random.default_rng(7)
    amounts, odds = rng.uniform(1, 40, 60), rng.uniform(0.05, 0.5, 60)
    supply, draws = 1.25 * float(amounts @ odds), 200_000
    landed = rng.random((draws, 60)) < odds
    share = float((landed @ amounts > supply).mean())
    found = overrun([Load(*pair) for pair in zip(amounts, odds, strict=True)], supply)
    error = 3 * sqrt(share * (1 - share) / draws)
    assert found.low - error <= share <= found.high + error
    assert found.high - found.low < 0.01


def test_hundreds_of_unequal_projects_stay_within_a_narrow_interval() -> None:
    """A prefecture has hundreds: rounding at each of them must not add up."""
    rng = np.random.default_rng(3)
    amounts, odds = rng.lognormal(3.6, 1.0, 400), rng.uniform(0.1, 0.6, 400)
    mean, variance = float(amounts @ odds), float(amounts**2 @ (odds * (1 - odds)))
    supply, draws = mean + 1.28 * sqrt(variance), 20_000
    share = float(((rng.random((draws, 400)) < odds) @ amounts > supply).mean())
    found = overrun([Load(*pair) for pair in zip(amounts, odds, strict=True)], supply)
    error = 3 * sqrt(share * (1 - share) / draws)
    assert found.low - error <= share <= found.high + error
    assert 0 < found.high - found.low < 0.002


@pytest.mark.parametrize("seed", range(6))
def test_more_projects_more_overrun_more_room_less(seed: int) -> None:
    loads, supply = drawn(seed)
    chances = [overrun(loads[:n], supply).high for n in range(len(loads) + 1)]
    assert chances == sorted(chances)
    roomy = [overrun(loads, supply * factor).high for factor in (0.5, 1.0, 1.5, 3.0)]
    assert roomy == sorted(roomy, reverse=True)
    assert roomy[-1] == overrun(loads, supply * 3.0).low


@pytest.mark.parametrize(
    ("loads", "supply", "chance"),
    [
        ([], 5.0, 0.0),
        ([], 0.0, 0.0),
        ([Load(1.0, 0.25)], 0.0, 0.25),
        ([Load(1.0, 0.5, 2)], 0.0, 0.75),
        ([Load(5.0, 1.0)], 5.0, 0.0),
        ([Load(5.0, 1.0)], 4.99, 1.0),
        ([Load(3.0, 0.5), Load(2.0, 0.5)], 5.0, 0.0),
        ([Load(0.1, 0.5)] * 3, 0.3, 0.0),  # 0.1 + 0.1 + 0.1 > 0.3 in floats
        ([Load(1e9, 0.2), Load(1.0, 0.5)], 1.0, 0.2),
    ],
)
def test_edges(loads: list[Load], supply: float, chance: float) -> None:
    found = overrun(loads, supply)
    assert found.low == pytest.approx(chance, abs=1e-12) == found.high


def test_a_common_shock_keeps_the_odds_and_makes_the_correlation() -> None:
    """Both of two land with p^2 + rho p (1 - p), one at least with 2 p less that."""
    p, rho = 0.3, 0.1
    both = p * p + rho * p * (1 - p)
    pair = [Load(1.0, p, 2)]
    assert shocked(pair, 1.0, rho).high == pytest.approx(both, abs=1e-12)
    assert shocked(pair, 0.5, rho).high == pytest.approx(2 * p - both, abs=1e-12)
    assert shocked(pair, 1.0, rho).expected == pytest.approx(2 * p)
    assert shocked(pair, 1.0, 0.0).high == pytest.approx(p * p, abs=1e-12)
    certain = [Load(1.0, 1.0, 2)]
    assert shocked(certain, 1.0, rho).high == 1.0
