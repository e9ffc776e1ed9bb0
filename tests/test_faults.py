"""Faults: killed anywhere, a full disk, a damaged store, a clock that jumps, two at once."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time

import numpy as np
import pytest
from page_http import Visitor
from stand_ins import OTHERS, ROOT, QuickEngine

from vectorstore.apart import export_texts, import_vectors
from vectorstore.catalogue import StoreError
from vectorstore.encoder import Encoder
from vectorstore.retriever import SearchQuery
from vectorstore.store import Store

FILES = sorted(OTHERS.glob("*.txt"), key=lambda path: path.stat().st_size)[:4]
IDS = {path.stem for path in FILES}
LEVELS = ("passage", "sentence")
KILLS = 54
KILLS_OVER_HTTP = int(os.environ.get("YOUJU_KILLS", "4"))
LONGEST, LONGEST_OVER_HTTP = 0.5, 0.9
"""Seconds after which every child, or server, is killed: about as long as its work takes."""
QUESTION = SearchQuery("公开信息多少条")


def _open(folder):
    return Store.open(folder, Encoder(QuickEngine()))


def _sound(store):
    """Every report is whole and can be found, and what is found is verbatim; gives the ids."""
    for row in store.catalogue.reports():
        report = store.catalogue.report(row.id)
        assert (len(report.sections), len(report.facts)) == (row.sections, row.facts)
        assert store.retriever.passages(SearchQuery("公开", report_ids=(row.id,)), 1)
    for hit in store.retriever.sentences(QUESTION):
        text = store.catalogue.report(hit.report_id).source_text
        assert text[hit.start : hit.end] == hit.text
    return {row.id for row in store.catalogue.reports()}


def _settled(store):
    """Chroma holds what the catalogue says, and what is counted is there."""
    return store.vectors.keys() == set(store.catalogue.all_keys("passage")) and all(
        store.catalogue.extent(level).documents == len(store.catalogue.all_keys(level))
        for level in LEVELS
    )


@pytest.fixture(scope="module")
def worker():
    """A process that has everything imported, and forks: each child is killed at a random point."""
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "tests" / "dying_process.py")],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    yield process
    process.stdin.close()
    process.wait(20)


def _killed(worker, seconds, folder, *command):
    """Runs a command in a child of the worker, which is killed after so many seconds."""
    worker.stdin.write("\t".join([str(seconds), str(folder), *map(str, command)]) + "\n")
    worker.stdin.flush()
    return worker.stdout.readline().strip()


def test_killed_at_any_moment_nothing_committed_is_lost_and_nothing_is_half(worker, tmp_path):
    rng = random.Random(20261121)
    folder, killed = tmp_path / "store", 0
    for _ in range(KILLS):
        with _open(folder) as store:
            before = _sound(store)
        command, names = rng.choice((("index", FILES), ("rebuild", FILES), ("remove", IDS)))
        named = rng.sample(sorted(names), rng.randint(1, len(names)))
        killed += _killed(worker, rng.uniform(0, LONGEST), folder, command, *named) == "killed"
        with _open(folder) as store:
            after = _sound(store)
        changed = {getattr(name, "stem", name) for name in named}
        assert before - after <= (changed if command == "remove" else set())
        assert after - before <= (set() if command == "remove" else changed)
    assert killed > KILLS // 3
    with _open(folder) as store:
        store.index(FILES)
        assert _sound(store) == IDS
        assert _settled(store)


def test_vectors_whose_import_is_killed_are_found_by_nothing_and_taken_in_by_the_next(
    worker, tmp_path
):
    rng = random.Random(20261123)
    texts, vectors = tmp_path / "texts.jsonl", tmp_path / "vectors.npy"
    with _open(tmp_path / "store") as store:
        count, _ = export_texts(store, FILES, texts)
        asked = [json.loads(line).get("text") for line in texts.open(encoding="utf-8")][1:]
        np.save(vectors, store.encoder.raw_passages(asked))
    for _ in range(4):
        _killed(worker, rng.uniform(0, 0.05), tmp_path / "store", "import", texts, vectors)
    with _open(tmp_path / "store") as store:
        assert not store.retriever.passages(QUESTION)
        assert import_vectors(store, texts, vectors) == count
        store.index(FILES)
        assert _sound(store) == IDS


def test_two_indexers_at_once_take_turns_or_say_so(tmp_path):
    command = [sys.executable, str(ROOT / "tests" / "indexing_process.py"), str(tmp_path / "store")]
    halves = (FILES[:2], FILES[2:])
    processes = [
        subprocess.Popen(
            [*command, *map(str, half)], cwd=ROOT, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, text=True,
        )
        for half in halves
    ]  # fmt: skip
    ended = [(process.communicate()[1], process.returncode) for process in processes]
    with _open(tmp_path / "store") as store:
        held = _sound(store)
        for (said, code), half in zip(ended, halves, strict=True):
            there = {path.stem for path in half} <= held
            assert there if code == 0 else "Another process is indexing" in said
        store.index(FILES)
        assert _settled(store)


@pytest.fixture
def small_disk(tmp_path):
    """A file system of three megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("NO SMALL DISK: the test of a full disk DID NOT RUN (mounting needs root).")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def _fill(path):
    with pytest.raises(OSError, match="No space"):
        path.write_bytes(b"0" * 4_000_000)


def test_a_full_disk_is_said_in_a_sentence_and_what_was_there_stays(small_disk):
    folder = small_disk / "store"
    with _open(folder) as store:
        store.index(FILES[:1])
        before = _sound(store)
        filling = small_disk / "filling"
        _fill(filling)
        with pytest.raises(StoreError, match="disk"):
            store.index(FILES[1:])
    with _open(folder) as store:
        assert before <= _sound(store)
        filling.unlink()
        store.index(FILES)
        assert _sound(store) == IDS
        assert _settled(store)


@pytest.fixture
def filled(tmp_path):
    with _open(tmp_path / "store") as store:
        store.index(FILES)
    return tmp_path / "store"


@pytest.mark.parametrize("at", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_damaged_catalogue_is_said_to_be_damaged(filled, at):
    path = filled / "catalogue.sqlite"
    body = bytearray(path.read_bytes())
    start = int(len(body) * at)
    body[start : start + 200_000] = b"\xa5" * len(body[start : start + 200_000])
    path.write_bytes(bytes(body))
    with pytest.raises(StoreError, match=r"youju restore|delete this one"):
        _indexed_again(filled)


def _indexed_again(folder):
    with _open(folder) as store:
        store.index(FILES, rebuild=True)
        _sound(store)


@pytest.mark.parametrize("damaged", ["*", "*.sqlite3", "*.bin"])
def test_a_damaged_chroma_folder_is_made_again(filled, damaged):
    for path in filled.joinpath("chroma").rglob(damaged):
        if path.is_file():
            path.write_bytes(b"\xa5" * max(1, path.stat().st_size))
    with _open(filled) as store:
        assert _sound(store) == IDS
        store.index(FILES)
        assert _settled(store)


def test_a_clock_that_jumps_changes_nothing(filled, monkeypatch):
    with _open(filled) as store:
        before = _sound(store)
        for jump in (-3e8, 3e8):
            for path in FILES:
                os.utime(shutil.copy(path, filled.parent), (1e9 + jump, 1e9 + jump))
            monkeypatch.setattr(time, "time", lambda jump=jump: 1.7e9 + jump)
            outcomes = store.index([filled.parent / path.name for path in FILES])
            assert {outcome.status for outcome in outcomes} <= {"indexed", "unchanged"}
            store.index(FILES, rebuild=True)
            assert before <= _sound(store)
        assert _settled(store)


class Dying:
    """A process that has the server imported and forks it; the server is killed and comes again."""

    def __init__(self, folder, uploads):
        self._folder = folder
        self._process = subprocess.Popen(
            [sys.executable, str(ROOT / "tests" / "dying_server.py")],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env={**os.environ, "GRADIO_TEMP_DIR": str(uploads)},
        )  # fmt: skip
        self._server = 0

    def start(self):
        self._process.stdin.write(f"{self._folder}\n")
        self._process.stdin.flush()
        pid, address = self._process.stdout.readline().split()
        self._server = int(pid)
        return Visitor(address)

    def kill(self):
        if self._server:
            os.kill(self._server, signal.SIGKILL)
        self._server = 0

    def end(self):
        self.kill()
        self._process.stdin.close()
        self._process.wait(20)


@pytest.fixture
def dying(tmp_path):
    server = Dying(tmp_path / "store", tmp_path / "sent")
    yield server
    server.end()


def _served(visitor):
    """The reports that a server gives out, each whole and as it was sent; gives the ids."""
    texts = {path.stem: path.read_text("utf-8-sig") for path in FILES}
    held = {report["id"] for report in visitor.get("/api/reports")}
    for report_id in held:
        shown = visitor.get(f"/api/reports/{report_id}")
        assert shown["source_text"] == texts[report_id]
    return held


def test_a_server_killed_while_reports_are_added_or_removed_loses_nothing(dying, tmp_path):
    """Killed in the middle of it: what a reader finds afterwards is whole."""
    rng = random.Random(20261122)
    for _ in range(KILLS_OVER_HTTP):
        visitor = dying.start()
        before = _served(visitor)
        removing = bool(before) and rng.random() < 0.55
        changed = rng.sample(sorted(before if removing else IDS), 1 if removing else 3)
        if removing:
            visitor.remove(changed[0])
        else:
            visitor.add(*(path for path in FILES if path.stem in changed))
        time.sleep(rng.uniform(0, LONGEST_OVER_HTTP))
        dying.kill()
        with _open(tmp_path / "store") as store:
            after = _sound(store)
        assert before - after <= (set(changed) if removing else set())
        assert after - before <= (set() if removing else set(changed))
        kept = (tmp_path / "store").glob("uploads/[!.]*")
        assert {path.read_bytes() for path in kept} <= {path.read_bytes() for path in FILES}
    visitor = dying.start()
    visitor.add(*FILES)
    visitor.wait()
    assert _served(visitor) == IDS
    dying.kill()
    with _open(tmp_path / "store") as store:
        assert _sound(store) == IDS
        assert _settled(store)
