"""A follow-up that may lean on the question before, or be asked alone: which reading finds more."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evidence.evidence import Evidence
from assistant.finding.one_a_part import OF_THESE, SO_NEAR
from assistant.judging.required import words_of
from assistant.judging.spoken import idle
from assistant.judging.touched import touches
from assistant.understanding.intents import ASKING
from assistant.understanding.question import Question
from assistant.understanding.requirements import light
from assistant.understanding.terms import VERB, Term, are_verbs
from assistant.understanding.words import fold, held_in
from corpus.regex import regex

_HOLDS = 0.6
"""So much of what a follow-up itself names must stand in what another reading of it finds."""
_CLEARLY_MORE, _MORE = 0.3, 0.1
"""So much more of it than in what the first reading finds, or than in what was told already."""
_DONE, _UNSURE = 0.3, 0.2
"""What a verb counts of a noun, and a word whose Chinese is not sure."""
_AROUND = 0.5
"""What a word counts that stands beside a figure and not in its own label."""
_POINTS = regex(
    r"\b(?:that|those|these|this|the) (?:one|ones|two|three|way|\d+)\b|\b(?:it|those|these)\b|"
    r"\b(?:have|were|are) they\b|\bthey all\b|\b(?:all of|both of) them\b|"
    r"这些|那些|[这那][几两三]"
)
"""What a follow-up says of what was told, which no reading by itself understands."""
_TERMS_OF_A_SENTENCE = 2
"""So many words must a follow-up name for a sentence to answer it where nothing else does."""


def tells_less(
    question: Question,
    found: Sequence[Evidence],
    other: Question,
    others: Sequence[Evidence],
    told: Sequence[Evidence],
) -> bool:
    """Whether the other reading of a follow-up finds what it names itself, and this one does not.

    ``found`` is what the follow-up finds, ``others`` what its other reading does, and ``told`` the
    evidence of the questions before, the last one first.
    """
    named = _named_by(other)
    if not others or others[0].denies or not (named or _names_a_row(other)):
        return False
    held = _held(other, others[0])
    near = _is_near(others[0], told)
    if held < _HOLDS or (_points(question) and not near):
        return False
    if _points(question) and any(_stands_in(one, first) for one in told[:1] for first in found[:1]):
        return False  # have they all been dealt with: in the sentence that counts them
    again = bool(found) and any(_is_same(found[0], one) for one in told)
    if others[0].kind == "sentences":
        several = len(named) >= _TERMS_OF_A_SENTENCE
        alike = near or (several and bool(told) and told[0].kind == "sentences")
        if not (alike or other.intents & {*ASKING, "what"}) or "number" in other.intents:
            return False
        if (not found and not several) or (found and _stands_in(found[0], others[0])):
            return False
    if not found:
        return True
    least = _MORE if again and "yesno" not in question.intents else _CLEARLY_MORE
    same = _is_same(found[0], others[0])
    return not same and held >= _held(question, found[0]) + least


def _names_a_row(question: Question) -> bool:
    return any(c.start < c.end and c.group != "measure" for c in question.concepts)


def _named_by(question: Question) -> list[Term]:
    """The things that a question itself names: more than what was done, or people, or money."""
    return [
        t for t in question.own_terms
        if t.sure and t.trust >= 1 and (t.limit or not idle(t, question))
        and not light().issuperset(t.chinese) and not are_verbs(t.chinese)
        and t.text not in light()
    ]  # fmt: skip


def _points(question: Question) -> bool:
    return bool(OF_THESE.search(question.folded) or _POINTS.search(question.folded))


def _held(question: Question, evidence: Evidence) -> float:
    """How much of what a follow-up itself names stands in the words of what was found."""
    if evidence.kind == "figures":
        return _held_by_cells(question)
    if evidence.statements:
        labels = fold("".join(c.fact.label + c.fact.parent for c in evidence.statements))
        around = fold("".join("".join(words_of(c, evidence.report)) for c in evidence.statements))
        return max(_share(question, labels), _AROUND * _share(question, around))
    said = "".join(hit.text for hit in evidence.sentences[: evidence.given])
    said += "".join(
        evidence.report.source_text[item.span.start : item.span.end] for item in evidence.items
    )
    return _share(question, fold(said))


def _share(question: Question, said: str) -> float:
    """The share of what a question itself names that a folded text has."""
    weights = [(t.widened, _weight(t)) for t in question.own_terms]
    whole = sum(weight for _, weight in weights)
    held = sum(
        weight * (held_in(term, said) or 0.5 * touches(term, said)) for term, weight in weights
    )
    return held / whole if whole else 0.0


def _weight(term: Term) -> float:
    if term.trust < VERB or not term.chinese:
        return _UNSURE
    return _DONE if are_verbs(term.chinese) else term.trust


def _held_by_cells(question: Question) -> float:
    """How much of what a follow-up itself names its concepts are, of which cells tell."""
    terms = [t for t in question.own_terms if t.trust >= VERB and not idle(t, question)]
    named = [
        t for t in terms if any(c.start <= t.start and t.end <= c.end for c in question.concepts)
    ]
    return len(named) / len(terms) if terms else float(bool(question.asks))


def _is_same(one: Evidence, other: Evidence) -> bool:
    """Whether two pieces of evidence are of one figure, one sentence or one cell."""
    if one.report.id != other.report.id or one.kind != other.kind:
        return False
    if one.kind == "figures":
        return one.values == other.values
    return _place(one) == _place(other)


def _stands_in(figure: Evidence, sentence: Evidence) -> bool:
    """Whether a figure stands in a sentence, which tells no more than that."""
    at, said = _place(figure), sentence.sentences[:1]
    if figure.kind != "statements" or figure.report.id != sentence.report.id or at is None:
        return False
    return any(hit.start <= at < hit.end for hit in said)


def _is_near(evidence: Evidence, told: Sequence[Evidence]) -> bool:
    """Whether what was found stands near what was told last."""
    places = [_place(one) for one in told[:1] if one.report.id == evidence.report.id]
    at = _place(evidence)
    return at is not None and any(p is not None and abs(p - at) <= SO_NEAR for p in places)


def _place(evidence: Evidence) -> int | None:
    if evidence.statements:
        return evidence.statements[0].fact.start
    return evidence.sentences[0].start if evidence.sentences else None
