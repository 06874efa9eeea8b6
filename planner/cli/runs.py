"""Verbs that look at stored runs: ``runs list``, ``runs show`` and ``runs verify``."""

from pathlib import Path

import click

from planner.cli.pooling import WORKERS
from planner.cli.progress import showing
from planner.cli.signals import INTERRUPTED, stopping_on_signals
from planner.cli.talk import Talk, help_text, verb

VERDICT_CODES = {"passed": 0, "failed": 1, "open": 5}

RUNS_DIR = click.option(
    "--runs",
    "runs_dir",
    type=click.Path(path_type=Path),
    default=Path("runs"),
    envvar="PLANNER_RUNS",
    show_default=True,
    help=help_text("option.runs"),
)


@click.group(help=help_text("runs"), short_help=help_text("runs.short"))
def runs() -> None:
    """Group of the verbs on stored runs."""


@runs.command("list", help=help_text("runs.list"), short_help=help_text("runs.list.short"))
@click.option("--scenario", default="", metavar="NAME", help=help_text("option.of_scenario"))
@click.option("--since", default="", metavar="DATE", help=help_text("option.since"))
@click.option("--where", multiple=True, metavar="KEY=VALUE", help=help_text("option.where"))
@click.option("--reindex", is_flag=True, help=help_text("option.reindex"))
@RUNS_DIR
@verb
def list_(
    talk: Talk, scenario: str, since: str, where: tuple[str, ...], reindex: bool, runs_dir: Path
) -> None:
    """List the runs of a folder, oldest first."""
    from planner.report.screen import runs_table
    from planner.run_filter import RunFilter, read_since, read_tags, tags_of, unknown_keys
    from planner.run_index import is_indexed
    from planner.store import fault_of, list_runs

    asked = RunFilter(scenario, read_since(since), read_tags(where, new=False))
    stored, damaged = list_runs(runs_dir, reindex)
    found = asked.chosen(stored)
    faults = {name: fault_of(runs_dir, name) for name in damaged}
    if talk.as_json:
        kept = ("run", "created", "scenario", "variant", "status", "objective_wan", "bound_wan")
        talk.data(
            {
                "runs": [
                    {
                        **{key: one.manifest.get(key) for key in (*kept, "gap_share", "seconds")},
                        "tags": dict(tags_of(one.manifest)),
                        "rerun_of": one.manifest.get("rerun_of"),
                    }
                    for one in found
                ],
                "damaged": list(damaged),
            }
        )
    else:
        talk.out(runs_table(found, talk.language))
    for fault in faults.values():
        if fault is not None:
            talk.say(fault.sentence(talk.language))
    for key, near in unknown_keys(asked, stored).items():
        hint = talk("fault.suggestion", suggestion=near) if near else ""
        talk.say(talk("message.no_such_tag", tag=key) + hint)
    if len(found) < len(stored):
        talk.say(talk("message.runs_chosen", shown=len(found), all=len(stored)))
    if reindex:
        made = is_indexed(runs_dir)
        talk.say(talk(f"message.index_{'made' if made else 'not_made'}", folder=runs_dir))


@runs.command("show", help=help_text("runs.show"), short_help=help_text("runs.show.short"))
@click.argument("run")
@RUNS_DIR
@verb
def show(talk: Talk, run: str, runs_dir: Path) -> None:
    """Print a stored run again."""
    from planner.report.screen import screen
    from planner.run import restore
    from planner.store import read_run

    stored = read_run(runs_dir, run)
    if talk.as_json:
        talk.data({**stored.json("result.json"), "manifest": dict(stored.manifest)})
    else:
        talk.out(screen(restore(stored), talk.language))


@runs.command("verify", help=help_text("runs.verify"), short_help=help_text("runs.verify.short"))
@click.argument("run")
@click.option(
    "--seconds",
    type=click.FloatRange(min=0, min_open=True),
    default=60.0,
    show_default=True,
    help=help_text("option.verify_seconds"),
)
@click.option(
    "--seed", type=click.IntRange(0, 2**31 - 1), default=None, help=help_text("option.verify_seed")
)
@click.option(
    "--method",
    type=click.Choice(["auto", "direct", "blocks"]),
    default="auto",
    show_default=True,
    help=help_text("option.verify_method"),
)
@WORKERS
@click.option("--scip", is_flag=True, help=help_text("option.scip"))
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help=help_text("option.certificate_out"),
)
@RUNS_DIR
@verb
def verify(
    talk: Talk,
    run: str,
    seconds: float,
    seed: int | None,
    method: str,
    workers: int | None,
    scip: bool,
    out: Path | None,
    runs_dir: Path,
) -> int:
    """Check a run again and write its certificate."""
    from planner.errors import WrongUseError
    from planner.report.certificate import certificate_page, certificate_record, write_certificate
    from planner.solve import SolveOptions
    from planner.store import read_run
    from planner.studies.case import STUDIES
    from planner.studies.verify.certificate import Means, certify
    from planner.studies.verify.second import scip_at_hand

    if scip and not scip_at_hand():
        raise WrongUseError("no_scip")
    stored = read_run(runs_dir, run)
    means = Means(seconds, seed, method, workers or 0, scip)
    options = SolveOptions(0.0, seconds)
    with stopping_on_signals() as stop, showing(talk, options) as watch:
        certificate = certify(stored, means, watch, stop)
    folder = out or runs_dir / STUDIES / f"certificate-{stored.run}"
    data, page = write_certificate(certificate, folder)
    if talk.as_json:
        talk.data(certificate_record(certificate))
    else:
        talk.out(certificate_page(certificate, talk.language))
    talk.say(talk("message.certificate_written", page=page, data=data))
    if certificate.interrupted and certificate.verdict == "open":
        return INTERRUPTED
    return VERDICT_CODES[certificate.verdict]
