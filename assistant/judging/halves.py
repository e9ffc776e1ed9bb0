"""What a question that holds one report against another asks of each of them.

"Did Qiaokou's letters outnumber Urumqi's calls": of the one letters are asked, of the other calls.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.judging.spoken import idle
from assistant.understanding.asks import table_asks
from assistant.understanding.concepts import Concept
from assistant.understanding.place_spans import without
from assistant.understanding.question import Question
from assistant.understanding.terms import Term, are_verbs
from corpus.place_mention import PlaceMention
from corpus.regex import regex
from corpus.report import Span

_JOINT = regex(
    r"[,，]?(?:比|较|和|与|跟|同|还是|或者?)$|"
    r"[,，]? (?:bigger|larger|higher|lower|smaller|more|less|fewer)? ?"
    r"(?:than|versus|vs\.?|compared (?:with|to))\b(?P<told>[^,?]*)$|"
    r"[,，]? (?:and|or|with|to|against) (?P<other>[^,?]*)$"
)
"""What stands between two halves, before the place that the second names."""
_DEGREE = regex(
    r"(?:相差|多|少|高|低|大|小|哪|谁|各)?(?:出|了)?(?:多少|几|哪|谁|更).*$|[?？].*$|更.*$|"
    r"(?:[,.:;]| [-–—]) ?(?:and )?(?:which|who|what|by how|is|was|are|were)\b.*$"
)
"""What is asked of both halves, behind the second."""


def asked_of(question: Question, report_id: str) -> Question:
    """The question as it asks something of one report, where it asks something else of another.

    Unchanged unless two reports are named and each half of the question says what is meant.
    """
    halves = _halves(question)
    if halves is None or len(question.scope.report_ids) != 2:
        return question
    (first, other), text = halves, question.folded
    mentions = _mentions(question)
    inside = first if report_id in mentions[0].report_ids else other
    outside = other if inside is first else first
    concepts = tuple(c for c in question.concepts if not _lies_in(outside, c))
    asks = question.asks
    if len(concepts) < len(question.concepts):
        asks = table_asks(concepts, [(a.start, a.end) for a in question.aspects])
    return replace(
        question,
        folded=without(text, (outside,)),
        own_terms=tuple(t for t in question.own_terms if _lies_in(inside, t)),
        concepts=concepts,
        asks=asks,
    )


def names_two_things(question: Question) -> bool:
    """Whether one thing is asked of one report, and quite another of the other."""
    halves = _halves(question)
    if halves is None:
        return False
    first, other = (_named_in(half, question) for half in halves)
    return first.isdisjoint(other)


def _named_in(half: Span, question: Question) -> set[str]:
    """What a half names: the words of its terms, and the topics or matters that it speaks of."""
    words = {word for t in question.own_terms if _lies_in(half, t) for word in t.chinese}
    return words | {c.name for c in question.concepts if c.group in _THINGS and _lies_in(half, c)}


_THINGS = frozenset({"topic", "matter"})


def _lies_in(half: Span, one: Term | Concept | Span) -> bool:
    return half.start <= one.start < half.end and one.start < one.end


def _mentions(question: Question) -> Sequence[PlaceMention]:
    return [m for m in question.scope.mentions if m.kind in ("issuer", "ambiguous")]


def _halves(question: Question) -> tuple[Span, Span] | None:
    """The two halves of a question, if each names a report and says what is counted there."""
    mentions, text = _mentions(question), question.folded
    if len(mentions) != 2 or not (question.scope.named and len(question.scope.groups) == 2):
        return None
    joint = _JOINT.search(text, mentions[0].end, mentions[1].start)
    if joint is None:
        return None
    starts = (joint.start(name) for name in ("told", "other") if joint[name])
    start = next(starts, joint.end())
    degree = _DEGREE.search(text, mentions[1].end)
    first, other = Span(0, joint.start()), Span(start, degree.start() if degree else len(text))
    if not (_says_something(first, question) and _says_something(other, question)):
        return None
    return first, other


_COMPARES = regex(
    r"compar\w*|contrast\w*|(?:larg|bigg|small|high|low|great|few)er|more|less|receiv\w*|"
    r"together|combined|altogether|overall|jointly|total|sum|added|in (?:all|total)"
)
"""A word that holds the one against the other, or adds them up, and names neither."""


def _says_something(half: Span, question: Question) -> bool:
    """Whether a half names a thing of its own, so that it does not lean on the other."""

    def tells(term: Term) -> bool:
        sure = term.sure and term.trust >= 1 and not are_verbs(term.chinese)
        return sure and not _COMPARES.fullmatch(term.text) and not idle(term, question)

    spoken_of = any(c.group in _THINGS and _lies_in(half, c) for c in question.concepts)
    return spoken_of or any(_lies_in(half, t) and tells(t) for t in question.own_terms)
