"""Figures of the studies, drawn from their records in the language of the document.

They call the functions that the studies draw with; only what a record holds otherwise than such a
function wants it is turned round here. Bars of schemes and counties are drawn here alone.
"""

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.figure import Figure

from planner.report.charts import HATCH, LABEL_SIZE, VALUE_SIZE, width_of
from planner.report.numbers import plain
from planner.report.overbooking_charts import Bars, OverbookingWords, overbooking_figure
from planner.report.robust_charts import Bar as IndexBar
from planner.report.robust_charts import index_figure, worth_figure
from planner.report.sampling_charts import (
    Curve,
    Marked,
    chosen_figure,
    effects_figure,
    shares_figure,
    values_figure,
)
from planner.report.sensitivity_charts import Bar, TornadoWords, tornado_figure
from planner.studies.asking import Interval
from planner.studies.sensitivity.sobol import Index, Indices
from planner.texts import Language, text

Record = Mapping[str, Any]

DARK, LIGHT = "#1f3b57", "#d5dfe8"
WIDTH_INCHES = 7.6
ROW_INCHES = 0.36
MOST_INDEX_BARS = 30
MOST_LIMIT_BARS = 12


@dataclass(frozen=True)
class ValueBar:
    """A bar of `value_figure`.

    Attributes
    ----------
    value, bound
        What was found; the proved bound, None for none.
    promised
        What was counted on beforehand, None for nothing.
    marked
        Whether it is the recommended one, drawn dark.
    """

    name: str
    value: float
    bound: float | None = None
    promised: float | None = None
    marked: bool = False


def value_figure(bars: Sequence[ValueBar], words: Mapping[str, str]) -> Figure:
    """Bars from nought with the figure at the end; a whisker to the bound, a hollow promise.

    `words` are ``title``, ``axis``, ``bound`` and ``promised``.
    """
    names = max((width_of(bar.name) for bar in bars), default=0) * LABEL_SIZE / 72 * 0.55
    height = 1.5 + ROW_INCHES * max(len(bars), 2)
    figure = Figure(figsize=(max(WIDTH_INCHES, names + 5.0), height), layout="constrained")
    axes = figure.subplots()
    ends = [0.0]
    for place, bar in enumerate(bars):
        if bar.promised is not None:
            axes.barh(
                place,
                bar.promised,
                height=0.78,
                facecolor="white",
                edgecolor="0.5",
                hatch=HATCH,
                linewidth=0.6,
            )
        colour = DARK if bar.marked else LIGHT
        axes.barh(place, bar.value, height=0.52, color=colour, edgecolor=DARK, linewidth=0.6)
        open_ = bar.bound is not None and bar.bound > bar.value
        if open_ and bar.bound is not None:
            axes.plot([bar.value, bar.bound], [place, place], color="black", lw=1.2, marker="|")
        seen = [x for x in (bar.value, bar.bound, bar.promised) if x is not None]
        ends += seen
        left = max(seen) <= 0
        axes.annotate(
            _amounts(bar),
            (min(seen) if left else max(seen), place),
            xytext=(-4 if left else 4, 0),
            textcoords="offset points",
            ha="right" if left else "left",
            va="center",
            fontsize=VALUE_SIZE + 1,
        )
    _frame(axes, [bar.name for bar in bars], ends, words)
    handles = []
    if any(bar.promised is not None for bar in bars):
        handles.append(_patch(words["promised"]))
    if any(bar.bound is not None and bar.bound > bar.value for bar in bars):
        handles += axes.plot([], [], color="black", lw=1.2, marker="|", label=words["bound"])
    if handles:
        place_below = {"loc": "outside lower center", "ncols": 2, "frameon": False}
        figure.legend(handles=handles, fontsize=LABEL_SIZE, **place_below)
    return figure


def _amounts(bar: ValueBar) -> str:
    """Figure of a bar, and what was promised in brackets."""
    promised = "" if bar.promised is None else f" ({plain(bar.promised)})"
    return plain(bar.value) + promised


def _patch(label: str) -> Any:
    from matplotlib.patches import Patch  # noqa: PLC0415

    return Patch(facecolor="white", edgecolor="0.5", hatch=HATCH, label=label)


def _frame(axes: Any, names: Sequence[str], ends: Sequence[float], words: Record) -> None:
    """Names, scale with room for the figures, title."""
    low, high = min(ends), max(ends)
    room = 0.2 * ((high - low) or 1.0)
    axes.set_xlim(low - (room if low < 0 else 0.0), high + (room if high > 0 else 0.0) or 1.0)
    axes.axvline(0.0, color="black", linewidth=0.8)
    axes.set_yticks(range(len(names)), names, fontsize=LABEL_SIZE)
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.xaxis.set_major_formatter(lambda amount, _: plain(amount))
    axes.tick_params(axis="x", labelsize=LABEL_SIZE)
    axes.tick_params(axis="y", length=0)
    axes.set_xlabel(words["axis"], fontsize=LABEL_SIZE)
    axes.set_title(words["title"], fontsize=LABEL_SIZE + 3, loc="left")
    for edge in ("top", "right", "left"):
        axes.spines[edge].set_visible(False)


# --- sensitivity ----------------------------------------------------------------------------------


def ends_of(one: Record) -> tuple[Record, Record] | None:
    """Lowest and highest level of an input of which something is known."""
    known = ("exact", "interval", "no_plan")
    shown = [level for level in one["levels"] if level["status"] in known]
    return (shown[0], shown[-1]) if len(shown) > 1 else None


def idle(one: Record) -> bool:
    """Whether it is proved that an input changes nothing at any of its levels."""
    return all(
        level["effect_low_wan"] == level["effect_high_wan"] == 0.0 for level in one["levels"]
    )


def level_words(kind: str, level: float) -> str:
    """A level: +20 %, or an amount."""
    return f"{100 * level:+g} %" if kind == "relative" else f"{level:.6g}"


def tornado_of(summary: Record, name: Callable[[str], str], language: Language) -> Figure:
    """Tornado of a sensitivity record; `name` gives the words for the key of an input."""

    def say(key: str, **facts: object) -> str:
        return text(f"label.sensitivity.{key}", language, **facts)

    base = summary["base"]["low_wan"]
    working = [one for one in summary["inputs"] if not idle(one)] or summary["inputs"]
    bars, names = [], []
    for one in working:
        if ends := ends_of(one):
            pair = [_tornado_bar(one["level_kind"], level, base, say("no_plan")) for level in ends]
            bars.append((pair[0], pair[1]))
            names.append(name(one["input"]))
    keys = ("axis", "lower", "upper", "whisker")
    value = f"{plain(base)} {text('label.unit.wan', language)}"
    title = say("chart_title", value=value)
    if count := len(summary["inputs"]) - len(working):
        title += "\n" + say("chart_idle", count=count)
    return tornado_figure(
        names, bars, TornadoWords(title, **{key: say(f"chart_{key}") for key in keys})
    )


def _tornado_bar(kind: str, level: Record, base: float, none: str) -> Bar:
    words = level_words(kind, level["level"])
    if level["status"] == "no_plan":
        return Bar(words, math.nan, math.nan, math.nan, none)
    low = _or(level["effect_low_wan"], -math.inf)
    high = _or(level["effect_high_wan"], math.inf)
    found = _or(level["value_low_wan"], -math.inf) - base
    return Bar(words, min(max(found, low), high), low, high)


def _or(amount: float | None, otherwise: float) -> float:
    return otherwise if amount is None else float(amount)


# --- uncertainty ----------------------------------------------------------------------------------


def strengths_of(summary: Record, name: Callable[[str], str], language: Language) -> Figure:
    """Scatter of a Morris screening."""

    def say(key: str) -> str:
        return text(f"label.uncertainty.{key}", language)

    marked = [
        Marked(name(one["input"]), _interval(one["mu_star_wan"]), _interval(one["sigma_wan"]))
        for one in summary["inputs"]
        if one.get("mu_star_wan") and one.get("sigma_wan")
    ]
    relaxed = summary["basis"] == "linear_relaxation"
    words = {key: say(f"chart.{key}") for key in ("morris", "strength", "spread")}
    return effects_figure(marked, say("basis_relaxed" if relaxed else "basis_exact"), words)


def _interval(ends: Record) -> Interval:
    return Interval(_or(ends["low"], -math.inf), _or(ends["high"], math.inf))


def shares_of(summary: Record, name: Callable[[str], str], language: Language) -> Figure:
    """Bars of first-order and total indices."""
    words = {
        key: text(f"label.uncertainty.chart.{key}", language)
        for key in ("sobol", "first", "total", "index")
    }
    told = {
        name(one["input"]): Indices(_index(one["first_order"]), _index(one["total"]))
        for one in summary["inputs"]
        if "total" in one
    }
    relaxed = summary["basis"] == "linear_relaxation"
    basis = text(f"label.uncertainty.basis_{'relaxed' if relaxed else 'exact'}", language)
    return shares_figure(told, basis, words)


def _index(one: Record) -> Index:
    return Index(one["value"], one["sampling_half_width"], _interval(one["left_open_by_gaps"]))


def values_of(values: Sequence[float], summary: Record, language: Language) -> Figure:
    """Histogram and exceedance curve of the values drawn."""
    import numpy as np  # noqa: PLC0415

    keys = ("planned", "low", "high", "draws", "histogram", "probability", "exceedance", "value")
    words = {key: text(f"label.uncertainty.chart.{key}", language) for key in keys}
    name = text("label.uncertainty.chart.run", language, run=summary["run"])
    return values_figure([Curve(name, np.array(values), summary["planned_wan"])], words)


# --- robust plans, overbooking --------------------------------------------------------------------


def index_of(summary: Record, name: Callable[[str], str], language: Language) -> Figure:
    """Core index of the projects that some plan has, the surest on top."""
    held = [one for one in summary["projects"] if one["class"] in ("core", "borderline")]
    held.sort(key=lambda one: (-one["core_index"], one["project"]))
    bars = [
        IndexBar(name(one["project"]), one["core_index"], one["class"], one["in_plan_of_run"])
        for one in held[:MOST_INDEX_BARS]
    ]
    return index_figure(bars, len(held) - len(bars), summary["index"] == "exact", language)


def ways_of(
    ways: Mapping[str, Record | None], impossible: Collection[str], language: Language
) -> Figure:
    """Expected worth of ways of deciding; those that some outlook rules out have words."""
    worths: list[tuple[str, Interval | None]] = []
    for way, worth in ways.items():
        if way in impossible:
            worths.append((way, Interval(-math.inf, -math.inf)))
        elif worth is None:
            worths.append((way, None))
        else:
            low, high = _or(worth["low_wan"], -math.inf), _or(worth["high_wan"], math.inf)
            worths.append((way, Interval(low, high)))
    return worth_figure(worths, language)


def frequencies_of(
    choices: Sequence[Record], name: Callable[[Any], str], plans: int, language: Language
) -> Figure:
    """How many of the plans have what not all of them have; the recommended plan's is dark."""
    words = {
        key: text(f"label.chapter.credibility.frequency_{key}", language, plans=plans)
        for key in ("chosen", "solved", "often", "in_plan", "not_in_plan")
    }
    bars = [(name(one["trait"]), one["share"], one["planned"]) for one in choices]
    return chosen_figure(bars, words)


def limit_pairs(summary: Record) -> list[tuple[Record, Record | None]]:
    """Limits by expected use alone and, if there is one, in the tuned plan; the riskiest first."""
    after = {(x["limit"], x["area"]): x for x in summary["limits"] if x["plan"] == "tuned"}
    before = [x for x in summary["limits"] if x["plan"] == "expected"]
    before.sort(key=lambda x: (-x["overrun_high_share"], x["limit"], x["area"]))
    return [(x, after.get((x["limit"], x["area"]))) for x in before]


def overruns_of(summary: Record, name: Callable[[Record], str], language: Language) -> Figure:
    """Use of the limits at full size and expected, before and after tuning."""
    bars = [
        Bars(
            name(before),
            _use(before),
            None if after is None else _use(after),
            None if after is None or after["cap_share"] >= 1 else after["cap_share"],
        )
        for before, after in limit_pairs(summary)[:MOST_LIMIT_BARS]
    ]
    keys = ("title", "before", "after", "full", "expected", "cap", "axis", "overrun")
    words = (text(f"label.overbook.chart.{key}", language) for key in keys)
    return overbooking_figure(bars, OverbookingWords(*words))


def _use(one: Record) -> tuple[float, float, float]:
    supply = one["supply_amount"] or math.inf
    return (
        one["full_use_amount"] / supply,
        one["expected_use_amount"] / supply,
        one["overrun_high_share"],
    )
