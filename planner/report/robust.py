"""What the five methods of ``planner robust`` have in common on screen and on disk."""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from planner.report.numbers import finite, percent, plain, wan
from planner.report.page import Page
from planner.report.study_files import Sheet, study_head
from planner.studies.asking import Interval
from planner.studies.case import Subject
from planner.studies.robust.gamma import Moves
from planner.texts import Language

COLUMNS = (
    *("method", "case", "kind", "code", "name_zh", "area", "period"),
    *("measure", "figure", "low", "high"),
)
"""Columns of ``table.csv``: one fact a line; `measure` ends in the unit."""

Line = dict[str, Any]


class RobustPage(Page):
    """Paper for a study of one run."""

    def __init__(self, subject: Subject, language: Language) -> None:
        super().__init__(subject.result, language)
        self.subject = subject

    def head(self, method: str, **facts: object) -> None:
        """Title, and what is proved of the plan that the study starts from."""
        settings, solution = self.scenario.settings, self.result.solution
        title = settings.title_zh if self.language == "zh" else settings.title_en
        title = title or settings.title_zh
        self.line(self.say(f"robust.{method}", title=title, run=self.result.run, **facts))
        slack = solution.bound_wan - solution.objective_wan
        key = "robust.run_proved" if self.subject.proved else "robust.run_open"
        value = self.money(solution.objective_wan)
        self.line(self.say(key, value=value, slack=self.money(slack)))

    def money(self, amount: float) -> str:
        """Amount with its unit."""
        return wan(amount, self.language)

    def span(self, interval: Interval | None) -> str:
        """Ends of an amount, wan yuan: one figure if it is exact, a dash if nothing is known."""
        return span(interval)

    def project(self, code: str) -> str:
        """Code and name of a project; industry and park of a prospect."""
        return project_name(self.subject, code, self.language)

    def moves(self, moves: Moves) -> str:
        """Projects in one line, those that are a count with what it was and is."""
        return self._short(
            [
                self.project(code) + (f" ({had} → {has})" if max(had, has) > 1 else "")
                for code, (had, has) in moves.items()
            ]
        )

    def projects(self, codes: Iterable[str], most: int = 3) -> str:
        """Projects in one line; beyond `most`, only how many more there are."""
        return self._short([self.project(code) for code in codes], most)

    def _short(self, named: Sequence[str], most: int = 3) -> str:
        between = "、" if self.language == "zh" else ", "
        told = between.join(named[:most]) or self.say("robust.none")
        return told + (self.say("robust.more", count=len(named) - most) if named[most:] else "")


def span(interval: Interval | None) -> str:
    """Ends of an amount: one figure if it is exact or open to one side, a dash if none is known."""
    if interval is None:
        return "-"
    low, high = plain(interval.low), plain(interval.high)
    if math.isfinite(interval.low) != math.isfinite(interval.high):
        return f"≥ {low}" if math.isfinite(interval.low) else f"≤ {high}"
    return low if interval.exact or low == high else f"{low} .. {high}"


def project_name(subject: Subject, code: str, language: Language) -> str:
    """Code and name of a project or prospect."""
    candidate = subject.result.appraisal.candidates.get(code)
    if candidate is None:
        return code
    name = (candidate.name_zh if language == "zh" else candidate.name_en) or candidate.name_zh
    return f"{code} {name}".strip() if name != code else code


def ends(interval: Interval | None) -> dict[str, float | None]:
    """Interval as plain data."""
    if interval is None:
        return {"low_wan": None, "high_wan": None}
    return {"low_wan": finite(interval.low), "high_wan": finite(interval.high)}


def head_record(method: str, subject: Subject) -> dict[str, Any]:
    """What every summary begins with."""
    result = subject.result
    return {
        **study_head("robust", result),
        "method": method,
        "plan_value_wan": result.solution.objective_wan,
        "plan_bound_wan": finite(result.solution.bound_wan),
        "plan_proved": subject.proved,
    }


def fact(method: str, case: object, measure: str, figure: object, **more: object) -> Line:
    """A line of the tidy table."""
    shown = finite(figure) if isinstance(figure, float) else figure
    return {"method": method, "case": case, "measure": measure, "figure": shown, **more}


def interval_fact(
    method: str, case: object, measure: str, interval: Interval | None, **more: object
) -> Line:
    """A line of the tidy table for an amount between two ends."""
    low, high = ends(interval).values()
    figure = low if interval is not None and interval.exact else None
    return fact(method, case, measure, figure, low=low, high=high, **more)


def tidy(lines: Iterable[Mapping[str, Any]]) -> Sheet:
    """The tidy table."""
    return Sheet(COLUMNS, [{column: line.get(column) for column in COLUMNS} for line in lines])


def chance(share: float) -> str:
    """Probability for a screen."""
    return percent(share)
