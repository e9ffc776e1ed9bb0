"""Questions of keywords alone: the figure is told where it is stated, and nothing else counted."""

import pytest

from assistant import Youju
from assistant.engine import Ask
from assistant.finding.keywords import as_a_count


@pytest.fixture(scope="module")
def youju(store):
    return Youju(store)


@pytest.mark.parametrize(
    ("keywords", "figure", "neighbour"),
    [
        ("covid isolation sites in Qiaokou 2020?", "61", "124"),
        ("drop in PM2.5 Qiaokou 2020?", "21.4%", "23.8"),
        ("Urumqi High-tech Zone Weibo posts 2018?", "1068", "870"),
        ("Kundulun 2013: mayor's mailbox letters answered", "100", "2500"),
        ("private investment planned for Urumqi High-tech Zone's key projects 2018?",
         "440.86", "102"),
        ("硚口区2020年隔离点", "61", "124"),
        ("乌鲁木齐2017年新闻发布会场次", "12", "9809"),
    ],
)  # fmt: skip
def test_keywords_are_answered_with_their_figure_and_no_other(youju, keywords, figure, neighbour):
    answer = youju.ask(keywords)
    assert figure in answer.text
    assert neighbour not in answer.text
    assert answer.question == keywords


@pytest.mark.parametrize(
    "keywords",
    [
        "covid deaths in Qiaokou 2020?",
        "calls to Urumqi's 12345 hotline in 2017?",
        "Urumqi High-tech Zone 2018, jobs created at the Internet of Things park?",
        "cost of building Kundulun's new service centre, 2013?",
        "硚口区2020年人口",
    ],
)
def test_keywords_whose_figure_no_report_states_are_refused(youju, keywords):
    assert youju.ask(keywords).abstained


def test_a_figure_in_hours_is_not_how_many_press_conferences_there_were(youju):
    assert youju.ask("楚雄高新区2018年新闻发布会").answered_by == "passages"


@pytest.mark.parametrize(
    "question",
    [
        "Who gave Qiaokou's website its award?",
        "banks helping people start companies: which in Urumqi High-tech Zone 2018?",
        "硚口区2020年的网站获了什么奖",
        "硚口区2020年疫情防控情况",
        "Tell me about Qiaokou 2020",
        "Qiaokou 2020 problems and next steps",
        "Qiaokou 2020 problems still to fix?",
    ],
)
def test_what_asks_by_a_word_of_its_own_is_left_as_it_is(youju, question):
    assert as_a_count(youju.query_engine.understood(Ask(question))) == ""


@pytest.mark.parametrize(
    ("keywords", "asked"),
    [
        ("Qiaokou 2020, isolation sites?", "Qiaokou 2020, how many isolation sites?"),
        ("Urumqi's photo stories 2017", "Urumqi, how many photo stories 2017"),
        ("calls Kundulun handled 2013?", "how many calls did Kundulun handled 2013?"),
        ("cost of new halls, Kundulun 2013", "how much cost of new halls, Kundulun 2013"),
        ("Qiaokou 2020 problems rectified?", "Qiaokou 2020, how many problems rectified?"),
        ("硚口区2020年隔离点？", "硚口区2020年隔离点有多少？"),
    ],
)  # fmt: skip
def test_the_noun_of_keywords_is_counted_or_measured(youju, keywords, asked):
    understood = youju.query_engine.understood(Ask(keywords))
    assert as_a_count(understood).lower() == asked.lower()
