"""Files as grids of raw cells: decoding and delimiters. What cells mean is not asked here."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from planner.errors import Fault
from planner.scenario.cells import is_blank

DELIMITERS = (",", ";", "\t")

FORMULA_ERRORS = frozenset({"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"})


@dataclass(frozen=True)
class Grid:
    """Rows of raw cells that are not wholly blank, each with the line a user sees.

    `letters` names the columns of a workbook; a CSV file has none. `ragged` tells whether a row
    can have more or fewer cells than the header, which only happens in text files.
    """

    file: str
    sheet: str
    rows: tuple[tuple[object, ...], ...]
    lines: tuple[int, ...]
    letters: tuple[str, ...] = ()
    ragged: bool = False


class Words(NamedTuple):
    """Text of a file, and notes on how it was decoded, if not as usual."""

    words: str
    notes: tuple[Fault, ...] = ()


def read_bytes(path: Path, file: str) -> bytes | Fault:
    """Content of a file, or why it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return Fault("no_file", file=file)
    except PermissionError:
        return Fault("no_permission", file=file)
    except OSError as error:
        return Fault("unreadable_file", file=file, facts={"reason": error.strerror or ""})


def read_words(path: Path, file: str) -> Words | Fault:
    """Text of a file in UTF-8 or, failing that, in the Chinese encoding of older Windows.

    The order matters: GB 18030 reads nearly every UTF-8 file without complaint, as garbage.
    """
    content = read_bytes(path, file)
    if isinstance(content, Fault):
        return content
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "gb18030"):
        try:
            words = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in words:
            noted = encoding == "gb18030"
            return Words(words, (Fault("read_as_gb18030", "note", file=file),) if noted else ())
    return Fault("not_a_text_file", file=file)


def read_csv_grids(words: str, file: str) -> Iterator[Grid | Fault]:
    """The text read with each delimiter in use; the header decides which one fits."""
    for delimiter in DELIMITERS:
        if delimiter == DELIMITERS[0] or delimiter in words:
            yield _read_csv_grid(words, file, delimiter)


def _read_csv_grid(words: str, file: str, delimiter: str) -> Grid | Fault:
    reader = csv.reader(io.StringIO(words, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[object, ...]] = []
    lines: list[int] = []
    line = 1
    try:
        for row in reader:
            if not all(map(is_blank, row)):
                rows.append(tuple(row))
                lines.append(line)
            line = reader.line_num + 1
    except csv.Error:
        return Fault("broken_quotes", file=file, row=line)
    return Grid(file, "", tuple(rows), tuple(lines), ragged=True)
