"""What is no question on a report: greetings, thanks, what the assistant is, what it holds."""

import pytest

from assistant import Youju
from assistant.understanding.courtesy import courtesy


@pytest.fixture(scope="module")
def ask(store):
    return Youju(store).ask


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hello!", "5 reports"),
        ("what can you do?", "5 reports"),
        ("Thanks a lot!", "welcome"),
        ("你好", "5份报告"),
        ("你能做什么？", "5份报告"),
        ("谢谢你", "不客气"),
    ],
)
def test_a_greeting_is_answered_with_what_can_be_asked(ask, text, said):
    answer = ask(text)
    assert said in answer.text
    assert answer.abstained
    assert not answer.citations


@pytest.mark.parametrize(
    "text",
    ["Which reports do you have?", "你有哪些报告？", "你们有哪些报告", "which years are covered?"],
)
def test_what_the_corpus_holds_is_told_by_count_and_name(ask, text):
    answer = ask(text)
    assert not answer.abstained
    assert "5" in answer.text
    assert "2013" in answer.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Which report is the oldest?", "Kundulun District 2013."),
        ("what is your latest report", "Qiaokou District 2020."),
        ("哪份报告最新", "武汉市硚口区2020年。"),
        ("最早的报告是哪一份？", "昆都仑区人民政府2013年。"),
    ],
)
def test_the_newest_and_the_oldest_report_are_named_alone(ask, text, said):
    answer = ask(text)
    assert answer.text.endswith(said)
    assert not answer.abstained


def test_thanks_in_a_conversation_do_not_ask_the_question_again(ask):
    turns = [{"role": "user", "content": "How many requests did Qiaokou receive in 2020?"}]
    assert "162" not in ask("thanks!", history=turns).text


@pytest.mark.parametrize(
    "question",
    [
        "hello, how many requests did Qiaokou receive in 2020?",
        "What help did Qiaokou give firms?",
        "硚口区有哪些报告栏目？",
    ],
)
def test_a_question_with_a_greeting_in_it_is_a_question(question):
    assert courtesy(question) == ""
