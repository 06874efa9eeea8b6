"""Gates: admission rules for new projects, worked out again for every start of the plan.

A rule of the table `gates` goes before the general one; 0 switches a rule off, an unknown figure
closes none (docs/assessment.md, Gates).
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
        for gate in (*_place_gates(books, pick), *_figure_gates(books, pick)):
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
