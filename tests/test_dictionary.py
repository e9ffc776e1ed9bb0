"""English for general Chinese words."""

import pytest

from corpus.british import in_america
from corpus.dictionary import english_of
from corpus.language import stem


@pytest.mark.parametrize(
    ("word", "stems"),
    [
        ("补贴", {"subsidi"}),
        ("污染", {"pollut"}),
        ("洪水", {"flood"}),
        ("热线", {"hotlin"}),
        ("银行", {"bank"}),
    ],
)
def test_a_word_is_given_in_english_stems(word, stems):
    assert stems <= set(english_of([word])[word])


def test_what_is_not_a_meaning_is_left_out():
    stems = english_of(["银行", "报告", "银", "着"])
    everything = {stem for found in stems.values() for stem in found}
    assert not everything & {"cl", "variant", "surnam", "yin2", "pr", "sb", "sth"}
    assert all(stem.isascii() and stem.islower() for stem in everything)


def test_a_word_that_the_dictionary_lacks_is_left_out():
    assert english_of(["政务舆情回应机制"]) == {}


def test_at_most_a_dozen_stems_a_word():
    assert len(english_of(["打"])["打"]) <= 12


@pytest.mark.parametrize(
    ("britain", "america"),
    [
        ("labour", "labor"), ("neighbourhood", "neighborhood"), ("organise", "organize"),
        ("centre", "center"), ("fibre", "fiber"), ("licence", "license"), ("analyse", "analyze"),
        ("programme", "program"), ("catalogue", "catalog"), ("enrolment", "enrollment"),
        ("counsellor", "counselor"), ("paediatric", "pediatric"), ("mould", "mold"),
        ("hospital", "hospital"),
    ],
)  # fmt: skip
def test_british_words_are_looked_up_as_the_dictionary_spells_them(britain, america):
    assert in_america(stem(britain)) == stem(america)
