"""Is what a question asks to be done only begun, or under way, in the words of a sentence?

"Is the viaduct finished" of 高架开工建设: what stands beside it, 道路建成通车, is of other things.
"""

from __future__ import annotations

from assistant.understanding.question import Question
from assistant.understanding.words import fold, held_in
from corpus.regex import regex

_FINISHED = regex(
    r"\b(?:complet(?:e|ed|ely)|finish(?:ed)?|fully (?:built|open|demolished|running|operational)|"
    r"built|ready|in (?:use|operation)|open(?:ed)? to traffic|all done)\b|"
    r"(?:[建修拆办改做弄搞盖])(?:完|成|好)|正式[上运启投]|拆光|竣工|完[工成](?!率|情况)|(?<!直)通车|落成|投入使用|投用"
)
"""What asks if something came to its end."""
_UNDER_WAY = regex(
    r"(?<!公)开工|动工|奠基|启动|正在|在建|筹[建备]|加快|加速|抓紧|有序推进|稳步推进|进展|试运行|试用|推进中|建设中|拟|计划"
)
_DONE = regex(
    r"完[成工]|建成|竣工|(?<!直)通车|合龙|验收|投入使用|投用|启用|开业|办结|落成|贯通|全部"
)
_CLAUSE = regex(r"[，,；;。、]")


def only_begun(question: Question, said: str) -> bool:
    """Whether it is asked if something is finished, and what a sentence says of it is under way.

    Each thing that the question names must stand in the one clause, and no end of it.
    """
    asked = _FINISHED.search(question.folded)
    if asked is None:
        return False
    things = [
        t.widened for t in question.own_terms
        if t.chinese and t.trust >= _NOUN and not _FINISHED.search(t.text)
        and not (t.start < asked.end() and asked.start() < t.end)
    ]  # fmt: skip
    on_it = [c for c in _CLAUSE.split(fold(said)) if all(held_in(t, c) == 1 for t in things)]
    return bool(things and on_it) and all(
        _UNDER_WAY.search(clause) and not _DONE.search(clause) for clause in on_it
    )


_NOUN = 1.0
"""The trust of a word whose Chinese is surely meant."""
