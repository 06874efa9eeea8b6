"""What ``planner prices --ladder`` prints."""

from collections.abc import Mapping, Sequence

from planner.report.page import RIGHT
from planner.report.pricing import PricePage, figure
from planner.studies.case import Subject
from planner.studies.prices.curve import gain
from planner.studies.prices.ladder import Ladder, Rung
from planner.texts import Language


def ladders_screen(subject: Subject, found: Sequence[Ladder], language: Language) -> str:
    """Ladders level by level, with the projects that come and go."""
    page = _LadderPage(subject, language)
    for number, one in enumerate(found):
        if number:
            page.line()
        page.ladder(one)
    return page.text()


class _LadderPage(PricePage):
    """Words for a ladder."""

    def ladder(self, one: Ladder) -> None:
        """Title, scope, the step plot as a table, and whether projects come back."""
        limit = one.priced.limit
        title = self.scenario.settings.title_zh
        title = title if self.language == "zh" else self.scenario.settings.title_en or title
        words = {"limit": self.limit_name(limit.name), "area": self.area_for(one.priced)}
        self.line(self.say("prices_ladder", title=title, run=self.result.run, **words))
        self.scope([one.priced])
        headers = [RIGHT + self.limit_name(limit.name), RIGHT + self.say("price_column_change")]
        headers += [RIGHT + self.say("price_column_value")]
        headers += [self.say(f"price_column_{key}") for key in ("enter", "leave")]
        self.table(headers, [self._row(one, rung) for rung in one.rungs])
        self.line("  " + self.say("price_ladder_note"))
        self.improvable([one.priced])
        if one.returning:
            listed = ("、" if self.language == "zh" else ", ").join(
                map(self.project, one.returning)
            )
            self.line(self.say("price_returning", projects=listed))

    def project(self, code: str) -> str:
        """Code and name of a project."""
        one = self.result.appraisal.candidates[code]
        name = one.name_zh if self.language == "zh" else one.name_en or one.name_zh
        return f"{code} {name}" if name != code else code

    def _row(self, one: Ladder, rung: Rung) -> list[str]:
        limit, level = one.priced.limit, rung.level
        sign = -1.0 if limit.floor else 1.0
        amount = sign * level.amount
        total = max(limit.given + amount, 0.0)
        change = f"{'+' if amount > 0 else ''}{figure(amount)}" if amount else ""
        worth = self.gain(gain(one.priced.base, level))
        moved = self.say("price_moved", count=len(rung.moved)) if rung.moved else ""
        return [
            self.amount(limit, total),
            change or self.say("price_today"),
            worth,
            self._listed(rung.entering) + moved,
            self._listed(rung.leaving),
        ]

    def _listed(self, projects: Mapping[str, int]) -> str:
        named = [self.project(k) + (f" ×{n}" if n > 1 else "") for k, n in projects.items()]
        return "\n".join(named)
