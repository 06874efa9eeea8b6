"""Why a project cannot be forced in at all: what a rule asks for against what there is."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from models import PlanData
from planner.results import Start
from planner.schema import LAND
from planner.studies.explain.footprints import SLACK, footprint, payers
from planner.variations import BUDGET, MARKET, PURSUITS


@dataclass(frozen=True)
class Obstacle:
    """Something that alone keeps a project out.

    Attributes
    ----------
    kind
        ``no_site``, ``designated_out``, ``excluded`` (by `other`, which is fixed
        in), ``requires`` (`other`, which cannot come), ``too_large``.
    other
        Project that stands in the way.
    limit, area, period, need, room
        Of ``too_large``: what it needs against the most that there can be beside `held`, every
        expansion built and all money granted, at the place where it is nearest to fitting.
    """

    kind: str
    other: str = ""
    limit: str = ""
    area: str = ""
    period: int = 0
    need: float = 0.0
    room: float = 0.0


def obstacles(data: PlanData, code: str, held: Mapping[Start, int]) -> tuple[Obstacle, ...]:
    """What alone keeps a project out; `held` are starts that cannot be undone.

    Every obstacle is a proof. There may be none: then only several rules together keep it out.
    """
    found = list(_rules(data, code))
    if not found:
        tight = _too_large(data, code, held)
        found += [tight] if tight else []
    return tuple(found)


def _rules(data: PlanData, code: str) -> Iterator[Obstacle]:
    project = data.projects[code]
    if not project.parks or not project.ready:
        yield Obstacle("no_site")
        return
    counties = {data.park_county[park] for park in project.parks}
    barred = {
        wish.county
        for wish in data.designations
        if wish.industry == project.industry and not (wish.wanted or wish.park or wish.role)
    }
    if project.needs_target and counties <= barred:
        yield Obstacle("designated_out")
    for rule in data.relations:
        other = rule.b if rule.a == code else rule.a
        if code not in (rule.a, rule.b):
            continue
        if rule.kind == "excludes" and data.projects[other].fixed == "in":
            yield Obstacle("excluded", other)
        needs_other = {"requires": rule.a == code, "follows": rule.b == code, "together": True}
        partner = data.projects[other]
        gone = not partner.parks or not partner.ready or partner.fixed == "out"
        if needs_other.get(rule.kind, False) and gone:
            yield Obstacle("requires", other)


def _too_large(data: PlanData, code: str, held: Mapping[Start, int]) -> Obstacle | None:
    """Limit that no start of the project keeps even alone beside `held`; the nearest miss."""
    taken: Mapping[tuple[str, str, int], float] = defaultdict(float, footprint(data, held))
    misses = []
    for start in data.starts_of[code]:
        worst = None
        for (limit, area, period), need in footprint(data, {start: 1}).items():
            most = _most(data, limit, area, period)
            others = 0.0 if limit == BUDGET else taken[limit, area, period]
            room = max(most - others, 0.0)
            short = need - room
            if short > SLACK * max(most, 1.0) and (worst is None or short / need > worst[0]):
                worst = (short / need, Obstacle("too_large", "", limit, area, period, need, room))
        if worst is None:
            return None
        misses.append(worst)
    return min(misses, key=lambda one: one[0])[1] if misses else None


def _most(data: PlanData, limit: str, area: str, period: int) -> float:
    """Greatest supply of a limit: every expansion built, all money kept and granted here."""
    if limit == PURSUITS:
        return float(data.pursuits_max)
    if limit == BUDGET:
        purses = payers(data, area)
        return sum(wan for (a, t), wan in data.purse_wan.items() if a in purses and t <= period)
    kind, _, industry = limit.partition(":")
    if kind == MARKET:
        return data.market_wan[industry, area]
    given = data.land_mu[area, period] if limit == LAND else data.limits[limit, area, period]
    built = sum(
        data.expansions[name].amount
        for name in data.expansions_of.get((limit, area), ())
        if min(data.expansions[name].discounted_wan, default=data.periods + 1)
        + data.expansions[name].lead_periods
        <= period
    )
    return given + built
