"""One catalogue's reports into another, whatever the two stand on; nothing is encoded again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from vectorstore.catalogue import Catalogue, ReportRow
from vectorstore.database import Connection
from vectorstore.units import Level, Made


def replace_all(target: Catalogue, source: Catalogue) -> int:
    """Puts the reports of a catalogue in the place of all that another one holds.

    They get new keys, so that what a process remembers of the old ones is never met under them;
    their vectors are copied, and Chroma is left to whoever settles it. Gives their number.
    """
    encoder = source.meta("encoder").rpartition("/")[0]
    with source.reading(), target.writing() as connection:
        for row in target.reports():
            target.delete_report(connection, row.key)
        for row in source.reports():
            _copy(connection, target, source, row, encoder)
        for table, marks in (("gloss", "?, ?"), ("glossed", "?")):
            connection.executemany(
                f"INSERT INTO {table} VALUES ({marks}) ON CONFLICT DO NOTHING",
                source.connection.execute(f"SELECT * FROM {table}").fetchall(),
            )
        target.set_meta("encoder", source.meta("encoder"))
        target.bump()
        return len(source.reports())


def _copy(
    connection: Connection, target: Catalogue, source: Catalogue, row: ReportRow, encoder: str
) -> None:
    report = source.report(row.id)
    assert report is not None
    key = target.insert_report(connection, report, row.location, row.content_hash)
    new_keys: dict[int, int] = {}
    hashes: list[bytes] = []
    for level in ("passage", "sentence"):
        made = list(_made(source, level, row.key))
        moved = [
            (replace(u, report_key=key, passage_key=new_keys.get(u.passage_key, 0)), digest, tokens)
            for u, digest, tokens in made
        ]
        units = target.insert_units(connection, level, moved)
        if level == "passage":
            new_keys = {u.key: new.key for (u, *_), new in zip(made, units, strict=True)}
        hashes += [text_hash for _, text_hash, _ in made]
    target.keep_vectors(connection, encoder, source.known_vectors(encoder, hashes))
    target.count_in(connection, key, 1)


def _made(source: Catalogue, level: Level, report_key: int) -> Iterator[Made]:
    hashes = source.hashes_of(level, report_key)
    tokens = dict(source.tokens_of(level, report_key))
    for unit in source.units_of(level, (report_key,)):
        yield unit, hashes[unit.key], tokens[unit.key]
