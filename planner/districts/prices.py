"""Prices of ties: which side takes a project, and what neighbours charge each other.

The bound is convex in the prices and its slope is ``limit - sum of a x``: prices rise where the
districts together take more than there is. Steps go from the best prices so far; where one fails it
is halved, and the slope there is mixed with the one before. Any prices of the right sign give a
bound, so nothing is lost by a clumsy step.
"""

import numpy as np

from planner.districts.border import Border
from planner.districts.ties import PROJECT, SPREAD
from planner.matrix import Vector

FIRST_STEP = 0.5
MIXED = 0.5
"""Weight of the slopes before."""

LEAST_STEP = 0.02


class Prices:
    """Prices that come nearer to the least bound, round by round.

    Attributes
    ----------
    tried
        Prices of the round under way.
    best, bound
        Prices of the best bound so far, and that bound.
    step
        Part of its greatest price by which a price moves where one unit too much is taken.
    """

    def __init__(self, border: Border) -> None:
        self._border = border
        self._slope = np.zeros(len(border.ties))
        self.tried = np.zeros(len(border.ties))
        self.best = self.tried
        self.bound = np.inf
        self.step = FIRST_STEP
        self.rounds = 0

    def learn(self, bound: float, used: Vector, worth: Vector) -> bool:
        """Take the bound and left sides at the prices tried; set the next ones.

        Parameters
        ----------
        worth
            What one unit of each tie is worth, as far as the districts tell: for a project the
            least price at which only one side would still take it.

        Returns
        -------
        Whether the bound is better than before.
        """
        better = bound < self.bound
        over = used - self._border.limit
        if better:
            self.best, self.bound = self.tried, bound
        else:
            self.step /= 2
        self._slope = MIXED * self._slope + (1 - MIXED) * over if self.rounds else over
        moved = self.best + self.step * self._scale(worth) * np.clip(self._slope, -1.0, 1.0)
        if not self.rounds:
            asked = (self._border.kind == PROJECT) & (over > 0)
            moved = np.where(asked, worth, moved)
        self.tried = np.clip(moved, 0.0, self._border.most)
        self.rounds += 1
        return better

    def _scale(self, worth: Vector) -> Vector:
        """Size of a step: the greatest price, or the worth where there is none."""
        spread = self._border.kind == SPREAD
        return np.where(spread | (self._border.kind == PROJECT), worth, self._border.most)
