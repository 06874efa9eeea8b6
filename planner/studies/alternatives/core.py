"""The must-have core: what all plans found have, and what every plan meant must have.

That all plans found have a choice proves nothing. It is proved where the best plan without it is
worth too little, by one question each (`planner.studies.explain.memberships`), or where the list of
the plans within the tolerance is proved to be complete.
"""

from dataclasses import dataclass

from models.distance import By, Trait
from planner.studies.alternatives.plans import Frequency, frequencies
from planner.studies.alternatives.search import Found, Wanted
from planner.studies.asking import Asking, Interval
from planner.studies.case import Subject
from planner.studies.explain.background import plan_of
from planner.studies.explain.cards import project_decision, target_decision
from planner.studies.explain.explain import together
from planner.studies.explain.memberships import (
    Ground,
    Inquiry,
    Membership,
    Unanswered,
    Verdict,
    judge,
)

KINDS: tuple[By, ...] = ("decisions", "targets")


@dataclass(frozen=True)
class Choice:
    """A project or target in the plans found.

    Attributes
    ----------
    kind
        Which traits it is one of.
    membership
        ``must``: every plan within the tolerance has it, proved; ``optional``: some plan within the
        tolerance does not; ``open``: neither.
    loss
        What the best plan without it is worth less than the best one, wan yuan; None if not asked.
    """

    kind: By
    frequency: Frequency
    membership: Membership
    loss: Interval | None = None


def choices_of(
    subject: Subject, asking: Asking, wanted: Wanted, found: Found, prove: bool
) -> tuple[Choice, ...]:
    """Projects and targets of the plans found; with `prove`, what all have is settled."""
    told = [
        Choice(kind, one, _seen(found, wanted, kind, one))
        for kind in KINDS
        for one in frequencies(subject.case.data, [p.plan for p in found.plans], kind)
    ]
    if not prove:
        return tuple(told)
    unsettled = {(one.kind, one.frequency.trait) for one in told if one.membership == "open"}
    verdicts = _verdicts(subject, asking, wanted, unsettled)
    return tuple(_settled(one, verdicts.get((one.kind, one.frequency.trait))) for one in told)


def _seen(found: Found, wanted: Wanted, kind: By, one: Frequency) -> Membership:
    """What the plans found tell by themselves."""
    if one.count < len(found.plans):
        return "optional"
    complete = wanted.best_first and kind == wanted.by and found.end == "none_left"
    return "must" if complete else "open"


def _settled(one: Choice, verdict: Verdict | None) -> Choice:
    if verdict is None:
        return one
    return Choice(one.kind, one.frequency, verdict.membership_whole, verdict.whole)


def _verdicts(
    subject: Subject, asking: Asking, wanted: Wanted, unsettled: set[tuple[By, Trait]]
) -> dict[tuple[By, Trait], Verdict]:
    """Verdicts on choices that all plans found make, as far as there are answers."""
    solution = subject.result.solution
    whole = solution.status == "optimal" and solution.method == "direct"
    ground = Ground(
        subject.case, plan_of(subject.result), whole, wanted.seconds, wanted.within_share
    )
    talk = together({key: _inquiry(ground, asking, *key) for key in sorted(unsettled, key=repr)})
    while True:
        try:
            asking.ask(next(talk))
        except StopIteration as end:
            found: dict[tuple[By, Trait], Verdict | None] = end.value
            return {key: verdict for key, verdict in found.items() if verdict is not None}


def _inquiry(ground: Ground, asking: Asking, kind: By, trait: Trait) -> Inquiry[Verdict | None]:
    data = ground.case.data
    if kind == "decisions":
        decision = project_decision(data, str(trait))
    else:
        decision = target_decision(data, *trait)
    try:
        return (yield from judge(ground, asking, decision))
    except Unanswered:
        return None
