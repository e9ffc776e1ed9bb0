"""Of a region that only a department reports on, that department tells what is its own subject."""

import pytest
from stand_ins import BESIDE, QuickEngine

from assistant import Youju
from vectorstore.encoder import Encoder
from vectorstore.store import Store

REPORT = """临江市水务局2021年政府信息公开工作年度报告
一、总体情况
全年公开信息312条，举办培训2次。城区供水管网漏损率降到8.2%，更换老旧管道41公里。
二、收到和处理政府信息公开申请情况
全年收到政府信息公开申请6件，均已答复。
"""


@pytest.fixture(scope="module")
def youju(tmp_path_factory):
    folder = tmp_path_factory.mktemp("department")
    (folder / "linjiang-shuiwu-2021.txt").write_text(REPORT, "utf-8")
    others = ["suqian-2023.txt", "hongze-2024.txt", "pingtan-2022.txt", "huaian-2024.txt"]
    with Store.open(folder / ".youju", Encoder(QuickEngine())) as store:
        store.index([folder / "linjiang-shuiwu-2021.txt", *(BESIDE / name for name in others)])
        yield Youju(store)


def test_its_subject_is_told_and_whose_report_it_is(youju):
    answer = youju.ask("临江市2021年供水管网漏损率降到多少?")
    assert "8.2%" in answer.text
    assert "水务局" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "临江市2021年收到多少件政府信息公开申请?",
        "临江市2021年公开信息多少条?",
        "How many trainings did Linjiang hold in 2021?",
        "临江市2020年供水管网漏损率降到多少?",
    ],
)
def test_what_every_report_tells_is_the_departments_alone(youju, question):
    assert youju.ask(question).abstained
