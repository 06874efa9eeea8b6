"""The tables and settings of a scenario: one dictionary for reading, checks, templates and docs.

Every table is a row model; every column states its Chinese name, unit and meaning. Reading, the
checks, ``planner init`` and ``docs/tables.md`` all walk over `TABLES`, so a column is added in one
place (see CONTRIBUTING.md).
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.fields import FieldInfo

TRUE_WORDS = frozenset({"true", "1", "yes", "y", "是", "有"})
FALSE_WORDS = frozenset({"false", "0", "no", "n", "否", "无"})


# --- how a cell becomes a value -------------------------------------------------------------------


def tidy_code(value: object) -> object:
    """Code as text: trimmed, full-width characters narrowed, ``522601.0`` read as ``522601``."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return unicodedata.normalize("NFKC", value).strip() if isinstance(value, str) else value


THOUSANDS = re.compile(r"[-+]?[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]+)?")
"""A number whose commas can only part its thousands; ``0,555`` is none."""


def tidy_number(value: object) -> object:
    """Number as text without blanks and thousands commas, full-width digits narrowed.

    A decimal comma stays, so that it is refused; an underscore, which Python would read over, is
    refused here.
    """
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, str):
        word = unicodedata.normalize("NFKC", value).strip()
        if "_" in word:
            raise ValueError(word)
        return word.replace(",", "") if THOUSANDS.fullmatch(word) else word
    return value


def tidy_flag(value: object) -> object:
    """Yes or no in English, Chinese or digits, as a truth value; anything else unchanged."""
    word = unicodedata.normalize("NFKC", str(value)).strip().lower()
    if word in TRUE_WORDS or word == "1.0":
        return True
    if word in FALSE_WORDS or word == "0.0":
        return False
    return value


def tidy_text(value: object) -> object:
    """Text without blanks at its ends; a number is written out."""
    return value.strip() if isinstance(value, str) else str(value)


Code = Annotated[str, BeforeValidator(tidy_code), Field(min_length=1)]
Text = Annotated[str, BeforeValidator(tidy_text), Field(min_length=1)]
Real = Annotated[float, BeforeValidator(tidy_number), Field(allow_inf_nan=False)]
Amount = Annotated[float, BeforeValidator(tidy_number), Field(ge=0, allow_inf_nan=False)]
Share = Annotated[float, BeforeValidator(tidy_number), Field(ge=0, le=1, allow_inf_nan=False)]
Count = Annotated[int, BeforeValidator(tidy_number), Field(ge=0)]
PeriodNumber = Annotated[int, BeforeValidator(tidy_number), Field(ge=1)]
Flag = Annotated[bool, BeforeValidator(tidy_flag)]
Longitude = Annotated[float, BeforeValidator(tidy_number), Field(ge=-180, le=180)]
Latitude = Annotated[float, BeforeValidator(tidy_number), Field(ge=-90, le=90)]

LandClass = Literal[
    "industrial", "chem_park", "logistics", "building", "commercial", "agricultural", "scattered"
]
Grade = Literal["A", "B", "C"]
Fixed = Literal["in", "out"]
Kind = Literal["new", "upgrade", "retain"]
Basis = Literal["announced", "realised"]
TaxKind = Literal["vat", "income", "consumption", "local"]
PriceItem = Literal["power", "gas", "water", "wage"]
GateRule = Literal[
    "fit_min_share",
    "invest_min_wan_per_mu",
    "output_min_wan_per_mu",
    "tax_min_wan_per_mu",
    "energy_max_tce_per_wan",
    "river_distance_min_km",
]
CriterionName = Literal[
    "invest_wan_per_mu",
    "output_wan_per_mu",
    "tax_wan_per_mu",
    "jobs_per_mu",
    "energy_tce_per_wan",
    "fit_share",
    "capex_wan",
]
Stage = Literal["planned", "negotiating", "signed"]
Factor = Literal["endowment", "base", "market", "labour", "cost", "policy"]
Role = Literal["lead", "special"]
Scope = Literal["park", "county", "group"]
FloorMeasure = Literal["jobs", "output", "resident_income", "fiscal", "existing_support"]
RelationKind = Literal["requires", "excludes", "together", "follows", "bonus"]

FLOOR_UNITS: dict[FloorMeasure, str] = {
    "jobs": "person",
    "output": "wan_per_year",
    "resident_income": "wan",
    "fiscal": "wan",
    "existing_support": "wan",
}
"""Unit of a floor by its measure."""

WORDS_ZH: dict[str, tuple[str, ...]] = {
    "industrial": ("工业用地", "工业"),
    "chem_park": ("化工园区用地", "化工园区", "化工用地"),
    "logistics": ("仓储物流用地", "物流仓储", "仓储", "物流"),
    "building": ("楼宇", "标准厂房", "厂房"),
    "commercial": ("商业用地", "商服用地", "商业"),
    "agricultural": ("农业用地", "农用地", "农业"),
    "scattered": ("零散用地", "分散", "点状供地"),
    "in": ("必上", "纳入", "必选", "选入"),
    "out": ("不上", "排除", "不选"),
    "new": ("新建", "新引进", "新上"),
    "upgrade": ("技改", "改扩建", "扩建", "技术改造"),
    "retain": ("留住", "保留", "稳企"),
    "planned": ("规划", "谋划", "储备"),
    "negotiating": ("在谈", "洽谈", "洽谈中"),
    "signed": ("签约", "已签约", "签订"),
    "endowment": ("资源禀赋", "禀赋", "资源"),
    "base": ("产业基础", "基础"),
    "market": ("市场",),
    "labour": ("劳动力", "用工"),
    "cost": ("成本",),
    "policy": ("政策",),
    "announced": ("公告", "对外公布", "公告数"),
    "realised": ("实际", "实际数", "已实现"),
    "vat": ("增值税",),
    "income": ("所得税",),
    "consumption": ("消费税",),
    "local": ("地方小税", "其他地方税"),
    "power": ("电", "电力"),
    "gas": ("气", "天然气"),
    "water": ("水", "用水"),
    "wage": ("工资", "人工"),
    "fit_min_share": ("最低适配度",),
    "invest_min_wan_per_mu": ("最低亩均投资",),
    "output_min_wan_per_mu": ("最低亩均产值",),
    "tax_min_wan_per_mu": ("最低亩均税收",),
    "energy_max_tce_per_wan": ("最高单位产值能耗",),
    "river_distance_min_km": ("最小距河岸线",),
    "invest_wan_per_mu": ("亩均投资",),
    "output_wan_per_mu": ("亩均产值",),
    "tax_wan_per_mu": ("亩均税收",),
    "jobs_per_mu": ("亩均就业",),
    "energy_tce_per_wan": ("单位产值能耗",),
    "fit_share": ("适配度",),
    "capex_wan": ("投资规模",),
    "lead": ("首位产业", "主导产业", "主导", "首位"),
    "special": ("特色产业", "特色"),
    "park": ("园区",),
    "county": ("县", "县市", "县级"),
    "group": ("县组", "州", "市", "片区"),
    "flow": ("年用量", "每年", "流量"),
    "stock": ("一次性", "存量"),
    "effort": ("当期投入", "招商力量", "人力"),
    "requires": ("需要", "依赖", "前提"),
    "excludes": ("互斥", "排斥"),
    "together": ("同上", "捆绑", "同进退"),
    "follows": ("后于", "跟随", "随后"),
    "bonus": ("协同", "加分", "协同加值"),
    "jobs": ("就业", "岗位", "就业岗位"),
    "output": ("产值",),
    "resident_income": ("居民收入", "居民增收"),
    "fiscal": ("留成税收", "财政收益"),
    "existing_support": ("存量企业扶持", "存量扶持"),
}
"""Chinese words that a cell may hold in place of an English one; the first is the usual one."""

LAND = "land"
"""Reserved resource code: a limit on it replaces `parks.land_mu` in that park and period."""

FUND = "fund"
"""Resource that stakes of a public fund use up: `stake_share` of the fixed investment each."""

AREA = "area"
"""Reference target of a column that takes a park, a county or a group."""

SUPPLY = "supply"
"""Reference target of a column that takes a resource, or `LAND`."""


@dataclass(frozen=True)
class Column:
    """One column as readers, templates and documents see it."""

    name: str
    label_zh: str
    unit: str
    meaning: str
    required: bool
    refers_to: str
    field: FieldInfo

    @cached_property
    def header_zh(self) -> str:
        """Chinese header with the unit in brackets, as it stands in a workbook."""
        return f"{self.label_zh}（{self.unit}）" if self.unit else self.label_zh

    @cached_property
    def shape(self) -> Literal["flag", "whole", "number", "word", "text"]:
        """What a cell holds: yes or no, a whole number, a number, a listed word, free text."""
        types = set(plain_types(self.field.annotation))
        if bool in types:
            return "flag"
        if int in types:
            return "whole"
        if float in types:
            return "number"
        return "word" if self.allowed else "text"

    @cached_property
    def allowed(self) -> tuple[str, ...]:
        """Values a listed word can take; empty for every other shape."""
        return tuple(kind for kind in plain_types(self.field.annotation) if isinstance(kind, str))

    @cached_property
    def words(self) -> dict[str, str]:
        """Every accepted word, English and Chinese, with the value that it stands for."""
        return {word: value for value in self.allowed for word in (value, *WORDS_ZH.get(value, ()))}

    @cached_property
    def lowered_words(self) -> dict[str, str]:
        """The same in lower case: a cell may write a word in any case."""
        return {word.lower(): value for word, value in self.words.items()}


def plain_types(annotation: Any) -> Iterator[Any]:
    """Types and literal values inside unions and ``Annotated``."""
    if get_origin(annotation) is Annotated:
        yield from plain_types(get_args(annotation)[0])
    elif parts := get_args(annotation):
        for part in parts:
            yield from plain_types(part)
    else:
        yield annotation


def cell(
    label_zh: str, meaning: str, unit: str = "", *, refers_to: str = "", required: bool = False
) -> Any:
    """Declare a column: Chinese name, meaning, unit, and the ``table.column`` it must occur in."""
    extra: dict[str, Any] = {"label_zh": label_zh, "unit": unit, "refers_to": refers_to}
    if required:
        return Field(description=meaning, json_schema_extra=extra)
    return Field(default=None, description=meaning, json_schema_extra=extra)


def key(label_zh: str, meaning: str, unit: str = "", *, refers_to: str = "") -> Any:
    """Declare a required column."""
    return cell(label_zh, meaning, unit, refers_to=refers_to, required=True)


class Row(BaseModel):
    """A row of a table: frozen, and closed to columns it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


# --- tables ---------------------------------------------------------------------------------------


class County(Row):
    """A county: the unit that tells its speciality industries and keeps its own ledger."""

    county: Code = key("县代码", "six-digit code of the county (GB/T 2260)")
    name_zh: Text = key("县名", "Chinese name")
    name_en: Text | None = cell("县名（英文）", "English name")
    population_person: Amount | None = cell("人口", "residents", "人")
    labour_person: Amount | None = cell("劳动力", "people employed or seeking work", "人")
    income_floor_wan: Amount | None = cell(
        "收入底线", "least discounted resident income when fairness.mode = floor", "万元"
    )
    alt_wage_wan_per_year: Amount | None = cell(
        "外出务工年工资", "wage a returnee earns elsewhere; blank: 6.83", "万元/年"
    )
    schooling_years: Amount | None = cell("平均受教育年限", "mean years of schooling", "年")
    lon: Longitude | None = cell("经度", "longitude of the centre, WGS-84", "度")
    lat: Latitude | None = cell("纬度", "latitude of the centre, WGS-84", "度")


class GroupMember(Row):
    """A county's membership of a group; the prefecture is a group."""

    group: Code = key("县组", "code of the group")
    county: Code = key("县代码", "a member", refers_to="counties.county")


class NeighbourPair(Row):
    """Two neighbouring counties, listed once."""

    county_a: Code = key("县甲", "one county", refers_to="counties.county")
    county_b: Code = key("县乙", "the other county", refers_to="counties.county")
    weight_share: Share = key("相邻权重", "how strongly they rival each other", "0–1")
    shared_border_km: Amount | None = cell("共同边界", "length of the shared border", "公里")


class Park(Row):
    """A place for projects: an industrial park or another block of developable land."""

    park: Code = key("园区代码", "code of the park")
    county: Code = key("所在县", "county it lies in", refers_to="counties.county")
    name_zh: Text = key("园区名称", "Chinese name")
    name_en: Text | None = cell("园区名称（英文）", "English name")
    land_mu: Amount = key("可用土地", "developable land not yet taken", "亩")
    land_cap_share: Share | None = cell(
        "土地期望用量上限",
        "reserve = chance: expected use of the land, as a share of it; blank: safe for every plan",
        "0–1",
    )
    land_class: LandClass | None = cell("用地类别", "blank: takes every class of industry")
    chem_park: Flag | None = cell("认定化工园区", "recognised chemical park; blank: no")
    river_distance_km: Amount | None = cell(
        "距河岸线", "to the bank line of a main river or tributary", "公里"
    )
    land_price_wan_per_mu: Amount | None = cell(
        "出让地价", "price of land sold, shown apart", "万元/亩"
    )
    land_cost_wan_per_mu: Amount | None = cell(
        "土地成本", "cost of assembling it, shown apart", "万元/亩"
    )
    partner: Code | None = cell(
        "飞地伙伴县", "enclave: partner county of this scenario", refers_to="counties.county"
    )
    partner_outside: Text | None = cell(
        "范围外飞地伙伴",
        "enclave: partner that is no county of this scenario; its part is in no total",
    )
    partner_share: Share | None = cell(
        "伙伴分成", "share of income and tax credited to the partner", "0–1"
    )
    partner_land_share: Share | None = cell(
        "伙伴用地指标占比",
        "share of the land that counts on the partner's quota, for reports; blank: none",
        "0–1",
    )


class Industry(Row):
    """An industry; blank coefficients are taken from the industry library by its code."""

    industry: Code = key("产业代码", "code of the industry")
    name_zh: Text = key("产业名称", "Chinese name")
    name_en: Text | None = cell("产业名称（英文）", "English name")
    gbt_code: Text | None = cell("国标行业代码", "GB/T 4754-2017 class")
    cluster: Text | None = cell("产业门类", "family of industries, for colours and tables")
    rivalry_share: Share | None = cell(
        "同业竞争度", "0 links of one chain, 1 same product, same market; blank: 0.5", "0–1"
    )
    growth_share: Real | None = cell("市场年增长率", "yearly growth of its market", "小数")
    land_class: LandClass | None = cell("用地类别", "land it needs; blank: any")
    chem_park_required: Flag | None = cell("须进化工园区", "only in a recognised chemical park")
    invest_wan_per_mu: Amount | None = cell("亩均投资", "fixed investment per mu", "万元/亩")
    output_wan_per_mu: Amount | None = cell(
        "亩均产值", "output a year per mu at full ramp", "万元/亩"
    )
    value_added_rate: Share | None = cell("增加值率", "value added per output", "0–1")
    value_added_wan_per_mu: Amount | None = cell("亩均增加值", "value added per mu", "万元/亩")
    revenue_per_worker_wan: Amount | None = cell("人均营收", "revenue per worker", "万元/人")
    jobs_per_mu: Amount | None = cell("亩均就业", "jobs per mu", "人/亩")
    mean_wage_wan_per_year: Amount | None = cell("年平均工资", "mean wage", "万元/年")
    local_hire_share: Share | None = cell("本地用工比例", "jobs filled by residents", "0–1")
    local_wage_income_wan_per_mu: Amount | None = cell(
        "亩均本地工资", "wages of residents per mu", "万元/亩"
    )
    tax_wan_per_mu: Amount | None = cell("亩均税收", "all taxes a year per mu", "万元/亩")
    tax_vat_frac: Share | None = cell("增值税占比", "VAT in all taxes", "0–1")
    tax_cit_frac: Share | None = cell("所得税占比", "income taxes in all taxes", "0–1")
    tax_cit_rate_share: Share | None = cell(
        "所得税率", "rate behind tax_cit_frac; 0.25 is outside the preference; blank: 0.15", "0–1"
    )
    tax_consumption_frac: Share | None = cell("消费税占比", "consumption tax in all taxes", "0–1")
    tax_local_other_frac: Share | None = cell("地方小税占比", "other taxes in all taxes", "0–1")
    county_retained_tax_wan_per_mu_default: Amount | None = cell(
        "亩均县级留成", "tax a year per mu that the county keeps", "万元/亩"
    )
    power_kwh_per_wan_output: Amount | None = cell("单位产值电耗", "power by output", "千瓦时/万元")
    gas_m3_per_wan_output: Amount | None = cell("单位产值气耗", "gas per output", "立方米/万元")
    other_heat_tce_per_wan_output: Amount | None = cell(
        "单位产值其他热耗", "other heat per output", "吨标准煤/万元"
    )
    standard_coal_tce_per_wan_output: Amount | None = cell(
        "单位产值能耗", "energy per output", "吨标准煤/万元"
    )
    water_m3_per_wan_output: Amount | None = cell("单位产值水耗", "water per output", "立方米/万元")
    wastewater_m3_per_wan_output: Amount | None = cell(
        "单位产值废水", "waste water per output", "立方米/万元"
    )
    cod_class_0_3: Count | None = cell("COD等级", "chemical oxygen demand, 0 none to 3 high")
    nox_class_0_3: Count | None = cell("NOx等级", "nitrogen oxides, 0 none to 3 high")
    voc_class_0_3: Count | None = cell("VOC等级", "volatile organics, 0 none to 3 high")
    talent_grade_1_5: Count | None = cell("人才要求", "talent needed, 1 low to 5 high")
    profit_margin: Real | None = cell("利润率", "profit per revenue", "小数")
    build_years: Amount | None = cell("建设期", "years from start to production", "年")
    ramp_years: Amount | None = cell("达产期", "years from production to full output", "年")
    p_signed_to_production_prior: Share | None = cell(
        "签约到投产概率", "odds that a signed project produces", "0–1"
    )
    freight_t_per_wan_output: Amount | None = cell("单位产值货运量", "freight by output", "吨/万元")
    min_scale_mu: Amount | None = cell("起步用地", "least scale of a project", "亩")
    endowment_keys: Text | None = cell("资源依托", "local resources it lives on")
    upstream_ids: Text | None = cell("上游", "suppliers; x: marks an outside node")
    downstream_ids: Text | None = cell("下游", "customers; x: marks an outside node")
    rel_uncertainty: Share | None = cell("相对误差", "half-width of the figures", "0–1")
    evidence_grade: Grade | None = cell("证据等级", "A measured, B sampled, C expert prior")
    source_note: Text | None = cell("来源说明", "where the figures come from")


class ChainArrow(Row):
    """An arrow of a supply chain between two industries."""

    upstream: Code = key("上游产业", "supplier", refers_to="industries.industry")
    downstream: Code = key("下游产业", "customer", refers_to="industries.industry")
    value_wan: Amount | None = cell(
        "链条价值", "value of the active link; blank: objective.link_value_wan", "万元"
    )


class Hub(Row):
    """An outside city whose chain a county can join."""

    hub: Code = key("枢纽城市", "code or name of the outside city")
    industry: Code = key("产业代码", "industry present there", refers_to="industries.industry")
    county: Code = key("县代码", "county within its reach", refers_to="counties.county")
    strength_share: Share = key("联系强度", "how far it stands in for a local partner", "0–1")


class Stock(Row):
    """What exists today."""

    county: Code = key("县代码", "county", refers_to="counties.county")
    industry: Code = key("产业代码", "industry", refers_to="industries.industry")
    output_wan_per_year: Amount | None = cell("现有产值", "yearly output", "万元/年")
    jobs_person: Amount | None = cell("现有就业", "jobs", "人")
    present: Flag | None = cell("已成气候", "counts as present for chains and overlap; blank: yes")


class Fit(Row):
    """A judgement of how well an industry suits a county."""

    county: Code = key("县代码", "county", refers_to="counties.county")
    industry: Code = key("产业代码", "industry", refers_to="industries.industry")
    fit_share: Share = key("适配度", "0 does not suit, 1 suits perfectly", "0–1")
    grade: Grade | None = cell("证据等级", "A measured, B sampled, C expert prior; blank: C")
    note: Text | None = cell("说明", "why")


class Evidence(Row):
    """An indicator behind a fit."""

    county: Code = key("县代码", "county", refers_to="counties.county")
    factor: Factor = key("要素", "endowment, base, market, labour, cost or policy")
    industry: Code | None = cell("产业代码", "blank: all", refers_to="industries.industry")
    score_share: Share = key("得分", "0 worst, 1 best", "0–1")
    grade: Grade | None = cell("证据等级", "A measured, B sampled, C expert prior; blank: C")
    source: Text | None = cell("来源", "where it comes from")


class Project(Row):
    """A candidate project; blank figures are taken from its industry."""

    project: Code = key("项目代码", "code of the project")
    name_zh: Text = key("项目名称", "Chinese name")
    name_en: Text | None = cell("项目名称（英文）", "English name")
    industry: Code = key("产业代码", "industry", refers_to="industries.industry")
    kind: Kind | None = cell("类型", "new, or upgrade / retain of an existing firm; blank: new")
    stage: Stage | None = cell("阶段", "pool it stands in; blank: planned")
    land_mu: Amount = key("用地", "land it takes", "亩")
    capex_wan: Amount | None = cell("固定资产投资", "blank: land x invest_wan_per_mu", "万元")
    output_wan_per_year: Amount | None = cell(
        "达产产值", "output at full ramp; blank: land x output_wan_per_mu", "万元/年"
    )
    jobs_person: Amount | None = cell("就业", "jobs at full ramp; blank: land x jobs_per_mu", "人")
    wage_wan_per_year: Amount | None = cell("年工资", "blank: mean wage of the industry", "万元/年")
    local_hire_share: Share | None = cell("本地用工比例", "blank: that of the industry", "0–1")
    tax_wan_per_year: Amount | None = cell(
        "达产税收", "all taxes at full ramp; blank: land x tax_wan_per_mu", "万元/年"
    )
    retained_share: Share | None = cell(
        "县级留成比例", "part of the tax the county keeps; blank: that of the industry", "0–1"
    )
    support_wan: Amount | None = cell(
        "扶持资金", "public support; blank: economics.support_share x capex", "万元"
    )
    fee_wan: Amount | None = cell(
        "招引奖励", "paid beside the support to whoever brought it, if it comes; blank: 0", "万元"
    )
    stake_share: Share | None = cell(
        "基金出资比例", "stake of a public fund in the fixed investment; blank: 0", "0–1"
    )
    build_periods: Count | None = cell("建设期", "periods to production; blank: build_years", "期")
    sooner_years: Amount | None = cell(
        "提前投产", "years by which approvals and building are shortened; blank: 0", "年"
    )
    ramp_periods: Count | None = cell("达产期", "periods to full output; blank: ramp_years", "期")
    odds_share: Share | None = cell(
        "落地概率", "ends up producing; retain: stays because of the help; blank: by stage", "0–1"
    )
    odds_factor: Amount | None = cell(
        "概率倍数", "multiplies the odds, up to fit.odds_max_share; blank: 1", "倍"
    )
    survival_share: Share | None = cell(
        "年存续率", "survives a year of production; blank: economics.survival_share", "0–1"
    )
    basis: Basis | None = cell(
        "数据口径", "announced figures are cut by [haircut]; blank: realised"
    )
    credibility_share: Share | None = cell("可信度", "of the investor; blank: 1", "0–1")
    seasonal_jobs_person: Amount | None = cell("季节性用工", "seasonal workers; blank: 0", "人")
    seasonal_months: Amount | None = cell("季节月数", "months a year they work; blank: 0", "月")
    farm_purchase_wan_per_year: Amount | None = cell(
        "农产品收购", "bought from local farmers at full output; blank: 0", "万元/年"
    )
    dividend_wan_per_year: Amount | None = cell(
        "村集体分红", "paid to villages; blank: 0", "万元/年"
    )
    pay_rise_wan_per_year: Amount | None = cell(
        "在岗职工增收",
        "rise in pay of residents employed there before, at full output; blank: 0",
        "万元/年",
    )
    earliest_period: PeriodNumber | None = cell("最早开工期", "blank: the first", "期")
    latest_period: PeriodNumber | None = cell("最晚开工期", "blank: the last", "期")
    fixed: Fixed | None = cell("已定", "in: must start; out: must not")
    anchor: Flag | None = cell("链主", "an anchor that others follow; shown, not valued by itself")
    grade: Grade | None = cell("证据等级", "A measured, B sampled, C expert prior; blank: C")
    source: Text | None = cell("来源", "where the figures come from")
    income_npv_wan: Real | None = cell(
        "收入现值", "resident income at a start in period 1, replaces the computed value", "万元"
    )
    fiscal_npv_wan: Real | None = cell(
        "财政现值", "fiscal value at a start in period 1, replaces the computed value", "万元"
    )


class Prospect(Row):
    """Typical projects of an industry that outreach could bring to a park, without names yet."""

    industry: Code = key("产业代码", "industry", refers_to="industries.industry")
    park: Code = key("园区代码", "park", refers_to="parks.park")
    count_max: Count = key("最多个数", "how many could be won over the whole horizon", "个")
    land_mu: Amount | None = cell("单个用地", "blank: least scale of the industry", "亩")
    odds_share: Share | None = cell("落地概率", "blank: odds of a planned project", "0–1")


class Site(Row):
    """A possible place of a project."""

    project: Code = key("项目代码", "project", refers_to="projects.project")
    park: Code = key("园区代码", "park", refers_to="parks.park")
    fit_share: Share | None = cell("适配度", "blank: that of county and industry", "0–1")
    income_npv_wan: Real | None = cell("收入现值", "as in projects, for this place", "万元")
    fiscal_npv_wan: Real | None = cell("财政现值", "as in projects, for this place", "万元")


class Resource(Row):
    """Something limited besides land and money: power, water, labour, a quota."""

    resource: Code = key("要素代码", "power, water, gas, labour, energy, wastewater or your own")
    name_zh: Text = key("要素名称", "Chinese name")
    name_en: Text | None = cell("要素名称（英文）", "English name")
    unit: Text = key("单位", "unit of all its amounts")
    scope: Scope = key("层级", "whether parks, counties or groups have limits")
    kind: Literal["flow", "stock", "effort"] | None = cell(
        "性质",
        "flow: used every year of production; stock: used once, at the start, and gone; effort: "
        "needed in the period of the start only, whether or not the project comes; blank: flow",
    )


class Use(Row):
    """A project's need of a resource."""

    project: Code = key("项目代码", "project", refers_to="projects.project")
    resource: Code = key("要素代码", "resource", refers_to="resources.resource")
    amount: Amount = key("用量", "in the resource's unit, at full output")
    park: Code | None = cell("园区代码", "blank: the same everywhere", refers_to="parks.park")


class Limit(Row):
    """A supply of a resource in an area."""

    resource: Code = key("要素代码", "resource, or land", refers_to=SUPPLY)
    area: Code = key("地区", "park, county or group by the resource's scope", refers_to=AREA)
    period: PeriodNumber | None = cell("期", "blank: all periods")
    amount: Amount = key("上限", "available, in the resource's unit")
    cap_share: Share | None = cell(
        "期望用量上限",
        "reserve = chance: expected use, as a share of the limit; blank: safe for every plan",
        "0–1",
    )


class Floor(Row):
    """What an area must at least get out of the plan."""

    area: Code = key("地区", "county or group", refers_to=AREA)
    measure: FloorMeasure = key(
        "指标",
        "jobs, output: expected, at full ramp, of what produces by the period; resident_income, "
        "fiscal: discounted, of what is begun by the period; existing_support: expected public "
        "support of upgrades and retentions begun by the period",
    )
    period: PeriodNumber | None = cell("期", "by the end of it; blank: of the last period")
    amount: Amount = key("底线", "人, 万元/年 or 万元 by the measure")
    source: Text | None = cell("来源", "decision, plan or reckoning it comes from")


class Budget(Row):
    """Public money of an area in a period."""

    area: Code = key("地区", "county or group", refers_to=AREA)
    period: PeriodNumber = key("期", "period")
    amount_wan: Amount = key("资金", "new money of the period", "万元")
    carry_over: Flag | None = cell("可结转", "what earlier periods left comes along; blank: no")


class Expansion(Row):
    """Something built that raises a limit."""

    expansion: Code = key("扩容代码", "code")
    area: Code = key("地区", "park, county or group", refers_to=AREA)
    resource: Code = key("要素代码", "resource raised, or land", refers_to=SUPPLY)
    amount: Amount = key("增量", "how much, in the resource's unit")
    cost_wan: Amount = key("造价", "paid when building starts", "万元")
    lead_periods: Count | None = cell("建设期", "periods until it helps; blank: 0", "期")
    earliest_period: PeriodNumber | None = cell("最早开工期", "blank: the first", "期")


class Relation(Row):
    """A rule between two projects."""

    kind: RelationKind = key("关系", "requires, excludes, together, follows or bonus")
    project_a: Code = key("项目甲", "first project", refers_to="projects.project")
    project_b: Code = key("项目乙", "second project", refers_to="projects.project")
    value_wan: Real | None = cell("加值", "bonus only: gained (or lost) when both start", "万元")
    lag_periods: Count | None = cell("间隔", "follows: b at least so much after a; blank: 0", "期")


class Route(Row):
    """Another way to pursue projects: an event, a channel, an anchor, a fund, quick approvals.

    Every project that it fits gets one more row, of which at most one starts (docs/routes.md).
    """

    route: Code = key("路径代码", "code")
    name_zh: Text = key("路径名称", "Chinese name")
    name_en: Text | None = cell("路径名称（英文）", "English name")
    project: Code | None = cell("项目代码", "blank: any", refers_to="projects.project")
    industry: Code | None = cell("产业代码", "blank: any", refers_to="industries.industry")
    area: Code | None = cell("地区", "park, county or group; blank: any", refers_to=AREA)
    stage: Stage | None = cell("阶段", "pool that the projects stand in; blank: any")
    odds_factor: Amount | None = cell("概率倍数", "multiplies the odds; blank: 1", "倍")
    odds_share: Share | None = cell("落地概率", "in place of the project's odds", "0–1")
    after_project: Code | None = cell(
        "须先有项目", "open once this project has started", refers_to="projects.project"
    )
    lag_periods: Count | None = cell("间隔", "at least so much after it; blank: 0", "期")
    resource: Code | None = cell(
        "要素代码", "what it takes: places at a fair, trips, money", refers_to="resources.resource"
    )
    amount: Amount | None = cell("用量", "of it, for each project; blank: 1")
    earliest_period: PeriodNumber | None = cell("最早开工期", "opens; blank: the first", "期")
    latest_period: PeriodNumber | None = cell("最晚开工期", "closes; blank: the last", "期")
    sooner_years: Amount | None = cell("提前投产", "years sooner; blank: 0", "年")
    fee_wan: Amount | None = cell("招引奖励", "paid if the project comes; blank: 0", "万元")
    stake_share: Share | None = cell(
        "基金出资比例", "stake of a public fund in the fixed investment; blank: 0", "0–1"
    )
    source: Text | None = cell("来源", "where the figures come from")


class Designation(Row):
    """A decision on the layout that is already taken."""

    county: Code = key("县代码", "county", refers_to="counties.county")
    industry: Code = key("产业代码", "industry", refers_to="industries.industry")
    fixed: Fixed = key("已定", "in: must be a target; out: must not")
    park: Code | None = cell("园区代码", "park of a lead; blank: any", refers_to="parks.park")
    role: Role | None = cell("角色", "lead or special; blank: any")
    source: Text | None = cell("来源", "document or decision")


class Market(Row):
    """Demand that a group of counties can reach."""

    industry: Code = key("产业代码", "industry", refers_to="industries.industry")
    group: Code = key("县组", "group of counties", refers_to="groups.group")
    output_max_wan_per_year: Amount = key(
        "可达市场", "greatest yearly output of the group; today's stock counts", "万元/年"
    )


class Stream(Row):
    """A material that is made and used within an area, and bought in and sold out beyond it."""

    stream: Code = key("物料代码", "code of the material")
    name_zh: Text = key("物料名称", "Chinese name")
    name_en: Text | None = cell("物料名称（英文）", "English name")
    unit: Text = key("计量单位", "of the amounts a year, such as 万吨")
    area: Code = key(
        "可达范围", "park, county or group within which it can be delivered", refers_to=AREA
    )
    saving_wan: Amount = key(
        "就地配套价值", "worth of a unit delivered inside instead of sold out and bought in", "万元"
    )
    bought_max: Amount | None = cell(
        "外购上限", "most bought in a year; blank: no limit; 0: must be made here"
    )
    sold_max: Amount | None = cell(
        "外销上限", "most sold out a year; blank: no limit; 0: must be used here"
    )
    made_today: Amount | None = cell("现有产量", "made a year today; blank: 0")
    used_today: Amount | None = cell("现有用量", "used a year today; blank: 0")
    source: Text | None = cell("来源", "where the figures come from")


class Flow(Row):
    """What a project, or an industry by its output, makes or uses of a material."""

    stream: Code = key("物料代码", "material", refers_to="streams.stream")
    project: Code | None = cell(
        "项目代码", "project; goes before its industry's row", refers_to="projects.project"
    )
    industry: Code | None = cell(
        "产业代码",
        "in place of a project: all projects and prospects of it",
        refers_to="industries.industry",
    )
    amount: Real = key(
        "年产用量",
        "a year at full output, by 10,000 wan of output for an industry; above 0 made, below used",
    )
    source: Text | None = cell("来源", "where the figures come from")


class Endowment(Row):
    """A local resource that industries can live on."""

    county: Code = key("县代码", "county", refers_to="counties.county")
    endowment: Code = key("资源", "key as in industries.endowment_keys")
    score_share: Share = key("得分", "0 none, 1 abundant", "0–1")
    grade: Grade | None = cell("证据等级", "A measured, B sampled, C expert prior; blank: C")
    source: Text | None = cell("来源", "where it comes from")


class Employment(Row):
    """People employed in a section of the economy."""

    county: Code = key("县代码", "county", refers_to="counties.county")
    section: Code = key("行业门类", "letter of GB/T 4754-2017, A to T")
    employed_person: Amount = key("就业人数", "people employed", "人")


class ReferenceEmployment(Row):
    """Share of a section in the reference economy, such as the nation."""

    section: Code = key("行业门类", "letter of GB/T 4754-2017, A to T")
    name_zh: Text | None = cell("门类名称", "Chinese name")
    employed_share: Share = key("就业占比", "in all employment of the reference", "0–1")


class Proximity(Row):
    """How often two sections are strong in the same counties; each pair once."""

    section_a: Code = key("门类甲", "one section")
    section_b: Code = key("门类乙", "the other section")
    proximity_share: Share = key("相近度", "least of the two conditional probabilities", "0–1")


class Distance(Row):
    """Way from a county to an outside market."""

    hub: Code = key("枢纽城市", "outside city")
    county: Code = key("县代码", "county", refers_to="counties.county")
    km: Amount = key("里程", "by road", "公里")
    weight_share: Share | None = cell("市场权重", "how much it counts; blank: 1", "0–1")
    grade: Grade | None = cell("证据等级", "A measured, B sampled, C expert prior; blank: C")


class Price(Row):
    """Price of a production factor in a county."""

    county: Code = key("县代码", "county", refers_to="counties.county")
    item: PriceItem = key("要素", "power, gas, water or wage")
    price: Amount = key("价格", "yuan per kWh or m3; wage: wan a year")
    reference_price: Amount = key("参照价格", "where such firms come from, same unit")
    grade: Grade | None = cell("证据等级", "A measured, B sampled, C expert prior; blank: C")
    source: Text | None = cell("来源", "where it comes from")


class TaxShare(Row):
    """Who keeps a tax; the three shares sum to 1."""

    tax: TaxKind = key("税种", "vat, income, consumption or local")
    centre_share: Share = key("中央", "kept by the centre", "0–1")
    province_share: Share = key("省市", "kept by province and prefecture", "0–1")
    county_share: Share = key("县级", "kept by the county", "0–1")
    source: Text | None = cell("来源", "document")


class TaxRate(Row):
    """Income-tax rate of an industry that differs from the general one."""

    industry: Code = key("产业代码", "industry", refers_to="industries.industry")
    rate_share: Share = key("优惠税率", "rate until its end year", "0–1")
    until_year: Count | None = cell("截止年份", "last year; blank: no end")
    later_rate_share: Share | None = cell("其后税率", "rate after that; blank: 0.25", "0–1")
    source: Text | None = cell("来源", "document")


class Pairwise(Row):
    """A pair of factors compared for the analytic hierarchy process."""

    factor_a: Factor = key("因素甲", "one factor")
    factor_b: Factor = key("因素乙", "the other factor")
    ratio: Amount = key("重要性之比", "how many times as important a is as b, 1/9 to 9")


class IndustryGate(Row):
    """An admission rule of one industry; it goes before the general gate."""

    industry: Code = key("产业代码", "industry", refers_to="industries.industry")
    rule: GateRule = key("准入规则", "rule")
    value: Amount = key("门槛", "least or greatest value, in the rule's unit")
    source: Text | None = cell("来源", "document")


class ScoreCriterion(Row):
    """A criterion of the admission scorecard; the weights sum to 1."""

    criterion: CriterionName = key(
        "评分指标", "figure that is marked; of energy less is better, of the others more"
    )
    weight_share: Share = key("权重", "part of the whole score; 0: a veto only", "0–1")
    full_marks: Amount | None = cell(
        "满分值", "figure that earns full points, in the criterion's unit; needed with a weight"
    )
    veto_below: Amount | None = cell("低于即否决", "forbids below it, whatever the score")
    veto_above: Amount | None = cell("高于即否决", "forbids above it, whatever the score")
    source: Text | None = cell("来源", "document")


class InputOutput(Row):
    """Domestic input coefficient between two sections of the reference economy."""

    supplier: Code = key("供给门类", "section that delivers")
    user: Code = key("使用门类", "section that uses")
    coefficient_share: Share = key("直接消耗系数", "yuan of input per yuan of output", "0–1")


@dataclass(frozen=True)
class TableSpec:
    """A table of the scenario: its names, row model and key.

    `unordered` names two columns whose order does not matter for the key.
    """

    name: str
    name_zh: str
    row: type[Row]
    key: tuple[str, ...]
    required: bool = False
    unordered: tuple[str, str] | None = None

    @property
    def meaning(self) -> str:
        """What one row is, in English."""
        return (self.row.__doc__ or "").strip().split("\n")[0]

    def columns(self) -> tuple[Column, ...]:
        """Columns in their order."""
        return self._columns

    @cached_property
    def _columns(self) -> tuple[Column, ...]:
        return tuple(self._column(name, info) for name, info in self.row.model_fields.items())

    def _column(self, name: str, info: FieldInfo) -> Column:
        extra = info.json_schema_extra
        assert isinstance(extra, Mapping), f"{self.name}.{name} is declared without cell()"
        return Column(
            name,
            str(extra["label_zh"]),
            str(extra["unit"]),
            info.description or "",
            info.is_required(),
            str(extra["refers_to"]),
            info,
        )


TABLES: dict[str, TableSpec] = {
    spec.name: spec
    for spec in (
        TableSpec("counties", "县", County, ("county",), required=True),
        TableSpec("groups", "县组", GroupMember, ("group", "county")),
        TableSpec(
            "neighbours",
            "相邻县",
            NeighbourPair,
            ("county_a", "county_b"),
            unordered=("county_a", "county_b"),
        ),
        TableSpec("parks", "园区", Park, ("park",), required=True),
        TableSpec("industries", "产业", Industry, ("industry",), required=True),
        TableSpec("chains", "产业链", ChainArrow, ("upstream", "downstream")),
        TableSpec("hubs", "外部枢纽", Hub, ("hub", "industry", "county")),
        TableSpec("stock", "现有产业", Stock, ("county", "industry")),
        TableSpec("fit", "适配度", Fit, ("county", "industry")),
        TableSpec("evidence", "证据", Evidence, ("county", "factor", "industry")),
        TableSpec("endowments", "资源禀赋", Endowment, ("county", "endowment")),
        TableSpec("employment", "就业", Employment, ("county", "section")),
        TableSpec("reference_employment", "参照就业", ReferenceEmployment, ("section",)),
        TableSpec(
            "proximity",
            "门类相近度",
            Proximity,
            ("section_a", "section_b"),
            unordered=("section_a", "section_b"),
        ),
        TableSpec("distances", "里程", Distance, ("hub", "county")),
        TableSpec("prices", "要素价格", Price, ("county", "item")),
        TableSpec("tax_shares", "税收分成", TaxShare, ("tax",)),
        TableSpec("tax_rates", "所得税率", TaxRate, ("industry",)),
        TableSpec(
            "pairwise",
            "因素比较",
            Pairwise,
            ("factor_a", "factor_b"),
            unordered=("factor_a", "factor_b"),
        ),
        TableSpec("gates", "准入规则", IndustryGate, ("industry", "rule")),
        TableSpec("scorecard", "准入评分", ScoreCriterion, ("criterion",)),
        TableSpec("io", "投入产出", InputOutput, ("supplier", "user")),
        TableSpec("projects", "项目", Project, ("project",)),
        TableSpec("prospects", "意向方向", Prospect, ("industry", "park")),
        TableSpec("sites", "选址", Site, ("project", "park")),
        TableSpec("resources", "要素", Resource, ("resource",)),
        TableSpec("uses", "要素需求", Use, ("project", "resource", "park")),
        TableSpec("limits", "要素上限", Limit, ("resource", "area", "period")),
        TableSpec("floors", "底线", Floor, ("measure", "area", "period")),
        TableSpec("budgets", "资金", Budget, ("area", "period")),
        TableSpec("expansions", "扩容工程", Expansion, ("expansion",)),
        TableSpec("relations", "项目关系", Relation, ("kind", "project_a", "project_b")),
        TableSpec("routes", "推进路径", Route, ("route",)),
        TableSpec("designations", "已定布局", Designation, ("county", "industry", "park")),
        TableSpec("markets", "市场", Market, ("industry", "group")),
        TableSpec("streams", "物料", Stream, ("stream",)),
        TableSpec("flows", "物料产用", Flow, ("stream", "project", "industry")),
    )
}


# --- scenario.toml --------------------------------------------------------------------------------


class Section(BaseModel):
    """A section of ``scenario.toml``: frozen, closed to keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)


class HorizonSettings(Section):
    """Periods and how benefits are counted."""

    start_year: int = Field(2026, ge=2000, le=2100, description="first year of period 1")
    period_years: tuple[Annotated[int, Field(ge=1, le=10)], ...] = Field(
        (1, 1, 1, 2, 2), min_length=1, max_length=20, description="years in each period"
    )
    benefit_years: int = Field(
        10, ge=1, le=50, description="years of benefit counted after production starts"
    )
    discount_share: float = Field(0.06, ge=0, le=0.5, description="yearly discount rate")


class ObjectiveSettings(Section):
    """What the plan is valued by."""

    income_weight: float = Field(1.0, ge=0, description="weight of discounted resident income")
    fiscal_weight: float = Field(1.0, ge=0, description="weight of discounted county-kept tax")
    overlap_price_wan: float = Field(
        3000.0, ge=0, description="price of one fully rival shared target at neighbour weight 1"
    )
    link_value_wan: float = Field(500.0, ge=0, description="default value of one active link")


class LayoutSettings(Section):
    """The 1+N rule."""

    leads_per_park: int = Field(1, ge=0, le=10, description="most leading industries of a park")
    lead_required: bool = Field(False, description="every park must have its leads")
    specials_min: int = Field(1, ge=0, le=20, description="fewest specialities of a county")
    specials_max: int = Field(3, ge=0, le=20, description="most specialities of a county")
    leads_per_industry_max: int = Field(
        2, ge=0, description="most parks led by one industry in the whole scenario"
    )
    lead_output_share_min: float = Field(
        0.0, ge=0, le=1, description="least share of a park's planned output made by its lead"
    )
    industry_output_share_max: float = Field(
        0.0,
        ge=0,
        le=1,
        description="most that one industry makes of a county's output (stock and plan); "
        "0: no limit",
    )
    breach_price_wan: float = Field(
        0.0, ge=0, description="0: counts of the rule are hard; above 0: price of each breach"
    )


class EconomicsSettings(Section):
    """Defaults of the economics."""

    returnee_share: float = Field(
        0.3, ge=0, le=1, description="local hires who would otherwise work elsewhere"
    )
    opportunity_share: float = Field(
        0.8, ge=0, le=1, description="part of the wage elsewhere that a returnee gives up"
    )
    farm_income_share: float = Field(
        0.4, ge=0, le=1, description="part of farm purchases that is income of farmers"
    )
    land_rent_wan_per_mu_per_year: float = Field(
        0.0, ge=0, description="yearly rent of project land to villagers"
    )
    multiplier_factor: float = Field(1.0, ge=1, le=3, description="local income multiplier")
    odds_planned_share: float = Field(0.12, ge=0, le=1, description="odds of a planned project")
    odds_negotiating_share: float = Field(0.20, ge=0, le=1, description="odds while in talks")
    odds_signed_share: float = Field(0.40, ge=0, le=1, description="odds once signed")
    survival_share: float = Field(0.93, gt=0, le=1, description="survival per year of production")
    support_share: float = Field(
        0.05, ge=0, le=1, description="public support per fixed investment where none is given"
    )


class FitWeights(Section):
    """Weights of the six factors; they sum to 1."""

    endowment: float = Field(0.20, ge=0, le=1, description="endowment and raw material")
    base: float = Field(0.25, ge=0, le=1, description="present base and relatedness")
    market: float = Field(0.20, ge=0, le=1, description="market and transport")
    labour: float = Field(0.15, ge=0, le=1, description="labour and talent")
    cost: float = Field(0.10, ge=0, le=1, description="factor cost and utilities")
    policy: float = Field(0.10, ge=0, le=1, description="policy, environment, safety")


class FitSettings(Section):
    """How the factors become a fit."""

    method: Literal["default", "equal", "ahp", "entropy"] = Field(
        "default", description="where the weights come from"
    )
    weights: FitWeights = FitWeights()
    floor_share: float = Field(0.1, gt=0, le=1, description="least value of a factor")
    freight_yuan_per_t_km: float = Field(0.47, ge=0, description="road freight price")
    odds_max_share: float = Field(0.8, ge=0, le=1, description="cap on odds adjusted by fit")


class HaircutSettings(Section):
    """What of an announced figure is realised."""

    output_share: float = Field(0.5, ge=0, le=1, description="of announced output")
    tax_share: float = Field(0.35, ge=0, le=1, description="of announced tax")
    jobs_share: float = Field(0.4, ge=0, le=1, description="of announced jobs")
    capex_share: float = Field(0.6, ge=0, le=1, description="of announced investment")


class FiscalSettings(Section):
    """Tax over time and the costs of the county."""

    vat_credit_share: float = Field(
        0.06, ge=0, le=0.13, description="VAT input credit of the building years per investment"
    )
    cit_preference_rate_share: float = Field(
        0.15, ge=0, le=0.25, description="income-tax rate up to cit_preference_until"
    )
    cit_rate_share: float = Field(0.25, ge=0, le=0.5, description="income-tax rate after it")
    cit_preference_until: int = Field(2030, ge=2000, le=2100, description="last year of preference")
    carrier_cost_wan_per_mu: float = Field(
        0.0, ge=0, description="carriers and utility connection paid by the county"
    )
    debt_share: float = Field(0.0, ge=0, le=1, description="part of that cost paid by debt")
    debt_rate_share: float = Field(0.04, ge=0, le=0.2, description="interest on that debt")
    debt_years: int = Field(10, ge=1, le=30, description="years of that debt")


class FundSettings(Section):
    """What comes back of the stakes of a public fund."""

    loss_share: float = Field(0.2, ge=0, le=1, description="part of a stake that is lost")
    return_share: float = Field(
        0.0, ge=0, le=0.5, description="yearly return on the part that is not lost"
    )
    exit_years: int = Field(7, ge=1, le=30, description="years until a stake is paid back")


class FairnessSettings(Section):
    """How the counties' shares are protected."""

    mode: Literal["none", "floor", "maxmin"] = Field(
        "none",
        description="none; floor: counties.income_floor_wan; maxmin: least income per head first",
    )


class LandingSettings(Section):
    """How much room is kept for projects that may not come."""

    reserve: Literal["expected", "full", "chance"] = Field(
        "expected",
        description="expected: odds x use; full: the whole use; chance: odds x use, held so far "
        "below each limit that it is overrun with a probability of overrun_share_max at most",
    )
    overrun_share_max: float = Field(
        0.10, ge=0, le=1, description="greatest probability of overrun with reserve = chance"
    )
    pursuits_per_period_max: int = Field(
        0, ge=0, description="unsigned projects a county can pursue per period; 0: no limit"
    )


class GateSettings(Section):
    """Hard admission rules."""

    fit_min_share: float = Field(0.30, ge=0, le=1, description="least fit")
    invest_min_wan_per_mu: float = Field(0.0, ge=0, description="least fixed investment per mu")
    tax_min_wan_per_mu: float = Field(0.0, ge=0, description="least yearly tax per mu")
    output_min_wan_per_mu: float = Field(0.0, ge=0, description="least yearly output per mu")
    energy_max_tce_per_wan: float = Field(
        0.0, ge=0, description="greatest energy per output; 0: no limit"
    )
    river_distance_min_km: float = Field(
        1.0, ge=0, description="least distance of chemical industries from a river bank line"
    )
    score_min_share: float = Field(
        0.0, ge=0, le=1, description="least score on the admission scorecard; 0: none"
    )
    chem_only_in_chem_park: bool = Field(
        True, description="chemical industries only in recognised chemical parks"
    )


class FileSettings(Section):
    """Where the tables are."""

    data: str = Field(
        "", description="workbook or folder with the tables; blank: data.xlsx or data/"
    )


class Settings(Section):
    """``scenario.toml``."""

    schema_: Literal[1] = Field(alias="schema", description="version of this format")
    title_zh: str = Field(min_length=1, description="Chinese title")
    title_en: str = Field("", description="English title")
    price_year: int = Field(ge=2000, le=2100, description="year of all prices")
    horizon: HorizonSettings = HorizonSettings()
    objective: ObjectiveSettings = ObjectiveSettings()
    layout: LayoutSettings = LayoutSettings()
    economics: EconomicsSettings = EconomicsSettings()
    fit: FitSettings = FitSettings()
    haircut: HaircutSettings = HaircutSettings()
    fiscal: FiscalSettings = FiscalSettings()
    fund: FundSettings = FundSettings()
    fairness: FairnessSettings = FairnessSettings()
    landing: LandingSettings = LandingSettings()
    gates: GateSettings = GateSettings()
    files: FileSettings = FileSettings()


class VariantChange(Section):
    """One ``[[change]]`` of a variant: the rows it meets and what it does to a column."""

    table: str = Field(description="table")
    where: dict[str, str | int | float | bool] = Field(
        default_factory=dict, description="columns and the values that the rows must have"
    )
    column: str = Field(description="column to change")
    scale: float | None = Field(None, description="multiply by")
    set: str | int | float | bool | None = Field(None, description="replace by")
    add: float | None = Field(None, description="add")


class VariantRow(Section):
    """One ``[[row]]`` of a variant: a row that it adds to a table."""

    table: str = Field(description="table")
    cells: dict[str, str | int | float | bool] = Field(
        description="columns and the values of the new row; columns left out are blank"
    )


class VariantHead(Section):
    """Keys of a variant besides the sections of ``scenario.toml`` that it overrides."""

    extends: str = Field("", description="variant it builds on; blank: the scenario")
    title_zh: str = Field("", description="Chinese title")
    title_en: str = Field("", description="English title")
    change: tuple[VariantChange, ...] = Field((), description="changes of table rows")
    row: tuple[VariantRow, ...] = Field((), description="rows added to tables")


# --- resources whose need the industry library knows ----------------------------------------------

FULL_LOAD_HOURS = 5000.0
"""Hours a year at full load by which yearly power becomes MW; two-shift plants run 4,000 to 6,000
hours (expert prior), continuous ones more: state `uses` where it matters."""


class KnownResource(NamedTuple):
    """How a need follows from the library.

    `coefficient` is the column of `industries` that is multiplied by yearly output, blank for
    labour (jobs x local hire share) and for the fund (its stake in wan yuan); `factors` turns the
    product into each accepted unit.
    """

    coefficient: str
    factors: Mapping[str, float]


_VOLUME = {"10000m3": 1e-4, "万m3": 1e-4, "万立方米": 1e-4, "m3": 1.0}

KNOWN_RESOURCES: dict[str, KnownResource] = {
    "power": KnownResource(
        "power_kwh_per_wan_output",
        {
            "MW": 1e-3 / FULL_LOAD_HOURS,
            "兆瓦": 1e-3 / FULL_LOAD_HOURS,
            "MWh": 1e-3,
            "GWh": 1e-6,
            "万千瓦时": 1e-4,
        },
    ),
    "gas": KnownResource("gas_m3_per_wan_output", _VOLUME),
    "water": KnownResource("water_m3_per_wan_output", _VOLUME),
    "wastewater": KnownResource("wastewater_m3_per_wan_output", _VOLUME),
    "energy": KnownResource("standard_coal_tce_per_wan_output", {"tce": 1.0, "吨标准煤": 1.0}),
    "labour": KnownResource("", {"person": 1.0, "人": 1.0}),
    FUND: KnownResource("", {"wan": 1.0, "万元": 1.0}),
}
