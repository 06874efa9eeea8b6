"""Plans side by side: what each has, how far apart they are, how often a choice is made."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models import PlanData, Portfolio
from models.distance import By, Trait, Traits


def traits_of(data: PlanData, plan: Portfolio, by: By) -> Traits:
    """Projects that start, or pairs of county and industry targeted; sorted."""
    if by == "decisions":
        return tuple(sorted({project for project, _, _ in plan.starts}))
    led = {(data.park_county[park], industry) for park, industry in plan.leads}
    return tuple(sorted(led | set(plan.specials)))


def distance(one: Traits, other: Traits, by: By) -> int:
    """Decisions in which two plans differ, or counties whose sets of targets differ."""
    apart = set(one) ^ set(other)
    return len(apart) if by == "decisions" else len({trait[0] for trait in apart})


def similarity(one: Traits, other: Traits) -> float:
    """Jaccard's index: what both have, relative to what either has; 1 if neither has any."""
    either = set(one) | set(other)
    return len(set(one) & set(other)) / len(either) if either else 1.0


@dataclass(frozen=True)
class Alternative:
    """A plan found.

    Attributes
    ----------
    traits
        What it is compared by.
    nearest
        Distance to the nearest of the plans before it; None for the first.
    most
        Proved: no plan within the tolerance is farther from the nearest of those before it; None
        where that was not asked.
    bound_wan
        Proved: no plan with other traits than those before it is worth more; infinite where that
        was not asked.
    """

    plan: Portfolio
    traits: Traits
    value_wan: float
    nearest: int | None = None
    most: int | None = None
    bound_wan: float = float("inf")


@dataclass(frozen=True)
class Frequency:
    """How many of the plans found have a trait."""

    trait: Trait
    count: int
    share: float


def frequencies(data: PlanData, plans: Sequence[Portfolio], by: By) -> tuple[Frequency, ...]:
    """Every trait that some plan has, most frequent first."""
    found: dict[Trait, int] = {}
    for plan in plans:
        for trait in traits_of(data, plan, by):
            found[trait] = found.get(trait, 0) + 1
    ordered = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Frequency(trait, count, count / len(plans)) for trait, count in ordered)


def matrix(traits: Iterable[Traits], by: By) -> list[list[tuple[int, float]]]:
    """Distance and similarity of each plan to each."""
    every = list(traits)
    return [[(distance(a, b, by), similarity(a, b)) for b in every] for a in every]
