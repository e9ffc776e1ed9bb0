"""Which of two things came first, where a report dates both: "did this begin before that"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.evidence.evidence import Evidence, Finds
from assistant.judging.held import CLAUSE
from assistant.understanding.enumerations import Item
from assistant.understanding.question import Question
from assistant.understanding.terms import Term
from assistant.understanding.told_amiss import dates_in
from assistant.understanding.words import fold, held_in
from corpus.regex import regex
from corpus.report import Span
from vectorstore.retriever import Hit

_JOINT = regex(
    r"\b(?:before|(?:earlier|sooner|fr[uü]her) than|ahead of|prior to)(?= [^\d])|早于|先于|"
    r"\b(?P<later>after|(?:later|sp[aä]ter) than)(?= [^\d])|(?P<late>晚于|迟于)|"
    r"比(?=[^,，。？?]{2,40}?更?(?:(?P<degree>[晚迟])|早|先)(?:[吗些了实开出生发]|一[些点]|[?？]|$))"
)
"""Between two things that are held against each other in time."""
_YEAR = regex(r"(?<!\d)(?:19|20)\d\d年")
_SENTENCES, _SPOKEN_OF, _SURE = 8, 0.5, 0.7


def asks_for_order(question: Question) -> bool:
    """Whether it is asked if one thing came before another, or after it."""
    joint = _JOINT.search(question.folded)
    return joint is not None and all(_sides(question, joint))


def in_order(question: Question, finds: Finds) -> Evidence | None:
    """The dates of both things, and whether they came in the order that is asked about."""
    joint = _JOINT.search(question.folded)
    if joint is None or "yesno" not in question.intents:
        return None
    one, other = _sides(question, joint)
    told = list(_dated(finds.hits[:_SENTENCES]))
    first, second = _best(one, other, told), _best(other, one, told)
    if first is None or second is None or not _apart(first[2], second[2]):
        return None
    later = any(joint.groupdict().values())
    right = (first[2] > second[2]) if later else (first[2] < second[2])
    hits = sorted({first[0], second[0]}, key=lambda hit: hit.start)
    return Evidence(
        finds.report, "sentences", _SURE, sentences=tuple(hits),
        items=tuple(Item(Span(hit.start, hit.end), hit.path) for hit in hits),
        denies=not right, affirms=right,
    )  # fmt: skip


def _apart(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two months with their days, 0 where none is named, are surely not the same day."""
    return one[0] != other[0] or (one != other and 0 not in (one[1], other[1]))


_Told = tuple[Hit, str, tuple[int, int]]
"""A sentence, the words in it that one date belongs to, and the date."""


def _sides(question: Question, joint: re.Match[str]) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """The words of both things, without those that are said of both."""
    known = [t for t in question.own_terms if t.chinese and t.trust >= _TELLING]
    before = [t for t in known if t.end <= joint.start()]
    behind = [t for t in known if t.start >= joint.end()]
    said = {t.text for t in before} & {t.text for t in behind}
    return (
        tuple(t for t in before if t.text not in said),
        tuple(t for t in behind if t.text not in said),
    )


_TELLING = 0.6


def _dated(hits: Sequence[Hit]) -> Iterator[_Told]:
    """The sentences with one date, and the clauses with one of those with several."""
    for hit in hits:
        text = fold(hit.text)
        parts = [text] if len(set(dates_in(text))) == 1 else CLAUSE.split(text)
        for part in parts:
            dates = set(dates_in(part))
            if len(dates) == 1 and not _YEAR.search(part):
                yield hit, part, dates.pop()


def _best(own: Sequence[Term], others: Sequence[Term], told: Sequence[_Told]) -> _Told | None:
    """What tells the date of one thing: most of its words, and fewer of the other's."""

    def held(terms: Sequence[Term], text: str) -> float:
        return sum(held_in(t, text) for t in terms) / len(terms) if terms else 0.0

    fitting = [
        one for one in told
        if held(own, one[1]) >= _SPOKEN_OF and held(own, one[1]) > held(others, one[1])
    ]  # fmt: skip
    return max(fitting, key=lambda one: held(own, one[1]), default=None)
