"""A whole report in short."""

from __future__ import annotations

import pytest

from assistant import Youju


@pytest.fixture(scope="module")
def youju(store):
    return Youju(store)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Give me a summary of Qiaokou's 2020 report", ("162 new applications", "93 granted")),
        ("硚口区2020年报告主要内容是什么", ("162件", "93件", "部分栏目责任分工不明确")),
        ("总结一下昆都仑区2013年的年报", ("429", "未收到政府信息公开申请")),
        ("硚口区2020年", ("162件", "93件", "部分栏目责任分工不明确")),
        ("Qiaokou 2020", ("162 new applications", "93 granted")),
    ],
)
def test_a_summary_gives_the_key_figures_and_the_problems_with_their_places(youju, question, said):
    answer = youju.ask(question)
    assert not answer.abstained
    assert all(words in answer.text for words in said)
    assert len({citation.report_id for citation in answer.citations}) == 1


def test_a_report_with_few_key_figures_is_told_by_its_headings_as_well(youju):
    answer = youju.ask("介绍一下乌鲁木齐高新区2018年政府信息公开情况")
    quotes = [citation.quote for citation in answer.citations]
    assert "870条" in quotes[0]
    assert [quote[:2] for quote in quotes[-4:]] == ["一、", "二、", "三、", "四、"]


@pytest.mark.parametrize(
    "question",
    [
        "Summarise the problems in Qiaokou's report",
        "tell me about the hotline in Kundulun",
        "In brief: how many requests did Qiaokou receive?",
    ],
)
def test_a_summary_of_one_matter_is_not_one_of_the_whole_report(youju, question):
    answer = youju.ask(question)
    assert "normative documents" not in answer.text
    assert not answer.abstained


def test_a_summary_of_a_report_that_is_not_held_is_not_given_from_another(youju):
    assert youju.ask("Give me an overview of Haidian's 2020 report").abstained


@pytest.mark.parametrize(
    "question",
    [
        "How did Qiaokou handle the requests in 2020? Break it down by outcome.",
        "How were the disclosure requests in Qiaokou disposed of?",
        "2020年硚口区依申请公开的办理结果",
        "硚口区2020年政府信息公开申请的处理结果分别如何？",
    ],
)
def test_how_requests_were_handled_is_told_outcome_by_outcome(youju, question):
    answer = youju.ask(question)
    assert all(figure in answer.text for figure in ("165", "93", "60", "58 + 2"))


def test_how_many_were_handled_is_one_figure(youju):
    answer = youju.ask("2020年硚口区申请办理结果总计多少件")
    assert "165" in answer.text
    assert "93" not in answer.text
