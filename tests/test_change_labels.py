"""What a figure was before, what it became, and by how much: each is told from the others."""

import pytest
from stand_ins import BESIDE, QuickEngine

from assistant import Youju
from corpus.read import report_of
from vectorstore.encoder import Encoder
from vectorstore.store import Store

REPORT = """临江市人民政府2022年政府信息公开工作年度报告
一、总体情况
全年新收政府信息公开申请52件，比2021年的40件增加12件。政府网站由31家压减到18家。\
平均答复用时由14.6个工作日缩短到11.3个工作日。保留权力事项386项，较清理前的413项减少27项。
"""


def _read(text=REPORT):
    return report_of(text, "linjiang-2022", "linjiang-2022.txt", "linjiang-2022.txt").facts


@pytest.mark.parametrize(
    ("value", "label", "period"),
    [
        ("40", "新收政府信息公开申请", "2021年"),
        ("12", "新收政府信息公开申请 比2021年增加", "2021年"),
        ("31", "政府网站 原有", ""),
        ("18", "政府网站", ""),
        ("14.6", "平均答复用时 原有", ""),
        ("11.3", "平均答复用时", ""),
        ("413", "保留权力事项 清理前", ""),
        ("27", "保留权力事项 较清理前减少", ""),
    ],
)
def test_each_figure_of_a_change_says_which_it_is(value, label, period):
    (fact,) = (fact for fact in _read() if str(fact.quantity.value) == value)
    assert (fact.label, fact.period) == (label, period)


def test_a_comparison_is_said_of_the_figure_that_it_fits():
    text = REPORT + "新收62件，上年结转3件，较2020年的45件多17件。\n"
    told = {str(fact.quantity.value): fact.label for fact in _read(text)}
    assert told["45"] == "新收"


def test_what_the_year_before_came_to_is_no_indicator_of_the_report():
    told = [fact for fact in _read() if fact.indicator == "requests.accepted"]
    assert [str(fact.quantity.value) for fact in told] == ["52"]


def test_a_list_mark_before_a_figure_is_still_no_decimal():
    text = REPORT + "1.12个行政机关参加。\n"
    assert any(str(fact.quantity.value) == "12" for fact in _read(text) if "参加" in fact.label)


@pytest.fixture(scope="module")
def youju(tmp_path_factory):
    folder = tmp_path_factory.mktemp("changes")
    (folder / "linjiang-2022.txt").write_text(REPORT, "utf-8")
    with Store.open(folder / ".youju", Encoder(QuickEngine())) as store:
        store.index([folder / "linjiang-2022.txt", BESIDE / "suqian-2023.txt"])
        yield Youju(store)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("临江市2022年申请比上年增加多少?", "12件"),
        ("How much did requests rise in Linjiang in 2022 over the year before?", "12"),
        ("临江市2022年有多少家政府网站?", "18家"),
    ],
)
def test_the_one_that_is_asked_for_is_told(youju, question, told):
    answer = youju.ask(question)
    assert told in answer.text
    assert "31" not in answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("临江市2021年新收到多少件政府信息公开申请?", "40件"),
        ("How many more requests did Linjiang receive in 2022 than in 2021?", "12"),
        ("临江市2021年收取信息处理费多少元?", "没有"),
    ],
)
def test_a_year_without_a_report_is_told_by_the_one_after_where_that_states_it(
    youju, question, told
):
    assert told in youju.ask(question).text


def test_english_says_whether_it_went_up_or_down(youju):
    answer = youju.ask("Did Linjiang get more or fewer requests in 2022 than the year before?")
    assert "52" in answer.text
    assert "12 (新收政府信息公开申请 比2021年增加: an increase)" in answer.text


def test_two_reports_are_held_against_each_other_as_they_are(youju):
    asked = "临江市2022年和宿迁市2023年，哪个比上年多收到的申请多?"
    assert youju.ask(asked).text


@pytest.mark.parametrize(
    "question",
    [
        "How many new requests did Linjiang receive the year before 2022?",
        "临江市2022年的前一年新收到多少件政府信息公开申请?",
    ],
)
def test_the_year_before_a_year_is_the_one_before_it(youju, question):
    assert "40" in youju.ask(question).text


def test_what_was_carried_into_a_year_came_over(store):
    answer = Youju(store).ask("How many requests were carried into Qiaokou's 2020 from 2019?")
    assert "6" in answer.text
