"""Cells of the statutory tables: read, added up, set in relation; a blank is never a nought."""

from dataclasses import replace
from decimal import Decimal

import pytest
from stand_ins import FIVE, OTHERS

from assistant import Youju
from assistant.evidence.figures import breakdown, figures_for
from assistant.understanding.asks import TableAsk
from corpus.read import read_report
from corpus.report import Quantity


@pytest.fixture(scope="module")
def qiaokou():
    return read_report(FIVE / "wuhan-qiaokou-2020.txt")


def ask(kind, rows, columns=("total",), operation=""):
    return TableAsk(kind, tuple(rows), tuple(columns), operation)


def with_state(facts, row, column, state):
    """The facts with one cell of the requests blank or marked as not applicable."""
    place = ("requests", row, column)
    return tuple(
        replace(fact, quantity=Quantity(None, state=state))
        if fact.table and (fact.table.kind, fact.table.row, fact.table.column) == place
        else fact
        for fact in facts
    )


@pytest.mark.parametrize(
    ("kind", "row", "column", "value"),
    [
        ("requests", "new", "total", "162"),
        ("requests", "new", "natural_person", "159"),
        ("requests", "new", "company", "3"),
        ("requests", "carried_over", "total", "6"),
        ("requests", "granted", "total", "93"),
        ("requests", "u1", "total", "58"),
        ("requests", "d1", "total", "0"),
        ("requests", "total", "total", "165"),
        ("requests", "carried_forward", "total", "3"),
        ("disputes", "review", "total", "6"),
        ("proactive", "licences", "decisions", "36369"),
        ("proactive", "penalties", "change", "-62"),
        ("proactive", "procurement", "projects", "367"),
        ("proactive", "procurement", "amount", "12932.14"),
    ],
)
def test_a_cell_is_given_as_the_report_prints_it(qiaokou, kind, row, column, value):
    (figure,) = figures_for(ask(kind, [row], [column]), qiaokou.facts)
    assert (figure.operation, figure.value) == ("cell", Decimal(value))
    (fact,) = figure.parts
    assert (fact.table.row, fact.table.column) == (row, column)
    assert value in qiaokou.source_text[fact.start : fact.end]


@pytest.mark.parametrize(
    ("kind", "row", "parts"),
    [
        ("requests", "refused", [0, 0, 0, 0, 1, 2, 0, 2]),
        ("requests", "unable", [58, 2, 0]),
        ("requests", "whole_load", [162, 6]),
        ("disputes", "suits", [1, 0]),
    ],
)
def test_a_group_of_rows_is_the_sum_of_its_cells(qiaokou, kind, row, parts):
    (figure,) = figures_for(ask(kind, [row]), qiaokou.facts)
    assert figure.operation == "sum"
    assert [int(part.quantity.value) for part in figure.parts] == parts
    assert figure.value == sum(parts)


def test_organisations_are_the_applicants_that_are_no_persons(qiaokou):
    figures = figures_for(ask("requests", ["new"], ["organisation"]), qiaokou.facts)
    assert [f.value for f in figures if f.column == "organisation"] == [3]


def test_a_share_is_rounded_to_a_tenth_and_keeps_its_terms(qiaokou):
    (figure,) = figures_for(ask("requests", ["granted"], operation="share"), qiaokou.facts)
    assert (figure.value, figure.unit) == (Decimal("56.4"), "%")
    assert [int(part.quantity.value) for part in figure.parts] == [93, 165]


def test_what_was_handled_is_a_share_of_all_there_was_to_handle(qiaokou):
    (share,) = figures_for(ask("requests", ["total"], operation="share"), qiaokou.facts)
    assert (str(share.value), len(share.parts)) == ("98.2", 3)  # 165 of 162 + 6


def test_the_stock_after_a_change_is_computed_from_both_cells(qiaokou):
    (figure,) = figures_for(
        ask("proactive", ["penalties"], operation="after_change"), qiaokou.facts
    )
    assert figure.value == 1196 - 62
    assert [int(part.quantity.value) for part in figure.parts] == [1196, -62]


def test_several_rows_come_in_the_order_asked(qiaokou):
    figures = figures_for(ask("requests", ["partial", "granted"]), qiaokou.facts)
    assert [figure.row for figure in figures] == ["partial", "granted"]


def test_a_report_without_the_table_gives_no_figure():
    kundulun = read_report(FIVE / "kundulun-2013.txt")
    assert figures_for(ask("requests", ["new"]), kundulun.facts) == ()


def test_a_row_that_the_table_does_not_have_gives_no_figure(qiaokou):
    assert figures_for(ask("requests", ["n99"]), qiaokou.facts) == ()


@pytest.mark.parametrize("state", ["blank", "not_applicable"])
def test_a_cell_without_a_number_is_never_zero(qiaokou, state):
    facts = with_state(qiaokou.facts, "d1", "total", state)
    (figure,) = figures_for(ask("requests", ["d1"]), facts)
    assert figure.value is None
    assert figure.parts[0].quantity.state == state


@pytest.mark.parametrize("state", ["blank", "not_applicable"])
def test_nothing_is_added_up_over_a_cell_without_a_number(qiaokou, state):
    facts = with_state(qiaokou.facts, "d1", "total", state)
    assert all(f.value is None for f in figures_for(ask("requests", ["refused"]), facts))


@pytest.mark.parametrize("row", ["granted", "total"])
def test_no_share_is_made_of_or_by_a_blank(qiaokou, row):
    facts = with_state(qiaokou.facts, row, "total", "blank")
    assert figures_for(ask("requests", ["granted"], operation="share"), facts) == ()


def test_the_blank_of_a_real_report_stays_blank():
    report = read_report(OTHERS / "008.txt")
    (figure,) = figures_for(ask("requests", ["carried_forward"]), report.facts)
    assert figure.value is None


def test_the_breakdown_names_the_applicants_that_are_not_nought(qiaokou):
    parts = breakdown(qiaokou.facts, "new")
    assert [(p.table.column, int(p.quantity.value)) for p in parts] == [
        ("natural_person", 159), ("company", 3),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["001", "003", "006", "012", "016"])
def test_the_applicants_of_other_reports_add_up_to_the_total(name):
    report = read_report(OTHERS / f"{name}.txt")
    (total,) = figures_for(ask("requests", ["new"]), report.facts)
    assert sum(part.quantity.value for part in breakdown(report.facts, "new")) == total.value


def test_a_sum_and_its_members_are_not_added_twice(qiaokou):
    asked = ask("requests", ("refused", "d5", "d6", "d8"), operation="sum")
    assert [figure.value for figure in figures_for(asked, qiaokou.facts)] == [5, 1, 2, 2]


def test_cells_that_are_counted_in_each_other_are_not_added_up(store):
    answer = Youju(store).ask("硚口区2020年收到和办结的申请一共多少件？其中自然人多少件？")
    assert "合计" not in answer.text
