"""Figures of a project that can be turned, and what its starts are worth then.

`value` adds to the worth of each start, `income` scales the discounted income, `wage` and `tax` are
the figures of the library or the table, `odds` scales the odds of all its places. Wage, tax and
odds are worked through the economics again (docs/assessment.md).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from models import PlanData, ProjectData
from planner.assemble import assemble
from planner.economics.fiscal import fiscal_by_start
from planner.economics.income import income_by_start
from planner.economics.taxes import TaxRules
from planner.economics.timing import discounted_activity
from planner.results import Appraisal, Candidate, Scenario, Score, Start
from planner.schema import IndustryGate, ScoreCriterion
from planner.variations import Refigure

LeverName = Literal["value", "income", "wage", "tax", "odds"]

TAX = "tax_wan_per_mu"
"""Criterion of the scorecard that a change of the tax moves."""

MOST = 1e4
"""No figure is raised to more than so many times what it is (or so many units, if it is 0)."""


@dataclass(frozen=True)
class Lever:
    """One figure of a project.

    Attributes
    ----------
    now
        The figure as it is: 0 for `value` (wan yuan added), 1 for `income` and `odds` (factors),
        wan yuan a year for `wage` and `tax`.
    least, most
        Range within which it may be turned.
    figures
        The project at a value of the figure.
    needs_change
        Whether the project also needs more or less of limits then.
    """

    name: LeverName
    now: float
    least: float
    most: float
    figures: Callable[[float], Refigure]
    needs_change: bool = False


def worths(data: PlanData, figures: Refigure) -> Mapping[Start, float]:
    """Weighted value of each start of the project at given figures."""
    return {
        start: data.income_weight * income + data.fiscal_weight * figures.fiscal_wan[start]
        for start, income in figures.income_wan.items()
    }


def value_lever(data: PlanData, code: str) -> Lever:
    """Value of each start, raised by so many wan yuan."""

    def figures(added: float) -> Refigure:
        income, fiscal = _values(data, code)
        weight = data.fiscal_weight or data.income_weight or 1.0
        raised = fiscal if data.fiscal_weight else income
        raised.update({start: wan + added / weight for start, wan in raised.items()})
        return Refigure(code, f"value{added:+.9g}", data.projects[code], income, fiscal)

    return Lever("value", 0.0, -float("inf"), float("inf"), figures)


def income_lever(data: PlanData, code: str) -> Lever | None:
    """Discounted income of each start, times a factor; None if it has none."""
    if not data.income_weight or not any(data.income_wan[s] > 0 for s in data.starts_of[code]):
        return None

    def figures(factor: float) -> Refigure:
        income, fiscal = _values(data, code)
        scaled = {start: factor * wan for start, wan in income.items()}
        return Refigure(code, f"income*{factor:.9g}", data.projects[code], scaled, fiscal)

    return Lever("income", 1.0, 0.0, MOST, figures)


def _values(data: PlanData, code: str) -> tuple[dict[Start, float], dict[Start, float]]:
    starts = data.starts_of[code]
    income, fiscal = ({s: given[s] for s in starts} for given in (data.income_wan, data.fiscal_wan))
    return income, fiscal


def tax_gate_wan(scenario: Scenario, one: Candidate, scores: Sequence[Score] = ()) -> float:
    """Yearly tax below which the admission rules on tax close all sites; 0 for none.

    The rule on tax per mu is the same at all sites, what the scorecard asks for is the least of
    `scores`, those of its sites.
    """
    if one.kind != "new":
        return 0.0
    rows = [row.value for row in scenario.rows("gates") if _rules_tax(row, one)]
    per_mu = rows[-1] if rows else scenario.settings.gates.tax_min_wan_per_mu
    open_ = {place.park for place in one.places}
    asked = [
        _card_tax_wan_per_mu(scenario, score)
        for score in scores
        if score.project == one.project and score.park in open_
    ]
    return max(per_mu, min(asked, default=0.0)) * one.land_mu


def _card_tax_wan_per_mu(scenario: Scenario, score: Score) -> float:
    """Tax per mu that the scorecard asks of a site, all other marks staying as they are."""
    rows: dict[str, ScoreCriterion] = {row.criterion: row for row in scenario.rows("scorecard")}
    tax = rows.get(TAX)
    if tax is None:
        return 0.0
    veto = tax.veto_below or 0.0
    if tax.criterion not in score.marks or not tax.full_marks:
        return veto
    weights = {name: rows[name].weight_share for name in score.marks}
    others = sum(weights[name] * marks for name, marks in score.marks.items() if name != TAX)
    least = scenario.settings.gates.score_min_share * sum(weights.values())
    return max(veto, (least - others) / tax.weight_share * tax.full_marks)


def _rules_tax(row: IndustryGate, one: Candidate) -> bool:
    return (row.industry, row.rule) == (one.industry, "tax_min_wan_per_mu")


@dataclass(frozen=True)
class Economics:
    """The scenario behind plan data: from it the levers of wage, tax and odds are made."""

    scenario: Scenario
    appraisal: Appraisal
    data: PlanData

    def levers(self, code: str) -> tuple[Lever, ...]:
        """All levers of a project that mean something for it."""
        one = self.appraisal.candidates[code]
        found = [value_lever(self.data, code), income_lever(self.data, code)]
        computed_income = all(place.income_npv_wan is None for place in one.places)
        computed_fiscal = all(place.fiscal_npv_wan is None for place in one.places)
        hires = one.jobs_person * one.local_hire_share > 0
        if computed_income and hires and self.data.income_weight:
            figures = partial(self._wage, one)
            found.append(Lever("wage", one.wage_wan_per_year, 0.0, MOST, figures))
        if computed_fiscal and one.tax_wan_per_year > 0 and self.data.fiscal_weight:
            figures = partial(self._tax, one)
            most = MOST * one.tax_wan_per_year
            found.append(Lever("tax", one.tax_wan_per_year, 0.0, most, figures))
        if computed_income and computed_fiscal:
            most = 1.0 / max(place.odds_share for place in one.places)
            found.append(Lever("odds", 1.0, 0.0, most, partial(self._odds, one), True))
        return tuple(lever for lever in found if lever)

    def _wage(self, one: Candidate, wage: float) -> Refigure:
        changed = replace(one, wage_wan_per_year=wage)
        _, fiscal = _values(self.data, one.project)
        label = f"wage={wage:.9g}"
        return Refigure(one.project, label, self._project(one), self._income(changed), fiscal)

    def _tax(self, one: Candidate, tax: float) -> Refigure:
        factor = tax / one.tax_wan_per_year
        kinds = {kind: factor * wan for kind, wan in one.tax_kinds_wan.items()}
        changed = replace(one, tax_wan_per_year=tax, tax_kinds_wan=kinds)
        income, _ = _values(self.data, one.project)
        label = f"tax={tax:.9g}"
        return Refigure(one.project, label, self._project(one), income, self._fiscal(changed))

    def _odds(self, one: Candidate, factor: float) -> Refigure:
        """Odds of all places times a factor; what is kept for it follows if they are reserved."""
        places = tuple(
            replace(place, odds_share=min(1.0, factor * place.odds_share)) for place in one.places
        )
        changed = replace(one, places=places)
        income, fiscal = self._income(changed), self._fiscal(changed)
        alone = replace(
            self.appraisal,
            candidates={one.project: changed},
            income_wan=income,
            fiscal_wan=fiscal,
        )
        data = assemble(self.scenario, alone)
        return Refigure(
            one.project,
            f"odds*{factor:.9g}",
            data.projects[one.project],
            income,
            fiscal,
            data.needs,
        )

    def _project(self, one: Candidate) -> ProjectData:
        return self.data.projects[one.project]

    def _income(self, one: Candidate) -> dict[Start, float]:
        settings = self.scenario.settings
        wages = {
            row.county: row.alt_wage_wan_per_year
            for row in self.scenario.rows("counties")
            if row.alt_wage_wan_per_year is not None
        }
        activity = partial(discounted_activity, settings.horizon)
        return income_by_start(one, wages, settings, activity)

    def _fiscal(self, one: Candidate) -> dict[Start, float]:
        return fiscal_by_start(one, self.scenario, TaxRules(self.scenario))
