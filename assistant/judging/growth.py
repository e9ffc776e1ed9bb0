"""By how much something grew: how that is asked, and whether a figure tells it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from assistant.evidence.prose import Candidate
from assistant.judging.touched import touches
from assistant.understanding.question import Question
from assistant.understanding.reckoning import asks_which_way
from assistant.understanding.requirements import generic
from assistant.understanding.terms import Term
from assistant.understanding.words import fold
from corpus.change_labels import FORMERLY
from corpus.regex import regex
from corpus.units import unit_kind

CHANGE = regex(
    r"chang\w+|develop\w*|compar\w+|(?:economic )?gr[eo]w\w*(?: rates?)?|ris\w+|rose|f[ae]ll\w*|"
    r"increas\w+|decreas\w+|drop\w*(?: in)?|improv\w+|fewer|less|receiv\w+|handl\w+|"
    r"收到|收办|新收|受理|变化|变动|同比|增.|成长率|下降|上升|提高|减少"
)
"""A word that says how things went, and not of what."""
_IN_PERCENT = regex(
    r"\bby (?:what|how many|how much,? (?:in|as a)) per ?cent(?:age)?(?: points?)?\b|"
    r"\bgrowth rate\b|\brate of (?:growth|increase)\b|\bgrowth\b[^?]{0,40}\bper ?cent|"
    r"\bhow (?:fast|quickly) (?:did|has|have|was|were) [^?]{3,60}\b(?:gr[eo]w|ris|increas)|"
    r"\bwhat rate (?:of )?(?:economic )?growth\b|成长率|"
    r"(?:增长率|增幅|涨幅|增速)(?:是|为|达)?(?:多少|几)|"
    r"(?:增长|增加|上升|上涨|提高|下降|减少|降低|[涨升降跌提])[了高]?(?:百分之|几成|[多几]少?个?百分)"
)
_SHARE = regex("百分|per ?cent|rates?$")
_GROWTH = regex(
    r"\bby what per ?cent(?:age)? (?:did|has|have|had|was|were)\b"
    r"(?=.*\b(?:gr[eo]w|ris|rose|increas|climb))|"
    r"\bby how much(?:,? (?:in|as an?) per ?cent\w*(?: terms)?,?)? (?:did|has|have|was|were)\b"
    r"(?!.*\b(?:more|than|exceed\w*|outnumber\w*)\b)|"
    r"(?:增长率|增幅|涨幅|增速)(?:是|为|达)?(?:多少|几|多大)|"
    r"\bby (?:what per ?cent(?:age)?|how much) (?:was|is) (?:that|this|it) (?:up|higher)\b|"
    r"\bhow much (?:did|has|have) .{2,60} (?:gr[eo]w\w*|increased?|rose|rise|risen|climb(?:ed)?)\b|"
    r"(?:同比|比上年|较上年)[^,，。]{0,12}(?:多少|几)"
)
_THAN_BEFORE = regex(
    r"比(?:上|去|前)一?年|[与和跟同较](?:上|去|前)一?年(?:同期)?(?:度)?的?(?:相?比|对比|比较)|"
    r"\b(?:compared|relative) (?:with|to) (?:the )?"
    r"(?:year before|previous year|prior year|last year)\b|"
    r"\bthan (?:it did |it had )?(?:in )?"
    r"(?:(?:the )?(?:year before|previous year|prior year)|last year)\b"
)


def asks_for_growth(question: Question) -> bool:
    """Whether it is asked by how much something grew: reports state that as a share."""
    return _GROWTH.search(question.folded) is not None


def against_the_year_before(question: Question) -> bool:
    """Whether it is asked if there was more, or less, than in the year before."""
    return _THAN_BEFORE.search(question.folded) is not None


def changes_another(question: Question, change: Candidate) -> bool:
    """Whether by how much something changed is of no more, or fewer, of the things asked about.

    It is counted as they are, or in percent; and its label has the last word that names them.
    """
    if not asks_which_way(question.folded):
        return False
    unit, label = change.fact.quantity.unit, fold(change.fact.label)
    if question.counted and unit not in (question.counted, "%"):
        return True
    named = [t for t in question.own_terms if t.chinese and not CHANGE.fullmatch(t.text)]
    last = max(named, key=lambda t: t.start, default=None)
    return question.language == "zh" and last is not None and not touches(last, label)


def what_changed(
    question: Question, change: Candidate, ranked: Sequence[Candidate]
) -> list[Candidate]:
    """The figure that rose or fell, right before by how much, where it is asked for besides."""
    if not (question.wants_number and asks_which_way(question.folded)):
        return []
    said = change.fact
    return [
        c for c in ranked
        if c.fact.end <= said.start and c.fact.context.start == said.context.start
        and said.quantity.unit in (c.fact.quantity.unit, "%")
        and c.fact.quantity.unit != "%" and said.label.startswith(c.fact.label)
    ][:1]  # fmt: skip


def asks_for_a_percentage(question: Question) -> bool:
    """Whether it is asked by what percentage something grew."""
    return _IN_PERCENT.search(question.folded) is not None


def tells_a_change_unasked(question: Question, candidate: Candidate, text: str) -> bool:
    """Whether a figure is by how much something changed, and a question asks how much it was.

    Incomes that rose by 2004 yuan (增加2004元) were not 2004 yuan. ``text`` is that of the report.
    How other languages say that something changed is not always known.
    """
    measured = unit_kind(candidate.fact.quantity.unit) in ("money", "percent")
    if not measured or question.language not in ("zh", "en"):
        return False
    before = text[candidate.clause.start : candidate.fact.start]
    asked = _NOT_THE_CHANGE.sub(" ", question.folded)
    return bool(_BY.search(before)) and not _OF_CHANGE.search(asked)


def tells_what_was_before_unasked(question: Question, candidate: Candidate) -> bool:
    """Whether a figure is what there was before a change, and nothing asks for that.

    网站由121家压减到98家: there are 98.
    """
    label = candidate.fact.label
    return label.endswith(FORMERLY) and _OF_BEFORE.search(question.folded) is None


_OF_BEFORE = regex(
    r"原|[以之从]前|过去|[由从](?:多少|几|哪)|减|增|降|升|涨|缩|压|变|改|"
    r"\b(?:before|earlier|previous\w*|former\w*|original\w*|used to|from|at first|once|"
    r"start(?:ed)?|"
    r"cut|reduc\w*|shorten\w*|f[ae]ll\w*|dropp?\w*|r[io]se\w*|gr[eo]w\w*|increas\w*|chang\w*|"
    r"quick\w*|slow\w*|trim\w*|shr[iau]nk\w*|rais\w*|lower\w*|went)\b"
)

_NOT_THE_CHANGE = regex(
    r"\b(?:not|rather than|instead of|and not|as opposed to) (?:by )?(?:the |an? |its |how much )?"
    r"(?:increase|rise|growth|gain|change|decrease|fall|drop|it (?:rose|grew|fell))\b|"
    r"(?:不是|而不是|而非|不要|不问)[^,，。？?]{0,4}(?:增|涨|升|降|变)[^,，。？?]{0,6}"
)
"""What asks for the level itself, and says so: "not the increase"."""


_BY = regex(
    r"(?<![新未])(?:增长|增加|增幅|上升|上涨|提高|提升|下降|减少|降低|下滑)[了约近达超]*"
    r"(?:[\d.,]+[%万亿元]*[、和])*$"
)
_OF_CHANGE = regex(
    r"\b(?:chang|gr[eo]w|increas|decreas|declin|improv|reduc|compar|differ|rais|expan|plung|"
    r"shr[iau]nk|boost|climb|drop|jump|gain|sav|cut|add)(?:e|ed|es|s|n|th|ing|\w*ment|\w*tion|\w*on|"
    r"ped|ping|ting|ences?|ent)?\b|"
    r"\b(?:ris(?:e|es|en|ing)|rose|f[ae]ll(?:s|en|ing)?|lower(?:ed)?|higher|larger|bigger|smaller|"
    r"up|down|better|worse|more|less|fewer|than|extra|surged?|slid|by (?:how|what))\b|"
    r"增|升|降|涨|跌|减|变|[上下]调|调[高低]|往[上下]|(?:多(?!少)|(?<!多)少)[了]?(?:进账?|挣|赚|拿|收(?!到|集|件)|领|缴|花)|多了|少了|高了|低了|差|同比|幅|比|提|改善|好转|滑|缩|翻|省|快|慢"
)


@lru_cache(64)
def _growth_asked(folded: str) -> tuple[bool, bool]:
    """Whether a folded question asks for growth in percent, and whether for growth at all."""
    return _IN_PERCENT.search(folded) is not None, _GROWTH.search(folded) is not None


def grew_otherwise(question: Question, candidate: Candidate, said: str, around: str) -> bool:
    """Whether a figure cannot be the percentage by which what a question names grew.

    It is an amount, or the growth of something else: 工业增加值增长0.5% says nothing of the GDP.
    ``said`` are the words of the figure, ``around`` those of its sentence.
    """
    in_percent, grew = _growth_asked(question.folded)
    if not in_percent and not grew:
        return False
    percentage = unit_kind(candidate.fact.quantity.unit) == "percent"
    if not percentage:
        return in_percent
    named = [term for term in question.own_terms if _names_something(term)]
    said, around = fold(said), fold(around)
    if not named:
        return in_percent and any(not t.chinese and t.text.isalpha() for t in question.own_terms)
    if not any(touches(term, said) for term in named):
        return True
    return in_percent and not touches(named[-1], around)


def _names_something(term: Term) -> bool:
    """Whether a term surely says what it is that grew."""
    if term.text in generic() or term.text[0].isdigit() or CHANGE.fullmatch(term.text):
        return False
    sure = bool(term.chinese) and term.trust >= 1
    return sure and not _SHARE.match(term.text)
