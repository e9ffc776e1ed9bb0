from pathlib import Path

import pytest

from corpus.decoding import decode
from corpus.furniture import furniture_spans
from corpus.lines import blanked

FIVE = Path("corpus/reports")
MORE = Path(__file__).parent / "reports"
ALL = sorted([*FIVE.glob("*.txt"), *MORE.glob("0*.txt")])


def marked(path: Path) -> str:
    text = decode(path.read_bytes(), path.name)
    return "\n".join(text[span.start : span.end] for span in furniture_spans(text))


def kept(path: Path) -> str:
    text = decode(path.read_bytes(), path.name)
    return blanked(text, furniture_spans(text))


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_no_sentence_of_a_real_report_is_furniture(path):
    """Each line here is looked at: nothing with a full stop goes but adverts and teasers."""
    lines = [line for line in marked(path).splitlines() if "。" in line]
    assert all(line.strip().startswith(("核心提示", "特别提示")) for line in lines)


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_blanking_furniture_moves_nothing(path):
    text = decode(path.read_bytes(), path.name)
    assert len(kept(path)) == len(text)
    assert kept(path).count("\n") == text.count("\n")


def test_menus_counters_and_the_login_box_of_a_government_site_are_furniture():
    found = marked(FIVE / "urumqi-hightech-zone-2018.txt")
    for words in ("加入收藏", "全文检索", "发布时间:2019-01-11", "【打印正文】", "用户登录"):
        assert words in found
    assert "2018年高新区(新市区)政府信息公开工作年度报告" in kept(
        FIVE / "urumqi-hightech-zone-2018.txt"
    )


def test_what_an_advertising_site_puts_around_a_report_is_furniture():
    found = marked(FIVE / "wuhan-qiaokou-2020.txt")
    for words in ("推广 热搜", "n19v1", "核心提示", "本文地址", "点击排行", "鄂ICP备"):
        assert words in found
    assert kept(FIVE / "wuhan-qiaokou-2020.txt").rstrip().endswith("2、议题案办理情况")


def test_the_line_of_dates_and_sources_is_furniture_and_the_body_is_not():
    body = kept(FIVE / "kundulun-2013.txt")
    assert "点击量:19578" not in body
    assert "智能问答" not in body
    assert "2013年接听并处理政府热线2500个" in body


def test_page_numbers_inside_tables_are_furniture_and_cells_are_not():
    text = decode((MORE / "003.txt").read_bytes(), "003.txt")
    assert [text[s.start : s.end] for s in furniture_spans(text)] == [
        f"- {page} -" for page in range(1, 7)
    ]


def test_word_comments_and_injected_advertising_are_marked_inside_a_line():
    assert "<!--[endif]-->" in marked(MORE / "018.txt")
    assert "比分直播" not in kept(MORE / "042.txt")
    assert "《国务院办公厅" in kept(MORE / "042.txt")


def test_a_sentence_about_visits_or_advice_to_print_is_not_furniture():
    text = (
        "某县2022年政府信息公开工作年度报告\n一、总体情况\n"
        "网站总访问次数达7854070人次，打印、下载办事指南300份。\n"
        "来源于群众的意见20条，均已采纳。\n特别提示群众防范诈骗信息12条。\n"
    )
    assert furniture_spans(text) == ()


def test_text_that_is_no_report_keeps_its_lines():
    text = "春晓\n孟浩然\n春眠不觉晓，处处闻啼鸟。\n夜来风雨声，花落知多少。\n"
    assert furniture_spans(text) == ()
