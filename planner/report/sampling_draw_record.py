"""What a Monte Carlo study tells, as facts and as one record; names of what a run decides."""

import math
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from planner.report.page import Page
from planner.report.sampling_facts import Fact
from planner.report.sampling_record import ends
from planner.report.study_files import study_head
from planner.studies.asking import Interval
from planner.studies.case import Subject
from planner.studies.sensitivity.distribution import (
    Estimate,
    mean_of,
    probability_of,
    quantile_of,
)
from planner.studies.sensitivity.montecarlo import (
    QUANTILES,
    MonteCarlo,
    chosen_shares,
    paired,
)
from planner.studies.sensitivity.repricing import Grounds, grounds_of
from planner.studies.sensitivity.sampled import Target, targets_of
from planner.studies.sensitivity.shocks import ODDS
from planner.texts import Language


class PlanWords(Page):
    """Names of what a run decides, in one language.

    Attributes
    ----------
    own_projects, own_targets
        What its plan holds.
    """

    def __init__(self, subject: Subject, language: Language) -> None:
        super().__init__(subject.result, language)
        candidates = subject.result.appraisal.candidates
        zh = language == "zh"
        self.titles = {code: one.name_zh if zh else one.name_en for code, one in candidates.items()}
        plan = subject.result.plan
        self.own_projects = frozenset(start[0] for start in plan.starts)
        self.own_targets = targets_of(subject.case.data, plan.leads, plan.specials)

    def project(self, code: str) -> str:
        """Code and name of a project."""
        return f"{code} {self.titles.get(code, '')}".strip()

    def target(self, target: Target) -> str:
        """County and industry."""
        county, industry = target
        return f"{self.area(county)} · {self.names('industries', industry)}"

    def of_values(self) -> dict[str, str]:
        """Words of the chart of values."""
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
        """Words of a chart of choices."""
        keys = ("in_plan", "not_in_plan", "often")
        return {key: self.say(f"uncertainty.chart.{key}") for key in keys} | {
            "chosen": self.say(f"uncertainty.chart.chosen_{kind}"),
            "solved": self.say("uncertainty.chart.solved", count=solved),
        }


def chosen_of(found: MonteCarlo, words: PlanWords) -> tuple[list[tuple[str, float, bool]], ...]:
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


def distribution_of(found: MonteCarlo) -> dict[str, Estimate]:
    """Mean and quantiles, wan yuan."""
    values = found.known
    if len(values) < 2:
        return {}
    told = {"mean": mean_of(values)}
    return told | {f"quantile_{100 * share:g}": quantile_of(values, share) for share in QUANTILES}


def chances_of(found: MonteCarlo) -> dict[str, Estimate]:
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


def mean_regret(found: MonteCarlo) -> Interval | None:
    """Mean regret over the solved draws."""
    solved = found.solved
    if not solved:
        return None
    return Interval(
        sum(one.regret.low for one in solved) / len(solved),
        sum(one.regret.high for one in solved) / len(solved),
    )


def facts_of(found: MonteCarlo, words: PlanWords) -> Iterable[Fact]:
    """All that is told, one by one."""
    yield Fact("plan", found.run, "planned", "wan", found.planned_wan)
    for measure, one in distribution_of(found).items():
        yield Fact("plan", found.run, measure, "wan", one.value, one.low, one.high)
    for measure, one in chances_of(found).items():
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
        yield Fact.money("plan", found.run, "mean_regret", mean_regret(found))
        yield Fact("plan", found.run, "solved_draws", "count", len(found.solved))
        for kind, shares in zip(("project", "target"), chosen_of(found, words), strict=True):
            for name, share, _ in shares:
                yield Fact(kind, name, "chosen", "share", share)


def draw_record(found: MonteCarlo, plans: Sequence[Subject], language: Language) -> dict[str, Any]:
    """The answer as plain data."""
    projects, targets = chosen_shares(found)
    words = PlanWords(plans[0], language)
    shocks, pair = found.shocks, paired(found)
    return {
        **study_head("uncertainty", plans[0].result),
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
        "distribution_wan": {key: _estimate(one) for key, one in distribution_of(found).items()},
        "probability": {key: _estimate(one) for key, one in chances_of(found).items()},
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
        "mean_regret_wan": ends(mean_regret(found)),
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


def _estimate(one: Estimate) -> dict[str, float | None]:
    ends = (end if math.isfinite(end) else None for end in (one.low, one.high))
    return dict(zip(("value", "low", "high"), (one.value, *ends), strict=True))
