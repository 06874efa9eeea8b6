"""What differs between runs, before any words: inputs, totals, projects, layout, limits."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from planner.errors import WrongUseError
from planner.record import inputs_of
from planner.report.frames import area_totals, binding_limits
from planner.results import RunResult, Scenario
from planner.schema import TABLES, TableSpec
from planner.sheets import years_of
from planner.studies.asking import Interval
from planner.studies.verify.reproduction import interval_of

SETTINGS, OPTIONS, LIBRARY = "scenario.toml", "options", "library"
"""Stand for settings, options of the solve and the packaged industries where a table is named."""

MOST_RUNS = 9
"""Columns that a screen, and marks that a cell of the matrix, can hold."""

YARDSTICK = ("price_year", "horizon", "objective", "economics", "fiscal", "fairness")
"""Sections of the settings that say what a plan is worth, whatever is in it."""

TERMS = ("income_wan", "fiscal_wan", "link_wan", "bonus_wan", "overlap_wan", "breach_wan")
SIZES = ("starts", "expected", "land_mu", "support_wan", "build_wan")


@dataclass(frozen=True)
class InputChange:
    """A setting, cell or row that is not the same in all runs.

    Attributes
    ----------
    table, key
        Where: codes of the key of the row, or the dotted key of a setting.
    column
        Blank where the row itself is missing in some runs.
    values
        By run; None for a blank or missing cell. Whether the row is there, where it is the row.
    """

    table: str
    key: str
    column: str
    values: tuple[object, ...]


@dataclass(frozen=True)
class ProjectLine:
    """Where and when a project starts in each run.

    Attributes
    ----------
    starts
        By run: (park, calendar years, count) of each start; empty where it does not start.
    """

    project: str
    name_zh: str
    name_en: str
    prospect: bool
    industry: str
    starts: tuple[tuple[tuple[str, str, int], ...], ...]

    @property
    def runs(self) -> int:
        """In how many runs it starts."""
        return sum(map(bool, self.starts))

    @property
    def moved(self) -> bool:
        """Whether it starts elsewhere, at another time or another number of times."""
        return len({one for one in self.starts if one}) > 1


@dataclass(frozen=True)
class TargetLine:
    """Role of an industry in a county in each run: ``lead``, ``special`` or blank."""

    county: str
    industry: str
    roles: tuple[str, ...]


@dataclass(frozen=True)
class YearsLine:
    """Calendar years in each run, blank where there are none: of an expansion, or a full limit."""

    what: str
    area: str
    years: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether it is so in every run."""
        return len(set(self.years)) == 1


@dataclass(frozen=True)
class AreaLine:
    """A county or group in each run: discounted income and kept tax, wan yuan, and starts."""

    area: str
    income_wan: tuple[float | None, ...]
    fiscal_wan: tuple[float | None, ...]
    starts: tuple[int | None, ...]


@dataclass(frozen=True)
class Comparison:
    """Runs side by side; every tuple by run has the order of `runs`.

    Attributes
    ----------
    base
        Place of the run that the others are compared with.
    values
        The best value of each run's problem: found at least, proved at most, wan yuan.
    totals
        By name of the term; costs are written positive.
    yardstick
        Settings that differ and say what a plan is worth: values are then not comparable.
    """

    runs: tuple[RunResult, ...]
    base: int
    values: tuple[Interval, ...]
    totals: Mapping[str, tuple[float, ...]]
    inputs: tuple[InputChange, ...]
    yardstick: tuple[str, ...]
    projects: tuple[ProjectLine, ...]
    targets: tuple[TargetLine, ...]
    areas: tuple[AreaLine, ...]
    expansions: tuple[YearsLine, ...]
    limits: tuple[YearsLine, ...]

    @property
    def scenarios(self) -> tuple[str, ...]:
        """Names of the scenarios, each once."""
        return tuple(dict.fromkeys(one.scenario.name for one in self.runs))

    def in_runs(self, least: int, most: int) -> tuple[ProjectLine, ...]:
        """Projects that start in so many runs."""
        return tuple(one for one in self.projects if least <= one.runs <= most)

    def same_problem(self, place: int) -> bool:
        """Whether a run answers the same question as the base, whatever its options were."""
        return all(
            one.table == OPTIONS or one.values[place] == one.values[self.base]
            for one in self.inputs
        )

    def apart(self, place: int) -> Interval:
        """What the best value of a run is above that of the base: both ends are proved."""
        one, base = self.values[place], self.values[self.base]
        return Interval(one.low - base.high, one.high - base.low)


def compare_runs(runs: Sequence[RunResult], base: str = "") -> Comparison:
    """Put runs side by side.

    Parameters
    ----------
    base
        Id of the run that the others are compared with; blank for the first.

    Raises
    ------
    WrongUseError
        There are fewer than two runs or more than `MOST_RUNS`.
    """
    if not 2 <= len(runs) <= MOST_RUNS:
        raise WrongUseError("compare_count", count=len(runs), most=MOST_RUNS)
    ids = [one.run for one in runs]
    inputs = tuple(input_changes(runs))
    return Comparison(
        runs=tuple(runs),
        base=ids.index(base) if base else 0,
        values=tuple(map(interval_of, runs)),
        totals=_totals(runs),
        inputs=inputs,
        yardstick=tuple(one.key for one in inputs if _is_yardstick(one)),
        projects=_projects(runs),
        targets=_targets(runs),
        areas=_areas(runs),
        expansions=_expansions(runs),
        limits=_limits(runs),
    )


# --- inputs ---------------------------------------------------------------------------------------


def input_changes(runs: Sequence[RunResult]) -> Iterator[InputChange]:
    """Settings, options, rows and cells that are not the same in all runs."""
    told = [inputs_of(one.scenario) for one in runs]
    yield from _changes(SETTINGS, [_flat(one["settings"]) for one in told])
    yield from _changes(OPTIONS, [dict(one.options) for one in runs])
    for name, spec in TABLES.items():
        rows = [_keyed(spec, one["tables"].get(name, ())) for one in told]
        yield from _row_changes(name, rows, _columns(spec))
    library = [one["library"] for one in told]
    yield from _row_changes(LIBRARY, library, _columns(TABLES["industries"]))


def _flat(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Settings by dotted key."""
    flat: dict[str, Any] = {}
    for key, value in settings.items():
        if isinstance(value, dict):
            flat |= {f"{key}.{name}": held for name, held in value.items()}
        else:
            flat[key] = value
    return flat


def _changes(table: str, sides: Sequence[Mapping[str, Any]]) -> Iterator[InputChange]:
    for key in dict.fromkeys(key for side in sides for key in side):
        values = tuple(side.get(key) for side in sides)
        if any(value != values[0] for value in values):
            yield InputChange(table, key, "", values)


def _keyed(spec: TableSpec, rows: Iterable[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """Rows by the codes of their key; a pair whose order does not matter is sorted."""
    keyed = {}
    for row in rows:
        codes = {column: str(row.get(column, "")) for column in spec.key}
        if spec.unordered:
            pair = sorted(codes[column] for column in spec.unordered)
            codes |= dict(zip(spec.unordered, pair, strict=True))
        keyed[" / ".join(codes.values()).rstrip("/ ")] = row
    return keyed


def _columns(spec: TableSpec) -> list[str]:
    """Columns that rows of the same key may differ in."""
    return [column.name for column in spec.columns() if column.name not in spec.key]


def _row_changes(
    table: str, sides: Sequence[Mapping[str, Mapping[str, Any]]], columns: Sequence[str]
) -> Iterator[InputChange]:
    for key in sorted({key for side in sides for key in side}):
        there = tuple(key in side for side in sides)
        if not all(there):
            yield InputChange(table, key, "", there)
        rows = [side[key] for side in sides if key in side]
        for column in columns:
            # Where a row is missing its cells are missing too, which need not be said again.
            if any(row.get(column) != rows[0].get(column) for row in rows):
                values = tuple(side.get(key, {}).get(column) for side in sides)
                yield InputChange(table, key, column, values)


def _is_yardstick(one: InputChange) -> bool:
    return one.table == SETTINGS and one.key.partition(".")[0] in YARDSTICK


# --- what came out --------------------------------------------------------------------------------


def _totals(runs: Sequence[RunResult]) -> dict[str, tuple[float, ...]]:
    """Terms of the value, and sums over the areas."""
    terms = [asdict(one.audit.totals) for one in runs]
    areas = [area_totals(one) for one in runs]
    return {name: tuple(one[name] for one in terms) for name in TERMS} | {
        name: tuple(float(sum(getattr(area, name) for area in one)) for one in areas)
        for name in SIZES
    }


def _projects(runs: Sequence[RunResult]) -> tuple[ProjectLine, ...]:
    """Projects that start in some run: in most runs first, then by code."""
    starts: list[dict[str, list[tuple[str, str, int]]]] = []
    for one in runs:
        found: dict[str, list[tuple[str, str, int]]] = {}
        for (project, park, period), count in sorted(one.plan.starts.items()):
            years = years_of(one.scenario, period)
            found.setdefault(project, []).append((park, years, count))
        starts.append(found)
    lines = []
    for project in sorted({project for found in starts for project in found}):
        home = next(run for run, found in zip(runs, starts, strict=True) if project in found)
        about = home.appraisal.candidates[project]
        lines.append(
            ProjectLine(
                project,
                about.name_zh,
                about.name_en,
                about.prospect,
                about.industry,
                tuple(tuple(found.get(project, ())) for found in starts),
            )
        )
    return tuple(sorted(lines, key=lambda one: (-one.runs, one.project)))


def _targets(runs: Sequence[RunResult]) -> tuple[TargetLine, ...]:
    """Targets of some run, by county and industry in the order of the tables."""
    roles: list[dict[tuple[str, str], str]] = []
    for one in runs:
        home = {row.park: row.county for row in one.scenario.rows("parks")}
        found = dict.fromkeys(one.plan.specials, "special")
        roles.append(found | {(home[park], i): "lead" for park, i in one.plan.leads})
    rank = _ranks(runs, "counties", "county")
    place = _ranks(runs, "industries", "industry")
    pairs = sorted(
        {pair for found in roles for pair in found},
        key=lambda pair: (rank[pair[0]], place[pair[1]]),
    )
    return tuple(TargetLine(*pair, tuple(one.get(pair, "") for one in roles)) for pair in pairs)


def _ranks(runs: Sequence[RunResult], table: str, key: str) -> dict[str, int]:
    codes = dict.fromkeys(getattr(row, key) for one in runs for row in one.scenario.rows(table))
    return {code: number for number, code in enumerate(codes)}


def _areas(runs: Sequence[RunResult]) -> tuple[AreaLine, ...]:
    """Areas of any run; None where a run does not have them."""
    by_run = [{one.area: one for one in area_totals(run)} for run in runs]

    def column(area: str, name: str) -> tuple[Any, ...]:
        return tuple(getattr(one[area], name) if area in one else None for one in by_run)

    return tuple(
        AreaLine(area, *(column(area, name) for name in ("income_wan", "fiscal_wan", "starts")))
        for area in dict.fromkeys(area for one in by_run for area in one)
    )


def _expansions(runs: Sequence[RunResult]) -> tuple[YearsLine, ...]:
    """Expansions that some run builds, and the years in which they begin."""
    begun = [
        {
            (code, _area(one.scenario, code)): years_of(one.scenario, t)
            for code, t in one.plan.builds
        }
        for one in runs
    ]
    return _years_lines(begun)


def _area(scenario: Scenario, expansion: str) -> str:
    return str(next(row.area for row in scenario.rows("expansions") if row.expansion == expansion))


def _limits(runs: Sequence[RunResult]) -> tuple[YearsLine, ...]:
    """Limits that bind in some run, and the years in which they do (``*``: not by year)."""
    full = [
        {
            (busy.limit, busy.area): ", ".join(years_of(one.scenario, t) for t in busy.periods)
            or "*"
            for busy in binding_limits(one)
        }
        for one in runs
    ]
    return _years_lines(full)


def _years_lines(by_run: Sequence[Mapping[tuple[str, str], str]]) -> tuple[YearsLine, ...]:
    return tuple(
        YearsLine(*key, tuple(one.get(key, "") for one in by_run))
        for key in sorted({key for one in by_run for key in one})
    )


def named(
    runs: Sequence[RunResult], names: Callable[[Scenario], Callable[[str, str], str]]
) -> Callable[[str, str], str]:
    """Name of a code by table, from the first run whose scenario knows it; else the code."""
    books = [names(one.scenario) for one in runs]

    def name(table: str, code: str) -> str:
        told = (book(table, code) for book in books)
        return next((word for word in told if word != code), code)

    return name
