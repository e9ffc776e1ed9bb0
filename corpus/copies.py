"""Reports that are there twice: republished, or in two formats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping

from corpus.regex import regex
from corpus.report import Header

_WORD = regex(r"[\u3400-\u9fff\d]")
_LENGTH = 6
_LEAST_SHARED = 0.8
_LONGEST = 200_000


def copies_of(
    headers: Mapping[str, Header], facts: Mapping[str, int], text_of: Callable[[str], str]
) -> frozenset[str]:
    """The reports that another one says as well: of the same issuer and year, nearly word for word.

    Of each set of copies the one that states most facts is none of them.

    Args:
        headers: what the reports say of themselves, by id.
        facts: how many facts each report states.
        text_of: the text of a report; asked only where issuer and year are the same.
    """
    alike: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for report_id, header in headers.items():
        if header.issuer and header.year:
            alike[header.issuer, header.year].append(report_id)
    copies: set[str] = set()
    for ids in alike.values():
        if len(ids) > 1:
            kept: list[frozenset[str]] = []
            for report_id in sorted(ids, key=lambda i: (-facts[i], i)):
                pieces = _pieces(text_of(report_id))
                if any(_says_the_same(pieces, other) for other in kept):
                    copies.add(report_id)
                else:
                    kept.append(pieces)
    return frozenset(copies)


def _pieces(text: str) -> frozenset[str]:
    """Every few characters of a text that stand together, whatever stands between its lines."""
    words = "".join(_WORD.findall(text[:_LONGEST]))
    return frozenset(words[i : i + _LENGTH] for i in range(max(1, len(words) - _LENGTH + 1)))


def _says_the_same(a: frozenset[str], b: frozenset[str]) -> bool:
    return len(a & b) >= _LEAST_SHARED * max(len(a), len(b))
