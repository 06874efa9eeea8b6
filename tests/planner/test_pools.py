"""The project pools by hand: 249 / 579 = 0.43, and 0.43 x 0.40 x 0.93^5 = 0.12."""

from pathlib import Path

import pytest

from planner.assess import assess_scenario
from planner.economics.pools import Pool, Pools, pools_of
from planner.run import read_sound
from planner.schema import Stage

ROOT = Path(__file__).parents[2]


def pool(stage: Stage, projects: int) -> Pool:
    return Pool(stage, projects, 0.0, 0.0, 0.0, 0.0, 0.0)


def test_the_chain_of_the_record() -> None:
    counts: dict[Stage, int] = {"planned": 506, "negotiating": 579, "signed": 249}
    record = Pools({stage: pool(stage, n) for stage, n in counts.items()}, 0.40, 0.93)
    assert record.signed_per_talk == pytest.approx(249 / 579) == pytest.approx(0.43, abs=5e-4)
    assert record.alive_share == pytest.approx(0.6957, abs=1e-4)
    assert record.alive_per_talk == pytest.approx(0.12, abs=5e-4)


def test_nothing_in_talks_has_no_ratio() -> None:
    record = Pools({stage: pool(stage, 1) for stage in ("planned", "signed")}
                   | {"negotiating": pool("negotiating", 0)}, 0.4, 0.93)  # fmt: skip
    assert record.signed_per_talk is None and record.alive_per_talk is None


def test_a_scenario_without_named_projects_has_no_pools() -> None:
    scenario, appraisal = read_sound(ROOT / "scenarios" / "one_county", [])
    assert pools_of(scenario, appraisal) is None


def test_pools_of_tiny_are_all_signed_and_certain() -> None:
    found = assess_scenario(ROOT / "scenarios" / "tiny").pools
    assert found is not None
    assert [one.projects for one in found.pools.values()] == [0, 0, 6]
    signed = found.pools["signed"]
    assert signed.expected == 6 and signed.expected_capex_wan == signed.capex_wan
