"""Small plans as subjects of a price list, asked in this process."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace, TracebackType
from typing import Any, Self, cast

from models import LayoutRules, PlanData, ProjectData, build_portfolio_model, read_portfolio
from planner.compiling import compile_model
from planner.pool import Outcome, Task, lending
from planner.results import RunResult, Solution, Totals
from planner.solve import SolveOptions, solve
from planner.studies.asking import Asking, lent
from planner.studies.case import Case, Subject
from planner.studies.prices.limits import Limit

EXACT = SolveOptions(gap_share=0.0, time_limit_seconds=60.0)


class Inline:
    """Pool that works in the caller's process."""

    workers, running = 1, 0

    def __init__(self) -> None:
        self.tasks: list[Task] = []

    @property
    def waiting(self) -> int:
        return len(self.tasks)

    def submit(self, task: Task) -> None:
        self.tasks.append(task)

    def next(self, timeout: float | None = None) -> Outcome | None:
        if not self.tasks:
            return None
        task = self.tasks.pop(0)
        return Outcome(task.key, task.function(*task.arguments), "", 0.0, 1)

    def cancel(self) -> None:
        self.tasks.clear()

    def close(self) -> None:
        self.cancel()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def solved(data: PlanData, method: str = "direct", bound: float | None = None) -> Subject:
    """The best plan of some data as a subject; `method` decides how the whole is asked."""
    m = build_portfolio_model(data)
    return subject(data, solve(compile_model(m), EXACT), method, bound)


def subject(
    data: PlanData, solution: Solution, method: str = "direct", bound: float | None = None
) -> Subject:
    """A plan of some data as a subject."""
    m = build_portfolio_model(data)
    compile_model(m)
    found = read_portfolio(m, solution.values)
    best = solution.bound_wan if bound is None else bound
    case = Case(data, solution.values, solution.objective_wan, best)
    claimed = Totals(**found.terms)
    result = SimpleNamespace(solution=SimpleNamespace(method=method), claimed=claimed, plan=found)
    return Subject(cast(RunResult, result), case, Path())


@contextmanager
def asking(one: Subject) -> Iterator[Asking]:
    """Asks in this process."""
    with lending(lent(one.case)):
        yield Asking(cast(Any, Inline()))


def knapsack(weights: Sequence[float], values: Sequence[float], room: float) -> PlanData:
    """One park, one period, projects without target need."""
    names = [chr(ord("A") + number) for number in range(len(weights))]
    projects = {
        name: ProjectData("x", ("p",), {1: 1}, needs_target=False, land_mu=weight)
        for name, weight in zip(names, weights, strict=True)
    }
    starts = [(name, "p", 1) for name in names]
    return PlanData(
        periods=1,
        park_county={"p": "a"},
        industries=("x",),
        projects=projects,
        income_wan=dict(zip(starts, values, strict=True)),
        fiscal_wan=dict.fromkeys(starts, 0.0),
        land_mu={("p", 1): room},
        layout=LayoutRules(),
    )


def limit(kind: str, area: str, given: float, counties: tuple[str, ...], **rest: Any) -> Limit:
    """A limit whose step is one unit."""
    facts: Mapping[str, Any] = {"unit": "", "period": 1, "step": 1.0, "binds": True, **rest}
    return Limit(
        kind=kind, area=area, used=given, available=given, given=given, counties=counties, **facts
    )
