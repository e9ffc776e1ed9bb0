"""Follow-ups on the two things asked of before, in another language, and on whether it is so."""

import pytest
from stand_ins import FIVE, ROOT

from assistant import Youju
from vectorstore.store import Store

OTHERS = ROOT / "evals" / "sets" / "reports"
NAMES = ("suqian-2023", "huaian-2024", "pingtan-2022", "pingtan-2024")


@pytest.fixture(scope="module")
def talk(tmp_path_factory, encoder):
    """Asks one question after the other in one conversation; gives the last answer."""
    with Store.open(tmp_path_factory.mktemp("both"), encoder) as store:
        store.index([*(OTHERS / f"{name}.txt" for name in NAMES), FIVE / "urumqi-2017.txt"])
        yield _talk(Youju(store))


def _talk(youju):
    def last(*questions):
        turns = []
        for question in questions:
            answer = youju.ask(question, history=turns)
            turns += [
                {"role": "user", "content": question},
                {"role": "assistant", "content": answer.text},
            ]
        return answer

    return last


ONE, OTHER = "How many requests did Suqian receive in 2023?", "what about Huai'an in 2024?"
PINGTAN = "How many requests did Pingtan receive in 2022?"
LAWSUITS = "How many lawsuits were there in Huai'an in 2024?"
EINS, ZWEI = "宿迁市2023年新收多少件申请?", "淮安市2024年呢?"


@pytest.mark.parametrize(
    ("questions", "said"),
    [
        ((ONE, OTHER, "and which of them is bigger?"), "3511 - 3119 = 392"),
        ((ONE, OTHER, "what's the difference?"), "3511 - 3119 = 392"),
        ((ONE, OTHER, "how many is that together?"), "3511 + 3119 = 6630"),
        ((ONE, "How many did Huai'an receive in 2024?", "which had more?"), "3511 - 3119 = 392"),
        ((EINS, ZWEI, "哪个多?"), "3511 - 3119 = 392"),
        ((EINS, ZWEI, "两个加起来呢?"), "3511 + 3119 = 6630"),
        ((EINS, "淮安2024年收到多少?", "相差多少?"), "3511 - 3119 = 392"),
        (("平潭2022年新收多少件申请?", "2024年呢?", "增加了多少?"), "218 - 74 = 144"),
        (
            (
                "How many requests did Pingtan receive in 2022?",
                "and in 2024?",
                "by how much did it grow?",
            ),
            "218 - 74 = 144",
        ),
    ],
)
def test_what_two_answers_come_to_is_reckoned_from_both(talk, questions, said):
    assert said in talk(*questions).text


def test_a_follow_up_on_one_of_two_that_ask_different_things_is_on_the_last(talk):
    answer = talk(
        ONE, "How many lawsuits were there in Huai'an in 2024?", "which of them were upheld?"
    )
    assert {c.report_id for c in answer.citations} <= {"huaian-2024"}


@pytest.mark.parametrize(
    ("again", "said"),
    [
        ("in Chinese please", "新收政府信息公开申请3511件"),
        ("are you sure?", "3511 new applications"),
        ("that's wrong", "3511 new applications"),
        ("用英文说", "3511 new applications"),
        ("你确定吗?", "新收政府信息公开申请3511件"),
    ],
)
def test_the_answer_is_told_again_with_its_place_and_in_the_language_asked_for(talk, again, said):
    first = EINS if again in ("用英文说", "你确定吗?") else ONE
    answer = talk(first, again)
    assert said in answer.text
    assert any(c.quote == "3511" for c in answer.citations)


def test_two_equal_figures_are_said_to_be_the_same(talk):
    answer = talk("乌鲁木齐2017年开了多少场新闻发布会?", "淮安2024年呢?", "哪个多?")
    assert "两者相同" in answer.text


@pytest.mark.parametrize(
    ("first", "then", "said"),
    [
        ("How many lawsuits did Suqian have in 2023?", "and how many reviews?", "440"),
        ("How many requests did Suqian receive in 2023?", "reviews?", "440"),
        ("淮安2024年行政处罚多少?", "许可呢?", "447228"),
        ("淮安2024年行政处罚多少?", "收费呢?", "96171.6"),
    ],
)
def test_a_row_is_known_by_its_short_name_after_another_row(talk, first, then, said):
    assert said in talk(first, then).text


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("How many lawsuits did Suqian have in 2023?", "and how many schools?"),
        ("How many lawsuits did Suqian have in 2023?", "what about training sessions?"),
        ("淮安2024年行政处罚多少?", "学校呢?"),
    ],
)
def test_a_thing_that_was_not_asked_of_before_is_not_given_the_figure_before(talk, first, then):
    assert talk(first, then).abstained


def test_what_was_asked_of_the_place_that_came_first_is_told_of_it_alone(talk):
    first = "Which place received the most requests?"
    answer = talk(first, "how many lawsuits did it have?", "and how many reviews?")
    assert {c.report_id for c in answer.citations} == {"suqian-2023"}
    assert "440" in answer.text
