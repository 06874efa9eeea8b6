"""What the settings and tables of a scenario leave simple or leave out, told by the run itself."""

from collections.abc import Iterator

from planner.report.document.chapters_studies.teller import Teller
from planner.report.numbers import percent, wan

LEFT_OUT = (
    *("rivals", "prices", "firms", "indirect", "shocks", "pollution", "land_sale"),
    *("migration", "dates", "law"),
)
"""What no setting brings in: texts below ``label.chapter.credibility.left_``."""

OPTIONAL_TABLES = ("markets", "budgets", "limits", "relations", "chains", "neighbours", "stock")
"""Tables whose absence leaves something out."""

Simplification = tuple[str, str, dict[str, object]]
"""Key of its texts, the setting in words, facts of the sentence on what it means."""


def simplifications_of(teller: Teller) -> Iterator[Simplification]:
    """Every simplification that the settings of the run make."""
    yield from _fairness(teller)
    yield from _landing(teller)
    yield from _income(teller)
    yield from _layout(teller)
    yield from _gates(teller)
    yield from _objective(teller)
    yield from _tables(teller)


def _fairness(teller: Teller) -> Iterator[Simplification]:
    mode = teller.scenario.settings.fairness.mode
    yield f"fairness_{mode}", f"fairness.mode = {mode}", {}


def _landing(teller: Teller) -> Iterator[Simplification]:
    landing = teller.scenario.settings.landing
    facts: dict[str, object] = {"share": percent(landing.overrun_share_max)}
    yield f"reserve_{landing.reserve}", f"landing.reserve = {landing.reserve}", facts
    if not landing.pursuits_per_period_max:
        yield "pursuits", "landing.pursuits_per_period_max = 0", {}


def _income(teller: Teller) -> Iterator[Simplification]:
    settings = teller.scenario.settings
    economics, horizon = settings.economics, settings.horizon
    factor = economics.multiplier_factor
    key = "multiplier_off" if factor == 1 else "multiplier_on"
    yield key, f"economics.multiplier_factor = {factor:g}", {"factor": f"{factor:g}"}
    facts: dict[str, object] = {"share": percent(economics.returnee_share)}
    yield "returnees", f"economics.returnee_share = {economics.returnee_share:g}", facts
    survival = f"economics.survival_share = {economics.survival_share:g}"
    yield "survival", survival, {"share": percent(economics.survival_share)}
    rate = f"horizon.discount_share = {horizon.discount_share:g}"
    facts = {"share": percent(horizon.discount_share), "years": horizon.benefit_years}
    yield "discount", rate, facts
    if not settings.fiscal.debt_share:
        yield "debt", "fiscal.debt_share = 0", {}


def _layout(teller: Teller) -> Iterator[Simplification]:
    layout = teller.scenario.settings.layout
    if layout.breach_price_wan:
        facts: dict[str, object] = {"price": wan(layout.breach_price_wan, teller.language)}
        yield "breach_priced", f"layout.breach_price_wan = {layout.breach_price_wan:g}", facts
    else:
        yield "breach_hard", "layout.breach_price_wan = 0", {}
    if not layout.lead_output_share_min:
        yield "lead_share", "layout.lead_output_share_min = 0", {}


def _gates(teller: Teller) -> Iterator[Simplification]:
    gates = teller.scenario.settings.gates
    names = (
        *("invest_min_wan_per_mu", "tax_min_wan_per_mu"),
        *("output_min_wan_per_mu", "energy_max_tce_per_wan"),
    )
    off = [name for name in names if not getattr(gates, name)]
    if off:
        comma = "、" if teller.language == "zh" else ", "
        yield "gates", comma.join(f"gates.{name} = 0" for name in off), {"count": len(off)}


def _objective(teller: Teller) -> Iterator[Simplification]:
    objective = teller.scenario.settings.objective
    told = f"{objective.income_weight:g} : {objective.fiscal_weight:g}"
    facts: dict[str, object] = {
        "overlap": wan(objective.overlap_price_wan, teller.language),
        "link": wan(objective.link_value_wan, teller.language),
    }
    yield "weights", f"objective.income_weight : fiscal_weight = {told}", facts


def _tables(teller: Teller) -> Iterator[Simplification]:
    for table in OPTIONAL_TABLES:
        if not teller.scenario.rows(table):
            yield f"table_{table}", teller.tell("table_empty", table=table), {}
    appraisal = teller.result.appraisal
    if appraisal.floored:
        facts: dict[str, object] = {"count": len(appraisal.floored)}
        yield "floored", teller.tell("in_the_run"), facts
