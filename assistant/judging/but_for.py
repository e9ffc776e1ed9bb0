"""Is what a question asks of the very thing that a sentence leaves out: 除紧急类外，其他并入?"""

from __future__ import annotations

from assistant.judging.touched import touches
from assistant.understanding.question import Question
from assistant.understanding.words import fold, held_in
from corpus.regex import regex

_BUT_FOR = regex(
    r"(?<![清拆解消废扫排铲驱免])除(?!了)(?P<these>[^。；;]{2,60}?)(?:之外|以外|外)[,，]?"
    r"(?:其[他它余]|均|都|一律|全部|全都|原则上)(?P<others>[^。；;]+)"
)
_ASKS_WHAT_STAYS = regex(
    r"[不未没]|除外|例外|保留|豁免|\b(?:not|no|never|except\w*|exempt\w*|exclud\w*|"
    r"keep|kept|remain\w*|stay\w*|left out|separate\w*)\b|n't\b"
)


def is_left_out(question: Question, said: str) -> bool:
    """Whether a sentence says something of all but what a question asks it of."""
    found = _BUT_FOR.search(fold(said))
    if found is None or _ASKS_WHAT_STAYS.search(question.folded):
        return False
    these, others = found["these"], found["others"]
    rest = fold(said).replace(these, "")
    named = [t for t in question.own_terms if t.sure and held_in(t, these) == 1]
    telling = any(held_in(t, rest) < 1 for t in named)
    return telling and any(touches(t, others) for t in question.own_terms)
