"""What the appraisal leaves to choose from: figures, admissible sites, industries per county."""

from collections import Counter
from collections.abc import Iterator

from planner.errors import Fault
from planner.results import Appraisal, MissingFigure, Scenario
from planner.scenario import fault_in
from planner.schema import WORDS_ZH

VETO = "veto_"
"""Before the criterion in the name of a veto of the scorecard."""


def check_figures_known(scenario: Scenario, appraisal: Appraisal) -> Iterator[Fault]:
    """Every figure that a project leaves blank is known for its industry.

    Told once per industry, where one row cures all its projects.
    """
    missing: dict[str, list[MissingFigure]] = {}
    for figure in appraisal.missing:
        missing.setdefault(figure.industry, []).append(figure)
    table = scenario.tables["industries"]
    lines = {row.industry: line for row, line in zip(table.rows, table.lines, strict=True)}
    for industry, figures in missing.items():
        projects = dict.fromkeys(figure.row_key for figure in figures)
        yield fault_in(
            table,
            lines.get(industry, 0),
            "industry",
            "figure_missing",
            value=industry,
            columns=", ".join(dict.fromkeys(figure.coefficient for figure in figures)),
            count=len(projects),
            example=next(iter(projects)),
        )


def check_admitted(scenario: Scenario, appraisal: Appraisal) -> Iterator[Fault]:
    """Every project has an admissible site, unless a gate refuses it and nobody insists."""
    table = scenario.tables["projects"]
    for row, line in zip(table.rows, table.lines, strict=True):
        candidate = appraisal.candidates.get(row.project)
        refused = [gate for gate in appraisal.gated if gate.project == row.project]
        if row.fixed == "out" or (candidate is not None and candidate.places):
            continue
        if not refused:
            yield fault_in(table, line, "project", "no_admissible_site", value=row.project)
        elif row.fixed == "in":
            for gate in refused:
                vetoed = gate.gate.startswith(VETO)
                yield fault_in(
                    table,
                    line,
                    "fixed",
                    f"fixed_but_gated_{'veto' if vetoed else gate.gate}",
                    value=row.fixed,
                    project=row.project,
                    park=gate.park,
                    found=_worded(gate.found),
                    needed=_worded(gate.needed),
                    source=gate.source,
                    criterion=_worded(gate.gate.removeprefix(VETO)),
                )


def _worded(value: str) -> str:
    """Listed word with its Chinese one; a number as it is."""
    return f"{value} ({WORDS_ZH[value][0]})" if value in WORDS_ZH else value


def check_specials_possible(scenario: Scenario, appraisal: Appraisal) -> Iterator[Fault]:
    """Every county has as many industries to choose from as the 1+N rule demands specialities."""
    rules = scenario.settings.layout
    if rules.breach_price_wan > 0:
        return
    possible = {
        (row.county, row.industry) for row in scenario.rows("stock") if row.present is not False
    }
    possible |= {
        (place.county, candidate.industry)
        for candidate in appraisal.candidates.values()
        if candidate.fixed != "out" and candidate.count_max and candidate.periods
        for place in candidate.places
    }
    possible -= {
        (row.county, row.industry)
        for row in scenario.rows("designations")
        if row.fixed == "out" and row.park is None and row.role != "lead"
    }
    with_park = {row.county for row in scenario.rows("parks")}
    choices = Counter(county for county, _ in possible)
    table = scenario.tables["counties"]
    for row, line in zip(table.rows, table.lines, strict=True):
        found = choices[row.county]
        if found < rules.specials_min:
            yield fault_in(
                table,
                line,
                "county",
                "too_few_industries" if row.county in with_park else "too_few_without_park",
                value=row.county,
                found=found,
                needed=rules.specials_min,
            )
