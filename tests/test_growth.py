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
        "What was Qiaokou's GDP growth rate in 2020, in percent?",
        "What was Qiaokou's retail sales growth in 2020, in percent?",
        "How fast did Qiaokou's budget revenue grow in 2020?",
        "By how much did Qiaokou's GDP grow in 2020?",
        "De combien le PIB de Qiaokou a-t-il augmenté en 2020, en pour cent ?",
        "¿Cuál fue la tasa de crecimiento del PIB de Qiaokou en 2020?",
        "На сколько процентов вырос ВВП Цяокоу (硚口) в 2020 году?",
        "硚口区の2020年のGDP成長率は何パーセントですか?",
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


@pytest.mark.parametrize(
    "question",
    [
        "乌鲁木齐高新区2018年人均收入是多少元?",
        "硚口2020年空气质量优良率是多少?",
        "What was the share of good-air days in Qiaokou in 2020?",
        "硚口2020年规上工业增加值具体是多少亿元?",
        "What was the industrial value added of Qiaokou in 2020, in yuan?",
        "What was the PM2.5 level in Qiaokou in 2020 in micrograms?",
    ],
)
def test_by_how_much_something_changed_does_not_tell_how_much_it_was(ask, question):
    assert ask(question).abstained


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("乌鲁木齐高新区2018年人均收入增加了多少?", "2004"),
        ("What was the growth rate of Qiaokou's above-scale industry in 2020?", "0.5%"),
        ("What was Qiaokou's GDP in 2020?", "860亿元"),
        ("硚口2020年区级一般公共预算收入是多少亿元?", "48.2亿元"),
    ],
)
def test_a_change_or_an_amount_is_told_where_it_is_asked_for(ask, question, figure):
    assert figure in ask(question).text
