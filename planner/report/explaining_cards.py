"""What ``planner explain`` prints of single projects: cards."""

import math
from collections.abc import Mapping

from rich.padding import Padding
from rich.text import Text

from planner.report.explaining import Explained, change_of, signed
from planner.report.numbers import percent, plain
from planner.report.page import RIGHT
from planner.results import Start
from planner.sheets import years_of
from planner.studies.explain.cards import ProjectCard
from planner.studies.explain.exchanges import Exchange, Spot, worth
from planner.studies.explain.footprints import Take, fullest
from planner.studies.explain.levers import tax_gate_wan
from planner.studies.explain.memberships import Verdict
from planner.studies.explain.obstacles import Obstacle
from planner.studies.explain.switching import Switch


class Cards(Explained):
    """Cards one below the other."""

    def project(self, card: ProjectCard) -> None:
        """Print the card of one project."""
        self.line()
        one = self.result.appraisal.candidates[card.project]
        parks = sorted({start[1] for start in self.data.starts_of[card.project]})
        parks = parks or sorted({gate.park for gate in card.gated})
        joined = "、" if self.language == "zh" else ", "
        places = joined.join(self.here(park) for park in parks)
        facts = {"name": self.project_name(card.project), "industry": self.industry(one.industry)}
        self.line(self.tell("title", code=card.project, places=places, **facts))
        if card.starts:
            self._own(card)
        else:
            self.bullet(self.tell("out_of_plan"))
        if card.fixed:
            self.bullet(self.tell(f"fixed_{card.fixed}"))
        self._gates(card)
        verdict = card.verdict
        if verdict is None:
            self.bullet(self.tell("all_gated" if card.closed else "unanswered_card"))
            if card.obstacles and not card.closed:
                self._obstacles(card.obstacles, whole=True)
            return
        self._verdict(verdict, bool(card.starts))
        if verdict.impossible and not verdict.inside:
            self._obstacles(card.obstacles, whole=not verdict.scope)
        elif not verdict.inside:
            self._in_the_way(card)
        self._switches(card)
        if card.exchange:
            self._exchange(card, card.exchange, verdict.inside)
        self._uses(card, verdict.inside)

    def roles(self, roles: tuple[str, ...]) -> str:
        """Roles of an industry in words."""
        joined = "、" if self.language == "zh" else ", "
        told = [
            self.tell("special")
            if role == "special"
            else self.tell("lead", park=self.names("parks", role))
            for role in roles
        ]
        return joined.join(told) or self.tell("no_target")

    def bullet(self, words: str) -> None:
        """Print a line of a card."""
        self._indented(words, 2)

    def point(self, words: str) -> None:
        """Print a line below a line of a card."""
        self._indented(words, 4)

    def _indented(self, words: str, by: int) -> None:
        self.console.print(Padding(Text(words), (0, 0, 0, by), expand=False))

    def _own(self, card: ProjectCard) -> None:
        joined = "；" if self.language == "zh" else "; "
        starts = joined.join(self.start_words(start, n) for start, n in card.starts.items())
        appraisal = self.result.appraisal
        sums = {
            name: self.wan(sum(n * given[start] for start, n in card.starts.items()))
            for name, given in (("income", appraisal.income_wan), ("fiscal", appraisal.fiscal_wan))
        }
        value = self.wan(worth(self.data, card.starts, card.project))
        self.bullet(self.tell("in_plan", starts=starts, value=value, **sums))

    def _gates(self, card: ProjectCard) -> None:
        if not card.gated:
            return
        self.bullet(self.tell("gated"))
        for gate in card.gated:
            facts = {"found": self.gate_figure(gate.found), "needed": self.gate_figure(gate.needed)}
            name, place = self.say(f"gate.{gate.gate}"), self.here(gate.park)
            self.point(self.tell("gate", place=place, gate=name, source=gate.source, **facts))

    def _verdict(self, verdict: Verdict, in_run: bool) -> None:
        if verdict.gain_wan:
            flipped = ""
            if verdict.inside != in_run:
                flipped = self.tell("flipped_in" if verdict.inside else "flipped_out")
            facts = {"counties": self.counties(verdict.scope), "flipped": flipped}
            self.bullet(self.tell("improved", gain=self.wan(verdict.gain_wan), **facts))
        side = "without" if verdict.inside else "with"
        if verdict.impossible:
            self.bullet(self.tell(f"no_plan_{side}", scope=self.scope(verdict)))
        elif verdict.loss.high < -self.ground.nothing_wan:
            gain = self.wan(-verdict.loss.high)
            self.bullet(self.tell(f"gained_{side}", gain=gain, scope=self.scope(verdict)))
        else:
            loss = self.interval(verdict.loss)
            self.bullet(self.tell(f"lost_{side}", loss=loss, scope=self.scope(verdict)))
        if verdict.scope and math.isinf(verdict.whole.low):
            self.bullet(self.tell("no_plan_whole"))
        elif verdict.scope:
            self.bullet(self.tell("loss_whole", loss=self.interval(verdict.whole)))
        if verdict.loss.exact and abs(verdict.loss.high) <= self.ground.nothing_wan:
            self.bullet(self.tell("tied"))
        said = "member_part" if verdict.scope else "member_said"
        self.bullet(self.tell(f"{said}.{verdict.membership}"))
        if verdict.scope:
            member = self.tell(f"member.{verdict.membership_whole}")
            self.bullet(self.tell("member_whole", member=member))

    def _obstacles(self, found: tuple[Obstacle, ...], whole: bool) -> None:
        self.bullet(self.tell("obstacles"))
        units = {row.resource: row.unit for row in self.scenario.rows("resources")}
        for one in found:
            facts: dict[str, object] = {"other": one.other}
            if one.other:
                facts["other"] = f"{one.other} {self.project_name(one.other)}"
            if one.limit:
                facts |= {
                    "limit": self.limit_name(one.limit),
                    "area": self.area(one.area),
                    "years": years_of(self.scenario, one.period),
                    "need": plain(one.need),
                    "room": plain(one.room),
                    "unit": self.unit(units.get(one.limit, "mu" if one.limit == "land" else "")),
                }
            self.point(self.tell(f"obstacle.{one.kind}", **facts))
        if not found:
            self.point(self.tell("obstacle.together_whole" if whole else "obstacle.together"))

    def _in_the_way(self, card: ProjectCard) -> None:
        verdict = card.verdict
        if verdict is None or verdict.other is None:
            return
        own = {s: n for s, n in verdict.other.starts.items() if s[0] == card.project}
        said = [self.lack(take) for take in card.lacking]
        if card.untargeted:
            industry = self.industry(self.data.projects[card.project].industry)
            said.append(self.tell("untargeted", industry=industry))
        value = worth(self.data, own, card.project)
        if value < 0:
            said.append(self.tell("worthless", value=self.wan(value)))
        if not said:
            self.bullet(self.tell("nothing_in_the_way"))
            return
        joined = "；" if self.language == "zh" else "; "
        start = joined.join(self.start_words(start, n) for start, n in own.items())
        self.bullet(self.tell("in_the_way", start=start))
        for words in said:
            self.point(words)

    def lack(self, take: Take, key: str = "lacks") -> str:
        """What is missing of a limit."""
        return self.tell(
            key,
            limit=self.limit_name(take.limit),
            area=self.area(take.area),
            years=years_of(self.scenario, take.period),
            need=plain(take.need),
            left=plain(take.left),
            short=plain(take.short),
            unit=self.unit(take),
        ).replace("  ", " ")

    def _switches(self, card: ProjectCard) -> None:
        verdict = card.verdict
        if verdict is None or verdict.impossible or verdict.loss.high <= self.ground.nothing_wan:
            return
        if self.data.maxmin:
            self.bullet(self.tell("switch_maxmin"))
        if not card.switches:
            return
        key = "switch_in" if verdict.inside else "switch_out"
        self.bullet(self.tell(key, scope=self.scope(verdict)))
        headers = [self.tell("figure"), *(RIGHT + self.tell(k) for k in ("now", "then", "change"))]
        rows = [self._switch_row(card, verdict, one) for one in card.switches]
        self.table([*headers, self.tell("proof")], rows)
        self._tax_gate(card, verdict)
        joined = "、" if self.language == "zh" else "; "
        unfinished = [self.tell(f"lever.{one.lever}") for one in card.switches if one.unfinished]
        if unfinished:
            self.bullet(self.tell("unfinished", figures=joined.join(unfinished)))
        floors = self.data.income_floor_wan or self.data.floors
        if floors and not self.data.maxmin:
            self.bullet(self.tell("switch_floor"))

    def _tax_gate(self, card: ProjectCard, verdict: Verdict) -> None:
        """Say where a falling tax meets the admission rule, if that is before it may switch."""
        tax = next((one for one in card.switches if one.lever == "tax"), None)
        if tax is None or not verdict.inside:
            return
        appraisal = self.result.appraisal
        closes = tax_gate_wan(self.scenario, appraisal.candidates[card.project], appraisal.scores)
        ends = [end for end in (tax.near, tax.far) if math.isfinite(end)]
        if closes > 0 and (len(ends) < 2 or closes > min(ends)):
            self.bullet(self.tell("tax_gate", tax=f"{closes:,.2f}"))

    def _switch_row(self, card: ProjectCard, verdict: Verdict, switch: Switch) -> list[str]:
        plan = verdict.reference if verdict.inside else verdict.other
        assert plan is not None
        own = {s: n for s, n in plan.starts.items() if s[0] == card.project}
        name = self.tell(f"lever.{switch.lever}")
        now = self._figure(switch, own, switch.now)
        if math.isinf(switch.near):
            never = self.tell("never_enough" if verdict.inside else "no_rise")
            return [name, now, never, "", self.tell("exact")]
        far = switch.near if switch.exact else switch.far
        if math.isinf(far) and switch.tried:
            return [name, now, self.tell("none_tried"), "", self.tell("tried")]
        if math.isinf(far):
            then = self.tell("beyond", figure=self._figure(switch, own, switch.near))
            return [name, now, then, "", self.tell("interval")]
        ends = [far] if switch.exact else sorted((switch.near, far))
        then = " – ".join(self._figure(switch, own, end) for end in ends)
        change = " – ".join(self._change(switch, own, end) for end in ends)
        proof = "exact" if switch.exact else "tried" if switch.tried else "interval"
        return [name, now, then, change, self.tell(proof)]

    def _figure(self, switch: Switch, own: Mapping[Start, int], at: float) -> str:
        """Figure of a lever as people know it, at its start in the plan."""
        appraisal = self.result.appraisal
        if switch.lever == "value":
            code = next(iter(own))[0]
            return plain(worth(self.data, own, code) + at * sum(own.values()))
        if switch.lever == "income":
            return plain(at * sum(n * appraisal.income_wan[start] for start, n in own.items()))
        if switch.lever == "odds":
            project, park, _ = next(iter(own))
            return percent(min(1.0, at * appraisal.candidates[project].odds_at(park)))
        return f"{at:,.2f}"

    def _change(self, switch: Switch, own: Mapping[Start, int], at: float) -> str:
        """Change of a figure, in per cent of what it is."""
        if switch.lever != "value":
            return change_of(at / switch.now - 1.0) if switch.now else ""
        value = worth(self.data, own, next(iter(own))[0])
        share = at * sum(own.values()) / abs(value) if value else 0.0
        return change_of(share) if value > 0 else f"{at:+,.0f}"

    def _exchange(self, card: ProjectCard, what: Exchange, inside: bool) -> None:
        self.bullet(self.tell("exchange_in" if inside else "exchange_out"))
        rows = [*self._moves(what), *self._layout(what), *self._links(card)]
        if rows:
            self.table([self.tell("what"), self.tell("about"), self.tell("detail")], rows)
        self._account(what)

    def _account(self, what: Exchange) -> None:
        """Print what each term of the value does; with the worst-off county first they mislead."""
        if self.data.maxmin:
            return
        terms = {
            "own": what.own_wan,
            "others": what.others_wan,
            "links": what.links_wan,
            "bonuses": what.bonuses_wan,
            "overlaps": what.overlaps_wan,
            "breaches": what.breaches_wan,
        }
        told = {name: signed(amount) for name, amount in terms.items()}
        self.bullet(self.tell("account", sum=signed(sum(terms.values())), **told))

    def _moves(self, what: Exchange) -> list[list[str]]:
        """Rows of projects that come, go and move."""
        rows = []
        for key, changes in (
            ("enters", what.entering),
            ("leaves", what.leaving),
            ("moves", what.moving),
        ):
            for one in changes:
                before, after = self._spots(one.before), self._spots(one.after)
                where = self.tell("arrow", before=before, after=after) if before and after else ""
                name = f"{one.project} {self.project_name(one.project)}"
                rows.append([self.tell(key), name, where or before or after])
        return rows

    def _spots(self, spots: tuple[Spot, ...]) -> str:
        joined = "；" if self.language == "zh" else "; "
        return joined.join(
            self.tell(
                "counted" if count > 1 else "spot",
                place=self.here(park),
                years=years_of(self.scenario, period),
                count=count,
            )
            for park, period, count in spots
        )

    def _layout(self, what: Exchange) -> list[list[str]]:
        """Rows of targets and expansions."""
        rows = []
        for one in what.targets:
            key = "target_role" if one.before and one.after else "target_lost"
            key = "target_new" if not one.before else key
            before, after = self.roles(one.before), self.roles(one.after)
            about = f"{self.area(one.county)} {self.industry(one.industry)}"
            rows.append([self.tell(key), about, self.tell("arrow", before=before, after=after)])
        known = {row.expansion: row for row in self.scenario.rows("expansions")}
        for key, builds in (("is_built", what.built), ("not_built", what.unbuilt)):
            for code, period in builds:
                row = known[code]
                about = f"{code} {self.area(row.area)} {self.limit_name(row.resource)}"
                rows.append([self.tell(key), about, years_of(self.scenario, period)])
        return rows

    def _links(self, card: ProjectCard) -> list[list[str]]:
        """Rows of chain links and overlaps."""
        rows = []
        for come, link in card.links:
            chain = f"{self.industry(link.upstream)} > {self.industry(link.downstream)}"
            key = "link_new" if come else "link_lost"
            rows.append(
                [self.tell(key), f"{self.area(link.county)} {chain}", plain(link.value_wan)]
            )
        for come, line in card.overlaps:
            pair = f"{self.area(line.county_a)} - {self.area(line.county_b)}"
            key = "overlap_new" if come else "overlap_gone"
            about = f"{pair} {self.industry(line.industry)}"
            rows.append([self.tell(key), about, plain(line.price_wan)])
        return rows

    def _uses(self, card: ProjectCard, inside: bool) -> None:
        if not card.uses:
            return
        self.bullet(self.tell("uses_in" if inside else "uses_out"))
        headers = [self.say("limit"), self.say("area"), self.say("years")]
        headers += [RIGHT + self.tell(key) for key in ("use", "share", "available", "left")]
        rows = [
            [
                self.limit_name(one.limit),
                self.area(one.area),
                years_of(self.scenario, one.period),
                plain(one.need),
                percent(one.share),
                f"{plain(one.available)} {self.unit(one)}".rstrip(),
                plain(one.left),
            ]
            for one in fullest(card.uses)
        ]
        self.table(headers, rows)
