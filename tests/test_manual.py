"""The page of the commands is what the commands say, in both languages, and up to date."""

import pytest

from planner.cli import main
from planner.cli.manual import PAGES, page_in
from planner.texts import CATALOGUE, Language


@pytest.fixture(scope="module", params=["en", "zh"])
def page(request: pytest.FixtureRequest) -> tuple[Language, str]:
    """Language and page as the commands make it now."""
    return request.param, page_in(request.param)


def test_page_is_up_to_date(page: tuple[Language, str]) -> None:
    language, made = page
    kept = PAGES[language].read_text(encoding="utf-8")
    assert kept == made, "run python -m planner.cli.manual"


def test_page_speaks_one_language(page: tuple[Language, str]) -> None:
    language, made = page
    own, other = (0, 1) if language == "zh" else (1, 0)
    for command in main.commands.values():
        said = CATALOGUE[f"help.{command.name}.short"]
        if not hasattr(command, "commands"):
            assert said[own] in made and said[other] not in made


def test_page_has_every_option_of_a_command(page: tuple[Language, str]) -> None:
    section = page[1].split("\n## planner run\n")[1].split("\n## ")[0]
    shared = page[1].split("\n## ")[1].split("\n## ")[0]
    for parameter in main.commands["run"].params:
        for name in parameter.opts:
            assert not name.startswith("-") or f"`{name}" in section + shared
    assert "| `--gap FLOAT` | 0.01 |" in section
    assert "`--variant NAME …`" in section
    assert "--lang" not in section
