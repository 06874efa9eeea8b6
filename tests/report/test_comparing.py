"""Runs side by side: three worked by hand in ``scenarios/tiny``, and what a reader is told."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from planner.cli import main
from planner.errors import WrongUseError
from planner.report.comparing import Comparison, InputChange, ProjectLine, compare_runs
from planner.report.comparing_chart import overlay_figure
from planner.report.comparing_files import comparison_record, write_book
from planner.report.comparing_screen import comparison_screen
from planner.report.comparing_tables import (
    Column,
    Table,
    Words,
    remarks,
    remarks_on_values,
    tables_of,
)
from planner.report.fonts import chart_style
from planner.results import RunResult
from planner.run import RunRequest, run_scenario
from planner.solve import SolveOptions

TINY = Path(__file__).parents[2] / "scenarios" / "tiny"


def planner(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def change(folder: Path, table: str, old: str, new: str) -> None:
    path = folder / "data" / f"{table}.csv"
    words = path.read_text(encoding="utf-8-sig")
    assert old in words
    path.write_text(words.replace(old, new), encoding="utf-8")


def variant(home: Path, name: str) -> Path:
    return Path(shutil.copytree(TINY, home / name / "tiny"))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("compare")


@pytest.fixture(scope="module")
def runs(home: Path) -> tuple[RunResult, ...]:
    """As it is; without the substation; with the money of both years in the first."""
    poor = variant(home, "poor")
    (poor / "data" / "expansions.csv").unlink()
    change(poor, "projects", "tea,signed,30,20,", "tea,signed,30,25,")
    change(poor, "neighbours", "990001,990002", "990002,990001")
    early = variant(home, "early")
    budgets = (early / "data" / "budgets.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(budgets)))
    (first,) = [row for row in rows if row["area"] == "990003" and row["period"] == "1"]
    old = ",".join(first.values())
    change(early, "budgets", old, old.replace("30", "60"))
    return tuple(
        run_scenario(RunRequest(folder, options=SolveOptions(0.0), runs_dir=home / "runs"))
        for folder in (TINY, poor, early)
    )


@pytest.fixture(scope="module")
def found(runs: tuple[RunResult, ...]) -> Comparison:
    return compare_runs(runs)


def test_inputs_that_differ_are_told_row_by_row(found: Comparison) -> None:
    (budget,) = [one for one in found.inputs if one.table == "budgets"]
    assert (budget.key, budget.column) == ("990003 / 1", "amount_wan")
    assert budget.values == (30.0, 30.0, 60.0)
    assert [one for one in found.inputs if one.table != "budgets"] == [
        InputChange("projects", "P6", "support_wan", (20.0, 25.0, 20.0)),
        InputChange("expansions", "substation", "", (True, False, True)),
    ], "and a pair written the other way round is the same pair"


def test_totals_are_those_worked_by_hand(found: Comparison) -> None:
    late, early = 300 / 1.1, 300.0
    # Without the substation only wood fits in B1: 1,280 in place of 1,410 (README of the scenario).
    values = [1410 + late, 1280 + late, 1410 + early]
    assert [one.low for one in found.values] == pytest.approx(values)
    assert found.totals["overlap_wan"] == pytest.approx((400, 0, 400), abs=1e-9)
    assert found.totals["link_wan"] == pytest.approx((60, 30, 60))
    assert found.totals["income_wan"] == pytest.approx((1500 + 250 / 1.1, 1000 + 250 / 1.1, 1750))
    assert found.totals["starts"] == (4, 3, 4)
    assert found.totals["build_wan"] == pytest.approx((200, 0, 200), abs=1e-9)
    apart = [found.apart(place) for place in (1, 2)]
    assert [one.low for one in apart] == pytest.approx([-130, early - late], abs=1e-3)
    assert all(one.exact for one in apart)


def test_projects_in_all_some_or_one_and_those_that_moved(found: Comparison) -> None:
    assert [one.project for one in found.in_runs(3, 3)] == ["P1", "P4", "P5"]
    assert [one.project for one in found.in_runs(2, 2)] == ["P2"]
    assert found.in_runs(1, 1) == ()
    (moved,) = [one for one in found.projects if one.moved]
    when = [[years for _, years, _ in starts] for starts in moved.starts]
    assert moved.project == "P5" and when == [["2027"], ["2027"], ["2026"]]


def test_layout_expansions_and_limits(found: Comparison) -> None:
    roles = {(one.county, one.industry): one.roles for one in found.targets}
    assert roles["990002", "glass"] == ("special", "", "special")
    assert roles["990001", "glass"] == ("lead", "lead", "lead")
    (station,) = found.expansions
    assert (station.what, station.years, station.same) == (
        "substation",
        ("2026", "", "2026"),
        False,
    )
    (land,) = [one for one in found.limits if (one.what, one.area) == ("land", "B1")]
    assert land.years == ("2026, 2027", "", "2026, 2027"), "60 + 40 of 100 mu, or 40"


def test_the_base_turns_the_differences_round(runs: tuple[RunResult, ...]) -> None:
    turned = compare_runs(runs, runs[1].run)
    assert turned.apart(0).low == pytest.approx(130, abs=1e-3)
    totals = next(one for one in tables_of(turned, "en") if one.stem == "totals")
    income = next(line for line in totals.lines if line["term"] == "income_wan")
    assert income[f"minus_{runs[0].run}"] == pytest.approx(500)
    assert f"minus_{runs[1].run}" not in income


def with_bound(run: RunResult, bound: float) -> RunResult:
    return replace(run, solution=replace(run.solution, bound_wan=bound, status="limit"))


@pytest.mark.parametrize(
    ("bounds", "told"),
    [
        ((1682.73, 1600.0), "lies between -130 and -82.7 wan yuan"),
        ((1682.73, 1700.0), "which is higher is not proved"),
        ((1682.73, float("inf")), "no bound was proved"),
    ],
)
def test_what_is_not_proved_is_an_interval(
    runs: tuple[RunResult, ...], bounds: tuple[float, float], told: str
) -> None:
    few = [with_bound(run, bound) for run, bound in zip(runs[:2], bounds, strict=True)]
    assert told in " ".join(remarks_on_values(compare_runs(few), "en"))
    json.dumps(comparison_record(compare_runs(few), "zh"), allow_nan=False)


def test_two_answers_to_one_question_close_in_on_its_best_value(
    runs: tuple[RunResult, ...],
) -> None:
    worse = replace(runs[0].solution, objective_wan=1500.0, bound_wan=1690.0, status="limit")
    twin = replace(runs[0], run="twin", solution=worse, options={**runs[0].options, "seed": 1})
    found = compare_runs([with_bound(runs[0], 1700.0), twin])
    assert [one.table for one in found.inputs] == ["options"]
    assert "the inputs are the same" in " ".join(remarks(found, "en"))
    (told,) = remarks_on_values(found, "en")
    assert "between 1,683 and 1,690 wan yuan" in told


def test_values_on_another_yardstick_are_not_set_against_each_other(
    runs: tuple[RunResult, ...],
) -> None:
    scenario = runs[0].scenario
    dearer = scenario.settings.objective.model_copy(update={"overlap_price_wan": 2000.0})
    settings = scenario.settings.model_copy(update={"objective": dearer})
    other = replace(
        runs[0], run="dear", scenario=replace(scenario, name="other", settings=settings)
    )
    found = compare_runs([runs[0], other])
    assert found.yardstick == ("objective.overlap_price_wan",)
    assert remarks_on_values(found, "en") == []
    told = " ".join(remarks(found, "en"))
    assert "the scenarios differ (tiny, other)" in told and "do not compare the values" in told


def test_nothing_started_and_nothing_targeted_is_told_too(runs: tuple[RunResult, ...]) -> None:
    empty = replace(runs[0].plan, starts={}, leads=(), specials=(), builds=())
    bare = [replace(runs[0], run=name, plan=empty) for name in ("one", "two")]
    found = compare_runs(bare)
    assert "0 start in all runs, 0 in some, 0 in one only" in comparison_screen(found, "en")
    assert "各运行都开工 0 个" in comparison_screen(found, "zh")
    assert found.targets == () and found.projects == ()


def test_one_run_or_ten_are_refused(runs: tuple[RunResult, ...]) -> None:
    for some in (runs[:1], [replace(runs[0], run=str(n)) for n in range(10)]):
        with pytest.raises(WrongUseError) as stop:
            compare_runs(some)
        assert stop.value.key == "compare_count"


def test_nine_runs_have_nine_marks(runs: tuple[RunResult, ...]) -> None:
    many = compare_runs([replace(runs[n % 3], run=f"run{n}") for n in range(9)])
    with chart_style():
        (axes,) = overlay_figure(many, "zh").axes
    marks = [line for line in axes.lines if line.get_marker() not in (None, "None")]
    assert len(marks) == sum(bool(role) for one in many.targets for role in one.roles)
    cell = [one for one in marks if one.get_xdata()[0] < 1 and one.get_ydata()[0] < 1]
    assert len({one.get_marker() for one in cell}) == len(cell) == 9
    assert len({(one.get_xdata()[0], one.get_ydata()[0]) for one in cell}) == 9


def test_a_prospect_counts_and_a_text_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    line = ProjectLine("x", "甲", "", True, "tea", ((("A", "2026", 2),), (("A", "2026", 3),)))
    assert line.moved and line.runs == 2
    columns = (Column("a", "a"), Column("b", "b", "money"))
    write_book([Table("t", "t", columns, ({"a": "=1+1", "b": 2.5},))], [], tmp_path / "b.xlsx")
    page = load_workbook(tmp_path / "b.xlsx")["t"]
    assert [page["A2"].value, page["A2"].data_type, page["B2"].value] == ["=1+1", "s", 2.5]


# --- the command ----------------------------------------------------------------------------------


def test_tables_and_workbook_hold_the_figures_of_the_runs(
    home: Path, runs: tuple[RunResult, ...], found: Comparison, tmp_path: Path
) -> None:
    ids = [run.run for run in runs]
    out = tmp_path / "out"
    words = ("compare", *ids, "--runs", home / "runs", "--lang", "zh", "--out", out)
    done = planner(*words, "--to", "csv,xlsx", "--json")
    assert done.exit_code == 0, done.output
    record = json.loads(done.stdout)
    assert record == json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert record["projects"]["moved"] == ["P5"] and record["projects"]["some"] == ["P2"]
    with (out / "totals.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = {line["term"]: line for line in csv.DictReader(file)}
    book = load_workbook(out / "comparison.xlsx")
    page = book["总额"]
    heads = [cell.value for cell in page[1]]
    assert heads[2:5] == [f"{letter} {run}" for letter, run in zip("ABC", ids, strict=True)]
    compared = 0
    for row in page.iter_rows(min_row=2):
        figures = found.totals.get(str(row[0].value), ())
        for run, cell, figure in zip(ids, row[2:5], figures, strict=False):
            assert cell.value == pytest.approx(figure)
            assert float(lines[str(row[0].value)][run]) == pytest.approx(figure)
            compared += 1
    assert compared == 3 * len(found.totals) and len(book.sheetnames) == 8
    assert page.print_title_rows == "$1:$1" and page.freeze_panes == "A2"
    again = planner(*words, "--to", "xlsx")
    assert again.exit_code == 2 and "--force" in again.output
    assert planner(*words, "--to", "xlsx", "--force").exit_code == 0


def test_wrong_words_are_answered_with_a_sentence(home: Path, runs: tuple[RunResult, ...]) -> None:
    place = ("--runs", home / "runs", "--lang", "en")
    one, other, _ = (run.run for run in runs)
    for words, told in (
        ((one,), "1 different runs"),
        ((one, one), "1 different runs"),
        ((one, "zzz"), "there is no run zzz"),
        ((one, other, "--base", "zzz"), "there is no run zzz"),
        ((one, other, "--to", "pdf"), "csv, xlsx"),
        ((one, other, "--to", "csv", "--out", TINY / "README.md" / "x"), "README.md"),
    ):
        done = planner("compare", *words, *place)
        assert done.exit_code == 2 and told in done.output, done.output
        assert "Traceback" not in done.output


def test_a_gbk_console_shows_everything(home: Path, runs: tuple[RunResult, ...]) -> None:
    words = ["compare", *(run.run for run in runs), "--runs", str(home / "runs"), "--lang", "zh"]
    done = subprocess.run(
        [sys.executable, "-c", "from planner.cli import main; main()", *words],
        env={**os.environ, "PYTHONIOENCODING": "gbk"},
        capture_output=True,
        check=False,
    )
    shown = done.stdout.decode("gbk")
    assert done.returncode == 0 and done.stderr == b""
    assert "比较 3 个运行" in shown and "?" not in shown


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_screen_says_what_the_comparison_holds(found: Comparison, language: str) -> None:
    screen = comparison_screen(found, "zh" if language == "zh" else "en")
    for word in ("-130", "+27.3", "P5", "substation", "P2"):
        assert word in screen
    assert Words(found, "en").where((("A1", "2026", 2),)) == "2026 Jia park x2"
