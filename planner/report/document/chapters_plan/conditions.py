"""Chapter 2: what the counties have: land, utilities, labour, money, and who says so."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from planner.report.document.chapters_plan.writer import Writer
from planner.report.document.material import Material
from planner.report.document.parts import Block, Cell, Chapter, Paragraph, Section, Table
from planner.report.numbers import plain
from planner.schema import LAND, TABLES

SHOWN, SUPPLIES_SHOWN, SOURCES_SHOWN = 40, 20, 10
SOURCED = tuple(
    name for name, spec in TABLES.items() if {"source", "grade"} <= spec.row.model_fields.keys()
)
"""Tables whose rows name their source and grade."""


def conditions(material: Material) -> Chapter:
    """County by county what there is, with sources."""
    write = Writer(material)
    blocks: tuple[Block, ...] = (
        Section(write.tell("conditions.counties"), (Paragraph(_heads(write)), _counties(write))),
        Section(write.tell("conditions.land"), (Paragraph(_land(write)), _parks(write))),
        Section(write.tell("conditions.resources"), tuple(_resources(write))),
        Section(write.tell("conditions.money"), tuple(_money(write))),
        Section(write.tell("conditions.sources"), tuple(_sources(write))),
    )
    return Chapter("conditions", write.tell("conditions.title"), blocks)


def _heads(write: Writer) -> str:
    """People and jobs in all, as far as the tables say."""
    rows = write.scenario.rows("counties")
    people = [row.population_person for row in rows if row.population_person is not None]
    labour = [row.labour_person for row in rows if row.labour_person is not None]
    count = len(rows)
    first = write.tell(
        "conditions.people" if people else "conditions.no_people",
        count=count,
        told=len(people),
        people=plain(sum(people)),
    )
    second = write.tell(
        "conditions.labour" if labour else "conditions.no_labour",
        told=len(labour),
        labour=plain(sum(labour)),
    )
    return first + second


def _counties(write: Writer) -> Table:
    land: dict[str, float] = defaultdict(float)
    parks: Counter[str] = Counter()
    for park in write.parks.values():
        land[park.county] += park.land_mu
        parks[park.county] += 1
    stock = write.scenario.rows("stock")
    rows: list[tuple[Cell, ...]] = []
    for row in write.scenario.rows("counties"):
        here = [one for one in stock if one.county == row.county]
        output = [one.output_wan_per_year for one in here if one.output_wan_per_year is not None]
        jobs = [one.jobs_person for one in here if one.jobs_person is not None]
        rows.append(
            (
                write.names("counties", row.county),
                row.population_person,
                row.labour_person,
                row.alt_wage_wan_per_year,
                parks[row.county],
                land[row.county],
                write.joined((write.industry(one.industry) for one in here), 4) or None,
                sum(output) if output else None,
                sum(jobs) if jobs else None,
            )
        )
    columns = (
        write.column("county"),
        write.column("population", "count", "person"),
        write.column("labour", "count", "person"),
        write.column("alt_wage", "amount", "wan_per_year", 2),
        write.column("parks", "count"),
        write.column("land", "amount", "mu", 0),
        write.column("stock"),
        write.column("stock_output", "amount", "wan_per_year", 0),
        write.column("stock_jobs", "count", "person"),
    )
    note = write.tell("conditions.counties_note")
    title = write.tell("conditions.counties_table")
    return Table("conditions_counties", title, columns, tuple(rows), note, SHOWN)


def _land(write: Writer) -> str:
    parks = write.parks.values()
    key = "conditions.land_words" if parks else "conditions.no_parks"
    return write.tell(
        key,
        count=len(parks),
        land=plain(sum(park.land_mu for park in parks)),
        chem=sum(bool(park.chem_park) for park in parks),
    )


def _parks(write: Writer) -> Table:
    added = _expansions(write)
    rows = tuple(
        (
            write.names("counties", park.county),
            write.names("parks", park.park),
            park.land_mu,
            write.word(park.land_class) if park.land_class else None,
            write.tell("yes" if park.chem_park else "no"),
            park.river_distance_km,
            added.get((LAND, park.park), (None, None))[0],
        )
        for county in write.counties
        for park in write.parks.values()
        if park.county == county
    )
    columns = (
        write.column("county"),
        write.column("park"),
        write.column("land", "amount", "mu", 0),
        write.column("land_class"),
        write.column("chem_park"),
        write.column("river", "amount", "km"),
        write.column("may_add", "amount", "mu", 0),
    )
    title = write.tell("conditions.parks_table")
    return Table("conditions_parks", title, columns, rows, shown=SHOWN)


def _expansions(write: Writer) -> dict[tuple[str, str], tuple[float, float]]:
    """Amount that expansions may add and what they cost by (resource, area)."""
    found: dict[tuple[str, str], tuple[float, float]] = {}
    for row in write.scenario.rows("expansions"):
        amount, cost = found.get((row.resource, row.area), (0.0, 0.0))
        found[row.resource, row.area] = amount + row.amount, cost + row.cost_wan
    return found


def _resources(write: Writer) -> Iterator[Block]:
    """Supply of every limited thing besides land and money."""
    given: dict[tuple[str, str], dict[int | None, float]] = defaultdict(dict)
    for row in write.scenario.rows("limits"):
        given[row.resource, row.area][row.period] = row.amount
    if not given:
        yield write.missing("conditions.no_limits")
        return
    units = {row.resource: row.unit for row in write.scenario.rows("resources")}
    added = _expansions(write)
    last = len(write.periods)
    rows = []
    for (resource, area), supply in given.items():
        more, cost = added.get((resource, area), (None, None))
        rows.append(
            (
                write.limit_name(resource),
                write.area(area),
                write.unit(units.get(resource, "mu")),
                supply.get(1, supply.get(None)),
                supply.get(last, supply.get(None)),
                more,
                cost,
            )
        )
    yield Paragraph(write.tell("conditions.resources_words", count=len(units)))
    columns = (
        write.column("resource"),
        write.column("area"),
        write.column("unit"),
        write.column("supply_first", "amount"),
        write.column("supply_last", "amount"),
        write.column("may_add", "amount"),
        write.column("cost", "amount", "wan"),
    )
    title = write.tell("conditions.resources_table")
    note = write.tell("conditions.resources_note")
    yield Table("conditions_resources", title, columns, tuple(rows), note, SUPPLIES_SHOWN)


def _money(write: Writer) -> Iterator[Block]:
    """Public money by area and period."""
    given: dict[str, dict[int, float]] = defaultdict(dict)
    for row in write.scenario.rows("budgets"):
        given[row.area][row.period] = row.amount_wan
    if not given:
        yield write.missing("conditions.no_money")
        return
    rows: list[tuple[Cell, ...]] = [
        (write.area(area), *(money.get(t) for t in write.periods), sum(money.values()))
        for area, money in given.items()
    ]
    sums = [sum(money.get(t, 0.0) for money in given.values()) for t in write.periods]
    rows.append((write.say("sum"), *sums, sum(sums)))
    carried = any(row.carry_over for row in write.scenario.rows("budgets"))
    yield Paragraph(
        write.tell("conditions.money_words", total=plain(sum(sums)))
        + write.tell("conditions.carried" if carried else "conditions.not_carried")
    )
    columns = (
        write.column("area"),
        *(write.period_column(t, "wan", 0) for t in write.periods),
        write.column("sum", "amount", "wan", 0),
    )
    title = write.tell("conditions.money_table")
    yield Table("conditions_money", title, columns, tuple(rows), shown=SHOWN, total=True)


def _sources(write: Writer) -> Iterator[Block]:
    """Rows by table, source and grade."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for table in SOURCED:
        for row in write.scenario.rows(table):
            counts[table, row.source or "", row.grade or "C"] += 1
    if not counts:
        yield write.missing("conditions.no_sources")
        return
    unnamed = sum(count for (_, source, _), count in counts.items() if not source)
    key = "conditions.sources_words" if unnamed else "conditions.all_sourced"
    yield Paragraph(write.tell(key, count=f"{sum(counts.values()):,}", unnamed=f"{unnamed:,}"))
    rows = tuple(
        (write.table_name(table), source or None, grade, count)
        for (table, source, grade), count in sorted(
            counts.items(), key=lambda one: (one[0][0], -one[1], one[0])
        )
    )
    columns = (
        write.column("table"),
        write.column("source"),
        write.column("grade"),
        write.column("rows", "count"),
    )
    yield Table(
        "conditions_sources",
        write.tell("conditions.sources_table"),
        columns,
        rows,
        "",
        SOURCES_SHOWN,
    )
