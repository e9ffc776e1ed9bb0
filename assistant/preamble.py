"""What people say of themselves before they ask, "I am a journalist", is no part of a question."""

from __future__ import annotations

import re

from corpus.language import simplify
from corpus.places import PlaceIndex

_INTRODUCED = re.compile(
    r"^[^?？]{0,80}?(?:我|本人|读者|记者|学生|市民|网友|研究(?:人员|者|员))[^?？]{0,80}?"
    r"(?:请问|想?请教|想(?:问|知道|了解|核实|咨询|查))(?:一下|一组数据|个问题|您)?\s*[:：,，]?\s*|"
    r"^(?:(?:hello|hi|dear)\b[^.?!]{0,40}[.!,]\s*)?"
    r"(?:i am|i'm|as an?|we are|we're)\b[^?]{0,160}?[.:!]\s+",
    re.IGNORECASE,
)


def without_preamble(text: str, places: PlaceIndex) -> str:
    """A question without what its author says of himself.

    It stays whole where the rest names no place, or where what is said before names one that has a
    report: then it may be part of the question.
    """
    spelt = simplify(text)
    introduced = _INTRODUCED.match(spelt)
    if introduced is None or len(spelt) != len(text):
        return text
    before, asked = text[: introduced.end()], text[introduced.end() :]
    reported = any(mention.kind in ("issuer", "ambiguous") for mention in places.find(before))
    return asked if places.find(asked) and not reported else text
