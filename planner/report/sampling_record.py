"""What a study of a box of inputs tells, as facts and as one record."""

import math
from collections import Counter
from collections.abc import Iterable
from typing import Any

from planner.report.sampling_facts import Fact
from planner.report.study_files import study_head
from planner.results import RunResult
from planner.studies.asking import Interval
from planner.studies.sensitivity.sampled import STATUSES
from planner.studies.sensitivity.screening import Confirmed, Screening, order_of
from planner.texts import Language


def facts_of(found: Screening) -> Iterable[Fact]:
    """All that is told, one by one."""
    for factor, effects in zip(found.factors, found.effects, strict=False):
        measures = {"mu": effects.mean, "mu_star": effects.strength, "sigma": effects.spread}
        for measure, interval in measures.items():
            yield Fact.money("input", factor.key, measure, interval)
        sampling = effects.sampling
        yield Fact("input", factor.key, "mu_star_sampling_half_width", "wan", sampling)
        changes = effects.changes / effects.steps if effects.steps and not found.relaxed else None
        yield Fact("input", factor.key, "steps", "count", effects.steps)
        yield Fact("input", factor.key, "steps_that_change_targets", "share", changes)
        yield Fact("input", factor.key, "best_rank", "count", effects.best_rank)
        yield Fact("input", factor.key, "worst_rank", "count", effects.worst_rank)
    if found.shares is not None:
        for factor, own in zip(found.factors, found.shares.indices, strict=False):
            for measure, index in (("first_order", own.first), ("total", own.total)):
                ends = (index.value - index.sampling, index.value + index.sampling)
                yield Fact("input", factor.key, measure, "share", index.value, *ends)
                gap = index.open
                yield Fact(
                    "input", factor.key, f"{measure}_by_gaps", "share", None, gap.low, gap.high
                )
        for (i, j), (value, half) in found.shares.pairs.items():
            name = f"{found.factors[i].key} x {found.factors[j].key}"
            yield Fact("pair", name, "second_order", "share", value, value - half, value + half)
    for one in found.confirmed:
        yield Fact.money("input", one.input.key, "whole_range_whole_solves", one.effect)
        yield Fact.money("input", one.input.key, "whole_range_relaxed", one.relaxed_effect)
    for status, count in counts_of(found).items():
        yield Fact("samples", status, "samples", "count", count)
    if found.planned:
        moved = found.moved / found.planned
        yield Fact("samples", "targets", "other_targets_than_the_plan", "share", moved)


def counts_of(found: Screening) -> dict[str, int]:
    """Samples by status."""
    counts = Counter(one.status for one in found.samples)
    return {status: counts[status] for status in STATUSES if counts[status]}


def box_record(found: Screening, result: RunResult, language: Language) -> dict[str, Any]:
    """The answer as plain data."""
    return {
        **study_head("uncertainty", result),
        "method": "morris" if found.shares is None else "sobol",
        "basis": "linear_relaxation" if found.relaxed else "whole_solves",
        "seed": found.seed,
        "samples": len(found.samples),
        "status": counts_of(found),
        "other_targets_share": found.moved / found.planned if found.planned else None,
        "inputs": [_input_record(found, number) for number in order_of(found)],
        "pairs": [
            {
                "inputs": [found.factors[i].key, found.factors[j].key],
                "second_order": value,
                "sampling_half_width": half,
            }
            for (i, j), (value, half) in (found.shares.pairs if found.shares else {}).items()
        ],
        "confirmed": [_confirmed_record(one) for one in found.confirmed],
        "clipped": sorted({key for one in found.samples for key in one.clipped}),
        "not_answered": [
            {"sample": number, "status": one.status, "reason": one.error.sentence(language)}
            for number, one in enumerate(found.samples)
            if one.error is not None
        ],
    }


def _input_record(found: Screening, number: int) -> dict[str, Any]:
    factor = found.factors[number]
    told: dict[str, Any] = {
        "input": factor.key,
        "table": factor.table,
        "column": factor.column,
        "cells": max(len(factor.rows) - factor.blanks, 1),
        "range": {
            "low": factor.range.low,
            "high": factor.range.high,
            "relative": factor.range.relative,
        },
    }
    if found.effects:
        own = found.effects[number]
        told |= {
            "mu_wan": ends(own.mean),
            "mu_star_wan": ends(own.strength),
            "sigma_wan": ends(own.spread),
            "mu_star_sampling_half_width_wan": own.sampling,
            "steps": own.steps,
            "steps_that_change_targets": None if found.relaxed else own.changes,
            "rank": {"best": own.best_rank, "worst": own.worst_rank, "settled": own.settled},
        }
    if found.shares is not None and found.shares.indices:
        indices = found.shares.indices[number]
        for name, index in (("first_order", indices.first), ("total", indices.total)):
            told[name] = {
                "value": index.value,
                "sampling_half_width": index.sampling,
                "left_open_by_gaps": ends(index.open),
            }
    return told


def _confirmed_record(one: Confirmed) -> dict[str, Any]:
    return {
        "input": one.input.key,
        "effect_wan": ends(one.effect),
        "effect_of_relaxation_wan": ends(one.relaxed_effect),
        "status": [sample.status for sample in one.exact],
    }


def ends(interval: Interval | None) -> dict[str, float | None] | None:
    """Two ends for JSON; an end that is not finite is None."""
    if interval is None:
        return None
    return {
        "low": interval.low if math.isfinite(interval.low) else None,
        "high": interval.high if math.isfinite(interval.high) else None,
    }
