from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.narrative import narrative_facts
from corpus.read import report_of
from corpus.report import Section, Span

REPORTS = Path(__file__).parent.parent / "corpus" / "reports"
MORE = Path(__file__).parent / "reports"


def facts(text, year=2020, skip=(), sections=()):
    return narrative_facts(text, sections, skip, report_id="r", issuer="某区", year=year)


def rows(text, **options):
    return [
        (f.label, f.parent, f"{f.quantity.value}{f.quantity.unit}") for f in facts(text, **options)
    ]


def real(name, year):
    path = REPORTS / name if (REPORTS / name).exists() else MORE / name
    text = path.read_bytes().decode("utf-8")
    return text, facts(text, year)


def find(found, label, unit):
    return [f for f in found if f.label == label and f.quantity.unit == unit]


@pytest.mark.parametrize(
    ("name", "year", "label", "value", "unit", "parent"),
    [
        ("kundulun-2013.txt", 2013, "接听并处理政府热线", "2500", "个", ""),
        ("kundulun-2013.txt", 2013, "处理市长信箱信件", "100", "件", ""),
        ("kundulun-2013.txt", 2013, "办结率", "100", "%", ""),
        ("kundulun-2013.txt", 2013, "建成嘎查村便民代办点", "5", "个", ""),
        ("kundulun-2013.txt", 2013, "在包头日报公开信息", "1", "条", "累计公开重要政务信息"),
        ("urumqi-2017.txt", 2017, "市本级政府文件", "14", "条", "市政府累计公开政务信息"),
        ("urumqi-2017.txt", 2017, "权责清单", "3261", "条", "市政府累计公开政务信息"),
        ("urumqi-2017.txt", 2017, "制定答复文本规范格式", "16", "项", ""),
        ("urumqi-2017.txt", 2017, "市政府累计召开新闻发布会", "12", "场(次)", ""),
        ("urumqi-hightech-zone-2018.txt", 2018, "办理各类网络问政", "860", "件", ""),
        ("urumqi-hightech-zone-2018.txt", 2018, "区政府网站发布各类工作信息", "870", "条", ""),
        ("urumqi-hightech-zone-2018.txt", 2018, "全区农业收入", "4.63", "亿元", ""),
        ("urumqi-hightech-zone-2018.txt", 2018, "渔业收入", "0.57", "亿元", ""),
        ("urumqi-hightech-zone-2018.txt", 2018, "待搬迁", "1", "家", None),
        (
            "urumqi-hightech-zone-2018.txt",
            2018,
            "政府投资项目 年度计划投资",
            "25.36",
            "亿元",
            "项目被确定为市级重点建设项目",
        ),
        ("wuhan-qiaokou-2020.txt", 2020, "城建投入", "67", "亿元", ""),
        ("wuhan-qiaokou-2020.txt", 2020, "办理返汉申请", "8675", "件", ""),
        ("wuhan-qiaokou-2020.txt", 2020, "办理返汉申请", "18556", "人", ""),
        ("wuhan-qiaokou-2020.txt", 2020, "PM10 下降", "24", "%", ""),
        ("wuhan-qiaokou-2020.txt", 2020, "还建房建成", "5912", "套", ""),
        ("wuhan-qiaokou-2020.txt", 2020, "减免社保费用", "21.5", "亿元", ""),
        ("wuhan-qiaokou-2020.txt", 2020, "“网上办” 占比", "95.1", "%", "全区有政务服务事项"),
        ("wuhan-qiaokou-2020.txt", 2020, "线下申请", "113", "", "依申请公开办件"),
        ("wuhan-qiaokou-2020.txt", 2020, "结转至2021", "3", "件", "依申请公开办件"),
        ("001.txt", 2023, "沭阳县", "477", "件", "全市全年收办政府信息公开申请案件"),
        ("003.txt", 2024, "结果维持", "25", "件", "政府信息公开行政诉讼"),
    ],
)
def test_a_figure_of_a_real_report_says_what_it_counts(name, year, label, value, unit, parent):
    _, found = real(name, year)
    match = [f for f in find(found, label, unit) if f.quantity.value == Decimal(value)]
    assert match
    assert parent is None or parent in {f.parent for f in match}


@pytest.mark.parametrize(
    ("name", "year", "indicator", "values"),
    [
        ("kundulun-2013.txt", 2013, "disclosed.total", {429}),
        ("kundulun-2013.txt", 2013, "hotline.calls", {2500}),
        ("kundulun-2013.txt", 2013, "requests.accepted", {0}),
        ("kundulun-2013.txt", 2013, "prose.suits", {0}),
        ("urumqi-2017.txt", 2017, "disclosed.total", {10180}),
        ("urumqi-2017.txt", 2017, "requests.accepted", {7}),
        ("urumqi-2017.txt", 2017, "press.conferences", {12}),
        ("wuhan-qiaokou-2020.txt", 2020, "requests.handled", {168}),
        ("wuhan-qiaokou-2020.txt", 2020, "requests.completed", {165}),
        ("wuhan-qiaokou-2020.txt", 2020, "prose.reviews", {6}),
        ("003.txt", 2024, "prose.reviews", {351}),
        ("003.txt", 2024, "fees.processing", {3940}),
        ("012.txt", 2024, "fees.processing", {0}),
    ],
)
def test_sure_words_lead_to_the_canonical_indicator(name, year, indicator, values):
    _, found = real(name, year)
    assert {int(f.quantity.value) for f in found if f.indicator == indicator} == values


@pytest.mark.parametrize("path", sorted([*REPORTS.glob("*.txt"), *MORE.glob("*.txt")]), ids=str)
def test_every_figure_stands_inside_its_context(path):
    text = path.read_bytes().decode("utf-8", errors="replace")
    for fact in facts(text):
        assert fact.context.start <= fact.start < fact.end <= fact.context.end
        assert fact.context.end - fact.context.start <= 410


def test_a_share_and_a_change_are_told_apart():
    found = facts("网上申请55件，占比33%，同比增长12%。")
    assert [f.dimensions for f in found] == [(), (("share", "1"),), (("change", "1"),)]


def test_two_units_of_one_thing_share_its_label():
    assert rows("办理返汉申请8675件、18556人。") == [
        ("办理返汉申请", "", "8675件"),
        ("办理返汉申请", "", "18556人"),
    ]


def test_a_predicate_said_once_holds_for_the_whole_enumeration():
    text = "全区548家“四上”企业、6个重点产业园区、41个亿元以上重大项目全部复工。"
    assert [r[0] for r in rows(text)] == [
        "全区“四上”企业全部复工",
        "全区重点产业园区全部复工",
        "全区亿元以上重大项目全部复工",
    ]


def test_brackets_make_the_figure_before_them_the_parent():
    text = "受理申请30件（区政府20件、各部门10件），同比增长5%。"
    assert [(r[0], r[1]) for r in rows(text)] == [
        ("受理申请", ""),
        ("区政府", "受理申请"),
        ("各部门", "受理申请"),
        ("受理申请 同比增长", ""),
    ]


def test_a_parent_ends_where_the_next_total_begins():
    text = "行政复议351件，其中结果维持72件，结果纠正64件；行政诉讼46件，其中结果维持25件。"
    assert [(r[0], r[1]) for r in rows(text)] == [
        ("行政复议", ""),
        ("结果维持", "行政复议"),
        ("结果纠正", "行政复议"),
        ("行政诉讼", ""),
        ("结果维持", "行政诉讼"),
    ]


@pytest.mark.parametrize(
    ("text", "quote", "label", "unit"),
    [
        ("2013年,未收到政府信息公开申请。", "未收到", "政府信息公开申请", "件"),
        ("2024年，无收取信息处理费情况。", "无", "收取信息处理费情况", "元"),
        ("全年没有发现一例确诊病例，", "没有发现一例", "确诊病例", "例"),
        ("费用支出额为零。", "为零", "费用支出额", "元"),
        ("行政复议、行政诉讼均为零。", "均为零", "行政复议、行政诉讼", "件"),
        ("2020年度我局无依申请公开信息情况。", "无", "依申请公开信息情况", "件"),
        ("本年度,未接到群众要求公开的信息。", "未接到", "群众要求公开的信息", ""),
    ],
)
def test_nought_in_words_is_a_figure(text, quote, label, unit):
    found = facts(text)
    assert {(text[f.start : f.end], f.label, f.quantity.unit) for f in found} == {
        (quote, label, unit)
    }
    assert all(f.quantity.value == 0 and f.quantity.state == "none" for f in found)


@pytest.mark.parametrize(
    "text",
    [
        "2016年我区各级工作部门依申请提供政府信息暂不收费。",
        "我局未对公开的政府信息收取任何费用。",
        "四、收费及减免情况\n2012年度本委没有收取任何费用。",
        "本机关依申请提供政府信息均免费。",
        "我局对依申请公开的政府信息一律不收取费用。",
        "四、政府信息公开的收费及减免情况\n无收费情况。",
    ],
)
def test_where_nothing_is_charged_for_information_the_fees_are_nought(text):
    report = report_of(f"某区2016年政府信息公开工作年度报告\n{text}\n", "r", "r.txt", "r.txt")
    stated = [(f.indicator, f.quantity.state) for f in report.facts]
    assert stated == [("fees.processing", "none")]


@pytest.mark.parametrize("text", ["如未收到答复可以投诉。", "服务无障碍。", "无法提供相关信息。"])
def test_words_that_only_look_like_nought_are_none(text):
    assert facts(text) == ()


def test_another_time_than_the_year_of_the_report_is_named():
    found = facts("2020年，办理申请168件，其中2019年结转6件。截至11月底，办结100件。")
    assert [f.period for f in found] == ["", "2019年", "截至11月底"]
    assert {f.year for f in found} == {2020}


def test_skipped_stretches_are_never_read():
    text = "公开信息10条。表格20条。公开信息30条。"
    at = text.index("表格")
    assert [r[2] for r in rows(text, skip=[Span(at, at + 7)])] == ["10条", "30条"]


def test_a_line_broken_inside_a_figure_is_read_through():
    text = "政府信息公开行政诉讼46件，其中结果维持25\n件，结果纠正5件，其他结果9件。"
    assert [r[2] for r in rows(text)] == ["46件", "25件", "5件", "9件"]


def test_the_headings_above_a_figure_are_its_path():
    text = "一、总体情况\n公开信息10条。"
    section = Section(("一、总体情况",), 0, 6, len(text))
    assert [f.path for f in facts(text, sections=[section])] == [("一、总体情况",)]


PIECES = st.sampled_from(
    [
        *"，、；。：（）“”《》\n ",
        "其中",
        "分别",
        "12件",
        "3.5%",
        "占比",
        "未收到",
        "为零",
        "2020年",
        "共",
        "结转",
    ]
)


@given(st.lists(PIECES | st.text(max_size=4), max_size=40).map("".join))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_without_a_crash(text):
    for fact in facts(text):
        assert 0 <= fact.context.start <= fact.start < fact.end <= fact.context.end <= len(text)


def test_a_part_belongs_to_what_is_counted_alike_not_to_what_stands_nearest():
    text = "全年共举办191场新闻发布活动，领导出席新闻发布会25人次。其中，防疫发布会累计举行151场。"
    assert rows(text)[-1] == ("防疫发布会累计举行", "举办新闻发布活动", "151场")


def test_the_first_part_of_a_list_has_the_parent_of_the_others():
    text = "涌现爆款内容52条，其中1条播放量破亿、2条破千万、49条破百万。"
    assert {parent for _, parent, _ in rows(text)[1:]} == {"涌现爆款内容"}


def test_what_stands_behind_the_name_of_an_account_is_a_figure():
    found = rows("微信公众号1205条、视频号18条、抖音号628条，许可证号628。")
    assert [row[2] for row in found] == ["1205条", "18条", "628条"]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("我厅受理依申请公开政府信息0件。", "requests.accepted"),
        ("我委收到4起政府信息公开事务申请。", "requests.accepted"),
        ("共收到依申请件0件。", "requests.accepted"),
        ("全年新收政府信息公开申请数量0件。", "requests.accepted"),
        ("我委依申请公开政府信息1条。", ""),
        ("通过其他方式公开政府信息54条。", ""),
        ("1件申请信息不属于公开的政府信息。", ""),
        ("主动公开政府信息369条。", "disclosed.total"),
        ("收到政府信息依申请公开办理事项1件。", "requests.accepted"),
        ("依申请公开共受理2件。", "requests.accepted"),
        ("受理公民、法人和其他组织提出的政府信息公开申请2件。", "requests.accepted"),
        ("新收到及上年度结转的依申请公开22件。", ""),
        ("全县各级各部门主动公开政府信息14189条。", "disclosed.total"),
        ("政府网站公开政府信息数65条。", "disclosed.website"),
        ("我乡没有收到依申请公开件。", "requests.accepted"),
        ("收到因信息公开引起的行政复议1件（已办结）。", "prose.reviews"),
        ("办理人大建议4个。", "proposals.npc"),
        ("县政府公开办主动公开信息数为62条。", ""),
    ],
)
def test_what_is_said_of_requests_is_no_count_of_what_was_published(text, indicator):
    assert [fact.indicator for fact in facts(text)] == [indicator]


def test_requests_that_go_over_to_the_next_year_may_be_named_as_an_exception():
    found = facts("收到依申请公开85件，除2件结转下年办理外，均依法答复。")
    assert [fact.indicator for fact in found] == ["requests.accepted", "requests.carried_forward"]


def test_a_part_is_no_larger_than_its_whole():
    found = rows("新收申请317件，上年结转申请3件。其中，予以公开184件，结转下年2件。")
    assert {parent for _, parent, _ in found[2:]} == {"新收申请"}


@pytest.mark.parametrize(
    "text",
    [
        "公开政府信息总数171条：工作动态34条，预算决算4条。",
        "公开政府信息总数171条，包括：工作动态34条，预算决算4条等。",
        "公开政府信息总数171条，具体为工作动态34条，预算决算4条。",
    ],
)
def test_what_a_figure_consists_of_are_its_parts(text):
    whole = "公开政府信息总数"
    assert rows(text)[1:] == [("工作动态", whole, "34条"), ("预算决算", whole, "4条")]


def test_a_list_that_is_larger_or_counts_something_else_is_no_list_of_parts():
    assert rows("召开会议3次，包括发布信息34条。")[1][1] == ""
    assert rows("公开文件3件，包括附件34件。")[1][1] == ""


def test_what_ends_a_list_is_no_part_of_its_labels():
    found = rows("主要有部门动态477条、重点领域202条、预决算2条以及其他信息等。")
    assert [label for label, *_ in found] == ["部门动态", "重点领域", "预决算"]


def test_a_figure_in_brackets_behind_a_year_is_that_years():
    found = facts("2023年度，共收到信息公开申请22起，比2022年（31起）下降29%。", year=2023)
    assert [(str(f.quantity.value), f.period) for f in found][:2] == [("22", ""), ("31", "2022年")]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("从事政府信息公开工作的全职人员1人。", "从事政府信息公开工作的全职人员"),
        ("历年累计345条。", "历年累计"),
        ("行政处罚处理决定数量31宗、行政强制处理决定数量5宗。", "行政强制处理决定数量"),
    ],
)
def test_words_that_say_what_is_counted_are_not_cut(text, label):
    assert rows(text)[-1][0] == label


def test_none_alone_under_a_heading_is_said_of_what_the_heading_names():
    text = (
        "某街道2020年政府信息公开工作年度报告\n四、被申请行政复议、提起行政诉讼情况\n无。\n"
        "五、其他需要报告的事项\n无\n"
    )
    report = report_of(text, "r", "", "r.txt")
    found = {fact.indicator: fact for fact in report.facts}
    assert set(found) == {"prose.reviews", "prose.suits"}
    assert found["prose.suits"].quantity.state == "none"
    assert text[found["prose.suits"].start : found["prose.suits"].end] == "无"
