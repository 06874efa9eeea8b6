"""The verb ``robust``: plans that hold when weights, figures or landings turn out otherwise."""

import math
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from planner.cli.studying import Studying, studied
from planner.cli.talk import Talk, help_text, verb

if TYPE_CHECKING:
    from planner.studies.case import Subject

METHODS = ("core", "regret", "cvar", "recourse", "gamma")
GRADES = ("A", "B", "C")
TERMS = ("income", "fiscal", "layout")


def share_of(word: str) -> float:
    """Share written as 20% or 0.2.

    Raises
    ------
    BadParameter
        It is no number, or not a number of 0 or more.
    """
    found = re.fullmatch(r"\s*(\d+(?:\.\d*)?|\.\d+)\s*([%％]?)\s*", word)
    if not found:
        raise click.BadParameter(help_text("robust_bad_share", value=word))
    return float(found[1]) / (100 if found[2] else 1)


def grades_of(
    _ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]
) -> dict[str, float] | None:
    """Shares by grade, of ``20%`` for all or ``A=5%`` and so on; None if nothing was said."""
    if not values:
        return None
    from planner.economics.survey import HALF_WIDTH_SHARE

    found: dict[str, float] = {grade: HALF_WIDTH_SHARE[grade] for grade in HALF_WIDTH_SHARE}
    for value in values:
        grade, equals, share = value.rpartition("=")
        if equals and grade.strip().upper() not in GRADES:
            raise click.BadParameter(help_text("robust_bad_grade", value=value))
        wanted = (grade.strip().upper(),) if equals else GRADES
        if share_of(share) > 1:
            raise click.BadParameter(help_text("robust_bad_share_above", value=value))
        found |= dict.fromkeys(wanted, share_of(share))
    return found


def outlooks_of(
    _ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]
) -> dict[str, float | None]:
    """Probability by variant, of ``low_odds`` or ``low_odds=0.3``."""
    found: dict[str, float | None] = {}
    for value in values:
        name, equals, share = value.partition("=")
        if equals and share_of(share) > 1:
            raise click.BadParameter(help_text("robust_bad_share_above", value=value))
        found[name.strip()] = share_of(share) if equals else None
    return found


def share(_ctx: click.Context, _param: click.Parameter, value: str) -> float:
    """A share between 0 and 1."""
    found = share_of(value)
    if found > 1:
        raise click.BadParameter(help_text("robust_bad_share_above", value=value))
    return found


def share_or_none(ctx: click.Context, param: click.Parameter, value: str | None) -> float | None:
    """A share between 0 and 1, if one is given."""
    return None if value is None else share(ctx, param, value)


def numbers(most: float) -> Callable[[click.Context, click.Parameter, str], tuple[float, ...]]:
    """Reader of numbers with commas between them, none below 0 or above `most`."""

    def read(_ctx: click.Context, _param: click.Parameter, value: str) -> tuple[float, ...]:
        try:
            found = tuple(float(w) for w in value.replace("，", ",").split(",") if w.strip())
        except ValueError:
            found = ()
        if not found or not all(math.isfinite(n) and 0 <= n <= most for n in found):
            span = ">= 0" if most == math.inf else f"0 .. {most:g}"
            raise click.BadParameter(help_text("robust_bad_numbers", value=value, span=span))
        return found

    return read


def weights_of(
    _ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]
) -> dict[str, tuple[float, float]]:
    """Range by term, of ``income=0.3..0.7`` or ``income=0.5``."""
    found = {}
    for value in values:
        term, equals, ends = value.partition("=")
        low, dots, high = ends.partition("..")
        term = term.strip().lower()
        try:
            least, most = float(low), float(high if dots else low)
        except ValueError:
            least, most = 1.0, 0.0
        if not equals or term not in TERMS or not 0 <= least <= most <= 1:
            raise click.BadParameter(help_text("robust_bad_weight", value=value))
        found[term] = (least, most)
    return found


def order_of(_ctx: click.Context, _param: click.Parameter, value: str) -> tuple[str, ...]:
    """Terms by falling weight, of ``income>fiscal``."""
    words = tuple(word.strip().lower() for word in value.split(">")) if value else ()
    if any(word not in TERMS for word in words) or len(set(words)) != len(words):
        raise click.BadParameter(help_text("robust_bad_order", value=value))
    return words


@click.command(help=help_text("robust"), short_help=help_text("robust.short"))
@studied
@click.option(
    "--method", type=click.Choice(METHODS), required=True, help=help_text("option.robust_method")
)
@click.option(
    "--scenario",
    "outlooks",
    multiple=True,
    metavar="VARIANT[=SHARE]",
    callback=outlooks_of,
    help=help_text("option.robust_outlook"),
)
@click.option(
    "--samples",
    type=click.IntRange(1, 100_000),
    default=50,
    help=help_text("option.robust_samples"),
)
@click.option("--shock", default="20%", callback=share, help=help_text("option.robust_shock"))
@click.option(
    "--seed",
    type=click.IntRange(0, 2**31 - 1),
    default=1,
    help=help_text("option.robust_study_seed"),
)
@click.option(
    "--beta",
    type=click.FloatRange(0, 1, max_open=True),
    default=0.8,
    show_default=True,
    help=help_text("option.robust_beta"),
)
@click.option(
    "--risk-weight",
    "risk_weights",
    default="0,0.5,1",
    callback=numbers(1.0),
    show_default=True,
    help=help_text("option.robust_risk_weight"),
)
@click.option("--every-limit", is_flag=True, help=help_text("option.robust_every_limit"))
@click.option(
    "--gamma",
    "budgets",
    default="0,1,2.5,5,10",
    callback=numbers(math.inf),
    show_default=True,
    help=help_text("option.robust_gamma"),
)
@click.option(
    "--deviation",
    multiple=True,
    callback=grades_of,
    metavar="[GRADE=]SHARE",
    help=help_text("option.robust_deviation"),
)
@click.option("--limit", "limits", multiple=True, help=help_text("option.robust_limit"))
@click.option(
    "--trials",
    type=click.IntRange(100, 1_000_000),
    default=10_000,
    show_default=True,
    help=help_text("option.robust_trials"),
)
@click.option(
    "--weight",
    "ranges",
    multiple=True,
    callback=weights_of,
    metavar="TERM=LOW..HIGH",
    help=help_text("option.robust_weight"),
)
@click.option(
    "--order",
    default="",
    callback=order_of,
    metavar="TERM>TERM",
    help=help_text("option.robust_order"),
)
@click.option(
    "--band",
    multiple=True,
    callback=grades_of,
    metavar="[GRADE=]SHARE",
    help=help_text("option.robust_band"),
)
@click.option(
    "--rounds",
    type=click.IntRange(1, 1000),
    default=10,
    show_default=True,
    help=help_text("option.robust_rounds"),
)
@click.option(
    "--now",
    "periods",
    type=click.IntRange(1, 100),
    default=1,
    show_default=True,
    help=help_text("option.robust_now"),
)
@click.option(
    "--give-up",
    default=None,
    callback=share_or_none,
    metavar="SHARE",
    help=help_text("option.robust_give_up"),
)
@click.option("--sampled", is_flag=True, help=help_text("option.robust_sampled"))
@verb
def robust(talk: Talk, /, studying: Studying, method: str, **asked: Any) -> int:
    """Find plans that hold when weights, figures or landings turn out otherwise."""
    return WAYS[method](talk, studying, asked)


def _gamma(talk: Talk, studying: Studying, asked: Mapping[str, Any]) -> int:
    from planner.economics.survey import HALF_WIDTH_SHARE
    from planner.report.robust_gamma import gamma_files, gamma_screen
    from planner.studies.robust.effort import Effort
    from planner.studies.robust.gamma import Trials, limits_named, protect
    from planner.studies.robust.spreads import spread_of

    subject = studying.begin(talk)
    limits = limits_named(subject, asked["limits"])
    shares = spread_of(subject.result.appraisal, asked["deviation"] or HALF_WIDTH_SHARE)
    effort = Effort(studying.gap, studying.seconds)
    trials = Trials(asked["trials"], asked["seed"])
    with studying.asking(talk, subject, "robust-gamma") as asking:
        study = protect(subject, asking, shares, asked["budgets"], limits, trials, effort)
    return studying.end(
        *(talk, asking, _name("gamma", subject)),
        gamma_files(study, subject, talk.language),
        lambda: gamma_screen(study, subject, talk.language),
    )


def _cvar(talk: Talk, studying: Studying, asked: Mapping[str, Any]) -> int:
    from planner.report.robust_cvar import cvar_files, cvar_screen
    from planner.studies.robust.cvar import OUTLOOKS, weigh_tails
    from planner.studies.robust.effort import Effort
    from planner.studies.robust.outlooks import (
        check_linear,
        comparable,
        drawn_outlooks,
        named_outlooks,
    )

    subject = studying.begin(talk)
    data = subject.case.data
    check_linear(data)
    if asked["outlooks"]:
        found = comparable(
            named_outlooks(subject, asked["outlooks"], _folder(studying)), asked["every_limit"]
        )
    else:
        found = drawn_outlooks(data, asked["samples"], asked["shock"], asked["seed"])
    with studying.asking(talk, subject, "robust-cvar", {OUTLOOKS: found}) as asking:
        study = weigh_tails(
            *(subject, asking, found, asked["beta"], asked["risk_weights"]),
            asked["every_limit"],
            Effort(studying.gap, studying.seconds),
        )
    return studying.end(
        *(talk, asking, _name("cvar", subject)),
        cvar_files(study, subject, talk.language),
        lambda: cvar_screen(study, subject, talk.language),
    )


def _core(talk: Talk, studying: Studying, asked: Mapping[str, Any]) -> int:
    from planner.economics.survey import HALF_WIDTH_SHARE
    from planner.report.robust_core import core_files, core_screen
    from planner.studies.robust.core import Samples, find_core
    from planner.studies.robust.effort import Effort
    from planner.studies.robust.outlooks import check_linear
    from planner.studies.robust.spreads import spread_of
    from planner.studies.robust.weights import EVEN, Leeway

    leeway = Leeway(asked["ranges"], asked["order"])
    if not (leeway.ranges or leeway.order):
        leeway = EVEN
    subject = studying.begin(talk)
    check_linear(subject.case.data)
    spread = spread_of(subject.result.appraisal, asked["band"] or HALF_WIDTH_SHARE)
    samples = Samples(asked["samples"], asked["seed"], asked["sampled"])
    effort = Effort(studying.gap, studying.seconds)
    with studying.asking(talk, subject, "robust-core") as asking:
        study = find_core(subject, asking, leeway, spread, samples, effort)
    return studying.end(
        *(talk, asking, _name("core", subject)),
        core_files(study, subject, talk.language),
        lambda: core_screen(study, subject, talk.language),
    )


def _regret(talk: Talk, studying: Studying, asked: Mapping[str, Any]) -> int:
    from planner.economics.survey import HALF_WIDTH_SHARE
    from planner.report.robust_regret import regret_files, regret_screen
    from planner.studies.robust.effort import Effort
    from planner.studies.robust.outlooks import check_linear
    from planner.studies.robust.regret import least_regret
    from planner.studies.robust.spreads import spread_of

    subject = studying.begin(talk)
    check_linear(subject.case.data)
    spread = spread_of(subject.result.appraisal, asked["band"] or HALF_WIDTH_SHARE)
    effort = Effort(studying.gap, studying.seconds)
    with studying.asking(talk, subject, "robust-regret") as asking:
        study = least_regret(subject, asking, spread, asked["rounds"], effort)
    return studying.end(
        *(talk, asking, _name("regret", subject)),
        regret_files(study, subject, talk.language),
        lambda: regret_screen(study, subject, talk.language),
    )


def _recourse(talk: Talk, studying: Studying, asked: Mapping[str, Any]) -> int:
    from planner.errors import WrongUseError
    from planner.report.robust_recourse import recourse_files, recourse_screen
    from planner.studies.robust.effort import Effort
    from planner.studies.robust.outlooks import check_linear, named_outlooks
    from planner.studies.robust.recourse import STAGES, adapt, stages_of

    if not asked["outlooks"]:
        raise WrongUseError("outlooks_needed")
    subject = studying.begin(talk)
    check_linear(subject.case.data)
    found = named_outlooks(subject, asked["outlooks"], _folder(studying))
    stages = stages_of(subject, found, asked["periods"], asked["give_up"])
    effort = Effort(studying.gap, studying.seconds)
    with studying.asking(talk, subject, "robust-recourse", {STAGES: stages}) as asking:
        study = adapt(subject, asking, stages, effort)
    return studying.end(
        *(talk, asking, _name("recourse", subject)),
        recourse_files(study, subject, talk.language),
        lambda: recourse_screen(study, subject, talk.language),
    )


def _folder(studying: Studying) -> Path | None:
    """Folder of the scenario, if one was named instead of a run."""
    folder = Path(studying.subject)
    return folder if folder.is_dir() else None


def _name(method: str, subject: "Subject") -> str:
    return f"robust-{method}-{subject.result.run}"


WAYS: dict[str, Callable[[Talk, Studying, Mapping[str, Any]], int]] = {
    "core": _core,
    "gamma": _gamma,
    "regret": _regret,
    "recourse": _recourse,
    "cvar": _cvar,
}
