"""The page in a real browser: nothing asked of the network, sorting works, prints on pages."""

import json
import re
import subprocess
from pathlib import Path

import matplotlib.image
import pytest

from planner.errors import WrongUseError
from planner.report.document.html import page_of
from planner.report.document.parts import Chapter, Column, Paragraph, Table
from planner.report.document.pdf import FLAGS, _as_root, find_browser, pages_of, print_page
from tests.report.papers import document

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Path:
    try:
        return find_browser()
    except WrongUseError as error:
        pytest.skip(error.sentence("en"))


def opened(browser: Path, page: Path, *wishes: str) -> str:
    """Open a page without a window; gives what the browser printed."""
    profile = page.parent / f"profile-{page.stem}"
    command = [str(browser), *FLAGS, *_as_root(), f"--user-data-dir={profile}", *wishes]
    done = subprocess.run(
        [*command, page.as_uri()], capture_output=True, timeout=120, check=True, text=True
    )
    return done.stdout


def asked_by_page(log: Path) -> list[str]:
    """Addresses that a page asked for, from the log of the browser.

    What the browser asks for itself (the time, updates) has no origin there; it has no network
    either.
    """
    told = json.loads(log.read_text(encoding="utf-8"))
    began = told["constants"]["logEventTypes"]["URL_REQUEST_START_JOB"]
    asked = [one.get("params", {}) for one in told["events"] if one["type"] == began]
    return sorted(
        one["url"]
        for one in asked  # the end of a request is an event of the same type without an address
        if "url" in one
        and one["initiator"] != "not an origin"
        and not one["url"].startswith(("file:", "data:"))
    )


def test_opening_asks_nothing_of_the_network(browser: Path, tmp_path: Path) -> None:
    page, log, shot = tmp_path / "report.html", tmp_path / "log.json", tmp_path / "shot.png"
    page.write_text(page_of(document())[0], encoding="utf-8")
    opened(browser, page, f"--log-net-log={log}", f"--screenshot={shot}")
    assert asked_by_page(log) == []
    pixels = matplotlib.image.imread(shot)
    dark = (pixels[..., :3].mean(axis=2) < 0.5).mean()
    assert 0.002 < dark < 0.5  # text on paper


def test_the_count_sees_what_is_asked(browser: Path, tmp_path: Path) -> None:
    page, log = tmp_path / "bad.html", tmp_path / "log.json"
    page.write_text('<img src="http://outside.example/x.png">', encoding="utf-8")
    opened(browser, page, f"--log-net-log={log}", "--dump-dom")
    assert asked_by_page(log) == ["http://outside.example/x.png"]


def test_tables_sort_as_figures_and_the_unknown_stays_last(browser: Path, tmp_path: Path) -> None:
    columns = (Column("县"), Column("收入", "万元", "amount", 1), Column("占比", "", "share", 1))
    rows = (("a", 1234.5, 0.5), ("b", 99.0, -0.02), ("c", None, 0.1), ("d", 300.0, 1.0))
    table = Table("t", "表", columns, (*rows, ("合计", 1633.5, None)), total=True)
    text, _ = page_of(document(chapters=(Chapter("summary", "摘要", (table,)),)))
    clicks = "".join(
        f"document.querySelectorAll('th [role=button]')[{place}].click();"
        "document.body.append([...document.querySelectorAll('tbody tr')]"
        ".map((row) => row.cells[0].textContent).join('') + ';');"
        for place in (1, 1, 2, 0)
    )
    page = tmp_path / "sort.html"
    page.write_text(text.replace("</body>", f"<script>{clicks}</script></body>"), encoding="utf-8")
    dom = opened(browser, page, "--dump-dom")
    assert "bdac;adbc;bcad;abcd;" in dom
    assert dom.index("合计") > dom.index(">d<")


def test_it_prints_on_numbered_pages_with_heads_repeated(browser: Path, tmp_path: Path) -> None:
    chapters = tuple(Chapter(f"c{n}", f"第{n}章", (Paragraph("词句"),)) for n in range(3))
    page, path = tmp_path / "print.html", tmp_path / "report.pdf"
    page.write_text(page_of(document(chapters=chapters))[0], encoding="utf-8")
    print_page(page, path, browser)
    content = path.read_bytes()
    assert content.startswith(b"%PDF")
    pages = len(re.findall(rb"/Type\s*/Page\b", content))
    assert pages == 2 + len(chapters)  # cover, contents, a page for each chapter
    assert pages_of(content).items() >= {"c0": 3, "c1": 4, "c2": 5}.items()


def test_the_summary_fills_one_page_and_annexes_follow_each_other(
    browser: Path, tmp_path: Path
) -> None:
    keys = {"summary": False, "last": False, "annex_a": True, "annex_b": True}
    chapters = tuple(
        Chapter(key, key, (Paragraph("词句"),), annex=annex) for key, annex in keys.items()
    )
    page, path = tmp_path / "order.html", tmp_path / "order.pdf"
    page.write_text(page_of(document(chapters=chapters))[0], encoding="utf-8")
    print_page(page, path, browser)
    found = pages_of(path.read_bytes())
    assert [found[key] for key in keys] == [3, 4, 5, 5]
