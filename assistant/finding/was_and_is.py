"""What was, and what it became: 由45个减至37个 tells how many there are, or were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.evidence.arithmetic import of_one_unit, of_pair, value_of
from assistant.evidence.evidence import Evidence, Finds
from assistant.evidence.prose import Candidate
from assistant.finding.reckoned import SURE, as_evidence
from assistant.judging.required import answers_for
from assistant.understanding.given import numbers_given
from assistant.understanding.question import Question
from corpus.change_labels import before_and_now
from corpus.regex import regex
from corpus.report import Fact, Report
from corpus.units import unit_kind

_LOOKED_AT, _CONSIDERED, _AHEAD = 6, 12, 40
_TIME = regex("工作日|天|小时|分钟|个?月$")
_BEFORE = regex(
    r"原[来先本有]|此前|之前|以前|先前|过去|[年最起]初|(?:上|去|前)一?年|改[前革]|"
    r"\b(?:before|previous\w*|originally|formerly|earlier|initially|at first|used to|at the "
    r"(?:start|beginning)|last year|to begin with|the year before|start with)\b"
)
_BOTH = regex(
    r"[从由](?:多少|几|百分之)|\bfrom (?:how|what|which)\b|怎么变|如何变|"
    r"\bfrom \S+(?: \S+){0,3} to (?:how|what)\b|\bbefore and after\b|前后"
)
_BY_HOW_MUCH = regex(
    r"(?:[减增升降提压缩扩调涨跌加快慢]|减少|增加|缩短|压减|压缩|精简|提高|提升|上升|下降|下调|上调|提速|少|多)"
    r"了(?:大约|约|近)?(?:多少|几|多大)|(?:降|增|升|涨|减|提速|压缩|缩短|减少|增加)(?:多少|几)(?!到|至)|"
    r"\bby how (?:much|many)\b|"
    r"\bhow (?:much|many)\b[^?]{0,40}?\b(?:quicker|faster|shorter|longer|slower|"
    r"fewer|less|more|higher|lower|sooner|earlier)\b|"
    r"\bhow (?:much|many)\b[^?]{0,60}\b(?:did|was|were|has|have|had)\b[^?]{0,60}"
    r"(?<!the )(?<!its )\b(?:cut|drop|f[ae]ll|rise|shorten|shav|sav|speed|reduc|trim|shrink|grow|"
    r"increas|decreas|slash|lower|rais|clos|remov)\w*"
)
_QUICKER = regex(r"\b(?:quick|fast|sp[eo]*d|soon|slow)(?:er|ed)?\b|[快慢]了|提速")
"""What asks for a time that something takes, whatever else it names."""


def as_it_is_now(
    question: Question, ranked: tuple[Candidate, ...], report: Report
) -> tuple[Candidate, ...]:
    """The figures with what something became in the place of what it was, or the other way round.

    Both stay where the question asks for both, or by how much they differ, or states one itself.
    """
    found = next(_changes(ranked, report), None)
    if found is None or _BOTH.search(question.folded) or _BY_HOW_MUCH.search(question.folded):
        return ranked
    if {c.fact.quantity.value for c in found} & numbers_given(question):
        return ranked
    was, became_it = found
    meant = was if _BEFORE.search(question.folded) else became_it
    led = replace(meant, features=ranked[0].features, score=ranked[0].score)
    return (led, *(c for c in ranked if c not in found))


def by_how_much(question: Question, finds: Finds) -> Evidence | None:
    """By how much something became more or less, where both figures are stated."""
    if len(finds.ranked) > 1 or not _BY_HOW_MUCH.search(question.folded):
        return None
    ranked = finds.ranked[0]
    if _QUICKER.search(question.folded):
        ranked = tuple(c for c in ranked[:_CONSIDERED] if _TIME.search(c.fact.quantity.unit))
    found = next(_changes(ranked, finds.report), None)
    if found is None or not all(answers_for(question, c, finds.report) for c in found):
        return None
    if any(unit_kind(c.fact.quantity.unit) == "percent" for c in found):
        return None
    more, less = sorted(found, key=value_of, reverse=True)
    evidence = as_evidence(question, finds, of_pair("difference", more, less))
    return evidence and replace(evidence, confidence=max(evidence.confidence, SURE))


def _changes(ranked: Sequence[Candidate], report: Report) -> Iterator[tuple[Candidate, Candidate]]:
    """What was and what it became, of the figure that goes first."""
    for other in ranked[1:_LOOKED_AT]:
        was, now = sorted((ranked[0], other), key=lambda c: c.fact.start)
        if of_one_unit(was, now) and _became(report.source_text, was.fact, now.fact):
            yield was, now


def _became(text: str, was: Fact, now: Fact) -> bool:
    """Whether the one figure is what was, and the other what it became: 由45个减至37个."""
    ahead, between = text[max(0, was.start - _AHEAD) : was.start], text[was.end : now.start]
    return was.end <= now.start and before_and_now(ahead, between) is not None
