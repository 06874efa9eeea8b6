"""Limits by the words of a user: names in Chinese or English, codes, with what was meant."""

from collections.abc import Collection, Mapping, Sequence

from planner.errors import WrongUseError
from planner.naming import names_of
from planner.results import Scenario
from planner.schema import LAND
from planner.spelling import nearest
from planner.studies.prices.limits import Limit
from planner.texts import text
from planner.variations import AREA_FLOOR, BUDGET, FLOOR, MARKET, PURSUITS

KINDS = (LAND, BUDGET, PURSUITS, FLOOR, AREA_FLOOR, MARKET)


def select_limits(
    scenario: Scenario, limits: Sequence[Limit], kinds: Sequence[str], areas: Sequence[str]
) -> tuple[tuple[Limit, ...], tuple[str, ...]]:
    """Limits meant by the words of a user, and the counties whose decisions are meant.

    Without words all that bind; a limit that is named is meant whether it binds or not. A county
    means its own limits, those of its parks, and those that it shares with others.

    Raises
    ------
    WrongUseError
        A word is unknown, or there is no such limit there.
    """
    wanted_kinds = {_kind(scenario, limits, word) for word in kinds}
    wanted_areas = {area_code(scenario, word) for word in areas}
    counties = set(_counties(scenario, wanted_areas))
    found = [
        one
        for one in limits
        if (not wanted_kinds or {one.kind, one.name} & wanted_kinds)
        and (not wanted_areas or one.area in wanted_areas or counties & set(one.counties))
    ]
    if wanted_kinds and not found:
        there = sorted({one.area for one in limits if {one.kind, one.name} & wanted_kinds})
        if not there:
            raise WrongUseError("price_limit_nowhere", limit=", ".join(kinds))
        words = {"limit": ", ".join(kinds), "area": ", ".join(areas), "areas": ", ".join(there)}
        raise WrongUseError("price_no_such_limit", **words)
    chosen = tuple(one for one in found if wanted_kinds or one.binds)
    return chosen, tuple(sorted(counties))


def counties_in(scenario: Scenario, areas: Sequence[str]) -> tuple[str, ...]:
    """Counties meant by the words of a user: themselves, of their parks, of their groups.

    Raises
    ------
    WrongUseError
        A word is unknown.
    """
    codes = {area_code(scenario, word) for word in areas}
    home = {row.park: row.county for row in scenario.rows("parks")}
    members = {row.county for row in scenario.rows("groups") if row.group in codes}
    parks = {home[code] for code in codes if code in home}
    return tuple(sorted({*_counties(scenario, codes), *members, *parks}))


def _counties(scenario: Scenario, codes: Collection[str]) -> tuple[str, ...]:
    return tuple(row.county for row in scenario.rows("counties") if row.county in codes)


def _kind(scenario: Scenario, limits: Sequence[Limit], word: str) -> str:
    """Kind of limit (or market and industry) by code or name."""
    known: dict[str, str] = {kind: kind for kind in KINDS}
    for language in ("zh", "en"):
        known |= {text(f"price.kind.{kind}", language): kind for kind in KINDS}
    for row in scenario.rows("resources"):
        known |= dict.fromkeys(names_of(row.resource, row), row.resource)
    known |= {one.name: one.name for one in limits}
    return _meant(word, known, "price_unknown_limit")


def area_code(scenario: Scenario, word: str) -> str:
    """Code of a park, county or group by its code or name.

    Raises
    ------
    WrongUseError
        There is none.
    """
    known: dict[str, str] = {row.group: row.group for row in scenario.rows("groups")}
    for row in scenario.rows("parks"):
        known |= dict.fromkeys(names_of(row.park, row), row.park)
    for row in scenario.rows("counties"):
        known |= dict.fromkeys(names_of(row.county, row), row.county)
    return _meant(word, known, "price_unknown_area")


def _meant(word: str, known: Mapping[str, str], key: str) -> str:
    by_lower = {name.lower(): code for name, code in known.items()}
    found = by_lower.get(word.strip().lower())
    if found is None:
        if near := nearest(word, known):
            raise WrongUseError(f"{key}_near", word=word, near=near)
        raise WrongUseError(key, word=word, known=", ".join(sorted(set(known.values()))))
    return found
