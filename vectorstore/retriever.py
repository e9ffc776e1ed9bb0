"""Hybrid retrieval: dense by Chroma (or exactly, inside a few reports), lexical by BM25, fused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial
from heapq import nlargest

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from corpus.glossary import Glossary
from corpus.language import detect_language, function_words, simplify, tokens
from corpus.regex import regex
from corpus.report import Span
from corpus.tongues import in_english, is_read_as_english
from vectorstore.catalogue import Catalogue, StoreError
from vectorstore.chroma import VectorCache
from vectorstore.encoder import Encoder, Vectors
from vectorstore.lexical import Lexical
from vectorstore.recent import Recent
from vectorstore.scoring import (
    Cosines,
    Signals,
    asks_for_figure,
    passage_signals,
    scores,
    sentence_signals,
    weights_for,
)
from vectorstore.units import Level, Unit

_CANDIDATES = 60
"""How many of each kind are taken from Chroma and from the index when all reports compete."""

_MOST_CANDIDATES = 600
"""How many are taken at most, where only some of the reports compete and others are left out."""

_WIDER, _WIDEST = 8, 2400
"""From so many times as many passages, and no more than that, the nearest sentences are taken."""

_EXACT_REPORTS = 64
"""Inside so few reports every passage and sentence is scored: faster than Chroma's filter."""

_WITHOUT_CHROMA = 300
"""So many reports are scored whole, in a second or two, where Chroma cannot answer."""

_CANNOT_SEARCH = (
    "The vectors of the store cannot be searched: start the Chroma server if there is one, and let "
    "`youju index` make them again. Questions that name a place are answered all the same."
)

_HAN = regex(r"[\u3400-\u9fff]")

_WORDS = 4_000
"""Of so many Chinese words, those used last, the index tokens are kept."""


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What is searched: the question, its language, and Chinese terms for the lexical side.

    ``report_ids`` are the only reports searched; ``prefer`` are reports that go first. ``words`` is
    the part of the text whose words are looked for; all of it where none is given. ``answers`` are
    places, each in a report, that are known to answer: what holds one goes before all else.
    """

    text: str
    language: str = ""
    terms: tuple[str, ...] = ()
    report_ids: tuple[str, ...] | None = None
    prefer: tuple[str, ...] = ()
    words: str = ""
    answers: tuple[tuple[str, Span], ...] = ()


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


@cache
def glossary() -> Glossary:
    """The glossary, read once."""
    return Glossary.load()


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
        self._lexical = Lexical(catalogue)
        self._matrices: dict[Level, Recent[tuple[list[Unit], Vectors]]] = {
            "passage": Recent(64),
            "sentence": Recent(64),
        }
        self._checked = -1

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
        words = query.words or query.text
        for token in tokens(simplify(words)):
            terms[token] = max(terms[token], 1.0)
        for term in query.terms:
            for token in _tokens_of(term):
                terms[token] = max(terms[token], 1.0)
        if language != "zh":
            for term, weight in self._translated(words, language).items():
                for token in _tokens_of(term):
                    terms[token] = max(terms[token], weight)
        return dict(terms)

    def _translated(self, text: str, language: str) -> dict[str, float]:
        """Chinese for a question in another language: the glossary's terms, the corpus's words."""
        found: dict[str, float] = {}
        if is_read_as_english(language):
            text, language = in_english(simplify(text).lower(), language), "en"
        for term in glossary().translate(text, language):
            found[term.zh] = max(found.get(term.zh, 0.0), term.weight)
        stems = [token for token in tokens(text) if not _HAN.search(token)]
        for words in self._catalogue.words_for(stems).values():
            counts = self._lexical.counts(words)
            for word in counts:
                found[word] = max(found.get(word, 0.0), 1.0 / (1 + len(counts)))
        return found

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        hits = self.passages(SearchQuery(query_bundle.query_str), self._k)
        return [NodeWithScore(node=as_node(hit), score=hit.score) for hit in hits]

    # Candidates and their scores

    def _search(self, level: Level, query: SearchQuery, k: int) -> list[Hit]:
        if k <= 0:
            return []
        query = replace(query, language=query.language or detect_language(query.text))
        vector = self.encode(query)
        with self._catalogue.reading():
            keys = self._catalogue.keys(query.report_ids)
            if not keys:
                return []
            self._check_encoder()
            terms = self.terms(query)
            few = query.report_ids is not None and len(keys) <= _EXACT_REPORTS
            narrow = keys if few else None
            lexical: dict[Level, dict[int, float]] = {
                "passage": self._lexical.scores("passage", terms, narrow),
                "sentence": self._lexical.scores("sentence", terms, narrow),
            }
            if few:
                passages, sentences = self._exact_both(vector, keys)
            else:
                passages, sentences = self._nearest_both(vector, keys, lexical)
            join = sentence_signals if level == "sentence" else passage_signals
            signals = join(sentences, passages, lexical)
            best = self._best(level, query, signals, k)
            around = {item.unit.passage_key for _, item in best}
            places = {key: passages[key][0] for key in around if key in passages}
            places |= self._catalogue.units("passage", around - places.keys())
            names = {
                key: self._catalogue.id_of(key) for key in {i.unit.report_key for _, i in best}
            }
            return [self._hit(score, item, places, names) for score, item in best]

    def _check_encoder(self) -> None:
        """Refuses an encoder that is not the store's; asked again when the corpus has changed."""
        if self._checked != self._catalogue.generation:
            check_encoder(self._catalogue, self._encoder)
            self._checked = self._catalogue.generation

    def _best(
        self, level: Level, query: SearchQuery, signals: Sequence[Signals], k: int
    ) -> list[tuple[float, Signals]]:
        """The best candidates; of those that overlap (a clause and its sentence) only the best."""
        weights = weights_for(
            level, query.language, _understood(query) if level == "passage" else 1.0
        )
        if query.report_ids is not None:
            weights = replace(weights, brief=0.0)  # whoever asks in one report weighs its headings
        values = scores(
            signals,
            weights,
            figure_wanted=asks_for_figure(query.text),
            preferred=self._catalogue.keys(query.prefer),
            answers=self._answers(query),
        )
        ranked = sorted(zip(values, signals, strict=True), key=lambda p: (-p[0], p[1].unit.key))
        best: list[tuple[float, Signals]] = []
        taken: defaultdict[int, list[Unit]] = defaultdict(list)
        for score, item in ranked:
            unit, others = item.unit, taken[item.unit.report_key]
            if not any(unit.start < other.end and other.start < unit.end for other in others):
                others.append(unit)
                best.append((score, item))
                if len(best) == k:
                    break
        return best

    def _answers(self, query: SearchQuery) -> dict[int, list[Span]]:
        """The places that are known to answer, by the key of their report."""
        found: defaultdict[int, list[Span]] = defaultdict(list)
        for report_id, place in query.answers:
            for key in self._catalogue.keys((report_id,)):
                found[key].append(place)
        return found

    def _exact_both(self, vector: Vectors, report_keys: Sequence[int]) -> tuple[Cosines, Cosines]:
        """The cosine of every passage and sentence of the reports."""
        return (
            self._exact("passage", vector, report_keys),
            self._exact("sentence", vector, report_keys),
        )

    def _exact(self, level: Level, vector: Vectors, report_keys: Sequence[int]) -> Cosines:
        found: dict[int, tuple[Unit, float]] = {}
        for report_key in report_keys:
            make = partial(self._matrix, level, report_key)
            units, matrix = self._matrices[level].get_or(report_key, make)
            if units:
                cosines = (matrix @ vector).tolist()
                found |= {u.key: (u, c) for u, c in zip(units, cosines, strict=True)}
        return found

    def _matrix(self, level: Level, report_key: int) -> tuple[list[Unit], Vectors]:
        units, raw = self._catalogue.vectors_of(level, self._encoder.engine_name, report_key)
        return units, self._encoder.centred(raw, level)

    def _nearest_both(
        self,
        vector: Vectors,
        report_keys: Sequence[int],
        lexical: Mapping[Level, Mapping[int, float]],
    ) -> tuple[Cosines, Cosines]:
        """The cosines of the passages that Chroma finds nearest and of what the index finds.

        Sentences come with their passages, and passages with their sentences.

        Where Chroma cannot answer, everything is scored, unless there is too much: slower, and
        right all the same.

        Raises:
            StoreError: Chroma cannot answer, and there is too much to do without.
        """
        generation = self._catalogue.generation
        share = len(report_keys) / max(1, len(self._catalogue.reports()))
        most = min(_MOST_CANDIDATES, round(_CANDIDATES / share))
        near = self._vectors.search(vector, min(_WIDER * most, _WIDEST), generation)
        if not near and len(report_keys) > _WITHOUT_CHROMA:
            raise StoreError(_CANNOT_SEARCH)
        if not near:
            return self._exact_both(vector, report_keys)
        known = self._sentences_of(vector, [key for key, _ in near])
        wanted = _best_of(known, most) | _best_of(lexical["sentence"], most)
        sentences = self._catalogue.units("sentence", wanted)
        keys = {key for key, _ in near[:most]} | _best_of(lexical["passage"], most)
        keys |= {unit.passage_key for unit in sentences.values()}
        passages = self._catalogue.units("passage", keys)
        sentences |= {unit.key: unit for unit in self._catalogue.sentences_in(passages)}
        inside = set(report_keys)
        return (
            self._cosines("passage", passages, vector, inside, {}),
            self._cosines("sentence", sentences, vector, inside, known),
        )

    def _sentences_of(self, vector: Vectors, passage_keys: Sequence[int]) -> dict[int, float]:
        """The cosines of the sentences of passages: Chroma has passages only."""
        engine = self._encoder.engine_name
        keys, raw = self._catalogue.sentence_vectors_in(engine, passage_keys)
        if not keys:
            return {}
        cosines = self._encoder.cosines(raw, vector, "sentence")
        return dict(zip(keys, cosines.tolist(), strict=True))

    def _cosines(
        self,
        level: Level,
        units: Mapping[int, Unit],
        vector: Vectors,
        inside: Collection[int],
        known: Mapping[int, float],
    ) -> Cosines:
        """The cosines of passages or sentences of some reports, but for those known already."""
        keys = [key for key, unit in units.items() if unit.report_key in inside]
        missing = [key for key in keys if key not in known]
        there, raw = self._catalogue.vectors_by_key(level, self._encoder.engine_name, missing)
        cosines = dict(known)
        if there:
            new = self._encoder.cosines(raw, vector, level)
            cosines |= zip(there, new.tolist(), strict=True)
        return {key: (units[key], cosines[key]) for key in keys if key in cosines}

    def _hit(
        self,
        score: float,
        item: Signals,
        places: Mapping[int, Unit],
        names: Mapping[int, str | None],
    ) -> Hit:
        unit = item.unit
        report_id = names[unit.report_key] or ""
        place = places[unit.passage_key]
        return Hit(
            report_id=report_id,
            passage_id=f"{report_id}:{place.start}-{place.end}",
            start=unit.start,
            end=unit.end,
            text=self._catalogue.source_text(unit.report_key)[unit.start : unit.end],
            path=unit.path,
            kind=unit.kind,
            score=score,
            dense=item.dense,
            lexical=item.lexical,
        )


@lru_cache(_WORDS)
def _tokens_of(word: str) -> tuple[str, ...]:
    """The index tokens of a Chinese word: questions share most of those that they are put in."""
    return tokens(simplify(word))


def check_encoder(catalogue: Catalogue, encoder: Encoder) -> None:
    """Refuses an encoder whose vectors cannot be compared with those of the store.

    Raises:
        StoreError: the store was built with another encoder.
    """
    built_with = catalogue.meta("encoder").rpartition("/")[0]
    if built_with and built_with != encoder.engine_name:
        raise StoreError(
            f"The store was built with the encoder {built_with}, not {encoder.engine_name}: "
            "use that one, or run `youju index --rebuild`."
        )


def _best_of(scores: Mapping[int, float], count: int) -> set[int]:
    return set(nlargest(count, scores, key=scores.__getitem__))


def as_node(hit: Hit) -> TextNode:
    """A hit as a LlamaIndex node."""
    metadata = {
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


def _understood(query: SearchQuery) -> float:
    """The share of a question's words that are put in English, where that is read in its place.

    What the word lists know of a question on other matters is chance, and would mislead. Sentences
    are looked for in reports that a question names, where what is known is what counts.
    """
    if not is_read_as_english(query.language):
        return 1.0
    text = simplify(query.words or query.text).lower()
    own = {word for word in tokens(text) if word not in function_words(query.language)}
    own = {word for word in own if not word.isdigit()}
    left = own & set(tokens(in_english(text, query.language)))
    return 1 - len(left) / len(own) if own else 1.0
