"""Gates: admission rules that forbid a site, whatever it would be worth.

They hold for new projects and prospects; an existing firm stands where it stands.
"""

from dataclasses import replace

from planner.economics.filling import Filler
from planner.results import Candidate, GatedOut, Place


def admit(filler: Filler, candidate: Candidate) -> tuple[Candidate, list[GatedOut]]:
    """Candidate with its admissible sites only, and the sites refused, each with its gate."""
    if candidate.kind != "new":
        return candidate, []
    refused: list[GatedOut] = []
    places: list[Place] = []
    for place in candidate.places:
        found = _first_gate(filler, candidate, place)
        if found is None:
            places.append(place)
        else:
            refused.append(GatedOut(candidate.project, place.park, *found))
    return replace(candidate, places=tuple(places)), refused


def _first_gate(filler: Filler, candidate: Candidate, place: Place) -> tuple[str, str, str] | None:
    """Gate that forbids the site, what was found and what is needed; None if all are open."""
    gates = filler.scenario.settings.gates
    park = filler.parks[place.park]
    needs_chem_park = _flag(filler, candidate.industry, "chem_park_required")
    if gates.chem_only_in_chem_park and needs_chem_park and not park.chem_park:
        return "chem_park", "no", "yes"
    wanted = _land_class(filler, candidate.industry)
    if not _class_fits(wanted, park.land_class or ""):
        return "land_class", park.land_class, wanted
    if place.fit_share is not None and place.fit_share < gates.fit_min_share:
        return "fit", f"{place.fit_share:g}", f"{gates.fit_min_share:g}"
    if candidate.land_mu > 0:
        invest = candidate.capex_wan / candidate.land_mu
        if invest < gates.invest_min_wan_per_mu:
            return "invest", f"{invest:.1f}", f"{gates.invest_min_wan_per_mu:g}"
        tax = candidate.tax_wan_per_year / candidate.land_mu
        if tax < gates.tax_min_wan_per_mu:
            return "tax", f"{tax:.2f}", f"{gates.tax_min_wan_per_mu:g}"
    return None


def _class_fits(wanted: str, offered: str) -> bool:
    """Whether an industry's land class can stand on a park's.

    Chemical industry stands on industrial land of a chemical park, which is the chem gate's matter,
    and ordinary industry may stand in a chemical park.
    """
    industrial = {"industrial", "chem_park"}
    return not wanted or not offered or wanted == offered or {wanted, offered} <= industrial


def _flag(filler: Filler, industry: str, column: str) -> bool:
    for source in (filler.industries, filler.scenario.library):
        value = getattr(source.get(industry), column, None)
        if value is not None:
            return bool(value)
    return False


def _land_class(filler: Filler, industry: str) -> str:
    for source in (filler.industries, filler.scenario.library):
        value = getattr(source.get(industry), "land_class", None)
        if value is not None:
            return str(value)
    return ""
