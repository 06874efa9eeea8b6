"""Conflicts and repairs of small random plans, against every plan there is."""

import pytest

from planner.studies.diagnose.conflict import Deadline
from planner.studies.diagnose.diagnose import Examined, examine
from planner.studies.diagnose.levers import changes_of
from planner.variations import changed
from tests.blocks.small_plans import small
from tests.models.test_brute_force import best_of_all
from tests.studies.broken_rules import holds, plans_of

LONG = 600.0
SEEDS = (2, 4, 8, 22, 26, 59)
"""Seeds whose plan does not exist."""


def examined(seed: int) -> Examined:
    """Diagnosis of a random plan, with all the time it wants."""
    return examine(small(seed).data, {}, Deadline.after(LONG))


@pytest.mark.parametrize("seed", SEEDS)
def test_conflicts_are_irreducible_and_repairs_the_cheapest(seed: int) -> None:
    assert small(seed).best is None
    found = examined(seed)
    assert found.possible is False and found.conflicts
    for conflict in found.conflicts:
        rules = frozenset(group.rule for group in conflict.groups)
        assert conflict.irreducible
        assert not holds(seed, rules)
        assert all(holds(seed, rules - {rule}) for rule in rules)
    others = frozenset(r for c in found.conflicts for g in c.groups for r in [g.rule])
    assert found.more is (not any(not b - others for b in plans_of(seed)[0]))
    assert found.repairs[0].cheapest
    assert found.repairs[0].price_wan == pytest.approx(plans_of(seed)[1], abs=1e-3)
    for repair in found.repairs:
        data = changed(small(seed).data, changes_of(repair.steps))
        assert repair.value_wan == pytest.approx(best_of_all(data), abs=1e-5)
