"""Why requests came to nothing, and what waited at the turn of a year, in people's own words."""

import pytest

from assistant import Youju


@pytest.fixture(scope="module")
def ask(store):
    return Youju(store).ask


@pytest.mark.parametrize(
    ("row", "question"),
    [
        (
            "u1",
            "How many requests to Qiaokou in 2020 came to nothing because the office asked simply "
            "didn't have what people wanted?",
        ),
        (
            "u1",
            "Requests to Qiaokou in 2020 that failed as the agency simply had no such papers: how "
            "many?",
        ),
        (
            "n2",
            "How many requests did Qiaokou leave alone in 2020 because they had been put in once "
            "already?",
        ),
        (
            "n1",
            "Qiaokou, 2020: how many people asking for files were brushed off because they were "
            "really lodging a grievance?",
        ),
        (
            "d6",
            "How many requests were refused in Qiaokou in 2020 because the papers were only "
            "working drafts?",
        ),
        (
            "u2",
            "How many requests came up empty in Qiaokou in 2020 because somebody would have needed "
            "to compile the data first?",
        ),
        (
            "d4",
            "How many requests were refused in Qiaokou in 2020 so as not to hurt somebody else's "
            "interests?",
        ),
        ("n1", "硚口2020年有几件申请其实是来告状的没受理?"),
        (
            "carried_forward",
            "How many requests was Qiaokou still sitting on when 2020 came to an end?",
        ),
        ("carried_forward", "Qiaokou: requests still on the go at the close of 2020?"),
        ("carried_forward", "How many requests had Qiaokou not got round to by the end of 2020?"),
        ("carried_forward", "2020年底硚口手头还压着几件信息公开申请?"),
        ("carried_over", "At the start of 2020, how many old requests was Qiaokou still holding?"),
    ],
)
def test_a_cell_is_asked_for_in_a_clause_of_its_own(ask, row, question):
    rows = {c.table.row for c in ask(question).citations if c.table is not None}
    assert rows == {row}


@pytest.mark.parametrize(
    "question",
    [
        "How many requests did Qiaokou refuse in 2020 because they were written in English?",
        "How many requests did Qiaokou turn down in 2020 because the office was closed?",
    ],
)
def test_a_reason_that_no_row_gives_is_not_told_by_all_that_were_refused(ask, question):
    assert ask(question).abstained


@pytest.mark.parametrize(
    "question",
    [
        "How many shoppers didn't have what they wanted in Qiaokou in 2020?",
        "How many building projects were still unfinished when 2020 came to an end in Qiaokou?",
        "How many complaints was Qiaokou still sitting on when 2020 ended?",
    ],
)
def test_words_of_a_row_say_nothing_of_what_is_no_request(ask, question):
    assert not any(c.table is not None for c in ask(question).citations)
