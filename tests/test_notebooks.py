"""The stories run, say what is invented, and call public functions only."""

import ast
import importlib
import re
import runpy
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HOME = Path(__file__).parent.parent / "notebooks"
STORIES = sorted(HOME.glob("*.py"))


def imports(story: Path) -> Iterator[tuple[str, str]]:
    """Modules of ours that a story imports from, with the names."""
    for node in ast.walk(ast.parse(story.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", alias.name) for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)


@pytest.mark.slow
@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.stem)
def test_story_runs(
    story: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("PLANNER_RUNS", str(tmp_path / "runs"))
    monkeypatch.chdir(HOME)  # where a notebook is run
    runpy.run_path(str(story), run_name="__main__")
    told = capsys.readouterr().out
    assert re.search(r"目标值|联合方案", told)
    assert not list(HOME.glob("*.png")) and not (HOME / "runs").exists()


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.stem)
def test_story_imports_documented_public_names_only(story: Path) -> None:
    ours = [pair for pair in imports(story) if pair[0].split(".")[0] in {"models", "planner"}]
    assert ours
    for module, name in ours:
        assert not any(part.startswith("_") for part in (*module.split("."), name))
        found = importlib.import_module(module)
        assert found.__doc__, module
        assert getattr(found, name).__doc__, f"{module}.{name}"


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.stem)
def test_story_is_a_notebook_without_outputs_that_says_what_is_invented(story: Path) -> None:
    words = story.read_text(encoding="utf-8")
    first = words.split("# %% [markdown]")[1]
    assert "illustrative" in first or "invented" in words.split("# %%\n")[0]
    assert re.search(r"示例数|均为虚构", words.split("# %%\n")[0])
    cells = re.findall(r"^# %%.*$", words, re.MULTILINE)
    assert set(cells) == {"# %%", "# %% [markdown]"}
    assert not list(HOME.glob("*.ipynb"))


@pytest.mark.slow
def test_stories_run_as_notebooks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("nbmake", "jupytext", "ipykernel"):
        pytest.importorskip(module, reason="needs the extra 'notebook'")
    monkeypatch.setenv("PLANNER_RUNS", str(tmp_path / "runs"))
    monkeypatch.setenv("PYTHONPATH", str(HOME.parent))
    names = [str(tmp_path / f"{story.stem}.ipynb") for story in STORIES]
    for story, name in zip(STORIES, names, strict=True):
        made = [sys.executable, "-m", "jupytext", "--to", "ipynb", "--output", name, str(story)]
        subprocess.run(made, check=True, capture_output=True)
    (tmp_path / "scenarios").symlink_to(HOME.parent / "scenarios")
    asked = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "--nbmake", *names]
    done = subprocess.run(
        [sys.executable, *asked], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert f"{len(STORIES)} passed" in done.stdout
