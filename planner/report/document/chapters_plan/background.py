"""Chapter 1: goal, scope, horizon, decisions in plain words, rules."""

from collections.abc import Iterator

from planner.report.document.chapters_plan.writer import Writer
from planner.report.document.material import Material
from planner.report.document.parts import Block, Cell, Chapter, Paragraph, Points, Section, Table
from planner.report.numbers import percent, wan
from planner.schema import GateSettings


def background(material: Material) -> Chapter:
    """What is decided, for whom, until when, under which rules."""
    write = Writer(material)
    blocks: tuple[Block, ...] = (
        Section(write.tell("background.goal"), tuple(_goal(write))),
        Section(write.tell("background.scope"), (Paragraph(_scope(write)), _sizes(write))),
        Section(write.tell("background.decisions"), (Points(tuple(_decisions(write))),)),
        Section(write.tell("background.rules"), (Points(tuple(_rules(write))),)),
        Section(write.tell("background.taken"), tuple(_taken(write))),
    )
    return Chapter("background", write.tell("background.title"), blocks)


def _goal(write: Writer) -> Iterator[Block]:
    objective, tell = write.settings.objective, write.tell
    words = {
        "income": f"{objective.income_weight:g}",
        "fiscal": f"{objective.fiscal_weight:g}",
    }
    yield Paragraph(tell(f"goal.{write.settings.fairness.mode}", **words))
    terms = []
    if write.scenario.rows("chains"):
        value = wan(objective.link_value_wan, write.language)
        terms.append(tell("goal.links", value=value))
    if write.scenario.rows("neighbours"):
        terms.append(tell("goal.overlap", price=wan(objective.overlap_price_wan, write.language)))
    if any(row.kind == "bonus" for row in write.scenario.rows("relations")):
        terms.append(tell("goal.bonus"))
    if write.settings.layout.breach_price_wan > 0:
        price = wan(write.settings.layout.breach_price_wan, write.language)
        terms.append(tell("goal.breach", price=price))
    if terms:
        yield Points(tuple(terms))


def _scope(write: Writer) -> str:
    horizon = write.settings.horizon
    lengths = write.joined(write.years_in(t) for t in write.periods)
    return write.tell(
        "background.horizon",
        span=write.span,
        count=len(horizon.period_years),
        periods=lengths,
        years=horizon.benefit_years,
        price_year=write.settings.price_year,
    )


def _sizes(write: Writer) -> Table:
    rows = write.scenario.rows
    counts = {
        "counties": len(write.counties),
        "parks": len(write.parks),
        "industries": len(rows("industries")),
        "projects": len(rows("projects")),
        "prospects": len(rows("prospects")),
        "resources": len(rows("resources")),
        "expansions": len(rows("expansions")),
        "neighbours": len(rows("neighbours")),
        "chains": len(rows("chains")),
    }
    return Table(
        "background_scope",
        write.tell("background.sizes"),
        (write.column("what"), write.column("count", "count")),
        tuple((write.tell(f"size.{key}"), count) for key, count in counts.items()),
    )


def _decisions(write: Writer) -> Iterator[str]:
    """The choices that the model has, in plain words."""
    rows, tell = write.scenario.rows, write.tell
    yield tell("decide.lead")
    yield tell("decide.special")
    if rows("projects"):
        yield tell("decide.start")
    if rows("prospects"):
        yield tell("decide.recruit")
    if rows("expansions"):
        yield tell("decide.build")
    groups = {row.group for row in rows("groups")}
    if any(row.area in groups for row in rows("budgets")):
        yield tell("decide.grant")


def _rules(write: Writer) -> Iterator[str]:
    """Rules in force with their figures."""
    layout, landing, tell = write.settings.layout, write.settings.landing, write.tell
    key = "rule.leads_required" if layout.lead_required else "rule.leads"
    yield tell(key, count=layout.leads_per_park)
    key = "rule.specials" if layout.specials_min else "rule.specials_most"
    yield tell(key, least=layout.specials_min, most=layout.specials_max)
    yield tell("rule.industry", count=layout.leads_per_industry_max)
    if layout.lead_output_share_min:
        yield tell("rule.lead_output", share=percent(layout.lead_output_share_min))
    yield tell("rule.breach" if layout.breach_price_wan else "rule.hard")
    yield tell("rule.land")
    for row in write.scenario.rows("resources"):
        name = write.names("resources", row.resource)
        yield tell(f"rule.resource_{row.scope}", resource=name)
    yield tell("rule.budget" if write.scenario.rows("budgets") else "rule.no_budget")
    if write.scenario.rows("markets"):
        yield tell("rule.markets", count=len(write.scenario.rows("markets")))
    if landing.pursuits_per_period_max:
        yield tell("rule.pursuits", count=landing.pursuits_per_period_max)
    if write.settings.fairness.mode == "floor":
        yield tell("rule.floor")
    if write.scenario.rows("floors"):
        yield tell("rule.area_floors", count=len(write.scenario.rows("floors")))
    yield from gate_rules(write)


def gate_rules(write: Writer) -> Iterator[str]:
    """Admission rules in force; those at their neutral value are left out."""
    gates = write.settings.gates
    for name in GateSettings.model_fields:
        figure = getattr(gates, name)
        if name == "chem_only_in_chem_park":
            if figure:
                yield write.tell(f"gate.{name}")
        elif figure:
            yield write.tell(f"gate.{name}", figure=f"{figure:g}")
    if own := len(write.scenario.rows("gates")):
        yield write.tell("gate.own", count=own)
    card = write.scenario.rows("scorecard")
    vetoes = sum(row.veto_below is not None or row.veto_above is not None for row in card)
    if vetoes:
        yield write.tell("gate.vetoes", count=vetoes)


def _taken(write: Writer) -> Iterator[Block]:
    """Decisions that are already taken: designations and projects fixed in or out."""
    rows: list[tuple[Cell, ...]] = []
    for wish in write.scenario.rows("designations"):
        role = write.word(wish.role) if wish.role else write.tell("taken.any_role")
        place = write.names("counties", wish.county)
        if wish.park:
            place = write.place(wish.park, wish.county)
        rows.append(
            (
                place,
                f"{write.industry(wish.industry)} ({role})",
                write.tell(f"taken.{wish.fixed}"),
                wish.source,
            )
        )
    for row in write.scenario.rows("projects"):
        if row.fixed:
            fixed = write.tell(f"taken.{row.fixed}")
            rows.append((None, f"{row.project} {write.project(row.project)}", fixed, row.source))
    if not rows:
        yield Paragraph(write.tell("taken.none"))
        return
    yield Table(
        "background_taken",
        write.tell("taken.table"),
        tuple(write.column(key) for key in ("place", "matter", "decision", "source")),
        tuple(rows),
        shown=30,
    )
