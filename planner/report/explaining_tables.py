"""What ``planner explain`` prints of many projects: the overview, and the tables of a county."""

import math
from collections.abc import Sequence

from planner.report.explaining import change_of
from planner.report.explaining_cards import Cards
from planner.report.numbers import percent, plain
from planner.report.page import RIGHT
from planner.results import RunResult
from planner.sheets import years_of
from planner.studies.explain.cards import ProjectCard, TargetCard
from planner.studies.explain.exchanges import Exchange, worth
from planner.studies.explain.explain import Explanation
from planner.studies.explain.footprints import fullest, takes
from planner.studies.explain.memberships import Verdict
from planner.studies.explain.switching import Switch
from planner.texts import Language

FIRST_CODES = 3
"""Codes that a cell names; the rest are counted."""


class CountyTables(Cards):
    """Tables of all that was asked about in each county."""

    def county(self, code: str) -> None:
        """Print the tables of one county."""
        cards = [card for card in self.explanation.projects if code in self._homes(card)]
        self.line()
        self.line(self.area(code))
        self._inside([card for card in cards if self._has(card)])
        self._outside([card for card in cards if not self._has(card) and not card.closed])
        self._closed([card for card in cards if card.closed])
        self._targets([card for card in self.explanation.targets if card.county == code])

    def foot(self) -> None:
        """What the columns mean and how to ask on."""
        self.line()
        self.line(self.tell("short_note", run=self.result.run))

    def _homes(self, card: ProjectCard) -> set[str]:
        home = {row.park: row.county for row in self.scenario.rows("parks")}
        sites = {start[1] for start in self.data.starts_of[card.project]}
        return {home[park] for park in sites | {gate.park for gate in card.gated}}

    def _has(self, card: ProjectCard) -> bool:
        return card.verdict.inside if card.verdict else bool(card.starts)

    def _inside(self, cards: Sequence[ProjectCard]) -> None:
        if not cards:
            return
        self.line("  " + self.tell("projects_in", count=len(cards)))
        headers = [self.say("project"), self.say("name"), RIGHT + self.tell("own_value")]
        headers += [RIGHT + self.tell("loss_without"), *self._member_heads()]
        headers += [RIGHT + self.tell("income_fall"), self.tell("substitutes")]
        rows = [
            [
                card.project,
                self.project_name(card.project),
                self._value(card),
                self.short_interval(card.verdict),
                *self._members(card.verdict),
                self._share(card, "income"),
                self.codes([one.project for one in card.exchange.entering])
                if card.exchange
                else "",
            ]
            for card in self._by_loss(cards)
        ]
        self.table(headers, rows)

    def _outside(self, cards: Sequence[ProjectCard]) -> None:
        if not cards:
            return
        self.line("  " + self.tell("projects_out", count=len(cards)))
        headers = [self.say("project"), self.say("name"), RIGHT + self.tell("own_value")]
        headers += [RIGHT + self.tell("loss_with"), *self._member_heads()]
        headers += [RIGHT + self.tell("income_rise"), self.tell("displaced"), self.tell("way")]
        rows = [
            [
                card.project,
                self.project_name(card.project),
                self._value(card),
                self.short_interval(card.verdict),
                *self._members(card.verdict),
                self._share(card, "income"),
                self.codes([one.project for one in card.exchange.leaving]) if card.exchange else "",
                self._way(card),
            ]
            for card in self._by_loss(cards)
        ]
        self.table(headers, rows)

    def _closed(self, cards: Sequence[ProjectCard]) -> None:
        if not cards:
            return
        self.line("  " + self.tell("projects_gated", count=len(cards)))
        rows = []
        for card in cards:
            told = {
                f"{self.say(f'gate.{gate.gate}')}: {self.gate_figure(gate.found)} / "
                f"{self.gate_figure(gate.needed)}": None
                for gate in card.gated
            }
            rows.append([card.project, self.project_name(card.project), "; ".join(told)])
        self.table([self.say("project"), self.say("name"), self.tell("gate_column")], rows)

    def _targets(self, cards: Sequence[TargetCard]) -> None:
        if not cards:
            return
        self.line("  " + self.tell("targets", count=len(cards)))
        headers = [self.say("industry"), self.tell("role"), RIGHT + self.tell("turned")]
        headers += [*self._member_heads(), self.tell("enters"), self.tell("leaves")]
        ordered = sorted(
            cards, key=lambda card: (not self._target(card), -_lost(card.verdict), card.industry)
        )
        rows = [
            [
                self.industry(card.industry) + (self.say("exists") if card.present else ""),
                self.roles(card.roles),
                self.short_interval(card.verdict),
                *self._members(card.verdict, self.tell("designated") if card.fixed else ""),
                *self._come_and_go(card.exchange),
            ]
            for card in ordered
        ]
        self.table(headers, rows)

    def _target(self, card: TargetCard) -> bool:
        return card.verdict.inside if card.verdict else bool(card.roles)

    def _come_and_go(self, what: Exchange | None) -> tuple[str, str]:
        if what is None:
            return "", ""
        come, go = ([one.project for one in side] for side in (what.entering, what.leaving))
        return self.codes(come), self.codes(go)

    def _by_loss(self, cards: Sequence[ProjectCard]) -> list[ProjectCard]:
        inside = -1.0 if cards and self._has(cards[0]) else 1.0
        return sorted(cards, key=lambda card: (inside * _lost(card.verdict), card.project))

    def _value(self, card: ProjectCard) -> str:
        """Own value of a project where it stands, or where it would if it were forced in."""
        verdict = card.verdict
        plan = verdict and (verdict.reference if verdict.inside else verdict.other)
        return plain(worth(self.data, plan.starts, card.project)) if plan else "-"

    def _member_heads(self) -> list[str]:
        """Heads of the verdicts: one for each scope that is told."""
        keys = ("verdict_whole",) if self.ground.whole else ("verdict_part", "verdict_whole")
        return [self.tell(key) for key in keys]

    def _members(self, verdict: Verdict | None, remark: str = "") -> list[str]:
        """Verdicts, as the heads say."""
        if verdict is None:
            return [""] * len(self._member_heads())
        found = [verdict.membership_whole]
        if not self.ground.whole:
            found.insert(0, verdict.membership)
        return [self.tell(f"member.{member}") + remark for member in found]

    def _share(self, card: ProjectCard, lever: str) -> str:
        """Change of a figure at which the plan switches."""
        found = next((one for one in card.switches if one.lever == lever), None)
        if found is None or not found.now:
            return "-"
        if math.isinf(found.near):
            return self.tell("any_fall" if card.verdict and card.verdict.inside else "no_rise")
        if math.isinf(found.far):
            return self.tell("or_more", change=change_of(found.near / found.now - 1.0))
        return _changes(found)

    def _way(self, card: ProjectCard) -> str:
        """What stands in the way, in a cell."""
        verdict = card.verdict
        if verdict is None or verdict.impossible:
            return ""
        said = [self.lack(take, "lacks_short") for take in card.lacking]
        if card.untargeted:
            said.append(self.tell("untargeted_short"))
        if verdict.other and worth(self.data, verdict.other.starts, card.project) < 0:
            said.append(self.tell("worthless_short"))
        if not said and verdict.other and verdict.loss.low > self.ground.nothing_wan:
            said.append(self.tell("room_short"))
        return "; ".join(said)

    def codes(self, codes: Sequence[str]) -> str:
        """First codes of a list, and how many more there are."""
        named = ", ".join(codes[:FIRST_CODES])
        if len(codes) <= FIRST_CODES:
            return named
        return self.tell("and_more", codes=named, count=len(codes) - FIRST_CODES)


class Overview(Cards):
    """The projects of the plan by county, without any solve."""

    def counties_with_projects(self) -> None:
        """Print the projects of every county."""
        home = {row.park: row.county for row in self.scenario.rows("parks")}
        starts = self.ground.plan.starts
        for row in self.scenario.rows("counties"):
            own = {s: n for s, n in starts.items() if home[s[1]] == row.county}
            if not own:
                continue
            count = len({start[0] for start in own})
            self.line()
            self.line(self.tell("county_head", county=self.area(row.county), count=count))
            keys = ("project", "name", "industry", "begin")
            headers = [
                *map(self.say, keys),
                RIGHT + self.say("odds"),
                RIGHT + self.tell("own_value"),
            ]
            rows = []
            for start, n in sorted(own.items(), key=lambda one: -self._worth(*one)):
                one = self.result.appraisal.candidates[start[0]]
                rows.append(
                    [
                        start[0],
                        self.project_name(start[0]) + (f" ×{n}" if n > 1 else ""),
                        self.industry(one.industry),
                        years_of(self.scenario, start[2]),
                        percent(one.odds_at(start[1])),
                        plain(self._worth(start, n)),
                        self._tightest(start, n),
                    ]
                )
            self.table([*headers, self.tell("tightest")], rows)

    def foot(self) -> None:
        """What is not in the plan, and how to ask on."""
        inside = {start[0] for start in self.ground.plan.starts}
        outside = set(self.data.projects) - inside
        gated = {gate.project for gate in self.result.appraisal.gated}
        closed = {code for code in outside if code in gated and not self.data.starts_of[code]}
        self.line()
        self.line(self.tell("rest", out=len(outside), gated=len(closed)))
        project = min(outside or inside or {"P001"})
        county = self.area(self.scenario.rows("counties")[0].county)
        facts = {"run": self.result.run, "project": project, "county": county}
        self.line(self.tell("how_to_ask", **facts))

    def _worth(self, start: tuple[str, str, int], count: int) -> float:
        return worth(self.data, {start: count}, start[0])

    def _tightest(self, start: tuple[str, str, int], count: int) -> str:
        """Limit of a start of which the plan leaves the least share."""
        lines = fullest(takes(self.data, self.result.audit.limits, {start: count}))
        if not lines:
            return "-"
        one = min(lines, key=lambda one: one.left / one.available if one.available else 0.0)
        left = percent(one.left / one.available if one.available else 0.0)
        facts = {"limit": self.limit_name(one.limit), "area": self.area(one.area)}
        return self.tell("tight_limit", left=left, **facts)


def _lost(verdict: Verdict | None) -> float:
    return verdict.loss.low if verdict else -1.0


def _changes(switch: Switch) -> str:
    """Change of a figure in per cent; an interval where it is not exact."""
    near, far = (end / switch.now - 1.0 for end in (switch.near, switch.far))
    if switch.exact:
        return change_of(near)
    return f"{change_of(near)} – {change_of(far)}"


def cards_screen(
    result: RunResult,
    explanation: Explanation,
    closely: Sequence[str],
    counties: Sequence[str],
    language: Language,
) -> str:
    """Cards of single projects and tables of counties, below the head of the run."""
    page = CountyTables(result, explanation, language)
    page.head()
    page.rules()
    cards = {card.project: card for card in explanation.projects}
    for code in closely:
        page.project(cards[code])
    for county in counties:
        page.county(county)
    if counties:
        page.foot()
    return page.text()


def overview_screen(result: RunResult, explanation: Explanation, language: Language) -> str:
    """Projects of the plan by county, below the head of the run."""
    page = Overview(result, explanation, language)
    page.head()
    page.counties_with_projects()
    page.foot()
    return page.text()
