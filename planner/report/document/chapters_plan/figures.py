"""The figures of a plan: totals, and what is expected in the last year of the horizon."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from planner.report.document.chapters_plan.writer import Writer
from planner.report.document.parts import Table

IN_SUMMARY = (
    "objective",
    "income",
    "fiscal",
    "starts",
    "expected",
    "land",
    "jobs",
    "tax_year",
    "support",
)
"""Figures of the one page; chapter 5 has all of them."""


@dataclass(frozen=True)
class Figure:
    """A figure of the plan; `bound` is what no plan exceeds, None where nothing is proved of it."""

    key: str
    unit: str
    found: float | int
    bound: float | None = None


def figures_table(write: Writer, key: str, wanted: Collection[str] = ()) -> Table:
    """Table of the figures, all of them unless some are named."""
    rows = tuple(
        (
            write.tell(f"figure.{one.key}", year=write.last_year),
            write.tell(f"unit.{one.unit}") if one.unit in UNITLESS else write.unit(one.unit),
            one.found,
            one.bound,
        )
        for one in figures_of(write)
        if not wanted or one.key in wanted
    )
    columns = (
        write.column("figure"),
        write.column("unit"),
        write.column("found", "amount"),
        write.column("bound", "amount"),
    )
    note = write.tell("summary.figures_note", year=write.settings.price_year)
    return Table(key, write.tell("summary.figures"), columns, rows, note=note)


UNITLESS = ("count", "label")


def figures_of(write: Writer) -> Iterator[Figure]:
    """Figures in the order of the table; terms that the scenario cannot have are left out."""
    yield from _terms(write)
    starts = write.plan.starts
    last, lines = write.ledger_in(write.last_year), write.result.audit.ledgers
    yield Figure("starts", "count", sum(starts.values()))
    yield Figure("expected", "count", expected_starts(write))
    yield Figure("land", "mu", _land(write))
    yield Figure("output", "wan_per_year", sum(line.output_wan for line in last))
    yield Figure("jobs", "person", sum(line.jobs_person for line in last))
    yield Figure("income_year", "wan_per_year", sum(line.income_wan for line in last))
    yield Figure("tax_year", "wan_per_year", sum(line.tax_wan for line in last))
    yield Figure("support", "wan", sum(line.support_wan for line in lines))
    yield Figure("build", "wan", sum(line.build_wan for line in lines))


def _terms(write: Writer) -> Iterator[Figure]:
    """The value and its terms; costs are negative."""
    totals = write.result.audit.totals
    money = "label" if write.settings.fairness.mode == "maxmin" else "wan"
    yield Figure("objective", money, totals.objective_wan, write.result.solution.bound_wan)
    yield Figure("income", "wan", totals.income_wan)
    yield Figure("fiscal", "wan", totals.fiscal_wan)
    if write.scenario.rows("chains"):
        yield Figure("link", "wan", totals.link_wan)
    if totals.bonus_wan:
        yield Figure("bonus", "wan", totals.bonus_wan)
    if write.scenario.rows("neighbours"):
        yield Figure("overlap", "wan", -totals.overlap_wan)
    if totals.breach_wan:
        yield Figure("breach", "wan", -totals.breach_wan)


def expected_starts(write: Writer) -> float:
    """How many of the projects begun the odds let expect to land."""
    starts = write.plan.starts.items()
    return sum(count * write.candidate(one).odds_at(one[1]) for one, count in starts)


def _land(write: Writer) -> float:
    """Land kept by the last period, mu: expected or whole, as the plan reserves it."""
    limits, last = write.result.audit.limits, len(write.settings.horizon.period_years)
    return sum(use.used for use in limits if use.limit == "land" and use.period == last)
