"""Where the places that a question names stand in it, with all that belongs to their names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.language import simplify
from corpus.places import PlaceMention
from corpus.report import Span


def places_in(folded: str, mentions: Iterable[PlaceMention]) -> tuple[Span, ...]:
    """Where the places named stand in the folded question, whose length may differ."""
    spans = []
    for mention in mentions:
        name = simplify(mention.text).lower()
        at = folded.find(name, max(0, mention.start - 8))
        at = at if at >= 0 else folded.find(name)
        if at >= 0:
            spans.append(Span(at, at + len(name)))
    return tuple(spans)


_OFFICE = re.compile(
    "(?:人民)?政府办公[室厅]|(?:人民)?政府机关|人民政府|办公[室厅]|管委会|管理委员会|办事处"
)


def whole_name(folded: str, place: Span, issuers: Iterable[str]) -> Span:
    """A place with what the name of its issuer goes on with: 龙岗区人民政府办公室."""
    behind = _OFFICE.match(folded, place.end)
    if behind is None or not any(behind.group() in issuer for issuer in issuers):
        return place
    return Span(place.start, behind.end())


def without(folded: str, spans: Iterable[Span]) -> str:
    """A folded question with blanks in place of these parts of it."""
    for span in spans:
        folded = folded[: span.start] + " " * (span.end - span.start) + folded[span.end :]
    return folded
