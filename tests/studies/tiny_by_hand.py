"""Every plan of ``scenarios/tiny`` by plain arithmetic, with its figures open to change.

Shares no code with the product: the rules are those told in the README of the scenario.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

NAMES = ("P1", "P2", "P3", "P4", "P5", "P6")
LAND = {"P1": 60, "P2": 60, "P3": 50, "P4": 40, "P5": 40, "P6": 30}
POWER = {"P1": 8, "P2": 8, "P3": 2, "P4": 1, "P5": 0, "P6": 0}
SUPPORT = {"P5": 50, "P6": 20}
INCOME = {"P1": 600, "P2": 500, "P3": 400, "P4": 400, "P5": 250, "P6": 200}
FISCAL = {"P1": 200, "P2": 200, "P3": 100, "P4": 50, "P5": 50, "P6": 60}
PARKS = {"A1": ("P1", "P3"), "B1": ("P2", "P4"), "C1": ("P5", "P6")}
AREA = {"A1": 100, "B1": 100, "C1": 60}


@dataclass(frozen=True)
class Tiny:
    """Figures of the scenario; factors multiply."""

    power: float = 12.0
    land: float = 1.0
    budget: float = 1.0
    overlap: float = 1000.0
    link: float = 30.0
    discount: float = 0.10
    income_weight: float = 1.0
    fiscal_weight: float = 1.0
    income: dict[str, float] = field(default_factory=dict)
    specials_max: int = 1

    def plans(self) -> Iterator[tuple[float, frozenset[str]]]:
        """Value and projects of every allowed plan."""
        for times in product((0, 1, 2), repeat=6):
            when = {name: t for name, t in zip(NAMES, times, strict=True) if t}
            if not self._led(when) or not self._fits(when):
                continue
            for built in (0, 1, 2):
                if self._powered(when, built):
                    yield self._value(when, built), frozenset(when)

    def _led(self, when: dict[str, int]) -> bool:
        """Glass leads A1, so wood leads B1 (one park each) and tea C1; others are specialities."""
        leads = "P1" in when and "P4" in when and ("P5" in when or "P6" in when)
        return leads and (self.specials_max > 0 or not {"P2", "P3"} & set(when))

    def _fits(self, when: dict[str, int]) -> bool:
        for park, names in PARKS.items():
            for t in (1, 2):
                used = sum(LAND[name] for name in names if when.get(name, 3) <= t)
                if used > AREA[park] * self.land + 1e-9:
                    return False
        money = 0.0
        for t in (1, 2):
            spent = sum(SUPPORT.get(name, 0) for name in PARKS["C1"] if when.get(name) == t)
            money += 30 * self.budget - spent
            if money < -1e-9:
                return False
        return True

    def _powered(self, when: dict[str, int], built: int) -> bool:
        for t in (1, 2):
            used = sum(POWER[name] for name, begun in when.items() if begun <= t)
            if used > self.power + (10 if built and built <= t else 0) + 1e-9:
                return False
        return True

    def _value(self, when: dict[str, int], built: int) -> float:
        later = {1: 1.0, 2: 1 / (1 + self.discount)}
        income = {**INCOME, **self.income}
        value = sum(
            later[t] * (self.income_weight * income[k] + self.fiscal_weight * FISCAL[k])
            for k, t in when.items()
        )
        if built:
            value -= self.fiscal_weight * 200 * later[built]
        # 甲 and 乙 are neighbours: both in glass (weight 0.4), both in wood (0.6).
        value -= self.overlap * (0.4 * ("P2" in when) + 0.6 * ("P3" in when))
        return value + self.link * (1 + ("P2" in when))

    @property
    def best(self) -> float:
        """Value of the best plan; minus infinity if there is none."""
        return max((value for value, _ in self.plans()), default=float("-inf"))

    def best_sets(self) -> set[frozenset[str]]:
        """Projects of every best plan."""
        best = self.best
        return {names for value, names in self.plans() if value > best - 1e-6}
