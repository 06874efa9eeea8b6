"""Chapter 4: schemes compared: the runs given, and those that coordination is measured against."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.report.document.chapters_studies.teller import Teller, same, sheet_of
from planner.report.document.material import Material, Study
from planner.report.document.parts import (
    Block,
    Chapter,
    Column,
    Paragraph,
    Picture,
    Points,
    Section,
    Table,
)
from planner.report.numbers import percent, wan
from planner.results import RunResult

if TYPE_CHECKING:
    from matplotlib.figure import Figure

RECOMMENDED = 0
"""Place of the recommended run."""


def schemes(material: Material) -> Chapter:
    """What other plans there are, and why this one."""
    teller = Teller(material, "schemes")
    blocks = (
        Section(teller.tell("runs_title"), tuple(_runs(teller))),
        Section(teller.tell("coordination_title"), tuple(_coordination(teller))),
    )
    return Chapter("schemes", teller.tell("title"), blocks)


def same_inputs(one: RunResult, other: RunResult) -> bool:
    """Whether two runs rest on the same figures and settings."""
    a, b = one.scenario, other.scenario
    names = {*a.tables, *b.tables}
    return a.settings == b.settings and all(a.rows(name) == b.rows(name) for name in names)


# --- runs -----------------------------------------------------------------------------------------


def _runs(teller: Teller) -> list[Block]:
    runs = teller.material.runs
    if len(runs) == 1:
        # A folder elsewhere on the disk is nobody's business who reads the document.
        folder = Path(teller.scenario.folder)
        place = teller.scenario.name if folder.is_absolute() else folder
        command = f"planner run {place} --variant NAME"
        told = teller.words("one_run", value=teller.value(runs[0]))
        return [told, teller.words("no_second_run", "missing", command=command)]
    alike = [same_inputs(runs[0], one) for one in runs]
    blocks: list[Block] = [teller.words("runs", count=len(runs))]
    blocks.append(_totals(teller, runs))
    if not all(alike):
        blocks.append(teller.words("other_inputs"))
    blocks += [Points(tuple(_reasons(teller, runs, alike))), _contested(teller, runs)]
    return blocks


def _label(teller: Teller, place: int) -> str:
    key = "scheme_recommended" if place == RECOMMENDED else "scheme_number"
    return teller.tell(key, number=place + 1)


def _totals(teller: Teller, runs: Sequence[RunResult]) -> Table:
    columns = (
        *(teller.column("scheme"), teller.column("scenario"), teller.column("run")),
        *(teller.money_column("value"), teller.money_column("bound")),
        *(teller.money_column(key) for key in ("income", "fiscal", "link", "overlap")),
        *(teller.column("starts", "count"), teller.column("targets", "count")),
    )
    rows = tuple(
        (
            *(_label(teller, place), teller.scheme_name(one), one.run),
            *(one.solution.objective_wan, one.solution.bound_wan),
            *(one.audit.totals.income_wan, one.audit.totals.fiscal_wan),
            *(one.audit.totals.link_wan, one.audit.totals.overlap_wan),
            *(sum(one.plan.starts.values()), len(one.plan.leads) + len(one.plan.specials)),
        )
        for place, one in enumerate(runs)
    )
    return Table("scheme_totals", teller.tell("totals"), columns, rows, teller.say("chapter.basis"))


def _reasons(teller: Teller, runs: Sequence[RunResult], alike: Sequence[bool]) -> list[str]:
    """A sentence for each other run: worth more or less, and what is in one and not in the other.

    Values are subtracted only where both rest on the same figures.
    """
    own = {start[0] for start in runs[0].plan.starts}
    said = []
    for place, one in enumerate(runs[1:], 1):
        other = {start[0] for start in one.plan.starts}
        more = one.solution.objective_wan - runs[0].solution.objective_wan
        key = "no_difference"
        if not alike[place]:
            key = "not_comparable"
        elif not same(one.solution.objective_wan, runs[0].solution.objective_wan):
            key = "worth_less" if more < 0 else "worth_more"
        facts = {
            "scheme": _label(teller, place),
            "amount": wan(abs(more), teller.language),
            "in": teller.projects(sorted(other - own)),
            "out": teller.projects(sorted(own - other)),
        }
        said.append(teller.tell(key, **facts) + teller.tell("in_and_out", **facts))
    return said


def _contested(teller: Teller, runs: Sequence[RunResult]) -> Block:
    """Projects in some plans and not in all; how many are in all."""
    held = [{start[0] for start in one.plan.starts} for one in runs]
    everywhere = set.intersection(*held)
    some = sorted(set.union(*held) - everywhere)
    note = teller.tell("in_all", count=len(everywhere), names=teller.projects(sorted(everywhere)))
    if not some:
        return Paragraph(note + teller.tell("none_contested"))
    labels = tuple(Column(_label(teller, place)) for place in range(len(runs)))
    rows = tuple(
        (teller.project(code), *(teller.say("chapter.has") if code in one else "" for one in held))
        for code in some
    )
    columns = (teller.column("project"), *labels)
    return Table("scheme_projects", teller.tell("contested"), columns, rows, note, shown=20)


# --- coordination ---------------------------------------------------------------------------------


def _coordination(teller: Teller) -> list[Block]:
    if len(teller.scenario.rows("counties")) < 2:
        return [teller.words("one_county")]
    study = teller.study("coordinate")
    if study is None:
        return [teller.missing("coordinate")]
    found = study.summary["schemes"]
    blocks: list[Block] = [*teller.about(study), teller.words("coordination", count=len(found))]
    blocks += _scheme_bars(teller, found)
    blocks.append(Points(tuple(_gain(teller, study.summary))))
    blocks += _counties(teller, study)
    return blocks


def scheme_word(teller: Teller, scheme: str) -> str:
    """Name of a scheme of the coordination study."""
    return teller.say(f"coordinate.scheme.{scheme}")


def _scheme_bars(teller: Teller, found: Mapping[str, Mapping[str, Any]]) -> list[Block]:
    table = coordination_table(teller, found, "coordination_schemes")
    words = {key: teller.tell(f"chart_{key}") for key in ("axis", "bound", "promised")}
    draw = partial(_draw_schemes, teller, found, {"title": table.title, **words})
    about = teller.tell("chart_words", count=len(found))
    picture = Picture("coordination_bars", table.title, draw, about, table.key)
    return [table, picture]


def coordination_table(teller: Teller, found: Mapping[str, Mapping[str, Any]], key: str) -> Table:
    """Totals of the schemes of the coordination study."""
    columns = (
        teller.column("scheme"),
        *(teller.money_column(one) for one in ("value", "bound", "promised")),
        *(teller.money_column(one) for one in ("income", "fiscal", "link", "overlap")),
        teller.column("collisions", "count"),
        teller.column("land", "amount", teller.say("unit.mu")),
    )
    rows = tuple(
        (
            scheme_word(teller, name),
            *(one["value_wan"], one["bound_wan"], one.get("promised_wan")),
            *(one["income_wan"], one["fiscal_wan"], one["link_wan"], one["overlap_wan"]),
            *(one["collisions"], one["land_mu"]),
        )
        for name, one in found.items()
    )
    note = teller.say("chapter.basis") + teller.say("chapter.schemes.coordination_note")
    return Table(key, teller.say("chapter.schemes.coordination_totals"), columns, rows, note)


def _draw_schemes(
    teller: Teller, found: Mapping[str, Mapping[str, Any]], words: Mapping[str, str]
) -> "Figure":
    from planner.report.document.study_charts import ValueBar, value_figure  # noqa: PLC0415

    bars = [
        ValueBar(
            scheme_word(teller, name),
            one["value_wan"],
            one["bound_wan"],
            one.get("promised_wan"),
            name == "joint",
        )
        for name, one in found.items()
    ]
    return value_figure(bars, words)


def _gain(teller: Teller, summary: Mapping[str, Any]) -> list[str]:
    """What coordination is worth, what counting twice hides, what is exceeded."""
    schemes, said = summary["schemes"], []
    joint = schemes.get("joint")
    if summary["gain_wan"] is not None:
        low, high = summary["gain_wan"]
        said.append(teller.tell("gain", span=teller.span(low, high)))
        rest = schemes["equilibrium"]["value_wan"]
        if joint and rest > joint["value_wan"] and not same(rest, joint["value_wan"]):
            more = wan(rest - joint["value_wan"], teller.language)
            said.append(teller.tell("joint_behind", more=more))
    else:
        said.append(teller.tell("no_equilibrium"))
    for name, one in schemes.items():
        facts = {"scheme": scheme_word(teller, name)}
        promised = one.get("promised_wan")
        if promised is not None and promised > one["value_wan"]:
            facts |= {"promised": wan(promised, teller.language)}
            value = wan(one["value_wan"], teller.language)
            twice = len(one.get("counted_twice", ()))
            said.append(teller.tell("promise_broken", **facts, value=value, twice=twice))
        bound = joint and joint["bound_wan"]
        if bound and one["value_wan"] > bound and not same(one["value_wan"], bound):
            figures = {"value": one["value_wan"], "bound": bound}
            words = {key: wan(amount, teller.language) for key, amount in figures.items()}
            said.append(teller.tell("beyond_bound", **facts, **words))
        if exceeded := one.get("exceeded_limits"):
            shares = [x["use_share"] for x in exceeded if x["use_share"] is not None]
            most = percent(max(shares)) if shares else teller.say("chapter.unknown")
            said.append(teller.tell("exceeded", **facts, count=len(exceeded), most=most))
    return said


def _counties(teller: Teller, study: Study) -> list[Block]:
    """Who gains and who loses, and the transfer that keeps everybody in."""
    amounts: dict[str, dict[str, float]] = {}
    for line in sheet_of(study):
        if line["term"] in ("value", "transfer"):
            key = f"{line['scheme']}:{line['term']}"
            amounts.setdefault(line["county"], {})[key] = float(line["amount_wan"])
    if not amounts or "joint" not in study.summary["schemes"]:
        return [teller.words("no_county_table", "missing")]
    shown = [
        x
        for x in ("status_quo", "alone", "equilibrium", "joint")
        if any(f"{x}:value" in one for one in amounts.values())
    ]
    rows = []
    for county, one in amounts.items():
        rest, joint = one.get("equilibrium:value"), one.get("joint:value")
        gain = None if rest is None or joint is None else joint - rest
        transfer = one.get("transfer_nucleolus:transfer")
        values = (one.get(f"{scheme}:value") for scheme in shown)
        rows.append((teller.names("counties", county), *values, gain, transfer))
    columns = (
        teller.column("county"),
        *(Column(scheme_word(teller, x), teller.wan, "amount") for x in shown),
        *(teller.money_column(key) for key in ("gain", "transfer")),
    )
    note = teller.say("chapter.basis") + teller.tell("county_note")
    table = Table("coordination_counties", teller.tell("by_county"), columns, tuple(rows), note)
    return [table, *_winners(teller, rows, table), *_sharing(teller, study.summary["sharing"])]


def _winners(teller: Teller, rows: Sequence[tuple[Any, ...]], table: Table) -> list[Block]:
    gains = [(str(row[0]), row[-2]) for row in rows if row[-2] is not None]
    if not gains:
        return []
    lost = [name for name, gain in gains if gain < -0.05]
    won = sum(gain > 0.05 for _, gain in gains)
    key = "losers" if lost else "no_losers"
    told = teller.words(key, won=won, lost=len(lost), names=teller.listed(lost))
    title = teller.tell("county_bars")
    draw = partial(_draw_counties, gains, {"title": title, "axis": teller.tell("county_axis")})
    words = teller.tell("county_words", won=won, lost=len(lost))
    return [told, Picture("coordination_counties_bars", title, draw, words, table.key)]


def _draw_counties(gains: Sequence[tuple[str, float]], words: Mapping[str, str]) -> "Figure":
    from planner.report.document.study_charts import ValueBar, value_figure  # noqa: PLC0415

    ordered = sorted(gains, key=lambda one: -one[1])
    bars = [ValueBar(name, gain, marked=gain > 0) for name, gain in ordered]
    return value_figure(bars, words)


def _sharing(teller: Teller, sharing: Mapping[str, Any] | None) -> list[Block]:
    if sharing is None:
        return [teller.words("no_sharing")]
    blocks: list[Block] = []
    if sharing["core_empty"]:
        blocks.append(teller.words("core_empty"))
        return blocks
    good = [x["rule"] for x in sharing["rules"] if x["in_core"]]
    names = teller.listed([teller.say(f"coordinate.rule.{rule}") for rule in good])
    open_ = any(x["in_core"] is None for x in sharing["rules"])
    key = "sharing" if good else ("sharing_open" if open_ else "sharing_none")
    blocks.append(teller.words(key, names=names))
    return blocks
