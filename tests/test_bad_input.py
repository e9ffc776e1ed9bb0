"""Whatever a file holds, it is read or refused in a sentence: no crash, no hang, no flood."""

import gc
import io
import random
import re
import tracemalloc
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rendering import as_docx, as_html, as_pdf, pieces_of
from stand_ins import FIVE

from assistant.understanding.question import BadQuestion
from assistant.understanding.understand import clean
from corpus import extract, read
from corpus.blocks import text_of
from corpus.formats import UnreadableFile
from corpus.from_html import blocks_of_html
from corpus.quantities import find_quantities
from corpus.read import read_report, report_of, text_in
from corpus.report import Quantity
from corpus.stated_numbers import numbers_in
from vectorstore.passage import passages_of, sentences_of

PIECES = (
    "一、总体情况", "（一）", "1.", "一是", "第一章", "\n", "\r\n", "\f", "\t", " | ", "|---|",
    "#", "本年新收政府信息公开申请数量", "结果维持", "总计", "行政许可", "指标名称计量单位统计数",
    "第二十条第（一）项", "2020年", "二〇二〇年", "1月1日至12月31日", "0", "0000000", "9" * 40,
    "1,234,567.89", "1.2万", "亿", "%", "百分之", "负", "-", "/", "—", "未收到", "无", "约", "余",
    "件", "万元", "其中：", "。", "；", "“", "”", "（", "）",
    "某区2020年政府信息公开工作年度报告", "发布日期：2020-13-99", "http://a.cn/", "\0", "\u202e",
    "\u200f", "\ufeff", "\ud7ff", "\ufffd", "𠀀", "①", "Ⅻ", "٣", "<p>", "&#0;", "${x}", "{{x}}",
    "'; DROP TABLE report; --",
)  # fmt: skip
NASTY = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=60).map("".join)
TAGS = (
    "<p>", "</p>", "<table>", "</table>", "<tr>", "<td rowspan=9 colspan=0>",
    "<td colspan=99999999>", "</td>", "<td rowspan=0>", "<th>", "<caption>", "<a href=x>", "</a>",
    "<div hidden>", "<div>", "</div>", "<pre>", "</pre>", "<br>", "<!--", "-->", "<script>",
    "</script>", "<svg>", "<template>", "<b>", "<li>", "<select>", "&nbsp;", "<title>",
    "<frameset>", "<style>", "</body>", "一、概述", "162", "\n", "<", "<![CDATA[", "&#xD800;",
    "<plaintext>",
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(NASTY)
def test_any_text_is_read_and_every_place_in_it_is_a_place(text):
    text = text.encode("utf-8", "replace").decode("utf-8")
    report = report_of(text, "x", "x.txt", "x.txt")
    spans = [*report.furniture, *report.sections, *report.tables, *report.facts]
    passages = passages_of(report)
    for span in (*spans, *passages, *sentences_of(report, passages)):
        assert 0 <= span.start <= span.end <= len(text)


@settings(max_examples=200, deadline=None)
@given(NASTY)
def test_any_text_states_quantities_and_numbers_or_none(text):
    for found in find_quantities(text):
        assert isinstance(found.quantity, Quantity)
        assert text[found.start : found.end]
    for number in numbers_in(text):
        assert number.value == number.value


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(TAGS), max_size=60).map("".join))
def test_any_soup_of_tags_is_a_page(soup):
    text = text_of(blocks_of_html(soup))
    assert "\0" not in text
    assert text.encode("utf-8").decode("utf-8") == text


@settings(max_examples=100, deadline=None)
@given(NASTY)
def test_any_question_is_cleaned_or_refused(text):
    refused = None
    try:
        assert clean(text).strip()
    except BadQuestion as error:
        refused = str(error)
    assert refused is None or refused.endswith(".")


def _used_up(rng):
    """Does what is done with a file or a question, for a made up one; gives what it came to."""
    text = "".join(rng.choices(PIECES, k=60)).encode("utf-8", "replace").decode("utf-8")
    report = report_of(f"{text}\n{rng.random()}", "x", "x.txt", "x.txt")
    soup = "".join(rng.choices(TAGS, k=60)) + str(rng.random())
    return [report, passages_of(report), text_of(blocks_of_html(soup)), find_quantities(text)]


def test_memory_does_not_grow_over_bad_inputs():
    """What twenty inputs leave behind is less than a quarter of what they come to.

    The last texts read are kept, so many and no more: enough inputs go before.
    """
    rng = random.Random(20261121)
    for _ in range(30):
        _used_up(rng)
    tracemalloc.start()
    try:
        for _ in range(150):
            _used_up(rng)
        gc.collect()
        before = tracemalloc.get_traced_memory()[0]
        for _ in range(20):
            _used_up(rng)
        gc.collect()
        after = tracemalloc.get_traced_memory()[0]
        kept = [_used_up(rng) for _ in range(20)]
        gc.collect()
        whole = tracemalloc.get_traced_memory()[0] - after
    finally:
        tracemalloc.stop()
    assert len(kept) == 20
    assert after - before < whole / 4


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("162{}件", ["162"]),
        ("{}162件", ["162"]),
        ("1{}62件", []),
        ("162,{}300件", []),
    ],
)
@pytest.mark.parametrize(
    "mark", ["\u200b", "\u200e", "\u200f", "\u2060", "\ufeff", "\u00ad"], ids=ascii
)
def test_a_mark_that_nobody_sees_neither_hides_a_number_nor_cuts_one(written, read, mark):
    text = f"收到申请{written.format(mark)}。"
    found = find_quantities(text)
    assert [str(one.quantity.value) for one in found] == read
    assert all(text[one.start : one.end].startswith("162") for one in found)


def test_a_number_that_is_shown_the_other_way_round_is_no_figure():
    shown_as_261 = "收到申请\u202e162\u202c件，办结\u202e162件。\n答复30件。"
    assert [str(one.quantity.value) for one in find_quantities(shown_as_261)] == ["30"]


def refusal_of(data, name="a"):
    """Why a file is not read; None where it is."""
    try:
        assert text_in(data, name).text
    except UnreadableFile as error:
        return str(error)
    return None


def _whole(form):
    pieces = pieces_of(read_report(FIVE / "kundulun-2013.txt"))
    return {"docx": as_docx, "pdf": as_pdf, "html": lambda p: as_html(p).encode()}[form](pieces)


@pytest.mark.parametrize("form", ["docx", "pdf", "html"])
def test_a_file_cut_short_or_garbled_is_read_or_refused(form):
    whole = _whole(form)
    for at in range(0, len(whole), len(whole) // 5 + 1):
        garbled = whole[:at] + bytes(255 - byte for byte in whole[at : at + 40]) + whole[at + 40 :]
        for data in (whole[: at + 9], garbled):
            refused = refusal_of(data)
            assert refused is None or re.fullmatch(r"a (?:is|holds|takes|has) [^\n]+\.", refused)


def package(*parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts:
            made.writestr(name, content)
    return file.getvalue()


RELATIONS = '<R xmlns="r"><r Type="x/officeDocument" Target="{}"/></R>'.format


def test_a_bomb_of_zeros_is_not_unpacked():
    bomb = package(("_rels/.rels", RELATIONS("word/d.xml")), ("word/d.xml", b"\0" * 150_000_000))
    assert len(bomb) < 200_000
    with pytest.raises(UnreadableFile, match="unpacks to 150,000,000 bytes"):
        text_in(bomb, "a.docx")


@pytest.mark.parametrize("part", ["_rels/.rels", "word/d.xml"])
def test_a_bomb_of_entities_is_not_expanded(part):
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]><x>&l11;</x>'
    parts = {"_rels/.rels": RELATIONS("word/d.xml"), "word/d.xml": "<x/>", part: bomb}
    with pytest.raises(UnreadableFile, match="entities"):
        text_in(package(*parts.items()), "a.docx")


def test_an_entity_that_names_a_file_is_not_fetched(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("secret")
    xml = f'<!DOCTYPE x [<!ENTITY s SYSTEM "file://{secret}">]><w><p><r><t>&s;</t></r></p></w>'
    with pytest.raises(UnreadableFile, match="entities"):
        text_in(package(("_rels/.rels", RELATIONS("word/d.xml")), ("word/d.xml", xml)), "a.docx")


def test_names_in_a_package_lead_nowhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("../../word/d.xml", "/etc/word/passwd", "word/../../../word/x", "C:\\word\\d"):
        body = "<w><p><r><t>162</t></r></p></w>"
        made = package(("_rels/.rels", RELATIONS(name)), (name, body), ("word/d.xml", body))
        assert "archive" in (refusal_of(made) or "archive")
    assert not list(tmp_path.iterdir())


def test_a_page_nested_without_end_costs_no_more_than_its_time(monkeypatch):
    monkeypatch.setattr(extract, "LONGEST_READING", 3)
    with pytest.raises(UnreadableFile, match="takes more than 3 seconds"):
        text_in(b"<html>" + b"<div>" * 300_000 + b"x</p>", "a.html")
    tables = "<table><tr><td>" * 3000 + "162</td>"
    assert text_in(f"<html>{tables}".encode(), "a.html").text == "162\n"


HEADINGS = (
    "第一章 甲",
    "第一节 甲",
    "一、甲",
    "（一）甲",
    "1、甲",
    "（1）甲",
    "①甲",
    "一是甲",
    "(a)甲",
    "# 甲",
)


@pytest.mark.parametrize("marks", [HEADINGS, HEADINGS[::-1]], ids=["deeper", "shallower"])
def test_headings_nested_without_end_have_few_levels(marks):
    lines = [f"{marks[n % len(marks)]}{n}。内容公开。" for n in range(300)]
    lines += ["#" * n + f" 甲{n}" for n in range(1, 60)] + [".".join("1" * n) for n in range(1, 60)]
    report = report_of("\n".join(lines), "x", "x.txt", "x.txt")
    assert len(report.sections) > 100
    assert max(len(section.path) for section in report.sections) <= len(HEADINGS)
    assert all(section.start <= section.end for section in report.sections)


@pytest.mark.parametrize("tag", ["h{n}", "ol><li", "section><h2", "blockquote", "dl><dd"])
def test_a_page_whose_headings_and_lists_are_never_closed_is_read(tag):
    tags = (f"<{tag.format(n=1 + n % 6)}>甲{n}" for n in range(1000))
    assert text_of(blocks_of_html(f"<html><body>{''.join(tags)}")).count("甲") == 1000


def test_marks_that_are_never_closed_do_not_multiply():
    marks = "".join(f"<b a={n}>" for n in range(2000))
    assert text_in(f"<html>{marks}{'<p>x</p>' * 2000}".encode(), "a.html").text == "x\n" * 2000


@pytest.mark.parametrize(
    "run",
    [" ", "\t", "\u3000", "\0", "|", "| ", "-", "0\t", "1", "一", "（", "(一)", "《", "# ", "。",
     "9,", "第二十条第（一）项", "指标名称计量单位统计数\n其中：1、当面申请数条00", "政 ",
     "一、甲。", "https://a"],
    ids=repr,
)  # fmt: skip
def test_a_long_run_of_anything_is_read_in_a_straight_line(run):
    text = (run * 200_000)[:100_000] + "x"
    assert report_of(text, "x", "x.txt", "x.txt").source_text == text


def test_what_is_too_large_is_refused_before_it_is_read(tmp_path, monkeypatch):
    path = tmp_path / "one-line.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(UnreadableFile, match=r"one-line\.txt has 200,000,000 bytes"):
        read_report(path)
    monkeypatch.setattr(read, "LONGEST_TEXT", 1000)
    with pytest.raises(UnreadableFile, match="holds 1,200 characters"):
        text_in("政府信息公开。".encode() * 171 + b"abc", "a.txt")
