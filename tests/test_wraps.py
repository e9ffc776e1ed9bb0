"""A line that a page's width or end cuts goes on in the next; headings, items and tables do not."""

from pathlib import Path

import pytest

from assistant.evidence.writer import Writer
from corpus.lines import lines_of
from corpus.page import page_of
from corpus.read import read_report, report_of
from corpus.wraps import line_width, paragraph_start
from vectorstore.passage import passages_of, sentences_of, visible

ROOT = Path(__file__).parent.parent
BUNDLED = sorted((ROOT / "corpus" / "reports").glob("*.txt"))
MORE = ROOT / "evals" / "sets" / "reports"
BODIES = ROOT / "evals" / "sets" / "bodies" / "reports"

HEAD = "某市2020年政府信息公开工作年度报告\n一、总体情况\n"
WRAPPED = (
    "2020年，全市各级行政机关认真贯彻落实政府信息公开条例，\n"
    "围绕市委、市政府中心工作，不断完善制度建设、拓宽公开渠\n"
    "道、加强监督检查，政务公开工作取得了新的进展，全年主动\n"
    "公开政府信息，办理依申请公开，并通过政府网站、政务新媒\n"
    "体和政府公报等多种渠道及时发布，方便公众查阅，进一步提\n"
    "高了工作的透明度，受到群众欢迎，得到上级部门的肯定和好\n"
    "评，为优化营商环境提供了有力支撑。\n"
)


def _sentences(text):
    return _whole(report_of(text, "r", "r.txt", "r.txt"))


def _of(name):
    return _whole(read_report(MORE / f"{name}.txt"))


def _whole(report):
    found = sentences_of(report, passages_of(report))
    return ["".join(visible(report, s.start, s.end).split()) for s in found]


def test_lines_are_cut_at_a_width_where_many_end_inside_a_sentence_and_alike():
    assert 50 <= line_width(WRAPPED) <= 54
    assert not any(line_width(path.read_text("utf-8")) for path in BUNDLED)


@pytest.mark.parametrize("end", "”》）；：")
def test_a_full_line_goes_on_whatever_mark_it_ends_in(end):
    line = "各单位认真执行有关保密审查、信息发布和依申请公开的规定" + end
    found = _sentences(f"{HEAD}{WRAPPED}{line}\n并按时报送总结。\n")
    assert f"{line}并按时报送总结。" in found


@pytest.mark.parametrize("end", "”》）；：")
def test_a_line_that_is_not_full_ends_there(end):
    line = "各单位认真执行有关信息公开的各项规定" + end
    assert line in _sentences(f"{HEAD}{WRAPPED}{line}\n由办公室按时报送总结。\n")


@pytest.mark.parametrize("edge", ["- 2 -\n", "- 2 -\n\n", "\n－ 2 －\n\f\n", "\n\f\n", "\n"])
def test_a_sentence_goes_on_over_the_end_of_a_page(edge):
    line = "各单位认真执行有关保密审查、信息发布和依申请公开的各项规"
    found = _sentences(f"{HEAD}{WRAPPED}{line}\n{edge}定，并按时报送总结。\n")
    assert f"{line}定，并按时报送总结。" in found


def test_lone_numbers_between_pages_of_prose_are_no_part_of_a_sentence():
    line = "各单位认真执行有关保密审查、信息发布和依申请公开的各项规"
    pages = [
        f"{line}\n{page}\n定，并按时报送第{word}批总结。\n" for page, word in ((1, "一"), (2, "二"))
    ]
    found = _sentences(HEAD + WRAPPED + "".join(pages))
    assert f"{line}定，并按时报送第二批总结。" in found


def test_a_number_alone_in_a_table_is_a_figure():
    report = read_report(MORE / "suqian-2023.txt")
    cells = [report.source_text[c.start : c.end] for t in report.tables for c in t.cells]
    assert {"2", "11", "109"} <= set(cells)
    assert not any(report.source_text[s.start : s.end].isdigit() for s in report.furniture)


@pytest.mark.parametrize(
    "item", ["二、主动公开情况", "（二）公开渠道", "二是加强培训。", "2.公开渠道"]
)
def test_a_heading_or_an_item_begins_something_new_even_after_a_full_line(item):
    line = "各单位认真执行有关保密审查、信息发布和依申请公开的各项规"
    assert line in _sentences(f"{HEAD}{WRAPPED}{line}\n{item}\n")


def test_an_indented_line_begins_a_paragraph_and_the_margin_of_a_page_none():
    margin = "".join(f"     {line}\n" for line in WRAPPED.splitlines())
    found = _sentences(f"{HEAD}{margin}         下一步，我市将继续努力。\n")
    assert "".join(WRAPPED.split()) in found
    assert "下一步，我市将继续努力。" in found


def test_a_quotation_left_open_at_a_blank_line_goes_on_behind_it():
    assert any("让政务信息“看得懂、用得上、易监督”。" in s for s in _of("shuyang-2025"))


def test_a_paragraph_without_a_full_stop_goes_on_where_prose_follows():
    assert any("及时向责任单位进行提醒通知，全年发出" in s for s in _of("shuyang-2025"))


def test_sentences_of_text_out_of_a_pdf_are_whole():
    assert any("“政在公开”网上新闻发布会" in s for s in _of("suqian-2023"))
    assert any("公开信息处理费管理办法》规定。" in s for s in _of("suqian-2023"))
    assert any("答复书模板，使各行政机关答复的方式" in s for s in _of("hongze-2024"))


def test_a_figure_behind_the_end_of_a_page_has_its_clause_from_before_it():
    report = read_report(MORE / "huaian-2024.txt")
    fact = next(f for f in report.facts if f.indicator == "press.conferences")
    assert visible(report, fact.context.start, fact.context.end).startswith("组织召开了“春节前后")


def test_a_paragraph_reaches_over_the_end_of_a_page_and_no_farther():
    item = "二是加强督查。各单位认真执行有关保密审查和信息发布的各项规\n     \n\n定，并按时报送。\n"
    text = HEAD + WRAPPED + item + "下一步，将继续努力。\n"
    page = page_of(text, lines_of(text), line_width(text))
    start = text.index("二是")
    assert text[start : page.paragraph_end(start)] == item.rstrip()


def test_what_a_line_introduces_with_a_colon_belongs_to_it():
    report = read_report(BODIES / "tonghua-renshe-2017.txt")
    introduced = "2013年到2017年,政务信息公开数据如下:截止2017年12月末,累计主动公开"
    assert any(s.startswith(introduced) for s in _whole(report))
    assert next(f for f in report.facts if f.quantity.value == 457).period == "2013年到2017年"


def test_a_paragraph_begins_behind_the_last_line_that_does_not_go_on():
    text = f"{HEAD}{WRAPPED}下一步，将继续努力。\n"
    width = line_width(text)
    inside, behind = text.index("体和政府公报"), text.index("下一步")
    assert paragraph_start(text, inside, width) == text.index("2020年，")
    assert paragraph_start(text, behind, width) == behind
    assert paragraph_start(text, inside, width, inside - 9) == inside - 9


def test_an_answer_shows_no_number_of_a_page():
    report = read_report(MORE / "hongze-2024.txt")
    start = report.source_text.index("不定期更新")
    end = report.source_text.index("各行政机关答复") + 6
    writer = Writer(lambda report_id: report)
    assert "- 4 -" in report.source_text[start:end]
    assert "- 4 -" not in writer.quote(report.id, start, end)
    writer.mark(report.id, start, end)
    assert writer.citations[0].quote == report.source_text[start:end]
