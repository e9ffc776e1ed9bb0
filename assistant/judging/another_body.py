"""Is a figure that of another body, by its label, than the one that a question names?"""

from __future__ import annotations

from functools import lru_cache

from assistant.judging.touched import touches
from assistant.understanding.question import Question
from assistant.understanding.words import fold
from corpus.regex import regex


def is_of_another_body(question: Question, label: str) -> bool:
    """Whether a figure's label names an office, and a question asks for another one by name."""
    if not _names_a_body(label):
        return False
    if _is_inside(question, label):
        return True
    body = fold(question.scope.body)
    if _names_a_body(body):
        return body not in "".join(label.split())  # of the city's bureau, and of the county's
    asked = [t for t in question.own_terms if any(_BODY.fullmatch(word) for word in t.chinese)]
    return bool(asked) and not any(touches(term, label) for term in asked)


@lru_cache(2_000)
def _names_a_body(label: str) -> bool:
    return _NAMED_BODY.search(label) is not None


def _is_inside(question: Question, label: str) -> bool:
    """Whether a label names the body of a county, and the question that of the city by its name."""
    own = _OF_A_PLACE.search(question.folded)
    its = _OF_A_PLACE.search("".join(label.split()))
    if own is None or its is None or own["body"] != its["body"]:
        return False
    return not (own["place"].endswith(its["place"]) or its["place"].endswith(own["place"]))


_OF_A_PLACE = regex(r"(?P<place>[\u4e00-\u9fff]{2,4}[县区市旗州])(?P<body>[\u4e00-\u9fff]{2,8}局)")


_BODY = regex(r"[\u4e00-\u9fff]{1,6}(?:局|委员会|大队|支队|法院|医院|街道|公司)")
_NAMED_BODY = regex(r"[\u4e00-\u9fff]{2}(?:局|委员会|公开办|办公室|大队|支队|法院|医院|公司)")
