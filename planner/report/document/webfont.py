"""The fonts of an HTML page: the glyphs that it needs, so that it reads the same everywhere."""

import base64
import io
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, TTLibError
from matplotlib import font_manager

from planner.errors import WrongUseError
from planner.report.fonts import FALLBACK, shipped_file


@dataclass(frozen=True)
class Face:
    """A font cut down to some characters.

    Attributes
    ----------
    family
        Name that the style sheet uses.
    data
        WOFF as a ``data:`` address; zlib inside, so that no compressor beyond Python's is needed.
    """

    family: str
    data: str


@dataclass(frozen=True)
class Faces:
    """Fonts for a page, best first, and the characters that neither has."""

    faces: tuple[Face, ...]
    missing: str


def faces_for(words: Iterable[str]) -> Faces:
    """Cut the shipped font to the characters of `words`, the second one to what the first lacks.

    Raises
    ------
    WrongUseError
        The shipped font file is not there or is no font.
    """
    wanted = {character for word in words for character in word if character.isprintable()}
    faces = []
    for family, path in (("Report", shipped_file()), ("Report signs", _second_file())):
        here = wanted & _characters(path)
        if here:
            faces.append(Face(family, _woff(path, here)))
        wanted -= here
    return Faces(tuple(faces), "".join(sorted(wanted)))


def _second_file() -> Path:
    return Path(font_manager.findfont(FALLBACK, fallback_to_default=False))


@cache
def _characters(path: Path) -> frozenset[str]:
    """Characters that a font has a glyph for."""
    with _opened(path) as font:
        return frozenset(map(chr, font.getBestCmap()))


def _opened(path: Path) -> TTFont:
    try:
        return TTFont(io.BytesIO(path.read_bytes()), lazy=True)
    except (OSError, TTLibError) as error:
        raise WrongUseError("no_font", path=path, reason=error) from error


def _woff(path: Path, characters: Iterable[str]) -> str:
    options = Options(layout_features=[], hinting=False, notdef_outline=True)
    options.drop_tables += ["FFTM"]  # dates of a font editor, which the subsetter does not know
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(sorted(characters)))
    out = io.BytesIO()
    with _opened(path) as font:
        font.recalcTimestamp = False  # the same words give the same file
        subsetter.subset(font)
        font.flavor = "woff"
        font.save(out)
    return "data:font/woff;base64," + base64.b64encode(out.getvalue()).decode("ascii")
