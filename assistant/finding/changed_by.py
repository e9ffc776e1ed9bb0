"""What was done to a figure, where a question says it: cut by how many, withheld, paid back."""

from __future__ import annotations

from assistant.evidence.decide import ENOUGH, figure_confidence
from assistant.evidence.prose import Candidate
from assistant.finding.following import NEXT_BEST, led_by
from assistant.judging.spoken import counted_of
from assistant.judging.touched import touches
from assistant.understanding.question import Question
from assistant.understanding.words import fold
from corpus.regex import regex
from corpus.report import Report
from corpus.units import unit_kind

_LESS = regex(
    r"\bby how (?:many|much)\b[^?]{3,80}?\b(?:trim|cut|reduc|shrink|shrank|slash|par(?:e|ed)|prun|"
    r"lower|drop|f[ae]ll|decreas|declin|thin)\w*|"
    r"(?:减少|精简|压减|缩减|压缩|下降|降低|砍掉?)[了掉去]?(?:多少|几)"
)
_MORE = regex(
    r"\bby how (?:many|much)\b[^?]{3,80}?\b(?:gr[eo]w|ris|rose|increas|expand|rais|climb|go up|"
    r"went up|enlarg)\w*|(?:增加|增长|提高|上升|扩大|新增)[了]?(?:多少|几)"
)
_FEWER = regex(r"(?:减少|精简|压减|缩减|压缩|下降|降低|核减|减)[了约近]?$")
_FURTHER = regex(r"(?:增加|增长|提高|上升|扩大|增)[了约近]?$")

_THAN = regex(r"[较比][^，,。；;、\d]{0,12}的?$")
"""Before what it was until then: 较清理前的6213项."""


def changed_by_first(
    question: Question, best: tuple[Candidate, ...], report: Report
) -> tuple[Candidate, ...]:
    """The figure by which something changed first, in the sentence of the best one."""
    ways = ((_LESS, _FEWER), (_MORE, _FURTHER))
    tells = next((told for asked, told in ways if asked.search(question.folded)), None)
    if tells is None or not best:
        return best
    text = report.source_text
    best = tuple(c for c in best if not _THAN.search(text[c.clause.start : c.fact.start])) or best
    head = best[0].fact
    changed = (
        c for c in best[:NEXT_BEST]
        if c.fact.context.start == head.context.start and c.features.fit >= best[0].features.fit
        and tells.search(text[c.clause.start : c.fact.start])
        and (figure_confidence(question, c) >= ENOUGH or _SAYS_NO_MORE.match(c.fact.label))
    )  # fmt: skip
    return led_by(next(changed, best[0]), best)


_SAYS_NO_MORE = regex("[较比]|同比|环比|净?[增减]|下降|上升|提高|降低")
"""How a label begins that names nothing but the change, of what was told right before."""


def done_to_it_first(
    question: Question, best: tuple[Candidate, ...], report: Report
) -> tuple[Candidate, ...]:
    """The figure of what an English question says was done, before one beside it of a thing named.

    How much was withheld over the ditch: 扣减工程款3.4万元, and not 沟渠134万元.
    """
    done = _DONE.search(question.folded)
    if done is None or not best or not question.aspects[0].end > done.end():
        return best
    verb = next((t for t in question.own_terms if t.start == done.start("verb")), None)
    if verb is None or verb.trust < 1 or not verb.chinese:
        return best
    text, head = report.source_text, best[0]

    def says_it(candidate: Candidate) -> bool:
        clause = text[candidate.clause.start : candidate.clause.end]
        return touches(verb, fold(clause + candidate.fact.parent))

    nouns = counted_of(question).nouns(question.own_terms)
    if says_it(head) or (nouns and touches(nouns[-1], fold(head.fact.label))):
        return best
    kind = unit_kind(head.fact.quantity.unit)
    said = (
        c for c in best[1:NEXT_BEST]
        if c.fact.context.start == head.fact.context.start and says_it(c)
        and unit_kind(c.fact.quantity.unit) == kind and figure_confidence(question, c) >= _SURELY
    )  # fmt: skip
    return led_by(next(said, head), best)


_DONE = regex(
    r"\bhow (?:much|many(?: [a-z-]+){0,3}?) (?:was|were|had been|has been|got) (?P<verb>[a-z]+)\b"
)
_SURELY = 0.8
