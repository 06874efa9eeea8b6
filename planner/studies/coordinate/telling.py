"""Tasks of the comparison beside its questions, and what they said."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from planner.pool import Task, run_tasks
from planner.studies.asking import Asking


@dataclass
class Told:
    """What the tasks of a study said, by the beginning of their keys."""

    asking: Asking

    def __post_init__(self) -> None:
        """Begin with nothing."""
        self._answers: dict[str, Any] = {}

    def hear(self, tasks: Sequence[Task]) -> None:
        """Have tasks done; failures go to those of the questions."""
        asking = self.asking
        for outcome in run_tasks(asking.pool, tasks, asking.keep, asking.watch, asking.stop):
            if outcome.error is not None:
                asking.failures[outcome.key] = outcome.error
            else:
                self._answers[outcome.key] = outcome.value

    def of(self, kind: str) -> list[Any]:
        """Answers of the tasks whose keys begin so, in the order of their keys."""
        return [
            value
            for key, value in sorted(self._answers.items())
            if key.partition("|")[0].partition(":")[0] == kind
        ]

    def answer(self, key: str) -> Any:
        """Answer of the task whose key begins so before its first bar; None if there is none."""
        return next((v for k, v in self._answers.items() if k.partition("|")[0] == key), None)
