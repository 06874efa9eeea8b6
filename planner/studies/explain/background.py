"""What an explanation is made from: a stored run, the plan it holds, its names."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field

from models import Portfolio
from planner.audit import audit_plan
from planner.errors import WrongUseError
from planner.results import (
    Audit,
    Candidate,
    GatedOut,
    Plan,
    RunResult,
    Totals,
)
from planner.spelling import nearest
from planner.studies.case import Subject
from planner.studies.explain.levers import Economics
from planner.studies.explain.memberships import Ground

Audited = Callable[[Portfolio], Audit]
"""Audit of a plan."""


@dataclass(frozen=True)
class Background:
    """What cards are made from beside the answers.

    Attributes
    ----------
    gated
        Closed sites by project.
    economics
        For the levers of wage, tax and odds; None where there are only plan data.
    audited
        Audit of a plan; None where there are only plan data.
    """

    ground: Ground
    gated: Mapping[str, tuple[GatedOut, ...]] = field(default_factory=dict)
    economics: Economics | None = None
    audited: Audited | None = None


def background_of(subject: Subject, seconds: float, tolerance_share: float) -> Background:
    """Background of a stored run.

    Questions go to the whole model where HiGHS solved it to its optimum within `seconds`;
    otherwise to the counties concerned.
    """
    result = subject.result
    solution, plan = result.solution, plan_of(result)
    whole = (
        solution.status == "optimal" and solution.method == "direct" and solution.seconds <= seconds
    )
    ground = Ground(subject.case, plan, whole, seconds, tolerance_share)
    gated: dict[str, list[GatedOut]] = {}
    for one in result.appraisal.gated:
        gated.setdefault(one.project, []).append(one)
    audits: dict[int, tuple[Portfolio, Audit]] = {id(plan): (plan, result.audit)}

    def audited(other: Portfolio) -> Audit:
        if id(other) not in audits:
            audits[id(other)] = (other, audit_of(result, other))
        return audits[id(other)][1]

    return Background(
        ground,
        {code: tuple(found) for code, found in gated.items()},
        Economics(result.scenario, result.appraisal, subject.case.data),
        audited,
    )


def plan_of(result: RunResult) -> Portfolio:
    """Plan of a run as the model gives it."""
    plan = result.plan
    terms = asdict(result.claimed)
    return Portfolio(plan.starts, plan.leads, plan.specials, plan.builds, plan.grants, terms)


def audit_of(result: RunResult, other: Portfolio) -> Audit:
    """Audit of another plan of the run's scenario."""
    plan = Plan.of(other)
    return audit_plan(result.scenario, result.appraisal, plan, Totals(**other.terms))


def project_code(result: RunResult, word: str) -> str:
    """Code of a project or prospect given by its code or its Chinese or English name.

    Raises
    ------
    WrongUseError
        There is none, or several have the name.
    """
    wanted = word.strip().lower()
    codes: dict[str, set[str]] = {}
    for code, one in result.appraisal.candidates.items():
        for name in _names(one):
            codes.setdefault(name.lower(), set()).add(code)
    found = sorted(codes.get(wanted, ()))
    if len(found) > 1:
        raise WrongUseError("ambiguous_project", project=word, codes=", ".join(found))
    if not found:
        shown = {name for c in result.appraisal.candidates.values() for name in _names(c)}
        if near := nearest(word, shown):
            raise WrongUseError("unknown_project_near", project=word, near=near)
        raise WrongUseError("unknown_project", project=word)
    return found[0]


def _names(one: Candidate) -> tuple[str, ...]:
    return one.project, one.name_zh, one.name_en
