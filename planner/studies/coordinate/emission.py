"""One scenario per county at the quotas of the joint plan: what a prefecture sends out.

A county's scenario has its own rows of every table, its part of what groups share as the supply of
groups of which it is the only member, the fits of the whole as judgements, and the targets of its
neighbours as places that its chains can lead to. Overlaps with neighbours cannot stand in it: their
targets are listed in its README instead.
"""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from models import PlanData
from planner.districts.whole import targets_of
from planner.errors import WrongUseError
from planner.results import Plan, Scenario
from planner.scenario_folder import row_cells, settings_text, table_text
from planner.schema import TABLES
from planner.sheets import names_of
from planner.studies.case import Subject
from planner.studies.coordinate.counties import Quotas, quotas_of_plan
from planner.texts import text

Line = dict[str, Any]

LEFT_OUT = ("neighbours", "evidence")
"""Tables of the whole: a county has no neighbours here, and the fits that evidence led to."""


def emit_counties(subject: Subject, folder: Path, force: bool = False) -> tuple[Path, ...]:
    """Write one scenario folder per county and name them.

    Raises
    ------
    WrongUseError
        A folder exists and `force` is not given, or nothing can be written there.
    """
    scenario, data, plan = subject.result.scenario, subject.case.data, subject.result.plan
    quotas = quotas_of_plan(data, plan)
    homes = {county: folder / county for county in data.counties}
    for home in homes.values():
        if home.exists() and not force:
            raise WrongUseError("output_exists", path=home)
    try:
        for county, home in homes.items():
            tables = _Rows(subject, quotas, county).tables()
            settings = _settings(scenario, county)
            _write(home, settings, tables, _notes(scenario, data, plan, county))
    except OSError as error:
        raise WrongUseError("output_not_written", path=folder, reason=error.strerror) from error
    return tuple(homes.values())


class _Rows:
    """Rows of a county's tables."""

    def __init__(self, subject: Subject, quotas: Quotas, county: str) -> None:
        self.subject, self.quotas, self.county = subject, quotas, county
        self.scenario, self.data = subject.result.scenario, subject.case.data
        self.parks = {park for park, home in self.data.park_county.items() if home == county}
        self.groups = {g for g, members in self.data.groups.items() if county in members}
        candidates = subject.result.appraisal.candidates
        self.projects = {
            row.project
            for row in self.scenario.rows("projects")
            if row.project in candidates
            and self.parks & {place.park for place in candidates[row.project].places}
        }

    def tables(self) -> dict[str, list[Line]]:
        """All tables that have rows."""
        replaced = {
            "fit": self.fits,
            "hubs": self.hubs,
            "limits": self.limits,
            "budgets": self.budgets,
            "markets": self.markets,
            "parks": self.own_parks,
        }
        found: dict[str, list[Line]] = {}
        for name in TABLES:
            rows = replaced[name]() if name in replaced else self.kept(name)
            if lines := list(rows):
                found[name] = lines
        return found

    def kept(self, name: str) -> Iterator[Line]:
        """Rows of a table that are the county's, or everyone's."""
        if name in LEFT_OUT:
            return
        mine: Mapping[str, Callable[[Any], bool]] = {
            "projects": lambda row: row.project in self.projects,
            "sites": lambda row: row.project in self.projects and row.park in self.parks,
            "prospects": lambda row: row.park in self.parks,
            "uses": self._is_used,
            "expansions": lambda row: row.area in self.parks | {self.county},
            "floors": lambda row: row.area == self.county,
            "relations": lambda row: {row.project_a, row.project_b} <= self.projects,
        }
        keep = mine.get(name, self._is_mine)
        yield from (row_cells(row) for row in self.scenario.rows(name) if keep(row))

    def _is_mine(self, row: Any) -> bool:
        return bool(getattr(row, "county", self.county) == self.county)

    def _is_used(self, row: Any) -> bool:
        known = row.project in self.projects or row.project not in {
            project.project for project in self.scenario.rows("projects")
        }
        return known and (row.park in self.parks if row.park else row.project in self.projects)

    def own_parks(self) -> Iterator[Line]:
        """Parks without partners that are other counties; those outside keep their share."""
        for row in self.scenario.rows("parks"):
            if row.county == self.county:
                line, alone = row_cells(row), row.partner is not None
                yield {k: v for k, v in line.items() if not (alone and k.startswith("partner"))}

    def fits(self) -> Iterator[Line]:
        """Fits of the whole."""
        for (county, industry), score in sorted(self.subject.result.appraisal.fit.scores.items()):
            if county == self.county and score.share is not None:
                fit = {"county": county, "industry": industry, "fit_share": score.share}
                yield {**fit, "grade": score.grade}

    def hubs(self) -> Iterator[Line]:
        """Hubs, and neighbours by what they have or will have."""
        yield from self.kept("hubs")
        names = names_of(self.scenario)
        plan = self.subject.result.plan
        for other, industry in sorted(targets_of(self.data, plan) | self.data.present):
            if other in self.data.neighbours.get(self.county, ()):
                yield {
                    "hub": names("counties", other),
                    "industry": industry,
                    "county": self.county,
                    "strength_share": 1.0,
                }

    def limits(self) -> Iterator[Line]:
        """Own limits, and quotas of those of groups."""
        for row in self.scenario.rows("limits"):
            if row.area in self.parks | {self.county}:
                yield row_cells(row)
        for (resource, group, period, county), amount in sorted(self.quotas.limits.items()):
            if county == self.county:
                line = {"resource": resource, "area": group, "period": period}
                yield {**line, "amount": round(amount, 6)}

    def budgets(self) -> Iterator[Line]:
        """Own purse, and grants as the purse of the group."""
        for row in self.scenario.rows("budgets"):
            if row.area == self.county:
                yield row_cells(row)
        for (group, period, county), amount in sorted(self.quotas.purses.items()):
            if county == self.county:
                line = {"area": group, "period": period, "amount_wan": round(amount, 6)}
                yield {**line, "carry_over": (group, period) in self.data.carry_over}

    def markets(self) -> Iterator[Line]:
        """Quotas of sales, and what today's stock of the county sells."""
        made = {
            row.industry: row.output_wan_per_year or 0.0
            for row in self.scenario.rows("stock")
            if row.county == self.county
        }
        for (industry, group, county), amount in sorted(self.quotas.markets.items()):
            if county == self.county:
                most = round(amount + made.get(industry, 0.0), 6)
                yield {"industry": industry, "group": group, "output_max_wan_per_year": most}


def _settings(scenario: Scenario, county: str) -> str:
    """``scenario.toml`` of a county: the settings of the whole under its own name."""
    zh, en = names_of(scenario), names_of(scenario, "_en")
    told = scenario.settings
    titles = {
        "title_zh": f"{zh('counties', county)}（{told.title_zh}）",
        "title_en": f"{en('counties', county)} ({told.title_en})",
    }
    return settings_text(told.model_copy(update=titles))


def _notes(scenario: Scenario, data: PlanData, plan: Plan, county: str) -> str:
    """README of a county's scenario: where it comes from, what its neighbours target."""
    paragraphs = []
    for language, suffix in (("zh", "_zh"), ("en", "_en")):
        names = names_of(scenario, suffix)
        near = data.neighbours.get(county, ())
        told = "\n".join(
            f"- {names('counties', c)}: {names('industries', i)}"
            for c, i in sorted(targets_of(data, plan))
            if c in near
        )
        word = text(
            "label.coordinate.emitted",
            "zh" if language == "zh" else "en",
            county=names("counties", county),
            scenario=scenario.name,
        )
        paragraphs.append(f"{word}\n\n{told}" if told else word)
    return "\n\n".join(paragraphs) + "\n"


def _write(home: Path, settings: str, tables: Mapping[str, list[Line]], notes: str) -> None:
    """Write a scenario folder beside its place, then put the files there."""
    home.parent.mkdir(parents=True, exist_ok=True)
    (home / "data").mkdir(parents=True, exist_ok=True)
    for name, lines in tables.items():
        _put(home / "data" / f"{name}.csv", table_text(lines))
    _put(home / "README.md", notes)
    _put(home / "scenario.toml", settings)


def _put(path: Path, words: str) -> None:
    """Write a file whole or not at all."""
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", newline="", dir=path.parent, prefix=".partial-", delete=False
    ) as file:
        file.write(words)
    Path(file.name).chmod(0o644)
    Path(file.name).replace(path)
