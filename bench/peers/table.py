"""From the runs of all solvers to the tables of ``docs/benchmarks.md``."""

import math
from collections.abc import Iterable, Mapping, Sequence

from bench.peers.results import PLANNER, Run
from planner.bench.measure import Moment, best_known, gap_of, primal_integral, seconds_to_gap

TARGETS: Mapping[str, tuple[tuple[float, float], ...]] = {
    "county": ((0.001, 5.0),),
    "prefecture": ((0.01, 60.0), (0.005, 300.0)),
    "province": ((0.02, 600.0),),
    "national": (),
}
"""Proved gap asked of the planner and the seconds it may take, by size of plan; none for the
largest, where a plan and a bound are asked for."""

NO_PEER_AHEAD = ("prefecture", "province")
BUDGETS = (10.0, 60.0, 300.0, 600.0)
GAPS = (0.05, 0.02, 0.01)
SAME = 1e-6
"""Relative difference up to which two figures are the same."""

MARKS = ("<!-- measured -->", "<!-- end -->")
NOTHING = "–"


# --- who is ahead ---------------------------------------------------------------------------------


def ahead(planner: Run, peer: Run, of: str = "gap") -> list[tuple[float, float]]:
    """Spans of time in which the peer was ahead of the planner: in `gap`, `best` or `bound`."""
    limit = min(planner.limit, peer.limit)
    told = [m.seconds for run in (planner, peer) for m in run.trajectory.moments]
    times = [*sorted({0.0, *(seconds for seconds in told if seconds < limit)}), limit]
    spans: list[tuple[float, float]] = []
    for begin, end in zip(times, [*times[1:], limit], strict=True):
        if not _better(peer.at(begin), planner.at(begin), of):
            continue
        if spans and spans[-1][1] == begin:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((begin, end))
    return spans


def _better(one: Moment, other: Moment, of: str) -> bool:
    """True if `one` is better by more than rounding; something is better than nothing."""
    if of == "gap":
        mine, theirs = gap_of(one), gap_of(other)
    else:
        mine, theirs = getattr(one, of), getattr(other, of)
    if mine is None or theirs is None:
        return mine is not None
    more = mine - theirs if of == "best" else theirs - mine
    return bool(more > SAME * max(abs(theirs), 1.0))


# --- the page -------------------------------------------------------------------------------------


def report(runs: Sequence[Run], machine: str, command: str) -> str:
    """Everything between the marks of the page."""
    sizes = [size for size in TARGETS if any(run.size == size for run in runs)]
    sizes += sorted({run.size for run in runs} - set(sizes))
    scenarios = sorted({(sizes.index(run.size), run.scenario) for run in runs})
    parts = [
        f"Machine: {machine}\n",
        f"Versions: {'; '.join(_versions(runs))}.\n",
        f"```\n{command}\n```\n",
        "### Targets\n",
        *target_lines(runs, sizes),
        "",
    ]
    for _, scenario in scenarios:
        here = [run for run in runs if run.scenario == scenario]
        parts += [f"### {scenario}\n", *scenario_lines(here), ""]
    return "\n".join(parts)


def _versions(runs: Iterable[Run]) -> list[str]:
    told = {run.record.solver: run.record.version for run in runs if run.record}
    return [f"{solver} {version}" for solver, version in told.items()]


def between_marks(page: str, text: str) -> str:
    """The page with `text` between its marks.

    Raises
    ------
    ValueError
        The page has no marks.
    """
    begin, end = MARKS
    head, found, rest = page.partition(begin)
    _, also, tail = rest.partition(end)
    if not found or not also:
        raise ValueError(f"no {begin} … {end} in the page")
    return f"{head}{begin}\n\n{text.strip()}\n\n{end}{tail}"


# --- targets --------------------------------------------------------------------------------------


def target_lines(runs: Sequence[Run], sizes: Sequence[str]) -> list[str]:
    """One row per target; of several seeds the worst counts, of the peers the best."""
    lines = ["| plan | asked | the planner | reached | best peer by then |", "|---" * 5 + "|"]
    for size in sizes:
        ours = [run for run in runs if run.size == size and run.solver == PLANNER]
        peers = [run for run in runs if run.size == size and run.solver != PLANNER]
        rows = [_gap_row(gap, seconds, ours, peers) for gap, seconds in TARGETS.get(size, ())]
        if size in TARGETS and not TARGETS[size]:
            rows.append(_reported_row(ours))
        if size in NO_PEER_AHEAD:
            rows.append(_ahead_row(ours, peers))
        lines += [f"| {size} | {row} |" for row in rows]
    return lines


def _gap_row(gap: float, seconds: float, ours: Sequence[Run], peers: Sequence[Run]) -> str:
    enough = [run for run in ours if run.limit >= seconds]
    worst = max((_or_infinite(run.gap(seconds)) for run in enough), default=math.inf)
    others = [run for run in peers if run.limit >= seconds]
    best = min(others, key=lambda run: _or_infinite(run.gap(seconds)), default=None)
    told = NOTHING
    if best is not None and best.gap(seconds) is not None:
        told = f"{share(best.gap(seconds))} ({best.title})"
    shown = share(worst) if enough else NOTHING
    return f"{share(gap)} in {seconds:.0f} s | {shown} | {_verdict(worst <= gap, enough)} | {told}"


def _reported_row(ours: Sequence[Run]) -> str:
    gaps = [run.gap(run.limit) for run in ours]
    shown = ", ".join(
        f"{share(gap)} in {run.limit:.0f} s" for gap, run in zip(gaps, ours, strict=True)
    )
    reached = all(gap is not None for gap in gaps)
    return f"plan and bound | {shown or NOTHING} | {_verdict(reached, ours)} | {NOTHING}"


def _ahead_row(ours: Sequence[Run], peers: Sequence[Run]) -> str:
    """Where a peer had proved a smaller gap than the planner."""
    pairs = [(run, peer) for run in ours for peer in peers if run.scenario == peer.scenario]
    found = [
        f"{peer.title} {_spans(spans)} ({peer.scenario})"
        for run, peer in pairs
        if (spans := ahead(run, peer))
    ]
    shown = "; ".join(found) or ("none is" if pairs else NOTHING)
    return f"no peer ahead at any time | {shown} | {_verdict(not found, pairs)} | {NOTHING}"


def _verdict(reached: bool, measured: Sequence[object]) -> str:
    return ("yes" if reached else "**no**") if measured else "not measured"


def _spans(spans: Sequence[tuple[float, float]]) -> str:
    shown = ", ".join(f"{begin:.1f}–{end:.1f} s" for begin, end in spans[:3])
    return shown + (f" and {len(spans) - 3} more" if len(spans) > 3 else "")


# --- one scenario ---------------------------------------------------------------------------------


def scenario_lines(runs: Sequence[Run]) -> list[str]:
    """Table of one scenario, the planner first; a run that failed is a row with its reason."""
    limits = sorted({run.limit for run in runs})
    budgets = sorted({*(seconds for seconds in BUDGETS if seconds < limits[-1]), *limits})
    gaps = sorted({*GAPS, *(gap for gap, _ in TARGETS.get(runs[0].size, ()))}, reverse=True)
    best = max((run.plan for run in runs if run.plan is not None), default=None)
    bound = min((run.last.bound for run in runs if run.last.bound is not None), default=None)
    head = [
        "solver",
        "threads",
        *(f"gap at {seconds:.0f} s" for seconds in budgets),
        *(f"s to {share(gap)}" for gap in gaps),
        "plan, of best known",
        "bound, of best known",
        "primal integral, s",
        "memory, MiB",
        "remark",
    ]
    lines = [
        f"{_limits(runs)}. Best plan known {_number(best)}, best bound known "
        f"{_number(bound)} (wan yuan).\n",
        _row(head),
        "|---" * len(head) + "|",
    ]
    reference = best_known([run.trajectory for run in runs])
    order = sorted(runs, key=lambda run: (run.solver != PLANNER, _or_infinite(run.gap(run.limit))))
    for run in order:
        times = [_time_to(run, gap) for gap in gaps]
        integral = primal_integral(run.trajectory, reference, limits[0])
        cells = [
            f"**{run.title}**" if run.solver == PLANNER else run.title,
            str(run.record.threads) if run.record else NOTHING,
            *(share(run.gap(seconds) if seconds <= run.limit else None) for seconds in budgets),
            *(NOTHING if seconds is None else f"{seconds:.1f}" for seconds in times),
            _relative(run.plan, best),
            _relative(run.last.bound, bound),
            f"{integral:.1f}" if reference is not None else NOTHING,
            NOTHING if run.peak_memory_mib is None else f"{run.peak_memory_mib:,.0f}",
            _remark(run, best),
        ]
        lines.append(_row(cells))
    for run in runs:
        if run.solver == PLANNER:
            lines += ["", _ahead_sentence(run, [peer for peer in runs if peer is not run])]
    return lines


def _limits(runs: Sequence[Run]) -> str:
    """How long each solver had."""
    ours = {run.limit for run in runs if run.solver == PLANNER}
    others = {run.limit for run in runs if run.solver != PLANNER}
    if len(ours | others) == 1:
        return f"{max(ours | others):.0f} s each"
    return f"The planner {max(ours):.0f} s, the others {max(others):.0f} s"


def _time_to(run: Run, gap: float) -> float | None:
    """Seconds to a gap, None if it was not reached within the limit."""
    reached = run.gap(run.limit)
    within = reached is not None and reached <= gap
    return seconds_to_gap(run.trajectory, gap) if within else None


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _remark(run: Run, best: float | None) -> str:
    """What a reader must know of a run, above all that something in it is wrong."""
    told, bound = run.last.best, run.last.bound
    remarks = [run.failure, run.record.remark if run.record else ""]
    if not run.failure and told is None:
        remarks.append("no plan")
    if run.violation is not None and run.violation > SAME:
        remarks.append(f"its plan breaks a rule by {run.violation:.1e}")
    if run.value is not None and told is not None and told - run.value > 1e-5 * abs(told):
        remarks.append(f"told {_number(told)}, its plan is worth {_number(run.value)}")
    if best is not None and bound is not None and bound < best - 1e-5 * abs(best):
        remarks.append("**its bound is below a plan: one of them is wrong**")
    return "; ".join(remark for remark in remarks if remark)


def _ahead_sentence(planner: Run, peers: Sequence[Run]) -> str:
    names = {"gap": "the proved gap", "best": "the plan", "bound": "the bound"}
    said = []
    for of, name in names.items():
        found = [(peer.title, ahead(planner, peer, of)) for peer in peers]
        texts = [f"{title} {_spans(spans)}" for title, spans in found if spans]
        said.append(f"on {name}: {', '.join(texts) or 'none'}")
    return f"Ahead of the planner {'; '.join(said)}."


# --- figures --------------------------------------------------------------------------------------


def share(value: float | None) -> str:
    """A share in per cent, more exactly the smaller it is."""
    if value is None or not math.isfinite(value):
        return NOTHING
    per_cent = 100 * value
    if per_cent > 1000:
        return "> 1000 %"
    digits = 1 if per_cent >= 10 else 2 if per_cent >= 0.1 else 3
    return f"{per_cent:.{digits}f}".rstrip("0").rstrip(".") + " %"


def _relative(value: float | None, reference: float | None) -> str:
    """Signed distance from the best known."""
    if value is None or reference is None:
        return NOTHING
    difference = (value - reference) / max(abs(reference), 1.0)
    if abs(difference) <= SAME:
        return "best"
    return ("+" if difference > 0 else "−") + share(abs(difference))


def _number(value: float | None) -> str:
    return NOTHING if value is None else f"{value:,.1f}"


def _or_infinite(value: float | None) -> float:
    return math.inf if value is None else value
