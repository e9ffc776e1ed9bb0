"""Files into the store: unchanged ones skipped, changed ones replaced whole, safe to kill."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.language import tokens
from corpus.quantities import find_quantities
from corpus.report import Report
from vectorstore.catalogue import Catalogue, Level, ReportRow, StoreError, Unit
from vectorstore.chroma import VectorCache, node
from vectorstore.encoder import Encoder, Vectors
from vectorstore.files import Outcome, ReadFile, files_in, free_id, location_of, read_file
from vectorstore.passage import (
    Passage,
    Sentence,
    clean,
    context_text,
    embedding_text,
    passages_of,
    sentence_text,
    sentences_of,
)
from vectorstore.retriever import check_encoder

_ENCODED_AT_ONCE = 64
_HAN_WORD = re.compile(r"[\u3400-\u9fff]{2,}")
__all__ = ["Indexer", "Outcome", "Progress"]

UNFINISHED = "unfinished"
"""The remark in the catalogue while a corpus that only answers as a whole is on its way in."""

_LEVELS: tuple[Level, ...] = ("passage", "sentence")


Progress = Callable[[int, int, Outcome], None]


class StoreBusy(StoreError):
    """Another process is indexing into the store."""


@dataclass(frozen=True, slots=True)
class Indexer:
    """What indexing needs: where reports are kept, where vectors are, and who makes them."""

    folder: Path
    catalogue: Catalogue
    vectors: VectorCache
    encoder: Encoder

    def index(
        self,
        paths: Sequence[Path | str],
        *,
        rebuild: bool = False,
        whole: bool = False,
        jobs: int = 2,
        on_progress: Progress | None = None,
    ) -> tuple[Outcome, ...]:
        """Indexes exactly these files and the reports in these folders.

        Each report is committed by itself: a run that is killed leaves what it had finished, and
        the next one does the rest. ``rebuild`` reads again what has not changed. With ``whole``
        an empty store counts as unfinished until the last of the files is in.

        Raises:
            StoreBusy: another process is indexing into the same store.
        """
        with only_indexer(self.folder):
            self._settle(rebuild)
            if whole and not self.catalogue.reports():
                self.catalogue.set_meta(UNFINISHED, "yes")
            files, outcomes = files_in(paths)
            total = len(files) + len(outcomes)
            done: list[Outcome] = []
            for outcome in outcomes:
                done.append(outcome)
                _tell(on_progress, len(done), total, outcome)
            for read in self._reading(files, rebuild, max(1, jobs)):
                outcome = read.outcome or self._store(read)
                done.append(outcome)
                _tell(on_progress, len(done), total, outcome)
            if any(outcome.status in ("indexed", "replaced") for outcome in done):
                self._add_glosses()
            if whole:
                self.catalogue.set_meta(UNFINISHED, "")
            return tuple(done)

    def remove(self, report_ids: Iterable[str]) -> tuple[str, ...]:
        """Takes reports out; gives the ids that there were."""
        with only_indexer(self.folder):
            self._settle()
            gone: list[str] = []
            for report_id in dict.fromkeys(report_ids):
                row = self.catalogue.row(report_id)
                if row is None:
                    continue
                stale = self._keys_of(row.key)
                with self.catalogue.writing() as connection:
                    self.catalogue.delete_report(connection, row.key)
                    self.catalogue.bump()
                self._forget(stale)
                gone.append(report_id)
            self.catalogue.forget_unused_vectors()
            return tuple(gone)

    # One file

    def _reading(self, files: Sequence[Path], rebuild: bool, jobs: int) -> Iterator[ReadFile]:
        """The files read in order, a few ahead of the one that is being encoded."""
        taken = {row.id: row.location for row in self.catalogue.reports()}
        with ThreadPoolExecutor(jobs) as pool:
            waiting: deque[Future[ReadFile]] = deque()
            for path in files:
                report_id = free_id(path, taken)
                taken[report_id] = location_of(path)
                known = self.catalogue.row(report_id)
                waiting.append(pool.submit(read_file, path, report_id, known, rebuild))
                if len(waiting) > jobs:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()

    def _store(self, read: ReadFile) -> Outcome:
        """Writes a report: vectors first, its row last, and then the old revision's vectors go."""
        report = read.report
        assert report is not None
        passages = passages_of(report)
        sentences = sentences_of(report, passages)
        texts: dict[Level, list[str]] = {
            "passage": [embedding_text(passage, report) for passage in passages],
            "sentence": [sentence_text(sentence, report) for sentence in sentences],
        }
        raw = self._encoded([*texts["passage"], *texts["sentence"]])
        known = self.catalogue.row(report.id)
        stale = self._keys_of(known.key) if known else {}
        with self.catalogue.writing() as connection:
            if known:
                self.catalogue.delete_report(connection, known.key)
            key = self.catalogue.insert_report(
                connection, report, location_of(read.path), read.content_hash
            )
            keys = _insert_units(
                self.catalogue, connection, key, report, passages, sentences, texts
            )
            self._add_vectors("passage", report, passages, keys["passage"], texts["passage"], raw)
            self._add_vectors(
                "sentence", report, sentences, keys["sentence"], texts["sentence"], raw
            )
            self.catalogue.bump()
        self._forget(stale)
        return Outcome(str(read.path), report.id, "replaced" if known else "indexed")

    def _encoded(self, texts: Sequence[str]) -> dict[bytes, Vectors]:
        """The raw vectors of texts by hash; those that are kept already are not made again."""
        engine = self.encoder.engine_name
        by_hash = {_hash(text): text for text in texts}
        vectors = self.catalogue.known_vectors(engine, list(by_hash))
        missing = sorted(by_hash.keys() - vectors.keys(), key=lambda h: len(by_hash[h]))
        for at in range(0, len(missing), _ENCODED_AT_ONCE):
            chunk = missing[at : at + _ENCODED_AT_ONCE]
            made = self.encoder.raw_passages([by_hash[h] for h in chunk])
            self.catalogue.keep_vectors(engine, chunk, made)
            vectors |= dict(zip(chunk, made, strict=True))
        return vectors

    def _add_vectors(
        self,
        level: Level,
        report: Report,
        spans: Sequence[Passage | Sentence],
        keys: Sequence[int],
        texts: Sequence[str],
        raw: dict[bytes, Vectors],
    ) -> None:
        if not spans:
            return
        matrix = self.encoder.centred(np.stack([raw[_hash(text)] for text in texts]), level)
        self.vectors.add(
            level,
            [
                node(
                    key,
                    clean(report.source_text[span.start : span.end]),
                    vector,
                    {
                        "report_id": report.id,
                        "title": clean(report.header.title),
                        "heading_path": clean(" > ".join(span.path)),
                        "start": span.start,
                        "end": span.end,
                    },
                )
                for span, key, vector in zip(spans, keys, matrix, strict=True)
            ],
        )

    def _keys_of(self, report_key: int) -> dict[Level, list[int]]:
        return {
            level: [unit.key for unit in self.catalogue.units_of(level, (report_key,))]
            for level in _LEVELS
        }

    def _forget(self, stale: dict[Level, list[int]]) -> None:
        """Takes an old revision's vectors out of Chroma, and tells the other processes."""
        if any(stale.values()):
            for level, keys in stale.items():
                self.vectors.delete(level, keys)
            self.catalogue.bump()

    # The whole store

    def _settle(self, rebuild: bool = False) -> None:
        """Puts right what a killed run, a lost Chroma folder or other means left behind."""
        built_with = self.catalogue.meta("encoder")
        mine = self.encoder.fingerprint
        if not rebuild:
            check_encoder(self.catalogue, self.encoder)
        if built_with != mine:
            self.vectors.clear()
            self._encode_again()
            self.catalogue.set_meta("encoder", mine)
        self.vectors.reopen()
        changed = False
        for level in _LEVELS:
            there, wanted = self.vectors.keys(level), set(self.catalogue.all_keys(level))
            self.vectors.delete(level, sorted(there - wanted))
            self._restore(level, wanted - there)
            changed |= there != wanted
        if changed:
            self.catalogue.bump()

    def _encode_again(self) -> None:
        """Makes the vectors of all reports with an encoder that the store does not know yet."""
        for row in self.catalogue.reports():
            report = self.catalogue.report(row.id)
            if report is not None:
                self._encoded([text for _, text in self._unit_texts(row, report)])

    def _restore(self, level: Level, keys: set[int]) -> None:
        """Writes vectors that Chroma lacks, from those that the catalogue keeps."""
        if not keys:
            return
        units = self.catalogue.units(level, sorted(keys))
        by_report: dict[int, list[Unit]] = {}
        for unit in units.values():
            by_report.setdefault(unit.report_key, []).append(unit)
        for row in self.catalogue.reports():
            report = self.catalogue.report(row.id)
            mine = by_report.get(row.key, [])
            if report is None or not mine:
                continue
            spans = [_sentence(unit, report, "") for unit in mine]
            raw = self.catalogue.vectors_by_key(
                level, self.encoder.engine_name, [unit.key for unit in mine]
            )
            texts = [str(unit.key) for unit in mine]
            self._add_vectors(
                level, report, spans, [unit.key for unit in mine], texts,
                {_hash(str(key)): vector for key, vector in raw.items()},
            )  # fmt: skip

    def _unit_texts(self, row: ReportRow, report: Report) -> Iterator[tuple[Unit, str]]:
        for unit in self.catalogue.units_of("passage", (row.key,)):
            yield unit, embedding_text(_as_passage(unit, report), report)
        for unit in self.catalogue.units_of("sentence", (row.key,)):
            yield unit, sentence_text(_sentence(unit, report, ""), report)

    def _add_glosses(self) -> None:
        """Keeps the English of the corpus's words, so that English questions find them."""
        from corpus.dictionary import english_of

        connection = self.catalogue.connection
        vocabulary = [
            term
            for (term,) in connection.execute("SELECT term FROM passage_word")
            if _HAN_WORD.fullmatch(term)
        ]
        unknown = self.catalogue.without_gloss(vocabulary)
        if unknown:
            self.catalogue.keep_glosses(english_of(unknown), unknown)


def _insert_units(
    catalogue: Catalogue,
    connection: sqlite3.Connection,
    report_key: int,
    report: Report,
    passages: Sequence[Passage],
    sentences: Sequence[Sentence],
    texts: dict[Level, list[str]],
) -> dict[Level, list[int]]:
    """Writes the passages and sentences of a report; gives their keys."""
    keys: dict[Level, list[int]] = {"passage": [], "sentence": []}
    by_place: dict[str, int] = {}
    for passage, text in zip(passages, texts["passage"], strict=True):
        body = clean(report.source_text[passage.start : passage.end])
        figures = passage.kind == "table" or bool(find_quantities(body))
        unit = Unit(
            0, report_key, 0, passage.start, passage.end, passage.path, passage.kind, figures
        )
        words = tokens("\n".join((context_text(passage.path, report), body)))
        key = catalogue.insert_unit(connection, "passage", unit, _hash(text), words)
        by_place[passage.id] = key
        keys["passage"].append(key)
    titular = frozenset(tokens(clean(report.header.title)))
    for sentence, text in zip(sentences, texts["sentence"], strict=True):
        at = by_place[sentence.passage_id]
        body = clean(report.source_text[sentence.start : sentence.end])
        figures = bool(find_quantities(body))
        unit = Unit(
            0, report_key, at, sentence.start, sentence.end, sentence.path, "prose", figures
        )
        words = tokens("\n".join((*map(clean, sentence.path), body)))
        words = tuple(word for word in words if word not in titular)
        keys["sentence"].append(
            catalogue.insert_unit(connection, "sentence", unit, _hash(text), words)
        )
    return keys


def _as_passage(unit: Unit, report: Report) -> Passage:
    name = f"{report.id}:{unit.start}-{unit.end}"
    return Passage(name, report.id, unit.path, unit.start, unit.end, unit.kind)


def _sentence(unit: Unit, report: Report, passage_id: str) -> Sentence:
    return Sentence(report.id, passage_id, unit.start, unit.end, unit.path)


def _hash(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "replace")).digest()[:16]


def _tell(on_progress: Progress | None, done: int, total: int, outcome: Outcome) -> None:
    if on_progress is not None:
        on_progress(done, total, outcome)


@contextmanager
def only_indexer(folder: Path) -> Iterator[None]:
    """Keeps a second indexer out; the lock goes with the process, however that ends."""
    connection = sqlite3.connect(folder / "index.lock", timeout=0, isolation_level=None)
    try:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise StoreBusy(
                f"Another process is indexing into {folder}: wait until it has finished."
            ) from error
        yield
    finally:
        connection.close()
