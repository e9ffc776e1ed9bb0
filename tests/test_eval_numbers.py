from decimal import Decimal

import pytest

from corpus.quantities import numbers_in
from evals.arithmetic import equations_in
from evals.numbers import printed, prose, stated, states


def test_citation_marks_and_list_ordinals_are_no_numbers():
    assert printed("1. 收到 162 件 [2][13]\n2、办结１６５件 [3]") == {Decimal(162), Decimal(165)}


def test_thousands_are_joined_but_a_full_width_comma_separates():
    assert printed("36,369 and 1,2") == {Decimal(36369), Decimal(1), Decimal(2)}
    assert printed("有162，168件") == {Decimal(162), Decimal(168)}


def test_a_number_is_stated_with_and_without_its_magnitude():
    assert {Decimal(67), Decimal("6700000000")} <= stated("城建投入67亿元")


@pytest.mark.parametrize(
    ("text", "form", "right"),
    [
        ("城建投入67亿元 [1]", "67", True),
        ("6.7 billion yuan", "67", False),
        ("6.7 billion yuan", "6.7 billion", True),
        ("6,700 million yuan", "6700000000", True),
        ("1,162 cases", "162", False),
        ("a rate of 16.5", "5", False),
        ("income of 1.3亿元", "1.30", True),
        ("减少-62项", "62", True),
        ("共有十二项", "12", True),
        ("两件", "两", True),
        ("二〇二〇年", "二", False),
        ("some one-stop hall", "one", True),
        ("someone", "one", False),
        ("шесть жалоб", "шесть", True),
        ("2. 有三件 [2]", "2", False),
    ],
)
def test_a_form_of_a_number_is_stated_or_not(text, form, right):
    assert states(prose(text), form) is right


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("7 + 162 = 169", True),
        ("7件＋162件＝169件", True),
        ("1196 − 62 = 1134", True),
        ("1196 - 62 = 1135", False),
        ("93 / 165 = 56.4%", True),  # 0.5636..
        ("93 / 165 = 56.5%", False),
        ("(93 + 2) / 165 = 57.6%", True),  # 0.5757..
        ("93 + 2 / 165 = 57.6%", False),
        ("6.7亿 × 2 = 13.4亿", True),
        ("7 / 0 = 7", False),
        ("2019-2024", False),
        ("x = 7", False),
    ],
)
def test_an_equation_holds_or_is_none(text, holds):
    assert bool(list(equations_in(text, numbers_in(text)))) is holds
