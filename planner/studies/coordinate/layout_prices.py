"""What every rule of the layout costs the group: the best plan without it against the plan.

The rules of the 1+N layout are those of `planner.studies.prices.rules`; beside them stand the
admission rules (gates) that refuse a site, designations, and the number of pursuits a period. A
rule only takes plans away: with v and B value and bound of the run, v' and B' those without the
rule, it costs between ``max(0, v' - B)`` and ``B' - v``. Wan yuan.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from models import PlanData
from planner.assemble import assemble
from planner.economics import appraise
from planner.results import Scenario
from planner.studies.asking import Answer, Asking, Interval, Question
from planner.studies.case import Case, Subject
from planner.studies.prices.rules import PART_OF, PricedRule, RuleCost, rules_in_force, without
from planner.studies.prices.whole import nested, with_whole
from planner.variations import Change, Drop, Unpaced

GATES: Mapping[str, tuple[str, float | bool]] = {
    "fit": ("fit_min_share", 0.0),
    "invest": ("invest_min_wan_per_mu", 0.0),
    "output": ("output_min_wan_per_mu", 0.0),
    "tax": ("tax_min_wan_per_mu", 0.0),
    "energy": ("energy_max_tce_per_wan", 0.0),
    "river": ("river_distance_min_km", 0.0),
    "score": ("score_min_share", 0.0),
    "chem_park": ("chem_only_in_chem_park", False),
}
"""Admission rules by the name that a refused site gives them: their key, and what lifts them.

The class of land is no rule of the layout: a factory needs the land that it needs. Vetoes of the
scorecard are not lifted: no price outweighs them.
"""

PURSUITS, WANTED, BANNED = "pursuits", "designated_in", "designated_out"
"""Rules beside the layout and the gates."""

NOTHING = Interval(0.0, 0.0)


@dataclass(frozen=True)
class Ungated:
    """Change: an admission rule does not hold; it gives all data anew, so it goes first.

    Attributes
    ----------
    gate
        Key of the rule in ``[gates]``.
    data
        Plan data of the scenario appraised without it.
    """

    gate: str
    data: PlanData = field(repr=False, compare=False)

    @property
    def key(self) -> str:
        """Name of the change."""
        return f"ungate:{self.gate}"

    def of(self, _data: PlanData) -> PlanData:
        """The changed data."""
        return self.data


def price_layout(
    subject: Subject, asking: Asking, gap_share: float, seconds: float
) -> tuple[PricedRule, ...]:
    """Price all rules in force for the whole, the dearest first.

    A rule without an answer has no cost (`PricedRule.whole` is None); its failure, if there was
    one, is in `asking.failures`. Rules that are parts of one that is proved to cost nothing are
    not solved.
    """
    case = subject.case
    lifts = {**layout_lifts(case.data), **gate_lifts(subject)}
    wide = {rule: lift for rule, lift in lifts.items() if PART_OF.get(rule) not in lifts}
    priced: dict[str, PricedRule] = {}
    for some in (wide, {rule: lift for rule, lift in lifts.items() if rule not in wide}):
        asked = {
            rule: Question(lift, (), gap_share, seconds, False, start=case.values)
            for rule, lift in some.items()
            if lift and not _free(priced.get(PART_OF.get(rule, "")))
        }
        asking.ask(asked.values())
        for rule in some:
            if rule in asked:
                priced[rule] = _priced(subject, rule, asking.get(asked[rule]))
            else:
                priced[rule] = PricedRule(rule, (), RuleCost("", NOTHING, None, {}), 0.0)
    return tuple(sorted(nested(tuple(priced.values())), key=_dearest))


def _free(one: PricedRule | None) -> bool:
    return one is not None and one.free


def _priced(subject: Subject, rule: str, found: Answer | None) -> PricedRule:
    one = PricedRule(rule, (), None)
    return one if found is None else with_whole(subject, one, found)


def _dearest(one: PricedRule) -> tuple[bool, float, float, str]:
    """Order by price: lower end, then upper end; what is not known comes last."""
    if one.whole is None:
        return True, 0.0, 0.0, one.rule
    return False, -one.whole.cost.low, -one.whole.cost.high, one.rule


def layout_lifts(data: PlanData) -> dict[str, tuple[Change, ...]]:
    """Changes that lift the 1+N rules, designations and the number of pursuits, by rule."""
    lifts: dict[str, tuple[Change, ...]] = {rule: without(rule) for rule in rules_in_force(data)}
    for rule, wanted in ((WANTED, True), (BANNED, False)):
        if places := designated(data, wanted):
            lifts[rule] = (Drop("designations", places),)
    if data.pursuits_max:
        lifts[PURSUITS] = (Unpaced(),)
    return lifts


def designated(data: PlanData, wanted: bool) -> tuple[int, ...]:
    """Places of the designations that want an industry, or ban one."""
    return tuple(n for n, one in enumerate(data.designations) if one.wanted == wanted)


def gate_lifts(subject: Subject) -> dict[str, tuple[Change, ...]]:
    """Changes that lift the gates that refuse a site, by their key.

    No change where every site that a gate refuses stays refused by another: it costs nothing.
    """
    scenario, appraisal, case = subject.result.scenario, subject.result.appraisal, subject.case
    closed = {one.gate for one in appraisal.gated}
    lifts: dict[str, tuple[Change, ...]] = {}
    for gate, (key, off) in GATES.items():
        if gate in closed:
            opened = ungated(scenario, key, off)
            again = appraise(opened)
            same = again.income_wan.keys() == appraisal.income_wan.keys()
            lifts[key] = () if same else (Ungated(key, _beside(case, assemble(opened, again))),)
    return lifts


def _beside(case: Case, opened: PlanData) -> PlanData:
    """Opened data with today's limits: caps on expected use must not tighten with more sites."""
    held = case.data
    return replace(opened, land_mu=held.land_mu, limits=held.limits, expansions=held.expansions)


def ungated(scenario: Scenario, key: str, off: float | bool) -> Scenario:
    """Scenario without an admission rule: neither the general one nor those of industries."""
    gates = scenario.settings.gates.model_copy(update={key: off})
    tables: dict[str, Any] = dict(scenario.tables)
    if "gates" in tables:
        table = tables["gates"]
        kept = [n for n, row in enumerate(table.rows) if row.rule != key]
        tables["gates"] = replace(
            table,
            rows=tuple(table.rows[n] for n in kept),
            lines=tuple(table.lines[n] for n in kept),
        )
    settings = scenario.settings.model_copy(update={"gates": gates})
    return replace(scenario, settings=settings, tables=tables)
