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
from planner.studies.sensitivity.usual import usual_inputs


def factors_of(words: Sequence[str], scenario: Scenario, by_grade: bool) -> tuple[Input, ...]:
    """Inputs to be moved together, each with its range.

    Parameters
    ----------
    words
        As in `planner.studies.sensitivity.grammar`; empty for the usual ones.
    by_grade
        Whether an input without a range of its own gets the band of its grade.

    Raises
    ------
    WrongUseError
        A word names no input, two words the same one, or nothing is left to be moved.
    """
    found = inputs_of(words, scenario) if words else usual_inputs(scenario)
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
