"""What figures cost at size: all those of thousands of generated reports, read and asked for.

``python -m evals.facts [--reports N] [--jobs N]``; exits 1 when a budget is not kept. The reports
are not cut into passages and nothing but questions is encoded, so that 10,000 take minutes.
"""

from __future__ import annotations

import argparse
import multiprocessing
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial

from assistant.serving.terminal import say
from assistant.youju import Youju
from corpus.read import report_of
from corpus.report import Report
from evals.generated import LAST_YEAR, generated
from evals.size import ask_lookups, some_lookups
from evals.timing import Measure, memory_now, plain, print_measures, ratio, timed
from vectorstore.store import Store

_READ_AT_ONCE = 20
_OF_ALL = f"{LAST_YEAR}年哪个地方新收到的政府信息公开申请最多？"


@dataclass(frozen=True, slots=True)
class Read:
    """Reports as read in so many seconds, and the most new requests that one of ``LAST_YEAR`` has.

    The number is the generator's: what a comparison of all reports must find.
    """

    reports: tuple[Report, ...]
    seconds: float
    most: int


def read(numbers: range) -> Read:
    """Makes the reports of some numbers, and reads them."""
    made = [generated(number) for number in numbers]
    seconds, reports = timed(lambda: tuple(report_of(m.text, m.id, m.id, m.id) for m in made))
    return Read(
        reports,
        seconds,
        max((m.requests["new"][-1] for m in made if m.year == LAST_YEAR), default=0),
    )


def _all_read(reports: int, jobs: int) -> Iterator[Read]:
    """All reports, read by processes that are little ahead of whoever uses what they read."""
    parts = [range(at, min(at + _READ_AT_ONCE, reports)) for at in range(0, reports, _READ_AT_ONCE)]
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn")) as pool:
        for at in range(0, len(parts), 2 * jobs):
            yield from pool.map(read, parts[at : at + 2 * jobs])


def fill(store: Store, reports: int, jobs: int) -> tuple[float, int]:
    """Writes reports and facts; gives the seconds of reading in one thread, and ``Read.most``."""
    seconds, most = 0.0, 0
    for part in _all_read(reports, jobs):
        seconds, most = seconds + part.seconds, max(most, part.most)
        with store.catalogue.writing() as connection:
            for report in part.reports:
                store.catalogue.insert_report(connection, report, report.id, "")
            store.catalogue.bump()
    return seconds, most


def measured(store: Store, reports: int, most: int) -> list[Measure]:
    """Lookups, and a comparison of all reports, with known truth, against their budgets."""
    youju = Youju(store)
    first, _ = timed(partial(youju.ask, _OF_ALL))
    lookups = ask_lookups(youju, some_lookups(reports, prose=False))
    again, compared = timed(partial(youju.ask, _OF_ALL))
    say(f"first question {first:.1f} s, comparing one figure of all reports {again:.1f} s")
    return [
        ratio("a lookup, against encoding its question", lookups.answer, lookups.encoding, 4),
        plain("lookups that are not right", round(100 * lookups.wrong, 2), "%", 1),
        plain("comparisons that are not right", float(str(most) not in compared.text), "", 0),
        plain("memory, all reports compared", round(memory_now()), "MB", 2500),
    ]


def main() -> int:
    """Measures, prints, and says by its exit code whether every budget is kept."""
    parser = argparse.ArgumentParser(prog="facts", description=__doc__)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=multiprocessing.cpu_count())
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Store.open(folder) as store:
        wall, (reading, most) = timed(lambda: fill(store, given.reports, given.jobs))
        facts = sum(row.facts for row in store.catalogue.reports())
        say(f"{given.reports:,} reports, {facts:,} facts")
        say(
            f"read {given.reports / reading:.1f} reports a second in one thread, "
            f"read and kept {given.reports / wall:.1f} in {given.jobs} processes"
        )
        measures = measured(store, given.reports, most)
    print_measures(measures)
    return 0 if all(measure.kept for measure in measures) else 1


if __name__ == "__main__":
    raise SystemExit(main())
