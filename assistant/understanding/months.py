"""The months, or quarters, that a question asks for and a text names."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from corpus.periods import periods_in
from corpus.regex import regex

_UP_TO = regex(
    r"\b(?:by|until|till|up to|as (?:of|at))(?: the)?(?: (?:end|close) of)? "
    r"(?:(?:early|mid|late)[- ])?$|(?:截至|截止)$"
)
"""What stands before a month up to which something is counted from the beginning of the year."""
_WHOLE_YEAR = ((1, 12), (12, 12))


def names_months(text: str, asked: Collection[tuple[int, int]]) -> bool:
    """Whether a text names a month, or a quarter, of those asked for."""
    named = {p.months for p in periods_in(text) if p.months}
    return any(_covers(months, one) for months in asked for one in named)


@lru_cache(256)
def months_asked(folded: str) -> frozenset[tuple[int, int]]:
    """The months, first and last, that a folded question asks for."""
    asked = (
        (1, p.months[1]) if _UP_TO.search(folded[: p.start]) else p.months
        for p in periods_in(folded)
        if p.months
    )
    return frozenset(asked) - set(_WHOLE_YEAR)


def _covers(months: tuple[int, int], named: tuple[int, int]) -> bool:
    return months[0] <= named[0] and named[1] <= months[1]
