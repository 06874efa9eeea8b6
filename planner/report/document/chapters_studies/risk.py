"""Chapter 9: uncertainty and risk: many figures off at once, plans that hold, a list of risks."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from planner.report.document.chapters_studies.risk_list import risk_list
from planner.report.document.chapters_studies.teller import Teller, sheet_of
from planner.report.document.material import Material, Study
from planner.report.document.parts import Block, Cell, Chapter, Column, Picture, Section, Table
from planner.report.numbers import percent, wan

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Record = Mapping[str, Any]


def risk(material: Material) -> Chapter:
    """Screening, draws, robust plans, overbooking, risks with measures."""
    teller = Teller(material, "risk")
    blocks = (
        Section(teller.tell("inputs_title"), tuple(_inputs(teller))),
        Section(teller.tell("draws_title"), tuple(_draws(teller))),
        Section(teller.tell("robust_title"), tuple(_robust(teller))),
        Section(teller.tell("overbook_title"), tuple(_overbook(teller))),
        Section(teller.tell("list_title"), tuple(risk_list(teller))),
    )
    return Chapter("risk", teller.tell("title"), blocks)


# --- which figures matter together ----------------------------------------------------------------


def _inputs(teller: Teller) -> list[Block]:
    study = teller.study("uncertainty", "morris") or teller.study("uncertainty", "sobol")
    if study is None:
        return [teller.missing("morris")]
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
        (teller.input(one["input"]), *_with_error(one["first_order"]), *_with_error(one["total"]))
        for one in told
    )
    keys = ("first_order", "error", "total_index", "error")
    columns = (
        teller.column("input"),
        *(teller.column(key, "amount", decimals=3) for key in keys),
    )
    title, note = teller.tell("sobol_table"), teller.tell("sobol_note")
    return [Table("sobol", title, columns, rows, note, shown=15)]


def _with_error(index: Record) -> tuple[float, float]:
    return index["value"], index["sampling_half_width"]


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


# --- robust plans ---------------------------------------------------------------------------------


def _robust(teller: Teller) -> list[Block]:
    blocks: list[Block] = []
    for method, told in (
        ("core", _core),
        ("regret", _regret),
        ("cvar", _tails),
        ("recourse", _recourse),
        ("gamma", _gamma),
    ):
        study = teller.study("robust", method)
        if study is not None:
            blocks += [*teller.about(study), *told(teller, study.summary)]
        elif method in ("core", "regret", "gamma"):
            blocks.append(teller.missing(method))
    return blocks


def _core(teller: Teller, found: Record) -> list[Block]:
    classes = [one["class"] for one in found["projects"]]
    sampled = found["index"] != "exact"
    facts = {
        "core": classes.count("core"),
        "some": classes.count("borderline"),
        "none": classes.count("exterior"),
        "draws": found["draws"],
    }
    told = teller.words("core_sampled" if sampled else "core_exact", **facts)
    held = [one for one in found["projects"] if one["class"] in ("core", "borderline")]
    if not held:
        return [told, teller.words("core_empty", "missing")]
    held.sort(key=lambda one: (-one["core_index"], one["project"]))
    rows = tuple(
        (
            teller.project(one["project"]),
            *(one["core_index"], teller.tell(f"class_{one['class']}")),
            teller.yes(one["in_plan_of_run"]),
        )
        for one in held
    )
    columns = (
        *(teller.column("project"), teller.column("core_index", "share")),
        *(teller.column("class"), teller.column("in_plan")),
    )
    title, note = teller.tell("core_table"), teller.tell("core_note")
    table = Table("core", title, columns, rows, note, shown=20)
    draw = partial(_draw_core, teller, found)
    words = teller.tell("core_words", **facts)
    picture = Picture("core_chart", teller.tell("core_chart"), draw, words, table.key)
    outside = [one["project"] for one in held if one["class"] == "core"]
    outside = [code for code in outside if code not in _planned(teller)]
    blocks: list[Block] = [told, picture, table]
    if outside:
        blocks.append(teller.words("core_outside", names=teller.projects(outside)))
    return blocks


def _planned(teller: Teller) -> set[str]:
    return {start[0] for start in teller.result.plan.starts}


def _draw_core(teller: Teller, found: Record) -> "Figure":
    from planner.report.document.study_charts import index_of  # noqa: PLC0415

    return index_of(found, teller.project, teller.language)


def _regret(teller: Teller, found: Record) -> list[Block]:
    plans, best = found["candidates"], found["best"]
    rows = tuple(
        (
            teller.tell("regret_run" if place == 0 else "regret_plan", number=place + 1),
            *(one["regret"]["low_wan"], one["regret"]["high_wan"], one["value_wan"]),
            teller.tell("regret_best") if place == best else "",
        )
        for place, one in enumerate(plans)
    )
    columns = (
        teller.column("plan"),
        *(teller.money_column(key) for key in ("regret_low", "regret_high", "stated_value")),
        teller.column("remark"),
    )
    title, note = teller.tell("regret_table"), teller.tell("regret_note")
    table = Table("regret", title, columns, rows, note)
    draw = partial(_draw_regret, teller, found)
    words = teller.tell("regret_words", count=len(plans))
    picture = Picture("regret_chart", teller.tell("regret_chart"), draw, words, table.key)
    least, own = found["least_regret"], plans[0]["regret"]
    facts = {
        "own": teller.span(own["low_wan"], own["high_wan"]),
        "least": teller.span(least["low_wan"], least["high_wan"]),
    }
    key = "regret_same" if best == 0 else "regret_other"
    moves = {"in": "–", "out": "–"}
    if best:
        here, there = set(plans[0]["starts"]), set(plans[best]["starts"])
        moves["in"] = teller.projects(sorted(there - here))
        moves["out"] = teller.projects(sorted(here - there))
        key = "regret_times" if here == there else key
    blocks: list[Block] = [teller.words(key, **facts, **moves), picture, table]
    if not found["settled"]:
        blocks.append(teller.words("regret_open"))
    return blocks


def _draw_regret(teller: Teller, found: Record) -> "Figure":
    from planner.report.robust_charts import regret_figure  # noqa: PLC0415

    return regret_figure(found, teller.language)


def _tails(teller: Teller, found: Record) -> list[Block]:
    rows: list[tuple[Cell, ...]] = []
    own = found["plan_of_run"]
    name = teller.tell("regret_run")
    rows.append((name, own["mean_wan"], own["tail_wan"], own["worst_wan"], len(own["starts"])))
    for one in found["stances"]:
        if one["mean_wan"] is None:
            continue
        name = teller.tell("stance", weight=f"{one['risk_weight']:g}")
        starts = len(one["starts"] or ())
        rows.append((name, one["mean_wan"], one["tail_wan"], one["worst_wan"], starts))
    columns = (
        teller.column("plan"),
        *(teller.money_column(key) for key in ("mean", "tail", "worst")),
        teller.column("projects", "count"),
    )
    share = percent(1 - found["beta_share"])
    title = teller.tell("tail_table", share=share, count=len(found["outlooks"]))
    return [Table("tails", title, columns, tuple(rows), teller.tell("tail_note", share=share))]


def _recourse(teller: Teller, found: Record) -> list[Block]:
    """Expected worth of the ways of deciding, and what foresight would be worth."""
    ways = {"wait": found["wait_and_see"]}
    for way, key in (("here", "here_and_now"), ("run", "run_tried"), ("mean", "mean_tried")):
        ways[way] = found[key] and found[key]["worth"]
    impossible = {
        way
        for way, key in (("here", "here_and_now"), ("run", "run_tried"), ("mean", "mean_tried"))
        if found[key] and found[key]["impossible"]
    }
    rows = tuple(
        (
            teller.say(f"robust.way.{way}"),
            *((None, None) if worth is None else (worth["low_wan"], worth["high_wan"])),
            teller.say("robust.impossible") if way in impossible else "",
        )
        for way, worth in ways.items()
    )
    columns = (
        teller.column("way"),
        *(teller.money_column(key) for key in ("value", "bound")),
        teller.column("remark"),
    )
    title = teller.tell("recourse_table", count=len(found["outlooks"]))
    table = Table("recourse", title, columns, rows, teller.tell("recourse_note"))
    worth = found["evpi"] or {"low_wan": None, "high_wan": None}
    span = teller.span(worth["low_wan"], worth["high_wan"])
    return [teller.words("recourse", periods=found["periods_decided_now"], span=span), table]


def _gamma(teller: Teller, found: Record) -> list[Block]:
    rows = tuple(
        (
            one["budget"],
            *(one["value"]["low_wan"], one["value"]["high_wan"]),
            *(one["price"]["low_wan"], one["price"]["high_wan"]),
            one["overrun_share_any_limit"],
            teller.tell("gamma_impossible") if one["impossible"] else "",
        )
        for one in found["levels"]
    )
    columns = (
        teller.column("gamma", "amount", decimals=1),
        *(teller.money_column(key) for key in ("value", "bound", "price_low", "price_high")),
        teller.column("overrun", "share", decimals=1),
        teller.column("remark"),
    )
    title, note = teller.tell("gamma_table"), teller.tell("gamma_note", trials=found["trials"])
    table = Table("gamma", title, columns, rows, note)
    blocks: list[Block] = [teller.words("gamma")]
    known = [one for one in found["levels"] if None not in one["value"].values()]
    if len(known) > 1:
        draw = partial(_draw_gamma, teller, found)
        words = teller.tell("gamma_words", count=len(known))
        blocks.append(Picture("gamma_chart", teller.tell("gamma_chart"), draw, words, table.key))
    return [*blocks, table]


def _draw_gamma(teller: Teller, found: Record) -> "Figure":
    from planner.report.robust_charts import price_figure  # noqa: PLC0415

    return price_figure(found["levels"], teller.language)


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
