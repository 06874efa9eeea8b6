"""What of a result rests on expert priors, and which figures to survey first.

A start's value is as well known as the worst figure it rests on: the project's own row, the library
for its blanks, the fit where it moved the odds (docs/assessment.md, Grades). Money in wan yuan.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planner.economics.odds import NEUTRAL_FIT
from planner.economics.typical import Trial
from planner.results import Appraisal, DefaultUsed, FitTable, Start
from planner.schema import Factor, Grade

HALF_WIDTH_SHARE: Mapping[Grade, float] = {"A": 0.25, "B": 0.35, "C": 0.50}
"""How far a figure of a grade may be off, relative to itself (expert prior)."""

MOST_FIGURES = 5


@dataclass(frozen=True)
class CShares:
    """Parts of the income and of the fiscal value that rest on grade C; None of nothing.

    Values are added without their sign, so that a loss does not hide a gain.
    """

    income_share: float | None
    fiscal_share: float | None


@dataclass(frozen=True)
class SurveyFigure:
    """A figure, the value that it moves, and how far off it may be.

    Attributes
    ----------
    figure
        Where it stands: ``library.glass.jobs_per_mu``, ``fit.522601.glass.market``.
    grade
        Its own grade.
    targets
        How many of the targets it moves.
    stake_wan
        Value of those targets times the elasticity to the figure.
    swing_wan
        `stake_wan` times the half-width of the grade; the figures are ranked by it.
    """

    figure: str
    grade: Grade
    targets: int
    stake_wan: float
    swing_wan: float


def grade_c_shares(appraisal: Appraisal, starts: Mapping[Start, int]) -> CShares:
    """How much of the income and fiscal value of some starts rests on grade C."""
    return c_shares(
        (
            appraisal.candidates[start[0]].grade,
            count * appraisal.income_wan[start],
            count * appraisal.fiscal_wan[start],
        )
        for start, count in starts.items()
    )


def c_shares(values: Iterable[tuple[Grade, float, float]]) -> CShares:
    """Parts on grade C of values given as (grade, income, fiscal), wan yuan."""
    listed = list(values)

    def share(column: int) -> float | None:
        whole = sum(abs(float(one[column])) for one in listed)
        weak = sum(abs(float(one[column])) for one in listed if one[0] == "C")
        return weak / whole if whole else None

    return CShares(share(1), share(2))


def worth_surveying(
    targets: Iterable[Trial], fit: FitTable, defaults: Iterable[DefaultUsed]
) -> tuple[SurveyFigure, ...]:
    """The figures whose doubt moves most value: a screening, one figure at a time.

    The stake of a figure is the value of the targets times their elasticity to it; figures that
    several targets share add up. It says nothing about decisions that would change.
    """
    by_project: dict[str, list[DefaultUsed]] = {}
    for default in defaults:
        by_project.setdefault(default.row_key, []).append(default)
    stakes: dict[tuple[str, Grade], list[float]] = {}
    for target in targets:
        code = target.candidate.project
        for figure, grade, stake in (
            *_stakes_of_figures(target, by_project.get(code, [])),
            *_stakes_of_fit(target, fit),
        ):
            stakes.setdefault((figure, grade), []).append(stake)
    found = [
        SurveyFigure(figure, grade, len(each), sum(each), sum(each) * HALF_WIDTH_SHARE[grade])
        for (figure, grade), each in stakes.items()
        if sum(each) > 0
    ]
    return tuple(sorted(found, key=lambda one: (-one.swing_wan, one.figure))[:MOST_FIGURES])


def _stakes_of_figures(
    target: Trial, defaults: Iterable[DefaultUsed]
) -> Iterable[tuple[str, Grade, float]]:
    """Figures of the industry and the odds of the stage, each with the value it moves.

    What the county pays does not move with the tax, so it is added back. Priors of the settings are
    grade C.
    """
    one = target.candidate
    odds = target.place.odds_share if target.place else 0.0
    # What returnees give up stays the same, so the net wage moves by more than the wage.
    leverage = one.wage_wan_per_year / target.net_wage_wan if target.net_wage_wan else 1.0
    moved = {
        "jobs_person": target.income_wan,
        "local_hire_share": target.income_wan,
        "wage_wan_per_year": target.income_wan * leverage,
        "tax_wan_per_year": target.fiscal_wan + odds * (one.support_wan + one.carrier_wan),
        "odds_share": target.income_wan + target.fiscal_wan,
    }
    for default in defaults:
        if default.column in moved:
            prior = default.origin.startswith("economics.")
            yield (
                default.origin,
                "C" if prior else target.industry_grade,
                abs(moved[default.column]),
            )


def _stakes_of_fit(target: Trial, fit: FitTable) -> Iterable[tuple[str, Grade, float]]:
    """Factors of the fit, which move the odds; an unknown one counts as grade C.

    Odds go with 0.5 + fit, and fit with factor ^ weight: the elasticity to a factor is
    weight x fit / (0.5 + fit). An override stands for all of them.
    """
    if target.place is None or target.place.fit_share is None:
        return
    pair = (target.place.county, target.candidate.industry)
    score, share = fit.scores[pair], target.place.fit_share
    stake = abs(target.income_wan + target.fiscal_wan) * share / (NEUTRAL_FIT + share)
    if score.overridden:
        yield f"fit.{pair[0]}.{pair[1]}", score.grade, stake
        return
    counted: dict[Factor, Grade] = {
        factor: "C" if one.value is None else one.grade
        for factor, one in score.factors.items()
        if one.applicable
    }
    whole = sum(fit.weights[factor] for factor in counted)
    for factor, grade in counted.items():
        origin = score.factors[factor].origin
        weight = fit.weights[factor] / whole if whole else 0.0
        yield f"{factor}: {origin}", grade, stake * weight
