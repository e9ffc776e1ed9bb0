"""Some of so many things, by what became of them, of what kind they are, and how many more came."""

import pytest

from assistant import Youju
from vectorstore.store import Store

_PART = """石桥县人民政府2021年政府信息公开工作年度报告

一、总体情况

（一）主动公开。公布危旧房改造名册，1180户危旧房户中已有1124户搬入新居并验收，其余继续施工。公开行政许可结果946件，\
含食品经营审批512件、施工许可审批301件、演出审批90件及其他事项43件。截至年底，全县无本地确诊病例。

（二）依申请公开。全年新收政府信息公开申请45件，比2020年的38件增加7件。

（三）监督保障。热线栏目现场解答问题203个，会后交办61个，已办结58个。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory, encoder):
    folder = tmp_path_factory.mktemp("some")
    (folder / "shiqiao.txt").write_text(_PART, "utf-8")
    with Store.open(folder / "store", encoder) as store:
        store.index([folder / "shiqiao.txt"])
        yield Youju(store).ask


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("石桥县2021年1180户危旧房户全部搬入新居了？", ("不是", "1180", "1124")),
        ("石桥县2021年会后交办的61个问题都办结了吗", ("没有", "61", "58")),
    ],
)
def test_one_clause_says_of_so_many_how_many_were_so(ask, question, told):
    text = ask(question).text
    assert text.startswith(told[0])
    assert all(number in text for number in told[1:])


def test_one_cell_of_all_kinds_does_not_say_which_of_them_is_the_most(ask):
    assert "512" in ask("石桥县2021年公开的四类行政许可结果里，哪一类最多？").text


@pytest.mark.parametrize(
    "question",
    [
        "石桥县2021年的本地确诊病例是在哪家医院治疗的",
        "石桥县2021年的确诊病例由谁救治",
    ],
)
def test_that_there_was_none_answers_where_it_was(ask, question):
    text = ask(question).text
    assert "不符" in text
    assert "无本地确诊病例" in text


@pytest.mark.parametrize("question", ["石桥县2021年新收申请比上年增加了多少"])
def test_what_came_in_more_is_not_what_came_in_the_year_before(ask, question):
    assert "：7件" in ask(question).text
