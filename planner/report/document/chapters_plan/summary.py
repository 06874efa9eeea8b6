"""Chapter 0: the recommended plan on one page."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from planner.report.document.chapters_plan.writer import Writer
from planner.report.document.material import Material, Study
from planner.report.document.parts import Block, Cell, Chapter, Paragraph, Points, Section, Table
from planner.report.numbers import percent, plain, wan
from planner.results import RunResult
from planner.schema import TABLES
from planner.solve import PROVED_GAP
from planner.texts import CATALOGUE

SHOWN_COUNTIES = 20
MOST_INPUTS = 3
SCHEMES_WANTED = 3
SETTINGS = "settings"


def summary(material: Material) -> Chapter:
    """One page: the plan, its figures, what it assumes, what would change it, other schemes."""
    write = Writer(material)
    blocks: tuple[Block, ...] = (
        Paragraph(_plan(write), write.grade, "key"),
        Paragraph(proof(write), look="key"),
        _figures(write),
        _chosen(write),
        Section(write.tell("summary.assumes"), (Points(tuple(_assumed(write))),)),
        Section(write.tell("summary.changes"), tuple(_changes(write))),
        Section(write.tell("summary.schemes"), tuple(_schemes(write))),
        Section(write.tell("summary.grades"), (Paragraph(_grades(write), write.grade),)),
    )
    return Chapter("summary", write.tell("summary.title"), blocks)


def _plan(write: Writer) -> str:
    """What is begun, who specialises in what, what it brings."""
    totals, starts = write.result.audit.totals, write.plan.starts
    if not starts:
        return write.tell("summary.nothing", years=write.span)
    expected = sum(n * write.candidate(one).odds_at(one[1]) for one, n in starts.items())
    return write.tell(
        "summary.plan",
        years=write.span,
        count=sum(starts.values()),
        expected=plain(expected),
        leads=len(write.plan.leads),
        specials=len(write.plan.specials),
        industries=len({code for _, code in (*write.plan.leads, *write.plan.specials)}),
        income=wan(totals.income_wan, write.language),
        fiscal=wan(totals.fiscal_wan, write.language),
    )


def proof(write: Writer) -> str:
    """How good the plan is proved to be."""
    solution, lang = write.result.solution, write.language
    value = write.result.audit.totals.objective_wan
    if write.settings.fairness.mode == "maxmin":
        key, facts = "maxmin", {"value": plain(value), "bound": plain(solution.bound_wan)}
    else:
        key, facts = "", {"value": wan(value, lang), "bound": wan(solution.bound_wan, lang)}
    if solution.gap_share <= PROVED_GAP:
        state = "optimal"
    else:
        state = "open" if solution.gap_share < float("inf") else "unproved"
    gap = percent(solution.gap_share)
    words = write.tell(f"summary.proof.{state}", **facts, gap=gap)
    return words + (write.tell("summary.proof.maxmin") if key else "")


def _figures(write: Writer) -> Table:
    """Totals and expected yearly figures; only the value has a proved bound."""
    result = write.result
    totals, last = result.audit.totals, write.ledger_in(write.last_year)
    bound = result.solution.bound_wan
    money = "label" if write.settings.fairness.mode == "maxmin" else "wan"
    lines: list[tuple[str, str, float, float | None, bool]] = [
        ("objective", money, totals.objective_wan, bound, True),
        ("income", "wan", totals.income_wan, None, True),
        ("fiscal", "wan", totals.fiscal_wan, None, True),
        ("link", "wan", totals.link_wan, None, bool(write.scenario.rows("chains"))),
        ("bonus", "wan", totals.bonus_wan, None, bool(totals.bonus_wan)),
        ("overlap", "wan", -totals.overlap_wan, None, bool(write.scenario.rows("neighbours"))),
        ("breach", "wan", -totals.breach_wan, None, bool(totals.breach_wan)),
        ("starts", "count", sum(write.plan.starts.values()), None, True),
        ("expected", "count", _expected(write), None, True),
        ("land", "mu", _land(write), None, True),
        ("output", "wan_per_year", sum(x.output_wan for x in last), None, True),
        ("jobs", "person", sum(x.jobs_person for x in last), None, True),
        ("income_year", "wan_per_year", sum(x.income_wan for x in last), None, True),
        ("tax_year", "wan_per_year", sum(x.tax_wan for x in last), None, True),
        ("support", "wan", sum(x.support_wan for x in result.audit.ledgers), None, True),
        ("build", "wan", sum(x.build_wan for x in result.audit.ledgers), None, True),
    ]
    rows = [
        (
            write.tell(f"figure.{key}", year=write.last_year),
            write.tell(f"unit.{unit}") if unit in ("count", "label") else write.unit(unit),
            found,
            top,
        )
        for key, unit, found, top, wanted in lines
        if wanted
    ]
    columns = (
        write.column("figure"),
        write.column("unit"),
        write.column("found", "amount"),
        write.column("bound", "amount"),
    )
    note = write.tell("summary.figures_note", year=write.settings.price_year)
    return Table("summary_figures", write.tell("summary.figures"), columns, tuple(rows), note=note)


def _expected(write: Writer) -> float:
    starts = write.plan.starts.items()
    return sum(count * write.candidate(one).odds_at(one[1]) for one, count in starts)


def _land(write: Writer) -> float:
    """Land that is kept by the last period, mu: expected or whole, as the plan reserves it."""
    limits = write.result.audit.limits
    last = len(write.settings.horizon.period_years)
    return sum(use.used for use in limits if use.limit == "land" and use.period == last)


def _chosen(write: Writer) -> Table:
    """Leads and specialities county by county."""
    return Table(
        "summary_layout",
        write.tell("summary.chosen"),
        (write.column("county"), write.column("leads"), write.column("specials")),
        tuple(layout_rows(write)),
        shown=SHOWN_COUNTIES,
    )


def layout_rows(write: Writer) -> Iterator[tuple[Cell, ...]]:
    """A row per county: leads with their parks, specialities."""
    colon = "：" if write.zh else ": "
    semicolon = "；" if write.zh else "; "
    for county in write.counties:
        leads = [
            f"{write.names('parks', park)}{colon}{write.industry(code)}"
            for park, code in write.plan.leads
            if write.parks[park].county == county
        ]
        specials = [write.industry(code) for home, code in write.plan.specials if home == county]
        yield (
            write.names("counties", county),
            semicolon.join(leads) or None,
            write.joined(specials) or None,
        )


def _assumed(write: Writer) -> Iterator[str]:
    """What the figures rest on."""
    settings, tell = write.settings, write.tell
    horizon, odds = settings.horizon, settings.economics
    yield tell(
        "assumes.value",
        price_year=settings.price_year,
        discount=percent(horizon.discount_share),
        years=horizon.benefit_years,
    )
    yield tell(
        "assumes.odds",
        planned=percent(odds.odds_planned_share),
        negotiating=percent(odds.odds_negotiating_share),
        signed=percent(odds.odds_signed_share),
        survival=percent(odds.survival_share),
    )
    overrun = percent(settings.landing.overrun_share_max)
    yield tell(f"assumes.reserve.{settings.landing.reserve}", overrun=overrun)
    objective = settings.objective
    if (objective.income_weight, objective.fiscal_weight) != (1.0, 1.0):
        yield tell(
            "assumes.weights",
            income=f"{objective.income_weight:g}",
            fiscal=f"{objective.fiscal_weight:g}",
        )
    count = len(write.appraisal.defaults)
    yield tell("assumes.defaults" if count else "assumes.no_defaults", count=f"{count:,}")


def _changes(write: Writer) -> Iterator[Block]:
    """What would change the plan: inputs by their effect, and plans nearly as good."""
    material = write.material
    study = material.study("sensitivity")
    sentences = [] if study is None else list(_sensitive(write, study))
    other = material.study("alternatives")
    if other is not None:
        sentences.append(_alternatives(write, other))
    if sentences:
        yield Points(tuple(sentences))
    if study is None:
        yield write.missing("summary.no_sensitivity", run=material.run.run)
    if other is None:
        yield write.missing("summary.no_alternatives", run=material.run.run)


def _sensitive(write: Writer, study: Study) -> Iterator[str]:
    """The inputs that move the value most, and a better plan if the study met one."""
    inputs = [one for one in study.summary["inputs"] if _swing(one) > 0]
    if not inputs:
        yield write.tell("changes.steady", count=len(study.summary["inputs"]))
    for one in sorted(inputs, key=_swing, reverse=True)[:MOST_INPUTS]:
        worst = max(_levels(one), key=_effect)
        yield write.tell(
            "changes.input",
            name=input_name(write, one),
            level=_level(one, worst["level"]),
            low=wan(worst["effect_low_wan"], write.language),
            high=wan(worst["effect_high_wan"], write.language),
            lost=len(worst["targets_lost"] or ()),
            new=len(worst["targets_new"] or ()),
        )
    base = study.summary["base"]
    if base["better_plan_found"]:
        yield write.tell("changes.better", value=wan(base["low_wan"], write.language))


def _levels(one: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Levels whose effect is known from both sides."""
    ends = ("effect_low_wan", "effect_high_wan")
    return [level for level in one["levels"] if all(level.get(end) is not None for end in ends)]


def _effect(level: Mapping[str, Any]) -> float:
    """Least size of an effect: 0 if nothing is all that is sure."""
    low, high = level["effect_low_wan"], level["effect_high_wan"]
    return float(max(low, -high, 0.0))


def _swing(one: Mapping[str, Any]) -> float:
    return max(map(_effect, _levels(one)), default=0.0)


def _level(one: Mapping[str, Any], level: float) -> str:
    if one["level_kind"] == "relative":
        return f"{level * 100:+.0f} %"
    return f"{level:g}"


def input_name(write: Writer, one: Mapping[str, Any]) -> str:
    """Name of an input of the sensitivity study in plain words."""
    table, column = one["table"], one["column"]
    if table == SETTINGS:
        known = f"label.input.{column}" in CATALOGUE
        return write.say(f"input.{column}") if known else str(column)
    found = next(each for each in TABLES[table].columns() if each.name == column)
    if write.zh:
        return f"{TABLES[table].name_zh}·{found.label_zh}"
    return f"{table}: {column}"


def _alternatives(write: Writer, study: Study) -> str:
    """How many plans are nearly as good, and what all of them have."""
    told = study.summary
    count = max(len(told["plans"]) - 1, 0)
    within = percent(told["within_share"])
    if not count:
        return write.tell("changes.no_other", within=within)
    kept = sum(one["share"] >= 1 for one in told["choices"])
    return write.tell(
        "changes.others", within=within, count=count, kept=kept, all=len(told["choices"])
    )


def _schemes(write: Writer) -> Iterator[Block]:
    """Compared schemes: further runs, and those of the study of coordination."""
    rows = [_run_row(write, run) for run in write.material.runs]
    study = write.material.study("coordinate")
    if study is not None:
        rows += _coordinated(write, study)
    if len(rows) > 1:
        columns = (
            write.column("scheme"),
            write.column("objective", "amount", "wan"),
            write.column("bound", "amount", "wan"),
            write.column("income", "amount", "wan"),
            write.column("fiscal", "amount", "wan"),
            write.column("overlap", "amount", "wan"),
        )
        note = write.tell("summary.schemes_note")
        title = write.tell("summary.schemes_table")
        yield Table("summary_schemes", title, columns, tuple(rows), note=note)
    if len(rows) < SCHEMES_WANTED:
        yield write.missing("summary.no_schemes", run=write.material.run.run, count=len(rows))


def _run_row(write: Writer, run: RunResult) -> tuple[Cell, ...]:
    totals, bound = run.audit.totals, run.solution.bound_wan
    recommended = run is write.material.run
    variant = run.scenario.variant or write.say("base")
    key = "scheme.recommended" if recommended else "scheme.run"
    return (
        write.tell(key, variant=variant, run=run.run),
        totals.objective_wan,
        bound,
        totals.income_wan,
        totals.fiscal_wan,
        totals.overlap_wan,
    )


def _coordinated(write: Writer, study: Study) -> Sequence[tuple[Cell, ...]]:
    """Schemes of the study besides the joint plan, which is the run itself."""
    own = study.run == write.material.run.run
    return [
        (
            write.say(f"coordinate.scheme.{name}"),
            one["value_wan"],
            one["bound_wan"],
            one["income_wan"],
            one["fiscal_wan"],
            one["overlap_wan"],
        )
        for name, one in study.summary["schemes"].items()
        if not (own and name == "joint")
    ]


def _grades(write: Writer) -> str:
    """How well known the figures are."""
    if not write.plan.starts:
        return write.tell("summary.no_grade")
    return write.tell(
        "summary.grade",
        income=write.share(write.c_shares.income_share),
        fiscal=write.share(write.c_shares.fiscal_share),
        grade=write.grade,
    )
