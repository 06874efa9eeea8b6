"""What ``planner ties`` prints: whether the plan stands alone, and where others differ from it."""

from collections.abc import Iterable
from typing import Any

from planner.report.numbers import finite, percent, plain, wan
from planner.report.page import RIGHT, TOP_LINES, Page
from planner.report.study_files import study_head
from planner.results import RunResult
from planner.sheets import years_of
from planner.studies.nearby import PROJECT, TARGET, Differences, Feature, Range, features_of
from planner.studies.ties import TOTALS, Ties
from planner.studies.verify.second import tolerance
from planner.texts import Language

MOST_LINES = 2 * TOP_LINES


def ties_screen(ties: Ties, result: RunResult, language: Language) -> str:
    """Verdict, decisions that differ, and ranges of the counties' totals."""
    page = _Screen(ties, result, language)
    for part in (page.head, page.verdicts, page.decisions, page.ranges, page.outer, page.foot):
        part()
    return page.text()


def ties_record(ties: Ties, result: RunResult) -> dict[str, Any]:
    """The answer as plain data: money in wan yuan, what is not finite is None."""
    return {
        **study_head("ties", result),
        "scope": "whole" if ties.whole else "county_by_county_rest_as_planned",
        "status": result.solution.status,
        "value_wan": result.solution.objective_wan,
        "open_gap_wan": finite(ties.open_wan),
        "within_share": ties.near.within_share,
        "slack_wan": ties.slack_wan,
        "other_plan_exists": ties.exists,
        "scopes": [_scope_record(one) for one in ties.found],
        "ranges": [_range_record(one) for one in ties.ranges],
        "bounds_if_everything_changes": [
            {
                "county": one.county,
                "total": _unit(one.measure),
                "planned": one.planned,
                "least": finite(one.least),
                "most": finite(one.most),
            }
            for one in ties.outer
        ],
        "unanswered": list(ties.missing),
    }


def _scope_record(one: Differences) -> dict[str, Any]:
    return {
        "counties": list(one.counties),
        "other_plan_exists": one.exists,
        "differing_complete": one.settled,
        "differing": [_feature_record(feature, n) for feature, n in one.differing.items()],
        "most_different_decisions": one.farthest,
        "most_different_proved": one.farthest_proved,
        "plans": [
            {
                "value_wan": plan.value,
                "changes": [_feature_record(feature, n) for feature, n in plan.changes.items()],
            }
            for plan in one.plans
        ],
        "plans_complete": one.listed,
        "bound_wan": finite(one.bound),
    }


def _feature_record(feature: Feature, count: int) -> dict[str, Any]:
    return {"kind": feature[0], "key": list(feature[1:]), "count": count}


def _range_record(one: Range) -> dict[str, Any]:
    return {
        "county": one.county,
        "total": _unit(one.measure),
        "planned": one.planned,
        "low": one.low,
        "high": one.high,
        "least": finite(one.least),
        "most": finite(one.most),
        "exact": one.exact,
    }


def _unit(measure: str) -> str:
    return f"{measure}_person" if measure == "jobs" else f"{measure}_wan"


class _Screen(Page):
    """The parts of the screen."""

    def __init__(self, ties: Ties, result: RunResult, language: Language) -> None:
        super().__init__(result, language)
        self.ties = ties

    def head(self) -> None:
        ties = self.ties
        value = wan(self.result.solution.objective_wan, self.language)
        self.line(self.say("ties.head", run=self.result.run, value=value))
        key = "ties.within" if ties.near.within_share else "ties.same"
        slack = wan(ties.slack_wan, self.language)
        self.line(self.say(key, share=percent(ties.near.within_share), slack=slack))
        if ties.open_wan > ties.slack_wan:
            self.line(self.say("ties.unproved", gap=wan(ties.open_wan, self.language)))
        self.line(self.say("ties.scope_whole" if ties.whole else "ties.scope_county"))

    def verdicts(self) -> None:
        self.line()
        if self.ties.whole:
            for one in self.ties.found:
                self.line(self.verdict(one))
                self.better(one)
            return
        rows = []
        for one in self.ties.found:
            projects = sum(1 for _ in features_of(one.differing, PROJECT))
            targets = sum(1 for _ in features_of(one.differing, TARGET))
            mark = "" if one.settled else " ?"
            here = self.area(one.counties[0])
            rows.append([here, self.short(one), f"{projects}{mark}", f"{targets}{mark}"])
        headers = [self.say("county"), self.say("ties.column.others")]
        headers += [RIGHT + self.say(f"ties.column.{key}") for key in ("projects", "targets")]
        self.table(headers, rows)
        if not all(one.settled for one in self.ties.found):
            self.line("  " + self.say("ties.not_settled"))
        for one in self.ties.found:
            self.better(one)

    def verdict(self, one: Differences) -> str:
        if one.exists is False:
            return self.say("ties.none")
        if one.exists is None:
            return self.say("ties.unknown")
        words = self.say("ties.all" if one.listed else "ties.some", count=len(one.plans))
        words += self.say("ties.settled" if one.settled else "ties.unsettled")
        return words + self.say(
            "ties.farthest" if one.farthest_proved else "ties.farthest_known", count=one.farthest
        )

    def short(self, one: Differences) -> str:
        if one.exists is False:
            return self.say("ties.short_none")
        if one.exists is None:
            return self.say("ties.short_unknown")
        return self.say("ties.short_all" if one.listed else "ties.short_some", count=len(one.plans))

    def better(self, one: Differences) -> None:
        """Say so if the plan is not even the best of the scope."""
        value = self.result.solution.objective_wan
        best = max((plan.value for plan in one.plans), default=value)
        if best > value + tolerance(value):
            where = ", ".join(self.area(county) for county in one.counties) or self.say("ties.all_")
            more = wan(best - value, self.language)
            self.line("  " + self.say("ties.better", where=where, more=more))

    def decisions(self) -> None:
        counted = [row for one in self.ties.found for row in self._rows(one)]
        if not counted:
            return
        self.heading("ties.decisions", count=len(counted))
        rows = [row for _, row in sorted(counted, key=lambda ranked: ranked[0])]
        keys = ("what", "here", "elsewhere")
        self.table([self.say(f"ties.column.{key}") for key in keys], rows[:MOST_LINES])
        if len(rows) > MOST_LINES:
            self.line("  " + self.say("reaction.rest", count=len(rows) - MOST_LINES))

    def _rows(self, one: Differences) -> Iterable[tuple[int, list[str]]]:
        """A ranked line for each project, target and expansion that is not the same everywhere.

        What is in or out comes first, then targets and expansions, then mere moves.
        """
        yield from self._projects(one)
        targets = set()
        for (county, industry), held in features_of(one.differing, TARGET):
            targets.add((county, industry))
            line = [
                f"{self.area(county)}: {self.names('industries', industry)}",
                self.say("ties.target" if held else "ties.no_target"),
                self.say("ties.no_target" if held else "ties.target"),
            ]
            yield 1, line
        home = {row.park: row.county for row in self.scenario.rows("parks")}
        roles = {
            (home.get(str(area), str(area)), str(industry))
            for kind in ("lead", "special")
            for (area, industry), _ in features_of(one.differing, kind)
        }
        for county, industry in sorted(roles - targets):
            name = f"{self.area(county)}: {self.names('industries', industry)}"
            yield 3, [name, self.say("ties.target"), self.say("ties.other_role")]
        builds: dict[str, int] = {}
        for (expansion, _), held in features_of(one.differing, "build"):
            builds[expansion] = builds.get(expansion, 0) + held
        for expansion, held in builds.items():
            here = self.say("ties.built" if held else "ties.not_built")
            yield 2, [expansion, here, self.say("ties.other_time")]

    def _projects(self, one: Differences) -> Iterable[tuple[int, list[str]]]:
        counts = {project: n for (project,), n in features_of(one.differing, PROJECT)}
        others: dict[str, set[tuple[str, int]]] = {}
        for plan in one.plans:
            for (project, park, period), n in features_of(plan.changes, "start"):
                if n:
                    others.setdefault(project, set()).add((park, period))
        moved = {str(project) for (project, _, _), _ in features_of(one.differing, "start")}
        for project in sorted(moved | counts.keys()):
            here = {
                (park, period): n
                for (code, park, period), n in self.result.plan.starts.items()
                if code == project
            }
            told = [self._spots(others.get(project, set()) - here.keys())]
            if project in counts:
                less = {
                    n
                    for plan in one.plans
                    for (code,), n in features_of(plan.changes, PROJECT)
                    if code == project
                }
                if 0 in less:
                    told.insert(0, self.say("ties.out"))
            line = [
                self._project(project),
                self._spots(here) or self.say("ties.out"),
                ", ".join(filter(None, told)) or self.say("ties.other_count"),
            ]
            yield (0 if project in counts else 4), line

    def _project(self, code: str) -> str:
        candidate = self.result.appraisal.candidates[code]
        if candidate.prospect:
            park = code.partition("@")[2]
            return f"{self.names('industries', candidate.industry)} ({self.area(park)})"
        name = candidate.name_zh if self.language == "zh" else candidate.name_en
        return f"{code} {name or candidate.name_zh}"

    def _spots(self, spots: Iterable[tuple[str, int]]) -> str:
        """Places with their years."""
        by_park: dict[str, list[int]] = {}
        for park, period in spots:
            by_park.setdefault(park, []).append(period)
        return ", ".join(
            f"{self.area(park)} {', '.join(years_of(self.scenario, t) for t in sorted(periods))}"
            for park, periods in sorted(by_park.items())
        )

    def ranges(self) -> None:
        if not self.ties.ranges:
            return
        self.heading("ties.ranges_whole" if self.ties.whole else "ties.ranges_county")
        self._range_table(self.ties.ranges, self._span)
        if not all(one.exact for one in self.ties.ranges):
            self.line("  " + self.say("ties.not_exact"))

    def outer(self) -> None:
        if not self.ties.outer:
            return
        self.heading("ties.outer")
        self._range_table(self.ties.outer, self._bounds)

    def _range_table(self, found: Iterable[Range], span: Any) -> None:
        told: dict[str, dict[str, str]] = {}
        for one in found:
            told.setdefault(one.county, {})[one.measure] = span(one)
        rows = [
            [self.area(county), *(cells.get(name, "-") for name in TOTALS)]
            for county, cells in told.items()
        ]
        headers = [RIGHT + self.say(f"ties.total.{name}") for name in TOTALS]
        self.table([self.say("county"), *headers], rows)

    def _span(self, one: Range) -> str:
        low, planned, high = plain(one.low), plain(one.planned), plain(one.high)
        mark = "" if one.exact else " ?"
        if low == high:
            return planned + mark
        return f"{planned} [{low} .. {high}]{mark}"

    def _bounds(self, one: Range) -> str:
        return f"{plain(one.least)} .. {plain(one.most)}"

    def foot(self) -> None:
        if self.ties.missing:
            self.line(self.say("ties.missing", count=len(self.ties.missing)))


def exit_code_of(ties: Ties) -> int:
    """0 where everything asked was answered and settled, 5 where time was too short."""
    done = not ties.missing and all(one.settled for one in ties.found)
    return 0 if done and all(one.exact for one in ties.ranges) else 5
