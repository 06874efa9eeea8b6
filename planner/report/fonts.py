"""The font of the charts: one that ships, so that Chinese shows on a bare machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import resources
from pathlib import Path

import matplotlib as mpl
from matplotlib import font_manager

SHIPPED = "Noto Sans SC Subset"
FALLBACK = "DejaVu Sans"
"""Comes with matplotlib; has the few signs that the subset lacks."""


def shipped_file() -> Path:
    """Where the shipped font is; docs/fonts.md tells how it was made."""
    home = resources.files("planner") / "library" / "fonts"
    return Path(str(home / "NotoSansSCSubset-Regular.ttf"))


@cache
def families() -> tuple[str, ...]:
    """Font families for charts, best first; makes the shipped one known to matplotlib."""
    font_manager.fontManager.addfont(shipped_file())
    return SHIPPED, FALLBACK


@contextmanager
def chart_style() -> Iterator[None]:
    """Draw and save with our fonts; SVG text becomes outlines, so that readers need no font."""
    style = {
        "font.family": list(families()),
        "svg.fonttype": "path",
        "svg.hashsalt": "planner",
        "hatch.linewidth": 0.5,
    }
    with mpl.rc_context(style):
        yield
