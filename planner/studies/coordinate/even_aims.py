"""What is sought for fairness per head: the next lowest sum, or the best value above levels."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import pyomo.environ as pyo

from models import PlanData
from models.evenness import add_evenness, add_level_floor
from models.value import seek

SLACK = 1e-6
"""Relative slack of what was settled: the plan that settled it keeps it but for rounding."""


@dataclass(frozen=True)
class Even:
    """Aim: hold the lowest sums that are settled, yuan per head.

    Raise the next one, or seek the best value.
    """

    residents: Mapping[str, float]
    settled_yuan: tuple[float, ...]
    raising: bool

    @property
    def key(self) -> str:
        """Name of the aim."""
        heads = ",".join(f"{c}={x:.12g}" for c, x in sorted(self.residents.items()))
        told = f"{heads}|{','.join(f'{x:.12g}' for x in self.settled_yuan)}"
        mark = hashlib.sha256(told.encode()).hexdigest()[:16]
        return f"even:{len(self.settled_yuan)}{'+' if self.raising else ''}:{mark}"

    def put_on(self, m: pyo.ConcreteModel, data: PlanData) -> None:  # noqa: ARG002
        """Add what holds them, and the sum to raise as objective."""
        held = [x - SLACK * max(abs(x), 1.0) for x in self.settled_yuan]
        places = len(held) + self.raising
        add_evenness(m, self.residents, held, places)
        if self.raising:
            seek(m, m.lowest[places])


@dataclass(frozen=True)
class AtLeast:
    """Aim: the best value at which no county has less per head than its floor, yuan."""

    residents: Mapping[str, float]
    floors_yuan: Mapping[str, float]

    @property
    def key(self) -> str:
        """Name of the aim."""
        told = ",".join(
            f"{c}={self.residents[c]:.12g}:{x:.12g}" for c, x in sorted(self.floors_yuan.items())
        )
        return f"at-least:{hashlib.sha256(told.encode()).hexdigest()[:16]}"

    def put_on(self, m: pyo.ConcreteModel, data: PlanData) -> None:  # noqa: ARG002
        """Add the floors."""
        held = {c: x - SLACK * max(abs(x), 1.0) for c, x in self.floors_yuan.items()}
        add_level_floor(m, self.residents, held)
