"""Overbooking against the binomial answer and enumeration: the promise holds, and what it costs."""

import json
import math
import random
from collections.abc import Callable
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from planner.cli import main
from planner.economics.caps import safe_share
from planner.errors import AuditFailedError, DataError
from planner.overruns import Load, overrun
from planner.report.fonts import chart_style
from planner.report.overbooking import (
    chart_bars,
    cost_of,
    gain_of,
    overbooking_files,
    overbooking_record,
    overbooking_screen,
)
from planner.run import RunRequest, read_sound, run_scenario
from planner.solve import SolveOptions
from planner.studies.asking import Answer, Asking, Interval
from planner.studies.case import Subject, subject_from, subject_of
from planner.studies.overbooking.applying import caps_words, keep_tuned, write_caps
from planner.studies.overbooking.holdings import holdings, standing
from planner.studies.overbooking.trials import Asked, Overbooking
from planner.studies.overbooking.tuning import expected_subject, overbook
from planner.texts import Language
from tests.studies.booking import (
    CHANCE,
    Venture,
    chance_of,
    equal_projects,
    one_park,
    random_ventures,
)
from tests.studies.serial import SerialPool

SCENARIOS = Path(__file__).parent.parent.parent / "scenarios"
EXACT = SolveOptions(gap_share=0.0, time_limit_seconds=60.0)
TENTH = Asked(0.1, gap_share=0.0, seconds=60.0)


def planner(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], env={"PLANNER_LANG": "en"})


def subject_at(folder: Path, runs: Path, options: SolveOptions = EXACT) -> Subject:
    return expected_subject(subject_from(RunRequest(folder, options=options, runs_dir=runs)))


def tuned(
    subject: Subject,
    asked: Asked = TENTH,
    fails: Callable[[str], bool] = lambda _: False,
) -> Overbooking:
    return overbook(subject, asked, Asking(SerialPool(subject.case, fails)))


# --- known answer ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def equal(tmp_path_factory: pytest.TempPathFactory) -> tuple[Subject, Overbooking]:
    home = tmp_path_factory.mktemp("equal")
    subject = subject_at(equal_projects(home / "s"), home / "runs")
    return subject, tuned(subject, Asked(0.1, 0.05, gap_share=0.0, seconds=60.0))


def test_equal_projects_give_the_binomial_answer(equal: tuple[Subject, Overbooking]) -> None:
    """p 0.6, 12 mu, 1 mu each, 10 %: 16 projects, overrun 0.065, share 0.8 (17 give 0.126)."""
    found = equal[1]
    assert found.tuned is not None and found.tuned.kept
    assert sum(found.tuned.plan.starts.values()) == 16
    assert found.tuned.shares == {("land", "A1"): 0.8}
    worst = max(found.tuned.standings, key=lambda one: one.risk.high)
    assert worst.limit == ("land", "A1")
    assert round(worst.risk.high, 3) == 0.065
    assert len(found.rounds) <= 8


def test_the_promise_costs_and_gains(equal: tuple[Subject, Overbooking]) -> None:
    """At odds x use 20 projects fit (200), in full 12 (120), with the promise 16 (160)."""
    found = equal[1]
    assert found.expected.value == pytest.approx(200)
    assert found.full is not None and found.full.value == pytest.approx(120)
    for interval in (cost_of(found), gain_of(found)):
        assert interval is not None
        assert interval.low == pytest.approx(40, abs=1e-3) == interval.high


@pytest.mark.parametrize(("cap", "count"), [("0.8", 16), ("0.79", 15)])
def test_a_run_keeps_a_stated_cap(tmp_path: Path, cap: str, count: int) -> None:
    folder = equal_projects(tmp_path / "s", landing=CHANCE, cap=cap)
    result = run_scenario(RunRequest(folder, options=EXACT, runs_dir=tmp_path / "runs"))
    assert sum(result.plan.starts.values()) == count
    land = next(use for use in result.audit.limits if use.limit == "land")
    assert land.supply == 12
    assert land.available == pytest.approx(12 * float(cap))
    assert land.overrun_share == pytest.approx(overrun([Load(1, 0.6, count)], 12).high)


def test_the_audit_fails_a_plan_that_breaks_the_promise(tmp_path: Path) -> None:
    """A cap of 0.85 lets 17 projects through, which overrun the land with 12.6 %."""
    folder = equal_projects(tmp_path / "s", landing=CHANCE, cap="0.85")
    with pytest.raises(AuditFailedError) as caught:
        run_scenario(RunRequest(folder, options=EXACT, runs_dir=tmp_path / "runs"))
    assert "12.6 %" in str(caught.value.sentence("en")) + str(vars(caught.value))


@pytest.mark.parametrize("levelled_mu", [4.0, 12.0])
def test_caps_hold_for_land_that_has_to_be_levelled(tmp_path: Path, levelled_mu: float) -> None:
    """The same 12 mu, part of it (or all) levelled for 1 wan yuan: 16 projects, 160 - 1."""
    folder = equal_projects(tmp_path / "s", levelled_mu=levelled_mu)
    found = tuned(subject_at(folder, tmp_path / "runs"))
    assert found.tuned is not None
    assert sum(found.tuned.plan.starts.values()) == 16
    assert found.tuned.value == pytest.approx(159)
    assert found.tuned.shares == {("land", "A1"): 0.8}
    kept = equal_projects(tmp_path / "k", landing=CHANCE, cap="0.8", levelled_mu=levelled_mu)
    result = run_scenario(RunRequest(kept, options=EXACT, runs_dir=tmp_path / "runs"))
    assert result.claimed.objective_wan == pytest.approx(159)
    blank = equal_projects(tmp_path / "b", landing=CHANCE, levelled_mu=levelled_mu)
    result = run_scenario(RunRequest(blank, options=EXACT, runs_dir=tmp_path / "runs"))
    assert 0 < sum(result.plan.starts.values()) < 16


# --- against enumeration --------------------------------------------------------------------------


def best_by_chance(ventures: list[Venture], land: float, power: float, most: float) -> float:
    """Value of the best set of projects that keeps the promise, by trying every set."""
    best = 0.0
    for taken in product((False, True), repeat=len(ventures)):
        here = [one for one, yes in zip(ventures, taken, strict=True) if yes]
        worth = sum(one.worth for one in here)
        if worth <= best:
            continue
        lands = overrun([Load(one.land_mu, one.odds) for one in here], land)
        powers = overrun([Load(one.power, one.odds) for one in here], power)
        if max(lands.high, powers.high) <= most:
            best = worth
    return best


@pytest.mark.parametrize("seed", range(6))
def test_the_promise_holds_on_random_plans(tmp_path: Path, seed: int) -> None:
    ventures, land, power = random_ventures(seed, 10)
    subject = subject_at(one_park(tmp_path / "s", ventures, land, power), tmp_path / "runs")
    found = tuned(subject)
    assert found.tuned is not None and found.tuned.value is not None
    inside = [ventures[int(code[1:])] for code, _, _ in found.tuned.plan.starts]
    assert chance_of([(one.land_mu, one.odds) for one in inside], land) <= 0.1 + 1e-9
    assert chance_of([(one.power, one.odds) for one in inside], power) <= 0.1 + 1e-9
    assert found.tuned.value == pytest.approx(sum(one.worth for one in inside))
    best = best_by_chance(ventures, land, power, 0.1)
    assert found.tuned.value <= best + 1e-6
    assert found.expected.value is not None
    assert found.tuned.value <= found.expected.bound + 1e-6


def test_some_random_plans_were_broken_and_mended(tmp_path: Path) -> None:
    """Otherwise the test above would only have seen plans that need no tuning."""
    mended = 0
    for seed in range(3):
        ventures, land, power = random_ventures(seed, 10)
        subject = subject_at(one_park(tmp_path / str(seed), ventures, land, power), tmp_path / "r")
        found = tuned(subject)
        mended += not found.expected.kept and found.tuned is not None
    assert mended


@pytest.mark.parametrize("seed", range(20))
def test_no_plan_breaks_the_promise_at_the_safe_share(seed: int) -> None:
    """Sets filled at random, and from the largest or the likeliest on, up to the safe share."""
    rng = random.Random(seed)
    needs = [(rng.uniform(0.5, 10), rng.choice([0.1, 0.3, 0.6, 0.9])) for _ in range(14)]
    supply, most = rng.uniform(8, 60), rng.choice([0.01, 0.1, 0.3])
    share = safe_share(supply, needs, most)
    assert min(odds for _, odds in needs) <= share <= 1
    orders = [rng.sample(needs, len(needs)) for _ in range(30)]
    orders += [sorted(needs, reverse=True), sorted(needs, key=lambda need: need[1])]
    for order in orders:
        room, taken = share * supply, []
        for amount, odds in order:
            if amount * odds <= room:
                room -= amount * odds
                taken.append(Load(amount, odds))
        assert overrun(taken, supply).high <= most + 1e-9


@pytest.mark.parametrize(
    ("needs", "most", "share"),
    [([], 0.1, 1.0), ([(5.0, 1.0)], 0.1, 1.0), ([(5.0, 0.3)], 0.0, 0.3), ([(5.0, 0.3)], 1.0, 1.0)],
)
def test_safe_share_at_its_ends(
    needs: list[tuple[float, float]], most: float, share: float
) -> None:
    assert safe_share(20.0, needs, most) == share


def test_less_promised_never_costs_more(tmp_path: Path) -> None:
    subject = subject_at(equal_projects(tmp_path / "s"), tmp_path / "runs")
    counts = []
    for most in (0.01, 0.05, 0.1, 0.3):
        found = tuned(subject, Asked(most, gap_share=0.0, seconds=60.0))
        assert found.tuned is not None
        counts.append(sum(found.tuned.plan.starts.values()))
    known = [
        max(n for n in range(12, 21) if overrun([Load(1, 0.6, n)], 12).high <= most)
        for most in (0.01, 0.05, 0.1, 0.3)
    ]
    assert counts == known


# --- runs with blank caps -------------------------------------------------------------------------


def test_blank_caps_keep_the_promise_and_the_audit_knows_them(tmp_path: Path) -> None:
    """The audit works the safe shares out by itself: what is available must be the same."""
    ventures, land, power = random_ventures(1, 10)
    folder = one_park(tmp_path / "s", ventures, land, power, CHANCE)
    result = run_scenario(RunRequest(folder, options=EXACT, runs_dir=tmp_path / "runs"))
    assert result.audit.passed
    uses = {use.limit: use for use in result.audit.limits}
    needs = {
        "land": ([(one.land_mu, one.odds) for one in ventures], land),
        "power": ([(one.power, one.odds) for one in ventures], power),
    }
    for name, (pairs, supply) in needs.items():
        assert uses[name].available == pytest.approx(supply * safe_share(supply, pairs, 0.1))
        assert uses[name].overrun_share is not None
        assert uses[name].overrun_share <= 0.1


@pytest.mark.slow
def test_one_county_by_chance(tmp_path: Path) -> None:
    """Prospects with counts; safe caps, then tuned ones: more value, the promise still kept."""
    options = SolveOptions(0.02, 20.0)
    subject = subject_at(SCENARIOS / "one_county", tmp_path / "runs", options)
    found = tuned(subject, Asked(0.1, 0.05, rounds=5, gap_share=0.02, seconds=20.0))
    assert found.tuned is not None and found.tuned.value is not None
    assert max(one.risk.high for one in found.tuned.standings) <= 0.1 + 1e-9
    shocks = [one.shock.high for one in found.tuned.standings if one.shock]
    assert max(shocks) > max(one.risk.high for one in found.tuned.standings)
    assert found.full is not None and found.full.value is not None
    assert found.full.value < found.tuned.value < found.expected.bound


def test_study_and_audit_agree_on_every_limit(tmp_path: Path) -> None:
    """Two pieces of arithmetic: the study's from the plan data, the audit's from the tables."""
    chance = run_scenario(
        RunRequest(
            equal_projects(tmp_path / "s", landing=CHANCE, levelled_mu=4.0),
            options=EXACT,
            runs_dir=tmp_path / "runs",
        )
    )
    subject = expected_subject(subject_of(tmp_path / "runs", chance.run))
    held = holdings(subject.case.data, chance.plan.starts, chance.plan.builds)
    mine = {(*one.limit, one.period): standing(one) for one in held}
    audited = [use for use in chance.audit.limits if use.supply is not None]
    assert len(audited) == len(mine) == 2
    for use in audited:
        one = mine[use.limit, use.area, use.period or 0]
        assert one.supply == pytest.approx(use.supply)
        assert one.risk.expected == pytest.approx(use.used)
        assert one.risk.high == pytest.approx(use.overrun_share)


def test_tiny_is_certain_and_keeps_any_promise(tmp_path: Path) -> None:
    """All odds are 1: what is planned fits, so nothing can be overrun."""
    found = tuned(subject_at(SCENARIOS / "tiny", tmp_path / "runs"), Asked(0.0, gap_share=0.0))
    assert found.expected.kept and found.tuned is found.expected and not found.rounds
    assert found.expected.value == pytest.approx(1682.73, abs=0.01)
    assert found.full is not None and found.full.value == pytest.approx(1682.73, abs=0.01)


# --- what cannot be promised ----------------------------------------------------------------------


def test_a_promise_that_must_haves_break_is_told(tmp_path: Path) -> None:
    """17 fixed in overrun 12 mu with 12.6 %: no caps help, and no scenario may ask for it."""
    folder = equal_projects(tmp_path / "s", fixed=17)
    found = tuned(subject_at(folder, tmp_path / "runs"))
    assert found.tuned is None and not found.stopped
    assert found.rounds and not any(one.kept for one in found.rounds)
    chance = equal_projects(tmp_path / "c", fixed=17, landing=CHANCE)
    with pytest.raises(DataError) as caught:
        read_sound(chance, ())
    told = [fault.sentence("en") for fault in caught.value.faults]
    assert len(told) == 1
    assert "12.6 %" in told[0]


def test_a_repair_of_a_capped_limit_mends_it(tmp_path: Path) -> None:
    """15 fixed in need 9 mu of room, the safe cap gives less: what it lacks counts at the cap."""
    folder = equal_projects(tmp_path / "s", fixed=15, landing=CHANCE)
    share = safe_share(12, [(1, 0.6)], 0.1)
    assert 12 * share < 9
    told = planner("diagnose", folder, "--apply", "mended", "--json")
    assert told.exit_code == 4, told.output
    words = (folder / "variants" / "mended.toml").read_text(encoding="utf-8")
    added = float(words.rpartition("add = ")[2])
    assert added * share == pytest.approx(9 - 12 * share, rel=0.01, abs=0.01)
    request = RunRequest(folder, ("mended",), EXACT, tmp_path / "runs")
    assert sum(run_scenario(request).plan.starts.values()) >= 15


def test_failed_tasks_leave_what_is_known(tmp_path: Path) -> None:
    subject = subject_at(equal_projects(tmp_path / "s"), tmp_path / "runs")
    found = tuned(subject, fails=lambda key: key.startswith(("caps:", "reserve:")))
    assert found.stopped and found.tuned is None and found.full is None
    screen = overbooking_screen(found, subject.result, "en")
    assert "--resume" in screen


def test_whole_needs_keep_any_promise(tmp_path: Path) -> None:
    """Nothing but the question of whole needs is answered: 12 of 1 mu on 12 mu."""
    subject = subject_at(equal_projects(tmp_path / "s"), tmp_path / "runs")
    found = tuned(subject, fails=lambda key: key.startswith("caps:"))
    assert found.tuned is not None and found.tuned.kept and found.tuned.value is not None
    assert found.tuned.value == pytest.approx(120)
    assert max(one.risk.high for one in found.tuned.standings) == 0
    assert found.tuned.bound >= 160  # of the best plan, which has 16
    assert found.caps["land", "A1"] >= 0.6
    folder = tmp_path / "s"
    write_caps(folder / "variants" / "whole.toml", subject.result.scenario, found.caps, 0.1, ())
    request = RunRequest(folder, ("whole",), EXACT, tmp_path / "runs")
    kept = keep_tuned(found.tuned, request)
    assert kept.audit.passed and sum(kept.plan.starts.values()) == 12


def test_a_plan_with_whole_needs_that_was_not_found_is_not_compared_with(
    equal: tuple[Subject, Overbooking],
) -> None:
    subject, found = equal
    late = replace(found, full=Answer(None, math.inf, math.inf, None))
    assert gain_of(late) is None
    assert "against keeping whole needs" in overbooking_screen(found, subject.result, "en")
    assert "against keeping whole needs" not in overbooking_screen(late, subject.result, "en")
    never = replace(found, full=Answer(None, -math.inf, -math.inf, None))
    assert gain_of(never) == Interval(math.inf, math.inf)


# --- what is shown and written --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "words"), [("zh", ("守住承诺", "6.5 %")), ("en", ("promise kept", "6.5 %"))]
)
def test_screen_and_chart(
    equal: tuple[Subject, Overbooking], language: Language, words: tuple[str, ...]
) -> None:
    subject, found = equal
    screen = overbooking_screen(found, subject.result, language)
    for word in (*words, "41.6 %", "80.0 %", "200", "160"):
        assert word in screen
    files = overbooking_files(found, subject.result, language)
    with chart_style():
        figure = files.figures["overrun"]()
    left, right = figure.axes
    assert {text.get_text() for text in left.texts} == {"41.6 %"}
    assert {text.get_text() for text in right.texts} == {"6.5 %"}
    bars = chart_bars(found, subject.result, language)
    assert [bar.cap_share for bar in bars] == [0.8]
    assert bars[0].before == pytest.approx((20 / 12, 1.0, 0.41589), abs=1e-5)


def test_table_and_summary_say_the_same(equal: tuple[Subject, Overbooking]) -> None:
    subject, found = equal
    files = overbooking_files(found, subject.result, "en")
    lines = [dict(line) for line in files.sheets["table"].lines]
    assert all(set(line) == set(files.sheets["table"].columns) for line in lines)
    land = {line["plan"]: line for line in lines if line["limit"] == "land"}
    assert land["expected"]["full_use_amount"] == pytest.approx(20)
    assert land["tuned"]["expected_use_amount"] == pytest.approx(9.6)
    assert land["tuned"]["common_shock_overrun_share"] > land["tuned"]["overrun_high_share"]
    record = overbooking_record(found, subject.result)
    assert record["tuned"]["worst_overrun_share"] == land["tuned"]["overrun_high_share"]
    caps = {(cap["limit"], cap["area"]): cap for cap in record["caps"]}
    assert caps["land", "A1"] == {
        "limit": "land",
        "area": "A1",
        "cap_share": 0.8,
        "tuned": True,
    }
    json.dumps(record, allow_nan=False)


def test_caps_as_a_variant_extend_the_variant_studied(equal: tuple[Subject, Overbooking]) -> None:
    subject, found = equal
    words = caps_words(subject.result.scenario, found.caps, 0.1, ("dry",))
    assert words.startswith('extends = "dry"\n')
    assert 'where = { park = "A1" }\ncolumn = "land_cap_share"\nset = 0.8\n' in words


def test_command_applies_its_caps_and_a_run_takes_them(tmp_path: Path) -> None:
    folder, runs = equal_projects(tmp_path / "s"), tmp_path / "runs"
    shared = ("--runs", runs, "--gap", "0")
    told = planner(
        *("overbook", folder, *shared, "--out", tmp_path / "out", "--apply", "kept"),
        *("--workers", "1", "--json"),
    )
    assert told.exit_code == 0, told.output
    record = json.loads(told.stdout)
    assert record["variant_written"].endswith("kept.toml")
    assert record["promise_costs_wan"]["low"] == pytest.approx(40, abs=1e-3)
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {"summary.json", "table.csv", "overrun.png", "overrun.svg"}
    again = planner("run", folder, "--variant", "kept", *shared, "--time-limit", "15", "--json")
    assert again.exit_code == 0, again.output
    kept = json.loads(again.stdout)
    assert sum(start["count"] for start in kept["starts"]) == 16
    land = next(limit for limit in kept["limits"] if limit["limit"] == "land")
    assert (land["supply"], round(land["overrun_share"], 3)) == (12, 0.065)
    fresh = planner("run", folder, "--variant", "kept", *shared, "--fresh", "--json")
    assert fresh.exit_code == 0, fresh.output
    assert json.loads(fresh.stdout)["objective_wan"] == pytest.approx(160)


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--overrun", "1.5"), 2, "1.5"),
        (("--apply", "a/b"), 2, "a/b"),
        (("--common-shock", "-1"), 2, "-1"),
    ],
)
def test_wrong_use_is_told(tmp_path: Path, words: tuple[str, ...], code: int, told: str) -> None:
    folder = equal_projects(tmp_path / "s")
    answer = planner("overbook", folder, "--runs", tmp_path / "runs", *words)
    assert answer.exit_code == code
    assert told in answer.output


def test_apply_needs_a_folder(tmp_path: Path) -> None:
    answer = planner("overbook", "latest", "--runs", tmp_path / "runs", "--apply", "x")
    assert answer.exit_code == 2
    assert "folder" in answer.output
