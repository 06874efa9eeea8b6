"""Materials made, used, delivered, bought and sold, recomputed from the tables stream by stream.

    delivered = min(made, used),  bought = used - delivered,  sold = made - delivered
    saving    = saving_wan * sum over the years y of the period of 1 / (1 + r)^y
    value     = saving * (delivered - min(made today, used today))

What is made and used is that of the starts that produce by the period, at full output, after odds.
"""

from collections.abc import Iterable, Mapping

from planner.audit.books import Books
from planner.audit.findings import Findings
from planner.audit.picks import Pick
from planner.results import LimitUse, MaterialLine
from planner.schema import Flow, Stream


def check_materials(
    books: Books, picks: Iterable[Pick], findings: Findings
) -> tuple[MaterialLine, ...]:
    """Lines of every stream and period; what is bought and sold keeps to its limits."""
    flows = {
        (row.stream, row.project or "", row.industry if row.project is None else ""): row
        for row in books.scenario.rows("flows")
    }
    lines = []
    for stream in books.scenario.rows("streams"):
        parks = set(books.parks_of(stream.area))
        flowing = [
            (pick.ready, amount)
            for pick in picks
            if pick.park in parks and (amount := _amount(flows, stream, pick))
        ]
        for period in books.timeline.periods:
            line = _line(books, stream, period, [x for ready, x in flowing if ready <= period])
            lines.append(line)
            for side, most in (("bought", stream.bought_max), ("sold", stream.sold_max)):
                if most is not None:
                    use = LimitUse(
                        f"{side}:{stream.stream}",
                        stream.area,
                        period,
                        getattr(line, side),
                        most,
                        stream.unit,
                    )
                    findings.hold(side, use)
    return tuple(lines)


def _amount(flows: Mapping[tuple[str, str, str | None], Flow], stream: Stream, pick: Pick) -> float:
    """Expected flow of a pick at full output; a row of the project goes before its industry's."""
    own = flows.get((stream.stream, pick.project, ""))
    if own is not None:
        return pick.count * pick.odds_share * own.amount
    rate = flows.get((stream.stream, "", pick.industry))
    return 0.0 if rate is None else rate.amount * pick.output_wan_per_year / 1e4


def _line(books: Books, stream: Stream, period: int, flows: Iterable[float]) -> MaterialLine:
    made, used = stream.made_today or 0.0, stream.used_today or 0.0
    standing = min(made, used)
    for amount in flows:
        if amount > 0:
            made += amount
        else:
            used -= amount
    delivered = min(made, used)
    growth = 1 + books.settings.horizon.discount_share
    years = range(books.timeline.offset(period), books.timeline.offset(period + 1))
    saving = stream.saving_wan * sum(1 / growth**year for year in years)
    return MaterialLine(
        stream=stream.stream,
        area=stream.area,
        period=period,
        made=made,
        used=used,
        delivered=delivered,
        bought=used - delivered,
        sold=made - delivered,
        saving_wan=saving,
        value_wan=saving * (delivered - standing),
    )
