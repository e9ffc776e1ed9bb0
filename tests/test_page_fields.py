"""The block of keys and values that a page puts above a report is read key by key."""

import pytest
from stand_ins import FIVE

from corpus.page_fields import page_fields


def _read(text):
    return {field.key: text[field.value.start : field.value.end] for field in page_fields(text)}


def test_the_keys_of_one_line_have_their_values():
    found = _read((FIVE / "kundulun-2013.txt").read_text("utf-8"))
    assert found["发布日期"] == "2014-01-30 10:55"
    assert found["发布单位"] == "昆区政府管理员"
    assert found["来源"] == "昆区政府网"
    assert found["点击量"] == "19578"


def test_the_keys_of_a_list_have_their_values_and_a_blank_one_is_blank():
    found = _read((FIVE / "chuxiong-development-zone-2018.txt").read_text("utf-8"))
    assert found["公开目录"] == "政府信息公开年报"
    assert found["发文日期"] == "2018年12月20日"
    assert found["文号"] == ""


def test_a_key_before_the_next_key_is_blank():
    found = _read((FIVE / "urumqi-hightech-zone-2018.txt").read_text("utf-8"))
    assert found["来源"] == ""
    assert found["发布时间"] == "2019-01-11"


@pytest.mark.parametrize(
    ("block", "key", "value"),
    [
        ("分 类 | 政府信息公开年报 其他 | 文 号 | 有 效 性 |", "分类", "政府信息公开年报 其他"),
        ("分 类 | 政府信息公开年报 其他 | 文 号 | 有 效 性 |", "文号", ""),
        ("备注/文号:德审[2011]1号", "备注/文号", "德审[2011]1号"),
        ("日期:2021-01-22来源:合川工业园区管委会", "来源", "合川工业园区管委会"),
        ("发布者:区教体局   浏览次数:19432", "发布者", "区教体局"),
    ],
)
def test_keys_in_tables_glued_together_or_unknown(block, key, value):
    assert _read(f"{block}\n甲区2016年政府信息公开工作年度报告\n一、概述")[key] == value


def test_what_stands_in_the_report_itself_is_no_key_of_the_page():
    sentence = "我区2016年做好了政府信息公开工作，详情如下所述，特此报告。"
    text = f"甲区2016年政府信息公开工作年度报告\n{sentence}\n来源:甲区"
    assert _read(text) == {}
