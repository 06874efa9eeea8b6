"""Enclaves of ``scenarios/tiny``, worked out by hand: parts, totals, gains.

Park C1 of county 990003 takes one of two tea works (60 mu, a purse of 30 wan yuan a period):

    P5: income 250, fiscal 50 after 50 of support, so 100 of tax; only in period 2 (1/1.1)
    P6: income 200, fiscal 60 after 20 of support, so 80 of tax; in period 1

The rest of the best plan is worth 1410: P1, P2, P4, two links, an overlap and a substation.
"""

import csv
import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from planner.errors import DataError
from planner.record import record_of
from planner.report.enclaves import enclaves_record, enclaves_sheet, gains_part
from planner.report.page import Page
from planner.report.screen import screen
from planner.run import RunRequest
from planner.solve import SolveOptions
from planner.studies.asking import Interval
from planner.studies.case import Subject, subject_from
from planner.studies.coordinate.enclaves import EnclaveWorth, price_enclaves
from planner.texts import Language
from tests.studies.pricing_plans import asking

SCENARIOS = Path(__file__).parents[2] / "scenarios"
REST = 1410.0
OUTSIDE = {"partner_outside": "佛山市南海区", "partner_share": "0.5", "partner_land_share": "0.2"}
INSIDE = {"partner": "990001", "partner_share": "0.5"}


def tiny(home: Path, cells: Mapping[str, str], lead_required: bool = False) -> Path:
    """The scenario with cells of park C1 filled in."""
    folder = home / "tiny"
    shutil.copytree(SCENARIOS / "tiny", folder)
    path = folder / "data" / "parks.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row.update(cells if row["park"] == "C1" else dict.fromkeys(cells, ""))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    settings = (folder / "scenario.toml").read_text(encoding="utf-8")
    told = settings.replace("lead_required = true", f"lead_required = {str(lead_required).lower()}")
    (folder / "scenario.toml").write_text(told, encoding="utf-8")
    return folder


def solved(home: Path, cells: Mapping[str, str], lead_required: bool = False) -> Subject:
    request = RunRequest(
        tiny(home, cells, lead_required), options=SolveOptions(0.0), runs_dir=home / "runs"
    )
    return subject_from(request)


def priced(subject: Subject) -> EnclaveWorth:
    with asking(subject) as ask:
        (found,) = price_enclaves(subject, ask, 0.0, 60.0)
    assert not ask.failures
    return found


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory) -> Subject:
    return solved(tmp_path_factory.mktemp("outside"), OUTSIDE)


@pytest.fixture(scope="module")
def inside(tmp_path_factory: pytest.TempPathFactory) -> Subject:
    return solved(tmp_path_factory.mktemp("inside"), INSIDE)


def test_what_goes_outside_is_in_no_total_and_changes_the_plan(outside: Subject) -> None:
    # P5 keeps 125 of income and 50 - 50 of fiscal value, in period 2: 113.6. P6 keeps 100 and
    # 60 - 40: 120. So the small works is built, which inside the group would never be.
    result = outside.result
    assert result.audit.passed
    assert ("P6", "C1", 1) in result.plan.starts and ("P5", "C1", 2) not in result.plan.starts
    assert result.audit.totals.objective_wan == pytest.approx(REST + 120)
    (line,) = result.audit.enclaves
    assert (line.income_wan, line.partner_income_wan) == pytest.approx((200, 100))
    assert (line.tax_wan, line.partner_tax_wan) == pytest.approx((80, 40))
    assert (line.land_mu, line.partner_land_mu) == pytest.approx((30, 6))
    flows = [one for one in result.audit.ledgers if one.county == "990003"]
    assert sum(one.income_wan / 1.1 ** (one.year - 2026) for one in flows) == pytest.approx(100)
    assert sum(one.tax_wan / 1.1 ** (one.year - 2026) for one in flows) == pytest.approx(40)
    assert not any(one.county == line.partner for one in result.audit.ledgers)


def test_gain_of_an_enclave_with_a_partner_outside(outside: Subject) -> None:
    found = priced(outside)
    assert found.gain is not None and found.gain.exact
    assert found.gain.low == pytest.approx(120)
    assert (found.host, found.partner, found.others) == pytest.approx((120, 140, 0))


def test_gain_of_an_enclave_inside_is_shared_and_not_counted_twice(inside: Subject) -> None:
    worth = 300 / 1.1
    assert inside.result.audit.passed
    assert inside.result.audit.totals.objective_wan == pytest.approx(REST + worth)
    (line,) = inside.result.audit.enclaves
    assert (line.income_wan, line.tax_wan) == pytest.approx((250 / 1.1, 100 / 1.1))
    assert line.partner_income_wan == pytest.approx(125 / 1.1)
    assert line.partner_tax_wan == pytest.approx(50 / 1.1)
    assert line.partner_land_mu == 0
    found = priced(inside)
    assert found.gain is not None and found.gain.low == pytest.approx(worth)
    assert (found.host, found.partner, found.others) == pytest.approx((worth / 2, worth / 2, 0))


def test_without_the_enclave_there_may_be_no_plan(tmp_path: Path) -> None:
    found = priced(solved(tmp_path, OUTSIDE, lead_required=True))
    assert found.gain is not None and found.gain.low == float("inf")
    assert found.host is None and found.partner is None


def told_of(subject: Subject, found: EnclaveWorth, language: Language) -> str:
    page = Page(subject.result, language)
    gains_part(page, [found])
    return page.text()


def test_enclaves_are_told_on_screen_and_in_records(outside: Subject, tmp_path: Path) -> None:
    for language, name in (("zh", "范围外伙伴 佛山市南海区"), ("en", "partner outside: 佛山市")):
        assert name in screen(outside.result, language)  # type: ignore[arg-type]
    (one,) = record_of(outside.result)["enclaves"]
    assert (one["host_income_wan"], one["partner_tax_wan"]) == pytest.approx((100, 40))
    found = priced(outside)
    assert "120" in told_of(outside, found, "zh") and "140" in told_of(outside, found, "en")
    (record,) = enclaves_record([found])
    json.dumps(record, allow_nan=False)
    assert set(enclaves_sheet([found]).columns) == set(record)
    told = told_of(outside, EnclaveWorth(found.line, None), "en")
    assert "no answer in time" in told
    late = EnclaveWorth(found.line, Interval(0.0, float("inf")))
    assert "no answer in time" in told_of(outside, late, "en")
    known = EnclaveWorth(found.line, Interval(3.0, float("inf")))
    assert "at least 3 wan yuan" in told_of(outside, known, "en")
    open_ = EnclaveWorth(found.line, Interval(0.0, 9.0), 5.0, 2.0, 0.0)
    assert "at most 9 wan yuan" in told_of(outside, open_, "en")


def test_an_unknown_partner_stays_a_fault_with_what_was_meant(tmp_path: Path) -> None:
    folder = tiny(tmp_path, {"partner": "990011", "partner_share": "0.5"})
    with pytest.raises(DataError) as caught:
        subject_from(RunRequest(folder, runs_dir=tmp_path / "runs"))
    assert any("990001" in fault.sentence("en") for fault in caught.value.faults)
