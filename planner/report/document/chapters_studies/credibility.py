"""Chapter 11: how far the result can be believed. Never left out, whatever studies there are."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from planner.economics.survey import grade_c_shares
from planner.report.document.chapters_studies.hand_example import hand_example
from planner.report.document.chapters_studies.simplifications import (
    LEFT_OUT,
    simplifications_of,
)
from planner.report.document.chapters_studies.teller import Teller
from planner.report.document.material import Material
from planner.report.document.parts import (
    Block,
    Cell,
    Chapter,
    Paragraph,
    Picture,
    Points,
    Section,
    Table,
)
from planner.report.numbers import percent, wan

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MOST_BARS = 30
"""Bars of the picture of what some plans have; the study's own table has all."""


def credibility(material: Material) -> Chapter:
    """Proof, check by arithmetic, other plans as good, what is simple, grades, an example."""
    teller = Teller(material, "credibility")
    blocks = (
        Section(teller.tell("gap_title"), tuple(_gap(teller))),
        Section(teller.tell("audit_title"), tuple(_audit(teller))),
        Section(teller.tell("ties_title"), (*_ties(teller), *_alternatives(teller))),
        Section(teller.tell("simple_title"), tuple(_simple(teller))),
        Section(teller.tell("grades_title"), tuple(_grades(teller))),
        Section(teller.tell("example_title"), tuple(hand_example(teller))),
    )
    return Chapter("credibility", teller.tell("title"), blocks)


def _gap(teller: Teller) -> list[Block]:
    """How far the plan is proved to be from the best one."""
    solution = teller.result.solution
    facts = {
        "value": wan(solution.objective_wan, teller.language),
        "bound": wan(solution.bound_wan, teller.language),
        "gap": percent(solution.gap_share),
        "open": wan(max(solution.bound_wan - solution.objective_wan, 0.0), teller.language),
        "status": teller.say(f"status.{solution.status}"),
    }
    key = "proved" if solution.status == "optimal" else "open"
    blocks: list[Block] = [teller.words(key, "key", **facts)]
    if key == "open":
        blocks.append(teller.words("open_means", **facts))
    if solution.proof_fault:
        blocks.append(teller.words("proof_fault", "missing", fault=solution.proof_fault))
    return blocks


def _audit(teller: Teller) -> list[Block]:
    """The check by arithmetic, and the certificate."""
    audit = teller.result.audit
    if audit.passed:
        blocks: list[Block] = [teller.words("audit", worst=f"{audit.worst_violation:.1g}")]
    else:
        count = len(audit.violations)
        blocks = [teller.words("audit_failed", "key", count=count)]
    study = teller.study("certificate")
    if study is None:
        return [*blocks, teller.missing("certificate")]
    found = study.summary
    verdict = teller.tell(f"verdict_{found['verdict']}")
    blocks += [*teller.about(study), teller.words("certificate", verdict=verdict)]
    rows = tuple(
        (one[teller.language], teller.tell(f"verdict_{one['verdict']}")) for one in found["checks"]
    )
    if rows:
        columns = (teller.column("check"), teller.column("verdict"))
        blocks.append(Table("certificate", teller.tell("checks"), columns, rows))
    return blocks


# --- other plans ----------------------------------------------------------------------------------


def _ties(teller: Teller) -> list[Block]:
    study = teller.study("ties")
    if study is None:
        return [teller.missing("ties")]
    found = study.summary
    exists = found["other_plan_exists"]
    key = {True: "ties_some", False: "ties_none"}.get(exists, "ties_unknown")
    scope = "whole" if found["scope"] == "whole" else "counties"
    facts = {"within": percent(found["within_share"]), "scope": teller.tell(f"scope_{scope}")}
    blocks: list[Block] = [*teller.about(study), teller.words(key, **facts)]
    if found["unanswered"]:
        blocks.append(teller.words("ties_open", "missing", count=len(found["unanswered"])))
    rows: list[tuple[Cell, ...]] = []
    for one in found["scopes"]:
        inside = [teller.names("counties", x) for x in one["counties"]]
        counties = teller.listed(inside, 3) if inside else teller.tell("whole")
        for plan in one["plans"]:
            names = (_feature(teller, x["kind"], x["key"]) for x in plan["changes"])
            rows.append((counties, plan["value_wan"], teller.listed(dict.fromkeys(names))))
    if rows:
        columns = (
            *(teller.column("counties"), teller.money_column("value")),
            teller.column("differences"),
        )
        blocks.append(Table("ties", teller.tell("ties_table"), columns, tuple(rows), shown=12))
    return blocks


def _feature(teller: Teller, kind: str, key: list[str]) -> str:
    """Name of a decision: a project, or the industry of a park or county."""
    if kind in ("start", "project"):
        return teller.project(key[0])
    if len(key) > 1:
        place = teller.area(key[0])
        return f"{place} {teller.names('industries', key[1])}"
    return " ".join(map(str, key))


def _alternatives(teller: Teller) -> list[Block]:
    """Other plans nearly as good, and what all of them have."""
    study = teller.study("alternatives")
    if study is None:
        return [teller.missing("alternatives")]
    found = study.summary
    plans = found["plans"]
    facts = {"count": len(plans) - 1, "within": percent(found["within_share"])}
    blocks: list[Block] = [*teller.about(study)]
    if len(plans) < 2:
        done = found["end"] == "none_left"
        return [*blocks, teller.words("no_other" if done else "no_other_yet", **facts)]
    blocks.append(teller.words("alternatives", **facts))
    own = plans[0]["value_wan"]
    rows = tuple(
        (
            teller.tell("plan_of_run") if one["plan"] == 0 else str(one["plan"]),
            *(one["value_wan"], one["value_wan"] - own, one["distance_nearest"]),
            teller.listed([_trait(teller, x) for x in one["enters"]], 4),
            teller.listed([_trait(teller, x) for x in one["leaves"]], 4),
        )
        for one in plans
    )
    columns = (
        teller.column("plan"),
        *(teller.money_column(key) for key in ("value", "less")),
        teller.column("distance", "count"),
        *(teller.column(key) for key in ("enters", "leaves")),
    )
    title, note = teller.tell("alternative_table"), teller.tell("alternative_note")
    table = Table("alternatives", title, columns, rows, note)
    blocks += [*_frequencies(teller, found, table), table]
    in_all = [one for one in found["choices"] if one["share"] >= 1]
    names = teller.listed([_trait(teller, one["trait"]) for one in in_all], 8)
    words = {"count": len(in_all), "some": len(found["choices"]) - len(in_all), "names": names}
    blocks.append(teller.words("in_all_plans", **words))
    return blocks


def _frequencies(teller: Teller, found: Mapping[str, Any], table: Table) -> list[Block]:
    """Picture of what some plans have and others not; none where all have the same."""
    home = {row.park: row.county for row in teller.scenario.rows("parks")}
    plan = found["plans"][0]
    own: list[Any] = [start["project"] for start in plan["starts"]]
    own += [[home.get(park, park), industry] for park, industry in plan["leads"]]
    own += plan["specials"]
    choices = [
        {**one, "planned": one["trait"] in own} for one in found["choices"] if one["share"] < 1
    ][:MOST_BARS]
    if not choices:
        return []
    words = teller.tell("frequency_words", count=len(choices), plans=len(found["plans"]))
    draw = partial(_draw_frequencies, teller, choices, len(found["plans"]))
    title = teller.tell("frequency_chart")
    return [Picture("alternatives_chart", title, draw, words, table.key)]


def _draw_frequencies(teller: Teller, choices: Sequence[Mapping[str, Any]], plans: int) -> "Figure":
    from planner.report.document.study_charts import frequencies_of  # noqa: PLC0415

    return frequencies_of(choices, partial(_trait, teller), plans, teller.language)


def _trait(teller: Teller, trait: str | list[str]) -> str:
    return teller.project(trait) if isinstance(trait, str) else teller.target(*trait)


# --- what is simple, and what it rests on ---------------------------------------------------------


def _simple(teller: Teller) -> list[Block]:
    """Simplifications of this scenario's settings, then what no setting brings in."""
    rows = tuple(
        (teller.tell(f"simple_{key}"), value, teller.tell(f"simple_{key}_means", **facts))
        for key, value, facts in simplifications_of(teller)
    )
    columns = tuple(teller.column(key) for key in ("rule", "setting", "means"))
    table = Table("simplifications", teller.tell("simple_table"), columns, rows)
    left = Points(tuple(teller.tell(f"left_{key}") for key in LEFT_OUT))
    return [teller.words("simple"), table, teller.words("left_out"), left]


def _grades(teller: Teller) -> list[Block]:
    """How much of the value rests on which evidence."""
    result = teller.result
    sums: defaultdict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for start, count in result.plan.starts.items():
        row = sums[result.appraisal.candidates[start[0]].grade]
        row[0] += count
        row[1] += count * result.appraisal.income_wan[start]
        row[2] += count * result.appraisal.fiscal_wan[start]
    meaning = teller.words("grades")
    if not result.plan.starts:
        return [meaning, teller.words("grades_none")]
    rows: list[tuple[Cell, ...]] = [
        (teller.tell(f"grade_{grade}"), *sums[grade]) for grade in ("A", "B", "C")
    ]
    columns = (
        *(teller.column("grade"), teller.column("starts", "count")),
        *(teller.money_column(key) for key in ("income", "fiscal")),
    )
    note = teller.tell("grades_note")
    table = Table("grades", teller.tell("grades_table"), columns, tuple(rows), note)
    weak = grade_c_shares(result.appraisal, result.plan.starts)
    shares = {
        key: teller.say("chapter.unknown") if share is None else percent(share)
        for key, share in (("income", weak.income_share), ("fiscal", weak.fiscal_share))
    }
    defaults = len(result.appraisal.defaults)
    words = Paragraph(teller.tell("weak", **shares, defaults=defaults), teller.weakest_grade())
    return [meaning, table, words]
