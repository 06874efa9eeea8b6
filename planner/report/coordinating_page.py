"""Paper for a comparison of schemes: its words, its money, the names of its schemes."""

from collections.abc import Iterable

from planner.report.coordinating_figures import Figures, figures_of
from planner.report.numbers import wan
from planner.report.page import Page
from planner.results import RunResult
from planner.studies.case import Subject
from planner.studies.coordinate.schemes import ALONE, FAIR, Comparison
from planner.texts import Language


def signed(amount: float) -> str:
    """Change of an amount with its sign; nothing is nothing."""
    return f"{amount:+,.0f}" if abs(amount) >= 0.5 else "0"


class CoordinatingPage(Page):
    """Page with a comparison and its figures."""

    def __init__(self, found: Comparison, subject: Subject, language: Language) -> None:
        result: RunResult = subject.result
        super().__init__(result, language)
        self.found, self.subject = found, subject
        self.figures: Figures = figures_of(found, subject)

    def money(self, amount: float) -> str:
        """Amount with its unit."""
        return wan(amount, self.language)

    def word(self, key: str, **facts: object) -> str:
        """Word or sentence of this study."""
        return self.say(f"coordinate.{key}", **facts)

    def scheme(self, name: str) -> str:
        """Name of a scheme."""
        alone = name == FAIR and self.found.floors_of == ALONE
        return self.word(f"scheme.{name}_alone" if alone else f"scheme.{name}")

    def listed(self, words: Iterable[str]) -> str:
        """Words one after the other."""
        return ("、" if self.language == "zh" else ", ").join(words)

    def counties_named(self, codes: Iterable[str]) -> str:
        """Names of counties one after the other."""
        return self.listed(map(self.area, codes))
