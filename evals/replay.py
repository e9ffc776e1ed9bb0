"""Thousands of different questions, one after the other: does memory grow?

``python -m evals.replay [--questions 20000] [--step 2000]`` asks questions of the sets and
generated ones over a new store of the bundled reports, prints the memory at each step, and exits 1
where it has grown by more than the budget since the first quarter.
"""

from __future__ import annotations

import argparse
import random
import string
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import islice

from assistant.serving.reports import BUNDLED_REPORTS
from assistant.youju import Youju
from corpus.glossary import Glossary
from evals.sets import find_set, load
from evals.size import GeneratedEngine
from evals.timing import Measure, memory_now, plain
from vectorstore.encoder import Encoder
from vectorstore.store import Store

GROWTH_MB = 40
"""So much more memory the later three quarters of a replay may take than the first."""

_SEED = 8
_SETS = ("five-dev", "prose-dev", "abstain-dev", "figures-dev")
_FORMS = (
    "How many {en} did {place} have in {year}?",
    "What does {place} say about {en} and {slip} in {year}?",
    "{place}{year}年{zh}有多少件？",
    "{place}的{zh}{slip}情况怎么样？",
    "Wie viele {slip} hatte {place} {year}?",
    "{slip} {number} {en}?",
)


def varied(seed: int, places: Sequence[str]) -> Iterator[str]:
    """Questions without end, no two alike: every other one of a set, its words changed."""
    chance = random.Random(seed)
    asked = [case.question for name in _SETS for case in load(find_set(name))]
    glossary = Glossary.load()
    terms = [(zh, glossary.gloss(zh)) for zh in glossary.english]
    while True:
        yield f"{chance.choice(asked)} {_slip(chance)}"
        zh, en = chance.choice(terms)
        yield chance.choice(_FORMS).format(
            zh=zh,
            en=en,
            place=chance.choice(places),
            year=chance.randint(2008, 2026),
            number=chance.randint(1, 99_999),
            slip=_slip(chance),
        )


def _slip(chance: random.Random) -> str:
    """A word that nobody has written before."""
    return "".join(chance.choices(string.ascii_lowercase, k=chance.randint(4, 9)))


def replay(youju: Youju, count: int, step: int) -> Iterator[tuple[int, float]]:
    """Asks so many questions; gives at each step how many were asked, and the memory in MB."""
    places = [row.header.issuer or row.id for row in youju.store.catalogue.reports()]
    for at, question in enumerate(islice(varied(_SEED, places), count), 1):
        youju.ask(question)
        if at % step == 0 or at == count:
            yield at, memory_now()


def growth(youju: Youju, count: int) -> Measure:
    """How much more memory the later three quarters of a replay take than the first."""
    steps = dict(replay(youju, count, max(1, count // 4)))
    return _growth(count, list(steps.values()))


def _growth(count: int, sizes: Sequence[float]) -> Measure:
    first = sizes[max(0, len(sizes) // 4 - 1)]
    grown = round(max(sizes) - first, 1)
    return plain(f"memory grown over {count:,} different questions", grown, "MB", GROWTH_MB)


def main() -> int:
    """Replays, prints the memory at each step, and says whether the budget is kept."""
    parser = argparse.ArgumentParser(prog="replay", description=__doc__)
    parser.add_argument("--questions", type=int, default=20_000, help="how many are asked")
    parser.add_argument(
        "--without-encoder",
        action="store_true",
        help="generates vectors in place of encoding: takes a quarter of the time",
    )
    parser.add_argument("--step", type=int, default=2_000, help="how many between two figures")
    given = parser.parse_args()
    sizes = []
    encoder = Encoder(GeneratedEngine(questions=True)) if given.without_encoder else None
    with tempfile.TemporaryDirectory() as folder, Store.open(folder, encoder) as store:
        store.index([BUNDLED_REPORTS])
        for asked, size in replay(Youju(store), given.questions, given.step):
            sizes.append(size)
            sys.stdout.write(f"{asked:>9,} questions {size:8.1f} MB\n")
            sys.stdout.flush()
    measure = _growth(given.questions, sizes)
    sys.stdout.write(f"{measure.what}: {measure.measured} MB (budget {measure.budget} MB)\n")
    return 0 if measure.kept else 1


if __name__ == "__main__":
    raise SystemExit(main())
