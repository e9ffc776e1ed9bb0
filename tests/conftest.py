"""One store for the whole run, made by the real encoder, whose vectors are kept by text."""

import pytest
from filelock import FileLock
from stand_ins import FIVE, QuickEngine, RememberingEngine

from vectorstore.encoder import Encoder, bundled_means
from vectorstore.store import Store


@pytest.fixture(scope="session")
def five(request, tmp_path_factory, worker_id):
    """The encoder, and a folder with a store of the five reports.

    The first of the processes among which the tests are divided makes it; the others wait, and
    read what it has encoded: they would only take the cores from it.
    """
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "five"
    with FileLock(f"{folder}.lock"):
        engine = RememberingEngine(request.config.cache.mkdir("youju") / "vectors.npz")
        encoder = Encoder(engine, bundled_means())
        if not folder.exists():
            with Store.open(folder, encoder) as made:
                made.index([FIVE])
            engine.save()
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
    with Store.open(store_folder, encoder) as opened:
        yield opened


@pytest.fixture
def quick_encoder():
    return Encoder(QuickEngine())
