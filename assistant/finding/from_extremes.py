"""The largest or smallest figure of one report: which kind, body or account has the most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.evidence.arithmetic import Computation, of_sides, sums
from assistant.evidence.clause import NAMELESS
from assistant.evidence.evidence import Evidence, Finds
from assistant.evidence.prose import Candidate
from assistant.finding.groups import ORDERED, enumeration_asked
from assistant.judging.required import counts_something_else, words_of
from assistant.understanding.question import Question
from assistant.understanding.reckoning import asks_which_of_two
from assistant.understanding.second import named_first
from assistant.understanding.so_many import so_many
from assistant.understanding.terms import VERB
from assistant.understanding.words import fold, held_in
from corpus.regex import regex
from corpus.report import Span

_SURE = 0.7
"""How sure the largest of an enumeration is, where all of it is about what is asked."""
_WHICH = regex(r"^(?:in |at |on )?which |哪(?:个|家|一个)?[\u4e00-\u9fff]")
_MOST = regex(
    r"(?<!多少[个项条家种类名位件])最(?:多(?!跑)|少|高|低|大|小|活跃|勤|忙|热门)|"
    r"\b(?:(?<!at )most|fewest|(?<!at )least|highest|lowest|largest|smallest|biggest|"
    r"busiest|quietest)\b"
)
LEAST = regex(r"最(?:少|低|小)|\b(?:fewest|(?<!at )least|lowest|smallest|quietest)\b")
_NO_BODY = regex(r"自然人|法人|公民|个人|申请人|(?:公开|提供|处理|办理)$")
"""Items of an enumeration that say who asked, or how it ended, not which body dealt with it."""
_COUNTS_BODIES = regex(
    r"^(?:有关|相关|各)?(?:单位|部门|机关)|^\d+[个家][\u4e00-\u9fff]{0,4}(?:单位|部门|机关)"
)
"""An item that says how many bodies there were, and names none."""
_OF_SORTS = regex(
    r"(?:那|这)?几[个家类种项][^,，。？?]{2,30}(?:[里中]|当中|之中|里面)[,，]?哪|"
    r"\bwhich (?:\S+ ){0,4}\S+ or \S+ (?:account|channel|platform|site|outlet|office|unit|kind)s?\b"
)


def asks_which_is_most(question: Question) -> bool:
    """Whether it is asked which thing in one report has the most: a figure alone does not say."""
    which = _WHICH.search(question.folded) is not None
    return which and superlative(question) and of_one(question)


def is_their_whole(question: Question, table: Evidence | None) -> bool:
    """Whether one cell counts all of several kinds of which the largest is asked for by name."""
    named = so_many(question.folded) if asks_which_is_most(question) else None
    return named is not None and table is not None and len(table.figures) == 1


def of_one(question: Question) -> bool:
    """Whether figures of one report are meant, or of each that a name can mean."""
    return len(question.scope.report_ids) == 1 or (
        question.scope.named and question.scope.ambiguous
    )


def ranks(question: Question) -> bool:
    """Whether the largest or smallest of several figures of one report is asked for."""
    one_report = of_one(question)
    reckoned = question.reckoning is not None and question.reckoning.operation in ORDERED
    return one_report and (reckoned or "rank" in question.intents)


def superlative(question: Question) -> bool:
    """Whether a question asks for the most or the least."""
    return _MOST.search(question.folded) is not None


def most_of_sorts(question: Question, finds: Finds) -> Evidence | None:
    """The largest of all that are of one sort or another: which WeChat or Weibo account."""
    sorts = _OF_SORTS.search(question.folded)
    if sorts is None or not superlative(question) or not ranks(question):
        return None
    found = the_most(question, finds)
    terms = [t for t in question.own_terms if sorts.start() <= t.start < sorts.end()]
    labels = [fold(c.fact.label) for c in found.statements] if found else []
    of_sort = all(any(held_in(t, label) for t in terms) for label in labels)
    return found if labels and of_sort else None


def _are_none_of_them(question: Question, labels: Sequence[str]) -> bool:
    """Whether one of many events or writings is asked for, and figures are of all of them.

    "Which of the 118 broadcasts drew the most": not 观看量 beside 点赞量.
    """
    one = _WHICH_ONE.search(question.folded)
    if one is None:
        return False
    return not any(one[1] in label or _NAMED.search(label) for label in labels)


_WHICH_ONE = regex("哪一?([场期次届篇条集批堂节])")
_NAMED = regex("[《“「]")


def _with_its_name(figure: Candidate, group: Sequence[Candidate], finds: Finds) -> Candidate:
    """A figure whose own words do not say which it is, with those before it that do.

    完善了工程建设领域信息公开专栏,公开信息393条.
    """
    if not NAMELESS.fullmatch(figure.fact.label):
        return figure
    clause, text = figure.clause, finds.report.source_text
    before = max((c.clause.end for c in group if c.clause.end <= clause.start), default=0)
    stop = max(before, *(text.rfind(mark, 0, clause.start) + 1 for mark in "。；;\n"))
    named = clause.start - stop <= _NAME_AT_MOST
    return replace(figure, clause=Span(stop, clause.end)) if named else figure


_NAME_AT_MOST = 40
"""Characters before a figure's clause that may say which it is."""


def _asks_else_of_it(question: Question) -> bool:
    """Whether it is asked which has the most, and then for a figure of something else: its fine."""
    first = named_first(question.folded)
    if first is None:
        return False
    named = {t.text for t in question.own_terms if t.start < first.end}
    behind = (t for t in question.own_terms if t.start >= first.end and t.trust >= VERB)
    return any(
        t.chinese and t.text not in named and not _THE_FIGURE.fullmatch(t.text) for t in behind
    )


_THE_FIGURE = regex("钱|金额|数额|数量|件数|总数|money|amount|number|figure|total")
"""What only says that a figure is asked for: 哪个单位收得最多，多少钱."""


def the_most(question: Question, finds: Finds) -> Evidence | None:
    """The largest, or smallest, items of the enumeration that the question is about."""
    if asks_which_of_two(question.folded) or _asks_else_of_it(question):
        return None
    group = enumeration_asked(question, finds)
    if "who" in question.intents and any(_COUNTS_BODIES.search(c.fact.label) for c in group):
        return None
    if "who" in question.intents:
        group = tuple(c for c in group if not _NO_BODY.search(c.fact.label))
    if not group or _are_none_of_them(question, [c.fact.label for c in group]):
        return None
    least = LEAST.search(question.folded) is not None
    ordered = sorted(group, key=lambda c: c.fact.quantity.value or 0, reverse=not least)
    places = question.reckoning.places if question.reckoning else 0
    chosen = tuple(_with_its_name(c, group, finds) for c in ordered[: places or 1])
    if counts_something_else(question, *words_of(chosen[0], finds.report)):
        return None
    largest = Computation("extreme", chosen, chosen[0].fact.quantity.value or Decimal(0))
    if places > 1 and sums(question.folded):
        largest = of_sides(chosen, (), "sum")  # what the two largest come to together
    return Evidence(
        finds.report, "statements", _SURE,
        statements=chosen, sentences=finds.hits[:3], computation=largest,
    )  # fmt: skip
