"""What ``planner diagnose`` prints: why no plan exists, what would mend it, how tight rules are."""

from collections.abc import Sequence

from planner.report.numbers import duration, percent, plain, unit_word, wan
from planner.report.page import RIGHT, TOP_LINES, Sheet
from planner.report.wording import Wording
from planner.studies.diagnose.conflict import Conflict
from planner.studies.diagnose.diagnose import Diagnosis
from planner.studies.diagnose.mending import unsayable
from planner.studies.diagnose.needs import Need
from planner.studies.diagnose.repair import Repair
from planner.studies.diagnose.rules import Rule
from planner.texts import Language

TOP_RULES = 20
"""Rules of a conflict that the screen shows; more are left only where time ran out."""

MOST_COUNTS = 3
"""Counts just met that are named; JSON has all."""

STATUS = {True: "possible", False: "infeasible", None: "unknown"}


def diagnosis_screen(found: Diagnosis, language: Language) -> str:
    """The diagnosis in words, the answer first."""
    page = _Screen(found, language)
    page.head()
    page.told()
    page.conflicts()
    page.repairs()
    page.needs()
    page.line()
    page.line(page.say("diagnose.time", seconds=duration(found.seconds)))
    return page.text()


class _Screen(Sheet):
    """The parts of the screen of one diagnosis."""

    def __init__(self, found: Diagnosis, language: Language) -> None:
        super().__init__(language)
        self.found = found
        self.words = Wording(found.scenario, found.data, language)

    def head(self) -> None:
        """Title and the answer in one sentence."""
        settings, scenario = self.found.scenario.settings, self.found.scenario
        title = settings.title_zh if self.language == "zh" else settings.title_en
        self.line(f"{title or settings.title_zh}  [{scenario.variant or self.say('base')}]")
        self.line(self.say(f"diagnose.{STATUS[self.found.possible]}"))

    def told(self) -> None:
        """What plain sums tell already."""
        if self.found.told:
            self.line()
            self.line(self.say("diagnose.told"))
            for fault in self.found.told:
                self.line(f"  {fault.sentence(self.language)}")

    def conflicts(self) -> None:
        """The rules that cannot hold together."""
        for number, conflict in enumerate(self.found.conflicts, start=1):
            self.line()
            self.line(self.say("diagnose.conflict", number=number))
            for group in conflict.groups[:TOP_RULES]:
                mark = " ?" if group in conflict.doubtful else ""
                self.line(f"  - {self.words.rule(group.rule)}{mark}")
            if len(conflict.groups) > TOP_RULES:
                self.line("  " + self.say("diagnose.rest", count=len(conflict.groups) - TOP_RULES))
            self.line("  " + self.say(f"diagnose.{_proof(conflict)}"))
        if len(self.found.conflicts) > 1:
            self.line(self.say("diagnose.apart"))
        if self.found.conflicts and self.found.more is not False:
            self.line(self.say("diagnose.more" if self.found.more else "diagnose.more_unknown"))

        if self.found.conflicts:
            self.line(self.say("diagnose.any_repair"))

    def repairs(self) -> None:
        """What would mend it, the cheapest first."""
        if self.found.possible is not False:
            return
        self.line()
        if not self.found.repairs:
            key = "unmendable" if self.found.unmendable else "no_repairs"
            self.line(self.say(f"diagnose.{key}"))
            return
        self.line(self.say("diagnose.repairs"))
        for number, repair in enumerate(self.found.repairs, start=1):
            self._repair(number, repair)

    def _repair(self, number: int, repair: Repair) -> None:
        price, least = wan(repair.price_wan, self.language), wan(repair.least_wan, self.language)
        proof = self.say("diagnose.at_least", least=least)
        if repair.cheapest:
            proof = self.say("diagnose.cheapest" if number == 1 else "diagnose.cheapest_other")
        self.line("  " + self.say("diagnose.repair", number=number, price=price, proof=proof))
        by_hand = unsayable(repair.steps)
        for step in repair.steps:
            note = self.say("diagnose.by_hand") if step.rule in by_hand else ""
            self.line(f"    - {self.words.step(step)}" + (f"  [{note}]" if note else ""))
        self.line(f"    {self._value(repair)}")

    def _value(self, repair: Repair) -> str:
        if repair.value_wan is None or repair.bound_wan is None:
            return self.say("diagnose.value_open")
        value, bound = wan(repair.value_wan, self.language), wan(repair.bound_wan, self.language)
        proved = repair.bound_wan - repair.value_wan <= 1e-6 * max(abs(repair.value_wan), 1.0)
        if proved:
            return self.say("diagnose.value", value=value)
        return self.say("diagnose.value_between", value=value, bound=bound)

    def needs(self) -> None:
        """Needed against available."""
        needs = [need for need in self.found.needs if not need.just_met]
        self.line()
        self.line(self.say("diagnose.needs"))
        if not self.found.needs:
            self.line("  " + self.say("diagnose.no_needs"))
        if needs:
            self._needs_table(needs)
        if just_met := [need for need in self.found.needs if need.just_met]:
            named = [self.words.rule(need.rule) for need in just_met[:MOST_COUNTS]]
            listed = ("；" if self.language == "zh" else "; ").join(named)
            more = len(just_met) - len(named)
            rest = self.say("diagnose.just_met_rest", count=more) if more else ""
            self.line("  " + self.say("diagnose.just_met", listed=listed, rest=rest))

    def _needs_table(self, needs: Sequence[Need]) -> None:
        headers = ("needed", "available", "unit", "share")
        self.table(
            [
                self.say("diagnose.rule"),
                *((RIGHT if h != "unit" else "") + self.say(f"diagnose.{h}") for h in headers),
            ],
            [
                [
                    self.words.rule(need.rule),
                    plain(need.needed),
                    plain(need.available),
                    unit_word(need.unit, self.language),
                    percent(need.share),
                ]
                for need in needs[:TOP_LINES]
            ],
        )
        if len(needs) > TOP_LINES:
            self.line("  " + self.say("diagnose.rest", count=len(needs) - TOP_LINES))


def _proof(conflict: Conflict) -> str:
    """What may be said of how small a conflict is."""
    if not conflict.irreducible:
        return "reducible"
    return "alone" if len(conflict.groups) == 1 else "irreducible"


def diagnosis_record(found: Diagnosis, language: Language) -> dict[str, object]:
    """The diagnosis as plain data for JSON."""
    sheet = _Screen(found, language)
    words = sheet.words

    def rule(one: Rule) -> dict[str, object]:
        about = {"kind": one.kind, "area": one.area, "about": one.about}
        return {"rule": one.key, **about, "words": words.rule(one)}

    return {
        "study": "diagnose",
        "run": "",
        "status": STATUS[found.possible],
        "scenario": found.scenario.name,
        "variant": found.scenario.variant,
        "told": [fault.as_record(language) for fault in found.told],
        "conflicts": [
            {
                "irreducible": conflict.irreducible,
                "solves": conflict.solves,
                "rules": [
                    {**rule(g.rule), "proved_needed": g not in conflict.doubtful}
                    for g in conflict.groups
                ],
            }
            for conflict in found.conflicts
        ],
        "more_conflicts": found.more,
        "unmendable": found.unmendable,
        "repairs": [
            {
                "price_wan": repair.price_wan,
                "least_price_wan": repair.least_wan,
                "cheapest": repair.cheapest,
                "value_wan": repair.value_wan,
                "bound_wan": repair.bound_wan,
                "steps": [
                    {
                        **rule(step.rule),
                        "period": step.period or None,
                        "amount": step.amount,
                        "unit": words.unit(step.rule),
                        "unit_price_wan": step.price_wan,
                        "step": words.step(step),
                        "variant_can_say": step.rule not in unsayable(repair.steps),
                    }
                    for step in repair.steps
                ],
            }
            for repair in found.repairs
        ],
        "needs": [
            {
                **rule(need.rule),
                "needed": need.needed,
                "available": need.available,
                "unit": unit_word(need.unit, language),
                "share": need.share if need.available > 0 else None,
            }
            for need in found.needs
        ],
        "seconds": found.seconds,
    }
