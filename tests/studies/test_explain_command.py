"""``planner explain`` as a user meets it, on stored runs."""

import json
import math
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from planner.audit import audit_plan
from planner.cli import explaining, main
from planner.economics.appraisal import appraise
from planner.economics.income import net_wage_wan
from planner.economics.timing import discounted_activity
from planner.report.explaining_tables import CountyTables, cards_screen
from planner.results import Plan, Scenario
from planner.schema import IndustryGate
from planner.studies.asking import Asking, Interval
from planner.studies.case import subject_of
from planner.studies.explain.background import background_of
from planner.studies.explain.explain import Wanted, explain
from planner.studies.explain.footprints import footprint
from planner.studies.explain.levers import tax_gate_wan, worths
from planner.studies.explain.switching import Switch
from planner.texts import Language
from tests.studies.serial import SerialPool

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 90.0


def planner(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def answered(*words: object) -> dict[str, Any]:
    found = planner(*words, "--json", "-q", "--workers", 1)
    assert found.exit_code == 0, found.output
    return json.loads(found.stdout)


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of tiny, proved to be optimal."""
    folder = tmp_path_factory.mktemp("runs")
    words = ["run", ROOT / "scenarios" / "tiny", "--gap", "0", "--runs", folder, "-q"]
    assert planner(*words).exit_code == 0
    return folder


def test_cards_of_tiny_are_those_worked_by_hand(runs: Path) -> None:
    """README of tiny: without P2 the plan is worth 1,280 + 272.73, P6 for P5 gives 260."""
    found = answered("explain", "latest", "--all", "--runs", runs)
    assert found["plan"]["proved_optimal"] and found["whole"] and found["unanswered"] == 0
    cards = {card["project"]: card for card in found["projects"]}
    assert sorted(cards) == ["P1", "P2", "P3", "P4", "P5", "P6"]
    loss = {code: card["verdict"]["loss"] for code, card in cards.items()}
    assert loss["P2"] == {"low_wan": pytest.approx(130), "high_wan": pytest.approx(130)} | {
        "exact": True
    }
    assert (
        loss["P5"]["high_wan"]
        == loss["P6"]["high_wan"]
        == pytest.approx(250 / 1.1 + 50 / 1.1 - 260)
    )
    # Glass must lead A1 (P1, and then P3 has no land), wood must lead B1 (P4).
    for code in ("P1", "P3", "P4"):
        assert not cards[code]["verdict"]["possible"] and loss[code]["high_wan"] is None
    members = {code: card["verdict"]["membership"] for code, card in cards.items()}
    assert members == dict.fromkeys(("P1", "P2", "P4", "P5"), "must") | {
        "P3": "never",
        "P6": "never",
    }
    p2 = cards["P2"]["exchange"]
    assert (p2["own_wan"], p2["others_wan"]) == (pytest.approx(-700), pytest.approx(200))
    assert (p2["links_wan"], p2["overlaps_wan"]) == (pytest.approx(-30), pytest.approx(400))
    assert [one["expansion"] for one in p2["unbuilt"]] == ["substation"]
    land = [one for one in cards["P6"]["lacking"] if one["limit"] == "land"]
    assert [(one["need"], one["left"]) for one in land] == [(30, 20)]
    targets = {(one["county"], one["industry"]): one for one in found["targets"]}
    glass = targets["990002", "glass"]
    assert glass["roles"] == ["special"]
    assert glass["verdict"]["loss"]["high_wan"] == pytest.approx(130)
    assert targets["990001", "glass"]["fixed"] == "in"


def test_a_tolerance_makes_small_losses_optional(runs: Path) -> None:
    words = ["explain", "latest", "--project", "P5", "--project", "P2", "--runs", runs]
    found = answered(*words, "--tolerance", "0.01")
    members = {card["project"]: card["verdict"]["membership"] for card in found["projects"]}
    assert members == {"P5": "optional", "P2": "must"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_half_a_per_cent_is_tolerated_unless_said(runs: Path, language: str) -> None:
    """Tiny is worth 1,682.7: 8.4 may be lost."""
    words = ["explain", "latest", "--project", "P2", "--runs", runs]
    found = answered(*words)
    assert found["tolerance_share"] == 0.005
    assert found["tolerance_wan"] == pytest.approx(0.005 * found["plan"]["objective_wan"], abs=0.01)
    told = planner(*words, "-q", "--lang", language)
    line = {
        "zh": "容忍的损失：8.4 万元（方案价值的 0.5 %）",
        "en": "Tolerated loss: 8.4 wan yuan (0.5 % of",
    }
    assert line[language] in told.stdout


def test_exact_figures_of_tiny(runs: Path) -> None:
    found = answered("explain", "latest", "--project", "乙县玻璃", "--exact", "--runs", runs)
    (card,) = found["projects"]
    figures = {one["figure"]: one for one in card["switching"]}
    assert figures["value"]["far"] == pytest.approx(-130) and figures["value"]["exact"]
    # A start in period 2 is worth 1/1.1 of one in period 1 and gives up 1/1.1 of 500 times the
    # cut: with income 500 f in period 1 the plan stays best down to 630 - 500 = 130 less.
    assert figures["income"]["exact"]
    assert figures["income"]["far"] <= 1 - 130 / 500 + 1e-6
    assert "wage" not in figures and "odds" not in figures  # stated, not computed


@pytest.mark.parametrize("language", ["zh", "en"])
def test_screens_name_what_codes_mean(runs: Path, language: str) -> None:
    overview = planner("explain", "latest", "--runs", runs, "--lang", language)
    assert overview.exit_code == 0 and "--project P3" in overview.stdout
    names = ("甲县玻璃", "Jia glass")[language == "en"]
    assert names in overview.stdout and "P6" not in overview.stdout
    words = ["--county", "丙县", "--project", "P6", "-q", "--lang", language]
    cards = planner("explain", "latest", "--runs", runs, *words)
    assert cards.exit_code == 0
    for told in (
        ("丙县小茶坊", "12.7", "缺 10 亩"),
        ("Bing small tea", "12.7", "10 mu are missing"),
    )[language == "en"]:
        assert told in " ".join(cards.stdout.split())
    assert "label." not in cards.stdout and "990003" not in cards.stdout


def test_unknown_names_are_told_with_what_was_meant(runs: Path) -> None:
    for words, told in (
        (["latest", "--project", "Jia glas"], "Jia glass"),
        (["latest", "--project", "乙县玻漓"], "乙县玻璃"),
        (["latest", "--county", "乙"], ""),
        (["latest", "--county", "Yii"], "Yi"),
        (["latest", "--project", "nothing like it"], "nothing like it"),
        (["7777"], "7777"),
    ):
        found = planner("explain", *words, "--runs", runs, "--lang", "en", "-q")
        assert found.exit_code == (0 if not told else 2), found.output
        assert told in found.output and "Traceback" not in found.output
    assert planner("explain", "latest", "--runs", runs, "--tolerance", "2").exit_code == 2


def test_gates_are_named(tmp_path: Path) -> None:
    scenario = tmp_path / "tiny"
    _copy_tiny(scenario)
    text = (scenario / "scenario.toml").read_text(encoding="utf-8")
    (scenario / "scenario.toml").write_text(
        text.replace("fit_min_share = 0.0", "fit_min_share = 0.5"), encoding="utf-8"
    )
    counties = (scenario / "data" / "counties.csv").read_text(encoding="utf-8")
    assert "990003" in counties
    (scenario / "data" / "fit.csv").write_text(
        "county,industry,fit_share\n990002,glass,0.3\n", encoding="utf-8"
    )
    assert planner("run", scenario, "--gap", 0, "--runs", tmp_path, "-q").exit_code == 0
    found = answered("explain", "latest", "--project", "P2", "--runs", tmp_path)
    (card,) = found["projects"]
    assert card["verdict"] is None and found["unanswered"] == 0
    assert [(one["gate"], one["found"], one["needed"]) for one in card["gated"]] == [
        ("fit", "0.3", "0.5")
    ]
    words = ["explain", "latest", "--runs", tmp_path, "-q"]
    told = planner(*words, "--project", "P2", "--lang", "en")
    assert "fit is 0.3, needed 0.5" in told.stdout and "cannot be forced in" in told.stdout
    broad = planner(
        "explain", "latest", "--county", "乙县", "--runs", tmp_path, "--lang", "zh", "-q"
    )
    assert "被准入条件挡下的项目：1 个" in broad.stdout


def _copy_tiny(to: Path) -> None:
    source = ROOT / "scenarios" / "tiny"
    for path in source.rglob("*"):
        if path.is_file():
            target = to / path.relative_to(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())


# --- economics behind the figures -----------------------------------------------------------------


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of the county of prospects."""
    folder = tmp_path_factory.mktemp("county")
    words = ["run", ROOT / "scenarios" / "one_county", "--gap", 0, "--runs", folder, "-q"]
    assert planner(*words).exit_code in (0, 5)
    return folder


def test_levers_at_todays_figures_change_nothing(county: Path) -> None:
    """Wage, tax and odds worked through the economics again give today's worth and data."""
    subject = subject_of(county, "latest")
    economics = background_of(subject, 20.0, 0.0).economics
    data = subject.case.data
    assert economics is not None
    code = next(iter(subject.result.plan.starts))[0]
    one, settings = subject.result.appraisal.candidates[code], subject.result.scenario.settings
    levers = {lever.name: lever for lever in economics.levers(code)}
    assert set(levers) == {"value", "income", "wage", "tax", "odds"}
    for lever in levers.values():
        figures = lever.figures(lever.now)
        for start, wan in worths(data, figures).items():
            today = data.income_weight * data.income_wan[start]
            assert wan == pytest.approx(today + data.fiscal_weight * data.fiscal_wan[start])
        changed = figures.of(data)
        assert changed.projects[code] == data.projects[code]
        assert changed.needs == data.needs
    start, wage = data.starts_of[code][0], levers["wage"]
    assert net_wage_wan(one, 6.83, settings) > 0
    low, high = (worths(data, wage.figures(wage.now + more))[start] for more in (0, 1))
    years = discounted_activity(
        settings.horizon,
        one.production_offset[start[2]],
        one.ramp_years[start[2]],
        one.survival_share,
    )
    hired = one.local_hire_share * (one.jobs_person + one.seasonal_fte_person)
    expected = one.odds_at(start[1]) * settings.economics.multiplier_factor * years * hired
    assert high - low == pytest.approx(data.income_weight * expected)
    half = levers["odds"].figures(0.5)
    assert half.income_wan[start] == pytest.approx(data.income_wan[start] / 2)
    assert half.figures.odds[start[1]] == pytest.approx(data.projects[code].odds[start[1]] / 2)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_falling_tax_meets_the_admission_rule(county: Path, language: Language) -> None:
    """The tax at which the rule closes the sites is where the assessment refuses them."""
    subject = subject_of(county, "latest")
    result = subject.result
    code = next(iter(result.plan.starts))[0]
    one = result.appraisal.candidates[code]
    assert tax_gate_wan(result.scenario, one) == 0.0
    per_mu = one.tax_wan_per_year / one.land_mu

    def ruled(least: float) -> Scenario:
        settings = result.scenario.settings
        gates = settings.gates.model_copy(update={"tax_min_wan_per_mu": least})
        return replace(result.scenario, settings=settings.model_copy(update={"gates": gates}))

    for share, shut in ((0.999, False), (1.001, True)):
        scenario = ruled(share * per_mu)
        assert (one.tax_wan_per_year < tax_gate_wan(scenario, one)) == shut
        assert any(gate.project == code for gate in appraise(scenario).gated) == shut
    row = IndustryGate(industry=one.industry, rule="tax_min_wan_per_mu", value=2.0)
    table = replace(result.scenario.tables["gates"], rows=(row,))
    own = replace(ruled(9.0), tables={**result.scenario.tables, "gates": table})
    assert tax_gate_wan(own, one) == 2.0 * one.land_mu
    found = explain(
        background_of(subject, 20.0, 0.0),
        Asking(SerialPool(subject.case)),
        Wanted(closely=(code,)),
    )
    said = {"zh": "亩均税收的准入条件或准入评分先关闭", "en": "closes all its sites, whatever"}[
        language
    ]
    for least, told in ((0.0, False), (0.9 * per_mu, True)):
        changed = replace(result, scenario=ruled(least))
        shown = cards_screen(changed, found, (code,), (), language)
        assert (said.replace(" ", "") in "".join(shown.split())) == told


def test_footprints_are_those_of_the_audit(county: Path) -> None:
    """What a start takes of each limit is what the audit says of a plan of that start alone."""
    result = subject_of(county, "latest").result
    data = subject_of(county, "latest").case.data
    for start, count in result.plan.starts.items():
        alone = Plan({start: count}, (), (), (), {})
        audit = audit_plan(result.scenario, result.appraisal, alone, result.claimed)
        used = {(one.limit, one.area, one.period): one.used for one in audit.limits if one.used > 0}
        taken = {key: wan for key, wan in footprint(data, {start: count}).items() if wan > 0}
        assert used == pytest.approx(taken)


# --- killed, stopped, failed ----------------------------------------------------------------------


@contextmanager
def child(*words: object) -> Iterator["subprocess.Popen[bytes]"]:
    process = subprocess.Popen(
        [sys.executable, "-c", "from planner.cli import main; main()", *map(str, words)],
        cwd=ROOT,
        env={**os.environ, "PLANNER_LANG": "en"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()  # closes its pipes


def kept(runs: Path) -> dict[str, int]:
    """Answers on disk and when they were written."""
    return {path.name: path.stat().st_mtime_ns for path in runs.glob(".studies/explain-*/*.result")}


def forget(runs: Path) -> None:
    for path in runs.glob(".studies/explain-*/*.result"):
        path.unlink()


def until_kept(runs: Path, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + PATIENCE
    while not kept(runs):
        assert time.monotonic() < deadline and process.poll() is None
        time.sleep(0.005)


def test_a_killed_explanation_goes_on_where_it_was(runs: Path) -> None:
    words = ["explain", "latest", "--all", "--runs", runs, "--workers", 1, "-q", "--json"]
    forget(runs)
    whole = answered("explain", "latest", "--all", "--runs", runs)
    every = len(kept(runs))
    forget(runs)
    with child(*words) as process:
        until_kept(runs, process)
        process.send_signal(signal.SIGKILL)
        process.wait()
    before = kept(runs)
    assert 0 < len(before) < every
    resumed = answered("explain", "latest", "--all", "--runs", runs, "--resume")
    after = kept(runs)
    assert len(after) == every and before.items() <= after.items()
    assert resumed == whole


def test_ctrl_c_tells_what_is_there(runs: Path) -> None:
    forget(runs)
    with child("explain", "latest", "--all", "--runs", runs, "--workers", 1, "--json") as process:
        until_kept(runs, process)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
    found = json.loads(out)
    assert process.returncode == 130 and 0 < found["unanswered"] < 11
    assert any(card["verdict"] for card in found["projects"])
    assert b"--resume" in err and b"Traceback" not in err


def test_failed_questions_are_told_and_the_rest_too(
    runs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def asking_here(_talk: object, subject: Any, *_rest: object) -> Iterator[Asking]:
        yield Asking(SerialPool(subject.case, lambda key: ":P2@" in key))

    monkeypatch.setattr(explaining, "asking_through", asking_here)
    words = ["explain", "latest", "--project", "P2", "--project", "P5", "--runs", runs]
    found = planner(*words, "--json", "--lang", "en")
    assert found.exit_code == 7 and "on purpose" in found.stderr
    record = json.loads(found.stdout)
    assert record["unanswered"] == 1 and len(record["failures"]) == 1
    assert [bool(card["verdict"]) for card in record["projects"]] == [False, True]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_verdicts_say_their_scope(runs: Path, language: Language) -> None:
    """With the rest as planned each verdict says so, and that for the whole stands beside it."""
    subject = subject_of(runs, "latest")
    background = background_of(subject, 20.0, 0.0)
    ground = replace(background.ground, whole=False)
    asking = Asking(SerialPool(subject.case))
    found = explain(
        replace(background, ground=ground), asking, Wanted(closely=("P2",), projects=("P6",))
    )
    (verdict,) = (card.verdict for card in found.projects if card.project == "P2")
    assert verdict is not None and verdict.scope and verdict.membership == "must"
    cards = tuple(
        replace(card, verdict=replace(card.verdict, membership_whole="open"))
        for card in found.projects
        if card.verdict
    )
    told = replace(found, projects=cards)
    card = " ".join(cards_screen(subject.result, told, ("P2",), (), language).split())
    for words in {
        "zh": ("结论（其余县按方案不变）：必选", "结论（全部县重新优化）：未定"),
        "en": (
            "With the rest as planned it is a must-have",
            "With all counties planned anew: not settled.",
        ),
    }[language]:
        assert words in card
    for beyond in ("结论：", "every plan within", "no plan within"):
        assert beyond not in card
    page = CountyTables(subject.result, told, language)
    heads = page._member_heads()
    assert (
        heads
        == {
            "zh": ["结论（其余按方案）", "结论（全部县重新优化）"],
            "en": ["verdict, rest as planned", "verdict, all counties anew"],
        }[language]
    )
    cells = page._members(cards[1].verdict)
    assert cells == {"zh": ["必选", "未定"], "en": ["must-have", "not settled"]}[language]
    assert page._members(None) == ["", ""]
    whole = CountyTables(subject.result, replace(told, ground=background.ground), language)
    assert len(whole._member_heads()) == len(whole._members(verdict)) == 1


@pytest.mark.parametrize("language", ["zh", "en"])
def test_screens_tell_what_is_not_exact(runs: Path, language: Language) -> None:
    """Cells and sentences for intervals, open ends, many codes, unanswered cards."""
    subject = subject_of(runs, "latest")
    background = background_of(subject, 20.0, 0.0)
    asking = Asking(SerialPool(subject.case))
    found = explain(background, asking, Wanted(closely=("P2", "P6", "P3")))
    p2, p6, p3 = found.projects
    assert p2.verdict and p6.verdict
    wide, endless = Interval(3.0, 70.0), Interval(3.0, math.inf)
    open_ends = (
        Switch("income", 1.0, 0.9, math.inf, False),
        Switch("value", 0.0, math.inf, math.inf, True),
        Switch("value", 0.0, -5.0, -9.0, False, True),
        Switch("income", 1.0, 0.9, math.inf, False, True, True),
    )
    cards = (
        replace(p2, verdict=replace(p2.verdict, loss=wide, membership="open"), switches=open_ends),
        replace(p6, verdict=replace(p6.verdict, loss=endless, scope=("990003",), gain_wan=2.0)),
        replace(p3, verdict=None),
    )
    told = replace(found, projects=cards)
    shown = cards_screen(subject.result, told, ("P2", "P6", "P3"), (), language)
    shown += cards_screen(subject.result, told, (), ("990001", "990002", "990003"), language)
    for words in {
        "zh": (
            "3 到 70 万元 之间",
            "至少 3 万元",
            "尚未回答",
            "未定",
            "3–70",
            "≥ 3",
            "改多少都不够",
            "求解未在时限内完成",
        ),
        "en": (
            "between 3 and 70",
            "at least 3",
            "Not answered",
            "not settled",
            "3–70",
            "no change",
            "not finished in time",
        ),
    }[language]:
        assert words in shown
    page = CountyTables(subject.result, told, language)
    assert page.codes(["a", "b", "c"]) == "a, b, c"
    assert page.codes(["a", "b", "c", "d", "e"]).startswith("a, b, c ") and "2" in page.codes(
        "abcde"
    )
