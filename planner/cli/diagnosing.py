"""The verb ``diagnose``: why there is no plan, and what would mend it."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.deciding import deciding, decisions_of, words_of
from planner.cli.scenarios import SCENARIO, VARIANTS
from planner.cli.signals import stopping_on_signals
from planner.cli.solving import seconds_of
from planner.cli.talk import Talk, help_text, verb

if TYPE_CHECKING:
    from planner.scenario import Decisions
    from planner.studies.diagnose.diagnose import Diagnosis

EXIT_CODES = {True: 0, False: 4, None: 6}


def prices_of(
    _ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]
) -> dict[str, float]:
    """Prices by name from ``NAME=WAN``."""
    prices: dict[str, float] = {}
    for value in values:
        name, _, amount = value.partition("=")
        try:
            prices[name.strip()] = float(amount)
        except ValueError:
            prices[name.strip()] = 0.0
        if not (name.strip() and 0 < prices[name.strip()] < float("inf")):
            raise click.BadParameter(help_text("bad_price", value=value))
    return prices


@click.command(help=help_text("diagnose"), short_help=help_text("diagnose.short"))
@SCENARIO
@VARIANTS
@click.option(
    "--time-limit",
    callback=seconds_of,
    default="60",
    metavar="DURATION",
    show_default=True,
    help=help_text("option.diagnose_time_limit"),
)
@click.option(
    "--price",
    "prices",
    multiple=True,
    callback=prices_of,
    metavar="NAME=WAN",
    help=help_text("option.price"),
)
@deciding
@click.option("--apply", "name", metavar="NAME", help=help_text("option.apply"))
@click.option(
    "--repair",
    "number",
    type=click.IntRange(1, 3),
    default=1,
    show_default=True,
    help=help_text("option.repair"),
)
@verb
def diagnose(
    talk: Talk,
    scenario: Path,
    variants: tuple[str, ...],
    time_limit: float,
    prices: dict[str, float],
    force: tuple[str, ...],
    forbid: tuple[str, ...],
    force_target: tuple[str, ...],
    forbid_target: tuple[str, ...],
    name: str | None,
    number: int,
) -> int:
    """Say why a scenario has no plan and what would mend it."""
    from planner.report.diagnosing import diagnosis_record, diagnosis_screen
    from planner.studies.diagnose.diagnose import diagnose_scenario
    from planner.studies.diagnose.mending import check_name

    if name is not None and scenario.is_dir():
        check_name(scenario, name)
    decisions = decisions_of(force, forbid, force_target, forbid_target)
    with stopping_on_signals() as stop:
        found = diagnose_scenario(scenario, variants, time_limit, prices, stop, decisions)
    talk.remarks(found.scenario.remarks, str(scenario))
    if not talk.as_json:
        talk.out(diagnosis_screen(found, talk.language))
    written = ""
    if name is not None:
        written = _apply(talk, found, scenario, variants, decisions, name, number)
    if talk.as_json:
        talk.data({**diagnosis_record(found, talk.language), "variant_written": written})
    return EXIT_CODES[found.possible]


def _apply(
    talk: Talk,
    found: "Diagnosis",
    scenario: Path,
    variants: tuple[str, ...],
    decisions: "Decisions",
    name: str,
    number: int,
) -> str:
    """Write a repair as a variant; the path written, blank if there is nothing to mend."""
    from planner.errors import WrongUseError
    from planner.report.wording import Wording
    from planner.studies.diagnose.mending import check_name, unsayable, write_variant
    from planner.studies.diagnose.rules import FIXED_IN, FIXED_OUT

    if found.possible is not False:
        if found.possible:
            talk.say(talk("message.diagnose_feasible"))
        return ""
    if number > len(found.repairs):
        raise WrongUseError("no_such_repair", number=number, count=len(found.repairs))
    steps = found.repairs[number - 1].steps
    if parts := unsayable(steps):
        words = Wording(found.scenario, found.data, talk.language)
        others = [str(n) for n, r in enumerate(found.repairs, start=1) if not unsayable(r.steps)]
        raise WrongUseError(
            "repair_inexpressible",
            parts="; ".join(words.rule(part) for part in parts),
            others=", ".join(others) or "-",
        )
    path = check_name(scenario, name)
    write_variant(path, found.scenario, steps, number, variants)
    asked = (name,) if len(variants) <= 1 else (*variants, name)
    options = [part for one in asked for part in ("--variant", one)]
    dropped = {step.rule.area for step in steps if step.rule.kind in (FIXED_IN, FIXED_OUT)}
    options += words_of(decisions, found.scenario, dropped)
    command = shlex.join(["planner", "run", str(scenario), *options])
    talk.say(talk("message.variant_written", number=number, path=path, command=command))
    return str(path)
