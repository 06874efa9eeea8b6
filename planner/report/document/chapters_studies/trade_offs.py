"""Chapter 7: trade-offs between goals, and plans for more or less money or land."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from planner.report.document.chapters_studies.teller import Teller, digits
from planner.report.document.material import Material
from planner.report.document.parts import (
    Block,
    Chapter,
    Column,
    Picture,
    Points,
    Section,
    Table,
)
from planner.report.ladder import RungWords
from planner.report.numbers import plain, unit_word

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def trade_offs(material: Material) -> Chapter:
    """The front between goals with its knee, where the plan lies, and the ladder."""
    teller = Teller(material, "trade_offs")
    blocks = (
        Section(teller.tell("front_title"), tuple(_front(teller))),
        Section(teller.tell("ladder_title"), tuple(_ladder(teller))),
    )
    return Chapter("trade_offs", teller.tell("title"), blocks)


# --- the front ------------------------------------------------------------------------------------


def _front(teller: Teller) -> list[Block]:
    study = teller.study("pareto")
    if study is None:
        return [teller.missing("pareto"), teller.words("weights", **_weights(teller))]
    front = study.summary
    goals = teller.listed([goal_word(teller, aim) for aim in front["aims"]])
    blocks: list[Block] = [
        *teller.about(study),
        teller.words("front", goals=goals, count=len(front["points"])),
        teller.words("complete" if front["complete"] else "not_complete"),
    ]
    if not front["points"]:
        return [*blocks, teller.words("no_point", "missing")]
    table = points_table(teller, front, "front_points")
    title = teller.tell("front_chart", goals=goals)
    words = teller.tell("front_words", count=len(front["points"]), goals=goals)
    draw = partial(_draw_front, front, teller)
    blocks += [Picture("front", title, draw, words, table.key), table]
    blocks.append(Points(tuple(_readings(teller, front))))
    blocks.append(teller.words("weights", **_weights(teller)))
    blocks += _changes(teller, front)
    return blocks


def goal_word(teller: Teller, aim: Mapping[str, Any]) -> str:
    """Name of a goal, and that less of it is wanted."""
    name = aim[f"name_{teller.language}"]
    return teller.say("pareto.little", goal=name) if aim["wanted"] == "little" else name


def points_table(teller: Teller, front: Mapping[str, Any], key: str) -> Table:
    """Points of a front with the bound of the first goal and how many projects each has."""
    aims, points = front["aims"], front["points"]
    first = aims[0]
    columns = [teller.column("point", "count")]
    for aim in aims:
        amounts = [point["amounts"][aim["aim"]] for point in points]
        unit = unit_word(aim["unit"], teller.language)
        columns.append(Column(goal_word(teller, aim), unit, "amount", digits(amounts)))
    bounds = [point["first_goal_bound"] for point in points]
    bound = teller.say("chapter.trade_offs.first_bound", goal=first[f"name_{teller.language}"])
    unit = unit_word(first["unit"], teller.language)
    columns.append(Column(bound, unit, "amount", digits(bounds)))
    columns += [teller.column("starts", "count"), teller.column("remark")]
    rows = tuple(
        (
            point["point"],
            *(point["amounts"][aim["aim"]] for aim in aims),
            point["first_goal_bound"],
            sum(start["count"] for start in point["starts"]),
            _remark(teller, point),
        )
        for point in points
    )
    title = teller.say("chapter.trade_offs.points")
    note = teller.say("chapter.trade_offs.points_note")
    return Table(key, title, tuple(columns), rows, note, shown=20)


def _remark(teller: Teller, point: Mapping[str, Any]) -> str:
    said = []
    if point["knee"]:
        said.append(teller.say("chapter.trade_offs.knee_mark"))
    if point["unbeaten_proved"]:
        said.append(teller.say("chapter.trade_offs.proved_mark"))
    return teller.listed(said) if said else ""


def _draw_front(front: Mapping[str, Any], teller: Teller) -> "Figure":
    from planner.report.pareto_charts import front_figure  # noqa: PLC0415

    return front_figure(front, teller.language)


def _readings(teller: Teller, front: Mapping[str, Any]) -> list[str]:
    """Knee, rates of exchange, and where the recommended plan lies."""
    points, own, said = front["points"], front["run_plan"], []
    if len(points) == 1:
        said.append(teller.tell("one_point" if front["complete"] else "one_point_open"))
    elif front["knee"] is not None:
        said.append(teller.tell("knee", point=front["knee"]))
    else:
        said.append(teller.tell("no_knee"))
    said += _rates(teller, front)
    if own["beaten_by"]:
        numbers = teller.listed([str(number) for number in own["beaten_by"]])
        said.append(teller.tell("own_beaten", points=numbers))
    elif own["distance_share"] < 1e-6:
        said.append(teller.tell("own_point", point=own["nearest"]))
    else:
        said.append(teller.tell("own_near", point=own["nearest"]))
    shares = [one["share_of_points"] for one in front["decisions"]]
    if len(points) > 1 and shares:
        core = sum(share >= 1 for share in shares)
        key = "core" if core < len(shares) else "core_all"
        said.append(teller.tell(key, core=core, some=len(shares) - core))
    return said


def _rates(teller: Teller, front: Mapping[str, Any]) -> list[str]:
    """The least and the greatest rate of exchange along the front."""
    rates = {
        one["point"]: one["first_lost_per_second_gained"]
        for one in front["neighbours"]
        if one["first_lost_per_second_gained"] is not None
    }
    if not rates or len(front["aims"]) != 2:
        return []
    first, second = front["aims"]
    low, high = min(rates, key=rates.__getitem__), max(rates, key=rates.__getitem__)
    facts = {
        "first": goal_word(teller, first),
        "second": goal_word(teller, second),
        "unit_first": unit_word(first["unit"], teller.language),
        "unit_second": unit_word(second["unit"], teller.language),
    }
    ends = {"low": plain(abs(rates[low])), "high": plain(abs(rates[high]))}
    key = "rate" if low == high else "rates"
    return [teller.tell(key, **facts, **ends, at=low, other=high)]


def _weights(teller: Teller) -> dict[str, str]:
    objective = teller.scenario.settings.objective
    return {
        "income": f"{objective.income_weight:g}",
        "fiscal": f"{objective.fiscal_weight:g}",
        "overlap": f"{objective.overlap_price_wan:,g}",
    }


def _changes(teller: Teller, front: Mapping[str, Any]) -> list[Block]:
    """What enters, leaves or moves from each point to the next."""
    rows = tuple(
        (
            f"{one['point']} → {one['to_point']}",
            teller.listed([_decision(teller, x) for x in one["entering"]]),
            teller.listed([_decision(teller, x) for x in one["leaving"]]),
            len(one["moved"]),
        )
        for one in front["neighbours"]
    )
    if not rows:
        return []
    columns = (
        *(teller.column(key) for key in ("points", "enters", "leaves")),
        teller.column("moved", "count"),
    )
    return [Table("front_changes", teller.tell("changes"), columns, rows, shown=20)]


def _decision(teller: Teller, one: Mapping[str, str]) -> str:
    if "county" in one:
        return teller.target(one["county"], one["industry"])
    return teller.project(one["code"])


# --- the ladder -----------------------------------------------------------------------------------


def _ladder(teller: Teller) -> list[Block]:
    study = teller.study("ladder")
    if study is None:
        return [teller.missing("ladder")]
    rungs = study.summary["rungs"]
    if not rungs:
        return [*teller.about(study), teller.words("no_rung", "missing")]
    words = RungWords(teller.result, teller.language)
    labels, what = [words.label(one) for one in rungs], words.climbs(rungs[0])
    rows = tuple(
        (
            label,
            *(one["free"]["value_wan"], one["free"]["bound_wan"], one["nested"]["value_wan"]),
            *(one["cost_low_wan"], one["cost_high_wan"]),
            sum(start["count"] for start in one["enters"]),
            _exists(teller, one),
        )
        for label, one in zip(labels, rungs, strict=True)
    )
    columns = (
        teller.column("rung"),
        *(teller.money_column(key) for key in ("free", "free_bound", "nested")),
        *(teller.money_column(key) for key in ("cost_low", "cost_high")),
        teller.column("entering", "count"),
        teller.column("remark"),
    )
    note = teller.say("chapter.basis") + teller.tell("ladder_note")
    table = Table("ladder", teller.tell("ladder", what=what), columns, rows, note)
    draw = partial(_draw_ladder, rungs, labels, what, teller)
    about = teller.tell("ladder_words", count=len(rungs), what=what)
    picture = Picture("ladder_chart", teller.tell("ladder_chart", what=what), draw, about, "ladder")
    known = sum(one["free"]["value_wan"] is not None for one in rungs)
    blocks: list[Block] = [*teller.about(study), teller.words("ladder_about", what=what)]
    blocks += [picture, table] if known else [table]
    blocks.append(teller.words(*_cost_of_nesting(rungs)))
    return blocks


def _exists(teller: Teller, rung: Mapping[str, Any]) -> str:
    """Why a rung has no figure."""
    for kind in ("free", "nested"):
        if rung[kind]["plan_exists"] is not True:
            proved = rung[kind]["plan_exists"] is False
            return teller.tell(f"{kind}_{'impossible' if proved else 'unknown'}")
    return ""


def _cost_of_nesting(rungs: list[Mapping[str, Any]]) -> tuple[str]:
    """Key of the sentence about what nesting costs."""
    costs = [(one["cost_low_wan"], one["cost_high_wan"]) for one in rungs]
    if any(low is not None and low > 0.05 for low, _ in costs):
        return ("nesting_costs",)
    free = all(high is not None and high <= 0.05 for _, high in costs)
    return ("nesting_free",) if free else ("nesting_open",)


def _draw_ladder(
    rungs: list[Mapping[str, Any]], labels: list[str], what: str, teller: Teller
) -> "Figure":
    from planner.report.ladder_charts import ladder_figure  # noqa: PLC0415

    return ladder_figure(rungs, labels, what, teller.language)
