"""A document as PDF: the HTML page, printed by a browser of this machine without a network.

It is printed twice: browsers do not tell a page on which page its headings come to stand, so the
first print is asked, and the second has the numbers in its contents.
"""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from planner.errors import WrongUseError

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
"""Names under which a browser that prints may be on the PATH."""

WINDOWS_PLACES = (
    r"Microsoft\Edge\Application\msedge.exe",
    r"Google\Chrome\Application\chrome.exe",
)
"""Below ``Program Files``: Windows puts browsers not on the PATH."""

WINDOWS_ROOTS = ("ProgramFiles", "ProgramFiles(x86)")

FLAGS = (
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--disable-extensions",
    "--disable-sync",
    "--disable-component-update",
    "--disable-background-networking",
    "--disable-default-apps",
    "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND",  # no name has an address, for the browser's own either
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
)
PRINT_SECONDS = 120


def find_browser() -> Path:
    """Browser that can print a page.

    Raises
    ------
    WrongUseError
        There is none.
    """
    on_path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if on_path is not None:
        return Path(on_path)
    roots = [Path(os.environ[name]) for name in WINDOWS_ROOTS if name in os.environ]
    for place in (root / place for root in roots for place in WINDOWS_PLACES):
        if place.exists():
            return place
    raise WrongUseError("no_browser", tried=", ".join(BROWSERS))


def print_page(page: Path, path: Path, browser: Path) -> None:
    """Print an HTML file as PDF, with page numbers in its contents.

    Raises
    ------
    WrongUseError
        The browser fails, takes too long or writes nothing.
    """
    _print(page, path, browser)
    with tempfile.TemporaryDirectory() as aside:
        numbered = Path(aside) / page.name
        words = page.read_text(encoding="utf-8")
        numbered.write_text(with_pages(words, pages_of(path.read_bytes())), encoding="utf-8")
        _print(numbered, path, browser)


def pages_of(pdf: bytes) -> dict[str, int]:
    """Page of every place that a link leads to; empty where the browser wrote none in plain.

    Chromium and Edge write a name as ``/summary [112 0 R /XYZ 0 841.9 0]``, and the pages in their
    order as ``/Kids [8 0 R 112 0 R ...]``, in groups where there are many.
    """
    kids = {
        int(group): [int(kid) for kid in re.findall(rb"(\d+) 0 R", listed)]
        for group, listed in re.findall(
            rb"(?m)^(\d+) 0 obj\s*<<[^>]*?/Type /Pages\b[^>]*?/Kids \[([^\]]*)\]", pdf
        )
    }
    within = {kid for listed in kids.values() for kid in listed}
    order = [page for top in kids if top not in within for page in _leaves(top, kids)]
    return {
        name.decode("ascii"): order.index(int(page)) + 1
        for name, page in re.findall(rb"/([\w-]+) \[(\d+) 0 R /XYZ", pdf)
        if int(page) in order
    }


def _leaves(node: int, kids: Mapping[int, Sequence[int]]) -> Iterator[int]:
    """Pages below a group of pages, in their order."""
    if node not in kids:
        yield node
    for kid in kids.get(node, ()):
        yield from _leaves(kid, kids)


def with_pages(words: str, pages: Mapping[str, int]) -> str:
    """A page whose contents tell where each chapter begins."""
    return re.sub(
        r'<li><a href="#([\w-]+)">',
        lambda found: (
            f'<li><a href="#{found[1]}" data-page="{pages[found[1]]}">'
            if found[1] in pages
            else found[0]
        ),
        words,
    )


def _print(page: Path, path: Path, browser: Path) -> None:
    """Print an HTML file as PDF as it is."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [str(browser), *FLAGS, *_as_root(), f"--user-data-dir={profile}"]
        command += [f"--print-to-pdf={path.absolute()}", page.absolute().as_uri()]
        try:
            done = subprocess.run(command, capture_output=True, timeout=PRINT_SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise WrongUseError("browser_failed", browser=browser, reason=error) from error
    if not path.exists() or not path.stat().st_size:
        told = done.stderr.decode(errors="replace").strip().splitlines()
        reason = told[-1] if told else done.returncode
        raise WrongUseError("browser_failed", browser=browser, reason=reason)


def _as_root() -> tuple[str, ...]:
    """Chromium refuses to run as root with its sandbox, which needs lesser rights."""
    return ("--no-sandbox",) if os.name == "posix" and os.geteuid() == 0 else ()
