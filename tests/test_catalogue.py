"""The catalogue gives back exactly what was read, and refuses what it cannot read."""

import sqlite3

import pytest
from stand_ins import FIVE

from assistant.understanding.index import index_of
from corpus.read import read_report
from vectorstore.catalogue import StoreError
from vectorstore.passage import passages_of, sentences_of
from vectorstore.store import Store


@pytest.mark.parametrize("path", sorted(FIVE.glob("*.txt")), ids=lambda path: path.stem)
def test_a_report_comes_back_as_it_was_read(store, path):
    report = read_report(path)
    assert store.catalogue.report(path.stem) == report
    passages = passages_of(report)
    assert store.catalogue.passages([path.stem]) == passages
    assert store.catalogue.sentences([path.stem]) == sentences_of(report, passages)


def test_rows_are_light_and_count_what_there_is(store):
    rows = store.catalogue.reports()
    assert [row.id for row in rows] == sorted(path.stem for path in FIVE.glob("*.txt"))
    for row in rows:
        report = store.catalogue.report(row.id)
        assert row.header == report.header
        assert (row.sections, row.tables, row.facts) == (
            len(report.sections),
            len(report.tables),
            len(report.facts),
        )


def test_facts_are_narrowed_by_report_indicator_and_year(store):
    facts = store.catalogue.facts(indicator="requests.new", year=2020)
    assert facts
    assert {fact.report_id for fact in facts} == {"wuhan-qiaokou-2020"}
    assert set(facts) < set(store.catalogue.facts(["wuhan-qiaokou-2020"]))


def test_an_unknown_report_is_none(store):
    assert store.catalogue.report("no-such-report") is None
    assert store.catalogue.facts(["no-such-report"]) == ()


def test_a_store_of_another_version_is_refused_with_a_way_out(tmp_path, quick_encoder):
    Store.open(tmp_path, quick_encoder).close()
    with sqlite3.connect(tmp_path / "catalogue.sqlite") as connection:
        connection.execute("UPDATE meta SET value = '0' WHERE name = 'schema'")
    connection.close()
    with pytest.raises(StoreError, match="another version"):
        Store.open(tmp_path, quick_encoder)


def test_a_file_that_is_no_catalogue_is_refused(tmp_path, quick_encoder):
    (tmp_path / "catalogue.sqlite").write_text("not a database, just some text " * 50, "utf-8")
    with pytest.raises(StoreError, match="not a catalogue"):
        Store.open(tmp_path, quick_encoder)


def test_whoever_has_looked_up_a_word_notices_that_the_corpus_has_new_ones(tmp_path, quick_encoder):
    with Store.open(tmp_path, quick_encoder) as store:
        before = index_of(store.catalogue), store.generation
        assert before[0].lookup("hotlin") == ()
        store.catalogue.keep_glosses({"热线": ("hotlin",)}, ["热线"])
        assert store.generation > before[1]
        assert index_of(store.catalogue).lookup("hotlin") == ("热线",)
