"""Inputs that a study moves: which cells they are, what they are set to, and the data that follow.

An input is a number of ``scenario.toml`` or one column of some rows of a table; all its cells are
moved together. A new figure passes the same gate as a cell of a file or a variant
(`planner.scenario.cells`): one that leaves the domain of its column (a negative limit, a share
above 1) is set to the end of the domain, one that has no nearest allowed figure is refused. The
changed scenario is checked like any other before it is appraised and assembled, so that nothing
inconsistent is solved.

A figure that is blank in the scenario has no amount to scale and stays blank; in ``industries`` the
library's figure of the industry stands in its place.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from pydantic import BaseModel, TypeAdapter, ValidationError

from models import PlanData
from planner.assemble import assemble
from planner.checks import check_appraisal, check_tables
from planner.economics import appraise
from planner.errors import DataError, Fault, WrongUseError
from planner.pool import shared
from planner.results import Appraisal, Scenario, Table
from planner.scenario import Reading
from planner.scenario.cells import adapters, plain
from planner.schema import TABLES, Row

SCENARIO = "scenario"
"""Name under which the pool lends the scenario."""

SETTINGS = "settings"
"""Stands for ``scenario.toml`` where a table is named."""


@dataclass(frozen=True)
class Range:
    """What an input is moved between.

    Attributes
    ----------
    low, high
        Ends: shares of the figure as it stands (-0.2 is a fifth less) where `relative`, else
        amounts in the unit of the column.
    """

    low: float
    high: float
    relative: bool = True

    def at(self, share: float) -> float:
        """Level at a share of the way from the low end to the high end."""
        return self.low + share * (self.high - self.low)


DEFAULT_RANGE = Range(-0.3, 0.3)
"""Of an input that was given without one."""


@dataclass(frozen=True)
class Input:
    """Cells that are moved together.

    Attributes
    ----------
    key
        Name of the input: what the user wrote, without the range.
    table, column
        Table and column; for ``scenario.toml`` `SETTINGS` and the dotted key.
    rows
        Places of the rows in the table; empty for a setting.
    range
        What it is moved between.
    blanks
        How many of the rows have no figure to scale.
    """

    key: str
    table: str
    column: str
    rows: tuple[int, ...] = ()
    range: Range = DEFAULT_RANGE
    blanks: int = 0

    def moved(self, level: float) -> "Setting":
        """The input at a level of its range."""
        if self.range.relative:
            return Setting(self, factor=1.0 + level)
        return Setting(self, value=level)


@dataclass(frozen=True)
class Setting:
    """An input with what is done to it: every cell times `factor`, or replaced by `value`."""

    input: Input
    factor: float | None = None
    value: float | None = None

    @property
    def key(self) -> str:
        """Name of the setting."""
        if self.factor is not None:
            return f"{self.input.key}*{plain(self.factor)}"
        return f"{self.input.key}={plain(self.value or 0.0)}"

    def of(self, old: float) -> float:
        """New figure of a cell, before the domain is looked at.

        To twelve digits: 12 times 1.2 is 14.4, not a little less.
        """
        figure = (self.value or 0.0) if self.factor is None else old * self.factor
        return float(plain(figure))


@dataclass(frozen=True)
class ChangedCell:
    """A figure that was moved.

    Attributes
    ----------
    table, row, column
        Where it stands; `row` are the codes of its key, or the section of ``scenario.toml``.
    old, new
        Figure before and after; `old` is None where a blank was filled.
    asked
        What the setting asked for; another than `new` where that leaves the domain or is not whole.
    """

    table: str
    row: str
    column: str
    old: float | None
    new: float
    asked: float

    @property
    def clipped(self) -> bool:
        """Whether the figure that was asked for is not the one that was set."""
        return not math.isclose(self.asked, self.new, rel_tol=1e-12, abs_tol=1e-12)


def apply(
    scenario: Scenario, settings: Iterable[Setting]
) -> tuple[Scenario, tuple[ChangedCell, ...]]:
    """Scenario with the settings made one after the other, and every figure that they moved.

    Raises
    ------
    WrongUseError
        A figure leaves the domain of its column and no nearest one is allowed.
    """
    changed: list[ChangedCell] = []
    for setting in settings:
        if setting.input.table == SETTINGS:
            scenario, cell = _set_key(scenario, setting)
            changed.append(cell)
        else:
            scenario, cells = _set_cells(scenario, setting)
            changed += cells
    return scenario, tuple(changed)


def figure_of(scenario: Scenario, table: str, row: Any, column: str) -> float | None:
    """Figure of a cell; a blank one of an industry is the library's."""
    value = getattr(row, column)
    if value is None and table == "industries":
        value = getattr(scenario.library.get(row.industry), column, None)
    return None if value is None else float(value)


def setting_of(scenario: Scenario, key: str) -> Any:
    """What stands at a dotted key of ``scenario.toml``."""
    held: Any = scenario.settings
    for name in key.split("."):
        held = getattr(held, name)
    return held


def _set_cells(scenario: Scenario, setting: Setting) -> tuple[Scenario, list[ChangedCell]]:
    target = setting.input
    spec, table = TABLES[target.table], scenario.tables[target.table]
    adapter = _adapter(spec.row, target.column)
    whole = _is_whole(spec.row, target.column)
    rows, cells = list(table.rows), []
    for place in target.rows:
        row = rows[place]
        old = figure_of(scenario, target.table, row, target.column)
        if old is None and setting.factor is not None:
            continue
        asked = setting.of(old or 0.0)
        new = _allowed(adapter, asked, whole, setting)
        rows[place] = row.model_copy(update={target.column: new})
        name = " / ".join(str(getattr(row, key)) for key in spec.key if getattr(row, key))
        cells.append(ChangedCell(target.table, name, target.column, old, float(new), asked))
    moved: Table = replace(table, rows=tuple(rows))
    return replace(scenario, tables={**scenario.tables, target.table: moved}), cells


def _set_key(scenario: Scenario, setting: Setting) -> tuple[Scenario, ChangedCell]:
    section, _, name = setting.input.column.rpartition(".")
    held: BaseModel = setting_of(scenario, section)
    old = getattr(held, name)
    asked = setting.of(float(old))
    new = _allowed(_adapter(type(held), name), asked, _is_whole(type(held), name), setting)
    settings = _laid(scenario.settings, setting.input.column.split("."), new)
    cell = ChangedCell(SETTINGS, section, name, float(old), float(new), asked)
    return replace(scenario, settings=settings), cell


def _laid(held: Any, path: list[str], value: float) -> Any:
    """Section with the value at the end of a path of keys."""
    below = value if len(path) == 1 else _laid(getattr(held, path[0]), path[1:], value)
    return held.model_copy(update={path[0]: below})


def _adapter(model: type[Any], column: str) -> TypeAdapter[Any]:
    """Validator of a column of a table, or of a key of a section."""
    return adapters(cast("type[Row]", model))[column]


def _is_whole(model: type[BaseModel], column: str) -> bool:
    """Whether a column or key takes whole numbers only."""
    return "int" in str(model.model_fields[column].annotation)


def _allowed(adapter: TypeAdapter[Any], asked: float, whole: bool, setting: Setting) -> Any:
    """The figure asked for, or the end of the domain that it has left."""
    figure: float = round(asked) if whole else asked
    try:
        return adapter.validate_python(figure)
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        limits: Mapping[str, Any] = detail.get("ctx", {})
        if detail["type"] in {"greater_than_equal", "less_than_equal"}:
            return adapter.validate_python(limits.get("ge", limits.get("le")))
        raise WrongUseError(
            "input_refused", input=setting.input.key, value=plain(asked), reason=detail["msg"]
        ) from error


def refusal(scenario: Scenario) -> tuple[Fault, ...]:
    """Errors that the tables of a changed scenario have."""
    faults = check_tables(Reading(scenario))
    return tuple(fault for fault in faults if fault.severity == "error")


def appraised(scenario: Scenario) -> Appraisal:
    """Appraisal of a changed scenario.

    Raises
    ------
    DataError
        The change made the scenario inconsistent; all faults are told.
    """
    if faults := refusal(scenario):
        raise DataError(faults)
    appraisal = appraise(scenario)
    faults = tuple(
        fault for fault in check_appraisal(scenario, appraisal) if fault.severity == "error"
    )
    if faults:
        raise DataError(faults)
    return appraisal


def data_of(scenario: Scenario, settings: Iterable[Setting]) -> PlanData:
    """Plan data of the scenario with the settings made.

    Raises
    ------
    WrongUseError, DataError
        As `apply` and `appraised`.
    """
    changed, _ = apply(scenario, settings)
    return assemble(changed, appraised(changed))


@dataclass(frozen=True)
class Reset:
    """A change of plan data: inputs moved, everything that follows from them computed again.

    It starts from the scenario that the pool lends under `SCENARIO`, whatever the data are that it
    is given, so it goes before all other changes.
    """

    settings: tuple[Setting, ...]

    @property
    def key(self) -> str:
        """Name of the change."""
        return "reset:" + ",".join(setting.key for setting in self.settings)

    def of(self, data: PlanData) -> PlanData:
        """The changed data; those given where nothing is set."""
        return data_of(shared(SCENARIO), self.settings) if self.settings else data
