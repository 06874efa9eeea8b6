"""Rules that cannot hold together: an irreducible set of them, proved on the integer model.

Deletion filter over groups of rows (Chinneck, Feasibility and Infeasibility in Optimization, 2008,
section 6; for integer models Guieu and Chinneck 1999): leave a set of rules out; if still no plan
exists they have no part in it and stay out for good. Whole kinds of rules are tried first, then
halves of the kinds that are left, down to single rules.

Proof that what is left is irreducible: a rule is found necessary when the rules kept at that moment
have a plan without it. The set kept only shrinks, and fewer rules have that plan too. HiGHS's own
conflict search is not used: where the linear program has a plan it answers wrongly.

A plan found on the way that breaks one kept rule alone proves that rule necessary without a solve.
The prices of the linear elastic model (`repair`) give a first guess of the set; it
counts only after the integer model has confirmed it.
"""

import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

import numpy as np
import numpy.typing as npt

from planner.errors import NoPlanError, StoppedEarlyError
from planner.matrix import CompiledModel, Vector
from planner.solve import SolveOptions, solve
from planner.studies.diagnose.rules import Group, broken, without

PATIENCE = 0.2
"""Part of the time left that one solve of the filter may take."""

NEAR_SHARE = 0.4
"""Part of that time in which only the neighbourhood of a known plan is searched."""

SPARING_GAP = 0.05
"""How near to the least it is enough to come."""


@dataclass(frozen=True)
class Deadline:
    """When a diagnosis has to end, by the clock of `time.perf_counter`."""

    at: float
    stop: threading.Event = field(default_factory=threading.Event, compare=False)

    @classmethod
    def after(cls, seconds: float, stop: threading.Event | None = None) -> "Deadline":
        """Deadline so many seconds from now."""
        return cls(time.perf_counter() + seconds, stop or threading.Event())

    @property
    def left(self) -> float:
        """Seconds left, never below zero."""
        return max(self.at - time.perf_counter(), 0.0)

    def part(self, share: float) -> "Deadline":
        """Deadline after a share of the time left."""
        return Deadline(time.perf_counter() + share * self.left, self.stop)


@dataclass(frozen=True)
class Nearby:
    """A plan that breaks the rules in conflict only, and the columns that may change around it."""

    point: Vector
    free: npt.NDArray[np.bool_]

    @property
    def narrow(self) -> bool:
        """Whether some columns are held at all."""
        return not self.free.all()

    def within(self, compiled: CompiledModel) -> CompiledModel:
        """The model with all other whole columns as in the plan; later columns are free."""
        size = len(self.point)
        held = np.flatnonzero(compiled.integer[:size] & ~self.free)
        lower, upper = compiled.lower.copy(), compiled.upper.copy()
        lower[held] = upper[held] = np.round(self.point[held])
        return replace(compiled, lower=lower, upper=upper)


@dataclass(frozen=True)
class Trial:
    """Whether some rules can hold together: True with a plan, False if proved not, else None."""

    possible: bool | None
    point: Vector | None = None


def possible(
    compiled: CompiledModel,
    dropped: Iterable[Group],
    deadline: Deadline,
    near: Nearby | None = None,
) -> Trial:
    """Whether a plan exists when some rules are given up; first only near a plan if one is known.

    Raises
    ------
    InterruptedEarlyError
        The user stopped it.
    """
    loosened = without(compiled, dropped)
    if near is not None and near.narrow:
        trial = _trial(near.within(loosened), deadline.part(NEAR_SHARE))
        if trial.possible:
            return trial
    return _trial(loosened, deadline)


def _trial(compiled: CompiledModel, deadline: Deadline) -> Trial:
    """Whether a model has a plan."""
    if deadline.left <= 0:
        return Trial(None)
    try:
        found = solve(compiled, SolveOptions(0.0, deadline.left), None, None, deadline.stop)
    except NoPlanError:
        return Trial(False)
    except StoppedEarlyError:
        return Trial(None)
    return Trial(True, np.array([found.values[name] for name in compiled.columns]))


def sparing(compiled: CompiledModel, dropped: Iterable[Group], deadline: Deadline) -> Trial:
    """A plan that does as little as it can when some rules are given up.

    It takes little of what areas share, which leaves room where the conflict is.
    """
    few = replace(without(compiled, dropped), cost=compiled.integer.astype(float))
    if deadline.left <= 0:
        return Trial(None)
    try:
        found = solve(few, SolveOptions(SPARING_GAP, deadline.left), None, None, deadline.stop)
    except (NoPlanError, StoppedEarlyError):
        return Trial(None)
    return Trial(True, np.array([found.values[name] for name in compiled.columns]))


@dataclass(frozen=True)
class Conflict:
    """Rules that cannot hold together.

    Attributes
    ----------
    groups
        The rules; that no plan meets them all is proved.
    doubtful
        Those of them of which time did not allow to prove that they are needed.
    solves
        Number of solves that it took.
    """

    groups: tuple[Group, ...]
    doubtful: tuple[Group, ...]
    solves: int

    @property
    def irreducible(self) -> bool:
        """Whether it is proved that without any one of the rules the others have a plan."""
        return not self.doubtful


def find_conflict(
    compiled: CompiledModel,
    groups: Sequence[Group],
    deadline: Deadline,
    guesses: Sequence[Sequence[Group]] = (),
    dropped: Sequence[Group] = (),
    near: Nearby | None = None,
) -> Conflict:
    """Irreducible set of rules in conflict, of a model that is known to have no plan.

    Parameters
    ----------
    groups
        Rules of the model, those of a kind together.
    guesses
        Sets of rules that may hold a conflict, tried first and in this order.
    dropped
        Rules that are given up from the start: what is left is known to have no plan.
    near
        A plan near which others are sought first.
    """
    out = set(dropped)
    search = _Filter(compiled, tuple(groups), [g for g in groups if g not in out], deadline, near)
    search.run(guesses)
    return Conflict(
        tuple(search.kept),
        tuple(group for group in search.kept if group not in search.needed),
        search.solves,
    )


@dataclass
class _Filter:
    """State of a deletion filter: `kept` has no plan, each of `needed` is proved necessary."""

    compiled: CompiledModel
    groups: tuple[Group, ...]
    kept: list[Group]
    deadline: Deadline
    near: Nearby | None
    needed: set[Group] = field(default_factory=set)
    solves: int = 0

    def run(self, guesses: Sequence[Sequence[Group]]) -> None:
        """Narrow down to the guesses that hold a conflict, then filter kinds and within kinds."""
        for guess in guesses:
            inside = set(guess) & set(self.kept)
            outside = [group for group in self.kept if group not in inside]
            if inside and outside:
                self._try(outside)
        kinds = [list(some) for _, some in groupby(self.kept, lambda group: group.rule.kind)]
        opened = [(kind, self._try(kind)) for kind in kinds]
        for kind, answer in opened:
            if answer is not False:
                self._thin(kind, answer is True)

    def _try(self, chunk: Sequence[Group]) -> bool | None:
        """Leave a chunk out for good if no plan exists without it; whether one exists."""
        if any(group in self.needed for group in chunk):
            return True
        left = set(chunk)
        without_chunk = [g for g in self.groups if g in left or g not in set(self.kept)]
        self.solves += 1
        trial = possible(self.compiled, without_chunk, self.deadline.part(PATIENCE), self.near)
        if trial.possible is False:
            self.kept = [group for group in self.kept if group not in left]
        elif trial.point is not None:
            self._learn(trial.point, chunk)
        return trial.possible

    def _learn(self, point: Vector, chunk: Sequence[Group]) -> None:
        """A plan that breaks one kept rule alone proves it necessary."""
        missed = broken(self.compiled, chunk, point)
        if len(chunk) == 1:
            self.needed.add(chunk[0])
        elif len(missed) == 1:
            self.needed.add(missed[0])

    def _thin(self, chunk: Sequence[Group], has_plan: bool) -> None:
        """Filter a chunk of which `has_plan` tells that the rules without it have a plan."""
        if len(chunk) == 1:
            if has_plan:
                self.needed.add(chunk[0])
            return
        half = len(chunk) // 2
        first, second = chunk[:half], chunk[half:]
        self._part(first, known=False)
        gone = not any(group in self.kept for group in first)
        self._part(second, known=has_plan and gone)

    def _part(self, chunk: Sequence[Group], known: bool) -> None:
        """Filter one half; `known` tells that the rules without it have a plan."""
        answer = True if known else self._try(chunk)
        if answer is not False:
            self._thin(chunk, answer is True)
