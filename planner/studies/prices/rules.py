"""What the rules of the 1+N layout cost: the best plan without a rule against the best with it.

A rule only takes plans away, so it never costs less than nothing. Its cost to one county is exact:
the rule is lifted while all other counties stay as planned, so that it is lifted for that county
alone; with a count one looser (a fourth speciality) likewise. The cost to the whole is exact where
HiGHS solves the whole; `planner.studies.prices.whole` has the ends for larger plans.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from models import PlanData, Portfolio
from models.data import Start
from planner.studies.asking import Answer, Asking, Interval, Question
from planner.studies.case import Subject
from planner.studies.prices.curve import Level, gain
from planner.studies.prices.price_list import is_whole
from planner.variations import COUNT_RULES, Change, Recount, Relax

SPECIALS = "specials"
"""Both ends of the number of specialities at once: 1 to 3, say."""

PART_OF = {
    "specials_min": SPECIALS,
    "specials_max": SPECIALS,
    "lead_required": "leads_per_park",
}
"""Rules that are lifted too when another one is."""

TERMS = ("income", "fiscal", "link", "bonus", "overlap", "breach")


@dataclass(frozen=True)
class RuleCost:
    """What a rule costs in one scope.

    Attributes
    ----------
    county
        County that is planned anew; blank for all.
    cost
        Wan yuan, never below 0.
    loosened
        What one more (of a floor: one less) would be worth; None if that was not asked.
    split
        Of the cost, by term of the value as it enters there, wan yuan: from the best plan known
        with the rule to the best known without. Empty where one of them is missing.
    moved
        Starts that come with that (negative: go), by their count.
    """

    county: str
    cost: Interval
    loosened: Interval | None
    split: Mapping[str, float]
    moved: Mapping[Start, int] = field(default_factory=dict)


@dataclass(frozen=True)
class PricedRule:
    """A rule with its cost to counties and to the whole.

    Attributes
    ----------
    rule
        Name of the rule, or `SPECIALS`.
    whole
        Cost to the whole; None if it was not asked.
    over_plan
        What the best plan found without the rule is worth more than the plan of the run, wan yuan;
        where the plan is not the best, part of it is due to that.
    """

    rule: str
    counties: tuple[RuleCost, ...]
    whole: RuleCost | None
    over_plan: float = math.nan

    @property
    def free(self) -> bool:
        """Whether it is proved to cost the whole nothing."""
        return self.whole is not None and self.whole.cost.high <= 0.0

    @property
    def free_alone(self) -> bool:
        """Whether it is proved to cost no county anything while the others stay as planned."""
        return bool(self.counties) and all(one.cost.high <= 0.0 for one in self.counties)


def rules_in_force(data: PlanData) -> tuple[str, ...]:
    """Rules of the layout that can hold anything back."""
    layout, industries = data.layout, len(data.industries)
    force = {
        "leads_per_park": layout.leads_per_park < industries or layout.lead_required,
        "lead_required": layout.lead_required,
        SPECIALS: layout.specials_min > 0 and layout.specials_max < industries,
        "specials_min": layout.specials_min > 0,
        "specials_max": layout.specials_max < industries,
        "leads_per_industry_max": layout.leads_per_industry_max < len(data.park_county),
        "lead_output_share_min": layout.lead_output_share_min > 0,
        "industry_output_share_max": layout.industry_output_share_max > 0,
    }
    return tuple(rule for rule, held in force.items() if held)


def without(rule: str) -> tuple[Change, ...]:
    """The changes that lift a rule."""
    names = ("specials_min", "specials_max") if rule == SPECIALS else (rule,)
    return tuple(Relax(name) for name in names)


def loosened(data: PlanData, rule: str) -> tuple[Change, ...]:
    """The change that makes a count one looser; nothing where a rule has no such step.

    Where every park must have its leads, one more of them is no relief.
    """
    exact = rule == "leads_per_park" and data.layout.lead_required
    if rule not in COUNT_RULES or exact:
        return ()
    return (Recount(rule, -1 if rule == "specials_min" else 1),)


def price_rules(
    subject: Subject,
    asking: Asking,
    rules: Sequence[str],
    counties: Sequence[str],
    seconds: float,
) -> tuple[PricedRule, ...]:
    """Price rules in every county with the rest as planned, or in the whole where that is solved.

    Without `counties` in all that have parks. Whoever gains nothing without a rule gains nothing
    from a part of it or from one more of its count, so that is not asked: the plans with the part
    lifted, or with one more, are among those without the rule.
    """
    homes = sorted(set(subject.case.data.park_county.values()))
    scopes: list[tuple[str, ...]] = [(one,) for one in counties or homes]
    if is_whole(subject):
        scopes = [()]
    book = _Book(subject.case.data, asking, seconds)
    wide = [rule for rule in rules if PART_OF.get(rule) not in rules]
    asking.ask([book.question((), scope) for scope in scopes])
    for some in (wide, [rule for rule in rules if rule not in wide]):
        asking.ask(
            book.question(without(rule), scope)
            for rule in some
            for scope in scopes
            if not book.proved_free(PART_OF.get(rule, ""), scope)
        )
    asking.ask(
        book.question(step, scope)
        for rule in rules
        for scope in scopes
        if (step := loosened(book.data, rule)) and not book.proved_free(rule, scope)
    )
    if is_whole(subject):
        return tuple(PricedRule(rule, (), book.cost(rule, ())) for rule in rules)
    return tuple(
        PricedRule(rule, tuple(book.cost(rule, s) for s in scopes), None) for rule in rules
    )


@dataclass(frozen=True)
class _Book:
    """The questions about rules and what their answers mean."""

    data: PlanData
    asking: Asking
    seconds: float

    def question(self, changes: tuple[Change, ...], scope: tuple[str, ...]) -> Question:
        return Question(changes, scope, 0.0, self.seconds, False)

    def answer(self, changes: tuple[Change, ...], scope: tuple[str, ...]) -> Answer | None:
        return self.asking.get(self.question(changes, scope))

    def gain(self, changes: tuple[Change, ...], scope: tuple[str, ...]) -> Interval:
        """What the changes bring within a scope."""
        return _gain(self.answer((), scope), self.answer(changes, scope))

    def proved_free(self, rule: str, scope: tuple[str, ...]) -> bool:
        """Whether it is proved that a rule, or one that it is a part of, costs nothing."""
        if not rule:
            return False
        free = self.gain(without(rule), scope).high <= 0.0
        return free or self.proved_free(PART_OF.get(rule, ""), scope)

    def cost(self, rule: str, scope: tuple[str, ...]) -> RuleCost:
        """Cost of a rule within a scope."""
        county = scope[0] if scope else ""
        step = loosened(self.data, rule)
        if self.proved_free(rule, scope):
            nothing = Interval(0.0, 0.0)
            return RuleCost(county, nothing, nothing if step else None, {})
        answers = self.answer((), scope), self.answer(without(rule), scope)
        today, lifted = (None if one is None else one.portfolio for one in answers)
        return RuleCost(
            county=county,
            cost=_gain(*answers),
            loosened=self.gain(step, scope) if step else None,
            split=split_of(self.data, today, lifted),
            moved={} if today is None or lifted is None else moved(today.starts, lifted.starts),
        )


def _gain(base: Answer | None, other: Answer | None) -> Interval:
    """What lifting something brings within a scope."""
    return gain(_level(base, 0.0), _level(other, 1.0))


def _level(answer: Answer | None, amount: float) -> Level:
    if answer is None:
        return Level(amount, -math.inf, math.inf, False, None)
    low = -math.inf if answer.value is None else answer.value
    return Level(amount, low, max(answer.scope_bound, low), True, answer)


def moved(before: Mapping[Start, int], after: Mapping[Start, int]) -> Mapping[Start, int]:
    """Starts of `after` less those of `before`."""
    change = {s: after.get(s, 0) - before.get(s, 0) for s in sorted(before.keys() | after.keys())}
    return {start: count for start, count in change.items() if count}


def split_of(
    data: PlanData, before: Portfolio | None, after: Portfolio | None
) -> Mapping[str, float]:
    """Differences of the terms of the value, with the weight and sign that they have in it."""
    if before is None or after is None:
        return {}
    weight = {"income": data.income_weight, "fiscal": data.fiscal_weight}
    sign = {"overlap": -1.0, "breach": -1.0}
    return {
        term: weight.get(term, 1.0)
        * sign.get(term, 1.0)
        * (after.terms[f"{term}_wan"] - before.terms[f"{term}_wan"])
        for term in TERMS
    }
