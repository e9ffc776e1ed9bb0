"""A figure decides a limit that is in its own measure, as far as it is exact."""

from decimal import Decimal
from types import SimpleNamespace

import pytest

from assistant import Youju
from assistant.judging.against_limit import quantity_keeps_to_limit
from corpus.report import Quantity


def keeps(folded, value, unit, bound=""):
    return quantity_keeps_to_limit(
        SimpleNamespace(folded=folded), Quantity(Decimal(value), unit, bound)
    )


def test_tenths_are_held_against_percent():
    assert keeps("占比超过70%吗", "8", "成") is True
    assert keeps("占比不到80%吗", "8", "成") is False


def test_more_than_so_many_may_be_more_than_another_number_too():
    assert keeps("占比超80%吗", "8", "成", "over") is True
    assert keeps("占比超90%吗", "8", "成", "over") is None
    assert keeps("占比不到80%吗", "8", "成", "over") is False
    assert keeps("超过3万册吗", "3", "万册", "over") is True
    assert keeps("不到5万册吗", "3", "万册", "over") is None


def test_about_so_many_decides_no_limit_near_it():
    assert keeps("超过12万个吗", "12", "万个", "about") is None
    assert keeps("超过10万个吗", "12", "万个", "about") is True


@pytest.mark.parametrize(
    ("folded", "unit"),
    [("超过2万册吗", "期"), ("more than 80% of them", "条"), ("more than 80 of them", "%")],
)
def test_a_figure_in_another_measure_decides_nothing(folded, unit):
    assert keeps(folded, "12", unit) is None


def test_measure_words_for_the_same_may_differ():
    assert keeps("超过100条吗", "120", "件") is True


@pytest.mark.parametrize("projects", ["41个上亿的大项目", "41个上亿的重大项目"])
def test_projects_worth_more_than_a_round_sum_have_not_passed_it(store, projects):
    answer = Youju(store).ask(f"硚口{projects}疫后都重新开工了吗")
    assert "41个亿元以上重大项目全部复工" in answer.citations[0].quote
