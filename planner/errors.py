"""What can go wrong, by name, each with its exit code.

A *fault* is one thing wrong with the user's data, with the place where it stands. An *error* ends
a command. Both carry a key of the text catalogue and facts, never a finished sentence, so that
every one of them can be told in Chinese and in English.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from planner.texts import Language, text

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True)
class Fault:
    """One remark on the data: what, where, and what to do.

    Attributes
    ----------
    key
        Text key below ``fault.``, for instance ``not_a_number``.
    severity
        An error stops the run; a warning and a note travel with it.
    file, sheet, row, column, cell
        Where it stands. `row` is the line the user sees in the file (the header counts), 0 when no
        row is meant. `cell` is the address in a workbook, such as ``E3``.
    value
        What stands there, as the user wrote it.
    suggestion
        What the user probably meant; blank if nothing comes near.
    facts
        Further placeholders of the text.
    """

    key: str
    severity: Severity = "error"
    file: str = ""
    sheet: str = ""
    row: int = 0
    column: str = ""
    cell: str = ""
    value: str = ""
    suggestion: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)

    def place(self, language: Language) -> str:
        """Where the fault stands, in the words of a spreadsheet or text file."""
        if self.sheet:
            spot = f"{self.file} {self.sheet}" + (f"!{self.cell}" if self.cell else "")
        else:
            spot = self.file
        if self.row and not self.cell:
            spot += " " + text("fault.row", language, row=self.row)
        return f"{spot} {self.column}".strip()

    def sentence(self, language: Language) -> str:
        """Place, value, what is allowed and what to do, in one line."""
        place = self.place(language)
        value = f" = {self.value!r}" if self.value else ""
        colon = "：" if language == "zh" else ": "
        said = text(f"fault.{self.key}", language, **self.facts)
        if self.suggestion:
            said += text("fault.suggestion", language, suggestion=self.suggestion)
        return f"{place}{value}{colon}{said}" if place or value else said

    def as_record(self, language: Language) -> dict[str, object]:
        """Plain record for JSON."""
        return {
            "key": self.key,
            "severity": self.severity,
            "file": self.file,
            "sheet": self.sheet,
            "row": self.row,
            "column": self.column,
            "cell": self.cell,
            "value": self.value,
            "suggestion": self.suggestion,
            "sentence": self.sentence(language),
        }


class PlannerError(Exception):
    """An end of a command that a user can understand.

    `key` is a text key below ``error.``; `exit_code` follows the table in the README.
    """

    exit_code = 1

    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle key and facts, whatever the arguments of `__init__` are."""
        return _revived, (type(self), self.args, self.__dict__)

    def sentence(self, language: Language) -> str:
        """Finished sentence in `language`."""
        return text(f"error.{self.key}", language, **self.facts)


def _revived(kind: type[PlannerError], args: tuple[Any, ...], state: dict[str, Any]) -> Any:
    """Error that comes from another process."""
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


class WrongUseError(PlannerError):
    """The command was asked for something that does not exist, such as an unknown run."""

    exit_code = 2


class DataError(PlannerError):
    """The scenario has faults; all of them are in `faults`."""

    exit_code = 3

    def __init__(self, faults: Sequence[Fault]) -> None:
        errors = sum(fault.severity == "error" for fault in faults)
        super().__init__("data", count=errors)
        self.faults = tuple(faults)


class NoPlanError(PlannerError):
    """Proved: no plan meets the rules, or the value has no end."""

    exit_code = 4


class StoppedEarlyError(PlannerError):
    """A limit of time was reached before any plan was found."""

    exit_code = 6


class TasksFailedError(PlannerError):
    """Some tasks of a study failed; the others are done and kept."""

    exit_code = 7


class InterruptedEarlyError(PlannerError):
    """The user stopped the solve before any plan was found."""

    exit_code = 130


class AuditFailedError(PlannerError):
    """Independent arithmetic disagrees with the solver, so the plan is not shown.

    `findings` are keys below ``audit.`` with their facts.
    """

    def __init__(
        self, findings: Sequence[tuple[str, Mapping[str, object]]], folder: object
    ) -> None:
        super().__init__("audit_failed", count=len(findings), folder=folder)
        self.findings = tuple(findings)

    def sentence(self, language: Language) -> str:
        """What differs, finding by finding."""
        told = [text(f"audit.{key}", language, **facts) for key, facts in self.findings]
        return "\n  ".join([super().sentence(language), *told])


class StoreError(PlannerError):
    """The run folder cannot be read or written."""
