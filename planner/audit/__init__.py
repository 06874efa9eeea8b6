"""The audit: recomputes a plan by plain arithmetic from the scenario's tables.

It shares no code with ``models`` nor with ``planner.economics``. From the appraisal it takes the
fits, and the filled-in figures of the candidates after holding them against the tables; odds,
gates, times, loads, flows and values it works out again, year by year (docs/assessment.md,
docs/mathematics.md).
"""

from collections.abc import Mapping
from math import fsum

from planner.audit.books import Books
from planner.audit.chance import Caps
from planner.audit.concentration import check_concentration
from planner.audit.enclaves import enclaves_of
from planner.audit.figures import check_figures
from planner.audit.findings import TOLERANCE, Findings
from planner.audit.fits import check_fits
from planner.audit.floors import check_area_floors
from planner.audit.fund import fund_of
from planner.audit.gates import check_gates
from planner.audit.hubs import hubs_of
from planner.audit.layout import check_layout, read_layout
from planner.audit.ledgers import ledgers_of
from planner.audit.limits import (
    Build,
    check_floors,
    check_markets,
    check_pursuits,
    check_supplies,
    credited_income,
    read_builds,
)
from planner.audit.materials import check_materials
from planner.audit.neighbourhood import links_of, overlaps_of
from planner.audit.picks import Pick, check_picks, read_picks
from planner.audit.purses import check_purses
from planner.audit.relations import bonus_wan, check_relations
from planner.results import Appraisal, Audit, Plan, Scenario, Totals

__all__ = ["TOLERANCE", "audit_plan"]

MAXMIN_VALUE_WEIGHT = 0.01
"""Weight of the value beside the least income per head (docs/mathematics.md, Value)."""


def audit_plan(scenario: Scenario, appraisal: Appraisal, plan: Plan, claimed: Totals) -> Audit:
    """Recompute a plan, hold it to every rule and compare its totals with the solver's.

    Every excess is relative to what is available, every difference to the audit's own figure, both
    to 1 at least; the plan passes up to `TOLERANCE`. Money in wan yuan.
    """
    books, findings = Books(scenario, appraisal.fit), Findings()
    check_fits(books, appraisal.fit, findings)
    for code, candidate in sorted(appraisal.candidates.items()):
        findings.refuse(code not in books.ventures, "unknown_candidate", project=code)
        if code in books.ventures:
            check_figures(books, candidate, findings)
    picks = read_picks(books, appraisal, plan, findings)
    builds = read_builds(books, plan, findings)
    layout = read_layout(books, plan, findings)

    check_picks(books, appraisal, picks, findings)
    check_gates(books, picks, findings)
    breaches = check_layout(books, layout, picks, findings)
    check_relations(books, picks, findings)
    check_supplies(books, picks, builds, Caps(books, appraisal), findings)
    check_purses(books, picks, builds, plan, findings)
    check_markets(books, picks, findings)
    check_pursuits(books, picks, findings)
    materials = check_materials(books, picks, findings)
    check_concentration(books, picks, findings)
    income_wan = credited_income(books, picks)
    check_floors(books, income_wan, findings)
    check_area_floors(books, picks, findings)

    overlaps, links = overlaps_of(books, layout), links_of(books, layout)
    terms = {
        "income_wan": fsum(pick.count * pick.worth.income_wan for pick in picks),
        "fiscal_wan": _fiscal_wan(books, picks, builds),
        "link_wan": fsum(one.value_wan for lines in (links, materials) for one in lines),
        "bonus_wan": bonus_wan(books, picks),
        "overlap_wan": fsum(line.price_wan for line in overlaps),
        "breach_wan": fsum(line.price_wan for line in breaches),
    }
    totals = Totals(objective_wan=_objective_wan(books, terms, income_wan), **terms)
    for figure in ("objective_wan", *terms):
        findings.compare(
            getattr(claimed, figure), getattr(totals, figure), "total_differs", figure=figure
        )
    return Audit(
        passed=findings.worst <= TOLERANCE,
        worst_violation=findings.worst,
        violations=tuple(findings.violations),
        totals=totals,
        limits=tuple(findings.limits),
        ledgers=ledgers_of(books, picks, builds),
        overlaps=overlaps,
        links=links,
        breaches=breaches,
        materials=materials,
        enclaves=enclaves_of(books, picks),
        hubs=hubs_of(books, layout, picks),
        fund=fund_of(books, picks),
    )


def _fiscal_wan(books: Books, picks: tuple[Pick, ...], builds: tuple[Build, ...]) -> float:
    """Discounted fiscal value of the starts less the cost of the expansions."""
    growth = 1 + books.settings.horizon.discount_share
    return fsum(pick.count * pick.worth.fiscal_wan for pick in picks) - fsum(
        row.cost_wan / growth ** books.timeline.offset(period) for row, period in builds
    )


def _objective_wan(
    books: Books, terms: Mapping[str, float], income_wan: Mapping[str, float]
) -> float:
    """Weighted sum of the terms; with max-min, income per head of the worst-off county first."""
    weights = books.settings.objective
    value = (
        weights.income_weight * terms["income_wan"]
        + weights.fiscal_weight * terms["fiscal_wan"]
        + terms["link_wan"]
        + terms["bonus_wan"]
        - terms["overlap_wan"]
        - terms["breach_wan"]
    )
    if books.settings.fairness.mode != "maxmin":
        return value
    people = {county: row.population_person or 0.0 for county, row in books.counties.items()}
    least = min((income_wan[c] / heads for c, heads in people.items() if heads > 0), default=0.0)
    return sum(people.values()) * least + MAXMIN_VALUE_WEIGHT * value
