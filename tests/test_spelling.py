"""Slips of the pen are mended; words that exist are not."""

import pytest

from assistant import Youju
from assistant.understanding.spelling import corrected
from corpus.glossary import Glossary


def read(question):
    return corrected(question, Glossary.load(), lambda _: (), ())


@pytest.mark.parametrize(
    ("slip", "word"),
    [
        ("aplications", "applications"),
        ("goverment", "government"),
        ("recieved", "received"),
        ("adminstrative", "administrative"),
        ("pepole", "people"),
    ],
)
def test_a_slip_is_read_as_the_word_it_is_near(slip, word):
    assert read(f"how many {slip}") == f"how many {word}"


@pytest.mark.parametrize("word", ["patents", "patrons", "pension"])
def test_a_word_that_exists_is_left_alone(word):
    assert read(f"how many {word}") == f"how many {word}"


def test_a_letter_that_should_stand_there_twice_is_put_there(store):
    asked = "did anyone aply for government information in Kundulun in 2013?"
    assert Youju(store).ask(asked).text.startswith("No, ")
