"""A question that names no report is answered by what speaks of it, and by nothing else."""

import pytest

from assistant import Youju


@pytest.fixture(scope="module")
def ask(store):
    return Youju(store).ask


@pytest.mark.parametrize(
    "question",
    [
        "Who won the world cup?",
        "What is the capital of France?",
        "Who wrote Hamlet?",
        "Who invented the telephone?",
        "Is there life on Mars?",
        "What time is it?",
        "How many days are in a year?",
        "What is 2+2?",
        "What is machine learning?",
        "¿Quién ganó el mundial?",
        "明天天气怎么样?",
        "人生的意义是什么?",
        "第二次世界大战哪年结束?",
        "手机买哪个好?",
        "洪泽湖面积多大?",
    ],
)
def test_what_is_no_matter_of_any_report_is_not_answered_from_one(ask, question):
    assert ask(question).abstained


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What is the phone number?", "0991-4689937"),
        ("How many press conferences were held?", "12"),
        ("Which overseas markets did online traders on Hanzheng Street move into?", "美国"),
        ("市长信箱收到多少件？", "100"),
        ("市长信箱处理了多少封信?", "179"),
        ("“五制”办理是哪五种?", "五制"),
    ],
)
def test_what_a_report_speaks_of_is_answered_though_none_is_named(ask, question, said):
    answer = ask(question)
    assert not answer.abstained
    assert said in answer.text + "".join(c.quote for c in answer.citations)


def test_a_report_that_does_not_speak_of_what_is_asked_is_no_second_reading(ask):
    answer = ask("红山网“问政会客厅”的访谈聊了哪些话题?")
    assert {c.report_id for c in answer.citations} == {"urumqi-2017"}
