"""What ``planner compare`` prints: runs side by side, the long lists cut."""

from collections import Counter
from collections.abc import Sequence

from planner.report.comparing import Comparison
from planner.report.comparing_tables import Words, remarks, remarks_on_values, signed
from planner.report.numbers import percent, plain
from planner.report.page import RIGHT, TOP_LINES, Sheet
from planner.texts import Language

NAME_LETTERS = 24


def comparison_screen(found: Comparison, language: Language) -> str:
    """The comparison in words and tables; money in wan yuan at the prices of each scenario."""
    page = _Screen(found, language)
    for part in (
        page.head,
        page.totals,
        page.inputs,
        page.projects,
        page.layout,
        page.areas,
        page.expansions,
        page.limits,
    ):
        part()
    return page.text()


class _Screen(Sheet):
    """The parts of the screen; runs are called by letters."""

    def __init__(self, found: Comparison, language: Language) -> None:
        super().__init__(language)
        self.found = found
        self.words = Words(found, language)
        self.letters = self.words.letters
        self.others = [place for place in range(len(found.runs)) if place != found.base]

    def heading(self, key: str, **facts: object) -> None:
        """Print a headline after a blank line."""
        self.line()
        self.line(self.words.say(key, **facts))

    def cut(self, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Print the first rows and say how many more there are."""
        if rows:
            self.table(headers, rows[:TOP_LINES])
        if len(rows) > TOP_LINES:
            self.line("  " + self.words.say("rest", count=len(rows) - TOP_LINES))

    def head(self) -> None:
        self.line(self.words.say("title", count=len(self.found.runs)))
        rows = [
            [
                letter + (" *" if place == self.found.base else ""),
                one.run,
                one.scenario.name,
                one.scenario.variant or self.say("base"),
                self.say(f"status.{one.solution.status}"),
                percent(one.solution.gap_share),
            ]
            for place, (letter, one) in enumerate(zip(self.letters, self.found.runs, strict=True))
        ]
        headers = ["", *map(self.say, ("run", "scenario", "variant", "status"))]
        self.table([*headers, RIGHT + self.say("gap")], rows)
        self.line("  " + self.words.say("base_note", letter=self.letters[self.found.base]))
        for sentence in remarks(self.found, self.language):
            self.line("  " + sentence)

    def totals(self) -> None:
        self.heading("totals")
        base = self.letters[self.found.base]
        apart = [f"{self.letters[place]} - {base}" for place in self.others]
        headers = [self.words.say("head.name"), *(RIGHT + word for word in (*self.letters, *apart))]
        values, bounds = zip(*((one.low, one.high) for one in self.found.values), strict=True)
        rows = [
            self._row("value_wan", values),
            [self.words.say("term.bound_wan"), *map(plain, bounds), *[""] * len(self.others)],
        ]
        rows += [self._row(name, told) for name, told in self.found.totals.items() if any(told)]
        self.table(headers, rows)
        for sentence in remarks_on_values(self.found, self.language):
            self.line("  " + sentence)

    def _row(self, name: str, values: Sequence[float]) -> list[str]:
        base = values[self.found.base]
        apart = [signed(values[place] - base) for place in self.others]
        return [self.words.say(f"term.{name}"), *map(plain, values), *apart]

    def inputs(self) -> None:
        changes = self.found.inputs
        self.heading("inputs", count=len(changes))
        counts = Counter(one.table for one in changes)
        if counts:
            told = [f"{self.words.table(name)} {count}" for name, count in counts.items()]
            self.line("  " + ("、" if self.language == "zh" else ", ").join(told))
        rows = [
            [
                self.words.table(one.table),
                one.key,
                self.words.column(one) or "-",
                *(_short(self.words.value(one, place)) for place in range(len(self.letters))),
            ]
            for one in changes
        ]
        heads = [self.words.say(f"head.{name}") for name in ("table", "key", "column")]
        self.cut([*heads, *self.letters], rows)

    def projects(self) -> None:
        found, runs = self.found, len(self.letters)
        counts = {
            "all": len(found.in_runs(runs, runs)),
            "some": len(found.in_runs(2, runs - 1)),
            "one": len(found.in_runs(1, 1)),
        }
        self.heading("projects", **counts)
        heads = [self.words.say(f"head.{name}") for name in ("project", "name")]
        for key, lines in (
            ("projects_apart", found.in_runs(1, runs - 1)),
            ("projects_moved", tuple(one for one in found.projects if one.moved)),
        ):
            rows = [
                [
                    one.project,
                    "-" if one.prospect else self.words.project(one.name_zh, one.name_en),
                    *map(self.words.where, one.starts),
                ]
                for one in lines
            ]
            self.line("  " + self.words.say(key, count=len(rows)))
            self.cut([*heads, *self.letters], rows)

    def layout(self) -> None:
        apart = [one for one in self.found.targets if len(set(one.roles)) > 1]
        same = len(self.found.targets) - len(apart)
        self.heading("layout", same=same, apart=len(apart))
        rows = [
            [
                self.words.names("counties", one.county),
                self.words.names("industries", one.industry),
                *map(self.words.role, one.roles),
            ]
            for one in apart
        ]
        heads = [self.words.say(f"head.{name}") for name in ("county", "industry")]
        self.cut([*heads, *self.letters], rows)

    def areas(self) -> None:
        """Income and kept tax together by county, where they differ."""
        rows = []
        for one in self.found.areas:
            values = [
                None if income is None or fiscal is None else income + fiscal
                for income, fiscal in zip(one.income_wan, one.fiscal_wan, strict=True)
            ]
            base = values[self.found.base]
            apart = [
                "-" if base is None or (value := values[place]) is None else signed(value - base)
                for place in self.others
            ]
            if any(word not in ("0", "-") for word in apart) or None in values:
                shown = ["-" if value is None else plain(value) for value in values]
                rows.append([self.words.area(one.area), *shown, *apart])
        self.heading("areas", apart=len(rows), same=len(self.found.areas) - len(rows))
        base_letter = self.letters[self.found.base]
        apart_heads = [f"{self.letters[place]} - {base_letter}" for place in self.others]
        heads = [RIGHT + word for word in (*self.letters, *apart_heads)]
        self.cut([self.words.say("head.area"), *heads], rows)

    def expansions(self) -> None:
        if not self.found.expansions:
            return
        apart = [one for one in self.found.expansions if not one.same]
        same = len(self.found.expansions) - len(apart)
        self.heading("expansions", same=same, apart=len(apart))
        rows = [
            [one.what, self.words.area(one.area), *map(self.words.years, one.years)]
            for one in apart
        ]
        heads = [self.words.say(f"head.{name}") for name in ("what", "area")]
        self.cut([*heads, *self.letters], rows)

    def limits(self) -> None:
        apart = [one for one in self.found.limits if not one.same]
        same = len(self.found.limits) - len(apart)
        self.heading("limits", same=same, apart=len(apart))
        rows = [
            [
                self.words.limit(one.what),
                self.words.area(one.area),
                *map(self.words.years, one.years),
            ]
            for one in apart
        ]
        heads = [self.words.say(f"head.{name}") for name in ("what", "area")]
        self.cut([*heads, *self.letters], rows)


def _short(value: object) -> str:
    """A value for a narrow cell."""
    told = str(value)
    return told if len(told) <= NAME_LETTERS else f"{told[: NAME_LETTERS - 2]}.."
