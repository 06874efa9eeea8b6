"""The cover: what the document is about, and what it takes to make it again."""

import re
from pathlib import Path

from planner.report.document.chapters_plan.writer import Writer
from planner.report.document.material import Material
from planner.report.numbers import percent
from planner.schema import TABLES
from planner.store import read_run
from planner.texts import CATALOGUE

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
SOURCES = ("source", "source_note")
"""Columns that say where figures come from."""


def title(material: Material) -> str:
    """Title of the scenario."""
    settings = material.run.scenario.settings
    return settings.title_zh if material.language == "zh" else _english(material)


def _english(material: Material) -> str:
    settings = material.run.scenario.settings
    return settings.title_en or settings.title_zh


def subtitle(material: Material) -> str:
    """What the document is, and the variant if there is one."""
    write = Writer(material)
    variant = material.run.scenario.variant
    return write.tell("cover.subtitle_variant" if variant else "cover.subtitle", variant=variant)


def cover(material: Material) -> tuple[tuple[str, str], ...]:
    """Labels and values: data, prices, horizon, proof, versions, checksums.

    Raises
    ------
    StoreError
        The run is no longer in its folder.
    """
    write, result = Writer(material), material.run
    folder = Path(result.folder)
    facts = read_run(folder.parent, folder.name).manifest
    solution = result.solution
    gap = percent(solution.gap_share) if solution.gap_share < float("inf") else "-"
    values = {
        "run": result.run,
        "created": result.created[:16].replace("T", " "),
        "horizon": write.span,
        "price_year": str(write.settings.price_year),
        "vintage": vintage(write) or write.tell("cover.vintage_unknown"),
        "status": write.tell(
            "cover.status_words", status=write.say(f"status.{solution.status}"), gap=gap
        ),
        "grade": write.grade or "-",
        "others": write.joined(one.run for one in material.runs[1:]) or write.tell("cover.none"),
        "studies": write.joined(_study(write, one.kind) for one in material.studies)
        or write.tell("cover.none"),
        "versions": f"planner {facts['planner']}, HiGHS (highspy {facts['highspy']}), "
        f"Pyomo {facts['pyomo']}, Python {facts['python']}",
        "input_hash": facts["input_hash"],
        "model_hash": result.model_hash or "-",
    }
    return tuple((write.tell(f"cover.{key}"), value) for key, value in values.items())


def _study(write: Writer, kind: str) -> str:
    """What a study is called; its verb where the catalogue has no name for it."""
    known = f"label.chapter.verb.{kind}" in CATALOGUE
    return write.say(f"chapter.verb.{kind}") if known else kind


def vintage(write: Writer) -> str:
    """First and last year that the sources of the inputs name; blank if none names one."""
    years = {
        int(found)
        for table in TABLES
        for row in write.scenario.rows(table)
        for column in SOURCES
        for found in YEAR.findall(str(getattr(row, column, None) or ""))
    }
    return f"{min(years)}–{max(years)}" if years else ""
