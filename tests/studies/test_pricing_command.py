"""``planner prices`` as a user meets it: figures by hand, words, wrong use, a kill and going on."""

import json
import math
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from planner.audit.books import Books
from planner.audit.odds import odds_of
from planner.audit.worth import _full_income
from planner.cli import main
from planner.report.pricing_rules import rules_screen
from planner.studies.asking import Interval
from planner.studies.case import STUDIES, subject_of
from planner.studies.prices.limits import limits_of
from planner.studies.prices.rules import PricedRule, RuleCost
from planner.studies.prices.yearly import yearly

ROOT = Path(__file__).parent.parent.parent
TINY = ROOT / "scenarios" / "tiny"
ONE = ("--workers", 1, "-q", "--lang", "en")


def planner(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with the plan of the scenario that is worked by hand."""
    folder = tmp_path_factory.mktemp("runs")
    assert planner("run", TINY, "--runs", folder, "-q").exit_code == 0
    return folder


def priced(runs: Path, *words: object) -> dict[str, Any]:
    done = planner("prices", "latest", "--runs", runs, *ONE, "--json", *words)
    assert done.exit_code == 0, done.output
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def gains(limit: Mapping[str, Any]) -> list[float]:
    ends = [level["gain_wan"] for level in limit["levels"]]
    assert all(one["low"] == one["high"] for one in ends)
    return [one["low"] for one in ends]


def test_limits_of_the_hand_worked_plan(runs: Path) -> None:
    """Land of Yi is full; the purse of Bing (30 + 30, 50 spent) does not pay for both tea works."""
    one = subject_of(runs, "latest")
    found = {(x.name, x.area): x for x in limits_of(one.result, one.case.data)}
    assert found.keys() == {
        ("land", "A1"),
        ("land", "B1"),
        ("land", "C1"),
        ("power", "all"),
        ("budget", "990003"),
    }
    steps = {key: (x.step, x.unit, x.binds) for key, x in found.items()}
    assert steps["land", "B1"] == (10.0, "mu", True)
    assert steps["power", "all"] == (1.0, "MW", False)
    assert steps["budget", "990003"] == (5.0, "wan", True), "a tenth of 60 is 6"
    purse = found["budget", "990003"]
    assert (purse.given, purse.used, purse.available, purse.money_period) == (
        60.0,
        50.0,
        60.0,
        None,
    )
    assert found["power", "all"].counties == ("990001", "990002"), "tea needs no power"


def test_power_by_hand(runs: Path) -> None:
    """17 MW are needed and 12 given, so a substation is built for 200; 5 MW more save it.

    With 4 less it is still enough (22 - 4 = 18); with 6 less one glass works has to go.
    """
    answer = priced(runs, "--limit", "电力", "--steps", "1,4,5,6")
    assert answer["status"] == "optimal" and answer["proved_optimal"]
    (power,) = answer["limits"]
    assert gains(power) == pytest.approx([0.0, 0.0, 200.0, 200.0])
    assert power["average_shadow_price_wan_per_unit"]["high"] == pytest.approx(40.0)
    assert power["first_gain_amount"] == 5.0 and not power["binds"] and power["exact"]
    told = planner("prices", "latest", "--runs", runs, *ONE, "--limit", "power", "--steps", "1,5")
    assert "5 MW more of Power for group all (12 → 17 MW): worth 200 wan yuan" in told.stdout
    assert "The next step (1 MW) is worth nothing; the first gain comes with 5 MW" in told.stdout
    assert "exact" in told.stdout


def test_a_purse_in_plain_words_in_both_languages(runs: Path) -> None:
    """By hand: the tea works (300 wan, support 50) waits for 2027; 20 wan more start it at once.

    300 - 300 / 1.1 = 27.3; in steps of 5 wan: 1.36 each with four steps, 1.09 with five.
    """
    words = ("prices", "latest", "--runs", runs, "--limit", "budget", *ONE)
    shown = " ".join(planner(*words, "--steps", "5").stdout.split())
    assert "25 wan yuan (once, in 2026)" in shown and "1.09 / wan yuan" in shown
    assert "a smaller purchase may pay more" in shown and "only below it" not in shown
    told = planner(*words, "--steps", "3,4", "--lang", "zh").stdout
    assert "丙县的财政资金再增加 20 万元（一次，2026）（60 → 80 万元）：多值 27.3 万元" in told
    assert "1.36 / 万元" in told and "可能更值" in told and "精确" in told


def test_both_directions_and_what_is_worth_nothing(runs: Path) -> None:
    answer = priced(runs, "--area", "Yi", "--limit", "land", "--steps=-1,1")
    (land,) = answer["limits"]
    assert land["area"] == "B1" and gains(land) == pytest.approx([-130.0, 0.0])
    assert land["worthless"] and land["first_gain_amount"] is None
    told = planner("prices", "latest", "--runs", runs, *ONE)
    assert (
        "Worth nothing (up to 5 steps were tried)" in told.stdout and "Yi park land" in told.stdout
    )


def test_a_ladder_tells_what_comes_and_goes(runs: Path) -> None:
    words = ("--ladder", "--limit", "power", "--from", "-50%", "--to", "50%", "--levels", "3")
    answer = priced(runs, *words)
    (ladder,) = answer["ladders"]
    assert [rung["amount"] for rung in ladder["rungs"]] == [-6.0, 0.0, 6.0]
    assert [rung["gain_wan"]["low"] for rung in ladder["rungs"]] == pytest.approx([-330, 0, 200])
    assert ladder["rungs"][1]["entering"] == {"P2": 1} and ladder["returning"] == []
    told = planner("prices", "latest", "--runs", runs, *ONE, *words)
    assert "P2 Yi glass" in told.stdout


def test_rules_of_a_small_plan_are_exact(runs: Path) -> None:
    answer = priced(runs, "--rules")
    assert [rule["rule"] for rule in answer["rules"]] == [
        "leads_per_park",
        "lead_required",
        "specials_max",
        "leads_per_industry_max",
    ]
    assert all(rule["whole"]["exact"] for rule in answer["rules"])
    told = planner("prices", "latest", "--runs", runs, *ONE, "--rules", "--lang", "zh").stdout
    assert "每个园区必须有首位产业" in told and "精确" in told


# --- a plan solved in blocks: one county at a time ------------------------------------------------


@pytest.fixture(scope="module")
def in_blocks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same plan as large ones are solved, so that its counties are priced one by one."""
    folder = tmp_path_factory.mktemp("blocks")
    words = ("--method", "blocks", "--workers", 1, "--runs", folder, "-q")
    assert planner("run", TINY, *words).exit_code == 0
    return folder


def test_shared_power_is_priced_for_each_county(in_blocks: Path) -> None:
    """Either county alone can do without the substation, once 5 MW more are there."""
    answer = priced(in_blocks, "--limit", "power", "--steps", "1,5")
    assert [limit["scope_counties"] for limit in answer["limits"]] == [["990001"], ["990002"]]
    for power in answer["limits"]:
        assert power["rest_as_planned"] and power["exact"]
        assert gains(power) == pytest.approx([0.0, 200.0])
        low, high = power["levels"][1]["whole_gain_wan"].values()
        assert low == pytest.approx(200.0) and high >= 200.0
    words = ("prices", "latest", "--runs", in_blocks, *ONE, "--limit", "power", "--area", "Jia")
    told = planner(*words, "--steps", "5").stdout
    assert "group all (used by Jia) (12 → 17 MW): worth 200 wan yuan" in told
    assert "With the rest as planned; exact." in told and "If all counties may be planned" in told


def test_rules_are_priced_for_counties_and_the_whole(in_blocks: Path) -> None:
    answer = priced(in_blocks, "--rules", "--area", "Yi", "--rule-seconds", "20")
    for rule in answer["rules"]:
        assert [one["county"] for one in rule["counties"]] == ["990002"]
        assert rule["counties"][0]["cost_wan"] == {"low": 0.0, "high": 0.0}
        assert rule["whole"]["cost_wan"]["low"] == 0.0 and rule["whole"]["cost_wan"]["high"] >= 0.0
    words = ("prices", "latest", "--runs", in_blocks, *ONE, "--rules", "--rule-seconds", "0")
    told = planner(*words, "--resume").stdout
    assert "Cost nothing to any single county with the rest as planned" in told
    told = planner(*words, "--resume", "--area", "Yi").stdout
    assert "Cost Yi nothing with the rest as planned" in told and "the rest as planned." in told


def test_rules_not_answered_are_one_sentence(in_blocks: Path) -> None:
    one = subject_of(in_blocks, "latest")
    open_end, known = Interval(-math.inf, math.inf), Interval(7.0, 7.0)
    counties = [
        RuleCost("990001", open_end, open_end, {}),
        RuleCost("990002", known, open_end, {}),
        RuleCost("990003", Interval(3.0, math.inf), None, {}),
    ]
    whole = RuleCost("", Interval(0.0, math.inf), None, {})
    found = [
        PricedRule("specials_max", tuple(counties), None),
        PricedRule("leads_per_industry_max", tuple(counties[:1]), whole),
    ]
    en = " ".join(rules_screen(one, found, "en").split())
    assert "? wan" not in en
    assert "Yi (rest as planned)" in en and "Yi 7, 2 not answered" in en
    assert en.count("Not answered in time") == 1 and "One looser is worth" not in en
    said = en.split("--rule-seconds): ")[1]
    assert said.startswith("“no more than 1 specialities per county” (Jia, Bing); one looser of")
    assert "specialities per county” (Yi); “an industry leads" in said and "(whole, Jia)" in said
    zh = "".join(rules_screen(one, found, "zh").split())
    assert zh.count("时限内没有得到答案") == 1 and "代价为?" not in zh and "放宽一个值" not in zh


def test_yearly_figures_equal_those_of_the_audit(tmp_path: Path) -> None:
    """The audit has its own arithmetic of a year at full output and of odds."""
    done = planner("run", ROOT / "scenarios" / "one_county", "--runs", tmp_path, "-q")
    assert done.exit_code == 0, done.output
    result = subject_of(tmp_path, "latest").result
    books = Books(result.scenario, result.appraisal.fit)
    income = jobs = 0.0
    for (project, park, _), count in result.plan.starts.items():
        candidate = result.appraisal.candidates[project]
        odds = count * odds_of(books, project, park)
        income += odds * sum(_full_income(books, candidate, park))
        jobs += odds * candidate.jobs_person
    found = yearly(result, result.plan.starts)
    assert income > 0 and found.income_wan == pytest.approx(income)
    assert jobs > 0 and found.jobs_person == pytest.approx(jobs)
    one = subject_of(tmp_path, "latest")
    cost = RuleCost("", Interval(7.0, 7.0), None, {"income": 7.0}, dict(result.plan.starts))
    told = " ".join(rules_screen(one, [PricedRule("specials_max", (), cost)], "en").split())
    assert f"resident income +{income:,.0f} wan yuan, jobs +{jobs:,.0f}." in told


def test_a_stated_value_has_no_yearly_income(runs: Path) -> None:
    found = yearly(subject_of(runs, "latest").result, {("P1", "A1", 1): 1})
    assert found.income_wan is None


# --- wrong use and stops --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--limit", "powr"), "did you mean Power?"),
        (("--limit", "zzzzzz"), "there is no limit zzzzzz; there are: budget"),
        (("--area", "Jiaa"), "did you mean Jia?"),
        (("--area", "qqqqqq"), "there is no park, county or group qqqqqq"),
        (("--limit", "budget", "--area", "Jia"), "areas that have it: 990003"),
        (("--limit", "income_floor"), "this plan has no limit income_floor"),
        (("--steps", "1,x"), "1,x is wrong"),
        (("--steps", "0"), "0 is wrong"),
        (("--rules", "--ladder", "--limit", "land"), "--rules goes neither"),
        (("--ladder",), "--ladder needs a limit"),
        (("--ladder", "--limit", "land", "--from", "20%", "--to", "5%"), "both ends are amounts"),
        (("--ladder", "--limit", "land", "--from", "nan"), "both ends are amounts"),
    ],
)
def test_wrong_use_is_a_sentence(
    runs: Path, words: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANNER_LANG", "en")
    done = planner("prices", "latest", "--runs", runs, *ONE, *words)
    assert done.exit_code == 2, done.output
    assert said in done.stderr.replace("\n", " ") and done.stdout == ""
    assert "Traceback" not in done.stderr


def test_an_unknown_run(runs: Path) -> None:
    assert planner("prices", "nothere", "--runs", runs).exit_code == 2


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_a_killed_study_goes_on_where_it_was(runs: Path) -> None:
    words = ("prices", "latest", "--runs", str(runs), "--workers", "1", "--json", "--no-progress")
    command = [sys.executable, "-c", "from planner.cli import main; main()", *words]
    folder = next(path for path in (runs / STUDIES).glob("prices-*"))
    for path in folder.glob("*.result"):
        path.unlink()
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, cwd=ROOT, start_new_session=True, **silent) as process:
        while not list(folder.glob("*.result")):
            assert process.poll() is None, "it ended before it kept anything"
        os.killpg(process.pid, signal.SIGKILL)
    kept = {path: path.stat().st_mtime_ns for path in folder.glob("*.result")}
    assert kept
    answer = json.loads(planner(*words, "--resume").stdout)
    assert all(limit["exact"] for limit in answer["limits"])
    assert {path: path.stat().st_mtime_ns for path in kept} == kept, "nothing is solved twice"
    first = priced(runs)
    assert first["limits"] == answer["limits"], "from scratch it is the same"
    assert all(path.stat().st_mtime_ns > then for path, then in kept.items())
