"""Chapter 9: uncertainty and risk: many figures off at once, plans that hold, a list of risks."""

import math
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from planner.report.document.chapters_studies.risk_list import risk_list
from planner.report.document.chapters_studies.robust_plans import robust_plans
from planner.report.document.chapters_studies.teller import Teller, sheet_of
from planner.report.document.material import Material, Study
from planner.report.document.parts import Block, Chapter, Column, Picture, Section, Table
from planner.report.numbers import percent, wan

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Record = Mapping[str, Any]

LOOSE = 0.2
"""Width of an index, left open by gaps, from which it ranks nothing."""


def risk(material: Material) -> Chapter:
    """Screening, draws, robust plans, overbooking, risks with measures."""
    teller = Teller(material, "risk")
    blocks = (
        Section(teller.tell("inputs_title"), tuple(_inputs(teller))),
        Section(teller.tell("draws_title"), tuple(_draws(teller))),
        Section(teller.tell("robust_title"), tuple(robust_plans(teller))),
        Section(teller.tell("overbook_title"), tuple(_overbook(teller))),
        Section(teller.tell("list_title"), tuple(risk_list(teller))),
    )
    return Chapter("risk", teller.tell("title"), blocks)


# --- which figures matter together ----------------------------------------------------------------


def _inputs(teller: Teller) -> list[Block]:
    """The screening and the shares of the variance, whichever there are."""
    studies = [teller.study("uncertainty", method) for method in ("morris", "sobol")]
    if not any(studies):
        return [teller.missing("morris")]
    return [block for one in studies if one is not None for block in _box(teller, one)]


def _box(teller: Teller, study: Study) -> list[Block]:
    found = study.summary
    told = [one for one in found["inputs"] if one.get("mu_star_wan")]
    comma = "，" if teller.language == "zh" else ", "
    status = comma.join(
        f"{teller.say(f'uncertainty.status.{key}')} {count}"
        for key, count in found["status"].items()
    )
    facts = {"samples": found["samples"], "inputs": len(found["inputs"]), "status": status}
    blocks: list[Block] = [*teller.about(study), teller.words(found["method"], **facts)]
    relaxed = found["basis"] == "linear_relaxation"
    blocks.append(teller.words("relaxed" if relaxed else "whole"))
    if not told:
        return [*blocks, *_indices(teller, found)]
    rows = tuple(
        (
            teller.input(one["input"]),
            *(one["mu_star_wan"]["low"], one["mu_star_wan"]["high"]),
            *_ends(one["sigma_wan"]),
            _ranks(one["rank"]),
        )
        for one in told
    )
    keys = ("mu_star_low", "mu_star_high", "sigma_low", "sigma_high")
    columns = (
        teller.column("input"),
        *(teller.money_column(key) for key in keys),
        teller.column("rank"),
    )
    title, note = teller.tell("morris_table"), teller.tell("morris_note")
    table = Table("screening", title, columns, rows, note, shown=15)
    draw = partial(_draw_strengths, teller, found)
    top = teller.input(told[0]["input"])
    words = teller.tell("morris_words", count=len(told), top=top)
    picture = Picture("screening_chart", teller.tell("morris_chart"), draw, words, table.key)
    return [*blocks, picture, table, *_indices(teller, found)]


def _ends(interval: Record | None) -> tuple[float | None, float | None]:
    return (interval["low"], interval["high"]) if interval else (None, None)


def _ranks(rank: Record) -> str:
    best, worst = rank["best"], rank["worst"]
    return str(best) if best == worst else f"{best}–{worst}"


def _indices(teller: Teller, found: Record) -> list[Block]:
    """Sobol indices, where they were worked out."""
    told = [one for one in found["inputs"] if "total" in one]
    if not told:
        return []
    rows = tuple(
        (teller.input(one["input"]), *_estimate(one["first_order"]), *_estimate(one["total"]))
        for one in told
    )
    ends = ("error", "index_low", "index_high")
    keys = ("first_order", *ends, "total_index", *ends)
    columns = (
        teller.column("input"),
        *(teller.column(key, "amount", decimals=2) for key in keys),
    )
    title, note = teller.tell("sobol_table"), teller.tell("sobol_note")
    table = Table("sobol", title, columns, rows, note, shown=15)
    draw = partial(_draw_shares, teller, found)
    words = teller.tell("sobol_words", count=len(told))
    picture = Picture("sobol_chart", teller.tell("sobol_chart"), draw, words, table.key)
    loose = sum(_left_open(one["total"]) > LOOSE for one in told)
    if loose == len(told):
        return [teller.words("sobol_open", "missing", count=loose, all=len(told)), table]
    if loose:
        return [teller.words("sobol_open", "missing", count=loose, all=len(told)), picture, table]
    return [picture, table]


def _estimate(index: Record) -> tuple[float | None, ...]:
    """Estimate, half-width by sampling, and the ends that the gaps leave."""
    return index["value"], index["sampling_half_width"], *_ends(index["left_open_by_gaps"])


def _left_open(index: Record) -> float:
    low, high = _ends(index["left_open_by_gaps"])
    return math.inf if low is None or high is None else high - low


def _draw_shares(teller: Teller, found: Record) -> "Figure":
    from planner.report.document.study_charts import shares_of  # noqa: PLC0415

    return shares_of(found, teller.input, teller.language)


def _draw_strengths(teller: Teller, found: Record) -> "Figure":
    from planner.report.document.study_charts import strengths_of  # noqa: PLC0415

    return strengths_of(found, teller.input, teller.language)


# --- Monte Carlo ----------------------------------------------------------------------------------


def _draws(teller: Teller) -> list[Block]:
    study = teller.study("uncertainty", "montecarlo")
    if study is None:
        return [teller.missing("montecarlo")]
    found = study.summary
    facts = {
        "draws": found["draws"],
        "asked": found["asked"],
        "planned": wan(found["planned_wan"], teller.language),
        "shocks": teller.listed([teller.tell(f"shock_{key}") for key in found["shocks"]]),
    }
    blocks: list[Block] = [*teller.about(study), teller.words("montecarlo", **facts)]
    if not found["distribution_wan"]:
        return [*blocks, teller.words("too_few_draws", "missing")]
    rows = tuple(
        (_quantile(teller, key), one["value"], one["low"], one["high"])
        for key, one in found["distribution_wan"].items()
    )
    keys = ("value", "sampling_low", "sampling_high")
    columns = (teller.column("measure"), *(teller.money_column(key) for key in keys))
    title, note = teller.tell("distribution"), teller.tell("distribution_note")
    table = Table("draws", title, columns, rows, note)
    blocks += [*_histogram(teller, study, table), table]
    blocks += [teller.words("chances", **_chances(found)), *_chosen(teller, found)]
    return blocks


def _quantile(teller: Teller, key: str) -> str:
    kind, _, share = key.partition("_")
    return teller.tell("mean") if kind == "mean" else teller.tell("quantile", share=share)


def _chances(found: Record) -> dict[str, str]:
    return {
        key: f"{percent(one['value'])} ({percent(one['low'])}–{percent(one['high'])})"
        for key, one in found["probability"].items()
    }


def _histogram(teller: Teller, study: Study, table: Table) -> list[Block]:
    values = [float(x["value_wan"]) for x in sheet_of(study, "results") if x["value_wan"]]
    if len(values) < 2:
        return []
    draw = partial(_draw_values, teller, values, study.summary)
    words = teller.tell("values_words", count=len(values))
    return [Picture("draws_chart", teller.tell("values_chart"), draw, words, table.key)]


def _draw_values(teller: Teller, values: Sequence[float], found: Record) -> "Figure":
    from planner.report.document.study_charts import values_of  # noqa: PLC0415

    return values_of(values, found, teller.language)


def _chosen(teller: Teller, found: Record) -> list[Block]:
    """How often projects are chosen where the best plan was sought in draws."""
    if not found["solved_draws"]:
        return [teller.words("not_resolved", "missing")]
    shares = [
        (teller.project(one["project"]), one["share"], one["in_plan"])
        for one in found["chosen_projects"]
        if abs(one["share"] - one["in_plan"]) > 0
    ]
    facts: dict[str, Any] = {"solved": found["solved_draws"]}
    regret = found["mean_regret_wan"]
    if regret:
        span = teller.span(regret["low"], regret["high"])
        facts["regret"] = span
    told: list[Block] = [teller.words("regret_of_draws", **facts)] if regret else []
    if not shares:
        return [*told, teller.words("always_chosen", **facts)]
    rows = tuple((name, share, teller.yes(held)) for name, share, held in shares)
    columns = (
        *(teller.column("project"), teller.column("chosen", "share")),
        teller.column("in_plan"),
    )
    title = teller.tell("chosen", **facts)
    return [*told, Table("draws_chosen", title, columns, rows, teller.tell("chosen_note"), 20)]


# --- overbooking ----------------------------------------------------------------------------------


def _overbook(teller: Teller) -> list[Block]:
    study = teller.study("overbook")
    if study is None:
        return [teller.missing("overbook")]
    from planner.report.document.study_charts import limit_pairs  # noqa: PLC0415

    found, most = study.summary, percent(study.summary["overrun_share_max"])
    pairs = limit_pairs(found)
    broken = sum(x["overrun_high_share"] > found["overrun_share_max"] for x, _ in pairs)
    key = "overbook_kept" if not broken else "overbook_broken"
    blocks: list[Block] = [*teller.about(study)]
    blocks.append(teller.words(key, most=most, count=broken, all=len(pairs)))
    if found["tuned"]:
        cost = found["promise_costs_wan"] or {"low": None, "high": None}
        span = teller.span(cost["low"], cost["high"])
        blocks.append(teller.words("overbook_tuned", most=most, cost=span))
    else:
        blocks.append(teller.words("overbook_untuned", most=most))
    if not found["complete"]:
        blocks.append(teller.words("stopped", "missing"))
    if not pairs:
        return [*blocks, teller.words("overbook_no_limit")]
    table = _overruns(teller, pairs)
    draw = partial(_draw_overruns, teller, found)
    words = teller.tell("overbook_words", count=len(pairs))
    picture = Picture("overbook_chart", teller.tell("overbook_chart"), draw, words, table.key)
    return [*blocks, picture, table]


def _overruns(teller: Teller, pairs: Sequence[tuple[Record, Record | None]]) -> Table:
    rows = tuple(
        (
            limit_word(teller, before),
            *(before["supply_amount"], before["full_use_amount"], before["expected_use_amount"]),
            before["overrun_high_share"],
            after["overrun_high_share"] if after else None,
            after["cap_share"] if after else None,
        )
        for before, after in pairs
    )
    columns = (
        teller.column("limit"),
        *(
            teller.column(key, "amount", decimals=1)
            for key in ("supply", "full_use", "expected_use")
        ),
        *(teller.column(key, "share", decimals=1) for key in ("overrun", "overrun_tuned")),
        Column(teller.say("chapter.column.cap"), kind="share"),
    )
    title, note = teller.tell("overbook_table"), teller.tell("overbook_note")
    return Table("overbook", title, columns, rows, note, shown=15)


def limit_word(teller: Teller, one: Record) -> str:
    """Limit and area, with the unit of its amounts."""
    from planner.report.numbers import unit_word  # noqa: PLC0415

    unit = unit_word(one["unit"], teller.language)
    name = f"{teller.limit_name(one['limit'])} · {teller.area(one['area'])}"
    return f"{name} ({unit})" if unit else name


def _draw_overruns(teller: Teller, found: Record) -> "Figure":
    from planner.report.document.study_charts import overruns_of  # noqa: PLC0415

    def name(one: Record) -> str:
        return f"{teller.limit_name(one['limit'])} · {teller.area(one['area'])}"

    return overruns_of(found, name, teller.language)
