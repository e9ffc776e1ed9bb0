"""Many questions at once, and many one after the other: questions a second, and memory."""

from __future__ import annotations

import os
import resource
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import cycle, islice
from statistics import median

from assistant.engine import Youju
from evals.timing import Measure, megabytes, plain, ratio, timed

_AT_ONCE = 200
_GROWTH_MB = 40


def under_load(youju: Youju, questions: Sequence[str], replayed: int) -> list[Measure]:
    """Answers in as many threads as there are cores, against the encoder alone; then a replay."""
    asked = list(islice(cycle(questions), _AT_ONCE))
    alone = median(timed(partial(youju.ask, question))[0] for question in asked)
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        encode = youju.store.encoder.raw_queries
        encoding, _ = timed(lambda: list(pool.map(lambda question: encode([question]), asked)))
        answering, times = timed(
            lambda: list(pool.map(lambda question: timed(partial(youju.ask, question))[0], asked))
        )
    return [
        ratio(f"{_AT_ONCE} answers in threads, against the encoder alone", answering, encoding,
              1.25),
        ratio("an answer among others, against one alone", median(times), alone, 3.0),
        _growth(youju, questions, replayed),
    ]  # fmt: skip


def _growth(youju: Youju, questions: Sequence[str], replayed: int) -> Measure:
    """How much more memory the later three quarters of a replay take than the first."""
    most = []
    for at, question in enumerate(islice(cycle(questions), replayed), 1):
        youju.ask(question)
        if at in (replayed // 4, replayed):
            most.append(megabytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))
    return plain(
        f"memory grown over {replayed} questions", round(most[-1] - most[0], 1), "MB", _GROWTH_MB
    )
