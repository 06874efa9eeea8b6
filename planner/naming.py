"""What users call things: the code that a word stands for, be it a code or a name."""

from collections.abc import Iterable, Mapping
from typing import Any

from planner.errors import WrongUseError
from planner.results import Scenario
from planner.spelling import nearest

SHORT = "县市区"
"""Endings that people leave out of a county's name."""


def names_of(code: str, row: Any) -> tuple[str, ...]:
    """What a row may be called: code, Chinese name with and without its ending, English name."""
    zh, en = row.name_zh or "", row.name_en or ""
    return tuple(name for name in (code, zh, zh.rstrip(SHORT), en) if name)


def code_meant(
    word: str, known: Mapping[str, Iterable[str]], fault: str, slot: str = "word"
) -> str:
    """The code that is `word`, or has it as a name; capitals do not matter.

    Parameters
    ----------
    known
        Names by code.
    fault, slot
        Text key of the sentence that there is none (``fault_near`` with a suggestion), and the fact
        of it that holds the word.

    Raises
    ------
    WrongUseError
        There is none, or several have the name.
    """
    wanted = word.strip().lower()
    if word in known:
        return word
    found = sorted(c for c, names in known.items() if wanted in {n.lower() for n in (c, *names)})
    if len(found) > 1:
        raise WrongUseError("ambiguous_name", name=word, codes=", ".join(found))
    if found:
        return found[0]
    names = [name for names in known.values() for name in names]
    if near := nearest(word, known) or nearest(word, names):
        raise WrongUseError(f"{fault}_near", **{slot: word, "near": near})
    raise WrongUseError(fault, **{slot: word})


def county_code(scenario: Scenario, word: str) -> str:
    """Code of a county given by its code, its Chinese or its English name."""
    known = {row.county: names_of(row.county, row) for row in scenario.rows("counties")}
    return code_meant(word, known, "unknown_county", "county")
