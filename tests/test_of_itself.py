"""When a report came out, and of how many parts it is, is held against what a question says."""

import pytest

from assistant import Youju
from assistant.judging.of_itself import order_asked
from assistant.understanding.named import years_in


@pytest.fixture(scope="module")
def answer(store):
    return Youju(store).ask


@pytest.mark.parametrize(
    ("question", "says", "quote"),
    [
        ("Why was Urumqi's 2017 report only published in June 2018?", "otherwise", "2018-01-02"),
        ("为什么昆都仑区2013年的年报到2014年5月才发布?", "不符", "2014-01-30"),
        ("乌鲁木齐市2017年年报是2018年1月发布的吗?", "是", "2018-01-02"),
        ("Was Kundulun's 2013 report published on 30 January 2014?", "Yes", "2014-01-30"),
        ("Was Kundulun's 2013 report published on 31 January 2014?", "otherwise", "2014-01-30"),
    ],
)
def test_a_date_taken_for_granted_is_confirmed_or_set_right(answer, question, says, quote):
    said = answer(question)
    assert says in said.text
    assert any(quote in citation.quote for citation in said.citations)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Which of the reports came out first, Urumqi 2017 or Kundulun 2013?", "Kundulun"),
        ("乌鲁木齐2017年年报和乌鲁木齐高新区2018年年报,哪一份发布得晚?", "高新区"),
        (
            "Which came out sooner after its year ended: Urumqi's 2017 report or Kundulun's 2013 "
            "report?",
            "Urumqi",
        ),
    ],
)
def test_of_several_reports_the_one_asked_for_is_named_by_its_date(answer, question, first):
    said = answer(question)
    assert first in said.text.splitlines()[-1]
    assert len(said.citations) == 2


def test_the_site_that_republished_a_report_does_not_say_when_it_came_out(answer):
    assert answer("硚口区2020年年报是什么时候发布的?").abstained
    assert answer("Was Qiaokou's 2020 report published in November 2024?").abstained


@pytest.mark.parametrize(
    ("question", "order"),
    [
        ("which of the two reports bears the earlier date", "earlier"),
        ("两份报告哪个发布得晚", "later"),
        ("which came out sooner after its year ended", "sooner"),
        ("which district published more information", None),
        ("哪个区公开的信息多", None),
    ],
)
def test_which_came_first_is_asked_of_reports(question, order):
    assert order_asked(question) == order


def test_the_year_in_which_a_report_came_out_is_no_year_of_a_report():
    assert years_in("Why was the 2019 report only published in June 2020?") == (2019,)
    assert years_in("为什么2013年的年报到2014年5月才发布") == (2013,)
    assert years_in("Was it published in June 2020?") == (2020,)
