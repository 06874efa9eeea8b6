"""What ``planner uncertainty --method montecarlo`` tells: screen, record, tables, charts."""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from planner.report.numbers import percent, plain, wan
from planner.report.page import RIGHT, TOP_LINES, Page
from planner.report.sampling import ends
from planner.report.sampling_charts import Curve, chosen_figure, values_figure
from planner.report.sampling_facts import FACT_COLUMNS, Fact, interval_word
from planner.report.study_files import Sheet, StudyFiles
from planner.studies.asking import Interval
from planner.studies.case import Subject
from planner.studies.sensitivity.montecarlo import (
    QUANTILES,
    Estimate,
    MonteCarlo,
    chosen_shares,
    mean_of,
    paired,
    probability_of,
    quantile_of,
)
from planner.studies.sensitivity.repricing import (
    Grounds,
    figures_of,
    grounds_of,
    only_at,
)
from planner.studies.sensitivity.sampled import Target, targets_of
from planner.studies.sensitivity.shocks import ODDS, shocked
from planner.texts import Language

FIGURE_COLUMNS = (
    *("run", "project", "park", "column", "old", "grade", "factor_least", "factor_greatest"),
)
DRAW_COLUMNS = (
    *("draw", "run", "project", "park", "odds_share", "wage_wan_per_year", "jobs_person"),
    *("tax_wan_per_year", "income_npv_wan", "fiscal_npv_wan"),
)
VALUE_COLUMNS = (
    *("draw", "value_wan", "other_value_wan", "difference_wan", "status", "best_low_wan"),
    *("best_high_wan", "regret_low_wan", "regret_high_wan", "reason"),
)
MOST_BARS = 30


def draw_files(found: MonteCarlo, plans: Sequence[Subject], language: Language) -> StudyFiles:
    """Files of a Monte Carlo study."""
    words = _Words(plans[0], language)
    sheets = {
        "table": Sheet(FACT_COLUMNS, [fact.line() for fact in facts_of(found, words)]),
        "inputs": Sheet(FIGURE_COLUMNS, _figure_lines(found, plans)),
        "samples": Sheet(DRAW_COLUMNS, _draw_lines(found, plans)),
        "results": Sheet(VALUE_COLUMNS, _value_lines(found, language)),
    }
    charts = {}
    if len(found.known) > 1:
        charts["values"] = lambda: values_figure(_curves(found, words), words.of_values())
    if found.solved:
        for kind, shares in zip(("projects", "targets"), _chosen(found, words), strict=True):
            if open_ones := contested(shares)[:MOST_BARS]:
                charts[kind] = _drawing(open_ones, words.of_chosen(kind, len(found.solved)))
    return StudyFiles(draw_record(found, plans, language), sheets, charts)


def _drawing(shares: Sequence[tuple[str, float, bool]], words: Mapping[str, str]) -> Any:
    return lambda: chosen_figure(shares, words)


class _Words(Page):
    """Names of what a run decides, in one language."""

    def __init__(self, subject: Subject, language: Language) -> None:
        super().__init__(subject.result, language)
        candidates = subject.result.appraisal.candidates
        zh = language == "zh"
        self.titles = {code: one.name_zh if zh else one.name_en for code, one in candidates.items()}
        plan = subject.result.plan
        self.own_projects = frozenset(start[0] for start in plan.starts)
        self.own_targets = targets_of(subject.case.data, plan.leads, plan.specials)

    def project(self, code: str) -> str:
        return f"{code} {self.titles.get(code, '')}".strip()

    def target(self, target: Target) -> str:
        county, industry = target
        return f"{self.area(county)} · {self.names('industries', industry)}"

    def of_values(self) -> dict[str, str]:
        keys = (
            "planned",
            "low",
            "high",
            "draws",
            "histogram",
            "probability",
            "exceedance",
            "value",
        )
        return {key: self.say(f"uncertainty.chart.{key}") for key in keys}

    def of_chosen(self, kind: str, solved: int) -> dict[str, str]:
        keys = ("in_plan", "not_in_plan", "often")
        return {key: self.say(f"uncertainty.chart.{key}") for key in keys} | {
            "chosen": self.say(f"uncertainty.chart.chosen_{kind}"),
            "solved": self.say("uncertainty.chart.solved", count=solved),
        }


def _curves(found: MonteCarlo, words: _Words) -> list[Curve]:
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


def _chosen(found: MonteCarlo, words: _Words) -> tuple[list[tuple[str, float, bool]], ...]:
    """How often projects and targets are chosen; those of the plan that never are count as 0."""
    projects, targets = chosen_shares(found)
    codes = sorted({*projects, *words.own_projects})
    pairs = sorted({*targets, *words.own_targets})
    return (
        [(words.project(c), projects.get(c, 0.0), c in words.own_projects) for c in codes],
        [(words.target(t), targets.get(t, 0.0), t in words.own_targets) for t in pairs],
    )


def contested(shares: Sequence[tuple[str, float, bool]]) -> list[tuple[str, float, bool]]:
    """What is not decided in every draw as in the plan, the most often otherwise first."""
    away = [(abs(share - held), name, share, held) for name, share, held in shares]
    ordered = sorted(away, key=lambda one: (-one[0], one[1]))
    return [(name, share, held) for gap, name, share, held in ordered if gap > 0]


# --- facts ----------------------------------------------------------------------------------------


def _distribution(found: MonteCarlo) -> dict[str, Estimate]:
    """Mean and quantiles, wan yuan."""
    values = found.known
    if len(values) < 2:
        return {}
    told = {"mean": mean_of(values)}
    return told | {f"quantile_{100 * share:g}": quantile_of(values, share) for share in QUANTILES}


def _chances(found: MonteCarlo) -> dict[str, Estimate]:
    """Probabilities of a loss, and of less than planned."""
    values = found.known
    if not len(values):
        return {}
    return {
        "value_below_zero": probability_of(values < 0),
        "value_below_planned": probability_of(values < found.planned_wan),
        "value_a_fifth_below_planned": probability_of(
            values < found.planned_wan - 0.2 * abs(found.planned_wan)
        ),
    }


def certain_share(found: MonteCarlo, grounds: Grounds) -> float:
    """Part of the drawn odds of the planned projects that would have exceeded 1 and were set to it.

    Where it is large the draws lean downwards: the odds can fall but not rise.
    """
    if ODDS not in found.shocks.ranges:
        return 0.0
    beyond = [
        found.shocks.factors(candidate, len(found.values))[ODDS] * candidate.odds_at(park) > 1.0
        for code, park, _ in sorted(grounds.plan.starts)
        for candidate in (grounds.candidates[code],)
    ]
    return float(np.mean(beyond)) if beyond else 0.0


def _regret(found: MonteCarlo) -> Interval | None:
    """Mean regret over the solved draws."""
    solved = found.solved
    if not solved:
        return None
    return Interval(
        sum(one.regret.low for one in solved) / len(solved),
        sum(one.regret.high for one in solved) / len(solved),
    )


def facts_of(found: MonteCarlo, words: _Words) -> Iterable[Fact]:
    """All that is told, one by one."""
    yield Fact("plan", found.run, "planned", "wan", found.planned_wan)
    for measure, one in _distribution(found).items():
        yield Fact("plan", found.run, measure, "wan", one.value, one.low, one.high)
    for measure, one in _chances(found).items():
        yield Fact("plan", found.run, measure, "share", one.value, one.low, one.high)
    yield Fact("plan", found.run, "draws", "count", len(found.known))
    if (pair := paired(found)) is not None:
        difference = pair.difference
        yield Fact("plan", found.other, "planned", "wan", found.other_planned_wan)
        yield Fact(
            *("plan", found.other, "more_than_the_run", "wan"),
            *(difference.value, difference.low, difference.high),
        )
        unpaired = (difference.value, pair.unpaired_low, pair.unpaired_high)
        yield Fact("plan", found.other, "more_than_the_run_unpaired", "wan", *unpaired)
        better = pair.better
        own = (better.value, better.low, better.high)
        yield Fact("plan", found.run, "better_than_the_other", "share", *own)
    if found.resolved:
        yield Fact.money("plan", found.run, "mean_regret", _regret(found))
        yield Fact("plan", found.run, "solved_draws", "count", len(found.solved))
        for kind, shares in zip(("project", "target"), _chosen(found, words), strict=True):
            for name, share, _ in shares:
                yield Fact(kind, name, "chosen", "share", share)


def draw_record(found: MonteCarlo, plans: Sequence[Subject], language: Language) -> dict[str, Any]:
    """The answer as plain data."""
    projects, targets = chosen_shares(found)
    words = _Words(plans[0], language)
    shocks, pair = found.shocks, paired(found)
    return {
        "run": found.run,
        "method": "montecarlo",
        "seed": shocks.seed,
        "draws": len(found.known),
        "asked": len(found.values),
        "shocks": {
            figure: "grade" if one is None else {"low": one.low, "high": one.high}
            for figure, one in sorted(shocks.ranges.items())
        },
        "correlation": shocks.common,
        "industry_correlation": shocks.industry,
        "odds_set_to_one_share": certain_share(found, grounds_of(plans[0].result)),
        "planned_wan": found.planned_wan,
        "distribution_wan": {key: _estimate(one) for key, one in _distribution(found).items()},
        "probability": {key: _estimate(one) for key, one in _chances(found).items()},
        "against": None
        if pair is None
        else {
            "run": found.other,
            "planned_wan": found.other_planned_wan,
            "more_than_the_run_wan": _estimate(pair.difference),
            "unpaired_wan": {"low": pair.unpaired_low, "high": pair.unpaired_high},
            "run_is_better": _estimate(pair.better),
        },
        "solved_draws": len(found.solved),
        "mean_regret_wan": ends(_regret(found)),
        "resolved": [
            {
                "draw": one.draw,
                "status": one.status,
                "planned_wan": one.planned_wan,
                "best_wan": ends(one.best),
                "regret_wan": ends(one.regret),
                "reason": one.error.sentence(language) if one.error else "",
            }
            for one in found.resolved
        ],
        "chosen_projects": [
            {"project": code, "share": share, "in_plan": code in words.own_projects}
            for code, share in projects.items()
        ],
        "chosen_targets": [
            {
                "county": target[0],
                "industry": target[1],
                "share": share,
                "in_plan": target in words.own_targets,
            }
            for target, share in targets.items()
        ],
    }


def _estimate(one: Estimate) -> dict[str, float]:
    return {"value": one.value, "low": one.low, "high": one.high}


# --- tables ---------------------------------------------------------------------------------------


Spot = tuple[str, str, str, range]
"""Run, project, park, and the draws in which its figures were drawn."""


def _spots(found: MonteCarlo, plans: Sequence[Subject]) -> Iterable[tuple[Grounds, Spot]]:
    """Planned projects in every draw; all candidates where the best plan was sought as well."""
    for subject in plans:
        grounds, run = grounds_of(subject.result), subject.result.run
        planned = {(code, park) for code, park, _ in grounds.plan.starts}
        for code, park in sorted(planned):
            yield grounds, (run, code, park, range(len(found.values)))
        if subject is plans[0] and found.resolved:
            draws = range(len(found.resolved))
            for code, candidate in sorted(grounds.candidates.items()):
                for place in candidate.places:
                    if (code, place.park) not in planned:
                        yield grounds, (run, code, place.park, draws)


def _figure_lines(found: MonteCarlo, plans: Sequence[Subject]) -> Iterable[Mapping[str, Any]]:
    """Every figure that is drawn, as it stands, and what it is multiplied by at the ends."""
    for grounds, (run, code, park, _) in _spots(found, plans):
        candidate = grounds.candidates[code]
        bands = found.shocks.bands(candidate)
        for column, (figures, old) in figures_of(candidate, park).items():
            own = [bands[figure] for figure in figures if figure in bands]
            if own:
                yield {
                    "run": run,
                    "project": code,
                    "park": park,
                    "column": column,
                    "old": old,
                    "grade": candidate.grade,
                    "factor_least": math.prod(1.0 + one.low for one in own),
                    "factor_greatest": math.prod(1.0 + one.high for one in own),
                }


def _draw_lines(found: MonteCarlo, plans: Sequence[Subject]) -> Iterable[Mapping[str, Any]]:
    """What was drawn, to eight digits; blank for figures that are not drawn."""
    for grounds, (run, code, park, draws) in _spots(found, plans):
        candidate = only_at(grounds.candidates[code], park)
        factors = found.shocks.factors(candidate, len(draws))
        for draw in draws:
            drawn = {figure: float(of[draw]) for figure, of in factors.items()}
            line: dict[str, Any] = {"draw": draw, "run": run, "project": code, "park": park}
            for column, (figures, new) in figures_of(shocked(candidate, drawn), park).items():
                if any(figure in drawn for figure in figures):
                    line[column] = f"{new:.8g}"
            yield line


def _value_lines(found: MonteCarlo, language: Language) -> Iterable[Mapping[str, Any]]:
    """The value in every draw, and what is known of the best plan there."""
    resolved = {one.draw: one for one in found.resolved}
    for draw, value in enumerate(found.values.tolist()):
        line: dict[str, Any] = {"draw": draw}
        if math.isfinite(value):
            line["value_wan"] = value
        if found.other_values is not None and math.isfinite(found.other_values[draw]):
            line["other_value_wan"] = float(found.other_values[draw])
            if math.isfinite(value):
                line["difference_wan"] = line["other_value_wan"] - value
        if (one := resolved.get(draw)) is not None:
            line["status"] = one.status
            for name, interval in (("best", one.best), ("regret", one.regret)):
                line[f"{name}_low_wan"] = interval.low
                line[f"{name}_high_wan"] = ends(interval)["high"]  # type: ignore[index]
            line["reason"] = one.error.sentence(language) if one.error else ""
        yield line


# --- screen ---------------------------------------------------------------------------------------


def draw_screen(found: MonteCarlo, plans: Sequence[Subject], language: Language) -> str:
    """The answer in words and tables."""
    page = _Screen(found, plans, language)
    for part in (page.head, page.distribution, page.chances, page.against, page.solved):
        part()
    return page.text()


class _Screen(_Words):
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
        if self.scenario.settings.fairness.mode == "maxmin":
            self.line(self.say("uncertainty.maxmin"))

    def distribution(self) -> None:
        told = _distribution(self.found)
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
        for key, one in _chances(self.found).items():
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
        regret = interval_word(_regret(found))
        self.line("  " + self.say("uncertainty.regret", regret=regret))
        for kind, shares in zip(("projects", "targets"), _chosen(found, self), strict=True):
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
