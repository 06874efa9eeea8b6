"""The fund's ledger on the screen: what it pays in, what it moves, what comes back and is lost."""

from planner.record import fund_record
from planner.report.numbers import plain
from planner.report.page import RIGHT, Page
from planner.schema import FUND

FLOWS = ("committed_wan", "deployed_wan", "invested_wan", "back_wan", "lost_wan")


def fund_part(page: Page) -> None:
    """Table of the fund by year; nothing where no project of the plan has a stake."""
    lines = page.result.audit.fund
    if not lines:
        return
    page.heading("fund")
    years = sorted({line.year for line in lines})
    rows = [
        [
            str(year),
            *(
                plain(sum(getattr(one, name) for one in lines if one.year == year))
                for name in FLOWS
            ),
        ]
        for year in years
    ]
    whole = fund_record(lines)
    rows.append([page.say("sum"), *(plain(whole[name]) for name in FLOWS)])
    headers = [RIGHT + page.say(f"fund_column.{name}") for name in FLOWS]
    page.table([page.say("year"), *headers], rows)
    if whole["leverage"] is not None:
        page.line("  " + page.say("fund_leverage", leverage=f"{whole['leverage']:.1f}"))
    last = page.periods[-1]
    held = [
        use for use in page.result.audit.limits if use.limit == FUND and use.period in {None, last}
    ]
    if held:
        used, size = sum(use.used for use in held), sum(use.available for use in held)
        page.line("  " + page.say("fund_used", used=plain(used), size=plain(size)))
