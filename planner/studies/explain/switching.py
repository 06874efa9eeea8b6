r"""Switching values: how far a figure of a project must change until the plan changes its mind.

Let z_out be the best plan without the project and z_in the best plan with it. Raise the worth of a
start s from w(s) to w(s; y). A plan without the project keeps its value, a plan with it gains

    gain(y) = sum over its starts of count * (w(s; y) - w(s)),

as long as only worth changes, so z_in(y) = max over plans P with it of value(P) + gain_P(y). Hence
the identity: if every start gains the same amount, the project enters an optimal plan exactly when
that amount is z_out - z_in, and leaves it when the amount falls below -(z_in - z_out).

For a figure that moves starts differently (income in per cent, wage, tax) the switching figure y*
lies between two figures that need no solve:

- y where the best plan with the project at today's figures gains z_out - value(P): there it is as
  good as z_out, so y* is not farther from today;
- y where even the start that gains most gains z_out - z_in (falling: the start that loses least
  loses z_in - z_out): before that no plan with it reaches z_out, so y* is not nearer.

Where they differ, Newton's method (Dinkelbach 1967) on z_in(y) = z_out closes the interval from the
far side: solve at y, take the plan found, go to the y where that plan meets z_out. It ends because
each step brings a plan that gains less per unit.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from models import PlanData, Portfolio
from planner.results import Start
from planner.studies.asking import Asking, Question
from planner.studies.explain.levers import Lever, LeverName, worths
from planner.studies.explain.memberships import Decision, Ground, Inquiry, Verdict, answered

ROUNDS = 8
"""Steps of Newton's method, and of bisection on the odds, at most."""

LEVELS = 5
"""Odds tried between those that could do and certainty before the first that does is bisected."""


FARTHEST = 1e12
"""No value is raised beyond this, wan yuan."""

PRECISION = 1e-10
"""Relative precision of figures found by bisection."""

SAME = 1e-7
"""Relative difference of two figures up to which they are the same."""


@dataclass(frozen=True)
class Switch:
    """How far a figure must change.

    Attributes
    ----------
    now
        The figure as it is (see `Lever`).
    near, far
        The switching figure is not nearer to `now` than `near` and not farther than `far`;
        infinite where no figure in range does it.
    exact
        Whether both are the same.
    tried
        Whether `far` was found by trying levels, so that a nearer one may do as well.
    unfinished
        Whether a solve that was to narrow it was not proved in its time.
    """

    lever: LeverName
    now: float
    near: float
    far: float
    exact: bool
    tried: bool = False
    unfinished: bool = False


def bracket(data: PlanData, lever: Lever, verdict: Verdict, code: str) -> Switch | None:
    """Interval of a switching figure without any solve; None without a plan to start from."""
    plan = verdict.reference if verdict.inside else verdict.other
    if plan is None or not math.isfinite(verdict.loss.high):
        return None
    own, lost = _own(plan, code), verdict.loss
    if verdict.inside:
        near = _reach(data, lever, _gain(own), -lost.low)
        far = _reach(data, lever, lambda by_start: max(by_start.values()), -lost.high)
        if lever.needs_change:  # what it no longer needs may serve others beside it
            near = lever.now if data.layout.lead_output_share_min else near
            far = lever.least
    else:
        most = data.projects[code].count_max
        far = _reach(data, lever, _gain(own), lost.high)
        near = _reach(data, lever, lambda by_start: most * max(by_start.values()), lost.low)
        if lever.needs_change:  # the plan found may have no room for what it needs more
            far = math.inf
            if data.layout.lead_output_share_min:  # a lead that makes more may open new plans
                near = lever.now
    return _switch(lever, near, far)


def closed(
    ground: Ground, asking: Asking, decision: Decision, lever: Lever, verdict: Verdict, code: str
) -> Inquiry[Switch | None]:
    """The switching figure, by as many solves as it takes; an interval where they do not suffice.

    Raises
    ------
    Unanswered
        A question has no answer.
    """
    data = ground.case.data
    switch = bracket(data, lever, verdict, code)
    settled = switch is None or switch.exact or not math.isfinite(switch.near)
    if switch is None or settled:
        return switch
    if not verdict.loss.exact:
        return replace(switch, unfinished=True)
    if lever.needs_change:
        return (yield from _tried(ground, asking, decision, lever, verdict, switch))
    out = _without(verdict)
    near, far = switch.near, switch.far
    for _ in range(ROUNDS):
        here = near if verdict.inside else far
        if not math.isfinite(here):
            break
        question = ground.question(decision.counties, lever.figures(here), decision.force)
        yield (question,)
        answer = answered(asking, question)
        if answer.value is None or answer.portfolio is None or not answer.proved:
            return replace(_switch(lever, near, far), unfinished=True)
        if answer.value <= out + ground.nothing_wan:
            return Switch(lever.name, lever.now, here, here, True)
        gain = _gain(_own(answer.portfolio, code))
        beyond = out - (answer.value - gain(_gains(data, lever, here)))
        there = _reach(data, lever, gain, beyond)
        near, far = (there, far) if verdict.inside else (near, there)
    return _switch(lever, near, far)


def _tried(
    ground: Ground,
    asking: Asking,
    decision: Decision,
    lever: Lever,
    verdict: Verdict,
    switch: Switch,
) -> Inquiry[Switch]:
    """Switching figure where needs change too: levels from near to the end, then bisection.

    More may be needed at better odds, so the project may enter, leave and enter again; what is told
    is the first level found that does, and how far away one can be at least.
    """
    out, near = _without(verdict), switch.near
    end = lever.least if verdict.inside else lever.most
    levels = [near + (end - near) * step / LEVELS for step in range(LEVELS + 1)]

    def question(level: float) -> Question:
        return ground.question(decision.counties, lever.figures(level), decision.force)

    def value_at(level: float) -> float:
        value = answered(asking, question(level)).value
        return -math.inf if value is None else value

    def does(level: float) -> bool:
        if verdict.inside:
            bound = answered(asking, question(level)).scope_bound
            return bound < out - ground.nothing_wan
        return value_at(level) >= out - ground.nothing_wan

    def open_at(level: float) -> bool:
        return not answered(asking, question(level)).proved and not does(level)

    yield tuple(question(level) for level in levels)
    first = next((number for number, level in enumerate(levels) if does(level)), None)
    unfinished = any(open_at(level) for level in levels[:first])
    if first is None:
        refuted = verdict.inside and value_at(end) > out + ground.nothing_wan
        far = math.inf if refuted else switch.far
        return Switch(lever.name, lever.now, near, far, False, math.isinf(far), unfinished)
    if first == 0 and not verdict.inside:
        return Switch(lever.name, lever.now, near, near, True)
    short, far = levels[max(first - 1, 0)], levels[first]
    for _ in range(ROUNDS):
        middle = (short + far) / 2
        yield (question(middle),)
        unfinished = unfinished or open_at(middle)
        short, far = (short, middle) if does(middle) else (middle, far)
    return Switch(lever.name, lever.now, near, far, False, True, unfinished)


def _without(verdict: Verdict) -> float:
    """Best plan without the project, wan yuan; known exactly where this is asked."""
    value = verdict.turned.value if verdict.inside else verdict.base.value
    return -math.inf if value is None else value


def _own(plan: Portfolio, code: str) -> Mapping[Start, int]:
    return {start: count for start, count in plan.starts.items() if start[0] == code}


Gain = Callable[[Mapping[Start, float]], float]
"""What a plan gains when each start gains so much."""


def _gain(own: Mapping[Start, int]) -> Gain:
    return lambda by_start: sum(count * by_start[start] for start, count in own.items())


def _gains(data: PlanData, lever: Lever, figure: float) -> dict[Start, float]:
    """What each start is worth more at a figure."""
    now, then = (worths(data, lever.figures(at)) for at in (lever.now, figure))
    return {start: worth - now[start] for start, worth in then.items()}


def _reach(data: PlanData, lever: Lever, gain: Gain, need: float) -> float:
    """Figure nearest to today's at which the gain is `need`; infinite if none in range."""
    if need == 0:
        return lever.now
    sign = 1.0 if need > 0 else -1.0
    end = lever.most if need > 0 else lever.least

    def enough(figure: float) -> bool:
        return sign * gain(_gains(data, lever, figure)) >= abs(need)

    low, step = lever.now, max(abs(lever.now), 1.0)
    while True:
        high = low + sign * step
        high = min(high, end) if need > 0 else max(high, end)
        if enough(high):
            break
        if high == end or abs(high) > FARTHEST:
            return math.inf
        low, step = high, 2 * step
    while abs(high - low) > PRECISION * max(abs(high), 1e-3):
        middle = (low + high) / 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return high


def _switch(lever: Lever, near: float, far: float) -> Switch:
    finite = math.isfinite(near) and math.isfinite(far)
    same = finite and abs(far - near) <= SAME * max(abs(far), 1e-3)
    return Switch(lever.name, lever.now, near, near if same else far, same or near == far)
