"""Generated scenarios of stated size, as ordinary scenario folders.

The recipe: a planar map of counties with about two neighbour pairs each, parks, the industrial and
service industries of the library with twelve admissible per county, projects in three pools of
skewed sizes, a third of them with a second possible county, and limits at a third of what the pool
would need, reserved in full. All figures are illustrative. The same seed and size give the same
bytes.
"""

import csv
from pathlib import Path

import numpy as np

from planner.bench.draw import PERIODS, Draw
from planner.bench.sizes import SIZES, Size, size_of
from planner.bench.tables import Columns, tables_of
from planner.errors import WrongUseError
from planner.texts import text

__all__ = ["SIZES", "Size", "generate", "size_of"]

LINK_VALUE_WAN = 100.0
"""A fifth of the default, so that links make a few per cent of the value, as overlaps do."""


def generate(folder: Path, size: str | Size, seed: int) -> None:
    """Write a scenario folder of a size; the same seed gives the same bytes.

    Raises
    ------
    WrongUseError
        The folder holds something already or cannot be written, or the size is unknown.
    """
    size = size_of(size) if isinstance(size, str) else size
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WrongUseError("folder_not_empty", folder=folder)
    draw = Draw(size, np.random.Generator(np.random.PCG64(seed)))
    try:
        (folder / "data").mkdir(parents=True, exist_ok=True)
        _write_settings(folder, size, seed)
        for name, table in tables_of(draw).items():
            _write_table(folder / "data" / f"{name}.csv", table)
    except OSError as error:
        raise WrongUseError("folder_not_writable", folder=folder, reason=error.strerror) from error


def _write_table(path: Path, table: Columns) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(table.header + "\n")
        csv.writer(file, lineterminator="\n").writerows(zip(*table.cells, strict=True))


def _write_settings(folder: Path, size: Size, seed: int) -> None:
    facts = {"counties": size.counties, "projects": size.projects, "seed": seed}
    settings = f"""schema = 1
title_zh = "{text("bench.title", "zh", **facts)}"
title_en = "{text("bench.title", "en", **facts)}"
price_year = 2024

[horizon]
period_years = {[1] * PERIODS}

[objective]
link_value_wan = {LINK_VALUE_WAN}

[layout]
leads_per_industry_max = {size.leads_per_industry_max}

[landing]
reserve = "full"
"""
    (folder / "scenario.toml").write_text(settings, encoding="utf-8")
    notes = [text("bench.readme", language, **facts) for language in ("zh", "en")]
    (folder / "README.md").write_text("\n\n".join(notes) + "\n", encoding="utf-8")
