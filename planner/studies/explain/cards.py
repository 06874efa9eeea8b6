"""Cards: all that is told of one project, or of one industry in one county."""

from collections.abc import Mapping
from dataclasses import dataclass

from models import PlanData
from planner.results import GatedOut, LinkLine, OverlapLine, Start
from planner.studies.explain.exchanges import Exchange, roles
from planner.studies.explain.footprints import Take
from planner.studies.explain.memberships import Decision, Verdict
from planner.studies.explain.obstacles import Obstacle
from planner.studies.explain.switching import Switch
from planner.variations import Designate, Forbid, Force


@dataclass(frozen=True)
class ProjectCard:
    """All that is told of one project.

    Attributes
    ----------
    starts
        Its starts in the plan of the run.
    gated
        Sites that an admission rule closes.
    verdict
        What it is worth; None if it has no site or nothing was answered.
    uses
        In the plan: what it takes of every limit. Out: what it would take at the start it has where
        it is forced in.
    lacking
        Out: limits that its forced start does not keep beside the plan as it is.
    untargeted
        Out: whether its forced start needs a target that the plan does not have there.
    exchange
        What the plan does otherwise if it is turned round.
    links, overlaps
        Chain links and overlaps that come (True) or go (False) then; only where asked for.
    obstacles
        Why it cannot be forced in, if so.
    switches
        How far its figures must change.
    fixed
        ``in`` or ``out`` where the scenario settles it.
    """

    project: str
    starts: Mapping[Start, int]
    fixed: str
    gated: tuple[GatedOut, ...]
    verdict: Verdict | None = None
    uses: tuple[Take, ...] = ()
    lacking: tuple[Take, ...] = ()
    untargeted: bool = False
    exchange: Exchange | None = None
    links: tuple[tuple[bool, LinkLine], ...] = ()
    overlaps: tuple[tuple[bool, OverlapLine], ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    switches: tuple[Switch, ...] = ()

    @property
    def closed(self) -> bool:
        """Whether admission rules close all its sites."""
        return bool(self.gated) and any(one.kind == "no_site" for one in self.obstacles)


@dataclass(frozen=True)
class TargetCard:
    """All that is told of an industry in a county.

    Attributes
    ----------
    roles
        Its roles in the plan of the run: parks that it leads, and ``special``.
    present
        Whether it exists there today.
    fixed
        ``in`` or ``out`` where a designation settles it.
    verdict
        What the target is worth; None if nothing was answered.
    exchange
        What the plan does otherwise if it is turned round.
    """

    county: str
    industry: str
    roles: tuple[str, ...]
    present: bool
    fixed: str
    verdict: Verdict | None = None
    exchange: Exchange | None = None


def project_decision(data: PlanData, code: str) -> Decision:
    """A project as a decision; a prospect is in the plan if it is begun at least once."""
    counties = tuple(sorted({data.park_county[park] for park in data.projects[code].parks}))
    return Decision(
        counties,
        Force(code),
        Forbid(code),
        lambda plan: any(start[0] == code for start in plan.starts),
        bool(data.projects[code].fixed),
    )


def target_decision(data: PlanData, county: str, industry: str) -> Decision:
    """An industry as a target of a county, as a decision."""
    return Decision(
        (county,),
        Designate(county, industry, True),
        Designate(county, industry, False),
        lambda plan: (county, industry) in roles(data, plan),
    )
