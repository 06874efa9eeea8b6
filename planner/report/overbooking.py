"""What ``planner overbook`` prints and writes: every limit before and after, and what it costs."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from planner.report.numbers import finite, percent, plain, unit_word, wan
from planner.report.overbooking_charts import Bars, OverbookingWords, overbooking_figure
from planner.report.page import RIGHT, TOP_LINES, Page
from planner.report.study_files import Sheet, StudyFiles, study_head
from planner.results import RunResult
from planner.schema import LAND
from planner.studies.asking import Interval
from planner.studies.overbooking.holdings import Limit, Standing
from planner.studies.overbooking.trials import Overbooking, Round
from planner.texts import Language, text

EXPECTED, TUNED = "expected", "tuned"
"""The two plans of every table: expected use alone counts; the promise is kept."""

COLUMNS = (
    *("plan", "limit", "area", "period", "unit", "supply_amount", "full_use_amount"),
    *("expected_use_amount", "cap_share", "overrun_low_share", "overrun_high_share"),
    *("expected_excess_amount", "idle_share", "common_shock_overrun_share"),
)


@dataclass(frozen=True)
class Pair:
    """A limit in the worst period of each plan; None where there is no such plan."""

    limit: Limit
    before: Standing
    after: Standing | None
    cap_share: float | None


def pairs_of(found: Overbooking) -> tuple[Pair, ...]:
    """Limits that could be overrun in either plan, the most probable first."""
    before = worst_of(found.expected)
    after = worst_of(found.tuned) if found.tuned else {}
    shares = found.tuned.shares if found.tuned else {}
    pairs = [
        Pair(limit, one, after.get(limit), shares.get(limit))
        for limit, one in before.items()
        if any(s and s.risk.full > s.supply for s in (one, after.get(limit)))
    ]
    return tuple(
        sorted(
            pairs,
            key=lambda pair: (
                -pair.before.risk.high,
                -(pair.after.risk.high if pair.after else 0.0),
                pair.limit,
            ),
        )
    )


def worst_of(plan: Round) -> dict[Limit, Standing]:
    """Each limit in the period in which it is overrun most probably, else used most."""
    worst: dict[Limit, Standing] = {}
    for one in plan.standings:
        known = worst.get(one.limit)
        if known is None or _rank(one) > _rank(known):
            worst[one.limit] = one
    return worst


def _rank(one: Standing) -> tuple[float, float]:
    return one.risk.high, one.risk.expected


def cost_of(found: Overbooking) -> Interval | None:
    """What the promise costs: the best plan by expected use alone less the tuned plan, wan yuan.

    Never below 0: the tuned plan keeps expected use too, though an open solve may have missed it.
    """
    if found.tuned is None or found.tuned.value is None or found.expected.value is None:
        return None
    least, most = found.expected.value, found.expected.bound
    return Interval(least - found.tuned.value, most - found.tuned.value).at_least(0.0)


def gain_of(found: Overbooking) -> Interval | None:
    """What the tuned plan is worth more than the best one that keeps whole needs, wan yuan."""
    if found.tuned is None or found.tuned.value is None or found.full is None:
        return None
    if found.full.value is None and not found.full.impossible:
        return None  # no plan to compare with was found in time
    least = math.inf if found.full.impossible else found.tuned.value - full_bound(found)
    most = math.inf if found.full.value is None else found.tuned.value - found.full.value
    return Interval(least, most)


def full_bound(found: Overbooking) -> float:
    """Bound of the plans that keep whole needs: they also keep the expected ones."""
    bound = found.full.bound if found.full else math.inf
    return min(bound, found.expected.bound)


def overbooking_record(found: Overbooking, result: RunResult, written: str = "") -> dict[str, Any]:
    """The answer as plain data: money in wan yuan, shares from 0 to 1, no number is None."""
    full = found.full
    return {
        **study_head("overbook", result),
        "overrun_share_max": found.asked.overrun_share,
        "common_shock_correlation": found.asked.correlation,
        "independent": True,
        "expected": _plan_record(found.expected),
        "full": {
            "value_wan": full.value if full else None,
            "bound_wan": finite(full_bound(found)) if full else None,
            "impossible": full.impossible if full else None,
        },
        "tuned": _plan_record(found.tuned) if found.tuned else None,
        "promise_costs_wan": _interval(cost_of(found)),
        "gains_over_full_wan": _interval(gain_of(found)),
        "caps": [
            {
                "limit": resource,
                "area": area,
                "cap_share": share,
                "tuned": found.tuned is not None and (resource, area) in found.tuned.shares,
            }
            for (resource, area), share in sorted(found.caps.items())
        ],
        "rounds": [
            {
                "value_wan": one.value,
                "bound_wan": finite(one.bound),
                "kept": one.kept,
                "worst_overrun_share": _worst(one),
                "caps": len([share for share in one.shares.values() if share < 1]),
            }
            for one in found.rounds
        ],
        "limits": [*_lines(found, result, worst_only=True)],
        "complete": not found.stopped,
        "variant_written": written,
    }


def _plan_record(plan: Round) -> dict[str, Any]:
    return {
        "value_wan": plan.value,
        "bound_wan": finite(plan.bound),
        "kept": plan.kept,
        "worst_overrun_share": _worst(plan),
        "starts": [
            {"project": project, "park": park, "period": period, "count": count}
            for (project, park, period), count in sorted(plan.plan.starts.items())
        ],
        "expansions": [{"expansion": name, "period": period} for name, period in plan.plan.builds],
    }


def _worst(plan: Round) -> float | None:
    return max((one.risk.high for one in plan.standings), default=None)


def _interval(found: Interval | None) -> dict[str, float | None] | None:
    return None if found is None else {"low": finite(found.low), "high": finite(found.high)}


def overbooking_files(
    found: Overbooking, result: RunResult, language: Language, written: str = ""
) -> StudyFiles:
    """Table of all limits, periods and both plans; summary; chart."""
    bars = chart_bars(found, result, language)
    words = OverbookingWords(
        *(
            text(f"label.overbook.chart.{key}", language)
            for key in ("title", "before", "after", "full", "expected", "cap", "axis", "overrun")
        )
    )
    figures = {"overrun": partial(overbooking_figure, bars, words)} if bars else {}
    return StudyFiles(
        overbooking_record(found, result, written),
        {"table": Sheet(COLUMNS, [*_lines(found, result)])},
        figures,
    )


def chart_bars(found: Overbooking, result: RunResult, language: Language) -> tuple[Bars, ...]:
    """The limits of the chart, by their names."""
    page = Page(result, language)
    return tuple(
        Bars(
            name=f"{page.limit_name(pair.limit[0])} · {page.area(pair.limit[1])}",
            before=_shares(pair.before),
            after=_shares(pair.after) if pair.after else None,
            cap_share=pair.cap_share,
        )
        for pair in pairs_of(found)[:TOP_LINES]
    )


def _shares(one: Standing) -> tuple[float, float, float]:
    """Full and expected use as parts of the limit, and the probability of overrun."""
    supply = one.supply or math.inf
    return one.risk.full / supply, one.risk.expected / supply, one.risk.high


def _lines(
    found: Overbooking, result: RunResult, worst_only: bool = False
) -> Iterable[Mapping[str, Any]]:
    units = {row.resource: row.unit for row in result.scenario.rows("resources")}
    for name, plan in ((EXPECTED, found.expected), (TUNED, found.tuned)):
        if plan is None:
            continue
        chosen = worst_of(plan).values() if worst_only else plan.standings
        for one in chosen:
            resource, area = one.limit
            yield {
                "plan": name,
                "limit": resource,
                "area": area,
                "period": one.period,
                "unit": "mu" if resource == LAND else units.get(resource, ""),
                "supply_amount": one.supply,
                "full_use_amount": one.risk.full,
                "expected_use_amount": one.risk.expected,
                "cap_share": plan.shares.get(one.limit, 1.0),
                "overrun_low_share": one.risk.low,
                "overrun_high_share": one.risk.high,
                "expected_excess_amount": one.risk.excess,
                "idle_share": one.risk.idle,
                "common_shock_overrun_share": one.shock.high if one.shock else None,
            }


def overbooking_screen(found: Overbooking, result: RunResult, language: Language) -> str:
    """Verdict, money, limits before and after, rounds, what the figures rest on."""
    page = _Screen(found, result, language)
    for part in (page.head, page.money, page.limits, page.foot):
        part()
    return page.text()


class _Screen(Page):
    """The parts of the screen."""

    def __init__(self, found: Overbooking, result: RunResult, language: Language) -> None:
        super().__init__(result, language)
        self.found = found
        self.units = {row.resource: row.unit for row in result.scenario.rows("resources")}

    def head(self) -> None:
        found, most = self.found, percent(self.found.asked.overrun_share)
        self.line(self.say("overbook.head", run=self.result.run, most=most))
        broken = {
            one.limit
            for one in found.expected.standings
            if one.risk.high > found.asked.overrun_share
        }
        if found.expected.value is None:
            self.line(self.say("overbook.no_base"))
        elif found.expected.kept:
            self.line(self.say("overbook.kept_already", most=most))
        elif found.tuned:
            tried = len(found.rounds)
            self.line(self.say("overbook.tuned", broken=len(broken), most=most, tried=tried))
        else:
            key = "overbook.stopped" if found.stopped else "overbook.no_plan"
            self.line(self.say(key, broken=len(broken), tried=len(found.rounds)))

    def money(self) -> None:
        found = self.found
        rows = [self._money_row("expected", found.expected.value, found.expected.bound)]
        if found.full is not None:
            rows.append(self._money_row("full", found.full.value, full_bound(found)))
        if found.tuned is not None:
            rows.append(self._money_row("tuned", found.tuned.value, found.tuned.bound))
        self.heading("overbook.plans")
        headers = [self.say("overbook.column.plan")]
        headers += [RIGHT + self.say(f"overbook.column.{key}") for key in ("value", "bound")]
        self.table(headers, rows)
        for key, interval in (("costs", cost_of(found)), ("gains", gain_of(found))):
            if interval is not None and not math.isinf(interval.low):
                self.line("  " + self.say(f"overbook.{key}", amount=self._between(interval)))

    def _money_row(self, plan: str, value: float | None, bound: float) -> list[str]:
        found = self.say("overbook.none") if value is None else plain(value)
        return [self.say(f"overbook.plan.{plan}"), found, plain(bound)]

    def _between(self, found: Interval) -> str:
        if found.exact:
            return wan(found.low, self.language)
        if math.isinf(found.high):
            return self.say("overbook.at_least", low=wan(found.low, self.language))
        return self.say(
            "overbook.between", low=plain(found.low), high=wan(found.high, self.language)
        )

    def limits(self) -> None:
        pairs = pairs_of(self.found)
        if not pairs:
            self.line()
            self.line(self.say("overbook.none_at_risk"))
            return
        self.heading("overbook.limits", count=len(pairs))
        keys = ["full", "expected_use", "before", "cap", "after", "excess", "idle"]
        keys += ["shock"] if self.found.asked.correlation else []
        headers = [self.say("limit")]
        headers += [RIGHT + self.say(f"overbook.column.{key}") for key in keys]
        self.short_list(headers, [self._row(pair) for pair in pairs], "table.csv")

    def _row(self, pair: Pair) -> list[str]:
        resource, area = pair.limit
        shown = pair.after or pair.before
        unit = "mu" if resource == LAND else self.units.get(resource, "")
        supply = f"{plain(shown.supply)} {unit_word(unit, self.language)}".rstrip()
        full, expected, _ = _shares(shown)
        row = [
            f"{self.limit_name(resource)}, {self.area(area)}: {supply}",
            percent(full),
            percent(expected),
            percent(pair.before.risk.high),
            "-" if pair.cap_share is None else percent(pair.cap_share),
            percent(pair.after.risk.high) if pair.after else "-",
            plain(shown.risk.excess),
            percent(shown.risk.idle),
        ]
        if self.found.asked.correlation:
            row.append(percent(shown.shock.high) if shown.shock else "-")
        return row

    def foot(self) -> None:
        self.line()
        stands = [*self.found.expected.standings]
        stands += self.found.tuned.standings if self.found.tuned else ()
        exact = all(one.risk.exact for one in stands)
        self.line(self.say("overbook.exact" if exact else "overbook.upper"))
        self.line(self.say("overbook.independent"))
        if self.found.asked.correlation:
            self.line(self.say("overbook.shock", share=percent(self.found.asked.correlation)))
        if self.found.tuned and self.found.rounds:
            self.line(self.say("overbook.not_best"))
