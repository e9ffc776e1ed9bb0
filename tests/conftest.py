"""One store for the whole run, made by the real encoder, whose vectors are kept by text."""

import gc
import os

import pytest
from filelock import FileLock

AMONG_OTHERS = "PYTEST_XDIST_WORKER" in os.environ
if AMONG_OTHERS:
    # Each process has a core of its own: the encoder's threads would only wait for one another.
    os.environ.setdefault("OMP_NUM_THREADS", "1")

# As the command does (see assistant.cli): what LlamaIndex and Chroma make when they are imported
# stays, and looking through it again and again takes a tenth of the time of a question.
gc.set_threshold(50_000, 20, 100)

FIRST = (
    # Each process is given two files at once. One makes the store of the five reports and then
    # waits for a browser; the other meanwhile needs no such store.
    "test_app.py", "test_ingest.py", "test_postgres.py", "test_encoder.py",
    # Then what takes longest, so that no process is left with it when the others have ended.
    "test_faults.py", "test_cli.py", "test_security.py", "test_bad_input.py",
    "test_required.py", "test_prose_answers.py", "test_streams.py", "test_api.py",
    "test_answers.py", "test_copies.py", "test_generated.py", "test_formats.py",
    "test_hostile.py", "test_chroma_server.py", "test_from_statistics.py", "test_tables.py",
    "test_other_reports.py", "test_generate.py", "test_bodies.py", "test_part_asked.py",
    "test_asks.py", "test_layers.py",
)  # fmt: skip
"""The files that are begun first: for speed alone, no test needs another before it."""


def pytest_collection_modifyitems(items):
    places = {name: place for place, name in enumerate(FIRST)}
    items.sort(key=lambda item: places.get(item.path.name, len(places)))


# What the fixtures need is imported in them: the process that divides the tests among the others
# reads this file too, before they begin, and needs none of it.


@pytest.fixture(scope="session")
def five(request, tmp_path_factory, worker_id):
    """The encoder, and a folder with a store of the five reports.

    The first of the processes among which the tests are divided makes it; the others wait, and
    read what it has encoded: they would only take the cores from it.
    """
    from stand_ins import FIVE, RememberingEngine

    from vectorstore.encoder import Encoder, bundled_means
    from vectorstore.store import Store

    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "five"
    with FileLock(f"{folder}.lock"):
        engine = RememberingEngine(request.config.cache.mkdir("youju") / "vectors.npz")
        encoder = Encoder(engine, bundled_means())
        if not folder.exists():
            with Store.open(folder, encoder) as made:
                made.index([FIVE])
    yield encoder, folder
    engine.save()


@pytest.fixture(scope="session")
def encoder(five):
    return five[0]


@pytest.fixture(scope="session")
def store_folder(five):
    """A folder with a store of the five reports; do not write into it."""
    return five[1]


@pytest.fixture(scope="session")
def store(store_folder, encoder):
    """The store of the five reports; do not write into it."""
    from vectorstore.store import Store

    with Store.open(store_folder, encoder) as opened:
        yield opened


@pytest.fixture
def quick_encoder():
    from stand_ins import QuickEngine

    from vectorstore.encoder import Encoder

    return Encoder(QuickEngine())
