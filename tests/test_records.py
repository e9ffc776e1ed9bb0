"""Facts, headings and checks as JSON: figures as printed, blanks never zero."""

import json
from decimal import Decimal

import pytest

from assistant.serving.records import (
    FACT_COLUMNS,
    fact_record,
    fact_row,
    figure,
    section_tree,
    to_json,
)
from corpus.report import Fact, Quantity, Section, Span, TableCell


def _fact(quantity, table=None):
    return Fact(
        report_id="r", indicator="proactive.procurement", label="采购总金额", issuer="硚口区",
        year=2020, quantity=quantity, start=1, end=9, context=Span(0, 10),
        dimensions=(("measure", "amount"),), table=table,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "json_text"),
    [("12932.14", "12932.14"), ("162", "162"), ("1E+3", "1000"), ("0.10", "0.1"), ("-62", "-62")],
)
def test_a_figure_in_json_is_the_printed_one(text, json_text):
    assert json.dumps(figure(Decimal(text))) == json_text


def test_decimals_anywhere_in_a_record_become_numbers():
    assert to_json({"a": [Decimal("12932.14")]}) == '{"a": [12932.14]}'


def test_json_is_readable_chinese_and_survives_a_lone_surrogate():
    assert to_json({"a": "硚口"}) == '{"a": "硚口"}'
    assert json.loads(to_json({"a": "x\ud800"})) == {"a": "x?"}


def test_a_fact_carries_value_unit_quote_and_table():
    cell = TableCell("proactive", "procurement", "amount", "政府集中采购", "采购总金额")
    record = fact_record(_fact(Quantity(Decimal("12932.14"), "万元"), cell), "x12932.14y")
    assert (record["value"], record["unit"], record["quote"]) == (12932.14, "万元", "12932.14")
    assert record["table"]["row_label"] == "政府集中采购"
    assert record["dimensions"] == {"measure": "amount"}
    assert "state" not in record


@pytest.mark.parametrize("state", ["blank", "not_applicable"])
def test_a_blank_cell_is_null_and_says_so(state):
    record = fact_record(_fact(Quantity(None, "万元", state=state)), "0123456789")
    assert record["value"] is None
    assert record["state"] == state


def test_a_line_of_csv_has_a_field_for_every_column():
    row = fact_row(fact_record(_fact(Quantity(Decimal(3), "件")), "0123456789"))
    assert len(row) == len(FACT_COLUMNS)
    assert row[FACT_COLUMNS.index("dimensions")] == "measure=amount"


def test_headings_become_a_tree_with_offsets():
    tree = section_tree(
        [
            Section((), 0, 0, 5),
            Section(("一、",), 5, 8, 20),
            Section(("一、", "（一）"), 10, 12, 15),
            Section(("一、", "（二）"), 15, 17, 20),
            Section(("二、",), 20, 22, 30),
        ]
    )
    assert [node["heading"] for node in tree] == ["", "一、", "二、"]
    assert [node["heading"] for node in tree[1]["children"]] == ["（一）", "（二）"]
    assert (tree[2]["start"], tree[2]["heading_end"], tree[2]["end"]) == (20, 22, 30)
