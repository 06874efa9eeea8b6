"""What ``planner ladder`` prints, and the files that it writes."""

import math
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from planner.report.ladder_charts import ladder_figure
from planner.report.numbers import finite, plain, wan
from planner.report.page import RIGHT, Page
from planner.report.study_files import Sheet, StudyFiles, study_head
from planner.report.trait_names import TraitNames
from planner.results import RunResult
from planner.sheets import years_of
from planner.studies.asking import Answer, Interval
from planner.studies.ladder.climb import Ladder, Rung, entered
from planner.studies.ladder.steps import Scaled, Step
from planner.texts import Language

FEW_NAMES = 8
"""Names of what enters on a rung."""

NOTHING_SHARE = 1e-6
"""Relative to the value: a cost up to this is none."""

COLUMNS = (
    *("fact", "rung", "limit", "change_share", "until_period", "plan"),
    *("value_wan", "bound_wan", "cost_low_wan", "cost_high_wan"),
    *("project", "name_zh", "park", "period", "count", "enters"),
)
"""``fact``: rung or start; ``plan``: free, nested or joint."""


def ladder_files(result: RunResult, ladder: Ladder, language: Language) -> StudyFiles:
    """Summary, table and chart."""
    record = ladder_record(result, ladder)
    words = RungWords(result, language)
    rungs = record["rungs"]
    labels = [words.label(one) for one in rungs]
    return StudyFiles(
        record,
        {"table": Sheet(COLUMNS, _facts(result, ladder))},
        {"ladder": partial(ladder_figure, rungs, labels, words.climbs(rungs[0]), language)},
    )


# --- data -----------------------------------------------------------------------------------------


def ladder_record(result: RunResult, ladder: Ladder) -> dict[str, Any]:
    """Rungs with their plans, and what nesting costs on each."""
    return {
        **study_head("ladder", result),
        "status": result.solution.status,
        "retime": ladder.retime,
        "sum_climbed_wan": ladder.climbed,
        "sum_joint_wan": ladder.joined if ladder.joint_asked else None,
        "sum_joint_bound_wan": finite(ladder.joint_bound),
        "rungs": [_rung_record(ladder, number) for number in range(len(ladder.rungs))],
    }


def _rung_record(ladder: Ladder, number: int) -> dict[str, Any]:
    rung = ladder.rungs[number]
    cost = rung.cost
    return {
        "rung": number,
        **_step_record(rung.step),
        "free": {
            "value_wan": finite(rung.free_value),
            "bound_wan": finite(rung.free_bound),
            "plan_exists": _exists(rung.free),
        },
        "nested": {
            "value_wan": rung.nested.value if rung.nested else None,
            "bound_wan": finite(rung.nested.bound) if rung.nested else None,
            "plan_exists": _exists(rung.nested),
        },
        "cost_low_wan": finite(cost.low) if cost else None,
        "cost_high_wan": finite(cost.high) if cost else None,
        "joint_value_wan": rung.joint.terms["objective_wan"] if rung.joint else None,
        "enters": [_start(*one) for one in new_starts(ladder, number).items()],
        "starts": [_start(*one) for one in _nested_starts(rung)],
        "expansions": [list(pair) for pair in rung.nested.portfolio.builds]
        if rung.nested and rung.nested.portfolio
        else [],
    }


def _exists(answer: Answer | None) -> bool | None:
    """Whether there is a plan; None if that is not known."""
    if answer is None:
        return None
    return True if answer.value is not None else (False if answer.impossible else None)


def _step_record(step: Step) -> dict[str, Any]:
    if isinstance(step, Scaled):
        return {"limit": step.limit, "change_share": step.share, "until_period": None}
    return {"limit": None, "change_share": None, "until_period": step.period}


def _start(start: tuple[str, str, int], count: int) -> dict[str, Any]:
    project, park, period = start
    return {"project": project, "park": park, "period": period, "count": count}


def _nested_starts(rung: Rung) -> list[tuple[tuple[str, str, int], int]]:
    plan = rung.nested.portfolio if rung.nested else None
    return sorted(plan.starts.items()) if plan else []


def new_starts(ladder: Ladder, number: int) -> dict[tuple[str, str, int], int]:
    """Starts of the nested plan of a rung that the nearest plan below does not have."""
    nested = ladder.rungs[number].nested
    if nested is None or nested.portfolio is None:
        return {}
    below = None
    for rung in ladder.rungs[:number]:
        if rung.nested and rung.nested.portfolio:
            below = rung.nested.portfolio
    return entered(below, nested.portfolio, ladder.retime)


def _facts(result: RunResult, ladder: Ladder) -> Iterator[dict[str, Any]]:
    names = TraitNames(result, "zh")
    for number, rung in enumerate(ladder.rungs):
        about = {"rung": number, **_step_record(rung.step)}
        free = {"value_wan": finite(rung.free_value), "bound_wan": finite(rung.free_bound)}
        yield {"fact": "rung", **about, "plan": "free", **free}
        if rung.nested:
            cost = rung.cost or Interval(-math.inf, math.inf)
            yield {
                **about,
                "fact": "rung",
                "plan": "nested",
                "value_wan": rung.nested.value,
                "bound_wan": finite(rung.nested.bound),
                "cost_low_wan": finite(cost.low),
                "cost_high_wan": finite(cost.high),
            }
        if rung.joint:
            value = rung.joint.terms["objective_wan"]
            yield {"fact": "rung", **about, "plan": "joint", "value_wan": value}
        new = new_starts(ladder, number)
        plans = {
            "free": rung.free.portfolio if rung.free else None,
            "nested": rung.nested.portfolio if rung.nested else None,
            "joint": rung.joint,
        }
        for kind, plan in plans.items():
            for start, count in sorted(plan.starts.items()) if plan else ():
                entering = {"enters": new.get(start, 0)} if kind == "nested" else {}
                name = names.project(start[0])
                told = {**_start(start, count), "name_zh": name, **entering}
                yield {"fact": "start", **about, "plan": kind, **told}


# --- screen ---------------------------------------------------------------------------------------


class RungWords(Page):
    """How rungs of a ladder's record are called."""

    def climbs(self, rung: Mapping[str, Any]) -> str:
        """What rises along the ladder, told by any of its rungs."""
        limit = rung["limit"]
        if limit is None:
            return self.say("ladder.head_years")
        return self.say("ladder.market") if limit == "market" else self.limit_name(limit)

    def label(self, rung: Mapping[str, Any]) -> str:
        """Name of a rung."""
        share = rung["change_share"]
        if share is not None:
            return f"{100 * share:+g} %" if share else "0 %"
        years = years_of(self.scenario, rung["until_period"]).rpartition("–")[2]
        return self.say("ladder.until", years=years)


def ladder_screen(result: RunResult, ladder: Ladder, language: Language) -> str:
    """Rungs, the cost of nesting, what enters."""
    page = _Screen(result, ladder, language)
    for part in (page.head, page.rungs, page.sums, page.enters):
        part()
    return page.text()


class _Screen(RungWords):
    """The parts of the screen."""

    def __init__(self, result: RunResult, ladder: Ladder, language: Language) -> None:
        super().__init__(result, language)
        self.ladder = ladder
        self.what = self.climbs(_step_record(ladder.rungs[0].step))
        self.named = TraitNames(result, language)

    def head(self) -> None:
        how = self.say("ladder.retimed") if self.ladder.retime else ""
        self.line(self.say("ladder.head", run=self.result.run, what=self.what, how=how))
        self.line()

    def rungs(self) -> None:
        keys = ["free", "nested", "cost", "enters"]
        keys += ["joint"] if self.ladder.joint_asked else []
        headers = [self.say("ladder.column.rung")]
        headers += [RIGHT + self.say(f"ladder.column.{key}") for key in keys]
        rows, exact = [], True
        for number, rung in enumerate(self.ladder.rungs):
            free = Interval(rung.free_value, rung.free_bound)
            cost = rung.cost
            exact = exact and free.exact and (cost is None or cost.exact)
            cells = [
                self.label(_step_record(rung.step)),
                self._span(free) if math.isfinite(free.low) else self._absent(rung.free),
                self._absent(rung.nested)
                if rung.nested is None or rung.nested.value is None
                else plain(rung.nested.value),
                "-" if cost is None else self._span(cost),
                str(sum(new_starts(self.ladder, number).values())),
            ]
            if self.ladder.joint_asked:
                joint = rung.joint
                cells.append("-" if joint is None else plain(joint.terms["objective_wan"]))
            rows.append(cells)
        self.table(headers, rows)
        if not exact:
            self.line("  " + self.say("ladder.interval"))
        costly = sum(
            one.cost is not None and one.cost.low > NOTHING_SHARE * max(abs(one.free_value), 1.0)
            for one in self.ladder.rungs
        )
        self.line("  " + self.say("ladder.significant", count=costly))

    def _absent(self, answer: Answer | None) -> str:
        return self.say("ladder.none" if answer and answer.impossible else "ladder.unknown")

    def _span(self, one: Interval) -> str:
        """An amount, or its two ends."""
        low, high = plain(one.low), plain(one.high)
        return low if one.exact or low == high else f"[{low} .. {high}]"

    def sums(self) -> None:
        ladder = self.ladder
        if not ladder.joint_asked:
            return
        if ladder.joined is None or ladder.climbed is None:
            never = ladder.joint_bound == -math.inf
            self.line("  " + self.say("ladder.never_joint" if never else "ladder.no_joint"))
            return
        facts = {"climbed": ladder.climbed, "joined": ladder.joined, "bound": ladder.joint_bound}
        told = {k: wan(math.inf if v is None else v, self.language) for k, v in facts.items()}
        self.line("  " + self.say("ladder.sums", **told))

    def enters(self) -> None:
        self.heading("ladder.enters_heading")
        for number, rung in enumerate(self.ladder.rungs):
            new = new_starts(self.ladder, number)
            head = self.say(
                "ladder.enters", rung=self.label(_step_record(rung.step)), count=sum(new.values())
            )
            codes = sorted({start[0] for start in new})
            comma, colon = ("，", "：") if self.language == "zh" else (", ", ": ")
            names = comma.join(self.named.project(code) for code in codes[:FEW_NAMES])
            rest = len(codes) - FEW_NAMES
            more = self.say("ladder.count_more", count=rest) if rest > 0 else ""
            self.line("  " + (f"{head}{colon}{names}{more}" if names else head))
