"""Every sentence the planner says, in Chinese and English, in one catalogue.

A text is a pair ``(zh, en)`` under a dotted key; placeholders use ``str.format`` names and must be
the same in both languages (a test compares them). The catalogue is cut by topic: `faults` for what
is wrong with data, `audit` for what is wrong with a plan, `messages` for errors and remarks,
`pooling` for many solves, `studying` for all studies, `labels` for words on screens and in reports,
`help` for the command line, `office` for Word files and workbooks, `meanings` for columns and
settings; the others belong to the verb of their name.
"""

import locale
import os
from typing import Literal

from planner.texts import (
    alternatives,
    assessment,
    audit,
    benching,
    certificate,
    chapters_annexes,
    chapters_closing,
    chapters_columns,
    chapters_layout,
    chapters_plan,
    chapters_risk,
    chapters_studies,
    comparing,
    coordinating,
    diagnosing,
    enclaves,
    explaining,
    faults,
    fund,
    help,  # noqa: A004
    hubs,
    inputs,
    keeping,
    labels,
    ladder,
    layout_prices,
    least,
    manual,
    maps,
    materials,
    meanings,
    messages,
    office,
    overbooking,
    pareto,
    places,
    pooling,
    pricing,
    reaction,
    reference,
    reporting,
    robust,
    sampling,
    scorecard,
    sensitivity,
    studying,
    ties,
    workbook,
)

Language = Literal["zh", "en"]

TOPICS = (
    alternatives,
    assessment,
    audit,
    benching,
    certificate,
    chapters_annexes,
    chapters_closing,
    chapters_columns,
    chapters_layout,
    chapters_plan,
    chapters_risk,
    chapters_studies,
    comparing,
    coordinating,
    diagnosing,
    enclaves,
    explaining,
    faults,
    fund,
    help,
    hubs,
    inputs,
    keeping,
    labels,
    ladder,
    layout_prices,
    manual,
    maps,
    materials,
    meanings,
    least,
    messages,
    office,
    overbooking,
    pareto,
    places,
    pooling,
    pricing,
    reaction,
    reference,
    reporting,
    robust,
    sampling,
    scorecard,
    sensitivity,
    studying,
    ties,
    workbook,
)

CATALOGUE: dict[str, tuple[str, str]] = {
    key: pair for topic in TOPICS for key, pair in topic.TEXTS.items()
}


def language_of_system() -> Language:
    """Language asked for by ``PLANNER_LANG``, else the one of the system, else English."""
    asked = os.environ.get("PLANNER_LANG", "").lower()
    spoken = asked or (locale.getlocale()[0] or "").lower()
    return "zh" if spoken.startswith(("zh", "chinese")) else "en"


def text(key: str, language: Language, /, **facts: object) -> str:
    """Sentence `key` of the catalogue in `language`, with `facts` filled in.

    Raises
    ------
    KeyError
        The catalogue has no such key, or a placeholder has no fact.
    """
    zh, en = CATALOGUE[key]
    return (zh if language == "zh" else en).format(**facts)
