"""Blank cells and what takes their place: the industry, the library or a setting, all listed."""

from typing import Any

from planner.results import DefaultUsed, FitTable, MissingFigure, Scenario
from planner.schema import Grade

UNGRADED: Grade = "C"
"""Grade of a figure that states none (schema)."""


class Filler:
    """Looks figures up for a scenario and keeps a list of what it filled in.

    `defaults` are the blanks that were filled, `missing` those for which nothing was found (they
    count as 0 until the checks stop the run), `leant` the grades of the industry figures that each
    project or prospect leans on.
    """

    def __init__(self, scenario: Scenario, fit: FitTable) -> None:
        self.scenario = scenario
        self.fit = fit
        self.defaults: list[DefaultUsed] = []
        self.missing: list[MissingFigure] = []
        self.leant: dict[str, set[Grade]] = {}
        self._shared: set[tuple[str, str, str]] = set()
        self.parks = {row.park: row for row in scenario.rows("parks")}
        self.industries = {row.industry: row for row in scenario.rows("industries")}
        self._own_odds = {
            row.project for row in scenario.rows("projects") if row.odds_share is not None
        } | {
            f"{row.industry}@{row.park}"
            for row in scenario.rows("prospects")
            if row.odds_share is not None
        }
        self._traits: dict[tuple[str, str], tuple[Any, str, Grade]] = {}
        self.uses = {
            (row.project, row.resource, row.park or ""): row.amount for row in scenario.rows("uses")
        }

    def trait(self, industry: str, column: str) -> tuple[Any, str, Grade]:
        """Cell of an industry, from the scenario or else the library, its origin and its grade."""
        found = self._traits.get((industry, column))
        if found is None:
            found = self._traits[industry, column] = self._find_trait(industry, column)
        return found

    def _find_trait(self, industry: str, column: str) -> tuple[Any, str, Grade]:
        for row, origin in (
            (self.industries.get(industry), "industries"),
            (self.scenario.library.get(industry), "library"),
        ):
            value = getattr(row, column, None)
            if value is not None:
                grade: Grade = getattr(row, "evidence_grade", None) or UNGRADED
                return value, f"{origin}.{industry}.{column}", grade
        return None, "", UNGRADED

    def fit_of(self, county: str, industry: str) -> tuple[float | None, Grade]:
        """Fit of an industry in a county and its grade; None if nothing is known."""
        score = self.fit.scores.get((county, industry))
        return (None, UNGRADED) if score is None else (score.share, score.grade)

    def odds_stated(self, project: str) -> bool:
        """Whether the row of a project or prospect states its odds."""
        return project in self._own_odds

    def fill(
        self, table: str, row_key: str, column: str, value: float | str, origin: str
    ) -> float | str:
        """Record a value that fills a blank, and hand it back."""
        self.defaults.append(DefaultUsed(table, row_key, column, value, origin))
        return value

    def from_industry(
        self, table: str, row_key: str, column: str, source: tuple[str, str], scale: float = 1.0
    ) -> float:
        """Fill a blank by `scale` x the coefficient `source` (industry, column)."""
        value, origin, grade = self.trait(*source)
        if value is None:
            self.missing.append(MissingFigure(table, row_key, column, *source))
            return 0.0
        self.lean(row_key, grade)
        return float(self.fill(table, row_key, column, float(value) * scale, origin))

    def lean(self, row_key: str, grade: Grade) -> None:
        """Note the grade of an industry's figure that a project or prospect leans on."""
        self.leant.setdefault(row_key, set()).add(grade)

    def once(self, table: str, row_key: str, column: str, value: float | str, origin: str) -> None:
        """Record a default that several projects share, the first time only."""
        if (cell := (table, row_key, column)) not in self._shared:
            self._shared.add(cell)
            self.fill(*cell, value, origin)
