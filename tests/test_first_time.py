"""Whether it was the first time is told by since when it was so, not by that it was so."""

import pytest

from assistant import Youju


@pytest.fixture(scope="module")
def ask(store):
    return Youju(store).ask


@pytest.mark.parametrize(
    "question",
    [
        "2020年是硚口区政府网站第一次拿到政务网站领先奖吗?",
        "Was 2020 the first time Qiaokou's portal received the leading government website award?",
        "Hat das Portal von Qiaokou (硚口) 2020 zum ersten Mal den Preis (中国政务网站领先奖) "
        "gewonnen?",
        "Was 2017 the first year that Urumqi put openness into its performance appraisal?",
        "2017年乌鲁木齐是不是第一年把政务公开纳入绩效考核?",
    ],
)
def test_an_earlier_year_or_several_in_a_row_deny_a_first_time(ask, question):
    assert ask(question).text.startswith(("No", "不是"))


@pytest.mark.parametrize(
    "question",
    [
        "Was 2017 the first year that Urumqi held a press conference?",
        "硚口区2020年是第一次收到行政诉讼吗?",
        "昆都仑区2013年是首次公开429条信息吗?",
        "Was 2013 the first year Kundulun opened a general service centre?",
    ],
)
def test_that_it_was_so_says_nothing_of_a_first_time(ask, question):
    assert not ask(question).text.startswith(("Yes", "No", "是", "有", "不是", "没有"))


def test_what_a_sentence_calls_a_first_was_one(ask):
    assert ask("高新区(新市区)2018年“一窗受理、一窗通办”在疆内是首个吗?").text.startswith("是")


def test_whether_it_was_so_before_is_not_whether_it_was_a_first_time(ask):
    assert ask("硚口区政府网站以前拿过中国政务网站领先奖吗?").text.startswith("是")
