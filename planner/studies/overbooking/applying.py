"""Tuned caps as a variant file that ``planner run`` can take."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from planner.results import RunResult, Scenario, Solution
from planner.run import RunRequest, keep_plan
from planner.schema import LAND
from planner.solve import relative_gap, status_of
from planner.studies.diagnose.mending import change_words, quoted, write_words
from planner.studies.overbooking.holdings import Limit
from planner.studies.overbooking.trials import Round
from planner.texts import text


def write_caps(
    path: Path,
    scenario: Scenario,
    shares: Mapping[Limit, float],
    overrun_share: float,
    variants: Sequence[str],
) -> None:
    """Write the variant; it extends the variant that was studied, if it was one.

    Raises
    ------
    WrongUseError
        The file exists or cannot be written.
    """
    write_words(path, caps_words(scenario, shares, overrun_share, variants))


def caps_words(
    scenario: Scenario,
    shares: Mapping[Limit, float],
    overrun_share: float,
    variants: Sequence[str],
) -> str:
    """Words of the variant: chance is kept, and every limit has its cap.

    A limit on land goes before the land of the park, so its rows get the cap as well.
    """
    most = f"{100 * overrun_share:g}"
    head = [
        *([f"extends = {quoted(variants[0])}"] if len(variants) == 1 else []),
        f"title_zh = {quoted(text('variant.overbooked_zh', 'zh', most=most))}",
        f"title_en = {quoted(text('variant.overbooked_en', 'en', most=most))}",
        "",
        "[landing]",
        'reserve = "chance"',
        f"overrun_share_max = {overrun_share:.12g}",
    ]
    limits = [(row.resource, row.area) for row in scenario.rows("limits")]
    changes = []
    for (resource, area), share in sorted(shares.items()):
        way = f"set = {share:.12g}"
        if resource == LAND:
            changes.append(change_words("parks", {"park": area}, "land_cap_share", way))
        if (resource, area) in limits:
            where = {"resource": resource, "area": area}
            changes.append(change_words("limits", where, "cap_share", way))
    return "\n\n".join(["\n".join(head), *changes]) + "\n"


def keep_tuned(tuned: Round, request: RunRequest) -> RunResult:
    """Store the tuned plan as the run of its variant, so that `planner run` finds it there.

    The variant's caps are no wider than those under which the bound was proved, so it holds here.

    Raises
    ------
    AuditFailedError
        The plan does not stand up to plain arithmetic, which knows nothing of the tuning.
    """
    assert tuned.value is not None and tuned.claimed is not None
    gap = relative_gap(tuned.bound, tuned.value)
    found = Solution(
        status=status_of(gap, request.options.gap_share, False, False),
        objective_wan=tuned.value,
        bound_wan=tuned.bound,
        gap_share=gap,
        values=tuned.values,
        seconds=tuned.seconds,
        nodes=0,
    )
    return keep_plan(request, tuned.plan, tuned.claimed, found)
