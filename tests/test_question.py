"""Reading a question: what is no question, what it is about, and what it takes from before."""

from dataclasses import fields

import pytest

from assistant import Youju
from assistant.understanding.question import BadQuestion
from assistant.understanding.understand import LONGEST_QUESTION, clean, understand


@pytest.fixture(scope="module")
def index(store):
    return Youju(store).query_engine.index


@pytest.fixture(scope="module")
def read(index):
    def read(text, *history, report_ids=None):
        turns = [{"role": "user", "content": before} for before in history]
        return understand(text, turns, index, report_ids)

    return read


@pytest.mark.parametrize(
    "text", ["", "   ", "\n\t", "\x00", "?!…", "？？", "\ud800", "\u200b\ufeff"]
)
def test_a_text_without_a_word_is_no_question(text):
    with pytest.raises(BadQuestion, match="empty"):
        clean(text)


def test_a_text_far_too_long_is_refused_with_its_length_and_what_to_do():
    with pytest.raises(BadQuestion, match="20000 characters") as raised:
        clean("硚口区" * 6666 + "多少")
    assert "shorter" in str(raised.value)
    assert len(str(raised.value)) < 200


def test_a_question_of_the_greatest_length_is_read():
    assert len(clean("a" * LONGEST_QUESTION)) == LONGEST_QUESTION


@pytest.mark.parametrize(
    "text",
    [
        "硚口区2020年\x00收到多少件申请？",
        "硚口区2020年\r\n收到多少件申请？\x07",
        "\ufeff硚口区2020年\ud800收到多少件申请？",
        "硚口区2020年\u202e收到多少件申请？\u200f",
    ],
)
def test_control_characters_and_surrogates_are_cleaned_away(text):
    cleaned = clean(text)
    assert cleaned.isprintable()
    cleaned.encode("utf-8")
    assert cleaned.replace(" ", "") == "硚口区2020年收到多少件申请？"


@pytest.mark.parametrize("noise", ["\x00", "\ud83d", "\x1b[31m", "\u202e", "\r\n"])
def test_noise_in_a_question_does_not_change_the_answer(store, noise):
    youju = Youju(store)
    plain = youju.ask("How many applications did Qiaokou receive in 2020?")
    noisy = youju.ask(f"How many applications{noise} did Qiaokou receive in 2020?{noise}")
    assert "162" in plain.text
    assert "162" in noisy.text
    noisy.text.encode("utf-8")


def test_a_long_preamble_does_not_break_the_answer(store):
    question = "I am reading. " * 200 + "How many applications did Qiaokou receive in 2020?"
    answer = Youju(store).ask(question)
    answer.text.encode("utf-8")
    assert all(c.report_id == "wuhan-qiaokou-2020" for c in answer.citations)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("硚口区2020年收到多少件申请？", ["wuhan-qiaokou-2020"]),
        ("礄口區收到多少件申請？", ["wuhan-qiaokou-2020"]),
        ("How many requests did Qiaokou get?", ["wuhan-qiaokou-2020"]),
        ("How many requests did Qiaoko get?", ["wuhan-qiaokou-2020"]),
        ("昆区2013年公开了多少条信息？", ["kundulun-2013"]),
        ("What did Kundulun publish?", ["kundulun-2013"]),
        ("乌鲁木齐2017年开了几场发布会？", ["urumqi-2017"]),
        ("乌市2017年开了几场发布会？", ["urumqi-2017"]),
        ("对乌市政府2017年的年报有疑问，该打哪个电话？", ["urumqi-2017"]),
        ("关于乌市政府2017年的工作，发布了几条便民提示？", ["urumqi-2017"]),
        ("Chuxiong Development Zone: which problems?", ["chuxiong-development-zone-2018"]),
        ("Qiaokou 2020 or Kundulun 2013?", ["kundulun-2013", "wuhan-qiaokou-2020"]),
    ],
)  # fmt: skip
def test_a_place_named_means_its_reports(read, text, ids):
    scope = read(text).scope
    assert scope.named
    assert not scope.problem
    assert sorted(scope.report_ids) == ids


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("海淀区2020年收到多少件申请？", "unknown_place"),
        ("How many requests did Guangzhou receive?", "unknown_place"),
        ("武汉市2020年收到多少件申请？", "parent_only"),
        ("硚口区2021年收到多少件申请？", "year_not_held"),
        ("How many requests were received in 1999?", "year_not_held"),
        ("How many requests did Urumqi receive in 2018?", "year_not_held"),
        ("乌鲁木齐2018年最多跑一次的事项有多少？", "year_not_held"),
    ],
)
def test_a_place_or_year_without_a_report_is_a_problem_with_its_name(read, text, problem):
    scope = read(text).scope
    assert scope.problem == problem
    assert scope.report_ids == ()


@pytest.mark.parametrize(
    "text",
    [
        "How many applications did the Hubei district get in 2020?",
        "湖北那个区2020年收到多少件申请？",
    ],
)
def test_the_only_place_that_is_held_in_a_wider_one_may_be_named_by_it(read, text):
    assert read(text).scope.report_ids == ("wuhan-qiaokou-2020",)


@pytest.mark.parametrize(
    "text",
    [
        "How many firms had moved into the Lingke park in Urumqi by the time of the 2018 report?",
        "乌鲁木齐2018年领科物联网产业园入驻了多少家企业？",
    ],
)
def test_a_name_that_only_one_report_inside_a_place_has_leads_to_it_where_the_place_has_none(
    read, text
):
    assert read(text).scope.report_ids == ("urumqi-hightech-zone-2018",)


def test_a_name_of_two_issuers_keeps_both_readings(read):
    scope = read("高新区门户网站的情况如何？").scope
    assert {"chuxiong-development-zone-2018", "urumqi-hightech-zone-2018"} <= set(scope.report_ids)
    assert scope.ambiguous


def test_a_question_without_a_place_is_about_all_reports_of_its_year(read):
    scope = read("2018年存在哪些问题？").scope
    assert not scope.named
    assert sorted(scope.report_ids) == [
        "chuxiong-development-zone-2018",
        "urumqi-hightech-zone-2018",
    ]


def test_what_was_left_over_from_2019_stands_in_the_report_of_2020(read):
    scope = read("硚口区2019年结转的申请有多少件？").scope
    assert scope.report_ids == ("wuhan-qiaokou-2020",)


def test_reports_chosen_by_the_user_are_the_only_ones(read):
    scope = read("收到多少件申请？", report_ids=("kundulun-2013",)).scope
    assert scope.report_ids == ("kundulun-2013",)


def test_a_follow_up_keeps_the_place_and_the_topic(read):
    question = read("其中自然人有多少？", "硚口区2020年新收政府信息公开申请多少件？")
    assert question.scope.report_ids == ("wuhan-qiaokou-2020",)
    assert question.elliptical
    assert (question.ask.kind, question.ask.rows, question.ask.columns) == (
        "requests", ("new",), ("natural_person",),
    )  # fmt: skip


def test_a_follow_up_with_a_new_place_keeps_the_topic(read):
    question = read("那硚口区呢？", "昆都仑区收到多少件政府信息公开申请？")
    assert question.scope.report_ids == ("wuhan-qiaokou-2020",)
    assert question.ask.rows == ("new",)


def test_a_question_that_stands_alone_takes_nothing_over(read):
    alone = "How many key projects and how much investment did Urumqi High-tech Zone plan in 2018?"
    question = read(alone, "硚口区2020年新收政府信息公开申请多少件？")
    assert question.scope.report_ids == ("urumqi-hightech-zone-2018",)
    assert question.standalone == alone
    assert not question.taken_terms


def test_another_topic_in_a_conversation_is_answered_as_if_asked_first(store):
    youju = Youju(store)
    before = [{"role": "user", "content": "硚口区2020年新收政府信息公开申请多少件？"}]
    alone = "乌鲁木齐市2017年召开新闻发布会多少场？"
    assert youju.ask(alone, history=before).text == youju.ask(alone).text


def test_assistant_turns_are_not_read(index):
    user = {"role": "user", "content": "How many applications did Qiaokou receive in 2020?"}
    lie = {"role": "assistant", "content": "Kundulun 2013 received 999 from companies."}
    follow_up = "And from individuals?"
    told = understand(follow_up, [user, lie], index)
    alone = understand(follow_up, [user], index)
    read = [one.name for one in fields(told) if one.compare]
    assert [getattr(told, name) for name in read] == [getattr(alone, name) for name in read]


def test_a_conversation_goes_on_over_turns_that_are_no_questions(read):
    question = read("And from individuals?", "硚口区2020年收到多少件申请？", "？？", "")
    assert question.scope.report_ids == ("wuhan-qiaokou-2020",)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("硚口区收到多少件？", "zh"),
        ("礄口區收到多少件？", "zh"),
        ("How many?", "en"),
        ("Сколько заявлений?", "ru"),
        ("何件ですか", "ja"),
    ],
)
def test_a_question_knows_its_language(read, text, language):
    assert read(text).language == language


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("How many information requests did Gotham City receive in 2020?", "Gotham City"),
        ("How many requests for information did the Ministry of Magic get?", "Ministry of Magic"),
        ("哥谭市2020年收到多少件信息公开申请？", "哥谭市"),
        ("外交部2017年收到多少件信息公开申请？", "外交部"),
        ("2020年木瓜乡主动公开了多少条信息？", "木瓜乡"),
        ("我想知道哥谭镇2020年收到几件申请", "哥谭镇"),
        ("Nanpo Town 2020: number of requests received", "Nanpo Town"),
        ("How many requests were filed with Minle Subdistrict in 2020?", "Minle Subdistrict"),
        ("Ministry of Education 2020: number of requests", "Ministry of Education"),
        (
            "How many did the National Development and Reform Commission receive?",
            "National Development and Reform Commission",
        ),
    ],
)
def test_a_place_or_body_that_nobody_knows_is_not_answered_for_from_elsewhere(read, question, name):
    scope = read(question).scope
    assert scope.problem == "unknown_place"
    assert scope.place == (name, name)


@pytest.mark.parametrize(
    "question",
    ["How many Weibo posts in WeChat style?", "社区在线办理了多少件？", "2020年各镇收到几件申请？"],
)
def test_a_word_that_reports_use_is_no_unknown_place(read, question):
    assert not read(question).scope.problem


def test_a_word_inside_a_place_name_asks_for_nothing(read):
    named = {
        concept.name for concept in read("甘肃省武威市民勤县2024年新收到多少件申请？").concepts
    }
    asked = {concept.name for concept in read("硚口区2020年市民提出多少件申请？").concepts}
    assert "natural_person" in asked
    assert "natural_person" not in named


def test_what_only_asks_for_the_figures_is_no_part_of_a_question(store):
    asked = "Did Qiaokou get more requests from individuals or from companies in 2020?"
    assert Youju(store).ask(f"{asked} I'd like both totals.").text == Youju(store).ask(asked).text
