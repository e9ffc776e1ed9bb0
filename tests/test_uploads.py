"""Files that visitors add: what becomes of one whose name another report has already."""

import pytest
from stand_ins import FIVE

from assistant import Youju
from assistant.page.shelf import Shelf
from vectorstore.store import Store

URUMQI = (FIVE / "urumqi-2017.txt").read_text("utf-8")
KUNDULUN = (FIVE / "kundulun-2013.txt").read_text("utf-8")


@pytest.fixture
def store(tmp_path, quick_encoder):
    with Store.open(tmp_path / "store", quick_encoder) as made:
        yield made


@pytest.fixture
def add(store, tmp_path):
    """Adds files of one name, each from a folder of its own as a browser's are; gives what is said.

    The first file is there already, from an earlier visit.
    """
    shelf = Shelf(Youju(store), may_change=True)

    def added(*texts):
        files = []
        for at, text in enumerate(texts):
            folder = tmp_path / f"sent-{at}"
            folder.mkdir(exist_ok=True)
            files.append(folder / "report.txt")
            files[-1].write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(shelf.add(files, "en", lambda done, total: None))

    added(URUMQI)
    return added


def _held(store):
    return {row.id: store.catalogue.report(row.id).source_text for row in store.catalogue.reports()}


def test_another_report_of_the_same_name_gets_its_own_id_and_both_stay(store, add):
    assert "read as report-2" in add(KUNDULUN)
    assert _held(store) == {"report": URUMQI, "report-2": KUNDULUN}
    assert "already here" in add(KUNDULUN)
    assert len(_held(store)) == 2


def test_another_version_of_the_same_report_takes_its_place_and_that_is_said(store, add):
    newer = URUMQI + "\n附：更正说明。"
    assert "takes the place of the earlier version" in add(newer)
    assert _held(store) == {"report": newer}


def test_a_file_that_cannot_be_read_leaves_the_report_of_its_name_as_it_was(store, add):
    before = [path.read_bytes() for path in (store.folder / "uploads").iterdir()]
    assert "refused" in add(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert _held(store) == {"report": URUMQI}
    assert [path.read_bytes() for path in (store.folder / "uploads").iterdir()] == before


def test_two_files_of_one_name_that_come_together_are_both_taken_in(store, add):
    add(KUNDULUN, URUMQI)
    assert sorted(_held(store).values()) == sorted((KUNDULUN, URUMQI))
