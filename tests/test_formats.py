"""Web pages and Word documents say the same as the same report in plain text."""

import io
import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from rendering import Drawn, as_docx, as_html, as_pdf, pieces_of

from corpus.blocks import Grid, GridCell, text_of
from corpus.decoding import decode
from corpus.formats import UnreadableFile
from corpus.from_docx import blocks_of_docx
from corpus.from_html import blocks_of_html
from corpus.from_pdf import blocks_of_pdf
from corpus.indicators import load_indicators
from corpus.pdf_rows import rejoined
from corpus.read import read_report, report_of, text_in

ROOT = Path(__file__).resolve().parent.parent
REPORTS = sorted(
    [*(ROOT / "corpus" / "reports").glob("*.txt"), *(ROOT / "tests" / "reports").glob("0*.txt")]
)
OTHER_LINES = ("001", "008", "012", "014", "016", "017", "018")
"""Texts of one line, or cut at the width of a page: with tables between, they have other lines."""
CUT_AT_A_LINE = ("urumqi-hightech-zone-2018",)
"""A line of the made PDF file ends within an address, which puts a blank into it."""

RENDER = {
    "html": lambda pieces: blocks_of_html(as_html(pieces)),
    "docx": lambda pieces: blocks_of_docx(as_docx(pieces)),
    "pdf": lambda pieces: blocks_of_pdf(as_pdf(pieces)),
}


def said(facts):
    """What facts say, whatever their place."""
    return Counter(
        (f.indicator, f.label if f.table is None else "", f.dimensions, f.period, f.quantity,
         f.table and (f.table.kind, f.table.row, f.table.column))
        for f in facts
    )  # fmt: skip


def rows_told_apart_in_part(report):
    """Rows whose cells run together, of which the text tells some: the others cannot be drawn."""
    notes = "".join(note for table in report.tables for note in table.notes)
    rows = load_indicators().rows("proactive")
    return {row.row for row in rows if f"apart: {row.zh}" in notes or f"; {row.zh}" in notes}


@pytest.mark.parametrize("form", RENDER)
@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_report_says_the_same_in_every_format(path, form):
    plain = read_report(path)
    text = text_of(RENDER[form](pieces_of(plain)))
    read = report_of(text, plain.id, plain.source, path.name)
    parted = rows_told_apart_in_part(plain)
    tables = [
        [f for f in report.facts if f.table and f.table.row not in parted]
        for report in (read, plain)
    ]
    assert said(tables[0]) == said(tables[1])
    assert (read.header.issuer, read.header.year) == (plain.header.issuer, plain.header.year)
    if path.stem in OTHER_LINES or (form == "pdf" and path.stem in CUT_AT_A_LINE):
        return
    assert said(read.facts) == said(plain.facts)
    if form != "pdf":
        assert read.header == plain.header
        assert [section.path for section in read.sections] == [s.path for s in plain.sections]


def page(body, head="<meta charset=utf-8>"):
    return text_in(f"<!DOCTYPE html><html><head>{head}</head>{body}</html>".encode(), "a.html").text


def test_only_what_a_reader_sees_is_read():
    text = page(
        "<body onload='x()' style='display:none'><nav>导航</nav><p>一、概述<script>1</script></p>"
        "<!-- 注释 --><p hidden>藏一</p><p style='VISIBILITY : hidden'>藏二</p>"
        "<p style='font-size:0px'>藏三</p><template><p>藏四</p></template>"
        "<select><option>藏五</select><p>新收<b>1</b>\u200b<i>6</i>2件<sup></sup></p><svg><text>藏"
    )
    assert text == "一、概述\n新收162件\n"


def test_a_line_broken_in_the_file_is_whole_and_one_broken_on_the_page_is_two():
    assert page("<p>政府信\n   息公开<br>第2\n节<p>in two\nwords") == (
        "政府信息公开\n第2 节\nin two words\n"
    )


def test_a_list_of_links_is_a_menu_and_a_sentence_with_links_is_none():
    links = "".join(f"<a href=/{n}>栏目{n}</a> " for n in range(6))
    assert page(
        f"<div>{links}</div><p>见{links}，以及其他各个方面的具体情况说明，详见本报告附件。"
    ) == (
        "见栏目0 栏目1 栏目2 栏目3 栏目4 栏目5 ，以及其他各个方面的具体情况说明，详见本报告附件。\n"
    )


def test_merged_cells_are_written_once_and_an_empty_one_keeps_its_column():
    text = page(
        "<table><tr><td rowspan=2>甲<td>乙<td rowspan=2>&nbsp;<td>1"
        "<tr><td colspan=1>丙|丁<td>2<tr><td colspan=2>戊<td>0<td>3</table>"
    )
    assert text == "| 甲 | 乙 |  | 1 |\n| 丙∣丁 |  | 2 |\n| 戊 | 0 | 3 |\n"


def test_a_table_that_lays_out_the_page_is_no_table():
    assert page("<table><tr><td>左<td>一、概述。<p>二、其他<table><tr><td>a<td>1</table>") == (
        "左\n一、概述。\n二、其他\n| a | 1 |\n"
    )


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        (encoding, declared)
        for encoding in ("utf-8", "utf-8-sig", "gb18030", "big5hkscs", "utf-16")
        for declared in ("gb2312", "utf-8", "iso-8859-1", "")
        # A page in Big5 that says it is in GB is in neither for sure.
        if (encoding, declared) != ("big5hkscs", "gb2312")
    ],
)
def test_the_characters_of_a_page_are_told_by_its_content_and_by_its_word(encoding, declared):
    words = "政府信息公開工作年度報告，本年共收到申請一百六十二件，均依法答覆。"
    html = f"<html><head><meta charset='{declared}'></head><body><p>{words * 9}</p></body></html>"
    assert text_in(html.encode(encoding), "a").text == words * 9 + "\n"


def test_a_short_page_is_in_the_encoding_that_it_names():
    html = (
        "<html><meta http-equiv=Content-Type content='text/html; charset=gb2312'><p>硚口</p></html>"
    )
    assert text_in(html.encode("gb18030"), "a").text == "硚口\n"
    assert decode("硚口区".encode("gb18030") * 4, "a") == "硚口区" * 4


def test_a_page_saved_by_a_browser_knows_its_address(tmp_path):
    saved = (
        "<!-- saved from url=(0040)https://www.qiaokou.gov.cn/a.html -->\n<html><p>硚口</p></html>"
    )
    (tmp_path / "a.txt").write_text(saved, "utf-8")
    assert read_report(tmp_path / "a.txt").header.url == "https://www.qiaokou.gov.cn/a.html"
    mime = (
        b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        b'\tboundary="x"\r\n\r\n--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: '
        b"quoted-printable\r\nContent-Location: https://a.gov.cn/b\r\n\r\n"
        b"<html><p>=E7=A1=9A=E5=8F=A3</p></html>\r\n--x--\r\n"
    )
    found = text_in(mime, "a.mhtml")
    assert (found.text, found.url) == ("硚口\n", "https://a.gov.cn/b")


def test_markdown_and_text_with_tags_in_it_stay_as_they_are():
    for text in ("# 报告\n\n<b>x</b> 1 < 2\n", "<注>本报告</注>\n正文\n", "<p 或 <q\n一、概述\n"):
        assert text_in(text.encode(), "a.html").text == text


def document(body, **parts):
    """A Word document with this body."""
    name = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("_rels/.rels", relations)
        package.writestr(
            "word/document.xml", f"<w:document {name}><w:body>{body}</w:body></w:document>"
        )
        for part, xml in parts.items():
            package.writestr(f"word/{part}.xml", f"<w:{part} {name}>{xml}</w:{part}>")
    return file.getvalue()


def paragraph(words, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def numbered(number, level):
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def test_the_numbers_that_word_prints_by_itself_are_there():
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for n, (form, text) in enumerate(
            [("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")]
        )
    )
    body = "".join(
        paragraph(words, numbered(1, level))
        for words, level in [
            *[("概述", 0), ("甲", 1), ("5万元", 2), ("乙", 1), ("展望", 0), ("丙", 1)],
        ]
    )
    lists = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>' + (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    assert text_in(document(body, numbering=lists), "a").text.splitlines() == [
        "一、概述", "（一）甲", "1. 5万元", "（二）乙", "二、展望", "（一）丙",
    ]  # fmt: skip


def test_headings_without_a_number_are_marked_as_headings():
    styles = (
        '<w:style w:styleId="a"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="b"><w:name w:val="x"/><w:basedOn w:val="a"/></w:style>'
        '<w:style w:styleId="t"><w:name w:val="toc 1"/></w:style>'
    )
    body = "".join(
        paragraph(words, f'<w:pStyle w:val="{style}"/>')
        for words, style in [("概述 3", "t"), ("概述", "b"), ("正文。", "none"), ("二、展望", "a")]
    )
    text = text_in(document(body, styles=styles), "a").text
    assert text == "## 概述\n正文。\n二、展望\n"
    paths = [s.path for s in report_of(text, "a", "a", "a").sections]
    assert paths == [("概述",), ("二、展望",)]


def test_deleted_and_hidden_words_of_a_document_are_not_read():
    body = (
        "<w:p><w:r><w:t>新收</w:t></w:r><w:del><w:r><w:delText>9</w:delText><w:t>8</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>162</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>7</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText><w:tab/><w:t>件</w:t></w:r></w:p>"
    )
    assert text_in(document(body), "a").text == "新收162 件\n"


@pytest.mark.parametrize(
    ("data", "what", "remedy"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "old Word", "save it as .docx"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "password",
            "save it without",
        ),
        (b"{\\rtf1 x}", "rich-text", "save it as .docx"),
        (b"\x89PNG\r\n\x1a\n....", "image", "text recognition"),
        (b"\x1f\x8b\x08....", "archive", "unpack"),
        (b"", "empty", "save"),
        (b"\xef\xbb\xbf \r\n\t", "empty", "save"),
        (b"PK\x03\x04word/document.xml", "damaged", "save it again"),
        (document("<w:p>")[:-30], "damaged", "save it again"),
        (document("<w:p>"), "damaged", "save it again"),
        (document("<w:p></w:p>"), "without text", "text recognition"),
        (b"<html><frameset><frame src=a></frameset></html>", "without text", "copy the text"),
    ],
)
def test_what_is_not_read_is_refused_in_one_sentence_that_says_what_to_do(data, what, remedy):
    with pytest.raises(UnreadableFile) as error:
        text_in(data, "report.txt")
    message = str(error.value)
    assert re.fullmatch(r"report\.txt (is|takes) [^\n]+[^.]\.", message)
    assert what in message
    assert remedy in message


@pytest.mark.parametrize(
    ("part", "what"),
    [("xl/workbook.xml", "Excel"), ("OFD.xml", "OFD"), ("a/b.txt", "archive"), ("ppt/p", "Power")],
)
def test_another_package_is_called_by_its_name(part, what):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr(part, "x")
    with pytest.raises(UnreadableFile, match=what):
        text_in(file.getvalue(), "a.docx")


def words_of(pdf):
    return text_of(blocks_of_pdf(pdf))


def test_paragraphs_of_a_pdf_are_whole_and_pages_stand_between_them():
    sentence = "本机关全年新收政府信息公开申请一百六十二件，均在法定期限内办结，没有引起行政复议"
    paragraphs = [f"{number}、" + sentence * (number % 4 + 1) + "。" for number in range(1, 40)]
    text = words_of(as_pdf(paragraphs))
    assert [line for line in text.split("\n") if line.strip()] == paragraphs
    assert text.count("\f") >= 2
    assert all(line == "\f" for line in text.split("\n") if "\f" in line)


def test_a_table_over_several_pages_is_one_table_with_one_head():
    head = [("项目", 1, 1), ("数量", 1, 1)]
    rows = [[(f"第{n}项", 1, 1), (str(n), 1, 1)] for n in range(150)]
    text = words_of(as_pdf(["表一", Drawn([head, *rows]), "完。"]))
    lines = [line for line in text.split("\n") if line.strip()]
    assert lines == [
        "表一", "| 项目 | 数量 |", *(f"| 第{n}项 | {n} |" for n in range(150)), "完。"
    ]  # fmt: skip
    assert text.count("\f") >= 2


LABEL = "属于党政机关内部事务信息且公开后可能危及国家安全公共安全经济安全或者社会稳定的" * 4


@pytest.mark.parametrize("before", [6, 18, 42])
def test_a_row_of_a_table_that_a_page_breaks_in_two_is_one_row(before):
    head = [("项目", 1, 1), ("数量", 1, 1), ("备注", 1, 1)]
    rows = [[(f"{n}．{LABEL}", 1, 1), (str(n), 1, 1), ("", 1, 1)] for n in range(30)]
    blanks = [[(f"第{n}项", 1, 1), ("", 1, 1), ("", 1, 1)] for n in range(before)]
    text = words_of(as_pdf([Drawn([head, *blanks, *rows])], breaks_rows=True))
    lines = [line for line in text.split("\n") if line.strip()]
    assert lines == [
        "| 项目 | 数量 | 备注 |",
        *(f"| 第{n}项 |  |  |" for n in range(before)),
        *(f"| {n}．{LABEL} | {n} |  |" for n in range(30)),
    ]


def test_rows_that_end_with_their_page_stay_apart():
    def grid(*rows):
        return Grid(tuple(tuple(map(GridCell, row)) for row in rows))

    full = frozenset({0})
    label = "属于国家秘密或者其他"
    assert rejoined(grid((label, "3")), full, grid(("不予公开", ""))) is not None
    assert rejoined(grid((label, "3")), frozenset(), grid(("不予公开", ""))) is None
    assert rejoined(grid(("规范性文件", "3")), full, grid(("行政许可", ""))) is None
    assert rejoined(grid(("1．甲", "3")), full, grid(("2．乙", ""))) is None
    assert rejoined(grid(("甲", "3")), full, grid(("乙", "4"))) is None
    assert rejoined(grid(("甲", "3")), full, grid(("乙", "4", ""))) is None


def test_the_source_of_a_pdf_names_the_page():
    text = "一、甲\n\f\n二、乙\n\f\n三、丙\n"
    report = report_of(text, "a", "b/a.PDF", "a.PDF")
    assert report.source_at(0) == "b/a.PDF#page=1"
    assert report.source_at(text.index("乙")) == "b/a.PDF#page=2"
    assert report.source_at(text.index("丙")) == "b/a.PDF#page=3"
    assert report_of(text, "a", "a.txt", "a.txt").source_at(9) == "a.txt"


def drawn(draw, **more):
    """A PDF page with something drawn on it."""
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    canvas = Canvas(file, **more)
    draw(canvas)
    canvas.save()
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "what", "remedy"),
    [
        (drawn(lambda c: c.drawString(9, 9, "162"), encrypt="secret"), "password", "without one"),
        (drawn(lambda c: c.rect(9, 9, 90, 90, fill=1)), "scanned", "ocrmypdf"),
        (drawn(lambda c: c.drawString(9, 9, "162"))[:300], "damaged", "get it again"),
        (b"%PDF-1.7 ...", "damaged", "get it again"),
    ],
)
def test_a_pdf_that_cannot_be_read_says_what_to_do(data, what, remedy):
    with pytest.raises(UnreadableFile, match=rf"a\.pdf is .*{what}.*{remedy}"):
        text_in(data, "a.pdf")


def test_a_number_broken_by_a_narrow_cell_is_one_number_and_two_numbers_are_two():
    def draw(canvas):
        for y in (700, 740):
            canvas.line(50, y, 290, y)
        for x in (50, 98, 290):
            canvas.line(x, 700, x, 740)
        for x, y, words in ((55, 725, "96171."), (55, 712, "6"), (100, 725, "12"), (100, 712, "5")):
            canvas.drawString(x, y, words)

    assert words_of(drawn(draw)) == "| 96171.6 | 12 5 |\n"
