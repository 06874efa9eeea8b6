"""What the rules of the 1+N layout cost: the best plan without a rule against the best with it.

A rule only takes plans away, so it never costs less than nothing. Its cost to one county is exact:
the rule is lifted while all other counties stay as planned, so that it is lifted for that county
alone; with a count one looser (a fourth speciality) likewise. The cost to the whole is exact where
HiGHS solves the whole. Of a larger plan, blocks start from the plan and give a plan of value v' and
a bound B' without the rule; with v and B of the plan as it is, the cost lies between

    max(0, v' - B, best plan with one county free - B)    and    B' - v.
"""

import math
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from models import PlanData, Portfolio, build_portfolio_model, column_places, read_portfolio
from planner.blocks import block_model, solve_in_blocks
from planner.errors import InterruptedEarlyError, NoPlanError, StoppedEarlyError
from planner.matrix import compile_model
from planner.pool import Outcome
from planner.solve import Progress, SolveOptions
from planner.studies.asking import NO_PLAN, Answer, Asking, Interval, Question
from planner.studies.case import Case, Subject
from planner.studies.pricing import is_whole
from planner.studies.pricing_curve import Level, gain, same
from planner.variations import COUNT_RULES, Change, Loosen, Relax, changed

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
    """

    county: str
    cost: Interval
    loosened: Interval | None
    split: Mapping[str, float]


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
    return (Loosen(rule),) if rule in COUNT_RULES and not exact else ()


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
        today, lifted = self.answer((), scope), self.answer(without(rule), scope)
        return RuleCost(
            county=county,
            cost=_gain(today, lifted),
            loosened=self.gain(step, scope) if step else None,
            split=_split(
                self.data,
                None if today is None else today.portfolio,
                None if lifted is None else lifted.portfolio,
            ),
        )


def _gain(base: Answer | None, other: Answer | None) -> Interval:
    """What lifting something brings within a scope."""
    return gain(_level(base, 0.0), _level(other, 1.0))


def _level(answer: Answer | None, amount: float) -> Level:
    if answer is None:
        return Level(amount, -math.inf, math.inf, False, None)
    low = -math.inf if answer.value is None else answer.value
    return Level(amount, low, max(answer.scope_bound, low), True, answer)


def _split(
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


# --- the whole of a large plan --------------------------------------------------------------------


def price_whole(
    subject: Subject,
    priced: Sequence[PricedRule],
    options: SolveOptions,
    asking: Asking,
    watch: Callable[[Progress], None] | None = None,
) -> tuple[PricedRule, ...]:
    """Price rules for the whole of a large plan, one after the other, each for the time given.

    Answers are kept as those of questions are.
    """
    stop = asking.stop or threading.Event()
    return tuple(
        one if stop.is_set() else _priced_whole(subject, one, options, asking, watch)
        for one in priced
    )


def _priced_whole(
    subject: Subject,
    one: PricedRule,
    options: SolveOptions,
    asking: Asking,
    watch: Callable[[Progress], None] | None,
) -> PricedRule:
    case = subject.case
    changes = without(one.rule)
    key = Question(changes, (), 0.0, options.time_limit_seconds, False).key + "|blocks"
    kept = asking.keep.read(key) if asking.keep else None
    found = kept.value if kept else by_blocks(case, changes, options, watch, asking.stop)
    if asking.keep and not kept and not (asking.stop and asking.stop.is_set()):
        asking.keep.write(Outcome(key, found, "", found.seconds))
    best = max(one.counties, key=lambda x: x.cost.low, default=None)
    local = best.cost.low if best is not None and math.isfinite(best.cost.low) else 0.0
    value = max(found.value or case.value, case.value + local)
    low = max(value - case.bound, 0.0)
    high = max(found.bound - case.value, low)
    split: Mapping[str, float] = {}
    if found.value is not None and found.value >= value and not same(case.value, found.value):
        split = _split(case.data, _today(subject), found.portfolio)
    elif best is not None and local > 0.0:
        split = best.split
    return replace(
        one,
        whole=RuleCost("", Interval(low, high), None, split),
        over_plan=0.0 if same(case.value, value) else value - case.value,
    )


def _today(subject: Subject) -> Portfolio:
    """The terms of the plan of the run."""
    claimed = subject.result.claimed
    terms = {f"{term}_wan": getattr(claimed, f"{term}_wan") for term in TERMS}
    return Portfolio({}, (), (), (), {}, terms)


def by_blocks(
    case: Case,
    changes: Sequence[Change],
    options: SolveOptions,
    watch: Callable[[Progress], None] | None = None,
    stop: threading.Event | None = None,
) -> Answer:
    """Best plan of changed data by blocks, from the plan of the case; in this process."""
    data = changed(case.data, changes)
    m = build_portfolio_model(data)
    try:
        compiled = compile_model(m)
        blocks = block_model(compiled, column_places(m, data), data)
        found = solve_in_blocks(blocks, options, case.values, watch, stop)
    except NoPlanError:
        return NO_PLAN
    except (StoppedEarlyError, InterruptedEarlyError):
        return Answer(None, math.inf, math.inf, None)
    portfolio = read_portfolio(m, found.values)
    bound = found.bound_wan
    return Answer(found.objective_wan, bound, bound, portfolio, found.seconds)
