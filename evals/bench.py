"""The budgets of time and memory, each a ratio of two things measured in the same run.

``python -m evals.bench [--json]``; exits 1 when a budget is not kept. The store is made anew in a
temporary folder, so that indexing is measured too.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import TypeVar

from assistant.engine import Youju
from assistant.reports import BUNDLED_REPORTS
from assistant.terminal import print_table
from evals.sets import find_set, load
from vectorstore.encoder import BundledEngine, Encoder, Engine, Vectors, bundled_means
from vectorstore.store import Store

T = TypeVar("T")

_COLD_RUNS = 5
_QUESTIONS = 60
_IMPORT = "import llama_index.core, chromadb"
_COLD_QUESTION = "How many FOI requests did Qiaokou receive in 2020?"


@dataclass(frozen=True, slots=True)
class Measure:
    """One budget: what was measured, against what, and whether it is kept."""

    what: str
    measured: float
    unit: str
    reference: float | None
    ratio: float | None
    budget: float

    @property
    def kept(self) -> bool:
        """Whether the budget is kept."""
        return (self.measured if self.ratio is None else self.ratio) <= self.budget


class _TimedEngine:
    """An engine that remembers how long it encoded, and how much."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.seconds = 0.0
        self.texts = 0

    @property
    def name(self) -> str:
        return self._engine.name

    def encode(self, texts: Sequence[str], *, is_query: bool) -> Vectors:
        seconds, vectors = _timed(lambda: self._engine.encode(texts, is_query=is_query))
        self.seconds += seconds
        self.texts += len(texts)
        return vectors


def run(folder: Path) -> list[Measure]:
    """All measures, over a new store in the folder."""
    measures = _indexing(folder)
    with Store.open(folder) as store:
        measures.append(_warm(store))
    return [*measures, *_cold(folder)]


def _indexing(folder: Path) -> list[Measure]:
    engine = _TimedEngine(BundledEngine())
    with Store.open(folder, Encoder(engine, bundled_means())) as store:
        seconds, _ = _timed(lambda: store.index([BUNDLED_REPORTS]))
        encoding, encoded = engine.seconds, engine.texts
        store.index([BUNDLED_REPORTS])
    return [
        _ratio("indexing, against encoding what it encodes", seconds, encoding, 1.2),
        Measure(
            "texts encoded again for unchanged files", engine.texts - encoded, "", None, None, 0
        ),
    ]


def _warm(store: Store) -> Measure:
    """Answers, against encoding their questions, in turns so that both meet the same machine."""
    questions = _questions()
    youju = Youju(store)
    youju.ask(questions[0])
    encoding, answering = [], []
    for question in questions:
        encoding.append(_timed(partial(store.encoder.raw_queries, [question]))[0])
        answering.append(_timed(partial(youju.ask, question))[0])
    return _ratio(
        "a warm answer, against encoding its question", median(answering), median(encoding), 2.0
    )


def _questions() -> list[str]:
    cases = load(find_set("five-dev"))
    return [case.question for case in cases[:: max(1, len(cases) // _QUESTIONS)]]


def _cold(folder: Path) -> list[Measure]:
    """A first answer in a new process, against the imports that it cannot do without."""
    ask = ["-m", "assistant", "ask", _COLD_QUESTION, "--store", str(folder)]
    answers, imports = [], []
    for _ in range(_COLD_RUNS):
        imports.append(_process(["-c", _IMPORT]))
        answers.append(_process(ask))
    seconds = median(seconds for seconds, _ in answers)
    importing = median(seconds for seconds, _ in imports)
    batch = folder.with_name("batch.jsonl")
    lines = [json.dumps({"question": question}) for question in _questions()]
    batch.write_text("\n".join(lines), encoding="utf-8")
    ask = ["-m", "assistant", "ask", "--batch", str(batch), "--json", "--store", str(folder)]
    _, megabytes = _process(ask)
    return [
        _ratio("`youju ask` from a cold start, against importing", seconds, importing, 1.25),
        Measure(f"memory, {len(lines)} questions", round(megabytes), "MB", None, None, 700),
    ]


def _process(arguments: Sequence[str]) -> tuple[float, float]:
    """Runs Python; gives the seconds that it took and the most memory that it had, in MB."""
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"bench: {' '.join(arguments)} failed; nothing was measured.")
    per_megabyte = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return time.perf_counter() - start, usage.ru_maxrss / per_megabyte


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def _ratio(what: str, seconds: float, reference: float, budget: float) -> Measure:
    return Measure(
        what, round(seconds, 4), "s", round(reference, 4), round(seconds / reference, 2), budget
    )


def main() -> int:
    """Measures, prints, and says by its exit code whether every budget is kept."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON")
    as_json = parser.parse_args().json
    with tempfile.TemporaryDirectory() as folder:
        measures = run(Path(folder) / "store")
    if as_json:
        records = [{**asdict(measure), "kept": measure.kept} for measure in measures]
        sys.stdout.write(json.dumps(records, indent=2) + "\n")
    else:
        rows = [
            (m.what, f"{m.measured:g} {m.unit}", m.reference, m.ratio, f"{m.budget:g}",
             "kept" if m.kept else "NOT KEPT")
            for m in measures
        ]  # fmt: skip
        print_table(("what", "measured", "against", "ratio", "budget", ""), rows)
    return 0 if all(measure.kept for measure in measures) else 1


if __name__ == "__main__":
    raise SystemExit(main())
