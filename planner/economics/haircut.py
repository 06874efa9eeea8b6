"""Announced figures are cut to what parks have realised."""

from planner.schema import HaircutSettings, Project

CUTS = {
    "capex_wan": "capex_share",
    "output_wan_per_year": "output_share",
    "jobs_person": "jobs_share",
    "tax_wan_per_year": "tax_share",
}
"""Columns that are cut if announced, and the key of ``[haircut]`` that says to what share."""


def realised(row: Project, haircut: HaircutSettings) -> Project:
    """Row with its announced figures cut (docs/assessment.md, Odds).

    Only stated cells are cut: a blank is filled from the library, whose values are realised ones.
    """
    if row.basis != "announced":
        return row
    stated = {column: getattr(row, column) for column in CUTS}
    return row.model_copy(
        update={
            column: figure * getattr(haircut, CUTS[column])
            for column, figure in stated.items()
            if figure is not None
        }
    )
