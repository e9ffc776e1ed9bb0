"""Indexing: exactly the files named, unchanged ones skipped, safe to kill at any moment."""

import contextlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from stand_ins import FIVE, OTHERS, ROOT, QuickEngine

from corpus.report import READING
from vectorstore.catalogue import StoreError
from vectorstore.encoder import Encoder
from vectorstore.retriever import SearchQuery
from vectorstore.store import Store

FILES = sorted(OTHERS.glob("*.txt"))[:12]


@pytest.fixture
def files(tmp_path):
    """Three short real reports in a folder."""
    folder = tmp_path / "files"
    folder.mkdir()
    for name in ("kundulun-2013", "urumqi-2017", "urumqi-hightech-zone-2018"):
        shutil.copy(FIVE / f"{name}.txt", folder)
    return folder


@pytest.fixture
def made(tmp_path, quick_encoder):
    with Store.open(tmp_path / "store", quick_encoder) as store:
        yield store


def _status(outcomes):
    return {outcome.report_id or Path(outcome.path).name: outcome.status for outcome in outcomes}


def _whole(store):
    assert store.vectors.keys() == set(store.catalogue.all_keys("passage"))


def test_a_second_run_reads_and_encodes_nothing(made, files):
    assert set(_status(made.index([files])).values()) == {"indexed"}
    encoded = made.encoder._engine.encoded
    assert set(_status(made.index([files])).values()) == {"unchanged"}
    assert made.encoder._engine.encoded == encoded
    _whole(made)


def test_chroma_holds_passages_alone_and_sentences_of_before_go(made, files):
    made.index([files])
    name = made.catalogue.store_id
    chroma = made.vectors._opened()
    chroma.create_collection(f"{name}-sentence", embedding_function=None)
    made.index([files])
    there = made.vectors._opened().list_collections()
    assert [collection.name for collection in there] == [f"{name}-passage"]


def test_a_changed_file_is_replaced_whole(made, files):
    made.index([files])
    path = files / "kundulun-2013.txt"
    path.write_text(path.read_text("utf-8").replace("2500个", "2501个"), "utf-8")
    assert _status(made.index([files]))["kundulun-2013"] == "replaced"
    text = made.catalogue.report("kundulun-2013").source_text
    assert "2501个" in text
    assert "2500个" not in text
    _whole(made)


def test_what_is_not_named_stays(made, files):
    made.index([files])
    made.index([files / "urumqi-2017.txt"])
    assert len(made.catalogue.reports()) == 3


def test_a_second_file_of_the_same_name_gets_a_number(made, files, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    shutil.copy(files / "urumqi-2017.txt", other)
    made.index([files, other])
    assert {"urumqi-2017", "urumqi-2017-2"} <= {row.id for row in made.catalogue.reports()}
    assert _status(made.index([other])) == {"urumqi-2017-2": "unchanged"}


def test_a_moved_folder_keeps_its_ids(made, files, tmp_path):
    made.index([files])
    files.rename(tmp_path / "moved")
    made.index([tmp_path / "moved"])
    assert len(made.catalogue.reports()) == 3


def test_what_cannot_be_read_is_skipped_with_a_reason(made, files, tmp_path):
    (files / "empty.txt").write_bytes(b"")
    (files / "data.csv").write_text("1,2", "utf-8")
    (files / "README.md").write_text("about", "utf-8")
    outcomes = made.index([files, tmp_path / "nowhere"])
    skipped = {Path(o.path).name: o.reason for o in outcomes if o.status == "skipped"}
    assert set(skipped) == {"empty.txt", "data.csv", "nowhere"}
    assert all(skipped.values())
    assert len(made.catalogue.reports()) == 3


def test_a_removed_report_leaves_nothing_behind(made, files):
    made.index([files])
    assert made.remove(["urumqi-2017", "no-such-report"]) == ("urumqi-2017",)
    assert made.catalogue.report("urumqi-2017") is None
    assert not made.catalogue.passages(["urumqi-2017"])
    assert not made.retriever.passages(SearchQuery("市长信箱", report_ids=("urumqi-2017",)))
    _whole(made)


def test_a_lost_chroma_folder_is_made_again_without_encoding(made, files, tmp_path):
    made.index([files])
    made.close()
    shutil.rmtree(tmp_path / "store" / "chroma")
    encoder = Encoder(QuickEngine())
    with Store.open(tmp_path / "store", encoder) as again:
        again.index([files])
        _whole(again)
        assert again.retriever.passages(SearchQuery("市长信箱"))
    assert encoder._engine.encoded <= 1


def test_orphan_vectors_are_swept(made, files):
    made.index([files])
    with made.catalogue.writing() as connection:
        made.catalogue.delete_report(connection, made.catalogue.row("urumqi-2017").key)
        made.catalogue.bump()
    made.index([files / "kundulun-2013.txt"])
    _whole(made)


def test_another_encoder_needs_a_rebuild(made, files, tmp_path):
    class OtherEngine(QuickEngine):
        name = "quick-2"

    made.index([files])
    made.close()
    with Store.open(tmp_path / "store", Encoder(OtherEngine())) as other:
        with pytest.raises(StoreError, match="--rebuild"):
            other.index([files])
        other.index([files], rebuild=True)
        assert other.retriever.passages(SearchQuery("市长信箱"))
        _whole(other)


def test_a_second_indexer_is_told_to_wait(made, files, tmp_path):
    holder = sqlite3.connect(tmp_path / "store" / "index.lock", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError, match="Another process is indexing"):
        made.index([files])
    holder.close()
    assert made.index([files])


def _indexing(folder, *paths):
    return subprocess.Popen(
        [
            sys.executable,
            str(ROOT / "tests" / "indexing_process.py"),
            str(folder),
            *map(str, paths),
        ],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize(("lines", "pause"), [(1, 0.0), (2, 0.02), (4, 0.1)])
def test_a_killed_run_keeps_what_it_had_and_the_next_one_finishes(tmp_path, lines, pause):
    process = _indexing(tmp_path / "store", *FILES)
    for _ in range(lines):
        process.stdout.readline()
    time.sleep(pause)
    process.send_signal(signal.SIGKILL)
    process.wait()
    with Store.open(tmp_path / "store", Encoder(QuickEngine())) as store:
        kept = store.catalogue.reports()
        assert len(kept) >= lines
        for row in kept:
            assert store.catalogue.report(row.id).source_text
            assert store.retriever.passages(SearchQuery("公开", report_ids=(row.id,)))
        assert bool(store.retriever.passages(SearchQuery("公开"))) == bool(kept)
        outcomes = store.index(FILES)
        assert {o.status for o in outcomes} <= {"indexed", "unchanged"}
        assert len(store.catalogue.reports()) == len(FILES)
        _whole(store)


def test_a_reader_sees_what_another_process_indexes(made, files, tmp_path):
    made.index([files / "urumqi-2017.txt"])
    question = SearchQuery("昆都仑区政府热线")
    assert {hit.report_id for hit in made.retriever.passages(question)} == {"urumqi-2017"}
    process = _indexing(tmp_path / "store", files)
    while process.poll() is None:
        assert made.retriever.sentences(question)
        time.sleep(0.01)  # most of the while it only starts, and needs the core for that
    assert process.returncode == 0
    assert "kundulun-2013" in {hit.report_id for hit in made.retriever.passages(question)}


def test_a_file_keeps_its_id_when_the_one_without_a_number_becomes_free(made, files, tmp_path):
    other = tmp_path / "other" / "urumqi-2017.txt"
    other.parent.mkdir()
    shutil.copy(files / "kundulun-2013.txt", other)
    made.index([files / "urumqi-2017.txt", other])
    made.remove(["urumqi-2017"])
    (again,) = made.index([other], rebuild=True)
    assert (again.report_id, again.status) == ("urumqi-2017-2", "replaced")


def test_readers_end_when_the_indexer_is_killed():
    program = """
import os, time
from vectorstore.reading import readers
pool = readers(2, 100)
print(pool.submit(os.getpid).result(), flush=True)
time.sleep(600)
"""
    indexer = subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    reader = int(indexer.stdout.readline())
    indexer.kill()
    try:
        indexer.communicate(timeout=60)  # the reader holds the pipe as long as it lives
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(reader, signal.SIGKILL)


@pytest.fixture
def reading_changes(monkeypatch):
    """Lets a newer version of the program, which reads reports in another way, take over."""

    def change():
        for module in ("vectorstore.catalogue", "vectorstore.files"):
            monkeypatch.setattr(f"{module}.READING", READING + 1)

    return change


def test_a_newer_version_reads_the_files_of_a_store_again(made, files, reading_changes):
    made.index([files])
    before = set(made.catalogue.all_keys("passage"))
    assert made.count_read_otherwise == 0
    reading_changes()
    assert made.count_read_otherwise == 3
    made.read_again()
    assert made.count_read_otherwise == 0
    assert not before & set(made.catalogue.all_keys("passage"))
    _whole(made)


def test_a_file_that_has_changed_or_is_gone_is_not_read_again_unasked(made, files, reading_changes):
    made.index([files])
    (files / "urumqi-2017.txt").unlink()
    (files / "kundulun-2013.txt").write_text("昆都仑区人民政府2014年政府信息公开年度报告", "utf-8")
    reading_changes()
    made.read_again()
    rows = {row.id: row for row in made.catalogue.reports()}
    assert {name for name, row in rows.items() if row.read_otherwise} == {
        "urumqi-2017",
        "kundulun-2013",
    }
    assert rows["kundulun-2013"].header.year == 2013


def test_a_moved_file_keeps_its_id_whichever_version_has_read_it(
    made, files, tmp_path, reading_changes
):
    made.index([files])
    elsewhere = files.rename(tmp_path / "elsewhere")
    reading_changes()
    assert set(_status(made.index([elsewhere])).values()) == {"replaced"}
    assert made.count_read_otherwise == 0
