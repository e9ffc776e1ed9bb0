"""What people say of themselves before they ask is no part of the question."""

import pytest

from assistant import Youju


@pytest.fixture(scope="module")
def ask(store):
    return Youju(store).ask


@pytest.mark.parametrize(
    "question",
    [
        "我是记者,正在回顾武汉抗疫。请问硚口区2020年建了几座方舱医院?",
        "臺灣讀者想請教:硚口區2020年建了幾座方艙醫院?",
        "I'm a journalist who writes about Wuhan. How many makeshift hospitals did Qiaokou open?",
    ],
)
def test_who_asks_changes_nothing(ask, question):
    assert "建立方舱医院2个" in [citation.quote for citation in ask(question).citations]


def test_a_place_named_before_the_question_counts(ask):
    answer = ask("我想了解硚口区2020年的情况，请问建了几座方舱医院？")
    assert answer.citations[0].report_id == "wuhan-qiaokou-2020"
