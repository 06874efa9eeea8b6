"""The assessment as files: CSV that opens in a spreadsheet, JSON, the heat map."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, get_args

from planner.assess import Assessment, Cell, in_order, lacking
from planner.economics.typical import FIGURES
from planner.errors import WrongUseError
from planner.report.scores import score_columns, score_lines
from planner.results import FactorScore
from planner.schema import Factor
from planner.sheets import csv_text, names_of
from planner.texts import Language, text

FACTORS: tuple[Factor, ...] = get_args(Factor)
PICTURES = ("heatmap.png", "heatmap.svg")
PNG_DPI = 200

ABOUT = ("county", "county_zh", "county_en", "industry", "industry_zh", "industry_en")
ASSESSMENT_COLUMNS = (
    *ABOUT,
    *("fit_share", "fit_grade", "overridden", "note", "rank", "weakest", "unknown"),
    *(f"{factor}{part}" for factor in FACTORS for part in ("_share", "_grade", "_origin")),
    *("odds_share", "income_wan_per_mu", "kept_tax_wan_per_mu", "kept_tax_year"),
    *("income_tax_rate_share", "grade", *(f"{figure}_sources" for figure in FIGURES)),
    *("gates", "gates_found", "gates_needed", "gates_source", "gates_grade"),
)
SURVEY_COLUMNS = ("figure", "grade", "targets", "stake_wan", "swing_wan")


def assessment_record(found: Assessment, benchmark: str = "") -> dict[str, Any]:
    """The object that ``planner assess --json`` prints; shares from 0 to 1, money in wan yuan."""
    fit, shares = found.fit, found.c_shares
    return {
        "scenario": found.scenario.name,
        "variant": found.scenario.variant,
        "method": found.method,
        "weights": dict(fit.weights),
        "consistency_ratio": fit.consistency_ratio,
        "benchmark": benchmark or None,
        "counties": [
            {
                "county": county,
                "name_zh": names_of(found.scenario)("counties", county),
                "top": [cell.industry for cell in best],
                "industries": [
                    _cell_record(found, cell, benchmark) for cell in in_order(found.cells, county)
                ],
            }
            for county, best in found.targets.items()
        ],
        "grade_c_share": {"income": shares.income_share, "fiscal": shares.fiscal_share},
        "pools": _pools_record(found),
        "survey": [{name: getattr(one, name) for name in SURVEY_COLUMNS} for one in found.survey],
        "scores": score_lines(found.scenario, found.scores),
        "multipliers": {
            county: {
                "delta": one.delta,
                "size_share": one.size_share,
                "size_factor": one.size_factor,
                "output": dict(one.output),
            }
            for county, one in found.multipliers.items()
        },
    }


def _pools_record(found: Assessment) -> dict[str, Any] | None:
    """Pools, the chain from talks to a project that lives, and floors against what may come."""
    pools = found.pools
    if pools is None:
        return None
    return {
        "stages": [asdict(pool) for pool in pools.pools.values()],
        "signed_per_talk": pools.signed_per_talk,
        "odds_signed_share": pools.odds_signed_share,
        "alive_share": pools.alive_share,
        "alive_per_talk": pools.alive_per_talk,
        "coverage": [
            {
                "measure": one.floor.measure,
                "area": one.floor.area,
                "period": one.floor.period,
                "floor": one.floor.amount,
                "expected": one.expected,
                "share": one.share,
            }
            for one in found.coverage
        ],
    }


def _cell_record(found: Assessment, cell: Cell, benchmark: str) -> dict[str, Any]:
    fit = cell.fit
    return {
        "industry": cell.industry,
        "fit_share": fit.share,
        "fit_grade": fit.grade,
        "overridden": fit.overridden,
        "note": fit.note,
        "rank": cell.rank,
        "ranks": dict(cell.ranks),
        "weakest": fit.weakest or None,
        "unknown": list(fit.unknown),
        "factors": {factor: _factor_record(one) for factor, one in fit.factors.items()},
        "odds_share": cell.odds_share,
        "income_wan_per_mu": cell.income_wan_per_mu,
        "kept_tax_wan_per_mu": cell.kept_tax_wan_per_mu,
        "kept_tax_year": cell.kept_tax_year,
        "income_tax_rate_share": cell.income_tax_rate_share,
        "grade": cell.grade,
        "sources": {
            figure: [source._asdict() for source in cell.sources.get(figure, ())]
            for figure in FIGURES
        },
        "gates": [
            {
                "rule": gate.rule,
                "found": gate.found,
                "needed": gate.needed,
                "source": gate.source,
                "grade": gate.grade,
            }
            for gate in cell.gates
        ],
        "lacks": [*lacking(found.fit, benchmark, cell.county, cell.industry)] if benchmark else [],
    }


def _factor_record(one: FactorScore) -> dict[str, Any]:
    return {
        "value": one.value,
        "grade": one.grade,
        "origin": one.origin,
        "applicable": one.applicable,
    }


def write_assessment(
    found: Assessment, folder: Path, language: Language, force: bool = False
) -> tuple[Path, ...]:
    """Write the tables and the heat map of the counties asked for, and name the files.

    Raises
    ------
    WrongUseError
        A file exists and `force` is not given, or the folder cannot be written.
    """
    sheets = {
        "assessment.csv": csv_text(ASSESSMENT_COLUMNS, _lines(found)),
        "ranks.csv": csv_text((*ABOUT, *found.fit.ranks), _rank_lines(found)),
        "survey.csv": csv_text(
            SURVEY_COLUMNS,
            [{name: getattr(one, name) for name in SURVEY_COLUMNS} for one in found.survey],
        ),
    }
    if found.scores:
        lines = score_lines(found.scenario, found.scores)
        sheets["scores.csv"] = csv_text(score_columns(found.scenario), lines)
    paths = tuple(folder / name for name in (*sheets, *PICTURES))
    for path in paths:
        if path.exists() and not force:
            raise WrongUseError("output_exists", path=path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, words in sheets.items():
            (folder / name).write_text(words, encoding="utf-8", newline="")
        _draw(found, folder, language)
    except OSError as error:
        raise WrongUseError("output_not_written", path=folder, reason=error.strerror) from error
    return paths


def _draw(found: Assessment, folder: Path, language: Language) -> None:
    """Write the heat map as picture and as vector graphic."""
    from planner.report.charts import HeatWords, heatmap_figure  # noqa: PLC0415 - matplotlib is slow
    from planner.report.fonts import chart_style  # noqa: PLC0415

    names = names_of(found.scenario, "_zh" if language == "zh" else "_en")
    words = ("title", "scale", "gated", "unknown")
    with chart_style():
        figure = heatmap_figure(
            {pair: cell.fit.share for pair, cell in found.cells.items()},
            frozenset(pair for pair, cell in found.cells.items() if cell.gates),
            {county: names("counties", county) for county in found.targets},
            {
                row.industry: names("industries", row.industry)
                for row in found.scenario.rows("industries")
            },
            HeatWords(**{word: text(f"label.heat.{word}", language) for word in words}),
        )
        figure.savefig(folder / PICTURES[0], dpi=PNG_DPI)
        # Without a date the same assessment gives the same file.
        figure.savefig(folder / PICTURES[1], metadata={"Date": None})


def _about(found: Assessment) -> Callable[[Cell], dict[str, str]]:
    """Codes and names of the county and the industry of a cell."""
    zh, en = names_of(found.scenario), names_of(found.scenario, "_en")
    return lambda cell: {
        "county": cell.county,
        "county_zh": zh("counties", cell.county),
        "county_en": en("counties", cell.county),
        "industry": cell.industry,
        "industry_zh": zh("industries", cell.industry),
        "industry_en": en("industries", cell.industry),
    }


def _ordered(found: Assessment) -> Iterator[Cell]:
    for county in found.targets:
        yield from in_order(found.cells, county)


def _lines(found: Assessment) -> Iterator[Mapping[str, Any]]:
    about = _about(found)
    for cell in _ordered(found):
        line: dict[str, Any] = {
            **about(cell),
            "fit_share": cell.fit.share,
            "fit_grade": cell.fit.grade,
            "overridden": cell.fit.overridden,
            "note": cell.fit.note,
            "rank": cell.rank,
            "weakest": cell.fit.weakest,
            "unknown": "; ".join(cell.fit.unknown),
            "odds_share": cell.odds_share,
            "income_wan_per_mu": cell.income_wan_per_mu,
            "kept_tax_wan_per_mu": cell.kept_tax_wan_per_mu,
            "kept_tax_year": cell.kept_tax_year,
            "income_tax_rate_share": cell.income_tax_rate_share,
            "grade": cell.grade,
        }
        for figure in FIGURES:
            traced = cell.sources.get(figure, ())
            line[f"{figure}_sources"] = "; ".join(f"{one.origin} ({one.grade})" for one in traced)
        for factor, one in cell.fit.factors.items():
            line |= {
                f"{factor}_share": one.value,
                f"{factor}_grade": one.grade if one.applicable else "",
                f"{factor}_origin": one.origin,
            }
        for part in ("rule", "found", "needed", "source", "grade"):
            column = "gates" if part == "rule" else f"gates_{part}"
            line[column] = "; ".join(getattr(gate, part) for gate in cell.gates)
        yield line


def _rank_lines(found: Assessment) -> Iterator[Mapping[str, Any]]:
    about = _about(found)
    for cell in _ordered(found):
        yield {**about(cell), **cell.ranks}
