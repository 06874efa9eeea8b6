"""Regional input coefficients and output multipliers against a case of two sectors by hand."""

from collections.abc import Callable

import numpy as np
import pytest

from planner.economics.multiplier import (
    NATION_EMPLOYED_PERSON,
    county_multipliers,
    flq_multipliers,
)
from planner.results import Scenario

Build = Callable[..., Scenario]

DOMESTIC = np.array([[0.2, 0.3], [0.4, 0.1]])

LOCAL_11 = 0.2 * 0.304473
LOCAL_12 = 0.3 * 0.173984
"""SLQ 0.3/0.6 = 0.5 and 0.7/0.4 = 1.75; a tenth of the nation: log2(1.1)^0.25 = 0.608945; FLQ
0.5 x 0.608945 = 0.304473, 0.5/1.75 x 0.608945 = 0.173984, 3.5 x and 1.75 x 0.608945 above 1."""


def test_two_sectors_by_hand() -> None:
    found = flq_multipliers("AC", DOMESTIC, np.array([0.3, 0.7]), np.array([0.6, 0.4]), 0.1)
    assert found.size_factor == pytest.approx(0.608945, abs=1e-6)
    assert found.quotient == pytest.approx(
        {("A", "A"): 0.304473, ("A", "C"): 0.173984, ("C", "A"): 2.131309, ("C", "C"): 1.065655},
        abs=1e-5,
    )
    assert found.coefficient == pytest.approx(
        {("A", "A"): LOCAL_11, ("A", "C"): LOCAL_12, ("C", "A"): 0.4, ("C", "C"): 0.1}, abs=1e-6
    )
    # Leontief inverse of two sectors: (1 - a22, a12; a21, 1 - a11) / determinant
    determinant = (1 - LOCAL_11) * 0.9 - LOCAL_12 * 0.4
    assert found.output["A"] == pytest.approx((0.9 + 0.4) / determinant, abs=1e-5)
    assert found.output["C"] == pytest.approx((LOCAL_12 + 1 - LOCAL_11) / determinant, abs=1e-5)


@pytest.mark.parametrize(("size", "factor"), [(0.0001, 0.110), (0.001, 0.195), (0.01, 0.346)])
def test_size_factor_of_small_regions(size: float, factor: float) -> None:
    share = np.array([0.5, 0.5])
    assert flq_multipliers("AC", DOMESTIC, share, share, size).size_factor == pytest.approx(
        factor, abs=0.0005
    )


def test_a_region_like_the_whole_nation_keeps_its_coefficients() -> None:
    share = np.array([0.6, 0.4])
    found = flq_multipliers("AC", DOMESTIC, share, share, 1.0)
    assert found.size_factor == 1
    assert list(found.coefficient.values()) == pytest.approx(list(DOMESTIC.flat))
    assert found.output == pytest.approx({"A": 1.3 / 0.6, "C": 1.1 / 0.6})


def test_a_section_the_region_lacks_supplies_nothing_and_buys_by_the_suppliers_quotient() -> None:
    found = flq_multipliers("AC", DOMESTIC, np.array([1.0, 0.0]), np.array([0.6, 0.4]), 0.1)
    assert found.coefficient["C", "A"] == found.coefficient["C", "C"] == 0
    assert found.coefficient["A", "C"] == pytest.approx(0.3 * min(1, 0.608945 / 0.6), abs=1e-6)


def test_county_against_the_scenario_and_against_the_nation(scenario: Build) -> None:
    tables = {
        "employment": [
            {"county": county, "section": section, "employed_person": people}
            for county, section, people in (
                ("1", "A", 30),
                ("1", "C", 70),
                ("2", "A", 570),
                ("2", "C", 330),
            )
        ],
        "io": [
            {"supplier": supplier, "user": user, "coefficient_share": share}
            for supplier, user, share in (
                ("A", "A", 0.2),
                ("A", "C", 0.3),
                ("C", "A", 0.4),
                ("C", "C", 0.1),
            )
        ],
    }
    found = county_multipliers(scenario(**tables), "1")
    assert found is not None
    assert found.size_share == pytest.approx(0.1)
    assert found.coefficient["A", "C"] == pytest.approx(LOCAL_12, abs=1e-6)
    reference = [
        {"section": "A", "employed_share": 0.6},
        {"section": "C", "employed_share": 0.4},
    ]
    small = county_multipliers(scenario(**tables, reference_employment=reference), "1")
    assert small is not None
    assert small.size_share == pytest.approx(100 / NATION_EMPLOYED_PERSON)
    assert max(small.output.values()) < min(found.output.values())
    assert county_multipliers(scenario(**tables), "3") is None
    assert county_multipliers(scenario(), "1") is None
