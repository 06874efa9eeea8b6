"""What all chapters of a plan share: its words, names and figures in one language."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from string import ascii_lowercase
from typing import Literal

from models import PlanData
from planner.assemble import assemble
from planner.economics.survey import CShares, grade_c_shares
from planner.report.document.material import Material, Study
from planner.report.document.parts import Column, Paragraph
from planner.report.numbers import percent, unit_word
from planner.report.page import Page
from planner.results import Candidate, LedgerLine, Start
from planner.schema import TABLES, WORDS_ZH, Grade
from planner.sheets import years_of
from planner.texts import CATALOGUE, text

PART_ROWS = 36
"""Counties that one picture shows; more are shown on further pictures."""

MOST_DRAWN = 108
"""Counties that pictures show at all; tables have all of them."""

LETTERS = ascii_lowercase


class Writer(Page):
    """Words, names and figures of the recommended run; texts stand below ``plan.``."""

    def __init__(self, material: Material) -> None:
        super().__init__(material.run, material.language)
        self.material = material
        self.plan = material.run.plan
        self.appraisal = material.run.appraisal
        self.settings = material.run.scenario.settings
        self.counties = [row.county for row in self.scenario.rows("counties")]
        self.parks = {row.park: row for row in self.scenario.rows("parks")}

    def study(self, kind: str, *parts: str) -> Study | None:
        """First study of the recommended run that has some parts in its summary."""
        run = self.material.run.run
        return next(
            (
                one
                for one in self.material.studies
                if (one.kind, one.run) == (kind, run) and set(parts) <= one.summary.keys()
            ),
            None,
        )

    def tell(self, key: str, **facts: object) -> str:
        """Word or sentence below ``plan.``."""
        return text(f"plan.{key}", self.language, **facts)

    @property
    def zh(self) -> bool:
        """Whether Chinese is written."""
        return self.language == "zh"

    @cached_property
    def data(self) -> PlanData:
        """Data of the plan's model."""
        return assemble(self.scenario, self.appraisal)

    @cached_property
    def c_shares(self) -> CShares:
        """Parts of the plan's income and fiscal value that rest on grade C."""
        return grade_c_shares(self.appraisal, self.plan.starts)

    @cached_property
    def grade(self) -> Grade | Literal[""]:
        """Weakest grade behind the projects begun; blank if nothing is begun."""
        return max((self.candidate(start).grade for start in self.plan.starts), default="")

    def candidate(self, start: Start) -> Candidate:
        """Project or prospect of a start."""
        return self.appraisal.candidates[start[0]]

    def project(self, code: str) -> str:
        """Name of a project; of a prospect that of its industry."""
        one = self.appraisal.candidates[code]
        if one.prospect:
            return self.tell("prospect", industry=self.names("industries", one.industry))
        return one.name_zh if self.zh else one.name_en or one.name_zh

    def industry(self, code: str) -> str:
        """Name of an industry."""
        return self.names("industries", code)

    def word(self, value: str) -> str:
        """A listed word of the tables, such as a stage or a kind."""
        return WORDS_ZH[value][0] if self.zh and value in WORDS_ZH else value

    def unit(self, unit: str) -> str:
        """Word for a unit of a table."""
        return unit_word(unit, self.language)

    def joined(self, words: Iterable[str], most: int | None = None) -> str:
        """Words in a row; those beyond `most` are counted."""
        listed = list(words)
        shown = listed if most is None else listed[:most]
        row = ("、" if self.zh else ", ").join(shown)
        left = len(listed) - len(shown)
        return row + (self.tell("more", count=left) if left else "")

    def years_in(self, period: int) -> str:
        """Calendar years of a period."""
        return years_of(self.scenario, period)

    @property
    def span(self) -> str:
        """First and last year of the horizon."""
        first, last = self.first_year, self.last_year
        return str(first) if first == last else f"{first}–{last}"

    @property
    def first_year(self) -> int:
        """First year of the horizon."""
        return self.settings.horizon.start_year

    @property
    def last_year(self) -> int:
        """Last year of the horizon."""
        return self.first_year + sum(self.settings.horizon.period_years) - 1

    def ledger_in(self, year: int) -> list[LedgerLine]:
        """Lines of the ledger in a year."""
        return [line for line in self.result.audit.ledgers if line.year == year]

    def column(
        self,
        key: str,
        kind: Literal["text", "amount", "count", "share", "year"] = "text",
        unit: str = "",
        decimals: int | None = None,
    ) -> Column:
        """Column with its title; `unit` is a unit of the tables.

        Without `decimals` amounts and shares have one.
        """
        places = int(kind in ("amount", "share")) if decimals is None else decimals
        return Column(self.tell(f"column.{key}"), self.unit(unit), kind, places)

    def period_column(self, period: int, unit: str, decimals: int = 1) -> Column:
        """Column of amounts under the years of a period."""
        return Column(self.years_in(period), self.unit(unit), "amount", decimals)

    def table_name(self, table: str) -> str:
        """Name of a table of the scenario."""
        return TABLES[table].name_zh if self.zh and table in TABLES else table

    def column_name(self, table: str, column: str) -> str:
        """Name of a column of a table; its code in English."""
        if not self.zh or table not in TABLES:
            return column
        known = {one.name: one.label_zh for one in TABLES[table].columns()}
        return known.get(column, column)

    def setting(self, name: str) -> str:
        """What a setting is, in plain words; blank until the catalogue names it."""
        keys = (f"label.input.{name}", f"plan.setting.{name}")
        return next((text(key, self.language) for key in keys if key in CATALOGUE), "")

    def home(self, area: str) -> int:
        """Place of an area in the order of the counties; groups come last."""
        county = self.parks[area].county if area in self.parks else area
        known = county in self.counties
        return self.counties.index(county) if known else len(self.counties)

    def bureau(self, about: str) -> str:
        """Bureau in charge of a resource, or of land, money, outreach."""
        known = f"plan.bureau.{about}" in CATALOGUE
        return self.tell(f"bureau.{about}" if known else "bureau.unknown")

    def missing(self, key: str, **facts: object) -> Paragraph:
        """Sentence about something that is not there."""
        return Paragraph(self.tell(key, **facts), look="missing")

    def undrawn(self) -> tuple[Paragraph, ...]:
        """Sentence about counties that the pictures leave out; nothing if they show all."""
        left = len(self.counties) - MOST_DRAWN
        return (self.missing("undrawn", count=MOST_DRAWN, left=left),) if left > 0 else ()

    def share(self, share: float | None) -> str:
        """Share as a percentage; nothing rests on it where there is none."""
        return percent(share or 0.0)


def parted(counties: Sequence[str], rows: int = PART_ROWS) -> Mapping[str, Sequence[str]]:
    """Counties of each picture by the ending of its key; blank if one picture has room for all.

    Counties beyond `MOST_DRAWN` are left to the tables, see `Writer.undrawn`.
    """
    if len(counties) <= rows:
        return {"": counties}
    drawn = counties[:MOST_DRAWN]
    parts = [drawn[at : at + rows] for at in range(0, len(drawn), rows)]
    return {f"_{letter}": part for letter, part in zip(LETTERS, parts, strict=False)}
