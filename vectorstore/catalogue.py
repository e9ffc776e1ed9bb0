"""The catalogue: the source of truth. A report exists when its row is committed here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from corpus.report import READING, Fact, Header, Report
from corpus.wraps import line_width
from vectorstore import codec
from vectorstore.database import SCHEMA_VERSION, Connection, Engine, StoreError
from vectorstore.passage import Passage, Sentence
from vectorstore.recent import Recent
from vectorstore.units import Units

__all__ = ["SCHEMA_VERSION", "UNFINISHED", "Catalogue", "ReportRow", "StoreError"]

UNFINISHED = "unfinished"
"""The remark in the catalogue while a corpus that only answers as a whole is on its way in."""

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

    @property
    def read_otherwise(self) -> bool:
        """Whether the report was read in another way than reports are now."""
        return not self.content_hash.startswith(f"{READING}:")


@dataclass(frozen=True, slots=True)
class _Snapshot:
    """The rows of all reports in one generation of the store."""

    generation: int
    rows: tuple[ReportRow, ...]
    by_id: Mapping[str, ReportRow]
    by_key: Mapping[int, ReportRow]


class Catalogue(Units):
    """The reports of one store. Safe under threads; several processes may use it."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
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

    def row_at(self, location: str) -> ReportRow | None:
        """The row of the report that a file was read into; None where there is none."""
        return next(self._rows("WHERE location = ?", (location,)), None)

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
            "SELECT CAST(source_text AS BLOB), furniture, sections, tables, notes "
            "FROM report WHERE key = ?",
            (row.key,),
        ).fetchone()
        text = bytes(text).decode()
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
            width=line_width(text),
        )

    def source_text(self, report_key: int) -> str:
        """The text of a revision."""
        return self._texts.get_or(report_key, partial(self._text_of, report_key))

    def _text_of(self, report_key: int) -> str:
        row = self.connection.execute(
            "SELECT CAST(source_text AS BLOB) FROM report WHERE key = ?", (report_key,)
        ).fetchone()
        return bytes(row[0]).decode()

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
            ).fetchall()
        )

    # Passages and sentences as reports have them

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

    # Writing a report

    def delete_report(self, connection: Connection, key: int) -> None:
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
        self, connection: Connection, report: Report, location: str, content_hash: str
    ) -> int:
        """Writes a report and its facts inside a transaction of the caller's; gives its key."""
        header = report.header
        key = connection.insert(
            "INSERT INTO report (id, source, location, content_hash, title, issuer, place, level, "
            "year, published, url, header, source_text, furniture, sections, tables, notes, "
            "section_count, table_count, fact_count) "
            "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                report.id, report.source, location, content_hash, header.title, header.issuer,
                header.place, header.level, header.year, header.published, header.url,
                codec.dump(header), report.source_text.encode(), codec.dump(report.furniture),
                codec.dump(report.sections), codec.dump(report.tables), codec.dump(report.notes),
                len(report.sections), len(report.tables), len(report.facts),
            ),
        )  # fmt: skip
        connection.executemany(
            "INSERT INTO fact (report, indicator, cell, body) VALUES (?, ?, ?, ?)",
            [
                (key, fact.indicator, fact.table.column if fact.table else "", codec.dump(fact))
                for fact in report.facts
            ],
        )
        return key

    # Glosses

    def without_gloss(self, words: Iterable[str]) -> list[str]:
        """The words that the dictionary was not asked for yet."""
        known = {zh for (zh,) in self.connection.execute("SELECT zh FROM glossed")}
        return sorted(set(words) - known)

    def keep_glosses(self, glosses: dict[str, tuple[str, ...]], words: Iterable[str]) -> None:
        """Keeps English stems of Chinese words, and that the dictionary was asked for them."""
        with self.writing() as connection:
            connection.executemany(
                "INSERT INTO glossed VALUES (?) ON CONFLICT DO NOTHING", [(word,) for word in words]
            )
            connection.executemany(
                "INSERT INTO gloss VALUES (?, ?) ON CONFLICT DO NOTHING",
                [(stem, zh) for zh, stems in glosses.items() for stem in stems],
            )
            self.bump()

    def words_for(self, stems: Sequence[str]) -> dict[str, list[str]]:
        """The corpus's Chinese words for English stems."""
        found: dict[str, list[str]] = {stem: [] for stem in stems}
        for at in range(0, len(stems), _CHUNK):
            chunk = stems[at : at + _CHUNK]
            marks = ",".join("?" * len(chunk))
            sql = f"SELECT stem, zh FROM gloss WHERE stem IN ({marks}) ORDER BY zh"
            for stem, zh in self.connection.execute(sql, chunk).fetchall():
                found[stem].append(zh)
        return found
