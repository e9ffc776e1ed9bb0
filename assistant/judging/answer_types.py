"""Does what was found tell who, where or why at all, besides what the question says itself?

That mayors' letters were answered says nothing of who answered them, however well it fits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain

from assistant.evidence.evidence import Evidence, Finds
from assistant.judging.never_was import takes_for_happened
from assistant.judging.nought import done_to_anybody
from assistant.judging.touched import touches
from assistant.understanding.asks import NOT_PROCESSED, REFUSED, UNABLE
from assistant.understanding.details import detail_asked, told_at_least
from assistant.understanding.given import NAMED
from assistant.understanding.question import Question
from assistant.understanding.reckoning import before_which_year, direction_in
from assistant.understanding.terms import SORT
from assistant.understanding.words import coverage, fold, weigh
from corpus.quantities import numbers_in
from corpus.regex import regex
from corpus.report import Report
from vectorstore.retriever import Hit

_MEASURES = {
    "percent": regex("[%％‰]|百分|成|率|半"),
    "money": regex("元|费|经费|资金"),
    "area": regex(r"平方|亩|公顷|\d\s?(?:公里|米)|面积"),
}
"""What a sentence must have to tell a figure of a kind."""
_TOLD_WITHOUT = frozenset({"yesno", "why", "how", "who", "compare", "list"})
_REASONED = frozenset({"number", "yesno", "compare", "rank", "sum", "list", "overview"})
"""Where the question is of these, the word does not ask for a name, a place or a reason."""
_WHICH = regex("哪(?:一?[个家些]|几[个家])?$")
_GROUNDS = frozenset({*REFUSED, *UNABLE, *NOT_PROCESSED})
"""Rows that are the reasons for which requests were not granted."""
_LEFT = 0.4
"""What is left of the confidence in what says nothing of it."""
_BEHIND = 3
_ONE_OF = regex(r"(?:[,—–]| -|:) ?(?:[\w'-]+ ){1,5}or (?:[\w'-]+ ?){1,8}[?]?$|还是")
"""A question that names who it may be: paid staff, or people who do it besides."""
_CLAUSE = regex(r"[^，,；;。]*[，,；;。]?")
_DENIED = regex(r"[未没无不非]|尚|仅|只")
_AMISS = regex(
    r"[未没无不只仅才比]|这么|那么|如此|\b(?:only|so|just|no|not|never|nothing|none|most|all|half|"
    r"fail\w*|without|still|any|than|worse\w*|better)\b|n't\b"
)
"""Words of a question why that take something for granted, which the report may state otherwise."""
_SOME = regex(
    r"(?:部分|个别|少数|有些|有的|一些)[^,，。？?]{0,12}[未没不]|"
    r"\bsome\b.*(?:\b(?:not|never|still|without|fail\w*)\b|n't\b)"
)
_ALL = regex("全部|所有|均|都|100[%％]|一律")
"""What tells that it was not so with some of them: it was so with none, or with all."""
_TAKES_NONE = regex(
    r"没有?(?!有)[^,，。？?]{0,6}(?:收到|受理|发生|接到|出现|有)|[未零]|一[件个次]都?[没不]|"
    r"\b(?:no|not|never|none|nobody|zero|without)\b|n't\b"
)
"""Words of a question why that there was none of something: that there was none is no reason."""


_OF_DISPUTES = regex("复议|诉讼|起诉|应诉|官司|纠错|败诉")
_OF_THE_REPORT = regex(
    r"编制(?:了)?(?:本|此|该)|现(?:予以)?(?:发布|公布|公开)《|特(?:编制|制定|发布|公布)"
)
_REPORT = regex(r"报告|年报|\breport")
"""Upon what law a report is written, which is the reason for nothing that it tells."""


def as_sure_as_it_tells(question: Question, found: Evidence) -> Evidence:
    """What was found, doubted where it has nothing of the kind that is asked for."""
    never_was = found.denies and _is_nought(found) and takes_for_happened(question)
    said_so = found.denies and found.kind == "sentences"
    if never_was or said_so or tells(question, found):
        return found
    return replace(found, confidence=_LEFT * found.confidence)


def tells(question: Question, found: Evidence) -> bool:
    """Whether what was found can tell who, where or why, if the question asks for it."""
    ways = question.intents & told_at_least().keys()
    if found.kind == "figures":
        ways -= {"who"}  # the columns tell who asked
        if any(figure.row in _GROUNDS for figure in found.figures):
            ways -= {"why"}
    if detail_asked("office", question.folded):
        ways -= {"where"}  # which office it lies with is told by its name
    if found.kind != "statements":
        ways -= {"when"}  # sentences are weighed by their dates already
    others = _REASONED - {"rank"} if "when" in ways else _REASONED
    if found.kind == "sentences" and (
        _lacks_the_measure(question, found)
        or _says_what_would_be_done(question, found)
        or _names_no_exception(question, found)
        or _names_none_of_it(question, found)
    ):
        return False
    if not ways or found.items or question.wants or question.intents & others:
        return True
    if "who" in ways and _ONE_OF.search(question.folded):
        return True
    if "why" in ways and _is_nought(found):
        return not _TAKES_NONE.search(question.folded)
    if "why" in ways and _is_of_something_else(question, found):
        return False
    if "why" in ways and (found.denies or _takes_amiss(question, found)):
        return True
    said = fold(_said(found)).replace(f"{found.report.header.year}年", " ")
    if "why" in ways and _DENIED.search(said):
        return True
    words = words_brought(question, found.report)
    return any(_tells_it(way, words, said) for way in ways)


def _names_none_of_it(question: Question, found: Evidence) -> bool:
    """Whether it is asked who does something, and a sentence has but the word for doing it.

    Those who lead openness work are no 牵头起草部门 of whatever else.
    """
    matter = [t for t in question.own_terms if t.trust >= 1 and t.chinese]
    matter = [t for t in matter if not t.text.startswith("who ")]
    alone = len(matter) == len(question.own_terms)
    if "who" not in question.intents or found.denies or alone or found.items:
        return False
    said = fold(_said(found))
    return bool(matter) and not any(touches(term, said) for term in matter)


def _is_of_something_else(question: Question, found: Evidence) -> bool:
    """Whether a sentence is why a report is written, or none on the disputes asked of."""
    said = _said(found)
    if _OF_THE_REPORT.search(said) and not _REPORT.search(question.folded):
        return True
    disputes = question.ask is not None and question.ask.kind == "disputes"
    return disputes and found.kind == "sentences" and _OF_DISPUTES.search(said) is None


def is_of_the_year_after(question: Question, found: Evidence) -> bool:
    """Whether it is asked what there was by the end of a year, and this is of the year after."""
    year = found.report.header.year
    before = before_which_year(question.folded)
    if before is None or not question.wants_number or found.computation is not None:
        return False
    of_its_year = any(figure.kind == "statistics" for figure in found.figures)
    ended = before == year and (of_its_year or str(before - 1) in question.folded)
    return ended or (before == 0 and of_its_year)


def telling_first(
    question: Question, finds: Finds, scored: list[tuple[float, Hit]]
) -> list[tuple[float, Hit]]:
    """The sentences, with one before the best that nearly is as good and alone tells where.

    That so many issues of a notice board came out says nothing of where it stood.
    """
    if (
        "where" not in question.intents
        or question.intents & _REASONED
        or question.wants
        or detail_asked("office", question.folded)
    ):
        return scored
    words = words_brought(question, finds.report)
    score, best = scored[0]
    held = coverage(finds.weighed, fold(best.text + "".join(best.path)))
    near_by = (
        pair
        for pair in scored[:_LOOKED_AT]
        if pair[0] >= _NEARLY * score
        and coverage(finds.weighed, fold(pair[1].text + "".join(pair[1].path))) >= _AS_MUCH * held
    )
    told = (pair for pair in near_by if _tells_it("where", words, fold(pair[1].text)))
    first = next(told, scored[0])
    return [first, *(pair for pair in scored if pair is not first)]


_LOOKED_AT, _NEARLY, _AS_MUCH = 4, 0.75, 0.9


def _tells_it(way: str, words: Sequence[Brought], said: str) -> bool:
    """Whether a sentence tells who, when, where or why besides the words that the question brought.

    Where something was put is told whatever it is called.
    """
    close = said if way == "why" else near(words, said)
    if way == "where" and _PUT_THERE.search(close):
        return True
    return told_at_least()[way].search(_without(words, close)) is not None


_PUT_THERE = regex("(?:[放设挂摆贴]|设立|设置|坐落)[在于][\u4e00-\u9fff]{2,}")
"""What says where something was put, be it in words that the question may stand for: 放在办公室."""


def _lacks_the_measure(question: Question, found: Evidence) -> bool:
    """Whether a sentence has no percentage or money, where only such a figure is asked for."""
    kinds = {name for name, _ in question.wants}
    if len(kinds) != 1 or question.intents & _TOLD_WITHOUT:
        return False
    kind = next(iter(kinds))
    how_much = kind == "money" and _HOW_MUCH.search(question.folded) is not None
    measure = _A_SUM if how_much else _MEASURES.get(kind)
    return measure is not None and not measure.search(_said(found))


_HOW_MUCH = regex(r"^(?:and )?what (?:was|were|is|are|did|does)\b|\bhow much\b|多少|几")
_A_SUM = regex(r"\d[^，,。；;]{0,6}元|免|[未没无不零缴]")
"""What asks for a sum of money itself, and what a sentence has that tells one, or none."""


def _names_no_exception(question: Question, found: Evidence) -> bool:
    """Whether it is asked which one was not so (没开工的是哪个), of which nothing is told."""
    asked = _WHICH_WAS_NOT.search(question.folded)
    return asked is not None and _DENIED.search(_said(found)) is None


_WHICH_WAS_NOT = regex(
    r"(?:没有?|未|尚未|还没)[^,，。？?的]{1,6}的[^,，。？?]{0,6}是(?:哪|什么)|"
    r"(?:\bnot|n't|\bnever|\byet to)\b[^?]*\bwhich (?:one|of (?:them|these)|were they|was it)\b|"
    r"\bwhich (?:one )?(?:of [^?]{3,40} )?(?:had|has|have|was|were|did)(?: still)?(?: not|n't)\b"
)


def _says_what_would_be_done(question: Question, found: Evidence) -> bool:
    """Whether it is asked if anybody was called to account, and a rule says that they would be."""
    if done_to_anybody(question) is None or found.denies:
        return False
    said = _said(found)
    return _RULE.search(said) is not None and _CASES.search(said) is None


_RULE = regex(
    r"对[^。；;]{2,80}的[^。；;]{0,40}(?:予以|给予|进行|严肃|依法)|"
    r"的[,，][^。；;,，]{0,20}(?:予以|给予|追究|依法)|(?:建立|健全|落实|完善)[^。；;,，]{0,10}制度|"
    r"应当|一律|将对|凡是?"
)
_CASES = regex(r"\d\s*(?:余|多)?(?:人|名|个|家|次|起|例|件)|已对|被(?:约谈|问责|追责|通报)")
"""What a rule provides for, and what tells that it came to that."""


def _is_nought(found: Evidence) -> bool:
    """Whether there was nothing of what the question takes for granted."""
    return bool(found.values) and not any(found.values)


def _takes_amiss(question: Question, found: Evidence) -> bool:
    """Whether a question why may be wrong about the facts: it says how many, or in what measure."""
    stated = {c.fact.quantity.value for c in found.statements}
    asked = NAMED.sub(" ", question.asked)
    figures = {n.value for n in numbers_in(asked) if not 1900 <= n.value <= 2100}
    folded = question.folded
    if _is_just_that_many(question, figures, _said(found)):
        return False  # that it was so many is no reason why
    if _SOME.search(folded) and not figures:
        return _ALL.search(_said(found)) is not None
    return bool(
        figures - stated or question.portion or direction_in(folded) or _AMISS.search(folded)
    )


def _is_just_that_many(question: Question, figures: set[Decimal], said: str) -> bool:
    """Whether it is asked why there were only so many, and a text states that number alone."""
    if not figures or not _ONLY.search(question.folded) or question.portion:
        return False
    return {n.value for n in numbers_in(said) if n.value not in _YEARS} == figures


_ONLY = regex(r"[只仅才](?!有)|\bonly (?=\d)")
_YEARS = range(1900, 2101)


def _said(found: Evidence) -> str:
    text = found.report.source_text
    if found.kind == "statements":
        return "".join(text[c.fact.context.start : c.fact.context.end] for c in found.statements)
    return "".join(hit.text for hit in found.sentences[:1])


@dataclass(frozen=True, slots=True)
class Brought:
    """The words of reports for a term of the question, and how much these tell in one of them."""

    words: tuple[str, ...]
    weight: float


def words_brought(question: Question, report: Report) -> tuple[Brought, ...]:
    """The words that the question brought itself, as reports have them.

    Not the noun that says what sort of answer is wanted: an office, in "which office", or a reason,
    which is told by other words of that sort.
    """
    told = [
        term.widened
        for term in question.terms
        if term.trust > SORT
        and not _WHICH.search(question.folded[: term.start])
        and not _ASKS_WHY.fullmatch(term.text)
    ]
    return tuple(
        Brought(tuple(word for word in map(fold, one.term.chinese) if len(word) > 1), one.weight)
        for one in weigh(told, (report,))
    )


_ASKS_WHY = regex("原因|理由|缘由|缘故|reasons?|causes?")


def near(brought: Sequence[Brought], said: str) -> str:
    """A sentence up to the clause that has the most of these words, and what is said behind it.

    Clauses with figures of their own, behind it, are about other things, unless these are of it.
    """
    clauses = _CLAUSE.findall(said)
    held = [
        sum(one.weight for one in brought if any(word in clause for word in one.words))
        for clause in clauses
    ]
    best = max(range(len(held)), key=held.__getitem__, default=0)
    told = "".join(clauses[: best + 1])
    further = [
        at for at in range(best + 1, len(clauses))
        if any(
            any(clauses[at].startswith(word) for word in one.words)
            or (
                any(word in clauses[at] for word in one.words)
                and not any(word in told for word in one.words)
            )
            for one in brought
        )
    ]  # fmt: skip
    best = further[-1] if further else best  # the hearing on it, which the next clause tells of
    after = clauses[best + 1 :]
    behind = [c for c in after if c.startswith("其中") or not re.search(r"\d", c)]
    return "".join([*clauses[: best + 1], *behind[:_BEHIND]])


def _without(brought: Sequence[Brought], said: str) -> str:
    words = chain.from_iterable(one.words for one in brought)
    for word in sorted(set(words), key=len, reverse=True):
        said = said.replace(word, " ")
    return said
