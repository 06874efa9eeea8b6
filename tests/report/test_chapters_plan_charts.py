"""Charts of the document: nothing on top of anything else, every glyph there, legible in grey."""

import itertools
import warnings
from pathlib import Path

from matplotlib.figure import Figure
from matplotlib.text import Text

from planner.report.document.charts import (
    Flow,
    LedgerWords,
    Stretch,
    draw_gantt,
    draw_ledger_years,
    draw_use,
    flow_figure,
    use_figure,
)
from planner.report.document.contents import CHAPTERS
from planner.report.document.material import Material
from planner.report.document.parts import Document
from planner.report.fonts import chart_style
from planner.run import RunRequest, run_scenario
from planner.solve import SolveOptions
from planner.templates import write_template


def overlapping(texts: list[Text]) -> list[tuple[str, str]]:
    boxes = [(text.get_text(), text.get_window_extent()) for text in texts if text.get_text()]
    return [
        (one[0], other[0])
        for one, other in itertools.combinations(boxes, 2)
        if one[1].x0 < other[1].x1 - 1
        and other[1].x0 < one[1].x1 - 1
        and one[1].y0 < other[1].y1 - 1
        and other[1].y0 < one[1].y1 - 1
    ]


def test_suppliers_and_customers_stand_apart() -> None:
    names = [f"产业{n:02}" for n in range(30)]
    pairs = enumerate(itertools.pairwise(names))
    flows = [Flow(one, other, n + 1, n % 2) for n, (one, other) in pairs]
    with chart_style():
        figure = flow_figure(flows, ["上游", "下游", "内", "外"])
        figure.draw_without_rendering()
        assert overlapping(figure.axes[0].texts) == []
    # An arrow with links inside and outside is drawn twice, the outside ones dashed.
    dashed = [one for one in figure.axes[0].patches if one.get_linestyle() not in ("-", "solid")]
    assert len(dashed) == sum(bool(one.outside) for one in flows)


def test_bars_of_limits_tell_their_fullness_without_colour() -> None:
    figure = use_figure(["a", "b", "c", "d"], [1.2, 0.99, 0.95, 0.5], ["full", "nearly", "free"])
    hatched = [bar.get_hatch() for bar in figure.axes[0].patches if bar.get_height() == 0.5]
    assert hatched == ["xxxx", "xxxx", "////", ""]


def test_the_ramp_lies_between_building_and_full_output() -> None:
    axes = Figure().add_subplot()
    draw_gantt(axes, [Stretch("a", 2026, 2027, 2029)], 2033, ["b", "r", "f", "h"], 2031)
    bars = [(bar.get_x(), bar.get_x() + bar.get_width(), bar.get_hatch()) for bar in axes.patches]
    assert bars == [(2026, 2027, None), (2027, 2029, "////"), (2029, 2033, None)]


def test_a_project_beyond_the_chart_is_cut_at_its_end() -> None:
    axes = Figure().add_subplot()
    draw_gantt(axes, [Stretch("a", 2026, 2040, 2050)], 2033, ["b", "r", "f", "h"], 2031)
    assert max(bar.get_x() + bar.get_width() for bar in axes.patches) == 2033


def test_nothing_to_draw_is_no_error() -> None:
    axes = Figure().add_subplot()
    draw_gantt(axes, [], 2033, ["b", "r", "f", "h"], 2031)
    draw_use(Figure().add_subplot(), [], [], ["full", "nearly", "free"])
    words = LedgerWords("i", "t", "s", "u", "y", "c")
    draw_ledger_years(Figure().add_subplot(), {}, words)


def test_every_picture_of_a_plan_draws_without_a_warning(tmp_path: Path) -> None:
    write_template(tmp_path / "drawn", "prefecture", "csv", "zh")
    options = SolveOptions(gap_share=0.05)
    run = run_scenario(RunRequest(tmp_path / "drawn", (), options, tmp_path / "runs"))
    material = Material((run,), (), "zh")
    ours = [one for one in CHAPTERS if "chapters_plan" in one.__module__]
    document = Document("zh", "", "", (), tuple(one(material) for one in ours))
    keys = set()
    for _, picture in document.pictures():
        with warnings.catch_warnings(), chart_style():
            warnings.simplefilter("error")
            figure = picture.draw()
            figure.draw_without_rendering()
        assert 6 <= figure.get_figwidth() <= 12 or picture.key == "fit_map"
        keys.add(picture.key)
    assert keys == {
        "fit_map",
        "layout_matrix",
        "overlap_map",
        "projects_timeline",
        "chains_flow",
        "limits_use",
        "ledger_chart",
    }
