"""Outlooks: how the world may turn out, each with its probability and its figures.

They come from named variants of the scenario, or from shocks to the values of whole industries.
"""

import hashlib
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import numpy as np

from models import PlanData
from planner.assemble import assemble
from planner.errors import PlannerError, WrongUseError
from planner.results import Appraisal
from planner.run import read_sound
from planner.studies.case import Subject

BASE = "base"
"""Name of the outlook in which all figures are as stated."""

DRAWN = "draw"
"""Start of the names of drawn outlooks."""

VALUES = {"income_wan", "fiscal_wan", "overlap_wan", "chain_wan", "income_weight", "fiscal_weight"}
SUPPLIES = {"land_mu", "needs", "limits", "projects", "expansions"}
"""Fields of the data that an outlook may differ in for a plan that cannot adapt."""

SAME = ("present", "hub_share", "neighbours", "park_county", "periods")
"""Fields that have to be the same for a plan to have a value in an outlook."""


@dataclass(frozen=True)
class Outlook:
    """A way the world may turn out.

    Attributes
    ----------
    name
        ``base``, a variant, or a drawn one.
    odds_share
        Its probability; those of all outlooks sum to 1.
    ignored
        Fields in which it differs from the base and that a plan without adaptation does not look
        at, such as the purses.
    appraisal
        Of its scenario; None for a drawn one, which has that of the base.
    """

    name: str
    odds_share: float
    data: PlanData
    ignored: tuple[str, ...] = ()
    appraisal: Appraisal | None = None


def named_outlooks(
    subject: Subject, wanted: Mapping[str, float | None], folder: Path | None = None
) -> tuple[Outlook, ...]:
    """The base and the outlook of each variant.

    Parameters
    ----------
    wanted
        Probability by variant, or ``base``; what nothing was said of shares the rest equally.
    folder
        Of the scenario; None for the one that the run was made from. The same inputs may have been
        solved before from another folder, which has other variants.

    Raises
    ------
    WrongUseError
        Probabilities do not fit, or the folder is not what the run was made from.
    DataError
        A variant is faulty.
    """
    odds = _odds({BASE: None, **wanted})
    result = subject.result
    given = tuple(name for name in result.scenario.variant.split("+") if name)
    folder = Path(result.scenario.folder) if folder is None else folder
    _check_source(subject, folder, given)
    found = [Outlook(BASE, odds[BASE], subject.case.data, appraisal=result.appraisal)]
    for name in wanted:
        if name == BASE:
            continue
        scenario, appraisal = read_sound(folder, (*given, name))
        data = assemble(scenario, appraisal)
        found.append(Outlook(name, odds[name], data, appraisal=appraisal))
    return tuple(one for one in found if one.odds_share > 0)


def _odds(wanted: Mapping[str, float | None]) -> dict[str, float]:
    stated = sum(share for share in wanted.values() if share is not None)
    open_ = [name for name, share in wanted.items() if share is None]
    if stated > 1 + 1e-9 or (not open_ and stated < 1 - 1e-9):
        raise WrongUseError("outlook_odds", total=stated)
    rest = max(1.0 - stated, 0.0) / len(open_) if open_ else 0.0
    return {name: rest if share is None else share for name, share in wanted.items()}


def _check_source(subject: Subject, folder: Path, given: Sequence[str]) -> None:
    """The folder still says what the run was made from.

    Raises
    ------
    WrongUseError
        It does not, it is gone, or the run has decisions laid over it.
    """
    try:
        same = assemble(*read_sound(folder, given)) == subject.case.data
    except PlannerError as error:
        raise WrongUseError("outlook_source", folder=folder) from error
    if not same:
        raise WrongUseError("outlook_source", folder=folder)


def drawn_outlooks(data: PlanData, count: int, spread: float, seed: int) -> tuple[Outlook, ...]:
    """Equally likely outlooks in which the values of each industry are multiplied by a factor.

    The factors are log-normal with mean 1 and coefficient of variation `spread`, independent
    between industries, common to income and fiscal value of all starts of one. The same seed gives
    the same factors whatever else is asked.
    """
    deviation = math.sqrt(math.log1p(spread**2))
    draws = np.random.default_rng(seed).standard_normal((count, len(data.industries)))
    factors = np.exp(deviation * draws - deviation**2 / 2)
    found = []
    for number, row in enumerate(factors):
        by_industry = dict(zip(data.industries, row.tolist(), strict=True))
        scale = {name: by_industry[one.industry] for name, one in data.projects.items()}
        found.append(Outlook(f"{DRAWN}{number + 1:03d}", 1 / count, scaled(data, scale)))
    return tuple(found)


def scaled(data: PlanData, factors: Mapping[str, float]) -> PlanData:
    """Data with the income and fiscal value of all starts of a project times its factor."""
    return replace(
        data,
        income_wan={s: factors.get(s[0], 1.0) * v for s, v in data.income_wan.items()},
        fiscal_wan={s: factors.get(s[0], 1.0) * v for s, v in data.fiscal_wan.items()},
    )


def comparable(outlooks: Sequence[Outlook], supplies: bool) -> tuple[Outlook, ...]:
    """Outlooks that one plan can be valued in, each with the fields that are not looked at.

    Raises
    ------
    WrongUseError
        In an outlook a start, link or expansion of the base does not exist, so that the plan has no
        value there.
    """
    base = outlooks[0].data
    found = []
    for outlook in outlooks:
        data = outlook.data
        if missing := _missing(base, data):
            raise WrongUseError("outlook_shape", outlook=outlook.name, what=", ".join(missing))
        looked = VALUES | (SUPPLIES if supplies else set())
        differing = [one.name for one in fields(PlanData) if _differs(base, data, one.name)]
        ignored = tuple(name for name in differing if name not in looked)
        # Rules are those of the base, so that a breach has one price and no outlook forbids it.
        data = replace(data, layout=base.layout)
        found.append(replace(outlook, data=data, ignored=ignored))
    return tuple(found)


def _missing(base: PlanData, data: PlanData) -> list[str]:
    """Tables in which `data` lacks something that the base has, or has other rules on it."""
    builds, other = (
        {(e, t) for e, x in d.expansions.items() for t in x.discounted_wan} for d in (base, data)
    )
    fits = {
        "projects": set(base.starts) <= set(data.starts),
        "overlaps": _paid(data.overlap_wan) <= _paid(base.overlap_wan)
        and set(base.overlap_wan) <= set(data.overlap_wan),
        "chains": _paid(data.chain_wan) == _paid(base.chain_wan)
        and set(base.chain_wan) <= set(data.chain_wan),
        "expansions": builds <= other,
        "relations": [(r.kind, r.a, r.b, r.value_wan >= 0) for r in base.relations]
        == [(r.kind, r.a, r.b, r.value_wan >= 0) for r in data.relations],
        "streams": base.streams == data.streams and (not base.streams or _chances(base, data)),
        **{one: getattr(base, one) == getattr(data, one) for one in SAME},
    }
    return [table for table, same in fits.items() if not same]


def _chances(base: PlanData, data: PlanData) -> bool:
    """Whether every project has the same odds, so that as much of each material is made."""
    return {name: one.odds for name, one in base.projects.items()} == {
        name: one.odds for name, one in data.projects.items()
    }


def _paid(prices: Mapping[Any, float]) -> set[Any]:
    """What has a price above nought."""
    return {key for key, price in prices.items() if price > 0}


def _differs(base: PlanData, data: PlanData, field: str) -> bool:
    return bool(getattr(base, field) != getattr(data, field))


def check_linear(data: PlanData) -> None:
    """The value is a sum over projects.

    Raises
    ------
    WrongUseError
        The scenario maximises the least income per head.
    """
    if data.maxmin:
        raise WrongUseError("robust_maxmin")


def stamp_of(outlooks: Sequence[Outlook], more: object = None) -> str:
    """Short name of outlooks (and of something beside them): the same figures, the same name."""
    told = repr(([(one.name, one.odds_share, one.data) for one in outlooks], more))
    return hashlib.sha256(told.encode()).hexdigest()[:12]
