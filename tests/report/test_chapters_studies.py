"""Chapters that studies feed: every study names itself, what is missing says how, figures agree."""

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from planner.cli import main
from planner.errors import WrongUseError
from planner.report import study_files
from planner.report.document.chapters_studies import (
    annex_sensitivity,
    credibility,
    effects,
    risk,
    schemes,
    sensitivity,
    trade_offs,
)
from planner.report.document.chapters_studies.effects import income_per_head, physical_of
from planner.report.document.chapters_studies.hand_example import example_start, work_out
from planner.report.document.chapters_studies.risk_list import (
    industry_shares,
    larger_than_supply,
    overbooked,
    risks_of,
)
from planner.report.document.chapters_studies.simplifications import LEFT_OUT
from planner.report.document.chapters_studies.teller import COMMANDS, Teller
from planner.report.document.contents import CHAPTERS
from planner.report.document.material import Material, Study, holds_study, read_study
from planner.report.document.parts import Block, Chapter, Document, Paragraph, Points, Section
from planner.report.fonts import chart_style
from planner.results import RunResult
from planner.run import restore
from planner.store import read_run
from planner.texts import CATALOGUE, Language

ROOT = Path(__file__).parents[2]
TINY = ROOT / "scenarios" / "tiny"
VERBS: dict[str, tuple[str, ...]] = {
    "sensitivity": ("--param", "budgets[*].amount_wan:-20%..20%", "--levels", "-20,20", "--switch"),
    "morris": ("--method", "morris", "--bands", "grade", "--relaxed", "--trajectories", "2"),
    "montecarlo": ("--method", "montecarlo", "--samples", "40", "--re-solve", "2"),
    "pareto": ("--aim", "income", "--aim", "fiscal"),
    "alternatives": ("--count", "2"),
    "ladder": ("--of", "budget", "--steps", "-20%,0"),
    "core": ("--method", "core", "--sampled", "--samples", "4"),
    "regret": ("--method", "regret", "--rounds", "2"),
    "gamma": ("--method", "gamma", "--gamma", "0,1", "--trials", "100"),
    "cvar": ("--method", "cvar", "--samples", "4"),
    "sobol": ("--method", "sobol", "--samples", "2", "--param", "objective.link_value_wan"),
    "recourse": ("--method", "recourse", "--scenario", "poorer"),
    "overbook": ("--rounds", "1"),
    "coordinate": (),
    "ties": (),
}
"""Small studies of the tiny scenario."""

POORER = """title_zh = "资金减半"
title_en = "Half the money"
[[change]]
table = "budgets"
column = "amount_wan"
scale = 0.5
"""

METHODS = dict.fromkeys(("morris", "montecarlo", "sobol"), "uncertainty")
METHODS |= dict.fromkeys(("core", "regret", "gamma", "cvar", "recourse"), "robust")
"""Verb of a study that is named by its method here."""


def planner(*words: object) -> Result:
    return CliRunner().invoke(main, [*map(str, words), "--workers", "1", "-q"])


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home, folder = tmp_path_factory.mktemp("home") / "tiny", tmp_path_factory.mktemp("runs")
    shutil.copytree(TINY, home)
    (home / "variants").mkdir()
    (home / "variants" / "poorer.toml").write_text(POORER, encoding="utf-8")
    assert planner("run", home, "--runs", folder).exit_code == 0
    return folder


@pytest.fixture(scope="module")
def result(runs: Path) -> RunResult:
    return restore(read_run(runs, "latest"))


@pytest.fixture(scope="module")
def studies(runs: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Study]:
    folder, found = tmp_path_factory.mktemp("studies"), {}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(study_files, "PNG_DPI", 20)  # nobody looks at these
        for name, words in VERBS.items():
            verb, place = METHODS.get(name, name), folder / name
            done = planner(verb, "latest", "--runs", runs, "--out", place, *words)
            assert done.exit_code in (0, 4, 5), f"{name}: {done.output}"
            found[name] = read_study(place)
    return found


def material(result: RunResult, studies: dict[str, Study], language: Language = "en") -> Material:
    return Material((result,), tuple(studies.values()), language)


def said(chapter: Chapter) -> str:
    """All sentences of a chapter."""
    return "\n".join(words for block in chapter.blocks for words in sentences(block))


def sentences(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield block.words
    elif isinstance(block, Points):
        yield from block.items
    elif isinstance(block, Section):
        yield block.title
        for inner in block.blocks:
            yield from sentences(inner)


@pytest.mark.slow
def test_every_study_names_itself_its_run_and_its_scenario(
    result: RunResult, studies: dict[str, Study]
) -> None:
    for name, study in studies.items():
        assert study.kind == METHODS.get(name, name)
        told = [study.summary[key] for key in ("run", "scenario", "variant")]
        assert told == [result.run, "tiny", ""], name
        if name in METHODS:
            assert study.summary["method"] == name


@pytest.mark.parametrize(
    ("verb", "words"), [("explain", ()), ("prices", ("--limit", "power", "--steps", "1"))]
)
def test_what_is_printed_is_what_is_written(
    runs: Path, tmp_path: Path, verb: str, words: tuple[str]
) -> None:
    done = planner(verb, "latest", "--runs", runs, "--json", "--out", tmp_path, *words)
    study = read_study(tmp_path)
    assert (study.kind, study.summary) == (verb, json.loads(done.stdout))
    again = planner(verb, "latest", "--runs", runs, "--out", tmp_path, *words)
    assert again.exit_code == 2 and "--force" in again.stderr


def test_commands_that_a_document_names_can_be_given() -> None:
    hints = [f"planner {words}" for words in COMMANDS.values()]
    for key, languages in CATALOGUE.items():
        if key.startswith(("plan.", "label.chapter.")):
            hints += languages
    found = [hint for words in hints for hint in re.findall(r"planner ([a-z][!-~ ]+)", words)]
    assert len(found) > len(COMMANDS)
    for hint in found:
        command: click.Command = main
        for word in hint.split():
            if isinstance(command, click.Group):
                assert word in command.commands, hint
                command = command.commands[word]
        known = {name for option in command.params for name in option.opts}
        asked = {word.rstrip(".,") for word in hint.split() if word.startswith("--")}
        assert asked <= known, hint


def test_a_certificate_is_read_from_its_own_file(runs: Path, tmp_path: Path) -> None:
    words = ["runs", "verify", "latest", "--runs", str(runs), "--out", str(tmp_path), "-q"]
    assert CliRunner().invoke(main, words).exit_code == 0
    study = read_study(tmp_path)
    assert (study.kind, study.summary["verdict"]) == ("certificate", "passed")
    assert holds_study(tmp_path) and not holds_study(runs)
    chapter = credibility(Material((restore(read_run(runs, "latest")),), (study,), "en"))
    assert "its verdict: passed" in said(chapter)


def test_a_summary_of_an_older_version_gives_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "summary.json").write_text('{"run": "0"}', encoding="utf-8")
    with pytest.raises(WrongUseError) as told:
        read_study(tmp_path)
    assert "make the study again" in told.value.sentence("en")
    assert "summary.json" in told.value.sentence("zh")


def test_a_summary_that_lacks_something_gives_a_sentence(
    result: RunResult, studies: dict[str, Study], tmp_path: Path
) -> None:
    """Each record of a study may have been written by a version that knew less."""
    found = studies["alternatives"].summary
    plans = [{key: x for key, x in one.items() if key != "value_wan"} for one in found["plans"]]
    for summary, key in (
        ({key: found[key] for key in ("study", "run")}, "plans"),
        ({**found, "plans": plans}, "value_wan"),
    ):
        (tmp_path / "summary.json").write_text(json.dumps(summary), encoding="utf-8")
        with pytest.raises(WrongUseError) as told:
            credibility(material(result, {"alternatives": read_study(tmp_path)}))
        assert key in told.value.sentence("zh") and str(tmp_path) in told.value.sentence("zh")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("full", [True, False])
def test_every_chapter_is_whole(
    result: RunResult, studies: dict[str, Study], language: Language, full: bool
) -> None:
    """With all studies and with none: no empty part, every picture has its table, GBK only."""
    made = material(result, studies if full else {}, language)
    document = Document(language, "", "", (), tuple(chapter(made) for chapter in CHAPTERS))
    tables = {table.key: table for _, table in document.tables()}
    assert len(tables) == len(list(document.tables()))
    pictures = [picture for _, picture in document.pictures()]
    assert len({one.key for one in pictures}) == len(pictures)
    for table in tables.values():
        assert table.rows, table.key
        assert all(len(row) == len(table.columns) for row in table.rows), table.key
    for picture in pictures:
        assert picture.table in tables and picture.words, picture.key
    for chapter in document.chapters:
        sections = [one for one in chapter.blocks if isinstance(one, Section)]
        assert chapter.blocks and all(one.blocks for one in sections), chapter.key
        said(chapter).encode("gbk")
    assert full == ("tornado" in {one.key for one in pictures})


def test_pictures_are_drawn_with_every_glyph(result: RunResult, studies: dict[str, Study]) -> None:
    """A missing glyph is a warning, and warnings are errors here."""
    made = material(result, studies, "zh")
    document = Document("zh", "", "", (), tuple(chapter(made) for chapter in CHAPTERS))
    pictures = {picture.key: picture for _, picture in document.pictures()}
    wanted = {"front", "ladder_chart", "tornado", "core_chart", "coordination_bars", "regret_chart"}
    wanted |= {"tails_chart", "recourse_chart", "sobol_chart", "alternatives_chart"}
    assert wanted | {"gamma_chart", "draws_chart", "overbook_chart"} <= pictures.keys()
    with chart_style():
        for picture in pictures.values():
            picture.draw().canvas.draw()


def test_a_missing_study_is_told_with_its_command(result: RunResult) -> None:
    made = material(result, {})
    told = {
        sensitivity: "sensitivity",
        trade_offs: "pareto",
        schemes: "coordinate",
        risk: "overbook",
        credibility: "ties",
    }
    for chapter, kind in told.items():
        assert "planner " + COMMANDS[kind].format(run=result.run) in said(chapter(made))


def test_a_study_of_another_run_is_said_to_be(result: RunResult, studies: dict[str, Study]) -> None:
    other = replace(studies["pareto"], run="0123456789ab")
    assert "not about the recommended run" in said(trade_offs(material(result, {"pareto": other})))
    assert "not about" not in said(trade_offs(material(result, studies)))


def test_figures_are_those_of_the_study(result: RunResult, studies: dict[str, Study]) -> None:
    """The annex has a row for each level with its interval; the front its points."""
    document = Document("en", "", "", (), (annex_sensitivity(material(result, studies)),))
    (table,) = (table for _, table in document.tables())
    levels = [x for one in studies["sensitivity"].summary["inputs"] for x in one["levels"]]
    ends = [(x["effect_low_wan"], x["effect_high_wan"]) for x in levels]
    assert [(row[2], row[3]) for row in table.rows] == ends
    chapter = trade_offs(material(result, studies))
    tables = {t.key: t for _, t in Document("en", "", "", (), (chapter,)).tables()}
    points = studies["pareto"].summary["points"]
    amounts = [(p["amounts"]["income"], p["amounts"]["fiscal"]) for p in points]
    assert [row[1:3] for row in tables["front_points"].rows] == amounts


# --- edge cases -----------------------------------------------------------------------------------


def test_an_index_that_gaps_leave_open_ranks_nothing(
    result: RunResult, studies: dict[str, Study]
) -> None:
    """Estimate 2.2 ± 0.1 of gaps that allow anything: the table has both ends, a sentence warns."""
    known = studies["sobol"].summary
    for low, high, warned in ((0.1, 46.0, True), (2.1, 2.2, False)):
        ends = {"low": low, "high": high}
        index = {"value": 2.2, "sampling_half_width": 0.1, "left_open_by_gaps": ends}
        one = {**known["inputs"][0], "first_order": index, "total": index}
        study = replace(studies["sobol"], summary={**known, "inputs": [one]})
        chapter = risk(material(result, {"sobol": study, "morris": studies["morris"]}))
        assert ("its estimate ranks nothing" in said(chapter)) == warned
        tables = {t.key: t for _, t in Document("en", "", "", (), (chapter,)).tables()}
        assert tables["sobol"].rows[0][1:5] == (2.2, 0.1, low, high)
        assert "screening" in tables  # the other method is told as well


def test_what_lands_together_is_what_overbooking_counts(
    result: RunResult, studies: dict[str, Study]
) -> None:
    starts = {start: 50 * count for start, count in result.plan.starts.items()}
    many = overbooked(replace(result, plan=replace(result.plan, starts=starts)))
    known = {(x["limit"], x["area"]): x for x in studies["overbook"].summary["limits"]}
    assert many
    for one in many:
        full = known[one.limit, one.area]["full_use_amount"]
        assert one.need == pytest.approx(50 * full)


def test_a_front_of_one_point_is_no_trade_off(result: RunResult, studies: dict[str, Study]) -> None:
    front = studies["pareto"].summary
    alone = {**front, "points": front["points"][:1], "neighbours": [], "knee": None}
    for complete, told in ((True, "the goals do not conflict"), (False, "it does not follow")):
        study = replace(studies["pareto"], summary={**alone, "complete": complete})
        assert told in said(trade_offs(material(result, {"pareto": study})))


def test_a_study_that_was_stopped_says_so(result: RunResult, studies: dict[str, Study]) -> None:
    """Levels without an answer, no switching value, no interactions."""
    known = studies["sensitivity"].summary
    one = known["inputs"][0]
    lost = {"status": "unknown", "effect_low_wan": None, "effect_high_wan": None}
    levels = [{**level, **lost, "significant": False} for level in one["levels"]]
    summary = {**known, "inputs": [{**one, "levels": levels}], "switching": []}
    study = replace(studies["sensitivity"], summary=summary)
    told = said(sensitivity(material(result, {"sensitivity": study})))
    assert "Levels without an answer (not in time, failed, or stopped): 2." in told
    assert "--switch" in told and "--pairs" in told


def test_a_scheme_above_the_bound_is_no_better_plan(
    result: RunResult, studies: dict[str, Study]
) -> None:
    known = studies["coordinate"].summary
    joint = known["schemes"]["joint"]
    bold = {**joint, "value_wan": joint["bound_wan"] + 100, "bound_wan": None}
    summary = {**known, "schemes": {"delegated": bold, "joint": joint}, "gain_wan": None}
    study = replace(studies["coordinate"], summary=summary)
    told = said(schemes(material(result, {"coordinate": study})))
    assert "cannot be carried out" in told and "No equilibrium was reached" in told


def test_a_plan_of_other_figures_is_not_subtracted(result: RunResult) -> None:
    settings = result.scenario.settings
    dearer = settings.model_copy(update={"price_year": settings.price_year + 1})
    other = replace(result, scenario=replace(result.scenario, settings=dearer))
    told = said(schemes(Material((result, other), (), "en")))
    assert "other figures or rules" in told and "cannot be subtracted" in told
    told = said(schemes(Material((result, result), (), "en")))
    assert "its value found is the same" in told and "cannot be subtracted" not in told


def test_a_better_plan_than_the_recommended_one_is_told(result: RunResult) -> None:
    solution = replace(result.solution, objective_wan=result.solution.objective_wan + 7.0)
    told = said(schemes(Material((result, replace(result, solution=solution)), (), "en")))
    assert "7 wan yuan MORE" in told


def test_a_plan_that_starts_nothing_is_told_as_such(result: RunResult) -> None:
    nothing = replace(result, plan=replace(result.plan, starts={}, leads=(), specials=()))
    made = material(nothing, {}, "en")
    told = "\n".join(said(chapter(made)) for chapter in CHAPTERS)
    assert told.count("The plan starts nothing") >= 4


@pytest.mark.parametrize(
    ("status", "told"), [("optimal", "Proved optimal"), ("gap_reached", "Not proved optimal")]
)
def test_optimal_is_said_only_where_proved(result: RunResult, status: str, told: str) -> None:
    solution = replace(result.solution, status=status)  # type: ignore[arg-type]
    chapter = credibility(material(replace(result, solution=solution), {}))
    assert said(chapter).startswith("Proof and gap\n" + told)


# --- worked out -----------------------------------------------------------------------------------


def test_what_is_left_out_follows_the_settings(result: RunResult) -> None:
    """Rules that are off are listed; one that is on is not; the rest always is."""
    tables = simplifications(result)
    assert "landing.reserve = expected" in tables and "fairness.mode = none" in tables
    settings = result.scenario.settings
    landing = settings.landing.model_copy(update={"reserve": "full"})
    fuller = settings.model_copy(update={"landing": landing})
    changed = replace(result, scenario=replace(result.scenario, settings=fuller))
    assert "landing.reserve = full" in simplifications(changed)
    assert "landing.reserve = expected" not in simplifications(changed)
    told = said(credibility(material(result, {})))
    assert told.count("rivals beyond the region") == 1 and len(LEFT_OUT) == 10


def simplifications(result: RunResult) -> list[str]:
    document = Document("en", "", "", (), (credibility(material(result, {})),))
    table = next(t for _, t in document.tables() if t.key == "simplifications")
    return [str(row[1]) for row in table.rows]


def test_income_per_head_by_hand(result: RunResult) -> None:
    """10,000 yuan a wan yuan over the residents; unknown where a county states none."""
    known = {one.area: head for one, _, head in income_per_head(result)}
    people = {row.county: row.population_person for row in result.scenario.rows("counties")}
    home = {row.park: row.county for row in result.scenario.rows("parks")}
    for county, head in known.items():
        incomes = [
            count * result.appraisal.income_wan[start]
            for start, count in result.plan.starts.items()
            if home[start[1]] == county
        ]
        assert head == pytest.approx(sum(incomes) * 10_000 / people[county])
    table = result.scenario.tables["counties"]
    rows = tuple(row.model_copy(update={"population_person": None}) for row in table.rows)
    tables = {**result.scenario.tables, "counties": replace(table, rows=rows)}
    blank = replace(result, scenario=replace(result.scenario, tables=tables))
    assert {head for _, _, head in income_per_head(blank)} == {None}
    assert "Counties without a population" in said(effects(material(blank, {})))
    assert "Counties without a population" not in said(effects(material(result, {})))


def test_shares_by_industry_add_up(result: RunResult) -> None:
    shares = industry_shares(result)
    assert sum(shares.values()) == pytest.approx(1.0)
    assert list(shares.values()) == sorted(shares.values(), reverse=True)


def test_a_project_larger_than_supply_is_a_risk(result: RunResult) -> None:
    teller = Teller(material(result, {}), "risk")
    start = next(iter(result.plan.starts))
    candidates = dict(result.appraisal.candidates)
    candidates[start[0]] = replace(candidates[start[0]], land_mu=1e6)
    huge = replace(result, appraisal=replace(result.appraisal, candidates=candidates))
    (found,) = [one for one in larger_than_supply(huge) if one.limit == "land"]
    assert (found.project, found.need) == (start[0], 1e6)
    assert found.available == max(
        use.available for use in result.audit.limits if use.area == start[1] and use.limit == "land"
    )
    before = {key for key, _ in risks_of(teller)}
    after = {key for key, _ in risks_of(Teller(material(huge, {}), "risk"))}
    assert "large" not in before and "large" in after


def test_energy_counts_only_what_is_known(result: RunResult) -> None:
    """Count x odds x output x coefficient; an industry without one is counted as unknown."""
    table = result.scenario.tables["industries"]
    column = "standard_coal_tce_per_wan_output"

    def using(rate: float | None) -> RunResult:
        rows = tuple(row.model_copy(update={column: rate}) for row in table.rows)
        tables = {**result.scenario.tables, "industries": replace(table, rows=rows)}
        return replace(result, scenario=replace(result.scenario, tables=tables, library={}))

    candidates = result.appraisal.candidates
    output = sum(
        count * candidates[p].odds_at(park) * candidates[p].output_wan_per_year
        for (p, park, _), count in result.plan.starts.items()
    )
    known = physical_of(using(0.25), "energy")
    assert (known.amount, known.unknown) == (pytest.approx(0.25 * output), 0)
    none = physical_of(using(None), "energy")
    assert (none.amount, none.unknown) == (0.0, sum(result.plan.starts.values()))


def test_the_example_by_hand_meets_the_plan(tmp_path: Path) -> None:
    """One county computes its incomes; tiny states them, so that only the discount is left."""
    county = ROOT / "scenarios" / "one_county"
    assert planner("run", county, "--runs", tmp_path, "--gap", "0.05").exit_code == 0
    result = restore(read_run(tmp_path, "latest"))
    teller = Teller(Material((result,), (), "en"), "credibility")
    start = example_start(teller)
    assert start is not None
    worked = work_out(teller, start)
    assert worked.income_wan == pytest.approx(result.appraisal.income_wan[start], rel=1e-9)
    chapter = credibility(Material((result,), (), "en"))
    assert "the same" in said(chapter)
    told = said(schemes(Material((result,), (), "en")))
    assert "a single county" in told


def test_the_example_says_where_it_misses(result: RunResult) -> None:
    start = example_start(Teller(material(result, {}), "credibility"))
    assert start is not None
    assert "as the plan counts" in said(credibility(material(result, {})))
    incomes = {**result.appraisal.income_wan, start: result.appraisal.income_wan[start] + 1.0}
    wrong = replace(result, appraisal=replace(result.appraisal, income_wan=incomes))
    assert "find out why" in said(credibility(material(wrong, {})))
