"""What encoding a large corpus takes on this machine: some of it encoded, the rest reckoned.

``python -m evals.bench --encoding 2000`` prints it.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from corpus.read import report_of
from evals.generated import generated
from vectorstore.encoder import Encoder, load_encoder
from vectorstore.prepared import prepare

LARGE = 400_000
"""So many passages does the plan of a large corpus have: 10,000 reports."""

_HOUR = 3600


@dataclass(frozen=True, slots=True)
class Encoding:
    """What was encoded, and in how many seconds: those of the clock, and of all processors.

    ``texts`` are the passages and their sentences, each once, as indexing encodes them.
    """

    passages: int
    texts: int
    seconds: float
    processor: float

    def hours(self, passages: int, *, processor: bool = False) -> float:
        """The hours that so many passages are reckoned to take."""
        spent = self.processor if processor else self.seconds
        return spent / self.passages * passages / _HOUR

    def __str__(self) -> str:
        return (
            f"{self.passages:,} passages with their sentences ({self.texts:,} texts): "
            f"{self.seconds:,.0f} s ({self.processor:,.0f} processor seconds, "
            f"{os.cpu_count()} cores)\n"
            f"{LARGE:,} passages are reckoned at {self.hours(LARGE):,.1f} hours "
            f"({self.hours(LARGE, processor=True):,.1f} processor hours)\n"
        )


def encode(passages: int, encoder: Encoder | None = None) -> Encoding:
    """Encodes so many passages of generated reports, or a few more, with their sentences.

    Says on standard error, report by report, how far it is.
    """
    encoder = encoder or load_encoder()
    done = texts = 0
    seconds = processor = 0.0
    for some, made in _reports():
        start, spent = time.perf_counter(), time.process_time()
        encoder.raw_passages(made)
        seconds += time.perf_counter() - start
        processor += time.process_time() - spent
        done, texts = done + some, texts + len(made)
        left = seconds / done * max(0, passages - done)
        sys.stderr.write(f"{done:,} of {passages:,} passages encoded, about {left:,.0f} s left\n")
        if done >= passages:
            break
    return Encoding(done, texts, seconds, processor)


def _reports() -> Iterator[tuple[int, list[str]]]:
    """The number of passages of one report after the other, and its texts that are new."""
    seen: set[bytes] = set()
    for number in count():
        made = generated(number)
        ready = prepare(report_of(made.text, made.id, "", made.id))
        pieces = {p.text_hash: p.text for p in (*ready.passages, *ready.sentences)}
        yield len(ready.passages), [pieces[name] for name in pieces.keys() - seen]
        seen |= pieces.keys()
