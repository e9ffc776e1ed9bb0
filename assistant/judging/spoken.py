"""Is what a question counts spoken of where a figure is stated?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.judging.touched import touches
from assistant.understanding.counted import Counted, counted_in
from assistant.understanding.question import Question
from assistant.understanding.requirements import generic, light, required_by
from assistant.understanding.terms import Term, are_verbs
from assistant.understanding.words import fold
from corpus.language import HAN, is_word
from corpus.regex import regex
from corpus.tongues import is_read_as_english

_HAN_WORD = regex(f"[{HAN}]+")
_SEVERAL = 2
_A_PHRASE = 4
"""So many characters of what is counted say enough where a figure has them all: 日均访问量."""
_EVERYWHERE = "政府信息公开申请"
"""Nouns of which all reports speak say little of what is counted."""
_ASKED = regex("(?:多少|(?<![哪前这近])几)")
_EACH = regex(r"各|分别|\beach\b|\brespectively\b")
_UP_TO = regex("[了过的着到出成完掉起给在]*(?:一共|总共|共计|共|大概|大约|分别|各)?[有是为达]?")
_AT_LAST = regex("[的了吗呢过]*[?？。]*")
_DID = regex(r"\b(?:did|does|do)\b.*?\s([a-z]+)[\s?.!]*$")


@lru_cache(64)
def first_part(question: Question) -> str:
    """The folded question; of one that asks for several figures the first part."""
    end = question.aspects[0].end if len(question.aspects) > 1 else None
    return question.folded[:end]


@lru_cache(64)
def counted_of(question: Question) -> Counted:
    """What a question counts, of several figures the first."""
    return counted_in(first_part(question))


def lacks_what_is_counted(
    question: Question, said: str, around: str, *, loosely: bool = False, renamed: bool = False
) -> bool:
    """Whether the noun that the question counts, or what it says of some, is not spoken of.

    ``loosely``: what it is called besides, and what was done, may be said in other words;
    ``renamed``: so may the noun itself, circulars be documents, unless some of a whole are asked.
    """
    said, around = fold(said), fold(around)
    nouns, telling = _nouns_counted(question)
    if not nouns and not renamed and _counts_what_nobody_knows(question):
        return True
    needed = [t for t in telling if t is nouns[-1] and t.trust >= 1] if loosely else telling
    missing = [term for term in needed if _is_missing(term, nouns, question, said, around)]
    renamed = renamed and not counted_of(question).of_some
    if missing and not renamed and not _held_but_for_one(missing, telling, nouns[-1], said):
        return True
    if (
        nouns
        and fold(nouns[-1].text) not in said
        and _is_measured_beside(nouns[-1], question, around)
    ):
        return True
    if lacks_what_is_said_of_some(question, around) or _is_of_the_whole(question, said):
        return True
    if _lacks_a_limit(question, around):
        return True
    if not loosely and _lacks_what_was_done(question, around):
        return True
    if telling or not (nouns or _OFTEN.search(question.folded)):
        return False
    if any(fold(word) in said for t in nouns for word in t.chinese if len(word) >= _A_PHRASE):
        return False
    others = [t for t in question.own_terms if t.trust >= 1 and not idle(t, question)]
    if any(_must_be_named(term, question) and touches(term, said) for term in nouns):
        others = [
            t for t in others
            if not (are_verbs(t.chinese) or light().issuperset(t.chinese))
            or any(len(word) >= _A_PHRASE for word in t.chinese)
        ]  # fmt: skip
    return bool(others) and not any(touches(term, around) for term in others)


@lru_cache(64)
def _nouns_counted(question: Question) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """The nouns that a question counts, and those of them that must be spoken of."""
    nouns = _what_was_done_last(counted_of(question).nouns(question.own_terms), question)
    if _AN_AREA.search(question.counted) and all(term.trust < 1 for term in nouns):
        nouns = ()  # what was done, before so many square metres: 拆迁征收了多少万平方米
    if nouns and _OF_TIME.fullmatch(nouns[-1].text):
        nouns = nouns[:-1]  # 多少个工作日 is how long something took
    return nouns, tuple(term for term in nouns if not idle(term, question))


def counts_requests(question: Question) -> bool:
    """Whether the noun that a question counts are requests to disclose, and not who files them."""
    if question.ask is None or question.ask.kind != "requests":
        return False
    return any("申请" in term.chinese for term in _nouns_counted(question)[0][-1:])


_OFTEN = regex(r"\bhow many times\b")
_OF_TIME = regex(
    r"工作日|自然日|小时|分钟|(?:working |business )?days?|hours?|minutes?|weeks?|months?"
)


def _what_was_done_last(nouns: tuple[Term, ...], question: Question) -> tuple[Term, ...]:
    """The terms of what is counted, of times with the verb last: 联系申请人多少次 counts 联系."""
    if question.counted not in _TIMES or len(nouns) < _SEVERAL:
        return nouns
    *others, verb, whom = nouns
    done = any(are_verbs((word,)) for word in verb.widened.chinese)
    done = done and verb.end == whom.start and not are_verbs(whom.chinese)
    return (*others, whom, verb) if done and question.language == "zh" else nouns


_TIMES = frozenset({"次", "回", "趟", "轮"})
_AN_AREA = regex("平方|公里|公顷|亩")


@lru_cache(64)
def _counts_what_nobody_knows(question: Question) -> bool:
    """Whether no list has a word of another language right behind "how many": "арбитров".

    Before a noun that is known it says what sort of it is meant.
    """
    asked = _HOW_MANY.search(question.folded) if is_read_as_english(question.language) else None
    if asked is None:
        return False
    first = next((t for t in question.own_terms if t.start == asked.end()), None)
    if first is None or first.chinese:
        return False
    if not _SAYS_WHICH.search(first.text):
        return True
    behind = (t for t in question.own_terms if 0 < t.start - first.end <= 1)
    return not any(t.trust >= 1 and not _is_verb(t, question) for t in behind)


_HOW_MANY = regex(r"\bhow many ")
_SAYS_WHICH = regex(r"[a-zß-ÿ]$|[ыи][хе]$")
"""How a word may end that says what sort of a noun is meant: in Russian, an adjective."""


@lru_cache(512)
def _must_be_named(term: Term, question: Question) -> bool:
    """Whether a term is such that only a text which names it can answer: Weibo, followers."""
    return any(one.asks.search(term.text) for one in required_by(question.folded))


@lru_cache(64)
def surely_said_of_some(question: Question) -> tuple[Term, ...]:
    """What a question surely says of some of a whole, or what money is for: "were women"."""
    predicate = counted_of(question).predicate(question.own_terms)
    return tuple(term for term in predicate if term.trust >= 1 and term.text not in generic())


def lacks_what_is_said_of_some(question: Question, around: str) -> bool:
    """Whether what a question says of some of a whole, "were women", is not spoken of.

    Where a place in it is named, that may be all that is said of them.
    """
    if question.scope.body:
        return False
    sure = surely_said_of_some(question)
    if "percent" in dict(question.wants) and _RATE_OF_WHAT_WAS_DONE.search(around):
        sure = tuple(t for t in sure if not _DEALT_WITH & set(t.chinese))
    return bool(sure) and not any(touches(term, fold(around)) for term in sure)


_DEALT_WITH = frozenset({"办理", "处理", "办结", "受理"})
_RATE_OF_WHAT_WAS_DONE = regex("(?:办结|办复|办理|处理|答复|回复|化解|完成)率")
"""The rate that tells what share was dealt with, whatever the verb."""


def _is_of_the_whole(question: Question, said: str) -> bool:
    """Whether some of a whole are asked for, and a figure's own words do not say which.

    "How much of the money went to education": not the money, in a sentence on education too.
    """
    sure = _which_of_the_whole(question)
    return bool(sure) and not any(touches(term, said) for term in sure)


@lru_cache(64)
def _which_of_the_whole(question: Question) -> tuple[Term, ...]:
    """The words that say which of a whole are asked for; none where all of it may be."""
    counted = counted_of(question)
    if not counted.of_some or counted.said is None or "percent" in dict(question.wants):
        return ()
    if _EACH.search(question.folded):  # of several parts of a whole each
        return ()
    if any(counted.said.start <= m.start < counted.said.end for m in question.scope.mentions):
        return ()
    said_of = [t for t in counted.predicate(question.own_terms) if not idle(t, question)]
    sure = [term for term in said_of if term.trust >= 1]
    sure = [term for term in sure if not _HELD & set(term.chinese)] or sure
    if not sure and question.language == "zh":
        sure = [term for term in said_of if _tells_alone(term) or _was_done(term, question)]
    return tuple(term.widened for term in sure)


_HELD = frozenset({"举办", "举行", "召开", "开展"})
"""That something "was held online" is not said by its having been held."""


def _was_done(term: Term, question: Question) -> bool:
    """Whether a verb says what was done to some of a whole: 被采纳."""
    return term.sure and question.folded[: term.start].endswith("被")


def _tells_alone(term: Term) -> bool:
    """Whether a verb says enough of some of a whole: complaints (投诉) among letters."""
    return term.sure and len(term.text) > 1 and term.text not in light()


def _lacks_a_limit(question: Question, around: str) -> bool:
    """Whether a number that limits what is counted is none of the text: views past a billion."""
    limits = _limits_in(question)
    return any(not any(fold(word) in around for word in term.chinese) for term in limits)


@lru_cache(64)
def _limits_in(question: Question) -> tuple[Term, ...]:
    """The numbers that limit what the first part of a question counts."""
    end = len(first_part(question))
    return tuple(
        t for t in question.own_terms
        if t.limit and t.end <= end and not t.text.endswith("级")  # 市一级机关 is no grade
    )  # fmt: skip


def _lacks_what_was_done(question: Question, around: str) -> bool:
    """Whether the verb beside a Chinese "how many" tells something else: 转发了多少次.

    In English another verb stands for the same too often, but for what something became.
    """
    return any(not touches(term, around) for term in _what_was_done(question))


@lru_cache(64)
def _what_was_done(question: Question) -> tuple[Term, ...]:
    """The verbs of which a figure's sentence must speak."""
    folded = first_part(question)
    if question.language == "en":  # went viral
        went = (t for t in question.own_terms if t.end <= len(folded) and _WENT.match(t.text))
        return tuple(t for t in went if t.trust >= 1 and t.chinese)
    asked = _ASKED.search(folded) if question.language == "zh" else None
    if asked is None:
        return ()
    told = (term for term in question.own_terms if _tells_what_was_done(term, folded, asked))
    return tuple(term.widened for term in told if not idle(term, question))


_WENT = regex(r"(?:went|gone?) (?!up|down|to|into|on|out|through|back)")


def _tells_what_was_done(term: Term, folded: str, asked: re.Match[str]) -> bool:
    if len(term.text) < _SEVERAL or _is_light(term.text) or term.text.endswith("的人"):
        return False
    if term.end <= asked.start():
        return _UP_TO.fullmatch(folded, term.end, asked.start()) is not None
    return term.end <= len(folded) and _AT_LAST.fullmatch(folded, term.end) is not None


def _is_light(verb: str) -> bool:
    """Whether a Chinese verb says little of what was done, wherever it went: 批出, 批出去."""
    return verb in light() or (verb[-1:] in ("来", "去") and verb[:-1] in light())


def _held_but_for_one(
    missing: Sequence[Term], telling: Sequence[Term], last: Term, said: str
) -> bool:
    """Whether a figure's own words have all the nouns but one, of several, that is not the last.

    "Third-level monitoring grids" are 三级网格 all the same.
    """
    held = [term for term in telling if term not in missing and not touches(term, _EVERYWHERE)]
    return (
        len(missing) == 1
        and last not in missing
        and len(held) >= _SEVERAL
        and all(touches(term, said) for term in held)
    )


def _is_missing(
    term: Term, nouns: Sequence[Term], question: Question, said: str, around: str
) -> bool:
    """Whether a noun counted is not spoken of where it must be.

    The last one, which is what is counted, must stand in the figure's own words; around them
    where these name something else that is asked for: 353 over eighty, in a sentence on patients.
    One that no dictionary knows stands nowhere: hospital beds are no hospitals.
    """
    if term is not nouns[-1]:
        return term.trust >= 1 and not touches(term, around)
    if not term.chinese and not question.counted:
        return True
    if term.text.isascii() and term.trust < 0.6:
        return not touches(term, said)
    named_so = _named_behind(question, term)
    if (term.trust < 1 and not named_so) or touches(_told_apart(_as_noun(term), question), said):
        return False
    so_counted = not question.counted or said.endswith(question.counted)
    measured = bool(question.counted)  # 送出多少册: the verb tells with its measure word
    named = so_counted and any(
        other is not term and ((other.trust >= 1 and not _is_verb(other, question)) or measured)
        and (other.limit or not idle(other, question)) and touches(other, said)
        for other in question.own_terms
    )  # fmt: skip
    own = question.language == "zh"  # words of other languages stand for many that are counted
    words = [fold(word) for word in term.chinese]
    return not (named and any(_is_said_of_it(w, around) if own else w in around for w in words))


def _is_measured_beside(term: Term, question: Question, around: str) -> bool:
    """Whether a Chinese question counts what a folded text measures: 保障房2.2万平方米."""
    counted = question.counted
    if question.language != "zh" or not counted or len(term.text) < _SEVERAL or counted in "件条":
        return False
    name = re.escape(fold(term.text))
    figures = re.findall(rf"{name}\d[\d.]*[余多万亿]*([{HAN}]{{1,2}})", around)
    return bool(figures) and not any(unit.startswith(counted) for unit in figures)


def _is_said_of_it(word: str, around: str) -> bool:
    """Whether a folded text has a word other than as what another figure counts.

    保障房2.2万平方米 says of no number of flats what they are.
    """
    if word not in around:
        return False
    name = re.escape(word)
    counted = (
        rf"{name}(?:共|达|约|为|总计|累计)?\d|\d[万亿]?[{HAN}]{{1,3}}[（(]?[{HAN}]{{0,3}}{name}"
    )
    return word in re.sub(counted, " ", around)


def _named_behind(question: Question, term: Term) -> bool:
    """Whether a term stands right behind the measure word asked with: 警察 in 多少名警察."""
    counted = question.counted
    return bool(counted) and question.folded[: term.start].endswith(counted)


def _is_verb(term: Term, question: Question) -> bool:
    """Whether a term is a verb, by its Chinese words or as what somebody "did" in the end."""
    done = _DID.search(question.folded)
    return are_verbs(term.chinese) or (done is not None and done.start(1) < term.end)


def _as_noun(term: Term) -> Term:
    """A noun in -ing without the verbs that a dictionary has for its stem: "buildings", 建立."""
    if not term.text.endswith(("ing", "ings")):
        return term
    nouns = tuple(word for word in term.chinese if not are_verbs((word,)))
    return replace(term, chinese=nouns) if nouns else term


def _told_apart(term: Term, question: Question) -> Term:
    """A Chinese compound by what tells it from the whole that is named besides: 餐饮 of 企业."""
    if question.language != "zh" or not counted_of(question).of_some:
        return term
    whole = max(
        (len(t.text) for t in question.own_terms if t.end <= term.start and len(t.text) >= _SEVERAL
         and term.text.endswith(t.text) and len(term.text) >= len(t.text) + _SEVERAL),
        default=0,
    )  # fmt: skip
    head = term.text[:-whole] if whole else ""
    return replace(term, chinese=(head,)) if head else term


@lru_cache(512)
def idle(term: Term, question: Question) -> bool:
    """Whether a term need not be spoken of: it says nothing, is no word, or is required already."""
    if term.text in generic() or term.text[0].isdigit():
        return True
    if _HAN_WORD.fullmatch(term.text) and not is_word(term.text) and not term.alike:
        return True
    return _must_be_named(term, question) or _is_a_post(term, question)


def _is_a_post(term: Term, question: Question) -> bool:
    """Whether an article is on an account, or in the press: reports count 信息 there as well."""
    if not set(term.chinese) & _POSTS:
        return False
    named = any(one.name in _ACCOUNTS for one in required_by(question.folded))
    return named or _IN_THE_PRESS.search(question.folded) is not None


_POSTS, _ACCOUNTS = frozenset({"文章", "推文", "稿件"}), frozenset({"weibo", "wechat"})
_IN_THE_PRESS = regex(r"\b(?:news )?media\b|\b(?:press|(?:news)?papers?)\b")
