"""Where the places that a question names stand in it, with all that belongs to their names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from corpus.language import simplify
from corpus.place_mention import PlaceMention
from corpus.regex import regex
from corpus.report import Span


def places_in(folded: str, mentions: Iterable[PlaceMention]) -> tuple[Span, ...]:
    """Where the places named stand in the folded question, whose length may differ.

    Not one that begins a longer Chinese name in another language: the 乌鲁木齐发布 account.
    """
    spans = (_place_in(folded, mention) for mention in mentions)
    return tuple(span for span in spans if span is not None and not _begins_a_name(folded, span))


def _begins_a_name(folded: str, place: Span) -> bool:
    name = _NAME_BEHIND.match(folded, place.end)
    if name is None or _IS_A_BODY.search(name.group()) or not _OTHER_LANGUAGE.search(folded):
        return False
    return not _HAN_BEFORE.search(folded, 0, place.start)


_NAME_BEHIND = regex(r"[\u4e00-\u9fff]{2,12}(?![\u4e00-\u9fff])")
_HAN_BEFORE = regex(r"[\u4e00-\u9fff]$")
_IS_A_BODY = regex(r"(?:[局委办厅院会处所站县区市州旗镇乡村]|政府|街道|社区|机关|办公室|年)$")
_OTHER_LANGUAGE = regex(r"(?:[^\W\d_\u3040-\u9fff\uac00-\ud7af]{2,}\W+){3}")
"""Three words at least in letters of an alphabet."""


def moved_to(folded: str, mentions: Iterable[PlaceMention]) -> tuple[PlaceMention, ...]:
    """The places named, as they stand in a question that was put into words of other lengths."""
    return tuple(
        replace(mention, start=span.start, end=span.end)
        if (span := _place_in(folded, mention)) is not None
        else mention
        for mention in mentions
    )


def _place_in(folded: str, mention: PlaceMention) -> Span | None:
    name = simplify(mention.text).lower()
    at = folded.find(name, max(0, mention.start - 8))
    at = at if at >= 0 else folded.find(name)
    return Span(at, at + len(name)) if at >= 0 else None


_OFFICE = regex(
    "(?:人民)?政府办公[室厅]|(?:人民)?政府机关|人民政府|办公[室厅]|管委会|管理委员会|办事处"
)
_COMMITTEE = regex(
    r"(?:'s)? (?:(?:administrative|administration|management|managing) )?committee\b"
    r"(?! (?:meeting|member|for (?!information|data|records|files)|on|of|handle))"
)
_LEVELS = r"(?:(?:municipal|city|district|county|provincial|people's|government|gov't)(?:'s)? )*"
_GENERAL_OFFICE = regex(rf"(?:'s)? {_LEVELS}general office\b")
_GENERAL_OFFICE_OF = regex(rf"general office of (?:the )?{_LEVELS}$")
_ALSO_CALLED = regex(
    r" ?[(（](?:[\w' -]{2,30} (?:district|zone|county|city|prefecture|area|banner)"
    r"|[\u4e00-\u9fff]{2,8}[区县市州旗])[)）]"
)
"""Another name of a place, in brackets behind it: (New City District)."""


def whole_name(
    folded: str, place: Span, issuers: Iterable[str], above: Collection[str] = ()
) -> Span:
    """A place with what the name of its issuer goes on with: 龙岗区人民政府办公室.

    And with the names of the areas that it lies in, ``above``, right before it: 台州路桥区.
    """
    zone = any("管委会" in issuer for issuer in issuers)
    end = place.end
    if (behind := _OFFICE.match(folded, end)) and (
        any(behind.group() in name for name in issuers) or folded.startswith("街道办事处", end - 2)
    ):
        end = behind.end()
    if zone and (committee := _COMMITTEE.match(folded, end)):
        end = committee.end()
    start = place.start
    if any("办公" in issuer for issuer in issuers):
        behind, before = (
            _GENERAL_OFFICE.match(folded, end),
            _GENERAL_OFFICE_OF.search(folded[:start]),
        )
        start, end = before.start() if before else start, behind.end() if behind else end
    while over := next((name for name in above if folded[:start].endswith(name)), ""):
        start -= len(over)
    also = _ALSO_CALLED.match(folded, end)
    return Span(start, also.end() if also else end)


def as_written_behind(text: str, mentions: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """The places named, without those whose Chinese name, in brackets behind, is of another.

    Côn Đô Luân (昆都仑区) is no Lu'an.
    """
    named = [m.start for m in mentions if m.report_ids and _CHINESE.match(m.text)]
    return tuple(
        m for m in mentions
        if m.report_ids or not (opened := _OPENS.match(text, m.end)) or opened.end() not in named
    )  # fmt: skip


def stand_together(text: str, one: PlaceMention, other: PlaceMention) -> bool:
    """Whether two places are named side by side: Sihong and Siyang, 泗洪、泗阳."""
    first, second = sorted((one, other), key=lambda mention: mention.start)
    return _JOINS.fullmatch(text, first.end, second.start) is not None


_JOINS = regex(
    r"\s*(?:[,，、&]|(?:, ?)?(?:and|or|plus|y|et|und|e|и)\b|[和与跟及]|以及|还有)\s*(?:the\b\s*)?"
)
_OPENS = regex(r" ?[(（]")
_CHINESE = regex(r"[\u4e00-\u9fff]")


def without(folded: str, spans: Iterable[Span]) -> str:
    """A folded question with blanks in place of these parts of it."""
    for span in spans:
        folded = folded[: span.start] + " " * (span.end - span.start) + folded[span.end :]
    return folded
