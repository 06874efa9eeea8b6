"""Scenarios of single counties: read without a fault, and as good alone as told."""

from pathlib import Path

import pytest

from planner.assemble import assemble
from planner.errors import WrongUseError
from planner.pool import lending
from planner.run import RunRequest, read_sound, run_scenario
from planner.solve import SolveOptions
from planner.studies.asking import lent
from planner.studies.case import Subject, subject_from
from planner.studies.coordinate.counties import data_of_counties, own_plan, quotas_of_plan
from planner.studies.coordinate.emission import emit_counties

SCENARIOS = Path(__file__).parents[2] / "scenarios"


@pytest.fixture(scope="module")
def subject(tmp_path_factory: pytest.TempPathFactory) -> Subject:
    runs = tmp_path_factory.mktemp("runs")
    options = SolveOptions(gap_share=0.0)
    return subject_from(RunRequest(SCENARIOS / "tiny", options=options, runs_dir=runs))


def test_each_county_is_a_scenario_that_planner_run_solves(
    subject: Subject, tmp_path: Path
) -> None:
    quotas = quotas_of_plan(subject.case.data, subject.result.plan)
    for home in emit_counties(subject, tmp_path / "counties"):
        result = run_scenario(
            RunRequest(home, options=SolveOptions(gap_share=0.0), runs_dir=tmp_path / "runs")
        )
        assert result.audit.passed and result.solution.status == "optimal"
        with lending(lent(subject.case)):
            own = own_plan(home.name, quotas, None, None, 0.0, 20.0)
        totals = result.audit.totals
        earned = totals.income_wan + totals.fiscal_wan
        assert own.portfolio is not None
        told = own.portfolio.terms["income_wan"] + own.portfolio.terms["fiscal_wan"]
        assert earned == pytest.approx(told, rel=1e-6)


def test_its_data_are_those_of_the_county_in_the_whole(subject: Subject, tmp_path: Path) -> None:
    data = subject.case.data
    parts = data_of_counties(data, quotas_of_plan(data, subject.result.plan))
    for home in emit_counties(subject, tmp_path / "counties"):
        alone = assemble(*read_sound(home, ()))
        whole = parts[home.name]
        assert set(alone.projects) == set(whole.projects)
        assert alone.income_wan == pytest.approx(whole.income_wan)
        assert alone.fiscal_wan == pytest.approx(whole.fiscal_wan)
        assert alone.land_mu == pytest.approx(whole.land_mu)
        assert sorted(alone.limits.values()) == pytest.approx(sorted(whole.limits.values()))
        assert sum(alone.purse_wan.values()) == pytest.approx(sum(whole.purse_wan.values()))


def test_nothing_is_written_over_unasked(subject: Subject, tmp_path: Path) -> None:
    emit_counties(subject, tmp_path / "counties")
    with pytest.raises(WrongUseError):
        emit_counties(subject, tmp_path / "counties")
    assert emit_counties(subject, tmp_path / "counties", force=True)
