"""What ``planner pareto`` prints and writes."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from planner.report.numbers import percent, plain
from planner.report.page import RIGHT, TOP_LINES, Page
from planner.report.pareto_story import FrontStory, front_record, front_table
from planner.report.study_files import StudyFiles
from planner.studies.pareto.decisions import Decision
from planner.texts import Language

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MOST_NAMES = 4
"""Decisions named in one cell; the table has all."""

MOST_POINTS = 3 * TOP_LINES


def front_files(story: FrontStory, language: Language) -> StudyFiles:
    """Summary, tidy table and chart; the chart in the language given."""
    return StudyFiles(
        front_record(story),
        {"table": front_table(story)},
        {"front": partial(_draw, story, language)},
    )


def _draw(story: FrontStory, language: Language) -> "Figure":
    from planner.report.pareto_charts import front_figure  # noqa: PLC0415 - matplotlib is slow

    return front_figure(front_record(story), language)


def front_screen(story: FrontStory, language: Language) -> str:
    """Verdict, ends, points, decisions along the front, the run's plan, hypervolume."""
    page = _Screen(story, language)
    for part in (page.head, page.payoff, page.points, page.readings, page.changes, page.core):
        part()
    return page.text()


class _Screen(Page):
    """The parts of the screen."""

    def __init__(self, story: FrontStory, language: Language) -> None:
        super().__init__(story.subject.result, language)
        self.story, self.front = story, story.front

    @property
    def goals(self) -> list[str]:
        """Names of the goals."""
        return [self.story.goal(aim, self.language) for aim in self.story.aims]

    def columns(self) -> list[str]:
        """Headers of the goals, with units."""
        units = [self.story.unit(aim, self.language) for aim in self.story.aims]
        comma = "，" if self.language == "zh" else ", "
        return [RIGHT + comma.join(pair) for pair in zip(self.goals, units, strict=True)]

    def head(self) -> None:
        """What was asked, and how much of it is known."""
        settings, front = self.scenario.settings, self.front
        title = settings.title_zh if self.language == "zh" else settings.title_en
        goals = " / ".join(
            self.say("pareto.little", goal=name) if aim.goal.little else name
            for aim, name in zip(self.story.aims, self.goals, strict=True)
        )
        self.line(self.say("pareto.head", goals=goals, title=title, run=self.result.run))
        steps = ", ".join(
            f"{plain(aim.step) if aim.step >= 0.1 else f'{aim.step:g}'} "
            f"{self.story.unit(aim, self.language)}"
            for aim in self.story.aims[1:]
        )
        count = len(front.points)
        if not front.exact:
            self.line(self.say("pareto.levels", count=count))
            if not front.complete:
                self.line(self.say("pareto.levels_left"))
        else:
            key = "pareto.every" if front.complete else "pareto.not_every"
            self.line(self.say(key, count=count, steps=steps))
        self.line(self.say("pareto.solves", count=front.levels))
        self.line(self.say("pareto.audited", worst=self.story.worst))

    def payoff(self) -> None:
        """Table of the ends."""
        if not any(self.front.ends):
            return
        settled = all(end is not None and end.efficient for end in self.front.ends)
        self.heading("pareto.payoff" if settled else "pareto.payoff_found")
        rows = []
        for place, (end, name) in enumerate(zip(self.front.ends, self.goals, strict=True)):
            if end is not None:
                top = plain(self.story.amount(place, self.front.tops[place]))
                rows.append([name, *map(plain, self.story.amounts(end.scores)), top])
        headers = [self.say("pareto.column.best_of"), *self.columns()]
        self.table([*headers, RIGHT + self.say("pareto.column.top")], rows)

    def points(self) -> None:
        """Table of the points."""
        self.heading("pareto.points")
        front, reading = self.front, self.story.reading
        bounds = not front.exact or not front.complete
        rows = []
        for place, point in enumerate(front.points):
            mark = "" if point.efficient or not front.exact else " ?"
            row = [f"{place + 1}{mark}", *map(plain, self.story.amounts(point.scores))]
            if bounds:
                row.append(plain(self.story.amount(0, front.bound_at(point.scores))))
            if reading.rates:
                row.append(f"{reading.rates[place]:,.3g}" if place < len(reading.rates) else "")
            row.append(plain(point.portfolio.terms["objective_wan"]))
            row.append(str(sum(point.portfolio.starts.values())))
            rows.append(row)
        headers = [RIGHT + self.say("pareto.column.point"), *self.columns()]
        headers += [RIGHT + self.say("pareto.column.bound")] * bounds
        headers += [RIGHT + self.say("pareto.column.rate")] * bool(reading.rates)
        headers += [RIGHT + self.say(f"pareto.column.{key}") for key in ("value", "projects")]
        self.short_list(headers, rows, "table.csv", MOST_POINTS)
        if reading.rates:
            first, second = self.goals
            unit_a, unit_b = (self.story.unit(aim, self.language) for aim in self.story.aims)
            facts = {"first": first, "second": second, "unit_a": unit_a, "unit_b": unit_b}
            self.line("  " + self.say("pareto.rate", **facts))

    def readings(self) -> None:
        """Knee, hypervolume, and where the plan of the run lies."""
        front, reading = self.front, self.story.reading
        self.line()
        if reading.knee is not None:
            self.line(self.say("pareto.knee", point=reading.knee + 1))
        elif len(front.points) > 2:
            self.line(self.say("pareto.no_knee"))
        facts = {
            "amounts": self.story.told(front.own, self.language),
            "nearest": reading.own_nearest + 1,
            "distance": f"{reading.own_distance:.2f}",
        }
        if reading.own_beaten_by:
            numbers = [str(place + 1) for place in reading.own_beaten_by]
            points = ", ".join(numbers[:MOST_NAMES]) + ("…" if len(numbers) > MOST_NAMES else "")
            self.line(self.say("pareto.own_beaten", points=points, **facts))
        elif reading.own_distance < 1e-6:
            proved = front.points[reading.own_nearest].efficient
            self.line(self.say("pareto.own_same" if proved else "pareto.own_found", **facts))
        else:
            self.line(self.say("pareto.own_open", **facts))
        self.volume()

    def volume(self) -> None:
        """Print the hypervolume and what may be missing of it."""
        record = front_record(self.story)["hypervolume"]
        found, most = record["found"], record["at_most"]
        if not found:
            return
        share = percent(record["share_of_box"])
        self.line(self.say("pareto.volume", found=f"{found:,.4g}", share=share))
        if most is not None and most > found * (1 + 1e-9):
            facts = {"most": f"{most:,.4g}", "missing": percent(1 - found / most)}
            self.line(self.say("pareto.volume_missing", **facts))

    def changes(self) -> None:
        """Print what is decided differently from each point to the next."""
        changes = self.story.reading.changes
        if not changes:
            return
        self.heading("pareto.changes")
        rows = [
            [
                f"{place} → {place + 1}",
                self.some(one.entering),
                self.some(one.leaving),
                str(len(one.moved) or ""),
            ]
            for place, one in enumerate(changes, 1)
        ]
        keys = ("from_to", "entering", "leaving")
        headers = [self.say(f"pareto.column.{key}") for key in keys]
        headers.append(RIGHT + self.say("pareto.column.moved"))
        self.short_list(headers, rows, "table.csv", MOST_POINTS)

    def some(self, keys: Sequence[Decision], most: int = MOST_NAMES) -> str:
        """Names of the first decisions, and how many more there are."""
        comma = "；" if self.language == "zh" else "; "
        names = [self.story.decision(key, self.language) for key in keys[:most]]
        if len(keys) > most:
            names.append(self.say("pareto.more", count=len(keys) - most))
        return comma.join(names)

    def core(self) -> None:
        """Print the decisions that all points take."""
        if len(self.front.points) < 2:
            return
        self.line()
        core = self.story.reading.core
        if core:
            names = self.some(core, TOP_LINES)
            self.line(self.say("pareto.core", count=len(core), names=names))
        else:
            self.line(self.say("pareto.no_core"))
