from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.decoding import decode
from corpus.furniture import furniture_spans
from corpus.report import Section, Table
from corpus.sections import sections_of
from corpus.tables import tables_of
from corpus.wraps import line_width

HERE = Path(__file__).parent
FIVE = Path("corpus/reports")
MORE = HERE / "reports"
OUTLINES = sorted((HERE / "outlines").glob("*.txt"))


def read(name: str) -> str:
    path = FIVE / name if (FIVE / name).exists() else MORE / name
    return decode(path.read_bytes(), name)


def sections(text: str, tables: tuple[Table, ...] = ()) -> tuple[Section, ...]:
    width = line_width(text)
    return sections_of(text, furniture_spans(text, width), tables, width)


def paths(text: str) -> list[tuple[str, ...]]:
    return [section.path for section in sections(text)]


def outline(found: tuple[Section, ...]) -> str:
    """One heading a line, indented by level; "-" for text outside every heading."""
    return "".join("    " * (s.level - 1) + (s.path[-1] if s.path else "-") + "\n" for s in found)


@pytest.mark.parametrize("path", OUTLINES, ids=lambda path: path.stem)
def test_the_tree_of_a_real_report_is_the_one_that_a_reader_sees(path):
    text = read(path.name)
    found = sections(text, tables_of(text, furniture_spans(text)))
    assert outline(found) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["wuhan-qiaokou-2020.txt", "003.txt", "006.txt", "016.txt"])
def test_rows_of_a_statutory_table_are_no_headings_even_where_no_table_was_read(name):
    headings = " ".join(path[-1] for path in paths(read(name)) if path)
    for label in ("本年新收", "予以公开", "属于国家秘密", "结转下年度", "重复申请"):
        assert label not in headings


def test_a_run_in_heading_ends_at_its_full_stop_and_the_body_begins_after_it():
    text = read("kundulun-2013.txt")
    found = next(s for s in sections(text) if s.path[-1:] == ("(一)进一步规范行政权力运行",))
    assert text[found.start : found.heading_end] == "(一)进一步规范行政权力运行。"
    assert text[found.heading_end :].startswith("认真落实上级有关工作部署")


def test_the_words_of_an_item_that_is_all_heading_are_body_too():
    text = read("kundulun-2013.txt")
    found = next(s for s in sections(text) if s.path[-1:] == ("(二)信息公开力度需进一步加大",))
    assert found.heading_end == found.start
    assert "(二)信息公开力度需进一步加大;" in text[found.start : found.end]


def test_a_heading_that_is_glued_to_its_text_is_cut_where_the_text_begins():
    assert ("一、 概述",) in paths(read("018.txt"))
    assert ("二、主动公开政府信息情况", "（一）主动公开政府信息的数量") in paths(read("018.txt"))


def test_a_short_enumeration_inside_a_sentence_is_text():
    text = (
        "一、存在的问题\n主要表现在：一是队伍还不强；二是解读还不多；三是平台还不全。\n二、措施\n"
    )
    assert paths(text) == [("一、存在的问题",), ("二、措施",)]


def test_what_follows_the_last_item_belongs_to_its_parent():
    text = "一、措施\n一是加强学习。全年培训12次。\n二是加强督查。全年督查4次。\n总之，成效明显。\n"
    last = sections(text)[-1]
    assert last.path == ("一、措施", "二是加强督查")
    assert "总之" not in text[last.start : last.end]


def test_every_style_of_numbering_finds_its_level():
    text = (
        "第一章 总则\n一、概述\n（一）基本情况\n1、公开情况\n（1）网站\n①栏目\n全年更新12次。\n"
        "2．申请情况\n（二）其他情况\n无。\n第二章 附则\n"
    )
    first = ("第一章 总则", "一、概述", "（一）基本情况")
    assert paths(text) == [
        first[:1],
        first[:2],
        first,
        (*first, "1、公开情况"),
        (*first, "1、公开情况", "（1）网站"),
        (*first, "1、公开情况", "（1）网站", "①栏目"),
        (*first, "2．申请情况"),
        (*first[:2], "（二）其他情况"),
        ("第二章 附则",),
    ]


def test_markdown_headings_without_numbers_are_nested_by_their_signs():
    text = "## 总体情况\n正文。\n### 主动公开\n正文。\n## 存在的问题\n正文。\n"
    assert paths(text) == [("总体情况",), ("总体情况", "主动公开"), ("存在的问题",)]


def test_bold_headings_and_headings_with_a_wide_blank_are_found():
    assert paths("**一、总体情况**\n正文。\n") == [("一、总体情况",)]
    assert paths("　　一　概述\n正文。\n　　二　问题\n正文。\n") == [("一 概述",), ("二 问题",)]


def test_statutory_headings_without_numbers_are_found():
    text = "总体情况\n全年公开12条。\n其他需要报告的事项\n无。\n"
    assert paths(text) == [("总体情况",), ("其他需要报告的事项",)]


def test_a_table_of_contents_is_no_tree():
    text = "一、总体情况......1\n二、主动公开......3\n一、总体情况\n正文。\n二、主动公开\n正文。\n"
    assert paths(text)[1:] == [("一、总体情况",), ("二、主动公开",)]


def test_contact_lines_and_the_signature_belong_to_no_section():
    text = read("urumqi-2017.txt")
    last = sections(text)[-1]
    assert last.path == ()
    assert text[last.start : last.end].strip().startswith("本报告中的数据统计汇总期限")


@pytest.mark.parametrize(
    "path", sorted([*FIVE.glob("*.txt"), *MORE.glob("0*.txt")]), ids=lambda path: path.stem
)
def test_sections_nest_and_cover_the_report(path):
    text = decode(path.read_bytes(), path.name)
    found = sections(text, tables_of(text, furniture_spans(text)))
    check_nesting(text, found)
    covered = sorted((s.start, s.end) for s in found if s.level <= 1)
    assert covered[0][0] == 0 or not text[: covered[0][0]].strip("\n") or path.stem == "001"
    assert all(above[1] == below[0] for above, below in pairwise(covered))


def check_nesting(text: str, found: tuple[Section, ...]) -> None:
    open_ones: list[Section] = []
    for section in found:
        assert 0 <= section.start <= section.heading_end <= section.end <= len(text)
        while open_ones and open_ones[-1].end <= section.start:
            open_ones.pop()
        if open_ones and section.path:
            assert section.end <= open_ones[-1].end
            assert section.path[: open_ones[-1].level] == open_ones[-1].path
        open_ones.append(section)


PIECES = (
    "一、总体情况 二、 （一） (二)主动公开。 1. 1、 （1） ① 一是 二是好。 三是 ## |",
    "、因政府信息公开情况 第一章 第二十条第（一）项 。 ； ： 2020年， 162 - 首页",
    "政府信息公开工作年度报告 本报告所列 <!-- -->",
)
PIECE = st.sampled_from(
    [*" ".join(PIECES).split(), *"\n\r\f \x00\ufffd😀", "- 3 -", "0 0 0 0 0 0", "有关工作" * 30]
)


@given(st.lists(PIECE, max_size=40).map("".join) | st.text(max_size=200))
def test_any_text_has_sections_in_range_and_nested(text):
    check_nesting(text, sections(text))


def test_a_number_without_a_mark_begins_a_heading_that_says_its_matter():
    text = (
        "某局2011年政府信息公开年度报告\n\n一   概  述\n2011年，我局更新信息4884条。\n"
        "二 政府信息主动公开情况\n我局公开信息20条。\n一 二 三\n二 楼设有查阅点。\n"
    )
    assert [path[0] for path in paths(text) if path] == ["一 概 述", "二 政府信息主动公开情况"]
