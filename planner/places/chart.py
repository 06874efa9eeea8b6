"""The figure of a page: what each industry of the plan is worth, and to whom."""

from collections import defaultdict

import numpy as np
from matplotlib.figure import Figure

from planner.report.charts import LABEL_SIZE
from planner.report.page import Page
from planner.results import RunResult
from planner.texts import Language

BARS_MOST = 16
"""Industries with a bar of their own; the rest share one."""

COLOURS = ("#1b6ca8", "#f0b95c")
"""Income and tax: dark and light, so that grey print tells them apart."""


def values_figure(result: RunResult, language: Language) -> Figure:
    """Resident income and kept tax by industry, the greatest first, with how many begin.

    Both are discounted and after odds, in wan yuan; a tax below zero is support that is never
    earned back.
    """
    page = Page(result, language)
    bars = _bars(page)
    figure = Figure(figsize=(7.2, 1.3 + 0.27 * max(1, len(bars))), layout="constrained")
    axes = figure.add_subplot()
    places = np.arange(len(bars))
    income = np.array([bar[1] for bar in bars])
    tax = np.array([bar[2] for bar in bars])
    axes.barh(places, income, color=COLOURS[0], label=page.say("place.income"))
    left = np.where(tax > 0, income, 0.0)
    axes.barh(
        places,
        tax,
        left=left,
        color=COLOURS[1],
        edgecolor="#444444",
        lw=0.4,
        label=page.say("place.tax"),
    )
    for place, (_, _, _, count) in enumerate(bars):
        end = max(income[place] + max(tax[place], 0.0), 0.0)
        words = page.say("place.begun", count=count)
        axes.annotate(
            words,
            (end, place),
            (4, 0),
            textcoords="offset points",
            va="center",
            fontsize=LABEL_SIZE - 1,
        )
    axes.set_yticks(places, [bar[0] for bar in bars], fontsize=LABEL_SIZE)
    axes.invert_yaxis()
    axes.margins(x=0.14)
    axes.axvline(0, color="#444444", lw=0.6)
    axes.tick_params(axis="x", labelsize=LABEL_SIZE)
    axes.xaxis.set_major_formatter("{x:,.0f}")
    axes.set_title(page.say("place.picture"), fontsize=LABEL_SIZE + 2, loc="left")
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    if bars:
        figure.legend(fontsize=LABEL_SIZE, frameon=False, loc="outside lower center", ncols=2)
    return figure


def _bars(page: Page) -> list[tuple[str, float, float, int]]:
    """Name, income, tax and number of starts of each industry; the smallest are put together."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    appraisal = page.result.appraisal
    for start, count in page.result.plan.starts.items():
        amounts = appraisal.income_wan[start], appraisal.fiscal_wan[start], 1.0
        one = sums[appraisal.candidates[start[0]].industry]
        for number, amount in enumerate(amounts):
            one[number] += count * amount
    ordered = sorted(sums.items(), key=lambda item: (-item[1][0] - item[1][1], item[0]))
    own = ordered if len(ordered) <= BARS_MOST + 1 else ordered[:BARS_MOST]
    bars = [(page.names("industries", i), a, b, round(n)) for i, (a, b, n) in own]
    if rest := [amounts for _, amounts in ordered[len(own) :]]:
        income, tax, count = (sum(column) for column in zip(*rest, strict=True))
        bars.append((page.say("place.rest", count=len(rest)), income, tax, round(count)))
    return bars
