"""How a follow-up turns: to another subject, or back to something that was spoken of before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.understanding.concepts import Concept
from assistant.understanding.reckoning import Reckoning
from assistant.understanding.requirements import light
from assistant.understanding.terms import Term, are_verbs
from corpus.regex import regex

_SAID_FIRST = (
    r"^(?:(?:ok(?:ay)?|right|thanks?(?: a lot| you)?|great|good|fine|now|well|got it|i see|"
    r"alright|all right|好的?|谢谢[你您]?|多谢|嗯|行|知道了|明白了?|了解)[,.;:!，。；！、 ]*)*"
)
_ANEW = regex(
    _SAID_FIRST + r"(?:"
    r"(?:on (?:to )?)?(?:an?(?:other)? |the )?(?:(?:completely |totally |quite )?(?:different|new|"
    r"another|other|next|separate|unrelated) (?:subject|topic|question|matter|thing|point|issue)|"
    r"(?:changing|change|switching|switch) (?:of )?(?:the )?(?:subject|topic)s?|something else)"
    r"(?: (?:now|please|then))?\s*[:,;.!–—-]+\s*|"
    r"(?:我们?)?(?:换|说|聊|谈|问|讲)(?:一?个|点|一?下|点儿)?(?:别的|其他的?|另外的?)?"
    r"(?:话题|问题|题目|事)?(?:吧|啊)?[,，:：。.]\s*|"
    r"(?:还有|另外|再)?(?:换|另)?一?个(?:别的|其他的?|不同的?|新的?)?(?:话题|问题)[,，:：。.]\s*)",
    re.IGNORECASE,
)
"""What announces another subject, of the same place and year."""
_BACK = regex(
    _SAID_FIRST
    + r"(?:那|我们)?(?:再|还是)?(?:说|回|讲|聊)(?:一?下)?(?:回|到)(?:来)?(?:说|看)?(?:一?下)?"
    r"(?P<what>[^,，。？?]{2,16})[,，]\s*",
    re.IGNORECASE,
)
"""What is spoken of again: 再说回本市要闻，占总数多少."""


def turned(text: str) -> tuple[str, bool]:
    """A follow-up without what only turns to it, and whether it announces another subject."""
    if (anew := _ANEW.match(text)) and anew.end() < len(text):
        return text[anew.end() :], True
    if back := _BACK.match(text):
        return back["what"] + text[back.end() :], False
    return text, False


_RANKED = frozenset({"rank", "compare", "sum"})
_RANKING = frozenset({"extreme", "top", "ranking", "sum"})


def names_another(own: Sequence[Term], concepts: Sequence[Concept]) -> bool:
    """Whether a follow-up names a thing of its own: then it asks no more which was the most."""
    if any(c.start < c.end and c.group in _ROWS for c in concepts):
        return True
    return any(t.trust >= 1 and not are_verbs(t.chinese) and t.text not in light() for t in own)


_ROWS = frozenset({"flow", "outcome", "matter", "topic", "ground", "applicant", "channel"})


def carried(intents: frozenset[str]) -> frozenset[str]:
    """What a follow-up on another thing still asks as the question before did: how many."""
    kept = intents - _RANKED
    return kept if kept == intents else kept | {"number"}


def reckoned_again(reckoning: Reckoning | None) -> Reckoning | None:
    """What is still to be reckoned where a follow-up names another thing: no largest of several."""
    if reckoning is not None and reckoning.operation in _RANKING:
        return None
    return reckoning
