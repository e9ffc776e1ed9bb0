"""Answers in words: units in the reader's language, nought against nothing said, yes and no."""

import pytest

from assistant import Youju
from assistant.composing.verbatim import on_one_line, quoted


@pytest.fixture(scope="module")
def youju(store):
    return Youju(store)


@pytest.mark.parametrize(
    ("question", "said", "quote"),
    [
        (
            "How much did Qiaokou invest in urban construction in 2020?",
            "6.7 billion yuan",
            "67亿元",
        ),
        ("What was Qiaokou's estimated GDP for 2020?", "86 billion yuan", "860亿元"),
        ("How much in taxes did Qiaokou reduce in 2020?", "4.12 billion yuan", "41.2亿元"),
        (
            "How much foreign investment did Qiaokou actually use?",
            "570 million US dollars",
            "5.7亿美元",
        ),
        (
            "What did Qiaokou spend on government procurement?",
            "129.3214 million yuan",
            "12932.14万元",
        ),
    ],
)
def test_chinese_amounts_are_said_in_english_beside_the_printed_ones(youju, question, said, quote):
    answer = youju.ask(question)
    assert said in answer.text
    assert quote in answer.text
    assert any(quote in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("硚口区2020年城建投入多少？", "67亿元"),
        ("硚口区2020年减免税费多少？", "41.2亿元"),
        ("硚口区2020年实际利用外资多少？", "5.7亿美元"),
        ("硚口区2020年政府集中采购金额是多少？", "12932.14万元"),
    ],
)
def test_in_chinese_an_amount_is_said_as_printed(youju, question, said):
    text = youju.ask(question).text
    assert said in text
    assert "billion" not in text
    assert "million" not in text


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Were any of Qiaokou's 2020 refusals based on state secrets?", "No"),
        ("硚口区2020年有没有因国家秘密不予公开的申请？", "没有"),
    ],
)
def test_a_printed_nought_is_an_answer_with_its_cell(youju, question, word):
    answer = youju.ask(question)
    assert not answer.abstained
    assert word in answer.text
    assert [(c.quote, c.table.row) for c in answer.citations] == [("0", "d1")]


def test_nought_in_words_is_quoted_and_not_turned_into_a_figure(youju):
    answer = youju.ask("How many disclosure requests did Kundulun receive in 2013?")
    assert not answer.abstained
    assert "未收到政府信息公开申请" in answer.text
    assert any("未收到" in c.quote for c in answer.citations)


def test_what_is_not_said_is_not_called_none(youju):
    answer = youju.ask("How many lawsuits did Urumqi face in 2017?")
    assert answer.abstained
    assert "None" not in answer.text
    assert " 0" not in answer.text


def test_a_quote_is_shown_on_one_line_in_quotation_marks():
    assert quoted("一是\n  二是", "en") == "“一是二是”"
    assert "\n" not in quoted("一\n\n二", "zh")


@pytest.mark.parametrize(
    "question",
    [
        "What problems does Kundulun's 2013 report list?",
        "昆都仑区2013年有哪些改进措施？",
        "With which banks did the Urumqi High-tech Zone set up one-stop registration?",
    ],
)
def test_words_of_a_report_are_shown_as_its_words_verbatim(youju, store, question):
    answer = youju.ask(question)
    assert answer.answered_by == "passages"
    for citation in answer.citations:
        assert " ".join(citation.quote.split()) in answer.text
        source = store.catalogue.report(citation.report_id).source_text
        assert citation.quote in source


def test_a_line_broken_between_chinese_characters_is_shown_whole():
    assert (
        on_one_line("一是扎实\n推进公开，\n 健全 机制 2024\n年")
        == "一是扎实推进公开，健全 机制 2024 年"
    )


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How many firms got relief loans in Qiaokou in 2020?", "over 2500 firms"),
        ("How much in relief loans did Qiaokou firms get in 2020?", ": 4.57 billion yuan"),
        ("What did Qiaokou estimate its GDP to be in 2020?", "about 86 billion yuan"),
        (
            "At minimum, how many times a year must department heads in the Chuxiong High-tech "
            "Zone explain major policies in public?",
            "at least 1",
        ),
        ("2020年硚口区帮助多少家企业获得纾困贷款？", "2500余家"),
    ],
)
def test_a_figure_that_is_not_exact_is_not_given_as_if_it_were(youju, question, said):
    assert said in youju.ask(question).text
