"""The enumeration of a report whose largest or smallest item a question asks for."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from operator import itemgetter

from assistant.evidence.arithmetic import of_sides, sums
from assistant.evidence.evidence import Evidence, Finds
from assistant.evidence.prose import Candidate
from assistant.finding.reckoned import SURE, as_evidence
from assistant.understanding.concepts import left_out
from assistant.understanding.question import Question
from assistant.understanding.so_many import so_many
from assistant.understanding.words import Weighed, coverage, fold, held_in
from corpus.quantities import unit_kind
from corpus.regex import regex

_SORT_ASKED = regex(
    r"([\u3400-\u9fff]{2,8}?)(?:当中|之中|里面|里头|里|中)[,，]?"
    r"哪(?:一?个|家|类|种|些)?(?=[\u4e00-\u9fff]{0,2}得?最)|"
    r"([\u3400-\u9fff]{2,8}?)(?:当中|之中|里面|里头|里|中)[,，]"
    r"(?=[\u3400-\u9fff]{0,10}最[多少高低大小]的[是为]?(?:哪|谁|什么))|"
    r"哪(?:一)?(?:个|类|种|家|项|些)?([\u3400-\u9fff]{1,4})|"
    r"\b(?:which|what) (?:was|is|were|are) the (?:(?:most|least) [a-z]+|[a-z]+est)"
    r"((?: (?!was|were|had|has|did|got|is|are|of|in|on)[a-z'-]+){1,3})|"
    r"\b(?:which|what)(?: (?:one )?of)?(?: the)?"
    r"((?: (?!was|were|had|has|did|got|is|are)[a-z'-]+){1,3})"
)
"""The sort of thing of which one is asked for; what it says besides does no harm."""
_PLACES = "(?:towns|townships|counties|districts|subdistricts|streets|cities|villages|places)"
_PLACE_ASKED = regex(
    r"哪(?:个|些|一个|[几两三四五六]个?)?(?:乡镇|街镇|镇|乡|县|区|街道|市|地方)|"
    r"[几两三四五六]个(?:乡镇|街镇|镇|乡|县|区|街道|市|地方)[^,，。？?]{0,6}(?:是|有)?哪|"
    r"\bwhich (?:\w+ )?(?:town|township|county|district|subdistrict|city|village|street|"
    rf"neighbou?rhood|community|{_PLACES})|"
    rf"\b(?:of|among) [^?]{{0,60}}\b{_PLACES}\b[^?]{{0,40}}, which(?: (?:one|of them))?\b|"
    rf"\bwhich (?:one )?of [^?]{{0,40}}\b{_PLACES}\b"
)
_OF_A_PLACE = regex(r"(?:[镇乡县区村市]|街道)$")
_RANKS = (
    (
        r"县区|区县|\bcounty or\b|\bdistrict or\b|\b(?:counties|districts),? (?:and|or)\b",
        r"[县旗市]$|(?<!园)(?<!开发)区$",
    ),
    (r"地方|地区", _OF_A_PLACE.pattern),
    (r"哪[\u3400-\u9fff]{0,3}县|\bcount(?:y|ies)\b", r"[县旗]$"),
    (r"哪[\u3400-\u9fff]{0,3}区|\bdistricts?\b", r"(?<!园)(?<!开发)区$"),
    (r"街道|\bsubdistricts?\b", r"街道$"),
    (r"乡镇|镇|乡|\btown", r"[镇乡]$"),
)
_ANYTHING = regex(r"信息|内容|information|items?")
_ANY_RANK = regex(r"县区|区县|地区|地方")
"""How a question asks for a place of one rank, and how the names of such places end."""
_OTHER = regex(r"\bothers?\b|其[他它]")
_CONTRIBUTES = regex(r"contribut\w*|account\w*|provid\w*|ma[dk]e\w*|占|贡献")
"""Words that say of any part of a whole that it is one."""
ORDERED = frozenset({"extreme", "top", "ranking"})
"""What is reckoned where the largest or smallest of several is asked for."""
_HELD = 0.55
"""So much of the question must stand in the enumeration, its sentence and its headings."""
_HELD_BY_SORT = 0.3
"""So much where several of its items are of the very sort that is asked for."""
_NEARLY = 20
"""A whole is its parts' sum but for one part in so many."""
_LOOKED_AT = 12
"""The enumeration holds, or belongs to, one of so many best figures."""


def names_one_of_many(question: Question) -> bool:
    """Whether it is asked which place, of those that one report is about, has the most."""
    reckoned = question.reckoning is not None and question.reckoning.operation in ORDERED
    one_report = len(question.scope.report_ids) == 1
    return one_report and reckoned and _PLACE_ASKED.search(question.folded) is not None


def enumeration_asked(question: Question, finds: Finds) -> tuple[Candidate, ...]:
    """The items, in one unit, of the enumeration that a question is about; empty if none is.

    Items belong together where one phrase governs them, or where nothing does and they share a
    sentence.
    """
    ranked = finds.ranked[0]
    groups: defaultdict[tuple[object, str], list[Candidate]] = defaultdict(list)
    for candidate in ranked:
        fact = candidate.fact
        if fact.quantity.state != "number" or unit_kind(fact.quantity.unit) == "percent":
            continue
        if fact.table is not None:
            continue
        key = fact.parent or _sentence_start(finds.report.source_text, fact.start)
        groups[key, fact.quantity.unit].append(candidate)
    of_places = _PLACE_ASKED.search(question.folded) is not None
    best = {c.fact.label for c in (ranked if of_places else ranked[:_LOOKED_AT])}
    found = [
        tuple(items)
        for (parent, _), items in groups.items()
        if len({c.fact.quantity.value for c in items}) > 1  # of equals none is the largest
        and (parent in best or any(c.fact.label in best for c in items))
    ]
    weighed, sorts = _telling(question, finds)
    choices: list[tuple[bool, float, tuple[Candidate, ...]]] = []
    for every in found:
        items = _not_left_out(question, _without_whole(every))
        kept = _of_the_sort(question, items, sorts)
        if kept:
            held = coverage((*weighed, *sorts), _words(kept, finds))
            choices.append((True, held, kept))
        if not _PLACE_ASKED.search(question.folded):
            asked = weighed + tuple(w for w in sorts if w.term.text.isascii() and w.term.trust >= 1)
            choices.append((False, coverage(asked, _words(items, finds)), items))
    named = so_many(question.folded)
    number = named.number if named else 0
    of_it = [
        one for one in choices
        if one[1] >= (_HELD_BY_SORT if one[0] or len(one[2]) == number else _HELD)
    ]  # fmt: skip
    so_many_of_them = [one for one in of_it if len(one[2]) == number]
    best_choice = max(so_many_of_them, key=itemgetter(1), default=None) or max(
        of_it, key=lambda one: (one[0], one[1], len(one[2])), default=None
    )
    return best_choice[2] if best_choice else ()


def of_so_many(question: Question, finds: Finds) -> Evidence | None:
    """What an enumeration comes to that has just as many items as the question says there are.

    The figure that governs them says it, or they are added up.
    """
    named = so_many(question.folded) if sums(question.folded) else None
    items = enumeration_asked(question, finds) if named else ()
    if named is None or len(items) != named.number:
        return None
    if (whole := _whole_of(items, finds)) is not None:
        return Evidence(
            finds.report, "statements", SURE, statements=(whole,), sentences=finds.hits[:3]
        )
    together = of_sides(tuple(sorted(items, key=lambda c: c.fact.start)), (), "sum")
    found = as_evidence(question, finds, together)
    return found and replace(found, confidence=max(found.confidence, SURE))


def _whole_of(items: tuple[Candidate, ...], finds: Finds) -> Candidate | None:
    """The figure that governs all of these items and no more: what they come to."""
    parent, unit = items[0].fact.parent, items[0].fact.quantity.unit
    governed = [c for c in finds.ranked[0] if c.fact.parent == parent != ""]
    if len({c.fact.start for c in governed}) != len(items):
        return None
    wholes = (c for c in finds.ranked[0] if c.fact.label == parent)
    return next((c for c in wholes if c.fact.quantity.unit == unit), None)


def _sentence_start(text: str, at: int) -> int:
    """Where the sentence begins that holds a place."""
    return max(text.rfind("。", 0, at), text.rfind("\n", 0, at)) + 1


def _without_whole(items: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The items without the one before them that is about their sum: 公开425条中，规划类21条."""
    first = min(items, key=lambda c: c.fact.start)
    rest = tuple(c for c in items if c is not first)
    total = sum((c.fact.quantity.value or Decimal(0) for c in rest), Decimal(0))
    value = first.fact.quantity.value or Decimal(0)
    return rest if len(rest) > 1 and abs(value - total) * _NEARLY <= total else items


def _not_left_out(question: Question, items: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The items without those that a question leaves out: "apart from other matters"."""
    excepted = "".join(question.folded[s.start : s.end] for s in left_out(question.folded))
    if not _OTHER.search(excepted):
        return items
    return tuple(c for c in items if not _OTHER.search(c.fact.label))


def _of_the_sort(
    question: Question, items: tuple[Candidate, ...], sorts: tuple[Weighed, ...]
) -> tuple[Candidate, ...]:
    """The items that are what the question asks for one of: of all accounts those of Weibo."""
    if _PLACE_ASKED.search(question.folded):
        endings = (ending for asked, ending in _RANKS if re.search(asked, question.folded))
        rank = re.compile(next(endings, _OF_A_PLACE.pattern))
        places = tuple(c for c in items if rank.search(c.fact.label))
        return places if len(places) > 1 else ()
    of_each = (tuple(c for c in items if held_in(w.term, fold(c.fact.label)) == 1) for w in sorts)
    return min((kept for kept in of_each if len(kept) > 1), key=len, default=())


def _telling(question: Question, finds: Finds) -> tuple[tuple[Weighed, ...], tuple[Weighed, ...]]:
    """The terms of a question but for those of the sort of thing asked for, and those."""
    spans = [m.span(m.lastindex or 0) for m in _SORT_ASKED.finditer(question.folded)]
    if (named := so_many(question.folded)) is not None:
        spans.append((named.sort.start, named.sort.end))
    excepted = left_out(question.folded)
    terms = [
        w for w in finds.weighed
        if w.term.chinese and not _CONTRIBUTES.fullmatch(w.term.text)
        and not _ANY_RANK.fullmatch(w.term.text)
        and not any(s.start <= w.term.start < s.end for s in excepted)
    ]  # fmt: skip
    sorts = [
        w for w in terms
        if any(s <= w.term.start < e for s, e in spans) and not _ANYTHING.fullmatch(w.term.text)
    ]  # fmt: skip
    rest = tuple(w for w in terms if w not in sorts)
    return rest or tuple(terms), tuple(sorts)


def _words(items: tuple[Candidate, ...], finds: Finds) -> str:
    first = items[0].fact
    text = finds.report.source_text[first.context.start : first.context.end]
    labels = "".join(c.fact.label for c in items)
    return fold(labels + first.parent + text + "".join(first.path))
