"""Passages and sentences in the catalogue: their places, words and vectors."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal

import numpy as np

from vectorstore import codec
from vectorstore.database import Connection, Database
from vectorstore.encoder import Vectors

Level = Literal["passage", "sentence"]

_CHUNK = 500
"""How many values go into one SQL statement."""


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


Made = tuple[Unit, bytes, Sequence[str]]
"""A passage or sentence to be written, the hash of its text, and its index tokens."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How many passages or sentences there are, and how many index tokens in them."""

    documents: int
    tokens: int


class Units(Database):
    """What is known of the passages and sentences of a store."""

    def units_of(self, level: Level, report_keys: Iterable[int]) -> Iterator[Unit]:
        """The passages or sentences of reports, in the order of their keys."""
        for key in report_keys:
            rows = self.connection.execute(_select(level, "report = ?"), (key,)).fetchall()
            yield from map(_unit, rows)

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
            found = self.connection.execute(_select(level, condition), chunk).fetchall()
            yield from map(_unit, found)

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

    def document_counts(self, level: Level, terms: Sequence[str]) -> dict[str, int]:
        """In how many passages or sentences terms occur; those that occur in none are left out."""
        found: dict[str, int] = {}
        for at in range(0, len(terms), _CHUNK):
            chunk = terms[at : at + _CHUNK]
            marks = ",".join("?" * len(chunk))
            sql = f"SELECT term, doc FROM {level}_word WHERE term IN ({marks})"
            found |= dict(self.connection.execute(sql, chunk).fetchall())
        return found

    def postings(self, level: Level, term: str, extent: Extent) -> Iterable[tuple[int, float]]:
        """The passages or sentences, of so many, that hold a term, with its BM25 in each."""
        return self.engine.postings(level, term, extent.documents, extent.tokens)

    def tokens_of(self, level: Level, report_key: int) -> Iterator[tuple[int, list[str]]]:
        """The index tokens of each passage or sentence of a report."""
        rows = self.connection.execute(
            f"SELECT key, tokens FROM {level} JOIN {level}_text ON {level}_text.rowid = key "
            "WHERE report = ? ORDER BY key", (report_key,),
        ).fetchall()  # fmt: skip
        for key, tokens in rows:
            yield key, tokens.split()

    # Vectors

    def hashes_of(self, level: Level, report_key: int) -> dict[int, bytes]:
        """Under which text the vector of each passage or sentence of a report is kept."""
        sql = f"SELECT key, text_hash FROM {level} WHERE report = ?"
        return dict(self.connection.execute(sql, (report_key,)).fetchall())

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

    def keep_vectors(
        self, connection: Connection, engine: str, vectors: Mapping[bytes, Vectors]
    ) -> None:
        """Keeps raw vectors by text, inside a transaction of the caller's."""
        connection.executemany(
            "INSERT INTO vector (engine, text_hash, body) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            [(engine, text_hash, vector.tobytes()) for text_hash, vector in vectors.items()],
        )

    def vectors_of(self, level: Level, engine: str, report_key: int) -> tuple[list[Unit], Vectors]:
        """The passages or sentences of one report that have a vector, and those raw vectors."""
        rows = self.connection.execute(
            _select(level, "report = ?", f"{level} JOIN vector USING (text_hash)", ", body")
            .replace("WHERE", "WHERE engine = ? AND"),
            (engine, report_key),
        ).fetchall()  # fmt: skip
        return [_unit(row[:-1]) for row in rows], _matrix([row[-1] for row in rows])

    def vectors_by_key(
        self, level: Level, engine: str, keys: Sequence[int]
    ) -> tuple[list[int], Vectors]:
        """The keys of passages or sentences that have a vector, and the raw vectors, one a row."""
        return self._vectors_where(level, "key", engine, keys)

    def sentence_vectors_in(
        self, engine: str, passage_keys: Sequence[int]
    ) -> tuple[list[int], Vectors]:
        """The keys of the sentences of some passages, and their raw vectors, one a row."""
        return self._vectors_where("sentence", "passage", engine, passage_keys)

    def _vectors_where(
        self, level: Level, column: str, engine: str, keys: Sequence[int]
    ) -> tuple[list[int], Vectors]:
        rows: list[tuple[int, bytes]] = []
        for at in range(0, len(keys), _CHUNK):
            chunk = keys[at : at + _CHUNK]
            rows += self.connection.execute(
                f"SELECT key, body FROM {level} JOIN vector USING (text_hash) "
                f"WHERE engine = ? AND {column} IN ({','.join('?' * len(chunk))})",
                (engine, *chunk),
            ).fetchall()
        return [key for key, _ in rows], _matrix([body for _, body in rows])

    def forget_unused_vectors(self) -> None:
        """Drops the vectors of texts that no report has any more."""
        self.connection.execute(
            "DELETE FROM vector WHERE text_hash IN (SELECT text_hash FROM vector "
            "EXCEPT SELECT text_hash FROM passage EXCEPT SELECT text_hash FROM sentence)"
        )

    # Writing

    def count_in(self, connection: Connection, key: int, times: Literal[1, -1]) -> None:
        """Counts a report's passages and sentences in (1) or out (-1)."""
        for level in ("passage", "sentence"):
            count, length = connection.execute(
                f"SELECT count(*), coalesce(sum(length), 0) FROM {level} WHERE report = ?", (key,)
            ).fetchone()
            connection.execute(
                "UPDATE extent SET documents = documents + ?, tokens = tokens + ? WHERE level = ?",
                (times * count, times * length, level),
            )
            self.engine.count_words(level, key, times)

    def insert_units(
        self, connection: Connection, level: Level, made: Sequence[Made]
    ) -> list[Unit]:
        """Writes passages or sentences and their index tokens; gives them with their keys."""
        column = "kind" if level == "passage" else "passage"
        keys = connection.insert_many(
            f'INSERT INTO {level} (report, start, "end", {column}, figures, path, text_hash, '
            "length) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    unit.report_key,
                    unit.start,
                    unit.end,
                    unit.kind if level == "passage" else unit.passage_key,
                    unit.figures,
                    json.dumps(unit.path, ensure_ascii=False),
                    text_hash,
                    len(tokens),
                )
                for unit, text_hash, tokens in made
            ],
        )
        connection.executemany(
            f"INSERT INTO {level}_text (rowid, tokens) VALUES (?, ?)",
            [(key, " ".join(tokens)) for key, (_, _, tokens) in zip(keys, made, strict=True)],
        )
        return [
            replace(unit, key=key, passage_key=key if level == "passage" else unit.passage_key)
            for key, (unit, _, _) in zip(keys, made, strict=True)
        ]


def _select(level: Level, condition: str, source: str = "", extra: str = "") -> str:
    columns = 'key, report, key, start, "end", path, kind, figures'
    if level == "sentence":
        columns = "key, report, passage, start, \"end\", path, 'prose', figures"
    return f"SELECT {columns}{extra} FROM {source or level} WHERE {condition} ORDER BY key"


def _unit(row: Sequence[Any]) -> Unit:
    return Unit(row[0], row[1], row[2], row[3], row[4], _path(row[5]), row[6], bool(row[7]))


@lru_cache(maxsize=4_000)
def _path(text: str) -> tuple[str, ...]:
    """A heading path, which many units share."""
    return codec.load_strings(text)


def _matrix(bodies: Sequence[bytes]) -> Vectors:
    """Vectors of the same dimension, one a row."""
    numbers = np.frombuffer(b"".join(bodies), dtype=np.float32)
    return numbers.reshape(len(bodies), -1) if bodies else np.empty((0, 0), dtype=np.float32)
