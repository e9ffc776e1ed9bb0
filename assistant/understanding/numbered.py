"""Numbers that name a thing and count nothing: of a document, an article, a hotline, a room."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.understanding.enumerations import Item, path_at
from assistant.understanding.patterns import compile_words, load
from assistant.understanding.question import Question
from assistant.understanding.words import Weighed, fold, held_in
from corpus.regex import regex
from corpus.report import Report, Span

_DOCUMENT = regex(
    r"(?P<by>[\u4e00-\u9fff]{0,24})《(?P<title>[^《》]{2,120}(?:《[^《》]*》[^《》]*)*)》"
    r"(?:\s*[（(]\s*(?P<number>(?P<code>[\u4e00-\u9fff]{1,12})\s*[〔\[［【(（]?\s*"
    r"(?P<year>(?:19|20)\d\d)\s*[〕\]］】)）]?\s*第?\s*\d+\s*号|"
    r"(?P<order>[\u4e00-\u9fff]{1,8}令)\s*第?\s*\d+\s*号)[^（）()]*[）)])?"
)
_LED_BY = regex(
    r".*(?:根据|按照|依据|依照|遵照|落实|贯彻|执行|印发|[、和及与了])(?=[\u4e00-\u9fff]*$)"
)
_ISSUES = regex(r"(?:政府|办公厅|办公室|[局部委厅办院会])(?:关于)?$")
_QUOTED = regex(r"[《“\"「](?P<title>[^《》“”\"「」]{4,})[》”\"」]")
_YEAR = regex(r"[〔\[［(（]\s*((?:19|20)\d\d)\s*[〕\]］)）]")
_CODE = regex(
    r"(?P<code>[\u4e00-\u9fff]{2,8})(?=\s*[〔\[［(（]?\s*(?:(?:19|20)\d\d)?\s*[〕\]］)）]?年?"
    r"(?:第)?(?:几|多少|哪)号|\s*[〔\[［])"
)
_CODED = regex("(?:[发办函字通厅电秘规预]|政发|网传)$")
_DIGITS = regex(r"\d+")
_SENTENCE_ENDS = regex("[。；;\n]")
_NAMED, _CLEARLY = 0.5, 0.03
"""So much of what the question says of a thing must stand with it, and so much more than with any
other."""
_A_NAME = 0.7
"""What a place or a level of government that the question names counts among its words."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """How one asks for numbers of a kind, how they are printed, and how far around them to look.

    ``only``: nothing else of a report answers.
    """

    asks: re.Pattern[str]
    bars: re.Pattern[str] | None
    finds: re.Pattern[str]
    around: int
    only: bool


@dataclass(frozen=True, slots=True)
class _Named:
    """A thing that a report names, its number ("" for none), and what is said of it there."""

    number: str
    span: Span
    said: str
    code: str = ""
    title: str = ""


@cache
def _kinds() -> tuple[_Kind, ...]:
    return tuple(
        _Kind(
            compile_words(entry["asks"]),
            compile_words(entry["bars"]) if entry["bars"] else None,
            re.compile(entry["finds"]),
            entry["around"],
            entry.get("only", False),
        )
        for entry in load("wording")["numbered"].values()
        if "finds" in entry
    )


@cache
def _document() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = load("wording")["numbered"]["document"]
    asks, bars, own, idle = (compile_words(words[key]) for key in ("asks", "bars", "own", "idle"))
    return asks, bars, own, idle


@cache
def _levels() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    found = load("wording")["numbered"]["document"]["levels"]
    return tuple((compile_words([asked]), re.compile(said)) for asked, said in found)


def asks_for_document(folded: str) -> bool:
    """Whether a folded question asks for the number of a document that a report cites."""
    asks, bars, own, _ = _document()
    return bool(asks.search(folded)) and not bars.search(folded) and not own.search(folded)


def asks_for_number_of(folded: str) -> bool:
    """Whether a folded question asks for a number that names a thing."""
    return asks_for_document(folded) or any(_asked(kind, folded) for kind in _kinds())


def only_a_number_answers(folded: str) -> bool:
    """Whether nothing answers a folded question but the number that names what it asks of."""
    return asks_for_document(folded) or any(k.only and _asked(k, folded) for k in _kinds())


def numbered(question: Question, report: Report, weighed: Sequence[Weighed]) -> Item | None:
    """The place of the number that a question asks for; None unless one thing alone is meant."""
    if asks_for_document(question.folded):
        found = _meant_document(question, report, weighed)
    else:
        kind = next(kind for kind in _kinds() if _asked(kind, question.folded))
        given = set(_DIGITS.findall(question.folded))
        things = [one for one in _of_kind(kind, report) if one.number not in given]
        found = _meant(question, things, weighed)
    return Item(found.span, path_at(report, found.span.start), field=True) if found else None


def _asked(kind: _Kind, folded: str) -> bool:
    return bool(kind.asks.search(folded)) and not (kind.bars and kind.bars.search(folded))


# ---------------------------------------------------------------- documents


def _meant_document(
    question: Question, report: Report, weighed: Sequence[Weighed]
) -> _Named | None:
    """The document that a question names: by its code, its title, or words of both."""
    documents = list(_documents(report))
    year = _YEAR.search(question.folded)
    if year is not None:
        documents = [d for d in documents if not d.number or year[1] in d.number]
    folded = fold(question.folded)
    coded = [d for d in documents if len(d.code) > 1 and d.code in folded]
    longest = max((len(d.code) for d in coded), default=0)
    coded = [d for d in coded if len(d.code) == longest]
    if coded:
        return _only(coded) or _meant(question, coded, weighed)
    asked = _CODE.search(question.folded)
    if asked is not None and _CODED.search(asked["code"]):
        return None  # of a series of documents that the report does not cite
    quoted = _QUOTED.search(question.folded)
    if quoted is not None:
        title = fold(quoted["title"])
        of_title = [d for d in documents if title in d.said or (d.title and d.title in title)]
        return _only(of_title) or _meant(question, of_title, weighed)
    return _meant(question, documents, weighed)


def _documents(report: Report) -> Iterator[_Named]:
    text = report.source_text
    for match in _DOCUMENT.finditer(text):
        by = _LED_BY.sub("", match["by"])
        start = match.start("title") - 1
        if _ISSUES.search(by):
            start = match.end("by") - len(by)
        end = match.end() if match["number"] else match.end("title") + 1
        said = fold(text[start:end])
        number = "".join((match["number"] or "").split())
        code = fold(match["code"] or match["order"] or "")
        yield _Named(number, Span(start, end), said, code, fold(match["title"]))


# ---------------------------------------------------------------- which is meant


def _of_kind(kind: _Kind, report: Report) -> Iterator[_Named]:
    text = report.source_text
    matches = list(kind.finds.finditer(text))
    ends = [0, *(match.end() for match in matches)]
    starts = [*(match.start() for match in matches[1:]), len(text)]
    for match, last, following in zip(matches, ends, starts, strict=False):
        before = text[max(last, match.start() - kind.around) : match.start()]
        after = text[match.end() : min(following, match.end() + kind.around)]
        before = _SENTENCE_ENDS.split(before)[-1]
        after = _SENTENCE_ENDS.split(after)[0]
        number = match.groupdict().get("number") or match.group()
        yield _Named(
            "".join(number.split()), Span(match.start(), match.end()),
            fold(before + match.group() + after),
        )  # fmt: skip


def _only(found: Sequence[_Named]) -> _Named | None:
    """The first of things that all have one and the same number."""
    return (
        found[0] if found and len({one.number for one in found}) == 1 and found[0].number else None
    )


def _meant(
    question: Question, found: Sequence[_Named], weighed: Sequence[Weighed]
) -> _Named | None:
    """The thing of which the most is said in the question; None if that is little, or of two.

    Where the question says nothing of it, the only one that there is.
    """
    levels = [said for asked, said in _levels() if asked.search(question.folded)]
    words = _words(question.folded, weighed)
    whole = sum(word.weight for word in words) + _A_NAME * len(levels)
    if not whole:
        return _only([one for one in found if one.number])

    def told(one: _Named) -> float:
        held = sum(word.weight * held_in(word.term, one.said) for word in words)
        return (held + _A_NAME * sum(bool(level.search(one.said)) for level in levels)) / whole

    scored = [(told(one), one) for one in found]
    best = max((score for score, _ in scored), default=0.0)
    first = [one for score, one in scored if score >= best - _CLEARLY]
    return _only(_longest_shared(question.folded, first)) if best >= _NAMED else None


def _words(folded: str, weighed: Sequence[Weighed]) -> list[Weighed]:
    """What a question says of a thing, but for its issuer's level and what asks for numbers."""
    *_, idle = _document()
    levels = [asked for asked, _ in _levels() if asked.search(folded)]
    return [
        w
        for w in weighed
        if w.term.chinese
        and not idle.fullmatch(w.term.text)
        and not any(level.search(w.term.text) for level in levels)
    ]


def _longest_shared(folded: str, found: Sequence[_Named]) -> list[_Named]:
    """Of things alike, those that share the longest words with a Chinese question."""
    shared = [_shared(fold(folded), one.said) for one in found]
    return [one for one, length in zip(found, shared, strict=True) if length == max(shared)]


def _shared(folded: str, said: str) -> int:
    """How many characters the longest words are that stand in both."""
    best = 0
    for start in range(len(said)):
        while said[start : start + best + 1] in folded and start + best < len(said):
            best += 1
    return best
