"""Hubs on the page: how much of the plan's income rests on customers of one outside city."""

from collections.abc import Sequence

from planner.report.numbers import percent, plain
from planner.report.page import RIGHT, Page
from planner.results import HubLine


def hubs_part(page: Page, lines: Sequence[HubLine], income_wan: float) -> None:
    """Table of the hubs, the heaviest first; nothing where no start leans on any."""
    leaning = sorted((one for one in lines if one.starts), key=lambda one: -one.income_wan)
    if not leaning:
        return
    page.heading("hubs")
    numbers = ("starts", "income", "share", "alone")
    headers = [page.say("hub_column.hub"), page.say("hub_column.industries")]
    headers += [RIGHT + page.say(f"hub_column.{key}") for key in numbers]
    page.table(headers, [_row(page, one, income_wan) for one in leaning])
    page.line("  " + page.say("hubs_note"))


def _row(page: Page, one: HubLine, income_wan: float) -> list[str]:
    named = page.say("hub_joined").join(page.names("industries", code) for code in one.industries)
    parts = [
        percent(amount / income_wan) if income_wan > 0 else "-"
        for amount in (one.income_wan, one.alone_wan)
    ]
    return [one.hub, named, str(one.starts), plain(one.income_wan), *parts]
