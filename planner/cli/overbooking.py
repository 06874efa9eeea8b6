"""The verb ``overbook``: plan more than fits, with the probability of overrun held."""

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.signals import INTERRUPTED
from planner.cli.studying import Studying, studied
from planner.cli.talk import Talk, help_text, verb

if TYPE_CHECKING:
    from planner.studies.case import Subject
    from planner.studies.overbooking.trials import Overbooking

NO_PLAN, UNKNOWN = 4, 6


@click.command(help=help_text("overbook"), short_help=help_text("overbook.short"))
@click.option(
    "--overrun", type=click.FloatRange(0, 1, max_open=True), help=help_text("option.overrun")
)
@click.option(
    "--common-shock",
    type=click.FloatRange(0, 1),
    default=0.0,
    show_default=True,
    help=help_text("option.common_shock"),
)
@click.option(
    "--rounds",
    type=click.IntRange(1, 100),
    default=8,
    show_default=True,
    help=help_text("option.rounds"),
)
@click.option("--apply", "name", metavar="NAME", help=help_text("option.apply_caps"))
@studied
@verb
def overbook(
    talk: Talk,
    studying: Studying,
    overrun: float | None,
    common_shock: float,
    rounds: int,
    name: str | None,
) -> int:
    """Tune caps on expected use until no limit is overrun too often."""
    from planner.errors import WrongUseError
    from planner.report.overbooking import overbooking_files, overbooking_screen
    from planner.studies.diagnose.mending import check_name
    from planner.studies.overbooking.trials import Asked
    from planner.studies.overbooking.tuning import expected_subject
    from planner.studies.overbooking.tuning import overbook as tune

    folder = Path(studying.subject)
    if name is not None:
        if not folder.is_dir():
            raise WrongUseError("apply_needs_folder", run=studying.subject)
        check_name(folder, name)
    subject = expected_subject(studying.begin(talk))
    landing = subject.result.scenario.settings.landing
    asked = Asked(
        overrun_share=landing.overrun_share_max if overrun is None else overrun,
        correlation=common_shock,
        rounds=rounds,
        gap_share=studying.gap,
        seconds=studying.seconds,
    )
    with studying.asking(talk, subject, "overbook") as asking:
        found = tune(subject, asked, asking)
    written = _apply(talk, found, subject, studying, name) if name is not None else ""
    code = studying.end(
        talk,
        asking,
        f"overbook-{subject.result.run}",
        overbooking_files(found, subject.result, talk.language, written),
        lambda: overbooking_screen(found, subject.result, talk.language),
    )
    if code == INTERRUPTED or found.tuned is not None:
        return code
    return UNKNOWN if found.stopped or found.expected.value is None else NO_PLAN


def _apply(
    talk: Talk, found: "Overbooking", subject: "Subject", studying: Studying, name: str
) -> str:
    """Write the tuned caps as a variant; the path written, blank if there are none."""
    from planner.run import RunRequest
    from planner.solve import SolveOptions
    from planner.studies.diagnose.mending import check_name
    from planner.studies.overbooking.applying import keep_tuned, write_caps

    if found.tuned is None:
        talk.say(talk("message.caps_not_written"))
        return ""
    folder, variants = Path(studying.subject), studying.variants
    path = check_name(folder, name)
    most = found.asked.overrun_share
    write_caps(path, subject.result.scenario, found.caps, most, variants)
    asked = (name,) if len(variants) <= 1 else (*variants, name)
    request = RunRequest(
        folder=folder,
        variants=asked,
        options=SolveOptions(studying.gap, studying.seconds),
        runs_dir=studying.runs_dir,
        command_line=" ".join(sys.argv),
    )
    kept = keep_tuned(found.tuned, request)
    options = [part for one in asked for part in ("--variant", one)]
    options += ["--gap", f"{studying.gap:g}", "--time-limit", f"{studying.seconds:g}"]
    command = shlex.join(["planner", "run", studying.subject, *options])
    talk.say(talk("message.caps_written", path=path, run=kept.run, command=command))
    return str(path)
