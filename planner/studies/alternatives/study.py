"""The study of alternatives: plans near the best, how they differ, and what they all have."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from models import PlanData
from models.distance import By, Trait
from planner.studies.alternatives.core import KINDS, Choice, choices_of
from planner.studies.alternatives.plans import matrix, traits_of
from planner.studies.alternatives.search import Found, Wanted, search
from planner.studies.asking import Asking
from planner.studies.case import Subject


@dataclass(frozen=True)
class Alternatives:
    """What the study found.

    Attributes
    ----------
    data
        Data of the plans.
    wanted
        What was asked.
    found
        Plans, that of the run first.
    choices
        Projects and targets of these plans, most frequent first.
    proving
        Whether the must-haves were to be proved.
    """

    data: PlanData
    wanted: Wanted
    found: Found
    choices: tuple[Choice, ...]
    proving: bool

    @cached_property
    def traits(self) -> Mapping[By, tuple[frozenset[Trait], ...]]:
        """Projects, and targets, of every plan in the order of `found`."""
        return {
            by: tuple(frozenset(traits_of(self.data, one.plan, by)) for one in self.found.plans)
            for by in KINDS
        }

    @cached_property
    def matrix(self) -> list[list[tuple[int, float]]]:
        """Distance and similarity of every two plans, in the order of `found`."""
        return matrix((one.traits for one in self.found.plans), self.wanted.by)

    @property
    def core(self) -> tuple[Choice, ...]:
        """What all plans found have."""
        return tuple(one for one in self.choices if one.frequency.count == len(self.found.plans))


def find_alternatives(
    subject: Subject, asking: Asking, wanted: Wanted, prove: bool = False
) -> Alternatives:
    """Find plans near the best one, and settle what they all have if that is wanted."""
    found = search(subject, asking, wanted)
    choices = choices_of(subject, asking, wanted, found, prove)
    return Alternatives(subject.case.data, wanted, found, choices, prove)
