"""What chapters need to speak: names of codes, ends of intervals, studies and what is missing."""

import csv
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any, Literal

from planner.errors import PlannerError
from planner.report.document.material import Material, Study
from planner.report.document.parts import Block, Cell, Column, Paragraph
from planner.report.numbers import finite, plain, wan
from planner.report.page import Page
from planner.report.sensitivity import SensitivityPage
from planner.report.trait_names import TraitNames
from planner.results import RunResult
from planner.schema import Grade
from planner.studies.sensitivity.grammar import input_of
from planner.texts import CATALOGUE

MOST_NAMED = 6
"""Names in one cell or sentence; the annex workbook has all."""

SAME = 1e-9
"""Relative distance up to which two ends count as one figure."""

COMMANDS = {
    "coordinate": "coordinate {run}",
    "pareto": "pareto {run} --aim income --aim fiscal",
    "ladder": "ladder {run} --of budget --steps -20%,0,+20%,+40%",
    "sensitivity": "sensitivity {run} --switch --pairs 3",
    "alternatives": "alternatives {run} --count 5 --within 0.02",
    "ties": "ties {run} --out studies/ties-{run}",
    "certificate": "runs verify {run} --out studies/certificate-{run}",
    "overbook": "overbook {run}",
    "morris": "uncertainty {run} --method morris --bands grade --relaxed",
    "montecarlo": "uncertainty {run} --method montecarlo",
    "core": "robust {run} --method core",
    "regret": "robust {run} --method regret",
    "cvar": "robust {run} --method cvar",
    "gamma": "robust {run} --method gamma",
}
"""How to make what is missing, after ``planner``."""


class Teller(Page):
    """Words of one chapter.

    Attributes
    ----------
    chapter
        Its key; its texts stand below ``label.chapter.CHAPTER``.
    """

    def __init__(self, material: Material, chapter: str) -> None:
        super().__init__(material.run, material.language)
        self.material, self.chapter = material, chapter
        self.traits = TraitNames(material.run, material.language)
        self._inputs = SensitivityPage(material.run, material.language)

    # --- words ------------------------------------------------------------------------------------

    def tell(self, key: str, **facts: object) -> str:
        """Text of this chapter."""
        return self.say(f"chapter.{self.chapter}.{key}", **facts)

    def words(
        self,
        key: str,
        look: Literal["plain", "key", "missing"] = "plain",
        /,
        **facts: object,
    ) -> Paragraph:
        """A text of this chapter as a paragraph."""
        return Paragraph(self.tell(key, **facts), look=look)

    def column(
        self,
        key: str,
        kind: Literal["text", "amount", "count", "share", "year"] = "text",
        unit: str = "",
        decimals: int = 0,
    ) -> Column:
        """A column by the key of its header, which is the same in all chapters."""
        return Column(self.say(f"chapter.column.{key}"), unit, kind, decimals)

    def money_column(self, key: str) -> Column:
        """A column of money in wan yuan."""
        return self.column(key, "amount", self.wan)

    @property
    def wan(self) -> str:
        """Word for wan yuan."""
        return self.say("unit.wan")

    def known(self, key: str) -> bool:
        """Whether the catalogue has a text below ``label.``."""
        return f"label.{key}" in CATALOGUE

    def listed(self, names: Collection[str], most: int = MOST_NAMED) -> str:
        """Names in one line, the rest counted; a dash for none."""
        comma = "、" if self.language == "zh" else ", "
        told = comma.join(list(names)[:most])
        if len(names) > most:
            told += self.say("chapter.more", count=len(names) - most)
        return told or "–"

    def yes(self, truth: bool) -> str:
        """Yes or no."""
        return self.say("chapter.yes" if truth else "chapter.no")

    # --- names ------------------------------------------------------------------------------------

    def project(self, code: str) -> str:
        """Code and name of a project; industry and park of a prospect."""
        known = code in self.result.appraisal.candidates
        return self.traits.project(code) if known else code

    def projects(self, codes: Iterable[str], most: int = MOST_NAMED) -> str:
        """Projects in one line."""
        return self.listed([self.project(code) for code in codes], most)

    def target(self, county: str, industry: str) -> str:
        """County and industry of a target."""
        return f"{self.names('counties', county)} {self.names('industries', industry)}"

    def input(self, key: str) -> str:
        """Plain name of an input of a sensitivity study; its key if this scenario has no such."""
        try:
            return self._inputs.input(input_of(key, self.scenario))
        except PlannerError:
            return key

    def scheme_name(self, result: RunResult) -> str:
        """Scenario and variant of a run."""
        scenario = result.scenario
        return f"{scenario.name} + {scenario.variant}" if scenario.variant else scenario.name

    # --- figures ----------------------------------------------------------------------------------

    def span(self, low: float | None, high: float | None) -> str:
        """Money between two ends; one figure if they are the same."""
        if low is None and high is None:
            return self.say("chapter.unknown")
        if high is None:
            return self.say("chapter.at_least", amount=wan(low or 0.0, self.language))
        if low is None:
            return self.say("chapter.at_most", amount=wan(high, self.language))
        if same(low, high):
            return wan(low, self.language)
        return self.say("chapter.between", low=plain(low), high=wan(high, self.language))

    def value(self, result: RunResult) -> str:
        """Value of a run: found, and proved bound."""
        return self.span(result.solution.objective_wan, finite(result.solution.bound_wan))

    # --- studies ----------------------------------------------------------------------------------

    def study(self, kind: str, method: str = "") -> Study | None:
        """First study of a kind, and of a method where a verb has several."""
        for one in self.material.studies:
            if one.kind == kind and method in ("", one.summary.get("method")):
                return one
        return None

    def missing(self, what: str) -> Paragraph:
        """That something was not made, and the command that makes it."""
        command = "planner " + COMMANDS[what].format(run=self.result.run)
        name = self.say(f"chapter.study.{what}")
        return Paragraph(self.say("chapter.missing", study=name, command=command), look="missing")

    def about(self, study: Study) -> tuple[Block, ...]:
        """A sentence where a study is about another run than the recommended one."""
        if study.run == self.result.run:
            return ()
        facts = {"run": study.run, "own": self.result.run}
        return (Paragraph(self.say("chapter.other_run", **facts), look="missing"),)

    def weakest_grade(self) -> Grade | Literal[""]:
        """Worst grade of the projects of the plan; blank for a plan without projects."""
        candidates = self.result.appraisal.candidates
        grades = (candidates[start[0]].grade for start in self.result.plan.starts)
        return max(grades, default="")


def same(low: float, high: float) -> bool:
    """Whether two ends are one figure."""
    return abs(high - low) <= SAME * max(abs(low), abs(high), 1.0)


def sheet_of(study: Study, stem: str = "table") -> Sequence[dict[str, str]]:
    """Lines of a table beside a summary; none if the file is not there."""
    path: Path = study.folder / f"{stem}.csv"
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))
    except OSError:
        return ()


def digits(amounts: Iterable[Any]) -> int:
    """Decimals that amounts of one column are worth: none from 100 on, two below 1."""
    largest = max((abs(x) for x in amounts if isinstance(x, int | float)), default=0.0)
    if largest >= 100:
        return 0
    return 1 if largest >= 10 else 2


def blank_rows(count: int, columns: int) -> tuple[tuple[Cell, ...], ...]:
    """Rows to be filled in by hand."""
    return (("",) * columns,) * count
