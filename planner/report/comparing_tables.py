"""A comparison as tables: the same for spreadsheets, CSV and the lists of the screen."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from planner.report.comparing import (
    LIBRARY,
    OPTIONS,
    SETTINGS,
    Comparison,
    InputChange,
    YearsLine,
    named,
)
from planner.report.numbers import finite, plain
from planner.report.page import Page
from planner.schema import TABLES
from planner.sheets import names_of
from planner.studies.asking import Interval
from planner.texts import Language, text

Kind = Literal["text", "money", "count", "share"]
Line = Mapping[str, Any]

DIGITS = 12
"""Digits of an input: more are what binary fractions leave of 0.8 x 6."""

DELTA = "minus_"
"""Begins the name of a column that holds a difference to the base."""


@dataclass(frozen=True)
class Column:
    """A column: its name in files, its header in words, what it holds."""

    name: str
    label: str
    kind: Kind = "text"


@dataclass(frozen=True)
class Table:
    """A table: stem of its file, title in words, columns and lines."""

    stem: str
    title: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]


class Words:
    """Names and words of a comparison in one language."""

    def __init__(self, found: Comparison, language: Language) -> None:
        self.found, self.language = found, language
        suffix = "_zh" if language == "zh" else "_en"
        self.names = named(found.runs, lambda scenario: names_of(scenario, suffix))
        self.letters = tuple("ABCDEFGHI"[: len(found.runs)])
        self._pages = [Page(one, language) for one in found.runs]

    def say(self, key: str, **facts: object) -> str:
        """Word below ``label.compare.``."""
        return text(f"label.compare.{key}", self.language, **facts)

    def area(self, code: str) -> str:
        """Name of a park, county or group in the first run that knows it."""
        return next((word for page in self._pages if (word := page.area(code)) != code), code)

    def limit(self, code: str) -> str:
        """Name of a limit in the first run that knows it."""
        return next((w for page in self._pages if (w := page.limit_name(code)) != code), code)

    def project(self, name_zh: str, name_en: str) -> str:
        """Name of a project."""
        return name_zh if self.language == "zh" else name_en or name_zh

    def table(self, name: str) -> str:
        """Name of a table, or of what stands in its place."""
        if name in (SETTINGS, OPTIONS, LIBRARY):
            return self.say({SETTINGS: "settings", OPTIONS: "options", LIBRARY: "library"}[name])
        return TABLES[name].name_zh if self.language == "zh" else name

    def column(self, one: InputChange) -> str:
        """Header of the column of a change; blank for settings and whole rows."""
        if not one.column:
            return ""
        spec = TABLES["industries" if one.table == LIBRARY else one.table]
        found = next(column for column in spec.columns() if column.name == one.column)
        return found.header_zh if self.language == "zh" else found.name

    def value(self, one: InputChange, place: int) -> object:
        """What stands there in a run: a number stays one."""
        told = one.values[place]
        if told is None:
            return self.say("blank")
        if isinstance(told, bool):
            row = not one.column and one.table not in (SETTINGS, OPTIONS)
            return self.say(f"row_{told}".lower() if row else f"flag_{told}".lower())
        if isinstance(told, float):
            return float(f"{told:.{DIGITS}g}")
        if isinstance(told, int | str):
            return told
        return str(told)

    def where(self, starts: Sequence[tuple[str, str, int]]) -> str:
        """Years and park of the starts of a project; a dash if there are none."""
        words = [
            f"{years} {self.area(park)}" + (f" x{count}" if count > 1 else "")
            for park, years, count in starts
        ]
        return "; ".join(words) or "-"

    def role(self, role: str) -> str:
        """Word for a role; a dash for none."""
        return self.say(role) if role else "-"

    def years(self, years: str) -> str:
        """Years in which something is so; a dash for never."""
        return self.say("always") if years == "*" else years or "-"


def tables_of(found: Comparison, language: Language) -> tuple[Table, ...]:
    """All tables; long ones are whole."""
    words = Words(found, language)
    makers = (_runs, _totals, _inputs, _projects, _layout, _areas, _expansions, _limits)
    return tuple(make(words) for make in makers)


def _table(words: Words, stem: str, columns: Sequence[Column], lines: Iterator[Line]) -> Table:
    return Table(stem, words.say(f"table.{stem}"), tuple(columns), tuple(lines))


def _heads(words: Words, *names: str) -> list[Column]:
    kinds: dict[str, Kind] = {"runs": "count"}
    return [Column(name, words.say(f"head.{name}"), kinds.get(name, "text")) for name in names]


def _by_run(words: Words, kind: Kind = "text", suffix: str = "", label: str = "") -> list[Column]:
    """A column for each run, headed by its letter and id."""
    return [
        Column(f"{one.run}{suffix}", f"{letter} {one.run}{label}", kind)
        for letter, one in zip(words.letters, words.found.runs, strict=True)
    ]


def _deltas(words: Words, suffix: str = "", label: str = "") -> list[Column]:
    """A column for each run but the base: the difference to it."""
    base = words.letters[words.found.base]
    return [
        Column(f"{DELTA}{one.run}{suffix}", f"{letter} - {base}{label}", "money")
        for place, (letter, one) in enumerate(zip(words.letters, words.found.runs, strict=True))
        if place != words.found.base
    ]


def cells(words: Words, values: Sequence[object], suffix: str = "") -> dict[str, object]:
    """Cells of the columns of `_by_run`."""
    return {f"{one.run}{suffix}": v for one, v in zip(words.found.runs, values, strict=True)}


def _differences(
    words: Words, values: Sequence[float | None], suffix: str = ""
) -> dict[str, object]:
    """Cells of the columns of `_deltas`; blank where one side is unknown."""
    base = values[words.found.base]
    return {
        f"{DELTA}{one.run}{suffix}": None if value is None or base is None else value - base
        for one, value in zip(words.found.runs, values, strict=True)
    }


def _own(columns: Sequence[Column], line: Mapping[str, object]) -> Line:
    """Cells of a line without those that no column has (the base minus itself)."""
    names = {column.name for column in columns}
    return {name: value for name, value in line.items() if name in names}


def _runs(words: Words) -> Table:
    columns = [
        *_heads(words, "letter", "run", "scenario", "variant", "created", "status"),
        Column("value_wan", words.say("head.value_wan"), "money"),
        Column("bound_wan", words.say("head.bound_wan"), "money"),
        Column("gap_share", words.say("head.gap_share"), "share"),
        Column("base", words.say("head.base")),
    ]

    def lines() -> Iterator[Line]:
        for place, one in enumerate(words.found.runs):
            value = words.found.values[place]
            yield {
                "letter": words.letters[place],
                "run": one.run,
                "scenario": one.scenario.name,
                "variant": one.scenario.variant,
                "created": one.created[:19].replace("T", " "),
                "status": text(f"label.status.{one.solution.status}", words.language),
                "value_wan": value.low,
                "bound_wan": finite(value.high),
                "gap_share": finite(one.solution.gap_share),
                "base": words.say("flag_true") if place == words.found.base else "",
            }

    return _table(words, "runs", columns, lines())


def _totals(words: Words) -> Table:
    columns = [
        *_heads(words, "term", "name"),
        *_by_run(words, "money"),
        *_deltas(words),
    ]
    found = words.found
    rows: dict[str, Sequence[float | None]] = {
        "value_wan": [one.low for one in found.values],
        "bound_wan": [finite(one.high) for one in found.values],
        **found.totals,
    }

    def lines() -> Iterator[Line]:
        for name, values in rows.items():
            line = {"term": name, "name": words.say(f"term.{name}")}
            # Bounds are proved for each run alone: their difference says nothing.
            apart = {} if name == "bound_wan" else _differences(words, values)
            yield _own(columns, {**line, **cells(words, values), **apart})
        yield from _apart_lines()

    def _apart_lines() -> Iterator[Line]:
        for end in ("low", "high"):
            ends = {
                f"{DELTA}{one.run}": finite(getattr(found.apart(place), end))
                for place, one in enumerate(found.runs)
            }
            name = f"best_{end}"
            yield _own(columns, {"term": name, "name": words.say(f"term.{name}"), **ends})

    return _table(words, "totals", columns, lines())


def _inputs(words: Words) -> Table:
    columns = [*_heads(words, "table", "table_name", "key", "column", "header"), *_by_run(words)]
    lines = (
        {
            "table": one.table,
            "table_name": words.table(one.table),
            "key": one.key,
            "column": one.column,
            "header": words.column(one),
            **cells(words, [words.value(one, p) for p in range(len(words.found.runs))]),
        }
        for one in words.found.inputs
    )
    return _table(words, "inputs", columns, lines)


def _projects(words: Words) -> Table:
    heads = ("project", "name", "industry", "industry_name", "runs", "moved")
    columns = [*_heads(words, *heads), *_by_run(words)]
    lines = (
        {
            "project": one.project,
            "name": words.project(one.name_zh, one.name_en),
            "industry": one.industry,
            "industry_name": words.names("industries", one.industry),
            "runs": one.runs,
            "moved": words.say(f"flag_{one.moved}".lower()),
            **cells(words, [words.where(starts) for starts in one.starts]),
        }
        for one in words.found.projects
    )
    return _table(words, "projects", columns, lines)


def _layout(words: Words) -> Table:
    heads = ("county", "county_name", "industry", "industry_name", "runs")
    columns = [*_heads(words, *heads), *_by_run(words)]
    lines = (
        {
            "county": one.county,
            "county_name": words.names("counties", one.county),
            "industry": one.industry,
            "industry_name": words.names("industries", one.industry),
            "runs": sum(map(bool, one.roles)),
            **cells(words, [words.role(role) for role in one.roles]),
        }
        for one in words.found.targets
    )
    return _table(words, "layout", columns, lines)


def _areas(words: Words) -> Table:
    terms = ("income_wan", "fiscal_wan")
    columns = _heads(words, "area", "area_name")
    for name in terms:
        label = f" {words.say(f'term.{name}')}"
        columns += _by_run(words, "money", f"_{name}", label)
        columns += _deltas(words, f"_{name}", label)
    columns += _by_run(words, "count", "_starts", f" {words.say('term.starts')}")

    def lines() -> Iterator[Line]:
        for one in words.found.areas:
            line: dict[str, object] = {"area": one.area, "area_name": words.area(one.area)}
            for name in terms:
                values = getattr(one, name)
                line |= cells(words, values, f"_{name}")
                line |= _differences(words, values, f"_{name}")
            yield _own(columns, line | cells(words, one.starts, "_starts"))

    return _table(words, "areas", columns, lines())


def _expansions(words: Words) -> Table:
    return _of_years(words, "expansions", words.found.expansions, lambda code: code)


def _limits(words: Words) -> Table:
    return _of_years(words, "limits", words.found.limits, words.limit)


def _of_years(words: Words, stem: str, found: Sequence[YearsLine], name: Any) -> Table:
    heads = ("what", "what_name", "area", "area_name", "same")
    columns = [*_heads(words, *heads), *_by_run(words)]
    lines = (
        {
            "what": one.what,
            "what_name": name(one.what),
            "area": one.area,
            "area_name": words.area(one.area),
            "same": words.say(f"flag_{one.same}".lower()),
            **cells(words, [words.years(years) for years in one.years]),
        }
        for one in found
    )
    return _table(words, stem, columns, lines)


def remarks(found: Comparison, language: Language) -> list[str]:
    """What a reader must know before comparing figures, sentence by sentence."""
    words = Words(found, language)
    told = []
    if len(found.scenarios) > 1:
        told.append(words.say("note.scenarios", names=", ".join(found.scenarios)))
    if found.yardstick:
        told.append(words.say("note.yardstick", keys=", ".join(found.yardstick)))
    if not [one for one in found.inputs if one.table != OPTIONS]:
        told.append(words.say("note.same_inputs"))
    return told


def remarks_on_values(found: Comparison, language: Language) -> list[str]:
    """What is proved about the values, run by run; nothing where they are not comparable."""
    words = Words(found, language)
    if found.yardstick:
        return []
    told = [_apart(found, words, p) for p in range(len(found.runs)) if p != found.base]
    if any(math.isinf(one.high) for one in found.values):
        told.append(words.say("note.unproved"))
    return told


def _apart(found: Comparison, words: Words, place: int) -> str:
    """What is proved about the best value of a run against that of the base."""
    facts = {"letter": words.letters[place], "base": words.letters[found.base]}
    one, base = found.values[place], found.values[found.base]
    if found.same_problem(place):
        low, high = max(one.low, base.low), min(one.high, base.high)
        key = "best_known" if Interval(low, high).exact else "best_between"
        return words.say(f"note.{key}", low=plain(low), high=plain(high), **facts)
    apart = found.apart(place)
    facts |= {"low": signed(apart.low), "high": signed(apart.high)}
    if apart.exact:
        return words.say("note.apart_known", **facts)
    proved = apart.low > 0 or apart.high < 0
    return words.say(f"note.{'apart_between' if proved else 'apart_open'}", **facts)


def signed(amount: float) -> str:
    """Difference with its sign; what rounds to nothing has none."""
    told = plain(amount)
    return f"+{told}" if amount > 0 and told not in ("0", "-") else told
