"""Human decisions laid over a scenario: a project in or out, a target in or out.

A decision changes the tables like a variant does (``projects.fixed``, rows of ``designations``, a
prospect left out), so that checks, economics, model, audit, store and reports see nothing new.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from planner.errors import WrongUseError
from planner.naming import code_meant, county_code, names_of
from planner.results import Scenario, Table
from planner.scenario.reading import Reading
from planner.schema import Designation

Target = tuple[str, str]
"""County and industry."""

T = TypeVar("T", str, Target)

ORIGIN = "planner run"
"""What a designation made by a decision gives as its source."""


@dataclass(frozen=True)
class Decisions:
    """What a person has decided, by codes.

    Attributes
    ----------
    forced, forbidden
        Projects; a prospect (``industry@park``) can only be forbidden.
    forced_targets, forbidden_targets
        Pairs (county, industry).
    """

    forced: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    forced_targets: tuple[Target, ...] = ()
    forbidden_targets: tuple[Target, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.forced or self.forbidden or self.forced_targets or self.forbidden_targets)

    @property
    def label(self) -> str:
        """The decisions in one line, as part of the name of a variant."""
        targets, untargets = (
            [":".join(pair) for pair in pairs]
            for pairs in (self.forced_targets, self.forbidden_targets)
        )
        named = {
            "force": self.forced,
            "forbid": self.forbidden,
            "force-target": targets,
            "forbid-target": untargets,
        }
        return "+".join(f"{how} {','.join(what)}" for how, what in named.items() if what)

    def projects(self) -> dict[str, str]:
        """``in`` or ``out`` by project."""
        return dict.fromkeys(self.forced, "in") | dict.fromkeys(self.forbidden, "out")

    def targets(self) -> dict[Target, str]:
        """``in`` or ``out`` by county and industry."""
        into = dict.fromkeys(self.forced_targets, "in")
        return into | dict.fromkeys(self.forbidden_targets, "out")


def with_decisions(reading: Reading, words: Decisions) -> Reading:
    """Reading with the decisions in its tables.

    Projects are given by code or name, counties and industries of targets too. The order in which
    they are given does not matter.

    Raises
    ------
    WrongUseError
        A code is unknown, the same thing is decided both ways, or a prospect is forced.
    """
    scenario = reading.scenario
    decisions = Decisions(
        _sorted(_project(scenario, word) for word in words.forced),
        _sorted(_project(scenario, word) for word in words.forbidden),
        _sorted(_target(scenario, pair) for pair in words.forced_targets),
        _sorted(_target(scenario, pair) for pair in words.forbidden_targets),
    )
    both = [
        *sorted(set(decisions.forced) & set(decisions.forbidden)),
        *map(":".join, sorted(set(decisions.forced_targets) & set(decisions.forbidden_targets))),
    ]
    if both:
        raise WrongUseError("decided_both_ways", what=", ".join(both))
    for code in decisions.forced:
        if code in _prospects(scenario):
            county = {row.park: row.county for row in scenario.rows("parks")}
            industry, park = _prospects(scenario)[code]
            target = f"{county.get(park, park)}:{industry}"
            raise WrongUseError("prospect_forced", prospect=code, target=target)
    return _laid_over(reading, decisions)


def target_of(word: str) -> Target:
    """County and industry of ``county:industry``.

    Raises
    ------
    WrongUseError
        The word is no such pair.
    """
    county, _, industry = word.replace("：", ":").partition(":")
    if not county.strip() or not industry.strip():
        raise WrongUseError("decided_no_target", word=word)
    return county.strip(), industry.strip()


def _sorted(found: Iterable[T]) -> tuple[T, ...]:
    return tuple(sorted(set(found)))


# --- codes and names ------------------------------------------------------------------------------


def _prospects(scenario: Scenario) -> dict[str, tuple[str, str]]:
    """Industry and park of each prospect by its code."""
    return {
        f"{row.industry}@{row.park}": (row.industry, row.park) for row in scenario.rows("prospects")
    }


def _project(scenario: Scenario, word: str) -> str:
    known = {row.project: names_of(row.project, row) for row in scenario.rows("projects")}
    known |= {code: (code,) for code in _prospects(scenario)}
    return code_meant(word, known, "decided_unknown_project")


def _target(scenario: Scenario, pair: Target) -> Target:
    known = {row.industry: names_of(row.industry, row) for row in scenario.rows("industries")}
    county, industry = pair
    return (
        county_code(scenario, county),
        code_meant(industry, known, "decided_unknown_industry"),
    )


# --- tables ---------------------------------------------------------------------------------------


def _laid_over(reading: Reading, decisions: Decisions) -> Reading:
    scenario = reading.scenario
    if not decisions:
        return reading
    tables = {
        **scenario.tables,
        "projects": _fixed(scenario.tables["projects"], decisions.projects()),
        "prospects": _without(
            scenario.tables["prospects"],
            {_prospects(scenario).get(code) for code in decisions.forbidden},
        ),
        "designations": _designated(scenario.tables["designations"], decisions.targets()),
    }
    label = decisions.label
    variant = "+".join(filter(None, (scenario.variant, label)))
    return replace(reading, scenario=replace(scenario, variant=variant, tables=tables))


def _fixed(table: Table, fixed: Mapping[str, str]) -> Table:
    rows = tuple(
        row.model_copy(update={"fixed": fixed[row.project]}) if row.project in fixed else row
        for row in table.rows
    )
    return replace(table, rows=rows)


def _without(table: Table, gone: set[tuple[str, str] | None]) -> Table:
    """Prospects that are not forbidden."""
    kept = [
        (row, line)
        for row, line in zip(table.rows, table.lines, strict=True)
        if (row.industry, row.park) not in gone
    ]
    return replace(table, rows=tuple(row for row, _ in kept), lines=tuple(line for _, line in kept))


def _designated(table: Table, fixed: Mapping[Target, str]) -> Table:
    """Designations with the decided ones.

    What stands there for the same county and industry gives way, unless it says "in" too and
    perhaps more (a park, a role).
    """
    pairs = [(row.county, row.industry) for row in table.rows]
    kept = [
        (row, line)
        for pair, row, line in zip(pairs, table.rows, table.lines, strict=True)
        if pair not in fixed or row.fixed == fixed[pair] == "in"
    ]
    told = {(row.county, row.industry) for row, _ in kept}
    more = [
        Designation.model_validate(
            {"county": county, "industry": industry, "fixed": how, "source": ORIGIN}
        )
        for (county, industry), how in sorted(fixed.items())
        if (county, industry) not in told
    ]
    return replace(
        table,
        rows=(*(row for row, _ in kept), *more),
        lines=(*(line for _, line in kept), *([0] * len(more))),
    )


# --- what was decided -----------------------------------------------------------------------------


def decisions_between(before: Scenario, after: Scenario) -> Decisions | None:
    """Decisions that make `after` out of `before`; None if more than decisions differs.

    A decision of `before` that `after` lifts or reverses is more than a decision: with decisions
    alone, every plan of `after` is a plan of `before`.
    """
    old, new = ({row.project: row.fixed for row in one.rows("projects")} for one in (before, after))
    was, now = (
        {(row.county, row.industry): row.fixed for row in one.rows("designations") if _plain(row)}
        for one in (before, after)
    )
    kept = set(map(repr, after.rows("prospects")))
    gone = _prospects(before).keys() - _prospects(after).keys()
    if (
        _undecided(before) != _undecided(after)
        or any(how and new[code] != how for code, how in old.items())
        or any(now.get(pair) != how for pair, how in was.items())
        or not kept <= set(map(repr, before.rows("prospects")))
    ):
        return None
    changed = {code: how for code, how in new.items() if how != old[code]}
    targets = {pair: how for pair, how in now.items() if pair not in was}
    return Decisions(
        _sorted(code for code, how in changed.items() if how == "in"),
        _sorted([*(code for code, how in changed.items() if how == "out"), *gone]),
        _sorted(pair for pair, how in targets.items() if how == "in"),
        _sorted(pair for pair, how in targets.items() if how == "out"),
    )


def _plain(designation: Designation) -> bool:
    """Whether it names neither park nor role, like a decision."""
    return designation.park is None and designation.role is None


def _undecided(scenario: Scenario) -> dict[str, object]:
    """Everything in the inputs that no decision can change."""
    tables: dict[str, object] = {}
    for name, table in scenario.tables.items():
        rows = table.rows
        if name == "projects":
            rows = tuple(row.model_copy(update={"fixed": None}) for row in rows)
        elif name == "designations":
            rows = tuple(row for row in rows if not _plain(row))
        if name != "prospects":
            tables[name] = sorted(map(repr, rows))
    return {
        "settings": scenario.settings.model_dump(exclude={"files"}),
        "library": scenario.library,
        "tables": tables,
    }
