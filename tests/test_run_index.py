"""The index of a run folder: a copy that may be stale, damaged, locked or absent at no cost."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from planner import store
from planner.run_index import INDEX, INDEX_FROM
from planner.store import find_served, list_runs, read_run

ROOT = Path(__file__).parent.parent
COUNT = 500


def fake(runs: Path, number: int, **facts: Any) -> Path:
    """Folder of a run with a manifest and nothing else."""
    name = f"{number:012x}"
    folder = runs / name
    folder.mkdir(parents=True)
    told = {
        "run": name,
        "request": name,
        "schema": 1,
        "created": f"2026-01-01T00:{number // 60 % 60:02}:{number % 60:02}+00:00",
        "status": "optimal",
        "files": {},
        **facts,
    }
    (folder / "manifest.json").write_text(json.dumps(told), encoding="utf-8")
    return folder


@pytest.fixture
def runs(tmp_path: Path) -> Path:
    for number in range(INDEX_FROM + 10):
        fake(tmp_path, number)
    return tmp_path


def truth(runs: Path) -> list[str]:
    """What the folders say, without any index."""
    return sorted(path.name for path in runs.iterdir() if not path.name.startswith("."))


def names(runs: Path) -> list[str]:
    return sorted(stored.run for stored in list_runs(runs)[0])


def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the runs whose manifests are read from now on."""
    seen: list[str] = []
    real = store._open

    def spy(runs_dir: Path, name: str) -> store.StoredRun:
        seen.append(name)
        return real(runs_dir, name)

    monkeypatch.setattr(store, "_open", spy)
    return seen


def test_a_few_runs_are_read_without_an_index(tmp_path: Path) -> None:
    fake(tmp_path, 1)
    assert names(tmp_path) == truth(tmp_path)
    assert not (tmp_path / INDEX).exists()
    list_runs(tmp_path, afresh=True)
    assert (tmp_path / INDEX).exists(), "unless it is asked for"


def test_of_five_hundred_runs_only_the_new_ones_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(COUNT):
        fake(tmp_path, number)
    first = list_runs(tmp_path)
    seen = opened(monkeypatch)
    again = list_runs(tmp_path)
    assert [one.run for one in again[0]] == [one.run for one in first[0]]
    assert {one.manifest["status"] for one in again[0]} == {"optimal"}
    assert all(one.manifest.get("tags") is None for one in again[0]) and not seen
    assert len(first[0]) == COUNT and first[1] == ()
    assert again[0][3].manifest["files"] == {} and seen == [again[0][3].run]
    assert dict(again[0][3].manifest) == dict(first[0][3].manifest)
    seen.clear()
    fake(tmp_path, COUNT)
    assert names(tmp_path) == truth(tmp_path)
    assert seen == [f"{COUNT:012x}"]


def test_what_changed_behind_the_index_is_noticed(runs: Path) -> None:
    assert names(runs) == truth(runs)
    (runs / f"{3:012x}" / "manifest.json").unlink()
    paper = runs / f"{4:012x}" / "manifest.json"
    told = json.loads(paper.read_text(encoding="utf-8"))
    paper.write_text(json.dumps({**told, "status": "limit"}), encoding="utf-8")
    (runs / f"{5:012x}").rename(runs / f"failed-{5:012x}")
    good, damaged = list_runs(runs)
    assert damaged == (f"{3:012x}",)
    found = {stored.run: stored.manifest["status"] for stored in good}
    assert found[f"{4:012x}"] == "limit" and f"{5:012x}" not in found
    paper.write_text("{", encoding="utf-8")
    assert list_runs(runs)[1] == (f"{3:012x}", f"{4:012x}")


def test_look_ups_go_by_the_index_and_open_one_run(
    runs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    list_runs(runs)
    seen = opened(monkeypatch)
    latest = max(truth(runs))
    assert read_run(runs, "latest").run == latest
    served = find_served(runs, f"{7:012x}")
    assert served is not None and served.run == f"{7:012x}"
    assert seen == [latest, f"{7:012x}"]


def harm(runs: Path, how: str) -> None:
    index = runs / INDEX
    data = index.read_bytes()
    if how == "gone":
        index.unlink()
    elif how == "no database":
        index.write_bytes(b"not a database" * 100)
    elif how == "cut":
        index.write_bytes(data[: len(data) // 2])
    elif how == "empty":
        index.write_bytes(b"")
    elif how == "scrambled":
        index.write_bytes(data[:4096] + bytes(255 - byte for byte in data[4096:]))
    elif how == "a letter changed":
        assert data.count(b'"status": "optimal"') > INDEX_FROM
        index.write_bytes(data.replace(b'"status": "optimal"', b'"status": "optimaI"'))
    elif how == "another version":
        with sqlite3.connect(index) as other:
            other.execute("DROP TABLE runs")
            other.execute("CREATE TABLE runs (name TEXT)")
            other.execute("PRAGMA user_version = 99")
        other.close()
    elif how == "a table of another shape":
        with sqlite3.connect(index) as other:
            other.execute("DROP TABLE runs")
            other.execute("CREATE TABLE runs (name TEXT)")
            other.execute("INSERT INTO runs VALUES ('x')")
        other.close()
    else:
        index.unlink()
        index.mkdir()


@pytest.mark.parametrize(
    "how",
    [
        *("gone", "no database", "cut", "empty", "scrambled", "a letter changed"),
        *("another version", "a table of another shape", "a folder"),
    ],
)
def test_a_harmed_index_costs_nothing(runs: Path, how: str) -> None:
    whole = list_runs(runs)
    harm(runs, how)
    assert list_runs(runs) == whole
    assert list_runs(runs) == whole, "and the next time"


def test_a_locked_index_is_not_waited_for_for_ever(
    runs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = list_runs(runs)
    monkeypatch.setattr("planner.run_index.WAIT_SECONDS", 0.05)
    holder = sqlite3.connect(runs / INDEX, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        fake(runs, 900)
        assert len(list_runs(runs)[0]) == len(whole[0]) + 1
    finally:
        holder.rollback()
        holder.close()


KILLED = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, {root!r})
from planner import run_index
from planner.store import list_runs

moment, count = int(sys.argv[2]), 0

def crc(told, real=run_index._crc):
    global count
    count += 1
    if count == moment:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(told)

class Dying(run_index.sqlite3.Connection):
    def executemany(self, *rest):
        cursor = super().executemany(*rest)
        if moment == 0:
            os.kill(os.getpid(), signal.SIGKILL)  # written, not committed
        return cursor

real = run_index.sqlite3.connect
run_index.sqlite3.connect = lambda *rest, **more: real(*rest, factory=Dying, **more)
run_index._crc = crc
list_runs(Path(sys.argv[1]))
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
@pytest.mark.parametrize("moment", [0, 20])
def test_a_killed_writer_of_the_index_loses_nothing(runs: Path, moment: int) -> None:
    script = KILLED.format(root=str(ROOT))
    child = subprocess.run([sys.executable, "-c", script, runs, str(moment)], check=False)
    assert child.returncode == -signal.SIGKILL
    assert names(runs) == truth(runs)
    assert names(runs) == truth(runs)


LISTING = """
import sys
from pathlib import Path
sys.path.insert(0, {root!r})
from planner.store import list_runs
for _ in range(8):
    assert len(list_runs(Path(sys.argv[1]), afresh=len(sys.argv) > 2)[0]) >= {least}
"""


def test_two_processes_list_and_a_third_makes_the_index_again(runs: Path) -> None:
    script = LISTING.format(root=str(ROOT), least=len(truth(runs)))
    command = [sys.executable, "-c", script, str(runs)]
    children = [subprocess.Popen([*command, *more]) for more in ((), (), ("afresh",))]
    for number in range(200, 220):
        fake(runs, number)
    assert [child.wait(timeout=60) for child in children] == [0, 0, 0]
    assert names(runs) == truth(runs)


UNPRIVILEGED = """
import os, sys
from pathlib import Path
sys.path.insert(0, {root!r})
from planner.store import list_runs
list_runs(Path(sys.argv[2]))  # what is imported late, while everything may be read
if os.getuid() == 0:
    os.setuid(65534)
folder = Path(sys.argv[1])
assert not os.access(folder, os.W_OK)
print(len(list_runs(folder, afresh=len(sys.argv) > 3)[0]))
"""


@pytest.mark.skipif(os.name != "posix", reason="permissions")
@pytest.mark.parametrize("indexed", [False, True])
def test_a_folder_that_cannot_be_written_is_listed(
    tmp_path_factory: pytest.TempPathFactory, runs: Path, indexed: bool
) -> None:
    if indexed:
        list_runs(runs)
    for folder in runs.parents:
        if folder != Path(tempfile.gettempdir()) and folder.is_relative_to(tempfile.gettempdir()):
            folder.chmod(0o755)
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    runs.chmod(0o555)
    try:
        for more in ((), ("afresh",)):
            script = UNPRIVILEGED.format(root=str(ROOT))
            child = subprocess.run(
                [sys.executable, "-c", script, str(runs), str(elsewhere), *more],
                capture_output=True,
                text=True,
                check=False,
            )
            assert (child.stdout.strip(), child.stderr) == (str(len(truth(runs))), "")
    finally:
        runs.chmod(0o755)


def test_a_run_of_another_format_is_told_and_not_opened(tmp_path: Path) -> None:
    fake(tmp_path, 1, schema=2)
    good, damaged = list_runs(tmp_path)
    assert good == () and damaged == (f"{1:012x}",)
    fault = store.fault_of(tmp_path, f"{1:012x}")
    assert fault is not None and fault.key == "run_of_other_schema"
    assert "2" in fault.sentence("en") and "2" in fault.sentence("zh")
