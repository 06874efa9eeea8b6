"""Chapter 8: which figures move the result, where the plan changes, what two do together."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from planner.report.document.chapters_studies.teller import Teller
from planner.report.document.material import Material
from planner.report.document.parts import Block, Cell, Chapter, Picture, Points, Section, Table
from planner.report.document.study_charts import ends_of, idle, level_words
from planner.report.numbers import percent, wan
from planner.studies.sensitivity.switching import OUT

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Record = Mapping[str, Any]
MOST_INPUTS = 12
"""Inputs in the table of the chapter; the annex has all levels of all."""


def sensitivity(material: Material) -> Chapter:
    """Tornado, changes of the plan, switching values, interactions."""
    teller = Teller(material, "sensitivity")
    study = teller.study("sensitivity")
    if study is None:
        return Chapter("sensitivity", teller.tell("title"), (teller.missing("sensitivity"),))
    found = study.summary
    blocks = (
        *teller.about(study),
        *_base(teller, found),
        Section(teller.tell("tornado_title"), tuple(_effects(teller, found))),
        Section(teller.tell("changes_title"), tuple(_changes(teller, found))),
        Section(teller.tell("switching_title"), tuple(_switching(teller, found))),
        Section(teller.tell("pairs_title"), tuple(_pairs(teller, found))),
    )
    return Chapter("sensitivity", teller.tell("title"), blocks)


def _base(teller: Teller, found: Record) -> list[Block]:
    base = found["base"]
    facts = {"inputs": len(found["inputs"]), "solved": found["levels_solved"]}
    blocks: list[Block] = [
        teller.words("base", value=teller.span(base["low_wan"], base["high_wan"]), **facts)
    ]
    if not base["exact"]:
        blocks.append(teller.words("base_open"))
    if base["better_plan_found"]:
        more = wan(base["low_wan"] - base["value_wan"], teller.language)
        blocks.append(teller.words("better", more=more))
    return blocks


def _effects(teller: Teller, found: Record) -> list[Block]:
    working = [one for one in found["inputs"] if not idle(one)]
    drawn = [one for one in working if ends_of(one)]
    blocks: list[Block] = []
    table = _effect_table(teller, working or found["inputs"])
    if drawn:
        draw = partial(_draw_tornado, teller, found)
        words = teller.tell("tornado_words", count=len(drawn), top=teller.input(drawn[0]["input"]))
        blocks.append(Picture("tornado", teller.tell("tornado"), draw, words, table.key))
    blocks += [table, Points(tuple(_told(teller, found, working)))]
    return blocks


def _draw_tornado(teller: Teller, found: Record) -> "Figure":
    from planner.report.document.study_charts import tornado_of  # noqa: PLC0415

    return tornado_of(found, teller.input, teller.language)


def _effect_table(teller: Teller, inputs: Sequence[Record]) -> Table:
    """The two ends of each input."""
    rows: list[tuple[Cell, ...]] = []
    for one in inputs:
        for level in ends_of(one) or ():
            rows.append(effect_row(teller, one, level))
    columns = (
        *(teller.column("input"), teller.column("level")),
        *(teller.money_column(key) for key in ("effect_low", "effect_high")),
        *(teller.column("significant"), teller.column("plan_changes")),
    )
    note = teller.tell("effects_note", most=MOST_INPUTS)
    return Table(
        *("sensitivity_ends", teller.tell("ends"), columns, tuple(rows), note), 2 * MOST_INPUTS
    )


def effect_row(teller: Teller, one: Record, level: Record) -> tuple[Cell, ...]:
    """Input, level, interval of the effect, whether it is sure, what changes in the plan."""
    sure = level["status"] in ("exact", "interval", "no_plan")
    return (
        teller.input(one["input"]),
        level_words(one["level_kind"], level["level"]),
        level["effect_low_wan"],
        level["effect_high_wan"],
        teller.yes(level["significant"]) if sure else "",
        _counted(teller, level),
    )


def _counted(teller: Teller, level: Record) -> str:
    """How much of the plan is another at a level, or why nothing is known of it."""
    if level["status"] not in ("exact", "interval"):
        return teller.say(f"sensitivity.{level['status']}")
    if level["income_wan"] is None:
        return teller.say("chapter.unknown")
    entering, leaving = sum(level["entering"].values()), sum(level["leaving"].values())
    targets = len(level["targets_new"]) + len(level["targets_lost"])
    if not entering + leaving + targets:
        return teller.say("sensitivity.same")
    facts = {"entering": entering, "leaving": leaving, "targets": targets}
    return teller.say("chapter.sensitivity.counted", **facts)


def _told(teller: Teller, found: Record, working: Sequence[Record]) -> list[str]:
    """What moves the result most, what does nothing, what is not known."""
    levels = [(one, level) for one in found["inputs"] for level in one["levels"]]
    said = []
    worst = [(one, x) for one, x in levels if x["effect_high_wan"] is not None]
    if worst:
        one, level = min(worst, key=lambda pair: float(pair[1]["effect_high_wan"]))
        if level["effect_high_wan"] < 0:
            facts = {
                "input": teller.input(one["input"]),
                "level": level_words(one["level_kind"], level["level"]),
                "loss": wan(-level["effect_high_wan"], teller.language),
                "share": percent(-level["effect_high_wan"] / max(abs(found["base"]["low_wan"]), 1)),
            }
            said.append(teller.tell("worst", **facts))
        else:
            said.append(teller.tell("no_loss"))
    if count := len(found["inputs"]) - len(working):
        said.append(teller.tell("idle", count=count))
    states = {"no_plan": "none", "refused": "refused", "unknown": "open", "failed": "open"}
    counted: dict[str, int] = {}
    for _, level in levels:
        if key := states.get(level["status"]):
            counted[key] = counted.get(key, 0) + 1
    said += [teller.tell(f"levels_{key}", count=count) for key, count in sorted(counted.items())]
    if clipped := sum(level["clipped"] > 0 for _, level in levels):
        said.append(teller.tell("clipped", count=clipped))
    return said or [teller.tell("all_answered")]


def _changes(teller: Teller, found: Record) -> list[Block]:
    """Levels at which another plan is better, and what it has and has not."""
    rows: list[tuple[Cell, ...]] = []
    for one in found["inputs"]:
        for level in one["levels"]:
            new = [teller.project(code) for code in level["entering"]]
            new += [teller.target(*pair) for pair in level["targets_new"]]
            lost = [teller.project(code) for code in level["leaving"]]
            lost += [teller.target(*pair) for pair in level["targets_lost"]]
            if new or lost:
                name = teller.input(one["input"])
                words = level_words(one["level_kind"], level["level"])
                rows.append((name, words, teller.listed(new, 4), teller.listed(lost, 4)))
    if not rows:
        return [teller.words("no_change")]
    columns = tuple(teller.column(key) for key in ("input", "level", "enters", "leaves"))
    title = teller.tell("changes")
    note = teller.tell("changes_note")
    return [Table("sensitivity_changes", title, columns, tuple(rows), note, shown=20)]


# --- switching values -----------------------------------------------------------------------------


def _switching(teller: Teller, found: Record) -> list[Block]:
    told = found.get("switching") or ()
    if not told:
        return [teller.missing("sensitivity")]
    rows: list[tuple[Cell, ...]] = []
    for one in told:
        of = teller.project(one["project"]) if one["project"] else teller.say("chapter.the_plan")
        for flip in one["flips"] or (None,):
            place = _unswitched(teller, one) if flip is None else _place(flip, one["level_kind"])
            beyond = "" if flip is None else _beyond(teller, flip)
            rows.append((teller.input(one["input"]), of, place, beyond))
    columns = tuple(teller.column(key) for key in ("input", "of", "switch", "beyond"))
    flips = sum(bool(one["flips"]) for one in told)
    key = "switching" if flips else "no_switching"
    if all(not one["project"] and _beaten(one) for one in told):
        return [teller.words("all_beaten", count=flips, inputs=len(told))]
    return [
        teller.words(key, count=flips, inputs=len(told)),
        Table(
            *("switching", teller.tell("switch_table"), columns, tuple(rows)),
            note=teller.tell("switch_note"),
        ),
    ]


def _beaten(one: Record) -> bool:
    """Whether a better plan is known as the data stand."""
    states = {step["level"]: step["state"] for step in one["ladder"]}
    return one["level_kind"] == "relative" and states.get(0.0) == OUT


def _unswitched(teller: Teller, one: Record) -> str:
    """Why there is no switching value."""
    if not one["project"] and _beaten(one):
        return teller.say("sensitivity.switch_beaten")
    return teller.say("sensitivity.no_switch" if one["settled"] else "sensitivity.switch_unsettled")


def _place(flip: Record, kind: str) -> str:
    """Level at which something changes, and the figure itself where it is a single one."""
    ends = (flip["level_low"], flip["level_high"])
    said = [f"{100 * end:+.2f} %" if kind == "relative" else f"{end:.5g}" for end in ends]
    words = said[1] if flip["exact"] else " .. ".join(said)
    figures = (flip["figure_low"], flip["figure_high"])
    if kind == "relative" and None not in figures:
        shown = [f"{figure:.5g}" for figure in figures]
        words += f" ({shown[1] if flip['exact'] else ' .. '.join(shown)})"
    return words


def _beyond(teller: Teller, flip: Record) -> str:
    moves = [f"+ {teller.project(code)}" for code in flip["entering"]]
    moves += [f"- {teller.project(code)}" for code in flip["leaving"]]
    return teller.listed(moves, 4) if moves else teller.say("sensitivity.other_times")


# --- interactions ---------------------------------------------------------------------------------


def _pairs(teller: Teller, found: Record) -> list[Block]:
    pairs = found.get("interactions") or ()
    if not pairs:
        return [teller.words("no_pairs", "missing")]
    kinds = {one["input"]: one["level_kind"] for one in found["inputs"]}

    def place(key: str, level: float) -> str:
        return f"{teller.input(key)} {level_words(kinds.get(key, 'relative'), level)}"

    rows = tuple(
        (
            place(one["input"], one["level"]),
            place(one["other_input"], one["other_level"]),
            *(one["joint_low_wan"], one["joint_high_wan"]),
            *(one["interaction_low_wan"], one["interaction_high_wan"]),
            teller.yes(one["significant"]),
        )
        for one in sorted(pairs, key=_surely, reverse=True)
    )
    columns = (
        *(teller.column("input"), teller.column("other_input")),
        *(teller.money_column(key) for key in ("joint_low", "joint_high")),
        *(teller.money_column(key) for key in ("beyond_low", "beyond_high")),
        teller.column("significant"),
    )
    sure = sum(one["significant"] for one in pairs)
    words = teller.words("pairs" if sure else "pairs_none", count=sure, all=len(pairs))
    title, note = teller.tell("pair_table"), teller.tell("pair_note")
    return [words, Table("interactions", title, columns, rows, note, shown=12)]


def _surely(one: Record) -> float:
    """Least size of an interaction that is sure."""
    low, high = one["interaction_low_wan"], one["interaction_high_wan"]
    return 0.0 if low is None or high is None else max(low, -high, 0.0)
