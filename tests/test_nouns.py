"""English answers say in English what a figure counts."""

import pytest

from assistant import Youju


@pytest.fixture(scope="module")
def youju(store):
    return Youju(store)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How many hotline calls did Kundulun take in 2013?", "2500 hotline calls (接听并处理"),
        ("how many WeChat posts in Urumqi in 2017", "282 WeChat posts ("),
        ("How many of the hotline calls did Kundulun resolve?", ": hotline calls)"),
    ],
)
def test_a_figure_of_prose_is_named_in_the_words_of_the_question_or_of_its_indicator(
    youju, question, said
):
    assert said in youju.ask(question).text


def test_a_chinese_answer_names_it_in_chinese_alone(youju):
    text = youju.ask("昆都仑区2013年接听政府热线多少个？").text
    assert "2500" in text
    assert not any("a" <= letter <= "z" for letter in text)


def test_one_lawsuit_is_not_several(youju):
    text = youju.ask("How many administrative lawsuits did Qiaokou face in 2020?").text
    assert "1 administrative lawsuit [" in text


def test_a_time_or_an_area_is_stated_with_its_unit(youju):
    longest = youju.ask("How long may a construction project take to be approved in Qiaokou?").text
    assert "45 working days (" in longest
    area = youju.ask("How large was the sponge city area that Qiaokou built?").text
    assert "4.4 square kilometres (" in area
