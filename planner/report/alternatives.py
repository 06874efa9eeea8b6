"""What ``planner alternatives`` prints, and the files that it writes."""

import math
from collections.abc import Sequence
from functools import partial

from models.distance import Trait
from planner.report.alternatives_charts import (
    frequency_figure,
    presence_figure,
    similarity_figure,
)
from planner.report.alternatives_record import (
    alternatives_record,
    below,
    presence_table,
    tidy_table,
)
from planner.report.numbers import percent, plain, wan
from planner.report.page import RIGHT, TOP_LINES, Page
from planner.report.study_files import StudyFiles
from planner.report.trait_names import TraitNames
from planner.results import RunResult
from planner.studies.alternatives.core import KINDS, Choice
from planner.studies.alternatives.plans import Alternative
from planner.studies.alternatives.study import Alternatives
from planner.texts import Language

FEW_NAMES = 4
"""Names in a cell of the screen."""


def alternatives_files(result: RunResult, told: Alternatives, language: Language) -> StudyFiles:
    """Summary, tables and charts."""
    return StudyFiles(
        alternatives_record(result, told),
        {"table": tidy_table(result, told), "presence": presence_table(result, told)},
        {
            "presence": partial(presence_figure, told, result, language),
            "similarity": partial(similarity_figure, told, language),
            "frequency": partial(frequency_figure, told, result, language),
        },
    )


def alternatives_screen(result: RunResult, told: Alternatives, language: Language) -> str:
    """Question, plans, why no more, core."""
    page = _Screen(result, told, language)
    for part in (page.head, page.plans, page.ending, page.core):
        part()
    return page.text()


class _Screen(Page):
    """The parts of the screen."""

    def __init__(self, result: RunResult, told: Alternatives, language: Language) -> None:
        super().__init__(result, language)
        self.told = told
        self.trait = TraitNames(result, language)
        self.unit = self.say(f"alternatives.unit_{told.wanted.by}")

    def head(self) -> None:
        told, solution = self.told, self.result.solution
        key = "alternatives.head_best" if told.wanted.best_first else "alternatives.head_far"
        self.line(
            self.say(
                key,
                run=self.result.run,
                value=wan(solution.objective_wan, self.language),
                differ=told.wanted.differ,
                unit=self.unit,
            )
        )
        least = told.found.least_wan
        share = percent(told.wanted.within_share)
        self.line(self.say("alternatives.within", share=share, least=wan(least, self.language)))
        if solution.status != "optimal":
            off = percent(below(least, solution.bound_wan))
            bound = wan(solution.bound_wan, self.language)
            self.line(self.say("alternatives.bound", bound=bound, share=off))

    def plans(self) -> None:
        told = self.told
        value = self.result.solution.objective_wan
        self.line()
        keys = ["value", "below"]
        keys += ["none_better"] if told.wanted.best_first else ["nearest", "farthest"]
        headers = [self.say("alternatives.column.plan")]
        headers += [RIGHT + self.say(f"alternatives.column.{key}") for key in keys]
        headers += [self.say(f"alternatives.column.{key}") for key in ("enters", "leaves")]
        first = set(told.found.plans[0].traits)
        rows = []
        for number, one in enumerate(told.found.plans):
            less = percent(max(value - one.value_wan, 0.0) / max(abs(value), 1.0))
            more = one.value_wan > value * (1 + 1e-6)
            cells = [plain(one.value_wan), self.say("alternatives.better") if more else less]
            cells += [plain(one.bound_wan)] if told.wanted.best_first else self._apart(one)
            enters = [trait for trait in one.traits if trait not in first]
            leaves = sorted(first - set(one.traits))
            rows.append([str(number), *cells, self._few(enters), self._few(leaves)])
        self.table(headers, rows)
        zero = self.say("alternatives.plan_zero", run=self.result.run)
        key = "none_better_said" if told.wanted.best_first else "nearest_said"
        self.line(f"  {zero} {self.say(f'alternatives.{key}')}")

    def _apart(self, one: Alternative) -> list[str]:
        return ["-" if n is None else str(n) for n in (one.nearest, one.most)]

    def _few(self, traits: Sequence[Trait]) -> str:
        names = [one if isinstance(one, str) else self.trait(one) for one in traits]
        rest = len(names) - FEW_NAMES
        told = ("，" if self.language == "zh" else ", ").join(names[:FEW_NAMES])
        return told + (self.say("alternatives.and_more", count=rest) if rest > 0 else "")

    def ending(self) -> None:
        told, end = self.told, self.told.found.end
        kind = "best" if told.wanted.best_first else "far"
        key = f"alternatives.end_{end}" if end in ("unanswered", "unsound") else ""
        key = key or f"alternatives.end_{end}_{kind}"
        if told.found.bound_wan == -math.inf:
            key = "alternatives.end_none_exists"
        nearest, most = told.found.left or (0, 0)
        self.line(
            self.say(
                key,
                count=len(told.found.plans) - 1,
                nearest=nearest,
                most=most,
                unit=self.unit,
                differ=told.wanted.differ,
                bound=wan(told.found.bound_wan, self.language),
            )
        )
        others = [row[:n] for n, row in enumerate(told.matrix)]
        alike = [one for row in others for _, one in row]
        if alike:
            low, high = f"{min(alike):.2f}", f"{max(alike):.2f}"
            self.line(self.say("alternatives.similarity", low=low, high=high))

    def core(self) -> None:
        told = self.told
        plans = len(told.found.plans)
        for kind in KINDS:
            here = [one for one in told.choices if one.kind == kind]
            core = [one for one in here if one.frequency.count == plans]
            must = [one for one in core if one.membership == "must"]
            optional = [one for one in core if one.membership == "optional"]
            self.heading(f"alternatives.core_{kind}", count=len(core), plans=plans, all=len(here))
            facts = {"must": len(must), "optional": len(optional)}
            facts["open"] = len(core) - len(must) - len(optional)
            settled = told.proving or must
            self.line(
                "  "
                + self.say("alternatives.proved" if settled else "alternatives.not_asked", **facts)
            )
            if must:
                self.line("  " + self.say("alternatives.must", names=self._names(must)))
            varied = [one for one in here if one.frequency.count < plans]
            if varied:
                self.table(
                    [self.say(f"alternatives.what_{kind}"), RIGHT + self.say("alternatives.in")],
                    [
                        [self.trait(one.frequency.trait), f"{one.frequency.count}/{plans}"]
                        for one in varied[:TOP_LINES]
                    ],
                )
            if len(varied) > TOP_LINES:
                rest = len(varied) - TOP_LINES
                self.line("  " + self.say("rest", count=rest, file="presence.csv"))

    def _names(self, chosen: list[Choice]) -> str:
        names = [self.trait(one.frequency.trait) for one in chosen[:TOP_LINES]]
        rest = len(chosen) - TOP_LINES
        more = self.say("alternatives.and_more", count=rest) if rest > 0 else ""
        return ", ".join(names) + more
