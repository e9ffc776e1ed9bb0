"""A question for several things is answered with each of them, or as it would be as a whole."""

import pytest

from assistant import Youju
from assistant.finding.one_by_one import parts_of


@pytest.fixture(scope="module")
def youju(store):
    return Youju(store)


@pytest.mark.parametrize(
    "question",
    [
        "2013年昆区建了多少个街镇便民服务大厅?嘎查村的代办点呢",
        "2013年昆区建了多少个街镇便民服务大厅，嘎查村的代办点呢？",
    ],
)
def test_what_is_asked_on_with_one_word_is_asked_as_well(youju, question):
    answer = youju.ask(question).text
    assert "15" in answer
    assert "5个" in answer.replace("15个", "")


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "How many columns did it open in 2023, and how fast did that grow?",
            ("How many columns did it open in 2023", "how fast did that grow?"),
        ),
        (
            "硚口区收到多少件申请，其中多少件予以公开？",
            ("硚口区收到多少件申请", "其中多少件予以公开？"),
        ),
        (
            "¿Cuántas cartas recibió Kundulun y cuántas llamadas atendió?",
            ("¿Cuántas cartas recibió Kundulun", "cuántas llamadas atendió?"),
        ),
        ("How many letters were received and were dealt with?", ()),
        ("昆区2013年，公开了多少条信息？", ()),
        ("What did it publish, and the steps?", ()),
        ("Of the 168 requests it had to handle, how many were granted?", ()),
    ],
)
def test_parts_are_what_asks_for_something_each(question, parts):
    assert parts_of(question) == parts


@pytest.mark.parametrize(
    ("question", "quotes"),
    [
        ("How many kinds of administrative charges did Qiaokou have, and did that change in 2020?",
         ["2", "0"]),
        ("كم عدد الأخبار المصورة وكم عدد أخبار الفيديو التي نشرت على بوابة أورومتشي عام 2017؟",
         ["图片新闻415条", "视频新闻337条"]),
    ],
)  # fmt: skip
def test_each_part_of_a_question_has_its_own_figure(youju, question, quotes):
    answer = youju.ask(question)
    held = " ".join(citation.quote for citation in answer.citations)
    assert all(quote in held for quote in quotes)


def test_where_one_part_is_not_told_the_other_is_and_that_is_said(youju):
    answer = youju.ask(
        "How many calls did the hotline of Kundulun take in 2013, and how many were from women?"
    )
    assert "“how many were from women” is not answered" in answer.text
    assert [citation.quote for citation in answer.citations] == ["2013年接听并处理政府热线2500个"]


def test_a_follow_up_of_a_year_beside_the_report_is_answered_of_the_report(youju):
    before = "How many penalty items did Qiaokou list for 2019 in its 2020 report?"
    first = youju.ask(before)
    answer = youju.ask(
        "And how many decisions were made?", history=[{"role": "user", "content": before}]
    )
    assert [c.quote for c in first.citations] == ["1196"]
    assert [c.quote for c in answer.citations] == ["1551"]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "What did the firms in the Lingke park in Urumqi hi-tech zone sell in 2018, and how "
            "many had moved in?",
            ("2.1亿元", "19"),
        ),
        (
            "How many people asked Urumqi's city government for records in 2017, and were they "
            "answered on time?",
            (" 7 ", "均依法按期答复"),
        ),
    ],
)
def test_a_part_may_be_told_by_the_sentence_that_states_the_figure_of_another(
    youju, question, told
):
    text = youju.ask(question).text
    assert all(one in text for one in told), text
