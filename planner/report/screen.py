"""What ``planner run`` prints: the plan as a county's chief wants to read it, top down."""

from collections.abc import Mapping, Sequence

from models import MAXMIN_VALUE_WEIGHT
from planner.economics.concentration import concentration_of
from planner.economics.survey import grade_c_shares
from planner.report.enclaves import enclaves_part
from planner.report.frames import (
    BusyLimit,
    area_totals,
    binding_limits,
    money_by_period,
    starts_by_period,
    starts_by_value,
)
from planner.report.fund import fund_part
from planner.report.hubs import hubs_part
from planner.report.materials import missing_links
from planner.report.numbers import duration, percent, plain, unit_word, wan
from planner.report.page import RIGHT, TOP_LINES, Page, Sheet
from planner.results import RunResult
from planner.run_filter import tags_of
from planner.sheets import years_of
from planner.solve import PROVED_GAP
from planner.store import StoredRun
from planner.texts import Language

TOP_STARTS = 15

MOST_FILLERS = 4
"""Projects named that would fill a gap of a material."""


def screen(result: RunResult, language: Language) -> str:
    """The plan in words and tables; figures in wan yuan at the scenario's prices."""
    page = _Screen(result, language)
    for part in (
        page.head,
        page.totals,
        page.layout,
        page.areas,
        page.enclaves,
        page.hubs,
        page.actions,
        page.top_starts,
        page.expansions,
        page.fund,
        page.limits,
        page.overlaps,
        page.links,
        page.materials,
        page.missing,
        page.concentration,
        page.breaches,
        page.foot,
    ):
        part()
    return page.text()


def runs_table(runs: Sequence[StoredRun], language: Language) -> str:
    """Stored runs, one a line."""
    sheet = Sheet(language)
    say = sheet.say
    tagged = [say("tags")] if any(tags_of(one.manifest) for one in runs) else []
    sheet.table(
        [
            say("run"),
            say("created"),
            say("scenario"),
            say("variant"),
            say("status"),
            RIGHT + say("objective"),
            RIGHT + say("gap"),
            RIGHT + say("time"),
            *tagged,
        ],
        [
            [
                one.run,
                str(one.manifest["created"])[:19].replace("T", " "),
                one.manifest["scenario"],
                one.manifest["variant"] or say("base"),
                say(f"status.{one.manifest['status']}"),
                plain(one.manifest["objective_wan"]),
                "-" if one.manifest["gap_share"] is None else percent(one.manifest["gap_share"]),
                duration(one.manifest["seconds"]["total"]),
                *([tags_line(one.manifest)] if tagged else []),
            ]
            for one in runs
        ],
    )
    return sheet.text()


def tags_line(manifest: Mapping[str, object]) -> str:
    """Tags of a run in one line."""
    return ", ".join(f"{key}={value}" for key, value in sorted(tags_of(manifest).items()))


class _Screen(Page):
    """The parts of the screen of one run."""

    def head(self) -> None:
        settings, solution = self.scenario.settings, self.result.solution
        title = settings.title_zh if self.language == "zh" else settings.title_en
        variant = self.scenario.variant or self.say("base")
        self.line(f"{title or settings.title_zh}  [{variant}]")
        proved = solution.gap_share < float("inf")
        key = f"verdict.{solution.status}" if proved else "verdict.nothing_proved"
        self.line(
            self.say(
                key,
                gap=percent(solution.gap_share),
                bound=wan(solution.bound_wan, self.language),
                asked=percent(float(str(self.result.options["gap_share"]))),
                seconds=duration(solution.seconds),
            )
        )
        if PROVED_GAP < solution.gap_share < float("inf"):
            slack = abs(solution.bound_wan - solution.objective_wan)
            self.line(self.say("slack", slack=wan(slack, self.language)))
        self.line(self.say("audited", worst=f"{self.result.audit.worst_violation:.1g}"))

    def totals(self) -> None:
        totals = self.result.audit.totals
        self.heading("totals", year=self.scenario.settings.price_year)
        shown = [
            ("income", totals.income_wan, True),
            ("fiscal", totals.fiscal_wan, True),
            (
                "link_value",
                totals.link_wan,
                bool(self.scenario.rows("chains") or self.scenario.rows("streams")),
            ),
            ("bonus", totals.bonus_wan, totals.bonus_wan != 0),
            ("overlap_cost", -totals.overlap_wan, bool(self.scenario.rows("neighbours"))),
            ("breach_cost", -totals.breach_wan, totals.breach_wan != 0),
        ]
        objective = self.scenario.settings.objective
        if self.scenario.settings.fairness.mode == "maxmin":
            money = (
                objective.income_weight * totals.income_wan
                + objective.fiscal_weight * totals.fiscal_wan
                + totals.link_wan
                + totals.bonus_wan
                - totals.overlap_wan
                - totals.breach_wan
            )
            small = MAXMIN_VALUE_WEIGHT * money
            shown.append(("money_share", small, True))
            shown.append(("least_per_head", totals.objective_wan - small, True))
        shown.append(("objective", totals.objective_wan, True))
        rows = [[self.say(key), plain(amount)] for key, amount, wanted in shown if wanted]
        self.table([self.say("term"), RIGHT + self.say("unit.wan")], rows)
        shares = grade_c_shares(self.result.appraisal, self.result.plan.starts)
        if shares.income_share is not None or shares.fiscal_share is not None:
            income, fiscal = (
                percent(one or 0.0) for one in (shares.income_share, shares.fiscal_share)
            )
            self.line("  " + self.say("grade_c_share", income=income, fiscal=fiscal))
        if (objective.income_weight, objective.fiscal_weight) != (1.0, 1.0):
            weights = {"income": objective.income_weight, "fiscal": objective.fiscal_weight}
            self.line("  " + self.say("weighted", **weights))

    def layout(self) -> None:
        plan = self.result.plan
        present = {
            (row.county, row.industry)
            for row in self.scenario.rows("stock")
            if row.present is not False
        }

        def industry(county: str, code: str) -> str:
            name = self.names("industries", code)
            return name + (self.say("exists") if (county, code) in present else "")

        self.heading("layout")
        rows = []
        for row in self.scenario.rows("counties"):
            leads = [
                f"{self.names('parks', park.park)}: {industry(row.county, one)}"
                for park in self.scenario.rows("parks")
                if park.county == row.county
                for place, one in plan.leads
                if place == park.park
            ]
            specials = [industry(row.county, one) for c, one in plan.specials if c == row.county]
            rows.append(
                [self.area(row.county), "\n".join(leads) or "-", ", ".join(specials) or "-"]
            )
        self.table([self.say("county"), self.say("leads"), self.say("specials")], rows)
        if present:
            self.line("  " + self.say("exists_note"))

    def areas(self) -> None:
        self.heading("areas")
        names = (
            "starts",
            "expected",
            "land_mu",
            "jobs_person",
            "income_wan",
            "fiscal_wan",
            "support_wan",
            "build_wan",
        )
        totals = area_totals(self.result)
        rows = [
            [self.area(one.area), *(plain(getattr(one, name)) for name in names)] for one in totals
        ]
        # Best years differ from county to county, so their jobs do not add up.
        sums = [
            "" if name == "jobs_person" else plain(sum(getattr(one, name) for one in totals))
            for name in names
        ]
        headers = [RIGHT + self.say(f"column.{name}") for name in names]
        self.table([self.say("county"), *headers], [*rows, [self.say("sum"), *sums]])
        if any(one.build_wan for one in totals):
            fiscal = wan(self.result.audit.totals.fiscal_wan, self.language)
            self.line("  " + self.say("areas_note", fiscal=fiscal))
        short = [self.area(one.area) for one in totals if one.fiscal_wan < 0]
        if short:
            self.line("  " + self.say("support_exceeds", areas=", ".join(short)))
        self._if_all_come()

    def enclaves(self) -> None:
        enclaves_part(self, self.result.audit.enclaves)

    def hubs(self) -> None:
        hubs_part(self, self.result.audit.hubs, self.result.audit.totals.income_wan)

    def _if_all_come(self) -> None:
        """What the pursued projects would take if every one of them landed."""
        candidates = self.result.appraisal.candidates
        begun = [(candidates[k], count) for (k, _, _), count in self.result.plan.starts.items()]
        if not begun:
            return
        full = self.scenario.settings.landing.reserve == "full"
        self.line(
            "  "
            + self.say(
                "if_all_come_full" if full else "if_all_come",
                land=plain(sum(one.land_mu * count for one, count in begun)),
                parks=plain(sum(park.land_mu for park in self.scenario.rows("parks"))),
                support=wan(sum(one.support_wan * count for one, count in begun), self.language),
            )
        )

    def actions(self) -> None:
        self.heading("actions")
        counts, money = starts_by_period(self.result), money_by_period(self.result)
        headers = [RIGHT + years_of(self.scenario, period) for period in self.periods]
        rows = [
            [self.area(row.county), *(str(counts.get((row.county, t), "")) for t in self.periods)]
            for row in self.scenario.rows("counties")
        ]
        all_starts = [sum(n for (_, p), n in counts.items() if p == t) for t in self.periods]
        rows.append([self.say("sum"), *map(str, all_starts)])
        rows.append([self.say("support_paid"), *(plain(money[t][0]) for t in self.periods)])
        if self.scenario.rows("expansions"):
            rows.append([self.say("built"), *(plain(money[t][1]) for t in self.periods)])
        self.table([self.say("county"), *headers], rows)

    def top_starts(self) -> None:
        valued = starts_by_value(self.result)
        self.heading("top_starts", shown=min(TOP_STARTS, len(valued)), all=len(valued))
        home = {row.park: row.county for row in self.scenario.rows("parks")}
        rows = []
        for (project, park, period), count, value in valued[:TOP_STARTS]:
            one = self.result.appraisal.candidates[project]
            name = one.name_zh if self.language == "zh" else one.name_en or one.name_zh
            if one.prospect:
                name = self.say("prospect", count=count)
            rows.append(
                [
                    project,
                    name,
                    self.place(park, home[park]),
                    self.names("industries", one.industry),
                    years_of(self.scenario, period),
                    percent(one.odds_at(park)),
                    plain(value),
                ]
            )
        words = ("project", "name", "place", "industry", "begin")
        numbers = [RIGHT + self.say("odds"), RIGHT + self.say("value")]
        self.table([*map(self.say, words), *numbers], rows)

    def expansions(self) -> None:
        rows = {row.expansion: row for row in self.scenario.rows("expansions")}
        if not rows:
            return
        self.heading("expansions", built=len(self.result.plan.builds), all=len(rows))
        units = {row.resource: row.unit for row in self.scenario.rows("resources")}
        lines = [
            [
                code,
                self.area(rows[code].area),
                self.limit_name(rows[code].resource),
                f"+{plain(rows[code].amount)} "
                + unit_word(units.get(rows[code].resource, "mu"), self.language),
                plain(rows[code].cost_wan),
                years_of(self.scenario, period),
            ]
            for code, period in self.result.plan.builds
        ]
        headers = [self.say(key) for key in ("expansion", "area", "resource")]
        headers += [RIGHT + self.say("amount"), RIGHT + self.say("cost"), self.say("begin")]
        if lines:
            self.table(headers, lines)

    def fund(self) -> None:
        fund_part(self)

    def limits(self) -> None:
        busy = binding_limits(self.result)
        self.heading("limits", count=len(busy))
        self.short_list(
            [self.say("limit"), self.say("area"), self.say("years"), RIGHT + self.say("filled")],
            [self._limit_row(one) for one in busy],
            "limits.csv",
            2 * TOP_LINES,
        )
        self.promise()

    def promise(self) -> None:
        """How probably what lands exceeds a limit, where that is promised."""
        kept = [use for use in self.result.audit.limits if use.overrun_share is not None]
        if not kept:
            return
        worst = max(kept, key=lambda use: use.overrun_share or 0.0)
        words = self.say(
            "promise",
            most=percent(self.scenario.settings.landing.overrun_share_max),
            worst=percent(worst.overrun_share or 0.0),
            limit=self.limit_name(worst.limit),
            area=self.area(worst.area),
            years=self.years([worst.period] if worst.period else []),
        )
        self.line(f"  {words}")

    def _limit_row(self, one: BusyLimit) -> list[str]:
        share = one.used / one.available if one.available else 1.0
        unit = unit_word(one.unit, self.language)
        filled = f"{plain(one.used)} / {plain(one.available)} {unit}".rstrip()
        return [
            self.limit_name(one.limit),
            self.area(one.area),
            self.years(one.periods),
            f"{filled}  {percent(share)}",
        ]

    def overlaps(self) -> None:
        lines = sorted(self.result.audit.overlaps, key=lambda one: -one.price_wan)
        priced = [one for one in lines if one.price_wan > 0]
        if not self.scenario.rows("neighbours"):
            return
        self.heading("overlaps", count=len(priced), old=len(lines) - len(priced))
        self.short_list(
            [self.say("industry"), self.say("pair"), RIGHT + self.say("cost")],
            [
                [
                    self.names("industries", one.industry),
                    f"{self.area(one.county_a)} - {self.area(one.county_b)}",
                    plain(one.price_wan),
                ]
                for one in priced
            ],
            "overlap.csv",
        )

    def links(self) -> None:
        lines = sorted(self.result.audit.links, key=lambda one: -one.value_wan)
        if not self.scenario.rows("chains"):
            return
        self.heading("links", count=len(lines))
        self.short_list(
            [self.say("county"), self.say("chain"), self.say("partner"), RIGHT + self.say("value")],
            [
                [
                    self.area(one.county),
                    f"{self.names('industries', one.upstream)} > "
                    f"{self.names('industries', one.downstream)}",
                    self.say("itself") if one.partner == one.county else self.area(one.partner),
                    plain(one.value_wan),
                ]
                for one in lines
            ],
            "links.csv",
        )

    def materials(self) -> None:
        lines = self.result.audit.materials
        if not lines:
            return
        worth = sum(line.value_wan for line in lines)
        self.heading("materials", value=wan(worth, self.language), file="materials.csv")
        units = {row.stream: row.unit for row in self.scenario.rows("streams")}
        amounts = ("made", "used", "delivered", "bought", "sold")
        totals: dict[str, float] = {}
        for line in lines:
            totals[line.stream] = totals.get(line.stream, 0.0) + line.value_wan
        words = [self.say(key) for key in ("stream", "area", "unit")]
        headers = [*words, *(RIGHT + self.say(f"column.{name}") for name in amounts)]
        self.table(
            [*headers, RIGHT + self.say("value")],
            [
                [
                    self.names("streams", line.stream),
                    self.area(line.area),
                    unit_word(units[line.stream], self.language),
                    *(plain(getattr(line, name)) for name in amounts),
                    plain(totals[line.stream]),
                ]
                for line in lines
                if line.period == self.periods[-1]
            ],
        )

    def missing(self) -> None:
        gaps = missing_links(self.result)
        if not gaps:
            return
        self.heading("missing", count=len(gaps))
        units = {row.stream: row.unit for row in self.scenario.rows("streams")}
        self.short_list(
            [
                *(self.say(key) for key in ("stream", "missing.side")),
                *(RIGHT + self.say(key) for key in ("missing.gap", "missing.worth")),
                self.say("missing.fillers"),
            ],
            [
                [
                    self.names("streams", one.stream),
                    self.say(f"missing.{one.side}"),
                    f"{plain(one.amount)} {unit_word(units[one.stream], self.language)}",
                    plain(one.worth_wan),
                    ", ".join(code for code, _ in one.fillers[:MOST_FILLERS]) or "-",
                ]
                for one in gaps
            ],
            "materials.csv",
        )
        self.line("  " + self.say("missing_note"))

    def concentration(self) -> None:
        result = self.result
        found = concentration_of(result.appraisal, result.plan)
        if found is None:
            return
        words = self.say(
            "concentration",
            herfindahl=f"{found.herfindahl:.2f}",
            industry=self.names("industries", found.industry),
            share=percent(found.industry_share),
        )
        self.line()
        self.line(words)

    def breaches(self) -> None:
        lines = self.result.audit.breaches
        if not lines:
            return
        self.heading("breaches", count=len(lines))
        self.short_list(
            [self.say("rule"), self.say("area"), RIGHT + self.say("by"), RIGHT + self.say("cost")],
            [
                [
                    self.say(f"rule.{one.rule}"),
                    self.area(one.area),
                    plain(one.amount),
                    plain(one.price_wan),
                ]
                for one in lines
            ],
            "breaches.csv",
        )

    def foot(self) -> None:
        appraisal, remarks = self.result.appraisal, self.scenario.remarks
        self.line()
        if appraisal.gated:
            self.line(self.say("gated", count=len(appraisal.gated)))
        if appraisal.floored:
            self.line(self.say("floored", count=len(appraisal.floored)))
        if appraisal.defaults:
            self.line(self.say("defaults", count=len(appraisal.defaults)))
        warnings = sum(fault.severity == "warning" for fault in remarks)
        if warnings:
            self.line(self.say("warnings", count=warnings))
        key = "shown_again" if self.result.shown_again else "stored"
        key = "served" if self.result.served else key
        created = self.result.created[:19].replace("T", " ")
        self.line(
            self.say(key, run=self.result.run, folder=self.result.folder, created=created),
            whole=True,
        )
