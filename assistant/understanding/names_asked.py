"""Names that a figure must have where a question has them: of a town, of a paper, in pinyin."""

from __future__ import annotations

from functools import lru_cache

from assistant.understanding.question import Question
from assistant.understanding.terms import Term
from assistant.understanding.words import fold
from corpus.regex import regex

_A_TOWN = regex(
    r"(?!.*(?:[各每该某]|个|乡镇|农村|城[乡镇]|乡村|[下返还回离]乡|[驻进到入]村|(?:贫困|示范|试点|帮扶)村)|"
    r"全[省市区县旗])[\u4e00-\u9fff]{2,3}(?:镇|街道|乡|村)"
)
_CALLED_A_TOWN = regex(r" (?:town|township|street|sub-?district|village)\b")
_MEDIUM = regex(
    r"[(（“\"'《]([\u4e00-\u9fff]{2,8}(?:[时日晚早]报|电视台|广播(?:电台)?|电台))[)）”\"'》]"
)


def lacks_a_name(question: Question, said: str, around: str) -> bool:
    """Whether a figure is not of the town asked for, or not told of the paper or station named.

    Nor has its sentence any of the names that the question spells in pinyin.
    """
    named, spelt = _named_and_spelt(question)
    if any(name not in fold(said) for name in named):
        return True
    return bool(spelt) and not any(name in fold(around) for name in spelt)


@lru_cache(64)
def _named_and_spelt(question: Question) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The towns, papers and stations that a question names, and its names spelt in pinyin."""
    towns = [fold(t.text) for t in question.own_terms if _A_TOWN.fullmatch(t.text)]
    towns += [fold(t.chinese[0]) for t in _called_towns(question) if t.spelt]
    spelt = tuple(fold(word) for t in question.own_terms if t.spelt for word in t.chinese)
    return (*towns, *_MEDIUM.findall(question.folded)), spelt


def names_a_town(question: Question) -> bool:
    """Whether a question names a town of the place: all that the place did is none of its."""
    return bool(_called_towns(question))


def _called_towns(question: Question) -> list[Term]:
    """The terms that are written as the name of a town: Aoqian Town."""
    return [
        t
        for t in question.own_terms
        if _CALLED_A_TOWN.match(question.folded, t.end) and t.text.capitalize() in question.text
    ]
