"""Figures as SVG inside a page: words stay words, hatches are lines, no two figures share an id."""

import io
import re
from collections.abc import Iterable, Iterator
from itertools import count, product

import matplotlib as mpl

from planner.report.document.parts import Picture
from planner.report.fonts import chart_style

NO_METADATA = dict.fromkeys(("Date", "Creator", "Format", "Type"))
"""Metadata name outside addresses and the time, and a page has no use for either."""

NOT_FOR_PAGES = re.compile(
    r"""<!--.*?-->|<style.*?</style>| xmlns(?::\w+)?="[^"]*"|;? *font-family: [^;"]*"""
    r"""| transform="rotate\(-0 [^"]*["]""",
    re.DOTALL,
)
"""Comments repeat the texts; style and font would hold for the whole page, which has its own."""

WRAPPED = re.compile(r"<g>\s*(<text[^>]*>[^<]*</text>)\s*</g>")
SIZE = re.compile(r'<svg([^>]*?) width="([\d.]+)pt" height="[\d.]+pt"')
ID = re.compile(r' id="([^"]+)"')
REFERENCE = re.compile(r'(href="#|url\(#)([^")]+)')
PATH = re.compile(r' d="([^"]*)"')
PLACE = re.compile(r'( x="| y="|translate\()([^")]*)')
TOO_FINE = re.compile(r"(\.\d\d)\d+")
"""Figures are drawn in points, of which a hundredth cannot be seen."""

TILE = 72
"""Points after which a hatch of matplotlib repeats, across and down."""

PATTERN = re.compile(
    r'<pattern id="([^"]+)"[^>]*>\s*<rect[^>]* fill="([^"]+)"/>\s*(<path)([^>]*/>)\s*</pattern>'
)
HATCHED = re.compile(
    r'<path d="([^"]*)"( clip-path="[^"]*")? style="fill: url\(#([^)]+)\)([^"]*)"/>'
)
NUMBER = re.compile(r"-?[\d.]+")


def drawings_of(pictures: Iterable[Picture]) -> dict[str, str]:
    """Draw the figures, by their key; their words are set in the fonts of the page."""
    return {one.key: _inline(_drawn(one), one.key) for one in pictures}


def _drawn(picture: Picture) -> str:
    out = io.StringIO()
    with chart_style(), mpl.rc_context({"svg.fonttype": "none"}):
        picture.draw().savefig(out, format="svg", metadata=NO_METADATA)
    return out.getvalue()


def _inline(svg: str, key: str) -> str:
    """Part of a page: without the head of a file, no wider than the page, ids its own."""
    body = NOT_FOR_PAGES.sub("", svg[svg.index("<svg") :]).replace("xlink:href", "href")
    body = _lined(body)
    used = {name for _, name in REFERENCE.findall(body)}
    body = ID.sub(lambda found: f' id="{key}-{found[1]}"' if found[1] in used else "", body)
    body = REFERENCE.sub(lambda found: f"{found[1]}{key}-{found[2]}", body)
    body = PATH.sub(lambda found: f' d="{_dense(found[1])}"', body)
    body = PLACE.sub(lambda found: found[1] + TOO_FINE.sub(r"\1", found[2]), body)
    body = WRAPPED.sub(r"\1", body)
    body = SIZE.sub(
        rf'<svg\1 style="width:\2pt" role="img" aria-labelledby="words-{key}"', body, count=1
    )
    return re.sub(r"\s*\n\s*", "\n", body)


def _lined(body: str) -> str:
    """Hatches as lines cut to their shapes: browsers print patterns as pictures of many pixels."""
    fills = {name: fill for name, fill, _, _ in PATTERN.findall(body)}
    places = count()

    def lines(found: re.Match[str]) -> str:
        path, clip, name, style = found.groups(default="")
        shape = f"hatch{next(places)}"
        tiles = "".join(f'<use href="#{name}" x="{x}" y="{y}"/>' for x, y in _tiles(path))
        return (
            f'<path d="{path}"{clip} style="fill: {fills[name]}{style}"/>'
            f'<clipPath id="{shape}"><path d="{path}"/></clipPath>'
            f'<g{clip}><g clip-path="url(#{shape})">{tiles}</g></g>'
        )

    shapes = HATCHED.sub(lambda found: lines(found) if found[3] in fills else found[0], body)
    return PATTERN.sub(
        # A fill by name, of something other than a path, still needs its pattern.
        lambda found: (
            found[0] if f"url(#{found[1]})" in shapes else f'{found[3]} id="{found[1]}"{found[4]}'
        ),
        shapes,
    )


def _tiles(path: str) -> Iterator[tuple[int, int]]:
    """Corners of the tiles that cover a path, whose coordinates are all absolute."""
    numbers = [float(number) for number in NUMBER.findall(path)]
    across, down = (
        range(int(min(ends) // TILE) * TILE, int(max(ends)) + 1, TILE)
        for ends in (numbers[::2], numbers[1::2])
    )
    return product(across, down)


def _dense(path: str) -> str:
    """Commands and coordinates without decimals that cannot be seen and without idle blanks."""
    tight = re.sub(r"\s*([A-Za-z])\s*", r"\1", TOO_FINE.sub(r"\1", path))
    return re.sub(r"\s+(?=-)", "", tight).replace("\n", " ")
