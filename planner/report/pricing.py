"""What ``planner prices`` prints: a price list a chief can read, and the same as one record."""

import math
from collections.abc import Sequence

from planner.report.numbers import percent, plain, unit_word, wan
from planner.report.page import RIGHT, Page
from planner.solve import PROVED_GAP
from planner.studies.asking import Interval
from planner.studies.case import Subject
from planner.studies.prices.curve import Level, gain
from planner.studies.prices.limits import Limit
from planner.studies.prices.price_list import Priced, is_whole
from planner.texts import Language
from planner.variations import BUDGET, PURSUITS

MOST_SENTENCES = 4
"""Priced limits up to this number are told in sentences too."""


def prices_screen(
    subject: Subject, found: Sequence[Priced], full: Sequence[Limit], language: Language
) -> str:
    """The price list in words and tables; `full` are the limits of the plan that bind."""
    page = PricePage(subject, language)
    page.head("prices")
    page.scope(found)
    if not found:
        page.line(page.say("price_none_bind"))
        return page.text()
    page.table_of(found)
    page.worthless(found)
    page.improvable(found)
    if len(found) <= MOST_SENTENCES:
        for one in found:
            page.sentences(one, full)
    return page.text()


class PricePage(Page):
    """Words for amounts and gains of one run."""

    def __init__(self, subject: Subject, language: Language) -> None:
        super().__init__(subject.result, language)
        self.subject = subject

    def head(self, key: str) -> None:
        """Title, and what is proved of the plan."""
        settings, solution = self.scenario.settings, self.result.solution
        title = settings.title_zh if self.language == "zh" else settings.title_en
        self.line(self.say(key, title=title or settings.title_zh, run=self.result.run))
        slack = solution.bound_wan - solution.objective_wan
        if solution.gap_share <= PROVED_GAP:
            self.line(self.say("prices_proved"))
        elif math.isfinite(slack):
            value = wan(solution.objective_wan, self.language)
            more = wan(slack, self.language)
            self.line(self.say("prices_not_proved", value=value, slack=more))
        else:
            self.line(self.say("prices_nothing_proved"))
        if settings.fairness.mode == "maxmin":
            self.line(self.say("prices_maxmin"))

    def scope(self, found: Sequence[Priced]) -> None:
        """What the figures mean and whether they are exact."""
        if not found:
            return
        key = "prices_scope_whole" if is_whole(self.subject) else "prices_scope_part"
        exact = all(one.exact for one in found)
        self.line(self.say(key))
        self.line(self.say("prices_exact" if exact else "prices_inexact"))
        self.line()

    # --- words ------------------------------------------------------------------------------------

    def amount(self, limit: Limit, amount: float) -> str:
        """Amount of a limit with its unit."""
        if limit.kind == PURSUITS:
            return self.say("price_projects", count=plain(amount))
        return f"{figure(amount)} {unit_word(limit.unit, self.language)}".rstrip()

    def unit(self, limit: Limit) -> str:
        """Word for one unit of a limit."""
        if limit.kind == PURSUITS:
            return self.say("price_unit_project")
        return unit_word(limit.unit, self.language)

    def step(self, limit: Limit, amount: float) -> str:
        """Amount of relief; money comes once."""
        words = self.amount(limit, amount)
        if limit.kind != BUDGET:
            return words
        return self.say("price_once", amount=words, years=self.years([limit.money_period or 1]))

    def gain(self, one: Interval) -> str:
        """Gain in a cell of a table."""
        if one.high == -math.inf:
            return self.say("price_no_plan")
        if one.exact:
            return plain(one.low)
        if not (math.isfinite(one.low) and math.isfinite(one.high)):
            return self.say("price_unknown")
        low, high = plain(one.low), plain(one.high)
        return low if low == high else self.say("price_range", low=low, high=high)

    def scope_name(self, priced: Priced) -> str:
        """Counties that may be planned anew."""
        return ", ".join(self.area(one) for one in priced.scope) or self.area(priced.limit.area)

    def shared(self, priced: Priced) -> bool:
        """Whether the limit is priced for one of several counties that share it."""
        limit = priced.limit
        return bool(priced.scope) and limit.area not in priced.scope and len(limit.counties) > 1

    def area_for(self, priced: Priced) -> str:
        """Area of a limit, and for whom it is priced if several counties share it."""
        area = self.area(priced.limit.area)
        if not self.shared(priced):
            return area
        return self.say("price_shared_by", area=area, county=self.scope_name(priced))

    def price(self, priced: Priced) -> str:
        """Average shadow price with its unit."""
        price = priced.price
        if price is None:
            return "-"
        words = figure(price.low) if price.exact else self.gain(price)
        return f"{words} / {self.unit(priced.limit)}"

    def limit_words(self, limit: Limit) -> str:
        """Limit and area, without saying an area twice."""
        return f"{self.area(limit.area)} {self.limit_name(limit.name)}"

    # --- parts ------------------------------------------------------------------------------------

    def table_of(self, found: Sequence[Priced]) -> None:
        """The step curves of all limits that are worth something."""
        shown = [one for one in found if not one.worthless]
        if not shown:
            return
        whole = is_whole(self.subject)
        steps = sorted({round(x.amount / one.limit.step, 6) for one in shown for x in one.levels})
        rows = [self._priced_row(one, steps, whole) for one in shown]
        headers = [self.say("limit"), self.say("area"), RIGHT + self.say("filled")]
        headers += [RIGHT + self.say("price_step"), *(f"{RIGHT}{n:+g}" for n in steps)]
        up = any(n > 0 for n in steps)
        headers += [RIGHT + self.say("price_average")] if up else []
        headers += [RIGHT + self.say("price_whole")] if up and not whole else []
        self.table(headers, rows)
        if up:
            self.line("  " + self.say("price_average_note"))

    def _priced_row(self, one: Priced, steps: Sequence[float], whole: bool) -> list[str]:
        limit = one.limit
        by_step = {
            round(level.amount / limit.step, 6): self.gain(gain(one.base, level))
            for level in one.levels
        }
        filled = f"{figure(limit.used)} / {self.amount(limit, limit.available)}"
        row = [self.limit_name(limit.name), self.area_for(one), filled]
        row += [self.amount(limit, limit.step), *(by_step.get(n, "") for n in steps)]
        up = any(n > 0 for n in steps)
        row += [self.price(one)] if up else []
        if up and not whole:
            ends = next((x for x in reversed(one.whole) if x is not None), None)
            row.append("-" if ends is None else self.gain(ends))
        return row

    def worthless(self, found: Sequence[Priced]) -> None:
        """Limits of which more is worth nothing, in one sentence."""
        named: dict[str, None] = {}
        for one in found:
            if one.worthless:
                named[f"{self.area_for(one)} {self.limit_name(one.limit.name)}"] = None
        if named:
            steps = max(level.amount / one.limit.step for one in found for level in one.levels)
            listed = ("、" if self.language == "zh" else ", ").join(named)
            self.line(self.say("price_worthless", steps=plain(steps), limits=listed))

    def improvable(self, found: Sequence[Priced]) -> None:
        """Counties whose part of the plan could be better even today."""
        told: dict[tuple[str, ...], Priced] = {one.scope: one for one in found}
        for one in told.values():
            better = one.better_by(self.subject.case.value)
            if math.isfinite(better) and better > 0:
                county = self.scope_name(one)
                self.line(self.say("price_better", county=county, gain=wan(better, self.language)))

    def sentences(self, one: Priced, full: Sequence[Limit]) -> None:
        """One limit in plain words, level by level."""
        self.line()
        for level in one.levels:
            if level.amount < 0 or not one.worthless or level is one.levels[-1]:
                self.line(self._sentence(one, level))
        first = one.first_gain
        tried = [level.amount for level in one.levels if level.amount > 0]
        if first is not None and tried and first.amount > tried[0]:
            words = {
                "step": self.step(one.limit, tried[0]),
                "amount": self.step(one.limit, first.amount),
            }
            self.line(self.say("price_first_gain", **words))
        if not one.scope:
            self.line(self.say("price_whole_exact" if one.exact else "prices_inexact"))
            return
        self.line(self.say("price_scope_exact" if one.exact else "price_scope_between"))
        if tried:
            self._of_the_whole(one)
        beside = [x for x in full if set(one.scope) & set(x.counties) and x.name != one.limit.name]
        if one.worthless and beside:
            listed = ("、" if self.language == "zh" else ", ").join(map(self._filled, beside))
            self.line(self.say("price_full_beside", limits=listed))

    def _filled(self, limit: Limit) -> str:
        share = limit.used / limit.available if limit.available > 0 else 1.0
        return f"{self.limit_words(limit)} {percent(share)}"

    def _of_the_whole(self, one: Priced) -> None:
        ends = one.whole[-1]
        if ends is None:
            return
        low = wan(ends.low, self.language)
        if math.isfinite(ends.high):
            self.line(self.say("price_of_whole", low=low, high=wan(ends.high, self.language)))
        else:
            self.line(self.say("price_of_whole_open", low=low))

    def _sentence(self, one: Priced, level: Level) -> str:
        limit, amount = one.limit, abs(level.amount)
        more = (level.amount > 0) != limit.floor
        then = limit.given + (amount if more else -amount)
        return self.say(
            "price_more" if more else "price_less",
            area=self.area_for(one),
            limit=self.limit_name(limit.name),
            amount=self.step(limit, amount),
            was=figure(limit.given),
            then=self.amount(limit, max(then, 0.0)),
            verdict=self._verdict(one, level),
        )

    def _verdict(self, one: Priced, level: Level) -> str:
        worth = gain(one.base, level)
        if worth.high == -math.inf:
            return self.say("verdict_price.no_plan")
        if not (math.isfinite(worth.low) and math.isfinite(worth.high)):
            return self.say("verdict_price.unknown")
        if not worth.exact:
            ends = {"low": wan(worth.low, self.language), "high": wan(worth.high, self.language)}
            return self.say("verdict_price.between", **ends)
        if worth.low == 0:
            return self.say(f"verdict_price.{'nothing' if level.amount > 0 else 'no_loss'}")
        if worth.low < 0:
            return self.say("verdict_price.loss", loss=wan(-worth.low, self.language))
        each = f"{figure(worth.low / level.amount)} {self.say('unit.wan')}"
        gained = wan(worth.low, self.language)
        return self.say("verdict_price.gain", gain=gained, each=each, unit=self.unit(one.limit))


def figure(amount: float) -> str:
    """Amount of a limit: three digits where it is small."""
    return f"{amount:.3g}" if 0 < abs(amount) < 10 else plain(amount)
