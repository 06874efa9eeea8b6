"""What the factors of a fit ask of an industry, from the scenario or else the library."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from planner.results import Scenario
from planner.schema import PriceItem

SECTIONS = "ABCDEFGHIJKLMNOPQRST"
"""Letters of the sections of GB/T 4754-2017."""

PER_OUTPUT: Mapping[PriceItem, str] = {
    "power": "power_kwh_per_wan_output",
    "gas": "gas_m3_per_wan_output",
    "water": "water_m3_per_wan_output",
}


@dataclass(frozen=True)
class Traits:
    """An industry as the factors see it; None where neither scenario nor library has a figure.

    Attributes
    ----------
    section
        Letter of its section in GB/T 4754-2017; blank if not known.
    needs
        Endowments it lives on, all of them needed; each is met by any one of its alternatives.
    use_per_wan
        Power (kWh), gas and water (m3) per wan yuan of output.
    jobs_per_wan
        Jobs per wan yuan of output.
    """

    industry: str
    section: str
    needs: tuple[tuple[str, ...], ...]
    freight_t_per_wan: float | None
    margin: float | None
    jobs_per_mu: float | None
    least_mu: float | None
    talent_grade: int | None
    use_per_wan: Mapping[PriceItem, float | None]
    jobs_per_wan: float | None


def traits_of(scenario: Scenario) -> Mapping[str, Traits]:
    """Traits of every industry of the scenario, by its code."""
    return {
        row.industry: _traits(row.industry, (row, scenario.library.get(row.industry)))
        for row in scenario.rows("industries")
    }


def needs_in(written: str) -> tuple[tuple[str, ...], ...]:
    """Endowment keys as written: ``;`` joins what is needed together, ``|`` alternatives.

    >>> needs_in("clay; gas|coal_gas")
    (('clay',), ('gas', 'coal_gas'))
    """
    needs = unicodedata.normalize("NFKC", written).split(";")
    parted = (tuple(key.strip() for key in need.split("|") if key.strip()) for need in needs)
    return tuple(need for need in parted if need)


def _traits(industry: str, rows: Sequence[Any]) -> Traits:
    """Traits from an industry's own row, its blanks filled from the library."""

    def cell(column: str) -> Any:
        found = (getattr(row, column, None) for row in rows)
        return next((value for value in found if value is not None), None)

    code = (cell("gbt_code") or "").strip().upper()
    return Traits(
        industry=industry,
        section=code[0] if code and code[0] in SECTIONS else "",
        needs=needs_in(cell("endowment_keys") or ""),
        freight_t_per_wan=cell("freight_t_per_wan_output"),
        margin=cell("profit_margin"),
        jobs_per_mu=cell("jobs_per_mu"),
        least_mu=cell("min_scale_mu"),
        talent_grade=cell("talent_grade_1_5"),
        use_per_wan={item: cell(column) for item, column in PER_OUTPUT.items()},
        jobs_per_wan=_jobs_per_wan(cell("jobs_per_mu"), cell("output_wan_per_mu")),
    )


def _jobs_per_wan(jobs_per_mu: float | None, output_wan_per_mu: float | None) -> float | None:
    if jobs_per_mu is None or not output_wan_per_mu:
        return None
    return jobs_per_mu / output_wan_per_mu
