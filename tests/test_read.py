from pathlib import Path

import opencc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.read import UnreadableFile, read_report, report_of

FIVE = Path("corpus/reports")
MORE = Path(__file__).parent / "reports"
ALL = sorted([*FIVE.glob("*.txt"), *MORE.glob("0*.txt")])


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_every_place_of_a_report_is_a_place_in_its_text(path):
    report = read_report(path)
    length = len(report.source_text)
    assert report.source_text == path.read_bytes().decode("utf-8-sig")
    for fact in report.facts:
        assert 0 <= fact.start <= fact.end <= length
        assert fact.context.start <= fact.start
        assert fact.end <= fact.context.end
    for span in (*report.furniture, *report.sections, *report.tables):
        assert 0 <= span.start <= span.end <= length


def test_a_cell_stands_under_the_main_heading_above_its_table():
    report = read_report(FIVE / "wuhan-qiaokou-2020.txt")
    fact = next(
        f
        for f in report.facts
        if f.table and (f.table.kind, f.table.row, f.table.column) == ("requests", "new", "total")
    )
    assert report.source_text[fact.start : fact.end] == "162"
    assert fact.path == ("三、行政机关收到和处理政府信息公开申请情况",)
    assert (fact.issuer, fact.year) == ("武汉市硚口区", 2020)


def test_a_copy_on_a_foreign_site_is_noted():
    report = read_report(FIVE / "wuhan-qiaokou-2020.txt")
    assert any("republished" in note for note in report.notes)
    assert read_report(FIVE / "urumqi-2017.txt").notes == ()


def test_the_id_is_the_stem_of_the_file_unless_given(tmp_path):
    path = tmp_path / "某县2021.txt"
    path.write_text("某县2021年政府信息公开工作年度报告\n", encoding="utf-8")
    assert read_report(path).id == "某县2021"
    assert read_report(path, "x").id == "x"


def test_a_text_of_another_kind_is_read_too(tmp_path):
    path = tmp_path / "poem.txt"
    path.write_bytes("春晓\r\n春眠不觉晓，处处闻啼鸟。\r\n".encode("gb18030"))
    report = read_report(path)
    assert report.header.title == "春晓"
    assert report.source_text == "春晓\r\n春眠不觉晓，处处闻啼鸟。\r\n"


def test_a_path_without_a_file_is_a_clear_error(tmp_path):
    for path, words in ((tmp_path / "none.txt", "does not exist"), (tmp_path, "is a folder")):
        with pytest.raises(UnreadableFile, match=words):
            read_report(path)


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="一二三、（）。\n 1230申请公开件年报告政府信息是#|总计", max_size=300))
def test_any_text_can_be_read(text):
    report = report_of(text, "x", "x.txt", "x.txt")
    assert report.source_text == text


def _stated(report):
    return [(f.indicator, f.quantity, f.start, f.end, f.dimensions, f.path) for f in report.facts]


def test_a_report_in_traditional_characters_says_what_it_says_in_simplified_ones():
    text = (FIVE / "wuhan-qiaokou-2020.txt").read_text("utf-8")
    printed = opencc.OpenCC("s2t").convert(text)
    assert len(printed) == len(text)
    plain, traditional = (report_of(one, "a", "a.txt", "a.txt") for one in (text, printed))
    assert traditional.header == plain.header
    assert traditional.sections == plain.sections
    assert _stated(traditional) == _stated(plain)
    assert traditional.source_text == printed
