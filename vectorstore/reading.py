"""Files read and made ready for the store, in threads or in processes of their own."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from vectorstore.catalogue import ReportRow
from vectorstore.encoder import Vectors
from vectorstore.files import Names, Outcome, read_file
from vectorstore.prepared import Prepared, prepare

_MANY_FILES = 100
"""From so many files on they are read in processes, whose start takes a second or two."""
_AHEAD = 4
"""So many files for each reader are read ahead of the one that is being worked on."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A file that was read and made ready for the store; ``known``: what it held of it then.

    ``vectors``: the raw vectors of its texts by their hash, once they are made.
    """

    path: Path
    known: ReportRow | None
    content_hash: str
    prepared: Prepared
    vectors: Mapping[bytes, Vectors] | None = None


def read_and_prepare(
    path: Path, report_id: str, known: ReportRow | None, rebuild: bool
) -> Outcome | Ready:
    """Reads one file and makes it ready, unless it is known and unchanged; for any process."""
    read = read_file(path, report_id, known, rebuild)
    if read.report is None:
        assert read.outcome is not None
        return read.outcome
    return Ready(path, known, read.content_hash, prepare(read.report))


def read_all(
    files: Sequence[Path], names: Names, rebuild: bool, jobs: int
) -> Iterator[Outcome | Ready]:
    """The files read in order, some ahead of the one that is being worked on."""
    with readers(jobs, len(files)) as pool:
        waiting: deque[Future[Outcome | Ready]] = deque()
        for path in files:
            waiting.append(pool.submit(read_and_prepare, path, *names.of(path), rebuild))
            if len(waiting) > jobs * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def readers(jobs: int, files: int) -> Executor:
    """Who reads: threads, or for many files processes, for only those use all cores."""
    if files < _MANY_FILES or jobs == 1:
        return ThreadPoolExecutor(jobs)
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, context, initializer=_end_with_the_indexer)


def _end_with_the_indexer() -> None:
    """Ends this reader when the indexer is killed: it would wait for files for ever."""
    indexer = multiprocessing.parent_process()
    assert indexer is not None

    def wait() -> None:
        indexer.join()
        os._exit(1)

    Thread(target=wait, daemon=True).start()
