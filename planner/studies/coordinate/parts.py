"""Parts of what groups have for counties by themselves: first what is promised, then by heads.

A project that is fixed, or signed (it needs no more talks), and that can stand in one county only
has what it needs kept for that county, at its most valuable place and time: all of it or nothing,
for a part of a project is of no use. Fixed projects come first; then every county's most valuable
signed one, then every second, and so on, as far as they fit into what groups have. What is left is
split by residents, in equal parts where some are not known.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from models import PlanData
from models.data import Start
from planner.studies.coordinate.counties import Quotas


@dataclass(frozen=True)
class Promised:
    """A start that a county counts on."""

    county: str
    start: Start


def quotas_by_heads(data: PlanData) -> Quotas:
    """Quotas of counties that plan alone: promises first, the rest by residents; markets whole.

    Markets are not divided: a county that plans alone does not see that others sell there too.
    """
    stores = Stores.of(data)
    for one in promises_of(data):
        stores.keep(one)
    heads = {group: _heads(data, group) for group in data.groups}
    limits = {
        (r, g, t, county): left * share + stores.kept_limits.get((r, g, t, county), 0.0)
        for (r, g, t), left in stores.limits.items()
        for county, share in heads[g].items()
    }
    purses = {
        (g, t, county): left * share + stores.kept_money.get((g, t, county), 0.0)
        for (g, t), left in stores.money.items()
        for county, share in heads[g].items()
    }
    markets = {
        (industry, group, county): amount
        for (industry, group), amount in data.market_wan.items()
        for county in data.groups[group]
    }
    return Quotas(limits, purses, markets)


def promises_of(data: PlanData) -> tuple[Promised, ...]:
    """Fixed and signed projects of one county each, in the order in which they are kept."""
    fixed: list[tuple[float, Promised]] = []
    signed: list[tuple[float, Promised]] = []
    for name, project in sorted(data.projects.items()):
        counties = {data.park_county[park] for park in project.parks}
        firm = project.fixed == "in"
        if project.fixed == "out" or not (firm or not project.pursued) or len(counties) != 1:
            continue
        if starts := data.starts_of[name]:
            best = max(starts, key=lambda start: (_worth(data, start), -start[2], start[1]))
            (fixed if firm else signed).append((_worth(data, best), Promised(min(counties), best)))
    ordered = [one for _, one in sorted(fixed, key=lambda pair: (-pair[0], pair[1].start))]
    return (*ordered, *_in_turn(signed))


def _in_turn(signed: list[tuple[float, Promised]]) -> Iterator[Promised]:
    """Every county's most valuable first, then every second, and so on."""
    turns: Counter[str] = Counter()
    placed = []
    for worth, one in sorted(signed, key=lambda pair: (-pair[0], pair[1].start)):
        placed.append((turns[one.county], -worth, one.start, one))
        turns[one.county] += 1
    return (one for *_, one in sorted(placed, key=lambda place: place[:3]))


def _worth(data: PlanData, start: Start) -> float:
    return data.income_weight * data.income_wan[start] + data.fiscal_weight * data.fiscal_wan[start]


@dataclass
class Stores:
    """What groups have left, and what of it is kept for counties.

    Attributes
    ----------
    limits, money
        Left by (resource, group, period) and (group, period).
    own
        Money of counties themselves by (county, period): it pays before a group does.
    kept_limits, kept_money
        Kept, the county last in the key.
    """

    data: PlanData
    limits: dict[tuple[str, str, int], float]
    money: dict[tuple[str, int], float]
    own: dict[tuple[str, int], float]
    kept_limits: defaultdict[tuple[str, str, int, str], float] = field(
        default_factory=lambda: defaultdict(float)
    )
    kept_money: defaultdict[tuple[str, int, str], float] = field(
        default_factory=lambda: defaultdict(float)
    )

    @classmethod
    def of(cls, data: PlanData) -> "Stores":
        """All that there is."""
        purses = data.purse_wan
        return cls(
            data,
            {key: amount for key, amount in data.limits.items() if key[1] in data.groups},
            {key: amount for key, amount in purses.items() if key[0] in data.groups},
            {key: amount for key, amount in purses.items() if key[0] not in data.groups},
        )

    def keep(self, one: Promised) -> None:
        """Keep what a start needs, if all of it is there."""
        used = {key: need for key in self.limits if (need := self._need(one, key)) > 0}
        if any(need > self.limits[key] * (1 + 1e-9) for key, need in used.items()):
            return
        period, support = one.start[2], self.data.projects[one.start[0]].support_at(one.start[1])
        paid = min(support, self.own.get((one.county, period), 0.0))
        drawn = self._drawn(one.county, period, support - paid)
        if drawn is None:
            return
        if paid > 0:
            self.own[one.county, period] -= paid
        for (resource, group, when), need in used.items():
            self.limits[resource, group, when] = max(self.limits[resource, group, when] - need, 0.0)
            self.kept_limits[resource, group, when, one.county] += need
        for (group, when), amount in drawn.items():
            self.money[group, when] -= amount
            self.kept_money[group, when, one.county] += amount

    def _need(self, one: Promised, limit: tuple[str, str, int]) -> float:
        """What a start uses of a limit of a group."""
        resource, group, period = limit
        if one.county not in self.data.groups[group]:
            return 0.0
        if not self.data.uses_in(one.start, resource, period):
            return 0.0
        return self.data.needs.get(resource, {}).get(one.start[:2], 0.0)

    def _drawn(self, county: str, period: int, due: float) -> dict[tuple[str, int], float] | None:
        """Money of groups that pays what is due: that of the period, then what is carried over.

        None if there is not enough; nothing where neither groups nor the county have a purse.
        """
        drawn: dict[tuple[str, int], float] = {}
        givers = [g for g in sorted({g for g, _ in self.money}) if county in self.data.groups[g]]
        for group in givers:
            source = period
            while due > 0 and source >= 1:
                part = min(due, self.money.get((group, source), 0.0))
                if part > 0:
                    drawn[group, source] = part
                    due -= part
                if (group, source) not in self.data.carry_over:
                    break
                source -= 1
        return drawn if due <= 1e-9 or not givers else None


def _heads(data: PlanData, group: str) -> dict[str, float]:
    """Share of each county of a group by residents; equal if any of them is unknown."""
    members = data.groups[group]
    heads = {county: data.population.get(county, 0.0) for county in members}
    if not all(heads.values()):
        return dict.fromkeys(members, 1 / len(members))
    return {county: count / sum(heads.values()) for county, count in heads.items()}
