"""What makes a sentence answer besides its words: plans, years, topics, what stands beside it."""

import pytest
from stand_ins import BESIDE, QuickEngine

from assistant import Youju
from assistant.judging.telling import led_in_by
from vectorstore.encoder import Encoder
from vectorstore.store import Store


@pytest.fixture(scope="module")
def ask(store):
    return Youju(store).ask


@pytest.fixture(scope="module")
def hongze(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("store"), Encoder(QuickEngine())) as held:
        held.index([BESIDE / "hongze-2024.txt"])
        yield Youju(held).ask


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What topics were covered when Urumqi city officials met the media in 2017?", "物业收费"),
        ("What subjects did Urumqi's press conferences deal with in 2017?", "物业收费"),
        (
            "What kind of release does the Urumqi High-tech Zone's 2018 report single out as "
            "needing tidier rules in the year ahead?",
            "土地征收",
        ),
        (
            "Which areas does the Chuxiong zone say it will open up more next, when it talks about "
            "key fields in its plans?",
            "减税降费",
        ),
        (
            "On what date in 2017 did Urumqi hold its citywide video/phone meeting about cutting "
            "red tape?",
            "6月14日",
        ),
        (
            "Since July 2017, whose duty has it been in Urumqi to collect the public's views on a "
            "draft regulatory document?",
            "起草部门",
        ),
        (
            "A department in the Chuxiong zone wants to keep a document secret. "
            "What does it have to supply?",
            "说明理由",
        ),
        (
            "What do units in the Urumqi High-tech Zone get if they publish plenty of information "
            "and keep it up to date?",
            "奖励",
        ),
        ("Which abuses in licensing does Kundulun claim to have stamped out?", "变相审批"),
    ],
)
def test_the_sentence_that_tells_what_is_asked_is_quoted(ask, question, told):
    answer = ask(question)
    assert not answer.abstained
    assert told in "".join(c.quote for c in answer.citations)


@pytest.mark.parametrize(
    "question",
    [
        "Who was appointed as a development adviser of Qiaokou in 2020?",
        "Name the single polluting firm in the Urumqi High-tech Zone that was still waiting to be "
        "relocated.",
        "Which company supplied the cloud security service for the Urumqi government website?",
        "How many visitors booked a slot at the Urumqi High-tech Zone's service hall by telephone "
        "in 2018?",
        "How many visits did the Hongshan website have in 2017?",
    ],
)
def test_what_only_stands_near_is_no_answer(ask, question):
    assert ask(question).abstained


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ('How many interviews did the Hongshan site broadcast as its "Q&A Parlour"?', "15"),
        ("How many letters came in through the Hongshan site's platform in 2017?", "3983"),
        ("What share of hotline calls and letters was settled in Kundulun in 2013?", "100%"),
        (
            "How many 'dirty and messy' firms were shut down in the Urumqi High-tech Zone in 2018?",
            "460",
        ),
        ("Not fines, just permits: how many decisions in Qiaokou in 2020?", "36369"),
    ],
)
def test_names_and_rejected_words_do_not_hide_a_figure(ask, question, figure):
    answer = ask(question)
    assert not answer.abstained
    assert figure in answer.text


@pytest.mark.parametrize(
    ("before", "lead"),
    [
        ("抓好落实。二是要深入推进重点领域信息公开。", "二是要深入推进重点领域信息公开。"),
        ("(一)主动公开情况。", "(一)主动公开情况。"),
        (
            "二是深入推进重点领域信息公开,规范公开内容和程序,并加强对各单位的监督检查和年终考核。",
            "",
        ),
        ("抓好落实。", ""),
    ],
)
def test_short_numbered_words_lead_in_what_follows(before, lead):
    assert led_in_by(before + "加大力度。", len(before)) == lead


@pytest.mark.parametrize(
    "question",
    [
        "What does Hongze want to introduce in 2025?",
        "What is on Hongze's agenda for 2025?",
        "What did Hongze pledge for 2025 by way of staff training?",
        "Which system does Hongze hope to set up in 2025 for its disclosure staff?",
        "洪泽2025年要搞什么制度让工作人员学习?",
        "洪泽区2025年的工作思路是什么?",
    ],
)
def test_what_is_wanted_or_hoped_for_stands_in_the_report_of_the_year_before(hongze, question):
    answer = hongze(question)
    assert "跟班学习" in "".join("".join(c.quote.split()) for c in answer.citations)


@pytest.mark.parametrize(
    "question",
    ["How many requests did Hongze get in 2025?", "What did Hongze launch in 2025?"],
)
def test_what_was_done_in_a_year_stands_in_no_report_of_the_year_before(hongze, question):
    assert hongze(question).abstained


@pytest.mark.parametrize(
    "question",
    [
        "去新市区政务大厅办事,2018年能用哪几种办法预约?",
        "新市区政务大厅2018年有哪些预约方式?",
        "2018年新市区政务大厅怎么预约",
    ],
)
def test_by_what_ways_something_is_done_stands_where_a_way_of_it_is_named(ask, question):
    first = ask(question).citations[0]
    assert "".join(first.quote.split()) == "启用电话预约、网上预约、APP预约等预约服务功能。"
