"""The link to a report's original opens it at the quote."""

from dataclasses import replace
from urllib.parse import unquote

import pytest
from stand_ins import FIVE

from assistant.original import original_of
from assistant.redraw import table_at
from assistant.source_view import source_html
from corpus.read import read_report, report_of
from corpus.report import Span

URL = "http://www.example.gov.cn/a.html"


def made(text, url=URL, source="a.html"):
    report = report_of(f"某县2020年政府信息公开工作年度报告\n{text}", "a", source, source)
    return replace(report, header=replace(report.header, url=url))


def at(report, words):
    start = report.source_text.index(words)
    return Span(start, start + len(words))


def test_a_sentence_is_looked_for_in_the_page_itself():
    report = made("一、概况\n全年受理申请-3件，办结3件。")
    found = original_of(report, at(report, "全年受理申请-3件"))
    assert found.startswith(f"{URL}#:~:text=")
    assert "-" not in found.partition("text=")[2]
    assert unquote(found.partition("text=")[2]) == "全年受理申请-3件"


def test_a_quote_over_several_lines_is_told_by_where_it_begins_and_ends():
    report = made("一、概况\n全年受理申请三件。\n均已按期办结。")
    found = original_of(report, at(report, "全年受理申请三件。\n均已按期办结。"))
    assert unquote(found.partition("text=")[2]) == "全年受理申请三件。,均已按期办结。"


def test_a_cell_is_looked_for_by_the_label_of_its_row():
    report = read_report(FIVE / "wuhan-qiaokou-2020.txt")
    table = next(table for table in report.tables if table.kind == "requests")
    cell = next(c for c in table.cells if c.place.row == "new" and c.end > c.start)
    span = Span(cell.start, cell.end)
    found = original_of(report, span, table_at(report, cell.start, cell.end))
    assert unquote(found.partition("text=")[2]) == " ".join(cell.place.row_label.split())
    assert found.partition("text=")[2] in str(source_html(report, span, "en"))


@pytest.mark.parametrize(
    ("url", "source", "opened"),
    [
        ("http://www.example.gov.cn/a.pdf", "a.pdf", "http://www.example.gov.cn/a.pdf#page=2"),
        ("http://www.example.gov.cn/a.pdf", "a.txt", "http://www.example.gov.cn/a.pdf"),
        (f"{URL}#top", "a.html", f"{URL}#top"),
    ],
)
def test_a_pdf_opens_at_its_page_and_an_anchor_that_the_report_names_stays(url, source, opened):
    report = made("一、概况\n\f\n二、全年受理三件。", url, source)
    assert original_of(report, at(report, "全年受理三件")) == opened
