"""The chapters of a document in their order; each is one function of the material."""

from collections.abc import Callable

from planner.report.document.material import Material
from planner.report.document.parts import Chapter

CHAPTERS: tuple[Callable[[Material], Chapter], ...] = ()
"""Chapters 0 to 12, then the annexes, as `docs/reports.md` lists them."""
