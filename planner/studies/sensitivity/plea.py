"""What is asked of a sampling study, and the study that answers it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.errors import WrongUseError
from planner.results import Scenario
from planner.spelling import nearest
from planner.studies.asking import Asking
from planner.studies.case import Subject
from planner.studies.sensitivity.factors import factors_of
from planner.studies.sensitivity.grammar import range_of
from planner.studies.sensitivity.inputs import Input, Range
from planner.studies.sensitivity.montecarlo import (
    MonteCarlo,
    Resolved,
    resolve,
    simulate,
)
from planner.studies.sensitivity.sampled import Ground, Way, targets_of
from planner.studies.sensitivity.screening import (
    Screening,
    confirm,
    screen_by_morris,
    share_by_sobol,
)
from planner.studies.sensitivity.shocks import FIGURES, ODDS, TAX, WAGE, Shocks

TRAJECTORIES, GROUPS, DRAWS = 6, 64, 1000
CONFIRMED = 3
COMMON, INDUSTRY = 0.2, 0.5
"""Correlations where none is stated (expert prior)."""

BOX = ("morris", "sobol")
OF_METHOD = {
    "param": BOX,
    "trajectories": ("morris",),
    "samples": ("sobol", "montecarlo"),
    "pairs": ("sobol",),
    "relaxed": BOX,
    "confirm": BOX,
    "shock": ("montecarlo",),
    "correlation": ("montecarlo",),
    "industry_correlation": ("montecarlo",),
    "re_solve": ("montecarlo",),
    "against": ("montecarlo",),
}
"""Methods that each option belongs to."""


@dataclass(frozen=True)
class Plea:
    """Options of ``planner uncertainty``, as they were given; None and blank where they were not.

    Attributes
    ----------
    by_grade
        Whether inputs without a range get the band of their grade.
    trajectories, samples
        Size of the design, or number of draws.
    confirm
        How many inputs are moved by whole solves after a screening by the relaxation.
    correlation, industry_correlation
        Of the scores of any two candidates, and of two of one industry.
    re_solve
        In how many draws the best plan is sought.
    """

    method: str
    param: tuple[str, ...] = ()
    by_grade: bool = False
    trajectories: int | None = None
    samples: int | None = None
    pairs: bool = False
    relaxed: bool = False
    confirm: int | None = None
    shock: tuple[str, ...] = ()
    correlation: float | None = None
    industry_correlation: float | None = None
    re_solve: int | None = None
    against: str = ""
    seed: int = 0

    def check(self) -> None:
        """Refuse what does not go together.

        Raises
        ------
        WrongUseError
            An option belongs to another method, to a relaxed screening only, or a number is not
            one that the method can use.
        """
        for name, methods in OF_METHOD.items():
            given = getattr(self, name)
            if given not in (None, False, "", ()) and self.method not in methods:
                option = f"--{name.replace('_', '-')}"
                raise WrongUseError(
                    "uncertainty_other_method", option=option, methods=", ".join(methods)
                )
        if self.confirm is not None and not self.relaxed:
            raise WrongUseError("uncertainty_confirm")
        groups = self.samples or GROUPS
        if self.method == "sobol" and groups & (groups - 1):
            less = 2 ** (groups.bit_length() - 1)
            raise WrongUseError("uncertainty_power_of_two", count=groups, less=less, more=2 * less)
        if self.method == "montecarlo":
            self.shocks()
            if (self.re_solve or 0) > (self.samples or DRAWS):
                raise WrongUseError(
                    "uncertainty_re_solve", count=self.re_solve, draws=self.samples or DRAWS
                )

    def factors(self, scenario: Scenario) -> tuple[Input, ...]:
        """Inputs that are moved, each with its range.

        Raises
        ------
        WrongUseError
            A word names no input, two words the same one, or there are none.
        """
        return factors_of(self.param, scenario, self.by_grade)

    def shocks(self) -> Shocks:
        """What is drawn.

        Raises
        ------
        WrongUseError
            A figure is unknown or named twice, a range is none or reaches below nothing, or two
            candidates of one industry are to be less alike than two of any.
        """
        ranges: dict[str, Range | None] = {}
        for word in self.shock or (WAGE, TAX, ODDS):
            figure, between = _shock(word)
            if figure in ranges:
                raise WrongUseError("shock_twice", figure=figure)
            ranges[figure] = between
        common = COMMON if self.correlation is None else self.correlation
        industry = self.industry_correlation
        if industry is None:
            industry = max(INDUSTRY, common)
        if not industry >= common:  # also where either is not a number
            raise WrongUseError(
                "shock_correlations", common=f"{common:g}", industry=f"{industry:g}"
            )
        return Shocks(ranges, common, industry, self.seed)


def _shock(word: str) -> tuple[str, Range | None]:
    """Figure and range of a word ``WHAT[:RANGE]``."""
    name, colon, between = re.sub(r"\s", "", word).replace("：", ":").partition(":")
    if name not in FIGURES:
        listed, near = ", ".join(FIGURES), nearest(name, FIGURES)
        if near:
            raise WrongUseError("shock_unknown_near", figure=name, known=listed, near=near)
        raise WrongUseError("shock_unknown", figure=name, known=listed)
    if not colon:
        return name, None
    found = range_of(between)
    if not found.relative or found.low < -1:
        raise WrongUseError("shock_range", figure=name, range=between)
    return name, found


def screened(
    asking: Asking, subject: Subject, factors: Sequence[Input], plea: Plea, way: Way
) -> Screening:
    """Outcome of a Morris screening or of a study by Sobol indices."""
    data, plan = subject.case.data, subject.result.plan
    large = subject.result.solution.method != "direct"
    ground = Ground(subject.result.scenario, data, plan if large else None)
    kept = targets_of(data, plan.leads, plan.specials)
    own = tuple(factors)
    if plea.method == "sobol":
        count = plea.samples or GROUPS
        found = share_by_sobol(asking, ground, own, kept, count, plea.seed, way, plea.pairs)
    else:
        count = plea.trajectories or TRAJECTORIES
        found = screen_by_morris(asking, ground, own, kept, count, plea.seed, way)
    most = CONFIRMED if plea.confirm is None else plea.confirm
    stopped = asking.stop is not None and asking.stop.is_set()
    if not plea.relaxed or not most or stopped:
        return found
    return confirm(asking, ground, found, most, way)


def drawn(
    asking: Asking,
    subject: Subject,
    other: Subject | None,
    plea: Plea,
    gap_share: float,
    seconds: float,
) -> MonteCarlo:
    """Outcome of a Monte Carlo study."""
    shocks, draws = plea.shocks(), plea.samples or DRAWS
    resolved: tuple[Resolved, ...] = ()
    if plea.re_solve:
        resolved = resolve(asking, subject, shocks, plea.re_solve, gap_share, seconds)
    found = simulate(asking, subject, shocks, draws, other)
    return replace(found, resolved=resolved)
