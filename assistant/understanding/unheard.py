"""Names in a question of places and bodies that neither the corpus nor the gazetteer knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from itertools import islice

from assistant.understanding.named import names_a_thing
from assistant.understanding.patterns import load
from assistant.understanding.terms import is_idle
from corpus.glossary import Glossary
from corpus.language import HAN, stem
from corpus.regex import regex

_MOST_SEARCHED = 60
"""So many reports are searched for a name before it is taken for unheard of."""

_BODY_OF = r"(?:City|County|Ministry|District|Province|Town|Department|Bureau) of "
_BODY = regex(_BODY_OF)
_NAME = regex(
    r"(?<![.!?] )\b(?:did|does|do|in|of|for|by|at|from|to|with|against|has|have|was|were|is|about|"
    r"[Aa]nd|città di|"
    r"(?:ciudad|distrito|provincia|municipio|gobierno|cidade|ville|province|mairie) de)"
    r"\s+(?:the\s+)?"
    rf"((?:{_BODY_OF})?[A-Z][\w'’-]+(?:\s+(?:of\s+)?[A-Z][\w'’-]+){{0,4}})"
)
# Words that say that a name is of a place that governs, or of a body.
_OF_THE_STATE = regex(
    r"\b((?:Ministry of|(?:National|State) (?=(?:[A-Z]\w+ |and |of ){0,6}?"
    r"(?:Commission|Administration|Bureau|Office)\b))"
    r"(?: ?(?:and |of )?[A-Z]\w+)+)"
)
_AT_FIRST = regex(
    r"^((?:[A-Z][\w'’-]+ ){1,2}(?:Town|Township|Sub-?district|District|County)(?: Office)?)\b"
)
_ADMINISTRATIVE = regex(
    "sub-?district|city|county|district|province|prefecture|town|township|village|zone|area|region|municipality|"
    "state|island|islands|ministry|department|bureau|office|government|commission|committee|court|"
    "republic|kingdom|agency|administration|police|council"
)
_CHINESE_NAME = regex(
    r"^(?:那|请问|那么|还有|根据|按照|针对|关于|对于?|[向跟给]|我?想(?:知道|问|了解)(?:一下)?|请?查(?:一下|询))?(?:(?:20|19)\d\d年度?)?"
    rf"(?P<name>[{HAN}]{{2,8}}?(?:市|县|区|州|省|都|镇|乡|街道|局|厅|委|部|院|国))"
    r"(?:政府|人民政府)?(?=呢|(?:20|19)\d\d|在|去年|今年|本年|"
    r"的?(?:信息公开|收到|新收|受理|有没有|主动公开|公开了|年度报告|全年|一共))"
)
_OWN = regex(
    r"^(?:全|本|我|该|各|哪|某|这|那|贵|两|几)|各[地市区县州省镇乡部]|哪|所有|对比|比较|排名|汇总|高新|经开|开发|新区|行政|依申请|报告|全部|内部|干部|本部"
)


def unheard_name(
    text: str,
    glossary: Glossary,
    lookup: Callable[[str], tuple[str, ...]],
    texts: Iterable[Callable[[], str]],
) -> str:
    """A name that stands where a place would, and is none known: Gotham City, 哥谭市; "" if none.

    ``lookup`` offers the corpus's Chinese words for an English stem; ``texts`` give the source
    texts of reports: a name that one of them has is not unheard of.
    """
    for match in _NAME.finditer(text):
        name = match.group(1)
        words = [word.lower().removesuffix("'s") for word in name.split()]
        if words[0] in _no_place() or names_a_thing(name):
            continue
        governs = any(map(_ADMINISTRATIVE.fullmatch, words)) or is_idle(words[-1])
        if len(words) > 1 and not governs and _is_known(words[-1], glossary, lookup):
            continue  # Hongshan Net's Weibo: what is known is the thing, whoever's it is
        if _BODY.match(name) or not _all_known(name, glossary, lookup):
            return name
    if state := _OF_THE_STATE.search(text):
        return state.group(1)
    if (first := _AT_FIRST.match(text)) and not _all_known(first.group(1), glossary, lookup):
        return first.group(1)
    found = _CHINESE_NAME.search(text)
    if found is None or _OWN.search(found.group("name")):
        return ""
    name = found.group("name")
    if any(name in read() for read in islice(texts, _MOST_SEARCHED)):
        return ""
    return name


@cache
def _no_place() -> frozenset[str]:
    return frozenset(load("wording")["no_place"]["words"].split())


def _all_known(name: str, glossary: Glossary, lookup: Callable[[str], tuple[str, ...]]) -> bool:
    words = (word.lower().removesuffix("'s") for word in name.split())
    return all(_is_known(word, glossary, lookup) for word in words)


def _is_known(word: str, glossary: Glossary, lookup: Callable[[str], tuple[str, ...]]) -> bool:
    return (
        is_idle(word)
        or word in _no_place()
        or bool(glossary.translate(word, "en"))
        or bool(lookup(stem(word)))
    )
