"""Inputs of a study: how they are written, what they move, what is clipped, refused and logged."""

import re
import shutil
from pathlib import Path

import pytest

from planner.assemble import assemble
from planner.errors import DataError, WrongUseError
from planner.pool.worker import lending
from planner.results import Scenario
from planner.run import read_sound
from planner.studies.sensitivity.grammar import (
    MAIN_COLUMN,
    input_of,
    inputs_of,
    numeric_keys,
    range_of,
)
from planner.studies.sensitivity.inputs import (
    SCENARIO,
    SETTINGS,
    Range,
    Reset,
    Setting,
    apply,
    appraised,
    data_of,
)
from planner.studies.sensitivity.usual import usual_inputs
from planner.texts import CATALOGUE

ROOT = Path(__file__).parent.parent.parent
TINY = ROOT / "scenarios" / "tiny"


@pytest.fixture(scope="module")
def tiny() -> Scenario:
    return read_sound(TINY, ())[0]


@pytest.fixture(scope="module")
def qiandongnan() -> Scenario:
    return read_sound(ROOT / "scenarios" / "qiandongnan", ())[0]


# --- grammar --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "table", "column", "codes"),
    [
        ("limits.power", "limits", "amount", ["power"]),
        ("limits.电力.amount", "limits", "amount", ["power"]),
        ("要素上限.power.上限", "limits", "amount", ["power"]),
        ("limits[resource=power,area=all].amount:10..50", "limits", "amount", ["power"]),
        ("projects.P2.income_npv_wan", "projects", "income_npv_wan", ["P2"]),
        ("projects[P2].income_npv_wan", "projects", "income_npv_wan", ["P2"]),
        ("projects.乙县玻璃.land_mu", "projects", "land_mu", ["P2"]),
        ("projects[industry=tea].land_mu", "projects", "land_mu", ["P5", "P6"]),
        ("projects[industry=精制茶加工].land_mu", "projects", "land_mu", ["P5", "P6"]),
        ("parks", "parks", "land_mu", ["A1", "B1", "C1"]),
        ("parks.*.land_mu：±２０％", "parks", "land_mu", ["A1", "B1", "C1"]),
        ("parks.land_mu", "parks", "land_mu", ["A1", "B1", "C1"]),
        ("neighbours.乙县", "neighbours", "weight_share", ["990001", "990002"]),
    ],
)
def test_words_name_rows(
    tiny: Scenario, word: str, table: str, column: str, codes: list[str]
) -> None:
    one = input_of(word, tiny)
    first = next(iter(type(tiny.rows(table)[0]).model_fields))
    assert (one.table, one.column) == (table, column)
    assert [getattr(tiny.rows(table)[place], first) for place in one.rows] == codes


def test_a_setting_goes_before_a_table_of_the_same_name(tiny: Scenario) -> None:
    one = input_of("gates.fit_min_share", tiny)
    assert (one.table, one.column, one.rows) == (SETTINGS, "gates.fit_min_share", ())


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("±20%", Range(-0.2, 0.2)),
        ("+-20%", Range(-0.2, 0.2)),
        ("+/-7.5%", Range(-0.075, 0.075)),
        ("-30%..+10%", Range(-0.3, 0.1)),
        ("-30% ~ 10%", Range(-0.3, 0.1)),
        ("10..50", Range(10.0, 50.0, False)),
        ("-5..5.5", Range(-5.0, 5.5, False)),
    ],
)
def test_ranges(word: str, expected: Range) -> None:
    assert range_of(word) == expected


@pytest.mark.parametrize("word", ["20%", "", "a..b", "10..", "±20", "1..2%", "nan..1"])
def test_what_is_no_range(word: str) -> None:
    with pytest.raises(WrongUseError) as caught:
        range_of(word)
    assert caught.value.key == "input_range"


@pytest.mark.parametrize("word", ["50..10", "10%..10%"])
def test_a_range_has_a_low_and_a_high_end(word: str) -> None:
    with pytest.raises(WrongUseError) as caught:
        range_of(word)
    assert caught.value.key == "input_range_order"


@pytest.mark.parametrize(
    ("word", "key", "near"),
    [
        ("limts.power", "input_unknown_near", "limits"),
        ("economics.odds_signd_share", "input_unknown_near", "economics.odds_signed_share"),
        ("zzzz", "input_unknown", None),
        ("limits.powr", "input_row_near", "power"),
        ("limits.zzzzzz", "input_row", None),
        ("limits.power.amont", "input_column_near", "amount"),
        ("limits[resorce=power]", "input_column_near", "resource"),
        ("limits[resource=powr]", "input_row_near", "power"),
        ("projects.P1", "input_no_column", None),
        ("projects.P1.stage", "input_no_number", None),
        ("projects.P1.wage_wan_per_year", "input_all_blank", None),
        ("projects[P1,P2].land_mu", "input_no_row", None),
        ("layout.lead_required", "input_unknown_near", None),
        ("horizon.period_years", "input_unknown_near", None),
        (".power", "input_unreadable", None),
    ],
)
def test_a_wrong_word_is_told_with_what_is_near(
    tiny: Scenario, word: str, key: str, near: str | None
) -> None:
    with pytest.raises(WrongUseError) as caught:
        input_of(word, tiny)
    assert caught.value.key == key
    if near is not None:
        assert caught.value.facts["near"] == near
    for language in ("zh", "en"):
        assert not re.search(r"[{}]", caught.value.sentence(language))  # type: ignore[arg-type]


def test_the_same_figures_twice_are_refused(tiny: Scenario) -> None:
    with pytest.raises(WrongUseError) as caught:
        inputs_of(["limits.power:±10%", "要素上限.电力:±20%"], tiny)
    assert caught.value.key == "input_twice"


def test_every_number_of_the_settings_can_be_named_and_has_a_name(tiny: Scenario) -> None:
    assert len(numeric_keys()) > 40
    for key in numeric_keys():
        assert input_of(key, tiny).column == key
        assert f"label.input.{key}" in CATALOGUE
    named = {key.removeprefix("label.input.") for key in CATALOGUE if "label.input." in key}
    assert named == set(numeric_keys())


def test_main_columns_exist(qiandongnan: Scenario) -> None:
    for table in MAIN_COLUMN:
        if qiandongnan.rows(table):
            try:
                assert input_of(table, qiandongnan).column == MAIN_COLUMN[table]
            except WrongUseError as error:
                assert error.key == "input_all_blank"


def test_the_usual_inputs_are_there(qiandongnan: Scenario) -> None:
    keys = [one.key for one in usual_inputs(qiandongnan)]
    assert "industries.*.mean_wage_wan_per_year" in keys and len(keys) == len(set(keys)) > 12
    assert "limits[resource=power].amount" in keys and "objective.overlap_price_wan" in keys


# --- moving ---------------------------------------------------------------------------------------


def test_figures_are_moved_and_all_of_them_logged(tiny: Scenario) -> None:
    """Every cell that differs afterwards is in the log, and no other."""
    words = ["parks:±20%", "objective.overlap_price_wan", "projects[industry=tea].land_mu:30..50"]
    settings = [one.moved(0.2 if one.range.relative else 45.0) for one in inputs_of(words, tiny)]
    changed, cells = apply(tiny, settings)
    told = {(c.table, c.row, c.column): (c.old, c.new) for c in cells}
    assert told == {
        ("parks", "A1", "land_mu"): (100.0, 120.0),
        ("parks", "B1", "land_mu"): (100.0, 120.0),
        ("parks", "C1", "land_mu"): (60.0, 72.0),
        (SETTINGS, "objective", "overlap_price_wan"): (1000.0, 1200.0),
        ("projects", "P5", "land_mu"): (40.0, 45.0),
        ("projects", "P6", "land_mu"): (30.0, 45.0),
    }
    differing = {
        (name, str(next(iter(vars(row).values()))), column)
        for name, table in tiny.tables.items()
        for row, after in zip(table.rows, changed.rows(name), strict=True)
        for column, value in vars(row).items()
        if getattr(after, column) != value
    }
    assert differing == {(t, r, c) for t, r, c in told if t != SETTINGS}
    assert changed.settings.objective.overlap_price_wan == 1200.0
    assert tiny.rows("parks")[0].land_mu == 100.0, "the scenario itself is not touched"


def test_a_moved_scenario_is_what_a_variant_makes(tiny: Scenario, tmp_path: Path) -> None:
    """The same change written as a variant gives the same plan data."""
    shutil.copytree(TINY, tmp_path / "tiny")
    (tmp_path / "tiny" / "variants").mkdir()
    (tmp_path / "tiny" / "variants" / "v.toml").write_text(
        "[objective]\nlink_value_wan = 36.0\n"
        '[[change]]\ntable = "limits"\nwhere = { resource = "power" }\ncolumn = "amount"\n'
        "scale = 1.2\n"
    )
    settings = [
        input_of(word, tiny).moved(0.2) for word in ("limits.power", "objective.link_value_wan")
    ]
    by_variant = assemble(*read_sound(tmp_path / "tiny", ("v",)))
    moved = data_of(tiny, settings)
    assert moved.limits == pytest.approx(by_variant.limits)
    assert moved.chain_wan == pytest.approx(by_variant.chain_wan)
    same = {"limits", "chain_wan"}
    for name in type(moved).__dataclass_fields__:
        if name not in same:
            assert getattr(moved, name) == getattr(by_variant, name), name


def test_the_change_of_a_question_starts_from_the_lent_scenario(tiny: Scenario) -> None:
    setting = input_of("limits.power", tiny).moved(-0.5)
    base = assemble(tiny, appraised(tiny))
    with lending({SCENARIO: tiny}):
        assert Reset((setting,)).of(base).limits["power", "all", 1] == 6.0
        assert Reset(()).of(base) is base
    assert Reset((setting,)).key == "reset:limits.power*0.5"


@pytest.mark.parametrize(
    ("word", "level", "asked", "new"),
    [
        ("industries.glass.rivalry_share:±300%", 3.0, 1.6, 1.0),
        ("industries.glass.rivalry_share:±300%", -3.0, -0.8, 0.0),
        ("limits.power:±200%", -2.0, -12.0, 0.0),
        ("limits.power:-5..5", -5.0, -5.0, 0.0),
        ("economics.odds_signed_share:±300%", 2.0, 1.2, 1.0),
        ("horizon.benefit_years:±100%", -1.0, 0.0, 1.0),
        ("horizon.benefit_years:±27%", 0.27, 12.7, 13.0),
        ("layout.specials_max:±40%", 0.4, 1.4, 1.0),
    ],
)
def test_what_leaves_the_domain_is_clipped_and_told(
    tiny: Scenario, word: str, level: float, asked: float, new: float
) -> None:
    _, (cell,) = apply(tiny, [input_of(word, tiny).moved(level)])
    assert (cell.asked, cell.new, cell.clipped) == (asked, new, True)


def test_a_figure_within_the_domain_is_not_called_clipped(tiny: Scenario) -> None:
    _, (cell,) = apply(tiny, [input_of("limits.power", tiny).moved(0.2)])
    assert (cell.old, cell.new, cell.clipped) == (12.0, 14.4, False)


def test_where_no_nearest_figure_is_allowed_it_is_refused(tiny: Scenario) -> None:
    """Survival must be above 0: there is no smallest allowed share."""
    with pytest.raises(WrongUseError) as caught:
        apply(tiny, [Setting(input_of("economics.survival_share", tiny), value=0.0)])
    assert caught.value.key == "input_refused" and "0" in caught.value.sentence("zh")


def test_an_inconsistent_scenario_is_never_assembled(tiny: Scenario) -> None:
    """One of six weights alone: they no longer sum to 1."""
    with pytest.raises(DataError) as caught:
        data_of(tiny, [input_of("fit.weights.base", tiny).moved(0.2)])
    assert any("fit" in fault.column for fault in caught.value.faults)


def test_blank_figures_of_industries_are_the_librarys(qiandongnan: Scenario) -> None:
    one = input_of("industries.glass.tax_wan_per_mu", qiandongnan)
    held = next(row for row in qiandongnan.rows("industries") if row.industry == "glass")
    library = qiandongnan.library["glass"].tax_wan_per_mu
    assert held.tax_wan_per_mu is None and library
    _, (cell,) = apply(qiandongnan, [one.moved(0.1)])
    assert cell.old == library and cell.new == pytest.approx(1.1 * library)


def test_blanks_stay_blank_under_a_factor_and_are_counted(qiandongnan: Scenario) -> None:
    one = input_of("projects.*.odds_share", qiandongnan)
    rows = qiandongnan.rows("projects")
    blank = sum(row.odds_share is None for row in rows)
    changed, cells = apply(qiandongnan, [one.moved(0.1)])
    assert 0 < one.blanks == blank < len(rows) == len(cells) + blank
    assert sum(row.odds_share is None for row in changed.rows("projects")) == blank
