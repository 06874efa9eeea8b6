"""What ``planner uncertainty --method montecarlo`` tells: screen, record, tables, charts."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from planner.report.numbers import percent, plain, wan
from planner.report.page import RIGHT, TOP_LINES
from planner.report.sampling_charts import Curve, chosen_figure, values_figure
from planner.report.sampling_draw_record import (
    PlanWords,
    certain_share,
    chances_of,
    chosen_of,
    contested,
    distribution_of,
    draw_record,
    facts_of,
    mean_regret,
)
from planner.report.sampling_draw_tables import (
    DRAW_COLUMNS,
    FIGURE_COLUMNS,
    VALUE_COLUMNS,
    draw_lines,
    figure_lines,
    value_lines,
)
from planner.report.sampling_facts import FACT_COLUMNS, interval_word
from planner.report.study_files import Sheet, StudyFiles
from planner.studies.case import Subject
from planner.studies.sensitivity.montecarlo import (
    MonteCarlo,
    paired,
)
from planner.studies.sensitivity.repricing import (
    grounds_of,
)
from planner.texts import Language

MOST_BARS = 30


def draw_files(found: MonteCarlo, plans: Sequence[Subject], language: Language) -> StudyFiles:
    """Files of a Monte Carlo study."""
    words = PlanWords(plans[0], language)
    sheets = {
        "table": Sheet(FACT_COLUMNS, [fact.line() for fact in facts_of(found, words)]),
        "inputs": Sheet(FIGURE_COLUMNS, figure_lines(found, plans)),
        "samples": Sheet(DRAW_COLUMNS, draw_lines(found, plans)),
        "results": Sheet(VALUE_COLUMNS, value_lines(found, language)),
    }
    charts = {}
    if len(found.known) > 1:
        charts["values"] = lambda: values_figure(_curves(found, words), words.of_values())
    if found.solved:
        for kind, shares in zip(("projects", "targets"), chosen_of(found, words), strict=True):
            if open_ones := contested(shares)[:MOST_BARS]:
                charts[kind] = _drawing(open_ones, words.of_chosen(kind, len(found.solved)))
    return StudyFiles(draw_record(found, plans, language), sheets, charts)


def _drawing(shares: Sequence[tuple[str, float, bool]], words: Mapping[str, str]) -> Any:
    return lambda: chosen_figure(shares, words)


def _curves(found: MonteCarlo, words: PlanWords) -> list[Curve]:
    curves = [
        Curve(words.say("uncertainty.chart.run", run=found.run), found.known, found.planned_wan)
    ]
    if found.other_values is not None:
        other = found.other_values[_finite(found.other_values)]
        name = words.say("uncertainty.chart.run", run=found.other)
        curves.append(Curve(name, other, found.other_planned_wan))
    return curves


def _finite(values: Any) -> Any:
    return [math.isfinite(value) for value in values]


# --- screen ---------------------------------------------------------------------------------------


def draw_screen(found: MonteCarlo, plans: Sequence[Subject], language: Language) -> str:
    """The answer in words and tables."""
    page = _Screen(found, plans, language)
    for part in (page.head, page.distribution, page.chances, page.against, page.solved):
        part()
    return page.text()


class _Screen(PlanWords):
    """The parts of the screen."""

    def __init__(self, found: MonteCarlo, plans: Sequence[Subject], language: Language) -> None:
        super().__init__(plans[0], language)
        self.found = found
        self.clipped = certain_share(found, grounds_of(plans[0].result))

    def head(self) -> None:
        found, shocks = self.found, self.found.shocks
        facts = {"run": found.run, "draws": len(found.known), "seed": shocks.seed}
        self.line(self.say("uncertainty.montecarlo", **facts))
        told = []
        for figure, one in sorted(shocks.ranges.items()):
            band = self.say("uncertainty.by_grade")
            if one is not None:
                band = f"{100 * one.low:+g}%..{100 * one.high:+g}%"
            name = self.say(f"uncertainty.figure.{figure}")
            told.append(self.say("uncertainty.shocked", figure=name, band=band))
        listed = ("；" if self.language == "zh" else "; ").join(told)
        common, industry = f"{shocks.common:g}", f"{shocks.industry:g}"
        self.line(self.say("uncertainty.shocks", told=listed, common=common, industry=industry))
        self.line(self.say("uncertainty.repriced"))
        if self.clipped:
            self.line(self.say("uncertainty.odds_end", share=percent(self.clipped)))
        mode = self.scenario.settings.fairness.mode
        if mode != "none":
            self.line(self.say("uncertainty.maxmin" if mode == "maxmin" else "uncertainty.floors"))

    def distribution(self) -> None:
        told = distribution_of(self.found)
        if not told:
            self.line(self.say("uncertainty.too_few"))
            return
        self.heading("uncertainty.distribution", planned=wan(self.found.planned_wan, self.language))
        headers = [self.say(f"uncertainty.column.{key}") for key in ("measure", "value", "sampled")]
        rows = []
        for key, one in told.items():
            kind, _, share = key.partition("_")
            name = self.say(f"uncertainty.measure.{kind}", share=share)
            rows.append([name, plain(one.value), f"{plain(one.low)} … {plain(one.high)}"])
        self.table([headers[0], *(RIGHT + header for header in headers[1:])], rows)

    def chances(self) -> None:
        for key, one in chances_of(self.found).items():
            low, high = percent(one.low), percent(one.high)
            share = percent(one.value)
            self.line("  " + self.say(f"uncertainty.chance.{key}", share=share, low=low, high=high))

    def against(self) -> None:
        pair = paired(self.found)
        if pair is None:
            return
        self.heading("uncertainty.against", other=self.found.other, run=self.found.run)
        one = pair.difference
        facts = {"value": wan(one.value, self.language), "low": plain(one.low)}
        facts |= {"high": plain(one.high), "low_apart": plain(pair.unpaired_low)}
        facts["high_apart"] = plain(pair.unpaired_high)
        self.line("  " + self.say("uncertainty.difference", **facts))
        better = pair.better
        shares = {"share": percent(better.value), "low": percent(better.low)}
        self.line("  " + self.say("uncertainty.better", **shares, high=percent(better.high)))

    def solved(self) -> None:
        found = self.found
        if not found.resolved:
            return
        solved, asked = len(found.solved), len(found.resolved)
        self.heading("uncertainty.solved", solved=solved, asked=asked)
        if not solved:
            return
        regret = interval_word(mean_regret(found))
        self.line("  " + self.say("uncertainty.regret", regret=regret))
        for kind, shares in zip(("projects", "targets"), chosen_of(found, self), strict=True):
            ordered = contested(shares)
            firm = len(shares) - len(ordered)
            self.line()
            self.line("  " + self.say(f"uncertainty.firm_{kind}", firm=firm, open=len(ordered)))
            if not ordered:
                continue
            headers = [self.say(f"uncertainty.column.{key}") for key in (kind, "often", "planned")]
            mark = self.say("uncertainty.in_plan")
            rows = [[name, percent(share), mark if held else ""] for name, share, held in ordered]
            self.table([headers[0], RIGHT + headers[1], headers[2]], rows[:TOP_LINES])
            if len(rows) > TOP_LINES:
                self.line("  " + self.say("rest", count=len(rows) - TOP_LINES, file="table.csv"))
