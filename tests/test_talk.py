"""Conversations: what a follow-up takes from the question before, and what it replaces."""

import pytest

from assistant import Youju


@pytest.fixture(scope="module")
def ask(store):
    def ask(question, *before):
        turns = [{"role": "user", "content": text} for text in before]
        return Youju(store).ask(question, history=turns)

    return ask


@pytest.mark.parametrize(
    ("before", "question", "figure"),
    [
        ("硚口区2020年网上申请多少件？", "线下的呢？", "113"),
        ("乌鲁木齐高新区2018年有多少家散乱污企业？", "取缔了几家？", "460"),
        ("昆区2013年接听了多少个政府热线？", "市长信箱呢？", "100"),
        ("How many requests did Qiaokou receive in 2020?", "And Urumqi in 2017?", "7"),
        ("硚口区2020年行政许可决定多少件？", "比上年增减多少项？", "303"),
        ("How many requests did Qiaokou receive in 2020?", "No, I meant reconsiderations.", "6"),
        ("乌鲁木齐高新区2018年发了多少条政务微博?", "不对,网站的不算,我要微博的", "1068"),
        (
            "How many letters did Kundulun handle in 2013?",
            "Not the letters, the hotline calls",
            "2500",
        ),
    ],
)
def test_a_follow_up_is_answered_for_the_very_thing_that_it_names(ask, before, question, figure):
    answer = ask(question, before)
    assert not answer.abstained
    assert figure in answer.text


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("How many requests did Qiaokou receive in 2020?", "And Gotham City?"),
        ("硚口区2020年新收多少件申请？", "哥谭市呢？"),
        ("How many requests did Qiaokou receive in 2020?", "How many came from women?"),
        ("How many requests did Qiaokou receive in 2020?", "And in 2019?"),
    ],
)
def test_a_follow_up_that_no_report_answers_is_abstained_from(ask, before, question):
    assert ask(question, before).abstained


def test_a_name_alone_answers_what_was_asked_back_in_the_language_of_the_question(ask):
    answer = ask("Chuxiong", "高新区2018年存在哪些问题？")
    assert not answer.abstained
    assert answer.language == "zh"
    assert {c.report_id for c in answer.citations} == {"chuxiong-development-zone-2018"}
