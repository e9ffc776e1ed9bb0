"""Which bodies it was is told of all that have figures of it, in the order of the report."""

import pytest
from stand_ins import BESIDE, QuickEngine

from assistant import Youju
from vectorstore.encoder import Encoder
from vectorstore.store import Store

COLLECTED = [
    "沭阳县自然资源和规划局1件，收取420元",
    "泗洪县人民政府2件，收取290元",
    "泗洪县公安局15件，收取1500元",
    "宿迁市自然资源和规划局宿城分局1件，收取140元",
    "宿迁市公安局6件，收取600元",
]


@pytest.fixture(scope="module")
def quoted(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("store"), Encoder(QuickEngine())) as store:
        store.index([BESIDE / "suqian-2023.txt"])
        youju = Youju(store)

        def quoted(question, history=()):
            answer = youju.ask(question, history=history)
            return "".join("".join(c.quote.split()) for c in answer.citations)

        yield quoted


@pytest.mark.parametrize(
    "question",
    [
        "Which bodies in Suqian collected information processing fees in 2023?",
        "宿迁市2023年收过信息处理费的是哪几家单位?",
        "宿迁2023年哪些单位收取了信息处理费?",
        "宿迁市2023年因收取信息处理费被列出的单位有哪些？",
        "Which bodies charged processing fees in Suqian in 2023?",
    ],
)
def test_all_bodies_are_told_in_the_order_of_the_report(quoted, question):
    said = quoted(question)
    places = [said.index(one) for one in COLLECTED]
    assert places == sorted(places)
    assert "2950" not in said


@pytest.mark.parametrize(
    "question",
    [
        "Which agencies in Suqian did not collect information processing fees in 2023?",
    ],
)
def test_all_of_them_are_not_told_where_some_are_asked_for(quoted, question):
    assert COLLECTED[0] not in quoted(question)


@pytest.mark.parametrize(
    "question",
    [
        "And how much of that came from the Sihong county police?",
        "And how much did the Sihong county police collect?",
        "And the Sihong police?",
        "其中泗洪县公安局收了多少?",
        "泗洪县公安局呢?",
    ],
)
def test_a_follow_up_asks_the_same_of_a_body_in_the_report(quoted, question):
    asked = "How much did Suqian collect in information processing fees in 2023?"
    before = [{"role": "user", "content": asked}, {"role": "assistant", "content": "2,950 yuan."}]
    assert quoted(question, before) == "泗洪县公安局15件，收取1500元"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("宿迁市2023年哪些单位收取的信息处理费超过1000元?", COLLECTED[2:3]),
        ("宿迁2023年收信息处理费500元以上的单位有哪些?", [COLLECTED[2], COLLECTED[4]]),
        ("宿迁市2023年收取信息处理费的单位中，超过一千元的是哪家?", COLLECTED[2:3]),
        ("Which bodies in Suqian took less than 300 yuan in processing fees in 2023?",
         [COLLECTED[1], COLLECTED[3]]),
        ("Which bodies in Suqian charged processing fees in more than 5 cases in 2023?",
         [COLLECTED[2], COLLECTED[4]]),
    ],
)  # fmt: skip
def test_of_the_bodies_those_are_told_whose_figure_is_inside_the_limit(quoted, question, told):
    assert quoted(question) == "".join(told)


def test_a_follow_up_on_a_body_that_asks_something_else_is_not_told_the_same(quoted):
    asked = "How much did Suqian collect in information processing fees in 2023?"
    before = [{"role": "user", "content": asked}, {"role": "assistant", "content": "2,950 yuan."}]
    assert "1500" not in quoted("And how many did the Sihong police reject?", before)


def test_a_body_named_beside_the_place_over_it_is_the_one_asked_about(quoted):
    asked = "How much did the Sihong {} bureau charge in Suqian's 2023 report?"
    assert "1500元" in quoted(asked.format("public security"))
    assert quoted(asked.format("audit")) == ""


def test_public_security_in_the_name_of_a_body_is_no_ground_of_refusal(quoted):
    asked = "How much in information processing fees did the public security bureau of Sihong "
    assert "1500元" in quoted(asked + "County charge in 2023?")


def test_the_three_places_with_the_most_are_told_and_no_total(quoted):
    said = quoted("Which three counties in Suqian got the most requests in 2023?")
    assert all(figure in said for figure in ("874件", "477件"))
    assert "3511" not in said
