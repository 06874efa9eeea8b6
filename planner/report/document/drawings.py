"""Figures as SVG inside a page: every glyph is kept once, and no two figures share an id."""

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass

from planner.report.document.parts import Picture
from planner.report.fonts import chart_style

NO_METADATA = dict.fromkeys(("Date", "Creator", "Format", "Type"))
"""Metadata name outside addresses and the time, and a page has no use for either."""

GLYPH = re.compile(r'<path id="([^"]+)" d="([^"]*)"( transform="[^"]*")?/>')
"""A glyph; its id names font and character, so that equal ids are equal glyphs."""

GLYPHS = re.compile(rf"<defs>\s*((?:{GLYPH.pattern}\s*)+)</defs>")
NOT_FOR_PAGES = re.compile(r'<!--.*?-->|<style.*?</style>| xmlns(?::\w+)?="[^"]*"', re.DOTALL)
"""Comments repeat the texts; the style would hold for the whole page, which has it for figures."""

SIZE = re.compile(r'<svg([^>]*?) width="([\d.]+)pt" height="[\d.]+pt"')
ID = re.compile(r' id="([^"]+)"')
REFERENCE = re.compile(r'(href="#|url\(#)([^")]+)')
PATH = re.compile(r' d="([^"]*)"')
PLACE = re.compile(r'( x="| y="|translate\()([^")]*)')
TOO_FINE = re.compile(r"(\.\d\d)\d+")
"""Figures are drawn in points, of which a hundredth cannot be seen."""


@dataclass(frozen=True)
class Drawings:
    """Figures of a page by their key, and the glyphs that they use."""

    figures: dict[str, str]
    glyphs: str


def drawings_of(pictures: Iterable[Picture]) -> Drawings:
    """Draw the figures; their text is outlines, so that readers need no font."""
    glyphs: dict[str, tuple[str, str]] = {}
    figures = {one.key: _inline(_drawn(one), one.key, glyphs) for one in pictures}
    return Drawings(figures, "".join(f'<path id="{name}" {path}' for name, path in glyphs.values()))


def _drawn(picture: Picture) -> str:
    out = io.StringIO()
    with chart_style():
        picture.draw().savefig(out, format="svg", metadata=NO_METADATA)
    return out.getvalue()


def _inline(svg: str, key: str, glyphs: dict[str, tuple[str, str]]) -> str:
    """Part of a page: without the head of a file, no wider than the page, ids its own.

    Its glyphs are taken out and added to `glyphs`.
    """
    shared: dict[str, str] = {}

    def taken(match: re.Match[str]) -> str:
        for name, path, move in GLYPH.findall(match[1]):
            glyphs.setdefault(name, (f"g{len(glyphs)}", f'd="{_dense(path)}"{move}/>'))
            shared[name] = glyphs[name][0]
        return ""

    body = NOT_FOR_PAGES.sub("", svg[svg.index("<svg") :]).replace("xlink:href", "href")
    body = GLYPHS.sub(taken, body)
    used = {name for _, name in REFERENCE.findall(body)}
    body = ID.sub(lambda found: f' id="{key}-{found[1]}"' if found[1] in used else "", body)
    body = REFERENCE.sub(lambda found: found[1] + shared.get(found[2], f"{key}-{found[2]}"), body)
    body = PATH.sub(lambda found: f' d="{_dense(found[1])}"', body)
    body = PLACE.sub(lambda found: found[1] + TOO_FINE.sub(r"\1", found[2]), body)
    body = SIZE.sub(
        rf'<svg\1 style="width:\2pt" role="img" aria-labelledby="words-{key}"', body, count=1
    )
    return re.sub(r"\s*\n\s*", "\n", body)


def _dense(path: str) -> str:
    """Commands and coordinates without decimals that cannot be seen and without idle blanks."""
    tight = re.sub(r"\s*([A-Za-z])\s*", r"\1", TOO_FINE.sub(r"\1", path))
    return re.sub(r"\s+(?=-)", "", tight).replace("\n", " ")
