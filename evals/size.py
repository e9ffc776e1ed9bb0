"""How cost grows with the corpus: generated reports, whose vectors are generated too."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

import numpy as np

from assistant.youju import Youju
from corpus.read import report_of
from evals.generated import Lookup, generated, lookups, write
from evals.timing import memory_now, timed
from vectorstore.catalogue import StoreError
from vectorstore.encoder import BundledEngine, Encoder, Vectors, bundled_means
from vectorstore.files import location_of
from vectorstore.ingest import Outcome
from vectorstore.retriever import SearchQuery
from vectorstore.store import Store

PASSAGES_A_REPORT = 41
_DIMENSIONS = 384
_LOOKUPS = 200
_TIMED = 60
_READ = 40
_OF_ALL = (
    "各地公开工作存在哪些问题？", "哪些地方开展了新闻发布会？", "养老服务信息公开了多少条？",
    "Which places held press conferences?", "What is done about food safety information?",
)  # fmt: skip
_COMPARED = (
    "2024年哪个地区新收的政府信息公开申请最多？",
    "Which place received the most disclosure requests in 2024?",
)


class GeneratedEngine:
    """Passages as vectors that only depend on their text, and questions encoded as always.

    With ``questions`` they are generated too.
    """

    def __init__(self, *, questions: bool = False) -> None:
        self._engine = BundledEngine()
        self._questions = questions
        self.name = self._engine.name

    def encode(self, texts: Sequence[str], *, is_query: bool) -> Vectors:
        """The raw vectors of the texts, one a row."""
        if is_query and not self._questions:
            return self._engine.encode(texts, is_query=True)
        seeds = (hashlib.sha256(text.encode("utf-8", "replace")).digest()[:8] for text in texts)
        generators = (np.random.default_rng(int.from_bytes(seed, "big")) for seed in seeds)
        rows = np.stack([g.standard_normal(_DIMENSIONS, dtype=np.float32) for g in generators])
        vectors: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return vectors


@dataclass(frozen=True, slots=True)
class Size:
    """What was measured at one size.

    ``read`` and ``stored``: reports a second, read in one thread, and indexed without encoding.
    Seconds: ``encoding`` a question, an ``answer`` to it, a search of ``all_reports``, an answer to
    a question of all of them (``of_all``) which has not met the reports before, gathering one
    figure of every report (``gathered``), and saying which has the most (``compared``).
    ``wrong``: the share of lookups not answered with the true figure from the right report.
    ``memory``: of this process, which has indexed and searched, in MB. ``disk``: the store in MB.
    """

    reports: int
    passages: int
    read: float
    stored: float
    encoding: float
    answer: float
    all_reports: float
    of_all: float
    gathered: float
    compared: float
    wrong: float
    memory: float
    disk: float


def grow(
    folder: Path,
    sizes: Sequence[int],
    chroma_url: str | None = None,
    catalogue_url: str | None = None,
) -> Iterator[Size]:
    """Fills a store with generated reports, measuring at each of the numbers of passages.

    A folder in which a run was stopped is filled further; what it has grown over is left out.

    Raises:
        StoreError: a server cannot be used, or there are other reports in its database.
    """
    encoder = Encoder(GeneratedEngine(), bundled_means())
    with Store.open(folder / "store", encoder, chroma_url, catalogue_url) as store:
        known = {row.location for row in store.catalogue.reports()}
        files = location_of(folder / "files")
        if any(not location.startswith(files) for location in known):
            raise StoreError("There are reports in the database: name an empty one to measure in.")
        held = 0
        for passages in sorted(sizes):
            count = max(held + 1, passages // PASSAGES_A_REPORT)
            if count < len(known):
                continue
            write(folder / "files", count)
            seconds, outcomes = timed(partial(store.index, [folder / "files"], jobs=2))
            new = [outcome for outcome in outcomes if outcome.status == "indexed"]
            held = count
            yield _measured(store, folder / "store", count, new, seconds)


def _measured(
    store: Store, folder: Path, reports: int, new: Sequence[Outcome], seconds: float
) -> Size:
    youju = Youju(store)
    asked = ask_lookups(youju, some_lookups(reports))
    searches = [timed(partial(store.retriever.sentences, SearchQuery(q)))[0] for q in _OF_ALL]
    of_all = [timed(partial(youju.ask, question))[0] for question in _OF_ALL]
    gathering, _ = timed(lambda: store.catalogue.cells(["requests.new"], ["total"]))
    compared = median(timed(partial(youju.ask, question))[0] for question in _COMPARED)
    return Size(
        reports, store.catalogue.count("passage"), _reading(), len(new) / seconds,
        asked.encoding, asked.answer, median(searches), median(of_all), gathering, compared,
        asked.wrong, memory_now(),
        sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) / (1 << 20),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """Lookups: median seconds of ``encoding`` one and of an ``answer``; the share ``wrong``."""

    encoding: float
    answer: float
    wrong: float


def ask_lookups(youju: Youju, asked: Sequence[Lookup]) -> Asked:
    """Asks for figures of generated reports; an answer and an encoding in turns."""
    youju.ask(asked[0].question)
    right, encoding, answering = 0, [], []
    for at, lookup in enumerate(asked):
        spent, answer = timed(partial(youju.ask, lookup.question))
        found = {citation.report_id for citation in answer.citations}
        right += found == {lookup.report_id} and str(lookup.number) in answer.text
        if at < _TIMED:
            answering.append(spent)
            encoding.append(timed(partial(youju.store.encoder.raw_queries, [lookup.question]))[0])
    return Asked(median(encoding), median(answering), 1 - right / len(asked))


def some_lookups(reports: int, *, prose: bool = True) -> list[Lookup]:
    """Questions about reports all over the corpus, mixed; of tables alone without ``prose``."""
    chosen = random.Random(0).sample(range(reports), min(reports, _LOOKUPS))
    asked = [
        lookup
        for report in map(generated, chosen)
        for lookup in lookups(report)
        if prose or lookup.number != report.website
    ]
    return random.Random(1).sample(asked, min(len(asked), _LOOKUPS))


def _reading() -> float:
    """Reports read a second, in one thread."""
    made = [generated(number) for number in range(_READ)]
    seconds, _ = timed(lambda: [report_of(m.text, m.id, "", m.id) for m in made])
    return len(made) / seconds
