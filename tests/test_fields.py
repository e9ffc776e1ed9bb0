"""What a report says of itself and how to reach its issuer."""

import pytest
from stand_ins import BESIDE, FIVE

from assistant import Youju
from assistant.evidence.fields import fields_asked, fields_of, only_a_field_answers
from corpus.read import read_report, report_of


@pytest.fixture(scope="module")
def stated():
    reports = {path.stem: read_report(path) for path in FIVE.glob("*.txt")}

    def stated(name, question):
        report = reports[name]
        items = fields_of(report, question)
        return [report.source_text[item.span.start : item.span.end] for item in items]

    return stated


@pytest.mark.parametrize(
    ("name", "question", "value"),
    [
        ("wuhan-qiaokou-2020", "电话是多少", "027-83616771"),
        ("wuhan-qiaokou-2020", "on which number", "027-83616771"),
        ("wuhan-qiaokou-2020", "what is the telephone number", "027-83616771"),
        ("wuhan-qiaokou-2020", "where can i get an electronic copy", "www.qiaokou.gov.cn"),
        ("wuhan-qiaokou-2020", "报告的电子版在哪里下载", "www.qiaokou.gov.cn"),
        ("wuhan-qiaokou-2020", "地址在哪里", "解放大道213号"),
        ("wuhan-qiaokou-2020", "what is the postcode", "430030"),
        ("urumqi-2017", "phone number", "0991-4689937"),
        ("urumqi-2017", "what is the address", "南湖东路30号"),
        ("urumqi-2017", "what does the view counter on the report say", "4234"),
        ("kundulun-2013", "what is the click counter of the report's page showing", "19578"),
        ("kundulun-2013", "was zeigt der klickzähler des jahresberichts", "19578"),
        ("urumqi-2017", "邮编", "830063"),
        ("urumqi-2017", "which road is the disclosure office on", "南湖东路30号"),
        ("urumqi-2017", "公开办在哪条路", "南湖东路30号"),
        ("urumqi-2017", "whom do i ring with questions", "0991-4689937"),
        ("urumqi-2017", "up to what date are the figures", "2017年12月31日"),
        ("urumqi-2017", "when was the report published", "2018-01-02"),
        ("chuxiong-development-zone-2018", "索引号是什么", "11532301734304660U-/2018-1227004"),
        ("chuxiong-development-zone-2018", "发文日期", "2018年12月20日"),
        ("chuxiong-development-zone-2018", "issue date in the header", "2018年12月20日"),
        ("kundulun-2013", "发布日期是什么时候", "2014-01-30"),
        ("kundulun-2013", "who published the report", "昆都仑区人民政府"),
        ("kundulun-2013", "昆区那篇2013年报是谁挂上网的?", "昆区政府管理员"),
        ("chuxiong-development-zone-2018", "这份报告放在哪个公开目录下面?", "政府信息公开年报"),
        ("chuxiong-development-zone-2018", "issue date given in the report", "2018年12月20日"),
        ("chuxiong-development-zone-2018", "这份报告是谁发布的", "楚雄高新区"),
        ("wuhan-qiaokou-2020", "what period does the report cover", "202012月31日"),
        ("urumqi-2017", "数据统计截止到什么时候", "2017年12月31日"),
        ("wuhan-qiaokou-2020", "which office should i call about the report", "027-83616771"),
    ],
)
def test_a_field_asked_for_is_given_as_printed(stated, name, question, value):
    found = stated(name, question)
    assert any(value in text for text in found), found
    assert all(text == text.strip() and "\n" not in text for text in found)


def test_two_fields_asked_together_come_in_the_order_of_the_text(stated):
    found = stated("urumqi-2017", "postcode and address please")
    assert len(found) == 2
    assert "南湖东路30号" in found[0]
    assert "830063" in found[1]


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("kundulun-2013", "电话是多少"),
        ("chuxiong-development-zone-2018", "what is the postcode"),
        ("wuhan-qiaokou-2020", "索引号是什么"),
    ],
)
def test_a_field_that_the_report_does_not_print_is_not_made_up(stated, name, question):
    assert stated(name, question) == []


@pytest.mark.parametrize(
    "question", ["收到多少件申请", "how many requests were granted", "存在哪些问题", ""]
)
def test_a_question_for_a_figure_asks_for_no_field(question):
    assert fields_asked(question) == ()


def test_calls_to_a_hotline_are_no_telephone_number():
    assert fields_asked("how many hotline calls were handled") == ()
    assert fields_asked("接听政府热线电话多少个") == ()


@pytest.mark.parametrize(
    ("name", "question", "value"),
    [
        ("chuxiong-development-zone-2018", "报告的公开目录是什么", "公开目录:政府信息公开年报"),
        ("chuxiong-development-zone-2018", "under which category is it filed", "政府信息公开年报"),
        ("kundulun-2013", "报告的来源是什么", "来源:昆区政府网"),
        ("kundulun-2013", "which source does the page header give", "来源:昆区政府网"),
        ("kundulun-2013", "年报的发布单位是谁", "发布单位:昆区政府管理员"),
        ("kundulun-2013", "报告的发布日期为何", "2014-01-30"),
        ("chuxiong-development-zone-2018", "which office signed it", "楚雄高新区管理委员会办公室"),
        ("urumqi-2017", "as of what date were the figures compiled", "2017年12月31日"),
        ("urumqi-2017", "南湖东路几号", "南湖东路30号"),
    ],
)
def test_what_the_page_prints_under_a_key_is_asked_for_by_it(stated, name, question, value):
    (found,) = stated(name, question)
    assert value in found


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("chuxiong-development-zone-2018", "报告的文号是多少"),
        ("urumqi-hightech-zone-2018", "报告的来源是哪里"),
        ("urumqi-2017", "解放东路几号"),
        ("urumqi-2017", "what is the fax number"),
        ("wuhan-qiaokou-2020", "报告是什么时候发布的"),
    ],
)
def test_where_the_field_asked_for_is_not_printed_nothing_else_answers(name, question):
    assert only_a_field_answers(question)
    assert fields_of(read_report(FIVE / f"{name}.txt"), question) == ()


@pytest.mark.parametrize("question", ["信息公开的来源有多少", "报告里有多少条公开信息"])
def test_a_key_in_a_question_for_something_else_is_not_asked_for(question):
    assert not only_a_field_answers(question)


@pytest.mark.parametrize("question", ["who compiled the report", "报告是谁编的"])
def test_who_compiled_a_report_is_the_office_that_it_names(question):
    text = "甲区2016年政府信息公开工作年度报告\n本报告由甲区人民政府信息公开办编制。\n一、概述"
    report = report_of(text, "jia", "", "jia.txt")
    said = [report.source_text[i.span.start : i.span.end] for i in fields_of(report, question)]
    assert "由甲区人民政府信息公开办编制" in said


@pytest.mark.parametrize("question", ["date on the report", "when was the report dated"])
def test_a_date_that_stands_alone_in_a_line_is_that_of_the_report(question):
    text = "甲区2016年政府信息公开工作年度报告\n甲区人民政府\n2017年1月8日\n一、概述\n3月1日开会。"
    report = report_of(text, "jia", "", "jia.txt")
    said = [report.source_text[i.span.start : i.span.end] for i in fields_of(report, question)]
    assert said == ["2017年1月8日"]


def _said(name: str, question: str) -> list[str]:
    report = read_report(BESIDE / f"{name}.txt")
    return [report.source_text[i.span.start : i.span.end] for i in fields_of(report, question)]


@pytest.mark.parametrize("question", ["年报落款日期是哪一天", "when was the 2011 report signed?"])
def test_the_date_under_a_signature_is_not_that_of_the_page(stated, question):
    assert _said("pingtan-county-2011", question) == ["二○一二年二月二十日"]
    assert stated("kundulun-2013", "报告的落款日期") == []


def test_when_a_report_was_published_is_told_by_the_page():
    (found,) = _said("pingtan-county-2011", "when was the report published")
    assert "2012-04-18" in found


def test_a_telephone_may_be_printed_with_the_fax_in_brackets():
    text = (
        "甲市2016年政府信息公开年度报告\n地址:银河一路506号,电话(传真):0557-3022687,邮编:234000。\n"
    )
    report = report_of(text, "jia", "", "jia.txt")
    (item,) = fields_of(report, "what is the phone number")
    assert "3022687" in report.source_text[item.span.start : item.span.end]


def test_a_line_may_end_between_a_number_and_the_word_it_has():
    (found,) = _said("hongze-2024", "地址是什么")
    assert "".join(found.split()).endswith("洪泽湖大道90号")


@pytest.mark.parametrize(
    "question",
    [
        "年报的联系部门和电话",
        "which department should be contacted about the report and at what phone number?",
    ],
)
def test_whom_to_contact_is_told_with_the_number(question):
    office, phone = _said("pingtan-2022", question)
    assert "保密与电子政务处" in office
    assert "23165385" in phone


def test_which_department_took_calls_asks_for_no_office():
    assert fields_asked("which department took the most phone calls in 2017?") == ()


@pytest.mark.parametrize(
    "question",
    [
        "where could people go to read disclosed documents in person?",
        "where could the public consult disclosed government information?",
        "老百姓到哪里可以查阅公开的文件",
    ],
)
def test_where_documents_may_be_read_is_the_place_named_for_it(stated, question):
    assert any("档案馆、图书馆" in text for text in _said("pingtan-county-2011", question))
    assert stated("urumqi-2017", question) == []


@pytest.mark.parametrize(
    "question",
    [
        "where can people read disclosed documents online?",
        "where in its service centre can people look up public information in person?",
    ],
)
def test_where_on_a_site_or_in_a_hall_documents_are_is_no_reading_place(question):
    assert fields_asked(question) == ()


def test_the_unit_that_a_page_names_as_its_source_is_asked_for_as_such(stated):
    question = "which unit is given as the source of the 2013 report?"
    assert any("昆区政府网" in text for text in stated("kundulun-2013", question))


def test_which_road_and_number_is_the_address_of_no_other_road(store):
    answer = Youju(store).ask("乌鲁木齐市政务公开办在哪条路几号?")
    assert "南湖东路30号" in answer.text


@pytest.mark.parametrize(
    ("name", "question", "value"),
    [
        ("urumqi-2017", "under which rules was the report drawn up", "〈政府信息公开条例〉办法"),
        ("urumqi-2017", "年报是根据哪些文件编制的", "〈政府信息公开条例〉办法"),
        ("wuhan-qiaokou-2020", "which notice was the report based on", "编制和发布工作的通知"),
    ],
)
def test_under_which_rules_a_report_is_written_is_told_in_full(stated, name, question, value):
    (found,) = stated(name, question)
    assert value in "".join(found.split())


@pytest.mark.parametrize(
    "question",
    [
        "under which rules were requests refused",
        "which rules did the bureau draw up, according to its report",
        "申请是根据哪个文件拒绝的",
    ],
)
def test_rules_of_anything_else_are_not_those_of_the_report(question):
    assert fields_asked(question) == ()


def test_a_field_is_found_in_traditional_characters_too():
    text = (
        "甲市2012年政府信息公開工作年度報告\n本年度報告由甲市政府辦公廳綜合各區(縣級市)政府的報告編寫而成。"
        "如對本年報有任何疑問,請與甲市政府辦公廳聯系(郵編:510032,電子郵箱:jia@gz.gov.cn)。\n"
    )
    report = report_of(text, "jia", "", "jia.txt")
    said = [
        report.source_text[item.span.start : item.span.end]
        for question in ("what is the postcode", "e-mail address", "who put together the report")
        for item in fields_of(report, question)
    ]
    assert said[:2] == ["郵編:510032", "電子郵箱:jia@gz.gov.cn"]
    assert "辦公廳" in said[2]
