"""Why there was more or less is told by the sentence that gives the reason, and by no other."""

import pytest
from stand_ins import BESIDE, QuickEngine

from assistant import Youju
from vectorstore.encoder import Encoder
from vectorstore.store import Store

REPORT = """临江市人民政府2022年政府信息公开工作年度报告
一、总体情况
全年新收政府信息公开申请52件，比2021年的64件减少12件。减少的主要原因是征地批文自3月起一次性挂网。
政府网站发布信息1210条，比上年增加90条。
"""


@pytest.fixture(scope="module")
def youju(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reasons")
    (folder / "linjiang-2022.txt").write_text(REPORT, "utf-8")
    with Store.open(folder / ".youju", Encoder(QuickEngine())) as store:
        store.index([folder / "linjiang-2022.txt", BESIDE / "suqian-2023.txt"])
        yield Youju(store)


@pytest.mark.parametrize(
    "question",
    ["临江市2022年申请为什么比上年少了?", "Why did Linjiang get fewer requests in 2022?"],
)
def test_the_reason_is_told_in_its_sentence(youju, question):
    assert "征地批文" in youju.ask(question).text


def test_no_reason_is_told_of_the_other_way(youju):
    assert "征地批文" not in youju.ask("Why did requests in Linjiang rise in 2022?").text
