"""The tables of a run as CSV: what a bureau opens in a spreadsheet.

UTF-8 with a byte order mark, so that Excel and WPS show Chinese; blank for what does not apply.
"""

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Any

from planner.economics.fiscal import land_money, payback_years
from planner.results import (
    BreachLine,
    Candidate,
    DefaultUsed,
    FundLine,
    GatedOut,
    LedgerLine,
    LimitUse,
    LinkLine,
    MaterialLine,
    OverlapLine,
    RunResult,
    Scenario,
)
from planner.schema import Park

PLAN_COLUMNS = (
    "project",
    "name_zh",
    "name_en",
    "industry",
    "industry_zh",
    "kind",
    "stage",
    "prospect",
    "park",
    "park_zh",
    "county",
    "county_zh",
    "period",
    "years",
    "count",
    "odds_share",
    "land_mu",
    "capex_wan",
    "output_wan_per_year",
    "jobs_person",
    "tax_wan_per_year",
    "support_wan",
    "carrier_wan",
    "income_wan",
    "fiscal_wan",
    "payback_years",
    "land_sale_wan",
    "land_assembly_wan",
    "grade",
    "source",
)
LAYOUT_COLUMNS = ("county", "county_zh", "park", "park_zh", "industry", "industry_zh", "role")
EXPANSION_COLUMNS = ("expansion", "area", "resource", "amount", "cost_wan", "period", "years")
GRANT_COLUMNS = ("group", "county", "period", "amount_wan")

Line = Mapping[str, Any]


def sheets_of(result: RunResult) -> dict[str, str]:
    """CSV text by file name."""
    audit, appraisal = result.audit, result.appraisal
    return {
        "plan.csv": csv_text(PLAN_COLUMNS, start_lines(result)),
        "layout.csv": csv_text(LAYOUT_COLUMNS, _layout_lines(result)),
        "ledgers.csv": _records(LedgerLine, audit.ledgers),
        "limits.csv": _records(LimitUse, audit.limits),
        "overlap.csv": _records(OverlapLine, audit.overlaps),
        "links.csv": _records(LinkLine, audit.links),
        "expansions.csv": csv_text(EXPANSION_COLUMNS, _expansion_lines(result)),
        "grants.csv": csv_text(GRANT_COLUMNS, _grant_lines(result)),
        "gated.csv": _records(GatedOut, appraisal.gated),
        "defaults.csv": _records(DefaultUsed, appraisal.defaults),
        "fund.csv": _records(FundLine, audit.fund),
        "breaches.csv": _records(BreachLine, audit.breaches),
        **({"materials.csv": _records(MaterialLine, audit.materials)} if audit.materials else {}),
    }


def years_of(scenario: Scenario, period: int) -> str:
    """Calendar years of a period: ``2026`` or ``2029–2030``."""
    lengths = scenario.settings.horizon.period_years
    first = scenario.settings.horizon.start_year + sum(lengths[: period - 1])
    last = first + lengths[period - 1] - 1
    return str(first) if first == last else f"{first}–{last}"


def start_lines(result: RunResult) -> list[Line]:
    """A line per start, by period, county and value.

    Land, investment, output, jobs, tax, support, carriers and the money around the land are those
    of the projects at full size, times their count; `income_wan` and `fiscal_wan` are discounted
    and after odds. `payback_years` is blank where the years of benefit do not suffice or the user
    states the fiscal value.
    """
    scenario, appraisal = result.scenario, result.appraisal
    names = names_of(scenario)
    parks = {row.park: row for row in scenario.rows("parks")}
    lines: list[dict[str, Any]] = []
    for start, count in result.plan.starts.items():
        project, park, period = start
        one = appraisal.candidates[project]
        lines.append(
            {
                **_about(one, park, count),
                "industry_zh": names("industries", one.industry),
                "park": park,
                "park_zh": names("parks", park),
                "county": parks[park].county,
                "county_zh": names("counties", parks[park].county),
                "period": period,
                "years": years_of(scenario, period),
                "count": count,
                "income_wan": count * appraisal.income_wan[start],
                "fiscal_wan": count * appraisal.fiscal_wan[start],
                "payback_years": _payback(one, park, period, scenario),
                **_land_money(one, parks[park], count),
            }
        )
    return sorted(
        lines,
        key=lambda line: (
            line["period"],
            line["county"],
            -line["income_wan"] - line["fiscal_wan"],
            line["project"],
            line["park"],
        ),
    )


def _about(one: Candidate, park: str, count: int) -> dict[str, object]:
    sizes = ("land_mu", "capex_wan", "output_wan_per_year", "jobs_person", "tax_wan_per_year")
    words = ("project", "name_zh", "name_en", "industry", "kind", "stage", "grade", "source")
    return {
        **{name: getattr(one, name) for name in words},
        **{name: count * getattr(one, name) for name in (*sizes, "support_wan", "carrier_wan")},
        "prospect": one.prospect,
        "odds_share": one.odds_at(park),
    }


def _payback(one: Candidate, park: str, period: int, scenario: Scenario) -> int | None:
    place = one.place_at(park)
    if place.fiscal_npv_wan is not None:
        return None
    return payback_years(one, place, period, scenario)


def _land_money(one: Candidate, park: Park, count: int) -> dict[str, float | None]:
    """Sale and assembly of the land; blank where the park states no price."""
    return {
        f"land_{name}": None if amount is None else count * amount
        for name, amount in land_money(one, park)._asdict().items()
    }


def names_of(scenario: Scenario, suffix: str = "_zh") -> Callable[[str, str], str]:
    """Name of a county, park, industry, resource by table and code; the code if it has none."""
    key = {"counties": "county", "parks": "park", "industries": "industry", "resources": "resource"}
    key["streams"] = "stream"
    known = {
        (table, getattr(row, column)): getattr(row, f"name{suffix}") or row.name_zh
        for table, column in key.items()
        for row in scenario.rows(table)
    }
    return lambda table, code: known.get((table, code)) or code


def _layout_lines(result: RunResult) -> list[Line]:
    names = names_of(result.scenario)
    home = {row.park: row.county for row in result.scenario.rows("parks")}
    leads = [(home[park], park, industry, "lead") for park, industry in result.plan.leads]
    specials = [(county, "", industry, "special") for county, industry in result.plan.specials]
    return [
        {
            "county": county,
            "county_zh": names("counties", county),
            "park": park,
            "park_zh": names("parks", park) if park else "",
            "industry": industry,
            "industry_zh": names("industries", industry),
            "role": role,
        }
        for county, park, industry, role in sorted(leads + specials)
    ]


def _expansion_lines(result: RunResult) -> list[Line]:
    rows = {row.expansion: row for row in result.scenario.rows("expansions")}
    return [
        {
            **rows[code].model_dump(
                include={"expansion", "area", "resource", "amount", "cost_wan"}
            ),
            "period": period,
            "years": years_of(result.scenario, period),
        }
        for code, period in result.plan.builds
    ]


def _grant_lines(result: RunResult) -> list[Line]:
    return [
        {"group": group, "county": county, "period": period, "amount_wan": amount}
        for (group, county, period), amount in sorted(result.plan.grants.items())
    ]


def _records(kind: Any, lines: Iterable[Any]) -> str:
    return csv_text(tuple(field.name for field in fields(kind)), [vars(line) for line in lines])


def csv_text(columns: tuple[str, ...], lines: Iterable[Line]) -> str:
    """Lines as CSV below their columns, with a byte order mark."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns)
    writer.writeheader()
    writer.writerows(lines)
    return "\ufeff" + out.getvalue()
