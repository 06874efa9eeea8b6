"""What ``planner coordinate`` prints: schemes, gains, winners, losers, transfers, collisions."""

import math

from planner.report.coordinating_beside import Beside
from planner.report.coordinating_fairness import evenness_told, floors_told
from planner.report.coordinating_page import CoordinatingPage, signed
from planner.report.coordinating_rules import rules_part
from planner.report.enclaves import enclaves_part, gains_part
from planner.report.numbers import plain
from planner.report.page import RIGHT
from planner.results import Violation
from planner.studies.case import Subject
from planner.studies.coordinate.coalitions import (
    MONOTONE,
    MOST_PLAYERS,
    Settlement,
    Sharing,
)
from planner.studies.coordinate.play import END_STILL, Play
from planner.studies.coordinate.schemes import (
    ALONE,
    DELEGATED,
    EQUILIBRIUM,
    FAIR,
    JOINT,
    SCORING,
    STATUS_QUO,
    Comparison,
)
from planner.studies.coordinate.sharing import FAILS, HOLDS
from planner.texts import Language, text

MOST_CLASHES = 15


def coordinating_screen(
    found: Comparison, subject: Subject, language: Language, beside: Beside
) -> str:
    """One page on what coordination is worth, and on what was asked beside it."""
    page = _Screen(found, subject, language)
    for part in (
        page.head,
        page.schemes,
        page.gains,
        page.counties,
        page.fairness,
        page.sharing,
        page.clashes,
        page.plays,
    ):
        part()
    if beside.rules is not None:
        rules_part(page, subject, beside.rules)
    enclaves_part(page, [one.line for one in beside.enclaves])
    gains_part(page, beside.enclaves)
    return page.text()


class _Screen(CoordinatingPage):
    """The parts of the screen."""

    def head(self) -> None:
        settings = self.scenario.settings
        title = settings.title_zh if self.language == "zh" else settings.title_en
        self.line(self.word("head", title=title, run=self.result.run))
        self.line(self.word("basis"))

    def schemes(self) -> None:
        self.heading("coordinate.schemes")
        keys = ("value", "bound", "income", "fiscal", "link", "overlap", "collisions", "land")
        headers = [self.word("column.scheme"), *(RIGHT + self.word(f"column.{k}") for k in keys)]
        rows = []
        for name, one in self.figures.schemes.items():
            money = [one.value_wan, one.bound_wan, one.income_wan, one.fiscal_wan]
            money += [one.link_wan, -one.overlap_wan]
            rows.append(
                [
                    self.scheme(name),
                    *(plain(amount) for amount in money),
                    str(one.collisions),
                    plain(one.land_mu),
                ]
            )
        self.table(headers, rows)
        gone = [name for name in self.found.sought if name not in self.found.schemes]
        for key in ("impossible", "missing"):
            names = [n for n in gone if (n in self.found.impossible) == (key == "impossible")]
            if names:
                self.line("  " + self.word(key, schemes=self.listed(map(self.scheme, names))))
        floors_told(self)
        for name, scheme in self.found.schemes.items():
            if scheme.without:
                counties = self.listed(map(self.area, scheme.without))
                self.line("  " + self.word("without", scheme=self.scheme(name), counties=counties))
            charge = scheme.charged
            if charge is None:
                continue
            if math.isfinite(charge.promised_wan) and (charge.twice or charge.crowded):
                told = self.word(
                    "twice",
                    scheme=self.scheme(name),
                    promised=self.money(charge.promised_wan),
                    twice=len(charge.twice),
                    crowded=len(charge.crowded),
                    value=self.money(scheme.value_wan),
                )
                self.line("  " + told)
            if charge.exceeded:
                most = f"{max(charge.exceeded.values()):.2f}"
                told = self.word(
                    "exceeded", scheme=self.scheme(name), count=len(charge.exceeded), most=most
                )
                self.line("  " + told)
            if broken := self.figures.broken.get(name):
                facts = {"scheme": self.scheme(name), "count": len(broken)}
                self.line("  " + self.word("broken", first=self._rule(broken[0]), **facts))

    def _rule(self, broken: Violation) -> str:
        """A rule between counties that is broken, in the words of the audit."""
        facts = dict(broken.facts)
        if broken.key == "leads_per_industry_max":
            facts["area"] = self.names("industries", str(facts["area"]))
        return text(f"audit.{broken.key}", self.language, **facts)

    def gains(self) -> None:
        gain, schemes = self.figures.gain, self.figures.schemes
        if gain is None:
            return
        self.line()
        joint, rest = schemes[JOINT], schemes[EQUILIBRIUM]
        self.line(
            self.word(
                "gain",
                low=self.money(gain.low),
                high=self.money(gain.high),
                income=self.money(joint.income_wan - rest.income_wan),
                fiscal=self.money(joint.fiscal_wan - rest.fiscal_wan),
            )
        )
        year, income, tax = self.figures.last_year
        self.line(
            "  " + self.word("gain_year", year=year, income=self.money(income), tax=self.money(tax))
        )
        if {ALONE, SCORING} <= schemes.keys():
            more = [
                self.money(joint.value_wan - schemes[name].value_wan) for name in (ALONE, SCORING)
            ]
            self.line("  " + self.word("gain_alone", alone=more[0], scoring=more[1]))
        if joint.value_wan < rest.value_wan - 0.5:
            behind = self.money(rest.value_wan - joint.value_wan)
            self.line("  " + self.word("joint_behind", more=behind))
        if DELEGATED in schemes:
            lost = joint.value_wan - schemes[DELEGATED].value_wan
            key = "delegated" if lost >= -0.5 else "delegated_more"
            self.line("  " + self.word(key, lost=self.money(abs(lost))))
        if rest.value_wan > 0:
            ends = (1 + gain.low / rest.value_wan, 1 + gain.high / rest.value_wan)
            told = self.word(
                "anarchy",
                low=f"{ends[0]:.3f}",
                high=f"{ends[1]:.3f}",
                starts=len(self.found.plays),
            )
            self.line("  " + told)
        alike = self.figures.alike
        if alike:
            self.line("  " + self.word("similarity", **alike))

    def counties(self) -> None:
        schemes = self.found.schemes
        if EQUILIBRIUM not in schemes:
            return
        self.heading("coordinate.counties")
        shown = [name for name in (STATUS_QUO, ALONE, EQUILIBRIUM, JOINT) if name in schemes]
        headers = [self.say("county")]
        headers += [RIGHT + self.word(f"column.{name}") for name in shown]
        headers += [RIGHT + self.word("column.change")]
        rows, losers = [], []
        for county in self.subject.case.data.counties:
            values = {name: schemes[name].payoffs[county].value_wan for name in shown}
            change = values[JOINT] - values[EQUILIBRIUM]
            if change < -0.5:
                losers.append(self.area(county))
            rows.append(
                [
                    self.area(county),
                    *(plain(values[name]) for name in shown),
                    signed(change),
                ]
            )
        self.table(headers, rows)
        if losers:
            told = self.word("losers", count=len(losers), counties=self.listed(losers))
        else:
            told = self.word("no_losers")
        self.line("  " + told)
        if FAIR in schemes:
            joint, fair = schemes[JOINT], schemes[FAIR]
            low = max(joint.value_wan - fair.bound_wan, 0.0)
            high = max(joint.bound_wan - fair.value_wan, 0.0)
            ends = {"low": self.money(low), "high": self.money(high)}
            self.line("  " + self.word("fair_price", scheme=self.scheme(FAIR), **ends))

    def fairness(self) -> None:
        evenness_told(self)

    def sharing(self) -> None:
        settled: Settlement | None = self.found.settlement
        if settled is None:
            return
        self.heading("coordinate.transfers")
        headers = [self.say("county")]
        headers += [RIGHT + self.word(f"rule.{one.rule}") for one in settled.sharings]
        rows = [
            [self.area(county), *(signed(one.transfers_wan[county]) for one in settled.sharings)]
            for county in self.subject.case.data.counties
        ]
        self.table(headers, rows)
        if len(settled.blocs) < len(self.subject.case.data.counties):
            told = ("；" if self.language == "zh" else "; ").join(
                self.listed(map(self.area, bloc)) for bloc in settled.blocs
            )
            self.line(
                "  " + self.word("blocs", most=MOST_PLAYERS, count=len(settled.blocs), bounds=told)
            )
        for one in settled.sharings:
            self.line("  " + self._promise(one))
        if settled.core != HOLDS:
            self.line("  " + self.word("core_empty" if settled.core == FAILS else "core_open"))
        self.line("  " + self.word("coalition_open", open=self.money(settled.open_wan)))
        for one in settled.sharings:
            if one.off_wan >= 0.5:
                self.line("    " + self._off(one))

    def _off(self, one: Sharing) -> str:
        """How far the transfers of a rule may be off."""
        rule = self.word(f"rule.{one.rule}")
        if not math.isfinite(one.off_wan):
            return self.word("off_unknown", rule=rule)
        key = "off" if one.rule in MONOTONE else "off_tried"
        return self.word(key, rule=rule, most=self.money(one.off_wan))

    def _promise(self, one: Sharing) -> str:
        """What a sharing promises, as far as it can be told."""
        rule, promise = self.word(f"rule.{one.rule}"), one.promise
        if promise.core == HOLDS:
            return self.word("promise_core", rule=rule)
        if promise.rational == FAILS:
            alone = max(short for group, short in promise.blocking if len(group) == 1)
            return self.word("promise_none", rule=rule, most=self.money(alone))
        if promise.core == FAILS:
            key = "promise_rational" if promise.rational == HOLDS else "promise_rational_open"
            count, most = len(promise.blocking), self.money(promise.blocking[0][1])
            return self.word(key, rule=rule, count=count, most=most)
        key = "promise_core_open" if promise.rational == HOLDS else "promise_open"
        return self.word(key, rule=rule)

    def _end(self, one: Play) -> str:
        """How a play ended; at rest means little if some county had no answer in time."""
        still = one.end == END_STILL and not math.isfinite(one.open_wan)
        return "unproved" if still else one.end

    def clashes(self) -> None:
        clashes = self.figures.clashes
        if not clashes:
            return
        self.heading("coordinate.clashes")
        keys = ("industry", "pair", "price", "in_joint")
        headers = [self.word(f"column.{key}") for key in keys]
        headers[2] = RIGHT + headers[2]
        rows = [
            [
                self.names("industries", one.industry),
                f"{self.area(one.pair[0])} – {self.area(one.pair[1])}",
                plain(one.price_wan),
                self.word("still" if one.in_joint else "gone"),
            ]
            for one in clashes
        ]
        self.short_list(headers, rows, "clashes.csv", MOST_CLASHES)

    def plays(self) -> None:
        if not self.found.plays:
            return
        self.heading("coordinate.plays")
        keys = ("start", "end", "rounds", "moves", "value", "open")
        headers = [self.word(f"column.{key}") for key in keys]
        headers[2:] = [RIGHT + header for header in headers[2:]]
        rows = [
            [
                self.word(f"start.{one.start}"),
                self.word(f"end.{self._end(one)}"),
                str(one.rounds),
                str(len(one.moves)),
                plain(self.figures.ends[one.start]),
                plain(one.open_wan),
            ]
            for one in self.found.plays
        ]
        self.table(headers, rows)
