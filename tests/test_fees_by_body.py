"""What a report says that each body charged: whose it was, its share, and on from what was told."""

import pytest
from stand_ins import OTHERS

from assistant import Youju
from vectorstore.store import Store


@pytest.fixture(scope="module")
def ask(tmp_path_factory, encoder):
    """The text that answers a question, over the reports of Suqian 2023 and Shuyang 2025."""
    with Store.open(tmp_path_factory.mktemp("fees"), encoder) as store:
        store.index([OTHERS / "001.txt", OTHERS / "010.txt"])
        product = Youju(store)

        def ask(question, *before):
            roles = ("user", "assistant")
            history = [{"role": roles[at % 2], "content": one} for at, one in enumerate(before)]
            return product.ask(question, history=history).text

        yield ask


COLLECTED = (
    "How much did Suqian collect in information processing fees in 2023?",
    "2,950 yuan, over 25 requests.",
)


@pytest.mark.parametrize(
    ("question", "share"),
    [
        ("宿迁2023年收的信息处理费里，泗洪县公安局占了多大比例？", "50.8%"),
        (
            "In 2023, what share of the information processing fees Suqian collected came from "
            "Sihong county's police?",
            "50.8%",
        ),
        (
            "What share of Suqian's 2023 information processing fees did the city police bureau "
            "collect?",
            "20.3%",
        ),
    ],
)
def test_a_share_of_money_is_none_of_those_who_paid_it(ask, question, share):
    assert share in ask(question)


def test_a_share_of_that_money_is_one_of_what_was_just_told(ask):
    text = ask("And what share of that money did the city's own police bureau take in?", *COLLECTED)
    assert "20.3%" in text


def test_a_follow_up_speaks_of_the_fees_that_the_question_before_named(ask):
    text = ask("And how much did the city's own police bureau take in?", *COLLECTED)
    assert "600" in text


@pytest.mark.parametrize(
    "question",
    [
        "沭阳2025年收的380块信息处理费，是哪个部门的案子？",
        "沭阳2025年收的信息处理费是哪个部门收的？",
        "Which Shuyang department's case was the 380 yuan of processing fees in 2025 for?",
    ],
)
def test_the_body_that_charged_is_told_by_its_figure(ask, question):
    assert "民政局" in ask(question)


def test_some_of_what_the_text_counted_are_its_own_and_no_cell_s(ask):
    told = ("宿迁2023年全市收了多少件信息公开申请？", "3607件，同比增长70.3%。")
    assert "114" in ask("那公司和单位提的是多少件？", *told)
    assert "3493" in ask("个人提的呢？", *told)
