"""Where the reports do not say what is asked, what comes nearest to it is pointed to, not told."""

import pytest

from assistant import Youju
from corpus.quantities import numbers_in


@pytest.fixture(scope="module")
def ask(store):
    return Youju(store).ask


@pytest.mark.parametrize(
    ("question", "near"),
    [
        ("How many part-time staff handled openness in Kundulun in 2013?", "由兼职人员担任"),
        ("硚口区2020年6件行政复议里企业申请的有几件", "被申请行政复议6件"),
        ("What is the name of the person who took Qiaokou to court in 2020?", "提起行政诉讼1件"),
    ],
)
def test_the_place_that_comes_nearest_to_what_is_not_said_is_cited(ask, question, near):
    answer = ask(question)
    assert answer.abstained
    assert any(near in c.quote for c in answer.citations), answer.text
    assert all(f"[{c.n}]" in answer.text for c in answer.citations)


def test_a_number_near_to_what_is_not_said_is_not_in_the_answer(ask):
    answer = ask("硚口区2020年6件行政复议里企业申请的有几件")
    words = answer.text
    for citation in answer.citations:
        words = words.replace(f"[{citation.n}]", "")
    assert {int(n.value) for n in numbers_in(words) if n.counts} <= {2020}


def test_where_a_place_has_no_report_nothing_of_another_place_is_near(ask):
    assert not ask("How many requests did Jianghan District in Wuhan receive in 2020?").citations
    assert not ask("北京2020年收到多少信息公开申请？").citations


def test_what_is_near_in_any_report_is_named_with_its_report(ask):
    answer = ask("汉江湾桥合龙以后,哪天正式放行通车的?")
    assert answer.abstained
    assert "武汉市硚口区2020年 [1]" in answer.text
    assert "汉江湾桥" in answer.citations[0].quote


@pytest.mark.parametrize("question", ["How do I cook rice?", "给我讲个笑话", "Tell me a joke."])
def test_nothing_is_near_to_what_has_no_word_in_any_report(ask, question):
    answer = ask(question)
    assert answer.abstained
    assert not answer.citations
