"""Chroma kept in step with the catalogue, which says what there is and can make it again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from llama_index.core.schema import TextNode

from corpus.report import Report
from vectorstore.catalogue import Catalogue
from vectorstore.chroma import VectorCache
from vectorstore.encoder import Encoder, Vectors
from vectorstore.passage import clean
from vectorstore.units import Level, Unit

LEVELS: tuple[Level, ...] = ("passage", "sentence")

Part = tuple[Report, Sequence[Unit], Vectors]
"""Passages or sentences of a report with their raw vectors, one a row."""

_UNSETTLED = "unsettled"
"""The remark in the catalogue while Chroma may hold other vectors than the catalogue says."""


@dataclass(frozen=True, slots=True)
class Mirror:
    """The vectors of the catalogue's passages and sentences, in Chroma."""

    catalogue: Catalogue
    vectors: VectorCache
    encoder: Encoder

    @contextmanager
    def changing(self) -> Iterator[None]:
        """While reports go in or out. What is broken off stays marked, and is settled next time.

        Where several indexers run, the first to end takes the mark away; what another leaves behind
        when it is killed are vectors too many, which are counted.
        """
        self.catalogue.set_meta(_UNSETTLED, "yes")
        yield
        self.catalogue.set_meta(_UNSETTLED, "")

    def add(self, level: Level, parts: Sequence[Part]) -> None:
        """Writes the vectors of new passages or sentences; passages with their text."""
        keys = [unit.key for _, units, _ in parts for unit in units]
        if not keys:
            return
        raw = np.concatenate([raw for _, units, raw in parts if units])
        nodes = [_node(unit, report) for report, units, _ in parts for unit in units]
        self.vectors.add(
            level, keys, self.encoder.centred(raw, level), nodes if level == "passage" else None
        )

    def keys_of(self, report_key: int) -> dict[Level, list[int]]:
        """The keys of a report's passages and sentences."""
        return {
            level: [unit.key for unit in self.catalogue.units_of(level, (report_key,))]
            for level in LEVELS
        }

    def forget(self, stale: dict[Level, list[int]]) -> None:
        """Takes an old revision's vectors out, and tells the other processes."""
        if any(stale.values()):
            for level, keys in stale.items():
                self.vectors.delete(level, keys)
            self.catalogue.bump()

    def settle(self) -> None:
        """Puts right what a killed run, a lost Chroma folder or other means left behind.

        A run that ended well, and as many vectors as there should be, are taken at their word:
        comparing all keys takes seconds where there are hundreds of thousands.
        """
        self.vectors.reopen()
        self.vectors.make_usable()
        counts = [(self.vectors.count(level), self.catalogue.count(level)) for level in LEVELS]
        if not self.catalogue.meta(_UNSETTLED) and all(one == other for one, other in counts):
            return
        changed = False
        for level in LEVELS:
            there, wanted = self.vectors.keys(level), set(self.catalogue.all_keys(level))
            self.vectors.delete(level, sorted(there - wanted))
            self._restore(level, wanted - there)
            changed |= there != wanted
        if changed:
            self.catalogue.bump()

    def _restore(self, level: Level, keys: set[int]) -> None:
        """Writes vectors that Chroma lacks, from those that the catalogue keeps."""
        for row in self.catalogue.reports() if keys else ():
            units, raw = self.catalogue.vectors_of(level, self.encoder.engine_name, row.key)
            lacking = [at for at, unit in enumerate(units) if unit.key in keys]
            report = self.catalogue.report(row.id) if lacking else None
            if report is not None:
                part = report, [units[at] for at in lacking], raw[np.array(lacking)]
                self.add(level, [part])


def together(parts: Iterable[Vectors]) -> Vectors:
    """Vectors of single texts as one matrix."""
    rows = list(parts)
    return np.stack(rows) if rows else np.empty((0, 0), dtype=np.float32)


def _node(unit: Unit, report: Report) -> TextNode:
    """A passage as LlamaIndex knows it."""
    return TextNode(
        id_=str(unit.key),
        text=clean(report.source_text[unit.start : unit.end]),
        metadata={
            "report_id": report.id,
            "title": clean(report.header.title),
            "heading_path": clean(" > ".join(unit.path)),
            "start": unit.start,
            "end": unit.end,
        },
        start_char_idx=unit.start,
        end_char_idx=unit.end,
    )
