"""``planner coordinate`` as plain data and files: tables by scheme and county, collisions."""

from collections.abc import Iterable
from typing import Any

from planner.report.coordinating_beside import Beside
from planner.report.coordinating_fairness import income_price, price_of
from planner.report.coordinating_figures import Figures, figures_of
from planner.report.coordinating_rules import rules_record, rules_sheet
from planner.report.enclaves import enclaves_record, enclaves_sheet
from planner.report.numbers import finite
from planner.report.study_files import Sheet, StudyFiles, study_head
from planner.results import Violation
from planner.sheets import names_of
from planner.studies.asking import Interval
from planner.studies.case import Subject
from planner.studies.coordinate.coalitions import MONOTONE, Settlement
from planner.studies.coordinate.floors import FloorConflict
from planner.studies.coordinate.schemes import (
    FAIR,
    JOINT,
    LEXICOGRAPHIC,
    MAXMIN,
    Comparison,
    Scheme,
)
from planner.studies.coordinate.sharing import FAILS, HOLDS, OPEN
from planner.texts import Language

TOLD = {HOLDS: True, FAILS: False, OPEN: None}
"""Claims as JSON has them: null where it cannot be told."""

TERMS = ("value", "income", "fiscal", "link", "bonus", "overlap", "breach")


def coordinating_files(
    found: Comparison, subject: Subject, language: Language, beside: Beside
) -> StudyFiles:
    """Summary, tables and charts of a comparison, and of what was asked beside it."""
    from planner.report.coordinating_charts import layout_figure  # noqa: PLC0415 - matplotlib
    from planner.report.coordinating_maps import (  # noqa: PLC0415  # matplotlib is slow
        ground_of,
        layout_map,
        overlap_map,
    )

    figures = figures_of(found, subject)
    charts = {"layout": lambda: layout_figure(found, subject, language)}
    ground = ground_of(subject, language, beside.outlines)
    if ground is not None:
        charts["map"] = lambda: overlap_map(found, ground)
        charts["map_layout"] = lambda: layout_map(found, ground)
    sheets = {"table": _table(found, subject), "clashes": _clashes(figures)}
    summary = _summary(found, figures, subject)
    if beside.rules is not None:
        sheets["rules"] = rules_sheet(subject, beside.rules)
        summary["rules"] = rules_record(subject, beside.rules)
    if beside.enclaves:
        sheets["enclaves"] = enclaves_sheet(beside.enclaves)
    summary["enclaves"] = enclaves_record(beside.enclaves)
    if beside.outlines is not None:
        summary["map"] = {
            "file": beside.outlines.file,
            "number": beside.outlines.number,
            "missing": list(beside.outlines.missing),
            "not_in_scenario": list(beside.outlines.strangers),
        }
    return StudyFiles(summary, sheets, charts)


def _summary(found: Comparison, figures: Figures, subject: Subject) -> dict[str, Any]:
    gain = figures.gain
    year, income, tax = figures.last_year
    return {
        **study_head("coordinate", subject.result),
        "schemes": {
            name: {key: finite(x) if isinstance(x, float) else x for key, x in vars(one).items()}
            | _charges(found.schemes[name], figures.broken.get(name, ()))
            for name, one in figures.schemes.items()
        },
        "gain_wan": None if gain is None else [gain.low, finite(gain.high)],
        "gain_last_year": {"year": year, "income_wan": finite(income), "tax_wan": finite(tax)},
        "plays": [
            {
                "start": one.start,
                "end": one.end,
                "rounds": one.rounds,
                "moves": [vars(move) for move in one.moves],
                "value_wan": figures.ends[one.start],
                "open_wan": finite(one.open_wan),
            }
            for one in found.plays
        ],
        "floors_wan": dict(found.floors_wan),
        "floors_of": found.floors_of,
        "floors_conflict": _conflict(found.conflict),
        "fairness": _fairness(found),
        "sharing": _sharing(found.settlement),
        "similarity": dict(figures.alike),
    }


def _charges(scheme: Scheme, broken: Iterable[Violation]) -> dict[str, Any]:
    charge = scheme.charged
    if charge is None:
        return {}
    return {
        "promised_wan": finite(charge.promised_wan),
        "broken_rules": [{"rule": one.key, **one.facts} for one in broken],
        "counted_twice": list(charge.twice),
        "crowded_markets": [
            {"industry": i, "group": g, "sold_share": part}
            for (i, g), part in charge.crowded.items()
        ],
        "exceeded_limits": [
            {"resource": r, "group": g, "period": t, "use_share": finite(part)}
            for (r, g, t), part in charge.exceeded.items()
        ],
    }


def _conflict(conflict: FloorConflict | None) -> dict[str, Any] | None:
    if conflict is None:
        return None
    return {
        "counties": list(conflict.counties),
        "doubtful": list(conflict.doubtful),
        "missed_wan": dict(conflict.missed_wan),
        "total_wan": _ends(conflict.total_wan),
    }


def _ends(amount: Interval | None) -> list[float | None] | None:
    return None if amount is None else [finite(amount.low), finite(amount.high)]


def _fairness(found: Comparison) -> dict[str, Any] | None:
    even = found.evenness
    if even is None:
        return None
    joint = found.schemes[JOINT]
    return {
        "left_out": list(even.left_out),
        "places": len(even.residents),
        "complete": even.complete,
        "rounds": [
            {key: finite(amount) for key, amount in vars(one).items()} | {"proved": one.proved}
            for one in even.rounds
        ],
        "price_share": {
            name: {
                "value": _ends(price_of(joint, found.schemes[name])),
                "income_of_plans_found": income_price(joint, found.schemes[name]),
            }
            for name in (FAIR, MAXMIN, LEXICOGRAPHIC)
            if name in found.schemes
        },
    }


def _sharing(settled: Settlement | None) -> dict[str, Any] | None:
    if settled is None:
        return None
    return {
        "blocs": [list(bloc) for bloc in settled.blocs],
        "core_empty": None if settled.core == OPEN else settled.core == FAILS,
        "open_wan": finite(settled.open_wan),
        "rules": [
            {
                "rule": one.rule,
                "shares_wan": dict(one.shares_wan),
                "transfers_wan": dict(one.transfers_wan),
                "transfer_ranges_wan": {c: _ends(ends) for c, ends in one.ranges_wan.items()},
                "ranges_proved": one.rule in MONOTONE,
                "individually_rational": TOLD[one.promise.rational],
                "in_core": TOLD[one.promise.core],
                "blocking": [
                    {"blocs": sorted(map(int, group)), "short_wan": short}
                    for group, short in one.promise.blocking
                ],
            }
            for one in settled.sharings
        ],
    }


def _table(found: Comparison, subject: Subject) -> Sheet:
    """One line per scheme, county and term; transfers are schemes of their own."""
    zh, en = names_of(subject.result.scenario), names_of(subject.result.scenario, "_en")

    def line(scheme: str, county: str, term: str, amount: float) -> dict[str, Any]:
        return {
            "scheme": scheme,
            "county": county,
            "county_zh": zh("counties", county),
            "county_en": en("counties", county),
            "term": term,
            "amount_wan": amount,
        }

    lines = [
        line(name, county, term, getattr(payoff, f"{term}_wan"))
        for name, scheme in found.schemes.items()
        for county, payoff in scheme.payoffs.items()
        for term in TERMS
    ]
    for one in found.settlement.sharings if found.settlement else ():
        for county, amount in one.transfers_wan.items():
            lines.append(line(f"transfer_{one.rule}", county, "transfer", amount))
            lines.append(line(f"transfer_{one.rule}", county, "value", one.shares_wan[county]))
    columns = ("scheme", "county", "county_zh", "county_en", "term", "amount_wan")
    return Sheet(columns, lines)


def _clashes(figures: Figures) -> Sheet:
    columns = ("industry", "county_a", "county_b", "price_wan", "in_joint")
    return Sheet(
        columns,
        [
            {
                "industry": one.industry,
                "county_a": one.pair[0],
                "county_b": one.pair[1],
                "price_wan": one.price_wan,
                "in_joint": one.in_joint,
            }
            for one in figures.clashes
        ],
    )
