"""The verb ``prices``: what more of a limit is worth, and what a rule costs."""

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.pooling import pooled, showing_pool
from planner.cli.progress import showing
from planner.cli.runs import RUNS_DIR
from planner.cli.signals import INTERRUPTED, stopping_on_signals
from planner.cli.solving import seconds_of
from planner.cli.studying import FORCE, OUT
from planner.cli.talk import Talk, help_text, verb

if TYPE_CHECKING:
    from planner.studies.asking import Asking
    from planner.studies.case import Subject
    from planner.studies.prices.limits import Limit


def steps_of(_ctx: click.Context, _param: click.Parameter, value: str) -> tuple[float, ...]:
    """Numbers with commas between them, none of them 0."""
    try:
        steps = tuple(float(word) for word in value.replace("，", ",").split(",") if word.strip())
    except ValueError:
        steps = ()
    if not steps or not all(math.isfinite(n) and n for n in steps):
        raise click.BadParameter(help_text("bad_steps", value=value))
    return steps


@click.command(help=help_text("prices"), short_help=help_text("prices.short"))
@click.argument("run")
@click.option(
    "--limit", "kinds", multiple=True, metavar="LIMIT", help=help_text("option.price_limit")
)
@click.option("--area", "areas", multiple=True, metavar="AREA", help=help_text("option.price_area"))
@click.option(
    "--steps",
    callback=steps_of,
    default="1,2,5",
    metavar="N,N,…",
    show_default=True,
    help=help_text("option.price_steps"),
)
@click.option(
    "--seconds",
    callback=seconds_of,
    default="20",
    metavar="DURATION",
    show_default=True,
    help=help_text("option.price_seconds"),
)
@click.option("--rules", is_flag=True, help=help_text("option.price_rules"))
@click.option(
    "--rule-seconds",
    type=click.FloatRange(0, 86400),
    default=30,
    show_default=True,
    help=help_text("option.price_rule_seconds"),
)
@click.option("--ladder", is_flag=True, help=help_text("option.price_ladder"))
@click.option(
    "--from",
    "lowest",
    default="-20%",
    metavar="AMOUNT",
    show_default=True,
    help=help_text("option.price_from"),
)
@click.option(
    "--to",
    "highest",
    default="+20%",
    metavar="AMOUNT",
    show_default=True,
    help=help_text("option.price_to"),
)
@click.option(
    "--levels",
    type=click.IntRange(2, 101),
    default=9,
    show_default=True,
    help=help_text("option.price_levels"),
)
@pooled
@RUNS_DIR
@OUT
@FORCE
@verb
def prices(
    talk: Talk,
    run: str,
    kinds: tuple[str, ...],
    areas: tuple[str, ...],
    steps: tuple[float, ...],
    seconds: float,
    rules: bool,
    rule_seconds: float,
    ladder: bool,
    lowest: str,
    highest: str,
    levels: int,
    workers: int | None,
    scheduler: str,
    resume: bool,
    runs_dir: Path,
    out: Path | None,
    force: bool,
) -> int:
    """Price the limits or the rules of a stored plan."""
    from planner.errors import WrongUseError
    from planner.report.study_files import check_place
    from planner.studies.case import subject_of

    if rules and (ladder or kinds):
        raise WrongUseError("price_rules_or_ladder")
    if ladder and not kinds:
        raise WrongUseError("price_ladder_limit")
    if out is not None:
        check_place(out, force)
    subject = subject_of(runs_dir, run)
    study = _Study(talk, subject, areas, seconds, workers, scheduler, resume, out, force)
    if rules:
        return study.rules(rule_seconds)
    return study.ladders(kinds, lowest, highest, levels) if ladder else study.limits(kinds, steps)


@dataclass
class _Study:
    """A stored plan, where its questions are put, and how the answers are told."""

    talk: Talk
    subject: "Subject"
    areas: tuple[str, ...]
    seconds: float
    workers: int | None
    scheduler: str
    resume: bool
    out: Path | None
    force: bool

    def limits(self, kinds: tuple[str, ...], steps: tuple[float, ...]) -> int:
        """What more of the limits is worth."""
        from planner.report.pricing import prices_screen
        from planner.report.pricing_record import prices_record
        from planner.studies.prices.price_list import Asked, price_limits

        full, chosen, counties = self._chosen(kinds)
        with self._asking() as asking:
            found = price_limits(self.subject, asking, Asked(chosen, steps, counties, self.seconds))
        return self._tell(
            asking,
            lambda: prices_record(self.subject, found),
            lambda: prices_screen(self.subject, found, full, self.talk.language),
        )

    def ladders(self, kinds: tuple[str, ...], lowest: str, highest: str, levels: int) -> int:
        """What comes and goes as a limit grows."""
        from planner.errors import WrongUseError
        from planner.report.pricing_ladder import ladders_screen
        from planner.report.pricing_record import ladders_record
        from planner.studies.prices.ladder import ladder_key, ladders, spaced
        from planner.studies.prices.price_list import Asked

        _, chosen, counties = self._chosen(kinds)
        try:
            amounts = {ladder_key(one): spaced(one, lowest, highest, levels) for one in chosen}
        except ValueError as fault:
            words = {"lowest": lowest, "highest": highest, "levels": levels}
            raise WrongUseError("price_ladder_ends", **words) from fault
        asked = Asked(chosen, (), counties, self.seconds)
        with self._asking() as asking:
            found = ladders(self.subject, asking, asked, amounts)
        return self._tell(
            asking,
            lambda: ladders_record(self.subject, found),
            lambda: ladders_screen(self.subject, found, self.talk.language),
        )

    def rules(self, rule_seconds: float) -> int:
        """What the rules cost."""
        from planner.report.pricing_record import rules_record
        from planner.report.pricing_rules import rules_screen
        from planner.solve import SolveOptions
        from planner.studies.prices.price_list import is_whole
        from planner.studies.prices.rules import price_rules, rules_in_force
        from planner.studies.prices.whole import price_whole
        from planner.studies.prices.words import counties_in

        data = self.subject.case.data
        counties = counties_in(self.subject.result.scenario, self.areas)
        options = SolveOptions(
            0.0, rule_seconds, workers=self.workers or 0, scheduler=self.scheduler
        )
        with self._asking() as asking:
            found = price_rules(self.subject, asking, rules_in_force(data), counties, self.seconds)
        if rule_seconds and not is_whole(self.subject):
            with stopping_on_signals(asking.stop), showing(self.talk, options) as watch:
                found = price_whole(self.subject, found, options, asking, watch)
        return self._tell(
            asking,
            lambda: rules_record(self.subject, found),
            lambda: rules_screen(self.subject, found, self.talk.language),
        )

    def _chosen(
        self, kinds: tuple[str, ...]
    ) -> "tuple[list[Limit], tuple[Limit, ...], tuple[str, ...]]":
        """Limits that bind, those that are meant, and the counties that are."""
        from planner.studies.prices.limits import limits_of
        from planner.studies.prices.words import select_limits

        known = limits_of(self.subject.result, self.subject.case.data)
        scenario = self.subject.result.scenario
        return [one for one in known if one.binds], *select_limits(
            scenario, known, kinds, self.areas
        )

    @contextmanager
    def _asking(self) -> "Iterator[Asking]":
        """Pool, kept answers, progress and signals for questions about the plan."""
        from planner.pool import open_pool
        from planner.studies.asking import Asking, lent

        keep = self.subject.kept("prices", self.resume)
        with (
            stopping_on_signals() as stop,
            showing_pool(self.talk) as watch,
            open_pool(self.workers, self.scheduler, lent(self.subject.case)) as pool,
        ):
            yield Asking(pool, keep, watch, stop)

    def _tell(
        self,
        asking: "Asking",
        record: Callable[[], dict[str, object]],
        screen: Callable[[], str],
    ) -> int:
        """Write and print what is known, then say what failed or was stopped."""
        from planner.report.study_files import StudyFiles, write_study

        if self.out is not None:
            write_study(StudyFiles(record(), {}), self.out, self.force)
        if self.talk.as_json:
            self.talk.data(record())
        else:
            self.talk.out(screen())
        if asking.stop is not None and asking.stop.is_set():
            self.talk.say(self.talk("message.prices_interrupted"))
            return INTERRUPTED
        asking.raise_failures()
        return 0
