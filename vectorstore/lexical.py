"""The lexical side: weighted index terms of a question, and BM25 over SQLite's full-text index."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence

from vectorstore.catalogue import Catalogue, Level

_POSTINGS = 40_000
"""How many postings a question may read: bounds its time however large the corpus is."""

_KEY_RANGE = "SELECT min(key), max(key) FROM {level} WHERE report = ?"


def document_counts(catalogue: Catalogue, terms: Sequence[str]) -> dict[str, int]:
    """In how many passages each term occurs; terms that occur nowhere are left out."""
    connection = catalogue.connection
    found: dict[str, int] = {}
    for term in terms:
        row = connection.execute("SELECT doc FROM passage_word WHERE term = ?", (term,)).fetchone()
        if row:
            found[term] = row[0]
    return found


def bm25(
    catalogue: Catalogue,
    level: Level,
    terms: Mapping[str, float],
    report_keys: Sequence[int] | None = None,
) -> dict[int, float]:
    """BM25 of every passage or sentence that holds a term, each term by its weight.

    The rarest terms are read first, until the postings are used up: what is in every passage says
    nothing.
    """
    counts = document_counts(catalogue, list(terms))
    ranges = None if report_keys is None else _key_ranges(catalogue, level, report_keys)
    scores: defaultdict[int, float] = defaultdict(float)
    left = _POSTINGS
    for term in sorted(counts, key=lambda term: counts[term]):
        if left <= 0:
            break
        rows = _postings(catalogue.connection, level, term, ranges)
        left -= len(rows)
        for key, score in rows:
            scores[key] -= terms[term] * score
    return dict(scores)


def _postings(
    connection: sqlite3.Connection,
    level: Level,
    term: str,
    ranges: Sequence[tuple[int, int]] | None,
) -> list[tuple[int, float]]:
    table = f"{level}_text"
    select = f"SELECT rowid, bm25({table}) FROM {table} WHERE {table} MATCH ?"
    phrase = '"' + term.replace('"', '""') + '"'
    if ranges is None:
        return connection.execute(select, (phrase,)).fetchall()
    rows: list[tuple[int, float]] = []
    for low, high in ranges:
        rows += connection.execute(
            f"{select} AND rowid BETWEEN ? AND ?", (phrase, low, high)
        ).fetchall()
    return rows


def _key_ranges(
    catalogue: Catalogue, level: Level, report_keys: Sequence[int]
) -> list[tuple[int, int]]:
    """A report is written in one transaction, so its keys stand together."""
    select = _KEY_RANGE.format(level=level)
    rows = [catalogue.connection.execute(select, (key,)).fetchone() for key in report_keys]
    return [(low, high) for low, high in rows if low is not None]
