"""Coalitions and transfers on games worked by brute force, and the verb on a real folder."""

import json
import shutil
from collections.abc import Iterator
from itertools import combinations, product
from pathlib import Path

import pytest
from click.testing import CliRunner

from models import PlanData
from planner.cli import main
from planner.pool import lending
from planner.results import Plan
from planner.studies.asking import lent
from planner.studies.case import Case
from planner.studies.coordinate.coalitions import (
    Worth,
    blocs_of,
    coalition_worth,
    settle,
    tasks_of,
)
from planner.studies.coordinate.payoffs import Payoff
from planner.studies.coordinate.play import play
from tests.studies.serial import best_plan
from tests.studies.test_play import (
    COUNTIES,
    EXACT,
    INDUSTRIES,
    Profile,
    as_profile,
    game,
    interest,
)

TINY = Path(__file__).parents[2] / "scenarios" / "tiny"


def groups() -> Iterator[tuple[str, ...]]:
    for size in (1, 2):
        yield from combinations(COUNTIES, size)


def by_hand(data: PlanData, profile: Profile, members: tuple[str, ...]) -> float:
    """Best sum of the members' interests over all they may choose, outsiders as they are."""
    return max(
        sum(
            interest(data, {**profile, **dict(zip(members, choice, strict=True))}, c)
            for c in members
        )
        for choice in product(INDUSTRIES, repeat=len(members))
    )


@pytest.mark.parametrize("seed", range(4))
def test_coalitions_reach_what_enumeration_says(seed: int) -> None:
    data = game(seed)
    value, values, _ = best_plan(data)
    with lending(lent(Case(data, values, value, value))):
        rest = play("any", values, COUNTIES, 20, EXACT)
        profile = as_profile(Plan.of(rest.portfolio))
        for members in groups():
            worth = coalition_worth(members, rest.values, EXACT)
            assert worth.value_wan == pytest.approx(by_hand(data, profile, members), abs=1e-5)
            assert worth.bound_wan == pytest.approx(worth.value_wan, abs=1e-5)


def payoff(value: float) -> Payoff:
    return Payoff(value, 0.0, 0.0, 0.0, 0.0, 0.0, value)


def test_transfers_add_up_to_nothing_and_keep_floors() -> None:
    """Three counties at 10, 20, 30 could have 90 together; the joint plan gives all to one."""
    worths = [Worth((c,), x, x) for c, x in zip(COUNTIES, (10.0, 20.0, 30.0), strict=True)]
    worths += [Worth(pair, 45.0, 45.0) for pair in combinations(COUNTIES, 2)]
    joint = {"a": payoff(90.0), "b": payoff(0.0), "c": payoff(0.0)}
    floors = {"a": 10.0, "b": 20.0, "c": 30.0}
    settled = settle([(c,) for c in COUNTIES], worths, floors, joint, 90.0)
    assert settled is not None and settled.core == "holds" and settled.open_wan == 0
    for one in settled.sharings:
        assert sum(one.transfers_wan.values()) == pytest.approx(0, abs=1e-6)
        assert sum(one.shares_wan.values()) == pytest.approx(90)
        assert all(one.shares_wan[c] >= floors[c] - 1e-6 for c in COUNTIES)
    equal = next(one for one in settled.sharings if one.rule == "equal")
    assert equal.transfers_wan == {
        "a": pytest.approx(-70),
        "b": pytest.approx(30),
        "c": pytest.approx(40),
    }


def test_kept_values_of_coalitions_are_those_of_the_same_equilibrium() -> None:
    blocs = [(c,) for c in COUNTIES]
    one, other = (tasks_of(blocs, {"start[a]": x}, EXACT) for x in (0.0, 1.0))
    assert not {task.key for task in one} & {task.key for task in other}


def test_an_unknown_coalition_leaves_nothing_settled() -> None:
    joint = {c: payoff(1.0) for c in COUNTIES}
    worths = [Worth((c,), 1.0, 1.0) for c in COUNTIES]
    assert (
        settle([(c,) for c in COUNTIES], worths, dict.fromkeys(COUNTIES, 1.0), joint, 3.0) is None
    )


def test_blocs_are_neighbours_and_all_counties_are_in_one() -> None:
    names = tuple(f"c{number:02d}" for number in range(12))
    data = PlanData(
        periods=1,
        park_county={f"p{name}": name for name in names},
        industries=("x",),
        projects={},
        income_wan={},
        fiscal_wan={},
        land_mu={},
        neighbours={
            name: tuple(names[i] for i in (n - 1, n + 1) if 0 <= i < 12)
            for n, name in enumerate(names)
        },
    )
    blocs = blocs_of(data)
    assert sorted(c for bloc in blocs for c in bloc) == list(names)
    assert blocs[0] == names[:3] and len(blocs) == 4
    assert blocs_of(game(0)) == tuple((c,) for c in COUNTIES)


@pytest.mark.slow
def test_the_verb_on_a_real_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    asked = ["coordinate", str(TINY), "--gap", "0", "--json", "--workers", "1", "--no-progress"]
    told = CliRunner().invoke(main, asked)
    assert told.exit_code == 0, told.stderr
    found = json.loads(told.stdout)
    # The worked example: the joint plan is worth 1,682.73 and no county gains by moving from it.
    assert found["schemes"]["joint"]["value_wan"] == pytest.approx(18_510 / 11)
    assert all(play["end"] == "equilibrium" for play in found["plays"])
    assert found["gain_wan"][0] >= -1e-6
    for rule in found["sharing"]["rules"]:
        assert sum(rule["transfers_wan"].values()) == pytest.approx(0, abs=1e-6)
    folder = tmp_path / "studies" / f"coordinate-{found['run']}"
    assert {path.suffix for path in folder.iterdir()} == {".json", ".csv", ".png", ".svg"}
    again = CliRunner().invoke(main, [*asked, "--resume"])
    assert again.exit_code == 0 and json.loads(again.stdout) == found


def test_one_county_has_nobody_to_coordinate_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = CliRunner().invoke(main, ["coordinate", str(TINY.parent / "one_county"), "--lang", "en"])
    assert told.exit_code == 2 and "one county only" in told.stderr
    assert "Traceback" not in told.stderr


def test_an_objective_that_is_no_sum_over_counties_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(TINY, tmp_path / "fair")
    with (tmp_path / "fair" / "scenario.toml").open("a", encoding="utf-8") as file:
        file.write('\n[fairness]\nmode = "maxmin"\n')
    told = CliRunner().invoke(main, ["coordinate", "fair", "--lang", "en"])
    assert told.exit_code == 2 and "maxmin" in told.stderr
