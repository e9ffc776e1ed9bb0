"""Whether there was none of what a question asks for, or takes for granted.

"Was it sued, or taken to review": no, where both cells are nought. "Why was one lawsuit lost",
where there was none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.figures import Figure
from assistant.place_spans import without
from assistant.question import Question
from assistant.reckoning import direction_in, limit_in
from corpus.report import Quantity, Span

_EITHER = re.compile(r"\bor\b|\b(?:oder|ou|или)\b|或")
_WHICH_ONE = re.compile(r"\b(?:about|mostly|mainly|usually|rather|both)\b|主要|还是|都")
_SAYS_NONE = re.compile(
    r"\b(?:no|not|none|never|nobody|without|zero|avoid\w*|lack\w*)\b|n't\b|[没未无零](?!来)|(?<![\d.])0(?![\d.])"
)
"""What a question says that takes it for granted that there was none."""
_HELD_AGAINST = re.compile(
    r"\b(?:more|fewer|less|least|than|any other|enough|better|worse)\b|"
    r"超过|[多少高低]于|至少|增|减|比|更"
)
"""What asks for more than whether there was any."""


def there_are(question: Question, figures: Sequence[Figure]) -> bool | None:
    """Whether cells say that there was any of what a question for yes or no names; None if unsure.

    None of it where each of them is nought; some where one is of disputes named with "or": "was it
    sued or taken to review". Of other rows "or" may ask which of the two it was.
    """
    values = [figure.value for figure in figures if figure.operation != "share"]
    if not values or len(values) < len(figures) or None in values:
        return None
    if any(figure.column == "change" for figure in figures) or direction_in(question.folded):
        return None
    asked = _unexplained(question)
    if _SAYS_NONE.search(asked) or _HELD_AGAINST.search(asked):
        return None
    if not any(values):
        return False
    several = len({figure.row for figure in figures}) > 1
    alike = {figure.kind for figure in figures} == {"disputes"}
    if several and alike and _EITHER.search(asked) and known_words(question):
        return None if _WHICH_ONE.search(asked) else True
    return None


def _unexplained(question: Question) -> str:
    """A question without what names cells (未经复议直接起诉) or asks whether there was any."""
    cells = (Span(concept.start, concept.end) for concept in question.concepts)
    return _WHETHER.sub(" ", without(question.asked, cells))


_WHETHER = re.compile(r"有没有|有无|没有?[？?]?$")


def known_words(question: Question) -> bool:
    """Whether each word of a foreign question is known: none of them may ask for something else."""
    told = question.language in ("en", "zh")
    return told or all(term.chinese for term in question.own_terms)


def names_what_was_not(question: Question, stated: Sequence[Quantity]) -> bool:
    """Whether a question why speaks of what there was none of, and does not ask why so."""
    if "why" not in question.intents or not stated:
        return False
    if any(one.state != "none" and one.value != 0 for one in stated):
        return False
    return limit_in(question.folded)[0] != "none" and not _SAYS_NONE.search(question.asked)
