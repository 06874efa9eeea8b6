"""The pairing of Qiandongnan with Foshan: what it adds, worked by hand; nothing is solved."""

from functools import cache
from pathlib import Path

import pytest

from planner.results import Appraisal, Scenario
from planner.run import read_sound

FOLDER = Path(__file__).parents[2] / "scenarios" / "qiandongnan"
SHARED = "DZ_NANHAI"
SHARE = 0.2
AID_WAN = 395_700 / 15 / 4 * 0.05
"""3.957 bn yuan for 15 counties in about four years, a twentieth of it for industry."""


@cache
def read(variant: str) -> tuple[Scenario, Appraisal]:
    return read_sound(FOLDER, [variant] if variant else [])


def test_everything_of_the_base_stays() -> None:
    base, paired = read("")[0], read("pairing")[0]
    for table in base.tables:
        if table != "budgets":
            assert set(base.rows(table)) <= set(paired.rows(table)), table
    money = {(row.area, row.period): row.amount_wan for row in paired.rows("budgets")}
    for row in base.rows("budgets"):
        aided = row.area == "522623" and row.period <= 3
        assert money.pop((row.area, row.period)) == row.amount_wan + (330 if aided else 0)
    assert round(AID_WAN) == 330
    assert set(money.values()) == {4 * 330, 0}
    assert base.settings.model_dump(exclude={"title_zh", "title_en"}) == paired.settings.model_dump(
        exclude={"title_zh", "title_en"}
    )


def test_the_partner_outside_takes_its_share_and_no_more() -> None:
    scenario, appraisal = read("pairing")
    own, shared = "electronics_asm@DZ_JINZHONG", f"electronics_asm@{SHARED}"
    one, other = appraisal.candidates[own], appraisal.candidates[shared]
    assert other.odds_at(SHARED) == 0.20
    for period in range(1, 6):
        here = appraisal.income_wan[own, "DZ_JINZHONG", period] / one.odds_at("DZ_JINZHONG")
        there = appraisal.income_wan[shared, SHARED, period] / other.odds_at(SHARED)
        # The same typical project, by mu.
        assert there / other.land_mu == pytest.approx((1 - SHARE) * here / one.land_mu)
    assert not any(row.partner for row in scenario.rows("parks"))


def test_firms_that_may_move_do_so_in_the_window_and_where_trips_reach() -> None:
    scenario, appraisal = read("pairing")
    factors = {row.route: row.odds_factor for row in scenario.rows("routes")}
    cap = scenario.settings.fit.odds_max_share
    moved = [code for code in appraisal.candidates if "+fs_" in code]
    assert len(moved) > 20
    for code in moved:
        project, route = code.split("+")
        both = appraisal.candidates[project], appraisal.candidates[code]
        for place in both[1].places:
            usual = both[0].odds_at(place.park)
            assert place.odds_share == pytest.approx(min(max(cap, usual), usual * factors[route]))
    periods = {t for code, _, t in appraisal.income_wan if code in moved}
    assert periods == {1, 2, 3}
    trips = [row for row in scenario.rows("uses") if row.resource == "foshan_trips"]
    assert {row.amount for row in trips} == {3}  # 675 trips for 249 signings is 2.7 a project
    assert {row.project for row in trips} == set(moved)


def test_every_county_has_its_floor() -> None:
    base, fair = read("pairing")[0], read("pairing_fair")[0]
    assert fair.settings.fairness.mode == "floor"
    assert base.settings.fairness.mode == "none"
    floors = {row.county: row.income_floor_wan or 0.0 for row in fair.rows("counties")}
    assert len(floors) == 16
    assert all(amount > 0 for amount in floors.values())
    assert set(base.rows("routes")) == set(fair.rows("routes"))
