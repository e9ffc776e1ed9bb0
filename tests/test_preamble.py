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


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        (
            "I would like to know at what percentage labour arbitration cases were closed in "
            "Urumqi High-tech Zone in 2018.",
            "结案率82%",
        ),
        ("Could you tell me how many jobs were newly created in Qiaokou over 2020?", "2.1万人"),
        ("Do you know when Chuxiong's site joined the prefecture's cluster?", "5月22日"),
    ],
)
def test_what_only_asks_for_an_answer_changes_nothing(ask, question, quote):
    assert any(quote in citation.quote for citation in ask(question).citations)


@pytest.mark.parametrize(
    ("question", "begins", "quote"),
    [
        (
            "I read that Urumqi left some of the 2017 CPPCC proposals without a reply. "
            "What was the reason?",
            "",
            "均已全部办理答复完毕",
        ),
        ("I read that Qiaokou turned down most requests in 2020. Is that so?", "No", "165"),
        ("They say Chuxiong's site joined the cluster in August 2018. Correct?", "No", "5月22日"),
        ("I heard that Qiaokou got 162 new requests in 2020, is that right?", "Yes", "162"),
        ("Were any requests carried into 2021 by Qiaokou, and if so how many?", "Yes", "3"),
        ("硚口区2020年有人提起行政诉讼吗，有的话几件", "有", "1"),
    ],
)
def test_what_somebody_was_told_is_asked_as_one_question(ask, question, begins, quote):
    answer = ask(question)
    assert answer.text.startswith(begins)
    assert any(quote in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    "question",
    [
        "Was Urumqi's 2017 volume of proactive disclosure larger than Kundulun's in 2013? "
        "Give me both numbers.",
        "Proactive disclosure: how far ahead of Kundulun 2013 was Urumqi 2017? "
        "I need both figures from the tables.",
        "乌鲁木齐2017年主动公开的信息比昆都仑区2013年多吗?两个数字都给我。",
    ],
)
def test_what_only_asks_for_both_figures_leaves_the_comparison_as_it_is(ask, question):
    assert "10180 - 429 = 9751" in ask(question).text


@pytest.mark.parametrize(
    "before",
    [
        "Retired teacher here.",
        "Hi, local journalist here -",
        "Working on a piece about hospitals.",
        "For a piece on digital government:",
        "This is for my thesis about public health:",
    ],
)
def test_what_people_are_or_work_on_is_not_asked_for(ask, before):
    answer = ask(f"{before} How many makeshift hospitals did Qiaokou open?")
    assert [citation.quote for citation in answer.citations] == ["建立方舱医院2个"]


def test_how_many_there_were_is_told_with_whether_all_were_dealt_with(ask):
    question = "Were all the complaints on Qiaokou's city message board settled in 2020?"
    both = ask(f"{question} How many were there?").text
    assert both.startswith("Yes")
    assert "12990" in both
    assert "100%" in both


@pytest.mark.parametrize(
    "question",
    [
        "我是记者，想了解一下硚口区2020年的依申请公开情况，谢谢",
        "我是记者，硚口区2020年收到多少申请",
        "想了解一下硚口区2020年的依申请公开情况",
        "本人是研究生，在写论文，想请教硚口区2020年收到多少申请",
        "您好!我想查一下硚口区2020年收到多少件申请,谢谢您!",
        "我是硚口区居民，想知道区里2020年收到多少申请",
        "How many requests did Qiaokou receive in 2020? Thank you in advance!",
    ],
)
def test_wishes_thanks_and_who_somebody_is_change_nothing(ask, question):
    assert ask(question).citations[0].quote == "162"
