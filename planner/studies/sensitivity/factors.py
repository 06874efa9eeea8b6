"""The box of inputs that a design fills, and the ranges that grades of evidence stand for."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from planner.economics.filling import UNGRADED
from planner.economics.survey import HALF_WIDTH_SHARE
from planner.errors import WrongUseError
from planner.results import Scenario
from planner.schema import Grade
from planner.studies.sensitivity.grammar import inputs_of
from planner.studies.sensitivity.inputs import DEFAULT_RANGE, Input, Range, Setting

USUAL = (
    "horizon.discount_share",
    "objective.overlap_price_wan",
    "objective.link_value_wan",
    "economics.returnee_share",
    "economics.odds_planned_share",
    "economics.odds_negotiating_share",
    "economics.odds_signed_share",
    "economics.survival_share",
    "parks.land_mu",
    "limits.*",
    "budgets.*",
    "industries.mean_wage_wan_per_year",
    "industries.tax_wan_per_mu",
    "projects.income_npv_wan",
    "projects.fiscal_npv_wan",
)
"""Inputs that are moved where none is named; those that a scenario has no figure for are left out.

Ends of a domain stay what they are: odds of 0.4 moved by half reach 0.6, not more than 1."""


def factors_of(words: Sequence[str], scenario: Scenario, by_grade: bool) -> tuple[Input, ...]:
    """Inputs to be moved together, each with its range.

    Parameters
    ----------
    words
        As in `planner.studies.sensitivity.grammar`; empty for the `USUAL` ones.
    by_grade
        Whether an input without a range of its own gets the band of its grade.

    Raises
    ------
    WrongUseError
        A word names no input, two words the same one, or nothing is left to be moved.
    """
    found = inputs_of(words, scenario) if words else _usual(scenario)
    if by_grade:
        found = tuple(
            replace(one, range=band_of(grade_of(one, scenario)))
            if one.range is DEFAULT_RANGE
            else one
            for one in found
        )
    if not found:
        raise WrongUseError("uncertainty_no_inputs")
    return found


def _usual(scenario: Scenario) -> tuple[Input, ...]:
    """Usual inputs of which the scenario has at least one figure that a share of it would move."""
    found = []
    for word in USUAL:
        try:
            (one,) = inputs_of([word], scenario)
        except WrongUseError:  # no such rows, or all of them blank
            continue
        if _moves(one, scenario):
            found.append(one)
    return tuple(found)


def _moves(one: Input, scenario: Scenario) -> bool:
    """Whether there is a figure other than 0."""
    if not one.rows:
        section, _, name = one.column.partition(".")
        return bool(getattr(getattr(scenario.settings, section), name))
    rows = scenario.rows(one.table)
    return one.table == "industries" or any(getattr(rows[p], one.column) for p in one.rows)


def grade_of(one: Input, scenario: Scenario) -> Grade:
    """Worst grade of the rows of an input; what states no grade counts as C."""
    rows = scenario.rows(one.table) if one.rows else ()
    return max((_grade(rows[place], scenario) for place in one.rows), default=UNGRADED)


def _grade(row: Any, scenario: Scenario) -> Grade:
    """Grade of a row; of an industry, if its row states none, the library's."""
    grade = getattr(row, "grade", None) or getattr(row, "evidence_grade", None)
    if grade is None and hasattr(row, "evidence_grade"):
        grade = getattr(scenario.library.get(row.industry), "evidence_grade", None)
    return grade or UNGRADED


def band_of(grade: Grade) -> Range:
    """Range of a grade: A ±25 %, B ±35 %, C ±50 % (docs/assessment.md, Grades)."""
    half = HALF_WIDTH_SHARE[grade]
    return Range(-half, half)


def settings_at(factors: Sequence[Input], shares: Sequence[float]) -> tuple[Setting, ...]:
    """Settings at a point of the unit box: 0 is the low end of a range, 1 the high end."""
    return tuple(
        one.moved(one.range.at(float(share))) for one, share in zip(factors, shares, strict=True)
    )
