"""What the verbs share that take human decisions: a project or a target in or out."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any, TypeVar

import click

from planner.cli.talk import help_text

if TYPE_CHECKING:
    from planner.results import Scenario
    from planner.scenario import Decisions

C = TypeVar("C", bound=Callable[..., Any])

FORCE = click.option(
    "--force", multiple=True, metavar="PROJECT", help=help_text("option.force_project")
)
FORBID = click.option(
    "--forbid", multiple=True, metavar="PROJECT", help=help_text("option.forbid_project")
)
FORCE_TARGET = click.option(
    "--force-target",
    multiple=True,
    metavar="COUNTY:INDUSTRY",
    help=help_text("option.force_target"),
)
FORBID_TARGET = click.option(
    "--forbid-target",
    multiple=True,
    metavar="COUNTY:INDUSTRY",
    help=help_text("option.forbid_target"),
)


def deciding(command: C) -> C:
    """Give a verb the options, as `force`, `forbid`, `force_target` and `forbid_target`."""
    return FORCE(FORBID(FORCE_TARGET(FORBID_TARGET(command))))


def decisions_of(
    force: tuple[str, ...],
    forbid: tuple[str, ...],
    force_target: tuple[str, ...],
    forbid_target: tuple[str, ...],
) -> "Decisions":
    """What the options say.

    Raises
    ------
    WrongUseError
        A target is no pair of county and industry.
    """
    from planner.scenario import Decisions, target_of

    targets, untargets = (
        tuple(target_of(word) for word in words) for words in (force_target, forbid_target)
    )
    return Decisions(force, forbid, targets, untargets)


def words_of(
    decisions: "Decisions", scenario: "Scenario", dropped: Collection[str]
) -> tuple[str, ...]:
    """The options that say decisions, without those about the projects dropped."""
    gone = {
        name
        for row in scenario.rows("projects")
        if row.project in dropped
        for name in (row.project, row.name_zh, row.name_en)
    }
    said = {
        "--force": [word for word in decisions.forced if word not in gone],
        "--forbid": [word for word in decisions.forbidden if word not in gone],
        "--force-target": map(":".join, decisions.forced_targets),
        "--forbid-target": map(":".join, decisions.forbidden_targets),
    }
    return tuple(
        part for option, words in said.items() for word in words for part in (option, word)
    )
