"""What the pages of ``planner explain`` share: their head, names, words for losses."""

import math
from typing import get_args

from planner.report.numbers import percent, plain, unit_word, wan
from planner.report.page import Page
from planner.results import RunResult, Start
from planner.schema import LandClass
from planner.sheets import years_of
from planner.solve import PROVED_GAP
from planner.studies.asking import Interval
from planner.studies.explain.explain import Explanation
from planner.studies.explain.footprints import Take
from planner.studies.explain.memberships import Verdict
from planner.texts import Language

LAND_CLASSES = get_args(LandClass)


class Explained(Page):
    """Page on one explanation: its head, and words that cards and tables share."""

    def __init__(self, result: RunResult, explanation: Explanation, language: Language) -> None:
        super().__init__(result, language)
        self.explanation = explanation
        self.ground = explanation.ground
        self.data = explanation.ground.case.data

    def tell(self, key: str, **facts: object) -> str:
        """Word or sentence on explanations."""
        return self.say(f"explain.{key}", **facts)

    def head(self) -> None:
        """Which plan, how good it is, what the answers cover."""
        settings, solution = self.scenario.settings, self.result.solution
        title = settings.title_zh if self.language == "zh" else settings.title_en
        variant = self.scenario.variant or self.say("base")
        run = self.result.run
        self.line(self.tell("head", title=title or settings.title_zh, variant=variant, run=run))
        value, slack = solution.objective_wan, solution.bound_wan - solution.objective_wan
        if solution.gap_share <= PROVED_GAP:
            self.line(self.tell("optimal", value=self.wan(value)))
        else:
            gap = percent(solution.gap_share)
            facts = {"value": self.wan(value), "slack": self.wan(slack), "gap": gap}
            self.line(self.tell("not_optimal", **facts))

    def rules(self) -> None:
        """Scope and tolerance of all answers."""
        self.line(self.tell("scope_whole" if self.ground.whole else "scope_part"))
        if self.ground.tolerance_share:
            share = percent(self.ground.tolerance_share)
            self.line(self.tell("tolerance", wan=self.wan(self.ground.tolerance_wan), share=share))

    def wan(self, amount: float) -> str:
        """Money with its unit."""
        return wan(amount, self.language)

    def project_name(self, code: str) -> str:
        """Name of a project or prospect."""
        one = self.result.appraisal.candidates[code]
        return one.name_zh if self.language == "zh" else one.name_en or one.name_zh

    def industry(self, code: str) -> str:
        """Name of an industry."""
        return self.names("industries", code)

    def here(self, park: str) -> str:
        """Name of a park with its county."""
        home = {row.park: row.county for row in self.scenario.rows("parks")}
        return self.place(park, home[park])

    def counties(self, codes: tuple[str, ...]) -> str:
        """Names of counties."""
        joined = "、" if self.language == "zh" else ", "
        return joined.join(self.area(code) for code in codes)

    def interval(self, lost: Interval) -> str:
        """A loss in words."""
        if lost.exact:
            return self.tell("exactly", wan=self.wan(lost.high))
        if math.isinf(lost.high):
            return self.tell("at_least", low=self.wan(lost.low))
        return self.tell("between", low=plain(lost.low), high=self.wan(lost.high))

    def short_interval(self, verdict: Verdict | None) -> str:
        """A loss in a cell of a table."""
        if verdict is None:
            return self.tell("unanswered")
        lost = verdict.loss
        if verdict.impossible:
            return self.tell("no_plan_short")
        if lost.exact:
            return plain(lost.high)
        if math.isinf(lost.high):
            return self.tell("at_least_short", low=plain(lost.low))
        return self.tell("between_short", low=plain(lost.low), high=plain(lost.high))

    def scope(self, verdict: Verdict) -> str:
        """What was planned anew."""
        if not verdict.scope:
            return self.tell("within_whole")
        return self.tell("within", counties=self.counties(verdict.scope))

    def gate_figure(self, figure: str) -> str:
        """Figure of an admission rule, where it is a word."""
        if figure in ("yes", "no"):
            return self.tell(figure)
        return self.tell(f"class.{figure}") if figure in LAND_CLASSES else figure

    def unit(self, take: Take | str) -> str:
        """Word for a unit."""
        return unit_word(take if isinstance(take, str) else take.unit, self.language)

    def start_words(self, start: Start, count: int) -> str:
        """When, where and how likely a start is."""
        project, park, period = start
        odds = percent(self.result.appraisal.candidates[project].odds_at(park))
        facts = {"years": years_of(self.scenario, period), "place": self.here(park), "odds": odds}
        return self.tell("starts" if count > 1 else "start", count=count, **facts)


def change_of(share: float) -> str:
    """Change as a percentage with its sign."""
    return f"{share * 100:+,.1f} %"


def signed(amount: float) -> str:
    """Money with its sign."""
    return f"+{plain(amount)}" if amount > 0 and plain(amount) != "0" else plain(amount)
