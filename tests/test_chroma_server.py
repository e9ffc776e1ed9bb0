"""A Chroma server in place of the embedded one: as good, and it may go away and come back."""

import shutil

import pytest
from chroma_server import ChromaServer
from stand_ins import FIVE, QuickEngine

from assistant.cli import main
from vectorstore.catalogue import StoreError
from vectorstore.encoder import Encoder
from vectorstore.retriever import SearchQuery
from vectorstore.store import Store

QUESTION = SearchQuery("政府热线接了多少个电话")
TWO = [FIVE / f"{name}.txt" for name in ("kundulun-2013", "urumqi-2017")]
THIRD = FIVE / "urumqi-hightech-zone-2018.txt"


@pytest.fixture
def server(tmp_path):
    made = ChromaServer(tmp_path / "server").start()
    yield made
    made.stop()


@pytest.fixture
def store(tmp_path, server):
    with Store.open(tmp_path / "store", Encoder(QuickEngine()), server.url) as opened:
        opened.index(TWO)
        yield opened


def _places(store):
    return [(hit.report_id, hit.start) for hit in store.retriever.sentences(QUESTION)]


def _whole(store):
    return store.vectors.keys() == set(store.catalogue.all_keys("passage"))


def test_a_server_gives_the_same_as_the_embedded_one(store, tmp_path):
    with Store.open(tmp_path / "embedded", Encoder(QuickEngine())) as embedded:
        embedded.index(TWO)
        assert _places(store) == _places(embedded)
    assert not (tmp_path / "store" / "chroma").exists()


def test_two_stores_on_one_server_are_kept_apart(store, server, tmp_path):
    with Store.open(tmp_path / "other", Encoder(QuickEngine()), server.url) as other:
        other.index([THIRD])
        assert {report_id for report_id, _ in _places(other)} == {THIRD.stem}
        assert _whole(other)
    assert {report_id for report_id, _ in _places(store)} <= {path.stem for path in TWO}
    assert _whole(store)


def test_a_server_that_goes_away_and_returns_loses_nothing(store, server):
    before = _places(store)
    server.stop()
    assert _places(store) == before
    with pytest.raises(StoreError, match="No Chroma server answers at http://127"):
        store.index([THIRD])
    with pytest.raises(StoreError, match="start it"):
        store.remove(["urumqi-2017"])
    assert [row.id for row in store.catalogue.reports()] == ["kundulun-2013", "urumqi-2017"]
    server.start()
    assert _places(store) == before
    store.index([THIRD])
    assert len(store.catalogue.reports()) == 3
    assert _whole(store)


def test_a_server_that_dies_while_reports_go_in_leaves_no_half_report(store, server, monkeypatch):
    others = sorted(path for path in FIVE.glob("*.txt") if path not in TWO)
    add = store.vectors.add

    def dies_half_way(*given):
        add(*(part[:9] for part in given))
        server.stop()
        add(*(part[9:] for part in given))

    with monkeypatch.context() as patched:
        patched.setattr(store.vectors, "add", dies_half_way)
        with pytest.raises(StoreError, match="No Chroma server answers"):
            store.index(others)
    assert len(store.catalogue.reports()) == len(TWO)
    server.start()
    store.index(others)
    assert len(store.catalogue.reports()) == 5
    assert _whole(store)


def test_a_server_with_an_empty_folder_is_filled_from_the_catalogue(store, server, tmp_path):
    encoded = store.encoder._engine.encoded
    server.stop()
    shutil.rmtree(tmp_path / "server")
    server.start()
    store.index(TWO)
    assert _whole(store)
    assert store.encoder._engine.encoded == encoded


def test_vectors_that_another_process_made_anew_are_found(store, server, tmp_path):
    vector = store.retriever.encode(QUESTION)
    before = store.vectors.search(vector, 5, store.generation)
    with Store.open(tmp_path / "store", Encoder(QuickEngine()), server.url) as other:
        other.vectors.clear()
        other.index(TWO)
    assert store.vectors.search(vector, 5, store.generation) == before


def test_a_wrong_address_is_said_in_a_sentence(tmp_path, capsys):
    for url, said in (
        ("ftp://x", "is not the address"),
        ("http://127.0.0.1:9", "No Chroma server"),
    ):
        command = ["index", str(TWO[0]), "--store", str(tmp_path), "--chroma-url", url]
        with pytest.raises(SystemExit) as left:
            main(command)
        assert left.value.code == 1
        assert said in capsys.readouterr().err
