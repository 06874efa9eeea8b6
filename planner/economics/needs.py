"""What a candidate needs of each resource: stated, else by the industry's coefficients."""

from collections.abc import Mapping
from typing import NamedTuple

from planner.economics.filling import Filler
from planner.schema import FUND, KNOWN_RESOURCES, Project


class Scale(NamedTuple):
    """What typical needs are proportional to: yearly output and stake in wan yuan, local jobs."""

    output_wan: float
    local_jobs: float
    stake_wan: float


def needs_of(
    filler: Filler, table: str, row: Project, parks: tuple[str, ...], scale: Scale
) -> Mapping[tuple[str, str], float]:
    """Amounts by (park, resource) at full output, in each resource's unit; zeros are left out."""
    needs: dict[tuple[str, str], float] = {}
    for resource in filler.scenario.rows("resources"):
        code = resource.resource
        general = filler.uses.get((row.project, code, ""))
        stated = {park: filler.uses.get((row.project, code, park), general) for park in parks}
        typical = 0.0
        if None in stated.values():
            typical = _typical(filler, table, row, (code, resource.unit), scale)
        for park, amount in stated.items():
            if need := typical if amount is None else amount:
                needs[park, code] = need
    return needs


def _typical(
    filler: Filler,
    table: str,
    row: Project,
    resource: tuple[str, str],
    scale: Scale,
) -> float:
    """Need that follows from the industry; 0 for a resource the library does not know."""
    code, unit = resource
    known = KNOWN_RESOURCES.get(code)
    if known is None:
        return 0.0
    factor = known.factors.get(unit, 0.0)
    column = f"uses.{code}"
    if code == FUND:
        return scale.stake_wan * factor
    if not known.coefficient:
        origin = "jobs_person x local_hire_share"
        return float(filler.fill(table, row.project, column, scale.local_jobs * factor, origin))
    source = (row.industry, known.coefficient)
    return filler.from_industry(table, row.project, column, source, scale.output_wan * factor)
