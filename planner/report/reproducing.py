"""What ``planner runs rerun --check`` prints: then, now, and what has changed."""

import math
from typing import Any

from planner.report.numbers import finite, plain
from planner.report.page import Sheet
from planner.studies.asking import Interval
from planner.studies.verify.reproduction import Likeness, Reproduction
from planner.texts import Language, text

HASH_LETTERS = 16


def reproduction_record(found: Reproduction, language: Language) -> dict[str, Any]:
    """The comparison as plain data; money in wan yuan, what is not finite is None."""
    return {
        "run": found.run,
        "reproduced": found.reproduced,
        "value_then": [finite(found.then.low), finite(found.then.high)],
        "value_now": [finite(found.now.low), finite(found.now.high)],
        "changed": [one.what for one in found.changed],
        "compared": [
            {
                "what": one.what,
                "name": text(f"label.rerun.{one.what}", language),
                "outcome": one.outcome,
                "then": _data(one.then),
                "now": _data(one.now),
            }
            for one in found.likenesses
        ],
        "verdict": verdict(found, language),
    }


def _data(fact: object) -> object:
    if isinstance(fact, tuple):
        return [finite(end) for end in fact]
    return fact


def reproduction_screen(found: Reproduction, language: Language) -> str:
    """A line for everything compared, and the verdict."""
    sheet = Sheet(language)
    say = sheet.say
    sheet.line(say("rerun.title", run=found.run))
    sheet.table(
        [say("rerun.what"), say("rerun.then"), say("rerun.now"), say("rerun.outcome")],
        [
            [
                say(f"rerun.{one.what}"),
                *_cells(one),
                say(f"rerun.outcome_{one.outcome}"),
            ]
            for one in found.likenesses
        ],
    )
    sheet.line()
    sheet.line(verdict(found, language))
    return sheet.text()


def _cells(one: Likeness) -> tuple[str, str]:
    if isinstance(one.then, dict) and isinstance(one.now, dict):
        keys = sorted(one.then.keys() | one.now.keys())
        apart = [key for key in keys if one.then.get(key) != one.now.get(key)]
        words = [
            ", ".join(f"{key}={side.get(key, '-')}" for key in apart) or str(len(side))
            for side in (one.then, one.now)
        ]
        return words[0], words[1]
    return _cell(one.then), _cell(one.now)


def _cell(fact: object) -> str:
    if isinstance(fact, tuple):
        return interval(Interval(*fact))
    if isinstance(fact, str) and len(fact) == 64:
        return fact[:HASH_LETTERS]
    return "-" if fact in (None, "") else str(fact)


def interval(one: Interval) -> str:
    """Both ends, or one figure where they are the same; an open end is a dash."""
    if one.exact:
        return plain(one.low)
    return f"[{plain(one.low)}, {plain(one.high) if math.isfinite(one.high) else '-'}]"


def verdict(found: Reproduction, language: Language) -> str:
    """Whether the run was reproduced, in one sentence."""
    names = [text(f"label.rerun.{one.what}", language) for one in found.changed]
    joined = ("、" if language == "zh" else ", ").join(names)
    if not found.reproduced:
        return text("label.rerun.verdict_no", language, run=found.run, what=joined)
    key = "verdict_yes_but" if names else "verdict_yes"
    return text(f"label.rerun.{key}", language, run=found.run, what=joined)
