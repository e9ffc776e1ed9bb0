"""A report that is there twice stays readable twice and counts once."""

from pathlib import Path

import pytest
from rendering import as_docx, as_pdf, pieces_of
from stand_ins import FIVE, OTHERS, QuickEngine

from assistant import Youju
from corpus.copies import copies_of
from corpus.read import read_report
from corpus.report import Header
from vectorstore.encoder import Encoder
from vectorstore.store import Store

QIAOKOU = FIVE / "wuhan-qiaokou-2020.txt"


@pytest.fixture(scope="module")
def twice(tmp_path_factory):
    """Qiaokou's report in three formats, and another one, in one store."""
    folder = tmp_path_factory.mktemp("twice")
    pieces = pieces_of(read_report(QIAOKOU))
    (folder / "qiaokou.pdf").write_bytes(as_pdf(pieces))
    (folder / "again.docx").write_bytes(as_docx(pieces))
    with Store.open(folder / "store", Encoder(QuickEngine())) as store:
        store.index([QIAOKOU, folder / "qiaokou.pdf", folder / "again.docx", OTHERS / "036.txt"])
        assert len(store.catalogue.reports()) == 4
        yield Youju(store)


def test_an_answer_counts_a_report_in_three_formats_once(twice):
    answer = twice.ask("硚口区2020年新收政府信息公开申请多少件？")
    assert "162" in answer.text
    assert len({citation.report_id for citation in answer.citations}) == 1
    assert len(twice.query_engine.index.copies) == 2


def test_each_copy_answers_where_it_is_asked_for(twice):
    for name, source in (("qiaokou", "qiaokou.pdf#page="), ("again", "again.docx")):
        answer = twice.ask("新收政府信息公开申请多少件？", report=name)
        assert {citation.report_id for citation in answer.citations} == {name}
        assert source in answer.citations[0].source
        assert "162" in answer.text


def test_reports_of_one_issuer_and_year_that_say_other_things_are_no_copies():
    texts = {
        "a": (OTHERS / "010.txt").read_text("utf-8"),
        "b": (OTHERS / "012.txt").read_text("utf-8"),
        "c": Path(QIAOKOU).read_text("utf-8"),
    }
    texts["d"] = texts["a"].replace("\n", "\n\n").replace(" ", "")
    headers = dict.fromkeys(texts, Header("", issuer="某区", year=2020))
    assert copies_of(headers, dict.fromkeys(texts, 3), texts.__getitem__) == {"d"}
    headers["d"] = Header("", issuer="某区", year=2021)
    assert not copies_of(headers, dict.fromkeys(texts, 3), texts.__getitem__)
