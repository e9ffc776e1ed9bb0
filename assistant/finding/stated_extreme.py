"""The largest or smallest of its kind, where a report itself says which it is: 最高一笔2.1万元."""

from __future__ import annotations

from assistant.evidence.arithmetic import Computation
from assistant.evidence.evidence import Evidence, Finds
from assistant.evidence.prose import Candidate
from assistant.judging.touched import touches
from assistant.understanding.question import Question
from assistant.understanding.words import coverage, fold
from corpus.regex import regex

_SURE = 0.75
"""How sure a figure is that its own label calls the largest of what is asked for."""
_TRIED, _SENTENCES = 12, 3
"""So many of the best figures, in so many of the best sentences, may be it."""
_HELD = 0.4
"""So much of the question must stand in its sentence."""
_ASKED = {
    "high": regex(
        r"最(?:多(?!跑)|高|大|长|贵|热|忙|强|集中|突出|普遍|常见)|顶天|"
        r"\b(?:(?<!at )most|highest|largest|biggest|busiest|longest|dearest|peak|maximum)\b|"
        r"\btop (?:score|mark|price|bid|amount|prize|rate|speed)|\brecord (?:day|high|crowd|number)"
    ),
    "low": regex(
        r"最(?:少|低|小|短|差|弱|便宜)|垫底|倒数第一|"
        r"\b(?:fewest|(?<!at )least|lowest|smallest|shortest|quietest|worst|minimum)\b"
    ),
}
_TOLD = {
    "high": regex(r"最(?:[多高大长]|集中|突出|普遍|常见)|峰值|(?<!全)单日(?=$|[^最])"),
    "low": regex(r"最[少低小短差]|排名最后|垫底"),
}
_NO_WORD = regex(
    r"最(?:[多高大长少低小短差]|集中|突出|普遍|常见)|依次|排名最后|垫底|[一单当每]?[笔次天日项人户件个家场期月]|(?:的|是|为|达|仅|只有|达到|可达|分别)+|"
    r"[“”‘’「」《》（）()\s]"
)
"""What a label says that names no thing: 日最高, 最高一笔."""


def stated_extreme(question: Question, finds: Finds) -> Evidence | None:
    """The figure that a report calls the highest, or the lowest, of what a question is about."""
    if not finds.ranked or len(question.scope.report_ids) != 1 or question.asks:
        return None
    if (
        question.elliptical
        or len(finds.ranked) > 1
        or (question.reckoning is not None and question.reckoning.places > 1)
    ):
        return None
    asked = [way for way, said in _ASKED.items() if said.search(question.folded)]
    if len(asked) != 1:
        return None
    best = finds.hits[:_SENTENCES]
    told = next(
        (
            c for c in finds.ranked[0][:_TRIED]
            if c.hit in best and _TOLD[asked[0]].search(c.fact.label)
            and _is_of_it(question, c, finds)
        ),
        None,
    )  # fmt: skip
    if told is None or told.fact.quantity.value is None:
        return None
    largest = Computation("extreme", (told,), told.fact.quantity.value)
    return Evidence(
        finds.report, "statements", _SURE,
        statements=(told,), sentences=finds.hits[:3], computation=largest,
    )  # fmt: skip


def _is_of_it(question: Question, candidate: Candidate, finds: Finds) -> bool:
    """Whether a figure is the highest of what the question names: told so, or of no other thing."""
    hit, fact = candidate.hit, candidate.fact
    counts = "number" in question.intents or bool(question.counted)
    if hit is None or (counts and candidate.features.fit < 0):
        return False
    if coverage(finds.weighed, fold(hit.text + "".join(hit.path))) < _HELD:
        return False
    rest = fold(_NO_WORD.sub("", fact.label))
    return len(rest) < 2 or any(touches(term, rest) for term in question.own_terms)
