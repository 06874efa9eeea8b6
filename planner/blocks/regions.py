"""Regions: neighbouring counties that are bounded together where the whole is too large."""

from planner.blocks.structure import BlockModel

MOST_COUNTIES = 24
"""Counties up to which one tree takes the whole model."""

REGION_COUNTIES = 10
"""Counties of a region where there are more."""


def regions_of(model: BlockModel) -> list[tuple[int, ...]]:
    """Counties by region: each grown from the county with the fewest free neighbours.

    The neighbour with most neighbours inside joins next, so that few pairs are cut.
    """
    count = len(model.counties)
    if count <= MOST_COUNTIES:
        return [tuple(range(count))]
    free = set(range(count))
    regions = []
    for left in range(-(-count // REGION_COUNTIES), 0, -1):
        size = -(-len(free) // left)  # as even as can be
        first = min(free, key=lambda c: (len(free & set(model.near[c])), c))
        inside = {first}
        free.remove(first)
        while len(inside) < size and free:
            edge = {d for c in inside for d in model.near[c]} & free

            def closeness(county: int, inside: set[int] = inside) -> tuple[int, int, int]:
                near = set(model.near[county])
                return len(near & inside), -len(near & free), -county

            joins = max(edge or free, key=closeness)
            inside.add(joins)
            free.remove(joins)
        regions.append(tuple(sorted(inside)))
    return regions
