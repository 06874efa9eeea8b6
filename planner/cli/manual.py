"""``docs/commands.md`` and ``docs/commands.zh.md``: every command, from the commands themselves.

``python -m planner.cli.manual`` writes both pages anew; a test fails when one is stale. Click asks
for the words of a command when it is imported, so each language is a process of its own:
``python -m planner.cli.manual zh`` prints one page.
"""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from planner.texts import Language, language_of_system, text

DOCS = Path(__file__).parent.parent.parent / "docs"

PAGES: dict[Language, Path] = {"en": DOCS / "commands.md", "zh": DOCS / "commands.zh.md"}


def page_in(language: Language) -> str:
    """The page as Markdown, made by a process that speaks `language`."""
    done = subprocess.run(
        [sys.executable, "-m", "planner.cli.manual", language],
        env={**os.environ, "PLANNER_LANG": language, "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def commands_page(root: click.Group) -> str:
    """The page as Markdown in the language of this process."""
    language = language_of_system()
    every = dict(_commands(root, "planner"))
    names = [{str(option.name) for option in _options(command)} for command in every.values()]
    known = set.intersection(*filter(None, names))
    shared = [o for o in _options(next(iter(every.values()))) if o.name in known]
    return "\n".join(
        [
            text("manual.head", language),
            "",
            *_table("manual.list", _list(every), language),
            "",
            f"## {text('manual.shared', language)}",
            "",
            *_table("manual.options", _described(shared, language), language),
            *(line for name in every for line in _section(name, every[name], known, language)),
            "",
        ]
    )


def _commands(group: click.Group, above: str) -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from _commands(command, f"{above} {name}")
        else:
            yield f"{above} {name}", command


def _options(command: click.Command) -> list[click.Option]:
    return [param for param in command.params if isinstance(param, click.Option)]


def _list(every: dict[str, click.Command]) -> Iterator[tuple[str, str]]:
    for name, command in every.items():
        yield f"[`{name}`](#{name.replace(' ', '-')})", command.get_short_help_str(limit=200)


def _section(
    name: str, command: click.Command, known: set[str], language: Language
) -> Iterator[str]:
    """Usage, what it does, and its own options."""
    usage = " ".join([name, *command.collect_usage_pieces(click.Context(command))])
    yield f"\n## {name}\n"
    yield text("manual.usage", language, usage=usage)
    for paragraph in (command.help or "").split("\n\n"):
        yield f"\n{_with_code(paragraph)}"
    own = [option for option in _options(command) if option.name not in known]
    yield ""
    if own:
        yield from _table("manual.options", _described(own, language), language)
    else:
        yield text("manual.only_shared", language)


def _with_code(paragraph: str) -> str:
    """A paragraph whose example, if it is one, is set as code."""
    words, found, example = paragraph.partition("planner ")
    opening = words.rstrip()
    return f"{words}`{found}{example}`" if found and opening.endswith((":", "：")) else paragraph


def _described(options: Sequence[click.Option], language: Language) -> Iterator[tuple[str, ...]]:
    for option in options:
        context = click.Context(click.Command("planner"))
        extra = option.get_help_extra(context)
        more = "…" if option.multiple else ""
        written = " ".join(filter(None, (option.opts[-1], _value(option), more)))
        names = ", ".join(f"`{name}`" for name in (*option.opts[:-1], written))
        words = option.help or ""
        if between := extra.get("range"):
            words = text("manual.range", language, words=words, range=between)
        default = extra.get("default", "")
        if option.required:
            default = text("manual.required", language)
        yield names, str(default), words


def _value(option: click.Option) -> str:
    """What is to be written behind the option; blank for a flag."""
    if option.is_flag:
        return ""
    if isinstance(option.type, click.Choice):
        return "|".join(map(str, option.type.choices))
    return option.metavar or option.type.name.split()[0].upper()


def _table(head: str, rows: Iterator[tuple[str, ...]], language: Language) -> Iterator[str]:
    names = text(head, language).split("|")
    yield _line(names)
    yield "|" + "---|" * len(names)
    yield from map(_line, rows)


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    if len(sys.argv) > 1:
        from planner.cli import main

        sys.stdout.write(commands_page(main))
    else:
        for spoken, path in PAGES.items():
            path.write_text(page_in(spoken), encoding="utf-8", newline="\n")
