"""``planner pareto`` as a user meets it: hand-worked points, files, words, wrong use."""

import csv
import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from planner.cli import main
from planner.errors import PlannerError
from planner.report.fonts import chart_style
from planner.report.pareto import front_screen
from planner.report.pareto_charts import apart, front_figure
from planner.report.pareto_story import FrontStory, front_record
from planner.studies.asking import Asking
from planner.studies.case import STUDIES, Subject, subject_of
from planner.studies.pareto.aims import aims_of
from planner.studies.pareto.audited import audit_points
from planner.studies.pareto.trade import Wish, find_front
from planner.texts import Language
from tests.studies.fronts import CountingPool, lent_for_front

ROOT = Path(__file__).parent.parent.parent
TINY = ROOT / "scenarios" / "tiny"
ONE = ("--workers", 1, "-q", "--lang", "en")


def planner(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with the plan of the scenario that is worked by hand."""
    folder = tmp_path_factory.mktemp("runs")
    assert planner("run", TINY, "--runs", folder, "-q").exit_code == 0
    return folder


@pytest.fixture(scope="module")
def power(runs: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], Path]:
    """Income against power: summary and folder."""
    out = tmp_path_factory.mktemp("power")
    aims = ("--aim", "income", "--aim", "电力")
    done = planner("pareto", "latest", "--runs", runs, *ONE, "--json", *aims, "--out", out)
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout), out


def test_income_against_power_by_hand(power: tuple[dict[str, Any], Path]) -> None:
    """Every park has to lead: 8 MW of glass in Jia, 1 MW of wood in Yi, tea in Bing.

    The better tea works cost 50 and the purse has 30 a year: it starts in the second year, 250 /
    1.1. The glass of Yi adds 500 and 8 MW; the wood of Jia does not fit its land (60 + 50 > 100).
    """
    told, _ = power
    least = 600 + 400 + 250 / 1.1
    points = [(p["amounts"]["income"], p["amounts"]["power"]) for p in told["points"]]
    assert points == [
        (pytest.approx(least + 500), pytest.approx(17)),
        (pytest.approx(least), pytest.approx(9)),
    ]
    assert told["complete"] and told["mode"] == "every_point"
    (step,) = told["neighbours"]
    assert step["first_lost_per_second_gained"] == pytest.approx(500 / 8)
    assert {one.get("code", one.get("industry")) for one in step["leaving"]} == {
        "P2",
        "glass",
        "substation",
    }
    assert not step["entering"]
    core = {d.get("code") for d in told["decisions"] if d["share_of_points"] == 1}
    assert {"P1", "P4", "P5"} <= core
    limits = {one["aim"]: one["proved_limit"] for one in told["aims"]}
    assert limits == {"income": pytest.approx(least + 500), "power": pytest.approx(9)}


def test_files_say_the_same(power: tuple[dict[str, Any], Path]) -> None:
    told, out = power
    assert json.loads((out / "summary.json").read_text("utf-8")) == told
    with (out / "table.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    amounts = {
        (line["point"], line["code"]): float(line["amount"])
        for line in lines
        if line["fact"] == "amount"
    }
    for point in told["points"]:
        for code, amount in point["amounts"].items():
            assert amounts[str(point["point"]), code] == amount
    takes = {line["code"] for line in lines if line["fact"] == "takes" and line["point"] == "2"}
    assert {"P1", "P4", "P5"} <= takes and "P2" not in takes
    for kind in ("png", "svg"):
        assert (out / f"front.{kind}").stat().st_size > 5_000


@pytest.mark.parametrize("language", ["zh", "en"])
def test_screen_of_three_goals(runs: Path, language: str, tmp_path: Path) -> None:
    aims = ("--aim", "income", "--aim", "fiscal", "--aim", "overlap")
    words = ("--workers", 1, "-q", "--lang", language, "--out", tmp_path)
    done = planner("pareto", "latest", "--runs", runs, *aims, *words)
    assert done.exit_code == 0, done.output
    said = {
        "zh": ("已证明完整：4 个点", "越少越好"),
        "en": ("Proved complete: 4", "less is better"),
    }
    assert all(one in done.stdout for one in said[language])
    assert "1,727" in done.stdout and "310" in done.stdout


def test_levels_of_a_stored_run(runs: Path, tmp_path: Path) -> None:
    words = ("--aim", "income", "--aim", "fiscal", "--points", 3, "--out", tmp_path, "--json")
    done = planner("pareto", "latest", "--runs", runs, *ONE, *words)
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    assert told["mode"] == "even_levels" and not told["complete"] and told["every_level_answered"]
    for point in told["points"]:
        assert point["first_goal_bound"] >= point["amounts"]["income"] - 1e-6
    assert told["bound_curve"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--aim", "income"), "1 goals are named"),
        (("--aim", "incom", "--aim", "fiscal"), "did you mean income"),
        (("--aim", "income", "--aim", "zzzz"), "there is no goal zzzz"),
        (("--aim", "income", "--aim", "居民收入"), "named twice"),
        (("--aim", "income", "--aim", "fiscal", "--step", "fiscal=-1"), "no step"),
        (("--aim", "income", "--aim", "fiscal", "--step", "fiscal=1e-7"), "0.001 or more"),
        (("--aim", "income", "--aim", "fiscal", "--step", "power=1"), "none of the goals"),
        (
            ("--aim", "income", "--aim", "fiscal", "--aim", "land", "--points", "4"),
            "--points is for two goals",
        ),
        (("--aim", "income", "--aim", "fiscal", "--budget", "soon"), "soon"),
    ],
)
def test_wrong_use_is_told(runs: Path, words: tuple[str, ...], said: str, tmp_path: Path) -> None:
    done = planner("pareto", "latest", "--runs", runs, *ONE, "--out", tmp_path, *words)
    assert done.exit_code == 2
    assert said in done.stderr


def test_nothing_is_written_over_unasked(runs: Path, tmp_path: Path) -> None:
    (tmp_path / "summary.json").write_text("mine", encoding="utf-8")
    words = ("--aim", "income", "--aim", "bonus", "--out", tmp_path)
    assert planner("pareto", "latest", "--runs", runs, *ONE, *words).exit_code == 2
    assert (tmp_path / "summary.json").read_text("utf-8") == "mine"


def _story(subject: Subject, words: list[str], wish: Wish) -> FrontStory:
    aims = aims_of(subject, words, [])
    with CountingPool(lent_for_front(subject.case, aims)) as pool:
        front = find_front(subject.case, aims, wish, Asking(pool))
    return FrontStory(subject, aims, front, audit_points(subject, front))


def test_a_point_that_fails_its_audit_is_not_shown(runs: Path) -> None:
    """A plan whose claimed income is wrong by a hundred-thousandth."""
    subject = subject_of(runs, "latest")
    story = _story(subject, ["income", "power"], Wish(None, True, 0.0, 30.0))
    first, *rest = story.front.points
    terms = {**first.portfolio.terms, "income_wan": first.portfolio.terms["income_wan"] * 1.00001}
    spoilt = replace(first, portfolio=replace(first.portfolio, terms=terms))
    with pytest.raises(PlannerError) as told:
        audit_points(subject, replace(story.front, points=(spoilt, *rest)))
    assert told.value.key == "point_fails_audit" and "point 1" in told.value.sentence("en")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("words", [["income", "power"], ["income", "fiscal", "overlap"]])
def test_charts_have_every_glyph(runs: Path, words: list[str], language: Language) -> None:
    """A missing glyph is a warning, and warnings are errors here."""
    points = 3 if len(words) == 2 else None
    story = _story(subject_of(runs, "latest"), words, Wish(points, True, 0.0, 30.0))
    with chart_style():
        figure = front_figure(front_record(story), language)
        figure.canvas.draw()
    assert bool(figure.legends) == (len(words) == 3)
    assert len([axes for axes in figure.axes if axes.get_xlabel()]) >= len(words) * 2 - 3


def test_numbers_that_would_touch_are_left_out() -> None:
    """A row of 101 points on 3 inches: a number of 0.3 inches every tenth, ends and knee sure."""
    spots = [(float(place), 0.0) for place in range(101)]
    assert apart(spots, None, (3.0, 2.0)) == list(range(0, 101, 10))
    assert apart(spots, 45, (3.0, 2.0)) == [0, 10, 20, 30, 45, 55, 65, 75, 85, 100]
    assert apart([(1.0, 2.0)], 0, (3.0, 2.0)) == [0]
    stairs = [(float(place), -float(place)) for place in range(11)]
    assert apart(stairs, None, (3.0, 2.0)) == list(range(11))


def test_the_plan_of_the_run_is_on_the_front_only_where_that_is_proved(runs: Path) -> None:
    story = _story(subject_of(runs, "latest"), ["income", "power"], Wish(3, True, 0.0, 30.0))
    front = story.front
    same = replace(front.points[0], scores=front.own)
    for proved, said in ((True, "point 1 of the front"), (False, "it is not proved")):
        points = (replace(same, efficient=proved),)
        known = FrontStory(story.subject, story.aims, replace(front, points=points), 0.0)
        assert said in " ".join(front_screen(known, "en").split())


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_a_killed_study_goes_on_where_it_was(tmp_path: Path) -> None:
    runs = tmp_path / "runs"
    county = ROOT / "scenarios" / "one_county"
    assert planner("run", county, "--runs", runs, "-q").exit_code == 0
    aims = ("--aim", "income", "--aim", "fiscal", "--step", "fiscal=40", "--workers", "1")
    words = ("pareto", "latest", "--runs", str(runs), *aims, "--json", "--no-progress", "-q")
    out = str(tmp_path / "out")
    command = [sys.executable, "-c", "from planner.cli import main; main()", *words, "--out", out]
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    folder = runs / STUDIES
    with subprocess.Popen(command, cwd=ROOT, start_new_session=True, **silent) as process:
        while len(list(folder.glob("pareto-*/*.result"))) < 3:
            assert process.poll() is None, "it ended before it kept anything"
        os.killpg(process.pid, signal.SIGKILL)
    kept = {path: path.stat().st_mtime_ns for path in folder.glob("pareto-*/*.result")}
    assert kept and not Path(out).exists()
    done = planner(*words, "--resume", "--out", out)
    assert done.exit_code == 0, done.output
    assert {path: path.stat().st_mtime_ns for path in kept} == kept, "nothing is solved twice"
    anew = planner(*words, "--out", tmp_path / "anew")
    assert json.loads(anew.stdout) == json.loads(done.stdout), "from scratch it is the same"
    assert json.loads(done.stdout)["complete"]
