"""Files of a study: whole or absent, with Chinese in tables and charts."""

import json
from pathlib import Path

import pytest
from matplotlib.figure import Figure

from planner.errors import WrongUseError
from planner.report.study_files import Sheet, StudyFiles, check_place, write_study


def draw() -> Figure:
    figure = Figure()
    figure.add_subplot().set_title("电力 ±20%")
    return figure


FILES = StudyFiles(
    {"run": "r"}, {"table": Sheet(("县", "x"), [{"县": "凯里", "x": 1.5}])}, {"a": draw}
)


def test_all_files_are_written_and_named(tmp_path: Path) -> None:
    paths = write_study(FILES, tmp_path / "new")
    assert [path.name for path in paths] == ["summary.json", "table.csv", "a.png", "a.svg"]
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == sorted(
        path.name for path in paths
    )
    assert json.loads(paths[0].read_text(encoding="utf-8")) == {"run": "r"}
    assert paths[1].read_bytes().decode("utf-8-sig").splitlines() == ["县,x", "凯里,1.5"]


def test_the_same_study_gives_the_same_picture(tmp_path: Path) -> None:
    first, second = (write_study(FILES, tmp_path / name)[3].read_bytes() for name in "ab")
    assert first == second


def test_nothing_is_written_over_unasked(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text("mine")
    with pytest.raises(WrongUseError) as caught:
        write_study(FILES, tmp_path)
    assert "a.svg" in caught.value.sentence("en")
    assert [path.name for path in tmp_path.iterdir()] == ["a.svg"]
    assert len(write_study(FILES, tmp_path, force=True)) == 4


def test_a_place_that_cannot_be_written_is_told_before_the_work(tmp_path: Path) -> None:
    check_place(tmp_path / "new" / "deep")
    (tmp_path / "file").write_text("mine")
    with pytest.raises(WrongUseError):
        check_place(tmp_path / "file" / "x")
    (tmp_path / "summary.json").write_text("{}")
    with pytest.raises(WrongUseError):
        check_place(tmp_path)
    check_place(tmp_path, force=True)


def test_a_chart_of_a_former_study_goes_from_its_own_folder_only(tmp_path: Path) -> None:
    for name in ("old.png", "notes.txt"):
        (tmp_path / name).write_text("former")
    write_study(FILES, tmp_path)
    assert (tmp_path / "old.png").exists()
    write_study(FILES, tmp_path, force=True, own=True)
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"summary.json", "table.csv", "a.png", "a.svg", "notes.txt"}


def test_a_full_disk_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(WrongUseError) as caught:
        write_study(FILES, tmp_path)
    assert "No space left" in caught.value.sentence("en")
    assert not list(tmp_path.iterdir())
