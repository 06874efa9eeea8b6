"""Chapter 0: the recommended plan on one page."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from planner.report.document.chapters_plan.figures import IN_SUMMARY, expected_starts, figures_table
from planner.report.document.chapters_plan.writer import Writer
from planner.report.document.material import Material, Study
from planner.report.document.parts import Block, Cell, Chapter, Paragraph, Points, Section, Table
from planner.report.numbers import percent, plain, wan
from planner.results import RunResult
from planner.schema import TABLES
from planner.solve import PROVED_GAP
from planner.texts import CATALOGUE

MOST_INPUTS = 3
MOST_INDUSTRIES = 8
SCHEMES_WANTED, SCHEMES_SHOWN = 3, 8
SETTINGS = "settings"


def summary(material: Material) -> Chapter:
    """One page: the plan, its figures, what it assumes, what would change it, other schemes."""
    write = Writer(material)
    blocks: tuple[Block, ...] = (
        Paragraph(_plan(write), write.grade, "key"),
        Paragraph(proof(write), look="key"),
        figures_table(write, "summary_figures", IN_SUMMARY),
        *_chosen(write),
        Section(write.tell("summary.assumes"), (Points(tuple(_assumed(write))),)),
        Section(write.tell("summary.changes"), tuple(_changes(write))),
        Section(write.tell("summary.schemes"), tuple(_schemes(write))),
    )
    return Chapter("summary", write.tell("summary.title"), blocks)


def _plan(write: Writer) -> str:
    """What is begun, who specialises in what, what it brings."""
    totals, starts = write.result.audit.totals, write.plan.starts
    if not starts:
        return write.tell("summary.nothing", years=write.span)
    return write.tell(
        "summary.plan",
        years=write.span,
        count=sum(starts.values()),
        expected=plain(expected_starts(write)),
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


def _chosen(write: Writer) -> Iterator[Block]:
    """Chosen industries by the number of counties or parks that have them."""
    counts = Counter(code for _, code in (*write.plan.leads, *write.plan.specials))
    if not counts:
        yield write.missing("layout.none")
        return
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    named = (f"{write.industry(code)} {count}" for code, count in ordered)
    listed = write.joined(named, MOST_INDUSTRIES)
    yield Paragraph(write.tell("summary.chosen", count=len(counts), listed=listed))


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
    yield _grades(write)


def _changes(write: Writer) -> Iterator[Block]:
    """What would change the plan: inputs by their effect, and plans nearly as good."""
    material = write.material
    study = write.study("sensitivity", "inputs", "base")
    sentences = [] if study is None else list(_sensitive(write, study))
    other = write.study("alternatives", "plans", "choices", "within_share")
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
        yield _moved(write, one, max(_levels(one), key=_effect))
    base = study.summary["base"]
    if base["better_plan_found"]:
        yield write.tell("changes.better", value=wan(base["low_wan"], write.language))


def _moved(write: Writer, one: Mapping[str, Any], level: Mapping[str, Any]) -> str:
    """What a level of an input does to the value, whose sign is sure, and to the targets."""
    least, most = sorted(abs(level[end]) for end in ("effect_low_wan", "effect_high_wan"))
    words = write.tell(
        "changes.rises" if level["effect_low_wan"] > 0 else "changes.falls",
        name=input_name(write, one),
        level=_level(one, level["level"]),
        least=plain(least),
        most=wan(most, write.language),
    )
    lost, new = (level[key] for key in ("targets_lost", "targets_new"))
    if lost is None:
        return words + write.tell("changes.targets_unknown")
    key = "changes.targets" if lost or new else "changes.targets_kept"
    return words + write.tell(key, lost=len(lost), new=len(new or ()))


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
    # Rows are named in the input's own spelling, limits[resource=power] or industries.tea.column.
    rows = str(one["input"]).removeprefix(table).removesuffix(f".{column}").strip("[].*")
    if write.zh:
        what = f"{TABLES[table].name_zh}·{found.label_zh}"
        return f"{what}（{rows}）" if rows else what
    return f"{table}: {column}" + (f" ({rows})" if rows else "")


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
    study = write.study("coordinate", "schemes")
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
        yield Table("summary_schemes", title, columns, tuple(rows), note, SCHEMES_SHOWN)
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
    """Schemes of the study besides the joint plan, which is the run itself.

    Counties that plan apart may together break rules between them: a scheme worth more than any
    plan that keeps all rules says so.
    """
    most = write.material.run.solution.bound_wan
    return [
        (
            write.say(f"coordinate.scheme.{name}")
            + (write.tell("summary.scheme_breaks") if one["value_wan"] > most else ""),
            one["value_wan"],
            one["bound_wan"],
            one["income_wan"],
            one["fiscal_wan"],
            one["overlap_wan"],
        )
        for name, one in study.summary["schemes"].items()
        if name != "joint"
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
