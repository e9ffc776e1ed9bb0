"""Questions in other languages parted where they ask twice, and the "per" of an average."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.regex import regex

_ASKS_ON = {
    "ko": regex(
        r"(?:몇|얼마|누가|누구|언제|어디|무엇|어느|어떤)[^,?]{1,40}?(?:[했됐였었았]|하|되|이)고"
        r"(?P<blank> )(?=[^?]*(?:몇|얼마|누가|누구|언제|어디|무엇|어느|어떤))"
    ),
}
"""A verb that goes on to another question: 몇 건 처리했고 만족률은 얼마."""
_PER = {
    "de": regex(r"\b(?:pro|je)\b"),
    "es": regex(r"\bpor(?: cada)?\b"),
    "fr": regex(r"\bpar\b|\bpour chaque\b"),
    "id": regex(r"\b(?:per|tiap|setiap)\b"),
    "it": regex(r"\bper(?: ogni)?\b"),
    "nl": regex(r"\bper\b"),
    "pl": regex(r"\bna (?:jed(?:en|ną|no) )?"),
    "pt": regex(r"\bpor(?: cada)?\b"),
    "ru": regex(r"\bна (?:од(?:ин|ну|но) |кажд(?:ый|ую|ое) )?"),
    "vi": regex(r"\b(?:mỗi|trên mỗi)\b"),
}
"""What stands before that of which each has so much on average."""


def parted(folded: str, language: str) -> str:
    """A question with a comma for the blank where one of its clauses asks, and so does the next."""
    asks_on = _ASKS_ON.get(language)
    if asks_on is None:
        return folded
    while (found := asks_on.search(folded)) is not None:
        at = found.start("blank")
        folded = f"{folded[:at]},{folded[at + 1 :]}"
    return folded


def with_per(
    folded: str, found: Sequence[tuple[int, int, str]], language: str
) -> list[tuple[int, int, str]]:
    """The phrases found, with "per" for its word where an average is asked for."""
    per = _PER.get(language)
    if per is None or not any("average" in english for _, _, english in found):
        return list(found)
    own = (match.span() for match in per.finditer(folded))
    alone = [
        (start, end, "per") for start, end in own
        if not any(at < end and start < last and said for at, last, said in found)
    ]  # fmt: skip
    rest = (p for p in found if p[2] or not any(s < p[1] and p[0] < e for s, e, _ in alone))
    return sorted([*rest, *alone[:1]])
