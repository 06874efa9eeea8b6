"""What passes between the parts of a run: tables, candidates, plans, verdicts. Frozen, no logic."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Self

from planner.errors import Fault
from planner.schema import Factor, Grade, Kind, Settings, Stage, TaxKind

if TYPE_CHECKING:
    from models import Portfolio

Start = tuple[str, str, int]
"""Project (or prospect), park, period."""

Status = Literal["optimal", "gap_reached", "limit", "interrupted"]


@dataclass(frozen=True)
class Table:
    """A table as read: typed rows and the line of each one in its file.

    `cells` gives the column letter of each column when the table comes from a workbook; `headers`
    the header of each column as the user wrote it.
    """

    name: str
    file: str
    sheet: str
    rows: tuple[Any, ...]
    lines: tuple[int, ...]
    cells: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    added: str = ""


@dataclass(frozen=True)
class Scenario:
    """A scenario with its variants applied, read and typed, ready for the checks.

    Attributes
    ----------
    name
        Name of the folder.
    folder
        Its path as the user gave it.
    variant
        Names of the applied variants joined by ``+``; blank for the base.
    settings
        ``scenario.toml`` after the variants.
    tables
        All tables of the schema by name; absent ones are empty.
    library
        Industry library by industry code.
    remarks
        Warnings and notes of the reading (for instance a total row that was skipped).
    """

    name: str
    folder: str
    variant: str
    settings: Settings
    tables: Mapping[str, Table]
    library: Mapping[str, Any]
    remarks: tuple[Fault, ...] = ()

    def rows(self, table: str) -> tuple[Any, ...]:
        """Rows of a table; an absent table has none."""
        return self.tables[table].rows if table in self.tables else ()


@dataclass(frozen=True)
class DefaultUsed:
    """A blank cell and the value that took its place, with where that value comes from."""

    table: str
    row_key: str
    column: str
    value: float | str
    origin: str


@dataclass(frozen=True)
class MissingFigure:
    """A blank cell for which neither the scenario nor the library has a figure."""

    table: str
    row_key: str
    column: str
    industry: str
    coefficient: str


@dataclass(frozen=True)
class FactorScore:
    """A factor of a fit: 0 to 1, or None if unknown; `origin` names the rows it rests on.

    A factor that does not apply to the industry (`applicable` is False) drops out without harm.
    """

    value: float | None
    grade: Grade
    origin: str
    applicable: bool = True


@dataclass(frozen=True)
class FitScore:
    """How well an industry suits a county; `share` is None if nothing at all is known.

    `weakest` is the known factor with the least value, blank if none is known. `overridden` is
    True where a row of the table `fit` took the place of the computed value.
    """

    county: str
    industry: str
    share: float | None
    grade: Grade
    factors: Mapping[Factor, FactorScore]
    weakest: str
    unknown: tuple[Factor, ...]
    overridden: bool = False
    note: str = ""


@dataclass(frozen=True)
class FitTable:
    """Fits of all counties and industries, and how they were combined.

    Attributes
    ----------
    method, weights
        Weights of the factors in use and where they come from.
    consistency_ratio
        Of the pairwise comparisons; None unless the method is ahp.
    scores
        By (county, industry).
    ranks
        By method (default, equal, ahp if given, entropy, topsis), county and industry: rank of the
        industry in its county, 1 the best; ties share the better rank.
    """

    method: str
    weights: Mapping[Factor, float]
    consistency_ratio: float | None
    scores: Mapping[tuple[str, str], FitScore]
    ranks: Mapping[str, Mapping[tuple[str, str], int]]


@dataclass(frozen=True)
class Place:
    """An admissible site of a candidate.

    `odds_share` is the probability that the candidate ends up producing here. `income_npv_wan` and
    `fiscal_npv_wan` are the user's own values for a start in period 1. `outside_share` is the part
    of income and tax that goes to an enclave partner outside the scenario.
    """

    park: str
    county: str
    fit_share: float | None
    fit_grade: Grade
    odds_share: float
    income_npv_wan: float | None
    fiscal_npv_wan: float | None
    outside_share: float = 0.0


@dataclass(frozen=True)
class Candidate:
    """A project or prospect with every blank filled in and announced figures cut.

    Figures are for one project at full output, before odds; the odds belong to its places.

    Attributes
    ----------
    tax_kinds_wan
        Yearly tax by kind at the library's income-tax rate; sums to `tax_wan_per_year`. Empty where
        the fractions are unknown and `retained_share` takes their place.
    retained_share
        Part of the tax that the county keeps, where the user states it or the industry's fractions
        are unknown; None: by `tax_shares`.
    carrier_wan
        What the county pays for carriers and utility connections.
    seasonal_fte_person
        Seasonal jobs as full-time equivalents.
    farm_income_wan_per_year
        What farm purchases leave to farmers.
    rent_dividend_wan_per_year
        Land rent and village dividend, paid whatever the ramp.
    production_offset, ramp_years
        By start period: year of first production, counted from the first year of the horizon, and
        years until full output.
    grade
        Worst grade of the figures it rests on, the library's defaults included.
    uses
        Amounts by (park, resource) in the resource's unit; land is not among them.
    support_wan
        Public support with the reward of whoever brought the project.
    stake_wan
        Stake of a public fund in its fixed investment.
    pay_rise_wan_per_year
        What residents who are employed there already earn more at full output.
    """

    project: str
    name_zh: str
    name_en: str
    industry: str
    kind: Kind
    stage: Stage
    prospect: bool
    count_max: int
    land_mu: float
    capex_wan: float
    output_wan_per_year: float
    jobs_person: float
    wage_wan_per_year: float
    local_hire_share: float
    tax_wan_per_year: float
    tax_kinds_wan: Mapping[TaxKind, float]
    retained_share: float | None
    support_wan: float
    carrier_wan: float
    survival_share: float
    seasonal_fte_person: float
    farm_income_wan_per_year: float
    rent_dividend_wan_per_year: float
    production_offset: Mapping[int, int]
    ramp_years: Mapping[int, int]
    fixed: str
    anchor: bool
    grade: Grade
    source: str
    places: tuple[Place, ...]
    uses: Mapping[tuple[str, str], float]
    stake_wan: float = 0.0
    pay_rise_wan_per_year: float = 0.0

    def place_at(self, park: str) -> Place:
        """Site in one of its parks."""
        return next(place for place in self.places if place.park == park)

    def odds_at(self, park: str) -> float:
        """Odds that the candidate ends up producing in one of its parks."""
        return self.place_at(park).odds_share

    @property
    def periods(self) -> tuple[int, ...]:
        """Periods in which it may start."""
        return tuple(self.production_offset)


@dataclass(frozen=True)
class YearLine:
    """Taxes of one landed project in one year of production, wan yuan, undiscounted.

    Attributes
    ----------
    year
        Calendar year.
    ramp_share
        Part of full output.
    expected_share
        Odds at the place times survival to this year.
    discount_factor
        What one yuan of this year is worth in the first year of the horizon.
    taxes_wan
        Paid by kind, VAT after the input credit; empty where a retained share takes their place.
    credit_wan
        VAT input credit used up in this year.
    tax_wan
        All taxes paid.
    kept_wan
        What of them the county keeps.
    """

    year: int
    ramp_share: float
    expected_share: float
    discount_factor: float
    taxes_wan: Mapping[TaxKind, float]
    credit_wan: float
    tax_wan: float
    kept_wan: float


@dataclass(frozen=True)
class GatedOut:
    """A site of a candidate that an admission rule forbids; `source` is what the rule rests on."""

    project: str
    park: str
    gate: str
    found: str
    needed: str
    source: str = ""


@dataclass(frozen=True)
class Score:
    """What a site of a candidate earns on the admission scorecard.

    Attributes
    ----------
    share
        Part of the full score, 0 to 1; None where no criterion with a weight applies.
    marks
        Part of full marks by criterion; those that do not apply are not there.
    vetoes
        Names of the vetoes that forbid the site.
    """

    project: str
    park: str
    share: float | None
    marks: Mapping[str, float]
    vetoes: tuple[str, ...]


@dataclass(frozen=True)
class Appraisal:
    """Outcome of the economics: candidates, what was refused, what was assumed.

    `income_wan` and `fiscal_wan` are discounted values of one start, after odds.
    `floored` lists candidates whose wage does not exceed what returnees give up, so that their
    income counts as zero. `rivalry_share` is by industry. `scores` are those of all sites of new
    projects, refused ones too; empty without a scorecard. `missing` must be empty before a plan
    is made.
    """

    candidates: Mapping[str, Candidate]
    income_wan: Mapping[Start, float]
    fiscal_wan: Mapping[Start, float]
    fit: FitTable
    gated: tuple[GatedOut, ...]
    rivalry_share: Mapping[str, float]
    defaults: tuple[DefaultUsed, ...]
    missing: tuple[MissingFigure, ...]
    floored: tuple[str, ...]
    scores: tuple[Score, ...] = ()


@dataclass(frozen=True)
class Plan:
    """The decisions: everything the audit needs besides the inputs.

    Attributes
    ----------
    starts
        Count of each start: 1 for a project, 1 or more for a prospect.
    leads
        Pairs (park, industry).
    specials
        Pairs (county, industry).
    builds
        Pairs (expansion, period).
    grants
        Money from a group's purse to a county's, by (group, county, period), wan yuan.
    """

    starts: Mapping[Start, int]
    leads: tuple[tuple[str, str], ...]
    specials: tuple[tuple[str, str], ...]
    builds: tuple[tuple[str, int], ...]
    grants: Mapping[tuple[str, str, int], float]

    @classmethod
    def of(cls, found: "Portfolio") -> Self:
        """Decisions of a portfolio as the model gave it."""
        return cls(found.starts, found.leads, found.specials, found.builds, found.grants)


@dataclass(frozen=True)
class LimitUse:
    """One limit at the plan: how much is used of what is available, in its unit.

    With ``reserve = "chance"`` expected use is held below a part of land and resources:
    `available` is that part, `supply` the whole, `overrun_share` the probability that what lands
    needs more than the whole (upper end, where it is not exact).
    """

    limit: str
    area: str
    period: int | None
    used: float
    available: float
    unit: str = ""
    supply: float | None = None
    overrun_share: float | None = None


@dataclass(frozen=True)
class Totals:
    """Terms of the value, wan yuan; `overlap_wan` and `breach_wan` are costs, written positive."""

    objective_wan: float
    income_wan: float
    fiscal_wan: float
    link_wan: float
    bonus_wan: float
    overlap_wan: float
    breach_wan: float


@dataclass(frozen=True)
class LedgerLine:
    """A county (or a group that builds) in a calendar year: expected values, undiscounted.

    `fund_wan` is what a public fund pays in less what comes back; no purse pays it.
    """

    county: str
    year: int
    income_wan: float
    tax_wan: float
    support_wan: float
    build_wan: float
    jobs_person: float
    output_wan: float
    fund_wan: float = 0.0


@dataclass(frozen=True)
class FundLine:
    """Stakes of the public fund in a county in a calendar year, wan yuan, undiscounted.

    Attributes
    ----------
    committed_wan
        Stakes of the projects begun, whether or not they come.
    deployed_wan
        What is expected to be paid in: odds times stake.
    invested_wan
        Expected fixed investment of the projects backed.
    back_wan
        Expected to come back at the exit, with its return.
    lost_wan
        Expected loss of what was paid in, told in the year of the exit.
    """

    county: str
    year: int
    committed_wan: float
    deployed_wan: float
    invested_wan: float
    back_wan: float
    lost_wan: float


@dataclass(frozen=True)
class OverlapLine:
    """An industry shared by two neighbours; `price_wan` is 0 where both held it before."""

    industry: str
    county_a: str
    county_b: str
    weight_share: float
    rivalry_share: float
    price_wan: float


@dataclass(frozen=True)
class LinkLine:
    """An active chain link of a county; `partner` is a county or a hub."""

    county: str
    upstream: str
    downstream: str
    partner: str
    share: float
    value_wan: float


@dataclass(frozen=True)
class MaterialLine:
    """A material in a period: amounts a year in its unit, from what produces by then, after odds.

    `saving_wan` is the discounted worth of a unit a year delivered all through the period,
    `value_wan` that of what is delivered beyond today's.
    """

    stream: str
    area: str
    period: int
    made: float
    used: float
    delivered: float
    bought: float
    sold: float
    saving_wan: float
    value_wan: float


@dataclass(frozen=True)
class BreachLine:
    """A count of the 1+N rule that the plan exceeds or misses, at a price."""

    rule: str
    area: str
    amount: float
    price_wan: float


@dataclass(frozen=True)
class EnclaveLine:
    """A park hosted for a partner, as the plan fills it: expected values.

    Attributes
    ----------
    partner
        A county, or a name where it is outside.
    outside
        Whether the partner is outside the scenario: its part is in no total of the plan.
    share, land_share
        Partner's part of income and tax, and of the land quota.
    starts
        Number of starts.
    output_wan_per_year
        At full ramp.
    income_wan, tax_wan
        Resident income and kept tax, discounted, the partner's part included; the host pays
        support.
    partner_income_wan, partner_tax_wan
        The partner's part.
    land_mu
        Land taken.
    """

    park: str
    host: str
    partner: str
    outside: bool
    share: float
    land_share: float
    starts: int
    output_wan_per_year: float
    income_wan: float
    tax_wan: float
    partner_income_wan: float
    partner_tax_wan: float
    land_mu: float

    @property
    def partner_land_mu(self) -> float:
        """Land on the partner's quota."""
        return self.land_share * self.land_mu


@dataclass(frozen=True)
class HubLine:
    """What of the plan leans on an outside hub: expected, discounted, wan yuan.

    Attributes
    ----------
    hub
        As in the table `hubs`.
    industries
        Industries of the starts that lean on it.
    starts
        Number of starts.
    income_wan
        Resident income of these starts.
    alone_wan
        The part of it that leans on no other hub.
    """

    hub: str
    industries: tuple[str, ...]
    starts: int
    income_wan: float
    alone_wan: float


@dataclass(frozen=True)
class Violation:
    """A rule that the plan breaks, or a figure that disagrees with the audit's.

    `key` is a text key below ``audit.``, `facts` its placeholders; `excess` is the relative excess
    or difference, or the count by which a whole-number rule is missed.
    """

    key: str
    facts: Mapping[str, object]
    excess: float


@dataclass(frozen=True)
class Audit:
    """Verdict of the independent arithmetic.

    `worst_violation` is the largest relative excess over a limit or relative difference of a
    total; the plan passes up to 1e-6.
    """

    passed: bool
    worst_violation: float
    violations: tuple[Violation, ...]
    totals: Totals
    limits: tuple[LimitUse, ...]
    ledgers: tuple[LedgerLine, ...]
    overlaps: tuple[OverlapLine, ...]
    links: tuple[LinkLine, ...]
    breaches: tuple[BreachLine, ...]
    enclaves: tuple[EnclaveLine, ...] = ()
    hubs: tuple[HubLine, ...] = ()
    materials: tuple[MaterialLine, ...] = ()
    fund: tuple[FundLine, ...] = ()


@dataclass(frozen=True)
class Solution:
    """What the solver found and proved.

    `start_accepted` tells whether the plan it was given to start from fits this model; None if
    there was none. `prices` are posted prices: wan yuan for one unit more of a limit that counties
    share (by the name of its rule), known only where the counties were solved as blocks.
    `proof_fault` says what ended the proof early, if something failed; plan and bound are valid.
    `round_seconds` is the wall time of each round, known only where districts were.
    """

    status: Status
    objective_wan: float
    bound_wan: float
    gap_share: float
    values: Mapping[str, float]
    seconds: float
    nodes: int
    start_accepted: bool | None = None
    prices: Mapping[str, float] = field(default_factory=dict)
    method: str = "direct"
    proof_fault: str = ""
    round_seconds: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class RunResult:
    """A run from end to end: what was asked, found, proved and checked.

    Attributes
    ----------
    run, folder
        Id and folder in the store.
    created
        When it was solved, ISO 8601 with the offset from UTC.
    claimed
        Totals as the model sees them, which the audit compares with its own.
    options
        Options of the solve that matter for its outcome.
    seconds
        Wall time of the steps: read, assemble, build, solve, total.
    model_hash
        SHA-256 of the compiled model; blank if the run was stored before it was kept.
    served
        Whether the request was answered from the store.
    shown_again
        Whether it was read back from the store and audited again.
    """

    run: str
    folder: str
    created: str
    scenario: Scenario
    appraisal: Appraisal
    plan: Plan
    audit: Audit
    solution: Solution
    claimed: Totals
    options: Mapping[str, object]
    seconds: Mapping[str, float]
    model_hash: str = ""
    served: bool = False
    shown_again: bool = False
