"""Changes of overbooking: caps on expected use, and whole needs kept."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from models import PlanData
from planner.schema import LAND
from planner.studies.overbooking.holdings import Limit


@dataclass(frozen=True)
class Caps:
    """Change: expected use stays below a share of its limit; data must keep needs at their odds."""

    shares: tuple[tuple[Limit, float], ...]

    @property
    def key(self) -> str:
        """Name of the change."""
        told = (f"{resource}@{area}={share:.9g}" for (resource, area), share in self.shares)
        return f"caps:{','.join(told)}"

    def of(self, data: PlanData) -> PlanData:
        """The changed data; what expansions add is capped with the limit that they raise."""
        share = dict(self.shares)
        return replace(
            data,
            land_mu={
                (park, t): mu * share.get((LAND, park), 1.0)
                for (park, t), mu in data.land_mu.items()
            },
            limits={key: x * share.get(key[:2], 1.0) for key, x in data.limits.items()},
            expansions={
                name: replace(one, amount=one.amount * share.get((one.resource, one.area), 1.0))
                for name, one in data.expansions.items()
            },
        )


@dataclass(frozen=True)
class InFull:
    """Change: whole needs are kept, whatever the odds."""

    key: str = "reserve:full"

    def of(self, data: PlanData) -> PlanData:
        """The changed data."""
        kept = {code: project.reserve for code, project in data.projects.items()}
        return replace(
            data,
            projects={code: replace(one, reserve={}) for code, one in data.projects.items()},
            needs={
                resource: {
                    (code, park): need / (kept[code].get(park, 1.0) or 1.0)
                    for (code, park), need in needs.items()
                }
                for resource, needs in data.needs.items()
            },
        )


def caps_of(shares: Mapping[Limit, float]) -> Caps:
    """Caps below 1 as a change."""
    return Caps(tuple(sorted((limit, share) for limit, share in shares.items() if share < 1)))
