"""The plan's starts: each is possible by itself, and each project starts as often as it may."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from planner.audit.books import Books
from planner.audit.findings import Findings
from planner.audit.odds import odds_of
from planner.audit.worth import Worth, course_of, worth_of
from planner.results import Appraisal, Candidate, Plan


@dataclass(frozen=True)
class Pick:
    """A start of the plan with what the audit knows of it; `worth` is that of one project."""

    candidate: Candidate
    park: str
    county: str
    period: int
    ready: int
    count: int
    odds_share: float
    worth: Worth

    @property
    def project(self) -> str:
        """Code of the project or prospect."""
        return self.candidate.project

    @property
    def industry(self) -> str:
        """Industry of the project."""
        return self.candidate.industry

    @property
    def output_wan_per_year(self) -> float:
        """Expected output at full ramp."""
        return self.count * self.odds_share * self.candidate.output_wan_per_year


def read_picks(
    books: Books, appraisal: Appraisal, plan: Plan, findings: Findings
) -> tuple[Pick, ...]:
    """Starts of the plan that can be reckoned with; the others are findings."""
    picks = []
    for (project, park, period), count in sorted(plan.starts.items()):
        candidate = appraisal.candidates.get(project)
        if candidate is None or project not in books.ventures:
            findings.refuse(True, "unknown_candidate", project=project)
            continue
        if not _possible(books, candidate, park, period, count, findings):
            continue
        ready = course_of(books, candidate, period).ready
        odds = odds_of(books, project, park)
        worth = worth_of(books, candidate, park, period)
        county = books.parks[park].county
        picks.append(Pick(candidate, park, county, period, ready, int(count), odds, worth))
    return tuple(pick for pick in picks if pick.count)


def _possible(
    books: Books, candidate: Candidate, park: str, period: int, count: float, findings: Findings
) -> bool:
    """Whether park, period and count are ones the project may have."""
    project = candidate.project
    window = books.window(project)
    sites = {place.park for place in candidate.places} & books.parks_of_venture(project)
    wrong_count = not (count >= 0 and count % 1 == 0)
    findings.refuse(park not in sites, "wrong_park", project=project, park=park)
    wrong_period = period not in window or period not in candidate.periods
    findings.refuse(
        wrong_period,
        "wrong_period",
        project=project,
        period=period,
        first=window.start,
        last=window.stop - 1,
    )
    findings.refuse(wrong_count, "wrong_count", project=project, count=count)
    return park in sites and not wrong_period and not wrong_count


def check_picks(
    books: Books, appraisal: Appraisal, picks: tuple[Pick, ...], findings: Findings
) -> None:
    """Once, fixed in, fixed out, and no site that the appraisal refused."""
    started = starts_by_project(picks)
    for project, row in books.ventures.items():
        count, most = started[project], getattr(row, "count_max", 1)
        findings.refuse(count > most, "too_many", project=project, count=count, most=most)
        fixed = getattr(row, "fixed", None)
        findings.refuse(fixed == "in" and count != 1, "fixed_in", project=project, count=count)
        findings.refuse(fixed == "out" and count > 0, "fixed_out", project=project, count=count)
    barred = {(refusal.project, refusal.park): refusal.gate for refusal in appraisal.gated}
    for pick in picks:
        gate = barred.get((pick.project, pick.park))
        findings.refuse(
            gate is not None, "gated_site", project=pick.project, park=pick.park, gate=gate
        )


def starts_by_project(picks: Iterable[Pick]) -> Counter[str]:
    """How often each project starts."""
    counts: Counter[str] = Counter()
    for pick in picks:
        counts[pick.project] += pick.count
    return counts
