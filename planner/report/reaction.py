"""What ``planner run --start-from RUN`` prints below its plan: what the decisions cost."""

import math
from typing import Any

from planner.report.numbers import plain, wan
from planner.report.page import RIGHT, TOP_LINES, Page
from planner.results import Start
from planner.sheets import years_of
from planner.studies.asking import Interval
from planner.studies.reaction import Reaction
from planner.texts import Language

TERMS = (
    ("income", "income_wan", 1),
    ("fiscal", "fiscal_wan", 1),
    ("link_value", "link_wan", 1),
    ("bonus", "bonus_wan", 1),
    ("overlap_cost", "overlap_wan", -1),
    ("breach_cost", "breach_wan", -1),
    ("objective", "objective_wan", 1),
)
"""Word, figure and sign of each term of the value."""


def reaction_screen(found: Reaction, language: Language) -> str:
    """The cost of the decisions in words, term by term, and the projects that changed."""
    page = _Screen(found, language)
    for part in (page.head, page.costs, page.terms, page.projects):
        part()
    return page.text()


def reaction_record(found: Reaction) -> dict[str, Any]:
    """The object under ``reaction`` of ``planner run --json``: money in wan yuan."""
    decisions = found.decisions
    return {
        "against": found.before.run,
        "same_inputs_but_decisions": decisions is not None,
        "decisions": None
        if decisions is None
        else {
            "forced": list(decisions.forced),
            "forbidden": list(decisions.forbidden),
            "forced_targets": [":".join(pair) for pair in decisions.forced_targets],
            "forbidden_targets": [":".join(pair) for pair in decisions.forbidden_targets],
        },
        "cost_whole": interval_record(found.whole),
        "cost_rest_as_planned": interval_record(found.local),
        "counties": list(found.counties),
        "difference_wan": {
            name.removesuffix("_wan"): getattr(found.difference, name) for _, name, _ in TERMS
        },
        "entered": sorted(found.entered),
        "left": sorted(found.left),
        "moved": sorted(found.moved),
    }


def interval_record(found: Interval | None) -> dict[str, Any] | None:
    """An interval as plain data; an end that is not known or not finite is None."""
    if found is None:
        return None
    ends = (end if math.isfinite(end) else None for end in (found.low, found.high))
    low, high = ends
    return {
        "low_wan": low,
        "high_wan": high,
        "exact": found.exact,
        "possible": found.low < math.inf,
    }


class _Screen(Page):
    """The parts of the screen."""

    def __init__(self, found: Reaction, language: Language) -> None:
        super().__init__(found.after, language)
        self.found = found

    def head(self) -> None:
        found, decisions = self.found, self.found.decisions
        self.heading("reaction", run=found.before.run)
        if decisions is None:
            self.line("  " + self.say("reaction.other_inputs", run=found.before.run))
            return
        told = {
            "forced": [self.project(code) for code in decisions.forced],
            "forbidden": [self.project(code) for code in decisions.forbidden],
            "forced_targets": [self.target(*pair) for pair in decisions.forced_targets],
            "forbidden_targets": [self.target(*pair) for pair in decisions.forbidden_targets],
        }
        for how, what in told.items():
            if what:
                self.line("  " + self.say(f"reaction.{how}", what=", ".join(what)))

    def project(self, code: str) -> str:
        """Code and name of a project, or industry and park of a prospect."""
        candidates = {
            **self.found.before.appraisal.candidates,
            **self.found.after.appraisal.candidates,
        }
        one = candidates.get(code)
        if one is None:
            return code
        if one.prospect:
            park = code.partition("@")[2]
            return f"{code} ({self.names('industries', one.industry)}, {self.area(park)})"
        name = one.name_zh if self.language == "zh" else one.name_en or one.name_zh
        return f"{code} {name}"

    def target(self, county: str, industry: str) -> str:
        return f"{self.area(county)}: {self.names('industries', industry)}"

    def costs(self) -> None:
        found = self.found
        if found.whole is None:
            return
        where = ", ".join(self.area(county) for county in found.counties)
        if not found.possible:
            self.line("  " + self.say("reaction.local_impossible", counties=where))
        elif found.local is not None:
            cost = self.amount(found.local)
            self.line("  " + self.say("reaction.local", counties=where, cost=cost))
        self.line("  " + self.say("reaction.whole", cost=self.amount(found.whole)))
        if not found.whole.exact:
            self.line("  " + self.say("reaction.open"))

    def amount(self, cost: Interval) -> str:
        """An exact amount, or the interval it lies in."""
        if cost.exact:
            return self.say("reaction.exactly", cost=wan(cost.high, self.language))
        if cost.high == math.inf:
            return self.say("reaction.at_least", low=wan(cost.low, self.language))
        return self.say("reaction.between", low=plain(cost.low), high=wan(cost.high, self.language))

    def terms(self) -> None:
        found = self.found
        self.line("  " + self.say("reaction.plans"))
        rows = []
        for word, name, sign in TERMS:
            old, new = (
                sign * getattr(one.audit.totals, name) for one in (found.before, found.after)
            )
            if old or new:
                rows.append([self.say(word), plain(old), plain(new), signed(new - old)])
        headers = [RIGHT + self.say(f"reaction.column.{key}") for key in ("before", "after", "by")]
        self.table([self.say("term"), *headers], rows)

    def projects(self) -> None:
        found = self.found
        rows = [
            [self.say("reaction.entered"), self.project(code), "", self.starts(starts)]
            for code, starts in found.entered.items()
        ]
        rows += [
            [self.say("reaction.left"), self.project(code), self.starts(starts), ""]
            for code, starts in found.left.items()
        ]
        rows += [
            [self.say("reaction.moved"), self.project(code), self.starts(old), self.starts(new)]
            for code, (old, new) in found.moved.items()
        ]
        counts = {"entered": len(found.entered), "left": len(found.left)}
        self.line("  " + self.say("reaction.projects", **counts, moved=len(found.moved)))
        if rows:
            headers = [self.say(f"reaction.column.{key}") for key in ("what", "project")]
            headers += [self.say(f"reaction.column.{key}") for key in ("before", "after")]
            self.table(headers, rows[: 2 * TOP_LINES])
        if len(rows) > 2 * TOP_LINES:
            self.line("  " + self.say("reaction.rest", count=len(rows) - 2 * TOP_LINES))

    def starts(self, starts: tuple[Start, ...]) -> str:
        """Places and years of starts, each as often as it happens."""
        home = {row.park: row.county for row in self.scenario.rows("parks")}
        told = []
        for start in dict.fromkeys(starts):
            _, park, period = start
            times = f" x{starts.count(start)}" if starts.count(start) > 1 else ""
            told.append(f"{self.place(park, home[park])} {years_of(self.scenario, period)}{times}")
        return "\n".join(told)


def signed(amount: float) -> str:
    """Difference with its sign."""
    shown = plain(amount)
    return shown if shown.startswith("-") or shown == "0" else f"+{shown}"
