"""Tables of a Monte Carlo study: what was drawn, and the value in every draw."""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from planner.report.sampling_record import ends
from planner.studies.case import Subject
from planner.studies.sensitivity.montecarlo import MonteCarlo
from planner.studies.sensitivity.repricing import Grounds, figures_of, grounds_of, only_at
from planner.studies.sensitivity.shocks import shocked
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


def figure_lines(found: MonteCarlo, plans: Sequence[Subject]) -> Iterable[Mapping[str, Any]]:
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


def draw_lines(found: MonteCarlo, plans: Sequence[Subject]) -> Iterable[Mapping[str, Any]]:
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


def value_lines(found: MonteCarlo, language: Language) -> Iterable[Mapping[str, Any]]:
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
