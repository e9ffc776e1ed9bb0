"""The percentage by which something grew is told only where a report states just that."""

import pytest

from assistant import Youju


@pytest.fixture(scope="module")
def ask(store):
    return Youju(store).ask


@pytest.mark.parametrize(
    "question",
    [
        "By what percentage did Qiaokou's GDP grow or shrink in 2020?",
        "By what percentage did retail sales in Qiaokou rise in 2020?",
        "硚口2020年招商引资实际到位资金增长了百分之几?",
        "硚口区2020年地区生产总值增长百分之多少?",
    ],
)
def test_an_amount_or_the_growth_of_another_thing_is_no_growth(ask, question):
    assert ask(question).abstained


@pytest.mark.parametrize(
    ("question", "percent"),
    [
        ("By what percentage did industrial value added in Qiaokou grow in 2020?", "0.5"),
        ("By what percentage did PM10 fall in Qiaokou in 2020?", "24"),
        ("By what percentage did Qiaokou lift its minimum living allowance?", "6.4"),
        ("硚口2020年低保标准提高了百分之几?", "6.4"),
    ],
)
def test_the_growth_of_what_is_asked_for_is_told(ask, question, percent):
    assert f"{percent}%" in ask(question).text
