"""The assessment: what suits each county and what it is worth, before anything is optimised.

Every industry is tried in every county as one typical project (docs/assessment.md).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from planner.checks.floors import greatest_amount
from planner.economics import appraise
from planner.economics.multiplier import Multipliers, county_multipliers
from planner.economics.pools import Pools, pools_of
from planner.economics.survey import CShares, SurveyFigure, c_shares, worth_surveying
from planner.economics.typical import (
    Figure,
    Source,
    Trial,
    Trials,
    trait,
    try_typical_projects,
)
from planner.errors import WrongUseError
from planner.naming import county_code
from planner.results import FitScore, FitTable, GatedOut, Scenario, Score
from planner.run import read_sound
from planner.scenario import ways_of
from planner.schema import Factor, Floor, Grade

Method = Literal["default", "equal", "ahp", "entropy", "topsis"]
Pair = tuple[str, str]
"""County and industry."""

HAS_FROM = 0.5
LACKS_BELOW = 0.35
"""The transfer test: a county has a factor from the one value on and lacks it below the other."""


@dataclass(frozen=True)
class FailedGate:
    """An admission rule that keeps an industry out of a county."""

    rule: str
    found: str
    needed: str
    source: str
    grade: Grade


@dataclass(frozen=True)
class Cell:
    """An industry in a county.

    Attributes
    ----------
    rank, ranks
        Rank of its fit in the county by the method asked for, and by every method; None and absent
        where nothing is known.
    odds_share
        Odds that a planned project ends up producing; None where a gate is closed.
    income_wan_per_mu, kept_tax_wan_per_mu
        Resident income and county-kept tax a year of a landed typical project at full output, per
        mu; None where the industry lacks a figure.
    kept_tax_year, income_tax_rate_share
        The tax is that of the first year at full output after the input credit of building is
        used up, at the income-tax rate of that year; no rate where the county keeps a flat share.
    grade
        Worst of the grades of the fit and of the industry's figures.
    gates
        Rules that keep it out; empty if a park of the county can take it.
    sources
        What odds, income and kept tax rest on, with grades; nothing where they are None.
    """

    county: str
    industry: str
    fit: FitScore
    rank: int | None
    ranks: Mapping[str, int]
    odds_share: float | None
    income_wan_per_mu: float | None
    kept_tax_wan_per_mu: float | None
    kept_tax_year: int | None
    income_tax_rate_share: float | None
    grade: Grade
    gates: tuple[FailedGate, ...]
    sources: Mapping[Figure, tuple[Source, ...]]


@dataclass(frozen=True)
class Coverage:
    """A floor and the most that all candidates together let expect by its period."""

    floor: Floor
    expected: float

    @property
    def share(self) -> float | None:
        """Expected over what is asked; None where nothing is asked."""
        return self.expected / self.floor.amount if self.floor.amount else None


@dataclass(frozen=True)
class Assessment:
    """Outcome for all counties and industries.

    `targets` are the `top` best admissible industries of each county asked for; `c_shares` and
    `survey` are about them, `multipliers` about their counties (empty without the tables behind).
    `method` orders the industries; `fit` tells the weights. `pools` is None without named projects.
    `scores` are those of the scenario's own new projects and prospects on the admission scorecard,
    site by site; empty without one.
    """

    scenario: Scenario
    method: Method
    top: int
    fit: FitTable
    cells: Mapping[Pair, Cell]
    targets: Mapping[str, tuple[Cell, ...]]
    c_shares: CShares
    survey: tuple[SurveyFigure, ...]
    multipliers: Mapping[str, Multipliers]
    pools: Pools | None = None
    coverage: tuple[Coverage, ...] = ()
    scores: tuple[Score, ...] = ()


def assess_scenario(
    folder: Path,
    variants: Sequence[str] = (),
    method: Method | None = None,
    top: int = 5,
    counties: Sequence[str] = (),
) -> Assessment:
    """Read and check a scenario and assess its counties.

    Parameters
    ----------
    method
        Where the weights come from, instead of ``[fit] method``; ``topsis`` orders by the second
        opinion and leaves the weights alone.
    top
        Industries per county that count as its best targets.
    counties
        Codes or names of the counties to have targets; none: all of them.

    Raises
    ------
    DataError
        With all faults of the scenario.
    WrongUseError
        ``ahp`` without a table `pairwise`, or a county that is not there.
    """
    scenario, appraisal = read_sound(folder, variants)
    coverage = tuple(
        Coverage(row, greatest_amount(scenario, appraisal, row)) for row in scenario.rows("floors")
    )
    found = assess(scenario, method, top, counties)
    return replace(found, pools=pools_of(scenario, appraisal), coverage=coverage)


def assess(
    scenario: Scenario,
    method: Method | None = None,
    top: int = 5,
    counties: Sequence[str] = (),
) -> Assessment:
    """Assess a checked scenario; see `assess_scenario`."""
    if method == "ahp" and not scenario.rows("pairwise"):
        raise WrongUseError("ahp_without_pairs")
    asked = {county_code(scenario, word) for word in counties}
    trials = try_typical_projects(_with_method(scenario, method))
    fit = trials.appraisal.fit
    order: Method = method or scenario.settings.fit.method
    cells = {pair: _cell(trials, order, score) for pair, score in fit.scores.items()}
    targets = {
        row.county: _best(cells, row.county, top)
        for row in scenario.rows("counties")
        if not asked or row.county in asked
    }
    tried = [
        trials.by_pair[cell.county, cell.industry] for best in targets.values() for cell in best
    ]
    return Assessment(
        scenario=scenario,
        method=order,
        top=top,
        fit=fit,
        cells=cells,
        targets=targets,
        c_shares=c_shares((_worst(one), one.income_wan, one.fiscal_wan) for one in tried),
        survey=worth_surveying(tried, fit, trials.appraisal.defaults),
        multipliers={
            county: found
            for county in targets
            if (found := county_multipliers(scenario, county)) is not None
        },
        scores=_scores(_with_method(scenario, method), set(targets)),
    )


def lacking(
    fit: FitTable, benchmark: str, county: str, industry: str
) -> Mapping[Factor, tuple[float, float | None]]:
    """The transfer test: factors that the benchmark county has and this one lacks.

    Returns
    -------
    Mapping
        Value there and here by factor; None here where it is unknown.
    """
    there = fit.scores[benchmark, industry].factors
    here = fit.scores[county, industry].factors
    return {
        factor: (one.value, here[factor].value)
        for factor, one in there.items()
        if one.value is not None and one.value >= HAS_FROM and _lacks(here[factor].value)
    }


def _lacks(value: float | None) -> bool:
    return value is None or value < LACKS_BELOW


def in_order(cells: Mapping[Pair, Cell], county: str) -> tuple[Cell, ...]:
    """Industries of a county by rank, equal ranks by what they leave per mu; unknown ones last."""

    def key(cell: Cell) -> tuple[float, float, str]:
        worth = (cell.income_wan_per_mu or 0.0) + (cell.kept_tax_wan_per_mu or 0.0)
        return (cell.rank or float("inf"), -worth, cell.industry)

    return tuple(sorted((one for (home, _), one in cells.items() if home == county), key=key))


def _best(cells: Mapping[Pair, Cell], county: str, top: int) -> tuple[Cell, ...]:
    """Best industries of a county that no gate keeps out."""
    open_ = [one for one in in_order(cells, county) if one.rank is not None and not one.gates]
    return tuple(open_[:top])


def _scores(scenario: Scenario, counties: set[str]) -> tuple[Score, ...]:
    """Scores in these counties, worst first; of several ways to pursue a project the first."""
    if not scenario.rows("scorecard"):
        return ()
    ways = ways_of(scenario)
    home = {row.park: row.county for row in scenario.rows("parks")}
    found = [
        one
        for one in appraise(scenario).scores
        if one.project not in ways and home.get(one.park) in counties
    ]
    return tuple(sorted(found, key=lambda one: (not one.vetoes, one.share or 0.0, one.project)))


def _with_method(scenario: Scenario, method: Method | None) -> Scenario:
    """Scenario whose weights come from the method asked for."""
    if method is None or method == "topsis":
        return scenario
    fit = scenario.settings.fit.model_copy(update={"method": method})
    return replace(scenario, settings=scenario.settings.model_copy(update={"fit": fit}))


def _cell(trials: Trials, method: Method, score: FitScore) -> Cell:
    pair = (score.county, score.industry)
    fit, trial = trials.appraisal.fit, trials.by_pair.get(pair)
    kept = trial.kept_tax if trial else None
    industry_grade: Grade = trait(trials.scenario, score.industry, "evidence_grade") or "C"
    return Cell(
        county=score.county,
        industry=score.industry,
        fit=score,
        rank=fit.ranks[method].get(pair),
        ranks={name: ranks[pair] for name, ranks in fit.ranks.items() if pair in ranks},
        odds_share=trial.place.odds_share if trial and trial.place else None,
        income_wan_per_mu=trial.income_wan_per_mu if trial else None,
        kept_tax_wan_per_mu=kept.wan_per_mu if kept else None,
        kept_tax_year=kept.year if kept else None,
        income_tax_rate_share=kept.rate_share if kept else None,
        grade=max(score.grade, industry_grade),
        gates=_failed(trial, score, industry_grade),
        sources=trial.sources if trial else {},
    )


def _failed(trial: Trial | None, score: FitScore, industry_grade: Grade) -> tuple[FailedGate, ...]:
    """Rules that close all parks of the county, each told once."""
    if trial is None:
        return (FailedGate("no_park", "0", "1", "parks", "A"),)

    def failed(one: GatedOut) -> FailedGate:
        grade = score.grade if one.gate == "fit" else industry_grade
        return FailedGate(one.gate, one.found, one.needed, one.source, grade)

    return tuple(dict.fromkeys(map(failed, trial.refusals)))


def _worst(trial: Trial) -> Grade:
    """Worst grade behind the value of a typical project: its industry's, and its fit's if any."""
    place = trial.place
    moved = place is not None and place.fit_share is not None
    return max(trial.industry_grade, place.fit_grade) if moved and place else trial.industry_grade
