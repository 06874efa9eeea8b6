"""Tables and settings behind the fit: weights, comparisons, employment, endowments, prices."""

from collections.abc import Iterator
from typing import Any

from planner.economics.fit.traits import SECTIONS, traits_of
from planner.economics.fit.weights import (
    CONSISTENCY_MAX,
    FACTORS,
    comparison_matrix,
    hierarchy,
    missing_pairs,
)
from planner.errors import Fault
from planner.scenario import Reading, fault_in
from planner.schema import WORDS_ZH, Factor
from planner.spelling import nearest

RATIO_MAX = 9.0
"""Greatest ratio of Saaty's scale."""

RATIO_MIN = 0.11
"""Least ratio, 1/9 as people round it."""

SUM_SLACK = 0.001
"""How far the weights may miss 1, since thirds are written with few digits."""

REFERENCE_SLACK = 0.02
"""How far the reference shares may miss 1: twenty rounded shares, a section of nobody left out."""

KM_MAX = 6000.0
"""Longer than any way by road within the country; beyond it, metres are meant."""

PRICE_RATIO_MIN, PRICE_RATIO_MAX = 0.2, 5.0
"""How far a price may lie from its reference before another unit is likelier."""

RATIO_SLACK = 1e-9
"""Rounding of a ratio that is just five times."""

PRICE_FAULTS = {
    "power": "price_unlikely_power",
    "gas": "price_unlikely_volume",
    "water": "price_unlikely_volume",
    "wage": "price_unlikely_wage",
}
"""Fault of an unlikely price by item: each names the unit of its own."""

LETTERED = (
    ("employment", "section"),
    ("reference_employment", "section"),
    ("proximity", "section_a"),
    ("proximity", "section_b"),
    ("io", "supplier"),
    ("io", "user"),
)


def check_fit_weights(reading: Reading) -> Iterator[Fault]:
    """The weights sum to 1, and pairwise comparisons are there if they are to give them."""
    if "fit" in reading.doubtful:
        return
    fit = reading.scenario.settings.fit
    total = sum(getattr(fit.weights, factor) for factor in FACTORS)
    if abs(total - 1) > SUM_SLACK:
        yield reading.fault_at_key("fit.weights", "fit_weights_sum", f"{total:g}")
    compared = reading.scenario.rows("pairwise") or not reading.whole("pairwise")
    if fit.method == "ahp" and not compared:
        yield reading.fault_at_key("fit.method", "ahp_needs_pairs", "ahp")


def check_comparisons(reading: Reading) -> Iterator[Fault]:
    """Every pair of factors is compared once, on Saaty's scale, and the answers hang together."""
    faults = [*_single_comparisons(reading), *_opposed_comparisons(reading)]
    yield from faults
    rows = list(reading.lined("pairwise"))
    if faults or not rows or not reading.whole("pairwise"):
        return
    table = reading.scenario.tables["pairwise"]
    if lacking := missing_pairs([row for row, _ in rows]):
        pairs = ", ".join(shown(*pair) for pair in lacking)
        yield fault_in(table, 0, "", "pairwise_missing", count=len(lacking), pairs=pairs)
        return
    found = hierarchy(comparison_matrix([row for row, _ in rows]))
    if found.consistency_ratio > CONSISTENCY_MAX:
        a, b = (FACTORS[place] for place in found.worst)
        row, line = next(pair for pair in rows if {pair[0].factor_a, pair[0].factor_b} == {a, b})
        implied = found.implied if row.factor_a == a else 1 / found.implied
        yield fault_in(
            table,
            line,
            "ratio",
            "pairwise_inconsistent",
            value=f"{row.ratio:g}",
            consistency=f"{found.consistency_ratio:.2f}",
            pair=shown(row.factor_a, row.factor_b),
            implied=f"{implied:.2g}",
        )


def shown(factor_a: Factor, factor_b: Factor) -> str:
    """A pair of factors for people: code and Chinese name of both."""
    return " – ".join(f"{factor} ({WORDS_ZH[factor][0]})" for factor in (factor_a, factor_b))


def _single_comparisons(reading: Reading) -> Iterator[Fault]:
    for row, line in reading.lined("pairwise"):
        table = reading.scenario.tables["pairwise"]
        if row.factor_a == row.factor_b:
            yield fault_in(table, line, "factor_b", "self_pairwise", value=row.factor_b)
        if not RATIO_MIN <= row.ratio <= RATIO_MAX:
            yield fault_in(table, line, "ratio", "pairwise_ratio", value=f"{row.ratio:g}")


def _opposed_comparisons(reading: Reading) -> Iterator[Fault]:
    """The pair the other way round, with a ratio that is not the reciprocal.

    Every repeated pair is refused as a duplicate; this one is also told why one of them is wrong.
    """
    first: dict[tuple[str, str], tuple[Any, int]] = {}
    for row, line in reading.lined("pairwise"):
        earlier, at = first.get((row.factor_b, row.factor_a), (None, 0))
        if earlier and row.ratio and abs(earlier.ratio * row.ratio - 1) > REFERENCE_SLACK:
            yield fault_in(
                reading.scenario.tables["pairwise"],
                line,
                "ratio",
                "pairwise_opposed",
                value=f"{row.ratio:g}",
                first=at,
                ratio=f"{earlier.ratio:g}",
                reciprocal=f"{1 / earlier.ratio:.2g}" if earlier.ratio else "–",
            )
        if row.factor_a != row.factor_b:
            first.setdefault((row.factor_a, row.factor_b), (row, line))


def check_sections(reading: Reading) -> Iterator[Fault]:
    """Sections are letters of the national classification, and every county has the same ones."""
    wrong = [*_letters(reading)]
    yield from wrong
    for row, line in reading.lined("proximity"):
        if row.section_a == row.section_b:
            table = reading.scenario.tables["proximity"]
            yield fault_in(table, line, "section_b", "self_proximity", value=row.section_b)
    if not wrong and reading.whole("employment"):
        yield from _gaps(reading)


def _letters(reading: Reading) -> Iterator[Fault]:
    for name, column in LETTERED:
        for line, cells in reading.cells(name):
            written = cells.get(column)
            if written is None or written in tuple(SECTIONS):
                continue
            letter = str(written)[0].upper()
            yield fault_in(
                reading.scenario.tables[name],
                line,
                column,
                "section_letter",
                value=written,
                suggestion=letter if letter in SECTIONS else "",
            )


def _gaps(reading: Reading) -> Iterator[Fault]:
    """Counties that lack a section which others have: a blank is not the same as nobody."""
    has: dict[str, set[str]] = {}
    first: dict[str, int] = {}
    for row, line in reading.lined("employment"):
        has.setdefault(row.county, set()).add(row.section)
        first.setdefault(row.county, line)
    everywhere = set().union(*has.values())
    for county, sections in has.items():
        if lacking := sorted(everywhere - sections):
            yield fault_in(
                reading.scenario.tables["employment"],
                first[county],
                "county",
                "employment_gaps",
                value=county,
                sections=", ".join(lacking),
            )


def check_employment(reading: Reading) -> Iterator[Fault]:
    """Every county has employment, once some have: without it the county is left out in silence."""
    if not reading.whole("employment"):
        return
    people: dict[str, float] = {}
    first: dict[str, int] = {}
    for row, line in reading.lined("employment"):
        people[row.county] = people.get(row.county, 0.0) + row.employed_person
        first.setdefault(row.county, line)
    for line, cells in reading.cells("counties"):
        county = cells.get("county")
        if people and county is not None and county not in people:
            table = reading.scenario.tables["counties"]
            yield fault_in(
                table, line, "county", "employment_missing", severity="warning", value=county
            )
    for county, line in first.items():
        if not people[county]:
            table = reading.scenario.tables["employment"]
            yield fault_in(
                table, line, "county", "employment_zero", severity="warning", value=county
            )


def check_distances(reading: Reading) -> Iterator[Fault]:
    """Ways are in km, and some market of every county counts."""
    weights: dict[str, float] = {}
    first: dict[str, int] = {}
    for line, cells in reading.cells("distances"):
        km = cells.get("km")
        if km is not None and km > KM_MAX:
            yield fault_in(
                reading.scenario.tables["distances"],
                line,
                "km",
                "distance_unlikely",
                severity="warning",
                value=f"{km:g}",
                most=f"{KM_MAX:g}",
            )
    if not reading.whole("distances"):
        return
    for row, line in reading.lined("distances"):
        weight = 1.0 if row.weight_share is None else row.weight_share
        weights[row.county] = weights.get(row.county, 0.0) + weight
        first.setdefault(row.county, line)
    for county, line in first.items():
        if not weights[county]:
            yield fault_in(
                reading.scenario.tables["distances"],
                line,
                "weight_share",
                "distance_weights_zero",
                severity="warning",
                value="0",
                county=county,
            )


def check_reference_shares(reading: Reading) -> Iterator[Fault]:
    """The shares of the reference economy sum to about 1."""
    shares = [row.employed_share for row in reading.scenario.rows("reference_employment")]
    if not shares or not reading.whole("reference_employment"):
        return
    if abs(sum(shares) - 1) > REFERENCE_SLACK:
        table = reading.scenario.tables["reference_employment"]
        yield fault_in(table, 0, "employed_share", "reference_sum", value=f"{sum(shares):g}")


def check_endowment_keys(reading: Reading) -> Iterator[Fault]:
    """Every endowment is one that some industry lives on."""
    if not reading.whole("industries"):
        return
    traits = traits_of(reading.scenario).values()
    known = {key for each in traits for need in each.needs for key in need}
    for line, cells in reading.cells("endowments"):
        key = cells.get("endowment")
        if key is not None and key not in known:
            yield fault_in(
                reading.scenario.tables["endowments"],
                line,
                "endowment",
                "endowment_unused",
                severity="warning",
                value=key,
                suggestion=nearest(key, known),
            )


def check_reference_prices(reading: Reading) -> Iterator[Fault]:
    """A price is compared with one above 0, in the same unit."""
    for row, line in reading.lined("prices"):
        table = reading.scenario.tables["prices"]
        if not row.reference_price:
            yield fault_in(table, line, "reference_price", "reference_price_zero", value="0")
            continue
        ratio = row.price / row.reference_price
        if not PRICE_RATIO_MIN - RATIO_SLACK <= ratio <= PRICE_RATIO_MAX + RATIO_SLACK:
            yield fault_in(
                table,
                line,
                "price",
                PRICE_FAULTS[row.item],
                severity="warning",
                value=f"{row.price:g}",
                reference=f"{row.reference_price:g}",
            )
