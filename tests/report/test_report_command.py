"""``planner report`` as a user meets it: files, words, what is hidden, all that goes wrong."""

import errno
import hashlib
import json
import os
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from planner.cli import main
from planner.report.document import binding, writing
from planner.report.document.html import words_of
from planner.report.document.material import Material
from planner.report.document.parts import Chapter, Column, Document, Paragraph, Table
from planner.store import list_runs

ROOT = Path(__file__).parent.parent.parent
TINY = ROOT / "scenarios" / "tiny"
NAME = "甲县玻璃"


def planner(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with the plan of the scenario that is worked by hand."""
    folder = tmp_path_factory.mktemp("solved")
    assert planner("run", TINY, "--runs", folder / "runs", "-q").exit_code == 0
    return folder


@pytest.fixture
def home(solved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folder of a user, with the run in ``runs``; chapters are light."""
    shutil.copytree(solved, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(binding, "CHAPTERS", (names_chapter, table_chapter))
    return tmp_path


def names_chapter(material: Material) -> Chapter:
    """Everything in runs and studies that may name a project or an investor."""
    names = "name_zh" if material.language == "zh" else "name_en"
    scenario = material.run.scenario
    rows = [(one.project, getattr(one, names), one.source) for one in scenario.rows("projects")]
    rows += [
        (key, getattr(one, names), one.source)
        for key, one in material.run.appraisal.candidates.items()
    ]
    words = [
        Paragraph(json.dumps(dict(study.summary), ensure_ascii=False)) for study in material.studies
    ]
    words += [
        Paragraph(path.read_text(encoding="utf-8-sig"))
        for study in material.studies
        for path in sorted(study.folder.glob("*.csv"))
    ]
    table = Table("names", "名称", (Column("代码"), Column("名称"), Column("来源")), tuple(rows))
    return Chapter("names", "名称", (*words, table))


def table_chapter(material: Material) -> Chapter:
    """A chapter of one sentence."""
    return Chapter("run", "运行", (Paragraph(f"{material.run.run} {material.language}"),))


def run_of(home: Path) -> str:
    (stored,), _ = list_runs(home / "runs")
    return stored.run


def study(home: Path, folder: str, run: str = "", **more: object) -> Path:
    """Study on disk that names projects in sentences, cells and sources."""
    place = home / folder
    place.mkdir(parents=True)
    summary = {
        "study": "sensitivity",
        "run": run or run_of(home),
        "moves": [{"name_zh": NAME, "words": f"先上{NAME}，后上乙县玻璃"}],
        **more,
    }
    (place / "summary.json").write_text(json.dumps(summary), encoding="utf-8")
    lines = f'project,name_zh,source,value\nP1,"{NAME}","某某公司合同",1.5\n'
    (place / "table.csv").write_text(lines, encoding="utf-8-sig")
    return place


def told(result: Result) -> str:
    """What a user reads after a wrong use; never a traceback."""
    assert result.exit_code != 0
    assert "Traceback" not in result.output
    return result.output


def test_a_file_for_each_format_and_language(home: Path) -> None:
    result = planner("report", "latest", "--lang", "both", "--draft", "--out", "out", "--json")
    assert result.exit_code == 0, result.output
    record = json.loads(result.stdout)
    assert [Path(one["path"]).name for one in record["files"]] == [
        "report-zh.html",
        "report-en.html",
    ]
    assert record["runs"] == [run_of(home)]
    pages = {
        language: (home / "out" / f"report-{language}.html").read_text(encoding="utf-8")
        for language in ("zh", "en")
    }
    assert "征求意见稿" in words_of(pages["zh"])
    assert "Draft" in words_of(pages["en"])
    assert f"{run_of(home)} en" in words_of(pages["en"])
    assert sorted(path.name for path in (home / "out").iterdir()) == [
        "report-en.html",
        "report-zh.html",
    ]


def test_only_the_chapters_that_are_wanted(home: Path) -> None:
    assert planner("report", "latest", "--lang", "zh", "--sections", "run").exit_code == 0
    words = words_of((home / "report" / "report-zh.html").read_text(encoding="utf-8"))
    assert f"{run_of(home)} zh" in words
    assert NAME not in words
    wrong = told(planner("report", "latest", "--sections", "run,rnu", "--lang", "en", "--force"))
    assert "rnu" in wrong and "names, run" in wrong


def test_studies_of_the_run_are_found_and_told(home: Path) -> None:
    mine = study(home, "studies/sensitivity-a")
    study(home, "studies/of-another", run="0123456789ab")
    (home / "studies" / "broken").mkdir()
    (home / "studies" / "broken" / "summary.json").write_text("{", encoding="utf-8")
    named = study(home, "elsewhere", study="pareto")
    result = planner("report", "latest", named, "--lang", "en", "--json")
    assert result.exit_code == 0, result.output
    assert [one["study"] for one in json.loads(result.stdout)["studies"]] == [
        "pareto",
        "sensitivity",
    ]
    assert mine.name in result.stderr and "broken" in result.stderr
    assert "of-another" not in result.stderr
    again = planner("report", run_of(home), "--study", named, "--lang", "en", "--force", "--json")
    assert json.loads(again.stdout) == json.loads(result.stdout)


def whole_text(path: Path) -> str:
    """All text in a file; office files are archives of such."""
    if not zipfile.is_zipfile(path):
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as parts:
        return "".join(parts.read(name).decode(errors="replace") for name in parts.namelist())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_name_of_a_project_is_left_when_hidden(home: Path, language: str) -> None:
    study(home, "studies/sensitivity-a")
    open_page = home / "report" / f"report-{language}.html"
    assert planner("report", "latest", "--lang", language).exit_code == 0
    names = {
        name
        for line in (TINY / "data" / "projects.csv")
        .read_text(encoding="utf-8-sig")
        .splitlines()[1:]
        for name in line.split(",")[1:3]
    }
    assert len(names) == 12
    secret = {*names, "某某公司合同"}
    assert any(word in open_page.read_text(encoding="utf-8") for word in secret)
    hidden = ("--to", "html,docx,xlsx", "--redact", "--force")
    assert planner("report", "latest", "--lang", language, *hidden).exit_code == 0
    files = sorted((home / "report").iterdir())
    assert [path.suffix for path in files] == [".xlsx", ".docx", ".html"]
    for path in files:
        content = whole_text(path)
        assert not [word for word in secret if word in content]
    code = "项目 P1" if language == "zh" else "Project P1"
    words = words_of(open_page.read_text(encoding="utf-8"))
    assert code in words
    assert any(f"先上{code}，后上" in word for word in words)
    assert any("1.5" in word and "P1," in word for word in words)


def test_a_code_that_looks_like_a_name_cannot_be_hidden(home: Path, tmp_path: Path) -> None:
    named = tmp_path / "named"
    shutil.copytree(TINY, named)
    for path in (named / "data").glob("*.csv"):
        words = path.read_text(encoding="utf-8-sig")
        path.write_text(words.replace("P1,", "玻璃厂,"), encoding="utf-8")
    planner("run", named, "-q")
    assert "玻璃厂" in told(planner("report", "latest", "--redact", "--lang", "zh"))
    assert not (home / "report").exists()


def test_nothing_is_written_over_unasked(home: Path) -> None:
    assert planner("report", "latest", "--lang", "zh").exit_code == 0
    page = home / "report" / "report-zh.html"
    page.write_text("mine", encoding="utf-8")
    assert "report-zh.html" in told(planner("report", "latest", "--lang", "zh"))
    assert page.read_text(encoding="utf-8") == "mine"
    assert planner("report", "latest", "--lang", "zh", "--force").exit_code == 0
    assert page.read_text(encoding="utf-8") != "mine"


def full_disk(_document: Document, path: Path, _wish: object) -> str:
    if path.name.endswith("en.html"):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    path.write_text("draft", encoding="utf-8")
    return ""


def test_a_disk_that_fills_up_leaves_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(writing.FORMATS, "html", replace(writing.FORMATS["html"], write=full_disk))
    words = told(planner("report", "latest", "--lang", "both", "--out", "new"))
    assert os.strerror(errno.ENOSPC) in words
    assert not (home / "new").exists()


def test_a_move_that_fails_leaves_the_former_files(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert planner("report", "latest", "--lang", "both").exit_code == 0
    before = {path.name: path.read_bytes() for path in (home / "report").iterdir()}
    honest: Callable[..., Path] = Path.rename

    def rename(self: Path, target: Path) -> Path:
        if self.name == "report-en.html" and self.parent.name.startswith(".partial"):
            raise PermissionError(errno.EACCES, "open in another program")
        return honest(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    words = told(planner("report", "latest", "--lang", "both", "--force", "--draft"))
    assert "open in another program" in words
    assert {path.name: path.read_bytes() for path in (home / "report").iterdir()} == before


def test_a_place_that_cannot_be_written_is_told_before_the_work(home: Path) -> None:
    (home / "file").write_text("mine", encoding="utf-8")
    assert "file" in told(planner("report", "unknown", "--out", "file/deep"))
    (home / "closed").mkdir(mode=0o555)
    if os.access(home / "closed", os.W_OK):
        return  # root may write everywhere
    assert "closed" in told(planner("report", "latest", "--out", "closed/deep"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_wrong_words_get_a_sentence(home: Path, language: str) -> None:
    def wrong(*words: object) -> str:
        return told(planner("report", *words, "--lang", language))

    other = study(home, "other", run="0123456789ab")
    empty = home / "empty"
    empty.mkdir()
    assert "nobody" in wrong("nobody")
    assert "latest" in wrong()
    assert "latest" in wrong(other)
    assert "0123456789ab" in wrong("latest", other)
    assert "gone" in wrong("latest", "--study", "gone")
    assert "empty" in wrong("latest", "--study", empty)
    assert "odt" in wrong("latest", "--to", "html,odt")
    assert "html" in wrong("latest", "--to", ",")
    assert "docx" in wrong("latest", "--template", "own.docx")
    (other / "summary.json").write_text("{}", encoding="utf-8")
    assert "other" in wrong("latest", other)
    assert not (home / "report").exists()


def test_a_template_that_is_no_word_file_is_told(home: Path) -> None:
    template = home / "own.docx"
    template.write_bytes(b"no archive")
    wrong = ("--to", "html,docx", "--template", template)
    assert "own.docx" in told(planner("report", "latest", *wrong, "--lang", "zh"))
    assert not (home / "report").exists()


def test_a_table_of_a_study_that_cannot_be_read_is_told(home: Path) -> None:
    place = study(home, "studies/sensitivity-a")
    (place / "table.csv").write_bytes(b"\xff\xfe\x00")
    assert "table.csv" in told(planner("report", "latest", "--redact", "--lang", "zh"))
    assert not (home / "report").exists()


def test_a_damaged_run_and_one_of_another_version_are_told(home: Path) -> None:
    run = run_of(home)
    folder = home / "runs" / run
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))

    def rewrite(**changes: object) -> None:
        (folder / "manifest.json").write_text(json.dumps({**manifest, **changes}), encoding="utf-8")

    rewrite(schema=0)
    assert run in told(planner("report", run, "--lang", "en"))
    rewrite()
    scenario = json.loads((folder / "scenario.json").read_text(encoding="utf-8"))
    scenario["tables"]["projects"][0]["former_column"] = 1
    content = json.dumps(scenario).encode()
    (folder / "scenario.json").write_bytes(content)
    assert "scenario.json" in told(planner("report", run, "--lang", "en"))  # changed
    sums = {**manifest["files"], "scenario.json": hashlib.sha256(content).hexdigest()}
    rewrite(files=sums, planner="0.0.9")
    assert "0.0.9" in told(planner("report", run, "--lang", "en"))  # as written, of another shape


def test_without_a_browser_there_is_no_pdf(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(home))
    for name in ("ProgramFiles", "ProgramFiles(x86)"):
        monkeypatch.delenv(name, raising=False)
    assert "chromium" in told(planner("report", "latest", "--to", "pdf", "--lang", "zh"))


@pytest.mark.skipif(os.name != "posix", reason="the false browser is a shell script")
def test_a_browser_that_fails_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = home / "chromium"
    browser.write_text("#!/bin/sh\necho out of memory >&2\nexit 1\n", encoding="utf-8")
    browser.chmod(0o755)
    monkeypatch.setenv("PATH", str(home))
    words = told(planner("report", "latest", "--to", "html,pdf", "--lang", "zh"))
    assert "out of memory" in words
    assert not (home / "report").exists()
