"""Explanations: a card for every project and every target that was asked about.

All inquiries go on side by side: what they need next is asked through one pool, so that the cores
are busy whatever single inquiries wait for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from models import PlanData, Portfolio
from planner.results import (
    LinkLine,
    OverlapLine,
    Start,
)
from planner.studies.asking import Asking, Question
from planner.studies.case import Subject
from planner.studies.explain.background import Background
from planner.studies.explain.cards import ProjectCard, TargetCard, project_decision, target_decision
from planner.studies.explain.exchanges import exchange, roles
from planner.studies.explain.footprints import lacking, takes
from planner.studies.explain.levers import Lever, income_lever, value_lever
from planner.studies.explain.memberships import Decision, Ground, Inquiry, Unanswered, judge
from planner.studies.explain.obstacles import obstacles
from planner.studies.explain.switching import Switch, bracket, closed

K = TypeVar("K")
T = TypeVar("T")
Line = TypeVar("Line", LinkLine, OverlapLine)


@dataclass(frozen=True)
class Wanted:
    """What is asked.

    Attributes
    ----------
    closely
        Projects and prospects that are told with all their figures, and with the links and
        overlaps that come or go.
    exactly
        Whether their figures are followed to the switching value by further solves.
    projects
        Projects and prospects that are told roughly, with one solve each and a second one where
        that does not settle the membership.
    targets
        Pairs (county, industry).
    """

    closely: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    targets: tuple[tuple[str, str], ...] = ()
    exactly: bool = False


@dataclass(frozen=True)
class Explanation:
    """Answers, in the order in which they were asked for.

    Attributes
    ----------
    unanswered
        Cards whose question has no answer: it was stopped, or its task failed.
    """

    ground: Ground
    projects: tuple[ProjectCard, ...] = ()
    targets: tuple[TargetCard, ...] = ()
    unanswered: int = 0


def explain(background: Background, asking: Asking, wanted: Wanted) -> Explanation:
    """Cards of all that is wanted.

    Cards whose questions were stopped or failed have no verdict.
    """
    inquiries: dict[object, Inquiry[ProjectCard | TargetCard]] = {
        code: _project_card(background, asking, code, closely, closely and wanted.exactly)
        for codes, closely in ((wanted.projects, False), (wanted.closely, True))
        for code in codes
    }
    inquiries |= {pair: _target_card(background, asking, *pair) for pair in wanted.targets}
    talk = together(inquiries)
    while True:
        try:
            asking.ask(next(talk))
        except StopIteration as end:
            cards: dict[object, ProjectCard | TargetCard] = end.value
            break
    projects = tuple(card for card in cards.values() if isinstance(card, ProjectCard))
    targets = tuple(card for card in cards.values() if isinstance(card, TargetCard))
    unanswered = sum(not card.verdict and not card.obstacles for card in projects)
    unanswered += sum(card.verdict is None for card in targets)
    return Explanation(background.ground, projects, targets, unanswered)


def everything_in(subject: Subject, counties: Sequence[str]) -> Wanted:
    """All projects with a site in some counties, closed ones too, and all targets there."""
    appraisal, data = subject.result.appraisal, subject.case.data
    home = data.park_county
    sites = [(start[0], home[start[1]]) for start in data.starts]
    sites += [(gate.project, home[gate.park]) for gate in appraisal.gated if gate.park in home]
    projects = sorted({code for code, county in sites if county in counties})
    pairs = [pair for pair in data.target_pairs if pair[0] in counties]
    return Wanted(projects=tuple(projects), targets=tuple(pairs))


def overview(background: Background) -> Explanation:
    """Every project of the plan with what it takes of the limits, without any solve."""
    ground = background.ground
    data = ground.case.data
    limits = background.audited(ground.plan).limits if background.audited else ()
    own: dict[str, dict[Start, int]] = {}
    for start, count in sorted(ground.plan.starts.items()):
        own.setdefault(start[0], {})[start] = count
    return Explanation(
        ground,
        tuple(
            ProjectCard(
                code,
                starts,
                data.projects[code].fixed,
                background.gated.get(code, ()),
                uses=takes(data, limits, starts),
            )
            for code, starts in own.items()
        ),
    )


def together(inquiries: Mapping[K, Inquiry[T]]) -> Inquiry[dict[K, T]]:
    """What inquiries end in, by their keys; what they need next is asked in one go."""
    open_ = dict(inquiries)
    found: dict[K, T] = {}
    while open_:
        questions: list[Question] = []
        for key, inquiry in list(open_.items()):
            try:
                questions += next(inquiry)
            except StopIteration as end:
                found[key] = end.value
                del open_[key]
        if questions:
            yield tuple(questions)
    return {key: found[key] for key in inquiries}


def _target_card(
    background: Background, asking: Asking, county: str, industry: str
) -> Inquiry[ProjectCard | TargetCard]:
    ground = background.ground
    data = ground.case.data
    wishes = {
        wish.wanted
        for wish in data.designations
        if (wish.county, wish.industry) == (county, industry)
        and (wish.wanted or not (wish.park or wish.role))
    }
    card = TargetCard(
        county,
        industry,
        roles(data, ground.plan).get((county, industry), ()),
        (county, industry) in data.present,
        ("in" if True in wishes else "out") if wishes else "",
    )
    try:
        verdict = yield from judge(
            ground, asking, target_decision(data, county, industry), roughly=True
        )
    except Unanswered:
        return card
    changed = exchange(data, verdict.reference, verdict.other) if verdict.other else None
    return replace(card, verdict=verdict, exchange=changed)


def _project_card(
    background: Background, asking: Asking, code: str, closely: bool, exactly: bool
) -> Inquiry[ProjectCard | TargetCard]:
    ground = background.ground
    data = ground.case.data
    card = ProjectCard(
        code,
        {start: n for start, n in ground.plan.starts.items() if start[0] == code},
        data.projects[code].fixed,
        background.gated.get(code, ()),
    )
    if not data.starts_of[code]:
        return replace(card, obstacles=obstacles(data, code, {}))
    decision = project_decision(data, code)
    try:
        verdict = yield from judge(ground, asking, decision, not closely)
    except Unanswered:
        return card
    card = _with_plans(background, replace(card, verdict=verdict), closely)
    if verdict.impossible:
        if verdict.inside:
            return card
        free = set(verdict.scope or data.counties)
        held = {
            start: n
            for start, n in verdict.reference.starts.items()
            if data.park_county[start[1]] not in free
        }
        return replace(card, obstacles=obstacles(data, code, held))
    switches = yield from together(
        {
            lever.name: _switch(ground, asking, decision, lever, card, exactly)
            for lever in _levers(background, code, closely)
        }
    )
    return replace(card, switches=tuple(switch for switch in switches.values() if switch))


def _switch(
    ground: Ground,
    asking: Asking,
    decision: Decision,
    lever: Lever,
    card: ProjectCard,
    exactly: bool,
) -> Inquiry[Switch | None]:
    """Switching figure of a card; its interval without solves where they were stopped."""
    verdict = card.verdict
    assert verdict is not None
    if exactly:
        try:
            return (yield from closed(ground, asking, decision, lever, verdict, card.project))
        except Unanswered:
            pass
    return bracket(ground.case.data, lever, verdict, card.project)


def _levers(background: Background, code: str, closely: bool) -> tuple[Lever, ...]:
    """Levers that can be told truly.

    None for a project that the scenario settles whatever its figures, and none where the worst-off
    county goes first: there worth is not added up. Where incomes have floors, an
    income that changes also moves the floors' room.
    """
    data = background.ground.case.data
    if data.maxmin or data.projects[code].fixed:
        return ()
    if data.income_floor_wan or data.floors:
        return (value_lever(data, code),)
    if closely and background.economics:
        return background.economics.levers(code)
    found = (value_lever(data, code), income_lever(data, code))
    return tuple(lever for lever in found if lever)


def _with_plans(background: Background, card: ProjectCard, closely: bool) -> ProjectCard:
    """Card with what both plans say: limits, what comes and goes."""
    data, verdict = background.ground.case.data, card.verdict
    assert verdict is not None
    holder = verdict.reference if verdict.inside else verdict.other
    own = {} if holder is None else {s: n for s, n in holder.starts.items() if s[0] == card.project}
    if background.audited:
        limits = background.audited(verdict.reference).limits
        card = replace(card, uses=takes(data, limits, own))
    if not verdict.inside:
        untargeted = _untargeted(data, verdict.reference, own)
        card = replace(card, lacking=lacking(card.uses), untargeted=untargeted)
    if verdict.other is None:
        return card
    card = replace(card, exchange=exchange(data, verdict.reference, verdict.other, card.project))
    if not (closely and background.audited):
        return card
    here, there = background.audited(verdict.reference), background.audited(verdict.other)
    return replace(
        card,
        links=_difference(here.links, there.links),
        overlaps=_difference(here.overlaps, there.overlaps),
    )


def _untargeted(data: PlanData, plan: Portfolio, own: Mapping[Start, int]) -> bool:
    """Whether starts need a target that a plan does not have where they stand."""
    return any(
        data.projects[code].needs_target
        and (park, data.projects[code].industry) not in plan.leads
        and (data.park_county[park], data.projects[code].industry) not in plan.specials
        for code, park, _ in own
    )


def _difference(here: Sequence[Line], there: Sequence[Line]) -> tuple[tuple[bool, Line], ...]:
    """Lines that only one of two plans has: True where it is the second."""
    before, after = ({_key(line): line for line in lines} for lines in (here, there))
    come = [(True, line) for key, line in after.items() if key not in before]
    gone = [(False, line) for key, line in before.items() if key not in after]
    return tuple(gone + come)


def _key(line: LinkLine | OverlapLine) -> tuple[str, str, str]:
    if isinstance(line, LinkLine):
        return line.county, line.upstream, line.downstream
    return line.industry, line.county_a, line.county_b
