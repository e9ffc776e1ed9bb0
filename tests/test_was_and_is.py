"""Of 由45个减至37个 the second figure is what there is, the first what there was."""

import pytest
from stand_ins import QuickEngine

from assistant import Youju
from vectorstore.encoder import Encoder
from vectorstore.store import Store

REPORT = """大冶市人民政府2021年政府信息公开工作年度报告
一、总体情况
2021年，全市新增政府信息公开专栏6个。全市政务微信公众号由52个精简到19个。
建立会商机制，申请的平均答复用时由12.5个工作日缩短为8.2个工作日。
邀请市民代表的政府开放日从上年的9场增加到16场，参加者780人次。
《大冶市停车场规划》的听证会收到意见64条，听证会于5月12日在市图书馆二楼报告厅举行。
改进措施：组织结对，由金湖街道帮带陈贵镇、东岳路街道帮带金山店镇。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    folder = tmp_path_factory.mktemp("was")
    (folder / "daye-2021.txt").write_text(REPORT, "utf-8")
    with Store.open(folder / "store", Encoder(QuickEngine())) as store:
        store.index([folder / "daye-2021.txt"])
        yield Youju(store).ask


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("大冶市2021年政务微信公众号还有多少个？", "19个"),
        ("How many official WeChat accounts did Daye have at the end of 2021?", "19"),
        ("大冶市2021年申请的平均答复用时是多少个工作日？", "8.2个工作日"),
        ("大冶市2021年政府开放日办了多少场？", "16场"),
    ],
)
def test_what_something_became_is_what_there_is(ask, question, figure):
    assert figure in ask(question).text.split("：")[-1]


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("大冶市2021年政务微信公众号原来有多少个？", "52个"),
        ("大冶市2021年平均答复用时原来是多少？", "12.5个工作日"),
    ],
)
def test_what_there_was_is_given_where_that_is_asked(ask, question, figure):
    assert figure in ask(question).text


@pytest.mark.parametrize(
    ("question", "difference"),
    [
        ("大冶市2021年政务微信公众号减少了几个？", "52 - 19 = 33"),
        ("大冶市2021年平均答复用时缩短了多少？", "12.5 - 8.2 = 4.3"),
        ("By how many working days did Daye's average reply time fall in 2021?", "= 4.3"),
        ("How much quicker did Daye answer requests in 2021?", "= 4.3"),
    ],
)
def test_by_how_much_it_changed_is_reckoned(ask, question, difference):
    assert difference in ask(question).text


def test_where_something_was_is_told_behind_the_figure_of_another_clause(ask):
    assert "图书馆" in ask("大冶市2021年停车场规划的听证会是什么时候在哪开的？").text


def test_the_place_that_does_something_for_another_says_who_does(ask):
    assert "东岳路街道" in ask("大冶市2021年结对里谁去帮金山店镇？").text
