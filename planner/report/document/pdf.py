"""A document as PDF: the HTML page, printed by a browser of this machine without a network."""

import os
import shutil
import subprocess
import tempfile
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
    """Print an HTML file as PDF.

    Raises
    ------
    WrongUseError
        The browser fails, takes too long or writes nothing.
    """
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
