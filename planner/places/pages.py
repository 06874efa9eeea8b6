"""Pages in ``docs/places``: which there are, what they rest on, when they are stale.

A page is written by hand but for the part between its two marks, which holds the figures of the
scenario's plan. That part names the hash of the inputs and of the model that were solved, so that
reading and building the scenario, without solving it, tells whether its figures still hold.
"""

import re
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models import build_portfolio_model
from planner.assemble import assemble
from planner.compiling import compile_model
from planner.errors import WrongUseError
from planner.places.chart import values_figure
from planner.places.figures import figures_part, hash_line
from planner.record import input_hash
from planner.report.fonts import chart_style
from planner.results import RunResult
from planner.run import RunRequest, read_sound, run_scenario
from planner.solve import SolveOptions
from planner.texts import Language

ROOT = Path(__file__).parent.parent.parent
SCENARIOS = ROOT / "scenarios"
PAGES = ROOT / "docs" / "places"
MARKED = re.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- end -->)", re.DOTALL)
LISTED = re.compile(r"(?<=<!-- places -->\n).*?(?=<!-- end -->)", re.DOTALL)
ENDINGS: dict[Language, str] = {"en": "md", "zh": "zh.md"}
TIME_LIMIT_SECONDS = 240.0
"""For a scenario whose ``expected.toml`` names none."""


@dataclass(frozen=True)
class Basis:
    """What the figures of a page rest on: hashes of the inputs and of the model as solved."""

    inputs: str
    model: str


def names() -> list[str]:
    """Scenarios that ship."""
    return sorted(path.parent.name for path in SCENARIOS.glob("*/scenario.toml"))


def page_file(name: str, language: Language) -> Path:
    """Where the page of a scenario stands."""
    return PAGES / f"{name}.{ENDINGS[language]}"


def picture_file(name: str, language: Language) -> Path:
    """Where the figure of a page stands."""
    return PAGES / f"{name}_{language}.svg"


def variants_of(name: str) -> list[str]:
    """The scenario itself, a blank name, and the variants that its page sets beside it.

    These are the list ``[page] variants`` of ``expected.toml``, otherwise the variants whose values
    stand there below ``[variants]``.
    """
    told = _expected(name)
    held = [one for one in told.get("variants", ()) if _variant_file(name, one).exists()]
    return ["", *told.get("page", {}).get("variants", held)]


def _variant_file(name: str, variant: str) -> Path:
    return SCENARIOS / name / "variants" / f"{variant}.toml"


def basis_of(name: str, variant: str = "") -> Basis:
    """Hashes of a scenario as it is now; it is read, checked and built, not solved.

    Raises
    ------
    DataError
        The scenario has faults.
    """
    scenario, appraisal = read_sound(SCENARIOS / name, _named(variant))
    model = compile_model(build_portfolio_model(assemble(scenario, appraisal)))
    return Basis(input_hash(scenario), model.digest())


def stale(name: str) -> bool:
    """Whether a page or picture of a scenario is missing, or tells of other inputs or models."""
    files = [*(page_file(name, one) for one in ENDINGS), *(picture_file(name, o) for o in ENDINGS)]
    if not all(file.exists() for file in files):
        return True
    lines = [(one, basis_of(name, one)) for one in variants_of(name)]
    return any(
        hash_line(basis.inputs, basis.model, variant, language) not in shown(name, language)
        for language in ENDINGS
        for variant, basis in lines
    )


def shown(name: str, language: Language) -> str:
    """What stands between the marks of a page.

    Raises
    ------
    WrongUseError
        There is no page, or it lacks the marks.
    """
    return _marked(name, language)[0]


def renew(name: str) -> None:
    """Solve a scenario and write the figures of its pages.

    Raises
    ------
    WrongUseError
        A page is missing or lacks the marks.
    PlannerError
        The scenario has faults, or no plan was found.
    """
    for language in ENDINGS:
        shown(name, language)
    with tempfile.TemporaryDirectory() as runs:
        results = _solved(name, Path(runs))
    hashes = [basis_of(name, one) for one in variants_of(name)]
    for language in ENDINGS:
        picture = picture_file(name, language)
        lines = [
            hash_line(basis.inputs, basis.model, variant, language)
            for variant, basis in zip(variants_of(name), hashes, strict=True)
        ]
        part = figures_part(results, lines, picture.name, language)
        file = page_file(name, language)
        _put(file, _marked(name, language)[1], MARKED, part)
        with chart_style():
            drawn = values_figure(results[0], language)
            drawn.savefig(picture, format="svg", metadata={"Date": None})


def _put(file: Path, whole: str, marked: re.Pattern[str], part: str) -> None:
    """Write a page with another part between its marks, or say that it lacks them."""
    found = marked.search(whole)
    if not found:
        raise WrongUseError("place_unmarked", file=file)
    words = whole[: found.start()] + part + whole[found.end() :]
    file.write_text(words, encoding="utf-8", newline="\n")


def list_places() -> None:
    """Write the titles of all pages into the first page of each language, with links."""
    for language in ENDINGS:
        file = page_file("index", language)
        whole = file.read_text(encoding="utf-8")
        _put(file, whole, LISTED, places_part(language))


def places_part(language: Language) -> str:
    """List of the pages by their titles."""
    lines = []
    for page in filter(Path.exists, (page_file(name, language) for name in names())):
        title = page.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ")
        lines.append(f"- [{title}]({page.name}) (`scenarios/{page.name.partition('.')[0]}`)\n")
    return "\n" + "".join(lines) + "\n"


def _marked(name: str, language: Language) -> tuple[str, str]:
    """Part between the marks, and the whole page."""
    file = page_file(name, language)
    whole = file.read_text(encoding="utf-8") if file.exists() else ""
    found = MARKED.search(whole)
    if not found:
        raise WrongUseError("place_unmarked", file=file)
    return found[0], whole


def _named(variant: str) -> list[str]:
    return [variant] if variant else []


def _expected(name: str) -> dict[str, Any]:
    """``expected.toml`` of a scenario; nothing where there is none."""
    file = SCENARIOS / name / "expected.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def _solved(name: str, runs: Path) -> list[RunResult]:
    """Plans of a scenario and of the variants that its page compares with it.

    Each is solved to the gap that ``expected.toml`` names, without one to the optimum; a variant
    begins from the scenario's plan, so that it is worth no less where that plan is still allowed.
    """
    asked = _expected(name)
    options = SolveOptions(
        gap_share=float(asked.get("gap_share", 0.0)),
        time_limit_seconds=float(asked.get("time_limit_seconds", TIME_LIMIT_SECONDS)),
    )
    found: list[RunResult] = []
    for variant in variants_of(name):
        start = found[0].run if found else ""
        request = RunRequest(SCENARIOS / name, _named(variant), options, runs, start)
        found.append(run_scenario(request))
    return found
