"""A document as a Word file, in the look of official papers or in the look of a user's template."""

import io
import zipfile
from datetime import date, datetime, time
from pathlib import Path

from planner.report.document.docx.blocks import Writer
from planner.report.document.docx.cover import write_contents, write_cover, write_heads
from planner.report.document.docx.flow import Flow
from planner.report.document.docx.look import look_of, new_file
from planner.report.document.docx.template import open_template
from planner.report.document.parts import Document

STAMP = (1980, 1, 1, 0, 0, 0)
"""Time of the parts in the zip: the earliest that a zip knows."""


def write_docx(
    document: Document, path: Path, template: Path | None = None, day: date | None = None
) -> None:
    """Write a document as DOCX.

    Without a template the file has a cover, a table of contents and the look of official papers:
    A4, 仿宋_GB2312 16 pt, numbered headings, three-line tables. With a template its styles, heads,
    feet and page set-up are kept; ``{{title}}``, ``{{subtitle}}``, ``{{date}}``, ``{{facts}}`` and
    ``{{draft}}`` are filled in wherever they stand, and the chapters are put in the place of the
    paragraph ``{{report}}``, or at the end. The same document on the same day gives the same bytes.

    Parameters
    ----------
    template
        A Word file (.docx); None for our own look.
    day
        Date of the document; None for today.

    Raises
    ------
    WrongUseError
        The template is missing or no Word file, has a placeholder that we do not know or that
        stands where it cannot be filled, or lacks the headings.
    OSError
        The file cannot be written.
    """
    day = day or date.today()
    look = look_of(document.language)
    if template is None:
        file = new_file(look)
        flow = Flow(file, look)
        writer = Writer(document, flow)
        write_cover(document, flow)
        write_heads(document, flow)
        write_contents(document, flow, writer)
    else:
        opened = open_template(template, document, day)
        file, flow = opened.file, Flow(opened.file, look, opened.anchor)
        writer = Writer(document, flow)
        if not opened.titled:
            write_cover(document, flow, alone=False)
        if not opened.contents:
            write_contents(document, flow, writer)
    writer.write()
    flow.close()
    core = file.core_properties
    core.title, core.subject, core.language = document.title, document.subtitle, look.locale
    core.author, core.last_modified_by, core.comments = core.author if template else "", "", ""
    core.created = core.modified = datetime.combine(day, time())
    core.revision = 1
    unstamped = io.BytesIO()
    file.save(unstamped)
    path.write_bytes(stamped(unstamped.getvalue()))


def stamped(package: bytes) -> bytes:
    """Zip with the same parts, all of them with the time `STAMP`."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as parts,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as same,
    ):
        for name in parts.namelist():
            entry = zipfile.ZipInfo(name, STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            same.writestr(entry, parts.read(name))
    return out.getvalue()
