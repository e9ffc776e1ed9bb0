"""The statistics table of 2014 to 2018: every value under its own row, whatever the layout."""

import pytest
from statistics_generator import BETWEEN, make

from corpus.read import report_of

SEEDS = range(8)


def read(text):
    found = {}
    for fact in report_of(text, "made", "made.txt", "made.txt").facts:
        if fact.table is not None and fact.indicator.startswith("statistics."):
            found.setdefault(fact.indicator.removeprefix("statistics."), fact.quantity.value)
    return found


@pytest.mark.parametrize("layout", BETWEEN)
def test_every_value_stands_under_its_row(layout):
    for seed in SEEDS:
        text, truth = make(seed, layout)
        assert read(text) == truth


@pytest.mark.parametrize("layout", ["lines", "pipes", "tabs", "commas"])
def test_a_lost_value_is_left_out_and_shifts_no_other(layout):
    for seed in SEEDS:
        text, truth = make(seed, layout)
        between = BETWEEN[layout]
        lost = between.join(("2.政府网站公开政府信息数", "条", str(truth["website"])))
        found = read(text.replace(lost, between.join(("2.政府网站公开政府信息数", "条"))))
        assert found.get("website") is None
        assert {k: v for k, v in found.items() if v is not None and truth[k] != v} == {}


PINGTAN = (
    "平潭县人民政府2012年政府信息公开工作年度报告\n2012年{prose}，电子邮件申请3条。\n"
    "附件1：平潭县人民政府2012年政府信息公开情况统计表 指标名称计量单位2012年度历年累计"
    "主动公开信息数条20263542其中：1.网站公开条179533042.政府公报公开条07"
    "受理依申请公开信息总数条2121其中：1.当面申请数条18182.电子邮件申请数条33行政复议数条00"
)


def cells(text):
    facts = report_of(text, "made", "made.txt", "made.txt").facts
    return {
        (fact.table.row.rpartition("/")[2], fact.table.column): fact.quantity.value
        for fact in facts
        if fact.table is not None
    }


def test_a_whole_with_parts_left_out_is_told_apart_by_the_text():
    found = cells(PINGTAN.format(prose="主动公开政府信息2026条，网站公开1795条"))
    assert found["主动公开信息数", "year"] == 2026
    assert found["主动公开信息数", "cumulative"] == 3542
    assert found["其中：1.网站公开", "year"] == 1795
    assert found["其中：1.网站公开", "cumulative"] == 3304
    assert found["2.政府公报公开", "cumulative"] == 7
    assert found["2.电子邮件申请数", "year"] == 3


def test_numbers_run_together_that_nothing_tells_apart_are_left_out():
    found = cells(PINGTAN.format(prose="主动公开工作得到加强"))
    assert ("主动公开信息数", "year") not in found
    assert ("其中：1.网站公开", "year") not in found
    assert found["其中：1.当面申请数", "year"] == 18


LOCAL = "某县人民政府2014年政府信息公开工作年度报告\n指标名称 | 计量单位 | 2014年度 | 历年累计\n"


def test_labels_behind_their_values_are_not_taken_for_those_of_the_next():
    rows = "2543 78967\n主动公开文件数 条\n21 121\n受理依申请公开信息总数 条\n1 5\n行政复议数 件\n"
    assert cells(LOCAL.replace(" |", "") + rows) == {}


def test_the_digits_of_one_cell_of_a_grid_are_one_number():
    rows = (
        "主动公开文件数 | 条 | 2543 | 78967 |\n受理依申请公开信息总数 | 条 | 121 |\n"
        "其中：1、当面申请数 | 条 | 1 | 21 |\n行政复议数 | 件 | 1 | 5 |\n"
    )
    found = cells(LOCAL + rows)
    assert ("受理依申请公开信息总数", "year") not in found
    assert found["主动公开文件数", "year"] == 2543
    assert found["行政复议数", "cumulative"] == 5


@pytest.mark.parametrize("layout", ["lines", "pipes", "spaces"])
def test_numbers_before_the_labels_are_no_values(layout):
    for seed in SEEDS:
        text, truth = make(seed, layout)
        head, rows = text.split("统计指标")
        between = BETWEEN[layout]
        numbered = []
        for row in ("一、主动" + rows.partition("一、主动")[2]).splitlines():
            starts = layout != "lines" or row[0] in "一二三四五六七八九（其制涉" or row[1:2] == "."
            numbered += [f"{len(numbered) + 1}{between}{row}"] if starts else []
            if not starts:
                numbered[-1] += f"\n{row}"
        table = f"序号{between}统计指标{between}单位{between}统计数\n" + "\n".join(numbered)
        assert read(head + table) == truth


@pytest.mark.parametrize("between", ["\n", " | "])
def test_codes_behind_the_labels_are_no_values(between):
    rows = (
        ("主动公开信息数", "条", "01", "120", "450"),
        ("新增的规范性文件数", "条", "02", "4", "9"),
    )
    head = (
        "指 标 名 称",
        "计量",
        "单位",
        "代码",
        "本期实际",
        "本年累计",
        "甲",
        "乙",
        "丙",
        "1",
        "2",
    )
    found = cells("\n".join(between.join(row) for row in (head, *rows)))
    assert found == {
        ("主动公开信息数", "year"): 120,
        ("主动公开信息数", "cumulative"): 450,
        ("新增的规范性文件数", "year"): 4,
        ("新增的规范性文件数", "cumulative"): 9,
    }


def test_of_several_years_the_last_is_that_of_the_report():
    found = cells(
        "统计指标 | 单位 | 2016年 | 2017年 | 同比\n"
        "（一）主动公开政府信息数 | 条 | 1000 | 1204 | 20.4%\n"
        "1.政府网站公开政府信息数 | 条 | 900 | 1100 | 22.2%\n"
        "（一）收到申请数 | 件 | 10 | 15 | 50%\n"
    )
    assert found == {
        ("（一）主动公开政府信息数", "year"): 1204,
        ("1.政府网站公开政府信息数", "year"): 1100,
        ("（一）收到申请数", "year"): 15,
    }
