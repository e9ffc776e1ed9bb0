"""A text as the search for headings sees it: its lines, and whether a page's width cuts them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.lines import Line
from corpus.wraps import columns, is_full


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
            following = number + 1
            if not self.lines[following].text and self.goes_on(text):
                following = self._next_filled(following)  # over the end of a page
            below = self.lines[following].text
            if not below or self._is_last_of_paragraph(text):
                break
            number = following
        return self.lines[number].end

    def _next_filled(self, number: int) -> int:
        filled = (n for n in range(number, len(self.lines)) if self.lines[n].text)
        return next(filled, number)

    def _is_last_of_paragraph(self, text: str) -> bool:
        return columns(text) < self.width * 0.9 and text.endswith(tuple("。；：！？”"))

    def is_full(self, text: str) -> bool:
        """Whether a line is as wide as the page."""
        return is_full(text, self.width)

    def goes_on(self, text: str) -> bool:
        """Whether a line is cut by the width of the page inside a sentence."""
        return self.is_full(text) and not text.endswith(tuple("。；：！？|"))

    def follows_break(self, number: int) -> bool:
        """Whether a line begins something new, and is not the rest of a line cut by the page."""
        if not self.wrapped or number == 0:
            return True
        above = self.lines[number - 1].text
        return not self.is_full(above) or above.endswith(tuple("。；：！？”）).|0123456789"))


def page_of(text: str, lines: Sequence[Line], width: int) -> Page:
    """Prepares a blanked text, whose lines are cut at a width, or at none (0)."""
    return Page(text, tuple(lines), tuple(line.start for line in lines), width)
