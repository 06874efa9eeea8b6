"""What is sought among the plans worth enough: far from those seen, or best beside them."""

import hashlib
from dataclasses import dataclass

import pyomo.environ as pyo

from models import PlanData
from models.distance import (
    By,
    Traits,
    add_distances,
    add_others,
    add_same,
    add_traits,
    seek_far,
)


@dataclass(frozen=True)
class Farthest:
    """The plan farthest from the nearest of some plans; the best of those equally far.

    The value of an answer is the distance and less than one for the value, see
    `models.distance.seek_far`. The plans seen are plans of the model themselves, so that there is
    always one to start from, at distance 0.

    Attributes
    ----------
    by
        What plans are compared by.
    seen
        Traits of the given plans.
    least_wan
        Least value, wan yuan.
    most_wan
        No plan is worth more.
    """

    by: By
    seen: tuple[Traits, ...]
    least_wan: float
    most_wan: float

    @property
    def key(self) -> str:
        """Name in keys of tasks."""
        return f"far:{self.by}:{self.least_wan!r}:{self.most_wan!r}:{_mark(self.seen)}"

    def put_on(self, m: pyo.ConcreteModel, data: PlanData) -> None:
        """Add distances and the floor of the value, and maximise the distance."""
        add_traits(m, data, self.by)
        add_distances(m, self.seen, self.by)
        seek_far(m, self.least_wan, self.most_wan)


@dataclass(frozen=True)
class BestOther:
    """The best plan whose traits are those of none of the given plans."""

    by: By
    seen: tuple[Traits, ...]

    @property
    def key(self) -> str:
        """Name in keys of tasks."""
        return f"other:{self.by}:{_mark(self.seen)}"

    def put_on(self, m: pyo.ConcreteModel, data: PlanData) -> None:
        """Leave the given plans out."""
        add_traits(m, data, self.by)
        add_others(m, self.seen)


@dataclass(frozen=True)
class BestSame:
    """The best plan that has the traits of a given one: where, when and how it is done best."""

    by: By
    plan: Traits

    @property
    def key(self) -> str:
        """Name in keys of tasks."""
        return f"same:{self.by}:{_mark((self.plan,))}"

    def put_on(self, m: pyo.ConcreteModel, data: PlanData) -> None:
        """Hold the traits."""
        add_traits(m, data, self.by)
        add_same(m, self.plan)


def _mark(plans: tuple[Traits, ...]) -> str:
    """Short name of some plans: the same plans in the same order, the same name."""
    return hashlib.sha256(repr(plans).encode()).hexdigest()[:16]
