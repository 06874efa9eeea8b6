"""The arithmetic of sampling studies: published indices, linear functions, ends, draws."""

import math
from collections.abc import Callable
from itertools import product
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest
from SALib.analyze import morris as salib_morris
from SALib.analyze import sobol as salib_sobol
from scipy.special import ndtri
from scipy.stats import kstest

from planner.results import Candidate
from planner.studies.asking import Interval
from planner.studies.sensitivity import morris, sobol, spans
from planner.studies.sensitivity.distribution import mean_of, probability_of, quantile_of
from planner.studies.sensitivity.inputs import Range
from planner.studies.sensitivity.shocks import Shocks

Box = np.ndarray


def ishigami(box: Box) -> Box:
    """Ishigami and Homma 1990 with a = 7, b = 0.1, on (-pi, pi)^3."""
    x, y, z = (math.pi * (2 * box[:, n] - 1) for n in range(3))
    return np.asarray(np.sin(x) + 7 * np.sin(y) ** 2 + 0.1 * z**4 * np.sin(x))


def problem(inputs: int) -> dict[str, Any]:
    return {
        "num_vars": inputs,
        "names": [f"x{n}" for n in range(inputs)],
        "bounds": [[0, 1]] * inputs,
    }


def around(values: Box, seed: int, most: float) -> tuple[Box, Box]:
    """Ends below and above some values."""
    rng = np.random.default_rng(seed)
    return values - most * rng.random(len(values)), values + most * rng.random(len(values))


# --- ends -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(20))
def test_ends_of_the_variance_hold_every_choice_and_the_least_is_reached(seed: int) -> None:
    rng = np.random.default_rng(seed)
    low = rng.normal(size=4)
    high = low + rng.random(4) * rng.choice([0.1, 3.0])
    found = spans.variance(low, high)
    corners = [np.var(np.array(corner)) for corner in product(*zip(low, high, strict=True))]
    # A convex function is greatest at a corner.
    assert found.high >= max(corners) - 1e-12
    grid = [np.linspace(a, b, 9) for a, b in zip(low, high, strict=True)]
    least = min(np.var(np.array(point)) for point in product(*grid))
    assert found.low <= least + 1e-12
    centres = np.linspace(low.min(), high.max(), 20_001)
    nearest = np.clip(centres[:, None], low, high)
    reached = float(np.min(np.mean((nearest - centres[:, None]) ** 2, axis=1)))
    assert found.low == pytest.approx(reached, abs=1e-6)


def test_variance_of_known_amounts_is_the_variance() -> None:
    values = np.array([1.0, 2.0, 4.0, 10.0, 7.0])
    found = spans.variance(values, values)
    assert found.low == found.high == pytest.approx(float(np.var(values)), abs=1e-12)
    assert spans.deviation(values, values).high == pytest.approx(float(np.std(values, ddof=1)))
    assert spans.deviation(values[:1], values[:1]) == Interval(0.0, 0.0)


def test_overlapping_ends_leave_no_variance_at_all() -> None:
    """Worked by hand: [0, 2], [1, 3] may both be 1.5; at most 0 and 3, with variance 2.25."""
    found = spans.variance(np.array([0.0, 1.0]), np.array([2.0, 3.0]))
    assert found.low == 0
    assert found.high == pytest.approx(2.25)


def test_sizes_and_products_by_hand() -> None:
    low, high = spans.sizes(np.array([-3.0, -1.0, 2.0]), np.array([-2.0, 4.0, 5.0]))
    assert low.tolist() == [2, 0, 2] and high.tolist() == [3, 4, 5]
    low, high = spans.products(np.array([-1.0]), np.array([2.0]), np.array([-3.0]), np.array([4.0]))
    assert (low[0], high[0]) == (-6, 8)


# --- elementary effects ---------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(3))
def test_a_linear_function_has_its_coefficients_as_effects(seed: int) -> None:
    slopes = np.array([3.0, -2.0, 0.0, 0.5])
    points = morris.trajectories(4, 5, seed)
    assert points.shape == (25, 4)
    assert points.min() >= 0 and points.max() <= 1
    values = 7 + points @ slopes
    found = morris.effects_of(points, values, values)
    for effects, slope in zip(found, slopes, strict=True):
        assert effects.mean is not None and effects.strength is not None
        assert effects.mean.low == pytest.approx(slope, abs=1e-12)
        assert effects.strength.low == effects.strength.high == pytest.approx(abs(slope), abs=1e-12)
        assert effects.spread is not None and effects.spread.high == pytest.approx(0, abs=1e-12)
        assert effects.steps == 5
        assert effects.sampling == pytest.approx(0, abs=1e-12)
    assert [one.best_rank for one in found] == [1, 2, 4, 3]
    assert all(one.settled for one in found)


@pytest.mark.parametrize("seed", range(5))
def test_known_values_give_the_effects_of_the_library(seed: int) -> None:
    points = morris.trajectories(3, 6, seed)
    values = ishigami(points)
    told = salib_morris.analyze(problem(3), points, values, num_levels=4, seed=seed)
    for number, own in enumerate(morris.effects_of(points, values, values, seed=seed)):
        assert own.mean is not None and own.strength is not None and own.spread is not None
        assert own.mean.low == pytest.approx(told["mu"][number])
        assert own.strength.low == own.strength.high == pytest.approx(told["mu_star"][number])
        assert own.spread.low == pytest.approx(told["sigma"][number], abs=1e-9)
        assert own.sampling == pytest.approx(told["mu_star_conf"][number])


@pytest.mark.parametrize("seed", range(5))
def test_ends_of_effects_hold_the_effects_of_every_choice(seed: int) -> None:
    points = morris.trajectories(3, 4, seed)
    low, high = around(ishigami(points), seed, 2.0)
    found = morris.effects_of(points, low, high)
    rng = np.random.default_rng(seed)
    for _ in range(50):
        values = low + (high - low) * rng.choice([0.0, 1.0, rng.random()], len(low))
        told = salib_morris.analyze(problem(3), points, values, num_levels=4, seed=1)
        for number, own in enumerate(found):
            for interval, name in (
                (own.mean, "mu"),
                (own.strength, "mu_star"),
                (own.spread, "sigma"),
            ):
                assert interval is not None
                assert interval.low - 1e-9 <= told[name][number] <= interval.high + 1e-9


def test_samples_without_a_value_cost_their_steps_only() -> None:
    points = morris.trajectories(2, 3, 0)
    values = points @ np.array([4.0, 1.0])
    values[0] = np.nan  # first point of the first trajectory: the step after it is lost
    found = morris.effects_of(points, values, values)
    assert sorted(one.steps for one in found) == [2, 3]
    strengths = [one.strength.low for one in found if one.strength]
    assert strengths == [pytest.approx(4), pytest.approx(1)]
    nothing = morris.effects_of(points, np.full(9, np.nan), np.full(9, np.nan))
    assert all(one.strength is None and one.sampling is None for one in nothing)
    assert all((one.best_rank, one.worst_rank) == (1, 2) for one in nothing)


def test_ranks_by_hand() -> None:
    spread = [Interval(5, 6), Interval(1, 2), Interval(1.5, 5.5), None]
    assert morris.ranks_of(spread[:3]) == [(1, 2), (2, 3), (1, 3)]
    assert morris.ranks_of(spread) == [(1, 3), (2, 4), (1, 4), (1, 4)]


def test_steps_that_change_the_targets_are_counted() -> None:
    points = morris.trajectories(2, 4, 3)
    targets = ["many" if point[0] > 0.5 else "few" for point in points]
    first, second = morris.effects_of(points, points[:, 0], points[:, 0], targets)
    assert (first.changes, second.changes) == (4, 0)  # a step of 2/3 always crosses the middle


# --- shares of the variance -----------------------------------------------------------------------


def test_ishigami_has_its_published_indices() -> None:
    values = ishigami(sobol.design(3, 8192, 0))
    found = sobol.shares_of(3, values, values, 0)
    assert found.used == found.asked == 8192
    for own, first, total in zip(
        found.indices, (0.314, 0.442, 0.0), (0.558, 0.442, 0.244), strict=True
    ):
        assert own.first.value == pytest.approx(first, abs=0.01)
        assert own.total.value == pytest.approx(total, abs=0.01)
        assert own.first.open.low == pytest.approx(own.first.value)
        assert own.total.open.high == pytest.approx(own.total.value)


def test_interplay_of_ishigami_is_between_its_first_and_third_input() -> None:
    values = ishigami(sobol.design(3, 2048, 0, pairs=True))
    found = sobol.shares_of(3, values, values, 0, pairs=True)
    pairs = {pair: value for pair, (value, _) in found.pairs.items()}
    assert pairs[0, 2] == pytest.approx(0.244, abs=0.04)
    assert pairs[0, 1] == pytest.approx(0, abs=0.04) and pairs[1, 2] == pytest.approx(0, abs=0.04)


@pytest.mark.parametrize("pairs", [False, True])
def test_ends_of_indices_hold_the_indices_of_every_choice(pairs: bool) -> None:
    """Of the library itself, which takes the chosen values from their own mean."""
    points = sobol.design(3, 64, 1, pairs)
    low, high = around(ishigami(points), 1, 0.4)
    found = sobol.shares_of(3, low, high, 0, pairs)
    rng = np.random.default_rng(0)
    for _ in range(10):
        values = low + (high - low) * rng.choice([0.0, 1.0], len(low))
        told = salib_sobol.analyze(problem(3), values, calc_second_order=pairs, num_resamples=2)
        for number, own in enumerate(found.indices):
            assert own.first.open.low - 1e-9 <= told["S1"][number] <= own.first.open.high + 1e-9
            assert own.total.open.low - 1e-9 <= told["ST"][number] <= own.total.open.high + 1e-9


def test_ends_of_first_indices_hold_when_the_mean_moves() -> None:
    """Values of A, B and AB so that the mean of all of them decides: found by search."""
    rng = np.random.default_rng(5)
    for _ in range(200):
        low = rng.normal(size=12)
        high = low + rng.choice([0.0, 0.05, 1.0], 12, p=[0.6, 0.3, 0.1])
        found = sobol.shares_of(1, low, high, 0)
        for values in (low, high, np.where(rng.random(12) < 0.5, low, high)):
            exact = sobol.shares_of(1, values, values, 0)
            for own, told in zip(found.indices, exact.indices, strict=False):
                assert own.first.open.low - 1e-9 <= told.first.value <= own.first.open.high + 1e-9


def test_a_group_with_a_gap_is_left_out_as_a_whole() -> None:
    points = sobol.design(2, 16, 0)
    values = points @ np.array([1.0, 2.0])
    without = np.delete(values, slice(4, 8))
    values[5] = np.nan
    found = sobol.shares_of(2, values, values, 0)
    told = salib_sobol.analyze(problem(2), without, calc_second_order=False, seed=1)
    assert (found.used, found.asked) == (15, 16)
    assert [one.first.value for one in found.indices] == pytest.approx(list(told["S1"]))


def test_a_value_that_never_moves_has_no_shares() -> None:
    values = np.full(16, 1234.5)
    assert sobol.shares_of(2, values, values, 0).indices == ()
    values[1::4] = 0.0  # only mixed samples move: A and B have no variance to share out
    assert sobol.shares_of(2, values, values, 0).indices == ()
    gone = np.full(16, np.nan)
    assert sobol.shares_of(2, gone, gone, 0).used == 0


@pytest.mark.parametrize(
    "design",
    [lambda seed: morris.trajectories(4, 5, seed), lambda seed: sobol.design(4, 8, seed)],
)
def test_a_seed_gives_the_same_design_and_another_seed_another(
    design: Callable[[int], Box],
) -> None:
    assert design(0).tobytes() == design(0).tobytes()
    assert design(0).tobytes() != design(1).tobytes()


def test_errors_of_sampling_are_the_same_for_the_same_seed() -> None:
    """SALib takes a seed of 0 for none."""
    values = ishigami(sobol.design(3, 32, 0))
    one, other = (sobol.shares_of(3, values, values, 0) for _ in range(2))
    assert one == other


# --- draws ----------------------------------------------------------------------------------------

DRAWS = 20_000


def candidate(code: str, industry: str = "x", grade: str = "C") -> Candidate:
    return cast(Candidate, SimpleNamespace(project=code, industry=industry, grade=grade))


SHOCKS = Shocks({"wage": Range(-0.2, 0.3), "tax": None}, common=0.2, industry=0.6, seed=4)


@pytest.mark.parametrize(
    ("one", "other", "stated"),
    [
        (candidate("a"), candidate("b"), 0.6),
        (candidate("a"), candidate("b", "y"), 0.2),
        (candidate("c", "z"), candidate("d", "z"), 0.6),
    ],
)
def test_draws_have_the_stated_correlation(one: Candidate, other: Candidate, stated: float) -> None:
    a, b = (SHOCKS.scores(each, "wage", DRAWS) for each in (one, other))
    standard_error = (1 - stated**2) / math.sqrt(DRAWS)
    assert abs(np.corrcoef(a, b)[0, 1] - stated) < 3 * standard_error
    # of the figures themselves: 6 / pi * asin(rho / 2) for a Gaussian copula with uniform margins
    uniform = 6 / math.pi * math.asin(stated / 2)
    x, y = (SHOCKS.factors(each, DRAWS)["wage"] for each in (one, other))
    assert abs(np.corrcoef(x, y)[0, 1] - uniform) < 3 / math.sqrt(DRAWS)


def test_figures_are_independent_of_each_other() -> None:
    one = SHOCKS.factors(candidate("a"), DRAWS)
    assert abs(np.corrcoef(one["wage"], one["tax"])[0, 1]) < 3 / math.sqrt(DRAWS)


@pytest.mark.parametrize(("grade", "half"), [("A", 0.25), ("B", 0.35), ("C", 0.50)])
def test_draws_are_uniform_over_the_range_or_the_band_of_the_grade(grade: str, half: float) -> None:
    drawn = SHOCKS.factors(candidate("a", grade=grade), DRAWS)
    assert kstest((drawn["tax"] - 1 + half) / (2 * half), "uniform").pvalue > 0.001
    assert kstest((drawn["wage"] - 0.8) / 0.5, "uniform").pvalue > 0.001


def test_more_draws_begin_with_the_same_ones_and_others_do_not_matter() -> None:
    few, many = (SHOCKS.scores(candidate("a"), "wage", count) for count in (10, 1000))
    assert few.tobytes() == many[:10].tobytes()
    other = Shocks(SHOCKS.ranges, 0.2, 0.6, seed=5).scores(candidate("a"), "wage", 10)
    assert not np.allclose(few, other)


def test_full_correlation_moves_all_alike() -> None:
    alike = Shocks({"tax": None}, common=1.0, industry=1.0)
    a, b = (alike.scores(each, "tax", 50) for each in (candidate("a"), candidate("b", "y")))
    assert a.tolist() == b.tolist()


# --- figures of a distribution --------------------------------------------------------------------


def test_a_probability_has_the_interval_of_clopper_and_pearson() -> None:
    """Published: 10 of 100 give 4.90 % to 17.62 %; none of 20 at most 16.84 %."""
    found = probability_of(np.arange(100) < 10)
    assert (found.value, found.low, found.high) == pytest.approx((0.1, 0.0490, 0.1762), abs=1e-4)
    none = probability_of(np.zeros(20, bool))
    assert (none.low, none.high) == (0.0, pytest.approx(0.1684, abs=1e-4))
    assert probability_of(np.ones(20, bool)).high == 1.0


def test_intervals_cover_as_often_as_they_say() -> None:
    """95 % of 400 samples; fewer than 92 % would be a fault beyond 3 standard errors downwards."""
    rng = np.random.default_rng(7)
    held = {"mean": 0, "median": 0, "tail": 0}
    for _ in range(400):
        values = rng.exponential(size=200)
        for name, found, truth in (
            ("mean", mean_of(values), 1.0),
            ("median", quantile_of(values, 0.5), math.log(2)),
            ("tail", quantile_of(values, 0.95), -math.log(0.05)),
        ):
            held[name] += found.low <= truth <= found.high
    assert all(count >= 0.917 * 400 for count in held.values()), held


def test_too_few_draws_leave_a_quantile_without_an_end() -> None:
    """The least of 10 draws is below the 5 % quantile in 40 % of all samples only."""
    found = quantile_of(np.arange(10.0), 0.05)
    assert found.low == -math.inf and found.high == 2.0
    found = quantile_of(np.arange(2.0), 0.5)
    assert (found.value, found.low, found.high) == (0.5, -math.inf, math.inf)


def test_mean_has_the_interval_of_the_normal_law() -> None:
    found = mean_of(np.array([1.0, 2.0, 3.0, 4.0]))
    half = float(ndtri(0.975)) * math.sqrt(5 / 3) / 2
    assert (found.value, found.high - found.value) == (2.5, pytest.approx(half))
