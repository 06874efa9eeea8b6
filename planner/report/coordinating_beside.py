"""What stands beside the comparison of schemes: prices of rules, enclaves, the user's outlines."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.report.boundaries import Boundaries
from planner.studies.coordinate.enclaves import EnclaveWorth
from planner.studies.prices.rules import PricedRule


@dataclass(frozen=True)
class Beside:
    """Answers to questions that were asked beside the comparison.

    Attributes
    ----------
    rules
        The dearest first; None if they were not asked for.
    enclaves
        In the order of the table of parks.
    outlines
        Of counties, from the user's file; None for schematic maps.
    """

    rules: Sequence[PricedRule] | None = None
    enclaves: Sequence[EnclaveWorth] = ()
    outlines: Boundaries | None = None
