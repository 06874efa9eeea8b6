"""One interface for many solves: processes on this machine, or the workers of a Dask cluster.

A study makes tasks, opens a pool and reads outcomes::

    with open_pool(workers, scheduler, shared={"Kaili": compiled}) as pool:
        for outcome in run_tasks(pool, tasks, keep, watch, stop):
            ...

A task function runs elsewhere. It reads what all tasks share with ``shared("Kaili")`` and passes
``stopping()`` to the solver as `stop`, so that a cancelled solve ends on a cluster too.
"""

from collections.abc import Mapping
from typing import Any

from planner.pool.kept import ResultStore
from planner.pool.local import LocalPool, usable_cores, warm_up
from planner.pool.running import run_tasks
from planner.pool.serial import SerialPool
from planner.pool.tasks import Outcome, Pool, PoolProgress, Task
from planner.pool.worker import lending, shared, stopping

__all__ = [
    "Outcome",
    "Pool",
    "PoolProgress",
    "ResultStore",
    "SerialPool",
    "Task",
    "lending",
    "open_pool",
    "run_tasks",
    "shared",
    "stopping",
    "usable_cores",
    "warm_up",
]


def open_pool(
    workers: int | None = None, scheduler: str = "", shared: Mapping[str, Any] | None = None
) -> Pool:
    """Pool of local processes, or of the cluster whose scheduler has the address `scheduler`.

    Parameters
    ----------
    workers
        Most tasks at once; None: all usable cores here, all threads of the cluster there.
    shared
        Things that many tasks read, by name. They are sent to each worker once.

    Raises
    ------
    PlannerError
        The cluster cannot be used: not installed, nobody there, no workers, another planner.
    """
    if not scheduler:
        return LocalPool(workers or usable_cores(), shared or {})
    from planner.pool.cluster import ClusterPool  # noqa: PLC0415  # needs an extra

    return ClusterPool(scheduler, workers, shared or {})
