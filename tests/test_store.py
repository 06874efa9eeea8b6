"""Runs on disk: whole or absent whatever happens, never overwritten, served when asked again."""

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from planner.errors import StoreError, WrongUseError
from planner.record import input_hash, request_id
from planner.run import RunRequest, restore, run_scenario
from planner.scenario import read_scenario
from planner.store import _partial_prefix, find_served, list_runs, prepare, read_run, write_run

ROOT = Path(__file__).parent.parent
TINY = ROOT / "scenarios" / "tiny"
FILES = {"a.txt": "one", "b.json": '{"two": 2}', "c.csv": "三\n"}


def manifest(created: str = "2026-01-01T00:00:00", status: str = "optimal") -> dict[str, str]:
    return {"created": created, "status": status}


def write(runs: Path, request: str, **facts: str) -> str:
    return write_run(runs, request, lambda run: {**FILES, "id": run}, manifest(**facts)).run


# --- whole or absent ------------------------------------------------------------------------------

CHILD = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, {root!r})
from planner import store
die_at, count = int(sys.argv[2]), 0

def count_down(real):
    def call(*args, **rest):
        global count
        count += 1
        if count == die_at:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args, **rest)
    return call

os.fsync = count_down(os.fsync)
Path.rename = count_down(Path.rename)
Path.open = count_down(Path.open)
store.write_run(
    Path(sys.argv[1]),
    "abc",
    lambda run: {files!r},
    {{"created": "2026-01-01T00:00:00+08:00", "status": "optimal"}},
)
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_kill_at_any_moment_leaves_the_whole_run_or_none(tmp_path: Path) -> None:
    script = CHILD.format(root=str(ROOT), files=FILES)
    outcomes = []
    for moment in range(1, 20):
        runs = tmp_path / str(moment)
        child = subprocess.run([sys.executable, "-c", script, str(runs), str(moment)], check=False)
        found, damaged = list_runs(runs)
        assert damaged == ()
        for stored in found:
            assert {name: stored.text(name) for name in FILES} == FILES
        outcomes.append((child.returncode, len(found)))
        prepare(runs)
        assert [path.name for path in runs.iterdir()] == [stored.run for stored in found]
        if child.returncode == 0:
            break
    assert outcomes[-1] == (0, 1)
    killed = [count for code, count in outcomes if code == -signal.SIGKILL]
    assert len(killed) == len(outcomes) - 1 and len(killed) >= 8
    assert killed == sorted(killed), "once the run is there it stays"


REAL = """
import os, signal, sys
sys.path.insert(0, {root!r})
import planner.store
real, count = os.fsync, 0

def fsync(handle):
    global count
    count += 1
    if count == int(os.environ["DIE_AT"]):
        os.kill(os.getpid(), signal.SIGKILL)
    return real(handle)

os.fsync = fsync
from planner.cli import main
main(["run", {tiny!r}, "--runs", sys.argv[1], "--quiet", "--json"])
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_kill_of_a_real_run_leaves_no_half_run(tmp_path: Path) -> None:
    script = REAL.format(root=str(ROOT), tiny=str(TINY))
    for moment, code in (("5", -signal.SIGKILL), ("0", 0)):
        child = subprocess.run(
            [sys.executable, "-c", script, str(tmp_path)],
            env={**os.environ, "DIE_AT": moment},
            capture_output=True,
            check=False,
        )
        assert child.returncode == code, child.stderr.decode()
        assert len(list_runs(tmp_path)[0]) == (1 if code == 0 else 0)
    assert not list(tmp_path.glob(".partial-*")), "the second run clears what the first one left"


def test_a_leftover_of_a_living_process_is_left_alone(tmp_path: Path) -> None:
    prepare(tmp_path)
    mine = tmp_path / f"{_partial_prefix()}abc"
    mine.mkdir()
    prepare(tmp_path)
    assert mine.is_dir()


# --- accidents of the disk ------------------------------------------------------------------------


def test_a_full_disk_is_told_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []

    def full(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 3:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError) as stop:
        write(tmp_path, "abc")
    assert stop.value.key == "store_full"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="mounts a tmpfs")
def test_a_really_full_file_system(tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(small)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("mount is not allowed here")
    try:
        runs = small / "runs"
        with pytest.raises(StoreError) as stop:
            write_run(runs, "abc", lambda _: {**FILES, "big": "x" * 100_000}, manifest())
        assert stop.value.key == "store_full"
        assert list(runs.iterdir()) == []
        assert write(runs, "abc") == "abc"
    finally:
        subprocess.run(["umount", str(small)], check=True)


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (errno.EROFS, "store_forbidden"),
        (errno.EACCES, "store_forbidden"),
        (errno.EIO, "store_failed"),
    ],
)
def test_a_folder_that_refuses_is_told_before_the_solve(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, key: str
) -> None:
    def refuse(*args: object, **rest: object) -> str:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("planner.store.tempfile.mkdtemp", refuse)
    with pytest.raises(StoreError) as stop:
        run_scenario(RunRequest(TINY, runs_dir=tmp_path / "runs"))
    assert stop.value.key == key
    for language in ("zh", "en"):
        assert str(tmp_path) in stop.value.sentence(language)


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "runs").write_text("", encoding="utf-8")
    for folder in (tmp_path / "runs", tmp_path / "runs" / "deeper"):
        with pytest.raises(StoreError) as stop:
            prepare(folder)
        assert stop.value.key == "store_no_folder"


def test_a_folder_that_vanishes_while_writing(tmp_path: Path) -> None:
    runs = tmp_path / "runs"

    def content(run: str) -> Mapping[str, str]:
        shutil.rmtree(runs)
        return FILES

    with pytest.raises(StoreError) as stop:
        write_run(runs, "abc", content, manifest())
    assert stop.value.key == "store_vanished"


# --- names ----------------------------------------------------------------------------------------


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    assert [write(tmp_path, "abc") for _ in range(3)] == ["abc", "abc-2", "abc-3"]
    assert read_run(tmp_path, "abc-2").text("id") == "abc-2"


def test_a_name_taken_by_another_process_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.rename

    def rename(self: Path, target: Path) -> Path:
        if target.name == "abc":
            target.mkdir()
            (target / "other").write_text("", encoding="utf-8")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    assert write(tmp_path, "abc") == "abc-2"


def test_runs_are_found_by_id_beginning_and_latest(tmp_path: Path) -> None:
    write(tmp_path, "abc123", created="2026-01-02T00:00:00")
    write(tmp_path, "abd456", created="2026-01-01T00:00:00")
    assert read_run(tmp_path, "abc").run == "abc123"
    assert read_run(tmp_path, "latest").run == "abc123"
    for name, key in (("ab", "ambiguous_run"), ("abc124", "unknown_run_near"), ("", "unknown_run")):
        with pytest.raises(WrongUseError) as stop:
            read_run(tmp_path, name)
        assert stop.value.key == key
    with pytest.raises(WrongUseError):
        read_run(tmp_path / "nowhere", "latest")


@pytest.mark.parametrize(
    "harm", ["no manifest", "cut manifest", "foreign manifest", "no date", "changed"]
)
def test_a_damaged_run_is_named(tmp_path: Path, harm: str) -> None:
    write(tmp_path, "abc")
    write(tmp_path, "def")
    paper = tmp_path / "abc" / "manifest.json"
    if harm == "no manifest":
        paper.unlink()
    elif harm == "cut manifest":
        paper.write_text(paper.read_text(encoding="utf-8")[:40], encoding="utf-8")
    elif harm == "foreign manifest":
        paper.write_text("[]", encoding="utf-8")
    elif harm == "no date":
        told = json.loads(paper.read_text(encoding="utf-8")) | {"created": "yesterday"}
        paper.write_text(json.dumps(told), encoding="utf-8")
    else:
        (tmp_path / "abc" / "a.txt").write_text("other", encoding="utf-8")
    with pytest.raises(StoreError) as stop:
        read_run(tmp_path, "abc").text("a.txt")
    assert stop.value.key == "run_damaged"
    found, damaged = list_runs(tmp_path)
    assert "def" in {stored.run for stored in found}
    assert damaged == (() if harm == "changed" else ("abc",))


# --- the same request -----------------------------------------------------------------------------


def test_the_latest_run_serves_unless_it_was_interrupted(tmp_path: Path) -> None:
    assert find_served(tmp_path, "abc") is None
    write(tmp_path, "abc", status="interrupted")
    assert find_served(tmp_path, "abc") is None
    write(tmp_path, "abc", created="2026-01-02T00:00:00")
    write(tmp_path, "abc", created="2026-01-03T00:00:00", status="interrupted")
    served = find_served(tmp_path, "abc")
    assert served is not None and served.run == "abc-2"


def copy_of_tiny(folder: Path) -> Path:
    return Path(shutil.copytree(TINY, folder))


def test_ids_follow_meaning_not_bytes_paths_or_order(tmp_path: Path) -> None:
    same, changed = copy_of_tiny(tmp_path / "same"), copy_of_tiny(tmp_path / "changed")
    table = same / "data" / "projects.csv"
    head, *rows = table.read_text(encoding="utf-8-sig").splitlines()
    table.write_bytes("\r\n".join([head, *reversed(rows), ""]).encode("utf-8-sig"))
    settings = changed / "scenario.toml"
    words = settings.read_text(encoding="utf-8")
    assert "price_year = 2024" in words
    settings.write_text(words.replace("price_year = 2024", "price_year = 2023"), encoding="utf-8")
    hashes = [input_hash(read_scenario(one, ()).scenario) for one in (TINY, same, changed)]
    assert hashes[0] == hashes[1] != hashes[2]
    scenario = read_scenario(TINY, ()).scenario
    assert request_id(scenario, {"seed": 0}) != request_id(scenario, {"seed": 1})


def test_a_run_is_served_and_fresh_solves_again(tmp_path: Path) -> None:
    first = run_scenario(RunRequest(TINY, runs_dir=tmp_path))
    second = run_scenario(RunRequest(TINY, runs_dir=tmp_path))
    third = run_scenario(RunRequest(TINY, runs_dir=tmp_path, fresh=True))
    assert (first.served, second.served, third.served) == (False, True, False)
    assert second.run == first.run
    assert third.run == f"{first.run}-2"
    assert second.plan == first.plan
    assert second.audit == first.audit
    assert second.solution == first.solution


def test_a_stored_run_stands_without_its_source_folder(tmp_path: Path) -> None:
    folder = copy_of_tiny(tmp_path / "tiny")
    first = run_scenario(RunRequest(folder, runs_dir=tmp_path / "runs"))
    shutil.rmtree(folder)
    again = restore(read_run(tmp_path / "runs", "latest"))
    assert again.audit == first.audit
    assert input_hash(again.scenario) == input_hash(first.scenario)


def test_what_a_run_folder_holds(tmp_path: Path) -> None:
    result = run_scenario(RunRequest(TINY, runs_dir=tmp_path, command_line="planner run tiny"))
    folder = Path(result.folder)
    facts = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert facts["command_line"] == "planner run tiny"
    assert facts["options"] == {
        "gap_share": 0.01,
        "time_limit_seconds": 60.0,
        "seed": 0,
        "threads": 1,
        "method": "auto",
        "workers": 0,
        "scheduler": "",
        "start": "",
    }
    assert {"planner", "pyomo", "highspy", "python", "platform", "input_hash"} <= facts.keys()
    sheets = sorted(folder.glob("*.csv"))
    names = "breaches defaults expansions fund gated grants layout ledgers limits links "
    names += "overlap plan"
    assert " ".join(sheet.stem for sheet in sheets) == names
    for sheet in sheets:
        assert sheet.read_bytes().startswith(b"\xef\xbb\xbf")
    plan = (folder / "plan.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(plan) == 1 + len(result.plan.starts)
