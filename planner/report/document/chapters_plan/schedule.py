"""Of the recommended plan: projects, their timing, and who must do what each year."""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from planner.report.document.chapters_plan.writer import Writer
from planner.report.document.parts import Block, Cell, Paragraph, Picture, Table
from planner.report.frames import money_by_period, starts_by_value
from planner.results import Start
from planner.schema import LAND

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MOST_BARS = 20
MOST_NAMED = 3
SHOWN = 20
NAME_WIDTH = 44
"""Letters of a name on the time line; a Chinese character counts as two."""


def project_blocks(write: Writer) -> Iterator[Block]:
    """Time line of the most valuable projects, and all of them as a table."""
    valued = starts_by_value(write.result)
    if not valued:
        yield write.missing("projects.none")
        return
    shown = [start for start, _, _ in valued[:MOST_BARS]]
    key = "projects.words" if len(valued) > MOST_BARS else "projects.words_all"
    grade = write.grade
    projects = sum(count for _, count, _ in valued)
    words = write.tell(key, projects=projects, count=len(valued), shown=len(shown))
    yield Paragraph(words, grade)
    yield Picture(
        "projects_timeline",
        write.tell("projects.timeline"),
        partial(_timeline, write, shown),
        write.tell("projects.timeline_words", count=len(shown)),
        "projects_list",
        write.tell("projects.timeline_note"),
    )
    columns = (
        write.column("project"),
        write.column("name"),
        write.column("place"),
        write.column("industry"),
        write.column("stage"),
        write.column("count", "count"),
        write.column("begins"),
        write.column("produces", "year"),
        write.column("full", "year"),
        write.column("odds", "share", decimals=0),
        write.column("land", "amount", "mu", 0),
        write.column("value", "amount", "wan", 0),
        write.column("grade"),
    )
    rows = tuple(_row(write, *one) for one in valued)
    note = write.tell("projects.note")
    yield Table("projects_list", write.tell("projects.table"), columns, rows, note, SHOWN)


def _row(write: Writer, start: Start, count: int, value: float) -> tuple[Cell, ...]:
    one, period = write.candidate(start), start[2]
    produces = write.first_year + one.production_offset[period]
    return (
        one.project,
        write.project(start[0]),
        write.place(start[1], write.parks[start[1]].county),
        write.industry(one.industry),
        write.word(one.stage),
        count,
        write.years_in(period),
        produces,
        produces + one.ramp_years[period],
        one.odds_at(start[1]),
        count * one.land_mu,
        value,
        one.grade,
    )


def _timeline(write: Writer, starts: list[Start]) -> "Figure":
    from planner.report.document.charts import Stretch, gantt_figure  # noqa: PLC0415 - slow

    stretches = []
    for start in sorted(starts, key=lambda one: (one[2], starts.index(one))):
        one, period = write.candidate(start), start[2]
        begins = write.first_year + sum(write.settings.horizon.period_years[: period - 1])
        produces = write.first_year + one.production_offset[period]
        county = write.names("counties", write.parks[start[1]].county)
        project = write.project(start[0])
        name = project if project.startswith(county) else f"{county} {project}"
        # The ramp ends with the year before the first one at full output.
        stretches.append(
            Stretch(_cut(name, NAME_WIDTH), begins, produces, produces + one.ramp_years[period])
        )
    words = [write.tell(f"gantt.{key}") for key in ("build", "ramp", "full", "horizon")]
    ends = max([write.last_year + 1, *(one.full + 1 for one in stretches)])
    return gantt_figure(stretches, ends, words, write.last_year + 1)


def _cut(name: str, width: int) -> str:
    """Name no wider than so many letters."""
    taken = 0
    for place, letter in enumerate(name):
        taken += 2 if ord(letter) > 0x2E7F else 1
        if taken > width:
            return name[: place - 1] + "…"
    return name


# --- actions --------------------------------------------------------------------------------------


def action_blocks(write: Writer) -> Iterator[Block]:
    """What each period asks of the bureaus, and of each county."""
    if not write.plan.starts and not write.plan.builds:
        yield write.missing("actions.none")
        return
    yield Paragraph(write.tell("actions.words"))
    yield _tasks(write)
    yield _counties(write)


def _tasks(write: Writer) -> Table:
    """Tasks of the whole by period, with the bureau that leads."""
    money = money_by_period(write.result)
    needs: dict[tuple[str, int], float] = defaultdict(float)
    begun: dict[int, int] = defaultdict(int)
    for (code, park, period), count in write.plan.starts.items():
        project = write.data.projects[code]
        begun[period] += count
        needs[LAND, period] += count * project.land_at(park)
        for resource, by_site in write.data.needs.items():
            used = (
                t for t in write.periods if write.data.uses_in((code, park, period), resource, t)
            )
            needs[resource, next(used, 0)] += count * by_site.get((code, park), 0.0)
    rows: list[tuple[Cell, ...]] = [_task(write, "starts", begun, "count")]
    rows.append(_task(write, LAND, {t: needs[LAND, t] for t in write.periods}, "mu"))
    for row in write.scenario.rows("resources"):
        wanted = {t: needs[row.resource, t] for t in write.periods}
        rows.append(_task(write, row.resource, wanted, row.unit))
    rows.append(_task(write, "support", {t: paid for t, (paid, _) in money.items()}, "wan"))
    if write.scenario.rows("expansions"):
        rows.append(_task(write, "build", {t: cost for t, (_, cost) in money.items()}, "wan"))
    if write.plan.grants:
        grants: dict[int, float] = defaultdict(float)
        for (_, _, period), amount in write.plan.grants.items():
            grants[period] += amount
        rows.append(_task(write, "grants", grants, "wan"))
    columns = (
        write.column("task"),
        write.column("bureau"),
        write.column("unit"),
        *(write.period_column(t, "") for t in write.periods),
    )
    note = write.tell("actions.tasks_note")
    return Table("actions_tasks", write.tell("actions.tasks"), columns, tuple(rows), note)


def _task(
    write: Writer, about: str, amounts: dict[int, float] | dict[int, int], unit: str
) -> tuple[Cell, ...]:
    known = {"starts", LAND, "support", "build", "grants"}
    name = write.names("resources", about)
    task = write.tell(f"task.{about}") if about in known else write.tell("task.need", what=name)
    return (
        task,
        write.bureau(about),
        write.tell("unit.count") if unit == "count" else write.unit(unit),
        *(amounts.get(t, 0) for t in write.periods),
    )


def _counties(write: Writer) -> Table:
    """Period by period and county by county: what begins."""
    found: dict[tuple[int, str], list[tuple[Start, int]]] = defaultdict(list)
    for start, count, _ in starts_by_value(write.result):
        found[start[2], write.parks[start[1]].county].append((start, count))
    built: dict[tuple[int, str], list[str]] = defaultdict(list)
    for code, period in write.plan.builds:
        area = write.data.expansions[code].area
        built[period, write.data.park_county.get(area, area)].append(code)
    areas = [*write.counties, *sorted({area for _, area in built} - set(write.counties))]
    rows: list[tuple[Cell, ...]] = []
    for period in write.periods:
        for area in areas:
            starts, builds = found[period, area], built[period, area]
            if starts or builds:
                rows.append(_action(write, period, area, starts, builds))
    columns = (
        write.column("years"),
        write.column("county"),
        write.column("starts", "count"),
        write.column("main"),
        write.column("land", "amount", "mu"),
        write.column("support", "amount", "wan"),
        write.column("builds"),
    )
    note = write.tell("actions.counties_note")
    return Table(
        "actions_counties", write.tell("actions.counties"), columns, tuple(rows), note, SHOWN
    )


def _action(
    write: Writer, period: int, area: str, starts: list[tuple[Start, int]], builds: list[str]
) -> tuple[Cell, ...]:
    projects = write.data.projects
    return (
        write.years_in(period),
        write.area(area),
        sum(count for _, count in starts),
        write.joined((write.project(start[0]) for start, _ in starts), MOST_NAMED) or None,
        sum(count * projects[start[0]].land_at(start[1]) for start, count in starts),
        sum(count * projects[start[0]].support_at(start[1]) for start, count in starts),
        write.joined(builds) or None,
    )
