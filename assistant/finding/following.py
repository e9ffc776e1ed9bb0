"""The figures of a report as a follow-up means them: beside what was told, and what it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.evidence.evidence import Finds
from assistant.evidence.prose import WEIGHTS, Candidate
from assistant.finding.one_a_part import BESIDE, OF_THESE, SO_NEAR
from assistant.judging.named_itself import names_its_own
from assistant.judging.required import words_of
from assistant.judging.spoken import idle
from assistant.judging.touched import touches
from assistant.understanding.asked_on import asks_for_other
from assistant.understanding.question import Question
from assistant.understanding.second import beside
from assistant.understanding.told_amiss import of_another_grade
from assistant.understanding.words import coverage, fold, held_in
from corpus.regex import regex
from corpus.report import Fact, Span

NEXT_BEST = 6
"""So many figures are looked at for one that fits, where the best does not."""
_TOGETHER = 160
"""Characters between figures that are told together."""
_ASKED_BEFORE = 0.6
"""So much of the question before must stand in the label of the figure that it was about."""
_IS_OTHER = regex("其[他它余]")
_CLEARLY_MORE = 0.15
"""So much more of what a follow-up names must stand in the words of a figure that goes first."""


def drawn_to(told: Span | None, ranked: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The figures, best first, where those beside one that was just told are likelier meant."""
    if told is None:
        return ranked
    drawn = (_as_the_best_hit(c) if _is_beside(c, told) else c for c in ranked)
    return tuple(sorted(drawn, key=lambda c: -c.score))


def _is_beside(candidate: Candidate, told: Span) -> bool:
    """Whether a figure stands in the sentence of the one told, or beside it, and is another."""
    fact = candidate.fact
    if fact.start < told.end and told.start < fact.end:
        return False
    return told.start - _TOGETHER <= fact.start <= told.end + _TOGETHER


def _as_the_best_hit(candidate: Candidate) -> Candidate:
    f = candidate.features
    more = WEIGHTS.closeness * (1 - f.closeness) + WEIGHTS.first * (1 - f.first)
    features = f._replace(closeness=1.0, first=1.0)
    return replace(candidate, features=features, score=candidate.score + more)


def as_asked_on(
    question: Question, finds: Finds, best: tuple[Candidate, ...]
) -> tuple[Candidate, ...]:
    """The figures as a follow-up means them: what it names first, near what was told before it.

    The figure told itself goes first where something else is asked of it, and is none where not.
    """
    told = finds.told
    if told is not None and asks_for_other(question.folded):
        return _other(finds, told)
    if OF_THESE.search(question.folded):
        best = _of_the_told(finds, best)
    same = tuple(c for c in best if told == Span(c.fact.start, c.fact.end))
    others = tuple(c for c in best if c not in same)
    text = finds.report.source_text
    if same and question.besides and beside(question.besides, [same[0].fact], text):
        return same + others
    own = tuple(c for c in best if names_its_own(question, words_of(c, finds.report)[0]))
    of_these = OF_THESE.search(question.folded) is not None
    if same and of_these and not _is_all_so(question, finds, own, same):
        return ()  # none of those that were told is said to be so
    if "yesno" in question.intents or set(own) <= set(same):
        same, others = (), best
    own = tuple(c for c in own if c not in same)
    if others and _goes_on(question, others[0], own, told):
        own = ()
    fits = bool(others and question.wants) and others[0].features.fit == 1
    if not (fits and own and own[0].features.fit < 0):
        others = _behind_what_was_asked(question, finds, own) or others
    meant = _own_words_first(question, finds, others) or same
    named = bool(question.besides) or _speaks_of_its_own(question, finds, meant)
    return meant if named else ()


def _is_all_so(
    question: Question, finds: Finds, own: Sequence[Candidate], same: Sequence[Candidate]
) -> bool:
    """Whether another figure is of what is asked of these, or they all are: 受理并办结12990件."""
    others = (c for c in finds.ranked[0][:NEXT_BEST] if c not in same)
    labels = [fold(c.fact.label) for c in others if c.fact.parent == same[0].fact.label]
    if set(own) - set(same) or any(
        held_in(t, one) == 1 for t in question.own_terms for one in labels
    ):
        return True
    sure = [t for t in question.own_terms if t.trust >= 1 and not idle(t, question)]
    said = fold(same[0].fact.label + same[0].fact.parent)
    return bool(own) and all(held_in(term, said) == 1 for term in sure)


def _of_the_told(finds: Finds, best: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The figures that may be of those just told: what these govern, or what stands behind them."""
    told = finds.told
    if told is None:
        return best
    ranked = (c.fact for c in finds.ranked[0])
    whole = next((fact for fact in ranked if Span(fact.start, fact.end) == told), None)
    named = {whole.label, whole.parent} - {""} if whole else frozenset[str]()
    return tuple(
        c for c in best
        if c.fact.parent in named or told.start <= c.fact.start <= told.end + _TOGETHER
    )  # fmt: skip


def _speaks_of_its_own(question: Question, finds: Finds, meant: tuple[Candidate, ...]) -> bool:
    """Whether what surely is asked for is spoken of where the best figure stands."""
    if meant and of_another_grade(question.folded, fold(meant[0].fact.label)):
        return False
    sure = [t for t in question.own_terms if t.trust >= 1 and t.chinese and not idle(t, question)]
    if not sure or not meant or meant[0].features.fit == 1:
        return True
    around = fold("".join(words_of(meant[0], finds.report)))
    return any(touches(term, around) for term in question.own_terms if term.trust >= 1)


def _other(finds: Finds, told: Span) -> tuple[Candidate, ...]:
    """What a list calls other, 其他26条, of that from which a figure was told; none without it."""
    of_told = [c for c in finds.ranked[0] if c.fact.start == told.start]
    return tuple(
        c
        for c in finds.ranked[0]
        if any(_is_sister(c.fact, one.fact) for one in of_told)
        and _IS_OTHER.match(fold(c.fact.label))
    )


def _is_sister(fact: Fact, told: Fact) -> bool:
    """Whether two figures are governed by one phrase, or by none and in one sentence."""
    return fact.parent == told.parent and (
        bool(fact.parent) or fact.context.start == told.context.start
    )


def led_by(first: Candidate, best: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The figures with this one first, the others in their order."""
    return (first, *(c for c in best if c is not first))


def _goes_on(
    question: Question, best: Candidate, own: Sequence[Candidate], told: Span | None
) -> bool:
    """Whether the best figure stands beside the one just told, and none of the others named does.

    "How many people were involved": of the cases just told, whatever else involved people.
    """
    if told is None or best.features.fit < 1 or any(t.trust >= 1 for t in question.own_terms):
        return False
    return _is_so_near(best, told) and not any(_is_so_near(c, told) for c in own)


def _own_words_first(
    question: Question, finds: Finds, best: tuple[Candidate, ...]
) -> tuple[Candidate, ...]:
    """Of figures beside each other, that whose own words have most of what a follow-up names."""
    own = [w for w in finds.weighed if w.term in question.own_terms and w.term.chinese]
    if not best or not own:
        return best
    sisters = [
        c for c in best[:NEXT_BEST]
        if c.fact.context.start == best[0].fact.context.start
        and c.features.fit == best[0].features.fit
    ]  # fmt: skip
    held = {c.fact.start: coverage(own, fold(c.fact.label)) for c in sisters}
    first = max(sisters, key=lambda c: held[c.fact.start])
    if held[first.fact.start] < held[best[0].fact.start] + _CLEARLY_MORE:
        return best
    return led_by(first, best)


def _behind_what_was_asked(
    question: Question, finds: Finds, own: tuple[Candidate, ...]
) -> tuple[Candidate, ...]:
    """Figures that a follow-up names, those first that stand soon behind what was asked before."""
    before = finds.told.start if finds.told else _asked_before(finds)
    if before is None:
        return own
    drawn = (
        BESIDE * _draws(c, before, finds.told)
        if finds.told is None or names_its_own(question, c.fact.label)
        else 0.0
        for c in own
    )
    nearer = (replace(c, score=c.score + more) for c, more in zip(own, drawn, strict=True))
    return tuple(sorted(nearer, key=lambda c: -c.score))


def _draws(candidate: Candidate, before: int, told: Span | None) -> int:
    """How much what was asked before speaks for a figure: soon behind it most."""
    if 0 <= candidate.fact.start - before <= SO_NEAR:
        return 2
    return 1 if told is not None and _is_so_near(candidate, told) else 0


def _is_so_near(candidate: Candidate, told: Span) -> bool:
    """Whether a figure stands soon behind or before the one that was told."""
    return abs(candidate.fact.start - told.start) <= SO_NEAR


def _asked_before(finds: Finds) -> int | None:
    """Where the figure stands that the question before was about, by its words."""
    taken = [w for w in finds.weighed if w.taken and w.term.chinese]
    held = {c.fact.start: coverage(taken, fold(c.fact.label)) for c in finds.ranked[0]}
    before = max(held, key=lambda start: held[start], default=None)
    return None if before is None or held[before] < _ASKED_BEFORE else before
