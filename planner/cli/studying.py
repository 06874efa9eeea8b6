"""What the verbs of the studies share: their subject, their pool, what they print and write."""

import functools
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from planner.cli.pooling import pooled, showing_pool
from planner.cli.progress import showing
from planner.cli.runs import RUNS_DIR
from planner.cli.scenarios import VARIANTS
from planner.cli.signals import INTERRUPTED, stopping_on_signals
from planner.cli.solving import GAP, seconds_of
from planner.cli.talk import Talk, help_text

if TYPE_CHECKING:
    from planner.report.study_files import StudyFiles
    from planner.studies.asking import Asking
    from planner.studies.case import Subject

C = TypeVar("C", bound=Callable[..., Any])

SUBJECT = click.argument("subject", metavar="SCENARIO|RUN")
BASE_LIMIT = click.option(
    "--time-limit",
    callback=seconds_of,
    default="60",
    metavar="DURATION",
    show_default=True,
    help=help_text("option.base_limit"),
)
SECONDS = click.option(
    "--seconds",
    callback=seconds_of,
    default="15",
    metavar="DURATION",
    show_default=True,
    help=help_text("option.study_seconds"),
)
OUT = click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help=help_text("option.study_out"),
)
FORCE = click.option("--force", is_flag=True, help=help_text("option.force"))
OPTIONS = (SUBJECT, VARIANTS, GAP, BASE_LIMIT, SECONDS, pooled, RUNS_DIR, OUT, FORCE)
STUDIES_DIR = Path("studies")
"""Where files go that were not told where to: ``studies/STUDY-RUN``; written over next time."""


@dataclass(frozen=True)
class Studying:
    """What was asked of a study by the options that all of them have.

    Attributes
    ----------
    subject
        Folder of a scenario, or a stored run.
    gap, seconds
        Gap asked of every solve, and how long one of the study may take.
    time_limit
        How long the solve of a scenario may take that was not solved before.
    """

    subject: str
    variants: tuple[str, ...]
    gap: float
    time_limit: float
    seconds: float
    workers: int | None
    scheduler: str
    resume: bool
    runs_dir: Path
    out: Path | None
    force: bool

    def begin(self, talk: Talk) -> "Subject":
        """The run that the study is about.

        Raises
        ------
        WrongUseError
            There is no such run, or variants are given for a run.
        PlannerError
            The scenario has no plan.
        """
        from planner.errors import WrongUseError
        from planner.report.study_files import check_place
        from planner.run import RunRequest
        from planner.solve import SolveOptions
        from planner.studies.case import subject_from, subject_of

        if self.out is not None:
            check_place(self.out, self.force)
        if not Path(self.subject).is_dir():
            if self.variants:
                raise WrongUseError("variants_of_run", run=self.subject)
            return subject_of(self.runs_dir, self.subject)
        options = SolveOptions(
            self.gap, self.time_limit, workers=self.workers or 0, scheduler=self.scheduler
        )
        request = RunRequest(
            folder=Path(self.subject),
            variants=self.variants,
            options=options,
            runs_dir=self.runs_dir,
            command_line=" ".join(sys.argv),
        )
        with stopping_on_signals() as stop, showing(talk, options) as watch:
            subject = subject_from(request, watch, stop)
        talk.remarks(subject.result.scenario.remarks, self.subject)
        return subject

    @contextmanager
    def asking(
        self, talk: Talk, subject: "Subject", study: str, lends: Mapping[str, Any] | None = None
    ) -> "Iterator[Asking]":
        """Pool, kept answers, progress and signals for questions about the plan.

        Parameters
        ----------
        study
            Names what is kept for ``--resume``.
        lends
            Lent by the pool beside the case.
        """
        from planner.pool import open_pool
        from planner.studies.asking import Asking, lent

        keep = subject.kept(study, self.resume)
        with (
            stopping_on_signals() as stop,
            showing_pool(talk) as watch,
            open_pool(
                self.workers, self.scheduler, {**lent(subject.case), **(lends or {})}
            ) as pool,
        ):
            yield Asking(pool, keep, watch, stop)

    def end(
        self,
        talk: Talk,
        asking: "Asking",
        study: str,
        files: "StudyFiles",
        screen: Callable[[], str],
    ) -> int:
        """Write what is known, print it, then say what failed or was stopped."""
        from planner.report.study_files import write_study

        folder = self.out or STUDIES_DIR / study
        written = write_study(files, folder, self.force or self.out is None, own=self.out is None)
        if talk.as_json:
            talk.data(files.summary)
        else:
            talk.out(screen())
        for path in written:
            talk.say(str(path))
        if asking.stop is not None and asking.stop.is_set():
            talk.say(talk("message.study_interrupted"))
            return INTERRUPTED
        asking.raise_failures()
        return 0


def studied(command: C) -> C:
    """Give a verb the argument and options of a study, as one `studying`."""

    @functools.wraps(command)
    def asked(*rest: Any, **given: Any) -> Any:
        own = {name: given.pop(name) for name in Studying.__dataclass_fields__}
        return command(*rest, studying=Studying(**own), **given)

    for option in reversed(OPTIONS):
        asked = option(asked)
    return asked  # type: ignore[return-value]
