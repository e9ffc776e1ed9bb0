"""What the corpus holds of a place, what the assistant is, and which reports speak of something."""

import pytest

from assistant import Youju


@pytest.fixture(scope="module")
def ask(store):
    return Youju(store).ask


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("Which years do you have for Urumqi?", "Urumqi 2017"),
        ("Do you have Qiaokou's 2020 report?", "Qiaokou District 2020"),
        ("How many reports of Kundulun do you have?", "Kundulun District 2013"),
        ("你有硚口区2020年的报告吗", "武汉市硚口区2020年"),
        ("昆都仑有哪几年的报告?", "昆都仑区人民政府2013年"),
    ],
)
def test_which_reports_there_are_of_a_place_is_told(ask, question, held):
    answer = ask(question)
    assert not answer.abstained
    assert held in answer.text


@pytest.mark.parametrize(
    "question",
    ["Do you have a report on Beijing?", "Is there a report for Qiaokou 2019?", "有北京的年报吗"],
)
def test_a_report_that_is_not_held_is_said_not_to_be(ask, question):
    answer = ask(question)
    assert answer.abstained
    assert "no report" in answer.text or "没有" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "are you an AI?", "who made you?", "Where does your data come from?",
        "do you make numbers up?", "你的数据来源是哪里?", "你会编造数字吗?", "你是机器人吗",
    ],
)  # fmt: skip
def test_a_question_on_the_assistant_is_not_looked_for_in_the_reports(ask, question):
    answer = ask(question)
    assert "5" in answer.text
    assert not answer.citations


@pytest.mark.parametrize(
    ("question", "reports"),
    [
        ("Which reports mention Weibo?", 4),
        ("哪些报告提到了微博?", 4),
        ("How many reports talk about poverty alleviation?", 4),
        ("有几份报告提到了扶贫?", 4),
    ],
)
def test_which_reports_speak_of_something_is_told_with_where_they_do(ask, store, question, reports):
    answer = ask(question)
    cited = [c.report_id for c in answer.citations]
    assert len(cited) == len(set(cited)) == reports
    assert str(reports) in answer.text
    texts = {i: store.catalogue.report(i).source_text for i in cited}
    assert all(texts[c.report_id][c.start : c.end] == c.quote for c in answer.citations)


def test_where_no_report_speaks_of_something_none_is_named(ask):
    assert ask("Which reports mention unicorns?").abstained
    assert ask("有几份报告提到了人工智能?").abstained


@pytest.mark.parametrize(
    "question",
    [
        "What is a disclosure request?",
        "什么是依申请公开?",
        "行政复议是什么意思?",
        "What does 结转 mean?",
    ],
)
def test_how_many_there_are_is_no_answer_to_what_a_word_means(ask, question):
    assert ask(question).abstained


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("昆都仑2013年“五制”是什么意思?", "直接办理制"),
        ("What does 三保 stand for in Qiaokou's 2020 report?", "保工资"),
    ],
)
def test_what_a_short_word_stands_for_is_told_where_a_report_names_it(ask, question, said):
    assert said in ask(question).citations[0].quote


@pytest.mark.parametrize(
    "question",
    [
        "Give me the highlights of Qiaokou 2020",
        "硚口区2020年报告要点",
        "Show me table 3 of Qiaokou",
    ],
)
def test_highlights_and_tables_are_told_as_an_overview(ask, question):
    text = ask(question).text
    assert "162" in text
    assert "165" in text
