"""Charts: legible in grey, every glyph there, nothing on top of anything else."""

import csv
import itertools
import warnings
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from matplotlib import font_manager
from matplotlib.figure import Figure
from matplotlib.ft2font import FT2Font

from planner.report.charts import (
    HeatWords,
    draw_fit_heatmap,
    fit_colours,
    heatmap_figure,
    luminance,
)
from planner.report.fonts import FALLBACK, SHIPPED, chart_style, families, shipped_file
from planner.texts import CATALOGUE

ROOT = Path(__file__).parent.parent
WORDS = HeatWords("县域产业适配度", "适配度", "不允许", "未知")


def names(column: str) -> tuple[dict[str, str], dict[str, str]]:
    """Names of the counties and industries of the large scenario by code."""
    found = []
    for table, key in (("counties", "county"), ("industries", "industry")):
        path = ROOT / "scenarios" / "qiandongnan" / "data" / f"{table}.csv"
        with path.open(encoding="utf-8-sig", newline="") as file:
            found.append({row[key]: row[column] for row in csv.DictReader(file)})
    return found[0], found[1]


def test_the_font_of_the_charts_is_the_one_that_ships() -> None:
    font = FT2Font(str(shipped_file()))
    assert font.family_name == SHIPPED
    assert families() == (SHIPPED, FALLBACK)
    assert "SIL OPEN FONT LICENSE" in (shipped_file().parent / "OFL.txt").read_text("utf-8")


def own_words() -> Iterator[str]:
    yield from (word for pair in CATALOGUE.values() for word in pair)
    for path in [*ROOT.glob("scenarios/*/data/*.csv"), *ROOT.glob("planner/library/**/*.csv")]:
        yield path.read_text(encoding="utf-8-sig")
    for path in [*ROOT.glob("scenarios/**/*.toml"), *ROOT.glob("planner/library/**/*.toml")]:
        yield path.read_text(encoding="utf-8")


def test_every_character_of_ours_has_a_glyph() -> None:
    fallback = FT2Font(font_manager.findfont(FALLBACK))
    known = {*FT2Font(str(shipped_file())).get_charmap(), *fallback.get_charmap()}
    lacking = {letter for words in own_words() for letter in words if ord(letter) not in known}
    assert lacking <= {"\n", "\r", "\t", "\ufeff"}


def test_grey_print_keeps_the_order_of_the_colours() -> None:
    shades = [luminance(fit_colours()(share)) for share in np.linspace(0, 1, 101)]
    assert all(later < earlier for earlier, later in itertools.pairwise(shades))
    assert shades[0] - shades[-1] > 0.6


@pytest.mark.parametrize("column", ["name_zh", "name_en"])
@pytest.mark.parametrize("times", [1, 7])
def test_heat_map_of_16_and_of_112_counties(column: str, times: int, tmp_path: Path) -> None:
    counties, industries = names(column)
    many = {f"{code}{n}": name for n in range(times) for code, name in counties.items()}
    values = {
        (county, industry): (n % 11) / 10
        for county in many
        for n, industry in enumerate(industries)
    }
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure = heatmap_figure(values, frozenset(), many, industries, WORDS)
        with chart_style():
            figure.savefig(tmp_path / "chart.png", dpi=50)
    axes = figure.axes[0]
    assert len(axes.texts) == len(values)
    boxes = [label.get_window_extent() for label in axes.get_yticklabels()]
    assert all(not a.overlaps(b) for a, b in itertools.pairwise(boxes))
    heads = [label.get_window_extent() for label in axes.get_xticklabels()]
    assert all(not a.overlaps(b) for a, b in itertools.pairwise(heads))
    assert min(box.x0 for box in boxes) >= 0 and max(box.y1 for box in heads) <= figure.bbox.y1
    assert axes.title.get_window_extent().y0 >= max(box.y1 for box in heads)
    cell = axes.bbox.width / len(heads)
    assert max(words.get_window_extent().width for words in axes.texts) < cell


def test_marks_of_gated_and_unknown_cells() -> None:
    figure = Figure()
    axes = figure.add_subplot()
    shares = np.array([[0.25, np.nan], [1.0, 0.5]])
    gated = np.array([[True, False], [False, False]])
    with chart_style():
        draw_fit_heatmap(axes, shares, ["a", "b"], ["c", "d"], gated, WORDS)
    assert [words.get_text() for words in axes.texts] == ["0.25", "?", "1.00", "0.50"]
    hatched = [patch for patch in axes.patches if patch.get_hatch()]
    assert [patch.get_path().get_extents().bounds for patch in hatched] == [(0, 0, 1, 1)]
    legend = axes.get_legend()
    assert legend is not None
    assert [words.get_text() for words in legend.get_texts()] == ["不允许", "?  未知"]


def test_a_chart_without_marks_has_no_legend() -> None:
    figure = heatmap_figure({("c", "i"): 0.4}, frozenset(), {"c": "县"}, {"i": "业"}, WORDS)
    assert figure.axes[0].get_legend() is None
    assert len(figure.axes) == 2, "the chart and its colour bar"
