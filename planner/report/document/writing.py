"""The files of a report: made whole in a folder aside, then put in their places together."""

import errno
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from planner.errors import WrongUseError
from planner.report.document.binding import bound
from planner.report.document.gathering import Gathered
from planner.report.document.material import Material
from planner.report.document.redaction import redacted
from planner.texts import Language

if TYPE_CHECKING:
    from planner.report.document.parts import Document

PARTIAL = ".partial-"


@dataclass(frozen=True)
class Wish:
    """What is asked of a report.

    Attributes
    ----------
    formats
        Keys of `FORMATS`.
    out
        Folder of the files.
    sections
        Keys of chapters; empty for all.
    draft, redact
        Whether it is marked as a draft; whether names of projects and investors are hidden.
    template
        The user's Word file.
    force
        Whether files that exist are written over.
    """

    formats: tuple[str, ...]
    languages: tuple[Language, ...]
    out: Path
    sections: tuple[str, ...] = ()
    draft: bool = False
    redact: bool = False
    template: Path | None = None
    force: bool = False

    @property
    def paths(self) -> dict[tuple[str, Language], Path]:
        """Where each file goes, by format and language."""
        return {
            (form, language): self.out / f"{FORMATS[form].stem}-{language}.{form}"
            for language in self.languages
            for form in self.formats
        }


@dataclass(frozen=True)
class Written:
    """Files of a report and the characters that the fonts in them lack."""

    paths: tuple[Path, ...]
    missing: str


@dataclass(frozen=True)
class Format:
    """A format: stem of its files, and what writes one and gives the characters it cannot show."""

    stem: str
    write: "Callable[[Document, Path, Wish], str]"


def _html(document: "Document", path: Path, _wish: Wish) -> str:
    from planner.report.document.html import write_html  # noqa: PLC0415 - formats load late

    return write_html(document, path)


def _pdf(document: "Document", path: Path, wish: Wish) -> str:
    from planner.report.document.pdf import find_browser, print_page  # noqa: PLC0415

    page = path.with_suffix(".html")
    wanted = page.exists()  # made before, as html comes first
    missing = "" if wanted else _html(document, page, wish)
    print_page(page, path, find_browser())
    if not wanted:
        page.unlink()
    return missing


def _docx(document: "Document", path: Path, wish: Wish) -> str:
    from planner.report.document.docx import write_docx  # noqa: PLC0415

    write_docx(document, path, wish.template)
    return ""


def _xlsx(document: "Document", path: Path, _wish: Wish) -> str:
    from planner.report.document.xlsx import write_xlsx  # noqa: PLC0415

    write_xlsx(document, path)
    return ""


FORMATS: dict[str, Format] = {
    "html": Format("report", _html),
    "docx": Format("report", _docx),
    "xlsx": Format("annex", _xlsx),
    "pdf": Format("report", _pdf),
}


def check_wish(wish: Wish) -> None:
    """See before the work whether the files can be made.

    Raises
    ------
    WrongUseError
        A file exists and `force` is not given, the folder cannot be made or written, no browser
        prints, or a template is given without the format that uses it.
    """
    for path in wish.paths.values():
        if path.is_dir() or (path.exists() and not wish.force):
            raise WrongUseError("output_exists", path=path)
    there = next(place for place in (wish.out, *wish.out.absolute().parents) if place.exists())
    if not there.is_dir() or not os.access(there, os.W_OK):
        code = errno.EACCES if there.is_dir() else errno.ENOTDIR
        raise WrongUseError("output_not_written", path=wish.out, reason=os.strerror(code))
    if "pdf" in wish.formats:
        from planner.report.document.pdf import find_browser  # noqa: PLC0415

        find_browser()
    if wish.template is not None and "docx" not in wish.formats:
        raise WrongUseError("template_unused")


def write_report(gathered: Gathered, wish: Wish) -> Written:
    """Make all files of a report and put them in their places, or none.

    Raises
    ------
    WrongUseError
        As `check_wish`; there is no such chapter; a format cannot be written.
    """
    check_wish(wish)
    missing: set[str] = set()
    with _told_in_words(wish.out), _workshop(wish.out) as workshop:
        drafts = []
        for language in wish.languages:
            document = _document(gathered, wish, language, workshop / language)
            for form in sorted(wish.formats, key=list(FORMATS).index):
                target = wish.paths[form, language]
                drafts.append((workshop / target.name, target))
                missing |= set(FORMATS[form].write(document, drafts[-1][0], wish))
        _place(drafts, workshop)
    return Written(tuple(wish.paths.values()), "".join(sorted(missing)))


def _document(gathered: Gathered, wish: Wish, language: Language, place: Path) -> "Document":
    runs, studies = gathered.runs, gathered.studies
    if wish.redact:
        place.mkdir()
        runs, studies = redacted(runs, studies, language, place)
    return bound(Material(runs, studies, language), wish.sections, wish.draft)


@contextmanager
def _told_in_words(out: Path) -> Iterator[None]:
    """Turn an error of the operating system into a sentence."""
    try:
        yield
    except OSError as error:
        raise WrongUseError("output_not_written", path=out, reason=error.strerror) from error


@contextmanager
def _workshop(out: Path) -> Iterator[Path]:
    """Folder aside on the same disk; a folder that was made for nothing goes with it."""
    new = not out.exists()
    out.mkdir(parents=True, exist_ok=True)
    workshop = Path(tempfile.mkdtemp(prefix=PARTIAL, dir=out))
    try:
        yield workshop
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
        if new and not any(out.iterdir()):
            out.rmdir()


def _place(drafts: Sequence[tuple[Path, Path]], workshop: Path) -> None:
    """Move drafts to their targets; if one cannot be moved, everything is as it was before."""
    former = Path(tempfile.mkdtemp(prefix="former-", dir=workshop))
    moved: list[Path] = []
    try:
        for draft, target in drafts:
            if target.exists():
                target.rename(former / target.name)
            moved.append(target)
            draft.rename(target)
    except OSError:
        for target in moved:
            target.unlink(missing_ok=True)
            if (former / target.name).exists():
                (former / target.name).rename(target)
        raise
