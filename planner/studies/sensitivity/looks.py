"""A look at one level: what is changed, whether the data are sound, what known plans are worth.

No solver is asked. Plans are priced by the audit, which shares no code with the model: one that
keeps all rules at a level is a plan of that level, so its value there is a lower end of the best.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from planner.assemble import assemble
from planner.audit import TOLERANCE, audit_plan
from planner.errors import DataError, PlannerError, WrongUseError
from planner.pool import Task, run_tasks, shared
from planner.results import Appraisal, Plan, Scenario, Totals
from planner.studies.asking import Asking
from planner.studies.sensitivity.inputs import SCENARIO, ChangedCell, Setting, apply, appraised
from planner.studies.sensitivity.order import Standing, standing_of

NOTHING = Totals(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
TOTAL_DIFFERS = "total_differs"


@dataclass(frozen=True)
class Look:
    """What is seen of a level without solving it.

    Attributes
    ----------
    cells
        Every figure that was moved.
    standing
        For comparison with other levels; None if the data are refused.
    refused
        Why the level cannot be.
    worth
        By plan: its terms at this level, None where it breaks a rule there.
    """

    cells: tuple[ChangedCell, ...]
    standing: Standing | None = None
    refused: PlannerError | None = None
    worth: Mapping[str, Totals | None] = field(default_factory=dict)


def name_of(plan: Plan) -> str:
    """Short name of a plan: the same decisions, the same name."""
    parts = (
        *(sorted(plan.starts.items()), sorted(plan.leads), sorted(plan.specials)),
        *(sorted(plan.builds), sorted((key, round(x, 6)) for key, x in plan.grants.items())),
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def look(settings: tuple[Setting, ...], plans: Mapping[str, Plan]) -> Look:
    """Task: look at the lent scenario with the settings made."""
    scenario: Scenario = shared(SCENARIO)
    try:
        changed, cells = apply(scenario, settings)
    except WrongUseError as error:
        return Look((), refused=error)
    try:
        appraisal = appraised(changed)
    except DataError as error:
        return Look(cells, refused=error)
    worth = {name: worth_of(changed, appraisal, plan) for name, plan in plans.items()}
    return Look(cells, standing_of(assemble(changed, appraisal)), None, worth)


def worth_of(scenario: Scenario, appraisal: Appraisal, plan: Plan) -> Totals | None:
    """Terms of a plan by plain arithmetic; None if it breaks a rule of the scenario."""
    audit = audit_plan(scenario, appraisal, plan, NOTHING)
    broken = any(
        found.key != TOTAL_DIFFERS and found.excess > TOLERANCE for found in audit.violations
    )
    return None if broken else audit.totals


def looks(
    asking: Asking, wanted: Iterable[tuple[tuple[Setting, ...], Mapping[str, Plan]]]
) -> dict[str, Look]:
    """Looks by the key of their settings; one that failed or was stopped is missing."""
    tasks = {}
    for settings, plans in wanted:
        level = level_key(settings)
        key = f"look:{level}|{','.join(sorted(plans))}"
        tasks[key] = (level, Task(key, look, (settings, plans)))
    found = {}
    given = [task for _, task in tasks.values()]
    for outcome in run_tasks(asking.pool, given, asking.keep, asking.watch, asking.stop):
        if outcome.error is not None:
            asking.failures[outcome.key] = outcome.error
        elif outcome.value is not None:
            found[tasks[outcome.key][0]] = outcome.value
    return found


def level_key(settings: tuple[Setting, ...]) -> str:
    """Name of a level."""
    return ",".join(setting.key for setting in settings) or "as-it-is"
