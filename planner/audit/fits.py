"""The appraised fits against the table `fit`; how the others were computed is not gone into."""

from planner.audit.books import Books
from planner.audit.findings import Findings
from planner.results import FitTable


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
