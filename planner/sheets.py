"""The tables of a run as CSV: what a bureau opens in a spreadsheet.

UTF-8 with a byte order mark, so that Excel and WPS show Chinese; blank for what does not apply.
"""

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, fields
from typing import Any

from planner.results import (
    BreachLine,
    Candidate,
    DefaultUsed,
    GatedOut,
    LedgerLine,
    LimitUse,
    LinkLine,
    OverlapLine,
    RunResult,
    Scenario,
)

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
    "income_wan",
    "fiscal_wan",
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
        "plan.csv": _csv(PLAN_COLUMNS, start_lines(result)),
        "layout.csv": _csv(LAYOUT_COLUMNS, _layout_lines(result)),
        "ledgers.csv": _records(LedgerLine, audit.ledgers),
        "limits.csv": _records(LimitUse, audit.limits),
        "overlap.csv": _records(OverlapLine, audit.overlaps),
        "links.csv": _records(LinkLine, audit.links),
        "expansions.csv": _csv(EXPANSION_COLUMNS, _expansion_lines(result)),
        "grants.csv": _csv(GRANT_COLUMNS, _grant_lines(result)),
        "gated.csv": _records(GatedOut, appraisal.gated),
        "defaults.csv": _records(DefaultUsed, appraisal.defaults),
        "breaches.csv": _records(BreachLine, audit.breaches),
    }


def years_of(scenario: Scenario, period: int) -> str:
    """Calendar years of a period: ``2026`` or ``2029–2030``."""
    lengths = scenario.settings.horizon.period_years
    first = scenario.settings.horizon.start_year + sum(lengths[: period - 1])
    last = first + lengths[period - 1] - 1
    return str(first) if first == last else f"{first}–{last}"


def start_lines(result: RunResult) -> list[Line]:
    """A line per start, by period, county and value.

    Land, investment, output, jobs, tax and support are those of the projects at full size, times
    their count; `income_wan` and `fiscal_wan` are discounted and after odds.
    """
    scenario, appraisal = result.scenario, result.appraisal
    names = names_of(scenario)
    home = {row.park: row.county for row in scenario.rows("parks")}
    lines: list[dict[str, Any]] = []
    for start, count in result.plan.starts.items():
        project, park, period = start
        one = appraisal.candidates[project]
        lines.append(
            {
                **_about(one, count),
                "industry_zh": names("industries", one.industry),
                "park": park,
                "park_zh": names("parks", park),
                "county": home[park],
                "county_zh": names("counties", home[park]),
                "period": period,
                "years": years_of(scenario, period),
                "count": count,
                "income_wan": count * appraisal.income_wan[start],
                "fiscal_wan": count * appraisal.fiscal_wan[start],
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


def _about(one: Candidate, count: int) -> dict[str, object]:
    sizes = ("land_mu", "capex_wan", "output_wan_per_year", "jobs_person", "tax_wan_per_year")
    words = ("project", "name_zh", "name_en", "industry", "kind", "stage", "grade", "source")
    return {
        **{name: getattr(one, name) for name in words},
        **{name: count * getattr(one, name) for name in (*sizes, "support_wan")},
        "prospect": one.prospect,
        "odds_share": one.odds_share,
    }


def names_of(scenario: Scenario, suffix: str = "_zh") -> Callable[[str, str], str]:
    """Name of a county, park, industry, resource by table and code; the code if it has none."""
    key = {"counties": "county", "parks": "park", "industries": "industry", "resources": "resource"}
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
    return _csv(tuple(field.name for field in fields(kind)), [asdict(line) for line in lines])


def _csv(columns: tuple[str, ...], lines: Iterable[Line]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns)
    writer.writeheader()
    writer.writerows(lines)
    return "\ufeff" + out.getvalue()
