"""What counts requests to disclose, and what was built, is no figure of something beside them."""

import pytest

from assistant import Youju


@pytest.fixture(scope="module")
def youju(store):
    return Youju(store)


@pytest.mark.parametrize(
    "question",
    [
        "How many requests came from companies in the Urumqi High-tech Zone in 2018?",
        "乌鲁木齐高新区2018年企业提出了多少申请?",
    ],
)
def test_firms_that_apply_for_money_are_no_requests(youju, question):
    assert youju.ask(question).abstained


def test_those_who_apply_are_counted_where_they_are_asked_for(youju):
    answer = youju.ask("乌鲁木齐高新区2018年多少家企业申请了扶持资金?")
    assert "32家" in answer.text


@pytest.mark.parametrize("question", ["硚口中学建了几所", "硚口2020年建了多少所小学"])
def test_what_was_requisitioned_was_not_built(youju, question):
    assert youju.ask(question).abstained


def test_what_was_set_up_was_built(youju):
    assert "61" in youju.ask("How many isolation sites were built in Qiaokou?").text
