"""Gates: admission rules for new projects, worked out again for every start of the plan.

A rule of the table `gates` goes before the general one; 0 switches a rule off, an unknown figure
closes none (docs/assessment.md, Gates). The scorecard is added up again from its table.
"""

from collections.abc import Iterator
from typing import NamedTuple

from planner.audit.books import Books
from planner.audit.findings import Findings
from planner.audit.picks import Pick

INDUSTRIAL_LAND = {"industrial", "chem_park"}
"""Classes of land that stand in for each other; chemical parks have a gate of their own."""


class Gate(NamedTuple):
    """A rule at a place: what was found, what is needed, and the relative shortfall or excess."""

    name: str
    found: str
    needed: str
    excess: float


def check_gates(books: Books, picks: tuple[Pick, ...], findings: Findings) -> None:
    """No new project stands where a gate is closed."""
    for pick in picks:
        if pick.candidate.kind != "new":
            continue
        gates = (*_place_gates(books, pick), *_figure_gates(books, pick), *_card_gates(books, pick))
        for gate in gates:
            findings.demand(
                gate.excess,
                "gate",
                project=pick.project,
                park=pick.park,
                gate=gate.name,
                found=gate.found,
                needed=gate.needed,
            )


def _place_gates(books: Books, pick: Pick) -> Iterator[Gate]:
    """Gates of the park itself: chemical park, class of land, distance to a river (km)."""
    park = books.parks[pick.park]
    chemical = bool(books.trait(pick.industry, "chem_park_required"))
    if books.settings.gates.chem_only_in_chem_park and chemical:
        recognised = "yes" if park.chem_park else "no"
        yield Gate("chem_park", recognised, "yes", float(not park.chem_park))
    wanted = books.trait(pick.industry, "land_class")
    if wanted and park.land_class:
        alike = wanted == park.land_class or {wanted, park.land_class} <= INDUSTRIAL_LAND
        yield Gate("land_class", park.land_class, wanted, float(not alike))
    rule = "river_distance_min_km"
    if chemical or (pick.industry, rule) in books.gates:
        yield from _least(books, pick.industry, rule, park.river_distance_km)


def _figure_gates(books: Books, pick: Pick) -> Iterator[Gate]:
    """Fit, investment, output and tax per mu (wan), energy by output (tce per wan)."""
    candidate = pick.candidate
    fit = books.fit_share(pick.project, pick.park)
    yield from _least(books, pick.industry, "fit_min_share", fit)
    if candidate.land_mu > 0:
        for rule, figure in (
            ("invest_min_wan_per_mu", candidate.capex_wan),
            ("output_min_wan_per_mu", candidate.output_wan_per_year),
            ("tax_min_wan_per_mu", candidate.tax_wan_per_year),
        ):
            yield from _least(books, pick.industry, rule, figure / candidate.land_mu)
    energy = books.coefficient(pick.industry, "standard_coal_tce_per_wan_output")
    most = _threshold(books, pick.industry, "energy_max_tce_per_wan")
    if most > 0 and energy is not None:
        excess = (energy - most) / max(1.0, most)
        yield Gate("energy_max_tce_per_wan", f"{energy:.8g}", f"{most:.8g}", excess)


def _card_gates(books: Books, pick: Pick) -> Iterator[Gate]:
    """Vetoes of the scorecard, and the least score: weighted marks of the criteria that apply."""
    earned = applied = 0.0
    for row in books.scorecard:
        figure = _on_card(books, pick, row.criterion)
        if figure is None:
            continue
        low, high, name = row.veto_below, row.veto_above, f"veto_{row.criterion}"
        if low is not None:
            yield Gate(name, f"{figure:.8g}", f"{low:.8g}", (low - figure) / max(1.0, low))
        if high is not None:
            yield Gate(name, f"{figure:.8g}", f"{high:.8g}", (figure - high) / max(1.0, high))
        if row.weight_share > 0 and row.full_marks:
            reached = figure / row.full_marks
            if row.criterion == "energy_tce_per_wan":
                reached = row.full_marks / figure if figure > 0 else 1.0
            applied += row.weight_share
            earned += row.weight_share * min(1.0, reached)
    least = books.settings.gates.score_min_share
    if applied > 0:
        score = earned / applied
        yield Gate("score", f"{score:.8g}", f"{least:.8g}", least - score)


def _on_card(books: Books, pick: Pick, criterion: str) -> float | None:
    """Figure of a start under a criterion of the scorecard; None where it does not apply."""
    candidate, land = pick.candidate, pick.candidate.land_mu
    whole = {
        "invest_wan_per_mu": candidate.capex_wan,
        "output_wan_per_mu": candidate.output_wan_per_year,
        "tax_wan_per_mu": candidate.tax_wan_per_year,
        "jobs_per_mu": candidate.jobs_person,
    }
    if criterion in whole:
        return whole[criterion] / land if land > 0 else None
    if criterion == "capex_wan":
        return candidate.capex_wan
    if criterion == "fit_share":
        return books.fit_share(pick.project, pick.park)
    return books.coefficient(pick.industry, "standard_coal_tce_per_wan_output")


def _least(books: Books, industry: str, rule: str, found: float | None) -> Iterator[Gate]:
    """A rule that asks for at least so much, unless it is off or the figure unknown."""
    needed = _threshold(books, industry, rule)
    if needed > 0 and found is not None:
        excess = (needed - found) / max(1.0, needed)
        yield Gate(rule, f"{found:.8g}", f"{needed:.8g}", excess)


def _threshold(books: Books, industry: str, rule: str) -> float:
    """Value of a rule for an industry: its own row, else the general gate."""
    own = books.gates.get((industry, rule))
    general: float = getattr(books.settings.gates, rule)
    return general if own is None else own
