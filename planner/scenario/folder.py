"""A scenario folder: which files hold which tables, and all of them read into one scenario."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from planner.errors import Fault
from planner.results import Scenario, Table
from planner.scenario.cells import narrow
from planner.scenario.changes import apply_changes
from planner.scenario.grids import Grid, read_csv_grids, read_words
from planner.scenario.headers import title
from planner.scenario.reading import Reading
from planner.scenario.settings import PLACEHOLDER, places_of, read_document, read_settings
from planner.scenario.tables import TableReading, read_best_grid, unread
from planner.scenario.variants import read_variants
from planner.scenario.workbook import Sheet, read_workbook
from planner.schema import TABLES, Settings, TableSpec
from planner.spelling import nearest

READ_ME = ("说明", "readme")
"""How the names of sheets and files begin that hold words for people."""


def read_scenario(folder: Path, variants: Sequence[str] = ()) -> Reading:
    """Read a scenario with variants applied, and gather everything that is wrong with its files.

    Parameters
    ----------
    folder
        Folder with ``scenario.toml`` and the tables.
    variants
        Names of files in ``variants/`` without their ending, applied in this order.

    Returns
    -------
    Reading
        Never raises for what a user can do wrong; look at its faults.
    """
    place = str(folder)
    if not folder.is_dir():
        return _nothing(
            folder, Fault("not_a_folder" if folder.exists() else "no_folder", file=place)
        )
    document = read_document(folder / "scenario.toml", "scenario.toml")
    if isinstance(document, Fault):
        if document.key == "no_file":
            document = Fault("no_scenario_file", file=place)
        return _nothing(folder, document)
    chosen, faults = read_variants(folder, variants)
    layers = [document, *(variant.sections for variant in chosen)]
    settings, wrong, doubtful = read_settings(layers)
    parts, more = read_tables(folder, settings.files.data)
    library, library_faults = read_library()
    noted = [note for layer in layers for note in layer.notes]
    faults = [*noted, *wrong, *faults, *more, *library_faults]
    faults += [fault for part in parts.values() for fault in part.faults]
    uncertain = frozenset(name for name, part in parts.items() if part.broken or not part.readable)
    tables, changes = apply_changes(
        {name: part.table for name, part in parts.items()}, chosen, uncertain
    )
    faults += changes
    scenario = Scenario(
        name=folder.resolve().name,
        folder=place,
        variant="+".join(variants),
        settings=_titled(settings, [variant.head for variant in chosen]),
        tables=tables,
        library=library,
        remarks=tuple(fault for fault in faults if fault.severity != "error"),
    )
    return Reading(
        scenario,
        tuple(faults),
        broken={name: part.broken for name, part in parts.items() if part.broken},
        unreadable=frozenset(name for name, part in parts.items() if not part.readable),
        doubtful=doubtful,
        written=places_of(layers),
    )


def _nothing(folder: Path, fault: Fault) -> Reading:
    """A reading of nothing but a fault."""
    settings = Settings.model_validate(PLACEHOLDER)
    scenario = Scenario(folder.name, str(folder), "", settings, {}, {})
    return Reading(
        scenario,
        (fault,),
        unreadable=frozenset(TABLES),
        doubtful=frozenset(field.alias or name for name, field in Settings.model_fields.items()),
    )


def _titled(settings: Settings, heads: Sequence[Any]) -> Settings:
    """Settings whose titles name the variants as well."""
    zh = [settings.title_zh, *(head.title_zh for head in heads if head.title_zh)]
    en = [settings.title_en, *(head.title_en for head in heads if head.title_en)]
    update = {"title_zh": " · ".join(zh), "title_en": " · ".join(filter(None, en))}
    return settings.model_copy(update=update)


def read_tables(folder: Path, data: str) -> tuple[Mapping[str, TableReading], list[Fault]]:
    """All tables from the workbook or folder that the settings or the custom name."""
    source = find_data(folder, data)
    if isinstance(source, Fault):
        return _absent(), [source]
    faults: list[Fault] = []
    file = source.relative_to(folder).as_posix() if source.is_relative_to(folder) else str(source)
    if source.is_dir():
        named: list[tuple[TableSpec, TableReading]] = list(_read_csv_folder(source, file, faults))
    else:
        workbook = read_workbook(source, file)
        if isinstance(workbook, Fault):
            return _absent(), [workbook]
        named = list(_read_sheets(workbook, faults))
    parts: dict[str, TableReading] = {}
    for spec, part in named:
        if spec.name in parts:
            first = parts[spec.name].table
            facts = {"table": title(spec), "first": first.sheet or first.file}
            faults.append(
                Fault("table_twice", file=part.table.file, sheet=part.table.sheet, facts=facts)
            )
        else:
            parts[spec.name] = part
    for name, spec in TABLES.items():
        if name not in parts:
            empty = Table(name, file, "", (), ())
            parts[name] = TableReading(empty, readable=not spec.required)
            if spec.required:
                faults.append(Fault("missing_table", file=file, facts={"table": title(spec)}))
    return {name: parts[name] for name in TABLES}, faults


def _absent() -> dict[str, TableReading]:
    """Every table unread, without a fault of its own: the one of the data says it all."""
    return {name: TableReading(Table(name, "", "", (), ()), readable=False) for name in TABLES}


def find_data(folder: Path, data: str) -> Path | Fault:
    """The folder or workbook that holds the tables."""
    if data:
        source = folder / data
        if not source.exists():
            return Fault("no_data", file="scenario.toml", column="files.data", value=data)
        if source.is_file() and source.suffix.lower() not in {".xlsx", ".xlsm"}:
            return Fault("not_a_workbook", file=data)
        return source
    found = [path for path in (folder / "data", folder / "data.xlsx") if path.exists()]
    if not found:
        old = next((path for path in sorted(folder.glob("data.*")) if path.is_file()), None)
        return Fault("old_workbook", file=old.name) if old else Fault("no_data", file=str(folder))
    if len(found) > 1:
        return Fault("two_data_sources", file=str(folder))
    return found[0]


def _table_named(word: str) -> TableSpec | None:
    """Table of an English or Chinese name."""
    plain = narrow(word).lower()
    return next((spec for spec in TABLES.values() if plain in {spec.name, spec.name_zh}), None)


def _table_meant(word: str) -> str:
    """Table name that a word resembles, in the script it was written in."""
    return nearest(word, [name for spec in TABLES.values() for name in (spec.name, spec.name_zh)])


def _read_csv_folder(
    source: Path, file: str, faults: list[Fault]
) -> Iterator[tuple[TableSpec, TableReading]]:
    try:
        paths = sorted(source.iterdir())
    except OSError:
        faults.append(Fault("no_permission", file=file))
        return
    for path in paths:
        shown = f"{file}/{path.name}"
        if path.name.startswith((".", "~$")):
            continue
        spec = _table_named(path.stem) if path.suffix.lower() == ".csv" and path.is_file() else None
        if path.is_dir() and path.suffix.lower() == ".csv":
            fault, named = Fault("folder_as_table", file=shown), _table_named(path.stem)
            if named is None:
                faults.append(fault)
            else:
                yield named, unread(named, fault)
        elif spec is not None:
            yield spec, _read_csv_table(spec, path, shown)
        elif path.name.lower().startswith(READ_ME):
            faults.append(Fault("ignored_file", "note", file=shown))
        else:
            near = _table_meant(path.stem) if path.suffix.lower() == ".csv" else ""
            meant = f"{near}.csv" if near else ""
            faults.append(Fault("unknown_file", file=shown, suggestion=meant))


def _read_csv_table(spec: TableSpec, path: Path, shown: str) -> TableReading:
    read = read_words(path, shown)
    if isinstance(read, Fault):
        return unread(spec, read)
    part = read_best_grid(spec, read_csv_grids(read.words, shown))
    return replace(part, faults=(*read.notes, *part.faults))


def _read_sheets(
    workbook: Sequence[Sheet], faults: list[Fault]
) -> Iterator[tuple[TableSpec, TableReading]]:
    for sheet in workbook:
        spec = _table_named(sheet.title)
        if spec is None:
            if narrow(sheet.title).lower().startswith(READ_ME):
                fault = Fault("ignored_sheet", "note")
            else:
                fault = Fault("unknown_sheet", suggestion=_table_meant(sheet.title))
            faults.append(replace(fault, file=sheet.grid.file, sheet=sheet.title))
        elif not sheet.sound:
            faults.extend(sheet.faults)
            empty = Table(spec.name, sheet.grid.file, sheet.title, (), ())
            yield spec, TableReading(empty, readable=False)
        else:
            grids: list[Grid | Fault] = [sheet.grid]
            yield spec, read_best_grid(spec, iter(grids))


@cache
def read_library() -> tuple[Mapping[str, Any], tuple[Fault, ...]]:
    """Industries of the packaged library by code, read like a table of the user's."""
    with resources.as_file(resources.files("planner") / "library" / "industries.csv") as path:
        part = _read_csv_table(TABLES["industries"], path, "planner/library/industries.csv")
    return {row.industry: row for row in part.table.rows}, part.faults
