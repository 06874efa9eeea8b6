"""Parts of small plans, solved to the end."""

import numpy as np

from planner.blocks.parts import MODEL, Part, PartAnswer, solve_part
from planner.blocks.structure import BlockModel, Spots
from planner.matrix import Vector
from planner.pool import lending
from planner.solve import PartLimits

TO_THE_END = PartLimits(gap_share=0.0, nodes=10_000, seconds=60.0)


def answer_of(model: BlockModel, part: Part) -> PartAnswer:
    """Answer of a part, as a worker gives it."""
    with lending({MODEL: model}):
        return solve_part(part)


def part_of(model: BlockModel, free: Spots, point: Vector) -> Part:
    """The part whose whole columns are those of the model."""
    return Part(free, point, model.compiled.integer[free], TO_THE_END)


def extended(part: Part, values: Vector) -> Vector:
    """The plan that a part and its point make together."""
    point = part.point.copy()
    point[part.columns] = values
    return point


def gain_of(model: BlockModel, free: Spots, point: Vector) -> float:
    """What the best values of the free columns gain; the outcome is a plan."""
    part = part_of(model, free, point)
    answer = answer_of(model, part)
    assert answer.values is not None and answer.proved
    better = extended(part, answer.values)
    assert model.breach(better) <= 1e-6
    whole = better[model.compiled.integer]
    assert np.array_equal(whole, np.round(whole))
    return model.compiled.value(better) - model.compiled.value(point)
