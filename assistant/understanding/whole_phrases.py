"""What the word breaker takes apart and is meant whole: ages, sizes, bodies of a level, ranks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.understanding.limited import numerals
from corpus.regex import regex
from corpus.report import Span

_AGED = regex(r"(?:[一二三四五六七八九十百]+|\d+)(?:周?岁|级)(?:以[上下])?")
_FIRST_SO_LONG = regex(
    "(?:几|多少)(?:年|次|届|回)[^,，。？?]{0,12}?(第[一二三])名?(?=[?？的了呢]|$)"
)
"""How many years somebody was first, where a report also counts those of a prize."""
_PASSED = regex(r"(?:突破|超过|[破超过])(?P<size>[十百千]?[万亿])(?![多余])")
"""A round number that something passes: 播放量破千万."""
LEVEL = regex(r"(?:全国|自治区|自治州|省|市|区|县|州)(?=政协|人大)(?:政协|人大)")
"""Of which level a body is, which the word breaker cuts off: 市政协 is not 全国政协."""


@dataclass(frozen=True, slots=True)
class WholePhrase:
    """Words of a question that are one term, and the Chinese words that may stand for them.

    ``limit``: they limit what is counted ("over eighty").
    """

    text: str
    chinese: tuple[str, ...]
    span: Span
    limit: bool = False


def whole_phrases_in(text: str) -> Iterator[WholePhrase]:
    """The phrases of a folded question that are meant whole."""
    for match in _PASSED.finditer(text):
        words = tuple(passed + match["size"] for passed in ("破", "超", "超过", "过"))
        yield WholePhrase(match.group(), words, Span(*match.span()), limit=True)
    for match in _AGED.finditer(text):
        digits = re.match(r"\d+", match.group())
        forms = numerals(digits.group()) if digits else ("",)
        rest = match.group()[len(digits.group()) if digits else 0 :]
        words = tuple(form + rest for form in forms)
        yield WholePhrase(match.group(), words, Span(*match.span()), limit=True)
    for match in LEVEL.finditer(text):
        yield WholePhrase(match.group(), (match.group(),), Span(*match.span()))
    for match in _FIRST_SO_LONG.finditer(text):
        yield WholePhrase(match[1], (match[1], "首位", "榜首"), Span(*match.span(1)))
