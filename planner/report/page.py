"""Paper for a screen: lines and tables that know how wide Chinese is, and names for codes."""

import io
import shutil
from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from planner.results import RunResult
from planner.sheets import names_of, years_of
from planner.texts import Language, text

WIDTH_WITHOUT_TERMINAL = 110
TOP_LINES = 12
"""Lines of a list on the screen; the files have all."""

RIGHT = ">"
"""Put before a header to align its column right."""


class Sheet:
    """Lines and tables on their way to a console that knows how wide Chinese is."""

    def __init__(self, language: Language) -> None:
        self.language = language
        width = shutil.get_terminal_size((WIDTH_WITHOUT_TERMINAL, 40)).columns
        self.console = Console(file=io.StringIO(), width=width, no_color=True, highlight=False)

    def say(self, key: str, **facts: object) -> str:
        """Word or sentence below ``label.``."""
        return text(f"label.{key}", self.language, **facts)

    def line(self, words: str = "", *, whole: bool = False) -> None:
        """Print words; `whole` ones are not broken, so that a path can be copied."""
        self.console.print(Text(words), soft_wrap=whole)

    def table(self, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Print rows below headers."""
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
        for header in headers:
            right = header.startswith(RIGHT)
            table.add_column(
                Text(header.removeprefix(RIGHT)),
                justify="right" if right else "left",
                no_wrap=right,
                overflow="fold",
            )
        for row in rows:
            table.add_row(*(Text(cell) for cell in row))
        self.console.print(Padding(table, (0, 0, 0, 2), expand=False))

    def text(self) -> str:
        """All that was printed."""
        out = self.console.file
        assert isinstance(out, io.StringIO)
        return "\n".join(line.rstrip() for line in out.getvalue().splitlines())


class Page(Sheet):
    """Paper for one run: its names, its years, its words."""

    def __init__(self, result: RunResult, language: Language) -> None:
        super().__init__(language)
        self.result = result
        self.scenario = result.scenario
        self.names = names_of(result.scenario, "_zh" if language == "zh" else "_en")
        lengths = result.scenario.settings.horizon.period_years
        self.periods = range(1, len(lengths) + 1)

    def heading(self, key: str, **facts: object) -> None:
        """Print a headline after a blank line."""
        self.line()
        self.line(self.say(key, **facts))

    def area(self, code: str) -> str:
        """Name of a park, county or group."""
        for table in ("parks", "counties"):
            name = self.names(table, code)
            if name != code:
                return name
        groups = {row.group for row in self.scenario.rows("groups")}
        return self.say("group", group=code) if code in groups else code

    def place(self, park: str, county: str) -> str:
        """Name of a park, with its county unless the name tells it."""
        here, home = self.names("parks", park), self.names("counties", county)
        return here if here.startswith(home.rstrip("县市区")) else f"{home} {here}"

    def years(self, periods: Sequence[int]) -> str:
        """Calendar years of periods; neighbouring periods are joined."""
        if not periods:
            return self.say("always")
        runs: list[list[int]] = []
        for period in sorted(periods):
            if runs and period == runs[-1][-1] + 1:
                runs[-1].append(period)
            else:
                runs.append([period])
        spans = []
        for run in runs:
            first, last = years_of(self.scenario, run[0]), years_of(self.scenario, run[-1])
            ends = (first.partition("–")[0], last.rpartition("–")[2])
            spans.append(ends[0] if ends[0] == ends[1] else "–".join(ends))
        return ", ".join(spans)

    def limit_name(self, limit: str) -> str:
        """Name of a limit: land, a purse, a market or a resource."""
        kind, _, about = limit.partition(":")
        if kind in ("land", "budget", "pursuits", "income_floor"):
            return self.say(f"limit.{kind}")
        if kind == "floor":
            return self.say(f"limit.floor_{about}" if about else "limit.floor")
        if kind == "market":
            return self.say("limit.market", industry=self.names("industries", about))
        if kind in ("bought", "sold"):
            return self.say(f"limit.{kind}", stream=self.names("streams", about))
        if kind == "concentration":
            return self.say("limit.concentration", industry=self.names("industries", about))
        return self.names("resources", limit)

    def short_list(
        self,
        headers: Sequence[str],
        rows: Sequence[Sequence[str]],
        file: str,
        most: int = TOP_LINES,
    ) -> None:
        """Table with at most `most` rows, and where the rest is."""
        if rows:
            self.table(headers, rows[:most])
        if len(rows) > most:
            self.line("  " + self.say("rest", count=len(rows) - most, file=file))
