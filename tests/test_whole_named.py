"""The share of a whole that is named in other words than the report has, or with several parts."""

import pytest
from stand_ins import QuickEngine

from assistant import Youju
from vectorstore.encoder import Encoder
from vectorstore.store import Store

REPORT = """大冶市人民政府2021年政府信息公开工作年度报告
一、总体情况
全年公开信息2000条。按渠道分，政府网1240条，微信500条，电子屏260条。
全年新收申请400件，按渠道分：网上提交300件，邮寄80件，当面20件；按内容分：土地征收140件，房屋拆迁60件，其他200件。
年内办结的申请360件中，予以公开90件，部分公开30件，无法提供240件。
教育资金1600万元分3批公示，其中校车购置800万元、食堂改造240万元、其他560万元。
征求对停车场规划的意见，收到建议80条，采纳25条，未采纳55条。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    (folder / "daye-2021.txt").write_text(REPORT, "utf-8")
    with Store.open(folder / "store", Encoder(QuickEngine())) as store:
        store.index([folder / "daye-2021.txt"])
        yield Youju(store).ask


@pytest.mark.parametrize(
    ("question", "formula"),
    [
        ("大冶市2021年政府网发布量占全年公开总量多少？", "1240 / 2000 = 62"),
        ("大冶市2021年微信占公开信息总量的百分之几？", "500 / 2000 = 25"),
        ("大冶市2021年办结的申请里，予以公开的占多少？", "90 / 360 = 25"),
        ("大冶市2021年土地征收与房屋拆迁两类申请合计占全部新收申请的百分之几？",
         "140 + 60 = 200; 200 / 400 = 50"),
        ("What percentage of Daye's new requests in 2021 concerned land acquisition and house "
         "demolition together?", "140 + 60 = 200; 200 / 400 = 50"),
        ("大冶市2021年教育资金中校车购置和食堂改造合计占多少？",
         "800万元 + 240万元 = 1040万元; 1040万元 / 1600万元 = 65"),
    ],
)  # fmt: skip
def test_a_share_is_of_the_whole_that_is_named(ask, question, formula):
    assert formula in ask(question).text


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How many suggestions were not adopted in Daye in 2021?", "55"),
        ("How many suggestions were adopted in Daye in 2021?", "25"),
        ("How many suggestions were turned down in Daye in 2021?", "55"),
        ("How many of the suggestions were rejected in Daye in 2021?", "55"),
    ],
)
def test_what_was_not_done_is_another_figure_than_what_was(ask, question, figure):
    assert ask(question).text.startswith(f"Daye City, 2021: {figure} ")


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("大冶市2021年未采纳的建议有多少条？", "55条"),
        ("大冶市2021年停车场规划的建议有多少条没有采纳？", "55条"),
        ("大冶市2021年采纳的建议有多少条？", "25条"),
    ],
)
def test_so_it_is_in_chinese(ask, question, figure):
    assert ask(question).text.split("：")[1].startswith(figure)


def test_how_requests_were_sent_in_is_told_by_the_ways(ask):
    told = ask("Break down Daye's new information requests in 2021 by how they were sent in.").text
    assert "网上提交300件，邮寄80件，当面20件" in told
