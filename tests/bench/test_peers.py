"""Other solvers beside the planner: logs read, signs and offsets right, tables computed right."""

import importlib.util
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench.peers import __main__ as peers
from bench.peers import identity
from bench.peers.__main__ import (
    Task,
    command_of,
    gather,
    perform,
    plan_tasks,
    read_arguments,
    supervise,
)
from bench.peers.cbc import Log, read_solution
from bench.peers.check import check
from bench.peers.cpsat import read_line
from bench.peers.export import export
from bench.peers.identity import PACKAGES, identity_of
from bench.peers.results import Run, read_told, results_csv, thinned
from bench.peers.table import ahead, between_marks, report, scenario_lines, share, target_lines
from bench.peers.teller import Record, Teller
from planner.bench.measure import Moment, Trajectory
from planner.pool.identity import planner_identity, source_digest

ROOT = Path(__file__).resolve().parents[2]
PEERS = [solver for solver in PACKAGES if solver != "planner"]

# a and b are whole: either fits, not both; y is money. a with y = 1.5 is best: 5 + 1.5, and 100.
OFFSET_MODEL = """\
NAME
OBJSENSE
  MAX
ROWS
 N  Obj
 L  room
 L  money
COLUMNS
    MARKER    'MARKER'    'INTORG'
    a    Obj    5
    a    room    3
    a    money    1
    b    Obj    3
    b    room    2
    MARKER    'MARKER'    'INTEND'
    y    Obj    1
    y    money    1
RHS
    RHS_V    Obj    -100
    RHS_V    room    4
    RHS_V    money    2.5
BOUNDS
 BV BOUND    a
 BV BOUND    b
 UP BOUND    y    4
ENDATA
"""


@pytest.fixture(scope="module")
def models(tmp_path_factory):
    """Model files and the value of the best plan of each."""
    folder = tmp_path_factory.mktemp("models")
    export(ROOT / "scenarios" / "tiny", folder / "tiny.mps")
    (folder / "offset.mps").write_text(OFFSET_MODEL)
    return {"tiny": (folder / "tiny.mps", 1682.727), "offset": (folder / "offset.mps", 106.5)}


# --- every solver on a small model ----------------------------------------------------------------


@pytest.mark.parametrize("model", ["tiny", "offset"])
@pytest.mark.parametrize("solver", PEERS)
def test_sign_and_offset_are_right(models, tmp_path, solver, model):
    if importlib.util.find_spec(PACKAGES[solver]) is None:
        pytest.skip("the extra peers is not installed")
    path, best = models[model]
    plan = tmp_path / "plan.txt"
    trajectory, record = told_by(f"bench.peers.{solver}", path, plan)
    assert trajectory.last.best == pytest.approx(best, abs=1e-3)
    assert trajectory.last.bound == pytest.approx(best, abs=1e-3)
    assert all(moment.best is None or moment.best <= best + 1e-3 for moment in trajectory.moments)
    assert all(moment.bound is None or moment.bound >= best - 1e-3 for moment in trajectory.moments)
    assert record is not None and record.version and record.memory_mib > 0
    checked = check(path, plan)
    assert checked.value == pytest.approx(best, abs=1e-3)
    assert checked.violation < 1e-6


def test_the_planner_tells_like_the_others(models, tmp_path):
    plan = tmp_path / "plan.txt"
    trajectory, record = told_by("bench.peers.ours", ROOT / "scenarios" / "tiny", plan)
    assert trajectory.last.best == pytest.approx(1682.727, abs=1e-3)
    assert trajectory.last.bound == pytest.approx(1682.727, abs=1e-3)
    assert record is not None and record.status == "optimal"
    assert check(models["tiny"][0], plan).value == pytest.approx(1682.727, abs=1e-3)


def told_by(module: str, subject: Path, plan: Path):
    command = [sys.executable, "-m", module, str(subject), "--time-limit", "30"]
    done = subprocess.run(
        [*command, "--plan", str(plan)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return read_told(done.stdout.splitlines())


def test_check_tells_a_broken_rule(models, tmp_path):
    plan = tmp_path / "plan.txt"
    plan.write_text("a 1.0\nb 1\ny 4.5\n")
    checked = check(models["offset"][0], plan)
    assert checked.value == pytest.approx(112.5)
    # money: 1 + 4.5 where 2.5 is there; room: 5 where 4 is; y: 4.5 where 4 is the most
    assert checked.where == "money"
    assert checked.violation == pytest.approx(3.0 / 2.5)
    plan.write_text("a 0.5\n")
    assert check(models["offset"][0], plan).where == "a"


# --- what is told ---------------------------------------------------------------------------------


def test_teller_keeps_the_best_and_drops_what_is_unknown():
    out = io.StringIO()
    teller = Teller(out)
    teller.hear(-1e20, 1e20)
    teller.hear(float("-inf"), float("nan"))
    assert out.getvalue() == ""
    teller.hear(10.0, 20.0)
    teller.hear(8.0, 25.0)
    teller.hear(12.0)
    teller.end("X", "1", "done", 1)
    teller.hear(13.0, 13.0)  # while the solver is taken down
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [(line.get("best"), line.get("bound")) for line in lines[:-1]] == [(10, 20), (12, 20)]
    assert lines[-1]["solver"] == "X"


def test_other_talk_and_torn_lines_are_passed_over():
    lines = [
        "Welcome",
        '{"seconds": 1.0, "best": null, "bound": 9.0}',
        "3",
        '{"seconds": 2.0, "best": 5.0, "bound": 8.0}',
        '{"seconds": 3.0, "be',
    ]
    trajectory, record = read_told(lines)
    assert trajectory.moments == (Moment(1.0, None, 9.0), Moment(2.0, 5.0, 8.0))
    assert record is None


def test_log_of_cp_sat():
    assert read_line("#Bound   1.25s best:-inf  next:[-201163,1957429.71] initial_domain") == (
        None,
        1957429.71,
    )
    assert read_line("#12      1.2s best:9'672.63 next:[9672.64,10433.9] fj_restart(batch:1)") == (
        9672.63,
        10433.9,
    )
    assert read_line("#Model   0.13s var:98/99 constraints:87/89") == (None, None)
    assert read_line("#kLinear2: 26") == (None, None)
    assert read_line("#Done    0.34s default_lp") == (None, None)


CBC_LOG = """\
  Cost    ∈ [30, 800]   κ ≈ 26.667
✔ LP Optimal — Frac: 366/3220 (11.4%)   Obj: 182234   Iters: 2854   Time: 1.37s — winner: dual
      1       0         0          250      0    1.55
 ★    2      5           43       9.8235 solution               157576     3.05
      2      6           40       9.2272 oscillating                       3.06
 ★DiveCoefficient          solution             160909    0.182
  RINS                     no solution                    0.640
    12     2976      160    613        142           179754     8.23
▶ Branch and bound
     Nodes   OnTree  Depth         BestSol Method                 BestBound     Gap%   Time(s)
         0        1      0                                           179716        -      12.5
         0        1      0          160909                           179716   11.69%      13.5
 ★       2        1      1          162230 DiveCoefficient           179702   10.77%      16.5
✔ Stopped (time limit) — BestSol: 165055   Bound: 179702   Gap: 8.87%   Nodes: 48   Time: 20.1s
▶ Postprocessing
"""


def test_log_of_cbc_gives_no_figure_better_than_was_meant():
    log = Log()
    told = [log.read(line) for line in CBC_LOG.splitlines()]
    half = 0.5  # of the last of six digits
    assert [pair for pair in told if pair != (None, None)] == [
        (None, 182234 + half),
        (157576 - half, None),
        (160909 - half, None),
        (None, 179754 + half),
        (None, 179716 + half),
        (160909 - half, 179716 + half),
        (162230 - half, 179702 + half),
        (165055 - half, 179702 + half),
    ]


def test_solution_file_of_cbc(tmp_path):
    path = tmp_path / "answer.sol"
    assert read_solution(path) == (None, {})
    for head in ("Infeasible", "Stopped on time (no integer solution - continuous used)"):
        path.write_text(f"{head} - objective value 0.0\n 0 a 0.3 0\n")
        assert read_solution(path) == (None, {})
    path.write_text(
        "Stopped on time - objective value -12.5\n      0 a[P,1]  1  9.09\n**    1 y  2.5  0\n"
    )
    assert read_solution(path) == (-12.5, {"a[P,1]": 1.0, "y": 2.5})


# --- tables ---------------------------------------------------------------------------------------


def a_run(solver, moments, *, size="prefecture", limit=300.0, value=None, failure=""):
    record = None if failure else Record(solver.upper(), "1.0", "limit", 2, limit, 100.0)
    trajectory = Trajectory.of(Moment(*moment) for moment in moments)
    return Run(size, f"{size}-1", solver, limit, trajectory, record, value, 0.0, 0.0, failure)


PLANNER = a_run("planner", [(2, None, 110), (4, 100, 110), (50, 100, 100.9), (290, 100, 100.4)])
PEER = a_run("scip", [(3, 90, 120), (100, 100, 100.7), (400, 100, 100)])


def test_a_peer_is_ahead_where_its_gap_is_smaller():
    # From 3 s to 4 s only the peer has a gap; from 100 s to 290 s it has 0.7 % against 0.9 %.
    assert ahead(PLANNER, PEER) == [(3, 4), (100, 290)]
    assert ahead(PLANNER, PEER, "best") == [(3, 4)]
    assert ahead(PLANNER, PEER, "bound") == [(100, 290)]
    assert ahead(PLANNER, PLANNER) == []


def test_the_same_figures_but_for_rounding_are_not_ahead():
    close = a_run("highs", [(1.9, None, 110 - 1e-6), (4, 100 + 1e-6, 110)])
    assert ahead(PLANNER, close, "best") == []
    assert ahead(PLANNER, close, "bound") == [(1.9, 2)]


def test_targets_are_judged_from_the_figures():
    lines = target_lines([PLANNER, PEER], ["prefecture"])[2:]
    assert lines == [
        "| prefecture | 1 % in 60 s | 0.9 % | yes | 33.3 % (SCIP) |",
        "| prefecture | 0.5 % in 300 s | 0.4 % | yes | 0.7 % (SCIP) |",
        "| prefecture | no peer ahead at any time | SCIP 3.0–4.0 s, 100.0–290.0 s (prefecture-1) "
        "| **no** | – |",
    ]


def test_of_several_seeds_the_worst_counts_and_short_runs_do_not():
    worse = a_run("planner", [(1, 100, 105)])
    short = a_run("planner", [(1, 100, 100)], limit=20)
    line = target_lines([PLANNER, worse, short], ["prefecture"])[2]
    assert line == "| prefecture | 1 % in 60 s | 5 % | **no** | – |"
    line = target_lines([short, a_run("scip", [(1, 100, 100)], limit=20)], ["prefecture"])[2]
    assert line == "| prefecture | 1 % in 60 s | – | not measured | – |"


def test_table_of_a_scenario():
    failed = a_run("cbc", [], failure="killed by signal 9 (out of memory?)")
    lines = scenario_lines([PEER, failed, PLANNER])
    head, rows = lines[1], lines[3:6]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in [head, *rows]]
    table = {row[0]: dict(zip(cells[0], row, strict=True)) for row in cells[1:]}
    assert list(table) == ["**PLANNER**", "SCIP", "cbc"]
    planner, peer = table["**PLANNER**"], table["SCIP"]
    assert (planner["gap at 10 s"], planner["gap at 300 s"]) == ("10 %", "0.4 %")
    assert (planner["s to 5 %"], planner["s to 0.5 %"]) == ("50.0", "290.0")
    assert (planner["plan, of best known"], planner["bound, of best known"]) == ("best", "best")
    # What the peer told at 400 s came after its limit and does not count.
    assert (peer["gap at 300 s"], peer["bound, of best known"]) == ("0.7 %", "+0.3 %")
    # 3 s of nothing and 97 s at a tenth below the best plan.
    assert peer["primal integral, s"] == "12.7"
    assert table["cbc"]["remark"] == "killed by signal 9 (out of memory?)"


def test_a_wrong_bound_and_a_plan_told_too_good_are_remarked():
    wrong = a_run("highs", [(1, 90, 95)], value=80.0)
    text = "\n".join(scenario_lines([PLANNER, wrong]))
    assert "its bound is below a plan" in text
    assert "told 90.0, its plan is worth 80.0" in text


def test_what_is_told_a_moment_after_the_limit_counts():
    late = a_run("scip", [(1, 90, 120), (300.4, 100, 101), (310, 100, 100)])
    assert late.last == Moment(300.4, 100, 101)
    cells = scenario_lines([late])[3].split(" | ")
    assert cells[5:9] == ["300.4", "300.4", "300.4", "–"]  # s to 5, 2, 1 and 0.5 %


def test_page_keeps_what_is_around_the_marks():
    page = "before\n<!-- measured -->\nold\n<!-- end -->\nafter\n"
    once = between_marks(page, report([PLANNER, PEER], "a machine", "a command"))
    assert once.startswith("before\n<!-- measured -->\n\nMachine: a machine")
    assert once.endswith("<!-- end -->\nafter\n") and "old" not in once
    assert between_marks(once, report([PLANNER, PEER], "a machine", "a command")) == once
    with pytest.raises(ValueError, match="measured"):
        between_marks("no marks", "text")


def test_the_page_of_the_project_has_its_marks():
    page = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    assert "new" in between_marks(page, "new")


def test_csv_keeps_what_moved():
    moments = [Moment(1, None, 100), Moment(2, None, 99.9999), Moment(3, 50, 99.9)]
    assert thinned(moments) == [moments[0], moments[2]]
    failed = a_run("cbc", [], failure="exit code 1")
    lines = results_csv([PLANNER, failed]).splitlines()
    assert lines[1] == "prefecture-1,planner,300,2.00,,110.00,"
    assert lines[-1] == "prefecture-1,cbc,300,,,,exit code 1"


def test_shares_are_told_more_exactly_the_smaller_they_are():
    told = [share(value) for value in (12491.2, 1.0, 0.306, 0.0118, 0.0004, 0.0, None)]
    assert told == ["> 1000 %", "100 %", "30.6 %", "1.18 %", "0.04 %", "0 %", "–"]


# --- processes ------------------------------------------------------------------------------------


def test_a_process_that_fails_is_told_not_raised(tmp_path):
    with (tmp_path / "out").open("w") as out:
        fails = [sys.executable, "-c", "raise SystemExit(3)"]
        assert supervise(fails, out, out, 60)[0] == "exit code 3"
        stays = [sys.executable, "-c", "import threading; threading.Event().wait()"]
        assert supervise(stays, out, out, 0)[0] == "ended after 0 s"
        killed = [sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"]
        assert supervise(killed, out, out, 60)[0] == "killed by signal 9 (out of memory?)"


def test_a_task_is_done_once_and_a_missing_model_is_a_row(tmp_path):
    missing, folder = tmp_path / "none.mps", tmp_path / "done"
    task = Task("county", "county-1", "highs", 5.0, 1, missing, missing, folder)
    perform(task)
    run = gather(task)
    assert run.failure == "the model could not be written"
    assert "the model could not be written" in "\n".join(scenario_lines([run]))
    missing.write_text(OFFSET_MODEL)
    perform(task)
    assert gather(task).failure, "a task that is done is not done again"
    (folder / "result.json").unlink()
    perform(task)
    assert gather(task).failure == ""
    assert gather(task).value == pytest.approx(106.5)


def test_another_planner_or_package_is_measured_anew(monkeypatch, tmp_path):
    """The folder that keeps a result is that of one source and one version."""
    model = tmp_path / "model.mps"
    model.write_text(OFFSET_MODEL)
    monkeypatch.setattr(peers, "prepare", lambda *_: (tmp_path, model))

    def folders():
        asked = read_arguments(["--sizes", "county", "--solvers", "planner", "highs", "scip"])
        return {task.solver: task.folder for task in plan_tasks(asked, tmp_path)}

    before = folders()
    assert before == folders() and len(set(before.values())) == 3
    version, source = identity._version, identity.planner_source()
    monkeypatch.setattr(identity, "planner_source", lambda: f"{source} and a changed line")
    changed = folders()
    assert changed["planner"] != before["planner"]
    assert (changed["highs"], changed["scip"]) == (before["highs"], before["scip"])
    monkeypatch.setattr(
        identity, "_version", lambda name: version(name) + "1" * (name == "highspy")
    )
    upgraded = folders()
    assert upgraded["planner"] != changed["planner"] and upgraded["highs"] != before["highs"]
    assert upgraded["scip"] == before["scip"]
    model.write_text(OFFSET_MODEL.replace("100", "101"))
    assert all(folders()[solver] != upgraded[solver] for solver in upgraded)


def test_the_source_of_the_planner_is_that_of_its_files():
    assert identity.planner_source() == planner_identity()
    assert source_digest() in planner_identity()
    assert identity_of("planner") == identity_of("planner") != identity_of("highs")


def test_command_on_the_page_leaves_out_where_things_are_kept():
    asked = read_arguments(["--sizes", "county", "--limit", "5", "--store", "x", "--page", ""])
    assert command_of(asked) == "python -m bench.peers --sizes county --limit 5"
    assert command_of(read_arguments([])) == "python -m bench.peers"
