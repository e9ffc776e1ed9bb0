"""Question and measure words of spoken Chinese in standard ones: 啥时候 is 什么时候, 几回 几次."""

from __future__ import annotations

import re
from functools import cache

from assistant.patterns import load


@cache
def _spoken() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(spoken), standard) for spoken, standard in load("wording")["spoken"]["words"]
    )


def in_standard_words(folded: str, language: str) -> str:
    """A folded question; a Chinese one with standard words for those that ask in spoken ones."""
    if language != "zh":
        return folded
    for spoken, standard in _spoken():
        folded = spoken.sub(standard, folded)
    return folded
