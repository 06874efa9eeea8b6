"""What ``planner uncertainty`` tells of a box of inputs: screen, record, tables, charts."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from planner.report.numbers import percent, plain
from planner.report.page import RIGHT, TOP_LINES, Page
from planner.report.sampling_charts import Marked, effects_figure, shares_figure
from planner.report.sampling_facts import FACT_COLUMNS, Fact, interval_word, range_word, share_word
from planner.report.sensitivity import SensitivityPage
from planner.report.study_files import Sheet, StudyFiles
from planner.results import RunResult, Scenario
from planner.studies.asking import Interval
from planner.studies.sensitivity.inputs import Setting, apply
from planner.studies.sensitivity.sampled import (
    FAILED,
    OPTIMAL,
    REFUSED,
    RELAXED,
    STATUSES,
    Sample,
)
from planner.studies.sensitivity.screening import Confirmed, Screening, order_of
from planner.texts import Language

SAMPLE_COLUMNS = (
    *("sample", "input", "table", "column", "cells", "factor", "value"),
    *("old_least", "old_greatest", "new_least", "new_greatest", "clipped_cells"),
)
RESULT_COLUMNS = ("sample", "part", "status", "low_wan", "high_wan", "targets_differ", "reason")


def box_files(found: Screening, result: RunResult, language: Language) -> StudyFiles:
    """Files of a screening or of Sobol indices."""
    sheets = {
        "table": Sheet(FACT_COLUMNS, [fact.line() for fact in facts_of(found)]),
        "samples": Sheet(SAMPLE_COLUMNS, _sample_lines(found, result.scenario)),
        "results": Sheet(RESULT_COLUMNS, _result_lines(found, language)),
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


def facts_of(found: Screening) -> Iterable[Fact]:
    """All that is told, one by one."""
    for factor, effects in zip(found.factors, found.effects, strict=False):
        measures = {"mu": effects.mean, "mu_star": effects.strength, "sigma": effects.spread}
        for measure, interval in measures.items():
            yield Fact.money("input", factor.key, measure, interval)
        sampling = effects.sampling
        yield Fact("input", factor.key, "mu_star_sampling_half_width", "wan", sampling)
        changes = effects.changes / effects.steps if effects.steps and not found.relaxed else None
        yield Fact("input", factor.key, "steps", "count", effects.steps)
        yield Fact("input", factor.key, "steps_that_change_targets", "share", changes)
        yield Fact("input", factor.key, "best_rank", "count", effects.best_rank)
        yield Fact("input", factor.key, "worst_rank", "count", effects.worst_rank)
    if found.shares is not None:
        for factor, own in zip(found.factors, found.shares.indices, strict=False):
            for measure, index in (("first_order", own.first), ("total", own.total)):
                ends = (index.value - index.sampling, index.value + index.sampling)
                yield Fact("input", factor.key, measure, "share", index.value, *ends)
                gap = index.open
                yield Fact(
                    "input", factor.key, f"{measure}_by_gaps", "share", None, gap.low, gap.high
                )
        for (i, j), (value, half) in found.shares.pairs.items():
            name = f"{found.factors[i].key} x {found.factors[j].key}"
            yield Fact("pair", name, "second_order", "share", value, value - half, value + half)
    for one in found.confirmed:
        yield Fact.money("input", one.input.key, "whole_range_whole_solves", one.effect)
        yield Fact.money("input", one.input.key, "whole_range_relaxed", one.relaxed_effect)
    for status, count in _counts(found).items():
        yield Fact("samples", status, "samples", "count", count)
    if found.planned:
        moved = found.moved / found.planned
        yield Fact("samples", "targets", "other_targets_than_the_plan", "share", moved)


def _counts(found: Screening) -> dict[str, int]:
    counts = Counter(one.status for one in found.samples)
    return {status: counts[status] for status in STATUSES if counts[status]}


def box_record(found: Screening, result: RunResult, language: Language) -> dict[str, Any]:
    """The answer as plain data."""
    return {
        "run": result.run,
        "method": "morris" if found.shares is None else "sobol",
        "basis": "linear_relaxation" if found.relaxed else "whole_solves",
        "seed": found.seed,
        "samples": len(found.samples),
        "status": _counts(found),
        "other_targets_share": found.moved / found.planned if found.planned else None,
        "inputs": [_input_record(found, number) for number in order_of(found)],
        "pairs": [
            {
                "inputs": [found.factors[i].key, found.factors[j].key],
                "second_order": value,
                "sampling_half_width": half,
            }
            for (i, j), (value, half) in (found.shares.pairs if found.shares else {}).items()
        ],
        "confirmed": [_confirmed_record(one) for one in found.confirmed],
        "clipped": sorted({key for one in found.samples for key in one.clipped}),
        "not_answered": [
            {"sample": number, "status": one.status, "reason": one.error.sentence(language)}
            for number, one in enumerate(found.samples)
            if one.error is not None
        ],
    }


def _input_record(found: Screening, number: int) -> dict[str, Any]:
    factor = found.factors[number]
    told: dict[str, Any] = {
        "input": factor.key,
        "table": factor.table,
        "column": factor.column,
        "cells": max(len(factor.rows) - factor.blanks, 1),
        "range": {
            "low": factor.range.low,
            "high": factor.range.high,
            "relative": factor.range.relative,
        },
    }
    if found.effects:
        own = found.effects[number]
        told |= {
            "mu_wan": ends(own.mean),
            "mu_star_wan": ends(own.strength),
            "sigma_wan": ends(own.spread),
            "mu_star_sampling_half_width_wan": own.sampling,
            "steps": own.steps,
            "steps_that_change_targets": None if found.relaxed else own.changes,
            "rank": {"best": own.best_rank, "worst": own.worst_rank, "settled": own.settled},
        }
    if found.shares is not None and found.shares.indices:
        indices = found.shares.indices[number]
        for name, index in (("first_order", indices.first), ("total", indices.total)):
            told[name] = {
                "value": index.value,
                "sampling_half_width": index.sampling,
                "left_open_by_gaps": ends(index.open),
            }
    return told


def _confirmed_record(one: Confirmed) -> dict[str, Any]:
    return {
        "input": one.input.key,
        "effect_wan": ends(one.effect),
        "effect_of_relaxation_wan": ends(one.relaxed_effect),
        "status": [sample.status for sample in one.exact],
    }


def ends(interval: Interval | None) -> dict[str, float | None] | None:
    """Two ends for JSON; an end that is not finite is None."""
    if interval is None:
        return None
    return {
        "low": interval.low if math.isfinite(interval.low) else None,
        "high": interval.high if math.isfinite(interval.high) else None,
    }


# --- tables ---------------------------------------------------------------------------------------


def _sample_lines(found: Screening, scenario: Scenario) -> Iterable[Mapping[str, Any]]:
    """Every drawn input with the figures that it moved."""
    moved: dict[Setting, Mapping[str, Any]] = {}
    for number, sample in enumerate(found.samples):
        for setting in sample.settings:
            if setting not in moved:
                moved[setting] = _moved(setting, scenario)
            yield {"sample": number, **moved[setting]}


def _moved(setting: Setting, scenario: Scenario) -> Mapping[str, Any]:
    target = setting.input
    told: dict[str, Any] = {
        "input": target.key,
        "table": target.table,
        "column": target.column,
        "factor": setting.factor,
        "value": setting.value,
    }
    try:
        _, cells = apply(scenario, (setting,))
    except Exception as error:
        if not hasattr(error, "sentence"):
            raise
        return told  # its sample says why
    olds = [cell.old for cell in cells if cell.old is not None]
    news = [cell.new for cell in cells]
    return told | {
        "cells": len(cells),
        "old_least": min(olds, default=None),
        "old_greatest": max(olds, default=None),
        "new_least": min(news, default=None),
        "new_greatest": max(news, default=None),
        "clipped_cells": sum(cell.clipped for cell in cells),
    }


def _result_lines(found: Screening, language: Language) -> Iterable[Mapping[str, Any]]:
    """The answer at every point, and at the ends that were confirmed."""
    for number, sample in enumerate(found.samples):
        yield _result_line(number, "design", sample, found, language)
    for one in found.confirmed:
        for part, samples in (("whole_solve", one.exact), ("relaxed", one.relaxed)):
            for end, sample in zip(("low", "high"), samples, strict=True):
                name = f"{one.input.key}:{end}"
                yield _result_line(name, part, sample, found, language)


def _result_line(
    number: object, part: str, sample: Sample, found: Screening, language: Language
) -> Mapping[str, Any]:
    differ = None if sample.targets is None else int(sample.targets != found.kept_targets)
    return {
        "sample": number,
        "part": part,
        "status": sample.status,
        "low_wan": sample.low if math.isfinite(sample.low) else None,
        "high_wan": sample.high if math.isfinite(sample.high) else None,
        "targets_differ": differ,
        "reason": sample.error.sentence(language) if sample.error else "",
    }


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
        counts = _counts(found)
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
