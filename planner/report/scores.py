"""The admission scorecard on the screen and as a table: points and vetoes site by site."""

from collections.abc import Sequence
from typing import Any

from planner.report.numbers import percent
from planner.report.page import RIGHT, TOP_LINES, Sheet
from planner.results import Scenario, Score
from planner.sheets import names_of

HUNDRED = 100


def passes(scenario: Scenario, one: Score) -> bool:
    """Whether a site is admitted as far as the scorecard goes."""
    least = scenario.settings.gates.score_min_share
    return not one.vetoes and (one.share is None or round(one.share, 9) >= least)


def scores_part(page: Sheet, scenario: Scenario, scores: Sequence[Score]) -> None:
    """Table of the scores, worst first; nothing without a scorecard."""
    if not scores:
        return
    least = scenario.settings.gates.score_min_share
    refused = sum(not passes(scenario, one) for one in scores)
    key = "scores" if least > 0 else "scores_without_gate"
    page.line()
    facts = {"least": f"{HUNDRED * least:g}", "count": len(scores), "refused": refused}
    page.line(page.say(key, **facts))
    names = names_of(scenario, "_zh" if page.language == "zh" else "_en")
    projects = {row.project: row for row in scenario.rows("projects")}
    rows = []
    for one in scores[:TOP_LINES]:
        row = projects.get(one.project)
        name = str(getattr(row, f"name_{page.language}", None) or getattr(row, "name_zh", ""))
        rows.append(
            [
                one.project,
                name,
                names("parks", one.park),
                "-" if one.share is None else f"{HUNDRED * one.share:.1f}",
                _weakest(page, one),
                _verdict(page, scenario, one),
            ]
        )
    headers = [page.say(key) for key in ("project", "name", "place")]
    headers += [RIGHT + page.say("score"), page.say("score_weakest"), page.say("score_verdict")]
    page.table(headers, rows)
    if len(scores) > TOP_LINES:
        left = len(scores) - TOP_LINES
        page.line("  " + page.say("rest", count=left, file="scores.csv (--out)"))
    page.line("  " + page.say("scores_note"))


def _weakest(page: Sheet, one: Score) -> str:
    """Criterion that earns the least of its marks."""
    if not one.marks:
        return "-"
    name = min(one.marks, key=lambda criterion: one.marks[criterion])
    return f"{page.say(f'criterion.{name}')} {percent(one.marks[name])}"


def _verdict(page: Sheet, scenario: Scenario, one: Score) -> str:
    if one.vetoes:
        return "; ".join(page.say(f"gate.{veto}") for veto in one.vetoes)
    return page.say("score_admitted" if passes(scenario, one) else "score_below")


def score_columns(scenario: Scenario) -> tuple[str, ...]:
    """Columns of the table of scores: one for the marks of each criterion with a weight."""
    criteria = (row.criterion for row in scenario.rows("scorecard") if row.weight_share > 0)
    marks = (f"{criterion}_marks_share" for criterion in criteria)
    return ("project", "park", "score_share", *marks, "vetoes", "passes")


def score_lines(scenario: Scenario, scores: Sequence[Score]) -> list[dict[str, Any]]:
    """Scores as plain records; a criterion that does not apply is None."""
    criteria = [row.criterion for row in scenario.rows("scorecard") if row.weight_share > 0]
    return [
        {
            "project": one.project,
            "park": one.park,
            "score_share": one.share,
            **{f"{name}_marks_share": one.marks.get(name) for name in criteria},
            "vetoes": "; ".join(one.vetoes),
            "passes": passes(scenario, one),
        }
        for one in scores
    ]
