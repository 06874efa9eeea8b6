"""Chapter 10: effects: income, tax, jobs, energy, equity between counties, competition."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from planner.report.document.chapters_studies.teller import Teller
from planner.report.document.material import Material
from planner.report.document.parts import (
    Block,
    Cell,
    Chapter,
    Paragraph,
    Picture,
    Points,
    Section,
    Table,
)
from planner.report.frames import AreaTotals, area_totals
from planner.report.numbers import plain, wan
from planner.results import RunResult
from planner.studies.sensitivity.inputs import figure_of

if TYPE_CHECKING:
    from matplotlib.figure import Figure

YUAN = 10_000.0
"""Yuan in a wan yuan."""

PHYSICAL = {
    "added": ("value_added_rate", 1.0),
    "energy": ("standard_coal_tce_per_wan_output", 1.0),
    "power": ("power_kwh_per_wan_output", 1e-4),
    "water": ("water_m3_per_wan_output", 1e-4),
    "wastewater": ("wastewater_m3_per_wan_output", 1e-4),
}
"""Column of ``industries`` that output is multiplied by, and the factor to the unit shown."""

CARBON = ("carbon", "co2", "碳")
"""What the code or name of a resource that counts carbon has in it."""


def effects(material: Material) -> Chapter:
    """Who gets what, year by year and county by county, and what it takes from nature."""
    teller = Teller(material, "effects")
    blocks: tuple[Block, ...]
    if not teller.result.plan.starts:
        blocks = (teller.words("nothing_started"), *_competition(teller))
        return Chapter("effects", teller.tell("title"), blocks)
    blocks = (
        Section(teller.tell("economy_title"), tuple(_economy(teller))),
        Section(teller.tell("nature_title"), tuple(_nature(teller))),
        Section(teller.tell("equity_title"), tuple(_equity(teller))),
        Section(teller.tell("competition_title"), tuple(_competition(teller))),
    )
    return Chapter("effects", teller.tell("title"), blocks)


def _economy(teller: Teller) -> list[Block]:
    """Expected income, tax, support, jobs and output by year."""
    years: dict[int, list[float]] = {}
    for line in teller.result.audit.ledgers:
        sums = years.setdefault(line.year, [0.0] * 6)
        for place, name in enumerate(
            ("income_wan", "tax_wan", "support_wan", "build_wan", "jobs_person", "output_wan")
        ):
            sums[place] += getattr(line, name)
    rows = tuple(
        (year, *sums[:4], sums[1] - sums[2] - sums[3], *sums[4:])
        for year, sums in sorted(years.items())
    )
    columns = (
        teller.column("year", "year"),
        *(teller.money_column(key) for key in ("income", "tax", "support", "works", "net")),
        teller.column("jobs", "count", teller.say("unit.person")),
        teller.money_column("output"),
    )
    totals = teller.result.audit.totals
    facts = {
        "income": wan(totals.income_wan, teller.language),
        "fiscal": wan(totals.fiscal_wan, teller.language),
        "grade": teller.weakest_grade(),
    }
    blocks: list[Block] = [
        Paragraph(teller.tell("economy", **facts), teller.weakest_grade(), "key")
    ]
    if rows:
        title, note = teller.tell("by_year"), teller.tell("by_year_note")
        blocks.append(Table("effects_by_year", title, columns, rows, note, shown=20))
    return blocks


# --- energy, water, carbon ------------------------------------------------------------------------


@dataclass(frozen=True)
class Physical:
    """Yearly amount of the plan at full output after odds; how many projects have no figure."""

    amount: float
    unknown: int


def physical_of(result: RunResult, kind: str) -> Physical:
    """Expected yearly amount of one kind of `PHYSICAL`, all projects at full output.

    Sum over the starts of count x odds x yearly output x coefficient of the industry.
    """
    column, factor = PHYSICAL[kind]
    rows = {row.industry: row for row in result.scenario.rows("industries")}
    amount, unknown = 0.0, 0
    for (project, park, _), count in result.plan.starts.items():
        one = result.appraisal.candidates[project]
        row = rows.get(one.industry)
        rate = None if row is None else figure_of(result.scenario, "industries", row, column)
        if rate is None:
            unknown += count
            continue
        amount += count * one.odds_at(park) * one.output_wan_per_year * rate * factor
    return Physical(amount, unknown)


def _nature(teller: Teller) -> list[Block]:
    found = {kind: physical_of(teller.result, kind) for kind in PHYSICAL}
    starts = sum(teller.result.plan.starts.values())
    rows: list[tuple[Cell, ...]] = []
    for kind, one in found.items():
        known = starts - one.unknown
        amount = one.amount if known else None
        rows.append((teller.tell(f"kind_{kind}"), amount, teller.tell(f"unit_{kind}"), known))
    columns = (
        *(teller.column("measure"), teller.column("per_year", "amount", decimals=1)),
        *(teller.column("unit"), teller.column("counted", "count")),
    )
    note = teller.tell("nature_note", starts=starts)
    table = Table("effects_nature", teller.tell("nature_table"), columns, tuple(rows), note)
    return [table, teller.words("carbon" if _counts_carbon(teller.result) else "no_carbon")]


def _counts_carbon(result: RunResult) -> bool:
    named = (f"{row.resource} {row.name_zh}".lower() for row in result.scenario.rows("resources"))
    return any(word in name for name in named for word in CARBON)


# --- equity ---------------------------------------------------------------------------------------


def income_per_head(result: RunResult) -> list[tuple[AreaTotals, float | None, float | None]]:
    """Totals of each county with its people and its income per head in yuan; None if unknown."""
    people = {row.county: row.population_person for row in result.scenario.rows("counties")}
    return [
        (
            one,
            people[one.area],
            YUAN * one.income_wan / count if (count := people[one.area]) else None,
        )
        for one in area_totals(result)
        if one.area in people
    ]


def _equity(teller: Teller) -> list[Block]:
    found = income_per_head(teller.result)
    rows = tuple(
        (
            *(teller.names("counties", one.area), people, one.income_wan, head),
            *(one.fiscal_wan, one.jobs_person, one.starts),
        )
        for one, people, head in found
    )
    columns = (
        teller.column("county"),
        teller.column("people", "count", teller.say("unit.person")),
        teller.money_column("income"),
        teller.column("per_head", "amount", teller.tell("yuan"), 1),
        teller.money_column("fiscal"),
        teller.column("jobs", "count", teller.say("unit.person")),
        teller.column("starts", "count"),
    )
    title, note = teller.tell("by_county"), teller.tell("by_county_note")
    table = Table("effects_by_county", title, columns, rows, note)
    blocks: list[Block] = [table]
    if len(found) > 1:
        heads = [(teller.names("counties", x.area), y) for x, _, y in found if y is not None]
        if len(heads) > 1:
            words = {"title": teller.tell("head_chart"), "axis": teller.tell("head_axis")}
            draw = partial(_draw_heads, heads, words)
            about = teller.tell("head_words", count=len(heads))
            blocks.append(Picture("per_head", words["title"], draw, about, table.key))
        blocks.append(Points(tuple(_spread(teller, found, heads))))
    else:
        blocks.append(teller.words("one_county"))
    blocks.append(teller.words(f"fairness_{teller.scenario.settings.fairness.mode}"))
    return blocks


def _spread(
    teller: Teller,
    found: Iterable[tuple[AreaTotals, float | None, float | None]],
    heads: list[tuple[str, float]],
) -> list[str]:
    """Best and worst off, and who gets nothing."""
    said = []
    unknown = [teller.names("counties", x.area) for x, people, _ in found if not people]
    if unknown:
        said.append(teller.tell("no_people", names=teller.listed(unknown)))
    if len(heads) > 1:
        most, least = (pick(heads, key=lambda one: one[1]) for pick in (max, min))
        facts = {"most": most[0], "least": least[0]}
        facts |= {"high": plain(most[1]), "low": plain(least[1])}
        if least[1] > 0:
            said.append(teller.tell("ratio", **facts, ratio=plain(most[1] / least[1])))
        else:
            said.append(teller.tell("none_at_least", **facts))
    without = [teller.names("counties", x.area) for x, _, _ in found if not x.starts]
    key = "without" if without else "all_have"
    said.append(teller.tell(key, count=len(without), names=teller.listed(without)))
    return said


def _draw_heads(heads: list[tuple[str, float]], words: dict[str, str]) -> "Figure":
    from planner.report.document.study_charts import ValueBar, value_figure  # noqa: PLC0415

    ordered = sorted(heads, key=lambda one: (-one[1], one[0]))
    return value_figure([ValueBar(name, amount) for name, amount in ordered], words)


# --- fair competition -----------------------------------------------------------------------------


def _competition(teller: Teller) -> list[Block]:
    """Reminders for the fair-competition review, with what the plan pays in support."""
    result = teller.result
    supported, amount = 0, 0.0
    for (project, park, _), count in result.plan.starts.items():
        one = result.appraisal.candidates[project]
        if one.support_wan > 0:
            supported += count
            amount += count * one.odds_at(park) * one.support_wan
    key = "support" if supported else "no_support"
    said = [teller.tell(key, count=supported, amount=wan(amount, teller.language))]
    enclaves = [row for row in result.scenario.rows("parks") if row.partner]
    if enclaves:
        said.append(teller.tell("enclaves", count=len(enclaves)))
    said += [teller.tell(f"competition_{key}") for key in ("review", "rebates", "designated")]
    return [Points(tuple(said), numbered=True)]
