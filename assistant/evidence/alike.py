"""Figures of one enumeration that a question fits equally well: each of them is given.

"How many posts did the Weibo account publish", where a report counts three such accounts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.evidence.prose import Candidate, called
from assistant.understanding.question import Question
from assistant.understanding.words import Weighed, coverage, fold, held_in
from corpus.regex import regex
from corpus.units import unit_kind

_NAMED = regex('[“”‘’「」『』"《》]')
_SHARED = 0.3
"""So much of the question must the labels hold that it speaks of more than their sort."""
_MOST = 5
"""More figures than these are no readings of a question, but a list."""


def as_good_as(
    question: Question, best: Candidate, ranked: Sequence[Candidate], weighed: Sequence[Weighed]
) -> list[Candidate]:
    """The other figures of the enumeration whose names the question does not tell apart.

    Only those with a name of their own (“乌鲁木齐发布”微博): what is only described differs by it.
    """
    if not best.fact.parent or not _NAMED.search(best.fact.label) or question.taken_terms:
        return []
    if _NAMED.search(question.text) or called(best.fact.label) in question.folded:
        return []
    terms = [w for w in weighed if w.term.chinese]
    own = fold(best.fact.label)
    if coverage(terms, own) < _SHARED:
        return []
    sisters = [
        c for c in ranked
        if c is not best and c.fact.parent == best.fact.parent
        and c.fact.quantity.unit == best.fact.quantity.unit and _NAMED.search(c.fact.label)
        and all(held_in(w.term, fold(c.fact.label)) == held_in(w.term, own) for w in terms)
    ]  # fmt: skip
    return sisters if len(sisters) < _MOST else []


def not_told_apart(
    question: Question, best: Candidate, ranked: Sequence[Candidate]
) -> list[Candidate]:
    """The figures beside the best one that have just as much of the question, and lack as much.

    How many people were hired: 招聘108名专业人员及220名社会管理专职人员, of whom it names neither.
    """
    if "number" not in question.intents or "yesno" in question.intents or question.taken_terms:
        return []
    fact = best.fact
    terms = [t for t in question.own_terms if t.chinese]
    held = [held_in(t, fold(fact.label)) for t in terms]
    alike = [
        c for c in ranked
        if c is not best and c.fact.context == fact.context
        and unit_kind(c.fact.quantity.unit) == unit_kind(fact.quantity.unit) == "count"
        and abs(c.fact.start - fact.start) <= _BESIDE and c.features.fit == best.features.fit
        and c.fact.parent != fact.label and c.fact.label != fact.parent
        and c.fact.label != fact.label
        and abs(c.features.near - best.features.near) < _THE_SAME
        and [held_in(t, fold(c.fact.label)) for t in terms] == held
    ]  # fmt: skip
    return alike if any(held) and len(alike) < _SOME else []


_BESIDE, _THE_SAME, _SOME = 40, 0.01, 3
"""So near together stand figures of one kind, so alike is what they have of a question, and more
than so many are a list.
"""
_SOME_CHARACTERS = 2


def of_its_sort_first(question: Question, best: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The figures with one first that stands beside the best, and whose own words are nearer.

    责令整改的文书 are 限期改正指令书, and no 调查询问通知书: characters of theirs that no other has
    tell two of one sentence apart, where the best has none of the words that say which.
    """
    if question.language != "zh" or not question.counted or question.taken_terms:
        return best
    if not best or best[0].features.near > _SHARED:
        return best
    first = best[0]
    beside = [
        c for c in best[1:]
        if c.fact.context.start == first.fact.context.start
        and c.fact.quantity.unit == first.fact.quantity.unit
        and c.features.fit == first.features.fit and c.fact.parent == first.fact.parent
    ]  # fmt: skip
    asked = {char for term in question.own_terms for char in fold(term.text)}
    own = fold(first.fact.label)
    for other in beside:
        label = fold(other.fact.label)
        shared = asked & (set(label) - set(own))
        if len(shared) < _SOME_CHARACTERS or asked & (set(own) - set(label)) or own in label:
            continue
        if any(held_in(t, own) > held_in(t, label) for t in question.own_terms if len(t.text) > 1):
            continue
        features = other.features._replace(
            near=max(other.features.near, first.features.near),
            precise=max(other.features.precise, first.features.precise),
        )
        nearer = replace(other, features=features)
        return (nearer, *(c for c in best if c is not other))
    return best
