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
from vectorstore.units import Unit

Part = tuple[Report, Sequence[Unit], Vectors]
"""Passages of a report with their raw vectors, one a row."""

_UNSETTLED = "unsettled"
"""The remark in the catalogue while Chroma may hold other vectors than the catalogue says."""


@dataclass(frozen=True, slots=True)
class Mirror:
    """The vectors of the catalogue's passages, in Chroma."""

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

    def add(self, parts: Sequence[Part]) -> None:
        """Writes the vectors of new passages, with their text."""
        keys = [unit.key for _, units, _ in parts for unit in units]
        if not keys:
            return
        raw = np.concatenate([raw for _, units, raw in parts if units])
        nodes = [_node(unit, report) for report, units, _ in parts for unit in units]
        self.vectors.add(keys, self.encoder.centred(raw, "passage"), nodes)

    def keys_of(self, report_key: int) -> list[int]:
        """The keys of a report's passages."""
        return [unit.key for unit in self.catalogue.units_of("passage", (report_key,))]

    def forget(self, stale: Sequence[int]) -> None:
        """Takes an old revision's vectors out, and tells the other processes."""
        if stale:
            self.vectors.delete(stale)
            self.catalogue.bump()

    def settle(self) -> None:
        """Puts right what a killed run, a lost Chroma folder or other means left behind.

        A run that ended well, and as many vectors as there should be, are taken at their word:
        comparing all keys takes seconds where there are hundreds of thousands.
        """
        self.vectors.reopen()
        self.vectors.make_usable()
        as_many = self.vectors.count() == self.catalogue.count("passage")
        if as_many and not self.catalogue.meta(_UNSETTLED):
            return
        there, wanted = self.vectors.keys(), set(self.catalogue.all_keys("passage"))
        self.vectors.delete(sorted(there - wanted))
        self._restore(wanted - there)
        if there != wanted:
            self.catalogue.bump()

    def _restore(self, keys: set[int]) -> None:
        """Writes vectors that Chroma lacks, from those that the catalogue keeps."""
        for row in self.catalogue.reports() if keys else ():
            engine = self.encoder.engine_name
            units, raw = self.catalogue.vectors_of("passage", engine, row.key)
            lacking = [at for at, unit in enumerate(units) if unit.key in keys]
            report = self.catalogue.report(row.id) if lacking else None
            if report is not None:
                self.add([(report, [units[at] for at in lacking], raw[np.array(lacking)])])


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
