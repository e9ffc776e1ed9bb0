"""Chinese as people speak it, and the words that reports have for it."""

from pathlib import Path

import pytest
from stand_ins import FIVE

import corpus.everyday
from assistant.understanding.terms import terms_in
from assistant.understanding.words import in_words_of_reports, weigh
from corpus.everyday import phrases_in, written_as
from corpus.glossary import Glossary
from corpus.read import read_report


@pytest.fixture(scope="module")
def report():
    return read_report(FIVE / "wuhan-qiaokou-2020.txt")


def the_term(question, text):
    terms = terms_in(question, question, "zh", (), Glossary.load(), lambda stem: ())
    return next(term for term in terms if term.text == text)


def weighed_in(report, question, text):
    (weighed,) = in_words_of_reports(weigh([the_term(question, text)], (report,)), (report,))
    return weighed


def test_an_everyday_word_means_the_word_of_reports():
    assert "群众" in written_as("老百姓")
    assert "规范性文件" in written_as("红头文件")


def test_a_phrase_is_found_that_the_word_breaker_would_take_apart():
    assert [phrase for phrase, _ in phrases_in("有多少打不开的网址")] == ["打不开的网址"]


def test_a_word_that_a_report_lacks_is_looked_for_as_the_report_says_it(report):
    (weighed,) = in_words_of_reports(
        weigh([the_term("商店卖了多少", "商店")], (report,)), (report,)
    )
    assert weighed.present
    assert "零售" in weighed.term.chinese


def test_a_word_that_a_report_has_is_looked_for_as_it_stands(report):
    (weighed,) = in_words_of_reports(
        weigh([the_term("有多少群众参加", "群众")], (report,)), (report,)
    )
    assert weighed.term.chinese == ("群众",)


def test_an_everyday_english_phrase_means_the_words_of_reports():
    terms = Glossary.load().translate("How many quarrels were smoothed over?", "en")
    assert {"纠纷", "化解"} <= {term.zh for term in terms}


@pytest.mark.parametrize("name", ["everyday.tsv", "everyday_en.tsv"])
def test_every_line_of_the_lists_has_both_sides(name):
    lines = Path(corpus.everyday.__file__).with_name(name).read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert all(len(row) == 2 and all(side.split() for side in row) for row in rows)


def test_who_publishes_much_and_who_is_blamed_are_said_in_many_words():
    assert "公开量较大" in written_as("公开大户")
    assert "责任追究" in written_as("挨板子")
