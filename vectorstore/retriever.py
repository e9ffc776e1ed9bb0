"""Hybrid retrieval: dense by Chroma (or exactly, inside a few reports), lexical by BM25, fused."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from corpus.language import detect_language, simplify, tokens
from vectorstore.catalogue import Catalogue, Level, Recent, Unit
from vectorstore.chroma import VectorCache
from vectorstore.encoder import Encoder, Vectors
from vectorstore.lexical import bm25, document_counts

_CANDIDATES = 60
"""How many of each kind are taken from Chroma and from the index when all reports compete."""

_EXACT_REPORTS = 3
"""Inside so few reports every passage and sentence is scored: faster than Chroma's filter."""

_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What is searched: the question, its language, and Chinese terms for the lexical side.

    ``report_ids`` are the only reports searched; ``prefer`` are reports that go first.
    """

    text: str
    language: str = ""
    terms: tuple[str, ...] = ()
    report_ids: tuple[str, ...] | None = None
    prefer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage or sentence that was found; ``dense`` is a cosine, ``lexical`` a BM25 score."""

    report_id: str
    passage_id: str
    start: int
    end: int
    text: str
    path: tuple[str, ...]
    kind: str
    score: float
    dense: float
    lexical: float


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each signal counts; cosines are taken as they are, BM25 as a share of the best."""

    own: float
    other: float
    lexical: float
    lexical_other: float
    prefer: float = 0.5


CHINESE = {
    "passage": Weights(own=0.5, other=0.5, lexical=0.3, lexical_other=0.2),
    "sentence": Weights(own=0.6, other=0.4, lexical=0.4, lexical_other=0.1),
}
OTHER = {
    "passage": Weights(own=0.5, other=0.5, lexical=0.2, lexical_other=0.1),
    "sentence": Weights(own=0.6, other=0.4, lexical=0.2, lexical_other=0.05),
}


@dataclass(frozen=True, slots=True)
class _Scored:
    unit: Unit
    dense: float
    dense_other: float
    lexical: float
    lexical_other: float


class Retriever(BaseRetriever):
    """Finds passages and sentences for a question in any language. Safe under threads."""

    def __init__(
        self, catalogue: Catalogue, vectors: VectorCache, encoder: Encoder, k: int = 10
    ) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._vectors = vectors
        self._encoder = encoder
        self._k = k
        self._matrices: dict[Level, Recent[tuple[list[Unit], Vectors]]] = {
            "passage": Recent(64),
            "sentence": Recent(64),
        }

    def encode(self, query: SearchQuery) -> Vectors:
        """The question's vector; encoded once however often it is asked for."""
        return self._encoder.query(query.text, query.language or detect_language(query.text))

    def passages(self, query: SearchQuery, k: int = 10) -> list[Hit]:
        """The passages that answer best, best first."""
        return self._search("passage", query, k)

    def sentences(self, query: SearchQuery, k: int = 10) -> list[Hit]:
        """The sentences that answer best, best first; tables have none."""
        return self._search("sentence", query, k)

    def terms(self, query: SearchQuery) -> dict[str, float]:
        """The weighted index terms of a question: its own, and Chinese ones for a foreign one."""
        language = query.language or detect_language(query.text)
        terms: defaultdict[str, float] = defaultdict(float)
        for token in tokens(simplify(query.text)):
            terms[token] = max(terms[token], 1.0)
        for term in query.terms:
            for token in tokens(simplify(term)):
                terms[token] = max(terms[token], 1.0)
        if language != "zh":
            for term, weight in self._translated(query.text, language).items():
                for token in tokens(term):
                    terms[token] = max(terms[token], weight)
        return dict(terms)

    def _translated(self, text: str, language: str) -> dict[str, float]:
        """Chinese words for a question in another language: the glossary's, and the corpus's own."""
        found: dict[str, float] = {}
        stems = [token for token in tokens(text) if not _HAN.search(token)]
        for words in self._catalogue.words_for(stems).values():
            counts = document_counts(self._catalogue, words)
            for word in counts:
                found[word] = max(found.get(word, 0.0), 1.0 / (1 + len(counts)))
        return found

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        hits = self.passages(SearchQuery(query_bundle.query_str), self._k)
        return [NodeWithScore(node=as_node(hit), score=hit.score) for hit in hits]

    # Candidates and their scores

    def _search(self, level: Level, query: SearchQuery, k: int) -> list[Hit]:
        keys = self._catalogue.keys(query.report_ids)
        if not keys or k <= 0:
            return []
        vector = self.encode(query)
        terms = self.terms(query)
        scoped = query.report_ids is not None
        narrow = keys if scoped else None
        lexical: dict[Level, dict[int, float]] = {
            "passage": bm25(self._catalogue, "passage", terms, narrow),
            "sentence": bm25(self._catalogue, "sentence", terms, narrow),
        }
        dense = (
            self._dense_exact(vector, keys)
            if scoped and len(keys) <= _EXACT_REPORTS
            else self._dense_nearest(vector, keys, lexical, scoped)
        )
        passages, sentences = dense
        scored = _join(level, passages, sentences, lexical)
        return self._ranked(level, query, scored, k)

    def _dense_exact(
        self, vector: Vectors, report_keys: Sequence[int]
    ) -> tuple[dict[int, tuple[Unit, float]], dict[int, tuple[Unit, float]]]:
        """The cosine of every passage and sentence of the reports."""
        return (
            self._exact("passage", vector, report_keys),
            self._exact("sentence", vector, report_keys),
        )

    def _exact(
        self, level: Level, vector: Vectors, report_keys: Sequence[int]
    ) -> dict[int, tuple[Unit, float]]:
        found: dict[int, tuple[Unit, float]] = {}
        for report_key in report_keys:
            units, matrix = self._matrices[level].get_or(
                report_key, lambda key=report_key: self._matrix(level, key)
            )  # type: ignore[misc]
            if units:
                cosines = matrix @ vector
                found |= {u.key: (u, float(c)) for u, c in zip(units, cosines, strict=True)}
        return found

    def _matrix(self, level: Level, report_key: int) -> tuple[list[Unit], Vectors]:
        units, raw = self._catalogue.vectors_of(level, self._encoder.engine_name, report_key)
        return units, self._encoder.centred(raw, level)

    def _dense_nearest(
        self,
        vector: Vectors,
        report_keys: Sequence[int],
        lexical: Mapping[Level, Mapping[int, float]],
        scoped: bool,
    ) -> tuple[dict[int, tuple[Unit, float]], dict[int, tuple[Unit, float]]]:
        """The cosines of what Chroma finds nearest and of what the index finds, both levels."""
        generation = self._catalogue.generation
        wanted: dict[Level, set[int]] = {"passage": set(), "sentence": set()}
        for level, keys in wanted.items():
            near = None
            if not scoped:
                near = self._vectors.search(level, vector, _CANDIDATES, generation)
            if near is None:
                return self._dense_exact(vector, report_keys)
            keys |= {key for key, _ in near}
            keys |= set(sorted(lexical[level], key=lexical[level].__getitem__)[-_CANDIDATES:])
        sentences = self._catalogue.units("sentence", wanted["sentence"])
        wanted["passage"] |= {unit.passage_key for unit in sentences.values()}
        passages = self._catalogue.units("passage", wanted["passage"])
        sentences |= {unit.key: unit for unit in self._catalogue.sentences_in(passages)}
        return (
            self._cosines("passage", passages, vector),
            self._cosines("sentence", sentences, vector),
        )

    def _cosines(
        self, level: Level, units: Mapping[int, Unit], vector: Vectors
    ) -> dict[int, tuple[Unit, float]]:
        raw = self._catalogue.vectors_by_key(level, self._encoder.engine_name, list(units))
        if not raw:
            return {}
        keys = [key for key in units if key in raw]
        cosines = self._encoder.centred(np.stack([raw[key] for key in keys]), level) @ vector
        return {key: (units[key], float(c)) for key, c in zip(keys, cosines, strict=True)}

    def _ranked(
        self, level: Level, query: SearchQuery, scored: Sequence[_Scored], k: int
    ) -> list[Hit]:
        language = query.language or detect_language(query.text)
        weights = (CHINESE if language == "zh" else OTHER)[level]
        rows = {row.key: row.id for row in self._catalogue.reports()}
        best = max((item.lexical for item in scored), default=0.0) or 1.0
        best_other = max((item.lexical_other for item in scored), default=0.0) or 1.0

        def score(item: _Scored) -> float:
            return (
                weights.own * item.dense
                + weights.other * item.dense_other
                + weights.lexical * item.lexical / best
                + weights.lexical_other * item.lexical_other / best_other
                + weights.prefer * (rows.get(item.unit.report_key) in query.prefer)
            )

        ranked = sorted(
            ((score(item), item) for item in scored if item.unit.report_key in rows),
            key=lambda pair: (-pair[0], pair[1].unit.key),
        )
        places = self._catalogue.units("passage", {i.unit.passage_key for _, i in ranked[:k]})
        return [
            self._hit(rows[item.unit.report_key], item, value, places) for value, item in ranked[:k]
        ]

    def _hit(self, report_id: str, item: _Scored, score: float, places: Mapping[int, Unit]) -> Hit:
        unit = item.unit
        place = places[unit.passage_key]
        text = self._catalogue.source_text(unit.report_key)[unit.start : unit.end]
        return Hit(
            report_id=report_id,
            passage_id=f"{report_id}:{place.start}-{place.end}",
            start=unit.start,
            end=unit.end,
            text=text,
            path=unit.path,
            kind=unit.kind,
            score=score,
            dense=item.dense,
            lexical=item.lexical,
        )


def as_node(hit: Hit) -> TextNode:
    """A hit as a LlamaIndex node."""
    metadata: dict[str, Any] = {
        "report_id": hit.report_id,
        "passage_id": hit.passage_id,
        "heading_path": " > ".join(hit.path),
        "kind": hit.kind,
        "start": hit.start,
        "end": hit.end,
    }
    return TextNode(
        id_=f"{hit.report_id}:{hit.start}-{hit.end}",
        text=hit.text,
        metadata=metadata,
        start_char_idx=hit.start,
        end_char_idx=hit.end,
    )


def _join(
    level: Level,
    passages: Mapping[int, tuple[Unit, float]],
    sentences: Mapping[int, tuple[Unit, float]],
    lexical: Mapping[Level, Mapping[int, float]],
) -> list[_Scored]:
    """Each candidate with its own signals and those of the other level.

    A sentence is seen with its passage, a passage with the best of its sentences; a table, which
    has no sentences, with itself.
    """
    if level == "sentence":
        return [
            _Scored(
                unit,
                cosine,
                passages[unit.passage_key][1] if unit.passage_key in passages else cosine,
                lexical["sentence"].get(key, 0.0),
                lexical["passage"].get(unit.passage_key, 0.0),
            )
            for key, (unit, cosine) in sentences.items()
        ]
    best: dict[int, float] = {}
    best_lexical: dict[int, float] = {}
    for key, (unit, cosine) in sentences.items():
        at = unit.passage_key
        best[at] = max(best.get(at, -1.0), cosine)
        best_lexical[at] = max(best_lexical.get(at, 0.0), lexical["sentence"].get(key, 0.0))
    return [
        _Scored(
            unit,
            cosine,
            best.get(key, cosine),
            lexical["passage"].get(key, 0.0),
            best_lexical.get(key, 0.0),
        )
        for key, (unit, cosine) in passages.items()
    ]
