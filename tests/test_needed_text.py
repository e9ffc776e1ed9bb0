"""What an expression needs is in all that it matches, so that it need not be compiled for less."""

import re

import pytest

from assistant.understanding.patterns import load
from corpus.needed_text import needed, needed_by_any
from corpus.regex import regex_of_words
from evals.sets import find_set
from evals.sets import load as cases_of


@pytest.mark.parametrize(
    ("pattern", "texts"),
    [
        ("requests?", ("request",)),
        ("(?:被)?(?:清理|作废)", ("清理", "作废")),
        ("(?<=占)(?:了)?多少", ("多少",)),
        (r"how many (?:\S+ ){1,6}(?:sell|sold)", ("how many ",)),
        ("ab+c", ("a",)),
        (r"a\.b|cd", ("a", "cd")),
        ("(?:[多少]|哪个)", ()),
        ("(?i)abc", ()),
        ("a{2,}|b{0,2}", ()),
    ],
)
def test_of_what_every_match_has_the_longest_is_told(pattern, texts):
    assert needed(pattern) == texts


def test_no_match_in_a_question_is_lost():
    questions = {case.question.lower() for case in cases_of(find_set("asked2-dev"))}
    for entry in load("concepts").values():
        texts = needed_by_any(entry["patterns"])
        expression = re.compile("|".join(entry["patterns"]))
        for question in questions:
            if expression.search(question):
                assert not texts or any(text in question for text in texts)


def test_an_expression_of_words_finds_what_it_needs_and_nothing_else():
    expression = regex_of_words("(?:件|份)", ["件", "份"])
    assert expression.search("12") is None
    assert expression.search("3份").span() == (1, 2)
    assert list(expression.finditer("12")) == []
    assert expression.match("件数").group() == "件"
    assert expression.sub("条", "3件") == "3条"
