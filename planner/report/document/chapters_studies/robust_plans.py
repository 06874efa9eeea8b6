"""Plans that hold when weights, figures or landings turn out otherwise: part of chapter 9."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from planner.report.document.chapters_studies.teller import Teller, same
from planner.report.document.parts import Block, Cell, Paragraph, Picture, Table
from planner.report.numbers import percent, plain

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Record = Mapping[str, Any]


def robust_plans(teller: Teller) -> list[Block]:
    """What each method found, and how to make the main ones that are missing."""
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
    """Mean and tail of a plan for each weight of the tail."""
    known = [one for one in found["stances"] if one["mean_wan"] is not None]
    rows: list[tuple[Cell, ...]] = []
    for one in (found["plan_of_run"], *known):
        weight, goal = one.get("risk_weight"), one.get("goal") or {}
        name = teller.tell("regret_run")
        if weight is not None:
            name = teller.tell("stance", weight=f"{weight:g}")
        worths = (one[f"{key}_wan"] for key in ("mean", "tail", "worst"))
        ends = (goal.get("low_wan"), goal.get("high_wan"))
        rows.append((name, *worths, *ends, len(one["starts"] or ())))
    columns = (
        teller.column("plan"),
        *(teller.money_column(key) for key in ("mean", "tail", "worst", "goal", "goal_bound")),
        teller.column("projects", "count"),
    )
    share = percent(1 - found["beta_share"])
    title = teller.tell("tail_table", share=share, count=len(found["outlooks"]))
    table = Table("tails", title, columns, tuple(rows), teller.tell("tail_note", share=share))
    if not known:
        return [teller.words("tail_none", "missing"), table]
    spots = [(one["mean_wan"], one["tail_wan"]) for one in known]
    if all(same(*pair) for one in spots for pair in zip(one, spots[0], strict=True)):
        return [teller.words("tail_same", share=share), table]
    draw = partial(_draw_tails, teller, found)
    words = teller.tell("tail_words", count=len(known))
    picture = Picture("tails_chart", teller.tell("tail_chart"), draw, words, table.key)
    return [_trade(teller, known, share), picture, table]


def _trade(teller: Teller, known: Sequence[Record], share: str) -> Paragraph:
    """How mean and tail go from the least weight of the tail to the greatest."""
    first, last = known[0], known[-1]
    facts = {
        "low": f"{first['risk_weight']:g}",
        "high": f"{last['risk_weight']:g}",
        "mean": f"{plain(first['mean_wan'])} → {plain(last['mean_wan'])}",
        "tail": f"{plain(first['tail_wan'])} → {plain(last['tail_wan'])}",
    }
    return teller.words("tail_trade", share=share, **facts)


def _draw_tails(teller: Teller, found: Record) -> "Figure":
    from planner.report.robust_charts import tail_figure  # noqa: PLC0415

    return tail_figure(found, teller.language)


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
    told = teller.words("recourse", periods=found["periods_decided_now"], span=span)
    if all(one is None or one["low_wan"] is None for one in ways.values()):
        return [told, table]
    draw = partial(_draw_ways, teller, ways, impossible)
    words = teller.tell("recourse_words", count=len(ways))
    picture = Picture("recourse_chart", teller.tell("recourse_chart"), draw, words, table.key)
    return [told, picture, table]


def _draw_ways(teller: Teller, ways: Mapping[str, Record | None], impossible: set[str]) -> "Figure":
    from planner.report.document.study_charts import ways_of  # noqa: PLC0415

    return ways_of(ways, impossible, teller.language)


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
    lost = [one["budget"] for one in found["levels"] if one["impossible"]]
    if lost:
        blocks.append(teller.words("gamma_none", budget=f"{min(lost):g}"))
    known = [one for one in found["levels"] if None not in one["value"].values()]
    if len(known) > 1:
        draw = partial(_draw_gamma, teller, found)
        words = teller.tell("gamma_words", count=len(known))
        blocks.append(Picture("gamma_chart", teller.tell("gamma_chart"), draw, words, table.key))
    return [*blocks, table]


def _draw_gamma(teller: Teller, found: Record) -> "Figure":
    from planner.report.robust_charts import price_figure  # noqa: PLC0415

    return price_figure(found["levels"], teller.language)
