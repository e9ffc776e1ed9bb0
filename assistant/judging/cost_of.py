"""Is a sum of money that of the building asked about, and not of a project near it?"""

from __future__ import annotations

from assistant.judging.touched import touches
from assistant.understanding.question import Question
from assistant.understanding.words import fold
from corpus.regex import regex

_BUILT = (
    "桥|隧道|高架|公路|铁路|地铁|道路|大厦|大楼|楼|馆|广场|公园|医院|学校|中学|小学|幼儿园|体育场|"
    "车站|机场|码头|水库|大坝|塔"
)
_ASKED = regex(
    rf"(?P<built>{_BUILT})(?:的?(?:建设|修建|改造|工程|项目))?(?:一?共|总共)?"
    r"(?:花费?|用|耗资|造价|投资|投入|斥资)[了是为]?(?:多少|几)"
)
_COST = regex(r"\bhow much did (?:the )?(?P<thing>[^?]{3,60}?) cost\b|\bcost of (?P<of>[^?]{3,60})")
_KIND = regex(
    r"bridge|tunnel|viaduct|highway|railway|metro|road|tower|building|hall|museum|library|square|"
    r"park|hospital|school|stadium|station|airport|wharf|reservoir|dam"
)


def is_of_another_building(question: Question, said: str) -> bool:
    """Whether the cost of a bridge or a school is asked for, and a text speaks of none.

    ``said``: the words of a sum of money and of its sentence.
    """
    asked = _ASKED.search(question.folded)
    if asked is not None:
        return asked["built"] not in said
    cost = _COST.search(question.folded)
    if cost is None:
        return False
    start, end = next(cost.span(name) for name in ("thing", "of") if cost[name])
    kinds = [
        t for t in question.own_terms
        if start <= t.start < end and t.chinese and _KIND.search(t.text)
    ]  # fmt: skip
    return bool(kinds) and not touches(kinds[-1], fold(said))
