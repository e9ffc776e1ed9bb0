"""The arithmetic checks on real reports, whose contradictions are known."""

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from corpus.checks import RULES, check, check_years
from corpus.indicators import load_indicators
from corpus.read import read_report
from corpus.report import Report

REPORTS = Path(__file__).parent / "reports"
CORPUS = Path(__file__).parent.parent / "corpus" / "reports"


@cache
def report(name) -> Report:
    folder = REPORTS if (REPORTS / f"{name}.txt").exists() else CORPUS
    return read_report(folder / f"{name}.txt")


def outcomes(name):
    return Counter((item.rule, item.outcome) for item in check(report(name)))


@pytest.mark.parametrize("name", ["001", "003", "006", "010", "012", "wuhan-qiaokou-2020"])
def test_reports_that_add_up_pass(name):
    found = outcomes(name)
    assert not [key for key in found if key[0] != "R8" and key[1] != "pass"]
    assert found["R2", "pass"] == 7
    assert found["R4", "pass"] == 3


def test_results_that_exceed_their_total_fail():
    failed = [item for item in check(report("016")) if item.outcome == "fail"]
    assert {(item.rule, item.subject) for item in failed} >= {("R3", "total")}
    (total,) = [item for item in failed if (item.rule, item.subject) == ("R3", "total")]
    assert (total.expected, total.found) == (27, 21)
    text = report("016").source_text
    assert text[total.places[-1].start : total.places[-1].end] == "21"


def test_a_total_that_is_not_printed_is_not_assessed():
    rows = {(item.rule, item.subject): item.outcome for item in check(report("008"))}
    assert rows["R1", "carried_forward"] == "not_assessable"


def test_text_that_counts_carried_over_requests_too_agrees_with_the_table():
    stated = [item for item in check(report("wuhan-qiaokou-2020")) if item.rule == "R8"]
    passed = {item.found for item in stated if item.outcome == "pass"}
    assert {168, 165, 6} <= passed


PARTS = "予以公开 部分公开 不予公开 无法提供 不予处理 作其他处理 自然人申请 法人或其他组织申请"


def stated(changed, tmp_path):
    text = (REPORTS / "001.txt").read_text("utf-8")
    for before, after in changed.items():
        assert before in text
        text = text.replace(before, after)
    file = tmp_path / "changed.txt"
    file.write_text(text, "utf-8")
    found = [item for item in check(read_report(file)) if item.rule == "R8"]
    return {item.subject: item for item in found}


def test_parts_of_the_requests_in_prose_are_compared_with_their_rows_and_columns(tmp_path):
    found = stated({}, tmp_path)
    assert {found[part].outcome for part in PARTS.split()} == {"pass"}
    assert found["无法提供"].found == 1078


def test_a_part_that_differs_fails_where_the_other_parts_agree(tmp_path):
    found = stated({"无法提供1078件": "无法提供1087件"}, tmp_path)
    assert (found["无法提供"].outcome, found["无法提供"].expected) == ("fail", 1078)
    assert found["部分公开"].outcome == "pass"


def test_parts_most_of_which_differ_may_count_other_bodies(tmp_path):
    other = {f"{part}{n}件": f"{part}{n + 1}件" for part, n in (
        ("予以公开", 1191), ("部分公开", 328), ("无法提供", 1078), ("不予处理", 406),
    )}  # fmt: skip
    assert stated(other, tmp_path)["无法提供"].outcome == "uncertain"


def test_a_report_without_tables_cannot_be_assessed():
    found = outcomes("kundulun-2013")
    assert {rule for rule, outcome in found if outcome == "not_assessable"} == {
        "R1",
        "R2",
        "R3",
        "R4",
    }


def test_requests_carried_over_are_compared_with_the_year_before():
    before, after = report("017"), report("016")
    same = replace(before, header=replace(before.header, issuer=after.header.issuer))
    found = {item.rule: item.outcome for item in check_years([after, same])}
    assert found["R5"] == "pass"
    assert not check_years([after])


def test_every_rule_is_explained():
    used = {item.rule for name in ("016", "wuhan-qiaokou-2020") for item in check(report(name))}
    assert used <= set(RULES)


def test_indicators_of_tables_have_labels_in_both_languages():
    for indicator in load_indicators().by_key.values():
        assert indicator.zh
        assert indicator.en
        assert not indicator.table or indicator.printed
