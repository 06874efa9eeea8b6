"""Names of sheets: captions, as far as Excel takes them."""

import re
from collections.abc import Mapping

LONGEST = 31
"""Characters of the name of a sheet that Excel takes."""

FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
RESERVED = {"history", "历史记录"}


def sheet_names(contents: str, captions: Mapping[str, str]) -> dict[str, str]:
    """Names of sheets by the key of their table; the one of the contents is under a blank key."""
    names: dict[str, str] = {}
    taken: set[str] = set(RESERVED)
    for key, caption in {"": contents, **captions}.items():
        name = sheet_name(caption, taken)
        taken.add(name.casefold())
        names[key] = name
    return names


def sheet_name(caption: str, taken: set[str]) -> str:
    """Name that is not taken, in whatever letters; a number ends one that would be."""
    plain = FORBIDDEN.sub(" ", caption).strip(" '") or "-"
    number, ending = 1, ""
    while (name := cut(plain, LONGEST - len(ending)) + ending).casefold() in taken:
        number += 1
        ending = f" {number}"
    return name


def cut(words: str, longest: int) -> str:
    """Words as far as they fit; Excel counts two for a character beyond the basic plane."""
    while len(words.encode("utf-16-le")) // 2 > longest:
        words = words[:-1]
    return words.strip(" '")
