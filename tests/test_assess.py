"""The assessment: ranks, gates, transfer test, grades, screening, and the verb."""

import csv
import json
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from planner.assess import Assessment, assess, assess_scenario, in_order, lacking
from planner.cli import main
from planner.economics.survey import c_shares, worth_surveying
from planner.economics.typical import Trial, try_typical_projects
from planner.errors import WrongUseError
from planner.naming import county_code
from planner.report.assessment import assessment_screen
from planner.results import DefaultUsed, FactorScore, FitScore, FitTable, Scenario, Table
from planner.scenario import read_scenario
from planner.schema import Evidence, Factor, Grade, IndustryGate, TaxRate, TaxShare

SCENARIOS = Path(__file__).parent.parent / "scenarios"
FACTORS: tuple[Factor, ...] = ("endowment", "base", "market", "labour", "cost", "policy")


def planner(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def scenario(name: str) -> Scenario:
    return read_scenario(SCENARIOS / name, []).scenario


def with_rows(base: Scenario, name: str, *rows: object) -> Scenario:
    table = Table(name, "", "", rows, tuple(range(1, len(rows) + 1)))
    return replace(base, tables={**base.tables, name: table})


def judged(values: Mapping[tuple[str, str], float]) -> Scenario:
    """Tiny with three factors known by county and industry, each at the fit that is wanted."""
    names: tuple[Factor, ...] = ("base", "market", "policy")
    rows = [
        Evidence(county=county, factor=name, industry=industry, score_share=value, grade="B")
        for (county, industry), value in values.items()
        for name in names
    ]
    return with_rows(scenario("tiny"), "evidence", *rows)


@pytest.fixture(scope="module")
def large() -> Assessment:
    return assess_scenario(SCENARIOS / "qiandongnan")


def fit_table(*scores: FitScore) -> FitTable:
    weights = dict.fromkeys(FACTORS, 1 / 6)
    return FitTable("equal", weights, None, {(s.county, s.industry): s for s in scores}, {})


def fit_score(county: str, **values: float | None) -> FitScore:
    factors: dict[Factor, FactorScore] = {
        factor: FactorScore(values.get(factor), "B", f"evidence.{county}.{factor}")
        for factor in FACTORS
    }
    return FitScore(county, "glass", 0.5, "B", factors, "base", ())


# --- what is worked out ---------------------------------------------------------------------------


def test_industries_rank_by_fit_and_equal_ones_by_what_they_leave() -> None:
    values = {
        ("990001", "glass"): 0.4,
        ("990001", "wood_bamboo"): 0.9,
        ("990001", "tea"): 0.6,
        ("990002", "glass"): 0.7,
        ("990002", "tea"): 0.7,
    }
    found = assess(judged(values))
    assert [cell.industry for cell in found.targets["990001"]] == ["wood_bamboo", "tea", "glass"]
    assert [cell.rank for cell in found.targets["990001"]] == [1, 2, 3]
    tied = found.targets["990002"]
    assert [cell.rank for cell in tied] == [1, 1]
    worth = [(c.income_wan_per_mu or 0) + (c.kept_tax_wan_per_mu or 0) for c in tied]
    assert worth == sorted(worth, reverse=True)
    last = in_order(found.cells, "990002")[-1]
    assert (last.industry, last.rank, last.fit.share) == ("wood_bamboo", None, None)
    assert not found.targets["990003"]


def test_a_cell_tells_weakest_unknown_odds_and_origin() -> None:
    rows = [
        Evidence(county="990001", factor=factor, industry="tea", score_share=value, grade="A")
        for factor, value in (("base", 0.9), ("market", 0.3), ("labour", 0.8))
    ]
    cell = assess(with_rows(scenario("tiny"), "evidence", *rows)).cells["990001", "tea"]
    assert cell.fit.weakest == "market"
    assert "policy" in cell.fit.unknown and "base" not in cell.fit.unknown
    assert cell.fit.factors["market"].origin == "evidence.990001.market.tea"
    assert cell.fit.share is not None
    assert cell.odds_share == pytest.approx(0.12 * (0.5 + cell.fit.share))
    assert [one.origin for one in cell.sources["odds"]] == [
        "economics.odds_planned_share",
        "fit_share",
        "fit.odds_max_share",
    ]
    assert cell.sources["odds"][1].grade == cell.fit.grade


def test_values_per_mu_by_hand() -> None:
    """Tea: jobs per mu x local x (wage - 0.3 x 0.8 x 6.83), and the county's part of each tax."""
    base = scenario("tiny")
    tea = base.library["tea"]
    cell = assess(base).cells["990001", "tea"]
    net = tea.mean_wage_wan_per_year - 0.3 * 0.8 * 6.83
    assert cell.income_wan_per_mu == pytest.approx(tea.jobs_per_mu * tea.local_hire_share * net)
    vat, cit, consumption, local = (
        tea.tax_vat_frac,
        tea.tax_cit_frac,
        tea.tax_consumption_frac,
        tea.tax_local_other_frac,
    )
    # The input credit lasts until 2031, so the year shown pays income tax at 25 instead of 15 %.
    kept = 0.375 * vat + 0.28 * cit * 0.25 / 0.15 + 0.95 * local
    by_hand = tea.tax_wan_per_mu * kept / (vat + cit + consumption + local)
    assert cell.kept_tax_wan_per_mu == pytest.approx(by_hand)


def test_every_figure_lists_what_moves_it_with_a_grade() -> None:
    base = scenario("tiny")
    cell = assess(base).cells["990001", "tea"]
    grade = base.library["tea"].evidence_grade
    income = dict(cell.sources["income"])
    for column in ("jobs_per_mu", "mean_wage_wan_per_year", "local_hire_share"):
        assert income[f"library.tea.{column}"] == grade
    assert {"economics.returnee_share", "economics.opportunity_share"} < income.keys()
    assert any("alt_wage" in origin or "National Bureau" in origin for origin in income)
    tax = dict(cell.sources["kept_tax"])
    assert {"library.tea.tax_wan_per_mu", "library.tea.tax_vat_frac"} < tax.keys()
    assert "fiscal.cit_rate_share" in tax
    assert any(origin.startswith(("vat: ", "tax_shares.vat.")) for origin in tax)
    every = {one.origin for listed in cell.sources.values() for one in listed}
    assert not any(word in origin for origin in every for word in ("power", "water", "coal"))


def test_a_row_of_rates_and_shares_is_the_source() -> None:
    share = TaxShare(tax="vat", centre_share=0.5, province_share=0.1, county_share=0.4)
    rate = TaxRate(industry="tea", rate_share=0.09, until_year=2020, later_rate_share=0.2)
    base = with_rows(with_rows(scenario("tiny"), "tax_shares", share), "tax_rates", rate)
    cell = assess(base).cells["990001", "tea"]
    tax = dict(cell.sources["kept_tax"])
    assert {"tax_shares.vat.county_share", "tax_rates.tea.later_rate_share"} < tax.keys()
    assert "fiscal.cit_rate_share" not in tax
    assert cell.income_tax_rate_share == 0.2
    assert cell.kept_tax_year is not None and cell.kept_tax_year > 2020


def test_a_missing_figure_has_no_sources() -> None:
    base = judged({("990003", "tea"): 0.9})
    parks = [row for row in base.rows("parks") if row.county != "990003"]
    cell = assess(with_rows(base, "parks", *parks)).cells["990003", "tea"]
    assert not any(cell.sources.values())
    assert cell.kept_tax_year is None


def test_screen_says_year_odds_and_how_many() -> None:
    known = judged({("990001", "tea"): 0.9, ("990001", "glass"): 0.4, ("990002", "tea"): 0.5})
    found = assess(known, top=999)
    screen = assessment_screen(found, "en").replace("\n", " ")
    assert "999" not in screen and "All assessed industries" in screen
    years = {cell.kept_tax_year for best in found.targets.values() for cell in best}
    assert str(min(year for year in years if year)) in screen
    assert "Odds: that a planned project" in screen and "grade: the worst" in screen
    screen = assessment_screen(assess(known, top=2), "en").replace("\n", " ")
    assert "Best 2 industries of each county, all where fewer" in screen


def test_transfer_test_needs_two_counties_and_a_rank() -> None:
    known = judged({("990001", "tea"): 0.9, ("990002", "tea"): 0.9})
    alone = assess(known, counties=["990001"])
    for found, benchmark, said in (
        (alone, "990001", "compared with itself"),
        (alone, "990003", "has no assessed industry to compare with"),
        (assess(known), "990003", "has no assessed industry to compare with"),
        (alone, "990002", "Nothing is lacking"),
    ):
        screen = assessment_screen(found, "en", benchmark).replace("\n", " ")
        assert said in screen
        assert ("Nothing is lacking" in screen) == (said == "Nothing is lacking")


def test_judged_fits_do_not_count_as_disagreement(large: Assessment) -> None:
    pair = next(pair for pair, cell in large.cells.items() if cell in large.targets[pair[0]])
    cell = large.cells[pair]
    ranks = {**dict.fromkeys(cell.ranks, 1), "topsis": 25}

    def shown(overridden: bool) -> str:
        one = replace(cell, ranks=ranks, rank=1, fit=replace(cell.fit, overridden=overridden))
        found = replace(large, targets={pair[0]: (one,)})
        return assessment_screen(found, "en").replace("\n", " ")

    assert "Methods disagree by 5 ranks or more: 1" in shown(False)
    assert "1 (1-25)" in shown(False)
    assert "Methods disagree" not in shown(True) and "1 (1-25)" not in shown(True)
    assert "1 with a judged fit" in shown(True)


def test_transfer_test_takes_its_thresholds_as_written() -> None:
    fit = fit_table(
        fit_score("A", endowment=0.9, base=0.5, market=0.49, labour=0.8, cost=0.7),
        fit_score("B", endowment=0.34, base=None, market=0.1, labour=0.35, cost=0.36, policy=0.1),
    )
    assert lacking(fit, "A", "B", "glass") == {"endowment": (0.9, 0.34), "base": (0.5, None)}
    assert not lacking(fit, "A", "A", "glass")


def test_c_share_counts_losses_by_size() -> None:
    values: list[tuple[Grade, float, float]] = [("A", 60, 5), ("C", 30, -15), ("B", 10, 0)]
    shares = c_shares(values)
    assert shares.income_share == pytest.approx(0.3)
    assert shares.fiscal_share == pytest.approx(0.75)
    assert c_shares([]).income_share is None


def test_screening_ranks_by_stake_times_half_width() -> None:
    trial = next(iter(try_typical_projects(scenario("tiny")).by_pair.values()))
    place = trial.place
    assert place is not None

    def figures(grade: Grade, income: float, fiscal: float, net: float) -> dict[str, float]:
        one: Trial = replace(
            trial,
            place=replace(place, fit_share=None),
            candidate=replace(
                trial.candidate, wage_wan_per_year=6.0, support_wan=0.0, carrier_wan=0.0
            ),
            industry_grade=grade,
            income_wan=income,
            fiscal_wan=fiscal,
            net_wage_wan=net,
        )
        code = one.candidate.project
        defaults = [
            DefaultUsed("prospects", code, column, 1.0, origin)
            for column, origin in (
                ("jobs_person", "library.x.jobs"),
                ("wage_wan_per_year", "library.x.wage"),
                ("tax_wan_per_year", "library.x.tax"),
                ("odds_share", "economics.odds_planned_share"),
            )
        ]
        found = worth_surveying([one], fit_table(), defaults)
        return {line.figure: line.swing_wan for line in found}

    # Wage 6, of which 4 is net: a tenth more wage is 0.15 more income.
    assert figures("B", 100.0, 60.0, 4.0) == {
        "economics.odds_planned_share": 160 * 0.5,
        "library.x.wage": 100 * 1.5 * 0.35,
        "library.x.jobs": 100 * 0.35,
        "library.x.tax": 60 * 0.35,
    }
    assert list(figures("A", 100.0, 160.0, 6.0)) == [
        "economics.odds_planned_share",
        "library.x.tax",
        "library.x.jobs",
        "library.x.wage",
    ]


def test_gates_of_an_industry_close_it_with_rule_and_source() -> None:
    rule = IndustryGate(
        industry="glass", rule="invest_min_wan_per_mu", value=1e6, source="notice 7"
    )
    base = with_rows(judged({("990001", "glass"): 0.9, ("990001", "tea"): 0.5}), "gates", rule)
    found = assess(base)
    (gate,) = found.cells["990001", "glass"].gates
    assert (gate.rule, gate.needed) == ("invest", "1e+06")
    assert "notice 7" in gate.source
    assert found.cells["990001", "glass"].odds_share is None
    assert [cell.industry for cell in found.targets["990001"]] == ["tea"]
    assert "notice 7" in assessment_screen(found, "en").replace("\n", "")


def test_a_county_without_a_park_takes_nothing() -> None:
    base = judged({("990003", "tea"): 0.9})
    parks = [row for row in base.rows("parks") if row.county != "990003"]
    cell = assess(with_rows(base, "parks", *parks)).cells["990003", "tea"]
    assert [gate.rule for gate in cell.gates] == ["no_park"]
    assert (cell.odds_share, cell.income_wan_per_mu) == (None, None)


def test_chemical_industry_appears_only_where_there_is_a_chemical_park(large: Assessment) -> None:
    parks = large.scenario.rows("parks")
    with_park = {row.county for row in parks if row.chem_park}
    own = {row.industry: row.chem_park_required for row in large.scenario.rows("industries")}
    chemical = {
        code
        for code, wanted in own.items()
        if (large.scenario.library[code].chem_park_required if wanted is None else wanted)
    }
    assert chemical and len(with_park) < len(large.targets)
    everything = assess(large.scenario, top=1000)
    for county, best in everything.targets.items():
        if county not in with_park:
            assert not chemical & {cell.industry for cell in best}, county
            assert all(everything.cells[county, code].gates for code in chemical)


@pytest.mark.parametrize(
    ("county", "industry"),
    [
        ("Kaili", "glass"),
        ("Taijiang", "recycled_metal"),
        ("Tianzhu", "barium_salts"),
        ("Jinping", "sports_toys"),
        ("Majiang", "veg_fruit_proc"),
        ("Liping", "wood_bamboo"),
        ("Rongjiang", "wood_bamboo"),
        ("Sansui", "apparel"),
    ],
)
def test_top_five_read_like_the_public_record(
    large: Assessment, county: str, industry: str
) -> None:
    best = large.targets[county_code(large.scenario, county)]
    assert industry in [cell.industry for cell in best]


def test_every_method_orders_every_county(large: Assessment) -> None:
    assert {"default", "equal", "entropy", "topsis"} <= set(large.fit.ranks)
    found = assess(large.scenario, "topsis")
    assert found.method == "topsis"
    assert found.fit.weights == large.fit.weights
    for county, best in found.targets.items():
        assert [cell.rank for cell in best] == sorted(cell.ranks["topsis"] for cell in best), county
    assert assess(large.scenario, "equal").fit.weights["base"] == pytest.approx(1 / 6)


def test_multipliers_are_shown_where_the_tables_are(large: Assessment) -> None:
    assert set(large.multipliers) == set(large.targets)
    assert "FLQ" in assessment_screen(large, "en")
    tiny = assess(scenario("tiny"))
    assert not tiny.multipliers
    assert "io, employment" in assessment_screen(tiny, "en")


@pytest.mark.parametrize("word", ["522630", "台江县", "台江", "taijiang", " Taijiang "])
def test_a_county_goes_by_code_or_name(large: Assessment, word: str) -> None:
    assert county_code(large.scenario, word) == "522630"


def test_ahp_needs_comparisons() -> None:
    with pytest.raises(WrongUseError) as told:
        assess(scenario("tiny"), "ahp")
    assert "pairwise" in told.value.sentence("en")


# --- the verb -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["tiny", "one_county", "qiandongnan"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_assess_prints_every_scenario(name: str, language: str) -> None:
    done = planner("assess", SCENARIOS / name, "--lang", language)
    assert done.exit_code == 0, done.output
    assert "--json" in done.stdout
    done.stdout.encode("gbk")


def test_json_traces_every_factor() -> None:
    done = planner(
        "assess",
        SCENARIOS / "qiandongnan",
        "--county",
        "Taijiang",
        "--benchmark",
        "Kaili",
        "--json",
    )
    answer = json.loads(done.stdout)
    assert answer.keys() == {
        *("scenario", "variant", "method", "weights", "consistency_ratio", "benchmark"),
        *("counties", "grade_c_share", "pools", "survey", "scores", "multipliers"),
    }
    (county,) = answer["counties"]
    assert county["county"] == "522630" and len(county["top"]) == 5
    assert len(county["industries"]) == 31
    for one in county["industries"]:
        assert one.keys() == {
            *("industry", "fit_share", "fit_grade", "overridden", "note", "rank", "ranks"),
            *("weakest", "unknown", "factors", "odds_share", "income_wan_per_mu"),
            *("kept_tax_wan_per_mu", "kept_tax_year", "income_tax_rate_share"),
            *("grade", "sources", "gates", "lacks"),
        }
        assert one["sources"].keys() == {"odds", "income", "kept_tax"}
        assert all(
            source["origin"] and source["grade"] in "ABC"
            for listed in one["sources"].values()
            for source in listed
        )
        for factor in one["factors"].values():
            assert factor["origin"] and factor["grade"] in "ABC"
    glass = next(one for one in county["industries"] if one["industry"] == "glass")
    assert "endowment" in glass["lacks"]
    assert answer["grade_c_share"].keys() == {"income", "fiscal"}
    assert len(answer["survey"]) == 5
    swings = [one["swing_wan"] for one in answer["survey"]]
    assert swings == sorted(swings, reverse=True)


def test_files_are_written_whole_and_not_overwritten(tmp_path: Path) -> None:
    out = tmp_path / "assessment"
    words = ("assess", SCENARIOS / "one_county", "--out", out, "--lang", "zh")
    assert planner(*words).exit_code == 0
    names = {"assessment.csv", "ranks.csv", "survey.csv", "heatmap.png", "heatmap.svg"}
    assert {path.name for path in out.iterdir()} == names
    found = assess_scenario(SCENARIOS / "one_county")
    for name in ("assessment.csv", "ranks.csv"):
        content = (out / name).read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        rows = list(csv.DictReader(content.decode("utf-8-sig").splitlines()))
        assert len(rows) == len(found.cells)
        if name == "assessment.csv":
            assert any("economics.returnee_share (C)" in row["income_sources"] for row in rows)
    picture = (out / "heatmap.svg").read_bytes()
    refused = planner(*words)
    assert refused.exit_code == 2
    assert "--force" in refused.stderr
    assert planner(*words, "--force").exit_code == 0
    assert (out / "heatmap.svg").read_bytes() == picture, "the same assessment, the same file"


@pytest.mark.parametrize(
    ("name", "words", "said"),
    [
        ("qiandongnan", ("--county", "Tajiang"), "Taijiang"),
        ("qiandongnan", ("--county", "nowhere at all"), "nowhere at all"),
        ("qiandongnan", ("--benchmark", "Kali"), "Kaili"),
        ("tiny", ("--method", "ahp"), "pairwise"),
    ],
    ids=str,
)
def test_wrong_use_says_what_was_meant(name: str, words: tuple[str, str], said: str) -> None:
    done = planner("assess", SCENARIOS / name, *words, "--lang", "en")
    assert done.exit_code == 2
    assert done.stdout == ""
    assert said in done.stderr


def test_an_output_that_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = planner("assess", SCENARIOS / "one_county", "--out", tmp_path / "file" / "below")
    assert done.exit_code == 2
    assert "Traceback" not in done.stderr


def test_faults_end_with_3(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SCENARIOS / "tiny", tmp_path / "tiny"))
    (folder / "data" / "parks.csv").write_text("park,county\n", encoding="utf-8")
    assert planner("assess", folder).exit_code == 3


def test_run_tells_what_rests_on_expert_priors(tmp_path: Path) -> None:
    tiny = SCENARIOS / "tiny"
    answer = json.loads(planner("run", tiny, "--runs", tmp_path, "--json").stdout)
    # Projects without a grade count as C.
    assert answer["grade_c_share"] == {"income": 1.0, "fiscal": 1.0}
    assert "100.0 %" in planner("run", tiny, "--runs", tmp_path, "--lang", "en").stdout


def test_only_the_first_warnings_stand_beside_the_answer() -> None:
    command = ["assess", str(SCENARIOS / "qiandongnan"), "--lang", "en", "--county", "Kaili"]
    said = CliRunner().invoke(main, command).stderr.splitlines()
    assert sum(line.startswith("warning ") for line in said) == 3
    assert said[-1].startswith("9 more warnings on the data: planner validate ")
    told = CliRunner().invoke(main, [*command, "--verbose"]).stderr
    assert told.count("warning data/") == 12
