"""The budgets of time and memory, each a ratio of two things measured in the same run.

``python -m evals.bench [--json] [--passages N] [--questions N]``; exits 1 when a budget is not
kept. The stores are made anew in a temporary folder, so that indexing is measured too. With
``--keep FOLDER`` only the generated reports are measured, in a folder where a run that was stopped
can go on. With ``--encoding N`` only encoding is: N passages for real, and what 400,000 would take.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, fields
from functools import partial
from pathlib import Path
from statistics import median

from assistant.serving.reports import BUNDLED_REPORTS
from assistant.serving.terminal import print_table
from assistant.youju import Youju
from evals.encoding import LARGE, encode
from evals.load import under_load
from evals.replay import growth
from evals.sets import find_set, load
from evals.size import Size, grow, some_lookups
from evals.timing import Measure, answered, plain, print_measures, processed, ratio, timed
from vectorstore.catalogue import StoreError
from vectorstore.encoder import BundledEngine, Encoder, Engine, Vectors, bundled_means
from vectorstore.store import Store

_COLD_RUNS = 5
_QUESTIONS = 60
_IMPORT = "import llama_index.core, chromadb"
_COLD_QUESTION = "How many FOI requests did Qiaokou receive in 2020?"


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
        seconds, vectors = timed(lambda: self._engine.encode(texts, is_query=is_query))
        self.seconds += seconds
        self.texts += len(texts)
        return vectors


def bundled(folder: Path, questions: int) -> list[Measure]:
    """The measures over a new store of the bundled reports."""
    measures = _indexing(folder)
    with Store.open(folder) as store:
        measures.append(_warm(store))
        youju = Youju(store)
        measures += under_load(youju, _questions())
        measures.append(growth(youju, questions))
    return [*measures, *_cold(folder)]


def _indexing(folder: Path) -> list[Measure]:
    engine = _TimedEngine(BundledEngine())
    with Store.open(folder, Encoder(engine, bundled_means())) as store:
        seconds, _ = timed(lambda: store.index([BUNDLED_REPORTS]))
        encoding, encoded = engine.seconds, engine.texts
        store.index([BUNDLED_REPORTS])
    return [
        ratio("indexing, against encoding what it encodes", seconds, encoding, 1.2),
        plain("texts encoded again for unchanged files", engine.texts - encoded, "", 0),
    ]


def _warm(store: Store) -> Measure:
    """Answers, against encoding their questions, in turns so that both meet the same machine."""
    questions = _questions()
    youju = Youju(store)
    youju.ask(questions[0])
    encoding, answering = [], []
    for question in questions:
        encoding.append(timed(partial(store.encoder.raw_queries, [question]))[0])
        answering.append(timed(partial(youju.ask, question))[0])
    return ratio(
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
        imports.append(processed(["-c", _IMPORT])[0])
        answers.append(processed(ask)[0])
    questions = _questions()
    memory = round(answered(folder, questions))
    return [
        ratio(
            "`youju ask` from a cold start, against importing", median(answers), median(imports),
            1.25,
        ),
        plain(f"memory, {len(questions)} questions", memory, "MB", 700),
    ]  # fmt: skip


def _steps(passages: int) -> list[int]:
    return [passages // 100, passages // 10, passages]


def grown(folder: Path, passages: int) -> tuple[list[Size], list[Measure]]:
    """How cost grows up to a number of passages, and the budgets there."""
    sizes = list(grow(folder, _steps(passages)))
    largest = sizes[-1]
    questions = [lookup.question for lookup in some_lookups(largest.reports)[:_QUESTIONS]]
    at = f"at {largest.passages:,} passages"
    memory = round(answered(folder / "store", questions))
    return sizes, [
        ratio(f"a lookup {at}, against encoding its question", largest.answer, largest.encoding, 4),
        plain(f"lookups {at} that are not right", round(100 * largest.wrong, 2), "%", 1),
        plain(f"memory {at}, {len(questions)} questions", memory, "MB", 2500),
    ]


def main() -> int:
    """Measures, prints, and says by its exit code whether every budget is kept."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--passages", type=int, default=100_000, help="0: only the bundled reports")
    parser.add_argument("--questions", type=int, default=2_000, help="how many are replayed")
    parser.add_argument("--keep", type=Path, help="only how cost grows, in this folder")
    parser.add_argument("--chroma-url", help="only how cost grows, over this Chroma server ...")
    parser.add_argument("--catalogue-url", help="... and this empty PostgreSQL database")
    parser.add_argument("--encoding", type=int, help="only encoding: so many passages, for real")
    given = parser.parse_args()
    if given.encoding:
        return _encoding(given.encoding, as_json=given.json)
    with tempfile.TemporaryDirectory() as made:
        folder = given.keep or Path(made)
        sizes: list[Size] = []
        measures: list[Measure] = []
        if given.chroma_url:
            servers = given.chroma_url, given.catalogue_url
            try:
                sizes = list(grow(folder, _steps(given.passages), *servers))
            except StoreError as error:
                parser.error(str(error))
        else:
            measures = [] if given.keep else bundled(folder / "store", given.questions)
            if given.passages:
                sizes, more = grown(folder / "grown", given.passages)
                measures += more
    if given.json:
        records = [{**asdict(measure), "kept": measure.kept} for measure in measures]
        found = {"measures": records, "sizes": [asdict(size) for size in sizes]}
        sys.stdout.write(json.dumps(found, indent=2) + "\n")
    else:
        _print(measures, sizes)
    return 0 if all(measure.kept for measure in measures) else 1


def _encoding(passages: int, *, as_json: bool) -> int:
    """What a large corpus takes to encode; there is no budget for it."""
    found = encode(passages)
    reckoned = {**asdict(found), "passages_reckoned": LARGE, "hours": found.hours(LARGE)}
    sys.stdout.write(f"{json.dumps(reckoned, indent=2)}\n" if as_json else str(found))
    return 0


def _print(measures: Sequence[Measure], sizes: Sequence[Size]) -> None:
    if sizes:
        columns = [field.name for field in fields(Size)]
        print_table(columns, [[f"{value:.4g}" for value in asdict(s).values()] for s in sizes])
        for size in sizes:
            times = size.answer / size.encoding
            print_table((f"{size.passages:,} passages", "█" * round(10 * times)), [])
    print_measures(measures)


if __name__ == "__main__":
    raise SystemExit(main())
