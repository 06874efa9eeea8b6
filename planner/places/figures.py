"""Figures of a page as Markdown: what the plan is worth, who leads in what, what is short."""

import math
from collections.abc import Iterator, Sequence

from planner.economics.survey import grade_c_shares
from planner.report.frames import BusyLimit, area_totals, binding_limits
from planner.report.numbers import percent, plain, unit_word
from planner.report.page import Page
from planner.results import RunResult
from planner.solve import PROVED_GAP
from planner.texts import Language, text

HASH_SIGNS = 16
"""Of each hash; enough that two inputs never share them by chance."""

LIMITS_SHOWN = 8

Rows = Sequence[Sequence[str]]


def hash_line(inputs: str, model: str, variant: str, language: Language) -> str:
    """What the figures of a scenario or variant rest on, as the page prints it."""
    key = "basis_variant" if variant else "basis"
    short = {"inputs": inputs[:HASH_SIGNS], "model": model[:HASH_SIGNS]}
    return text(f"label.place.{key}", language, variant=variant, **short)


def figures_part(
    results: Sequence[RunResult], hashes: Sequence[str], picture: str, language: Language
) -> str:
    """Part between the marks of a page.

    Parameters
    ----------
    results
        Plan of the scenario, then those of the variants that it is compared with.
    hashes
        Lines that tell what was solved.
    picture
        Name of the file of the figure, beside the page.
    """
    page = Page(results[0], language)
    blocks = [
        page.say("place.command", name=page.scenario.name, gap=_gap_asked(results[0])),
        _verdict(page),
        _table(page, ("place.figure", "place.amount"), _key_rows(page)),
        *_grade(page),
        page.say("place.layout"),
        _table(page, ("county", "leads", "specials"), list(_layout_rows(page))),
        *_enclaves(page),
        *_limits(page),
        *_compared(results, language),
        f"![{page.say('place.picture')}]({picture})",
        " ".join([*hashes, page.say("place.written")]),
    ]
    return "\n\n".join(blocks) + "\n"


def _gap_asked(result: RunResult) -> str:
    return f"{float(str(result.options['gap_share'])):g}"


def _verdict(page: Page) -> str:
    """What is proved, without the seconds, which differ from machine to machine."""
    gap = page.result.solution.gap_share
    if gap <= PROVED_GAP:
        return page.say("place.optimal")
    if not math.isfinite(gap):
        return page.say("place.unproved")
    return page.say("place.within", gap=percent(gap))


def _key_rows(page: Page) -> Rows:
    """Totals of the plan; its value is an interval unless it is proved the best."""
    totals = page.result.audit.totals
    areas = area_totals(page.result)
    rows = [
        ("place.value", _value(page.result)),
        ("place.income", plain(totals.income_wan)),
        ("place.fiscal", plain(totals.fiscal_wan)),
        ("place.link", plain(totals.link_wan) if totals.link_wan else ""),
        ("place.bonus", plain(totals.bonus_wan) if totals.bonus_wan else ""),
        ("place.overlap", plain(totals.overlap_wan) if totals.overlap_wan else ""),
        ("place.breach", plain(totals.breach_wan) if totals.breach_wan else ""),
        ("place.starts", plain(sum(one.starts for one in areas))),
        ("place.expected", plain(sum(one.expected for one in areas))),
        ("place.land", plain(sum(one.land_mu for one in areas))),
        ("place.support", plain(sum(one.support_wan for one in areas))),
        ("place.jobs", plain(_jobs(page.result))),
    ]
    return [(page.say(key), amount) for key, amount in rows if amount]


def _value(result: RunResult) -> str:
    """Value of the best plan: exact if it is proved, else between the plan found and the bound."""
    solution, found = result.solution, plain(result.audit.totals.objective_wan)
    if solution.gap_share <= PROVED_GAP:
        return found
    return f"[{found}, {plain(solution.bound_wan)}]"


def _jobs(result: RunResult) -> float:
    """Jobs expected in the year in which all areas together have most."""
    by_year: dict[int, float] = {}
    for line in result.audit.ledgers:
        by_year[line.year] = by_year.get(line.year, 0.0) + line.jobs_person
    return max(by_year.values(), default=0.0)


def _grade(page: Page) -> Iterator[str]:
    """How much of the result rests on expert priors; nothing where nothing starts."""
    shares = grade_c_shares(page.result.appraisal, page.result.plan.starts)
    parts = (("income", shares.income_share), ("fiscal", shares.fiscal_share))
    known = [
        page.say(f"place.grade_{name}", share=percent(share))
        for name, share in parts
        if share is not None
    ]
    if known:
        yield page.say("place.grade", parts=page.say("place.and").join(known))


def _layout_rows(page: Page) -> Iterator[tuple[str, str, str]]:
    """Leads by park and specialities of each county."""
    plan = page.result.plan
    for row in page.scenario.rows("counties"):
        parks = [park.park for park in page.scenario.rows("parks") if park.county == row.county]
        leads = [
            page.say(
                "place.lead",
                park=page.names("parks", park),
                industry=page.names("industries", industry),
            )
            for park in parks
            for place, industry in plan.leads
            if place == park
        ]
        specials = [page.names("industries", i) for c, i in plan.specials if c == row.county]
        yield (
            page.area(row.county),
            "<br>".join(leads) or page.say("place.none"),
            page.say("place.comma").join(specials) or page.say("place.none"),
        )


def _enclaves(page: Page) -> Iterator[str]:
    """What each enclave brings and how much of it goes to the partner."""
    lines = page.result.audit.enclaves
    if not lines:
        return
    yield page.say("place.enclaves")
    keys = ("enclave", "place.partner", "place.share", "place.enclave_income", "place.enclave_tax")
    rows = [
        (
            page.area(one.park),
            one.partner if one.outside else page.area(one.partner),
            percent(one.share),
            f"{plain(one.income_wan)} / {plain(one.partner_income_wan)}",
            f"{plain(one.tax_wan)} / {plain(one.partner_tax_wan)}",
        )
        for one in lines
    ]
    yield _table(page, keys, rows)


def _compared(results: Sequence[RunResult], language: Language) -> Iterator[str]:
    """The scenario beside the variants that its page names; nothing where it names none."""
    if len(results) == 1:
        return
    page = Page(results[0], language)
    yield page.say("place.compared", name=page.scenario.name)
    keys = ("scheme", "value_all", "income_all", "fiscal_all", "overlap_all", "outside")
    rows = [_scheme_row(page, result) for result in results]
    used = [n for n in range(len(keys)) if any(row[n] != plain(0.0) for row in rows)]
    yield _table(page, [f"place.{keys[n]}" for n in used], [[row[n] for n in used] for row in rows])
    if any(result.solution.gap_share > PROVED_GAP for result in results):
        yield page.say("place.compared_note")


def _scheme_row(page: Page, result: RunResult) -> Sequence[str]:
    """Totals of the scenario or of a variant; last what partners outside have besides."""
    settings, totals = result.scenario.settings, result.audit.totals
    title = settings.title_en if page.language == "en" and settings.title_en else settings.title_zh
    name = page.say("place.base")
    if result.scenario.variant:
        name = f"`{result.scenario.variant}` {_own(title)}"
    amounts = (totals.income_wan, totals.fiscal_wan, totals.overlap_wan, _outside(result))
    return [name, _value(result), *map(plain, amounts)]


def _outside(result: RunResult) -> float:
    """Income and tax of enclaves that partners outside the scenario have, in no total."""
    lines = [one for one in result.audit.enclaves if one.outside]
    return sum(one.partner_income_wan + one.partner_tax_wan for one in lines)


def _own(title: str) -> str:
    """What variants add to the title of their scenario."""
    return title.partition(" · ")[2]


def _limits(page: Page) -> Iterator[str]:
    """Limits that are full in some period, at most `LIMITS_SHOWN` of them."""
    busy = binding_limits(page.result)
    if not busy:
        yield page.say("place.no_limits")
        return
    yield page.say("place.limits", shown=min(LIMITS_SHOWN, len(busy)), all=len(busy))
    rows = [
        (
            page.limit_name(one.limit),
            page.area(one.area),
            page.years(one.periods),
            _filled(one, page.language),
        )
        for one in busy[:LIMITS_SHOWN]
    ]
    yield _table(page, ("limit", "area", "years", "place.filled"), rows)


def _filled(one: BusyLimit, language: Language) -> str:
    unit = unit_word(one.unit, language)
    return f"{plain(one.used)} / {plain(one.available)} {unit}".rstrip()


def _table(page: Page, keys: Sequence[str], rows: Rows) -> str:
    """Markdown table; a bar inside a cell would end it."""
    cells = [[page.say(key) for key in keys], ["---"] * len(keys), *rows]
    return "\n".join(
        "| " + " | ".join(cell.replace("|", "/") for cell in row) + " |" for row in cells
    )
