"""Sizes of generated scenarios: how many counties, parks, pairs of neighbours and projects."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from planner.errors import WrongUseError

SECOND_PARK_SHARE = 3 / 16
PAIRS_PER_COUNTY = 33 / 16
COUNTIES_PER_GROUP = 10
ONE_GROUP = 16
"""Up to so many counties are one prefecture."""


@dataclass(frozen=True)
class Size:
    """How large a generated scenario is.

    Attributes
    ----------
    groups
        Prefectures, each with shared limits; 0 for a county by itself.
    """

    name: str
    counties: int
    projects: int
    groups: int

    @property
    def parks(self) -> int:
        """One per county and a second one in three of sixteen."""
        return self.counties + round(self.counties * SECOND_PARK_SHARE)

    @property
    def pairs(self) -> int:
        """Wanted pairs of neighbours; three counties or fewer are all neighbours."""
        if self.counties <= 3:
            return math.comb(self.counties, 2)
        return max(round(self.counties * PAIRS_PER_COUNTY), self.counties - 1)

    @property
    def leads_per_industry_max(self) -> int:
        """Parks that an industry may lead: two in a prefecture, in proportion beyond it."""
        return max(2, round(2 * self.counties / ONE_GROUP))


SIZES: Mapping[str, Size] = {
    size.name: size
    for size in (
        Size("county", 1, 130, 0),
        Size("prefecture", 16, 1_300, 1),
        Size("province", 100, 10_000, 10),
        Size("national", 2_800, 280_000, 280),
    )
}


def size_of(wanted: str) -> Size:
    """Named size, or ``COUNTIESxPROJECTS`` such as ``40x4000``.

    Raises
    ------
    WrongUseError
        There is no such size, or it has fewer projects than counties.
    """
    if wanted in SIZES:
        return SIZES[wanted]
    found = re.fullmatch(r"(\d{1,4})x(\d{1,7})", wanted, re.ASCII)
    counties, projects = (int(found[1]), int(found[2])) if found else (0, 0)
    if not 1 <= counties <= projects:
        raise WrongUseError("bench_size", size=wanted, sizes=", ".join(SIZES))
    several = max(1, round(counties / COUNTIES_PER_GROUP)) if counties > ONE_GROUP else 1
    return Size(wanted, counties, projects, 0 if counties == 1 else several)
