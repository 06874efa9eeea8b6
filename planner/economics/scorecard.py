"""The admission scorecard: points of a candidate at a place, and vetoes that no points outweigh.

    score = sum of weight * marks / sum of weight          over the criteria that apply
    marks = min(1, figure / full marks)                    energy: min(1, full marks / figure)

A figure per mu does not apply to a project without land, the fit not where it is unknown; their
weight is then shared by the others in proportion (docs/assessment.md, Scorecard).
"""

from collections.abc import Iterator
from math import fsum

from planner.economics.filling import Filler
from planner.economics.timing import ROUNDING
from planner.results import Candidate, GatedOut, MissingFigure, Place, Score
from planner.schema import CriterionName, ScoreCriterion

ENERGY_COLUMN = "standard_coal_tce_per_wan_output"

PER_MU: dict[CriterionName, str] = {
    "invest_wan_per_mu": "capex_wan",
    "output_wan_per_mu": "output_wan_per_year",
    "tax_wan_per_mu": "tax_wan_per_year",
    "jobs_per_mu": "jobs_person",
}
"""Criteria on a figure per mu of land."""


class Scorecard:
    """Criteria of a scenario; without any, nothing is scored."""

    def __init__(self, filler: Filler) -> None:
        self._filler = filler
        self._rows: tuple[ScoreCriterion, ...] = filler.scenario.rows("scorecard")
        self._least = filler.scenario.settings.gates.score_min_share
        self.scores: list[Score] = []

    def judge(self, candidate: Candidate, place: Place) -> tuple[GatedOut, ...]:
        """Note the score of a site; what it is refused for, vetoes first."""
        if not self._rows:
            return ()
        known = [
            (row, figure)
            for row in self._rows
            if (figure := self._figure(row.criterion, candidate, place)) is not None
        ]
        marks: dict[str, float] = {
            row.criterion: marks_of(row, figure) for row, figure in known if row.weight_share
        }
        weight = fsum(row.weight_share for row, _ in known)
        share = None
        if weight > 0:
            earned = fsum(row.weight_share * marks.get(row.criterion, 0.0) for row, _ in known)
            share = earned / weight
        vetoes = [one for row, figure in known for one in _vetoes(row, figure, candidate, place)]
        self.scores.append(
            Score(candidate.project, place.park, share, marks, tuple(one.gate for one in vetoes))
        )
        if share is None or share >= self._least * (1 - ROUNDING):
            return tuple(vetoes)
        found, needed = f"{round(share, 4):g}", f"{self._least:g}"
        short = GatedOut(
            candidate.project, place.park, "score", found, needed, "gates.score_min_share"
        )
        return (*vetoes, short)

    def _figure(self, name: CriterionName, candidate: Candidate, place: Place) -> float | None:
        """Figure of a site under a criterion; None where the criterion does not apply."""
        if name in PER_MU:
            if candidate.land_mu <= 0:
                return None
            return float(getattr(candidate, PER_MU[name])) / candidate.land_mu
        if name == "fit_share":
            return place.fit_share
        if name == "capex_wan":
            return candidate.capex_wan
        return self._energy(candidate)

    def _energy(self, candidate: Candidate) -> float | None:
        """Energy per output of the industry; one without the figure is told as missing."""
        found, _, grade = self._filler.trait(candidate.industry, ENERGY_COLUMN)
        if found is None:
            table = "prospects" if candidate.prospect else "projects"
            missing = MissingFigure(
                table, candidate.project, "energy", candidate.industry, ENERGY_COLUMN
            )
            self._filler.missing.append(missing)
            return None
        self._filler.lean(candidate.project, grade)
        return float(found)


def marks_of(row: ScoreCriterion, figure: float) -> float:
    """Part of full marks that a figure earns, 0 to 1."""
    full = row.full_marks or 0.0
    if row.criterion == "energy_tce_per_wan":
        return 1.0 if figure <= full else full / figure
    return 1.0 if figure >= full else max(0.0, figure / full)


def _vetoes(
    row: ScoreCriterion, figure: float, candidate: Candidate, place: Place
) -> Iterator[GatedOut]:
    """Thresholds of a criterion that a figure is beyond."""
    source = f"scorecard[{row.criterion}]" + f": {row.source}" * bool(row.source)
    low, high = row.veto_below, row.veto_above
    for threshold, beyond in (
        (low, low is not None and figure < low * (1 - ROUNDING)),
        (high, high is not None and figure > high * (1 + ROUNDING)),
    ):
        if beyond:
            yield GatedOut(
                candidate.project,
                place.park,
                f"veto_{row.criterion}",
                f"{round(figure, 4):g}",
                f"{threshold:g}",
                source,
            )
