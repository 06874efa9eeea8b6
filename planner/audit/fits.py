"""The appraised fits: overrides against the table `fit`, the others against their own factors.

The factors themselves are taken as appraised; what combines them is recomputed.
"""

import math

from planner.audit.books import Books
from planner.audit.findings import Findings
from planner.results import FitScore, FitTable

TOLERANCE = 1e-9

LEAST_KNOWN = 0.5
"""Part of the applicable weight below which a fit is unknown (docs/assessment.md)."""


def check_fits(books: Books, fit: FitTable, findings: Findings) -> None:
    """The rows of the table `fit`, and only they, override the fits that were computed."""
    rows = {(row.county, row.industry): row for row in books.scenario.rows("fit")}
    for pair in sorted(rows.keys() | fit.scores.keys()):
        row, score = rows.get(pair), fit.scores.get(pair)
        figures: list[tuple[str, object, object]] = [
            ("overridden", score is not None and score.overridden, row is not None)
        ]
        if row is not None and score is not None:
            figures.append(("share", score.share, row.fit_share))
            figures.append(("grade", score.grade, row.grade or "C"))
        for figure, found, expected in figures:
            findings.refuse(
                found != expected,
                "fit_differs",
                county=pair[0],
                industry=pair[1],
                figure=figure,
                found=found,
                expected=expected,
            )
    for (county, industry), score in sorted(fit.scores.items()):
        if score.overridden or not score.factors:
            continue
        combined = combined_share(books, fit, score)
        findings.refuse(
            not _same(score.share, combined),
            "fit_not_combined",
            county=county,
            industry=industry,
            found=score.share,
            expected=combined,
        )


def combined_share(books: Books, fit: FitTable, score: FitScore) -> float | None:
    """Weighted geometric mean of the known factors, floored; None where too little is known."""
    floor = books.settings.fit.floor_share
    asked = known = logs = 0.0
    for factor, found in score.factors.items():
        weight = fit.weights[factor]
        asked += weight if found.applicable else 0.0
        if found.value is not None:
            known += weight
            logs += weight * math.log(max(floor, found.value))
    if known <= 0 or known < LEAST_KNOWN * asked - TOLERANCE:
        return None
    return math.exp(logs / known)


def _same(found: float | None, expected: float | None) -> bool:
    if found is None or expected is None:
        return found is expected
    return abs(found - expected) <= TOLERANCE
