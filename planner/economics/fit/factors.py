"""Four factors of a fit that follow from tables: endowment, market, labour and cost.

Every value is 0 to 1 or unknown, never a middle value in place of one. The origin of a factor names
the tables or rows that it rests on; a name after ``?`` is what it lacks.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.economics.fit.traits import Traits
from planner.results import FactorScore, Scenario
from planner.schema import County, Distance, Endowment, Grade, Price

WORSE: Mapping[Grade, Grade] = {"A": "B", "B": "C", "C": "C"}
"""The next worse grade."""

LEAST_MARGIN = 0.001
"""Stands in for a margin of zero or less: such an industry bears no cost above the others'."""

TYPICAL_MU = 40.0
"""Land of a typical project where the least scale is smaller [E]."""

RECRUITED_SHARE = 0.01
"""Part of a county's labour that a single project can hire without driving wages up [E]."""

SCHOOLING_NEEDED: Mapping[int, float] = {1: 6.0, 2: 7.5, 3: 9.0, 4: 10.5, 5: 12.0}
"""Mean years of schooling at which an industry of each talent grade finds its people [E]."""

SCHOOLING_SPAN = 4.0
"""Years of schooling between no chance and certainty [E]."""


def unknown(*lacking: str) -> FactorScore:
    """Factor without data, naming what it lacks."""
    return FactorScore(None, "C", ", ".join(f"?{name}" for name in lacking))


def worst(grades: Sequence[Grade]) -> Grade:
    """The worst of some grades, A the best; C if there is none."""
    return max(grades, default="C")


@dataclass(frozen=True)
class Places:
    """What the tables say about the counties, looked up once.

    Attributes
    ----------
    endowments
        By (county, endowment).
    distances
        By county.
    hub_strength
        Greatest strength by (county, industry).
    prices
        By (county, item).
    """

    counties: Mapping[str, County]
    endowments: Mapping[tuple[str, str], Endowment]
    distances: Mapping[str, Sequence[Distance]]
    hub_strength: Mapping[tuple[str, str], float]
    prices: Mapping[str, Sequence[Price]]
    freight_yuan_per_t_km: float


def places_of(scenario: Scenario) -> Places:
    """The tables behind the factors, by county."""
    distances: dict[str, list[Distance]] = {}
    for row in sorted(scenario.rows("distances"), key=lambda row: (row.county, row.hub)):
        distances.setdefault(row.county, []).append(row)
    prices: dict[str, list[Price]] = {}
    for row in sorted(scenario.rows("prices"), key=lambda row: (row.county, row.item)):
        prices.setdefault(row.county, []).append(row)
    strength: dict[tuple[str, str], float] = {}
    for row in scenario.rows("hubs"):
        pair = (row.county, row.industry)
        strength[pair] = max(strength.get(pair, 0.0), row.strength_share)
    return Places(
        {row.county: row for row in scenario.rows("counties")},
        {(row.county, row.endowment): row for row in scenario.rows("endowments")},
        distances,
        strength,
        prices,
        scenario.settings.fit.freight_yuan_per_t_km,
    )


def endowment(places: Places, county: str, traits: Traits) -> FactorScore:
    """Geometric mean of the scores of all needed keys; of alternatives the better one counts.

    A need without a score is left out, named, and costs a grade. An industry without needs is
    indifferent: the factor does not apply to it.
    """
    if not traits.needs:
        return FactorScore(None, "C", f"industries.{traits.industry}", applicable=False)
    met: list[Endowment] = []
    lacking: list[str] = []
    for need in traits.needs:
        rows = [
            places.endowments[county, key] for key in need if (county, key) in places.endowments
        ]
        if rows:
            met.append(max(rows, key=lambda row: row.score_share))
        else:
            lacking.append(f"endowments.{county}.{'|'.join(need)}")
    if not met:
        return unknown(*lacking)
    grade = worst([row.grade or "C" for row in met])
    named = [f"endowments.{county}.{row.endowment}" for row in met]
    return FactorScore(
        math.prod(row.score_share for row in met) ** (1 / len(met)),
        WORSE[grade] if lacking else grade,
        ", ".join([*named, *(f"?{name}" for name in lacking)]),
    )


def market(places: Places, county: str, traits: Traits) -> FactorScore:
    """Margin that freight leaves, over the outside markets by weight, lifted by a hub's chain.

    access = sum_h weight * max(0, 1 - freight_t * km * yuan_per_t_km / 10,000 / margin)
             / sum_h weight
    market = access + (1 - access) * strength
    """
    rows = places.distances.get(county, ())
    total = sum(_weight(row) for row in rows)
    if not total:
        return unknown(f"distances.{county}")
    if traits.freight_t_per_wan is None or traits.margin is None:
        return unknown(f"industries.{traits.industry}")
    per_km = traits.freight_t_per_wan * places.freight_yuan_per_t_km / 10_000
    bearable = max(traits.margin, LEAST_MARGIN)
    access = sum(_weight(row) * max(0.0, 1 - per_km * row.km / bearable) for row in rows) / total
    strength = places.hub_strength.get((county, traits.industry), 0.0)
    origin = f"distances.{county}" + (f", hubs.{county}.{traits.industry}" if strength else "")
    grade = worst([row.grade or "C" for row in rows])
    return FactorScore(access + (1 - access) * strength, grade, origin)


def _weight(row: Distance) -> float:
    return 1.0 if row.weight_share is None else row.weight_share


def labour(places: Places, county: str, traits: Traits) -> FactorScore:
    """Geometric mean of people for a typical project and of schooling; one of them if need be."""
    row = places.counties[county]
    parts = {
        f"counties.{county}.labour_person": _supply(row.labour_person, traits),
        f"counties.{county}.schooling_years": _schooling(row.schooling_years, traits),
    }
    known = {name: value for name, value in parts.items() if value is not None}
    if not known:
        return unknown(*parts)
    value = math.prod(known.values()) ** (1 / len(known))
    return FactorScore(value, "B", ", ".join(n if n in known else f"?{n}" for n in parts))


def _supply(labour_person: float | None, traits: Traits) -> float | None:
    """``q / (1 + q)``, q the people whom a project can hire per job of a typical one."""
    if labour_person is None or traits.jobs_per_mu is None:
        return None
    hired = RECRUITED_SHARE * labour_person
    jobs = traits.jobs_per_mu * max(TYPICAL_MU, traits.least_mu or 0.0)
    return hired / (hired + jobs) if hired + jobs else None


def _schooling(years: float | None, traits: Traits) -> float | None:
    needed = SCHOOLING_NEEDED.get(traits.talent_grade or 0)
    if years is None or needed is None:
        return None
    return min(1.0, max(0.0, 0.5 + (years - needed) / SCHOOLING_SPAN))


def cost(places: Places, county: str, traits: Traits) -> FactorScore:
    """How the county's factor prices eat into the margin: 0.5 at the reference prices.

    clip(0.5 - sum_item share_item * (price / reference - 1) / (2 * margin), 0, 1)
    """
    rows = places.prices.get(county, ())
    if not rows:
        return unknown(f"prices.{county}")
    if traits.margin is None:
        return unknown(f"industries.{traits.industry}")
    shares = {row.item: _share(row, traits) for row in rows}
    known = [row for row in rows if shares[row.item] is not None and row.reference_price]
    if not known:
        return unknown(f"industries.{traits.industry}")
    dearer = sum((shares[row.item] or 0.0) * (row.price / row.reference_price - 1) for row in known)
    value = min(1.0, max(0.0, 0.5 - dearer / (2 * max(traits.margin, LEAST_MARGIN))))
    grade = worst([row.grade or "C" for row in known])
    return FactorScore(value, grade, ", ".join(f"prices.{county}.{row.item}" for row in known))


def _share(row: Price, traits: Traits) -> float | None:
    """Cost of an item in output at the reference price."""
    if row.item == "wage":
        jobs = traits.jobs_per_wan
        return None if jobs is None else jobs * row.reference_price
    used = traits.use_per_wan[row.item]
    return None if used is None else used * row.reference_price / 10_000
