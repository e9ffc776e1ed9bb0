"""Who, where and why are answered by what tells it, not by whatever speaks of the same matter."""

import pytest
from stand_ins import BESIDE, QuickEngine

from assistant import Youju
from vectorstore.encoder import Encoder
from vectorstore.store import Store


@pytest.fixture(scope="module")
def ask(store):
    return Youju(store).ask


@pytest.fixture(scope="module")
def others(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("store"), Encoder(QuickEngine())) as held:
        held.index([BESIDE / "pingtan-county-2011.txt", BESIDE / "pingtan-2024.txt"])
        yield Youju(held).ask


@pytest.mark.parametrize(
    "question",
    [
        "Who answered the letters in Kundulun's mayor's mailbox in 2013?",
        "硚口区2020年办理返汉申请由谁负责？",
        "昆区2013年累计公开信息由谁负责？",
        "硚口区2020年办理返汉申请是在哪里进行的？",
        "硚口区2020年为什么办理返汉申请？",
        "Why did Kundulun handle letters to the mayor's mailbox in 2013?",
        "高新区(新市区)2018年为什么还有部分事项未实现“最多跑一次”?",
        "What was Qiaokou's population in 2020?",
        "硚口区2020年“互联网+政务服务”考核第一名是哪个区?",
    ],
)
def test_a_sentence_that_only_repeats_the_question_tells_nobody_no_place_and_no_reason(
    ask, question
):
    assert ask(question).abstained


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who has to explain new policy documents in Qiaokou by the 2020 report?", "谁起草谁解读"),
        ("Why did Kundulun spend nothing extra on salaries in 2013?", "兼职"),
        ("Why did air quality in Qiaokou get worse in 2020?", "上升23.8个百分点"),
        ("为什么昆都仑区2013年收到了50件申请？", "未收到"),
    ],
)
def test_who_and_why_are_told_and_a_wrong_premise_is_corrected(ask, question, told):
    answer = ask(question)
    assert not answer.abstained
    assert told in answer.text + "".join(c.quote for c in answer.citations)


@pytest.mark.parametrize(
    ("question", "ground"),
    [
        ("Why did Qiaokou refuse information in 2020?", "internal affairs"),
        ("硚口区2020年不予公开的原因是什么？", "内部事务"),
    ],
)
def test_why_requests_were_refused_is_told_by_the_grounds_of_the_table(ask, question, ground):
    assert ground in ask(question).text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Does Kundulun have full-time staff for openness, or do people do it besides?", "兼职"),
        ("Who staffs openness work in Kundulun: dedicated employees or part-timers?", "兼职"),
        ("昆都仑区2013年的政务公开人员是专职的还是兼职的?", "兼职"),
    ],
)
def test_a_choice_is_answered_by_what_the_report_says_without_yes_or_no(ask, question, told):
    answer = ask(question)
    assert answer.text.startswith(("Kundulun", "昆都仑"))
    assert told in answer.text


def test_who_is_told_behind_the_clause_with_the_rarest_words_of_a_question(ask):
    question = (
        "Who gets called in for a talk when a unit in the Chuxiong High-tech Zone is hit by the "
        "one-vote veto in its 2018 openness check?"
    )
    assert "综合科科长" in ask(question).text


def test_what_a_report_is_written_upon_is_no_reason_for_what_it_tells(store):
    asked = "Why did Qiaokou publish so much information in 2020?"
    answer = Youju(store).ask(asked)
    assert not any("编制本" in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    "question",
    [
        "硚口2020年有没有人因为舆情处置不力被追责",
        "硚口2020年有没有人因为信息公开不力被约谈?",
        "楚雄高新区2018年有没有单位被通报批评",
    ],
)
def test_a_rule_on_who_would_be_called_to_account_says_of_nobody_that_he_was(ask, question):
    assert ask(question).abstained


@pytest.mark.parametrize(
    "question",
    [
        "Where was Pingtan County's open-government notice board in 2011?",
        "平潭县2011年的政务公开栏立在什么地方?",
    ],
)
def test_a_figure_of_a_thing_says_nothing_of_where_it_is(others, question):
    assert "县政府大院门口" in others(question).citations[0].quote


def test_what_is_not_made_public_is_said_in_other_words_too(others):
    for said in ("定为不公开", "列为不能公开", "不予公开"):
        assert "1402" in others(f"平潭县2011年的信息里多少条{said}?").text
    assert "5" in others("平潭2024年注销了多少个公众号之类的政务新媒体").text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Why did Qiaokou's air quality worsen by 23.8 points in 2020?", "23.8"),
        ("Qiaokou handled return-to-Wuhan applications for only 8,675 people in 2020 - why so few?",
         "18556人"),
    ],
)  # fmt: skip
def test_a_sentence_with_the_number_asked_about_may_deny_what_is_said_of_it(ask, question, told):
    assert any(told in c.quote for c in ask(question).citations)
