"""From material to a document: cover, chapters, and which of them are wanted."""

from collections.abc import Sequence

from planner.errors import WrongUseError
from planner.report.document.chapters_plan import cover, subtitle, title
from planner.report.document.contents import CHAPTERS
from planner.report.document.material import Material
from planner.report.document.parts import Document
from planner.texts import text


def bound(material: Material, sections: Sequence[str] = (), draft: bool = False) -> Document:
    """Document of a material.

    Parameters
    ----------
    sections
        Keys of the chapters that are wanted; empty for all.
    draft
        Whether cover and page heads call it a draft.

    Raises
    ------
    WrongUseError
        There is no chapter of such a key.
    """
    chapters = tuple(chapter(material) for chapter in CHAPTERS)
    known = [chapter.key for chapter in chapters]
    for section in sections:
        if section not in known:
            raise WrongUseError("report_section", section=section, known=", ".join(known) or "-")
    return Document(
        language=material.language,
        title=title(material),
        subtitle=subtitle(material),
        facts=cover(material),
        chapters=tuple(one for one in chapters if not sections or one.key in sections),
        draft=text("label.report.draft", material.language) if draft else "",
    )
