"""A report made ready for the store: passages and sentences with what is indexed of each. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.language import tokens
from corpus.quantities import find_quantities
from corpus.report import Report
from vectorstore.passage import (
    Passage,
    Sentence,
    clean,
    context_text,
    embedding_text,
    passages_of,
    sentence_text,
    sentences_of,
    visible,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage or sentence: what is encoded of it, its index tokens, and if it states a figure."""

    span: Passage | Sentence
    text: str
    tokens: tuple[str, ...]
    figures: bool

    @property
    def text_hash(self) -> bytes:
        """Names the text that is encoded: 16 bytes."""
        return hash_of(self.text)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A report with its passages and sentences, in reading order."""

    report: Report
    passages: tuple[Piece, ...]
    sentences: tuple[Piece, ...]


def prepare(report: Report) -> Prepared:
    """Everything about a report that can be worked out without a store."""
    passages = passages_of(report)
    return Prepared(
        report,
        tuple(_passage_pieces(report, passages)),
        tuple(_sentence_pieces(report, sentences_of(report, passages))),
    )


def hash_of(text: str) -> bytes:
    """The name of a text among the kept vectors."""
    return hashlib.sha256(text.encode("utf-8", "replace")).digest()[:16]


def _passage_pieces(report: Report, passages: tuple[Passage, ...]) -> Iterator[Piece]:
    for passage in passages:
        body = visible(report, passage.start, passage.end)
        words = tokens("\n".join((context_text(passage.path, report), body)))
        figures = passage.kind == "table" or bool(find_quantities(body))
        yield Piece(passage, embedding_text(passage, report), tuple(words), figures)


def _sentence_pieces(report: Report, sentences: tuple[Sentence, ...]) -> Iterator[Piece]:
    titular = frozenset(tokens(clean(report.header.title)))
    for sentence in sentences:
        body = visible(report, sentence.start, sentence.end)
        words = tokens("\n".join((*map(clean, sentence.path), body)))
        own = tuple(word for word in words if word not in titular)
        yield Piece(sentence, sentence_text(sentence, report), own, bool(find_quantities(body)))
