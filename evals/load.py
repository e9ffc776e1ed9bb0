"""Many questions at once: questions a second, and how long each waits."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import partial
from itertools import cycle, islice
from statistics import median
from typing import TypeVar

from assistant.youju import Youju
from evals.timing import Measure, ratio, timed

T = TypeVar("T")

_AT_ONCE, _IN_TURN = 200, 20
"""So many questions, in turns of encoding and answering, so that both meet the same machine."""


def under_load(youju: Youju, questions: Sequence[str]) -> list[Measure]:
    """Answers in as many threads as there are cores, against the encoder alone."""

    def encode(question: str) -> None:
        youju.store.encoder.raw_queries([question])

    def answer(question: str) -> float:
        return timed(partial(youju.ask, question))[0]

    asked = list(islice(cycle(questions), _AT_ONCE))
    alone = median(map(answer, asked))
    encoding, answering = 0.0, 0.0
    times: list[float] = []
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        for at in range(0, _AT_ONCE, _IN_TURN):
            some = asked[at : at + _IN_TURN]
            encoding += timed(partial(_all, pool, encode, some))[0]
            seconds, taken = timed(partial(_all, pool, answer, some))
            answering += seconds
            times += taken
    return [
        ratio(f"{_AT_ONCE} answers in threads, against the encoder alone", answering, encoding,
              1.25),
        ratio("an answer among others, against one alone", median(times), alone, 3.0),
    ]  # fmt: skip


def _all(pool: Executor, work: Callable[[str], T], questions: Sequence[str]) -> list[T]:
    return list(pool.map(work, questions))
