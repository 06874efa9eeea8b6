"""A repair as a variant file: the changed cells and settings, and what a variant cannot say."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from planner.economics import appraise
from planner.economics.caps import cap_shares
from planner.errors import WrongUseError
from planner.results import Scenario
from planner.schema import LAND
from planner.studies.diagnose.levers import Step
from planner.studies.diagnose.rules import DESIGNATION, FIXED_IN, FIXED_OUT, RELATION, Rule
from planner.texts import text
from planner.variations import (
    AREA_FLOOR,
    BOUGHT,
    BUDGET,
    COUNT_RULES,
    FLOOR,
    MARKET,
    PURSUITS,
    SHARE_RULES,
    SOLD,
)

UNSAYABLE = (RELATION, DESIGNATION)
"""A variant changes cells and has no way to take rows out."""


def check_name(folder: Path, name: str) -> Path:
    """Path of a variant that does not exist yet.

    Raises
    ------
    WrongUseError
        The name cannot be one, or is taken.
    """
    path = folder / "variants" / f"{name}.toml"
    if not re.fullmatch(r"[\w-]+", name):
        raise WrongUseError("variant_name", name=name)
    if path.exists():
        raise WrongUseError("variant_exists", path=path)
    return path


def unsayable(steps: Iterable[Step]) -> tuple[Rule, ...]:
    """Rules of a repair that no variant can drop."""
    return tuple(step.rule for step in steps if step.rule.kind in UNSAYABLE)


def write_variant(
    path: Path, scenario: Scenario, steps: Sequence[Step], number: int, variants: Sequence[str]
) -> None:
    """Write a repair as a variant; it extends the variant that was diagnosed, if it was one.

    Raises
    ------
    WrongUseError
        The file exists or cannot be written.
    """
    write_words(path, variant_words(scenario, steps, number, variants))


def write_words(path: Path, words: str) -> None:
    """Write a variant file that does not exist yet.

    Raises
    ------
    WrongUseError
        The file exists or cannot be written.
    """
    try:
        path.parent.mkdir(exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(words)
    except FileExistsError as error:
        raise WrongUseError("variant_exists", path=path) from error
    except OSError as error:
        raise WrongUseError("variant_not_written", path=path, reason=error.strerror) from error


def variant_words(
    scenario: Scenario, steps: Sequence[Step], number: int, variants: Sequence[str]
) -> str:
    """Words of the variant file."""
    head = [
        *([f"extends = {quoted(variants[0])}"] if len(variants) == 1 else []),
        f"title_zh = {quoted(text('variant.title_zh', 'zh', number=number))}",
        f"title_en = {quoted(text('variant.title_en', 'en', number=number))}",
    ]
    sections: dict[str, list[str]] = {}
    changes: list[str] = []
    shares = _cap_shares(scenario)
    for step in steps:
        if setting := _setting(scenario, step):
            section, key, value = setting
            sections.setdefault(section, []).append(f"{key} = {value}")
        else:
            changes += _changes(scenario, step, shares)
    parts = ["\n".join(head)]
    parts += ["\n".join([f"[{section}]", *keys]) for section, keys in sorted(sections.items())]
    return "\n\n".join([*parts, *changes]) + "\n"


def _setting(scenario: Scenario, step: Step) -> tuple[str, str, str] | None:
    """Section, key and new value of a rule that is a setting."""
    kind = step.rule.kind
    layout = scenario.settings.layout
    if kind in COUNT_RULES:
        by = -step.amount if kind == "specials_min" else step.amount
        return "layout", kind, str(round(getattr(layout, kind) + by))
    if kind == "lead_required":
        return "layout", kind, "false"
    if kind in SHARE_RULES:
        return "layout", kind, "0.0"
    if kind == PURSUITS:
        most = scenario.settings.landing.pursuits_per_period_max + step.amount
        return "landing", "pursuits_per_period_max", str(round(most))
    return None


def _cap_shares(scenario: Scenario) -> dict[tuple[str, str], float]:
    """Least part of each limit that expected use may take; empty unless chance is kept."""
    if scenario.settings.landing.reserve != "chance":
        return {}
    least: dict[tuple[str, str], float] = {}
    for (resource, area, _), share in cap_shares(scenario, appraise(scenario)).items():
        least[resource, area] = min(share, least.get((resource, area), share))
    return least


def _changes(scenario: Scenario, step: Step, shares: Mapping[tuple[str, str], float]) -> list[str]:
    """The ``[[change]]`` sections of a step.

    Where expected use may take a part of a limit only, a step of that part needs more of the whole.
    The part does not shrink as the limit grows, so this is enough.
    """
    rule = step.rule
    limit = LAND if rule.kind == LAND else rule.about
    share = shares.get((limit, rule.area), 1.0) if rule.kind in (LAND, "resource") else 1.0
    add = f"add = {step.amount / (share or 1.0):.12g}"
    if rule.kind == LAND:
        stated = any((r.resource, r.area) == (LAND, rule.area) for r in scenario.rows("limits"))
        found = [change_words("parks", {"park": rule.area}, "land_mu", add)]
        if stated:  # goes before parks.land_mu
            where = {"resource": LAND, "area": rule.area}
            found.append(change_words("limits", where, "amount", add))
        return found
    if rule.kind in ("resource", BOUGHT, SOLD):
        return [_supply_words(rule, add)]
    if rule.kind == BUDGET:
        return [
            change_words("budgets", {"area": rule.area, "period": step.period}, "amount_wan", add)
        ]
    if rule.kind == MARKET:
        where = {"industry": rule.about, "group": rule.area}
        more = step.amount + _served(scenario, rule)
        return [change_words("markets", where, "output_max_wan_per_year", f"add = {more:.12g}")]
    if rule.kind in (FLOOR, AREA_FLOOR):
        return [_lowered(scenario, rule, f"add = {-step.amount:.12g}")]
    if rule.kind in (FIXED_IN, FIXED_OUT):
        return [change_words("projects", {"project": rule.area}, "fixed", 'set = ""')]
    raise ValueError(rule.kind)


def _supply_words(rule: Rule, way: str) -> str:
    """Change of a resource, or of what may be bought in or sold out of a material."""
    if rule.kind == "resource":
        where = {"resource": rule.about, "area": rule.area}
        return change_words("limits", where, "amount", way)
    return change_words("streams", {"stream": rule.about}, f"{rule.kind}_max", way)


def _lowered(scenario: Scenario, rule: Rule, less: str) -> str:
    """The change of a floor."""
    if rule.kind == FLOOR:
        return change_words("counties", {"county": rule.area}, "income_floor_wan", less)
    measure, _, period = rule.about.partition(":")
    stated = any(
        (row.measure, row.area, row.period) == (measure, rule.area, int(period))
        for row in scenario.rows("floors")
    )
    where: dict[str, str | int] = {"measure": measure, "area": rule.area}
    where |= {"period": int(period)} if stated else {}  # without one it is the only row
    return change_words("floors", where, "amount", less)


def _served(scenario: Scenario, rule: Rule) -> float:
    """By how much today's stock exceeds the stated market, which counts as none left."""
    members = {row.county for row in scenario.rows("groups") if row.group == rule.area}
    made = sum(
        row.output_wan_per_year or 0.0
        for row in scenario.rows("stock")
        if row.industry == rule.about and row.county in members
    )
    most = sum(
        row.output_max_wan_per_year
        for row in scenario.rows("markets")
        if (row.industry, row.group) == (rule.about, rule.area)
    )
    return float(max(made - most, 0.0))


def change_words(table: str, where: Mapping[str, str | int], column: str, way: str) -> str:
    """Words of one change; without `where` it meets every row."""
    keys = ", ".join(
        f"{key} = {value if isinstance(value, int) else quoted(value)}"
        for key, value in where.items()
    )
    return "\n".join(
        [
            "[[change]]",
            f"table = {quoted(table)}",
            *([f"where = {{ {keys} }}"] if where else []),
            f"column = {quoted(column)}",
            way,
        ]
    )


def quoted(words: str) -> str:
    """Basic string of TOML; JSON escapes the same characters the same way."""
    return json.dumps(words, ensure_ascii=False)
