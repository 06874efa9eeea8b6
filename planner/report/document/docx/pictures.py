"""Figures: drawn as pixels, for word processors change the fonts of drawings without a word."""

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

from docx.image.image import Image
from docx.shared import Length
from docx.text.paragraph import Paragraph

from planner.report.document.docx.flow import Flow, legible
from planner.report.document.parts import Picture
from planner.report.fonts import chart_style
from planner.report.study_files import PNG_DPI

if TYPE_CHECKING:
    from matplotlib.figure import Figure

TOO_SMALL = 0.62
"""A broad figure that would shrink below this share of its size is put on a page on its side."""

HIGHEST = 0.82
"""Share of the height of a page that a figure may take, so that its caption stays with it."""


def drawn(draw: "Callable[[], Figure]") -> bytes:
    """PNG of a figure in the font that ships."""
    out = io.BytesIO()
    with chart_style():
        draw().savefig(out, format="png", dpi=PNG_DPI)
    return out.getvalue()


def lies(flow: Flow, pixels: bytes) -> bool:
    """Whether a figure is so broad that it needs a page on its side."""
    image = Image.from_blob(pixels)
    broad = image.width > image.height
    return broad and flow.upright and flow.width(turned=False) / image.width < TOO_SMALL


def put_picture(flow: Flow, picture: Picture, pixels: bytes, turned: bool) -> Paragraph:
    """Put a figure as large as it was drawn, or as large as the page allows."""
    image = Image.from_blob(pixels)
    scale = min(
        1.0,
        flow.width(turned) / image.width,
        HIGHEST * flow.height(turned) / image.height,
    )
    paragraph = flow.paragraph("", "Report Picture")
    shape = paragraph.add_run().add_picture(
        io.BytesIO(pixels), Length(round(scale * image.width)), Length(round(scale * image.height))
    )
    told = shape._inline.docPr
    told.set("descr", legible(picture.words))
    told.set("title", legible(picture.title))
    return paragraph
