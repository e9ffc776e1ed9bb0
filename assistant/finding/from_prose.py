"""Evidence from figures that sentences state: one for each part of a question, or computed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.evidence.alike import as_good_as, not_told_apart
from assistant.evidence.decide import figure_confidence
from assistant.evidence.evidence import Evidence, Finds
from assistant.evidence.prose import Candidate
from assistant.finding.best_first import ALL_TOLD, fits, speaking_of_it
from assistant.finding.coordinated import side_by_side
from assistant.finding.following import NEXT_BEST, led_by
from assistant.finding.from_extremes import asks_which_is_most
from assistant.finding.from_reckoning import EACH, from_reckoning, lacks_the_other
from assistant.finding.from_volume import SURE_OF_VOLUME, from_volume
from assistant.finding.one_a_part import SO_NEAR, one_a_part, with_later_parts, with_things_beside
from assistant.finding.other_kinds import limits_beside, named_beside, other_kinds
from assistant.judging.part_asked import asked_in, later_parts
from assistant.judging.parts import WHOLE_RATE, rate_beside
from assistant.judging.polarity import asks_for_all
from assistant.judging.required import asks_for_a_rank, lacks_a_concept, words_of
from assistant.understanding.given import numbers_given
from assistant.understanding.question import Question
from assistant.understanding.reckoning import asks_which_way
from assistant.understanding.whole_phrases import LEVEL
from assistant.understanding.words import fold
from corpus.regex import regex
from corpus.report import Span

_LEVEL_NAMED = regex(
    r"\b(?:national|nationwide|provincial|regional|autonomous|municipal|city(?:'s)?|prefectur\w+|"
    r"district|county)\b|全国|[省市区县州](?:里|级)?的?(?:政协|人大)"
)


def from_statements(question: Question, finds: Finds) -> Evidence | None:
    """The stated figures that answer, one for each part of the question, or what they come to."""
    if not finds.ranked or not finds.ranked[0] or asks_for_a_rank(question):
        return None
    reckoned = from_reckoning(question, finds)
    if reckoned is not None:
        return reckoned
    if asks_which_is_most(question) or asks_which_way(question.folded):
        return None
    given = numbers_given(question)
    among = finds.ranked[0]
    together, alone = side_by_side(question, finds, wholly=True)
    first = asked_in(question, 0)
    finds, volume = _volume_first(question, first, finds)
    if not finds.ranked[0]:
        return None
    if not together:
        together, alone = side_by_side(question, finds, among=among)
    parts = later_parts(question)
    if together:
        chosen, untold = with_later_parts(together, finds, parts)
    else:
        chosen, untold = one_a_part(finds, given, parts, question.folded)
    chosen, untold, lacking = with_things_beside(question, finds, parts, chosen, untold)
    if not chosen or lacks_the_other(question, chosen):
        return None
    if not together:
        chosen = _with_its_sisters(question, chosen, finds, among)
    surest = chosen if together else chosen[:1]
    confidence = max(figure_confidence(question, one) for one in surest)
    if ALL_TOLD.search(question.folded):
        inner = (c for c in finds.ranked[0][:NEXT_BEST] if c.fact.parent == chosen[0].fact.label)
        confidence = max([confidence, *(figure_confidence(question, c) for c in inner)])
    if not together and not fits(first, chosen[0], finds.report):
        another = lacks_a_concept(first, *words_of(chosen[0], finds.report))
        confidence *= 0.24 if another else 0.4
    if chosen[:1] == volume:
        confidence = max(confidence, SURE_OF_VOLUME)
    ordered = tuple(sorted(chosen, key=lambda c: c.fact.start))
    return Evidence(
        finds.report, "statements", confidence, statements=ordered, sentences=finds.hits[:3],
        untold=(
            *alone, *lacking,
            *(Span(a.start, a.end) for part in untold for a in part.question.aspects),
        ),
    )  # fmt: skip


def _volume_first(
    question: Question, first: Question, finds: Finds
) -> tuple[Finds, list[Candidate]]:
    """What may answer, and of it all that was published, where the first part asks for that."""
    volume = from_volume(first, finds) if len(question.aspects) > 1 else None
    finds = speaking_of_it(first, finds)
    if volume is None:
        return finds, []
    best = led_by(volume.statements[0], finds.ranked[0])
    return replace(finds, ranked=(best, *finds.ranked[1:])), list(volume.statements)


def _with_its_sisters(
    question: Question, chosen: list[Candidate], finds: Finds, among: Sequence[Candidate]
) -> list[Candidate]:
    """The figures with those that are asked for, or as good, beside one that stands alone."""
    if len(finds.ranked) == 1 and EACH.search(question.folded):
        named = [
            c for c in finds.ranked[0] if c.fact is not chosen[0].fact and _sister(c, chosen[0])
        ]
        chosen = [*chosen, *(named or _children(chosen[0], finds.ranked[0]))]
    if len(chosen) > 1:
        return _each_with_its_likes(question, chosen, finds)
    if len(chosen) == 1:
        others = _of_other_levels(question, chosen[0], among)
        others = others or as_good_as(question, chosen[0], finds.ranked[0], finds.weighed)
        others = others or other_kinds(question, chosen[0], finds.ranked[0])
        others = others or not_told_apart(question, chosen[0], finds.ranked[0])
        others = others or limits_beside(question, chosen[0], finds.ranked[0])
        others = others or named_beside(question, chosen[0], finds.ranked[0])
        chosen = [chosen[0], *others]
    if len(chosen) == 1 and asks_for_all(question):
        rates = rate_beside(chosen[0], finds)
        chosen += [c for c in rates if c.fact.quantity.value == WHOLE_RATE]
    return chosen


def _each_with_its_likes(
    question: Question, chosen: Sequence[Candidate], finds: Finds
) -> list[Candidate]:
    """The figures of several parts with those that each part means as well: three accounts."""
    found = {c.fact.start: c for c in chosen}
    for one in chosen:
        for alike in as_good_as(question, one, finds.ranked[0], finds.weighed):
            found.setdefault(alike.fact.start, alike)
    return list(found.values())


def _of_other_levels(
    question: Question, best: Candidate, ranked: Sequence[Candidate]
) -> list[Candidate]:
    """The figures of the same body at other levels (市政协, 全国政协), where none is named.

    None of them alone is what was asked for.
    """
    level = LEVEL.search(fold(best.fact.label))
    if (
        level is None
        or _LEVEL_NAMED.search(question.folded)
        or any(LEVEL.fullmatch(w) for t in question.terms for w in t.chinese)
    ):
        return []
    body = level.group()[-2:]
    return [
        c for c in ranked
        if c is not best and c.fact.quantity.unit == best.fact.quantity.unit
        and abs(c.fact.start - best.fact.start) <= SO_NEAR
        and any(m.group().endswith(body) for m in LEVEL.finditer(fold(c.fact.label)))
    ]  # fmt: skip


def _children(best: Candidate, ranked: Sequence[Candidate]) -> list[Candidate]:
    """All the figures that the best one governs, or that are governed with it (其中：…)."""
    label = best.fact.parent or best.fact.label
    return [c for c in ranked if c.fact.parent == label and c.fact is not best.fact]


def _sister(candidate: Candidate, first: Candidate) -> bool:
    """A figure of the same enumeration that the question names too."""
    one, other = candidate.fact, first.fact
    if one.quantity.unit != other.quantity.unit:
        return False
    near = (
        candidate.hit is not None and candidate.hit is first.hit
    ) or one.context == other.context
    return near and candidate.features.precise >= 0.5 * max(first.features.precise, 0.3)
