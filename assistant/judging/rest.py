"""What is left of a whole without a part of it, both stated: "apart from X", "not yet done"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from assistant.evidence.arithmetic import shares
from assistant.evidence.evidence import Evidence, Finds
from assistant.evidence.prose import Candidate
from assistant.evidence.sides import places_named
from assistant.judging.parts import DOING, Pair, done_of_all, pairs_in, words_hold
from assistant.judging.required import words_of
from assistant.judging.spoken import counted_of
from assistant.judging.touched import touches
from assistant.understanding.concepts import contrasted
from assistant.understanding.given import figures_taken_for_granted, numbers_given
from assistant.understanding.patterns import expression_of
from assistant.understanding.place_spans import without
from assistant.understanding.question import Question
from assistant.understanding.terms import Term
from assistant.understanding.words import Weighed, coverage, fold, weigh
from corpus.language import han_of
from corpus.regex import regex
from corpus.report import Report, Span

_LEFT = regex(
    r"\b(?:unfinished|unresolved|unsettled|unchecked|uninspected)\b|"
    r"\bstill (?:open|pending|outstanding)\b|"
    r"\b(?:not|n't) (?:yet )?(?:been )?(?:\w+ed|done|begun|dealt)\b|\bstill to\b|"
    r"\bnot yet (?:clos|finish|settl|resolv|complet|conclud|decid|process|answer|start|beg[iau]n)|"
    r"\bwithout (?:clos|finish|settl|resolv|complet|conclud|decid|process|answer)\w*ing\b|"
    r"\byet to\b|\b(?:remain(?:ed|ing)?|left (?:over|to|un\w+))\b|"
    r"尚未|还没|还有多少[^,，。]{0,6}[没未]|没(?:有)?(?:做|办|查|审|弄|搞)完|"
    r"(?:还|剩|余)下?(?:了|有)?多少[^,，。？?]{0,6}没|"
    r"未(?:完成|办结|审结|解决|检查|开工|整改|结案|处理)|没有?(?:完成|办结|审结|解决|检查|结案)"
)
_OPEN = regex(r"未|待|尚|不予|不属于|不存在|无法|没有")
_DENIED = regex(r"未|待|尚|不|无|没|非|否|免|拒|驳|缺|失|停|其他|其它|余|以外|之外")
_CARRIED = regex(r"\b(?:carr(?:y|ied)|rolled|left)[- ]?overs?\b|\bbacklog\b|结转|遗留")
"""What was left from the year before is no part of what is new: a row of its own."""
_OF_PROSE = frozenset({"statements", "sentences"})
_LOOKED_AT = 6
_FEW = 4
"""So many parts of a whole are told at most, where it is asked whether all of it was one."""
_OF_GIVEN = 0.6
"""How surely a pair is meant whose whole the question states, and what was done of it."""
_PART_HELD, _WHOLE_HELD, _GOVERNS = 0.5, 0.3, 0.15
"""So much of the part's words, and of the others, must stand in the labels of their figures; less
of the others where the report itself governs the part with the whole.
"""


@dataclass(frozen=True, slots=True)
class Named:
    """Where a folded question names a part that it does not ask for, and the words that say so."""

    part: Span
    phrase: Span


def rest_asked(question: Question, finds: Finds) -> Pair | None:
    """The whole and the part that what is left of it is without, where that is asked for."""
    named = _not_asked_for(question)
    pair = _without(named, question, finds) if named else None
    return pair or _left_to_do(question, finds)


def the_rest_of_it(pair: Pair, finds: Finds) -> tuple[Candidate, ...]:
    """The other parts of a whole, where the report tells of all of it what became of it."""
    whole, part = pair.whole.fact, pair.part.fact
    kin = [
        c for c in finds.ranked[0]
        if c.fact.parent == whole.label == part.parent and c.fact.quantity.value
        and c.fact.quantity.unit == part.quantity.unit
    ]  # fmt: skip
    told = sum((c.fact.quantity.value or Decimal(0) for c in kin), Decimal(0))
    others = sorted((c for c in kin if c.fact is not part), key=lambda c: c.fact.start)
    return tuple(others) if told == whole.quantity.value and len(kin) <= _FEW else ()


def leaves_out(question: Question) -> bool:
    """Whether a question names a part that it does not ask for: 除网上申请外."""
    apart = _pattern("apart").search(question.folded)
    return apart is not None and not _CARRIED.search(apart.group())


def says_nothing_of_the_part(question: Question, found: Evidence) -> bool:
    """Whether a question names a part that it does not ask for, and what was found does not.

    What was found is then of the whole, or of anything else.
    """
    named = _not_asked_for(question)
    if named is None or found.computation is not None or found.kind not in _OF_PROSE:
        return False
    inside = [
        term.widened for term in (*question.own_terms, *question.excepted)
        if named.part.start <= term.start < term.end <= named.part.end
        and term.sure and not DOING.fullmatch(term.text)
    ]  # fmt: skip
    said = "".join(sentence.text for sentence in found.sentences[:1])
    said += "".join("".join(words_of(one, found.report)) for one in found.statements)
    return bool(inside) and coverage(weigh(inside, (found.report,)), fold(said)) < _PART_HELD


def tells_the_opposite(question: Question, found: Evidence) -> bool:
    """Whether it is asked what was not so, and a figure counts what was: 开通在线办理12746项.

    So does its share of the whole.
    """
    counted = question.wants_number and "yesno" not in question.intents
    named = part_named(question.folded) if counted else None
    if named is None or leaves_out(question) or found.kind == "sentences":
        return False
    flows = (c for c in question.concepts if c.name == "handled" and c.start < c.end)
    handled = any(named.part.start <= c.start < named.part.end for c in flows)
    if found.kind == "figures":
        return handled and all(figure.row == "total" for figure in found.figures)
    first = found.statements[0].fact
    label = fold(first.label)
    reckoned = found.computation.operation if found.computation is not None else "share"
    if reckoned != "share" or not first.quantity.value or _DENIED.search(label):
        return False
    if shares(question.folded) or (handled and first.indicator.startswith("requests.")):
        return True
    return any(touches(term, label) for term in _terms_inside(named, question))


def is_what_is_left_out(question: Question, label: str) -> bool:
    """Whether a figure's label is of the very part that a question leaves out, and of no rest."""
    named = _not_asked_for(question) if leaves_out(question) else None
    if named is None or _DENIED.search(label):
        return False
    inside = [t for t in _terms_inside(named, question) if not DOING.match(t.text)]
    return any(touches(term, fold(label)) for term in inside)


def lacks_the_part(question: Question, part: Candidate, report: Report) -> bool:
    """Whether what is left without a part is asked for, and a figure is not of that part."""
    named = _not_asked_for(question)
    if named is None:
        return False
    around = fold("".join(words_of(part, report)))
    inside = [t for t in _terms_inside(named, question) if not DOING.match(t.text)]
    return bool(inside) and not any(touches(term, around) for term in inside)


def _terms_inside(named: Named, question: Question) -> list[Term]:
    """What a question surely says of the part that it does not ask for."""
    return [
        t for t in question.own_terms
        if t.sure and named.part.start <= t.start < t.end <= named.part.end
    ]  # fmt: skip


def _not_asked_for(question: Question) -> Named | None:
    """The part that a question for a number leaves out.

    What a ground says is not so ("information that didn't exist") is asked for, and not left out.
    """
    named = part_named(question.folded) if question.wants_number else None
    if named is None:
        return None
    grounds = (c for c in question.concepts if c.group == "ground")
    return None if any(c.start <= named.part.start < c.end for c in grounds) else named


def part_named(folded: str) -> Named | None:
    """The part that a folded question does not ask for: "apart from X", "that are not X"."""
    folded = without(folded, contrasted(folded))
    apart, not_so = (_pattern(name).search(folded) for name in ("apart", "not_so"))
    if apart is not None and _CARRIED.search(apart.group()):
        return None
    if apart is not None and apart.lastindex:
        return Named(Span(*apart.span(apart.lastindex)), Span(*apart.span()))
    if not_so is not None and not_so.lastindex:
        part = Span(*not_so.span(not_so.lastindex))
        return Named(part, part)
    return None


_pattern = partial(expression_of, "reckoning", "rest")


def _without(named: Named, question: Question, finds: Finds) -> Pair | None:
    """The pair whose part has the words named, and whose whole has the others."""
    if _OPEN.search(finds.ranked[0][0].fact.label):
        return None
    terms = [
        w for w in (
            *finds.weighed,
            *weigh((*question.excepted, *places_named(question, finds.report.id)), (finds.report,)),
        )
        if w.term.chinese and not w.term.text[0].isdigit()
    ]  # fmt: skip
    inside = [w for w in terms if _stands_in(named.part, w)]
    if any(_OPEN.search(c.fact.label) and words_hold(inside, c, finds) >= _PART_HELD
           for c in finds.ranked[0][:_LOOKED_AT] if inside):  # fmt: skip
        return None  # "not to be disclosed" is a figure of its own: 不予公开
    others = [w for w in terms if not _stands_in(named.phrase, w)]
    said = question.folded[named.part.start : named.part.end]
    spelled = _spelled(said)
    only_done = all(DOING.fullmatch(w.term.text) for w in inside)
    if not inside and spelled:
        only_done = DOING.search(said) is not None
    if only_done and not leaves_out(question):
        return None
    pairs = list(pairs_in(finds))
    given, counted = numbers_given(question) & _in_digits(question), question.counted
    of_given = [(p, w) for p, w in pairs if {p.fact.quantity.value, w.fact.quantity.value} & given]
    pairs = of_given or pairs
    so_counted = [(p, w) for p, w in pairs if counted and p.fact.quantity.unit == counted]
    pairs = so_counted or pairs
    found = [
        pair
        for part, whole in pairs
        if (pair := _pair(part, whole, inside, others, spelled, finds)) is not None
    ]
    return max(found, key=lambda pair: pair.held, default=None)


def _in_digits(question: Question) -> frozenset[Decimal]:
    """The figures that a question states in digits: items of "three tiers" are no three items."""
    return frozenset(number.value for number in figures_taken_for_granted(question))


def _spelled(called: str) -> tuple[Weighed, ...]:
    """A Chinese name of a part as one term: 泗洪县公安局."""
    name = han_of(called)
    return (Weighed(Term(name, (name,), 0, 0, 1.0), 1.0, present=True),) if len(name) > 1 else ()


def _pair(
    part: Candidate,
    whole: Candidate,
    inside: Sequence[Weighed],
    others: Sequence[Weighed],
    spelled: Sequence[Weighed],
    finds: Finds,
) -> Pair | None:
    """Two figures as part and whole, if their labels hold enough of what each is called."""
    governed = part.fact.parent == whole.fact.label
    of_part = max(words_hold(inside, part, finds), coverage(spelled, fold(part.fact.label)))
    of_whole = words_hold(others, whole, finds)
    if of_part < _PART_HELD or of_whole < (_GOVERNS if governed else _WHOLE_HELD):
        return None
    if not governed and of_part <= words_hold(inside, whole, finds):
        return None
    return Pair(part, whole, of_part + of_whole)


def _stands_in(span: Span, weighed: Weighed) -> bool:
    return span.start <= weighed.term.start < weighed.term.end <= span.end


def _left_to_do(question: Question, finds: Finds) -> Pair | None:
    """The whole and what is done of it, where it is asked how much is not done yet."""
    if not _LEFT.search(question.folded) or _OPEN.search(finds.ranked[0][0].fact.label):
        return None
    given = numbers_given(question)
    pair = done_of_all(finds, _measure_asked(question, finds), given)
    named = part_named(question.folded)
    if pair is None or named is None:
        return pair
    if _says_what_was_done(named, question, pair):
        sure = pair.whole.fact.quantity.value in given
        return replace(pair, held=max(pair.held, _OF_GIVEN)) if sure else pair
    said = question.folded[named.part.start : named.part.end]
    return pair if DOING.search(said) else None


def _measure_asked(question: Question, finds: Finds) -> str:
    """The measure word of what is counted; in English that of firms, where any figure has it."""
    noun = counted_of(question).noun
    firms = noun is not None and _FIRMS.search(question.folded, noun.start, noun.end) is not None
    firms = firms or _SOME_FIRMS.search(question.folded) is not None
    units = {c.fact.quantity.unit for c in finds.ranked[0][:_LOOKED_AT]} if firms else set()
    return question.counted or next((unit for unit in ("户", "家") if unit in units), "")


_FIRMS = regex(r"\b(?:firms|compan(?:y|ies)|businesses|enterprises)\b")
_SOME_FIRMS = regex(rf"\bof (?:the|its|all|these|those) (?:[\d,]+ )?{_FIRMS.pattern}")


def _says_what_was_done(named: Named, question: Question, pair: Pair) -> bool:
    """Whether what is named as not done is what the part says was: of those not fined none is."""
    said = question.folded[named.part.start : named.part.end]
    label = fold(pair.part.fact.label)
    inside = (
        t for t in question.own_terms if named.part.start <= t.start < t.end <= named.part.end
    )
    return bool(set(han_of(said)) & set(label)) or any(touches(t, label) for t in inside)
