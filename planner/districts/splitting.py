"""Which counties are planned together: whole groups, side by side, about fifty counties each.

What can be priced or shared out may lie across two districts, see `ties`. The rest is kept within
one: a group (its limits, purse, market and expansions), the two projects of a hard relation with
all places where either may stand, a project that must start with all its places, and an enclave
with the partner whose floor (on income or tax) it helps to reach. Sets that overlap are one piece.
"""

from collections.abc import Iterable, Iterator

from models import PlanData
from models.floors import CREDITED

DISTRICT_COUNTIES = 50
"""Counties of a district, about: relaxing twice as many takes four times as long."""

DISTRICTS_FROM = 300
"""Counties from which ``--method auto`` splits a plan before its model is built."""

HARD = frozenset({"requires", "excludes", "together", "follows"})
"""Relations that a plan must keep; a bonus is value only."""

Counties = tuple[str, ...]


def districts_of(data: PlanData, most: int = DISTRICT_COUNTIES) -> tuple[Counties, ...]:
    """Counties by district; a single one where the plan cannot be split.

    The worst-off county (max-min) ties all counties together, and so does a group of all of them.
    Districts are alike in size as far as the pieces allow: each is grown from the piece with the
    fewest free neighbours, and the neighbour with most neighbours inside joins next.
    """
    counties = len(data.counties)
    if data.maxmin or counties <= most:
        return (data.counties,)
    pieces = pieces_of(data)
    near = _neighbours(data, pieces)
    free = set(range(len(pieces)))
    districts = []
    for left in range(-(-counties // most), 0, -1):
        if not free:
            break
        size = sum(len(pieces[piece]) for piece in free) / left
        inside = _grown(pieces, near, free, size) if left > 1 else set(free)
        free -= inside
        districts.append(tuple(sorted(c for piece in inside for c in pieces[piece])))
    return tuple(districts)


def pieces_of(data: PlanData) -> tuple[Counties, ...]:
    """The least sets of counties that may not be parted, sorted."""
    leader = {county: county for county in data.counties}

    def lead(county: str) -> str:
        while leader[county] != county:
            leader[county] = leader[leader[county]]
            county = leader[county]
        return county

    for together in _together(data):
        first, *others = sorted({lead(county) for county in together}) or [""]
        for other in others:
            leader[other] = first
    pieces: dict[str, list[str]] = {}
    for county in data.counties:
        pieces.setdefault(lead(county), []).append(county)
    return tuple(tuple(piece) for piece in sorted(pieces.values()))


def _together(data: PlanData) -> Iterator[Iterable[str]]:
    """Sets of counties that must be in one district."""

    def places(name: str) -> set[str]:
        return {data.park_county[park] for park in data.projects[name].parks}

    yield from data.groups.values()
    for rule in data.relations:
        if rule.kind in HARD:
            yield places(rule.a) | places(rule.b)
    for name, project in data.projects.items():
        if project.fixed == "in" and len(project.parks) > 1:
            yield places(name)
    credited = {area for measure, area, _ in data.floors if measure in CREDITED}
    helped = {c for area in credited for c in data.groups.get(area, (area,))}
    for park, (partner, _) in data.partner.items():
        if partner in data.income_floor_wan or partner in helped:
            yield {data.park_county[park], partner} & set(data.counties)


def _neighbours(data: PlanData, pieces: tuple[Counties, ...]) -> list[dict[int, int]]:
    """Of each piece, the other pieces beside it and by how many pairs of counties."""
    piece_of = {county: number for number, piece in enumerate(pieces) for county in piece}
    near: list[dict[int, int]] = [{} for _ in pieces]
    for county, others in data.neighbours.items():
        for other in others:
            if county in piece_of and other in piece_of and piece_of[county] != piece_of[other]:
                beside = near[piece_of[county]]
                beside[piece_of[other]] = beside.get(piece_of[other], 0) + 1
    return near


def _grown(
    pieces: tuple[Counties, ...], near: list[dict[int, int]], free: set[int], size: float
) -> set[int]:
    """Free pieces of about `size` counties, side by side."""
    first = min(free, key=lambda p: (len(free & near[p].keys()), p))
    inside, rest, counties = {first}, free - {first}, len(pieces[first])
    while rest:
        edge = {other for piece in inside for other in near[piece]} & rest

        def closeness(piece: int, rest: set[int] = rest) -> tuple[int, int, int]:
            ours = sum(pairs for other, pairs in near[piece].items() if other in inside)
            return ours, -len(rest & near[piece].keys()), -piece

        joins = max(edge or rest, key=closeness)
        if counties + len(pieces[joins]) / 2 > size:
            break
        inside.add(joins)
        rest = rest - {joins}
        counties += len(pieces[joins])
    return inside
