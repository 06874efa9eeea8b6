"""Blank cells and what takes their place: the industry, the library or a setting, all listed."""

from planner.results import DefaultUsed, MissingFigure, Scenario


class Filler:
    """Looks figures up for a scenario and keeps a list of what it filled in.

    `defaults` are the blanks that were filled, `missing` those for which nothing was found (they
    count as 0 until the checks stop the run).
    """

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.defaults: list[DefaultUsed] = []
        self.missing: list[MissingFigure] = []
        self.parks = {row.park: row for row in scenario.rows("parks")}
        self.fits = {(row.county, row.industry): row.fit_share for row in scenario.rows("fit")}
        self.industries = {row.industry: row for row in scenario.rows("industries")}
        self.uses = {
            (row.project, row.resource, row.park or ""): row.amount for row in scenario.rows("uses")
        }

    def coefficient(self, industry: str, column: str) -> tuple[float | None, str]:
        """Coefficient of an industry, from the scenario or else the library, and its origin."""
        for row, origin in (
            (self.industries.get(industry), "industries"),
            (self.scenario.library.get(industry), "library"),
        ):
            value = getattr(row, column, None)
            if value is not None:
                return float(value), f"{origin}.{industry}.{column}"
        return None, ""

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
        value, origin = self.coefficient(*source)
        if value is None:
            self.missing.append(MissingFigure(table, row_key, column, *source))
            return 0.0
        return float(self.fill(table, row_key, column, value * scale, origin))

    def retained_share(self, table: str, row_key: str, industry: str) -> float:
        """Fill the part of the tax that the county keeps: kept per mu over all tax per mu."""
        tax, _ = self.coefficient(industry, "tax_wan_per_mu")
        kept, origin = self.coefficient(industry, "county_retained_tax_wan_per_mu_default")
        if tax is None or kept is None:
            lacking = "tax_wan_per_mu" if tax is None else "county_retained_tax_wan_per_mu_default"
            self.missing.append(MissingFigure(table, row_key, "retained_share", industry, lacking))
            return 0.0
        share = min(1.0, kept / tax) if tax else 0.0
        return float(self.fill(table, row_key, "retained_share", share, origin))
