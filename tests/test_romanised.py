"""Names in pinyin in English questions are found in the reports that are asked of."""

import pytest
from stand_ins import OTHERS

from assistant.understanding.romanised import with_names, with_names_of_places
from assistant.understanding.terms import Term
from corpus.read import read_report
from corpus.report import Span


@pytest.fixture(scope="module")
def text():
    return read_report(OTHERS / "001.txt").source_text


def named(word, question, text):
    (term,) = with_names([Term(word, (), 0, len(word), 0.4)], question, lambda: [text])
    return term.chinese


def test_a_name_in_pinyin_is_the_characters_that_a_report_has(text):
    assert named("fengqiao", "What is the Fengqiao method?", text) == ("枫桥",)


def test_a_word_in_small_letters_is_no_name(text):
    assert named("fengqiao", "what is the fengqiao method?", text) == ()


def test_a_name_that_no_report_has_stays_unknown(text):
    assert named("zhangjiajie", "What about Zhangjiajie?", text) == ()


def test_a_long_run_of_syllables_is_no_name(text):
    word = "xian" * 400
    assert named(word, word.capitalize(), text) == ()


@pytest.mark.parametrize(
    ("said", "name"),
    [("新开了“健康岱山”微信公众号", ("健康岱山",)), ("岱山县的健康工作", ("健康", "卫生"))],
)
def test_a_word_and_a_place_are_the_name_that_a_report_quotes(said, name):
    term = Term("healthy", ("健康", "卫生"), 4, 11, 1.0)
    places = [(Span(12, 19), "岱山")]
    (found,) = with_names_of_places([term], "the Healthy Daishan account", places, lambda: [said])
    assert found.chinese == name
    (plain,) = with_names_of_places([term], "is healthy daishan real", places, lambda: [said])
    assert plain.chinese == ("健康", "卫生")
