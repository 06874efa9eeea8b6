"""What a mistyped word was probably meant to be."""

import difflib
from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """The one of `known` that `word` most resembles; blank if none or several come as near."""
    by_lower = {name.lower(): name for name in sorted(known, reverse=True)}
    wanted = word.strip().lower()
    # Half of a Chinese word of two characters is a lot; half of a short code is nothing.
    cutoff = 0.6 if word.isascii() else 0.5
    close = difflib.get_close_matches(wanted, sorted(by_lower), n=2, cutoff=cutoff)
    tied = len(close) == 2 and _likeness(close[0], wanted) == _likeness(close[1], wanted)
    return "" if tied or not close else by_lower[close[0]]


def _likeness(name: str, word: str) -> float:
    return difflib.SequenceMatcher(None, name, word).ratio()
