"""The verb ``compare``: runs side by side."""

from pathlib import Path

import click

from planner.cli.runs import RUNS_DIR
from planner.cli.studying import FORCE, OUT, STUDIES_DIR
from planner.cli.talk import Talk, help_text, verb

KINDS = ("csv", "xlsx")


def kinds_of(_ctx: click.Context, _param: click.Parameter, value: str) -> tuple[str, ...]:
    """Kinds of files from words joined by commas."""
    kinds = tuple(dict.fromkeys(word.strip().lower() for word in value.split(",") if word.strip()))
    for kind in kinds:
        if kind not in KINDS:
            raise click.BadParameter(help_text("bad_kind", value=kind, allowed=", ".join(KINDS)))
    return kinds


@click.command(help=help_text("compare"), short_help=help_text("compare.short"))
@click.argument("names", nargs=-1, required=True, metavar="RUN RUN...")
@click.option("--base", default="", metavar="RUN", help=help_text("option.base"))
@click.option(
    "--to", default="", callback=kinds_of, metavar="csv,xlsx", help=help_text("option.compare_to")
)
@OUT
@FORCE
@RUNS_DIR
@verb
def compare(
    talk: Talk,
    names: tuple[str, ...],
    base: str,
    to: tuple[str, ...],
    out: Path | None,
    force: bool,
    runs_dir: Path,
) -> None:
    """Compare stored runs."""
    from planner.report.comparing import compare_runs
    from planner.report.comparing_files import comparison_record, write_comparison
    from planner.report.comparing_screen import comparison_screen
    from planner.report.study_files import check_place
    from planner.run import restore
    from planner.store import read_run

    if out is not None:
        check_place(out, force)
    stored = {one.run: one for one in (read_run(runs_dir, name) for name in names)}
    first = read_run(runs_dir, base) if base else next(iter(stored.values()))
    if first.run not in stored:
        stored = {first.run: first, **stored}
    found = compare_runs([restore(one) for one in stored.values()], first.run)
    written: tuple[Path, ...] = ()
    if to or out is not None:
        folder = out or STUDIES_DIR / "-".join(("compare", *stored))
        kinds = to or ("csv",)
        written = write_comparison(found, folder, kinds, talk.language, force or out is None)
    if talk.as_json:
        talk.data(comparison_record(found, talk.language))
    else:
        talk.out(comparison_screen(found, talk.language))
    for path in written:
        talk.say(str(path))
