"""Chapter 12: conclusions, what people must judge, the table for the opinions of experts."""

from planner.economics.survey import grade_c_shares
from planner.report.document.chapters_studies.risk_list import larger_than_supply, risks_of
from planner.report.document.chapters_studies.teller import Teller, blank_rows
from planner.report.document.material import Material
from planner.report.document.parts import Chapter, Points, Section, Table
from planner.report.frames import binding_limits
from planner.report.numbers import percent, wan

OPINIONS = 8
"""Empty rows for opinions."""

STUDIES = (
    *(("coordinate", ""), ("pareto", ""), ("sensitivity", ""), ("uncertainty", "")),
    *(("robust", ""), ("overbook", ""), ("alternatives", ""), ("ties", ""), ("certificate", "")),
)


def conclusions(material: Material) -> Chapter:
    """What follows, what remains to be judged, where opinions and their adoption are written."""
    teller = Teller(material, "conclusions")
    blocks = (
        Section(teller.tell("conclusions_title"), (Points(tuple(_follows(teller)), True),)),
        Section(teller.tell("advice_title"), (Points(tuple(_advice(teller)), True),)),
        Section(teller.tell("judge_title"), (Points(tuple(_judge(teller)), True),)),
        Section(teller.tell("opinions_title"), (teller.words("opinions"), _opinions(teller))),
    )
    return Chapter("conclusions", teller.tell("title"), blocks)


def _follows(teller: Teller) -> list[str]:
    """What the plan is, what it brings, how well it is proved and how well it rests."""
    result = teller.result
    starts = sum(result.plan.starts.values())
    if not starts:
        return [teller.tell("nothing_started")]
    leads, specials = len(result.plan.leads), len(result.plan.specials)
    totals = result.audit.totals
    said = [
        teller.tell("plan", starts=starts, leads=leads, specials=specials),
        teller.tell(
            "brings",
            value=teller.value(result),
            income=wan(totals.income_wan, teller.language),
            fiscal=wan(totals.fiscal_wan, teller.language),
        ),
    ]
    proved = result.solution.status == "optimal"
    gap = percent(result.solution.gap_share)
    said.append(teller.tell("proved" if proved else "not_proved", gap=gap))
    weak = grade_c_shares(result.appraisal, result.plan.starts).income_share
    if weak is not None:
        said.append(teller.tell("rests" if weak else "rests_well", share=percent(weak)))
    return [*said, *_coordination(teller)]


def _coordination(teller: Teller) -> list[str]:
    study = teller.study("coordinate")
    if study is None or study.run != teller.result.run or study.summary["gain_wan"] is None:
        return []
    low, high = study.summary["gain_wan"]
    return [teller.tell("coordination", span=teller.span(low, high))]


def _advice(teller: Teller) -> list[str]:
    """What to do with the plan, from what binds and what is uncertain."""
    result, said = teller.result, []
    names = [
        f"{teller.limit_name(x.limit)} ({teller.area(x.area)})" for x in binding_limits(result)
    ]
    key = "advice_limits" if names else "advice_no_limits"
    said.append(teller.tell(key, names=teller.listed(names, 4)))
    for key in ("landing", "grade", "large", "overlap", "money"):
        if key in {risk for risk, _ in risks_of(teller)}:
            said.append(teller.tell(f"advice_{key}"))
    said.append(teller.tell("advice_again"))
    return said


def _judge(teller: Teller) -> list[str]:
    """Questions that no computation answers, those of this plan first."""
    result, said = teller.result, []
    if large := larger_than_supply(result):
        names = teller.projects(dict.fromkeys(one.project for one in large))
        said.append(teller.tell("judge_large", names=names))
    if result.solution.status != "optimal":
        said.append(teller.tell("judge_gap", gap=percent(result.solution.gap_share)))
    if result.appraisal.gated:
        said.append(teller.tell("judge_gated", count=len(result.appraisal.gated)))
    overridden = sum(one.overridden for one in result.appraisal.fit.scores.values())
    if overridden:
        said.append(teller.tell("judge_fit", count=overridden))
    absent = [
        teller.say(f"chapter.verb.{kind}")
        for kind, method in STUDIES
        if teller.study(kind, method) is None
    ]
    if absent:
        said.append(teller.tell("judge_absent", names=teller.listed(absent, len(absent))))
    keys = ("weights", "fairness", "investors", "law")
    return said + [teller.tell(f"judge_{key}") for key in keys]


def _opinions(teller: Teller) -> Table:
    """An empty table; no name is filled in."""
    keys = ("number", "expert", "opinion", "adopted", "reason")
    columns = tuple(teller.column(key) for key in keys)
    rows = tuple((str(n), *row) for n, row in enumerate(blank_rows(OPINIONS, 4), 1))
    return Table("opinions", teller.tell("opinion_table"), columns, rows)
