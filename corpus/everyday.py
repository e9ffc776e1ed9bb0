"""Chinese and English as people speak it: 老百姓 and 打官司 are 群众 and 行政诉讼 in a report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from corpus.regex import regex
from corpus.report import Span

_FILE = Path(__file__).with_name("everyday.tsv")
_ENGLISH = Path(__file__).with_name("everyday_en.tsv")
_PHRASE = 3
"""So long a word is looked for as it stands; a shorter one must be a word of the text."""


@cache
def _table() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for line in _FILE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            spoken, written = line.split("\t")
            for word in spoken.split():
                found.setdefault(word, {}).update(dict.fromkeys(written.lower().split()))
    return {word: tuple(w for w in words if w != word) for word, words in found.items()}


def english_as_written() -> Iterator[tuple[str, tuple[str, ...]]]:
    """English words and phrases that people use, each with the Chinese words of reports."""
    for line in _ENGLISH.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            spoken, written = line.split("\t")
            for phrase in spoken.split("|"):
                yield phrase, tuple(written.split())


@cache
def _phrases() -> re.Pattern[str]:
    long = sorted((word for word in _table() if len(word) >= _PHRASE), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, long)))


def written_as(word: str) -> tuple[str, ...]:
    """The words that reports may have for one that people use; none where nothing is known."""
    return _table().get(word, ())


def phrases_in(text: str) -> Iterator[tuple[str, Span]]:
    """The longer words and phrases people use that stand in a text, which no word breaker keeps."""
    found = [(match.group(), Span(*match.span())) for match in _phrases().finditer(text)]
    yield from found
    bare = [at for at, char in enumerate(text) if char not in _DONE]
    if len(bare) == len(text):
        return
    for match in _phrases().finditer("".join(text[at] for at in bare)):
        span = Span(bare[match.start()], bare[match.end() - 1] + 1)
        if _ASKS.search(match.group()):
            continue
        if not any(one.start < span.end and span.start < one.end for _, one in found):
            yield match.group(), span


_DONE = frozenset("了过着到")
"""What may stand within a phrase, behind its verb: 找工作, 找到了工作."""
_ASKS = regex("什么|哪|谁|几|多少|怎")
