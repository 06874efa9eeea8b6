"""A task that has tasks of its own: made in its thread, with what is lent to it."""

import threading

from planner.errors import PlannerError
from planner.pool import SerialPool, Task, lending, run_tasks, shared, stopping


def doubled(name: str) -> int:
    return 2 * int(shared(name))


def nested(name: str) -> tuple[int, int]:
    with SerialPool({name: 5}) as pool:
        inner = [outcome.value for outcome in run_tasks(pool, [Task("a", doubled, (name,))])]
    return inner[0], int(shared(name))


def failing() -> None:
    raise PlannerError("task_stopped")


def stopped() -> bool:
    return stopping().is_set()


def test_what_is_lent_inside_hides_nothing_outside() -> None:
    with lending({"x": 7}):
        assert nested("x") == (10, 7)


def test_failures_are_outcomes() -> None:
    with SerialPool({}) as pool:
        found = {o.key: o for o in run_tasks(pool, [Task("a", failing), Task("b", stopped)])}
    assert found["a"].failure and found["b"].value is False


def test_what_stops_the_task_stops_its_tasks() -> None:
    stopping().set()
    try:
        with SerialPool({}) as pool:
            pool.submit(Task("a", stopped))
            outcome = pool.next()
    finally:
        stopping().clear()
    assert outcome is not None and outcome.value is True


def test_an_unsendable_task_has_failed() -> None:
    with SerialPool({}) as pool:
        pool.submit(Task("a", threading.Lock().acquire))
        outcome = pool.next()
    assert outcome is not None and outcome.failure
