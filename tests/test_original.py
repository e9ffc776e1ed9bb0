"""The link to a report's original opens it at the quote."""

import re
from dataclasses import replace
from itertools import count
from urllib.parse import unquote

import pytest
from page_server import BROWSER, NO_BROWSER, browser
from rendering import as_html, pieces_of
from stand_ins import FIVE

from assistant.page.redraw import table_at
from assistant.page.source_view import source_html
from assistant.serving.original import original_of
from corpus.read import read_report, report_of
from corpus.report import Span
from vectorstore.backup import backup, restore
from vectorstore.codec import dump, load_sections
from vectorstore.store import Store

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


@pytest.fixture(scope="module")
def saved_page(tmp_path_factory):
    """A real report as a page that names its headings and tables, saved by a browser."""
    html = as_html(pieces_of(read_report(FIVE / "wuhan-qiaokou-2020.txt")))
    numbers = count(1)
    html = html.replace("<body>", '<body id="top"><div id="zoom">')
    html = re.sub("<p>(<span[^>]*>[一二三四五六]、)", r'<h2><a name="第\1', html)
    html = re.sub('name="第(<span[^>]*>)(.)、', r'name="第\2章"></a>\1\2、', html)
    html = re.sub("<table border", lambda _: f'<table id="表{next(numbers)}" border', html)
    path = tmp_path_factory.mktemp("saved") / "page.html"
    path.write_text(f"<!-- saved from url=(0025){URL} -->\n{html}", encoding="utf-8")
    return path


def test_a_saved_page_opens_at_the_nearest_place_it_names_before_the_quote(saved_page):
    report = read_report(saved_page)
    new = next(f for f in report.facts if f.table and f.table.row == "new" and f.start < f.end)
    links = {
        unquote(original_of(report, span)).partition(":~:text=")[0].partition("#")[2]
        for span in (
            at(report, "特大洪水"),
            Span(new.start, new.end),
            at(report, "虽然取得了一定成效"),
        )
    }
    assert original_of(report, Span(new.start, new.end)).startswith(f"{report.header.url}#%E8%A1")
    assert links == {"第一章", "表2", "第五章"}


@pytest.mark.skipif(BROWSER is None, reason=NO_BROWSER)
def test_a_browser_goes_to_the_words_or_else_to_the_place_before_them(saved_page):
    pytest.importorskip("playwright.sync_api", reason=NO_BROWSER)
    report = read_report(saved_page)
    fragment = original_of(report, at(report, "特大洪水")).partition("#")[2]
    place = fragment.partition(":~:")[0]
    opened_at = {
        fragment: "document.querySelector(':target')?.textContent.includes('特大洪水')",
        f"{place}:~:text=unsaid": "document.querySelector(':target')?.name == '第一章'",
    }
    with browser() as chromium:
        for asked, is_there in opened_at.items():
            page = chromium.new_page()
            page.goto(f"{saved_page.as_uri()}#{asked}")
            page.wait_for_function(is_there)


def test_names_of_a_page_are_kept_where_they_begin(saved_page):
    report = read_report(saved_page)
    anchors = {a.name: a.start for section in report.sections for a in section.anchors}
    assert [report.source_text[anchors[f"第{n}章"] :][:2] for n in "一五"] == ["一、", "五、"]
    assert report.source_text[anchors["表1"] - 1] == "\n"
    assert anchors["第二章"] < anchors["表1"] < report.tables[0].cells[0].start
    assert "top" not in anchors


def test_names_of_a_page_outlive_the_store_its_backup_and_are_missing_in_an_earlier_one(
    saved_page, tmp_path, quick_encoder
):
    read = read_report(saved_page)
    with Store.open(tmp_path / "store", quick_encoder) as store:
        store.index([saved_page])
        assert store.catalogue.report("page") == read
        backup(store, tmp_path / "saved")
    with Store.open(tmp_path / "other", quick_encoder) as store:
        restore(store, tmp_path / "saved")
        assert store.catalogue.report("page").sections == read.sections
    plain = tuple(replace(section, anchors=()) for section in read.sections)
    assert "anchors" not in dump(plain)
    assert load_sections(dump(plain)) == plain


@pytest.mark.parametrize(
    ("html", "names"),
    [
        ("<p id=a>甲乙丙</p><p id=b>丁戊己</p>", ["a", "b"]),
        ("<div id=a><div id=b><p>甲乙丙</div></div>", ["b"]),
        ("<p id=a>甲乙丙</p><p id=a>丁戊己</p>", ["a"]),
        ("<nav id=n><p>菜单</nav><p hidden id=h>藏</p><p id='x y'>甲乙丙</p>", []),
        ("<p>甲乙<table id=t><tr id=r><td id=c>1<td><a name=d>2</a></table>", ["t"]),
    ],
)
def test_a_name_counts_where_a_browser_goes(tmp_path, html, names):
    path = tmp_path / "a.html"
    path.write_text(f"<!DOCTYPE html><html><body>{html}</body></html>", encoding="utf-8")
    found = [a.name for section in read_report(path).sections for a in section.anchors]
    assert found == names
