"""What requests, or items published, are about, where a question says so: land, food safety."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.judging.touched import touches
from assistant.understanding.question import Question
from assistant.understanding.terms import Term, is_idle
from assistant.understanding.words import fold
from corpus.regex import regex

_REQUESTS = r"(?:requests?|applications?|inquir(?:y|ies)|foi|information|applicants?|people)"
_ENDS = (
    r"(?=\s+(?:did|does|do|were|was|are|is|has|have|had|in|during|by|from|to|at|that|which|who|"
    r"received|filed|refused|rejected|granted|made|submitted|lodged)\b|[?.,;:]|$)"
)
_ON = rf"(?:about|concerning|regarding|relat(?:ed|ing) to)\s+(?P<of>[^?.,;:]+?){_ENDS}"
_SUBJECTS = tuple(
    regex(pattern)
    for pattern in (
        rf"\b{_REQUESTS}\b[^?.;]*?\b(?:about|concern(?:ing|ed|s)?|regarding|relat(?:ed|ing) to|"
        rf"involv(?:ed|ing)|dealing with|that dealt with|pertaining to)\s+"
        rf"(?P<of>[^?.,;:]+?){_ENDS}",
        rf"\b(?:requests?|applications?|inquir(?:y|ies))(?: for information)? (?:on|over)\s+"
        rf"(?P<of>[^?.,;:]+?){_ENDS}",
        r"(?:关于|有关|涉及到?|针对|围绕)(?![多几])(?P<of>[^,，。；;？?]{1,14}?)"
        r"(?=(?:方面|领域|类|问题|事项|信息|内容)*(?:的|有|共|一共|几|多少|占|件|[,，。；;？?]|$))",
        r"(?P<of>[\u4e00-\u9fff]{2,8}?)(?:方面|领域|类|相关)(?:的)?"
        r"(?=(?:政府)?(?:信息)?(?:公开)?(?:的)?(?:依申请|申请))",
        r"申请(?:公开)?(?P<of>(?:(?![多几])[\u4e00-\u9fff]){2,8}?)(?:方面|领域|类|相关)?(?:的)?(?:信息|材料|资料|文件)",
    )
)
_PUBLISHED = tuple(
    regex(pattern)
    for pattern in (
        rf"\b(?:items?|pieces|records?|information)\b(?: of information)? "
        rf"{_ON}"
        r"(?=.*\b(?:publish|disclos|releas|made? public|post))",
        r"(?:公开|公布|发布|公示)(?:的|了)?(?P<of>[\u4e00-\u9fff]{2,8}?)(?:方面|领域|类)?(?:的)?信息"
        r"(?=(?:有|共|一共|总数|数量)*(?:多少|几))",
    )
)
_ABOUT = regex(
    rf"\b{_ON}|"
    r"(?P<zh>[\u4e00-\u9fff]{2,8}?)(?:方面|领域|类)(?:的)?(?=投诉|申请|信息|咨询|建议|提案|举报)"
)
_MADE_PUBLIC = regex(r"公开|公示|公布|发布|信息|刊登|推送")
_EXPLAINED = frozenset({"ground", "outcome", "topic", "breakdown"})
"""Groups of concepts that cells of the tables are read by: grounds of refusal, outcomes."""
_ANY = regex(
    r"(?:the|a|an|any|all|their|its|government|information|disclosures?|public|own|initiative|"
    r"政府|政务|公开|信息|主动|工作|各类|各种|全部|相关|依|的|多少|几|件|[\W\d_])+"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What requests are about, in the question's words, and those of its terms that say so."""

    text: str
    terms: tuple[Term, ...]


@lru_cache(64)
def subjects_of(question: Question) -> tuple[Subject, ...]:
    """What the requests asked for are about; empty where the question does not say."""
    if not any(concept.name == "request" for concept in question.concepts):
        return ()
    found = {m.span("of") for pattern in _SUBJECTS for m in pattern.finditer(question.folded)}
    explained = [c for c in question.concepts if c.group in _EXPLAINED and c.start < c.end]
    return tuple(
        Subject(question.folded[start:end], _terms(question, start, end))
        for start, end in sorted(found)
        if not _ANY.fullmatch(question.folded[start:end])
        and not any(c.start < end and start < c.end for c in explained)
    )


def _terms(question: Question, start: int, end: int) -> tuple[Term, ...]:
    return tuple(t for t in question.own_terms if t.sure and start <= t.start and t.end <= end)


def lacks_the_subject(question: Question, said: str) -> bool:
    """Whether words that are to answer do not speak of what the requests asked for are about."""
    text = fold(said)
    if any(not _is_spoken_of(subject, text) for subject in subjects_of(question)):
        return True
    return any(not any(touches(term, text) for term in of) for of in _complained_of(question))


@lru_cache(64)
def _complained_of(question: Question) -> tuple[tuple[Term, ...], ...]:
    """The terms of each thing that is complained of."""
    on = (_terms(question, *m.span("of")) for m in _COMPLAINED_OF.finditer(question.folded))
    return tuple(of for of in on if of)


_COMPLAINED_OF = regex(
    r"\bhow many (?:\w+ ){0,2}(?:complaints|petitions|letters|calls)\b"
    r"(?: \w+)?? (?:about|concerning|regarding)\s+"
    rf"(?P<of>(?!\d|the |its |their |his )[^?.,;:]+?){_ENDS}"
)
"""What is complained of: complaints about pollution are none about wages."""


def _is_spoken_of(subject: Subject, text: str) -> bool:
    """Whether a folded text has a word for every term of a subject, and all of it is known."""
    known = {word for term in subject.terms for word in _WORD.findall(term.text)}
    strange = [w for w in _WORD.findall(subject.text) if w not in known and not is_idle(w)]
    if strange or not subject.terms:
        return False
    return all(any(fold(word) in text for word in term.chinese) for term in subject.terms)


@lru_cache(256)
def _published_in(folded: str) -> tuple[tuple[int, int], ...]:
    """Where a folded question says what the items published are about."""
    return tuple(m.span("of") for pattern in _PUBLISHED for m in pattern.finditer(folded))


def lacks_what_is_published(question: Question, said: str) -> bool:
    """Whether a figure is not of items published on the matter that a question names.

    Any word of the matter will do here: what is published is told in many ways.
    """
    text = fold(said)
    return any(
        not _MADE_PUBLIC.search(text)
        or not any(touches(term, text) for term in _terms(question, start, end))
        for start, end in _published_in(question.folded)
        if not _ANY.fullmatch(question.folded[start:end])
    )


def speaks_only_about_the_matter(question: Question) -> bool:
    """Whether the matter of a table (licences, procurement) is what the things counted are about.

    Complaints about permits are no permits.
    """
    spans = list(_published_in(question.folded))
    spans += [m.span(m.lastgroup or 0) for m in _ABOUT.finditer(question.folded)]
    matters = [c for c in question.concepts if c.group == "matter" and c.start < c.end]
    return bool(matters) and all(
        any(start <= c.start and c.end <= end for start, end in spans) for c in matters
    )


def is_told_apart(question: Question) -> bool:
    """Whether items of a table are asked for that deal with a matter: documents on housing.

    No cell tells which of them do.
    """
    return bool(_dealt_with(question))


def lacks_what_they_deal_with(question: Question, said: str) -> bool:
    """Whether words do not speak of the matter that items of a table are to deal with."""
    text = fold(said)
    return any(not any(touches(t, text) for t in of) for of in _dealt_with(question))


@lru_cache(64)
def _dealt_with(question: Question) -> tuple[tuple[Term, ...], ...]:
    """The terms of each matter that items of a table are to deal with."""
    return tuple(_each_dealt_with(question))


def _each_dealt_with(question: Question) -> Iterator[tuple[Term, ...]]:
    for matter in question.concepts:
        if matter.group != "matter" or matter.start == matter.end:
            continue
        for found in _DEALS_WITH.finditer(question.folded, matter.end):
            start, end = found.span("of")
            apart = found["verb"] or not question.folded[matter.end : found.start()].strip()
            of = tuple(t for t in _terms(question, start, end) if t.chinese)
            if apart and of and not any(c.start < end and start < c.end for c in question.concepts):
                yield of


_DEALS_WITH = regex(
    r"\b(?:(?P<verb>deal(?:s|t|ing)? with|ha(?:s|ve|d|ving) to do with|cover(?:s|ed|ing)?|"
    r"concern(?:s|ed|ing)?|regard(?:s|ed|ing)?|relat(?:e|es|ed|ing) to|about)|"
    r"on(?! (?:the|its|their|file|record|average|hand|paper)\b))\s+"
    rf"(?P<of>[^?.,;:]+?){_ENDS}"
)
_WORD = regex(r"[a-z]{3,}")
