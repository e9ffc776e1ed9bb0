"""How much was published in all, in the words of the report; nothing narrower, nothing else."""

import re

import pytest

from assistant import Youju


@pytest.fixture(scope="module")
def youju(store):
    return Youju(store)


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("How many items of information did Urumqi publish?", "10180"),
        ("乌鲁木齐市2017年公开了多少条信息？", "10180"),
        ("昆都仑区2013年公开了多少条政府信息？", "429"),
        ("乌鲁木齐高新区2018年公开了多少条信息？", "870"),
    ],
)
def test_all_that_was_published_is_not_what_one_account_posted(youju, question, number):
    assert number in youju.ask(question).text


def test_what_is_put_into_a_place_is_not_what_was_published(youju):
    question = "How much did Urumqi High-tech Zone put into Luopu, and for how many projects?"
    answer = youju.ask(question).text
    assert "4633" in answer
    assert "100" in answer


def test_where_it_was_published_and_what_it_was_about_are_kept(youju):
    assert "10180" not in youju.ask("How many items did Urumqi publish on Weibo in 2017?").text
    assert "10180" not in youju.ask("乌鲁木齐市2017年公开了多少条权责清单信息？").text


def test_no_count_of_something_else_stands_for_information(youju):
    assert youju.ask("How many pieces of information did Qiaokou publish in 2020?").abstained


def test_a_town_that_the_report_does_not_name_has_not_all_that_was_published(youju):
    question = "How many pieces of information did Liushui Town in Kundulun publish in 2013?"
    assert youju.ask(question).abstained


@pytest.mark.parametrize(
    ("question", "all_told", "some"),
    [
        ("昆区2013年公开多少条信息，信息栏多少条", "429", "17"),
        ("How many items did Urumqi publish in 2017, and how many of those were budgets?",
         "10180", "10"),
    ],
)  # fmt: skip
def test_all_that_was_published_and_some_of_it_are_both_given(youju, question, all_told, some):
    text = youju.ask(question).text
    assert re.search(rf"\b{all_told}(?!\d)", text)
    assert re.search(rf"\b{some}(?!\d)", text)


@pytest.mark.parametrize(
    "question",
    [
        "Kundulun: what had the running total of disclosed items reached by the end of 2013?",
        "All told, how many pieces of info had Kundulun made public by the end of 2013, counting "
        "earlier years as well?",
        "Counting everything from day one up to 2013, what's the running total of items Kundulun "
        "has let the public see?",
    ],
)
def test_a_running_total_is_not_what_one_year_added(youju, question):
    text = youju.ask(question).text
    assert "1007" in text
    assert "429" not in text
