"""Greetings and reasons before a question are no part of what it asks."""

import pytest

from assistant import Youju
from assistant.understanding.focus import asking_from, idle_spans


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        (
            "good morning, i am preparing a lecture. could you tell me how many calls came?",
            "could you tell me how many calls came?",
        ),
        ("i live in qiaokou. how many licences did it issue?", "how many licences did it issue?"),
        ("我想知道硚口区2020年，收到多少件申请", "收到多少件申请"),
        (
            "in qiaokou, how many requests were refused?",
            "in qiaokou, how many requests were refused?",
        ),
    ],
)
def test_a_question_begins_where_its_speaker_stops_speaking_of_himself(question, asks):
    assert question[asking_from(question) :].strip() == asks


def test_why_somebody_asks_does_not_keep_the_answer_from_him(store):
    answer = Youju(store).ask(
        "Good morning, I'm preparing a lecture on local press work. Could you tell me how many "
        "news conferences the Urumqi municipal government held over the course of 2017?"
    )
    assert "12" in answer.text
    assert not answer.abstained


def test_a_topic_named_before_a_short_question_is_still_its_topic(store):
    answer = Youju(store).ask("I'm interested in Kundulun's government hotline: how many calls?")
    assert "2500" in answer.text


def test_what_follows_the_question_and_asks_nothing_is_no_part_of_it(store):
    answer = Youju(store).ask(
        "How many calls did Kundulun's hotline get? One line will do, thanks."
    )
    assert "2500" in answer.text


@pytest.mark.parametrize(
    ("question", "idle"),
    [
        ("since which date has it been open?", ["date"]),
        ("up to which date do the figures run?", []),
        ("what was the training like?", ["like"]),
        ("what are likes and posts called?", []),
        ("its report talks about a scheme. which one?", ["talks about"]),
        ("what number does it print in its report?", ["print"]),
        ("which principle did the bureau follow?", ["follow"]),
        ("how was it held - in a room or online?", ["in a room or online?"]),
        ("which squad was it, first, second or third?", ["first, second or third?"]),
        ("did they meet in a room or online?", []),
    ],
)
def test_words_that_only_ask_say_nothing_of_what_is_asked(question, idle):
    assert [question[span.start : span.end] for span in idle_spans(question)] == idle


def test_a_day_that_a_question_names_leads_to_what_was_done_then(store):
    question = "What was the training on 26 April 2020 in Qiaokou like - in a room or online?"
    assert "视频会议" in Youju(store).ask(question).text.split("[1]")[0]
