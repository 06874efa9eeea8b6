"""The candidates against the tables: stated cells are kept, blanks follow the documented defaults.

Of announced figures only the realised part is kept. A blank whose default stands neither in the
scenario nor in the library is left to the candidate.
"""

import unicodedata
from collections.abc import Mapping

from planner.audit.books import Books
from planner.audit.findings import Findings
from planner.audit.odds import odds_of
from planner.audit.worth import course_of, stated_npv
from planner.results import Candidate, Place
from planner.schema import FUND, KNOWN_RESOURCES, Project, Prospect, TaxKind

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
    "support_wan", "survival_share", "count_max",
)  # fmt: skip
HAIRCUT = {
    "capex_wan": "capex_share",
    "output_wan_per_year": "output_share",
    "jobs_person": "jobs_share",
    "tax_wan_per_year": "tax_share",
}
"""Stated figures that are cut if announced, and the setting by which."""

TAX_FRACTIONS: Mapping[TaxKind, str] = {
    "vat": "tax_vat_frac",
    "income": "tax_cit_frac",
    "consumption": "tax_consumption_frac",
    "local": "tax_local_other_frac",
}


def check_figures(books: Books, candidate: Candidate, findings: Findings) -> None:
    """Compare every figure of a candidate with what the tables say or imply."""
    row = books.ventures[candidate.project]
    for figure, expected in _expected(books, row).items():
        _compare(findings, candidate.project, figure, getattr(candidate, figure), expected)
    _check_taxes(books, candidate, findings)
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
    if resource == FUND:
        needed: float | None = candidate.stake_wan
    elif not known.coefficient:
        needed = candidate.jobs_person * candidate.local_hire_share
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
    if getattr(row, "basis", None) == "announced":
        for figure, cut in HAIRCUT.items():
            if stated[figure] is not None:
                stated[figure] *= getattr(books.settings.haircut, cut)
    land = stated["land_mu"]
    if land is None:
        land = books.coefficient(row.industry, "min_scale_mu")
    usual: dict[str, float | str | None] = {
        "kind": "new",
        "stage": "planned",
        "fixed": "",
        "count_max": 1,
        "land_mu": land,
        "survival_share": rates.survival_share,
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
    if figures["support_wan"] is not None:
        figures["support_wan"] = float(figures["support_wan"]) + (getattr(row, "fee_wan", 0) or 0.0)
    if capex is not None:
        figures["stake_wan"] = float(capex) * (getattr(row, "stake_share", 0) or 0.0)
    known = {name: figure for name, figure in figures.items() if figure is not None}
    return known | _extras(books, row, land)


def _extras(books: Books, row: Project | Prospect, land_mu: float | None) -> dict[str, float]:
    """Income besides wages and carriers, each 0 where the row states nothing."""

    def cell(column: str) -> float:
        return getattr(row, column, None) or 0.0

    rates = books.settings.economics
    extras = {
        "seasonal_fte_person": cell("seasonal_jobs_person") * cell("seasonal_months") / 12,
        "farm_income_wan_per_year": cell("farm_purchase_wan_per_year") * rates.farm_income_share,
        "pay_rise_wan_per_year": cell("pay_rise_wan_per_year"),
    }
    if land_mu is not None:
        rent = rates.land_rent_wan_per_mu_per_year * land_mu
        extras["rent_dividend_wan_per_year"] = rent + cell("dividend_wan_per_year")
        extras["carrier_wan"] = books.settings.fiscal.carrier_cost_wan_per_mu * land_mu
    return extras


def _check_taxes(books: Books, candidate: Candidate, findings: Findings) -> None:
    """Tax by kind and the share that the county keeps.

    The industry's fractions are scaled so that the kinds add up to the tax; a stated share goes
    before them. Where a fraction is lacking, the county keeps the share that it keeps of the
    industry's tax per mu.
    """
    venture, whole = candidate.project, candidate.tax_wan_per_year
    retained = getattr(books.ventures[venture], "retained_share", None)
    fractions = {
        kind: books.coefficient(candidate.industry, column)
        for kind, column in TAX_FRACTIONS.items()
    }
    known = {kind: part for kind, part in fractions.items() if part is not None}
    everything = sum(known.values())
    if len(known) == len(fractions) and (everything > 0 or whole == 0):
        for kind, part in known.items():
            expected = whole * part / (everything or 1.0)
            found = candidate.tax_kinds_wan.get(kind, 0.0)
            _compare(findings, venture, f"tax {kind}", found, expected)
    elif retained is None:
        retained = _kept_of_tax(books, candidate)
    _compare(findings, venture, "retained_share", candidate.retained_share, retained)


def _kept_of_tax(books: Books, candidate: Candidate) -> float | None:
    """Part of the tax that the county keeps, from the industry's two figures per mu."""
    kept = books.coefficient(candidate.industry, "county_retained_tax_wan_per_mu_default")
    whole = books.coefficient(candidate.industry, "tax_wan_per_mu")
    return min(1.0, kept / whole) if kept is not None and whole else candidate.retained_share


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
    for figure, expected in (
        ("fit_share", books.fit_share(venture, park)),
        ("odds_share", odds_of(books, venture, park)),
        ("income_npv_wan", stated_npv(books, venture, park, "income_npv_wan")),
        ("fiscal_npv_wan", stated_npv(books, venture, park, "fiscal_npv_wan")),
    ):
        _compare(findings, venture, f"{figure} @ {park}", getattr(place, figure), expected)
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
