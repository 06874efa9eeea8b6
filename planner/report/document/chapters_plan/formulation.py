"""Annex: the formulation, read off the model that is built for this run.

Names, sentences (``doc=``), row counts and the example rows come from the Pyomo model; the formulas
stand in the docstrings of the modules that declare the rows. A rule that is added to the model is
here at once; until its Chinese sentence is in the catalogue, its English one is printed.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from inspect import cleandoc
from typing import Any

import pyomo.environ as pyo

from models import build_portfolio_model
from planner.report.document.chapters_plan.writer import Writer
from planner.report.document.material import Material
from planner.report.document.parts import Block, Cell, Chapter, Paragraph, Points, Section, Table
from planner.texts import CATALOGUE, text

SOURCES: Mapping[str, tuple[str, ...]] = {
    "choices": ("projects", "prospects", "sites", "expansions"),
    "layout": ("parks", "designations", "stock"),
    "land": ("parks", "limits", "expansions"),
    "resources": ("resources", "uses", "limits", "expansions"),
    "budget": ("budgets", "expansions", "projects"),
    "overlap": ("neighbours", "industries", "stock"),
    "chains": ("chains", "hubs", "stock"),
    "relations": ("relations",),
    "markets": ("markets", "stock"),
    "pursuits": ("projects", "prospects"),
    "fairness": ("counties",),
    "floors": ("floors", "projects"),
    "materials": ("streams", "flows", "projects"),
    "concentration": ("projects", "stock"),
    "value": ("projects", "industries", "chains", "neighbours"),
}
"""Tables that feed a concern, by its module in ``models``; settings feed all of them."""

VALUE = "value"
"""The concern that declares the objective."""

UNITS = {"mu": "mu", "wan yuan": "wan", "wan yuan a year": "wan_per_year"}
"""Units that a docstring states, and those of the tables."""

UNIT = re.compile(r"Unit:\s+([^.,]+)")
LONG_NUMBER = re.compile(r"\d+\.\d{4,}")
MOST_LETTERS = 150
WORDS = "plan.formula_word."


@dataclass(frozen=True)
class Rule:
    """A kind of row of the model: its name, sentence, concern, rows in this run, one of them."""

    name: str
    sentence: str
    concern: str
    rows: int
    example: str


def annex_formulation(material: Material) -> Chapter:
    """Choices, value, and every rule by concern."""
    write = Writer(material)
    model = build_portfolio_model(write.data)
    by_concern: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules_of(model):
        by_concern[rule.concern].append(rule)
    blocks: tuple[Block, ...] = (
        Paragraph(write.tell("formulation.words", rules=sum(map(len, by_concern.values())))),
        Section(write.tell("formulation.choices"), (_variables(write, model),)),
        Section(write.tell("formulation.rules"), (_table(write, by_concern),)),
        *(
            Section(concern_title(write, one), tuple(_concern(write, one)))
            for one in (*by_concern, VALUE)
        ),
    )
    title = write.tell("formulation.title")
    return Chapter("annex_formulation", title, blocks, annex=True)


def rules_of(model: pyo.ConcreteModel) -> Iterator[Rule]:
    """All active constraints of a model in the order in which they are declared."""
    for one in model.component_objects(pyo.Constraint, active=True, descend_into=True):
        first = next(iter(one.values()), None)
        example = "" if first is None else shortened(str(first.expr))
        yield Rule(one.name, one.doc or "", concern_of(one), len(one), example)


def concern_of(component: Any) -> str:
    """Module of ``models`` that declares a component."""
    return str(component.rule._fcn.__module__).rpartition(".")[2]


def shortened(expression: str) -> str:
    """An expression that fits a cell: short figures, and only the first of many terms.

    Right of the comparison everything is kept, unless that is long too.
    """
    short = LONG_NUMBER.sub(lambda found: f"{float(found[0]):.4g}", expression)
    left, sign, right = _sides(short)
    return f"{_first_terms(left)}{sign}{_first_terms(right)}"


def _sides(expression: str) -> tuple[str, str, str]:
    for sign in ("  <=  ", "  ==  ", "  >=  "):
        if sign in expression:
            return expression.partition(sign)
    return expression, "", ""


def _first_terms(side: str) -> str:
    if len(side) <= MOST_LETTERS:
        return side
    terms = side.count(" + ") + 1
    cut = side[:MOST_LETTERS].rpartition(" + ")[0] or side[:MOST_LETTERS]
    return f"{cut} + … ({terms})"


def doc_of(concern: str) -> str:
    """Docstring of a concern's module."""
    return cleandoc(sys.modules[f"models.{concern}"].__doc__ or "")


def formulas(concern: str) -> tuple[str, ...]:
    """Formulas of a concern: the second paragraph of its docstring, a formula an item."""
    paragraph = doc_of(concern).split("\n\n")[1].splitlines()
    margin = min(len(line) - len(line.lstrip()) for line in paragraph)
    found: list[str] = []
    for line in paragraph:
        words = re.sub(r"\s{2,}", "    ", line.strip())
        if found and line[margin : margin + 2].isspace():
            found[-1] += f"  {words}"
        else:
            found.append(words)
    return tuple(found)


def concern_title(write: Writer, concern: str) -> str:
    """First sentence of a concern, in Chinese from the catalogue."""
    sentence = doc_of(concern).split("\n\n")[0].replace("\n", " ")
    return _translated(write, f"plan.concern.{concern}", sentence).rstrip("。.")


def _translated(write: Writer, key: str, english: str) -> str:
    """Chinese sentence of the catalogue; the English one of the model if there is none yet."""
    return text(key, "zh") if write.zh and key in CATALOGUE else english


def _concern(write: Writer, concern: str) -> Iterator[Block]:
    tables = write.joined(write.table_name(table) for table in SOURCES.get(concern, ()))
    facts = {"tables": tables or "-", "unit": unit_of(write, concern)}
    yield Paragraph(write.tell("formulation.concern", **facts, bureau=bureaus(write, concern)))
    yield Points(tuple(_in_words(write, line) for line in formulas(concern)))


def unit_of(write: Writer, concern: str) -> str:
    """Unit of a concern as its docstring states it; counts if it states none."""
    doc = doc_of(concern)
    if found := UNIT.search(doc):
        return write.unit(UNITS.get(found[1].strip(), found[1].strip()))
    return write.tell("formulation.own_unit" if "own unit" in doc else "unit.count")


def bureaus(write: Writer, concern: str) -> str:
    """Who owns the figures of a concern; of resources, who owns each of them."""
    if concern != "resources":
        return write.bureau(concern)
    colon = "：" if write.zh else ": "
    rows = write.scenario.rows("resources")
    named = [
        f"{write.names('resources', row.resource)}{colon}{write.bureau(row.resource)}"
        for row in rows
    ]
    return ("；" if write.zh else "; ").join(named) or "-"


def _in_words(write: Writer, line: str) -> str:
    """A formula with its English words in the language of the document."""
    if write.zh:
        words = sorted((key for key in CATALOGUE if key.startswith(WORDS)), key=_length)
        for key in words:
            line = line.replace(text(key, "en"), text(key, "zh"))
    return line


def _length(key: str) -> int:
    return -len(text(key, "en"))


def _variables(write: Writer, model: pyo.ConcreteModel) -> Table:
    rows = tuple(
        (
            one.name,
            _translated(write, f"plan.variable.{one.name}", one.doc or ""),
            write.tell("yes" if any(each.is_integer() for each in one.values()) else "no"),
            len(one),
        )
        for one in model.component_objects(pyo.Var, active=True)
    )
    columns = (
        write.column("variable"),
        write.column("meaning"),
        write.column("whole"),
        write.column("count", "count"),
    )
    title = write.tell("formulation.variables")
    return Table("formulation_choices", title, columns, rows)


def _table(write: Writer, by_concern: Mapping[str, list[Rule]]) -> Table:
    """Every rule: sentence, unit, tables, bureau, rows, an example."""
    rows: list[tuple[Cell, ...]] = []
    for concern, rules in by_concern.items():
        tables = write.joined(write.table_name(one) for one in SOURCES.get(concern, ()))
        owner, unit = bureaus(write, concern), unit_of(write, concern)
        rows += [
            (
                one.name,
                _translated(write, f"plan.row.{one.name}", one.sentence),
                unit,
                tables or None,
                owner,
                one.rows,
                one.example or None,
            )
            for one in rules
        ]
    columns = (
        write.column("row_name"),
        write.column("rule"),
        write.column("unit"),
        write.column("tables"),
        write.column("bureau"),
        write.column("model_rows", "count"),
        write.column("example"),
    )
    note = write.tell("formulation.note")
    title = write.tell("formulation.table")
    return Table("formulation_rules", title, columns, tuple(rows), note)
