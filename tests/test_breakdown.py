"""Where all figures of an enumeration are asked for, by kind or as what became of a whole."""

import pytest

from assistant import Youju


@pytest.fixture(scope="module")
def youju(store):
    return Youju(store)


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("截止到2020年底，硚口区公开的生态环境信息有哪几类，各多少条？", ["487", "12", "20", "2"]),
        ("2017年乌鲁木齐市政府累计公开的政务信息包括哪几类，分别多少条？",
         ["14", "10", "6895", "3261"]),
        ("Which kinds of labour arbitration cases did the Urumqi High-tech Zone have in 2018, "
         "and how many of each?", ["962", "655", "116"]),
    ],
)  # fmt: skip
def test_kinds_are_given_with_the_figure_of_each(youju, question, figures):
    said = youju.ask(question).text
    assert all(figure in said for figure in figures)


@pytest.mark.parametrize(
    "question",
    [
        "What became of the 492 scattered, messy and dirty firms in the Urumqi High-tech Zone?",
        "How were the 492 scattered, messy and dirty firms of Urumqi High-tech Zone dealt with?",
        "乌鲁木齐高新区2018年492家“散乱污”企业最后是怎么处理的？",
    ],
)
def test_what_became_of_a_stated_whole_is_all_that_adds_up_to_it(youju, question):
    quotes = "".join(citation.quote for citation in youju.ask(question).citations)
    assert "已取缔460家、已整改31家、待搬迁1家" in quotes
    assert "492家" in quotes


def test_of_whom_something_else_is_asked_it_is_not_told_what_became(youju):
    answer = youju.ask("What became of the owners of the 492 firms of Urumqi High-tech Zone?")
    assert "460" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "硚口区2020年公开的营商环境信息有哪几类，各多少条？",
        "硚口区2020年公开的脱贫攻坚信息有哪几类，各多少条？",  # named beside the environment
        "乌鲁木齐2017年收到的投诉有哪几类，各多少件？",  # letters are no complaints
    ],
)
def test_no_enumeration_of_something_else_is_given(youju, question):
    assert youju.ask(question).abstained
