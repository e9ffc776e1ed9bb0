"""A backup is the whole store in one file; what is no backup changes nothing."""

import sqlite3

import pytest

from vectorstore.backup import backup, restore
from vectorstore.catalogue import StoreError
from vectorstore.retriever import SearchQuery
from vectorstore.store import Store

_TEXT = "某某县人民政府2021年政府信息公开工作年度报告\n一、总体情况\n全年主动公开信息{}条。\n"


@pytest.fixture
def filled(tmp_path):
    file = tmp_path / "某某县-2021.txt"
    file.write_text(_TEXT.format(321), encoding="utf-8")
    with Store.open(tmp_path / "store") as store:
        store.index([file])
        yield store


def test_a_restored_store_finds_what_the_other_one_held(filled, tmp_path):
    assert backup(filled, tmp_path / "saved") == 1
    with Store.open(tmp_path / "other") as other:
        assert restore(other, tmp_path / "saved") == 1
        (row,) = other.catalogue.reports()
        assert row.id == "某某县-2021"
        hits = other.retriever.passages(SearchQuery("主动公开信息多少条"), 1)
        assert "321" in hits[0].text
        assert other.vectors.keys() == set(other.catalogue.all_keys("passage"))


def test_restoring_puts_the_saved_reports_in_the_place_of_those_there(filled, tmp_path):
    backup(filled, tmp_path / "saved")
    newer = tmp_path / "newer.txt"
    newer.write_text(_TEXT.format(654), encoding="utf-8")
    with Store.open(tmp_path / "other") as other:
        other.index([newer])
        before = other.generation
    with Store.open(tmp_path / "other") as other:
        restore(other, tmp_path / "saved")
        assert [row.id for row in other.catalogue.reports()] == ["某某县-2021"]
        assert other.generation > before


def test_a_backup_never_overwrites_a_file(filled, tmp_path):
    there = tmp_path / "precious"
    there.write_text("precious")
    with pytest.raises(StoreError, match="exists already"):
        backup(filled, there)
    assert there.read_text() == "precious"


def test_an_empty_store_has_nothing_to_back_up(tmp_path):
    with Store.open(tmp_path / "store") as store, pytest.raises(StoreError, match="empty"):
        backup(store, tmp_path / "saved")
    assert not (tmp_path / "saved").exists()


def test_what_is_no_backup_leaves_the_store_as_it_was(filled, tmp_path):
    (tmp_path / "text").write_text("no database, but long enough to be looked at" * 20)
    sqlite3.connect(tmp_path / "database").execute("CREATE TABLE t (x)")
    for name in ("text", "database", "absent"):
        with pytest.raises(StoreError):
            restore(filled, tmp_path / name)
    assert [row.id for row in filled.catalogue.reports()] == ["某某县-2021"]


def test_a_store_that_is_in_use_is_not_overwritten(filled, tmp_path):
    backup(filled, tmp_path / "saved")
    with (
        Store.open(filled.folder) as second,
        pytest.raises(StoreError, match="Another process"),
    ):
        restore(second, tmp_path / "saved")
