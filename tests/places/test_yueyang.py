"""Yueyang: the material map, the river gate, safety capacity and the cap on one industry work."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from planner.assemble import assemble
from planner.audit import audit_plan
from planner.report.materials import MAKER, missing_links
from planner.report.screen import screen
from planner.report.wording import Wording
from planner.results import RunResult
from planner.run import RunRequest, run_scenario
from planner.solve import SolveOptions
from planner.studies.diagnose.levers import Step
from planner.studies.diagnose.mending import variant_words
from planner.studies.diagnose.rules import Rule, rulebook
from planner.texts import Language

FOLDER = Path(__file__).parents[2] / "scenarios" / "yueyang"
WANTED: dict[str, Any] = tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))


def run(runs: Path, variant: str = "") -> RunResult:
    options = SolveOptions(gap_share=0.0, time_limit_seconds=60.0)
    return run_scenario(RunRequest(FOLDER, [variant] if variant else [], options, runs, fresh=True))


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> RunResult:
    return run(tmp_path_factory.mktemp("runs"))


def test_the_plan_is_proved_and_has_its_expected_value(base: RunResult) -> None:
    assert base.solution.status == "optimal" and base.audit.passed
    totals = base.audit.totals
    for name in ("objective", "income", "fiscal", "link"):
        assert getattr(totals, f"{name}_wan") == pytest.approx(WANTED[f"{name}_wan"], rel=1e-6)


@pytest.mark.slow
@pytest.mark.parametrize("variant", sorted(WANTED["variants"]))
def test_variants_have_their_expected_values(variant: str, tmp_path: Path) -> None:
    found = run(tmp_path, variant)
    assert found.solution.status == "optimal" and found.audit.passed
    value = WANTED["variants"][variant]
    assert found.audit.totals.objective_wan == pytest.approx(value, rel=1e-6)


def test_ethylene_by_hand(base: RunResult) -> None:
    """25 from the cracker at its odds; used by what the plan starts, and 2 today."""
    candidates = base.appraisal.candidates
    flows = {row.project: row.amount for row in base.scenario.rows("flows")
             if row.stream == "ethylene"}  # fmt: skip
    made, used = 0.0, 2.0
    for project, park, _ in base.plan.starts:
        flow = flows.get(project, 0.0) * candidates[project].odds_at(park)
        made, used = made + max(flow, 0.0), used + max(-flow, 0.0)
    (last,) = (x for x in base.audit.materials if (x.stream, x.period) == ("ethylene", 4))
    assert flows["CRACK"] == 25 and made > 0
    assert (last.made, last.used) == (pytest.approx(made), pytest.approx(used))
    assert last.delivered == pytest.approx(min(made, used))
    years = sum(1.06**-year for year in (4, 5, 6))
    assert last.value_wan == pytest.approx(180 * years * last.delivered)


def test_hydrogen_and_ethylene_oxide_are_not_bought(base: RunResult) -> None:
    lines = [x for x in base.audit.materials if x.stream in {"hydrogen", "eo"}]
    assert len(lines) == 8 and all(x.bought < 1e-6 for x in lines)


def test_missing_links_are_the_gaps_of_the_map_by_value(base: RunResult) -> None:
    gaps = missing_links(base)
    assert [one.worth_wan for one in gaps] == sorted((x.worth_wan for x in gaps), reverse=True)
    (methanol,) = (x for x in gaps if (x.stream, x.side) == ("methanol", MAKER))
    lines = [x for x in base.audit.materials if x.stream == "methanol"]
    assert methanol.worth_wan == pytest.approx(sum(x.saving_wan * (x.used - 4) for x in lines))
    assert methanol.fillers == (("MEOH", 10.0),)
    begun = {project for project, _, _ in base.plan.starts}
    assert not begun & {code for one in gaps for code, _ in one.fillers}


def test_a_missing_maker_that_comes_closes_its_gap(base: RunResult) -> None:
    """The audit values the methanol plant at what the gap says, as far as it fills it."""
    before = next(x for x in base.audit.materials if (x.stream, x.period) == ("methanol", 4))
    starts = {**base.plan.starts, ("MEOH", "LX_CHEM", 1): 1}
    after = audit_plan(
        base.scenario, base.appraisal, replace(base.plan, starts=starts), base.claimed
    )
    line = next(x for x in after.materials if (x.stream, x.period) == ("methanol", 4))
    odds = base.appraisal.candidates["MEOH"].odds_at("LX_CHEM")
    filled = min(10 * odds, before.bought)
    assert line.value_wan - before.value_wan == pytest.approx(before.saving_wan * filled)


def test_no_new_chemical_plant_within_a_kilometre_of_the_river(base: RunResult) -> None:
    refused = {one.project for one in base.appraisal.gated if one.gate == "river"}
    assert refused == {"PO", "DMC", "MEK", "C5RES"}
    kinds = {row.project: row.kind for row in base.scenario.rows("projects")}
    assert {kinds[k] for k, park, _ in base.plan.starts if park == "YX_RIVER"} <= {"upgrade"}


def test_safety_capacity_is_kept_in_full(base: RunResult) -> None:
    points = {row.project: row.amount for row in base.scenario.rows("uses")}
    for park, most in (("YX_CHEM", 84), ("LX_CHEM", 34), ("YX_RIVER", 12)):
        assert sum(points[k] for k, s, _ in base.plan.starts if s == park) <= most


def test_the_cap_keeps_the_caprolactam_complex_out(base: RunResult) -> None:
    """With it synthetic materials would make more than 55 % of Yunxi's output, by hand."""
    one = base.appraisal.candidates["CPL"]
    more = one.odds_at("YX_CHEM") * one.output_wan_per_year
    name = ("concentration:synthetic_mat", "430603")
    (use,) = (x for x in base.audit.limits if (x.limit, x.area) == name)
    assert use.used <= use.available
    assert use.used + more > use.available + 0.55 * more
    assert "CPL" not in {project for project, _, _ in base.plan.starts}


def test_the_screen_tells_balance_gaps_and_concentration(base: RunResult) -> None:
    chinese, english = screen(base, "zh"), screen(base, "en")
    for words in ("物料平衡", "缺失环节", "缺供应方", "赫芬达尔指数", "武汉"):
        assert words in chinese
    for words in ("Missing links", "Propylene (C3)", "Herfindahl"):
        assert words in english
    chinese.encode("gbk")


def test_a_repair_of_what_is_bought_is_written_as_a_variant(base: RunResult) -> None:
    step = Step(Rule("bought", "yueyang", "hydrogen"), 0, 2.0, 1.0)
    words = tomllib.loads(variant_words(base.scenario, [step], 1, ()))["change"]
    where = {"stream": "hydrogen"}
    assert words == [{"table": "streams", "where": where, "column": "bought_max", "add": 2}]
    data = assemble(base.scenario, base.appraisal)
    words_of: tuple[tuple[Language, str], ...] = (("zh", "氢气"), ("en", "Hydrogen (C1)"))
    for language, word in words_of:
        assert word in Wording(base.scenario, data, language).step(step)


def test_what_must_be_made_here_is_a_rule_that_can_be_given_up(base: RunResult) -> None:
    rules = {group.rule.key for group in rulebook(assemble(base.scenario, base.appraisal)).groups}
    assert {"bought:hydrogen:yueyang", "sold:eo:yueyang"} <= rules
    assert "industry_output_share_max:430603" in rules
