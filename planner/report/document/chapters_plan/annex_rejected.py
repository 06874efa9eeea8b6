"""Annex: why the other projects are not in the plan.

The reason is the first of these that holds, worked out from the plan data and the plan: no site at
all; every site closed by an admission rule; fixed out; no period left to begin in; nowhere is its
industry a target; a relation to another project forbids it; it is worth nothing anywhere; no site
and period has room for it beside the plan. If none holds it is allowed, has room and has value of
its own, and the plan leaves it out for what it would cost elsewhere, or within the open gap.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from planner.report.document.chapters_plan.writer import Writer
from planner.report.document.material import Material
from planner.report.document.parts import Block, Cell, Chapter, Paragraph, Table
from planner.report.numbers import wan
from planner.results import Start
from planner.solve import PROVED_GAP
from planner.studies.explain.footprints import Take, lacking, takes

SHOWN = 20
MOST_LIMITS = 3

Reason = Literal[
    "no_site",
    "gated",
    "fixed_out",
    "no_period",
    "no_target",
    "related",
    "worthless",
    "no_room",
    "other",
]


def annex_rejected(material: Material) -> Chapter:
    """Reasons by count, then project by project."""
    write = Writer(material)
    title = write.tell("rejected.title")
    found = rejected(write)
    if not found:
        blocks: tuple[Block, ...] = (Paragraph(write.tell("rejected.none")),)
        return Chapter("annex_rejected", title, blocks, annex=True)
    cards = _cards(write)
    rows = tuple(_row(write, code, reason, about, cards) for code, reason, about in found)
    columns = (
        write.column("project"),
        write.column("name"),
        write.column("industry"),
        write.column("stage"),
        write.column("reason"),
        write.column("detail"),
        write.column("own_value", "amount", "wan"),
        write.column("loss_low", "amount", "wan"),
        write.column("loss_high", "amount", "wan"),
        write.column("grade"),
    )
    blocks = (
        Paragraph(write.tell("rejected.words", count=len(found))),
        _counts(write, Counter(reason for _, reason, _ in found)),
        *(() if cards else (write.missing("rejected.no_explain", run=material.run.run),)),
        Table(
            "rejected",
            write.tell("rejected.table"),
            columns,
            rows,
            write.tell("rejected.note"),
            SHOWN,
        ),
    )
    return Chapter("annex_rejected", title, blocks, annex=True)


def _counts(write: Writer, counts: Counter[Reason]) -> Table:
    proved = write.result.solution.gap_share <= PROVED_GAP
    rows = tuple(
        (write.tell(f"reason.{reason}"), count, _meaning(write, reason, proved))
        for reason, count in counts.most_common()
    )
    columns = (write.column("reason"), write.column("projects", "count"), write.column("meaning"))
    return Table("rejected_reasons", write.tell("rejected.reasons"), columns, rows)


def _meaning(write: Writer, reason: Reason, proved: bool) -> str:
    if reason != "other":
        return write.tell(f"reason_means.{reason}")
    if proved:
        return write.tell("reason_means.other_proved")
    slack = write.result.solution.bound_wan - write.result.solution.objective_wan
    return write.tell("reason_means.other_open", slack=wan(slack, write.language))


def rejected(write: Writer) -> list[tuple[str, Reason, str]]:
    """Projects and prospects that do not begin: code, reason, what the reason is about."""
    begun = {start[0] for start in write.plan.starts}
    return [
        (code, *next(_reasons(write, code)))
        for code in sorted(write.appraisal.candidates)
        if code not in begun
    ]


def _reasons(write: Writer, code: str) -> Iterator[tuple[Reason, str]]:
    """Reasons that hold, in their order, and what each is about; only the first is asked for."""
    one = write.appraisal.candidates[code]
    if not one.places:
        gates = [gate for gate in write.appraisal.gated if gate.project == code]
        told = (f"{write.say(f'gate.{g.gate}')} {g.found} / {g.needed}" for g in gates)
        yield ("gated" if gates else "no_site"), write.joined(dict.fromkeys(told), MOST_LIMITS)
    if one.fixed == "out":
        yield "fixed_out", ""
    starts = write.data.starts_of[code]
    if not starts:
        yield "no_period", ""
    targeted = [start for start in starts if _targeted(write, start)]
    if not targeted:
        yield "no_target", ""
    if about := _related(write, code):
        yield "related", about
    paying = [start for start in targeted if _value(write, start) > 0]
    if not paying:
        yield "worthless", ""
    if (short := _short(write, paying)) is not None:
        yield "no_room", short
    yield "other", ""


def _targeted(write: Writer, start: Start) -> bool:
    """Whether the plan lets the industry of a start into its park."""
    project = write.data.projects[start[0]]
    county = write.data.park_county[start[1]]
    leads, specials = write.plan.leads, write.plan.specials
    allowed = (start[1], project.industry) in leads or (county, project.industry) in specials
    return allowed or not project.needs_target


def _related(write: Writer, code: str) -> str:
    """The relation that forbids a project beside those that begin; blank for none."""
    begun = {start[0] for start in write.plan.starts}
    for rule in write.data.relations:
        other = rule.b if code == rule.a else rule.a
        forbids = {
            "excludes": code in (rule.a, rule.b) and other in begun,
            "requires": code == rule.a and rule.b not in begun,
            "together": code in (rule.a, rule.b) and other not in begun,
            "follows": code == rule.b and rule.a not in begun,
        }
        if forbids.get(rule.kind, False):
            return write.tell(f"relation.{rule.kind}", other=f"{other} {write.project(other)}")
    return ""


def _value(write: Writer, start: Start) -> float:
    """Own value of a start, wan yuan: weighted income and fiscal value."""
    objective = write.settings.objective
    return (
        objective.income_weight * write.appraisal.income_wan[start]
        + objective.fiscal_weight * write.appraisal.fiscal_wan[start]
    )


def _short(write: Writer, starts: list[Start]) -> str | None:
    """What is short where least is short; None if some start has room beside the plan."""
    best: tuple[Take, ...] = ()
    for start in starts:
        short = lacking(takes(write.data, write.result.audit.limits, {start: 1}))
        if not short:
            return None
        if not best or len(short) < len(best):
            best = short
    names = (f"{write.area(one.area)} {write.limit_name(one.limit)}" for one in best)
    return write.joined(dict.fromkeys(names), MOST_LIMITS)


def _cards(write: Writer) -> Mapping[str, Mapping[str, Any]]:
    """What the study of explanation says of projects, by code."""
    study = write.study("explain", "projects")
    told = () if study is None else study.summary["projects"]
    return {one["project"]: one for one in told}


def _row(
    write: Writer, code: str, reason: Reason, about: str, cards: Mapping[str, Mapping[str, Any]]
) -> tuple[Cell, ...]:
    one = write.appraisal.candidates[code]
    values = [_value(write, start) for start in write.data.starts_of[code]] if one.places else []
    verdict = (cards.get(code) or {}).get("verdict") or {}
    loss = verdict.get("loss") or {}
    return (
        code,
        write.project(code),
        write.industry(one.industry),
        write.word(one.stage),
        write.tell(f"reason.{reason}"),
        about or None,
        max(values, default=None),
        loss.get("low_wan"),
        loss.get("high_wan"),
        one.grade,
    )
