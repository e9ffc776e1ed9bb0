"""A text as the search for headings sees it: its lines, and whether a page's width cuts them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.lines import Line


@dataclass(frozen=True, slots=True)
class Page:
    """A text as the search for headings sees it: furniture and tables blanked out."""

    text: str
    lines: tuple[Line, ...]
    starts: tuple[int, ...]
    width: int

    @property
    def wrapped(self) -> bool:
        """Whether lines are cut at the width of a page, as in text taken from a PDF."""
        return self.width > 0

    def line_at(self, offset: int) -> int:
        """The number of the line that holds an offset."""
        return bisect_right(self.starts, offset) - 1

    def paragraph_end(self, offset: int) -> int:
        """Where the paragraph that holds an offset ends."""
        number = self.line_at(offset)
        while self.wrapped and number + 1 < len(self.lines):
            text = self.lines[number].text
            if not self.lines[number + 1].text or self._is_last_of_paragraph(text):
                break
            number += 1
        return self.lines[number].end

    def _is_last_of_paragraph(self, text: str) -> bool:
        return len(text) < self.width * 0.9 and text.endswith(tuple("。；：！？”"))

    def follows_break(self, number: int) -> bool:
        """Whether a line begins something new, and is not the rest of a line cut by the page."""
        if not self.wrapped or number == 0:
            return True
        above = self.lines[number - 1].text
        return len(above) < self.width * 0.85 or above.endswith(tuple("。；：！？”）).|0123456789"))


def page_of(text: str, lines: Sequence[Line]) -> Page:
    """Prepares a blanked text; finds out whether its lines are cut at a fixed width."""
    lengths = sorted(len(line.text) for line in lines if len(line.text) >= 12)
    width = lengths[int(len(lengths) * 0.9)] if len(lengths) >= 8 else 0
    full = [line.text for line in lines if len(line.text) >= width * 0.85]
    cut = sum(1 for line in full if not line.endswith(tuple("。；：:！？”）)|")))
    if not (0 < width <= 60 and len(full) >= 8 and cut > len(full) * 0.5):
        width = 0
    return Page(text, tuple(lines), tuple(line.start for line in lines), width)
