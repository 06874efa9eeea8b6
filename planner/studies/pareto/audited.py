"""Every plan of a front is recomputed by arithmetic that shares no code with the model."""

from planner.audit import audit_plan
from planner.errors import PlannerError
from planner.results import Plan, Totals
from planner.studies.case import Subject
from planner.studies.pareto.front import Front


def audit_points(subject: Subject, front: Front) -> float:
    """Audit the plan of every point; the worst relative violation of all.

    Raises
    ------
    PlannerError
        A plan breaks a rule, or its totals are not what the model says.
    """
    result, worst = subject.result, 0.0
    for number, point in enumerate(front.points, 1):
        found = point.portfolio
        plan = Plan.of(found)
        audit = audit_plan(result.scenario, result.appraisal, plan, Totals(**found.terms))
        if not audit.passed:
            count = len(audit.violations)
            raise PlannerError("point_fails_audit", point=number, count=count)
        worst = max(worst, audit.worst_violation)
    return worst
