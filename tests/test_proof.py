"""The proof: what is not in a cited place does not leave the house."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.composing.proof import unproven
from assistant.evidence.answer import Citation
from corpus.report import Header, Report

TEXT = (
    "全年收到申请162件，其中自然人159件、商业企业3件；城建投入67亿元，交易额12,932.14万元。"
    "办结１６５件，予以公开93件，占比56.4%。召开发布会十二场。未收到行政诉讼。同比-3.2%。"
)
REPORT = Report("r", "r.txt", Header("某区2020年年度报告", year=2020), TEXT)


def cite(quote, n=1):
    start = TEXT.index(quote)
    end = start + len(quote)
    return Citation(n, "r", REPORT.header.title, "某区", 2020, "r.txt", (), quote, start, end)


def problems(text, *quotes, exempt=()):
    citations = [cite(quote, n) for n, quote in enumerate(quotes, 1)]
    return unproven(text, citations, {Decimal(e) for e in exempt}, lambda report_id: REPORT)


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("162 new applications [1]", ["162"]),
        ("A district, 2020: 162 new applications [1]", ["162件"]),
        ("162 (159 [2], 3 [3]) [1]", ["162", "159", "3件"]),
        ("6.7 billion yuan (67亿元) [1]", ["67亿元"]),
        ("67亿元[1]", ["67亿元"]),
        ("129.3214 million yuan [1]", ["12,932.14万元"]),
        ("12932.14万元[1]", ["12,932.14万元"]),
        ("165件[1]", ["１６５件"]),
        ("12 press conferences [1]", ["十二场"]),
        ("twelve press conferences [1]", ["十二场"]),
        ("56.4% [1]", ["56.4%"]),
        ("56.4% (93 / 165 = 56.4%) [1][2]", ["93", "１６５"]),
        ("162 - 3 = 159 [1][2]", ["162", "3件"]),
        ("165 (159 + 3 + 3 = 165) [1][2]", ["159", "3件"]),
        ("0 lawsuits [1]", ["未收到行政诉讼"]),
        ("162 [1]\n67亿元 [2]", ["162", "67亿元"]),
        ("1. 162 [1]\n2. 93 [2]", ["162", "93"]),
        ("No figures at all.", []),
    ],
)
def test_what_stands_in_a_cited_place_or_follows_from_it_is_proved(text, quotes):
    assert problems(text, *quotes) == ()


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("163 new applications [1]", ["162"]),
        ("999 [1]", ["收到申请162件"]),
        ("162", []),
        ("16 [1]", ["162"]),
        ("62 [1]", ["162"]),
        ("1620 [1]", ["162"]),
        ("6.7 million yuan [1]", ["67亿元"]),
        ("67万元[1]", ["67亿元"]),
        ("13 press conferences [1]", ["十二场"]),
        ("thirteen press conferences [1]", ["十二场"]),
        ("九百九十九件[1]", ["162"]),
        ("0 lawsuits [1]", ["162"]),
        ("162 in the district, 93 granted [1]", ["162"]),
        ("12 932 yuan [1]", ["12,932.14万元"]),
    ],
)
def test_an_invented_number_is_caught(text, quotes):
    assert problems(text, *quotes)


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("162 + 3 = 166 [1][2]", ["162", "3件"]),
        ("162 - 3 = 160 [1][2]", ["162", "3件"]),
        ("159 + 4 = 163 [1]", ["159"]),
        ("57.4% (93 / 165 = 57.4%) [1][2]", ["93", "１６５"]),
        ("0.6% (93 / 165 = 0.6%) [1][2]", ["93", "１６５"]),
        ("1 / 0 = 5 [1]", ["162"]),
        ("200 (162 + 38 = 200) [1]", ["162"]),
    ],
)
def test_a_wrong_calculation_or_one_from_unproved_terms_is_caught(text, quotes):
    assert problems(text, *quotes)


def test_a_mark_without_a_citation_is_caught():
    assert any("[2]" in problem for problem in problems("162 [1][2]", "162"))
    assert problems("Something [7]")


def test_a_quote_that_is_not_verbatim_is_caught():
    good = cite("162")
    shifted = Citation(1, "r", "", "", 2020, "r.txt", (), "162", good.start + 1, good.end + 1)
    altered = Citation(1, "r", "", "", 2020, "r.txt", (), "163", good.start, good.end)
    for bad in (shifted, altered):
        assert unproven("Stated [1]", [bad], set(), lambda report_id: REPORT)


def test_a_number_is_proved_by_the_places_cited_on_its_own_line_only():
    assert problems("162 applications\nas stated [1]", "162")
    assert problems("162 [2]\n93 [1]", "162", "93")


@pytest.mark.parametrize("exempt", ["500", "2021"])
def test_a_number_of_the_question_needs_no_proof(exempt):
    text = f"The report does not say {exempt}. 162 [1]"
    assert problems(text, "162", exempt=[exempt]) == ()
    assert problems(text, "162")


def test_the_year_of_a_cited_report_needs_no_proof():
    assert problems("2020: 162 [1]", "162") == ()
    assert problems("2019: 162 [1]", "162")


@given(st.integers(min_value=0, max_value=10**9))
def test_no_number_passes_but_those_of_the_quote(number):
    assert bool(problems(f"It was {number} [1].", "162")) == (number not in (162, 2020))


@given(st.integers(0, 400), st.integers(0, 400), st.integers(0, 400))
def test_no_sum_passes_but_the_right_one_of_proved_terms(one, other, total):
    passes = not problems(f"{one} + {other} = {total} [1][2]", "162", "3件")
    proved = {162, 3, 2020}
    assert passes == (one in proved and other in proved and one + other == total)


@given(st.text(max_size=60))
def test_any_text_at_all_is_judged_without_a_crash(text):
    assert isinstance(problems(text, "162"), tuple)
