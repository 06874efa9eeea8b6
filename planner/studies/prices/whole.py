"""What rules cost the whole of a large plan: blocks search without the rule, from the plan.

With v and B the value and bound of the plan as it is, v' and B' those without the rule, the cost
lies between ``max(0, v' - B)`` and ``B' - v``; v' is that of the blocks, or of the best plan with
one county planned anew if that is worth more.
"""

import math
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from models import Portfolio, build_portfolio_model, column_places, read_portfolio
from models.data import Start
from planner.blocks import block_model, solve_in_blocks
from planner.compiling import compile_model
from planner.errors import InterruptedEarlyError, NoPlanError, StoppedEarlyError
from planner.pool import Outcome
from planner.solve import Progress, SolveOptions
from planner.studies.asking import NO_PLAN, Answer, Asking, Interval, Question
from planner.studies.case import Case, Subject
from planner.studies.prices.curve import same
from planner.studies.prices.rules import (
    PART_OF,
    TERMS,
    PricedRule,
    RuleCost,
    moved,
    split_of,
    without,
)
from planner.variations import Change, changed


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
    return nested(
        [
            one if stop.is_set() else _priced_whole(subject, one, options, asking, watch)
            for one in priced
        ]
    )


def nested(found: Sequence[PricedRule]) -> tuple[PricedRule, ...]:
    """Costs to the whole, sharpened by what rules contain.

    A plan without a part of a rule is a plan without the rule, so that the rule costs at least what
    its part does, and the part at most what the rule does.
    """
    by_rule = {one.rule: one for one in found}
    for part in found:
        rule = by_rule.get(PART_OF.get(part.rule, ""))
        if rule is None or rule.whole is None or part.whole is None:
            continue
        wide, narrow = rule.whole, part.whole
        low = max(wide.cost.low, narrow.cost.low)
        richer = part.over_plan > rule.over_plan
        by_rule[rule.rule] = replace(
            rule,
            whole=replace(
                wide,
                cost=Interval(low, max(wide.cost.high, low)),
                split=narrow.split if richer else wide.split,
                moved=narrow.moved if richer else wide.moved,
            ),
            over_plan=max(rule.over_plan, part.over_plan),
        )
        high = max(min(narrow.cost.high, wide.cost.high), narrow.cost.low)
        lower = replace(narrow, cost=Interval(narrow.cost.low, high))
        by_rule[part.rule] = replace(part, whole=lower)
    return tuple(by_rule.values())


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
    return with_whole(subject, one, found)


def with_whole(subject: Subject, one: PricedRule, found: Answer) -> PricedRule:
    """The rule with its cost to the whole, from the best plan known without it and its bound."""
    case = subject.case
    best = max(one.counties, key=lambda x: x.cost.low, default=None)
    local = best.cost.low if best is not None and math.isfinite(best.cost.low) else 0.0
    value = max(found.value or case.value, case.value + local)
    low = max(value - case.bound, 0.0)
    high = max(found.bound - case.value, low)
    split: Mapping[str, float] = {}
    change: Mapping[Start, int] = {}
    if found.value is not None and found.value >= value and not same(case.value, found.value):
        split = split_of(case.data, _today(subject), found.portfolio)
        if found.portfolio is not None:
            change = moved(subject.result.plan.starts, found.portfolio.starts)
    elif best is not None and local > 0.0:
        split, change = best.split, best.moved
    return replace(
        one,
        whole=RuleCost("", Interval(low, high), None, split, change),
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
    return Answer(found.objective_wan, bound, bound, portfolio, seconds=found.seconds)
