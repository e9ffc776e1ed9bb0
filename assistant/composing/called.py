"""What figures of prose count, in the words of their report: each figure beside its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.composing.nouns import english_change, english_label
from assistant.composing.verbatim import quoted, statement_value
from assistant.evidence.clause import NAMELESS
from assistant.evidence.prose import Candidate
from assistant.evidence.writer import Writer
from corpus.regex import regex
from corpus.report import Fact


def each_with_its_name(
    candidates: Sequence[Candidate], quote: str, writer: Writer, language: str
) -> str:
    """Several figures, each beside what it counts; "" where they are not all called otherwise."""
    labels = _labels_of_each([c.fact for c in candidates])
    alike = len({*labels}) < len(labels) or not _are_told_by(labels, candidates, quote)
    if len(candidates) == 1 or alike:
        return ""
    values = (statement_value(c.fact, writer, language) for c in candidates)
    if language == "en":
        changes = (english_change(c.fact) for c in candidates)
        names = (": ".join(filter(None, both)) for both in zip(labels, changes, strict=True))
        return ", ".join(f"{v} ({name})" for v, name in zip(values, names, strict=True))
    return "、".join(f"{v}（{label}）" for v, label in zip(values, labels, strict=True))


def _labels_of_each(facts: Sequence[Fact]) -> list[str]:
    """What each figure counts; what governs several of them is named with the first alone."""
    named: set[str] = set()
    labels = []
    for fact in facts:
        labels.append(fact.label if fact.parent in named else _label(fact))
        named |= {fact.label, fact.parent} - {""}
    return labels


def _are_told_by(labels: Sequence[str], candidates: Sequence[Candidate], quote: str) -> bool:
    """Whether labels say what figures count: there is one for each, with no number of their own."""
    nought = any(c.fact.quantity.state != "number" for c in candidates)
    strange = set(re.findall(r"\d+", " ".join(labels))) - set(re.findall(r"\d+", quote))
    return all(labels) and not nought and not strange


def counted_text(candidates: Sequence[Candidate], quote: str, language: str, noun: str) -> str:
    """What the figures count, in the report's words; the clause itself where they are too few."""
    labels = list(dict.fromkeys(_label(c.fact) for c in candidates))
    nameless = all(NAMELESS.fullmatch(c.fact.label) for c in candidates) and _MORE.search(quote)
    if nameless or not _are_told_by(labels, candidates, quote):
        return quoted(quote, language)
    inner = (", " if language == "en" else "、").join(labels)
    if (
        not noun
        and len(candidates) == 1
        and (english := english_label(candidates[0].fact, language))
    ):
        return f"({inner}: {english})"
    return f"({inner})" if language == "en" else f"（{inner}）"


_MORE = regex("[，,]")
"""What stands between those words and the figure, where a quote has both."""


def _label(fact: Fact) -> str:
    return f"{fact.parent} {fact.label}" if fact.parent and len(fact.label) < 8 else fact.label
