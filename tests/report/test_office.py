"""LibreOffice opens the files: pages, words, contents with page numbers, embedded fonts."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from planner.report.document.docx import write_docx
from planner.report.document.xlsx import write_xlsx
from planner.report.fonts import shipped_file
from tests.report.panels import panel

PROGRAMS = ("soffice", "pdffonts", "pdftotext", "pdfinfo")
pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(not all(map(shutil.which, PROGRAMS)), reason="no LibreOffice or poppler"),
]


def told(*command: str, **environment: str) -> str:
    return subprocess.run(
        command, check=True, capture_output=True, text=True, env={**os.environ, **environment}
    ).stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """PDF of a Word file and of a workbook, one start of LibreOffice for both."""
    folder = tmp_path_factory.mktemp("office")
    write_docx(panel("zh"), folder / "word.docx")
    write_xlsx(panel("zh"), folder / "book.xlsx")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [str(folder / "word.docx"), str(folder / "book.xlsx")]
    # A bare machine has no Chinese font; fontconfig looks for the user's below this folder, too.
    (folder / "fonts").mkdir()
    shutil.copy(shipped_file(), folder / "fonts")
    command = ("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder))
    told(*command, *files, XDG_DATA_HOME=str(folder))
    return folder


@pytest.mark.parametrize("name", ["word", "book"])
def test_pages_have_their_words_in_fonts_that_travel(folder: Path, name: str) -> None:
    pdf = str(folder / f"{name}.pdf")
    pages = int(re.search(r"Pages:\s+(\d+)", told("pdfinfo", pdf))[1])  # type: ignore[index]
    assert 4 <= pages <= 60
    words = told("pdftotext", "-layout", pdf, "-")
    for said in ("某州产业布局方案", "征求意见稿", "凯里市", "分县账", "1,234.6", "=1+1"):
        assert said in words
    fonts = told("pdffonts", pdf).splitlines()[2:]
    embedded = [re.search(r"\s(yes|no) (?:yes|no) (?:yes|no)", line)[1] for line in fonts]  # type: ignore[index]
    assert embedded and set(embedded) == {"yes"}


def test_contents_have_the_numbers_of_their_pages(folder: Path) -> None:
    words = told("pdftotext", "-layout", "-f", "2", "-l", "2", str(folder / "word.pdf"), "-")
    found = re.findall(r"(摘要|推荐方案|总量|项目|适配|来源)\s*\.{3,}\s*(\d+)", words)
    assert [name for name, _ in found] == ["摘要", "推荐方案", "总量", "项目", "适配", "来源"]
    pages = [int(page) for _, page in found]
    assert pages == sorted(pages) and pages[0] >= 2


def test_the_draft_mark_is_on_every_page_of_the_word_file(folder: Path) -> None:
    pages = told("pdftotext", "-layout", str(folder / "word.pdf"), "-").split("\f")[:-1]
    assert all("征求意见稿" in page for page in pages)
