"""A run to hand over: its inputs as a scenario folder, and the run itself below it.

``planner run FOLDER --runs FOLDER/runs`` reads what the run was made from and finds the run.
"""

import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from planner.errors import WrongUseError
from planner.record import input_hash, scenario_of
from planner.scenario import read_scenario
from planner.scenario_folder import scenario_files
from planner.store import MANIFEST, PARTIAL, StoredRun
from planner.texts import text

ZIP = ".zip"
EPOCH = (1980, 1, 1, 0, 0, 0)
"""Date of every file of an archive, so that the same run gives the same bytes."""


@dataclass(frozen=True)
class Exported:
    """What was written.

    Attributes
    ----------
    path
        Folder or archive.
    files
        How many files are in it.
    same_inputs
        Whether the scenario, read back, has the hash that the run was stored with. It has not if
        the industry library of this planner is another than that of the run.
    """

    path: Path
    files: int
    same_inputs: bool


def check_export(target: Path, force: bool) -> None:
    """See that nothing would be overwritten.

    Raises
    ------
    WrongUseError
        The archive exists and `force` is not given, or the folder holds something already.
    """
    if target.suffix.lower() == ZIP:
        if target.is_dir():
            raise WrongUseError("folder_not_empty", folder=target)
        if target.exists() and not force:
            raise WrongUseError("output_exists", path=target)
    elif target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise WrongUseError("folder_not_empty", folder=target)


def export_run(stored: StoredRun, target: Path, force: bool = False) -> Exported:
    """Write a run and its inputs to a folder, or to an archive if the name ends in ``.zip``.

    Parameters
    ----------
    force
        Write over an archive; a folder that holds something is never touched.

    Raises
    ------
    StoreError
        A file of the run is missing or was changed.
    WrongUseError
        The target holds something already, or cannot be written.
    """
    stored.verify()
    try:
        check_export(target, force)
        target.absolute().parent.mkdir(parents=True, exist_ok=True)
        with _aside(target) as draft:
            home = draft / target.stem
            _fill(home, stored)
            same = input_hash(read_scenario(home).scenario) == stored.manifest["input_hash"]
            files = sorted(path for path in home.rglob("*") if path.is_file())
            if target.suffix.lower() == ZIP:
                _pack(draft / "packed", draft, files).replace(target)
            else:
                home.replace(target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise WrongUseError("output_not_written", path=target, reason=reason) from error
    return Exported(target, len(files), same)


@contextmanager
def _aside(target: Path) -> Iterator[Path]:
    """Folder beside the target, gone afterwards."""
    draft = Path(tempfile.mkdtemp(prefix=PARTIAL, dir=target.absolute().parent))
    try:
        yield draft
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _fill(home: Path, stored: StoredRun) -> None:
    scenario = scenario_of(stored)
    facts = {"run": stored.run, "scenario": scenario.name, "hash": stored.manifest["input_hash"]}
    notes = [text("runs.export_readme", language, **facts) for language in ("zh", "en")]
    words = {**scenario_files(scenario), "README.md": "\n\n".join(notes) + "\n"}
    for name, told in words.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(told, encoding="utf-8", newline="")
    place = home / "runs" / stored.run
    place.mkdir(parents=True)
    for name in (MANIFEST, *stored.manifest["files"]):
        shutil.copyfile(stored.folder / name, place / name)


def _pack(archive: Path, root: Path, files: list[Path]) -> Path:
    """The files as an archive, named from `root` on."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in files:
            entry = zipfile.ZipInfo(path.relative_to(root).as_posix(), EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, path.read_bytes())
    return archive
