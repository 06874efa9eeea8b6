"""A front of two goals at even levels: for plans too large to be solved to the end.

Each level gives a plan found and a proved bound of the first score at that floor. Levels are asked
for from the highest down: a plan that keeps to a floor keeps to every lower one, so each level
starts from the best plan found above it.
"""

from planner.studies.pareto.front import Gathered, Point
from planner.studies.pareto.levels import Climbing
from planner.studies.pareto.walk import Manner


def search_evenly(
    climbing: Climbing,
    gathered: Gathered,
    ends: tuple[Point | None, ...],
    steps: tuple[float, ...],
    manner: Manner,
    count: int,
) -> bool:
    """Solve `count` levels between two ends, the ends among them; whether none was left out."""
    first, last = ends
    if first is None or last is None:
        return False
    low, high = first.scores[1], last.scores[1]
    width = (high - low) / (count - 1)
    if width <= 0:
        return True
    waiting = [high - width * number for number in range(count - 1)]
    done = True
    while waiting and not climbing.over:
        workers = max(climbing.asking.pool.workers, 1)
        chosen, waiting = waiting[:workers], waiting[workers:]
        floors = [{gathered.names[1]: level} for level in chosen]
        levels = [manner.level(gathered, steps, gathered.names[0], one) for one in floors]
        for level, reached in zip(levels, climbing.reach(levels), strict=True):
            done &= reached is not None
            if reached is not None:
                gathered.take(level, reached)
    return done and not waiting
