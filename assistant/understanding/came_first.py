"""A follow-up on the place that came first: which received the most? How many suits had it?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assistant.understanding.question import Question
from corpus.language import simplify
from corpus.regex import regex

_RANKED = frozenset({"extreme", "top", "ranking"})
_IT = regex(
    r"\b(?:it|its|they|there|(?:that|this) (?:place|one|city|district|county|report|government)|"
    r"the (?:first|top|winner)(?: (?:one|place|city|district|county|report))?)\b|"
    r"它|该(?:地|市|区|县|报告)|[这那](?:一?个)?(?:地方|城市|市|区|县|里|份报告)|第一名|榜首|排第一的"
)


def on_the_first(
    text: str, last: Question | None, came_first: Callable[[Question], str]
) -> Question | None:
    """The last question, of what came first in its answer alone, if a follow-up is on that.

    ``came_first`` gives the id of the report that comes first in the answer to a question; "" where
    several do.
    """
    if last is None or last.reckoning is None or last.reckoning.operation not in _RANKED:
        return last
    if len(last.scope.report_ids) < 2 or not _IT.search(simplify(text).lower()):
        return last
    first = came_first(last)
    if not first:
        return last
    groups = ((first,),)
    scope = replace(last.scope, named=True, groups=groups, asked_groups=groups, ambiguous=False)
    return replace(last, scope=replace(scope, years=(), mentions=()), reckoning=None)
