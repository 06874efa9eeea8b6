"""What ``planner prices --rules`` and ``--ladder`` print, and the same as records."""

import math
from collections.abc import Mapping, Sequence

from models import PlanData
from planner.report.numbers import plain, wan
from planner.report.page import RIGHT
from planner.report.pricing import PricePage
from planner.studies.asking import Interval
from planner.studies.case import Subject
from planner.studies.prices.rules import PricedRule, RuleCost
from planner.studies.prices.yearly import yearly
from planner.texts import Language, text

MOST_COUNTIES = 3
"""Counties named beside a rule; JSON has all."""

TERM_LABELS = {
    "income": "income",
    "fiscal": "fiscal",
    "link": "link_value",
    "bonus": "bonus",
    "overlap": "overlap_cost",
    "breach": "breach_cost",
}


def rules_screen(subject: Subject, found: Sequence[PricedRule], language: Language) -> str:
    """Costs of the rules in words and tables."""
    page = _RulePage(subject, language)
    page.head("prices_rules")
    if not found:
        page.line(page.say("price_rules_none"))
        return page.text()
    page.line(page.say("price_rules_scope"))
    page.proof(found)
    page.line()
    page.summary(found)
    page.free(found)
    for one in found:
        page.told(one)
    page.unanswered(found)
    return page.text()


class _RulePage(PricePage):
    """Words for rules."""

    @property
    def data(self) -> PlanData:
        return self.subject.case.data

    def rule(self, name: str) -> str:
        return rule_name(self.data, name, self.language)

    def proof(self, found: Sequence[PricedRule]) -> None:
        """Which counties were planned anew, and whether those figures are exact."""
        alone = [cost.cost for one in found for cost in one.counties]
        costs = alone or [one.whole.cost for one in found if one.whole is not None]
        exact = self.say("prices_exact" if all(x.exact for x in costs) else "prices_inexact")
        self.line(self.say(f"price_rules_{'alone' if alone else 'all'}", exact=exact))

    def summary(self, found: Sequence[PricedRule]) -> None:
        """A line for each rule: ends for the whole, and the counties it costs most."""
        local = any(one.counties for one in found)
        headers = [self.say("rule"), RIGHT + self.say("price_rule_whole")]
        headers += [self.say("price_rule_highest")] if local else []
        rows = []
        for one in found:
            row = [self.rule(one.rule), "-" if one.whole is None else self.gain(one.whole.cost)]
            row += [self._highest(one)] if local else []
            rows.append(row)
        self.table(headers, rows)
        if local and any(one.whole is not None for one in found):
            self.line("  " + self.say("price_rules_whole_note"))

    def _highest(self, one: PricedRule) -> str:
        costly = [x for x in one.counties if answered(x.cost) and x.cost.high > 0]
        costly.sort(key=lambda x: -x.cost.low)
        named = [f"{self.area(x.county)} {self.gain(x.cost)}" for x in costly[:MOST_COUNTIES]]
        more = len(costly) - MOST_COUNTIES
        named += [f"+{more}"] if more > 0 else []
        if missing := sum(not answered(x.cost) for x in one.counties):
            named.append(self.say("price_rule_missing", count=missing))
        return ", ".join(named) or plain(0)

    def free(self, found: Sequence[PricedRule]) -> None:
        """Rules that cost nothing: to the whole, or to the counties asked for, each alone."""
        asked = {cost.county for one in found for cost in one.counties}
        everyone = asked >= set(self.data.park_county.values())
        comma, semicolon = ("、", "；") if self.language == "zh" else (", ", "; ")
        counties = comma.join(self.area(county) for county in sorted(asked))
        for key, rules in (
            ("price_rule_free", [one for one in found if one.free]),
            (
                f"price_rule_free_{'alone' if everyone else 'here'}",
                [one for one in found if one.free_alone],
            ),
        ):
            if rules:
                listed = semicolon.join(self.rule(one.rule) for one in rules)
                self.line(self.say(key, rules=listed, counties=counties))

    def told(self, one: PricedRule) -> None:
        """One rule in sentences: the whole, then the counties."""
        if one.free or (one.free_alone and one.whole is None):
            return
        told = [x for x in one.counties if answered(x.cost) and x.cost.high > 0]
        if not told and (one.whole is None or empty(one.whole.cost)):
            return
        self.line()
        rule = self.rule(one.rule)
        if one.whole is not None and not empty(one.whole.cost):
            self.line(self._whole(rule, one.whole.cost))
            if one.over_plan > 0 and one.whole.split:
                gained = wan(one.over_plan, self.language)
                split = self.split(one.whole.split)
                self.line(self.say("price_rule_found_sentence", gain=gained, split=split))
            elif one.whole.split and one.whole.cost.high > 0 and not one.counties:
                self.line(self.say("price_rule_split", split=self.split(one.whole.split)))
            self._yearly(one.whole)
            self._loosened(one.whole)
        for cost in sorted(told, key=lambda x: -x.cost.low)[:MOST_COUNTIES]:
            self._county(rule, cost)

    def _whole(self, rule: str, cost: Interval) -> str:
        if not math.isfinite(cost.high):
            low = wan(cost.low, self.language)
            return self.say("price_rule_sentence_open", rule=rule, low=low)
        if cost.exact:
            words = wan(cost.low, self.language)
            return self.say("price_rule_sentence_exact", rule=rule, cost=words)
        ends = {"low": wan(cost.low, self.language), "high": wan(cost.high, self.language)}
        return self.say("price_rule_sentence", rule=rule, **ends)

    def _county(self, rule: str, one: RuleCost) -> None:
        words = f"{self.gain(one.cost)} {self.say('unit.wan')}"
        self.line(
            self.say("price_rule_county", county=self.area(one.county), rule=rule, cost=words)
        )
        if split := self.split(one.split):
            self.line("  " + self.say("price_rule_split", split=split))
        self._yearly(one)
        self._loosened(one)

    def _yearly(self, one: RuleCost) -> None:
        """Income and jobs a year that lie between the two plans."""
        found = yearly(self.result, one.moved)
        if found.income_wan is not None and one.moved and one.cost.high > 0:
            income, jobs = signed(found.income_wan), signed(found.jobs_person)
            self.line("  " + self.say("price_rule_yearly", income=income, jobs=jobs))

    def _loosened(self, one: RuleCost) -> None:
        if one.loosened is not None and one.cost.high > 0 and answered(one.loosened):
            words = f"{self.gain(one.loosened)} {self.say('unit.wan')}"
            self.line("  " + self.say("price_rule_loosened", gain=words))

    def unanswered(self, found: Sequence[PricedRule]) -> None:
        """All that was not answered, in one sentence."""
        missing: list[str] = []
        for one in found:
            rule = self.rule(one.rule)
            places = [self.say("price_whole")] if one.whole and empty(one.whole.cost) else []
            places += [self.area(x.county) for x in one.counties if not answered(x.cost)]
            asked = [x for x in (one.whole, *one.counties) if x is not None and x.loosened]
            looser = [
                self.area(x.county) if x.county else self.say("price_whole")
                for x in asked
                if answered(x.cost) and x.loosened is not None and not answered(x.loosened)
            ]
            for key, some in (("rule", places), ("looser", looser)):
                if some:
                    where = self._few(some)
                    missing.append(self.say(f"price_missing_{key}", rule=rule, where=where))
        if missing:
            self.line()
            listed = ("；" if self.language == "zh" else "; ").join(missing)
            self.line(self.say("price_rules_unanswered", listed=listed))

    def _few(self, names: Sequence[str]) -> str:
        more = len(names) - MOST_COUNTIES
        some = [*names[:MOST_COUNTIES], *([f"+{more}"] if more > 0 else [])]
        return ("、" if self.language == "zh" else ", ").join(some)

    def split(self, split: Mapping[str, float]) -> str:
        """Terms that differ, largest first."""
        terms = sorted(split.items(), key=lambda item: -abs(item[1]))
        said = [
            f"{self.say(TERM_LABELS[term])} {signed(part)}"
            for term, part in terms
            if round(part, 1)
        ]
        return ("，" if self.language == "zh" else ", ").join(said)


def rule_name(data: PlanData, name: str, language: Language) -> str:
    """A rule of the layout in words, with its figures."""
    layout = data.layout
    exact = name == "leads_per_park" and layout.lead_required
    facts = {key: getattr(layout, key) for key in layout.__dataclass_fields__}
    return text(f"label.price_rule.{name}{'_exact' if exact else ''}", language, **facts)


def signed(amount: float) -> str:
    """Figure with its sign."""
    return f"{'+' if amount > 0 else ''}{plain(amount)}"


def answered(cost: Interval) -> bool:
    """Whether both ends are known."""
    return math.isfinite(cost.low) and math.isfinite(cost.high)


def empty(cost: Interval) -> bool:
    """Whether an interval says nothing of what never costs less than nothing."""
    return cost.low <= 0.0 and math.isinf(cost.high)
