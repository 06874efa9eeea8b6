"""``planner diagnose`` as a planner meets it: answers, words, exit codes, the variant it writes."""

import json
import re
import shlex
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from planner.assemble import assemble
from planner.cli import main
from planner.report.diagnosing import diagnosis_screen
from planner.run import read_sound
from planner.studies.diagnose.conflict import Conflict
from planner.studies.diagnose.diagnose import diagnose_scenario
from planner.studies.diagnose.levers import PRICES, Step, changes_of
from planner.studies.diagnose.mending import check_name, variant_words, write_variant
from planner.studies.diagnose.needs import Need
from planner.studies.diagnose.rules import Rule
from planner.variations import changed

ROOT = Path(__file__).parents[2]

POOR = """
[[change]]
table = "budgets"
column = "amount_wan"
set = 5
"""
"""Bing has 5 + 5 wan; its cheaper project takes 20, and every park must have its lead."""

PROUD = """
[fairness]
mode = "floor"

[[change]]
table = "counties"
where = { county = "990003" }
column = "income_floor_wan"
set = 9000
"""


def planner(*words: object) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """Copy of the tiny scenario with variants that have no plan."""
    folder = tmp_path / "tiny"
    shutil.copytree(ROOT / "scenarios" / "tiny", folder)
    (folder / "variants").mkdir()
    (folder / "variants" / "poor.toml").write_text(POOR, encoding="utf-8")
    (folder / "variants" / "proud.toml").write_text(PROUD, encoding="utf-8")
    return folder


def test_a_scenario_with_a_plan_says_so(tiny: Path) -> None:
    shown = planner("diagnose", tiny, "--lang", "zh", "--apply", "mended")
    assert shown.exit_code == 0, shown.stderr
    assert "有方案" in shown.stdout and "丙县园区须有首位产业 1 个" in shown.stdout
    assert not (tiny / "variants" / "mended.toml").exists()
    record = json.loads(planner("diagnose", tiny, "--json").stdout)
    assert record["status"] == "possible" and not record["conflicts"]
    shares = [need["share"] for need in record["needs"]]
    assert shares[:-2] == sorted(shares[:-2], reverse=True) == [0.5, 0.5]
    met = [need["rule"] for need in record["needs"][-2:]]
    assert met == ["lead_required:C1", "leads_per_park:A1"] and shares[-2:] == [1.0, 1.0]


def test_counts_just_met_stand_last_in_one_line(tiny: Path) -> None:
    """P3 takes 50 of the 100 mu of A1; that leads, and both counts of 1 of 1 are folded."""
    lines = planner("diagnose", tiny, "--force", "P3", "--lang", "en").stdout.splitlines()
    head = next(n for n, line in enumerate(lines) if line.startswith("Needed against"))
    assert "land of Jia park" in lines[head + 3] and "50.0 %" in lines[head + 3]
    (folded,) = (line for line in lines if "Counts that are just met (1 of 1)" in line)
    assert "Bing park: 1 required" in folded
    zh = planner("diagnose", tiny, "--force", "P3", "--lang", "zh").stdout
    assert "个数刚好（需 1 有 1）：丙县园区须有首位产业 1 个；甲县园区首位产业至多 1 个。" in zh


def test_many_counts_just_met_are_told_by_number(tiny: Path) -> None:
    found = diagnose_scenario(tiny)
    five = [Need(Rule("lead_required", area), 1, 1, "") for area in ("A1", "B1", "C1", "B1", "C1")]
    assert "; and 2 more." in diagnosis_screen(replace(found, needs=tuple(five)), "en")


def test_money_and_a_required_lead_conflict(tiny: Path) -> None:
    """By hand: 20 - 10 wan are short; or no lead is required. Nothing else can help."""
    shown = planner("diagnose", tiny, "--variant", "poor", "--json", "--lang", "en")
    assert shown.exit_code == 4
    record = json.loads(shown.stdout)
    (conflict,) = record["conflicts"]
    assert conflict["irreducible"]
    assert {rule["rule"] for rule in conflict["rules"]} == {"lead_required:C1", "budget:990003"}
    assert record["more_conflicts"] is False
    money, lead = record["repairs"]
    assert money["price_wan"] == pytest.approx(10.0) and money["cheapest"]
    assert [step["rule"] for step in lead["steps"]] == ["lead_required"]
    assert lead["price_wan"] == pytest.approx(2000.0)


def test_prices_are_the_users_own(tiny: Path) -> None:
    words = ("diagnose", tiny, "--variant", "poor", "--json", "--price", "budget=300")
    first = json.loads(planner(*words).stdout)["repairs"][0]
    assert [step["rule"] for step in first["steps"]] == ["lead_required"]


@pytest.mark.parametrize(("repair", "variants"), [(2, ["poor"]), (1, ["proud"])])
def test_a_repair_written_as_a_variant_has_a_plan(
    tiny: Path, repair: int, variants: list[str]
) -> None:
    asked = [word for one in variants for word in ("--variant", one)]
    shown = planner(
        "diagnose", tiny, *asked, "--apply", "mended", "--repair", repair, "--lang", "en", "--json"
    )
    assert shown.exit_code == 4
    worth = json.loads(shown.stdout)["repairs"][repair - 1]["value_wan"]
    assert "--variant mended" in shown.stderr
    runs = tiny.parent / "runs"
    solved = planner("run", tiny, "--variant", "mended", "--runs", runs, "--gap", 0, "--json", "-q")
    assert solved.exit_code == 0, solved.stderr
    written = json.loads(solved.stdout)
    assert written["objective_wan"] == pytest.approx(worth)


def test_a_variant_is_never_overwritten(tiny: Path) -> None:
    shown = planner("diagnose", tiny, "--variant", "poor", "--apply", "proud", "--lang", "en")
    assert shown.exit_code == 2
    assert "proud.toml" in shown.stderr and not shown.stdout
    assert (tiny / "variants" / "proud.toml").read_text(encoding="utf-8") == PROUD


def test_plain_sums_and_the_conflict_of_one(tiny: Path) -> None:
    """A floor beyond all projects is no reason to refuse: it is the answer, with its repair."""
    shown = planner("diagnose", tiny, "--variant", "proud", "--lang", "zh")
    assert shown.exit_code == 4
    assert "丙县居民收入不低于 9,000 万元" in shown.stdout
    assert "这一条单独就无法满足" in shown.stdout
    # By hand: the tea works (250 wan, support 50 of 30 + 30) waits for 2027 and then brings
    # 250 / 1.1; 20 wan more in 2026 let it start at once. Both tea works need 10 mu more at 30.
    by_hand = (
        {"income_floor": 9000 - 250, "budget": 20.0},
        {"income_floor": 9000 - 250 / 1.1},
    )
    found = diagnose_scenario(tiny, ("proud",))
    for repair, steps in zip(found.repairs, by_hand, strict=False):
        assert {step.rule.kind: step.amount for step in repair.steps} == pytest.approx(
            steps, abs=0.01
        )
        assert repair.price_wan == pytest.approx(sum(steps.values()), abs=0.01)


def test_a_floor_of_an_area_conflicts_and_is_mended(tiny: Path) -> None:
    """Bing wants 300 wan of income begun in 2026; its 30 wan pay for the small works only (200).

    With 20 wan more the other starts (250) and 50 are missing: 70 in all, less than 100 off the
    floor.
    """
    rows = "area,measure,period,amount\n990003,resident_income,1,300\n"
    (tiny / "data" / "floors.csv").write_text(rows, encoding="utf-8")
    shown = planner("diagnose", tiny, "--lang", "zh")
    assert shown.exit_code == 4
    assert "丙县到 2026 年所开项目的居民收入不低于 300 万元" in shown.stdout
    assert "降低 50 万元，降到 250 万元" in shown.stdout
    found = diagnose_scenario(tiny, ())
    by_hand = ({"floor": 50.0, "budget": 20.0}, {"floor": 100.0})
    for repair, steps in zip(found.repairs, by_hand, strict=False):
        amounts = {step.rule.kind: step.amount for step in repair.steps}
        assert amounts == pytest.approx(steps, abs=0.01)
        assert repair.price_wan == pytest.approx(sum(steps.values()), abs=0.01)


def test_both_languages_tell_all(tiny: Path) -> None:
    zh = planner("diagnose", tiny, "--variant", "poor", "--lang", "zh").stdout
    en = planner("diagnose", tiny, "--variant", "poor", "--lang", "en").stdout
    assert "冲突 1" in zh and "办法 2" in zh and "2026 年增加 10 万元" in zh
    assert "Conflict 1" in en and "Repair 2" in en and "10 wan yuan more in 2026" in en
    assert zh.count("\n") == pytest.approx(en.count("\n"), abs=3)


def test_faulty_data_and_wrong_words(tiny: Path) -> None:
    assert planner("diagnose", tiny, "--variant", "pooor").exit_code == 3
    wrong = planner("diagnose", tiny, "--price", "lannd=3", "--lang", "en")
    assert wrong.exit_code == 2 and "did you mean land" in wrong.stderr
    for price in ("land", "land=-1", "land=x", "=3"):
        assert planner("diagnose", tiny, "--price", price).exit_code == 2
    assert planner("diagnose", tiny, "--apply", "../x").exit_code == 2
    third = planner("diagnose", tiny, "--variant", "poor", "--apply", "x", "--repair", 3)
    assert third.exit_code == 2 and not (tiny / "variants" / "x.toml").exists()


def test_a_run_without_a_plan_points_here(tiny: Path) -> None:
    shown = planner("run", tiny, "--variant", "poor", "--runs", tiny / "runs")
    assert shown.exit_code == 4
    assert "planner diagnose" in shown.stderr


FORCED = {"fixed_in:P3", "designation:0", "land:A1"}
"""Glass must lead A1 (100 mu), where its only project takes 60; P3 takes 50."""


@pytest.mark.parametrize("word", ["P3", "Jia wood"])
def test_a_forced_project_is_a_rule_of_the_conflict(tiny: Path, word: str) -> None:
    """By hand: 60 + 50 - 100 = 10 mu are short, at 30 each."""
    shown = planner("run", tiny, "--force", word, "--runs", tiny / "runs", "--lang", "en")
    assert shown.exit_code == 4 and "diagnose the same --force" in " ".join(shown.stderr.split())
    shown = planner("diagnose", tiny, "--force", word, "--json", "--lang", "en", "--apply", "more")
    assert shown.exit_code == 4
    record = json.loads(shown.stdout)
    (conflict,) = record["conflicts"]
    assert conflict["irreducible"] and {rule["rule"] for rule in conflict["rules"]} == FORCED
    assert record["repairs"][0]["price_wan"] == pytest.approx(300.0)
    assert f"--variant more --force {shlex.quote(word)}" in shown.stderr
    mended = planner("run", tiny, "--variant", "more", "--force", word, "--runs", tiny / "runs")
    assert mended.exit_code == 0
    words = ("diagnose", tiny, "--force", word, "--lang", "en", "--apply", "less", "--repair", 2)
    let_go = planner(*words)
    assert "--variant less" in let_go.stderr and "--force" not in let_go.stderr
    zh = planner("diagnose", tiny, "--force", word, "--lang", "zh").stdout
    assert "项目 P3 甲县木业 已定上马" in zh and "甲县园区的用地" in zh


def test_decided_targets_and_wrong_decisions(tiny: Path) -> None:
    """Without tea Bing has no lead; with no such rule it has a plan."""
    shown = planner("diagnose", tiny, "--forbid-target", "990003:tea", "--json")
    assert shown.exit_code == 4
    (conflict,) = json.loads(shown.stdout)["conflicts"]
    assert {rule["kind"] for rule in conflict["rules"]} == {"designation", "lead_required"}
    assert planner("diagnose", tiny, "--forbid", "P6").exit_code == 0
    for wrong in (
        ("--force", "P33"),
        ("--force-target", "tea"),
        ("--force", "P1", "--forbid", "P1"),
    ):
        assert planner("diagnose", tiny, *wrong).exit_code == 2


def test_time_that_ran_out_is_told(tiny: Path) -> None:
    found = diagnose_scenario(tiny, ("poor",))
    groups = found.conflicts[0].groups
    doubtful = replace(found, conflicts=(Conflict(groups, groups[1:], 3),), more=None, repairs=())
    en = " ".join(diagnosis_screen(doubtful, "en").split())
    assert "perhaps a smaller set" in en and "whether there are further conflicts" in en
    assert "可能不是最小" in "".join(diagnosis_screen(doubtful, "zh").split())
    shown = planner("diagnose", tiny, "--variant", "poor", "--time-limit", "0.000001", "--json")
    assert shown.exit_code == 6
    assert json.loads(shown.stdout)["status"] == "unknown"


def test_the_page_has_the_prices() -> None:
    page = (ROOT / "docs" / "diagnosing.md").read_text(encoding="utf-8")
    found = re.findall(r"^\| `(\w+)` \| ([\d.]+) \|", page, re.MULTILINE)
    assert {name: float(price) for name, price in found} == PRICES


# --- what a variant can say -----------------------------------------------------------------------

STEPS = (
    Step(Rule("land", "A1"), 0, 12.34, 1.0),
    Step(Rule("resource", "all", "power"), 0, 2.5, 1.0),
    Step(Rule("budget", "990003"), 2, 7.0, 1.0),
    Step(Rule("specials_max"), 0, 1.0, 1.0),
    Step(Rule("leads_per_industry_max"), 0, 2.0, 1.0),
    Step(Rule("lead_required"), 0, 1.0, 1.0),
    Step(Rule("income_floor", "990001"), 0, 40.5, 1.0),
    Step(Rule("floor", "990001", "jobs:2"), 0, 5.0, 1.0),
    Step(Rule("floor", "all", "output:2"), 0, 7.5, 1.0),
    Step(Rule("pursuits"), 0, 2.0, 1.0),
    Step(Rule("market", "all", "tea"), 0, 30.0, 1.0),
    Step(Rule("fixed_in", "P1"), 0, 1.0, 1.0),
)


def test_a_variant_says_the_same_as_the_changed_data(tiny: Path) -> None:
    """Each step through the files of the user equals the step on the data of the model."""
    base = """
[fairness]
mode = "floor"
[landing]
pursuits_per_period_max = 1
[[change]]
table = "counties"
where = { county = "990001" }
column = "income_floor_wan"
set = 90
[[change]]
table = "projects"
where = { project = "P1" }
column = "fixed"
set = "in"
"""
    (tiny / "variants" / "base.toml").write_text(base, encoding="utf-8")
    markets = "industry,group,output_max_wan_per_year\ntea,all,100\n"
    stock = "county,industry,output_wan_per_year,present\n990003,tea,250,true\n"
    (tiny / "data" / "markets.csv").write_text(markets, encoding="utf-8")
    (tiny / "data" / "stock.csv").write_text(stock, encoding="utf-8")
    floors = "area,measure,period,amount\n990001,jobs,1,9\n990001,jobs,2,9\nall,output,,20\n"
    (tiny / "data" / "floors.csv").write_text(floors, encoding="utf-8")
    scenario, appraisal = read_sound(tiny, ["base"])
    data = assemble(scenario, appraisal)
    for step in STEPS:
        path = check_name(tiny, f"step_{step.rule.key.replace(':', '_')}")
        write_variant(path, scenario, [step], 1, ["base"])
        through = assemble(*read_sound(tiny, [path.stem]))
        assert through == changed(data, changes_of([step])) != data, step


def test_two_variants_cannot_both_be_extended(tiny: Path) -> None:
    scenario, _ = read_sound(tiny, [])
    assert "extends" not in variant_words(scenario, STEPS[:1], 1, ["one", "two"])
    assert 'extends = "one"' in variant_words(scenario, STEPS[:1], 1, ["one"])


def test_what_a_variant_cannot_say_is_named(tiny: Path) -> None:
    """Glass is designated at A1, whose land is too little for its only project there."""
    (tiny / "variants" / "odd.toml").write_text(
        '[[change]]\ntable = "parks"\nwhere = { park = "A1" }\ncolumn = "land_mu"\nset = 55\n',
        encoding="utf-8",
    )
    words = ("diagnose", tiny, "--variant", "odd", "--lang", "en", "--price", "land=1e6")
    shown = planner(*words, "--apply", "mended")
    assert shown.exit_code == 2
    assert "change the tables by hand" in " ".join(shown.stdout.split())
    assert "a variant cannot say: layout decided" in shown.stderr and "Jia" in shown.stderr
    assert not (tiny / "variants" / "mended.toml").exists()
