"""Table 2 as web pages have it: signs told by words, parts of rows, lost heads, broken labels."""

from decimal import Decimal

import pytest

from corpus.tables import tables_of

OLD = "信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n"
NEW = "第二十条第(一)项\n信息内容 本年制发件数 本年废止件数 现行有效件数\n"


def cells(text):
    """The cells of the only table of a text, as row and column to value."""
    (table,) = tables_of(text)
    return {(cell.place.row, cell.place.column): cell.quantity.value for cell in table.cells}


@pytest.mark.parametrize(
    ("printed", "change"),
    [("增10", 10), ("增加10", 10), ("新增10", 10), ("↑10", 10), ("减10", -10), ("减少10项", -10)],
)
def test_a_word_may_stand_for_the_sign_of_a_change(printed, change):
    for row in (f"行政许可 | 8 | {printed} | 18 |\n", f"行政许可\n8\n{printed}\n18\n"):
        found = cells(OLD + row)
        assert found["licences", "change"] == change
        assert found["licences", "decisions"] == 18


def test_the_values_of_a_part_of_a_row_are_not_those_of_the_row():
    found = cells(
        f"{OLD}行政许可 | 8 | 10 | 18 |\n其他对外管理服务事项 | 行政检查 | 12 | 1 | 30 |\n"
        "行政确认 | 7 | 2 | 9 |\n第二十条第（六）项 |\n" + OLD + "行政处罚 | 3 | 2 | 5 |\n"
    )
    assert {row for row, _ in found} == {"licences", "penalties"}


@pytest.mark.parametrize("border", [" | ", "\n"])
def test_a_table_that_has_lost_its_heads_is_known_by_its_rows(border):
    rows = (
        ("规章", 0, 0, 0),
        ("行政规范性文件", 3, 1, 16),
        ("行政许可", 247),
        ("行政处罚", 16),
        ("行政强制", 15),
    )
    found = cells("二、主动公开政府信息情况\n" + "\n".join(border.join(map(str, r)) for r in rows))
    assert found["normative_documents", "in_force"] == 16
    assert [
        found[row, "decisions"] for row in ("licences", "penalties", "compulsory_measures")
    ] == [*(247, 16, 15)]


def test_a_sentence_about_documents_is_no_table():
    assert not tables_of(
        "累计主动公开政府规章0件、规范性文件0件；行政许可处理决定数量324宗；行政处罚31宗。"
    )


@pytest.mark.parametrize("label", ["行政规\n范性文件\n3 1 16", "行政规范\n3 1 16\n性文件"])
def test_a_label_may_be_broken_before_or_around_its_values(label):
    found = cells(
        f"{NEW}规章 0 0 0\n{label}\n第二十条第(五)项\n信息内容 本年处理决定数量\n行政许可 7\n"
    )
    documents = [found["normative_documents", name] for name in ("issued", "repealed", "in_force")]
    assert documents == [3, 1, 16]
    assert found["licences", "decisions"] == 7


@pytest.mark.parametrize(
    ("sentence", "settled"),
    [
        ("集中公开现行有效行政规范性文件698件，动态更新制发的规范性文件88件。", (88, 55, 698)),
        ("全年制发行政规范性文件88件。", (88, None, None)),
        ("集中公开现行有效规范性文件698件。", (None, None, 698)),
        ("集中公开现行有效规范性文件700件。", (None, None, None)),
    ],
)
def test_what_the_text_states_of_documents_tells_run_together_cells_apart(sentence, settled):
    found = cells(
        f"{sentence}第二十条第(一)项信息内容本年制发件数本年废止件数现行有效件数规章000"
        "行政规范性文件8855698第二十条第(五)项信息内容本年处理决定数量行政许可10690"
    )
    names = ("issued", "repealed", "in_force")
    assert tuple(found.get(("normative_documents", name)) for name in names) == settled
    assert found["licences", "decisions"] == 10690


def test_a_sign_ends_the_cell_before_it():
    found = cells(
        "第二十条第(六)项信息内容上一年项目数量本年增/减处理决定数量行政处罚2648-18538"
        "第二十条第(八)项信息内容上一年项目数量本年增/减行政事业性收费12-1"
    )
    assert found == {
        ("penalties", "items_before"): Decimal(2648),
        ("fees", "items_before"): Decimal(12),
        ("fees", "change"): Decimal(-1),
    }
