"""What the screens of ``planner robust`` say where answers are missing, open or impossible."""

import math

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from planner.report.robust import ends, span
from planner.report.robust_charts import Bar, index_figure, worth_figure
from planner.report.robust_core import class_of
from planner.studies.asking import Interval
from planner.texts import text


def test_ends_that_are_not_finite_are_none() -> None:
    assert ends(Interval(1.0, math.inf)) == {"low_wan": 1.0, "high_wan": None}
    assert ends(None) == {"low_wan": None, "high_wan": None}


def test_span_of_what_is_known() -> None:
    assert span(Interval(5.0, 5.0)) == "5"
    assert span(Interval(1.0, 2.5)) == "1 .. 2.5"
    assert span(None) == "-" == span(Interval(-math.inf, math.inf))
    assert span(Interval(0.0, math.inf)) == "≥ 0"
    assert span(Interval(-math.inf, 7.0)) == "≤ 7"


@pytest.mark.parametrize(
    ("index", "kind"),
    [(1.0, "core"), (0.999, "borderline"), (0.0, "exterior"), (math.nan, "unknown")],
)
def test_classes(index: float, kind: str) -> None:
    assert class_of(index) == kind


def test_title_of_the_core_chart_is_not_cut_by_long_names() -> None:
    name = "electronics_asm@SS_ZONE Electronic components and assembly, prospect for Sansui zone"
    figure = index_figure([Bar(name, 0.5, "borderline", True)], 0, False, "en")
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    title = figure.axes[0]._left_title.get_window_extent(canvas.get_renderer())  # type: ignore[attr-defined]
    assert title.x1 <= figure.bbox.x1


@pytest.mark.parametrize("language", ["zh", "en"])
def test_charts_of_nothing_do_not_fail(language: str) -> None:
    index_figure([], 0, True, language)  # type: ignore[arg-type]
    impossible = Interval(-math.inf, -math.inf)
    figure = worth_figure([("wait", None), ("here", impossible)], language)  # type: ignore[arg-type]
    assert len(figure.axes[0].lines) == 0
    assert [words.get_text() for words in figure.axes[0].texts] == [
        text("label.robust.impossible", language)  # type: ignore[arg-type]
    ]
