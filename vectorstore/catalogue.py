"""The catalogue: the source of truth, in SQLite. A report exists when its row is committed here."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Literal

import numpy as np

from corpus.report import Fact, Header, Report
from vectorstore import codec
from vectorstore.database import SCHEMA_VERSION, Database, StoreError
from vectorstore.encoder import Vectors
from vectorstore.passage import Passage, Sentence
from vectorstore.recent import Recent

__all__ = ["SCHEMA_VERSION", "Catalogue", "Level", "ReportRow", "StoreError", "Unit"]

Level = Literal["passage", "sentence"]

_FEW = 64
"""Of so few reports facts are read report by report, and kept."""

_CHUNK = 500
"""How many values go into one SQL statement."""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """What the catalogue says of a report without reading it whole."""

    key: int
    id: str
    source: str
    location: str
    content_hash: str
    header: Header
    sections: int
    tables: int
    facts: int


@dataclass(frozen=True, slots=True)
class Unit:
    """A passage or sentence as it is found: its key in the index and its place."""

    key: int
    report_key: int
    passage_key: int
    start: int
    end: int
    path: tuple[str, ...]
    kind: str
    figures: bool


@dataclass(frozen=True, slots=True)
class _Snapshot:
    """The rows of all reports in one generation of the store."""

    generation: int
    rows: tuple[ReportRow, ...]
    by_id: Mapping[str, ReportRow]
    by_key: Mapping[int, ReportRow]


@dataclass(frozen=True, slots=True)
class Extent:
    """How many passages or sentences there are, and how many index tokens in them."""

    documents: int
    tokens: int


class Catalogue(Database):
    """The reports of one store. Safe under threads; several processes may use one file."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._snapshot = _Snapshot(-1, (), {}, {})
        self._reports: Recent[Report] = Recent(32)
        self._texts: Recent[str] = Recent(256)
        self._facts: Recent[tuple[Fact, ...]] = Recent(256)

    # Reports and facts

    def reports(self) -> tuple[ReportRow, ...]:
        """All reports, by id."""
        return self._held().rows

    def row(self, report_id: str) -> ReportRow | None:
        """The row of a report; None where there is no such report."""
        held = self._snapshot
        if held.generation == self.generation:
            return held.by_id.get(report_id)
        return next(self._rows("WHERE id = ?", (report_id,)), None)

    def keys(self, report_ids: Iterable[str] | None) -> tuple[int, ...]:
        """The keys of reports in the order of their ids; unknown ids are left out."""
        held = self._held()
        if report_ids is None:
            return tuple(row.key for row in held.rows)
        wanted = sorted({name for name in report_ids if name in held.by_id})
        return tuple(held.by_id[name].key for name in wanted)

    def _held(self) -> _Snapshot:
        """The rows as they are now. A key's row never changes: only new ones are read."""
        generation, held = self.generation, self._snapshot
        if held.generation == generation:
            return held
        names = self.connection.execute("SELECT key FROM report ORDER BY id").fetchall()
        keys = [key for (key,) in names]
        missing = [key for key in keys if key not in held.by_key]
        found = dict(held.by_key)
        for at in range(0, len(missing), _CHUNK):
            chunk = missing[at : at + _CHUNK]
            where = f"WHERE key IN ({','.join('?' * len(chunk))})"
            found |= {row.key: row for row in self._rows(where, chunk)}
        rows = tuple(found[key] for key in keys if key in found)
        held = _Snapshot(
            generation, rows, {row.id: row for row in rows}, {row.key: row for row in rows}
        )
        self._snapshot = held
        return held

    def _rows(self, where: str, values: Sequence[object]) -> Iterator[ReportRow]:
        for key, name, source, location, digest, header, *counts in self.connection.execute(
            "SELECT key, id, source, location, content_hash, header, section_count, "
            f"table_count, fact_count FROM report {where}", values,
        ):  # fmt: skip
            yield ReportRow(key, name, source, location, digest, codec.load_header(header), *counts)

    def id_of(self, report_key: int) -> str | None:
        """The id of a revision; None where it is no more."""
        row = self._held().by_key.get(report_key)
        return None if row is None else row.id

    def report(self, report_id: str) -> Report | None:
        """A report with everything found in it; None where there is no such report."""
        row = self.row(report_id)
        return None if row is None else self._reports.get_or(row.key, lambda: self._read(row))

    def _read(self, row: ReportRow) -> Report:
        text, furniture, sections, tables, notes = self.connection.execute(
            "SELECT source_text, furniture, sections, tables, notes FROM report WHERE key = ?",
            (row.key,),
        ).fetchone()
        return Report(
            id=row.id,
            source=row.source,
            header=row.header,
            source_text=text,
            furniture=codec.load_spans(furniture),
            sections=codec.load_sections(sections),
            tables=codec.load_tables(tables),
            facts=self.facts((row.id,)),
            notes=codec.load_strings(notes),
        )

    def source_text(self, report_key: int) -> str:
        """The text of a revision."""
        return self._texts.get_or(
            report_key,
            lambda: str(
                self.connection.execute(
                    "SELECT source_text FROM report WHERE key = ?", (report_key,)
                ).fetchone()[0]
            ),
        )

    def facts(
        self,
        report_ids: Iterable[str] | None = None,
        indicator: str | None = None,
        year: int | None = None,
    ) -> tuple[Fact, ...]:
        """Facts in the order of the reports' ids and of their places, narrowed as asked."""
        held = self._held()
        rows = [row for key in self.keys(report_ids) if (row := held.by_key[key])]
        if indicator is not None and len(rows) > _FEW:
            found = self.cells((indicator,), None, [row.id for row in rows])
            facts: Iterable[Fact] = (fact for row in rows for fact in found.get(row.id, ()))
        else:
            facts = (
                fact
                for row in rows
                for fact in self._facts.get_or(row.key, partial(self._facts_of, row))
            )
        return tuple(
            fact
            for fact in facts
            if (indicator is None or fact.indicator == indicator)
            and (year is None or fact.year == year)
        )

    def cells(
        self,
        indicators: Sequence[str],
        columns: Sequence[str] | None,
        report_ids: Iterable[str] | None = None,
    ) -> dict[str, list[Fact]]:
        """The facts of some indicators, by report: all of them, or those in columns of tables.

        Reads one index however many reports there are.
        """
        held = self._held()
        inside = set(self.keys(report_ids))
        found: dict[str, list[Fact]] = {}
        where, values = f"indicator IN ({','.join('?' * len(indicators))})", [*indicators]
        if columns is not None:
            where += f" AND cell IN ({','.join('?' * len(columns))})"
            values += columns
        for report_key, body in self.connection.execute(
            f"SELECT report, body FROM fact WHERE {where} ORDER BY key", values
        ):
            if report_key in inside:
                report_id = held.by_key[report_key].id
                found.setdefault(report_id, []).append(codec.load_fact(body, report_id))
        return found

    def _facts_of(self, row: ReportRow) -> tuple[Fact, ...]:
        return tuple(
            codec.load_fact(body, row.id)
            for (body,) in self.connection.execute(
                "SELECT body FROM fact WHERE report = ? ORDER BY key", (row.key,)
            )
        )

    # Passages and sentences

    def passages(self, report_ids: Iterable[str] | None = None) -> tuple[Passage, ...]:
        """The passages of reports in reading order."""
        names = {row.key: row.id for row in self.reports()}
        return tuple(
            Passage(f"{names[u.report_key]}:{u.start}-{u.end}", names[u.report_key], u.path,
                    u.start, u.end, u.kind)
            for u in self.units_of("passage", self.keys(report_ids))
            if u.report_key in names
        )  # fmt: skip

    def sentences(self, report_ids: Iterable[str] | None = None) -> tuple[Sentence, ...]:
        """The sentences of reports in reading order."""
        keys = self.keys(report_ids)
        names = {row.key: row.id for row in self.reports()}
        places = {
            u.key: f"{names[u.report_key]}:{u.start}-{u.end}"
            for u in self.units_of("passage", keys)
            if u.report_key in names
        }
        return tuple(
            Sentence(names[u.report_key], places[u.passage_key], u.start, u.end, u.path)
            for u in self.units_of("sentence", keys)
            if u.passage_key in places
        )

    def units_of(self, level: Level, report_keys: Iterable[int]) -> Iterator[Unit]:
        """The passages or sentences of reports, in the order of their keys."""
        for key in report_keys:
            yield from map(_unit, self.connection.execute(_select(level, "report = ?"), (key,)))

    def units(self, level: Level, keys: Iterable[int]) -> dict[int, Unit]:
        """Passages or sentences by key; keys that are no more are left out."""
        return {unit.key: unit for unit in self._by(level, "key", keys)}

    def sentences_in(self, passage_keys: Iterable[int]) -> list[Unit]:
        """The sentences of some passages."""
        return list(self._by("sentence", "passage", passage_keys))

    def _by(self, level: Level, column: str, keys: Iterable[int]) -> Iterator[Unit]:
        wanted = [int(key) for key in keys]
        for at in range(0, len(wanted), _CHUNK):
            chunk = wanted[at : at + _CHUNK]
            condition = f"{column} IN ({','.join('?' * len(chunk))})"
            yield from map(_unit, self.connection.execute(_select(level, condition), chunk))

    def count(self, level: Level) -> int:
        """How many passages or sentences there are."""
        return self.extent(level).documents

    def extent(self, level: Level) -> Extent:
        """How many passages or sentences there are, and how many tokens in them."""
        row = self.connection.execute(
            "SELECT documents, tokens FROM extent WHERE level = ?", (level,)
        ).fetchone()
        return Extent(*row)

    def all_keys(self, level: Level) -> list[int]:
        """The keys of all passages or sentences."""
        return [key for (key,) in self.connection.execute(f"SELECT key FROM {level} ORDER BY key")]

    # Words

    def vocabulary(self) -> Iterator[str]:
        """All index tokens of the passages."""
        return (term for (term,) in self.connection.execute("SELECT term FROM passage_word"))

    def document_count(self, level: Level, term: str) -> int:
        """In how many passages or sentences a term occurs."""
        row = self.connection.execute(
            f"SELECT doc FROM {level}_word WHERE term = ?", (term,)
        ).fetchone()
        return int(row[0]) if row else 0

    def postings(self, level: Level, term: str) -> Iterator[tuple[int, float]]:
        """The passages or sentences that hold a term, with its BM25 in each."""
        phrase = '"' + term.replace('"', '""') + '"'
        return self.connection.execute(
            f"SELECT rowid, -bm25({level}_text) FROM {level}_text WHERE {level}_text MATCH ?",
            (phrase,),
        )

    def tokens_of(self, level: Level, report_key: int) -> Iterator[tuple[int, list[str]]]:
        """The index tokens of each passage or sentence of a report."""
        for key, tokens in self.connection.execute(
            f"SELECT key, tokens FROM {level} JOIN {level}_text ON {level}_text.rowid = key "
            "WHERE report = ?", (report_key,),
        ):  # fmt: skip
            yield key, tokens.split()

    # Vectors

    def known_vectors(self, engine: str, hashes: Sequence[bytes]) -> dict[bytes, Vectors]:
        """The raw vectors that are kept of these texts."""
        found: dict[bytes, Vectors] = {}
        for at in range(0, len(hashes), _CHUNK):
            chunk = hashes[at : at + _CHUNK]
            marks = ",".join("?" * len(chunk))
            for text_hash, body in self.connection.execute(
                f"SELECT text_hash, body FROM vector WHERE engine = ? AND text_hash IN ({marks})",
                (engine, *chunk),
            ):
                found[text_hash] = np.frombuffer(body, dtype=np.float32)
        return found

    def keep_vectors(self, engine: str, hashes: Sequence[bytes], vectors: Vectors) -> None:
        """Keeps raw vectors by text; committed at once, so that a stopped run loses little."""
        with self.writing() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO vector (engine, text_hash, body) VALUES (?, ?, ?)",
                [(engine, h, v.tobytes()) for h, v in zip(hashes, vectors, strict=True)],
            )

    def vectors_of(self, level: Level, engine: str, report_key: int) -> tuple[list[Unit], Vectors]:
        """The passages or sentences of one report that have a vector, and those raw vectors."""
        rows = self.connection.execute(
            _select(level, "report = ?", f"{level} JOIN vector USING (text_hash)", ", body")
            .replace("WHERE", "WHERE engine = ? AND"),
            (engine, report_key),
        ).fetchall()  # fmt: skip
        return [_unit(row[:-1]) for row in rows], _matrix(row[-1] for row in rows)

    def vectors_by_key(self, level: Level, engine: str, keys: Sequence[int]) -> dict[int, Vectors]:
        """The raw vectors of some passages or sentences."""
        found: dict[int, Vectors] = {}
        for at in range(0, len(keys), _CHUNK):
            chunk = [int(key) for key in keys[at : at + _CHUNK]]
            for key, body in self.connection.execute(
                f"SELECT key, body FROM {level} JOIN vector USING (text_hash) "
                f"WHERE engine = ? AND key IN ({','.join('?' * len(chunk))})",
                (engine, *chunk),
            ):
                found[key] = np.frombuffer(body, dtype=np.float32)
        return found

    def forget_unused_vectors(self) -> None:
        """Drops the vectors of texts that no report has any more."""
        self.connection.execute(
            "DELETE FROM vector WHERE text_hash NOT IN (SELECT text_hash FROM passage) "
            "AND text_hash NOT IN (SELECT text_hash FROM sentence)"
        )

    # Writing a report

    def delete_report(self, connection: sqlite3.Connection, key: int) -> None:
        """Takes a revision out, inside a transaction of the caller's."""
        self.count_in(connection, key, -1)
        for level in ("passage", "sentence"):
            connection.execute(
                f"DELETE FROM {level}_text WHERE rowid IN "
                f"(SELECT key FROM {level} WHERE report = ?)",
                (key,),
            )
        connection.execute("DELETE FROM report WHERE key = ?", (key,))

    def insert_report(
        self, connection: sqlite3.Connection, report: Report, location: str, content_hash: str
    ) -> int:
        """Writes a report and its facts inside a transaction of the caller's; gives its key."""
        header = report.header
        cursor = connection.execute(
            "INSERT INTO report (id, source, location, content_hash, title, issuer, place, level, "
            "year, published, url, header, source_text, furniture, sections, tables, notes, "
            "section_count, table_count, fact_count) "
            "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                report.id, report.source, location, content_hash, header.title, header.issuer,
                header.place, header.level, header.year, header.published, header.url,
                codec.dump(header), report.source_text, codec.dump(report.furniture),
                codec.dump(report.sections), codec.dump(report.tables), codec.dump(report.notes),
                len(report.sections), len(report.tables), len(report.facts),
            ),
        )  # fmt: skip
        key = int(cursor.lastrowid or 0)
        connection.executemany(
            "INSERT INTO fact (report, indicator, cell, body) VALUES (?, ?, ?, ?)",
            [
                (key, fact.indicator, fact.table.column if fact.table else "", codec.dump(fact))
                for fact in report.facts
            ],
        )
        return key

    def count_in(self, connection: sqlite3.Connection, key: int, times: Literal[1, -1]) -> None:
        """Counts a report's passages and sentences in (1) or out (-1)."""
        for level in ("passage", "sentence"):
            count, length = connection.execute(
                f"SELECT count(*), coalesce(sum(length), 0) FROM {level} WHERE report = ?", (key,)
            ).fetchone()
            connection.execute(
                "UPDATE extent SET documents = documents + ?, tokens = tokens + ? WHERE level = ?",
                (times * count, times * length, level),
            )

    def insert_unit(
        self,
        connection: sqlite3.Connection,
        level: Level,
        unit: Unit,
        text_hash: bytes,
        tokens: Sequence[str],
    ) -> Unit:
        """Writes a passage or sentence and its index tokens; gives it with its key."""
        path = json.dumps(unit.path, ensure_ascii=False)
        extra, column = (unit.kind, "kind") if level == "passage" else (unit.passage_key, "passage")
        cursor = connection.execute(
            f'INSERT INTO {level} (report, start, "end", {column}, figures, path, text_hash, '
            "length) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                unit.report_key,
                unit.start,
                unit.end,
                extra,
                unit.figures,
                path,
                text_hash,
                len(tokens),
            ),
        )
        key = int(cursor.lastrowid or 0)
        connection.execute(
            f"INSERT INTO {level}_text (rowid, tokens) VALUES (?, ?)", (key, " ".join(tokens))
        )
        return replace(unit, key=key, passage_key=key if level == "passage" else unit.passage_key)

    # Glosses

    def without_gloss(self, words: Iterable[str]) -> list[str]:
        """The words that the dictionary was not asked for yet."""
        known = {zh for (zh,) in self.connection.execute("SELECT zh FROM glossed")}
        return sorted(set(words) - known)

    def keep_glosses(self, glosses: dict[str, tuple[str, ...]], words: Iterable[str]) -> None:
        """Keeps English stems of Chinese words, and that the dictionary was asked for them."""
        with self.writing() as connection:
            connection.executemany(
                "INSERT OR IGNORE INTO glossed VALUES (?)", [(word,) for word in words]
            )
            connection.executemany(
                "INSERT OR IGNORE INTO gloss VALUES (?, ?)",
                [(stem, zh) for zh, stems in glosses.items() for stem in stems],
            )

    def words_for(self, stems: Sequence[str]) -> dict[str, list[str]]:
        """The corpus's Chinese words for English stems."""
        found: dict[str, list[str]] = {}
        for stem in stems:
            rows = self.connection.execute("SELECT zh FROM gloss WHERE stem = ?", (stem,))
            found[stem] = [zh for (zh,) in rows]
        return found


def _select(level: Level, condition: str, source: str = "", extra: str = "") -> str:
    columns = 'key, report, key, start, "end", path, kind, figures'
    if level == "sentence":
        columns = "key, report, passage, start, \"end\", path, 'prose', figures"
    return f"SELECT {columns}{extra} FROM {source or level} WHERE {condition} ORDER BY key"


def _unit(row: Sequence[Any]) -> Unit:
    return Unit(
        row[0], row[1], row[2], row[3], row[4], codec.load_strings(row[5]), row[6], bool(row[7])
    )


def _matrix(bodies: Iterable[bytes]) -> Vectors:
    rows = [np.frombuffer(body, dtype=np.float32) for body in bodies]
    return np.stack(rows) if rows else np.empty((0, 0), dtype=np.float32)
