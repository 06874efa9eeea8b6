"""The candidates against the tables: stated cells are kept, blanks follow the documented defaults.

A blank whose default stands neither in the scenario nor in the library is left to the candidate.
"""

import unicodedata

from planner.audit.books import Books
from planner.audit.findings import Findings
from planner.audit.worth import course_of, stated_npv
from planner.results import Candidate, Place
from planner.schema import KNOWN_RESOURCES, Project, Prospect

PER_MU = {
    "capex_wan": "invest_wan_per_mu",
    "output_wan_per_year": "output_wan_per_mu",
    "jobs_person": "jobs_per_mu",
    "tax_wan_per_year": "tax_wan_per_mu",
}
PER_INDUSTRY = {
    "wage_wan_per_year": "mean_wage_wan_per_year",
    "local_hire_share": "local_hire_share",
}
STATED = (
    "industry", "kind", "stage", "fixed", "land_mu", *PER_MU, *PER_INDUSTRY,
    "retained_share", "support_wan", "odds_share", "survival_share", "count_max",
)  # fmt: skip


def check_figures(books: Books, candidate: Candidate, findings: Findings) -> None:
    """Compare every figure of a candidate with what the tables say or imply."""
    row = books.ventures[candidate.project]
    for figure, expected in _expected(books, row).items():
        _compare(findings, candidate.project, figure, getattr(candidate, figure), expected)
    _check_times(books, candidate, findings)
    for place in candidate.places:
        _check_place(books, candidate, place, findings)


def use_of(books: Books, candidate: Candidate, park: str, resource: str) -> float:
    """Need of a resource at full output: the row of `uses`, else what the library implies."""
    for place in (park, None):
        stated = books.uses.get((candidate.project, place, resource))
        if stated is not None:
            return stated
    known = KNOWN_RESOURCES.get(resource)
    if known is None:
        return 0.0
    unit = unicodedata.normalize("NFKC", books.resources[resource].unit)
    factor = known.factors.get(unit.replace(" ", "").replace(",", ""))
    if not known.coefficient:
        needed: float | None = candidate.jobs_person * candidate.local_hire_share
    else:
        needed = books.coefficient(candidate.industry, known.coefficient)
        needed = None if needed is None else needed * candidate.output_wan_per_year
    if factor is None or needed is None:
        return candidate.uses.get((park, resource), 0.0)
    return needed * factor


def _expected(books: Books, row: Project | Prospect) -> dict[str, float | str]:
    """Figures by the tables: what the row states, else the default of the schema."""
    rates = books.settings.economics
    stated = {name: getattr(row, name, None) for name in STATED}
    stage = stated["stage"] or "planned"
    land = stated["land_mu"]
    if land is None:
        land = books.coefficient(row.industry, "min_scale_mu")
    usual: dict[str, float | str | None] = {
        "kind": "new",
        "stage": stage,
        "fixed": "",
        "count_max": 1,
        "land_mu": land,
        "odds_share": getattr(rates, f"odds_{stage}_share"),
        "survival_share": rates.survival_share,
        "retained_share": _retained(books, row.industry),
    }
    for figure, column in PER_MU.items():
        per_mu = books.coefficient(row.industry, column)
        usual[figure] = None if per_mu is None or land is None else land * per_mu
    for figure, column in PER_INDUSTRY.items():
        usual[figure] = books.coefficient(row.industry, column)
    figures = {n: usual.get(n) if stated[n] is None else stated[n] for n in STATED}
    capex = figures["capex_wan"]
    if figures["support_wan"] is None and capex is not None:
        figures["support_wan"] = rates.support_share * float(capex)
    return {name: figure for name, figure in figures.items() if figure is not None}


def _retained(books: Books, industry: str) -> float | None:
    """Part of the tax that the county keeps, from the industry's two figures per mu."""
    kept = books.coefficient(industry, "county_retained_tax_wan_per_mu_default")
    whole = books.coefficient(industry, "tax_wan_per_mu")
    return min(1.0, kept / whole) if kept is not None and whole else None


def _check_times(books: Books, candidate: Candidate, findings: Findings) -> None:
    window = set(books.window(candidate.project))
    findings.refuse(
        set(candidate.periods) != window,
        "window_differs",
        project=candidate.project,
        found=sorted(candidate.periods),
        expected=sorted(window),
    )
    for period in window.intersection(candidate.periods):
        course = course_of(books, candidate, period)
        for figure, found, expected in (
            ("production_offset", candidate.production_offset[period], course.year),
            ("ramp_years", candidate.ramp_years[period], course.ramp_years),
        ):
            _compare(findings, candidate.project, f"{figure} {period}", found, expected)


def _check_place(books: Books, candidate: Candidate, place: Place, findings: Findings) -> None:
    venture, park = candidate.project, place.park
    allowed = park in books.parks_of_venture(venture)
    findings.refuse(not allowed, "unknown_site", project=venture, park=park)
    if not allowed:
        return
    _compare(findings, venture, f"county @ {park}", place.county, books.parks[park].county)
    for figure in ("income_npv_wan", "fiscal_npv_wan"):
        stated = stated_npv(books, venture, park, figure)
        _compare(findings, venture, f"{figure} @ {park}", getattr(place, figure), stated)
    for resource in books.resources:
        found = candidate.uses.get((park, resource), 0.0)
        needed = use_of(books, candidate, park, resource)
        _compare(findings, venture, f"{resource} @ {park}", found, needed)


def _compare(
    findings: Findings, venture: str, figure: str, found: object, expected: object
) -> None:
    """Record a difference: numbers as a share, everything else as kept or broken."""
    if isinstance(found, int | float) and isinstance(expected, int | float):
        findings.compare(found, expected, "figure_differs", project=venture, figure=figure)
        return
    findings.refuse(
        found != expected,
        "figure_differs",
        project=venture,
        figure=figure,
        found=found,
        expected=expected,
    )
