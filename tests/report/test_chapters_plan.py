"""Chapters that a run feeds: figures of the run, sentences true in edge cases, no rule left out."""

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyomo.environ as pyo
import pytest

from models import build_portfolio_model
from planner.assemble import assemble
from planner.audit import audit_plan
from planner.errors import PlannerError
from planner.report.document import chapters_plan
from planner.report.document.chapters_plan import formulation
from planner.report.document.chapters_plan.annex_rejected import rejected
from planner.report.document.chapters_plan.chains import gaps
from planner.report.document.chapters_plan.worth import posted
from planner.report.document.chapters_plan.writer import PART_ROWS, Writer, parted
from planner.report.document.contents import CHAPTERS
from planner.report.document.material import Material, Study
from planner.report.document.parts import (
    Block,
    Chapter,
    Document,
    Paragraph,
    Points,
    Section,
    Table,
)
from planner.report.frames import money_by_period
from planner.results import GatedOut, LimitUse, RunResult
from planner.run import RunRequest, run_scenario
from planner.schema import TABLES, Settings
from planner.solve import SolveOptions
from planner.templates import write_template
from planner.texts import CATALOGUE, Language

ROOT = Path(__file__).parent.parent.parent
OURS = tuple(one for one in CHAPTERS if "chapters_plan" in one.__module__)
LANGUAGES: tuple[Language, ...] = ("zh", "en")


def solved(folder: Path, runs: Path) -> RunResult:
    return run_scenario(RunRequest(folder, (), SolveOptions(gap_share=0.02), runs))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("chapters")


@pytest.fixture(scope="module")
def tiny(place: Path) -> RunResult:
    return solved(ROOT / "scenarios" / "tiny", place / "runs")


@pytest.fixture(scope="module")
def county(place: Path) -> RunResult:
    return solved(ROOT / "scenarios" / "one_county", place / "runs")


@pytest.fixture(scope="module")
def prefecture(place: Path) -> RunResult:
    write_template(place / "prefecture", "prefecture", "csv", "zh")
    return solved(place / "prefecture", place / "runs")


@pytest.fixture(scope="module")
def idle(place: Path) -> RunResult:
    """Nothing may begin, one period, one county, neither neighbours nor chains."""
    folder = place / "idle"
    (folder / "data").mkdir(parents=True)
    tables = {
        "counties": "county,name_zh\n990001,甲县\n",
        "industries": "industry,name_zh\nglass,玻璃\n",
        "parks": "park,county,name_zh,land_mu\nA1,990001,甲园,100\n",
        "projects": (
            "project,name_zh,industry,land_mu,income_npv_wan,fiscal_npv_wan,fixed\n"
            "P1,甲县玻璃,glass,10,5,5,out\n"
        ),
        "sites": "project,park\nP1,A1\n",
    }
    for name, words in tables.items():
        (folder / "data" / f"{name}.csv").write_text(words, encoding="utf-8")
    (folder / "scenario.toml").write_text(
        'schema = 1\ntitle_zh = "空"\nprice_year = 2024\n[horizon]\nperiod_years = [1]\n'
        "[layout]\nspecials_min = 0\n[gates]\nfit_min_share = 0.0\n",
        encoding="utf-8",
    )
    return solved(folder, place / "runs")


RUNS = ("tiny", "county", "prefecture", "idle")


def blocks(found: Chapter) -> Iterator[Block]:
    def flat(some: tuple[Block, ...]) -> Iterator[Block]:
        for block in some:
            yield block
            if isinstance(block, Section):
                assert block.blocks
                yield from flat(block.blocks)

    return flat(found.blocks)


def words_of(found: Chapter) -> str:
    told = []
    for block in blocks(found):
        if isinstance(block, Paragraph):
            told.append(block.words)
        if isinstance(block, Points):
            told += block.items
    return "\n".join(told)


def table_of(found: Chapter, key: str) -> Table:
    return next(b for b in blocks(found) if isinstance(b, Table) and b.key == key)


def material(run: RunResult, language: Language = "en", *studies: Study) -> Material:
    return Material((run,), studies, language)


def study(kind: str, run: RunResult, **summary: object) -> Study:
    return Study(kind, run.run, Path(), {"study": kind, "run": run.run, **summary})


# --- form -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", RUNS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chapter_is_well_formed(
    name: str, language: Language, request: pytest.FixtureRequest
) -> None:
    run: RunResult = request.getfixturevalue(name)
    chapters = tuple(one(material(run, language)) for one in OURS)
    document = Document(language, "", "", (), chapters)
    tables = [table for _, table in document.tables()]
    pictures = [picture for _, picture in document.pictures()]
    keys = [table.key for table in tables]
    assert len(set(keys)) == len(keys) == len(set(keys) - {one.key for one in pictures})
    assert all(re.fullmatch("[a-z_]+", one.key) for one in (*tables, *pictures))
    assert {picture.table for picture in pictures} <= set(keys)
    for table in tables:
        assert table.title
        assert all(len(row) == len(table.columns) for row in table.rows), table.key
        kinds = [column.kind for column in table.columns]
        for row in table.rows:
            for cell, kind in zip(row, kinds, strict=True):
                assert cell is None or isinstance(cell, str) == (kind == "text"), table.key
    for chapter in chapters:
        said = f"{chapter.title}{words_of(chapter)}"
        said.encode("gbk" if language == "zh" else "utf-8")
        assert chapter.blocks
        assert "None" not in said
        assert "nan" not in re.findall(r"\w+", said)


@pytest.mark.parametrize("name", ["tiny", "idle"])
def test_the_cover_tells_how_to_make_it_again(name: str, request: pytest.FixtureRequest) -> None:
    run: RunResult = request.getfixturevalue(name)
    facts = dict(chapters_plan.cover(material(run)))
    manifest = json.loads((Path(run.folder) / "manifest.json").read_text(encoding="utf-8"))
    assert facts["Run"] == run.run
    assert facts["Hash of the inputs (SHA-256)"] == manifest["input_hash"]
    assert manifest["highspy"] in facts["Versions"]
    studied = material(run, "zh", study("sensitivity", run), study("another", run))
    assert ("采用的专题分析", "敏感性分析、another") in chapters_plan.cover(studied)
    assert chapters_plan.title(material(run)) == (run.scenario.settings.title_en or "空")


# --- figures --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", RUNS)
def test_figures_of_the_summary_are_those_of_the_run(
    name: str, request: pytest.FixtureRequest
) -> None:
    run: RunResult = request.getfixturevalue(name)
    kept = json.loads((Path(run.folder) / "result.json").read_text(encoding="utf-8"))
    found = chapters_plan.summary(material(run))
    figures = {row[0]: row[2:] for row in table_of(found, "summary_figures").rows}
    ledger = (Path(run.folder) / "ledgers.csv").read_text(encoding="utf-8-sig").splitlines()
    head = ledger[0].split(",")
    last = str(Writer(material(run)).last_year)
    lines = [dict(zip(head, line.split(","), strict=True)) for line in ledger[1:]]
    jobs = sum(float(line["jobs_person"]) for line in lines if line["year"] == last)
    tax = sum(float(line["tax_wan"]) for line in lines if line["year"] == last)
    assert figures["value"] == (
        pytest.approx(kept["objective_wan"]),
        pytest.approx(kept["bound_wan"]),
    )
    income = figures["resident income (expected, discounted)"]
    assert income == (pytest.approx(kept["income_wan"]), None)
    net = figures["county-kept tax net of support and building (expected, discounted)"]
    assert net == (pytest.approx(kept["fiscal_wan"]), None)
    assert figures["projects pursued"][0] == sum(one["count"] for one in kept["starts"])
    assert isinstance(figures["projects pursued"][0], int)  # so that it is printed without decimals
    assert figures[f"jobs in {last} (expected)"][0] == pytest.approx(jobs)
    assert figures[f"county-kept tax in {last} (expected)"][0] == pytest.approx(tax)
    support = figures["support and carriers (expected, all years)"][0]
    assert support == pytest.approx(sum(float(line["support_wan"]) for line in lines))


def test_the_first_sentence_has_the_figures_of_the_run(prefecture: RunResult) -> None:
    kept = json.loads((Path(prefecture.folder) / "result.json").read_text(encoding="utf-8"))
    first = chapters_plan.summary(material(prefecture)).blocks[0]
    assert isinstance(first, Paragraph)
    said = [float(one.replace(",", "")) for one in re.findall(r"[\d,]*\d(?:\.\d)?", first.words)]
    leads = sum(one["role"] == "lead" for one in kept["layout"])
    assert said[2] == sum(one["count"] for one in kept["starts"])
    assert said[4:6] == [leads, len(kept["layout"]) - leads]
    assert said[7:] == [
        pytest.approx(kept["income_wan"], abs=0.5),
        pytest.approx(kept["fiscal_wan"], abs=0.5),
    ]


def test_targets_add_up_to_the_plan(prefecture: RunResult) -> None:
    plan = chapters_plan.recommended(material(prefecture))
    rows = table_of(plan, "layout_targets").rows
    data = assemble(prefecture.scenario, prefecture.appraisal)
    free = [s for s in prefecture.plan.starts if not data.projects[s[0]].needs_target]
    starts = sum(int(row[5] or 0) for row in rows)
    assert starts <= sum(prefecture.plan.starts.values()) <= starts + len(free)
    listed = table_of(plan, "projects_list").rows
    assert len(listed) == len(prefecture.plan.starts)


def test_times_of_a_project_worked_by_hand(tiny: RunResult) -> None:
    rows = table_of(chapters_plan.recommended(material(tiny)), "projects_list").rows
    times = {row[0]: row[6:9] for row in rows}
    # Nothing is built before; the ramp of two years makes the third one the first at full output.
    assert times["P1"] == ("2026", 2026, 2028)
    assert times["P5"] == ("2027", 2027, 2029)


def test_money_in_the_balances_counts_grants_once(prefecture: RunResult) -> None:
    rows = table_of(chapters_plan.limits(material(prefecture)), "limits_balances").rows
    used = next(row[3:] for row in rows if row[0] == "purse" and row[2] == "used")
    paid = [sum(money) for money in money_by_period(prefecture).values()]
    assert prefecture.plan.grants
    assert used == pytest.approx(paid)


# --- sentences ------------------------------------------------------------------------------------


def proof(run: RunResult, language: Language = "en", **changes: object) -> str:
    told = replace(run, solution=replace(run.solution, **changes))  # type: ignore[arg-type]
    second = chapters_plan.summary(material(told, language)).blocks[1]
    assert isinstance(second, Paragraph)
    return second.words


def test_an_open_gap_is_an_interval(tiny: RunResult) -> None:
    assert "no plan is better" in proof(tiny)
    said = proof(tiny, gap_share=0.1, bound_wan=1851.0, status="limit")
    assert "1,683" in said
    assert "1,851" in said
    assert "10.0 %" in said
    nothing = proof(tiny, gap_share=float("inf"), bound_wan=float("inf"), status="limit")
    assert "nothing is proved" in nothing


def test_nothing_begun_is_said_and_no_figure_claimed(idle: RunResult) -> None:
    assert not idle.plan.starts
    summary = words_of(chapters_plan.summary(material(idle)))
    assert "begins nothing" in summary
    assert "rest on grade" not in summary
    plan = words_of(chapters_plan.recommended(material(idle)))
    for said in ("begins no project", "names no lead", "no table of neighbours", "no action"):
        assert said in plan
    used = words_of(chapters_plan.limits(material(idle)))
    assert "No limit binds" in used
    assert "Nothing comes in or goes out" in used


def test_no_binding_limit_is_said(tiny: RunResult) -> None:
    assert "No limit binds" not in words_of(chapters_plan.limits(material(tiny)))
    loose = tuple(replace(use, used=use.available / 2) for use in tiny.audit.limits)
    free = replace(tiny, audit=replace(tiny.audit, limits=loose))
    assert "No limit binds" in words_of(chapters_plan.limits(material(free)))


def test_counts_of_full_limits_are_those_of_the_table(prefecture: RunResult) -> None:
    chapter = chapters_plan.limits(material(prefecture))
    binding = table_of(chapter, "limits_binding").rows
    assert f"at least one period: {len(binding)} (" in words_of(chapter)


def test_missing_studies_say_how_to_make_them(tiny: RunResult) -> None:
    summary = words_of(chapters_plan.summary(material(tiny)))
    for verb in ("sensitivity", "alternatives", "coordinate"):
        assert f"planner {verb} {tiny.run}" in summary
    assert f"planner prices {tiny.run}" in words_of(chapters_plan.limits(material(tiny)))
    assert f"planner explain {tiny.run}" in words_of(chapters_plan.annex_rejected(material(tiny)))


def test_studies_of_other_runs_are_not_told(tiny: RunResult) -> None:
    other = replace(study("alternatives", tiny, plans=[{}], choices=[], within_share=0.02), run="x")
    assert "alternatives" in words_of(chapters_plan.summary(material(tiny, "en", other)))
    rules = study("prices", tiny, rules=[])  # prices of rules say nothing of limits
    said = words_of(chapters_plan.limits(material(tiny, "en", rules)))
    assert f"planner prices {tiny.run}" in said


def test_plans_nearly_as_good_are_counted(tiny: RunResult) -> None:
    choices = [{"share": 1.0}, {"share": 0.5}, {"share": 1.0}]
    found = study("alternatives", tiny, plans=[{}, {}, {}], choices=choices, within_share=0.02)
    said = words_of(chapters_plan.summary(material(tiny, "en", found)))
    assert "within 2.0 % of the best value: 2;" in said
    assert "2 of 3 choices" in said
    alone = study("alternatives", tiny, plans=[{}], choices=choices, within_share=0.02)
    said = words_of(chapters_plan.summary(material(tiny, "en", alone)))
    assert "No other plan was found within 2.0 %" in said


def level(step: float, low: float, high: float, lost: list[list[str]] | None) -> dict[str, object]:
    return {
        "level": step,
        "effect_low_wan": low,
        "effect_high_wan": high,
        "targets_lost": lost,
        "targets_new": None if lost is None else [],
    }


def test_the_inputs_that_matter_most_come_first(tiny: RunResult) -> None:
    about = {"level_kind": "relative"}
    inputs = [
        {
            **about,
            "input": "economics.survival_share",
            "table": "settings",
            "column": "economics.survival_share",
            "levels": [level(-0.1, -9.0, -5.0, [["990001", "glass"]]), level(0.1, 0.0, 3.0, None)],
        },
        {
            **about,
            "input": "projects.*.land_mu",
            "table": "projects",
            "column": "land_mu",
            "levels": [level(0.2, -90.0, -80.0, None)],
        },
        {
            **about,
            "input": "limits.*.amount",
            "table": "limits",
            "column": "amount",
            "levels": [level(0.2, -1.0, 2.0, [])],
        },
    ]
    base = {"better_plan_found": True, "low_wan": 1700.0}
    found = study("sensitivity", tiny, inputs=inputs, base=base)
    said = words_of(chapters_plan.summary(material(tiny, "en", found))).splitlines()
    moved = [line for line in said if "the value falls" in line]
    assert moved[0].startswith("projects: land_mu +20 %: the value falls by 80 to 90 wan yuan")
    assert "targets" not in moved[0]  # no plan is known there, so nothing is said of it
    assert "1 targets of counties go" in moved[1]
    assert len(moved) == 2  # the third may have no effect at all
    assert any("1,700" in line for line in said)


@pytest.mark.parametrize(
    ("low", "high", "lost", "said"),
    [
        (24672.0, 33120.0, [], "目标值增加 24,672 至 33,120 万元，县域产业目标不变。"),
        (-9.0, -5.0, [["990001", "glass"]], "目标值减少 5 至 9 万元，县域产业目标退出 1 个、新增"),
        (-9.0, -5.0, None, "目标值减少 5 至 9 万元。"),
    ],
)
def test_a_change_is_told_by_its_sign_and_what_it_moves(
    low: float, high: float, lost: list[list[str]] | None, said: str, tiny: RunResult
) -> None:
    told = [level(0.3, low, high, lost)]
    one = {
        "level_kind": "relative",
        "input": "limits.*.amount",
        "table": "limits",
        "column": "amount",
        "levels": told,
    }
    found = study("sensitivity", tiny, inputs=[one], base={"better_plan_found": False})
    assert said in words_of(chapters_plan.summary(material(tiny, "zh", found)))


def test_schemes_of_the_coordination_are_compared(tiny: RunResult) -> None:
    def scheme(value: float) -> dict[str, float | None]:
        return {
            "value_wan": value,
            "bound_wan": None,
            "income_wan": value,
            "fiscal_wan": 0.0,
            "overlap_wan": 0.0,
        }

    schemes = {"alone": scheme(900.0), "greedy": scheme(1000.0), "joint": scheme(1682.7)}
    found = study("coordinate", tiny, schemes=schemes)
    summary = chapters_plan.summary(material(tiny, "en", found))
    rows = table_of(summary, "summary_schemes").rows
    assert [row[1] for row in rows] == [pytest.approx(1682.727, abs=1e-3), 900.0, 1000.0]
    assert "planner coordinate" not in words_of(summary)


def test_prices_that_were_solved_for_are_told(tiny: RunResult) -> None:
    ends = {"low": 3.0, "high": 4.0}
    one = {
        "limit": "land",
        "area": "B1",
        "unit": "mu",
        "step_amount": 5.0,
        "worthless": False,
        "average_shadow_price_wan_per_unit": ends,
        "levels": [
            {"steps": -1.0, "gain_wan": {"low": -9.0, "high": -8.0}},
            {"steps": 2.0, "gain_wan": {"low": 7.0, "high": 8.0}},
            {"steps": 1.0, "gain_wan": {"low": 1.0, "high": 2.0}},
        ],
    }
    chapter = chapters_plan.limits(material(tiny, "en", study("prices", tiny, limits=[one])))
    row = table_of(chapter, "limits_priced").rows[0]
    assert row == ("land", "Yi park", 5.0, "mu", 1.0, 2.0, 3.0, 4.0)


def test_posted_prices_are_read_from_the_names_of_the_rows(prefecture: RunResult) -> None:
    data = assemble(prefecture.scenario, prefecture.appraisal)
    model = build_portfolio_model(data)
    known = {(use.limit, use.area, use.period) for use in prefecture.audit.limits}
    kinds = ("land_limit", "resource_limit", "budget_limit", "market_limit", "pursuits_limit")
    names = [row.name for kind in kinds for row in model.component(kind).values()]
    other = [row.name for row in model.overlap_floor.values()]
    found = posted(dict.fromkeys((*names, *other), 1.0))
    assert len(found) == len(names)
    assert {(one.limit, one.area, one.period) for one in found} <= known


# --- reasons --------------------------------------------------------------------------------------


def test_reasons_worked_by_hand(tiny: RunResult) -> None:
    # Glass leads Jia's park, which leaves no role for wood. P5 takes 40 of 60 mu of the tea park
    # and 50 of the 60 wan that there are in all: P6 lacks 10 mu and 10 wan whenever it begins.
    assert rejected(Writer(material(tiny))) == [
        ("P3", "no_target", ""),
        ("P6", "no_room", "Bing purse, Bing park land"),
    ]


def test_reasons_stand_up_to_the_audit(prefecture: RunResult) -> None:
    """A project without room breaks the audit wherever it is put; one with room somewhere not."""
    write = Writer(material(prefecture))
    told = rejected(write)
    checked: Counter[str] = Counter()
    for code, reason, _ in told:
        if reason not in ("no_room", "other", "no_target") or checked[reason] >= 5:
            continue
        checked[reason] += 1
        passed = []
        for start in write.data.starts_of[code]:
            starts = {**prefecture.plan.starts, start: 1}
            plan = replace(prefecture.plan, starts=starts)
            audit = audit_plan(prefecture.scenario, prefecture.appraisal, plan, prefecture.claimed)
            faults = {one.key for one in audit.violations} - {"total_differs"}
            passed.append(not faults)
        if reason != "other":
            assert not any(passed), (code, reason)
    assert checked["no_room"] + checked["no_target"] > 0
    begun = {start[0] for start in prefecture.plan.starts}
    assert {code for code, _, _ in told} == set(prefecture.appraisal.candidates) - begun


def test_where_every_site_is_gated_the_rules_are_named(idle: RunResult) -> None:
    candidates = {
        code: replace(one, places=(), fixed="") for code, one in idle.appraisal.candidates.items()
    }
    gated = (GatedOut("P1", "A1", "fit", "0.2", "0.3"),)
    shut = replace(idle, appraisal=replace(idle.appraisal, candidates=candidates, gated=gated))
    assert rejected(Writer(material(shut))) == [("P1", "gated", "fit 0.2 / 0.3")]
    bare = replace(shut, appraisal=replace(shut.appraisal, gated=()))
    assert rejected(Writer(material(bare))) == [("P1", "no_site", "")]
    assert rejected(Writer(material(idle))) == [("P1", "fixed_out", "")]
    for chapter in OURS:
        assert chapter(material(shut, "zh")).blocks


def test_losses_of_explained_projects_are_told(tiny: RunResult) -> None:
    card = {"project": "P3", "verdict": {"loss": {"low_wan": 10.0, "high_wan": 12.0}}}
    found = study("explain", tiny, projects=[card])
    rows = table_of(chapters_plan.annex_rejected(material(tiny, "en", found)), "rejected").rows
    assert [row[7:9] for row in rows] == [(10.0, 12.0), (None, None)]


def test_gaps_of_chains_by_brute_force(prefecture: RunResult) -> None:
    write = Writer(material(prefecture))
    plan, scenario = prefecture.plan, prefecture.scenario
    have = {(write.parks[park].county, code) for park, code in plan.leads} | set(plan.specials)
    have |= {(r.county, r.industry) for r in scenario.rows("stock") if r.present is not False}
    near: dict[str, set[str]] = {county: {county} for county in write.counties}
    for row in scenario.rows("neighbours"):
        near[row.county_a].add(row.county_b)
        near[row.county_b].add(row.county_a)
    hubs = {(r.county, r.industry) for r in scenario.rows("hubs") if r.strength_share > 0}
    expected = Counter(
        (row.upstream, row.downstream)
        for row in scenario.rows("chains")
        for county in write.counties
        if row.value_wan != 0
        and (county, row.upstream) in have
        and not any((other, row.downstream) in have for other in near[county])
        and (county, row.downstream) not in hubs
    )
    assert gaps(write) == expected


# --- formulation ----------------------------------------------------------------------------------


def test_the_formulation_has_every_rule_of_the_model(prefecture: RunResult) -> None:
    annex = chapters_plan.annex_formulation(material(prefecture))
    told = {row[0]: row[5] for row in table_of(annex, "formulation_rules").rows}
    model = build_portfolio_model(assemble(prefecture.scenario, prefecture.appraisal))
    rows = Counter(
        one.parent_component().name
        for one in model.component_data_objects(pyo.Constraint, active=True)
    )
    assert {name: count for name, count in told.items() if count} == dict(rows)
    assert set(told) == {one.name for one in model.component_objects(pyo.Constraint, active=True)}
    assert sum(told.values()) == sum(rows.values())  # type: ignore[arg-type]


def test_no_sentence_of_the_formulation_is_stale(tiny: RunResult) -> None:
    """English texts are the words of the model itself, so a changed rule asks for its Chinese."""
    data = assemble(tiny.scenario, tiny.appraisal)
    heads = dict.fromkeys(data.counties, 1.0)
    fair = replace(data, maxmin=True, population=heads, income_floor_wan=heads)
    variables, rows = set(), set()
    for model in map(build_portfolio_model, (data, fair)):
        for rule in formulation.rules_of(model):
            assert CATALOGUE[f"plan.row.{rule.name}"][1] == rule.sentence
            assert rule.concern in formulation.SOURCES
            rows.add(rule.name)
        for one in model.component_objects(pyo.Var):
            assert CATALOGUE[f"plan.variable.{one.name}"][1] == one.doc
            variables.add(one.name)
    assert variables == {key[14:] for key in CATALOGUE if key.startswith("plan.variable.")}
    assert rows == {key[9:] for key in CATALOGUE if key.startswith("plan.row.")}
    for concern, tables in formulation.SOURCES.items():
        first = formulation.doc_of(concern).split("\n\n")[0].replace("\n", " ")
        assert CATALOGUE[f"plan.concern.{concern}"][1] == first
        assert set(tables) <= set(TABLES)
        assert f"plan.bureau.{concern}" in CATALOGUE or concern in ("resources", "land", "budget")
        assert formulation.formulas(concern)


def test_words_of_the_formulas_are_all_in_use() -> None:
    lines = "\n".join(line for one in formulation.SOURCES for line in formulation.formulas(one))
    words = {key: pair[1] for key, pair in CATALOGUE.items() if key.startswith(formulation.WORDS)}
    assert [key for key, english in words.items() if english not in lines] == []


def test_a_new_rule_is_in_the_formulation_at_once(
    tiny: RunResult, monkeypatch: pytest.MonkeyPatch
) -> None:
    def build(data: object) -> pyo.ConcreteModel:
        model = build_portfolio_model(data)  # type: ignore[arg-type]
        model.trucks = pyo.Constraint(["A1"], rule=truck, doc="few trucks")
        return model

    def truck(model: pyo.ConcreteModel, _: str) -> object:
        return model.build_used["substation"] <= 1

    truck.__module__ = "models.land"
    monkeypatch.setattr(formulation, "build_portfolio_model", build)
    annex = chapters_plan.annex_formulation(material(tiny, "zh"))
    rows = {row[0]: row for row in table_of(annex, "formulation_rules").rows}
    assert rows["trucks"][1] == "few trucks"
    assert rows["trucks"][5] == 1


def test_long_rows_are_cut_where_a_term_ends() -> None:
    terms = " + ".join(f"17.685833797088826*start[P{n}]" for n in range(50))
    short = formulation.shortened(f"({terms})  <=  land[A]")
    assert short.startswith("(17.69*start[P0] + 17.69*start[P1]")
    assert short.endswith(" + … (50)  <=  land[A]")
    assert formulation.shortened("x  <=  1") == "x  <=  1"


# --- words ----------------------------------------------------------------------------------------


def test_every_setting_has_a_name() -> None:
    settings = Settings.model_validate({"schema": 1, "title_zh": "x", "price_year": 2024})

    def leaves(content: dict[str, object], path: str = "") -> Iterator[str]:
        for key, value in content.items():
            if isinstance(value, dict):
                yield from leaves(value, f"{path}{key}.")
            else:
                yield f"{path}{key}"

    content = settings.model_dump(mode="json", exclude={"files", "schema_"})
    lacking = [
        name
        for name in leaves(content)
        if not {f"label.input.{name}", f"plan.setting.{name}"} & CATALOGUE.keys()
    ]
    assert lacking == []


def test_pictures_have_room_for_their_counties() -> None:
    few = [str(n) for n in range(PART_ROWS)]
    assert parted(few) == {"": few}
    many = [str(n) for n in range(100)]
    assert list(parted(many)) == ["_a", "_b", "_c"]
    assert [one for part in parted(many).values() for one in part] == many


def test_limits_of_nothing_are_told_without_a_share(tiny: RunResult) -> None:
    none = LimitUse("land", "A1", 1, used=1.0, available=0.0, unit="mu")
    bare = replace(tiny, audit=replace(tiny.audit, limits=(none,)))
    row = table_of(chapters_plan.limits(material(bare)), "limits_peaks").rows[0]
    assert row[-1] is None


def test_a_run_that_is_gone_is_a_sentence(tiny: RunResult, tmp_path: Path) -> None:
    copy = tmp_path / tiny.run
    shutil.copytree(tiny.folder, copy)
    (copy / "manifest.json").unlink()
    with pytest.raises(PlannerError):
        chapters_plan.cover(material(replace(tiny, folder=str(copy))))
