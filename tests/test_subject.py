"""Requests about a matter are not all requests: what the reports do not break down is not given."""

import pytest

from assistant import Youju


@pytest.fixture(scope="module")
def youju(store):
    return Youju(store)


@pytest.mark.parametrize(
    "question",
    [
        "How many requests concerning land acquisition did Qiaokou get in 2020?",
        "What percentage of requests in Qiaokou in 2020 concerned kindergartens?",
        "In 2020, how many requests on food safety were refused by Qiaokou?",
        "How many of Qiaokou's 2020 applications were related to construction permits?",
        "硚口区2020年收到关于税收的申请多少件？",
        "2020年硚口区涉及采购合同的政府信息公开申请有几件？",
        "硚口区2020年国有企业方面的依申请公开有多少件？",
        "硚口区2020年申请棚户区改造信息的有多少件？",
    ],
)
def test_the_number_of_all_requests_is_not_that_of_those_about_a_matter(youju, question):
    assert youju.ask(question).abstained


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("How many requests concerning state secrets did Qiaokou refuse in 2020?", "0"),
        ("How many requests about internal affairs were refused in Qiaokou in 2020?", "1"),
        ("2020年硚口区涉及第三方合法权益而不予公开的申请有几件？", "0"),
        ("How many of the requests that Qiaokou dealt with in 2020 were granted?", "93"),
    ],
)
def test_a_matter_that_the_table_has_a_row_for_is_no_hindrance(youju, question, number):
    answer = youju.ask(question)
    assert answer.citations[0].quote == number


@pytest.mark.parametrize(
    "question",
    [
        "昆都仑区2013年公开停车信息多少条？",
        "How many items about roads did Qiaokou publish in 2020?",
        "硚口区2020年公开道路信息多少条？",
    ],
)
def test_items_published_about_a_matter_are_not_all_items_nor_its_things(youju, question):
    assert youju.ask(question).abstained


def test_items_published_about_a_matter_are_given_where_the_report_counts_them(youju):
    answer = youju.ask("How many items about the budget did Urumqi publish in 2017?")
    assert "10" in answer.text
