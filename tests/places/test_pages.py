"""Pages on places: none is missing, none is stale, and their figures are those of the plan."""

import re
from pathlib import Path

import pytest

from planner.errors import WrongUseError
from planner.places import pages
from planner.places.figures import figures_part, hash_line
from planner.places.pages import (
    ENDINGS,
    PAGES,
    Basis,
    basis_of,
    names,
    page_file,
    renew,
    shown,
    variants_of,
)
from planner.run import RunRequest, run_scenario
from planner.solve import SolveOptions

ROOT = Path(__file__).parent.parent.parent


def test_every_scenario_has_a_page_in_both_languages_and_every_page_a_scenario() -> None:
    there = {path.name for path in PAGES.glob("*.md")} - {"index.md", "index.zh.md"}
    assert there == {f"{name}.{ending}" for name in names() for ending in ENDINGS.values()}


def test_the_first_page_lists_all_places() -> None:
    for language in ENDINGS:
        whole = page_file("index", language).read_text("utf-8")
        assert pages.places_part(language) in whole, "run python -m planner.places"
        assert all(f"({page_file(name, language).name})" in whole for name in names())


@pytest.mark.parametrize("name", names())
def test_figures_are_those_of_the_scenario_today(name: str) -> None:
    for variant in variants_of(name):
        basis = basis_of(name, variant)
        for language in ENDINGS:
            line = hash_line(basis.inputs, basis.model, variant, language)
            assert line in shown(name, language), f"run python -m planner.places {name}"
    for language in ENDINGS:
        picture = re.search(r"!\[[^]]+\]\(([^)]+)\)", shown(name, language))
        assert picture and (PAGES / picture[1]).read_text(encoding="utf-8").startswith("<?xml")


def test_no_page_waits_for_its_words() -> None:
    for path in PAGES.glob("*.md"):
        words = re.sub(r"<!-- figures -->.*<!-- end -->", "", path.read_text("utf-8"), flags=re.S)
        assert len(words) > 150, path.name


def test_tiny_shows_the_plan_worked_out_by_hand(tmp_path: Path) -> None:
    folder = ROOT / "scenarios" / "tiny"
    result = run_scenario(RunRequest(folder, [], SolveOptions(gap_share=0.0), tmp_path))
    part = figures_part([result], ["hashes"], "tiny.svg", "en")
    assert "no plan is better" in part
    for line in ("value of the plan, wan yuan | 1,683", "cost of overlap, wan yuan | 400"):
        assert f"| {line} |" in part
    assert "100 / 100 mu" in part
    assert "hashes" in part and "Beside its variants" not in part
    assert hash_line("i" * 64, "m" * 64, "v", "en").startswith(f"Variant `v`: inputs `{'i' * 16}`")


def test_a_plan_that_is_not_proved_the_best_is_worth_an_interval(tmp_path: Path) -> None:
    folder = ROOT / "scenarios" / "one_county"
    result = run_scenario(RunRequest(folder, [], SolveOptions(gap_share=0.2), tmp_path))
    part = figures_part([result, result], [], "", "zh")
    assert result.solution.gap_share > 1e-3
    found, bound = result.solution.objective_wan, result.solution.bound_wan
    assert part.count(f"[{found:,.0f}, {bound:,.0f}]") == 3  # key figures, and twice side by side


def test_a_page_without_marks_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "PAGES", tmp_path)
    with pytest.raises(WrongUseError, match="place_unmarked"):
        renew("tiny")
    for language in ENDINGS:
        page_file("tiny", language).write_text(
            "A\n\n<!-- figures -->\n<!-- end -->\n\nZ\n", "utf-8"
        )
    assert pages.stale("tiny")
    renew("tiny")
    assert not pages.stale("tiny")
    whole = page_file("tiny", "zh").read_text("utf-8")
    assert whole.startswith("A\n") and whole.endswith("<!-- end -->\n\nZ\n")
    monkeypatch.setattr(pages, "basis_of", lambda *_: Basis("another", "model"))
    assert pages.stale("tiny")
