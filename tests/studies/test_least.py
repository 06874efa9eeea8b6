"""The least with which a target is reached, against every plan of the tiny scenario by hand."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from planner.cli import main
from tests.studies.tiny_by_hand import FISCAL, INCOME, LAND, POWER, SUPPORT, Tiny

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("least")


def least(runs: Path, *words: object) -> Result:
    place = ("--runs", runs, "--out", runs / "out", "--force", "--workers", 1, "--gap", 0)
    given = ("least", ROOT / "scenarios" / "tiny", *place, *words)
    return CliRunner().invoke(main, [str(word) for word in given])


class Every(Tiny):
    """Every plan with what it takes and brings."""

    def _value(self, when: dict[str, int], built: int) -> float:
        later = {1: 1.0, 2: 1 / 1.1}
        self.seen.append(
            {
                "income": sum(later[t] * INCOME[k] for k, t in when.items()),
                "fiscal": sum(later[t] * FISCAL[k] for k, t in when.items())
                - (200 * later[built] if built else 0.0),
                "land": sum(LAND[k] for k in when),
                "power": sum(POWER[k] for k in when),
                "budget": sum(SUPPORT.get(k, 0) for k in when) + (200 if built else 0),
                "starts": len(when),
                "value": super()._value(when, built),
            }
        )
        return 0.0

    @property
    def seen(self) -> list[dict[str, float]]:
        return self.__dict__.setdefault("_seen", [])


@pytest.fixture(scope="module")
def plans() -> list[dict[str, float]]:
    every = Every()
    list(every.plans())
    return every.seen


@pytest.mark.parametrize(
    "targets", [{"income": 1500.0}, {"income": 1250.0, "fiscal": 300.0}], ids=str
)
def test_the_least_is_that_of_all_plans(
    targets: dict[str, float], plans: list[dict[str, float]], runs: Path
) -> None:
    """Of each thing alone; beside it the best value of the plans that take no more."""
    asked = [word for name, amount in targets.items() for word in (f"--{name}", amount)]
    names = ("land", "budget", "starts", "power")
    shown = least(runs, *asked, *(w for name in names for w in ("--of", name)), "--json", "-q")
    assert shown.exit_code == 0, shown.output
    found = {line["of"]: line for line in json.loads(shown.stdout)["least"]}
    enough = [one for one in plans if all(one[k] >= x - 1e-9 for k, x in targets.items())]
    assert 0 < len(enough) < len(plans)
    for name in names:
        fewest = min(one[name] for one in enough)
        line: dict[str, Any] = found[name]
        assert line["least_found"] == pytest.approx(fewest)
        assert line["least_bound"] == pytest.approx(fewest)
        best = max(one["value"] for one in enough if one[name] <= fewest + 1e-6)
        assert line["value_wan"] == pytest.approx(best)
        assert all(line[f"{k}_wan"] >= x - 1e-6 for k, x in targets.items())


def test_what_the_plan_of_the_run_takes(runs: Path) -> None:
    """P1, P2, P4, P5: 200 mu, 17 MW, 50 of support and 200 for the substation."""
    asked = ("--income", 1, "--of", "land", "--of", "budget", "--of", "power", "--json", "-q")
    shown = json.loads(least(runs, *asked).stdout)
    takes = {line["of"]: line["plan_takes"] for line in shown["least"]}
    assert takes == pytest.approx({"land": 200, "budget": 250, "power": 17})
    assert shown["plan_brings_wan"]["income"] == pytest.approx(1500 + 250 / 1.1)


def test_a_target_out_of_reach_tells_the_most(plans: list[dict[str, float]], runs: Path) -> None:
    shown = least(runs, "--income", 5000, "--lang", "zh", "-q")
    most = max(one["income"] for one in plans)
    assert shown.exit_code == 4
    assert "没有任何方案能达到目标" in shown.stdout
    assert f"最多能达到 {most:,.0f} 万元（已证明）" in shown.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "there is no target"),
        (("--income", 1, "--of", "pwer"), "did you mean power"),
        (("--income", 1, "--of", "income"), "nothing to use little of"),
        (("--income", 1, "--of", "land+power"), "different units"),
    ],
)
def test_wrong_words(words: tuple[object, ...], said: str, runs: Path) -> None:
    shown = least(runs, *words, "--lang", "en")
    assert shown.exit_code == 2 and said in shown.stderr
