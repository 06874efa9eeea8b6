"""Gates: admission rules that forbid a site, whatever it would be worth.

They hold for new projects and prospects; an existing firm stands where it stands. A rule of the
table `gates` goes before the general one, and 0 switches a rule off. A park without a distance from
the river and a place without a fit are not refused (docs/assessment.md, Gates). Last comes the
scorecard.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from planner.economics.filling import Filler
from planner.economics.scorecard import Scorecard
from planner.economics.timing import ROUNDING
from planner.results import Candidate, GatedOut, MissingFigure, Place, Score
from planner.schema import GateRule

RIVER_LAW = "Yangtze River Protection Law art. 26"
"""No new or enlarged chemical park or project within 1 km of the bank line of the main stem or a
tributary."""


class Rule(NamedTuple):
    """A threshold and what it rests on."""

    value: float
    source: str


class Refusal(NamedTuple):
    """Why a site is refused."""

    gate: str
    found: str
    needed: str
    source: str


class Gates:
    """Admission rules of a scenario."""

    def __init__(self, filler: Filler) -> None:
        self._filler = filler
        self._settings = filler.scenario.settings.gates
        self._scorecard = Scorecard(filler)
        self._rows = {(row.industry, row.rule): row for row in filler.scenario.rows("gates")}

    @property
    def scores(self) -> tuple[Score, ...]:
        """Scores of all sites judged so far."""
        return tuple(self._scorecard.scores)

    def admit(self, candidate: Candidate) -> tuple[Candidate, list[GatedOut]]:
        """Candidate with its admissible sites only, and the sites refused, each with its gate."""
        if candidate.kind != "new":
            return candidate, []
        refused: list[GatedOut] = []
        places: list[Place] = []
        for place in candidate.places:
            scored = self._scorecard.judge(candidate, place)
            closed = (
                GatedOut(candidate.project, place.park, *refusal)
                for refusal in self._refusals(candidate, place)
            )
            first = next(chain(closed, scored), None)
            if first is None:
                places.append(place)
            else:
                refused.append(first)
        return replace(candidate, places=tuple(places)) if refused else candidate, refused

    def _refusals(self, candidate: Candidate, place: Place) -> Iterator[Refusal]:
        """Closed gates of a site, those of the park first."""
        yield from self._of_park(candidate.industry, place.park)
        if place.fit_share is not None:
            yield from self._least(candidate, "fit", "fit_min_share", place.fit_share, 4)
        if candidate.land_mu > 0:
            for gate, rule, figure in _PER_MU:
                found = getattr(candidate, figure) / candidate.land_mu
                yield from self._least(candidate, gate, rule, found, 2)
        yield from self._energy(candidate)

    def _of_park(self, industry: str, code: str) -> Iterator[Refusal]:
        """Chemical park, distance from a river, class of land."""
        park = self._filler.parks[code]
        chemical = bool(self._filler.trait(industry, "chem_park_required")[0])
        if chemical and self._settings.chem_only_in_chem_park and not park.chem_park:
            yield Refusal("chem_park", "no", "yes", "gates.chem_only_in_chem_park")
        rule = self._rule(industry, "river_distance_min_km")
        own = (industry, "river_distance_min_km") in self._rows
        distance = park.river_distance_km
        if (chemical or own) and distance is not None and distance < rule.value:
            yield Refusal("river", f"{distance:g}", f"{rule.value:g}", rule.source)
        wanted, origin, _ = self._filler.trait(industry, "land_class")
        if not _class_fits(wanted or "", park.land_class or ""):
            yield Refusal("land_class", park.land_class, wanted, origin)

    def _least(
        self, candidate: Candidate, gate: str, name: GateRule, found: float, digits: int
    ) -> Iterator[Refusal]:
        """A figure that must reach its threshold; told with so many digits."""
        rule = self._rule(candidate.industry, name)
        if found < rule.value * (1 - ROUNDING):
            yield Refusal(gate, f"{round(found, digits):g}", f"{rule.value:g}", rule.source)

    def _energy(self, candidate: Candidate) -> Iterator[Refusal]:
        """Energy per output of the industry; an industry without the figure is told as missing."""
        rule = self._rule(candidate.industry, "energy_max_tce_per_wan")
        if rule.value <= 0:
            return
        cell = ("prospects" if candidate.prospect else "projects", candidate.project, "energy")
        column = "standard_coal_tce_per_wan_output"
        found, origin, grade = self._filler.trait(candidate.industry, column)
        if found is None:
            self._filler.missing.append(MissingFigure(*cell, candidate.industry, column))
            return
        self._filler.once(*cell, float(found), origin)
        self._filler.lean(candidate.project, grade)
        if found > rule.value * (1 + ROUNDING):
            yield Refusal("energy", f"{round(found, 4):g}", f"{rule.value:g}", rule.source)

    def _rule(self, industry: str, name: GateRule) -> Rule:
        """Threshold for an industry: its own row, else the general gate."""
        row = self._rows.get((industry, name))
        if row is None:
            source = f"gates.{name}"
            if name == "river_distance_min_km":
                source = f"{source}: {RIVER_LAW}"
            return Rule(getattr(self._settings, name), source)
        return Rule(row.value, f"gates[{industry}, {name}]" + f": {row.source}" * bool(row.source))


_PER_MU: tuple[tuple[str, GateRule, str], ...] = (
    ("invest", "invest_min_wan_per_mu", "capex_wan"),
    ("output", "output_min_wan_per_mu", "output_wan_per_year"),
    ("tax", "tax_min_wan_per_mu", "tax_wan_per_year"),
)
"""Gates on a figure per mu of land, wan yuan."""


def _class_fits(wanted: str, offered: str) -> bool:
    """Whether an industry's land class can stand on a park's.

    Chemical industry stands on industrial land of a chemical park, which is the chem gate's matter,
    and ordinary industry may stand in a chemical park.
    """
    industrial = {"industrial", "chem_park"}
    return not wanted or not offered or wanted == offered or {wanted, offered} <= industrial
