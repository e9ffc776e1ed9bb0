"""A question that names no report is answered by what speaks of it, and by nothing else."""

import pytest

from assistant import Youju


@pytest.fixture(scope="module")
def ask(store):
    return Youju(store).ask


@pytest.mark.parametrize(
    "question",
    [
        "Who won the world cup?",
        "What is the capital of France?",
        "Who wrote Hamlet?",
        "Who invented the telephone?",
        "Is there life on Mars?",
        "What time is it?",
        "How many days are in a year?",
        "What is 2+2?",
        "What is machine learning?",
        "¿Quién ganó el mundial?",
        "明天天气怎么样?",
        "人生的意义是什么?",
        "第二次世界大战哪年结束?",
        "手机买哪个好?",
        "洪泽湖面积多大?",
    ],
)
def test_what_is_no_matter_of_any_report_is_not_answered_from_one(ask, question):
    assert ask(question).abstained


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What is the phone number?", "0991-4689937"),
        ("How many press conferences were held?", "12"),
        ("Which overseas markets did online traders on Hanzheng Street move into?", "美国"),
        ("市长信箱收到多少件？", "100"),
        ("市长信箱处理了多少封信?", "179"),
        ("“五制”办理是哪五种?", "五制"),
    ],
)
def test_what_a_report_speaks_of_is_answered_though_none_is_named(ask, question, said):
    answer = ask(question)
    assert not answer.abstained
    assert said in answer.text + "".join(c.quote for c in answer.citations)


def test_a_report_that_does_not_speak_of_what_is_asked_is_no_second_reading(ask):
    answer = ask("红山网“问政会客厅”的访谈聊了哪些话题?")
    assert {c.report_id for c in answer.citations} == {"urumqi-2017"}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What is the phone number?", {"urumqi-2017", "wuhan-qiaokou-2020"}),
        ("电话是多少", {"urumqi-2017", "wuhan-qiaokou-2020"}),
        ("收费了吗", {"kundulun-2013"}),
        ("Is disclosure free?", {"kundulun-2013"}),
        ("报告是谁发布的", {"chuxiong-development-zone-2018", "kundulun-2013"}),
    ],
)
def test_reports_that_tell_it_are_not_joined_by_such_as_only_touch_on_it(ask, question, told):
    """A telephone, a yes or a no is told by some reports; a sentence of others is no answer."""
    assert {c.report_id for c in ask(question).citations} == told


@pytest.mark.parametrize(
    "question", ["Where can I read the report online?", "年报在哪里能看到", "年报在哪下载"]
)
def test_where_reports_are_to_be_read_is_asked_of_none_by_name(ask, question):
    quotes = [c.quote for c in ask(question).citations]
    assert any("www.wlmq.gov.cn" in quote for quote in quotes)
    assert any("www.qiaokou.gov.cn" in quote for quote in quotes)


@pytest.mark.parametrize(
    "question",
    ["What press conferences did Urumqi hold?", "乌鲁木齐的政务公开办公室后来改叫什么了?"],
)
def test_a_city_is_not_joined_by_its_zone_that_says_less(ask, question):
    assert {c.report_id for c in ask(question).citations} == {"urumqi-2017"}


def test_a_zone_answers_for_its_city_that_says_nothing(ask):
    answer = ask("How many polluting firms were shut in Urumqi?")
    assert "460" in answer.text


@pytest.mark.parametrize("question", ["昆都仑收费了吗", "昆都仑收不收费"])
def test_a_word_in_a_longer_name_affirms_nothing(ask, question):
    """收费标准 is published; that is no yes to whether anything was charged."""
    answer = ask(question)
    assert "没有" in answer.text
    assert "费用为零" in answer.text
    assert ask("硚口收费了吗").abstained


def test_of_any_reports_that_one_is_meant_which_states_the_figure_asked_of(ask):
    answer = ask("What happened to the 162 requests?")
    assert {c.report_id for c in answer.citations} == {"wuhan-qiaokou-2020"}
    assert "says otherwise" not in answer.text


def test_a_sentence_stands_beside_no_cell_where_cells_are_asked_for(ask):
    answer = ask("give me all numbers about requests")
    told = {c.report_id for c in answer.citations}
    assert told == {"kundulun-2013", "urumqi-2017", "wuhan-qiaokou-2020"}


@pytest.mark.parametrize(
    "question",
    [
        "Is there anything about COVID in the reports?",
        "报告里有没有提到疫情",
        "Do any of the reports mention the pandemic?",
    ],
)
def test_whether_reports_speak_of_something_is_told_by_which_do(ask, question):
    assert {c.report_id for c in ask(question).citations} == {"wuhan-qiaokou-2020"}


@pytest.mark.parametrize(
    "question",
    [
        "summarise the Qiaokou report in three sentences",
        "用三句话总结硚口的报告",
        "Tell me something interesting about Kundulun",
        "give me three facts about Chuxiong",
    ],
)
def test_a_report_in_short_is_told_however_short_it_is_to_be(ask, question):
    assert not ask(question).abstained


@pytest.mark.parametrize(
    "question", ["How much did Qiaokou collect in fees?", "how much did Qiaokou earn from fees"]
)
def test_a_cell_that_is_not_printed_is_told_by_no_other_sum(ask, question):
    """The table has the number of fees, not what they came to; nor do homes in square metres."""
    assert ask(question).abstained


def test_what_figures_of_a_city_come_to_stands_before_the_figure_of_its_zone(ask):
    text = ask("乌鲁木齐微博一共发了多少条").text
    assert "6062" in text.split("\n")[0]


@pytest.mark.parametrize("question", ["How many of them were finished?", "其中有多少是企业的"])
def test_what_points_at_nothing_is_not_answered(ask, question):
    assert ask(question).abstained
