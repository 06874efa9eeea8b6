"""What the audit finds: limits and how far they are used, broken rules, figures that disagree."""

import math

from planner.results import LimitUse, Violation

TOLERANCE = 1e-6
"""Largest relative excess or difference of a plan that passes."""


class Findings:
    """Collects what the checks find; `worst` also remembers excesses that still pass."""

    def __init__(self) -> None:
        self.worst = 0.0
        self.violations: list[Violation] = []
        self.limits: list[LimitUse] = []

    def demand(self, excess: float, key: str, /, **facts: object) -> None:
        """Record by how much, as a share, a rule is missed; zero or less means it is kept."""
        if not math.isfinite(excess):
            excess = math.inf
        self.worst = max(self.worst, excess)
        if excess > TOLERANCE:
            self.violations.append(Violation(key, facts, excess))

    def refuse(self, broken: bool, key: str, /, **facts: object) -> None:
        """Record a rule that is either kept or broken."""
        self.demand(float(broken), key, **facts)

    def compare(self, found: float, expected: float, key: str, /, **facts: object) -> None:
        """Record the difference of two figures, relative to the expected one (at least 1)."""
        difference = abs(found - expected) / max(1.0, abs(expected))
        self.demand(difference, key, found=found, expected=expected, **facts)

    def hold(self, key: str, use: LimitUse) -> None:
        """List a limit and record what is used beyond it, relative to what is available."""
        self._list(key, use, use.used - use.available)

    def reach(self, key: str, use: LimitUse) -> None:
        """List a lower limit and record what `used` misses of `available`."""
        self._list(key, use, use.available - use.used)

    def _list(self, key: str, use: LimitUse, excess: float) -> None:
        self.limits.append(use)
        self.demand(
            excess / max(1.0, abs(use.available)),
            key,
            limit=use.limit.removeprefix(f"{key}:"),
            area=use.area,
            period=use.period,
            used=use.used,
            available=use.available,
            unit=use.unit,
        )
