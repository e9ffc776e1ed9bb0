"""Passages and sentences: verbatim, inside their sections, whole."""

from pathlib import Path

import pytest
from llama_index.core.schema import Document

from corpus.read import read_report, report_of
from vectorstore.nodes import ReportNodeParser
from vectorstore.passage import (
    PASSAGE_TOKENS,
    clean,
    embedding_text,
    estimate_tokens,
    passages_of,
    sentence_text,
    sentences_of,
)

FIVE = sorted((Path(__file__).parent.parent / "corpus" / "reports").glob("*.txt"))
OTHERS = sorted((Path(__file__).parent / "reports").glob("*.txt"))
ALL = [pytest.param(path, id=path.stem) for path in (*FIVE, *OTHERS)]


def _inner(report, place):
    around = [s for s in report.sections if s.start <= place < s.end]
    return max(around, key=lambda s: s.level).path if around else ()


def _report(text):
    return report_of(text, "r", "r.txt", "r.txt")


def _sentences(text):
    report = _report(text)
    return [text[s.start : s.end] for s in sentences_of(report, passages_of(report))]


@pytest.mark.parametrize("path", ALL)
def test_a_passage_stays_inside_one_section_and_within_the_limit(path):
    report = read_report(path)
    for passage in passages_of(report):
        assert passage.id == f"{report.id}:{passage.start}-{passage.end}"
        assert passage.path == _inner(report, passage.start)
        if passage.kind == "prose":
            assert _inner(report, passage.end - 1) == passage.path
            text = report.source_text[passage.start : passage.end]
            assert estimate_tokens(text) <= PASSAGE_TOKENS + 1


@pytest.mark.parametrize("path", ALL)
def test_no_prose_is_lost(path):
    report = read_report(path)
    passages = passages_of(report)
    covered = {i for p in passages for i in range(p.start, p.end)}
    covered |= {i for span in report.furniture for i in range(span.start, span.end)}
    covered |= {i for s in report.sections for i in range(s.start, s.heading_end)}
    text = report.source_text
    assert "".join(c for i, c in enumerate(text) if i not in covered and c.isalnum()) == ""


@pytest.mark.parametrize("path", ALL)
def test_a_table_is_one_passage_and_no_sentence(path):
    report = read_report(path)
    passages = passages_of(report)
    tables = {(p.start, p.end) for p in passages if p.kind == "table"}
    assert tables == {(t.start, t.end) for t in report.tables}
    for sentence in sentences_of(report, passages):
        assert not any(a < sentence.end and sentence.start < b for a, b in tables)


@pytest.mark.parametrize("path", ALL)
def test_sentences_are_trimmed_and_inside_their_passage(path):
    report = read_report(path)
    passages = passages_of(report)
    places = {p.id: p for p in passages}
    for sentence in sentences_of(report, passages):
        text = report.source_text[sentence.start : sentence.end]
        assert text == text.strip() != ""
        place = places[sentence.passage_id]
        assert place.start <= sentence.start < sentence.end <= place.end


def test_furniture_is_in_no_embedding_text():
    report = read_report(next(path for path in FIVE if path.stem == "kundulun-2013"))
    texts = [embedding_text(p, report) for p in passages_of(report)]
    assert not any("扫码访问" in text or "无障碍浏览" in text for text in texts)
    assert all(report.header.title in text for text in texts)


def test_a_printed_line_of_a_pdf_does_not_end_a_sentence():
    text = (
        "某市2020年政府信息公开工作年度报告\n一、总体情况\n"
        "2020年，全市各级行政机关认真贯彻落实政府信息公开条例，全年主动公开\n"
        "政府信息1234条，其中通过政府网站公开567条，通过微信公众号公开89条，同\n"
        "比增长百分之十。办理依申请公开12件。\n"
    )
    found = [s.replace("\n", "") for s in _sentences(text)]
    assert any(s.startswith("2020年，全市") and s.endswith("百分之十。") for s in found)


def test_a_long_sentence_is_also_offered_clause_by_clause():
    clauses = [f"第{n}类信息在政府网站和新媒体上向社会公众主动公开{n}00条" for n in "123456"]
    text = "全年工作情况如下：" + "；".join(clauses) + "。"
    found = _sentences(text)
    assert text in found
    assert clauses[2] + "；" in found


def test_a_closing_quotation_mark_belongs_to_its_sentence():
    found = _sentences("他说：“我们公开了12条。”随后又公开了3条。\n")
    assert "他说：“我们公开了12条。”" in found


def test_text_for_the_encoder_has_no_nul_no_surrogate_and_no_blank_inside_words():
    assert clean("公\x00开\ud800 政府\n信息") == "公开政府信息"
    assert clean("Open  data\n2020") == "Open data 2020"


def test_a_sentence_is_encoded_with_its_innermost_heading():
    report = read_report(next(path for path in FIVE if path.stem == "urumqi-2017"))
    sentences = sentences_of(report, passages_of(report))
    inside = [s for s in sentences if s.path]
    assert inside
    assert all(clean(s.path[-1])[:20] in sentence_text(s, report) for s in inside)


def test_text_that_is_no_report_still_has_passages():
    found = passages_of(_report("Just a note.\nIt says that 12 cats live here.\n"))
    assert found
    assert found[0].path == ()


def test_the_node_parser_gives_the_same_passages_with_their_places():
    path = next(path for path in FIVE if path.stem == "urumqi-2017")
    report = read_report(path)
    document = Document(text=report.source_text, metadata={"file_name": path.name})
    nodes = ReportNodeParser().get_nodes_from_documents([document])
    assert [node.node_id for node in nodes] == [p.id for p in passages_of(report)]
    for node in nodes:
        assert node.text == report.source_text[node.start_char_idx : node.end_char_idx]
        assert node.ref_doc_id == document.doc_id
