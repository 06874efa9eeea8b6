"""The 1+N layout of a plan: who leads, who is a speciality, and what stands behind it."""

from collections import Counter
from dataclasses import dataclass

from planner.audit.books import Books
from planner.audit.findings import Findings
from planner.audit.picks import Pick
from planner.results import BreachLine, Plan


@dataclass(frozen=True)
class Layout:
    """Leads as (park, industry), specialities and targets as (county, industry)."""

    leads: frozenset[tuple[str, str]]
    specials: frozenset[tuple[str, str]]
    led: frozenset[tuple[str, str]]

    @property
    def targets(self) -> frozenset[tuple[str, str]]:
        """Industries that a county leads with in some park or has as a speciality."""
        return self.led | self.specials


def read_layout(books: Books, plan: Plan, findings: Findings) -> Layout:
    """Roles of the plan in known parks and counties; the others are findings."""
    known: dict[str, frozenset[tuple[str, str]]] = {}
    for role, pairs, areas in (
        ("lead", plan.leads, books.parks.keys()),
        ("special", plan.specials, books.counties.keys()),
    ):
        for pair, times in Counter(pairs).items():
            missing = pair[0] not in areas or pair[1] not in books.industries
            findings.refuse(missing, "unknown_role", role=role, area=pair[0], industry=pair[1])
            findings.refuse(times > 1, "role_twice", role=role, area=pair[0], industry=pair[1])
        known[role] = frozenset(
            (area, industry)
            for area, industry in pairs
            if area in areas and industry in books.industries
        )
    led = frozenset((books.parks[park].county, industry) for park, industry in known["lead"])
    return Layout(known["lead"], known["special"], led)


def check_layout(
    books: Books, layout: Layout, picks: tuple[Pick, ...], findings: Findings
) -> tuple[BreachLine, ...]:
    """Hold the plan to every rule of the layout; returns the breaches that have a price."""
    for county, industry in sorted(layout.led & layout.specials):
        findings.refuse(True, "lead_and_special", county=county, industry=industry)
    _check_backing(books, layout, picks, findings)
    _check_eligibility(layout, picks, findings)
    _check_lead_output(books, layout, picks, findings)
    _check_designations(books, layout, findings)
    return _check_counts(books, layout, findings)


def _check_counts(books: Books, layout: Layout, findings: Findings) -> tuple[BreachLine, ...]:
    """Counts of leads and specialities: hard, or priced by `breach_price_wan`."""
    rules = books.settings.layout
    leads = Counter(park for park, _ in layout.leads)
    specials = Counter(county for county, _ in layout.specials)
    led = Counter(industry for _, industry in layout.leads)
    excesses = [
        ("leads_per_park", park, leads[park] - rules.leads_per_park) for park in books.parks
    ]
    if rules.lead_required:
        excesses += [
            ("lead_required", park, rules.leads_per_park - leads[park]) for park in books.parks
        ]
    for county in books.counties:
        excesses.append(("specials_min", county, rules.specials_min - specials[county]))
        excesses.append(("specials_max", county, specials[county] - rules.specials_max))
    excesses += [
        ("leads_per_industry_max", industry, led[industry] - rules.leads_per_industry_max)
        for industry in books.industries
    ]
    price = rules.breach_price_wan
    if price > 0:
        return tuple(
            BreachLine(rule, area, float(excess), excess * price)
            for rule, area, excess in excesses
            if excess > 0
        )
    for rule, area, excess in excesses:
        findings.demand(float(excess), rule, area=area, excess=excess)
    return ()


def _check_backing(
    books: Books, layout: Layout, picks: tuple[Pick, ...], findings: Findings
) -> None:
    """A lead has a start in its park or stock in its county, a speciality in its county."""
    in_parks = {(pick.park, pick.industry) for pick in picks}
    in_counties = {(pick.county, pick.industry) for pick in picks} | books.present
    for park, industry in sorted(layout.leads):
        backed = (books.parks[park].county, industry) in books.present
        hollow = not backed and (park, industry) not in in_parks
        findings.refuse(hollow, "hollow_lead", park=park, industry=industry)
    for county, industry in sorted(layout.specials):
        hollow = (county, industry) not in in_counties
        findings.refuse(hollow, "hollow_special", county=county, industry=industry)


def _check_eligibility(layout: Layout, picks: tuple[Pick, ...], findings: Findings) -> None:
    """A new project needs its industry as lead of its park or speciality of its county."""
    for pick in picks:
        lead = (pick.park, pick.industry) in layout.leads
        special = (pick.county, pick.industry) in layout.specials
        findings.refuse(
            pick.candidate.kind == "new" and not lead and not special,
            "no_target",
            project=pick.project,
            park=pick.park,
            industry=pick.industry,
        )


def _check_lead_output(
    books: Books, layout: Layout, picks: tuple[Pick, ...], findings: Findings
) -> None:
    """A lead makes its share of the expected output that the plan brings to its park."""
    share = books.settings.layout.lead_output_share_min
    by_park: dict[str, list[Pick]] = {}
    for pick in picks:
        by_park.setdefault(pick.park, []).append(pick)
    for park, industry in sorted(layout.leads):
        here = by_park.get(park, [])
        whole = sum(pick.output_wan_per_year for pick in here)
        own = sum(pick.output_wan_per_year for pick in here if pick.industry == industry)
        findings.demand(
            (share * whole - own) / max(1.0, share * whole),
            "lead_output",
            park=park,
            industry=industry,
            found=own,
            expected=share * whole,
        )


def _check_designations(books: Books, layout: Layout, findings: Findings) -> None:
    """Decisions on the layout that are already taken."""
    for row in books.scenario.rows("designations"):
        county = (row.county, row.industry)
        if row.role == "special":
            held = county in layout.specials
        elif row.park is not None:
            held = (row.park, row.industry) in layout.leads
        elif row.role == "lead":
            held = county in layout.led
        else:
            held = county in layout.targets
        findings.refuse(
            held != (row.fixed == "in"),
            f"designation_{row.fixed}",
            area=row.park or row.county,
            industry=row.industry,
            role=row.role or "",
        )
