"""Who gets what at the border, and who may be planned at the same time."""

from collections.abc import Sequence

import numpy as np

from planner.districts.border import Border
from planner.districts.ties import PROJECT, SPREAD
from planner.matrix import Vector

READY = 0.1
"""Weight of a lead that is possible beside one that a relaxation takes."""


def allotment(border: Border, points: Sequence[Vector]) -> list[Vector]:
    """Share of every tie's limit by district; over all districts they add up to the limit.

    A project goes whole to the district that takes most of it in the relaxations, the first of
    equals. The leads of an industry go in proportion to those that the relaxations take, and a
    little to where more would be possible; the largest remainders are rounded up.
    """
    used = np.array(border.used(points))
    possible = np.array(border.used([np.ones(len(point)) for point in points]))
    shares = np.zeros_like(used)
    for number, tie in enumerate(border.ties):
        if tie.kind == PROJECT:
            here = np.where(possible[:, number] > 0, np.round(used[:, number], 6), -1.0)
            shares[int(np.argmax(here)), number] = tie.limit
        elif tie.kind == SPREAD:
            weight = used[:, number] + READY * possible[:, number]
            part = tie.limit * weight / weight.sum()
            whole = np.floor(part)
            missing = round(tie.limit - whole.sum())
            whole[np.argsort(whole - part, kind="stable")[:missing]] += 1
            shares[:, number] = whole
    return list(shares)


def colours(border: Border, districts: int) -> list[list[int]]:
    """Districts in classes of which no two have a tie other than the leads of an industry."""
    near: list[set[int]] = [set() for _ in range(districts)]
    for tie in border.ties:
        if tie.kind != SPREAD:
            met = {district for district, _, _ in tie.terms}
            for district in met:
                near[district] |= met - {district}
    colour: dict[int, int] = {}
    for district in range(districts):
        taken = {colour[other] for other in near[district] if other in colour}
        colour[district] = next(n for n in range(districts) if n not in taken)
    return [
        [district for district in range(districts) if colour[district] == n]
        for n in range(max(colour.values(), default=-1) + 1)
    ]
