"""The project as a stranger finds it: packages, README, catalogue."""

import re
import string
import tomllib
from pathlib import Path

import click

from planner.cli import main
from planner.texts import (
    CATALOGUE,
    assessment,
    benching,
    explaining,
    faults,
    help,  # noqa: A004
    labels,
    messages,
    pooling,
)
from planner.texts import audit as audit_texts

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands(group: click.Group, prefix: str = "") -> dict[str, click.Command]:
    """All commands by their full name."""
    found: dict[str, click.Command] = {}
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            found |= commands(command, f"{prefix}{name} ")
        else:
            found[f"{prefix}{name}"] = command
    return found


def test_every_package_is_named_by_hand() -> None:
    named = set(PROJECT["tool"]["setuptools"]["packages"])
    present = {
        ".".join(path.parent.relative_to(ROOT).parts)
        for package in ("models", "planner")
        for path in (ROOT / package).rglob("__init__.py")
    }
    assert named == present


def test_every_dependency_has_a_lower_bound() -> None:
    project = PROJECT["project"]
    extras = [item for group in project["optional-dependencies"].values() for item in group]
    assert all(">=" in item for item in [*project["dependencies"], *extras])


def test_readme_documents_every_command_and_option() -> None:
    for name, command in commands(main).items():
        assert f"planner {name}" in README, name
        for parameter in command.params:
            for option in parameter.opts:
                if option.startswith("--") and option != "--help":
                    assert option in README, f"{name} {option}"


def test_readme_has_its_two_commands() -> None:
    for name in ("main", "test"):
        block = re.search(rf"<!-- command: {name} -->(.*?)<!-- end -->", README, re.DOTALL)
        assert block
        assert len(re.findall(r"^python3 -m venv .*$", block[1], re.MULTILINE)) == 1


def test_texts_stand_in_one_topic_and_in_both_languages() -> None:
    topics = [
        *(assessment.TEXTS, audit_texts.TEXTS, benching.TEXTS, faults.TEXTS),
        *(explaining.TEXTS, help.TEXTS, labels.TEXTS, messages.TEXTS, pooling.TEXTS),
    ]
    assert sum(len(topic) for topic in topics) == len(CATALOGUE)
    for key, (zh, en) in CATALOGUE.items():
        assert zh.strip() and en.strip(), key
        assert placeholders(zh) == placeholders(en), key


def placeholders(sentence: str) -> set[str]:
    """Names of the facts that a text needs."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
