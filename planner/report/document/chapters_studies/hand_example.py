"""One project's income worked out step by step from its row, to be checked with a calculator.

The steps follow docs/assessment.md, Income; the last one is set beside what the plan counts.
"""

from dataclasses import dataclass

from planner.economics.income import DEFAULT_ALT_WAGE_WAN, income_parts, net_wage_wan
from planner.economics.timing import discount_factor, offset, ramp_share
from planner.report.document.chapters_studies.teller import Teller
from planner.report.document.parts import Block, Table
from planner.report.frames import starts_by_value
from planner.results import Candidate, Start

DIGITS = 6
"""Significant digits of the steps: enough to reach the figure of the plan by hand."""


@dataclass(frozen=True)
class Year:
    """A year of production: its parts, and their product."""

    year: int
    ramp_share: float
    alive_share: float
    discount: float

    @property
    def active(self) -> float:
        """Discounted part of full output."""
        return self.ramp_share * self.alive_share * self.discount


@dataclass(frozen=True)
class Worked:
    """A worked example: the start, its years, and its income by hand, wan yuan."""

    start: Start
    years: tuple[Year, ...]
    income_wan: float


def example_start(teller: Teller) -> Start | None:
    """Most valuable start whose income is computed, else the most valuable; None of no plan."""
    ordered = [start for start, _, _ in starts_by_value(teller.result)]
    candidates = teller.result.appraisal.candidates
    computed = [
        start for start in ordered if candidates[start[0]].place_at(start[1]).income_npv_wan is None
    ]
    return next(iter(computed or ordered), None)


def years_of_production(teller: Teller, start: Start) -> tuple[Year, ...]:
    """The years of benefit of a start."""
    one = teller.result.appraisal.candidates[start[0]]
    horizon = teller.scenario.settings.horizon
    first, ramp = one.production_offset[start[2]], one.ramp_years[start[2]]
    return tuple(
        Year(
            horizon.start_year + first + n,
            ramp_share(n, ramp),
            one.survival_share**n,
            discount_factor(horizon, first + n),
        )
        for n in range(horizon.benefit_years)
    )


def hand_example(teller: Teller) -> list[Block]:
    """The example as tables, and whether it meets the figure of the plan."""
    start = example_start(teller)
    if start is None:
        return [teller.words("example_none")]
    one = teller.result.appraisal.candidates[start[0]]
    name, park = teller.project(start[0]), teller.names("parks", start[1])
    counted = teller.result.appraisal.income_wan[start]
    facts = {"project": name, "park": park, "years": teller.years([start[2]])}
    stated = one.place_at(start[1]).income_npv_wan
    if stated is not None:
        return [_stated(teller, start, stated, counted, facts)]
    worked = work_out(teller, start)
    columns = tuple(teller.column(key) for key in ("step", "calculation"))
    columns += (teller.column("outcome", "amount", decimals=4),)
    rows = _steps(teller, start, one, worked)
    steps = Table("example_steps", teller.tell("example_steps", **facts), columns, rows)
    shares = ("ramp", "alive", "discount", "active")
    heads = (
        teller.column("year", "year"),
        *(teller.column(key, "amount", decimals=4) for key in shares),
    )
    lines = tuple((x.year, x.ramp_share, x.alive_share, x.discount, x.active) for x in worked.years)
    note = teller.tell("example_years_note")
    years = Table("example_years", teller.tell("example_years"), heads, lines, note)
    met = abs(worked.income_wan - counted) <= 1e-6 * max(abs(counted), 1.0)
    outcome = {"hand": _number(worked.income_wan), "counted": _number(counted)}
    told = teller.words("example_met" if met else "example_missed", "key", **facts, **outcome)
    return [teller.words("example", **facts), years, steps, told]


def _stated(
    teller: Teller, start: Start, stated: float, counted: float, facts: dict[str, str]
) -> Block:
    """Where the user states the value, only the discount is left to check."""
    horizon = teller.scenario.settings.horizon
    factor = discount_factor(horizon, offset(horizon, start[2]))
    met = abs(stated * factor - counted) <= 1e-6 * max(abs(counted), 1.0)
    figures = {
        "stated": _number(stated),
        "factor": _number(factor),
        "hand": _number(stated * factor),
        "counted": _number(counted),
    }
    return teller.words("example_stated" if met else "example_missed", "key", **facts, **figures)


def work_out(teller: Teller, start: Start) -> Worked:
    """Income of a start from its parts, wan yuan, discounted, after odds."""
    one = teller.result.appraisal.candidates[start[0]]
    settings = teller.scenario.settings
    parts = income_parts(one, alt_wage_wan(teller, start), settings)
    years = years_of_production(teller, start)
    active = sum(year.active for year in years)
    present = sum(year.alive_share * year.discount for year in years)
    landed = active * parts.with_output_wan + present * parts.rent_dividend_wan
    factor = one.odds_at(start[1]) * settings.economics.multiplier_factor
    return Worked(start, years, factor * landed)


def alt_wage_wan(teller: Teller, start: Start) -> float:
    """Wage elsewhere of the county of a start, wan yuan a year."""
    county = teller.result.appraisal.candidates[start[0]].place_at(start[1]).county
    rows = {row.county: row for row in teller.scenario.rows("counties")}
    stated = rows[county].alt_wage_wan_per_year
    return DEFAULT_ALT_WAGE_WAN if stated is None else float(stated)


def _steps(
    teller: Teller, start: Start, one: Candidate, worked: Worked
) -> tuple[tuple[str, str, float], ...]:
    """Each step: name, calculation, outcome."""
    settings, wage = teller.scenario.settings, alt_wage_wan(teller, start)
    economics = settings.economics
    parts = income_parts(one, wage, settings)
    net = net_wage_wan(one, wage, settings)
    n, local = _number, one.local_hire_share
    active = sum(year.active for year in worked.years)
    present = sum(year.alive_share * year.discount for year in worked.years)
    given_up = economics.returnee_share * economics.opportunity_share * wage
    lost = f"{n(economics.returnee_share)} × {n(economics.opportunity_share)} × {n(wage)}"
    steps = [
        ("given_up", lost, given_up),
        ("net_wage", f"max(0, {n(one.wage_wan_per_year)} - {n(given_up)})", net),
        ("wages", f"{n(one.jobs_person)} × {n(local)} × {n(net)}", parts.wages_wan),
    ]
    if parts.seasonal_wan:
        months = f"{n(one.seasonal_fte_person)} × {n(local)} × {n(one.wage_wan_per_year)}"
        steps.append(("seasonal", months, parts.seasonal_wan))
    if parts.farm_wan:
        steps.append(("farm", teller.tell("as_stated"), parts.farm_wan))
    if parts.rent_dividend_wan:
        steps.append(("rent", teller.tell("as_stated"), parts.rent_dividend_wan))
    steps.append(("active", teller.tell("sum_of_years"), active))
    landed = f"{n(active)} × {n(parts.with_output_wan)}"
    if parts.rent_dividend_wan:
        landed += f" + {n(present)} × {n(parts.rent_dividend_wan)}"
    odds = one.odds_at(start[1])
    whole = f"{n(odds)} × {n(economics.multiplier_factor)} × ({landed})"
    steps.append(("income", whole, worked.income_wan))
    return tuple((teller.tell(f"step_{key}"), told, amount) for key, told, amount in steps)


def _number(amount: float) -> str:
    return f"{amount:,.{DIGITS}g}"
