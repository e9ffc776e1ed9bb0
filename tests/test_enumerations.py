"""Lists as reports write them: the items asked for, each whole, none of another list."""

import pytest
from stand_ins import FIVE, OTHERS

from assistant import Youju
from assistant.understanding.enumerations import items_around, section_at
from assistant.understanding.topics import named_topic
from corpus.read import read_report


@pytest.fixture(scope="module")
def read():
    known = {}

    def read(name):
        if name not in known:
            folder = OTHERS if name.isdigit() else FIVE
            known[name] = read_report(folder / f"{name}.txt")
        return known[name]

    return read


@pytest.fixture(scope="module")
def youju(store):
    return Youju(store)


def texts(report, items):
    return [report.source_text[item.span.start : item.span.end] for item in items]


PROBLEMS = {
    "wuhan-qiaokou-2020": ["责任分工不明确", "业务能力有待提高", "重点领域的信息量"],
    "kundulun-2013": ["基础设施建设", "信息公开力度", "政务公开制度"],
    "chuxiong-development-zone-2018": ["重要性认识", "深度和广度", "时效性", "渠道和载体"],
}
IMPROVEMENTS = {
    "wuhan-qiaokou-2020": ["责任清单", "重视力度", "查阅场所"],
    "kundulun-2013": ["标准化信息化", "政务公开制度", "电子政务", "抓重点"],
    "chuxiong-development-zone-2018": ["提高认识", "重点领域", "拓宽", "宣传力度"],
    "016": ["贯彻", "日常管理", "日常监管", "统筹指导"],
}


@pytest.mark.parametrize(
    "question",
    [
        "存在哪些问题",
        "哪里还得改",
        "what problems does the report name",
        "what is it not doing well",
    ],
)
@pytest.mark.parametrize("name", PROBLEMS)
def test_the_problems_that_a_report_lists_are_found_whole(read, name, question):
    report = read(name)
    found = texts(report, named_topic(report, question))
    assert len(found) == len(PROBLEMS[name])
    for item, word in zip(found, PROBLEMS[name], strict=True):
        assert word in item


@pytest.mark.parametrize(
    "question",
    ["what was the most serious problem in Qiaokou in 2020", "硚口区2020年最大的问题是什么",
     "Qiaokou 2020: main problems", "硚口区2020年最主要的短板"],
)  # fmt: skip
def test_the_biggest_problem_is_among_those_listed_and_no_largest_figure(youju, question):
    answer = youju.ask(question).text
    for word in PROBLEMS["wuhan-qiaokou-2020"]:
        assert word in answer


@pytest.mark.parametrize("question", ["改进措施有哪些", "which improvement measures"])
@pytest.mark.parametrize("name", IMPROVEMENTS)
def test_improvements_are_another_list_than_problems(read, name, question):
    report = read(name)
    found = texts(report, named_topic(report, question))
    assert len(found) == len(IMPROVEMENTS[name])
    for item, word in zip(found, IMPROVEMENTS[name], strict=True):
        assert word in item
    assert not set(found) & set(texts(report, named_topic(report, "存在哪些问题")))


@pytest.mark.parametrize(
    ("name", "problems", "improvements"),
    [
        ("001", ["一是围绕服务中心工作", "二是依申请", "三是政府信息"], ["（一）", "（二）", "（"]),
        ("010", ["一是政策解读", "二是依申请办件", "三是联系群众"], ["一是增加", "二是", "三是"]),
        ("004", ["一是政策解读质量", "二是政务公开队伍"], ["针对存在问题"]),
        ("urumqi-2017", ["2017年"], ["(一)", "(二)", "(三)"]),
        ("urumqi-hightech-zone-2018", ["随着经济社会"], ["为此", "加强领导", "强化考核"]),
    ],
)
def test_a_section_on_both_is_cut_where_it_turns_to_improvements(
    read, name, problems, improvements
):
    report = read(name)
    for question, opening in (("what problems", problems), ("next steps", improvements)):
        found = texts(report, named_topic(report, question))
        assert len(found) == len(opening)
        assert all(item.startswith(o) for item, o in zip(found, opening, strict=True))


@pytest.mark.parametrize("name", [*PROBLEMS, "001", "012", "016"])
def test_items_are_trimmed_in_order_and_apart_under_their_headings(read, name):
    report = read(name)
    for question in ("存在哪些问题", "改进措施有哪些"):
        items = named_topic(report, question)
        assert items
        for item in items:
            text = report.source_text[item.span.start : item.span.end]
            assert text == text.strip()
            assert len(text) > 4
            assert item.path
        ends = [item.span.end for item in items]
        assert all(end <= item.span.start for end, item in zip(ends, items[1:], strict=False))


@pytest.mark.parametrize(
    "question", ["收到多少件申请", "how many requests were granted", "电话是多少", ""]
)
def test_a_question_for_something_else_gets_no_list(read, question):
    assert named_topic(read("wuhan-qiaokou-2020"), question) == ()


def test_a_place_in_a_run_of_ordinals_gives_the_whole_run(read):
    report = read("kundulun-2013")
    at = report.source_text.index("全面加强电子政务工作")
    found = texts(report, items_around(report, at))
    assert [item[:2] for item in found] == ["一是", "二是", "三是", "四是"]


def test_a_place_in_no_run_gives_nothing(read):
    report = read("kundulun-2013")
    assert items_around(report, report.source_text.index("全文电子化率")) == ()


def test_the_section_of_a_place_is_the_innermost(read):
    report = read("kundulun-2013")
    section = section_at(report, report.source_text.index("政务公开工作由兼职人员担任"))
    assert section.path[-1].startswith("(一)工作人员情况")
    assert section.path[0].startswith("六、")


def test_what_stands_under_a_heading_that_is_quoted_is_given_and_not_the_headings(youju):
    answer = youju.ask("昆都仑区2013年改进措施“抓重点促深化”提出进一步公开哪些内容?")
    assert answer.citations[0].quote.startswith("按照")
    assert "办事程序、办事标准、办事结果" in answer.text


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Which rules of conduct apply inside the Chuxiong service hall?", "首问责任制"),
        ("What internal rules must the Chuxiong approval hall follow strictly?", "首问责任制"),
        ("硚口区哪些地方能翻看政府文件？", "档案馆"),
        ("In the countryside, what did Kundulun want to be most open about in 2013?", "涉农收费"),
        ("Which company built the Hanjiang Bay bridge in Qiaokou?", ""),
    ],
)
def test_where_several_things_are_asked_for_a_sentence_that_enumerates_goes_first(
    youju, question, named
):
    answer = youju.ask(question)
    assert named in answer.text
    assert answer.abstained == (not named)
