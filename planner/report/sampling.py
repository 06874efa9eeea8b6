"""What ``planner uncertainty`` tells of a box of inputs: screen, record, tables, charts."""

from collections.abc import Mapping

from planner.report.numbers import percent, plain
from planner.report.page import RIGHT, TOP_LINES, Page
from planner.report.sampling_charts import Marked, effects_figure, shares_figure
from planner.report.sampling_facts import FACT_COLUMNS, interval_word, range_word, share_word
from planner.report.sampling_record import box_record, counts_of, facts_of
from planner.report.sampling_tables import (
    RESULT_COLUMNS,
    SAMPLE_COLUMNS,
    result_lines,
    sample_lines,
)
from planner.report.sensitivity import SensitivityPage
from planner.report.study_files import Sheet, StudyFiles
from planner.results import RunResult
from planner.studies.sensitivity.sampled import (
    FAILED,
    OPTIMAL,
    REFUSED,
    RELAXED,
)
from planner.studies.sensitivity.screening import Screening, order_of
from planner.texts import Language


def box_files(found: Screening, result: RunResult, language: Language) -> StudyFiles:
    """Files of a screening or of Sobol indices."""
    sheets = {
        "table": Sheet(FACT_COLUMNS, [fact.line() for fact in facts_of(found)]),
        "samples": Sheet(SAMPLE_COLUMNS, sample_lines(found, result.scenario)),
        "results": Sheet(RESULT_COLUMNS, result_lines(found, language)),
    }
    charts = {}
    page = SensitivityPage(result, language)
    say, names = page.say, [page.input(one) for one in found.factors]
    basis = say("uncertainty.basis_relaxed" if found.relaxed else "uncertainty.basis_exact")
    if any(one.strength for one in found.effects):
        marked = [
            Marked(name, effects.strength, effects.spread)
            for name, effects in zip(names, found.effects, strict=True)
            if effects.strength and effects.spread
        ]
        words = {key: say(f"uncertainty.chart.{key}") for key in ("morris", "strength", "spread")}
        charts["effects"] = lambda: effects_figure(marked, basis, words)
    if found.shares is not None and found.shares.indices:
        indices = found.shares.indices
        keys = ("sobol", "first", "total", "index")
        labels = {key: say(f"uncertainty.chart.{key}") for key in keys}
        ordered = {names[number]: indices[number] for number in order_of(found)}
        charts["indices"] = lambda: shares_figure(ordered, basis, labels)
    return StudyFiles(box_record(found, result, language), sheets, charts)


# --- screen ---------------------------------------------------------------------------------------


def box_screen(found: Screening, result: RunResult, language: Language) -> str:
    """The answer in words and tables."""
    page = _Screen(found, result, language)
    for part in (page.title, page.strengths, page.indices, page.confirmed, page.foot):
        part()
    return page.text()


class _Screen(Page):
    """The parts of the screen."""

    def __init__(self, found: Screening, result: RunResult, language: Language) -> None:
        super().__init__(result, language)
        self.found = found
        self.input = SensitivityPage(result, language).input

    def title(self) -> None:
        found = self.found
        kind = "morris" if found.shares is None else "sobol"
        facts = {
            "run": self.result.run,
            "inputs": len(found.factors),
            "samples": len(found.samples),
        }
        self.line(self.say(f"uncertainty.{kind}", **facts, seed=found.seed))
        self.line(
            self.say("uncertainty.basis_relaxed" if found.relaxed else "uncertainty.basis_exact")
        )
        counts = counts_of(found)
        if set(counts) - {OPTIMAL, RELAXED}:
            listed = "，" if self.language == "zh" else ", "
            told = listed.join(
                self.say("uncertainty.counted", count=count, status=self.status(status))
                for status, count in counts.items()
            )
            self.line(self.say("uncertainty.answers", told=told))
        if found.planned:
            share = percent(found.moved / found.planned)
            self.line(self.say("uncertainty.moved", share=share))

    def status(self, status: str) -> str:
        return self.say(f"uncertainty.status.{status}")

    def strengths(self) -> None:
        found = self.found
        if not found.effects:
            return
        self.heading("uncertainty.effects")
        keys = ("input", "range", "mu_star", "sampling", "mu", "sigma", "changes", "rank")
        headers = [self.say(f"uncertainty.column.{key}") for key in keys]
        headers = [headers[0], *(RIGHT + header for header in headers[1:])]
        rows = []
        for number in order_of(found):
            factor, own = found.factors[number], found.effects[number]
            changes = f"{own.changes} / {own.steps}"
            rank = f"{own.best_rank}" if own.settled else f"{own.best_rank}–{own.worst_rank}"
            rows.append(
                [
                    self.input(factor),
                    range_word(factor),
                    interval_word(own.strength),
                    "-" if own.sampling is None else f"± {plain(own.sampling)}",
                    interval_word(own.mean),
                    interval_word(own.spread),
                    "-" if found.relaxed else changes,
                    rank,
                ]
            )
        self.table(headers, rows)
        self.line("  " + self.say("uncertainty.effects_note"))
        open_ones = [one for one in found.effects if one.strength and not one.strength.exact]
        if open_ones and not all(own.settled for own in found.effects):
            self.line("  " + self.say("uncertainty.ranks_open"))

    def indices(self) -> None:
        shares = self.found.shares
        if shares is None:
            return
        self.heading("uncertainty.indices", used=shares.used, asked=shares.asked)
        if not shares.indices:
            self.line("  " + self.say("uncertainty.no_variance"))
            return
        keys = ("input", "range", "first", "first_gaps", "total", "total_gaps")
        headers = [self.say(f"uncertainty.column.{key}") for key in keys]
        headers = [headers[0], *(RIGHT + header for header in headers[1:])]
        rows = []
        for number in order_of(self.found):
            factor, own = self.found.factors[number], shares.indices[number]
            cells = [self.input(factor), range_word(factor)]
            for index in (own.first, own.total):
                cells += [
                    f"{index.value:.2f} ± {index.sampling:.2f}",
                    share_word(index.open),
                ]
            rows.append(cells)
        self.table(headers, rows)
        self.line("  " + self.say("uncertainty.indices_note"))
        if shares.pairs:
            self.pairs(shares.pairs)

    def pairs(self, pairs: Mapping[tuple[int, int], tuple[float, float]]) -> None:
        """Interplay of two inputs, strongest first."""
        self.heading("uncertainty.pairs")
        ordered = sorted(pairs.items(), key=lambda pair: -abs(pair[1][0]))[:TOP_LINES]
        names = [self.input(one) for one in self.found.factors]
        rows = [
            [f"{names[i]} x {names[j]}", f"{value:.2f} ± {half:.2f}"]
            for (i, j), (value, half) in ordered
        ]
        headers = [self.say(f"uncertainty.column.{key}") for key in ("input", "second")]
        self.table([headers[0], RIGHT + headers[1]], rows)

    def confirmed(self) -> None:
        if not self.found.confirmed:
            return
        self.heading("uncertainty.confirmed", count=len(self.found.confirmed))
        keys = ("input", "range", "whole", "relaxed")
        headers = [self.say(f"uncertainty.column.{key}") for key in keys]
        rows = [
            [
                self.input(one.input),
                range_word(one.input),
                interval_word(one.effect),
                interval_word(one.relaxed_effect),
            ]
            for one in self.found.confirmed
        ]
        self.table([headers[0], *(RIGHT + header for header in headers[1:])], rows)

    def foot(self) -> None:
        clipped = {key for one in self.found.samples for key in one.clipped}
        if clipped:
            self.line()
            names = [self.input(one) for one in self.found.factors if one.key in clipped]
            listed = ("、" if self.language == "zh" else ", ").join(names)
            self.line(self.say("uncertainty.clipped", inputs=listed))
        told = [one for one in self.found.samples if one.status in {REFUSED, FAILED} and one.error]
        for one in told[:3]:
            assert one.error is not None
            setting = ", ".join(setting.key for setting in one.settings)
            words = {"settings": setting, "reason": one.error.sentence(self.language)}
            self.line(self.say("uncertainty.refused", **words))
