"""How a command talks: data on stdout, everything else on stderr, in one language."""

import functools
import json
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Concatenate, Literal, ParamSpec

import click

from planner.errors import DataError, Fault, NoPlanError, PlannerError
from planner.texts import Language, language_of_system, text

P = ParamSpec("P")

FIRST_WARNINGS = 3
"""Warnings told one by one beside an answer; `planner validate` tells them all."""


def help_text(key: str, **facts: object) -> str:
    """Help sentence in the language of the system: click asks for it at import."""
    return text(f"help.{key}", language_of_system(), **facts)


@dataclass(frozen=True)
class Talk:
    """Language and manner of one command.

    Attributes
    ----------
    as_json
        Print one JSON object on stdout instead of text.
    quiet, verbose
        Say less, or more, on stderr.
    progress, color
        Whether the command may show how a solve goes, and colours, on a terminal.
    languages
        Languages of the documents that the command writes.
    """

    language: Language
    as_json: bool = False
    quiet: bool = False
    verbose: bool = False
    progress: bool = True
    color: bool = True
    languages: tuple[Language, ...] = ()

    def __call__(self, key: str, **facts: object) -> str:
        """Sentence of the catalogue in the language of the command."""
        return text(key, self.language, **facts)

    def data(self, content: object) -> None:
        """Print the answer as JSON."""
        click.echo(json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False))

    def out(self, words: str) -> None:
        """Print a part of the answer."""
        click.echo(words)

    def say(self, words: str) -> None:
        """Tell something beside the answer, unless asked to be quiet."""
        if not self.quiet:
            click.echo(words, err=True)

    def faults(self, faults: Sequence[Fault]) -> None:
        """Tell faults: errors always, warnings unless quiet, notes only when verbose."""
        for fault in faults:
            if fault.severity == "error":
                click.echo(self._fault(fault), err=True)
            elif fault.severity == "warning" or self.verbose:
                self.say(self._fault(fault))

    def remarks(self, remarks: Sequence[Fault], scenario: str) -> None:
        """Tell the first warnings of a sound scenario and where the others are; all if verbose."""
        warnings = [fault for fault in remarks if fault.severity == "warning"]
        more = len(warnings) - FIRST_WARNINGS
        if self.verbose or more <= 0:
            self.faults(remarks)
            return
        self.faults(warnings[:FIRST_WARNINGS])
        self.say(self("message.more_warnings", count=more, scenario=scenario))

    def _fault(self, fault: Fault) -> str:
        severity = self(f"label.severity.{fault.severity}")
        return f"{severity} {fault.sentence(self.language)}"

    def error(self, error: PlannerError) -> None:
        """Tell why the command ends."""
        faults = error.faults if isinstance(error, DataError) else ()
        self.faults(faults)
        click.echo(error.sentence(self.language), err=True)
        if self.as_json:
            self.data(
                {
                    "status": error.key if isinstance(error, NoPlanError) else "error",
                    "error": error.key,
                    "sentence": error.sentence(self.language),
                    "faults": [fault.as_record(self.language) for fault in faults],
                }
            )


def write_log(error: BaseException) -> Path:
    """Write the traceback of an unexpected error to a file that the user can send."""
    stamp = time.strftime("%Y%m%d-%H%M%S")
    path = Path(tempfile.gettempdir()) / f"planner-{stamp}-{os.getpid()}.log"
    told = "".join(traceback.format_exception(error))
    path.write_text(f"{sys.version}\n{sys.argv}\n{told}", encoding="utf-8")
    return path


def end_unexpected(error: BaseException, language: Language) -> int:
    """One sentence and the place of the log instead of a traceback; the exit code."""
    if os.environ.get("PLANNER_DEBUG"):
        raise error
    try:
        sentence = text("error.internal", language, what=type(error).__name__, log=write_log(error))
    except OSError:
        sentence = text("error.internal_without_log", language, what=repr(error))
    click.echo(sentence, err=True)
    return 1


def steady_streams() -> None:
    """Let a console that lacks a character show a question mark instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]


def drop_stdout() -> int:
    """Go on quietly after the reader of stdout has gone (``| head``); the exit code."""
    # Otherwise Python would complain once more when it closes stdout.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


BOTH: tuple[Language, ...] = ("zh", "en")

Verb = Callable[Concatenate[Talk, P], int | None]


def verb(function: Verb[P]) -> Callable[..., None]:
    """Give a command the options that all share, a `Talk`, and an orderly end."""
    return verb_in(*BOTH)(function)


def verb_in(
    *languages: str, words: str = "option.lang"
) -> Callable[[Verb[P]], Callable[..., None]]:
    """`verb` with the languages to choose from, ``both`` among them for what writes documents.

    Parameters
    ----------
    words
        Key of the help for ``--lang``.
    """

    def decorate(function: Verb[P]) -> Callable[..., None]:
        return _verb(function, languages, words)

    return decorate


def _verb(function: Verb[P], languages: Sequence[str], words: str) -> Callable[..., None]:
    @click.option("--lang", type=click.Choice(languages), help=help_text(words))
    @click.option("--json", "as_json", is_flag=True, help=help_text("option.json"))
    @click.option("-q", "--quiet", is_flag=True, help=help_text("option.quiet"))
    @click.option("-v", "--verbose", is_flag=True, help=help_text("option.verbose"))
    @click.option("--no-progress", is_flag=True, help=help_text("option.no_progress"))
    @click.option("--no-color", is_flag=True, help=help_text("option.no_color"))
    @functools.wraps(function)
    def command(
        lang: Language | Literal["both"] | None,
        as_json: bool,
        quiet: bool,
        verbose: bool,
        no_progress: bool,
        no_color: bool,
        **rest: Any,
    ) -> None:
        color = not (no_color or os.environ.get("NO_COLOR"))
        language: Language = language_of_system() if lang is None or lang == "both" else lang
        written = BOTH if lang == "both" else (language,)
        talk = Talk(language, as_json, quiet, verbose, not no_progress, color, written)
        try:
            code = function(talk, **rest) or 0  # type: ignore[call-arg]
        except PlannerError as error:
            talk.error(error)
            code = error.exit_code
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except BrokenPipeError:
            code = drop_stdout()
        except Exception as error:
            code = end_unexpected(error, language)
        click.get_current_context().exit(code)

    return command
