"""Rules and steps of a repair in the planner's words."""

from models import PlanData
from planner.report.numbers import percent, unit_word
from planner.results import Scenario
from planner.schema import FLOOR_UNITS, LAND
from planner.sheets import names_of, years_of
from planner.studies.diagnose.levers import SETTINGS, SWITCHES, Step
from planner.studies.diagnose.rules import DESIGNATION, FIXED_IN, FIXED_OUT, RELATION, Rule
from planner.texts import Language, text
from planner.variations import (
    AREA_FLOOR,
    BOUGHT,
    BUDGET,
    COUNT_RULES,
    FLOOR,
    MARKET,
    PURSUITS,
    SHARE_RULES,
    SOLD,
)


class Wording:
    """Words for rules and steps of one scenario."""

    def __init__(self, scenario: Scenario, data: PlanData, language: Language) -> None:
        self.scenario, self.data, self.language = scenario, data, language
        self.names = names_of(scenario, "_zh" if language == "zh" else "_en")
        self.titles = {
            row.project: (row.name_zh if language == "zh" else row.name_en) or row.name_zh
            for row in scenario.rows("projects")
        }
        self.materials = {row.stream: row.unit for row in scenario.rows("streams")}
        self.units = {row.resource: row.unit for row in scenario.rows("resources")}

    def say(self, key: str, **facts: object) -> str:
        """Word or sentence below ``label.``."""
        return text(f"label.{key}", self.language, **facts)

    def project(self, code: str) -> str:
        """Code of a project with its name."""
        name = self.titles.get(code, "")
        return f"{code} {name}".strip()

    def area(self, code: str) -> str:
        """Name of a park, county or group."""
        if code in self.data.groups:
            return self.say("group", group=code)
        return self.names("parks" if code in self.data.park_county else "counties", code)

    def rule(self, rule: Rule) -> str:
        """A rule in the planner's words."""
        kind, say = rule.kind, self.say
        if kind == DESIGNATION:
            return self._designation(rule)
        if kind == RELATION:
            one = self.data.relations[int(rule.about)]
            a, b = self.project(one.a), self.project(one.b)
            return say(f"diagnose.rule.{one.kind}", a=a, b=b)
        if kind in (FIXED_IN, FIXED_OUT):
            return say(f"diagnose.rule.{kind}", area=self.project(rule.area))
        if kind == AREA_FLOOR:
            measure, _, period = rule.about.partition(":")
            amount = amount_word(self._floor(rule))
            years = years_of(self.scenario, int(period))
            facts = {"area": self.area(rule.area), "amount": amount, "years": years}
            return say(f"diagnose.rule.floor_{measure}", **facts)
        tables = {MARKET: "industries", BOUGHT: "streams", SOLD: "streams"}
        about = self.names(tables.get(kind, "resources"), rule.about)
        area = self._setting_area(rule) if kind in SETTINGS else self.area(rule.area)
        facts = {"area": area, "about": about, "count": self._count(rule)}
        return say(f"diagnose.rule.{kind}", **facts, amount=self._amount(rule))

    def _setting_area(self, rule: Rule) -> str:
        if rule.kind == "leads_per_industry_max":
            named = self.names("industries", rule.area)
            return named if rule.area else self.say("diagnose.every_industry")
        if rule.area:
            return self.area(rule.area)
        park = rule.kind in ("leads_per_park", "lead_required", "lead_output_share_min")
        return self.say("diagnose.every_park" if park else "diagnose.every_county")

    def _count(self, rule: Rule) -> str:
        if rule.kind == FLOOR:
            return amount_word(self.data.income_floor_wan[rule.area])
        if rule.kind == PURSUITS:
            return str(self.data.pursuits_max)
        if rule.kind in SHARE_RULES:
            return percent(getattr(self.data.layout, rule.kind))
        if rule.kind == "lead_required":
            return str(self.data.layout.leads_per_park)
        return str(getattr(self.data.layout, rule.kind)) if rule.kind in COUNT_RULES else ""

    def _amount(self, rule: Rule) -> str:
        """What there is of a limit in the last period, or of money in all."""
        data, last = self.data, self.data.periods
        if rule.kind == LAND:
            amount = data.land_mu.get((rule.area, last), 0.0)
        elif rule.kind == "resource":
            given = {t: x for (*key, t), x in data.limits.items() if key == [rule.about, rule.area]}
            amount = given[max(given)]
        elif rule.kind == BUDGET:
            amount = sum(x for (area, _), x in data.purse_wan.items() if area == rule.area)
        elif rule.kind == MARKET:
            amount = data.market_wan[rule.about, rule.area]
        elif rule.kind in (BOUGHT, SOLD):
            amount = getattr(data.streams[rule.about], f"{rule.kind}_max")
        else:
            return ""
        return f"{amount_word(amount)} {self.unit(rule)}"

    def _floor(self, rule: Rule) -> float:
        """Amount of a floor of an area."""
        measure, _, period = rule.about.partition(":")
        return self.data.floors[measure, rule.area, int(period)]

    def _designation(self, rule: Rule) -> str:
        wish = self.data.designations[int(rule.about)]
        details = [self.names("parks", wish.park)] if wish.park else []
        details += [self.say(f"diagnose.role.{wish.role}")] if wish.role else []
        left, right = ("（", "）") if self.language == "zh" else (" (", ")")
        return self.say(
            f"diagnose.rule.designation_{'in' if wish.wanted else 'out'}",
            area=self.names("counties", wish.county),
            about=self.names("industries", wish.industry),
            detail=f"{left}{' '.join(details)}{right}" if details else "",
        )

    def step(self, step: Step) -> str:
        """A step of a repair in the planner's words."""
        rule, amount = step.rule, amount_word(step.amount)
        facts: dict[str, object] = {"rule": self.rule(rule), "amount": amount}
        if rule.kind in COUNT_RULES:
            by = -step.amount if rule.kind == "specials_min" else step.amount
            key, facts["count"] = "count", round(getattr(self.data.layout, rule.kind) + by)
        elif rule.kind == PURSUITS:
            key, facts["count"] = "count", round(self.data.pursuits_max + step.amount)
        elif rule.kind in SWITCHES:
            key = "off" if rule.kind in SETTINGS else "drop"
        elif rule.kind == BUDGET:
            key, facts["years"] = "money", years_of(self.scenario, step.period)
        elif rule.kind == FLOOR:
            left = self.data.income_floor_wan[rule.area] - step.amount
            key, facts["left"] = "floor", amount_word(left)
        elif rule.kind == AREA_FLOOR:
            key, facts["unit"] = "less", self.unit(rule)
            facts["left"] = amount_word(self._floor(rule) - step.amount)
        else:
            key, facts["unit"] = "more", self.unit(rule)
        return self.say(f"diagnose.step.{key}", **facts)

    def unit(self, rule: Rule) -> str:
        """Unit of a rule; blank for counts."""
        if rule.kind == "resource":
            return str(self.units.get(rule.about, ""))
        if rule.kind in (BOUGHT, SOLD):
            return str(self.materials[rule.about])
        if rule.kind == AREA_FLOOR:
            measure = rule.about.partition(":")[0]
            return unit_word(FLOOR_UNITS[measure], self.language)  # type: ignore[index]
        known = {LAND: "mu", BUDGET: "wan", FLOOR: "wan", MARKET: "wan_per_year"}
        return unit_word(known.get(rule.kind, ""), self.language)


def amount_word(amount: float) -> str:
    """Amount to the hundredth, as it would be written into a table."""
    return f"{amount:,.2f}".rstrip("0").rstrip(".")
