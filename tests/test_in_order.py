"""Which of two things came first is told by both dates, never by one of them."""

import pytest

from assistant import Youju


@pytest.fixture(scope="module")
def ask(store):
    return Youju(store).ask


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("2017年乌鲁木齐的依申请公开规定实行得比公文公开属性标识早吗?", "不是"),
        ("2017年乌鲁木齐的依申请公开规定实行得比公文公开属性标识晚吗?", "是"),
        ("Did Urumqi's labelling rules for official documents take effect before the rules on "
         "disclosure on request in 2017?", "Yes"),
        ("Did Urumqi's labelling rules for official documents take effect after the rules on "
         "disclosure on request in 2017?", "No"),
        ("乌鲁木齐2017年启用手机APP是不是早于“政策解读”栏目更名?", "是"),
        ("Did Urumqi rename its policy interpretation column before it launched its mobile app "
         "in 2017?", "No"),
    ],
)  # fmt: skip
def test_both_dates_stand_behind_what_came_first(ask, question, begins):
    found = ask(question)
    assert found.text.startswith(begins)
    assert len(found.citations) == 2


def test_one_date_says_nothing_of_what_came_first(ask):
    text = ask("Did Urumqi hold its conference on simplification before the congress in 2017?").text
    assert not text.startswith(("Yes", "No"))


def test_a_year_behind_before_is_no_second_thing(ask):
    text = ask("Has Qiaokou's portal won the leading website prize before 2020?").text
    assert text.startswith("Yes")
