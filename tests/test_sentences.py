"""What a model writes is made plain before it is proved, so that no number can hide in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.writing.sentences import cut, plain, unreadable_numeral


@pytest.mark.parametrize(
    "text",
    [
        "１６２件", "1\u200b6\u200d2件", "1**6**2件", "1<b>6</b>2件", "1&#54;2件", "1&amp;#54;2件",
        "𝟙𝟞𝟚件", "١٦٢件", "१६२件", "1 6 2件", "1_6_2件", "1\u00a062件", "1️⃣6️⃣2️⃣件", "`162`件",
        "1̶6̶2̶件", "1\u202e62件", "1'62件", "1\u206062件",
    ],
)  # fmt: skip
def test_a_number_in_disguise_is_written_plainly(text):
    assert plain(text) == "162件"


@pytest.mark.parametrize("text", ["①件", "Ⅻ件", "½件", "廿件", "௰件", "〢件", "㊀件", "5² 件"])
def test_a_numeral_that_is_neither_a_digit_nor_usual_is_pointed_at(text):
    assert unreadable_numeral(plain(text))


@pytest.mark.parametrize("text", ["一百六十二件", "什么", "参加", "162", "零", "兆"])
def test_usual_characters_are_no_strange_numerals(text):
    assert not unreadable_numeral(text)


@pytest.mark.parametrize(
    ("text", "marks"),
    [("a【1】", "a[1]"), ("a［1］", "a[1]"), ("a[1, 2]", "a[1][2]"), ("a[^3]", "a[3]")],
)
def test_marks_have_one_form(text, marks):
    assert plain(text) == marks


def test_the_ordinals_of_a_list_go_and_other_numbers_at_its_beginning_stay():
    assert plain("1. First\n2. Second\n162. third") == "First\nSecond\n162. third"
    assert plain("99. new requests") == "99. new requests"


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It got 162. [1] It is 3.5 [2]. Rest", ["It got 162. [1]", "It is 3.5 [2]."]),
        ("新收162件[1]。自然人159件。[2]其余", ["新收162件[1]。", "自然人159件。[2]"]),
        ("Under Art. 20, No. 5 e.g. this. Next", ["Under Art. 20, No. 5 e.g. this."]),
        ("Problems:\none [1].\nTwo", ["Problems: one [1]."]),
        ("“原话。”[1]后面", ["“原话。”[1]"]),
        ("It got 162.", []),
    ],
)  # fmt: skip
def test_a_sentence_is_whole_once_the_next_one_begins(text, sentences):
    assert list(cut(text, done=False)) == sentences


@given(st.text(alphabet="ab1 .。[]\n:“”", max_size=40))
def test_sentences_only_become_more_while_more_comes_in(text):
    counts = [len(cut(text[:end], done=False)) for end in range(len(text) + 1)]
    assert counts == sorted(counts)


@given(st.text(max_size=80))
def test_any_text_at_all_is_made_plain(text):
    assert "\u200b" not in plain(text)
