"""The documentation site: complete, true to the program, and readable without a network."""

import importlib.util
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType
from typing import Any

import click
import openpyxl
import pytest
from click.testing import CliRunner

from planner.checks import check_tables
from planner.cli import main
from planner.report.screen import screen
from planner.run import RunRequest, run_scenario
from planner.scenario import read_scenario
from planner.schema import TABLES
from planner.solve import SolveOptions
from planner.templates import write_template
from planner.texts import Language, text

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(path for path in DOCS.rglob("*.md"))
IN_BOTH = ("index", "first_run", "preparing_data", "reading_a_plan", "limits", "commands", "tables")


def page_of(name: str, language: Language) -> str:
    """Text of a page."""
    ending = ".zh.md" if language == "zh" else ".md"
    return (DOCS / f"{name}{ending}").read_text(encoding="utf-8")


def blocks(page: str, mark: str) -> list[str]:
    """Blocks of code behind a mark."""
    return re.findall(rf"<!-- {mark} -->\n```\n(.*?)```", page, re.DOTALL)


def hooks() -> ModuleType:
    """The file that the site's configuration names."""
    spec = importlib.util.spec_from_file_location("site_hooks", DOCS / "site_hooks.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_navigation_names_pages_that_are_there() -> None:
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    named = re.findall(r"^ +- (\S+\.md)$", config, re.MULTILINE)
    assert len(named) == len(set(named))
    assert all((DOCS / name).exists() for name in named)
    assert set(named) >= {f"{name}.md" for name in IN_BOTH}


def test_a_page_that_the_navigation_forgot_is_in_it(tmp_path: Path) -> None:
    for name in ("limits.md", "new.md", "new.zh.md"):
        (tmp_path / name).write_text("# Page\n", encoding="utf-8")
    nav: list[dict[str, list[str]]] = [{"Reference": []}, {"About": ["limits.md"]}]
    found = hooks().on_config({"docs_dir": str(tmp_path), "nav": nav})["nav"]
    assert found == [{"Reference": []}, {"About": ["limits.md"]}, {"More": ["new.md"]}]


@pytest.mark.parametrize("name", IN_BOTH)
def test_pages_for_users_are_there_in_both_languages_with_the_same_parts(name: str) -> None:
    en, zh = page_of(name, "en"), page_of(name, "zh")
    for part in (r"^#+ ", r"^```", r"^\| ", r"^- "):
        found = [len(re.findall(part, page, re.MULTILINE)) for page in (en, zh)]
        # The Chinese page tells one more line of installing: how to make it speak Chinese.
        assert found[1] - found[0] == (name == "first_run" and part == r"^\| ")
    assert re.search("[一-鿿]", zh.splitlines()[0])


def test_places_come_into_the_navigation_as_they_are_written(tmp_path: Path) -> None:
    (tmp_path / "places").mkdir()
    for name in ("yueyang.md", "index.md", "chenxi.md", "chenxi.zh.md"):
        (tmp_path / "places" / name).write_text("# Place\n", encoding="utf-8")
    config: dict[str, Any] = {
        "docs_dir": str(tmp_path),
        "nav": [{"Methods": []}, {"Reference": []}, {"About": ["limits.md"]}],
    }
    found = hooks().on_config(config)["nav"]
    places = ["places/index.md", "places/chenxi.md", "places/yueyang.md"]
    assert found == [
        {"Methods": []},
        {"Places": places},
        {"Reference": []},
        {"About": ["limits.md"]},
    ]


def test_no_places_make_no_empty_section(tmp_path: Path) -> None:
    nav = [{"Reference": []}, {"About": []}]
    assert hooks().on_config({"docs_dir": str(tmp_path), "nav": list(nav)})["nav"] == nav


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_commands_on_pages_exist_with_their_options(page: Path) -> None:
    words = page.read_text(encoding="utf-8")
    code = re.findall(r"^```\w*\n(.*?)^```", words, re.DOTALL | re.MULTILINE)
    code += re.findall(r"`([^`\n]+)`", words)
    lines = [line.strip() for part in code for line in part.splitlines()]
    for line in lines:
        if found := re.match(r"(?:\S*/)?planner ([a-z].*)", line):
            verbs, command = found[1].split(), main
            while isinstance(command, click.Group) and verbs and verbs[0] in command.commands:
                command = command.commands[verbs.pop(0)]
            assert command is not main, f"{page.name}: {line}"
            known = {option for parameter in command.params for option in parameter.opts}
            for option in re.findall(r"(?<!\S)(--[a-z][a-z-]*)", line):
                assert option in known | {"--help"}, f"{page.name}: {line}"


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The plan of the scenario that is solved by hand."""
    runs = tmp_path_factory.mktemp("runs")
    return run_scenario(RunRequest(ROOT / "scenarios" / "tiny", (), SolveOptions(), runs))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_extracts_of_a_plan_are_what_is_printed(language: Language, tiny: Any) -> None:
    extracts = blocks(page_of("reading_a_plan", language), "tiny")
    assert len(extracts) == 7

    def timeless(words: str) -> list[str]:
        return [re.sub(r"\d[\d.]* s", "N s", line.rstrip()) for line in words.splitlines()]

    printed = timeless(screen(tiny, language))
    for line in timeless("".join(extracts)):
        assert line in printed


@pytest.mark.parametrize(
    ("language", "wrong"),
    [
        ("en", {"E3": "newly", "G3": "eighty", "D4": "furnitur"}),
        ("zh", {"E3": "新增", "G3": "八十", "D4": "furnitur"}),
    ],
)
def test_faults_on_the_page_are_what_is_told(
    language: Language, wrong: dict[str, str], tmp_path: Path
) -> None:
    write_template(tmp_path / "mycounty", "county", "xlsx", language)
    path = tmp_path / "mycounty" / "data.xlsx"
    book = openpyxl.load_workbook(path)
    spec = TABLES["projects"]
    for cell, value in wrong.items():
        book[spec.name_zh if language == "zh" else spec.name][cell] = value
    book.save(path)
    reading = read_scenario(tmp_path / "mycounty")
    told = [
        f"{text('label.severity.error', language)} {fault.sentence(language)}"
        for fault in (*reading.faults, *check_tables(reading))
        if fault.severity == "error"
    ]
    (block,) = blocks(page_of("preparing_data", language), "faults")
    assert block.splitlines() == told


def test_first_run_is_what_its_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lines = [
        line
        for part in re.findall(r"^```\n(.*?)^```", page_of("first_run", "en"), re.DOTALL | re.M)
        for line in part.splitlines()
    ]
    assert lines == [
        line
        for part in re.findall(r"^```\n(.*?)^```", page_of("first_run", "zh"), re.DOTALL | re.M)
        for line in part.splitlines()
    ]
    for line in lines[:3]:
        done = CliRunner().invoke(main, [*line.split()[1:], "--no-progress"])
        assert done.exit_code == 0, done.output
    assert "P04" in done.output
    assert (tmp_path / "mycounty" / "data.xlsx").exists()


class _Addresses(HTMLParser):
    """Addresses that a browser would fetch for a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in {"script", "img", "iframe", "source"}:
            self.found.append(values.get("src") or "")
        if tag == "link" and values.get("rel") not in {"canonical", "alternate", "prev", "next"}:
            self.found.append(values.get("href") or "")


@pytest.mark.slow
def test_site_is_built_strictly_and_fetches_nothing(tmp_path: Path) -> None:
    for module in ("material", "mkdocs_static_i18n", "jieba"):
        pytest.importorskip(module, reason="needs the extra 'docs'")
    asked = ["-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")]
    done = subprocess.run(
        [sys.executable, *asked],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    pages = list((tmp_path / "site").rglob("*.html"))
    assert {f"{name}.html" for name in IN_BOTH} <= {path.name for path in pages}
    assert "数据表与设置" in (tmp_path / "site/zh/tables.html").read_text(encoding="utf-8")
    for page in pages:
        reader = _Addresses()
        words = page.read_text(encoding="utf-8")
        assert "\\|" not in re.sub(r"<pre.*?</pre>|<script.*?</script>", "", words, flags=re.DOTALL)
        reader.feed(words)
        assert not [found for found in reader.found if re.match(r"(https?:)?//", found)], page
    for sheet in (tmp_path / "site").rglob("*.css"):
        css = sheet.read_text(encoding="utf-8")
        assert not re.search(r"(@import|url\()\s*[\"']?(https?:)?//", css), sheet
