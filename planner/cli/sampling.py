"""The verb ``uncertainty``: many inputs moved at once, by design or by chance."""

from typing import TYPE_CHECKING

import click

from planner.cli.studying import Studying, studied
from planner.cli.talk import Talk, help_text, verb

if TYPE_CHECKING:
    from planner.studies.case import Subject
    from planner.studies.sensitivity.montecarlo import MonteCarlo
    from planner.studies.sensitivity.plea import Plea
    from planner.studies.sensitivity.screening import Screening

SHARE = click.FloatRange(0, 1)


@click.command(help=help_text("uncertainty"), short_help=help_text("uncertainty.short"))
@click.option(
    "--method",
    type=click.Choice(["morris", "sobol", "montecarlo"]),
    default="morris",
    show_default=True,
    help=help_text("option.uncertainty_method"),
)
@click.option("--param", multiple=True, help=help_text("option.uncertainty_param"))
@click.option("--bands", type=click.Choice(["grade"]), help=help_text("option.bands"))
@click.option("--trajectories", type=click.IntRange(2, 10_000), help=help_text("option.paths"))
@click.option("--samples", type=click.IntRange(2, 2**20), help=help_text("option.samples"))
@click.option("--pairs", is_flag=True, help=help_text("option.pairs"))
@click.option("--relaxed", is_flag=True, help=help_text("option.relaxed"))
@click.option("--confirm", type=click.IntRange(0, 100), help=help_text("option.confirm"))
@click.option("--shock", multiple=True, metavar="WHAT[:RANGE]", help=help_text("option.shock"))
@click.option("--correlation", type=SHARE, help=help_text("option.correlation"))
@click.option("--industry-correlation", type=SHARE, help=help_text("option.industry_correlation"))
@click.option("--re-solve", type=click.IntRange(0, 10_000), help=help_text("option.re_solve"))
@click.option("--against", default="", metavar="RUN", help=help_text("option.against"))
@click.option(
    "--seed",
    type=click.IntRange(0, 2**31 - 2),
    default=0,
    show_default=True,
    help=help_text("option.sampling_seed"),
)
@studied
@verb
def uncertainty(
    talk: Talk,
    studying: Studying,
    method: str,
    param: tuple[str, ...],
    bands: str | None,
    trajectories: int | None,
    samples: int | None,
    pairs: bool,
    relaxed: bool,
    confirm: int | None,
    shock: tuple[str, ...],
    correlation: float | None,
    industry_correlation: float | None,
    re_solve: int | None,
    against: str,
    seed: int,
) -> int:
    """Move many inputs at once."""
    from planner.studies.sensitivity.plea import Plea

    plea = Plea(
        method,
        param,
        bands is not None,
        trajectories,
        samples,
        pairs,
        relaxed,
        confirm,
        shock,
        correlation,
        industry_correlation,
        re_solve,
        against,
        seed,
    )
    plea.check()
    subject = studying.begin(talk)
    if method == "montecarlo":
        return _by_chance(talk, studying, subject, plea)
    return _by_design(talk, studying, subject, plea)


def _by_design(talk: Talk, studying: Studying, subject: "Subject", plea: "Plea") -> int:
    """Screen a box of inputs."""
    from planner.report.sampling import box_files, box_screen
    from planner.studies.sensitivity.inputs import SCENARIO
    from planner.studies.sensitivity.plea import screened
    from planner.studies.sensitivity.sampled import Way

    scenario = subject.result.scenario
    way = Way(studying.gap, studying.seconds, plea.relaxed)
    factors = plea.factors(scenario)
    with studying.asking(talk, subject, f"uncertainty-{plea.method}", {SCENARIO: scenario}) as ask:
        found: Screening = screened(ask, subject, factors, plea, way)
    return studying.end(
        talk,
        ask,
        f"uncertainty-{plea.method}-{subject.result.run}",
        box_files(found, subject.result, talk.language),
        lambda: box_screen(found, subject.result, talk.language),
    )


def _by_chance(talk: Talk, studying: Studying, subject: "Subject", plea: "Plea") -> int:
    """Draw shocks and price the plan in all of them."""
    from planner.report.sampling_draws import draw_files, draw_screen
    from planner.studies.case import subject_of
    from planner.studies.sensitivity.montecarlo import lent_grounds
    from planner.studies.sensitivity.plea import drawn
    from planner.studies.sensitivity.repricing import GROUNDS

    other = subject_of(studying.runs_dir, plea.against) if plea.against else None
    plans = [subject] if other is None else [subject, other]
    lends = {GROUNDS: lent_grounds(plans)}
    with studying.asking(talk, subject, "uncertainty-montecarlo", lends) as ask:
        found: MonteCarlo = drawn(ask, subject, other, plea, studying.gap, studying.seconds)
    return studying.end(
        talk,
        ask,
        f"uncertainty-montecarlo-{subject.result.run}",
        draw_files(found, plans, talk.language),
        lambda: draw_screen(found, plans, talk.language),
    )
