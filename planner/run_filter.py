"""Which of the stored runs are meant: by scenario, age, words of the manifest and tags."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from planner.errors import WrongUseError
from planner.spelling import nearest
from planner.store import StoredRun, created_at

FACTS = ("status", "variant", "method", "planner", "run", "request", "rerun_of")
"""Words of the manifest that can be asked for; a tag cannot have these names."""


@dataclass(frozen=True)
class RunFilter:
    """What is asked of runs.

    Attributes
    ----------
    scenario
        Name of the scenario or its folder as it was given; blank for any.
    since
        Not older than this; None for any.
    where
        Values by tag or by one of `FACTS`.
    """

    scenario: str = ""
    since: datetime | None = None
    where: Mapping[str, str] = field(default_factory=dict)

    def chosen(self, runs: Iterable[StoredRun]) -> tuple[StoredRun, ...]:
        """The runs that are meant, in their order."""
        return tuple(one for one in runs if self._means(one.manifest))

    def _means(self, told: Mapping[str, object]) -> bool:
        if self.scenario and self.scenario not in (
            told.get("scenario"),
            told.get("scenario_folder"),
        ):
            return False
        if self.since is not None and created_at(told) < self.since:
            return False
        tags = tags_of(told)
        return all(
            (str(told.get(key) or "") if key in FACTS else tags.get(key)) == value
            for key, value in self.where.items()
        )


def tags_of(manifest: Mapping[str, object]) -> Mapping[str, str]:
    """Tags of a run by key."""
    tags = manifest.get("tags")
    return tags if isinstance(tags, Mapping) else {}


def read_tags(words: Sequence[str], new: bool) -> dict[str, str]:
    """Tags from words like ``panel=2``.

    Parameters
    ----------
    new
        Whether the tags are to be given to a run; then they cannot be named like `FACTS`.

    Raises
    ------
    WrongUseError
        A word is no tag, or a key occurs twice.
    """
    tags: dict[str, str] = {}
    for word in words:
        key, equals, value = (part.strip() for part in word.partition("="))
        if not equals or not re.fullmatch(r"[^\s=]+", key) or (new and not value):
            raise WrongUseError("tag_wrong", word=word)
        if key in tags:
            raise WrongUseError("tag_twice", tag=key)
        if new and key in FACTS:
            raise WrongUseError("tag_taken", tag=key, taken=", ".join(FACTS))
        tags[key] = value
    return tags


def read_since(word: str) -> datetime | None:
    """Moment from ``2026-11-26`` or ``2026-11-26T08:00``, local unless it has an offset.

    Raises
    ------
    WrongUseError
        It is no such moment.
    """
    if not word:
        return None
    try:
        return datetime.fromisoformat(word).astimezone()
    except (ValueError, OverflowError, OSError) as error:
        raise WrongUseError("since_wrong", word=word) from error


def unknown_keys(asked: RunFilter, runs: Iterable[StoredRun]) -> dict[str, str]:
    """Keys asked for that no run has, each with the one that was perhaps meant."""
    known = {key for one in runs for key in tags_of(one.manifest)} | set(FACTS)
    return {key: nearest(key, known) for key in asked.where if key not in known}
