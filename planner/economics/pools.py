"""The project pools: what stands in each stage, what may come of it, and whether it is enough.

Of a record of pools, signed / in talks is the share of talks that were signed (flows of the same
time, no cohort); times the odds that a signed project produces; times what survives five years of
production: 249 / 579 * 0.40 * 0.93^5 = 0.12 for the city whose record this is
(docs/assessment.md, Odds).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import get_args

from planner.results import Appraisal, Candidate, Scenario
from planner.schema import Stage

ALIVE_YEARS = 5
"""Years of production after which the chain counts what is left."""


@dataclass(frozen=True)
class Pool:
    """New projects of a stage, full figures, and what odds let expect of them.

    Routes, other ways to pursue a project, are not counted again; nor are prospects, which stand in
    no pool yet. Investment is that which announced figures come down to.
    """

    stage: Stage
    projects: int
    capex_wan: float
    expected: float
    expected_capex_wan: float
    expected_jobs_person: float
    expected_output_wan_per_year: float


@dataclass(frozen=True)
class Pools:
    """All pools, planned first, and the chain from talks to a project that lives.

    `signed_per_talk` and `alive_per_talk` are None where nothing is in talks.
    """

    pools: Mapping[Stage, Pool]
    odds_signed_share: float
    survival_share: float

    @property
    def signed_per_talk(self) -> float | None:
        """Signed projects for each in talks."""
        talks = self.pools["negotiating"].projects
        return self.pools["signed"].projects / talks if talks else None

    @property
    def alive_share(self) -> float:
        """Part of the firms that live through five years of production."""
        return float(self.survival_share**ALIVE_YEARS)

    @property
    def alive_per_talk(self) -> float | None:
        """Projects that still produce after five years, for each in talks."""
        signed = self.signed_per_talk
        return None if signed is None else signed * self.odds_signed_share * self.alive_share


def pools_of(scenario: Scenario, appraisal: Appraisal) -> Pools | None:
    """Pools of a scenario; None where it names no new project."""
    economics = scenario.settings.economics
    named = {row.project for row in scenario.rows("projects")}
    others = {f"{code}+{row.route}" for code in named for row in scenario.rows("routes")}
    new = [
        one
        for code, one in appraisal.candidates.items()
        if code in named - others and one.kind == "new"
    ]
    if not new:
        return None
    pools = {stage: _pool(stage, (c for c in new if c.stage == stage)) for stage in get_args(Stage)}
    return Pools(pools, economics.odds_signed_share, economics.survival_share)


def _pool(stage: Stage, candidates: Iterable[Candidate]) -> Pool:
    """Sum over the projects of a stage; each at the place with its best odds, none without one."""
    found = [(one, max((p.odds_share for p in one.places), default=0.0)) for one in candidates]
    return Pool(
        stage=stage,
        projects=len(found),
        capex_wan=sum(one.capex_wan for one, _ in found),
        expected=sum(odds for _, odds in found),
        expected_capex_wan=sum(odds * one.capex_wan for one, odds in found),
        expected_jobs_person=sum(odds * one.jobs_person for one, odds in found),
        expected_output_wan_per_year=sum(odds * one.output_wan_per_year for one, odds in found),
    )
