"""What ``planner assess`` prints: county by county what suits it, what is out, what is unknown."""

from collections import Counter
from collections.abc import Sequence

from planner.assess import Assessment, Cell, in_order, lacking
from planner.economics.pools import Pool
from planner.report.numbers import percent, plain, unit_word
from planner.report.page import RIGHT, TOP_LINES, Sheet
from planner.report.scores import scores_part
from planner.schema import FLOOR_UNITS, Factor
from planner.sheets import names_of, years_of
from planner.texts import Language

DISAGREE_FROM = 5
"""Ranks between the best and the worst method from which an industry is listed."""


def assessment_screen(found: Assessment, language: Language, benchmark: str = "") -> str:
    """The assessment in words and tables; `benchmark` is the county of the transfer test."""
    page = _Screen(found, language)
    for part in (page.head, page.targets, page.out, page.unknown, page.disagreements):
        part()
    if benchmark:
        page.transfer(benchmark)
    for part in (page.pools, page.scores, page.survey, page.multipliers):
        part()
    page.line()
    page.line(page.say("assess.traced"))
    return page.text()


class _Screen(Sheet):
    """The parts of the screen of one assessment."""

    def __init__(self, found: Assessment, language: Language) -> None:
        super().__init__(language)
        self.found = found
        self.scenario = found.scenario
        self.names = names_of(found.scenario, "_zh" if language == "zh" else "_en")
        self.shown = [cell for best in found.targets.values() for cell in best]

    def heading(self, key: str, **facts: object) -> None:
        """Print a headline after a blank line."""
        self.line()
        self.line(self.say(f"assess.{key}", **facts))

    def factor(self, factor: str, value: float | None) -> str:
        """Name and value of a factor."""
        shown = self.say("assess.question") if value is None else f"{value:.2f}"
        return f"{self.say(f'factor.{factor}')} {shown}"

    def pair(self, cell: Cell) -> list[str]:
        """Names of county and industry."""
        return [self.names("counties", cell.county), self.names("industries", cell.industry)]

    def head(self) -> None:
        settings, fit = self.scenario.settings, self.found.fit
        title = settings.title_zh if self.language == "zh" else settings.title_en
        variant = self.scenario.variant or self.say("base")
        self.line(f"{title or settings.title_zh}  [{variant}]")
        method = self.say(f"method.{self.found.method}")
        self.line(self.say("assess.head", method=method))
        weights = ", ".join(f"{self.say(f'factor.{f}')} {w:.2f}" for f, w in fit.weights.items())
        self.line(self.say("assess.weights", weights=weights))
        if fit.consistency_ratio is not None:
            self.line(self.say("assess.consistency", ratio=f"{fit.consistency_ratio:.3f}"))

    def targets(self) -> None:
        counts = [len(best) for best in self.found.targets.values()]
        top, most = self.found.top, max(counts, default=0)
        some = "targets" if min(counts, default=0) == most else "targets_most"
        self.heading("targets_all" if most < top else some, top=top)
        rows: list[list[str]] = []
        for best in self.found.targets.values():
            lines = [self._target_row(cell) for cell in best]
            # The name of a county stands once, at the top of its industries.
            rows += [[line[0] if not n else "", *line[1:]] for n, line in enumerate(lines)]
        words = ["county", "industry"]
        numbers = [self.say("assess.fit"), self.say("assess.rank")]
        worth = [self.say("odds"), self.say("assess.income"), self.say("assess.kept")]
        headers = [
            *map(self.say, words),
            *(RIGHT + one for one in numbers),
            self.say("assess.weakest"),
            *(RIGHT + one for one in worth),
            self.say("assess.grade"),
        ]
        if rows:
            self.table(headers, rows)
            self.line("  " + self.say("assess.targets_note"))
            self._tax_note()
            self.line("  " + self.say("assess.words_note"))
        for county, best in self.found.targets.items():
            if not best:
                self.line("  " + self.say("assess.none", county=self.names("counties", county)))

    def _tax_note(self) -> None:
        """Of which year the kept tax is, and at which income-tax rate."""
        years = [cell.kept_tax_year for cell in self.shown if cell.kept_tax_year is not None]
        rates = [one.income_tax_rate_share for one in self.shown]
        known = [rate for rate in rates if rate is not None]
        if not years:
            return
        year = _range(str(min(years)), str(max(years)))
        rate = _range(percent(min(known)), percent(max(known))) if known else "-"
        self.line("  " + self.say("assess.tax_note", year=year, rate=rate))

    def _target_row(self, cell: Cell) -> list[str]:
        fit = cell.fit
        value = fit.factors[fit.weakest].value if fit.weakest else None  # type: ignore[index]
        return [
            *self.pair(cell),
            f"{fit.share:.2f}" + "*" * fit.overridden,
            _span(cell),
            self.factor(fit.weakest, value) if fit.weakest else "-",
            "-" if cell.odds_share is None else percent(cell.odds_share),
            _amount(cell.income_wan_per_mu),
            _amount(cell.kept_tax_wan_per_mu),
            cell.grade,
        ]

    def out(self) -> None:
        """Industries that rank as high as the last target but are kept out."""
        kept_out = []
        for county, best in self.found.targets.items():
            last = max((cell.rank or 0 for cell in best), default=0)
            kept_out += [
                cell
                for cell in in_order(self.found.cells, county)
                if cell.gates and cell.rank is not None and cell.rank <= last
            ]
        if not kept_out:
            return
        self.heading("out", count=len(kept_out))
        rows = [
            [
                *self.pair(cell),
                str(cell.rank),
                "; ".join(
                    f"{self.say(f'gate.{gate.rule}')}: {gate.found} / {gate.needed}"
                    for gate in cell.gates
                ),
                "; ".join(dict.fromkeys(gate.source for gate in cell.gates)),
            ]
            for cell in kept_out
        ]
        found = f"{self.say('assess.found')} / {self.say('assess.needed')}"
        headers = [self.say("county"), self.say("industry"), RIGHT + self.say("assess.rank")]
        self._short([*headers, f"{self.say('rule')}: {found}", self.say("assess.source")], rows)

    def unknown(self) -> None:
        if not self.shown:
            return
        counts = Counter(factor for cell in self.shown for factor in cell.fit.unknown)
        self.line()
        if not counts:
            self.line(self.say("assess.all_known"))
            return
        listed = [
            self.say(
                "assess.unknown_one",
                factor=self.say(f"factor.{factor}"),
                shown=count,
                all=len(self.shown),
            )
            for factor, count in counts.most_common()
        ]
        self.line(self.say("assess.unknown", listed=", ".join(listed)))

    def disagreements(self) -> None:
        def spread(cell: Cell) -> int:
            return max(cell.ranks.values()) - min(cell.ranks.values())

        apart = sorted((c for c in self.shown if spread(c) >= DISAGREE_FROM), key=spread)[::-1]
        # TOPSIS knows no overrides: where there is one it ranks something else.
        torn = [cell for cell in apart if not cell.fit.overridden]
        if torn:
            self._torn(torn)
        if judged := len(apart) - len(torn):
            if not torn:
                self.line()
            self.line("  " * bool(torn) + self.say("assess.disagree_judged", count=judged))

    def _torn(self, torn: list[Cell]) -> None:
        methods = list(self.found.fit.ranks)
        self.heading("disagree", spread=DISAGREE_FROM, count=len(torn))
        self._short(
            [
                *(self.say("county"), self.say("industry")),
                *(RIGHT + self.say(f"method.{method}") for method in methods),
            ],
            [
                [*self.pair(cell), *(str(cell.ranks.get(method, "-")) for method in methods)]
                for cell in torn
            ],
        )

    def transfer(self, benchmark: str) -> None:
        """What the best industries of the benchmark live on and the other counties lack."""
        there = self.names("counties", benchmark)
        self.heading("transfer", benchmark=there)
        fit = self.found.fit
        best = [
            cell
            for cell in in_order(self.found.cells, benchmark)
            if cell.rank is not None and not cell.gates
        ]
        if not best or set(self.found.targets) == {benchmark}:
            key = "transfer_itself" if best else "transfer_unknown"
            self.line("  " + self.say(f"assess.{key}", benchmark=there))
            return
        rows = []
        for county in self.found.targets:
            for model in best[: self.found.top]:
                lacks = lacking(fit, benchmark, county, model.industry)
                if county != benchmark and lacks:
                    here = fit.scores[county, model.industry].share
                    rows.append(
                        [
                            self.names("counties", county),
                            self.names("industries", model.industry),
                            f"{_share(model.fit.share)} > {_share(here)}",
                            ", ".join(self._lack(f, *values) for f, values in lacks.items()),
                        ]
                    )
        if not rows:
            self.line("  " + self.say("assess.transfer_none", benchmark=there))
            return
        headers = [self.say("county"), self.say("industry")]
        self.table([*headers, self.say("assess.here"), self.say("assess.lacks")], rows)

    def _lack(self, factor: Factor, there: float, here: float | None) -> str:
        return f"{self.say(f'factor.{factor}')} {_share(there)} > {_share(here)}"

    def pools(self) -> None:
        """Projects by stage, the chain of conversion, and floors against what may come."""
        pools = self.found.pools
        if pools is None:
            return
        self.heading("pools")
        names = ("projects", "capex", "expected", "expected_capex", "expected_jobs")
        headers = [self.say("assess.stage"), *(RIGHT + self.say(f"assess.{n}") for n in names)]
        lines = [*pools.pools.values()]
        rows = [[self.say(f"assess.stage.{one.stage}"), *_pool_row([one])] for one in lines]
        self.table(headers, [*rows, [self.say("sum"), *_pool_row(lines)]])
        facts = {
            "talks": pools.pools["negotiating"].projects,
            "signed": pools.pools["signed"].projects,
            "odds": f"{pools.odds_signed_share:.2f}",
            "alive": f"{pools.alive_share:.2f}",
        }
        if pools.signed_per_talk is not None and pools.alive_per_talk is not None:
            ratio, rest = f"{pools.signed_per_talk:.2f}", f"{pools.alive_per_talk:.2f}"
            self.line("  " + self.say("assess.chain", **facts, ratio=ratio, rest=rest))
        self._coverage()

    def _coverage(self) -> None:
        rows = [
            [
                self.say(f"limit.floor_{one.floor.measure}"),
                self._floor_area(one.floor.area),
                years_of(self.scenario, one.floor.period or self._last),
                plain(one.floor.amount),
                plain(one.expected),
                unit_word(FLOOR_UNITS[one.floor.measure], self.language),
                "-" if one.share is None else f"{one.share:.1f}",
            ]
            for one in self.found.coverage
        ]
        if rows:
            self.heading("coverage")
            words = ("limit", "area", "years")
            numbers = ("assess.floor", "assess.expected_most")
            headers = [*map(self.say, words), *(RIGHT + self.say(n) for n in numbers)]
            headers += [self.say("assess.unit"), RIGHT + self.say("assess.times")]
            self.table(headers, rows)

    @property
    def _last(self) -> int:
        return len(self.scenario.settings.horizon.period_years)

    def _floor_area(self, area: str) -> str:
        if any(row.group == area for row in self.scenario.rows("groups")):
            return self.say("group", group=area)
        return self.names("counties", area)

    def survey(self) -> None:
        shares = self.found.c_shares
        if shares.income_share is not None or shares.fiscal_share is not None:
            self.line()
            self.line(
                self.say(
                    "assess.c_share",
                    income=percent(shares.income_share or 0.0),
                    fiscal=percent(shares.fiscal_share or 0.0),
                )
            )
        if not self.found.survey:
            return
        self.heading("survey", count=len(self.found.survey))
        numbers = ("targets_moved", "stake", "swing")
        self.table(
            [
                self.say("assess.figure"),
                self.say("assess.grade"),
                *(RIGHT + self.say(f"assess.{key}") for key in numbers),
            ],
            [
                [
                    one.figure,
                    one.grade,
                    str(one.targets),
                    *map(plain, (one.stake_wan, one.swing_wan)),
                ]
                for one in self.found.survey
            ],
        )

    def multipliers(self) -> None:
        """Local multipliers of manufacturing, or which tables they would need."""
        found = self.found.multipliers
        if not found:
            tables = ("io", "employment")
            lacks = [name for name in tables if not self.scenario.rows(name)] or [tables[1]]
            self.line()
            self.line(self.say("assess.multiplier_lacks", lacks=", ".join(lacks)))
            return
        self.heading("multiplier", delta=f"{next(iter(found.values())).delta:g}")
        numbers = ("size", "factor", "manufacturing", "range")
        self.table(
            [
                self.say("county"),
                *(RIGHT + self.say(f"assess.multiplier.{key}") for key in numbers),
            ],
            [
                [
                    self.names("counties", county),
                    percent(one.size_share),
                    f"{one.size_factor:.3f}",
                    f"{one.output['C']:.2f}" if "C" in one.output else "-",
                    f"{min(one.output.values()):.2f}-{max(one.output.values()):.2f}",
                ]
                for county, one in found.items()
            ],
        )

    def scores(self) -> None:
        """Points and vetoes of the projects on the admission scorecard, those refused first."""
        scores_part(self, self.scenario, self.found.scores)

    def _short(self, headers: list[str], rows: list[list[str]]) -> None:
        """Table of at most `TOP_LINES` rows, and where the rest is."""
        self.table(headers, rows[:TOP_LINES])
        if len(rows) > TOP_LINES:
            self.line(
                "  " + self.say("rest", count=len(rows) - TOP_LINES, file="assessment.csv (--out)")
            )


def _pool_row(pools: Sequence[Pool]) -> list[str]:
    """Figures of one pool or the sums of several."""
    return [
        str(sum(one.projects for one in pools)),
        plain(sum(one.capex_wan for one in pools)),
        plain(sum(one.expected for one in pools)),
        plain(sum(one.expected_capex_wan for one in pools)),
        plain(sum(one.expected_jobs_person for one in pools)),
    ]


def _span(cell: Cell) -> str:
    """Rank, and the range of the ranks by all methods if they differ.

    TOPSIS is left out of it where a judgement overrides the factors that it ranks by.
    """
    judged = cell.fit.overridden
    ranks = [rank for method, rank in cell.ranks.items() if not (judged and method == "topsis")]
    ranks += [cell.rank] if cell.rank is not None else []
    best, last = min(ranks), max(ranks)
    return str(cell.rank) if best == last else f"{cell.rank} ({best}-{last})"


def _range(least: str, most: str) -> str:
    return least if least == most else f"{least} - {most}"


def _amount(wan: float | None) -> str:
    return "?" if wan is None else plain(wan)


def _share(value: float | None) -> str:
    return "?" if value is None else f"{value:.2f}"
