"""Figures in words: units, magnitudes, and the difference of nought, blank and not applicable."""

from decimal import Decimal

import pytest

from assistant.evidence.figure_text import figure_text, magnitude, money_in_english, plain
from assistant.evidence.figures import Figure
from assistant.evidence.writer import LONGEST_QUOTE, Writer
from corpus.quantities import numbers_in
from corpus.report import Fact, Header, Quantity, Report, Span, TableCell

TEXT = "162  0  / 12932.14万元 " + "很长的文字" * 200
REPORT = Report("r", "r.txt", Header("某区2020年年度报告", "某区", year=2020), TEXT)


@pytest.fixture
def writer():
    return Writer(lambda report_id: REPORT)


def cell(printed, value, state="number", unit="", kind="requests", row="new", column="total"):
    start = TEXT.index(printed) if printed else 4
    quantity = Quantity(None if value is None else Decimal(value), unit, state=state)
    place = TableCell(kind, row, column, "", "")
    span = Span(start, start + len(printed))
    fact = Fact("r", "", "", "某区", 2020, quantity, span.start, span.end, span, table=place)
    return Figure(kind, row, column, "cell", quantity.value, unit, (fact,))


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("67", "亿元", "6.7 billion yuan"),
        ("860", "亿元", "86 billion yuan"),
        ("12932.14", "万元", "129.3214 million yuan"),
        ("0.5", "万元", "5000 yuan"),
        ("5984", "万元", "59.84 million yuan"),
        ("5.7", "亿美元", "570 million US dollars"),
        ("300", "元", "300 yuan"),
        ("0", "元", "0 yuan"),
        ("160", "件", None),
        ("2", "万人", None),
    ],
)
def test_chinese_amounts_are_turned_into_english_magnitudes(value, unit, words):
    assert money_in_english(Decimal(value), unit) == words


@pytest.mark.parametrize("value", ["67", "12932.14", "0.0001", "48.2", "144065.3702", "999999"])
@pytest.mark.parametrize("unit", ["亿元", "万元"])
def test_an_amount_in_english_is_the_same_number(value, unit):
    scale = {"亿元": 10**8, "万元": 10**4}[unit]
    (said,) = numbers_in(money_in_english(Decimal(value), unit))
    assert said.value == Decimal(value) * scale


@pytest.mark.parametrize(
    ("value", "text"),
    [("1E+3", "1000"), ("12.50", "12.50"), ("36369", "36369"), ("-62", "-62"), ("0", "0")],
)
def test_a_number_is_written_without_exponent_or_separators(value, text):
    assert plain(Decimal(value)) == text


def test_magnitudes_begin_at_a_million():
    assert magnitude(Decimal(999999)) == "999999"
    assert magnitude(Decimal(1000000)) == "1 million"
    assert magnitude(Decimal(1000000000)) == "1 billion"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_cell_is_said_with_its_number_and_its_mark(writer, language):
    text = figure_text(cell("162", "162"), writer, language)
    assert "162" in text
    assert "[1]" in text
    assert [c.quote for c in writer.citations] == ["162"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nought_blank_and_not_applicable_are_three_things(writer, language):
    nought = figure_text(cell("0", "0"), writer, language)
    blank = figure_text(cell("", None, "blank"), writer, language)
    not_applicable = figure_text(cell("/", None, "not_applicable"), writer, language)
    assert len({nought.split("[")[0], blank.split("[")[0], not_applicable.split("[")[0]}) == 3
    assert [n.value for n in numbers_in(nought.split("[")[0])] == [0]
    for text in (blank, not_applicable):
        assert not numbers_in(text.split("[")[0])
        assert "没有" not in text


def test_an_amount_keeps_the_printed_figure_beside_the_english_one(writer):
    figure = cell(
        "12932.14万元",
        "12932.14",
        unit="万元",
        kind="proactive",
        row="procurement",
        column="amount",
    )
    english = figure_text(figure, writer, "en")
    assert "129.3214 million yuan" in english
    assert "12932.14万元" in english
    assert "12932.14万元" in figure_text(figure, writer, "zh")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_sum_shows_its_terms_and_cites_each(writer, language):
    parts = (cell("162", "162", row="new").parts[0], cell("0", "0", row="carried_over").parts[0])
    figure = Figure("requests", "whole_load", "total", "sum", Decimal(162), "", parts)
    text = figure_text(figure, writer, language)
    assert "162" in text
    assert {c.quote for c in writer.citations} >= {"162"}


def test_the_same_place_has_the_same_mark_and_another_the_next(writer):
    assert writer.mark("r", 0, 3) == writer.mark("r", 0, 3) == "[1]"
    assert writer.mark("r", 5, 6) == "[2]"
    assert [c.n for c in writer.citations] == [1, 2]


def test_a_quote_is_cut_at_400_characters_and_stays_verbatim(writer):
    writer.mark("r", 10, len(TEXT))
    (citation,) = writer.citations
    assert len(citation.quote) == LONGEST_QUOTE == 400
    assert TEXT[citation.start : citation.end] == citation.quote


def test_an_amount_whose_unit_stands_in_the_column_head_is_not_converted(writer):
    figure = cell(
        "12932.14", "12932.14", unit="万元", kind="proactive", row="procurement", column="amount"
    )
    english = figure_text(figure, writer, "en")
    assert "12932.14万元" in english
    assert "million" not in english
