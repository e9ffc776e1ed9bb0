"""Places in source texts, and finding a quotation that was typed with other white space.

Evidence in question sets is verbatim, but white space and the width of punctuation are not held
against it: both sides are folded, and what is found is given back in offsets of the source text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

_SAME = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "。": ".", "—": "-", "–": "-", "−": "-"}
)


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the source text of a report."""

    report_id: str
    start: int
    end: int

    def touches(self, other: Place) -> bool:
        """Whether the two share at least half of the shorter one.

        A cell inside a quoted row touches it; two neighbours that meet in a comma do not.
        """
        if self.report_id != other.report_id:
            return False
        shared = min(self.end, other.end) - max(self.start, other.start)
        return shared > 0 and 2 * shared >= min(self.end - self.start, other.end - other.start)


def fold(text: str) -> str:
    """Text without white space, in half-width characters with plain quotes and dashes."""
    return _folded(text)[0]


def find_all(quotation: str, text: str) -> tuple[tuple[int, int], ...]:
    """Where a quotation stands in a text, white space and width of punctuation aside."""
    wanted = fold(quotation)
    folded, offsets = _folded(text)
    found: list[tuple[int, int]] = []
    at = folded.find(wanted) if wanted else -1
    while at >= 0:
        found.append((offsets[at], offsets[at + len(wanted) - 1] + 1))
        at = folded.find(wanted, at + 1)
    return tuple(found)


def locate(
    evidence: Iterable[str], reports: Iterable[str], texts: Mapping[str, str]
) -> tuple[tuple[Place, ...], ...]:
    """For each piece of evidence every place where one of the reports states it."""
    held = [report for report in reports if report in texts]
    return tuple(
        tuple(
            Place(report, start, end)
            for report in held
            for start, end in find_all(quotation, texts[report])
        )
        for quotation in evidence
    )


@lru_cache(maxsize=64)
def _folded(text: str) -> tuple[str, tuple[int, ...]]:
    characters: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        for part in unicodedata.normalize("NFKC", character).translate(_SAME):
            if not part.isspace() and part != "\ufeff":
                characters.append(part)
                offsets.append(offset)
    return "".join(characters), tuple(offsets)
