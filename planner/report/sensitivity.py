"""What ``planner sensitivity`` prints and draws."""

import math
from collections.abc import Sequence
from functools import partial
from itertools import groupby

from matplotlib.figure import Figure

from planner.report.numbers import percent, wan
from planner.report.page import RIGHT, Page
from planner.report.reaction import signed
from planner.report.sensitivity_charts import Bar, TornadoWords, tornado_figure
from planner.report.sensitivity_record import (
    figure_at,
    moves_at,
    moves_to,
    study_record,
    study_sheets,
)
from planner.report.study_files import StudyFiles
from planner.results import RunResult
from planner.schema import TABLES
from planner.studies.asking import Interval
from planner.studies.sensitivity.inputs import SETTINGS, Input
from planner.studies.sensitivity.interactions import Interaction, strongest
from planner.studies.sensitivity.moves import Moves
from planner.studies.sensitivity.one_at_a_time import OneAtATime, Swept
from planner.studies.sensitivity.sweep import Level
from planner.studies.sensitivity.switching import OPEN, OUT, Flip, Switching
from planner.texts import Language

MOST_NAMED = 6
"""Projects named in a cell of the screen; the files have all."""


def sensitivity_screen(
    result: RunResult,
    found: OneAtATime,
    language: Language,
    switching: Sequence[Switching] = (),
    pairs: Sequence[Interaction] = (),
) -> str:
    """Effects of the inputs, the decisions that change, and what was clipped or refused."""
    page = SensitivityPage(result, language)
    page.head(found)
    page.effects(found)
    page.moves(found)
    page.switching(switching)
    page.pairs(pairs)
    page.remarks(found)
    return page.text()


def sensitivity_files(
    result: RunResult,
    found: OneAtATime,
    language: Language,
    switching: Sequence[Switching] = (),
    pairs: Sequence[Interaction] = (),
) -> StudyFiles:
    """Tables, summary and tornado."""
    page = SensitivityPage(result, language)
    figures = {}
    if any(bar for one in found.swept for bar in page.ends(one)):
        figures["tornado"] = partial(tornado, page, found)
    record = study_record(result, found, switching, pairs)
    return StudyFiles(record, study_sheets(result, found, switching, pairs), figures)


def tornado(page: "SensitivityPage", found: OneAtATime) -> Figure:
    """Tornado of all inputs that have a level below and one above."""
    bars, names = [], []
    working = [one for one in found.swept if not page.idle(one, found.base)] or found.swept
    for one in working:
        if ends := page.ends(one):
            names.append(page.input(one.input))
            bars.append((page.bar(one, ends[0], found.base), page.bar(one, ends[1], found.base)))
    words = {
        key: page.say(f"sensitivity.chart_{key}") for key in ("axis", "lower", "upper", "whisker")
    }
    title = page.say("sensitivity.chart_title", value=wan(found.base.low, page.language))
    if idle := len(found.swept) - len(working):
        title += "\n" + page.say("sensitivity.chart_idle", count=idle)
    return tornado_figure(names, bars, TornadoWords(title, **words))


class SensitivityPage(Page):
    """Words for inputs, levels and effects."""

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
        for table in ("industries", "resources"):
            name = self.names(table, code)
            if name != code:
                return name
        known = code in self.result.appraisal.candidates
        return self.project(code) if known else self.area(code)

    def project(self, code: str) -> str:
        """Code and name of a project; name of a prospect, whose code says the same."""
        one = self.result.appraisal.candidates.get(code)
        if one is None:
            return code
        name = one.name_zh if self.language == "zh" else one.name_en or one.name_zh
        return name if one.prospect else f"{code} {name}"

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

    def idle(self, one: Swept, base: Level) -> bool:
        """Whether it is proved that the input changes nothing at any of its levels."""
        effects = [level.effect(base) for level in one.levels]
        return all(effect.low == effect.high == 0.0 for effect in effects)

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
        """A line for each input and level; neighbouring levels with the same figures share one."""
        self.heading("sensitivity.effects")
        headers = [
            self.say("sensitivity.column_input"),
            RIGHT + self.say("sensitivity.column_level"),
        ]
        headers += [RIGHT + self.say(f"sensitivity.column_{key}") for key in ("effect", "share")]
        headers += [self.say(f"sensitivity.column_{key}") for key in ("significant", "moves")]
        rows = []
        for one in found.swept:
            told = [(level, self._row(level, found.base)) for level in one.levels]
            for number, (words, group) in enumerate(groupby(told, key=lambda each: each[1])):
                name = self.input(one.input) if not number else ""
                rows.append([name, self._span(one, [level for level, _ in group]), *words])
        self.table(headers, rows)
        self.line("  " + self.say("sensitivity.effects_note"))

    def _span(self, one: Swept, levels: Sequence[Level]) -> str:
        """One level, or the first and the last of neighbouring ones of which the same is told."""
        ends = [self.level(one.input, level.amount) for level in levels]
        return ends[0] if len(ends) == 1 else f"{ends[0]} .. {ends[-1]}"

    def _row(self, level: Level, base: Level) -> list[str]:
        moves = moves_at(self.result, level)
        effect = level.effect(base)
        share = ""
        if math.isfinite(effect.low + effect.high) and base.low:
            ends = [100 * end / abs(base.low) for end in (effect.low, effect.high)]
            share = f"{ends[1]:+.1f} %" if effect.exact else f"[{ends[0]:+.1f} .. {ends[1]:+.1f}] %"
        counts = ""
        if moves is not None:
            counts = self._counted(moves)
        known = level.status in {"exact", "interval", "no_plan"}
        mark = "yes" if level.significant(base) else "no"
        return [
            self.effect(level, base),
            share,
            self.say(f"sensitivity.{mark}") if known else "",
            counts,
        ]

    def _counted(self, moves: Moves) -> str:
        """How many projects and targets enter and leave; a kind of which none do is not named."""
        if moves.none:
            return self.say("sensitivity.same")
        told = {
            "projects": (sum(moves.entering.values()), sum(moves.leaving.values())),
            "targets": (len(moves.new_targets), len(moves.lost_targets)),
        }
        parts = []
        for kind, (more, less) in told.items():
            signs = [f"+{more}"] * (more > 0) + [f"-{less}"] * (less > 0)
            if signs:
                parts.append(self.say(f"sensitivity.counted_{kind}", count=" ".join(signs)))
        return ("，" if self.language == "zh" else ", ").join(parts)

    def moves(self, found: OneAtATime) -> None:
        """Projects that enter and leave where the plan changes; the same levels share a line."""
        rows = []
        for one in found.swept:
            told = [(level, moves_at(self.result, level)) for level in one.levels]
            for moves, group in groupby(told, key=lambda each: each[1]):
                if moves is None or moves.none:
                    continue
                span = self._span(one, [level for level, _ in group])
                place = f"{self.input(one.input)} {span}"
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

    def switching(self, found: Sequence[Switching]) -> None:
        """How far each input may go before the plan, or a project, is no longer best."""
        if not found:
            return
        self.heading("sensitivity.switching")
        keys = ("input", "of", "best_at", "switch", "then")
        rows = [line for one in found for line in self.switch_rows(one)]
        self.table([self.say(f"sensitivity.column_{key}") for key in keys], rows)
        for key in ("exact", "ladder", "open"):
            self.line("  " + self.say(f"sensitivity.switch_note_{key}"))

    def pairs(self, found: Sequence[Interaction]) -> None:
        """Where two inputs together do more or less than the sum of both."""
        if not found:
            return
        self.heading("sensitivity.pairs")
        headers = [self.say(f"sensitivity.column_{key}") for key in ("input", "input")]
        headers += [RIGHT + self.say(f"sensitivity.column_{key}") for key in ("joint", "beyond")]
        headers.append(self.say("sensitivity.column_significant"))
        rows = []
        for one in strongest(found):
            ends = zip((one.first, one.second), one.levels, strict=True)
            places = [f"{self.input(each)} {self.level(each, amount)}" for each, amount in ends]
            none = one.joint.high == -math.inf
            joint = self.say("sensitivity.no_plan") if none else self.interval(one.joint)
            mark = self.say(f"sensitivity.{'yes' if one.significant else 'no'}")
            rows.append([*places, joint, "" if none else self.interval(one.beyond), mark])
        self.short_list(headers, rows, "interactions.csv")
        self.line("  " + self.say("sensitivity.pairs_note"))

    def switch_rows(self, one: Switching) -> list[list[str]]:
        """Lines of an input: a line for each switching value, or why there is none."""
        what = self.project(one.project) if one.project else self.say("sensitivity.the_plan")
        start = [self.input(one.input), what, self._spans(one)]
        if not one.flips:
            seen = "no_switch" if one.settled else "switch_unsettled"
            if not one.project and (0.0, OUT) in one.ladder and one.input.range.relative:
                seen = "switch_beaten"
            return [[*start, self.say(f"sensitivity.{seen}"), ""]]
        rows = []
        for number, flip in enumerate(one.flips):
            first = start if not number else ["", "", ""]
            rows.append([*first, self._at(one, flip), self._then(flip)])
        return rows

    def _spans(self, one: Switching) -> str:
        """Runs of neighbouring levels at which it is best, and those that stay open."""
        told = []
        for state, steps in groupby(one.ladder, key=lambda step: step[1]):
            amounts = [self.level_of(one.input, amount) for amount, _ in steps]
            if state == OUT:
                continue
            span = amounts[0] if len(amounts) == 1 else f"{amounts[0]} .. {amounts[-1]}"
            told.append(f"{span} ?" if state == OPEN else span)
        return "\n".join(told) or self.say("sensitivity.nowhere")

    def level_of(self, one: Input, amount: float) -> str:
        """A level in words; the data as they are by name."""
        if one.range.relative and not amount:
            return self.say("sensitivity.today")
        return self.level(one, amount)

    def _at(self, one: Switching, flip: Flip) -> str:
        """Where something changes: the level, and the figure where the input is a single one."""
        ends = [self.fine_level(one.input, amount) for amount in (flip.low, flip.high)]
        words = ends[1] if flip.exact else f"{ends[0]} .. {ends[1]}"
        figures = [figure_at(self.result, one.input, end) for end in (flip.low, flip.high)]
        if one.input.range.relative and None not in figures:
            shown = [f"{figure:.5g}" for figure in figures]
            words += f" ({shown[1] if flip.exact else ' .. '.join(shown)})"
        return words

    def fine_level(self, one: Input, amount: float) -> str:
        """A level with the digits that a switching value is worth."""
        return f"{100 * amount:+.2f} %" if one.range.relative else f"{amount:.5g}"

    def _then(self, flip: Flip) -> str:
        """What is in the better plan and what is not, on the side where it is out."""
        moves = moves_to(self.result, flip.other)
        if moves is None or moves.none:
            return self.say("sensitivity.other_times")
        entering = [f"+{self.project(code)}" for code in moves.entering]
        leaving = [f"-{self.project(code)}" for code in moves.leaving]
        targets = [f"+{self._target(pair)}" for pair in moves.new_targets]
        targets += [f"-{self._target(pair)}" for pair in moves.lost_targets]
        return self._listed([*entering, *leaving, *targets])

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
