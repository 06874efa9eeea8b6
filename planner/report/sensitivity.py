"""What ``planner sensitivity`` prints and draws."""

import math
from collections.abc import Sequence
from functools import partial

from matplotlib.figure import Figure

from planner.report.numbers import percent, wan
from planner.report.page import RIGHT, Page
from planner.report.reaction import signed
from planner.report.sensitivity_charts import Bar, TornadoWords, tornado_figure
from planner.report.sensitivity_record import moves_at, study_record, study_sheets
from planner.report.study_files import StudyFiles
from planner.results import RunResult
from planner.schema import TABLES
from planner.studies.asking import Interval
from planner.studies.sensitivity.inputs import SETTINGS, Input
from planner.studies.sensitivity.one_at_a_time import OneAtATime, Swept
from planner.studies.sensitivity.sweep import Level
from planner.texts import Language

MOST_NAMED = 6
"""Projects named in a cell of the screen; the files have all."""


def sensitivity_screen(result: RunResult, found: OneAtATime, language: Language) -> str:
    """Effects of the inputs, the decisions that change, and what was clipped or refused."""
    page = SensitivityPage(result, language)
    page.head(found)
    page.effects(found)
    page.moves(found)
    page.remarks(found)
    return page.text()


def sensitivity_files(result: RunResult, found: OneAtATime, language: Language) -> StudyFiles:
    """Tables, summary and tornado."""
    page = SensitivityPage(result, language)
    figures = {}
    if any(bar for one in found.swept for bar in page.ends(one)):
        figures["tornado"] = partial(tornado, page, found)
    return StudyFiles(study_record(result, found), study_sheets(result, found), figures)


def tornado(page: "SensitivityPage", found: OneAtATime) -> Figure:
    """Tornado of all inputs that have a level below and one above."""
    bars, names = [], []
    for one in found.swept:
        if ends := page.ends(one):
            names.append(page.input(one.input))
            bars.append((page.bar(one, ends[0], found.base), page.bar(one, ends[1], found.base)))
    words = {
        key: page.say(f"sensitivity.chart_{key}") for key in ("axis", "lower", "upper", "whisker")
    }
    title = page.say("sensitivity.chart_title", value=wan(found.base.low, page.language))
    return tornado_figure(names, bars, TornadoWords(title, **words))


class SensitivityPage(Page):
    """Words for inputs, levels and effects."""

    def __init__(self, result: RunResult, language: Language) -> None:
        super().__init__(result, language)
        self.projects = {row.project: row for row in self.scenario.rows("projects")}

    # --- names ------------------------------------------------------------------------------------

    def input(self, one: Input) -> str:
        """Name of an input in plain words."""
        if one.table == SETTINGS:
            return self.say(f"input.{one.column}")
        spec = TABLES[one.table]
        column = next(column for column in spec.columns() if column.name == one.column)
        who = self._who(one)
        if self.language == "zh":
            return f"{spec.name_zh}·{who}·{column.label_zh}"
        return f"{spec.name}, {who}: {one.column}"

    def _who(self, one: Input) -> str:
        """Which rows are meant: all, the row's name, or what is common to them."""
        spec, rows = TABLES[one.table], self.scenario.rows(one.table)
        common = [
            name
            for name in spec.key
            if len({getattr(rows[place], name) for place in one.rows}) == 1
            and getattr(rows[one.rows[0]], name) is not None
        ]
        if not common:
            every = len(one.rows) == len(rows)
            key = "sensitivity.all_rows" if every else "sensitivity.some_rows"
            return self.say(key, count=len(one.rows))
        values = [self._named(str(getattr(rows[one.rows[0]], name))) for name in common]
        return " ".join(values)

    def _named(self, code: str) -> str:
        """Name of a code of whatever table has it."""
        for table in ("counties", "parks", "industries", "resources"):
            name = self.names(table, code)
            if name != code:
                return name
        return self.project(code)

    def project(self, code: str) -> str:
        """Code and name of a project."""
        row = self.projects.get(code)
        if row is None:
            return code
        name = row.name_zh if self.language == "zh" else row.name_en or row.name_zh
        return f"{code} {name}"

    def level(self, one: Input, amount: float) -> str:
        """A level in words: +20 %, or an amount."""
        if one.range.relative:
            return f"{'+' if amount > 0 else '-'}{percent(abs(amount)).replace('.0 %', ' %')}"
        return f"{amount:.6g}"

    def effect(self, level: Level, base: Level) -> str:
        """Effect of a level in words, an interval where it is not exact."""
        if level.status not in {"exact", "interval"}:
            return self.say(f"sensitivity.{level.status}")
        return self.interval(level.effect(base))

    def interval(self, found: Interval) -> str:
        """An amount, or the two ends between which it lies."""
        if found.exact:
            return signed(found.high)
        low = signed(found.low) if math.isfinite(found.low) else "?"
        high = signed(found.high) if math.isfinite(found.high) else "?"
        return f"[{low} .. {high}]"

    def ends(self, one: Swept) -> tuple[Level, Level] | tuple[()]:
        """Lowest and highest level, if they have anything to show."""
        shown = [level for level in one.levels if level.status in {"exact", "interval", "no_plan"}]
        return (shown[0], shown[-1]) if len(shown) > 1 else ()

    def bar(self, one: Swept, level: Level, base: Level) -> Bar:
        """End of an input for the tornado."""
        words = self.level(one.input, level.amount)
        if level.status == "no_plan":
            return Bar(words, math.nan, math.nan, math.nan, self.say("sensitivity.no_plan"))
        effect = level.effect(base)
        seen = min(max(level.low - base.low, effect.low), effect.high)
        return Bar(words, seen, effect.low, effect.high)

    # --- parts of the screen ----------------------------------------------------------------------

    def head(self, found: OneAtATime) -> None:
        """The run, its value, how many levels were solved."""
        base = found.base
        self.line(
            self.say(
                "sensitivity.head", run=self.result.run, value=wan(found.run_value, self.language)
            )
        )
        if base.status != "exact":
            self.line(self.say("sensitivity.open", bound=wan(base.high, self.language)))
        if base.low > found.run_value + 1e-6 * max(abs(base.low), 1.0):
            more = wan(base.low - found.run_value, self.language)
            self.line(self.say("sensitivity.better", more=more))
        self.line(self.say("sensitivity.counts", solved=found.solved, spared=found.spared))

    def effects(self, found: OneAtATime) -> None:
        """A line for each input and level."""
        self.heading("sensitivity.effects")
        headers = [
            self.say("sensitivity.column_input"),
            RIGHT + self.say("sensitivity.column_level"),
        ]
        headers += [RIGHT + self.say(f"sensitivity.column_{key}") for key in ("effect", "share")]
        headers += [self.say(f"sensitivity.column_{key}") for key in ("significant", "moves")]
        rows = []
        for one in found.swept:
            for number, level in enumerate(one.levels):
                name = self.input(one.input) if not number else ""
                rows.append([name, *self._row(one, level, found.base)])
        self.table(headers, rows)
        self.line("  " + self.say("sensitivity.effects_note"))

    def _row(self, one: Swept, level: Level, base: Level) -> list[str]:
        moves = moves_at(self.result, level)
        effect = level.effect(base)
        share = ""
        if math.isfinite(effect.low + effect.high) and base.low:
            ends = [100 * end / abs(base.low) for end in (effect.low, effect.high)]
            share = f"{ends[1]:+.1f} %" if effect.exact else f"[{ends[0]:+.1f} .. {ends[1]:+.1f}] %"
        counts = ""
        if moves is not None:
            counts = self.say("sensitivity.same")
            if not moves.none:
                counts = self.say(
                    "sensitivity.counted",
                    entering=sum(moves.entering.values()),
                    leaving=sum(moves.leaving.values()),
                    new=len(moves.new_targets),
                    lost=len(moves.lost_targets),
                )
        known = level.status in {"exact", "interval", "no_plan"}
        mark = "yes" if level.significant(base) else "no"
        return [
            self.level(one.input, level.amount),
            self.effect(level, base),
            share,
            self.say(f"sensitivity.{mark}") if known else "",
            counts,
        ]

    def moves(self, found: OneAtATime) -> None:
        """Projects that enter and leave, level by level, where the plan changes."""
        rows = []
        for one in found.swept:
            for level in one.levels:
                moves = moves_at(self.result, level)
                if moves is None or moves.none:
                    continue
                place = f"{self.input(one.input)} {self.level(one.input, level.amount)}"
                entering = [self.project(code) for code in moves.entering]
                leaving = [self.project(code) for code in moves.leaving]
                entering += [self._target(pair) for pair in moves.new_targets]
                leaving += [self._target(pair) for pair in moves.lost_targets]
                rows.append([place, self._listed(entering), self._listed(leaving)])
        if not rows:
            return
        self.heading("sensitivity.moves")
        keys = ("level", "enter", "leave")
        self.short_list([self.say(f"sensitivity.column_{key}") for key in keys], rows, "moves.csv")

    def _target(self, pair: tuple[str, str]) -> str:
        county, industry = pair
        name = f"{self.area(county)} {self.names('industries', industry)}"
        return self.say("sensitivity.target", target=name)

    def _listed(self, names: Sequence[str]) -> str:
        shown = list(names[:MOST_NAMED])
        if len(names) > MOST_NAMED:
            shown.append(self.say("sensitivity.more", count=len(names) - MOST_NAMED))
        return "\n".join(shown)

    def remarks(self, found: OneAtATime) -> None:
        """Levels that were clipped, refused or not answered, and blanks that were not moved."""
        said = []
        for one in found.swept:
            name = self.input(one.input)
            if one.input.blanks and one.input.range.relative:
                facts = {"blanks": one.input.blanks, "rows": len(one.input.rows)}
                said.append(self.say("sensitivity.blanks", input=name, **facts))
            for level in one.levels:
                at = {"input": name, "level": self.level(one.input, level.amount)}
                clipped = [cell for cell in level.cells if cell.clipped]
                if clipped:
                    first = clipped[0]
                    told = {"asked": f"{first.asked:.6g}", "new": f"{first.new:.6g}"}
                    count = len(clipped)
                    said.append(self.say("sensitivity.clipped", **at, **told, count=count))
                if level.reason is not None:
                    reason = self._reason(level)
                    said.append(self.say("sensitivity.refused_why", **at, reason=reason))
                elif level.status == "unknown":
                    said.append(self.say("sensitivity.unknown_why", **at))
        if said:
            self.heading("sensitivity.remarks")
        for words in said:
            self.line("  " + words)

    def _reason(self, level: Level) -> str:
        """Why a level cannot be: the first fault of its data, or the error."""
        reason = level.reason
        assert reason is not None, "asked of levels with a reason only"
        faults = getattr(reason, "faults", ())
        if faults:
            return str(faults[0].sentence(self.language))
        return reason.sentence(self.language)
