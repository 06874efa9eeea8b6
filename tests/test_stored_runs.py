"""A stored run that was changed by hand is not shown as a plan."""

from pathlib import Path

import pytest

from planner.errors import StoreError
from planner.run import RunRequest, restore, run_scenario
from planner.store import read_run

TINY = Path(__file__).parent.parent / "scenarios" / "tiny"


def test_shown_run_is_audited_again_and_not_called_served(tmp_path: Path) -> None:
    made = run_scenario(RunRequest(TINY, runs_dir=tmp_path))
    shown = restore(read_run(tmp_path, made.run))
    assert shown.shown_again and not shown.served
    assert run_scenario(RunRequest(TINY, runs_dir=tmp_path)).served


@pytest.mark.parametrize("name", ["plan.csv", "result.json", "scenario.json", "ledgers.csv"])
def test_changed_file_is_named(tmp_path: Path, name: str) -> None:
    made = run_scenario(RunRequest(TINY, runs_dir=tmp_path))
    path = tmp_path / made.run / name
    path.write_bytes(path.read_bytes().replace(b"1", b"2", 1))
    with pytest.raises(StoreError) as stop:
        restore(read_run(tmp_path, made.run))
    assert stop.value.key == "run_damaged"
    assert stop.value.facts["file"] == name


def test_faulty_folder_leaves_no_runs_folder(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="data"):
        run_scenario(RunRequest(tmp_path / "nowhere", runs_dir=tmp_path / "runs"))
    assert not (tmp_path / "runs").exists()
