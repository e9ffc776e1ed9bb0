"""Files into the store: unchanged ones skipped, changed ones replaced whole, safe to kill."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic

from corpus.regex import regex
from corpus.report import Report
from vectorstore.catalogue import UNFINISHED, Catalogue, ReportRow, StoreError
from vectorstore.chroma import VectorCache
from vectorstore.database import Connection, StoreBusy
from vectorstore.encoder import Encoder, Vectors
from vectorstore.files import Names, Outcome, files_in, location_of
from vectorstore.mirror import Mirror, Part, together
from vectorstore.passage import Passage, Sentence, embedding_text, sentence_text
from vectorstore.prepared import Piece, Prepared, hash_of
from vectorstore.reading import Ready, read_all, read_and_prepare
from vectorstore.retriever import check_encoder
from vectorstore.units import Unit

_ENCODED_AT_ONCE = 64
_TOGETHER = 16
_SECONDS = 1.0
"""So many files are written together, or those of so many seconds: Chroma is slow to begin."""
_HAN_WORD = regex(r"[\u3400-\u9fff]{2,}")
__all__ = ["Indexer", "Outcome", "Progress", "StoreBusy"]

_OTHER_ENCODER = (
    "Another process has given the store another encoder meanwhile: index again, with that one."
)

Progress = Callable[[int, int, Outcome], None]


@dataclass(frozen=True, slots=True)
class Indexer:
    """What indexing needs: where reports are kept, where vectors are, and who makes them."""

    catalogue: Catalogue
    vectors: VectorCache
    encoder: Encoder

    @property
    def mirror(self) -> Mirror:
        """Chroma as the catalogue wants it."""
        return Mirror(self.catalogue, self.vectors, self.encoder)

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

        Reports are committed whole, those of a second together: a run that is killed leaves what it
        had finished, and the next one does the rest. ``rebuild`` reads again what has not changed.
        With ``whole`` an empty store counts as unfinished until the last of the files is in.

        Raises:
            StoreBusy: another process is indexing into the same store, and only one may.
        """
        with self.catalogue.engine.indexing():
            self._settle(rebuild)
            if whole and not self.catalogue.reports():
                self.catalogue.set_meta(UNFINISHED, "yes")
            files, outcomes = files_in(paths)
            total = len(files) + len(outcomes)
            done: list[Outcome] = []
            for outcome in outcomes:
                done.append(outcome)
                _tell(on_progress, len(done), total, outcome)
            reading = read_all(files, self._names(), rebuild, max(1, jobs))
            with self.mirror.changing():
                for outcome in self._taken_in(reading):
                    done.append(outcome)
                    _tell(on_progress, len(done), total, outcome)
            if any(outcome.status in ("indexed", "replaced") for outcome in done):
                self._add_glosses()
            if whole:
                self.catalogue.set_meta(UNFINISHED, "")
            return tuple(done)

    def remove(self, report_ids: Iterable[str]) -> tuple[str, ...]:
        """Takes reports out; gives the ids that there were."""
        with self.catalogue.engine.indexing():
            self._settle()
            gone: list[str] = []
            with self.mirror.changing():
                for report_id in dict.fromkeys(report_ids):
                    with self.catalogue.writing() as connection:
                        row = self.catalogue.row(report_id)
                        if row is None:
                            continue
                        stale = self.mirror.keys_of(row.key)
                        self.catalogue.delete_report(connection, row.key)
                        self.catalogue.bump()
                    self.mirror.forget(stale)
                    gone.append(report_id)
            with self.catalogue.writing():
                self.catalogue.forget_unused_vectors()
            return tuple(gone)

    # One file

    def _names(self) -> Names:
        elsewhere = self.catalogue.engine.many_indexers
        return Names(self.catalogue.reports(), elsewhere=elsewhere)

    def _taken_in(self, reading: Iterable[Outcome | Ready]) -> Iterator[Outcome]:
        """Takes files in, in their order: together those that come within a second."""
        waiting: list[Outcome | Ready] = []
        since = monotonic()
        for read in reading:
            waiting.append(read if isinstance(read, Outcome) else self._with_vectors(read))
            if len(waiting) == _TOGETHER or monotonic() - since > _SECONDS:
                yield from self._written(waiting)
                waiting, since = [], monotonic()
        yield from self._written(waiting)

    def _written(self, batch: Sequence[Outcome | Ready]) -> Iterator[Outcome]:
        """What became of files; one whose id another indexer took meanwhile is looked at again."""
        written = iter(self._write([read for read in batch if isinstance(read, Ready)]))
        for read in batch:
            if isinstance(read, Outcome):
                yield read
                continue
            outcome = next(written)
            while outcome is None:
                again = read_and_prepare(read.path, *self._names().of(read.path), rebuild=False)
                if isinstance(again, Outcome):
                    outcome = again
                else:
                    (outcome,) = self._write([self._with_vectors(again)])
            yield outcome

    def _write(self, batch: Sequence[Ready]) -> list[Outcome | None]:
        """Writes reports: all vectors first, then the rows, and then old revisions' vectors go.

        Gives None where another indexer has changed meanwhile what the store holds of a file.
        """
        if not batch:
            return []
        parts: list[Part] = []
        stale: list[int] = []
        with self.catalogue.writing() as connection:
            if self._is_new_encoder:
                raise StoreError(_OTHER_ENCODER)
            outcomes = [self._insert(connection, read, parts, stale) for read in batch]
            self.mirror.add(parts)
            self.catalogue.bump()
        self.mirror.forget(stale)
        return outcomes

    def _insert(
        self,
        connection: Connection,
        read: Ready,
        parts: list[Part],
        stale: list[int],
    ) -> Outcome | None:
        """Writes a report but for Chroma, adding to what goes in there and what comes out."""
        ready, report, known = read.prepared, read.prepared.report, read.known
        if read.vectors is None or self._is_outdated(read):
            return None
        if known:
            stale += self.mirror.keys_of(known.key)
            self.catalogue.delete_report(connection, known.key)
        key = self.catalogue.insert_report(
            connection, report, location_of(read.path), read.content_hash
        )
        self.catalogue.keep_vectors(connection, self.encoder.engine_name, read.vectors)
        passages = self._insert_units(connection, key, ready)
        vectors = together(read.vectors[piece.text_hash] for piece in ready.passages)
        parts.append((report, passages, vectors))
        self.catalogue.count_in(connection, key, 1)
        return Outcome(str(read.path), report.id, "replaced" if known else "indexed")

    def _with_vectors(self, read: Ready) -> Ready:
        """A report with its vectors, unless it is no longer to be written as it was read."""
        if self._is_outdated(read):
            return read
        pieces = (*read.prepared.passages, *read.prepared.sentences)
        return replace(read, vectors=self._encoded([piece.text for piece in pieces]))

    def _is_outdated(self, read: Ready) -> bool:
        """Whether the id, or the file, is another report's by now than when it was read."""
        held = self.catalogue.row_at(location_of(read.path))
        now = self.catalogue.row(read.prepared.report.id)
        return now != read.known or held not in (None, read.known)

    def _insert_units(self, connection: Connection, report_key: int, ready: Prepared) -> list[Unit]:
        """Writes the passages, then the sentences; gives the passages."""
        passages = self.catalogue.insert_units(
            connection, "passage",
            [(_unit(p, report_key, 0), p.text_hash, p.tokens) for p in ready.passages],
        )  # fmt: skip
        keys = {_place(p.span): u.key for p, u in zip(ready.passages, passages, strict=True)}
        self.catalogue.insert_units(
            connection, "sentence",
            [
                (_unit(piece, report_key, keys[_place(piece.span)]), piece.text_hash, piece.tokens)
                for piece in ready.sentences
            ],
        )  # fmt: skip
        return passages

    def _encoded(self, texts: Sequence[str]) -> dict[bytes, Vectors]:
        """The raw vectors of texts by hash; those that are kept already are not made again."""
        engine = self.encoder.engine_name
        by_hash = {hash_of(text): text for text in texts}
        vectors = self.catalogue.known_vectors(engine, list(by_hash))
        missing = sorted(by_hash.keys() - vectors.keys(), key=lambda h: len(by_hash[h]))
        for at in range(0, len(missing), _ENCODED_AT_ONCE):
            chunk = missing[at : at + _ENCODED_AT_ONCE]
            made = self.encoder.raw_passages([by_hash[h] for h in chunk])
            new = dict(zip(chunk, made, strict=True))
            with self.catalogue.writing() as connection:  # a stopped run loses little
                self.catalogue.keep_vectors(connection, engine, new)
            vectors |= new
        return vectors

    # The whole store

    def _settle(self, rebuild: bool = False) -> None:
        """Puts right what is not as it should be, and takes up another encoder if asked to."""
        if not rebuild:
            check_encoder(self.catalogue, self.encoder)
        if self._is_new_encoder:
            self._encode_again()
        with self.catalogue.engine.settling():
            if self._is_new_encoder:
                self._encode_again()  # what others have taken in meanwhile
                self.vectors.clear()
                self.catalogue.set_meta("encoder", self.encoder.fingerprint)
            self.mirror.settle()

    @property
    def _is_new_encoder(self) -> bool:
        return self.catalogue.meta("encoder") != self.encoder.fingerprint

    def _encode_again(self) -> None:
        """Makes the vectors of all reports with an encoder that the store does not know yet."""
        for row in self.catalogue.reports():
            report = self.catalogue.report(row.id)
            if report is not None:
                self._encoded([text for _, text in self._unit_texts(row, report)])

    def _unit_texts(self, row: ReportRow, report: Report) -> Iterator[tuple[Unit, str]]:
        for unit in self.catalogue.units_of("passage", (row.key,)):
            yield unit, embedding_text(_as_passage(unit, report), report)
        for unit in self.catalogue.units_of("sentence", (row.key,)):
            yield unit, sentence_text(_sentence(unit, report, ""), report)

    def _add_glosses(self) -> None:
        """Keeps the English of the corpus's words, so that English questions find them."""
        from corpus.dictionary import english_of

        vocabulary = [term for term in self.catalogue.vocabulary() if _HAN_WORD.fullmatch(term)]
        unknown = self.catalogue.without_gloss(vocabulary)
        if unknown:
            self.catalogue.keep_glosses(english_of(unknown), unknown)


def _unit(piece: Piece, report_key: int, passage_key: int) -> Unit:
    span = piece.span
    kind = span.kind if isinstance(span, Passage) else "prose"
    return Unit(0, report_key, passage_key, span.start, span.end, span.path, kind, piece.figures)


def _place(span: Passage | Sentence) -> str:
    return span.id if isinstance(span, Passage) else span.passage_id


def _as_passage(unit: Unit, report: Report) -> Passage:
    name = f"{report.id}:{unit.start}-{unit.end}"
    return Passage(name, report.id, unit.path, unit.start, unit.end, unit.kind)


def _sentence(unit: Unit, report: Report, passage_id: str) -> Sentence:
    return Sentence(report.id, passage_id, unit.start, unit.end, unit.path)


def _tell(on_progress: Progress | None, done: int, total: int, outcome: Outcome) -> None:
    if on_progress is not None:
        on_progress(done, total, outcome)
