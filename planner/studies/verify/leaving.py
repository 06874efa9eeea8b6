"""What depends on a run that is to be removed, and its removal."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from planner.store import list_runs, remove_run
from planner.studies.case import STUDIES

SUMMARY = "summary.json"


@dataclass(frozen=True)
class Leaving:
    """A run to be removed.

    Attributes
    ----------
    studies
        Answers and certificates kept beside the runs; they go with it.
    begun
        Runs that stay and began from its plan, or repeat it.
    written
        Folders of studies and comparisons that stay and are about it.
    """

    run: str
    studies: tuple[str, ...]
    begun: tuple[str, ...]
    written: tuple[Path, ...]


def leaving(runs_dir: Path, run: str, together: tuple[str, ...], studies_dir: Path) -> Leaving:
    """See what depends on a run.

    Parameters
    ----------
    together
        Runs that are removed with it.
    studies_dir
        Where studies write their files unless told otherwise.
    """
    kept = runs_dir / STUDIES
    beside = kept.iterdir() if kept.is_dir() else ()
    begun = [
        one.run
        for one in list_runs(runs_dir)[0]
        if run in (one.manifest.get("options", {}).get("start"), one.manifest.get("rerun_of"))
        and one.run not in together
    ]
    return Leaving(
        run,
        tuple(sorted(path.name for path in beside if path.name.endswith(f"-{run}"))),
        tuple(begun),
        tuple(sorted(path for path in studies_dir.glob("*/") if _is_about(path, run))),
    )


def _is_about(folder: Path, run: str) -> bool:
    try:
        summary = json.loads((folder / SUMMARY).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    if not isinstance(summary, dict):
        return False
    runs = summary.get("runs")
    named = [one.get("run") for one in runs if isinstance(one, dict)] if runs else []
    return run in [summary.get("run"), *named]


def leave(runs_dir: Path, one: Leaving) -> None:
    """Remove the run, then what is kept beside it.

    Raises
    ------
    StoreError
        The folder cannot be changed.
    """
    remove_run(runs_dir, one.run)
    for name in one.studies:
        place = runs_dir / STUDIES / name
        if place.is_dir():
            shutil.rmtree(place, ignore_errors=True)
        else:
            place.unlink(missing_ok=True)
