"""The sentence of a figure, where it tells what else is asked: which it was, or another part."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evidence.evidence import Evidence
from assistant.judging.touched import touches
from assistant.understanding.question import Question
from assistant.understanding.second import named_first, sentence_around
from assistant.understanding.words import fold, held_in
from corpus.language import han_count
from corpus.regex import regex
from corpus.report import Span

_MORE = 8
"""So many Chinese characters more than the labels shown must a sentence have that tells more."""
_NUMBER = regex(r"\d[\d.,]*")


def told_around(question: Question, evidence: Evidence) -> tuple[Span | None, Sequence[Span]]:
    """The sentence that tells the rest of what is asked, and the parts that stay untold."""
    untold = evidence.untold
    if evidence.kind != "statements" or evidence.computation is not None or evidence.denies:
        return None, untold
    which = None if question.besides or question.elliptical else named_first(question.folded)
    if which is None and not untold:
        return None, untold
    facts = [c.fact for c in evidence.statements]
    text = evidence.report.source_text
    span = Span(*sentence_around(facts[0].start, facts[0].end, text))
    said = text[span.start : span.end]
    shown = "".join(fact.label + fact.parent for fact in facts)
    if han_count(said) - han_count(shown) < _MORE:
        return None, untold
    others = len(_NUMBER.findall(said)) > len(facts)
    left = [part for part in untold if not (others and _tells(question, part, said))]
    named = which is not None and _speaks_of(question, which, said)
    return (span if named or len(left) < len(untold) else None), left


def _tells(question: Question, part: Span, said: str) -> bool:
    """Whether a sentence has all words of a part: 网格员 is not told where 网格 are."""
    terms = [t for t in question.own_terms if part.start <= t.start < part.end]
    said = fold(said)
    return all(t.chinese and held_in(t, said) >= _WHOLE for t in terms)


_WHOLE = 0.9


def _speaks_of(question: Question, part: Span, said: str) -> bool:
    """Whether a sentence has a word of a part of the question, if that has any of its own."""
    terms = [
        t for t in question.own_terms
        if part.start <= t.start < part.end and t.trust >= 1 and t.chinese
    ]  # fmt: skip
    said = fold(said)
    return not terms or any(touches(term, said) for term in terms)
