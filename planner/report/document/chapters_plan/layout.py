"""Of the recommended plan: the 1+N matrix, the schematic map, what neighbours share."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from planner.districts.whole import targets_of
from planner.report.document.chapters_plan.figures import figures_table
from planner.report.document.chapters_plan.writer import Writer, parted
from planner.report.document.parts import Block, Cell, Paragraph, Picture, Table
from planner.report.numbers import wan
from planner.studies.case import Case, Subject
from planner.studies.coordinate.indices import overlap_index

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SHOWN = 60
CELL = (0.2, 0.2)


def layout_blocks(write: Writer) -> Iterator[Block]:
    """Matrix and table of leads and specialities, breaches of the rule."""
    plan = write.plan
    targets = [*plan.leads, *plan.specials]
    yield figures_table(write, "plan_figures")
    if not targets:
        yield write.missing("layout.none")
    else:
        yield Paragraph(_words(write), write.grade)
        for ending, counties in parted(write.data.counties).items():
            yield Picture(
                f"layout_matrix{ending}",
                write.tell("layout.matrix"),
                partial(_matrix, write, tuple(counties)),
                write.tell("layout.matrix_words", count=len(counties)),
                "layout_targets",
                write.tell("layout.matrix_note"),
            )
        yield from write.undrawn()
        yield _counties(write)
        yield _targets(write)
    yield from _breaches(write)


def _words(write: Writer) -> str:
    """How the targets spread over the counties."""
    homes = {write.parks[park].county for park, _ in write.plan.leads}
    homes |= {county for county, _ in write.plan.specials}
    without = [c for c in write.counties if c not in homes]
    words = write.tell(
        "layout.words",
        leads=len(write.plan.leads),
        parks=len(write.parks),
        specials=len(write.plan.specials),
        counties=len(homes),
    )
    if without:
        names = write.joined((write.names("counties", one) for one in without), 12)
        words += write.tell("layout.without", counties=names)
    return words


def _matrix(write: Writer, counties: tuple[str, ...]) -> "Figure":
    from planner.report.coordinating_charts import matrix_figure  # noqa: PLC0415 - slow

    return matrix_figure(write.data, write.plan, write.names, write.language, counties, CELL)


def _counties(write: Writer) -> Table:
    """A row per county: leads with their parks, specialities."""
    colon, semicolon = ("：", "；") if write.zh else (": ", "; ")
    rows = []
    for county in write.counties:
        leads = [
            f"{write.names('parks', park)}{colon}{write.industry(code)}"
            for park, code in write.plan.leads
            if write.parks[park].county == county
        ]
        specials = [write.industry(code) for home, code in write.plan.specials if home == county]
        name = write.names("counties", county)
        rows.append((name, semicolon.join(leads) or None, write.joined(specials) or None))
    columns = (write.column("county"), write.column("leads"), write.column("specials"))
    title = write.tell("layout.counties")
    return Table("layout_counties", title, columns, tuple(rows), "", SHOWN)


def _targets(write: Writer) -> Table:
    """A row per target: role, what is behind it, what it is expected to make."""
    rows = []
    for county in write.counties:
        found = [
            (park, code, "lead")
            for park, code in write.plan.leads
            if write.parks[park].county == county
        ]
        found += [("", code, "special") for home, code in write.plan.specials if home == county]
        rows += [_target(write, county, *one) for one in found]
    columns = (
        write.column("county"),
        write.column("role"),
        write.column("park"),
        write.column("industry"),
        write.column("exists"),
        write.column("starts", "count"),
        write.column("expected", "amount"),
        write.column("income", "amount", "wan", 0),
        write.column("fiscal", "amount", "wan", 0),
        write.column("grade"),
    )
    return Table(
        "layout_targets",
        write.tell("layout.targets"),
        columns,
        tuple(rows),
        write.tell("layout.targets_note"),
        SHOWN,
    )


def _target(write: Writer, county: str, park: str, code: str, role: str) -> tuple[Cell, ...]:
    starts = {
        start: count
        for start, count in write.plan.starts.items()
        if write.candidate(start).industry == code
        and (start[1] == park if park else write.parks[start[1]].county == county)
    }
    appraisal = write.appraisal
    return (
        write.names("counties", county),
        write.tell(f"role.{role}"),
        write.names("parks", park) if park else None,
        write.industry(code),
        write.tell("yes" if (county, code) in write.data.present else "no"),
        sum(starts.values()),
        sum(n * write.candidate(one).odds_at(one[1]) for one, n in starts.items()),
        sum(n * appraisal.income_wan[one] for one, n in starts.items()),
        sum(n * appraisal.fiscal_wan[one] for one, n in starts.items()),
        max((write.candidate(one).grade for one in starts), default=None),
    )


def _breaches(write: Writer) -> Iterator[Block]:
    """Where the 1+N rule is broken at a price."""
    lines = write.result.audit.breaches
    if not lines:
        return
    rows = tuple(
        (write.say(f"rule.{one.rule}"), _about(write, one.area), one.amount, one.price_wan)
        for one in lines
    )
    columns = (
        write.column("rule"),
        write.column("area"),
        write.column("by", "amount"),
        write.column("cost", "amount", "wan"),
    )
    yield Table("layout_breaches", write.tell("layout.breaches"), columns, rows, "", SHOWN)


def _about(write: Writer, area: str) -> str:
    """Name of what a rule is about: an industry, a park or a county."""
    name = write.industry(area)
    return write.area(area) if name == area else name


# --- neighbours -----------------------------------------------------------------------------------


def overlap_blocks(write: Writer) -> Iterator[Block]:
    """What neighbours both have, the index, the schematic map."""
    if not write.scenario.rows("neighbours"):
        yield write.missing("overlap.no_neighbours")
        return
    lines = sorted(write.result.audit.overlaps, key=lambda one: (-one.price_wan, one.industry))
    priced = [one for one in lines if one.price_wan > 0]
    data = write.data
    index = overlap_index(data, frozenset(targets_of(data, write.plan) | data.present))
    yield Paragraph(
        write.tell(
            "overlap.words" if lines else "overlap.none",
            priced=len(priced),
            old=len(lines) - len(priced),
            cost=wan(sum(one.price_wan for one in priced), write.language),
            index=f"{index:.3f}",
        )
    )
    yield from _map(write)
    rows = tuple(
        (
            write.industry(one.industry),
            write.names("counties", one.county_a),
            write.names("counties", one.county_b),
            one.weight_share,
            one.rivalry_share,
            one.price_wan,
        )
        for one in lines
    )
    columns = (
        write.column("industry"),
        write.column("county"),
        write.column("neighbour"),
        write.column("weight", "amount", decimals=2),
        write.column("rivalry", "amount", decimals=2),
        write.column("cost", "amount", "wan"),
    )
    title, note = write.tell("overlap.table"), write.tell("overlap.note")
    yield Table("overlap_pairs", title, columns, rows, note, SHOWN)


def _map(write: Writer) -> Iterator[Block]:
    """Schematic map, if every county has a place."""
    counties = write.data.counties
    placed = {r.county for r in write.scenario.rows("counties") if None not in (r.lon, r.lat)}
    if len(counties) < 2 or not set(counties) <= placed:
        yield write.missing("overlap.no_map")
        return
    yield Picture(
        "overlap_map",
        write.tell("overlap.map"),
        partial(_draw_map, write),
        write.tell("overlap.map_words", count=len(counties)),
        "overlap_pairs",
        write.tell("overlap.map_note"),
    )


def _draw_map(write: Writer) -> "Figure":
    """What counties have today and in the plan, and what neighbours share."""
    from planner.report.coordinating_maps import ground_of, plan_map  # noqa: PLC0415 - slow

    result, solution = write.result, write.result.solution
    case = Case(write.data, solution.values, solution.objective_wan, solution.bound_wan)
    ground = ground_of(Subject(result, case, Path(result.folder).parent), write.language, None)
    assert ground is not None
    return plan_map(write.plan, write.tell("overlap.panel"), ground)
