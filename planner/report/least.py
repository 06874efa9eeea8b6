"""What ``planner least`` prints and writes: target, least of each thing, what the plan takes."""

from typing import Any

from planner.report.numbers import finite, plain, unit_word, wan
from planner.report.page import RIGHT, Page
from planner.report.study_files import Sheet, StudyFiles
from planner.results import RunResult
from planner.studies.least import JOIN, STARTS, Least, LeastStudy
from planner.studies.pareto.aims import OWN_NAMES
from planner.texts import Language

COLUMNS = (
    *("of", "unit", "least_found", "least_bound", "plan_takes", "income_wan", "fiscal_wan"),
    *("starts", "value_wan", "value_bound_wan"),
)


def least_record(study: LeastStudy, result: RunResult) -> dict[str, Any]:
    """The answer as plain data; what is not known is None."""
    return {
        "run": result.run,
        "scenario": result.scenario.name,
        "variant": result.scenario.variant,
        "targets_wan": dict(study.wanted.targets),
        "impossible": study.impossible,
        "plan_brings_wan": dict(study.brought),
        "least": [_line(one) for one in study.least],
        "most_reachable_wan": {
            name: {"found": finite(most.low), "bound": finite(most.high)}
            for name, most in study.most.items()
        },
    }


def _line(one: Least) -> dict[str, Any]:
    return {
        "of": one.aim.name,
        "unit": one.aim.unit,
        "least_found": finite(one.amount.high),
        "least_bound": finite(one.amount.low),
        "plan_takes": one.taken,
        "income_wan": one.reached.get("income"),
        "fiscal_wan": one.reached.get("fiscal"),
        "starts": one.starts if one.value else None,
        "value_wan": one.value.low if one.value else None,
        "value_bound_wan": finite(one.value.high) if one.value else None,
    }


def least_files(study: LeastStudy, result: RunResult) -> StudyFiles:
    """Summary and table."""
    lines = [_line(one) for one in study.least]
    return StudyFiles(least_record(study, result), {"least": Sheet(COLUMNS, lines)})


def least_screen(study: LeastStudy, result: RunResult, language: Language) -> str:
    """Target, one table, what it means."""
    page = _Screen(study, result, language)
    page.head()
    if study.impossible or not any(one.found for one in study.least):
        page.out_of_reach()
    else:
        page.table_of_least()
    return page.text()


class _Screen(Page):
    def __init__(self, study: LeastStudy, result: RunResult, language: Language) -> None:
        super().__init__(result, language)
        self.study = study

    def target(self, name: str) -> str:
        """Name of a target."""
        return self.say(f"pareto.goal.{name}")

    def head(self) -> None:
        settings = self.scenario.settings
        title = settings.title_zh if self.language == "zh" else settings.title_en
        joined = "，" if self.language == "zh" else ", "
        targets = joined.join(
            self.say("least.target", name=self.target(name), amount=wan(amount, self.language))
            for name, amount in self.study.wanted.targets.items()
        )
        title = title or settings.title_zh
        self.line(self.say("least.head", title=title, run=self.result.run, targets=targets))
        brings = joined.join(
            f"{self.target(name)} {wan(amount, self.language)}"
            for name, amount in self.study.brought.items()
        )
        self.line(self.say("least.plan", brings=brings))

    def out_of_reach(self) -> None:
        """No plan reaches the target, or none was found: the most that can be reached."""
        self.line(self.say("least.impossible" if self.study.impossible else "least.unknown"))
        for name, most in self.study.most.items():
            facts = {"name": self.target(name), "high": wan(most.high, self.language)}
            key = "most_proved" if most.exact else "most_between"
            self.line(self.say(f"least.{key}", **facts, low=wan(most.low, self.language)))

    def table_of_least(self) -> None:
        self.line()
        headers = [self.say("least.of")]
        headers += [RIGHT + self.say(f"least.{key}") for key in ("amount", "takes", "share")]
        headers += [self.say("least.unit"), self.say("least.proof")]
        headers += [RIGHT + self.say(f"least.{key}") for key in ("starts", "value")]
        self.table(headers, [self._row(one) for one in self.study.least])
        self.line("  " + self.say("least.note"))

    def _row(self, one: Least) -> list[str]:
        unit = unit_word(one.aim.unit, self.language)
        amount = plain(one.amount.high) if one.found else "-"
        share = one.amount.high / one.taken if one.found and one.taken > 0 else None
        proof = self.say("least.exact")
        if not one.amount.exact:
            proof = self.say("least.open", low=plain(one.amount.low))
        return [
            self._name(one.aim.name),
            amount,
            plain(one.taken),
            "-" if share is None else f"{share * 100 + 0.0:.0f} %",
            unit,
            proof,
            str(one.starts) if one.value else "-",
            plain(one.value.low) if one.value else "-",
        ]

    def _name(self, code: str) -> str:
        if code == STARTS:
            return self.say("least.begun")
        parts = [
            self.say(f"pareto.goal.{part}") if part in OWN_NAMES else self.names("resources", part)
            for part in code.split(JOIN)
        ]
        return " + ".join(parts)
