"""A front in words and plain data: amounts, names, the record and the tidy table."""

import math
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from planner.report.numbers import finite, plain, unit_word
from planner.report.study_files import Sheet, study_head
from planner.sheets import names_of
from planner.studies.case import Subject
from planner.studies.pareto.aims import OWN_NAMES, Aim
from planner.studies.pareto.decisions import PROJECT, TARGET, Decision, decided
from planner.studies.pareto.front import Front, Point, bound_curve
from planner.studies.pareto.geometry import Scores
from planner.studies.pareto.reading import Reading, read_front
from planner.texts import Language, text

COLUMNS = (
    *("fact", "point", "to_point", "kind", "code", "county", "industry"),
    *("name_zh", "name_en", "unit", "amount"),
)


class FrontStory:
    """A front with the names of what it is about.

    Attributes
    ----------
    worst
        Worst relative violation that the audit found in the plans of its points.
    """

    def __init__(self, subject: Subject, aims: Sequence[Aim], front: Front, worst: float) -> None:
        self.subject, self.aims, self.front, self.worst = subject, tuple(aims), front, worst
        self.scenario = subject.result.scenario
        self.data = subject.case.data

    @cached_property
    def reading(self) -> Reading:
        """What the front says."""
        return read_front(self.front, self.data)

    def amounts(self, scores: Scores) -> list[float]:
        """Amounts as people count them, from scores."""
        pairs = zip(self.aims, scores, strict=True)
        return [aim.goal.sign * score + 0.0 for aim, score in pairs]

    def amount(self, place: int, score: float) -> float:
        """Amount of one goal."""
        return self.aims[place].goal.sign * score + 0.0

    def goal(self, aim: Aim, language: Language) -> str:
        """Name of a goal."""
        if aim.name in OWN_NAMES:
            return text(f"label.pareto.goal.{aim.name}", language)
        names = names_of(self.scenario, f"_{language}")
        return text("label.pareto.use", language, name=names("resources", aim.name))

    def unit(self, aim: Aim, language: Language) -> str:
        """Unit of a goal as a word."""
        return unit_word(aim.unit, language)

    def told(self, scores: Scores, language: Language) -> str:
        """Amounts of a plan in one line."""
        comma = "，" if language == "zh" else ", "
        return comma.join(
            f"{self.goal(aim, language)} {plain(amount)} {self.unit(aim, language)}"
            for aim, amount in zip(self.aims, self.amounts(scores), strict=True)
        )

    def decision(self, key: Decision, language: Language) -> str:
        """Name of a decision."""
        kind, code = key[0], key[1]
        names = names_of(self.scenario, f"_{language}")
        if kind == TARGET:
            county, industry = names("counties", code), names("industries", key[2])
            return text("label.pareto.target", language, county=county, industry=industry)
        if kind == PROJECT:
            one = self.subject.result.appraisal.candidates[code]
            name = one.name_en if language == "en" else one.name_zh
            return name or one.name_zh or code
        return code


# --- plain data -----------------------------------------------------------------------------------


def front_record(story: FrontStory) -> dict[str, Any]:
    """The front as plain data; what is not finite is None, points are counted from 1."""
    front, reading, result = story.front, story.reading, story.subject.result
    return {
        **study_head("pareto", result),
        "mode": "every_point" if front.exact else "even_levels",
        "complete": front.exact and front.complete,
        "every_level_answered": front.complete,
        "levels_solved": front.levels,
        "audit": {"passed": True, "worst_violation": story.worst},
        "aims": [_aim_record(story, place) for place in range(len(story.aims))],
        "payoff": [
            {
                "best_of": aim.name,
                "amounts": None if end is None else _by_name(story, end.scores),
                "unbeaten_proved": end is not None and end.efficient,
            }
            for aim, end in zip(story.aims, front.ends, strict=True)
        ],
        "points": [
            _point_record(story, number, point) for number, point in enumerate(front.points, 1)
        ],
        "bound_curve": _curve_record(story),
        "open_zones": [_by_name(story, zone) for zone in front.open_zones],
        "hypervolume": _volume_record(story),
        "knee": None if reading.knee is None else reading.knee + 1,
        "neighbours": list(_neighbours(story)),
        "decisions": [
            {**_decision_record(key), "share_of_points": share}
            for key, share in reading.shares.items()
        ],
        "run_plan": {
            "amounts": _by_name(story, front.own),
            "beaten_by": [place + 1 for place in reading.own_beaten_by],
            "nearest": reading.own_nearest + 1,
            "distance_share": reading.own_distance,
        },
    }


def _by_name(story: FrontStory, scores: Scores) -> dict[str, float | None]:
    pairs = zip(story.aims, story.amounts(scores), strict=True)
    return {aim.name: finite(amount) for aim, amount in pairs}


def _aim_record(story: FrontStory, place: int) -> dict[str, Any]:
    aim, front = story.aims[place], story.front
    return {
        "aim": aim.name,
        "name_zh": story.goal(aim, "zh"),
        "name_en": story.goal(aim, "en"),
        "unit": aim.unit,
        "wanted": "little" if aim.goal.little else "much",
        "step": aim.step,
        "best_found": story.amount(place, front.high[place]),
        "worst_on_front": story.amount(place, front.low[place]),
        "proved_limit": finite(story.amount(place, front.tops[place])),
    }


def _point_record(story: FrontStory, number: int, point: Point) -> dict[str, Any]:
    knee = story.reading.knee
    bound = story.front.bound_at(point.scores)
    return {
        "point": number,
        "amounts": _by_name(story, point.scores),
        "unbeaten_proved": point.efficient,
        "first_goal_bound": finite(story.amount(0, bound)),
        "knee": knee is not None and number == knee + 1,
        **point.portfolio.terms,
        "starts": [
            {"project": project, "park": park, "period": period, "count": count}
            for (project, park, period), count in sorted(point.portfolio.starts.items())
        ],
        "targets": [
            {"county": key[1], "industry": key[2]}
            for key in decided(story.data, point.portfolio)
            if key[0] == TARGET
        ],
    }


def _curve_record(story: FrontStory) -> list[dict[str, Any]]:
    """Two goals: no plan within these ends of the second has more of the first than the bound."""
    if len(story.aims) > 2:
        return []
    return [
        {
            "second_from": finite(story.amount(1, floor)),
            "second_to": finite(story.amount(1, end)),
            "first_bound": finite(story.amount(0, bound)),
        }
        for floor, end, bound in bound_curve(story.front)
    ]


def _volume_record(story: FrontStory) -> dict[str, Any]:
    front = story.front
    box = math.prod(high - low for low, high in zip(front.low, front.high, strict=True))
    found = front.volume()
    return {
        "reference": _by_name(story, front.low),
        "found": found,
        "share_of_box": found / box if box > 0 else None,
        "at_most": front.volume_bound(),
    }


def _neighbours(story: FrontStory) -> Iterator[dict[str, Any]]:
    """What changes from each point to the next, and what it costs."""
    points, reading = story.front.points, story.reading
    for place, change in enumerate(reading.changes):
        one, other = points[place].scores, points[place + 1].scores
        differences = tuple(b - a for a, b in zip(one, other, strict=True))
        yield {
            "point": place + 1,
            "to_point": place + 2,
            "differences": _by_name(story, differences),
            "first_lost_per_second_gained": reading.rates[place] if reading.rates else None,
            "entering": [_decision_record(key) for key in change.entering],
            "leaving": [_decision_record(key) for key in change.leaving],
            "moved": [_decision_record(key) for key in change.moved],
        }


def _decision_record(key: Decision) -> dict[str, str]:
    if key[0] == TARGET:
        return {"kind": TARGET, "county": key[1], "industry": key[2]}
    return {"kind": key[0], "code": key[1]}


# --- the tidy table -------------------------------------------------------------------------------


def front_table(story: FrontStory) -> Sheet:
    """One line per fact.

    Facts: ``amount`` (of a goal at a point), ``bound`` (of the first goal for all plans with no
    less of the others), ``value``, ``takes`` (a decision of a point), ``enters``, ``leaves``,
    ``moves`` (from a point to the next), ``rate``, ``limit`` (proved for a goal), ``run`` (the
    run's plan), ``share`` (of the points that take a decision).
    """
    return Sheet(COLUMNS, list(_lines(story)))


def _lines(story: FrontStory) -> Iterator[dict[str, Any]]:
    front, reading = story.front, story.reading
    for place in range(len(story.aims)):
        limit = finite(story.amount(place, front.tops[place]))
        yield {"fact": "limit", **_goal_cells(story, place), "amount": limit}
        own = story.amount(place, front.own[place])
        yield {"fact": "run", **_goal_cells(story, place), "amount": own}
    for number, point in enumerate(front.points, 1):
        for place, amount in enumerate(story.amounts(point.scores)):
            cells = _goal_cells(story, place)
            yield {"fact": "amount", "point": number, **cells, "amount": amount}
        bound = finite(story.amount(0, front.bound_at(point.scores)))
        yield {"fact": "bound", "point": number, **_goal_cells(story, 0), "amount": bound}
        value = point.portfolio.terms["objective_wan"]
        yield {"fact": "value", "point": number, "unit": "wan", "amount": value}
        for key in decided(story.data, point.portfolio):
            yield {"fact": "takes", "point": number, **_decision_cells(story, key)}
    for place, change in enumerate(reading.changes):
        ends = {"point": place + 1, "to_point": place + 2}
        for fact in ("entering", "leaving", "moved"):
            word = {"entering": "enters", "leaving": "leaves", "moved": "moves"}[fact]
            for key in getattr(change, fact):
                yield {"fact": word, **ends, **_decision_cells(story, key)}
        if reading.rates:
            unit = f"{story.aims[0].unit}/{story.aims[1].unit}"
            yield {"fact": "rate", **ends, "unit": unit, "amount": reading.rates[place]}
    for key, share in reading.shares.items():
        yield {"fact": "share", **_decision_cells(story, key), "unit": "share", "amount": share}


def _goal_cells(story: FrontStory, place: int) -> dict[str, str]:
    aim = story.aims[place]
    names = {"name_zh": story.goal(aim, "zh"), "name_en": story.goal(aim, "en")}
    return {"kind": "goal", "code": aim.name, **names, "unit": aim.unit}


def _decision_cells(story: FrontStory, key: Decision) -> dict[str, str]:
    names = {"name_zh": story.decision(key, "zh"), "name_en": story.decision(key, "en")}
    return {**_decision_record(key), **names}
