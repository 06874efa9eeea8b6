"""What a decision is worth: the best plan with it beside the best plan without it.

A decision is a project in the plan or a target of a county. Forcing it in or out restricts the
plan, so the loss L = (best plan) - (best plan so restricted) is never negative; only where the
scenario settles the decision may the plan gain, because turning it round lifts that rule. It is
told in two scopes: with the rest as planned, where the answer is exact, and for the whole, as an
interval:

    max(V, v) - b'  <=  L  <=  B - v'

V and B are value and bound of the run, v the best plan of the scope, v' and b' value and bound of
the restricted problem. A plan of the scope is a plan of the whole, and so is v'; no plan of the
whole is worth more than B, no restricted one more than b'. (Liesio, Mild and Salo 2007 call such
decisions core, borderline and exterior.)
"""

import math
from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from models import Portfolio
from planner.studies.asking import Answer, Asking, Interval, Question, loss
from planner.studies.case import Case
from planner.variations import Change

T = TypeVar("T")

Inquiry = Generator[tuple[Question, ...], None, T]
"""Something that names the questions it needs next, goes on when they were asked, and ends in T."""

Membership = Literal["must", "optional", "never", "open"]
"""In every plan within the tolerance; in some; in none; not settled by the intervals."""

ROUGH_SHARE = 1e-3
"""Gap to which many decisions are judged first, relative to what is decided in the scope: on three
questions on Qiandongnan that took 13 s instead of 23 s."""

NOTHING = 1e-6
"""Relative difference of two values up to which they are the same."""


class Unanswered(Exception):  # noqa: N818  # not an error: the study was stopped, or a task failed
    """An answer is not there."""


@dataclass(frozen=True)
class Ground:
    """What all inquiries of a study stand on.

    Attributes
    ----------
    plan
        Plan of the run.
    whole
        Whether questions go to the whole model; otherwise to the counties concerned, the rest as
        planned.
    seconds
        Time limit of one question.
    tolerance_share
        Part of the value of the plan that may be lost.
    """

    case: Case
    plan: Portfolio
    whole: bool
    seconds: float = 20.0
    tolerance_share: float = 0.0

    @property
    def nothing_wan(self) -> float:
        """Difference of values that means none."""
        return NOTHING * max(abs(self.case.value), 1.0)

    @property
    def tolerance_wan(self) -> float:
        """Loss that is still tolerated."""
        return self.tolerance_share * abs(self.case.value) + self.nothing_wan

    def question(
        self,
        counties: tuple[str, ...],
        *changes: Change,
        gap_share: float = 0.0,
        relaxed: bool = False,
    ) -> Question:
        """Question about changed data within the scope of some counties."""
        free = () if self.whole else counties
        gap = 0.0 if self.whole else gap_share
        return Question(changes, free, gap, self.seconds, relaxed and not self.whole)


@dataclass(frozen=True)
class Decision:
    """Something that is in a plan or is not.

    Attributes
    ----------
    counties
        Where it is decided.
    inside
        Whether a plan has it.
    fixed
        Whether the scenario settles it, so that turning it round also lifts that rule: then the
        plan may gain.
    """

    counties: tuple[str, ...]
    force: Change
    forbid: Change
    inside: Callable[[Portfolio], bool]
    fixed: bool = False


@dataclass(frozen=True)
class Verdict:
    """What a decision is worth.

    Attributes
    ----------
    scope
        Counties that were free; empty for the whole.
    inside
        Whether `reference` has it.
    loss
        What the plan loses within the scope if the decision is turned round, wan yuan; infinite if
        there is no such plan.
    whole
        The same for the whole.
    membership, membership_whole
        At the tolerance, within the scope and for the whole.
    gain_wan
        What the best plan of the scope is worth more than the plan of the run; above 0 only if
        the run is not optimal.
    reference, other
        Best plan of the scope (that of the run, if it is as good), and the best one with the
        decision turned round; None if none was found.
    impossible
        Whether it is proved that the decision cannot be turned round within the scope.
    base, turned
        The two answers.
    """

    scope: tuple[str, ...]
    inside: bool
    loss: Interval
    whole: Interval
    membership: Membership
    membership_whole: Membership
    gain_wan: float
    reference: Portfolio
    other: Portfolio | None
    impossible: bool
    base: Answer
    turned: Answer


def judge(
    ground: Ground, asking: Asking, decision: Decision, roughly: bool = False
) -> Inquiry[Verdict]:
    """Verdict on a decision.

    With `roughly`, the loss is an interval up to `ROUGH_SHARE` wide where that settles the
    membership, and nothing is asked about the whole.

    Raises
    ------
    Unanswered
        A question has no answer.
    """
    case = ground.case
    base_question = ground.question(decision.counties)
    turned_question = _turned(ground, decision, decision.inside(ground.plan), roughly)
    if ground.whole:
        yield (turned_question,)
        base = Answer(case.value, case.bound, case.bound, ground.plan)
    else:
        yield (base_question, turned_question)
        base = answered(asking, base_question)
    reference = ground.plan
    found = case.value if base.value is None else base.value
    if found > case.value + ground.nothing_wan and base.portfolio is not None:
        reference = base.portfolio
        turned_question = _turned(ground, decision, decision.inside(reference), roughly)
        yield (turned_question,)
    turned = answered(asking, turned_question)
    scope = turned_question.free
    verdict = _verdict(ground, scope, decision, base, turned, reference)
    if roughly and verdict.membership == "open" and not turned.proved:
        exact_question = replace(turned_question, gap_share=0.0)
        yield (exact_question,)
        turned = asking.get(exact_question) or turned
        verdict = _verdict(ground, scope, decision, base, turned, reference)
    return verdict


def answered(asking: Asking, question: Question) -> Answer:
    """Answer to a question that was asked."""
    answer = asking.get(question)
    if answer is None:
        raise Unanswered
    return answer


def _turned(ground: Ground, decision: Decision, inside: bool, roughly: bool) -> Question:
    change = decision.forbid if inside else decision.force
    gap = ROUGH_SHARE if roughly else 0.0
    return ground.question(decision.counties, change, gap_share=gap, relaxed=not roughly)


def _verdict(
    ground: Ground,
    scope: tuple[str, ...],
    decision: Decision,
    base: Answer,
    turned: Answer,
    reference: Portfolio,
) -> Verdict:
    case, inside = ground.case, decision.inside(reference)
    within = loss(base, turned)
    found = case.value if base.value is None else max(case.value, base.value)
    most = math.inf if turned.value is None else case.bound - turned.value
    whole = Interval(found - turned.bound, most)
    if not decision.fixed:
        within, whole = within.at_least(0.0), whole.at_least(0.0)
    if ground.whole:
        whole = within
    return Verdict(
        scope=scope,
        inside=inside,
        loss=within,
        whole=whole,
        membership=_membership(decision, inside, within, ground.tolerance_wan),
        membership_whole=_membership(decision, inside, whole, ground.tolerance_wan),
        gain_wan=found - case.value if reference is not ground.plan else 0.0,
        reference=reference,
        other=turned.portfolio,
        impossible=turned.impossible,
        base=base,
        turned=turned,
    )


def _membership(
    decision: Decision, inside: bool, lost: Interval, tolerance_wan: float
) -> Membership:
    """Must or never if the scenario says so or the loss is beyond the tolerance."""
    if decision.fixed or lost.low > tolerance_wan:
        return "must" if inside else "never"
    return "optional" if lost.high <= tolerance_wan else "open"
