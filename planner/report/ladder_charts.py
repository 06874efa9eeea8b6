"""The chart of a ladder: the value of each rung, nested and alone, and how much enters."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from matplotlib.figure import Figure

from planner.report.charts import LABEL_SIZE
from planner.texts import Language, text

RUNG_INCHES = 1.25
FREE, NESTED, JOINT = "#7f9cc0", "#1f3552", "#b05a2c"


def ladder_figure(
    rungs: Sequence[Mapping[str, Any]], labels: Sequence[str], what: str, language: Language
) -> Figure:
    """Values of the rungs as steps, nested below free; what enters stands at each rung.

    `rungs` are those of `planner.report.ladder.ladder_record`.
    """
    figure = Figure(figsize=(3.0 + RUNG_INCHES * len(labels), 4.2), layout="constrained")
    axes = figure.add_subplot()
    places = range(len(labels))
    free = [_worth(one["free"]["value_wan"]) for one in rungs]
    bounds = [_worth(one["free"]["bound_wan"]) for one in rungs]
    open_ = [
        max(bound - value, 0.0) if math.isfinite(bound - value) else 0.0
        for value, bound in zip(free, bounds, strict=True)
    ]
    nested = [_worth(one["nested"]["value_wan"]) for one in rungs]
    axes.errorbar(
        places,
        free,
        yerr=[[0.0] * len(free), open_],
        fmt="s--",
        color=FREE,
        markerfacecolor="none",
        markersize=7,
        capsize=4,
        label=_say("chart.free", language),
    )
    axes.step(places, nested, where="mid", color=NESTED, linewidth=1.0)
    axes.plot(places, nested, "o", color=NESTED, markersize=4, label=_say("chart.nested", language))
    joint = [_worth(one["joint_value_wan"]) for one in rungs]
    if any(map(math.isfinite, joint)):
        axes.plot(places, joint, "x", color=JOINT, label=_say("chart.joint", language))
    for place, rung in enumerate(rungs):
        if not rung["nested"]["plan_exists"]:
            continue
        count = sum(start["count"] for start in rung["enters"])
        axes.annotate(
            _say("chart.enters", language, count=count),
            (place, nested[place]),
            xytext=(0, -14),
            textcoords="offset points",
            ha="center",
            fontsize=LABEL_SIZE,
        )
    axes.margins(x=0.12, y=0.18)
    axes.set_xticks(places, labels, fontsize=LABEL_SIZE + 1)
    axes.tick_params(axis="y", labelsize=LABEL_SIZE)
    axes.yaxis.set_major_formatter("{x:,.0f}")
    axes.set_ylabel(_say("chart.value", language), fontsize=LABEL_SIZE + 1)
    title = _say("chart.title", language, what=what)
    axes.set_title(title, fontsize=LABEL_SIZE + 3, loc="left")
    axes.legend(frameon=False, fontsize=LABEL_SIZE, loc="upper left")
    axes.grid(axis="y", linewidth=0.4, alpha=0.5)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    return figure


def _worth(value: float | None) -> float:
    return math.nan if value is None else value


def _say(key: str, language: Language, **facts: object) -> str:
    return text(f"label.ladder.{key}", language, **facts)
