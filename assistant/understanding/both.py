"""A follow-up on the two things asked of before: which of them is bigger, what they come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.understanding.question import Question
from assistant.understanding.reckoning import Reckoning, direction_in
from assistant.understanding.scope import Scope
from corpus.language import simplify
from corpus.regex import regex

_ON_BOTH = regex(
    r"\b(?:both|the two|these two|those two|the pair|between them|(?:of|do|did|are|were) them|"
    r"they (?:add|come|make)|together|combined|altogether|in total|add (?:them|those|these) up|"
    r"difference|apart|compare(?:d)?)\b|"
    r"^(?:and |so |but )?(?:which|who|where) (?:one )?(?:is|was|were|are|has|had|got|received) "
    r"(?:the )?(?:more|fewer|less|most|bigg\w+|larg\w+|high\w+|low\w+|small\w+|fewest)\b|"
    r"^(?:and |so |but )?(?:by )?how (?:many|much) (?:more|fewer|less|higher|lower|did (?:it|that|"
    r"this|they) (?:rise|grow|increase|fall|drop|decrease|change|go (?:up|down)))\b|"
    r"两(?:个|者|地|家|年|份|边|处|区|市|县)|加(?:起来|一起|在一起)|合计|一共|总共|相差|差(?:了)?多少|"
    r"差距|相比|(?:哪|谁)[^,，。？?]{0,6}(?:多|少|高|低|大|小)|"
    r"^(?:那么?|所以)?(?:一下子)?(?:是)?(?:增加|减少|增长|下降|上升|多|少|涨|降|跌)了?(?:多少|几)"
)
_LONGEST = 48
"""Characters: who asks more by himself names what he asks of."""


def on_both(text: str, asked: Sequence[Question]) -> Question | None:
    """The last question, with what the one before it was asked of, if a follow-up is on both.

    The two ask the same, each of one place and year; otherwise the last question, as it is.
    """
    if not asked:
        return None
    last, folded = asked[-1], simplify(text).lower()
    if len(asked) < 2 or len(text) > _LONGEST or not _ON_BOTH.search(folded):
        return last
    first = asked[-2]
    apart = set(first.scope.report_ids).isdisjoint(last.scope.report_ids)
    if not apart or not (_is_of_one(first.scope) and _is_of_one(last.scope)):
        return last
    if not _same(first, last):
        return last
    grown = Reckoning("growth") if direction_in(folded) else None
    scope = _joined(first.scope, last.scope)
    return replace(last, scope=scope, reckoning=last.reckoning or grown)


def _is_of_one(scope: Scope) -> bool:
    return scope.named and not scope.problem and not scope.body and len(scope.report_ids) == 1


def _same(first: Question, last: Question) -> bool:
    if first.asks or last.asks:
        cells = [[(a.kind, a.rows, a.columns) for a in one.asks] for one in (first, last)]
        return cells[0] == cells[1]
    words = [{t.text for t in (*one.own_terms, *one.taken_terms)} for one in (first, last)]
    return words[0] == words[1]


def _joined(first: Scope, last: Scope) -> Scope:
    groups = (*first.groups, *last.groups)
    return replace(last, groups=groups, asked_groups=groups, years=(), mentions=())
