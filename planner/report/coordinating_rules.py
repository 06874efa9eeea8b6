"""What the rules of the layout cost, on the page of ``planner coordinate`` and as records."""

import math
from collections.abc import Sequence
from typing import Any, get_args

from models import PlanData
from planner.report.numbers import finite, plain
from planner.report.page import RIGHT, Page
from planner.report.pricing_rules import answered, rule_name
from planner.report.study_files import Sheet
from planner.results import Scenario
from planner.schema import GateRule
from planner.studies.case import Subject
from planner.studies.coordinate.layout_prices import BANNED, GATES, PURSUITS, WANTED, designated
from planner.studies.prices.rules import PricedRule
from planner.texts import Language, text

COLUMNS = (
    *("rule", "rule_zh", "rule_en", "cost_low_wan", "cost_high_wan", "exact", "may_be_free"),
    "found_more_wan",
)

ROUNDING_WAN = 1e-6
"""An exact cost up to here is none."""


def rules_part(page: Page, subject: Subject, found: Sequence[PricedRule]) -> None:
    """Table of the rules, the dearest first, and in words what the intervals do not say."""
    language = page.language
    page.heading("coordinate.rules")
    if not found:
        page.line("  " + page.say("price_rules_none"))
        return
    page.line("  " + page.say("coordinate.rules_scope"))
    headers = [page.say("rule")]
    headers += [RIGHT + page.say(f"coordinate.column.{key}") for key in ("rule_low", "rule_high")]
    headers += [page.say("coordinate.column.rule_says")]
    rows = []
    for one in found:
        ends = ("-", "-") if one.whole is None else ends_of(one)
        verdict = page.say(f"coordinate.rule_{verdict_of(one)}")
        rows.append([rule_words(subject, one.rule, language), *ends, verdict])
    page.table(headers, rows)
    if any(verdict_of(one) == "open" for one in found):
        page.line("  " + page.say("coordinate.rules_open"))


def ends_of(one: PricedRule) -> tuple[str, str]:
    """Both ends of a cost as cells."""
    assert one.whole is not None
    return plain(one.whole.cost.low), plain(one.whole.cost.high)


def verdict_of(one: PricedRule) -> str:
    """What is known of a rule: its price, a range of it, that it costs nothing, or nothing."""
    if one.whole is None or not answered(one.whole.cost):
        return "unknown"
    cost = one.whole.cost
    if one.free or (cost.exact and cost.high <= ROUNDING_WAN):
        return "free"
    if cost.low <= 0.0:
        return "open"
    return "exact" if cost.exact else "costs"


def rule_words(subject: Subject, rule: str, language: Language) -> str:
    """A rule of the layout in words, with its figures."""
    data, scenario = subject.case.data, subject.result.scenario
    if rule in {key for key, _ in GATES.values()}:
        return gate_words(scenario, rule, language)
    if rule in {PURSUITS, WANTED, BANNED}:
        facts = counts_of(data)
        return text(f"label.coordinate.rule_name.{rule}", language, **facts)
    return rule_name(data, rule, language)


def counts_of(data: PlanData) -> dict[str, int]:
    """How many designations and pursuits there are."""
    return {
        "pursuits": data.pursuits_max,
        "wanted": len(designated(data, True)),
        "banned": len(designated(data, False)),
    }


def gate_words(scenario: Scenario, rule: str, language: Language) -> str:
    """A gate with its general figure, or as that of some industries if only those have one."""
    level = getattr(scenario.settings.gates, rule)
    if not level and rule in get_args(GateRule):
        rule += "_of_industries"
    return text(f"label.coordinate.gate.{rule}", language, level=level)


def rules_record(subject: Subject, found: Sequence[PricedRule]) -> list[dict[str, Any]]:
    """Rules as plain records: what is not known is None."""
    return [
        {
            "rule": one.rule,
            "rule_zh": rule_words(subject, one.rule, "zh"),
            "rule_en": rule_words(subject, one.rule, "en"),
            "cost_low_wan": finite(one.whole.cost.low) if one.whole else None,
            "cost_high_wan": finite(one.whole.cost.high) if one.whole else None,
            "exact": bool(one.whole and one.whole.cost.exact),
            "may_be_free": not one.whole or one.whole.cost.low <= 0.0,
            "found_more_wan": None if math.isnan(one.over_plan) else one.over_plan,
            "split_wan": dict(one.whole.split) if one.whole else {},
        }
        for one in found
    ]


def rules_sheet(subject: Subject, found: Sequence[PricedRule]) -> Sheet:
    """Table of the rules."""
    lines = ({key: one[key] for key in COLUMNS} for one in rules_record(subject, found))
    return Sheet(COLUMNS, lines)
