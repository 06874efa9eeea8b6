"""What an enclave is worth to its host, its partner and the others: the plan without it.

Without it no new project starts in the park; firms that exist there stay. With v and B value and
bound of the run, v' and B' those without it, the group gains between ``max(0, v - B')`` and
``B - v'``. How the sides share that is read off the two plans found. A partner outside is no part
of the group: its gain is its part of income and tax, beside that of the group. Wan yuan.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from planner.audit import audit_plan
from planner.districts.whole import totals_of
from planner.results import EnclaveLine, Plan
from planner.studies.asking import Answer, Asking, Interval, Question
from planner.studies.case import Subject
from planner.studies.coordinate.payoffs import Payoff, payoffs_of
from planner.variations import Closed


@dataclass(frozen=True)
class EnclaveWorth:
    """An enclave, and what the plan is worth more with it.

    Attributes
    ----------
    line
        What it brings, and the parts of host and partner.
    gain
        Of the whole group; None if that was not asked or not answered, infinite where it is proved
        that there is no plan without it.
    host, partner, others
        Of the two plans found: gain of the host, of the partner and of all other counties; None
        where no plan without it was found.
    """

    line: EnclaveLine
    gain: Interval | None
    host: float | None = None
    partner: float | None = None
    others: float | None = None


def price_enclaves(
    subject: Subject, asking: Asking, gap_share: float, seconds: float
) -> tuple[EnclaveWorth, ...]:
    """Solve the whole without each enclave that the plan uses, one solve for each."""
    lines = subject.result.audit.enclaves
    questions = {
        one.park: Question((Closed(one.park),), (), gap_share, seconds, False)
        for one in lines
        if one.starts
    }
    asking.ask(questions.values())
    with_it = payoffs_of(subject.case.data, subject.result.plan)
    return tuple(
        _worth(subject, one, with_it, asking.get(questions[one.park]))
        if one.park in questions
        else EnclaveWorth(one, Interval(0.0, 0.0), 0.0, 0.0, 0.0)
        for one in lines
    )


def _worth(
    subject: Subject, line: EnclaveLine, with_it: Mapping[str, Payoff], found: Answer | None
) -> EnclaveWorth:
    if found is None:
        return EnclaveWorth(line, None)
    case = subject.case
    if found.value is None or found.portfolio is None:
        gain = Interval(case.value - found.bound, float("inf")).at_least(0.0)
        return EnclaveWorth(line, gain)
    plan = Plan.of(found.portfolio)
    gain = Interval(case.value - found.bound, case.bound - found.value).at_least(0.0)
    without = payoffs_of(case.data, plan)
    change = {c: one.value_wan - without[c].value_wan for c, one in with_it.items()}
    sides = {line.host} | ({line.partner} & change.keys())
    partner = (
        _credited(line) - _credited(_line_of(subject, plan, line.park))
        if line.outside
        else change.get(line.partner, 0.0)
    )
    others = sum(amount for county, amount in change.items() if county not in sides)
    return EnclaveWorth(line, gain, change[line.host], partner, others)


def _credited(line: EnclaveLine) -> float:
    return line.partner_income_wan + line.partner_tax_wan


def _line_of(subject: Subject, plan: Plan, park: str) -> EnclaveLine:
    """The enclave in another plan: what existing firms bring there."""
    claimed = totals_of(subject.case.data, plan)
    audit = audit_plan(subject.result.scenario, subject.result.appraisal, plan, claimed)
    return next(one for one in audit.enclaves if one.park == park)
