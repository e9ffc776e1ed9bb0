"""Which figure of one matter goes first: what was done, what came of it, what is so named."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from assistant.evidence.arithmetic import sums
from assistant.evidence.decide import ENOUGH, figure_confidence
from assistant.evidence.prose import Candidate, unquoted
from assistant.finding.following import NEXT_BEST, led_by
from assistant.judging.polarity import asks_for_all
from assistant.judging.rest import is_what_is_left_out
from assistant.judging.spoken import counted_of, idle
from assistant.judging.touched import touches
from assistant.understanding.given import figures_taken_for_granted
from assistant.understanding.question import Question
from assistant.understanding.requirements import light
from assistant.understanding.terms import Term
from assistant.understanding.words import fold, held_in
from corpus.regex import regex


def part_called(
    said: Sequence[Term], wholes: Collection[str], figures: Sequence[Candidate]
) -> Candidate | None:
    """The first figure of one of these wholes whose label speaks of what is said of some of it."""
    return next(
        (
            c for c in figures
            if c.fact.parent in wholes
            and any(touches(term, fold(c.fact.label)) for term in said)
        ),
        None,
    )  # fmt: skip


def tells_too_little(question: Question, best: Sequence[Candidate], whole: Candidate) -> bool:
    """Whether a whole does not tell it: if all of it was dealt with, or how many a part counts."""
    value = whole.fact.quantity.value
    given = {number.value for number in figures_taken_for_granted(question)}
    became = bool(value) and asks_for_all(question) and given <= {value}
    return became or _names_a_part(question, best[0], whole)


def _names_a_part(question: Question, best: Candidate, whole: Candidate) -> bool:
    """Whether the best figure is a part that is called by a word that the whole is not: 撤回."""
    if best.fact.parent != whole.fact.label or figure_confidence(question, best) < ENOUGH:
        return False
    part, all_of_it = fold(best.fact.label), fold(whole.fact.label)
    words = (term.widened for term in question.own_terms if term.sure)
    return any(touches(term, part) and not touches(term, all_of_it) for term in words)


def not_what_is_left_out(question: Question, best: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Another figure of the sentence first, where the best is what the question leaves out.

    How many were reported day by day, apart from those sent in batches: 批量推送121条,日常报送83条.
    """
    if not best or not is_what_is_left_out(question, best[0].fact.label):
        return best
    first = best[0].fact
    others = (
        c for c in best[1:NEXT_BEST]
        if c.fact.context.start == first.context.start
        and c.fact.quantity.unit == first.quantity.unit
        and not is_what_is_left_out(question, c.fact.label)
    )  # fmt: skip
    return led_by(next(others, best[0]), best)


def done_to_them_first(question: Question, best: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The part of the best figure first that says what was done: how many firms were shut down."""
    noun = counted_of(question).noun
    were = _WERE.match(question.folded, noun.end) if noun else None
    if not best or were is None:
        return _so_done_first(question, best)
    done = [t for t in question.own_terms if t.start >= were.end() and t.trust >= 1]
    if any(touches(term, fold(best[0].fact.label)) for term in done):
        return best
    part = part_called(done, (best[0].fact.label,), best[:NEXT_BEST])
    if part is None:
        return _told_further_on(done, best) or best
    return led_by(part, best)


def _told_further_on(
    done: Sequence[Term], best: tuple[Candidate, ...]
) -> tuple[Candidate, ...] | None:
    """What was done first, told behind what it was done to: 接受案件1462件 ... 已审结案件1193件.

    It is as surely meant as that, whose words stand before it.
    """
    first = best[0].fact
    found = next(
        (
            c for c in best
            if c.fact.quantity.unit == first.quantity.unit
            and 0 < c.fact.start - first.end <= _FURTHER_ON
            and c.fact.label[-_HEAD:] == first.label[-_HEAD:]
            and all(touches(term, fold(c.fact.label)) for term in done)
        ),
        None,
    )  # fmt: skip
    return None if found is None or not done else _led_as_surely(found, best)


def _led_as_surely(first: Candidate, best: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The figures with one first that is as surely meant as the best, in whose light it stands."""
    return (replace(first, features=best[0].features), *(c for c in best if c is not first))


_HEAD = 2


def _one_of_several_first(question: Question, best: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The part first that a question names alone of all that the whole's label lists.

    Letters through the Hongshan site, of those that 书记听民生、市长信箱和红山网 received.
    """
    if not best or _LISTS.search(best[0].fact.label) is None:
        return best
    parts = [c for c in best[1:NEXT_BEST] if c.fact.parent == best[0].fact.label]
    labels = [fold(c.fact.label) for c in parts]
    names = [t for t in question.own_terms if _is_a_name(t, question)]
    several = sums(question.folded) or _JOINED.search(question.folded)
    others = [] if several else [t for t in question.own_terms if _means_one(t)]
    touched = {at for t in names for at in _only_one([touches(t, label) for label in labels])}
    named = {at for t in others for at in _only_one([held_in(t, label) == 1 for label in labels])}
    alone = next((one for one in (touched, named) if len(one) == 1), set())
    return led_by(parts[alone.pop()], best) if alone and len(parts) > 1 else best


def _is_a_name(term: Term, question: Question) -> bool:
    """Whether a question in letters has a term with a capital one: Hongshan, no platform."""
    return term.trust >= 1 and term.text.isascii() and term.text.capitalize() in question.text[1:]


def _means_one(term: Term) -> bool:
    """Whether a term surely means a thing, and not several: the mayor's mailbox, no mailboxes."""
    several = term.text.isascii() and term.text.endswith("s")
    return term.trust >= 1 and not several and _OF_ANY.fullmatch(term.text) is None


_OF_ANY = regex(r"online|internet|web|网[上络]|线上|互联网|平台|渠道")
"""What letters through any of several sites are said to have come by."""


def _only_one(told: Sequence[bool]) -> list[int]:
    """Which of several is so, where one alone is; empty otherwise."""
    return [told.index(True)] if sum(told) == 1 else []


_JOINED = regex(r"\b(?:and|plus)\b|[和与及、]")
_LISTS = regex(r"、[^、]{2,}[和及与][^、]{2,}")


def _so_done_first(question: Question, best: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The figure first that is called by the verb of the question, before one that has it not.

    劳动仲裁裁决多少件: those 裁决结案, not all that were taken in for 劳动仲裁.
    """
    done = [t for t in question.own_terms if _HOW_MANY.match(question.folded, t.end)]
    if not best or not done or touches(done[0], fold(best[0].fact.label)):
        return best
    unit, words = best[0].fact.quantity.unit, tuple(map(fold, done[0].chinese))
    so_done = (
        c for c in best[1:NEXT_BEST]
        if c.fact.quantity.unit == unit and _HAS_BEEN.sub("", fold(c.fact.label)).startswith(words)
        and 0 < c.fact.start - best[0].fact.end <= _FURTHER_ON
    )  # fmt: skip
    return _led_as_surely(next(so_done, best[0]), best)


_HAS_BEEN = regex("^(?:已经?|共|累计|全部|办理|完成)+(?=[\u4e00-\u9fff]{2})")
_HOW_MANY = regex("[了过]?(?:多少|几)")
_FURTHER_ON = 300
"""Characters behind a figure in which what was done of it is told."""


_WERE = regex(
    r"['\"”’]?(?: \w+){0,2}? (?:was|were|had been|have been|has been|got|had to)\b|(?= \w+ed\W*$)"
)


def said_of_it_first(question: Question, best: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The part of a whole first whose own label says most of what is said of some of it.

    Of the cases closed, how many "ended with a ruling": 裁决结案, beside 调撤结案.
    """
    return _not_what_was_lacking(question, _said_of_some_first(question, best))


def _said_of_some_first(question: Question, best: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    best = _one_of_several_first(question, best)
    said = [t for t in counted_of(question).predicate(question.own_terms) if t.trust >= 1]
    if not best or not said:
        return done_to_them_first(question, best)
    explicit = any(ask.explicit for ask in question.asks)
    asked = [c for c in question.concepts if explicit and c.group == "ground" and c.holds]
    ground = min(asked, key=lambda c: c.start, default=None)
    told = [c for c in best if ground and re.search(ground.holds, fold(c.fact.label))]
    if told:
        return led_by(told[0], best)

    own = fold(best[0].fact.label + best[0].fact.parent)
    if best[0].fact.parent and all(held_in(term, own) == 1 for term in said):
        return best  # 登记受理2104起(其中涉及拖欠工资1130起): they were registered
    span = counted_of(question).said
    words = question.folded[span.start : span.end] if span else ""

    def held(candidate: Candidate) -> tuple[float, int]:
        label = fold(candidate.fact.label)
        run = _longest_shared(words, label) if question.language == "zh" else 0
        return sum(held_in(term, label) for term in said), run if run >= _A_NAME else 0

    parts = [c for c in best[:NEXT_BEST] if c.fact.parent and c.features.fit >= 0]
    if held(best[0])[0]:  # as far as it says so, none goes before it that is hardly meant
        parts = [c for c in parts if figure_confidence(question, c) >= ENOUGH]
    part = max(parts, key=held, default=best[0])
    return best if held(part) <= held(best[0]) else led_by(part, best)


def _not_what_was_lacking(question: Question, best: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """A sister of the best figure first where that is called by what was not so.

    Cases closed "without a ruling" are those 调撤及其他方式结案, and not those 裁决结案.
    """
    spans = [m.span("what") for m in _WITHOUT.finditer(question.folded)]
    lacking = [t for t in question.own_terms if any(a <= t.start < b for a, b in spans)]
    if not best or not lacking or not _is_called_by(lacking, best[0]) or not best[0].fact.parent:
        return best
    first = best[0].fact
    sisters = [
        c for c in best[1:NEXT_BEST]
        if c.fact.parent == first.parent and c.fact.quantity.unit == first.quantity.unit
        and figure_confidence(question, c) >= ENOUGH and not _is_called_by(lacking, c)
    ]  # fmt: skip
    return led_by(sisters[0], best) if len(sisters) == 1 else best


def _is_called_by(lacking: Sequence[Term], candidate: Candidate) -> bool:
    """Whether a figure's label has a term, and does not deny it."""
    label = fold(candidate.fact.label)
    return _DENIED.search(label) is None and any(touches(term, label) for term in lacking)


_WITHOUT = regex(r"\bwithout (?:an? |any |the |being |having |going )*(?P<what>[a-z]+(?: [a-z]+)?)")
_DENIED = regex("[不未无没免非]|其[他它]")


def _longest_shared(words: str, label: str) -> int:
    """How many characters the longest run has that two texts share: those of 政府投资."""
    match = SequenceMatcher(None, words, label, autojunk=False).find_longest_match()
    return match.size


_A_NAME = 4


def whole_is_called_so(question: Question, best: Sequence[Candidate]) -> bool:
    """Whether what governs the best figure has all that a question names, and its own label less.

    None of its parts is spelled out then. The noun counted need not be there where the unit tells
    it, and the part has only another word for it: 438项 that can be done in one trip are services,
    and not only the 243 of 税务. What was done is the part's where that alone says so: 取缔 of
    492家, 已取缔460家.
    """
    if counted_of(question).of_some or _AMONG.search(question.folded):
        return False
    part = best[0]
    own, whole = fold(part.fact.label), fold(part.fact.parent)
    sure = [t for t in question.own_terms if t.trust >= 1]
    if part.features.fit > 0:
        sure = [t for t in sure if not _is_only_a_noun(t, question, own)]
    parts = (fold(c.fact.label) for c in best[:NEXT_BEST] if c.fact.parent == part.fact.parent)
    spelled = any(len(one) > 1 and one in question.folded for one in parts)  # 规章新制定了几件
    done = [t for t in question.own_terms if t.sure and t.trust < 1 and t.text not in light()]
    if spelled or any(held_in(t, own) > held_in(t, whole) for t in (*sure, *done)):
        return False
    named = [t for t in sure if not idle(t, question)]
    return bool(named) and all(held_in(t, whole) == 1 > held_in(t, own) for t in named)


def _is_only_a_noun(term: Term, question: Question, label: str) -> bool:
    """Whether a term is all that an English question counts, and no label is called so."""
    noun = counted_of(question).noun
    alone = noun is not None and question.folded[noun.start : noun.end].strip() == term.text
    called_so = any(fold(word) in label for word in term.chinese[:1])
    return alone and term.text.isascii() and term.text.isalpha() and not called_so


def part_first(question: Question, best: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """A figure that the best one governs first, where some of that are asked for.

    Of items of three levels, how many can be done online: not how many items there are.
    """
    asked = _AMONG.search(question.folded)
    if not best or asked is None:
        return best
    group = next(name for name, said in asked.groupdict().items() if said)
    said = [t for t in question.own_terms if asked.start(group) <= t.start < asked.end(group)]
    whole = fold(best[0].fact.label)
    if not said or any(touches(term, whole) for term in said):
        return best
    part = part_called(said, (best[0].fact.label,), best[:NEXT_BEST])
    return best if part is None else led_by(part, best)


_AMONG = regex(
    r"(?:当中|之中|其中|[中里])[,，]?(?P<part>[^,，。？?中里]{2,30}?)(?:一共|总共|共|各)?(?:有|是|占|为)?"
    r"(?:多少|几)|\bof (?:the|its|all|these|those)\b[^,?]{3,60}, how many (?P<some>[^?]+)|"
    r"\bhow many of (?:the|its|all|these|those|their)\b[^?]{3,80}? "
    r"(?:did|do|were|was|are|have|has|had|can|could) (?P<done>[^?]+)"
)


def what_came_of_it_first(question: Question, best: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The figure of what is counted before that of how it was done: settled by talking to people.

    Only beside it, in one sentence.
    """
    means = _BY_DOING.search(question.folded)
    nouns = counted_of(question).nouns(question.own_terms)
    if not best or means is None or not nouns or nouns[-1].start > means.start():
        return best
    label = fold(best[0].fact.label + best[0].fact.parent)
    held = [t for t in question.own_terms if touches(t, label)]
    if not held or any(t.start < means.start() for t in held):
        return best
    beside = (c for c in best[1:NEXT_BEST] if c.fact.context.start == best[0].fact.context.start)
    named = next((c for c in beside if touches(nouns[-1], fold(c.fact.label))), None)
    return best if named is None else led_by(named, best)


_BY_DOING = regex(r"\b(?:by|through|thanks to|as a result of) (?:\w+ly )?\w+ing\b")


def of_the_place_first(question: Question, best: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The part of the best figure first that is a place's of which a question has the name.

    A short name before a verb (泗洪制作了多少期) is not read as one by itself.
    """
    if not best:
        return best
    parts = (c for c in best[1:NEXT_BEST] if c.fact.parent == best[0].fact.label)
    named = [c for c in parts if (m := _PLACE.match(c.fact.label)) and m["name"] in question.folded]
    return led_by(named[0], best) if len(named) == 1 else best


_PLACE = regex(r"市?(?P<name>[\u4e00-\u9fff]{2,4}?)(?:新?区|县|市|镇|乡|街道)$")


def of_the_name_first(question: Question, best: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """A figure whose label has the name that a question spells before one in a worse unit."""
    names = [fold(word) for t in question.own_terms if t.spelt for word in t.chinese]
    if not best or not names or any(name in fold(best[0].fact.label) for name in names):
        return best
    better = (c for c in best[1:NEXT_BEST] if c.features.fit > max(0, best[0].features.fit))
    named = next((c for c in better if any(n in fold(c.fact.label) for n in names)), None)
    return best if named is None else led_by(named, best)


def of_the_part_named_first(
    question: Question, best: tuple[Candidate, ...]
) -> tuple[Candidate, ...]:
    """The part that is called just what a question names before the whole that names it too.

    Letters to “书记听民生”: those of it, not of it, the mayor's mailbox and a forum. So where an
    everyday word stands for its name alone of all that the whole lists: 写给书记的信.
    """
    if not best or len(question.aspects) > 1:
        return best
    whole = best[0].fact
    names = {fold(w) for t in question.own_terms if t.trust >= 1 for w in t.chinese if len(w) > 2}
    meant = {
        fold(word) for t in question.own_terms if t.trust >= 1
        for word in t.alike if len(word) > 2 and t.text not in word  # any mailbox, 信箱, is none
    }  # fmt: skip
    parts = [
        c for c in best[1:NEXT_BEST]
        if c.fact.parent == whole.label and c.fact.quantity.unit == whole.quantity.unit
    ]  # fmt: skip
    named = [c for c in parts if unquoted(c.fact.label) in names]
    so_called = [c for c in parts if unquoted(c.fact.label) in meant]
    called = next(iter(named or (so_called if len(so_called) == 1 else ())), None)
    if called is None or unquoted(called.fact.label) not in fold(whole.label):
        return best
    return led_by(called, best)
