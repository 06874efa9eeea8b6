"""Tables of a study of a box of inputs: what was drawn, and the answers."""

import math
from collections.abc import Iterable, Mapping
from typing import Any

from planner.errors import WrongUseError
from planner.results import Scenario
from planner.studies.sensitivity.inputs import Setting, apply
from planner.studies.sensitivity.sampled import Sample
from planner.studies.sensitivity.screening import Screening
from planner.texts import Language

SAMPLE_COLUMNS = (
    *("sample", "input", "table", "column", "cells", "factor", "value"),
    *("old_least", "old_greatest", "new_least", "new_greatest", "clipped_cells"),
)
RESULT_COLUMNS = ("sample", "part", "status", "low_wan", "high_wan", "targets_differ", "reason")


def sample_lines(found: Screening, scenario: Scenario) -> Iterable[Mapping[str, Any]]:
    """Every drawn input with the figures that it moved."""
    moved: dict[Setting, Mapping[str, Any]] = {}
    for number, sample in enumerate(found.samples):
        for setting in sample.settings:
            if setting not in moved:
                moved[setting] = _moved(setting, scenario)
            yield {"sample": number, **moved[setting]}


def _moved(setting: Setting, scenario: Scenario) -> Mapping[str, Any]:
    target = setting.input
    told: dict[str, Any] = {
        "input": target.key,
        "table": target.table,
        "column": target.column,
        "factor": setting.factor,
        "value": setting.value,
    }
    try:
        _, cells = apply(scenario, (setting,))
    except WrongUseError:
        return told  # its sample says why
    olds = [cell.old for cell in cells if cell.old is not None]
    news = [cell.new for cell in cells]
    return told | {
        "cells": len(cells),
        "old_least": min(olds, default=None),
        "old_greatest": max(olds, default=None),
        "new_least": min(news, default=None),
        "new_greatest": max(news, default=None),
        "clipped_cells": sum(cell.clipped for cell in cells),
    }


def result_lines(found: Screening, language: Language) -> Iterable[Mapping[str, Any]]:
    """The answer at every point, and at the ends that were confirmed."""
    for number, sample in enumerate(found.samples):
        yield _result_line(number, "design", sample, found, language)
    for one in found.confirmed:
        for part, samples in (("whole_solve", one.exact), ("relaxed", one.relaxed)):
            for end, sample in zip(("low", "high"), samples, strict=True):
                name = f"{one.input.key}:{end}"
                yield _result_line(name, part, sample, found, language)


def _result_line(
    number: object, part: str, sample: Sample, found: Screening, language: Language
) -> Mapping[str, Any]:
    differ = None if sample.targets is None else int(sample.targets != found.kept_targets)
    return {
        "sample": number,
        "part": part,
        "status": sample.status,
        "low_wan": sample.low if math.isfinite(sample.low) else None,
        "high_wan": sample.high if math.isfinite(sample.high) else None,
        "targets_differ": differ,
        "reason": sample.error.sentence(language) if sample.error else "",
    }
