"""The command ``planner``: its verbs, and how it ends whatever happens."""

import sys
from collections.abc import Sequence
from typing import Any

import click

from planner.cli.assessing import assess
from planner.cli.benching import bench
from planner.cli.comparing import compare
from planner.cli.coordinating import coordinate
from planner.cli.diagnosing import diagnose
from planner.cli.explaining import explain
from planner.cli.hedging import robust
from planner.cli.inverting import least
from planner.cli.keeping import export, rerun, rm
from planner.cli.machine import completion, doctor
from planner.cli.overbooking import overbook
from planner.cli.pricing import prices
from planner.cli.reporting import report
from planner.cli.runs import runs
from planner.cli.sampling import uncertainty
from planner.cli.scenarios import init, validate
from planner.cli.sensing import sensitivity
from planner.cli.signals import INTERRUPTED
from planner.cli.solving import run
from planner.cli.talk import drop_stdout, end_unexpected, help_text, steady_streams
from planner.cli.trading import pareto
from planner.cli.tying import ties
from planner.cli.varying import alternatives, ladder
from planner.texts import language_of_system, text


class Root(click.Group):
    """Group that never shows a traceback and closes quietly when its reader has gone."""

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        """Run the command line and exit."""
        steady_streams()
        extra["standalone_mode"] = False
        try:
            code = super().main(args, *rest, **extra)
            sys.stdout.flush()
        except click.UsageError as error:
            code = _tell_wrong_use(error)
        except click.ClickException as error:
            error.show()
            code = error.exit_code
        except (click.Abort, KeyboardInterrupt):
            click.echo(text("message.stopped_early", language_of_system()), err=True)
            code = INTERRUPTED
        except BrokenPipeError:
            code = drop_stdout()
        except Exception as error:
            code = end_unexpected(error, language_of_system())
        sys.exit(code if isinstance(code, int) else 0)


def _tell_wrong_use(error: click.UsageError) -> int:
    """Say what is wrong with the command in the user's language, and where help is."""
    language = language_of_system()
    command = error.ctx.command_path if error.ctx else "planner"
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return error.exit_code
    if isinstance(error, click.NoSuchOption):
        near = ", ".join(error.possibilities or ())
        words = text("error.usage_no_option", language, option=error.option_name)
        words += text("fault.suggestion", language, suggestion=near) if near else ""
    elif isinstance(error, click.MissingParameter):
        name = error.param.human_readable_name if error.param else ""
        words = text("error.usage_missing", language, name=name)
    elif isinstance(error, click.BadParameter):
        name = _name_of(error.param) if error.param else ""
        words = text("error.usage_bad", language, name=name, message=error.message)
    else:
        words = text("error.usage", language, message=error.format_message())
    click.echo(words, err=True)
    click.echo(text("error.usage_help", language, command=command), err=True)
    return error.exit_code


def _name_of(param: click.Parameter) -> str:
    """An option as it is typed; an argument by its place in the usage line."""
    return param.opts[-1] if isinstance(param, click.Option) else param.human_readable_name


@click.group(
    cls=Root,
    help=help_text("root"),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="industry-portfolio-planner", prog_name="planner")
def main() -> None:
    """Group of all verbs."""


for command in (
    *(init, validate, diagnose, assess, run, explain, prices, ties),
    *(pareto, coordinate, overbook, least, robust, alternatives, ladder, sensitivity, uncertainty),
    *(report, runs, compare, bench, doctor, completion),
):
    main.add_command(command)
for command in (rerun, export, rm):
    runs.add_command(command)
