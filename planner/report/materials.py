"""Missing links of the material map: which maker or user would be worth most.

A material that is bought in lacks a maker, one that is sold out lacks a user. A gap is worth what
would be saved if it were closed in every period, discounted as in the plan's value.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import fsum

from planner.economics.materials import flows_of
from planner.results import MaterialLine, RunResult
from planner.scenario.routes import SIGN

MAKER, USER = "maker", "user"


@dataclass(frozen=True)
class MissingLink:
    """A gap that somebody could fill.

    Attributes
    ----------
    side
        `MAKER` or `USER`: who is missing.
    amount
        Gap in the last period, in the unit of the stream a year.
    worth_wan
        What closing it in every period would be worth, wan yuan.
    fillers
        Projects of the list that would fill it and are not in the plan, the largest flow first,
        with their flow at full output, before odds.
    """

    stream: str
    area: str
    side: str
    amount: float
    worth_wan: float
    fillers: tuple[tuple[str, float], ...]


def missing_links(result: RunResult) -> tuple[MissingLink, ...]:
    """Gaps of all materials, the dearest first."""
    return tuple(sorted(_gaps(result), key=lambda one: (-one.worth_wan, one.stream, one.side)))


def _gaps(result: RunResult) -> Iterator[MissingLink]:
    flows = flows_of(result.scenario, result.appraisal.candidates)
    by_stream: dict[str, list[MaterialLine]] = {}
    for line in result.audit.materials:
        by_stream.setdefault(line.stream, []).append(line)
    for stream, lines in by_stream.items():
        for side, gap, sign in ((MAKER, "bought", 1), (USER, "sold", -1)):
            worth = fsum(line.saving_wan * getattr(line, gap) for line in lines)
            amount = getattr(lines[-1], gap)
            if worth > 0 or amount > 0:
                fillers = _fillers(result, lines[-1].area, flows.get(stream, {}), sign)
                yield MissingLink(stream, lines[-1].area, side, amount, worth, fillers)


def _fillers(
    result: RunResult, area: str, flows: Mapping[str, float], sign: int
) -> tuple[tuple[str, float], ...]:
    """Candidates with a place in the area, and a flow of that sign, that the plan does not start.

    A prospect that the plan starts is not named, though more of it might come; nor is a project
    that starts in another of its ways (docs/routes.md).
    """
    begun = {project.partition(SIGN)[0] for project, _, _ in result.plan.starts}
    inside = _parks_of(result, area)
    found = [
        (code, abs(flow))
        for code, flow in flows.items()
        if sign * flow > 0
        and code.partition(SIGN)[0] not in begun
        and SIGN not in code
        and any(place.park in inside for place in result.appraisal.candidates[code].places)
    ]
    return tuple(sorted(found, key=lambda one: (-one[1], one[0])))


def _parks_of(result: RunResult, area: str) -> set[str]:
    counties = {r.county for r in result.scenario.rows("groups") if r.group == area} | {area}
    return {
        row.park
        for row in result.scenario.rows("parks")
        if row.park == area or row.county in counties
    }
