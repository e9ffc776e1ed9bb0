"""What a question asks for by its words: intents, kinds of figures, measure words."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.understanding.patterns import Script, compile_words, in_script, load, script_of
from corpus.regex import regex
from corpus.units import MEASURE_WORDS


@cache
def _intents(script: Script) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name, compile_words(patterns))
        for name, words in load("wording")["intent"].items()
        if (patterns := in_script(words, script))
    )


@cache
def _wants(script: Script) -> tuple[tuple[str, frozenset[str], re.Pattern[str]], ...]:
    return tuple(
        (name, frozenset(entry["units"]), compile_words(patterns))
        for name, entry in load("wording")["wants"].items()
        if (patterns := in_script(entry["patterns"], script))
    )


def intents_in(text: str) -> frozenset[str]:
    """What a question (simplified, lower-cased) wants: number, list, yesno, compare, who, ..."""
    text = _CLAUSE.sub(r"\1", without_occasion(text))
    found = {name for name, pattern in _intents(script_of(text)) if pattern.search(text)}
    return frozenset(found - {"sum"} if OF_ALL_YEARS.search(text) else found)


OF_ALL_YEARS = regex(
    r"\b(?:in |of )?all (?:the )?years(?: together| combined| taken together)?\b|"
    r"\b(?:over|through|down|across) the years\b(?! (?:from|19|20))|"
    r"\b(?:counting|including|with) (?:the |all )?(?:earlier|previous|past|prior) years\b|"
    r"\b(?:running|all-time) (?:total|tally|count)\b|"
    r"\b(?:counting|adding up|including) everything "
    r"(?:so far|to date|till now|up to|until|since|from|before)\b|"
    r"\b(?:from|since) (?:day one|the (?:very )?(?:start|beginning|outset))\b(?! of\b)|"
    r"历年(?:来)?(?:加起来|一共|总共|总计|合计|合起来)|"
    r"(?:连同|算上|加上|包括|计上)(?:以前|之前|过去)?(?:往年|历年|以前年度|各?年)"
)
"""What asks for a running total: of the year and of those before it."""

_CLAUSE = regex(
    r"((?:\bhow (?:many|much)|^(?:what|which|whose|why|who))\b(?:(?! and |[,;.?]).)*?)"
    r"\b(?:when|where|who|whom)\b"
)
"""What follows "how many" or "what" up to a conjunction that asks nothing: "... when it began"."""
_OCCASION = regex(
    r"^when (?!(?:was|were|is|are|did|do|does|will|has|have|had|can|should)\b)[^,?]+, "
    r"(?=(?:which|what|whom?|whose|how|where|why)\b)"
)


def without_occasion(text: str) -> str:
    """A folded question without an occasion that it begins with: "when it rains, who ..."."""
    return _OCCASION.sub("", text)


_RATE_OF = regex(r"百分之(?:几|多少)|[增涨降]幅|增速|\bper ?cent\w*\b")
_SUM_ASKED = regex(
    r"多少(?:个)?(?:万|亿|美)?元|钱|资金|\bhow much (?!did\b)|"
    r"\b(?:yuan|amount|sum|cost|money|funds)\b"
)
"""A rate of an amount of money is a rate; only a sum asked for beside it is money."""


_PEOPLE_COUNTED = regex(
    r"多少(?:[家名位]|个(?![百月小工]))?(?:困难|贫困|受灾|特困|低收入|就业)?"
    r"(?:群众|人员|居民|学生|村民|市民|农民|职工|老人|家庭|企业|农户|民众)"
)
_MONEY_COUNTED = regex("(?:多少|几)[^,，。？?]{0,6}[金钱元款费]")
"""Whom money went to is counted, and not the money: 救助资金惠及多少困难群众."""
REQUESTS_MADE = regex(
    r"\bhow many (?:of them |(?:\w+ ){0,2}(?:people|persons|citizens|residents|individuals|"
    r"applicants|requesters|members of the public) )(?:who )?(?:later |then )?"
    r"(?:withdrew|took back|dropped|cancelled|handed in|filed|submitted|lodged|made|sent in|"
    r"brought|put in) (?:in )?(?:an? |their |his |her |its |the )?(?:\w+ ){0,3}?"
    r"(?:requests?|applications?)\b"
)
"""Who does something with a request is counted by requests, of which reports give the number."""


@lru_cache(maxsize=256)
def wants_in(text: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """The kinds of figure wanted (people, money, percent, ...) with their units, in order."""
    found = [
        (match.start(), name, units)
        for name, units, pattern in _wants(script_of(text))
        if (match := pattern.search(text)) is not None
    ]
    if _RATE_OF.search(text) and not _SUM_ASKED.search(text):
        found = [one for one in found if one[1] != "money"]
    if _PEOPLE_COUNTED.search(text) and not _MONEY_COUNTED.search(text):
        found = [one for one in found if one[1] != "money"]
    if REQUESTS_MADE.search(text):
        found = [one for one in found if one[1] != "people"]
    return tuple((name, units) for _, name, units in sorted(found, key=lambda item: item[0]))


def counted_unit(text: str) -> str:
    """The measure word asked with: 多少家 -> 家, 几个 -> 个, 几个小时 -> 小时; "" if none."""
    match = re.search(
        r"(?:多少|(?<![哪前这那近])(?<!前后|其他|别的)几(?!月|日))(万|亿)?(?:个(?=小时|月|工作日))?(亿元|万元|美元|元|人次|平方米|平方公里|公里|个百分点|小时|分钟|工作日|"
        rf"[{MEASURE_WORDS}亩天年月岁页字票岁笔])",
        text,
    )
    if match is None:
        return "件" if _CALLS.search(text) else ""
    if match.group(2) == "个" and _PERSON.match(text, match.end()):
        return "人"
    if match.group(2) == "个" and _CALL.match(text, match.end()):
        return "件"
    return (match.group(1) or "") + match.group(2)


_PERSON = regex("人(?!信息|隐私|申请)")
_CALL = regex("(?:市民|群众|咨询|投诉|求助)?(?:电话|来电)")
_CALLS = regex(f"(?:多少|几){_CALL.pattern}")
