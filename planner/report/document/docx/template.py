"""A user's own Word file as the frame of a document: found fit, and its placeholders filled."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import docx
from docx.document import Document as File
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph
from lxml.etree import XMLSyntaxError

from planner.errors import WrongUseError
from planner.report.document.docx.flow import legible
from planner.report.document.parts import Document
from planner.spelling import nearest
from planner.texts import text

HEADINGS = ("Heading 1", "Heading 2")
"""Styles that a template must have: only it can say how headings look, and contents need them."""

FIELDS = ("title", "subtitle", "date", "facts", "draft")
PLACE = "report"
PLACEHOLDER = re.compile(r"\{\{(.*?)\}\}")

NOT_WORD = (
    *(zipfile.BadZipFile, zlib.error, PackageNotFoundError, XMLSyntaxError),
    *(KeyError, ValueError, EOFError, RuntimeError, NotImplementedError, AttributeError),
)
"""What python-docx raises for files that are no Word files or are broken, encrypted, cut off."""


@dataclass(frozen=True)
class Opened:
    """A template that is filled but for its chapters.

    Attributes
    ----------
    anchor
        Paragraph in whose place the chapters go; None puts them at the end.
    titled
        Whether the title is in the template.
    contents
        Whether the template has a table of contents.
    """

    file: File
    anchor: CT_P | None
    titled: bool
    contents: bool


def open_template(path: Path, document: Document, day: date) -> Opened:
    """Template with its placeholders filled.

    Raises
    ------
    WrongUseError
        There is no such file, it is no Word file, it lacks a heading, or a placeholder is
        unknown, open or in a wrong place.
    """
    if not path.is_file():
        raise WrongUseError("template_missing", path=path)
    try:
        file = docx.Document(str(path))
        paragraphs = list(_paragraphs(file))
    except OSError as error:
        raise WrongUseError("template_not_read", path=path, reason=error.strerror) from error
    except NOT_WORD as error:
        raise WrongUseError("template_not_word", path=path) from error
    _check_styles(file, path)
    names = [name for paragraph in paragraphs for name in _names(paragraph, path)]
    anchor = _anchor(file, paragraphs, path)
    for paragraph in paragraphs:
        if paragraph._p is not anchor:
            _fill_whole(paragraph, document, day)
    instructions = file.element.iter(qn("w:instrText"))
    contents = any((one.text or "").split()[:1] == ["TOC"] for one in instructions)
    return Opened(file, anchor, "title" in names, contents)


def _paragraphs(file: File) -> Iterator[Paragraph]:
    """Paragraphs of the body, of tables and text boxes, of page heads and feet."""
    related = file.part.rels.values()
    around = [
        relation.target_part
        for relation in related
        if not relation.is_external and relation.reltype.endswith(("/header", "/footer"))
    ]
    for story in [file.part, *around]:
        for paragraph in story.element.iter(qn("w:p")):
            yield Paragraph(paragraph, file)


def _check_styles(file: File, path: Path) -> None:
    present = {style.name for style in file.styles}
    lacking = [name for name in HEADINGS if name not in present]
    if lacking:
        raise WrongUseError("template_style", path=path, styles=", ".join(lacking))


def _texts(paragraph: Paragraph) -> list[BaseOxmlElement]:
    """Pieces of the words of a paragraph, without those of links, which are left as they are."""
    return [piece for run in paragraph.runs for piece in run._r.findall(qn("w:t"))]


def _words(paragraph: Paragraph) -> str:
    """All these pieces."""
    return "".join(piece.text or "" for piece in _texts(paragraph))


def _names(paragraph: Paragraph, path: Path) -> list[str]:
    """Placeholders of a paragraph.

    Raises
    ------
    WrongUseError
        One of them is unknown or not closed.
    """
    words = _words(paragraph)
    names = [match[1].strip() for match in PLACEHOLDER.finditer(words)]
    known = (*FIELDS, PLACE)
    for name in names:
        if name not in known:
            near = nearest(name, known)
            raise WrongUseError(
                "template_field_near" if near else "template_field",
                path=path,
                field=_braced(name),
                known=" ".join(map(_braced, known)),
                near=_braced(near),
            )
    rest = PLACEHOLDER.sub("", words)
    if "{{" in rest or "}}" in rest:
        raise WrongUseError(
            "template_field_open", path=path, words=words.strip(), example=_braced(PLACE)
        )
    return names


def _braced(name: str) -> str:
    return f"{{{{{name}}}}}"


def _anchor(file: File, paragraphs: list[Paragraph], path: Path) -> CT_P | None:
    """The paragraph in whose place the chapters go.

    Raises
    ------
    WrongUseError
        There are several, or it is in a table, a box or a page head, or it holds other words.
    """
    asked = [one for one in paragraphs if PLACE in _names(one, path)]
    if not asked:
        return None
    if len(asked) > 1:
        raise WrongUseError("template_places", path=path, field=_braced(PLACE), count=len(asked))
    alone = PLACEHOLDER.fullmatch(_words(asked[0]).strip())
    if not alone or asked[0]._p.getparent() is not file.element.body:
        raise WrongUseError(
            "template_place", path=path, field=_braced(PLACE), words=_words(asked[0]).strip()
        )
    return asked[0]._p


def _fill_whole(paragraph: Paragraph, document: Document, day: date) -> None:
    """Fill a paragraph; one that holds the facts is repeated for each of them."""
    language = document.language
    values = {
        "title": document.title,
        "subtitle": document.subtitle,
        "draft": document.draft,
        "date": text("office.day", language, year=day.year, month=day.month, day=day.day),
    }
    if not re.search(r"\{\{\s*facts\s*\}\}", _words(paragraph)):
        _fill(paragraph, values)
        return
    for label, value in document.facts:
        copy = Paragraph(deepcopy(paragraph._p), paragraph._parent)
        fact = text("office.fact", language, label=label, value=value)
        _fill(copy, {**values, "facts": fact})
        paragraph._p.addprevious(copy._p)
    paragraph._p.getparent().remove(paragraph._p)


def _fill(paragraph: Paragraph, values: dict[str, str]) -> None:
    """Put values in the place of placeholders, in the letters of where each begins.

    Word cuts words into pieces where it likes, so a placeholder may stand in several.
    """
    while match := PLACEHOLDER.search(_words(paragraph)):
        start = 0
        value = legible(values[match[1].strip()])
        for piece in _texts(paragraph):
            words = piece.text or ""
            end = start + len(words)
            low, high = max(match.start(), start), min(match.end(), end)
            if low < high:
                put = value if low == match.start() else ""
                piece.text = words[: low - start] + put + words[high - start :]
                piece.set(qn("xml:space"), "preserve")
            start = end
