"""Tables of real reports against what a person read in them, and of made ones in every layout."""

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from loose_layouts import LOOSE, WORDED
from table_generator import APPLICANTS, LAYOUTS, RESULTS, SUITS, make

from corpus.report import Span
from corpus.tables import table_facts, tables_of

REPORTS = Path(__file__).parent / "reports"
CORPUS = Path(__file__).parent.parent / "corpus" / "reports"
GOLD = {
    entry["file"]: entry
    for entry in map(json.loads, (REPORTS / "gold.jsonl").read_text("utf-8").splitlines())
}
DOCUMENT_ROWS = {
    "规章": "rules",
    "行政规范性文件": "normative_documents",
    "规范性文件": "normative_documents",
    "行政许可": "licences",
    "行政处罚": "penalties",
    "行政强制": "compulsory_measures",
    "行政事业性收费": "fees",
    "行政事业性收费_万元": "fees",
    "政府集中采购": "procurement",
}
OLD = {"licences", "penalties", "compulsory_measures", "fees"}
# Digits of table 2 that run together and that nothing in the report tells apart.
UNKNOWABLE = {
    "012.txt": {"normative_documents"},
    "016.txt": {"normative_documents", "licences", "penalties", "procurement"},
    "017.txt": {
        "normative_documents",
        "licences",
        "penalties",
        "compulsory_measures",
        "fees",
        "procurement",
    },
}


FRAGMENTS = [
    *("信息内容", "本年制发件数", "规章", "行政许可", "一、本年新收政府信息公开申请数量"),
    *("（七）总计", "3.其他", "结果维持", "结果纠正", "尚未审结", "总计", "0", "12", "000", "/"),
    *("-", " | ", "\t", "\n", "|", "指标名称", "计量单位", "2016年度", "历年累计", "条", "（"),
    *("第二十条第（一）项", "二、", "1.", "9" * 30, "+", "12,345.6万元"),
]


def text_of(name):
    folder = REPORTS if (REPORTS / name).exists() else CORPUS
    return (folder / name).read_text("utf-8-sig")


def cells_of(text, furniture=()):
    return {
        (cell.place.kind, cell.place.row, cell.place.column): cell
        for table in tables_of(text, furniture)
        for cell in table.cells
    }


def columns_of_documents(row, old):
    if row in ("rules", "normative_documents"):
        return ("made", "published", "available") if old else ("issued", "repealed", "in_force")
    if row == "procurement":
        return ("projects", "amount")
    if row == "fees":
        return ("items_before", "change") if old else ("amount",)
    return ("items_before", "change", "decisions") if old else ("decisions",)


def wanted(entry):
    found = {}
    for row, values in entry["table3"].items():
        key = "other" if row == "other_processing" else re.sub(r"^([dunot]\d)_.*", r"\1", row)
        for column, value in zip(APPLICANTS, values, strict=True):
            found["requests", key, column] = value
    fifteen = iter(entry["table4_15"])
    for row in SUITS:
        for column in RESULTS:
            found["disputes", row, column] = next(fifteen)
    old = "政府集中采购" in entry["table2"]
    for label, values in entry["table2"].items():
        if label == "_ambiguous":
            continue
        row = DOCUMENT_ROWS[label]
        numbers = values if isinstance(values, list) else [values]
        for column, value in zip(columns_of_documents(row, old), numbers, strict=True):
            found["proactive", row, column] = str(value).rstrip("元") if value is not None else None
    return found


def same(cell, value):
    printed = cell.quantity.value
    return printed is None if value is None else printed == Decimal(str(value))


@pytest.mark.parametrize("name", sorted(GOLD))
def test_every_cell_of_a_real_table_is_read_or_left_out_as_unknowable(name):
    cells = cells_of(text_of(name))
    truth = wanted(GOLD[name])
    wrong = {key: value for key, value in truth.items()
             if key in cells and not same(cells[key], value)}  # fmt: skip
    left_out = {key[1] for key in truth if key not in cells}
    assert not wrong
    assert left_out <= UNKNOWABLE.get(name, set())
    assert not set(cells) - set(truth) - {key for key in cells if key[0] == "proactive"}


@pytest.mark.parametrize(
    "name", [*sorted(GOLD), "wuhan-qiaokou-2020.txt", "018.txt", "019.txt", "024.txt", "026.txt"]
)
def test_the_text_at_a_cell_is_its_value(name):
    text = text_of(name)
    cells = [cell for table in tables_of(text) for cell in table.cells]
    assert cells
    for cell in cells:
        quote = text[cell.start : cell.end]
        if cell.quantity.value is None:
            assert quote in ("", "/", "-", "—")
        else:
            unit = cell.quantity.unit
            number = quote.removesuffix(unit).replace(",", "").strip()
            assert Decimal(number) == cell.quantity.value


def test_qiaokou_2020_is_read_whole():
    cells = cells_of(text_of("wuhan-qiaokou-2020.txt"))
    assert len(cells) == 25 + 23 * 7 + 15
    assert cells["requests", "new", "total"].quantity.value == 162
    assert cells["requests", "total", "total"].quantity.value == 165
    assert cells["requests", "other", "company"].quantity.value == 1
    assert cells["proactive", "penalties", "change"].quantity.value == -62
    amount = cells["proactive", "procurement", "amount"].quantity
    assert (amount.value, amount.unit) == (Decimal("12932.14"), "万元")
    assert cells["disputes", "review", "total"].quantity.value == 6


@pytest.mark.parametrize("name", ["kundulun-2013.txt", "urumqi-2017.txt", "034.txt", "040.txt"])
def test_prose_is_no_table(name):
    assert tables_of(text_of(name)) == ()


def test_a_table_ends_with_its_last_cell():
    text = text_of("wuhan-qiaokou-2020.txt")
    for table in tables_of(text):
        assert "。" not in text[table.start : table.end]
        assert text[table.end :].lstrip().startswith(("三、", "、因政府", "五、"))


def test_a_remark_on_a_value_breaks_no_row():
    text = (
        "主动公开政府信息情况\n第二十条第（一）项\n"
        "信息内容 本年制发件数 本年废止件数 现行有效件数\n"
        "规章 0 0 0\n行政规范性文件 9（其中修订2件） 5 58\n"
    )
    cells = {(c.place.row, c.place.column): c.quantity.value for c in tables_of(text)[0].cells}
    row = [cells["normative_documents", column] for column in ("issued", "repealed", "in_force")]
    assert row == [9, 5, 58]


def test_an_excerpt_gives_the_rows_that_it_has():
    cells = cells_of(text_of("028.txt"))
    rows = {key[1] for key in cells if key[0] == "requests"}
    assert rows == {"carried_forward"}


def test_labels_are_kept_as_printed():
    cells = cells_of(text_of("012.txt"))
    place = cells["requests", "partial", "company"].place
    assert place.row_label == "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"
    assert place.column_label == "商业企业"


def test_provincial_statistics_part_the_year_from_all_years():
    text = text_of("018.txt")
    (table,) = tables_of(text)
    first = {cell.place.column: cell for cell in table.cells if cell.place.row == "主动公开文件数"}
    assert first["year"].quantity.value == 3460
    assert first["cumulative"].quantity.value == 85376
    assert first["year"].quantity.unit == "条"


def test_facts_carry_indicator_and_dimension():
    text = text_of("wuhan-qiaokou-2020.txt")
    facts = table_facts(tables_of(text), report_id="q", issuer="硚口区", year=2020)
    found = [fact for fact in facts if fact.indicator == "requests.new"]
    assert [dict(fact.dimensions)["applicant"] for fact in found] == list(APPLICANTS)
    assert text[found[-1].start : found[-1].end] == "162"
    assert {fact.table.kind for fact in facts} == {"requests", "disputes", "proactive"}


def one_row(line):
    return "三、收到和处理政府信息公开申请情况\n" + line + "\n"


def test_a_blank_cell_is_never_zero():
    cells = cells_of(one_row("一、本年新收政府信息公开申请数量 | 56 | | | | | | 56 | ||"))
    cell = cells["requests", "new", "company"]
    assert cell.quantity.state == "blank"
    assert cell.quantity.value is None
    assert cell.start == cell.end


def test_a_slash_is_not_applicable():
    cells = cells_of(one_row("一、本年新收政府信息公开申请数量 3 / － 0 / / 3"))
    assert cells["requests", "new", "company"].quantity.state == "not_applicable"
    assert cells["requests", "new", "research"].quantity.state == "not_applicable"
    assert cells["requests", "new", "charity"].quantity.value == 0


def test_a_cell_lost_without_trace_leaves_its_row_out():
    cells = cells_of(
        "一、本年新收政府信息公开申请数量\n5\n0\n0\n0\n0\n5\n"
        "二、上年结转政府信息公开申请数量\n1\n0\n0\n0\n0\n0\n1\n"
    )
    assert {key[1] for key in cells} == {"carried_over"}


def test_full_width_digits_thousands_and_remarks_are_read():
    cells = cells_of(
        "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
        "| 规范性文件 | 22（其中修订 16 件） | ３ | 1,204 |\n"
    )
    values = [cells["proactive", "normative_documents", c].quantity.value
              for c in ("issued", "repealed", "in_force")]  # fmt: skip
    assert values == [22, 3, 1204]


def test_furniture_inside_a_table_is_skipped():
    text = one_row("一、本年新收政府信息公开申请数量\n5\n0\n0\n浏览 9 次\n0\n0\n0\n5")
    at = text.index("浏览")
    cells = cells_of(text, (Span(at, at + len("浏览 9 次")),))
    assert cells["requests", "new", "natural_person"].quantity.value == 5


def score(made):
    cells = cells_of(made.text)
    truth = {}
    for row, values in made.requests.items():
        truth |= {("requests", row, c): v for c, v in zip(APPLICANTS, values, strict=True)}
    fifteen = iter(made.disputes)
    truth |= {("disputes", row, column): next(fifteen) for row in SUITS for column in RESULTS}
    truth |= {("proactive", *key): value for key, value in made.proactive.items()}
    wrong = [key for key, cell in cells.items() if key not in truth or not same(cell, truth[key])]
    missing = [key for key in truth if key not in cells and key[1] not in made.lost]
    return len(truth), wrong, missing


@pytest.mark.parametrize("layout", LAYOUTS)
def test_made_tables_are_read_in_every_layout(layout):
    cells = missing = 0
    for noise in ((), ("page_break",), ("damaged",)):
        for seed in range(6):
            total, wrong, absent = score(make(seed, layout, noise))
            assert not wrong
            cells += total
            missing += len(absent)
    assert missing <= 0.005 * cells


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("noise", ["row_lost", "values_lost", "label_lost"])
def test_a_lost_row_never_shifts_the_others(layout, noise):
    for seed in range(4):
        _, wrong, _ = score(make(seed, layout, (noise, "damaged")))
        assert not wrong


@pytest.mark.parametrize("body", LOOSE)
def test_labels_apart_from_their_values_never_name_those_of_a_neighbour(body):
    cells = missing = 0
    for noise in ((), ("page_break",), ("slip",), ("damaged",)):
        for seed in range(3):
            total, wrong, absent = score(make(seed, "spaces", noise, body))
            assert not wrong
            cells += total
            missing += len(absent)
    assert missing <= 0.1 * cells


@pytest.mark.parametrize("body", WORDED)
def test_values_may_have_a_unit_or_be_told_by_a_word(body):
    for seed in range(4):
        _, wrong, missing = score(make(seed, "lines", (), body))
        assert not wrong
        assert not missing


@pytest.mark.parametrize("layout", ["pipes", "bars_apart", "markdown", "tabs"])
def test_blank_zeros_stay_blank_where_cells_have_borders(layout):
    for seed in range(4):
        _, wrong, missing = score(make(seed, layout, ("blanks",)))
        assert not wrong
        assert not missing


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(FRAGMENTS),
        max_size=60,
    )
)  # fmt: skip
def test_no_text_breaks_the_reader(parts):
    text = "".join(parts)
    for table in tables_of(text):
        assert 0 <= table.start <= table.end <= len(text)
        for cell in table.cells:
            assert table.start <= cell.start <= cell.end <= table.end


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_without_error(text):
    tables_of(text)


EXCERPTS = Path(__file__).parent / "excerpts"


def test_labels_behind_their_values_name_those_values_and_not_the_next():
    cells = cells_of((EXCERPTS / "hongze-2023.txt").read_text("utf-8"))
    person = {
        row: cell.quantity.value for (_, row, column), cell in cells.items()
        if column == "natural_person" and cell.quantity.value
    }  # fmt: skip
    assert person == {
        "new": 21, "partial": 4, "d1": 1, "d6": 1, "d7": 1, "u1": 10, "u2": 3, "n1": 1, "total": 21,
    }  # fmt: skip
    assert sum(key[0] == "requests" for key in cells) == 23 * 7


def test_a_slip_in_one_row_moves_no_other():
    text = (EXCERPTS / "hongze-2023.txt").read_text("utf-8")
    cells = cells_of(text.replace("10 0 0 0 0 0 10\n", "11 0 0 0 0 0 11\n"))
    read = [cells["requests", row, "total"].quantity.value for row in ("d8", "u1", "u2", "u3")]
    assert read == [0, 11, 3, 0]


def test_rows_that_may_be_one_off_are_left_out_where_no_sum_proves_their_order():
    text = (EXCERPTS / "hongze-2023.txt").read_text("utf-8")
    text = text.replace("10 0 0 0 0 0 10\n", "11 0 0 0 0 0 11\n")
    cells = cells_of(text.replace("（六）其他处理 0 0 0 0 0 0 0\n", ""))
    assert not {("requests", row, "total") for row in ("u1", "u2", "n4")} & set(cells)
    assert cells["requests", "new", "total"].quantity.value == 21
    assert cells["requests", "u3", "total"].quantity.value == 0


def test_a_note_and_a_heading_may_stand_between_a_head_and_its_numbers():
    cells = cells_of((EXCERPTS / "shanghai-office-2025.txt").read_text("utf-8"))
    read = [cells["disputes", row, column].quantity.value for row in SUITS for column in RESULTS]
    assert read == [40, 0, 10, 5, 55, 2, 0, 4, 6, 12, 6, 0, 9, 7, 22]


DOCUMENTS_BEHIND = (
    "二、主动公开政府信息情况\n第二十条第（一）项\n"
    "信息内容 本年制发件数 本年废止件数 现行有效件数\n"
    "1 2 33\n规章\n8 3 41\n行政规范性文件\n第二十条第（五）项\n信息内容 本年处理决定数量\n550\n"
    "行政许可\n第二十条第（八）项\n信息内容 本年收费金额（单位：万元）\n77.28\n行政事业性收费\n"
    "三、收到和处理政府信息公开申请情况\n2023年收到申请12件。\n"
)


def values(cells, row):
    return [int(cell.quantity.value) for key, cell in cells.items() if key[1] == row]


def test_labels_of_documents_behind_their_values_name_those():
    cells = cells_of(DOCUMENTS_BEHIND)
    assert values(cells, "rules") == [1, 2, 33]
    assert values(cells, "normative_documents") == [8, 3, 41]
    assert values(cells, "licences") == [550]
    assert values(cells, "fees") == [77]


@pytest.mark.parametrize("row", ["规章 1 33", "| 规章 | 1 | 33 |", "规章 133", "规章\n133"])
def test_digits_of_a_cell_never_fill_the_place_of_a_lost_one(row):
    text = DOCUMENTS_BEHIND.replace("1 2 33\n规章\n8 3 41\n行政规范性文件", row)
    assert values(cells_of(text), "rules") == []


def test_a_number_of_the_next_section_never_fills_a_lost_last_cell():
    assert values(cells_of(DOCUMENTS_BEHIND.replace("77.28\n", "")), "fees") == []
