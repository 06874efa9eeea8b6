"""The verb ``report``: the document that a review panel reads."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.runs import RUNS_DIR
from planner.cli.studying import STUDIES_DIR
from planner.cli.talk import Talk, help_text, verb_in

if TYPE_CHECKING:
    from planner.report.document.gathering import Gathered
    from planner.report.document.writing import Written

OUT = Path("report")


@click.command(help=help_text("report"), short_help=help_text("report.short"))
@click.argument("subjects", nargs=-1, metavar="RUN|STUDY...")
@click.option(
    "--study",
    "studies",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help=help_text("option.report_study"),
)
@click.option(
    "--to",
    default="html",
    metavar="FORMATS",
    show_default=True,
    help=help_text("option.report_to"),
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=OUT,
    metavar="DIR",
    show_default=True,
    help=help_text("option.report_out"),
)
@click.option("--force", is_flag=True, help=help_text("option.force"))
@click.option("--redact", is_flag=True, help=help_text("option.redact"))
@click.option(
    "--template",
    type=click.Path(path_type=Path),
    metavar="DOCX",
    help=help_text("option.report_template"),
)
@click.option("--sections", default="", metavar="KEYS", help=help_text("option.sections"))
@click.option("--draft", is_flag=True, help=help_text("option.draft"))
@RUNS_DIR
@verb_in("zh", "en", "both", words="option.report_lang")
def report(
    talk: Talk,
    subjects: tuple[str, ...],
    studies: tuple[Path, ...],
    to: str,
    out: Path,
    force: bool,
    redact: bool,
    template: Path | None,
    sections: str,
    draft: bool,
    runs_dir: Path,
) -> None:
    """Write the document that a review panel reads."""
    from planner.errors import WrongUseError
    from planner.report.document.gathering import gather
    from planner.report.document.writing import FORMATS, Wish, check_wish, write_report

    formats = _listed(to)
    for form in formats or ("",):
        if form not in FORMATS:
            raise WrongUseError("report_format", format=form, known=", ".join(FORMATS))
    wish = Wish(formats, talk.languages, out, _listed(sections), draft, redact, template, force)
    check_wish(wish)
    gathered = gather(subjects, studies, runs_dir, (STUDIES_DIR, runs_dir.parent / STUDIES_DIR))
    for study in gathered.found:
        talk.say(talk("message.study_found", kind=study.kind, folder=study.folder))
    for folder, error in gathered.unreadable:
        reason = error.facts["reason"]
        talk.say(talk("message.study_unreadable", folder=folder, reason=reason))
    written = write_report(gathered, wish)
    _tell(talk, gathered, written)


def _listed(words: str) -> tuple[str, ...]:
    """Words between commas, each once."""
    return tuple(dict.fromkeys(word.strip() for word in words.split(",") if word.strip()))


def _tell(talk: Talk, gathered: "Gathered", written: "Written") -> None:
    if talk.as_json:
        talk.data(
            {
                "files": [
                    {"path": str(path), "bytes": path.stat().st_size} for path in written.paths
                ],
                "runs": [run.run for run in gathered.runs],
                "studies": [
                    {"study": one.kind, "run": one.run, "folder": str(one.folder)}
                    for one in gathered.studies
                ],
                "characters_missing": written.missing,
            }
        )
    else:
        for path in written.paths:
            size = round(path.stat().st_size / 1000)
            talk.out(talk("message.report_file", path=path, size=f"{size:,}"))
    if written.missing:
        talk.say(
            talk("message.glyphs_missing", count=len(written.missing), characters=written.missing)
        )
