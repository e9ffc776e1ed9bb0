"""The telephone of a report is that of the body that it names, and of no other."""

import pytest

from assistant import Youju


@pytest.fixture(scope="module")
def ask(store):
    return Youju(store).ask


@pytest.mark.parametrize(
    "question",
    [
        "硚口2020年报说有疑问请联系区政府办公室,那个办公室的电话是几号?",
        "硚口区2020年报里信访局的联系电话是多少?",
    ],
)
def test_another_body_than_the_one_to_ask_is_set_right(ask, question):
    found = ask(question)
    assert "不符" in found.text
    assert "政务服务和大数据管理局" in found.text
    assert "83616771" in found.text


@pytest.mark.parametrize(
    "question",
    [
        "硚口区2020年报里政务服务和大数据管理局的电话是多少?",
        "硚口区2020年报的联系电话是多少?",
        "硚口区政府信息公开办公室的电话是多少?",
        "乌鲁木齐2017年报有疑问联系哪个办公室,电话多少?",
        "乌鲁木齐市政务公开办公室电话多少?",
    ],
)
def test_the_body_to_ask_itself_or_none_is_not(ask, question):
    text = ask(question).text
    assert "不符" not in text
    assert "电话" in text
