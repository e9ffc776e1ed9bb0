"""Which one it was and how much of it, the largest of a kind, from how much to how much."""

import re

import pytest

from assistant import Youju
from assistant.understanding.spelling import corrected
from corpus.glossary import Glossary
from corpus.quantities import numbers_in
from vectorstore.store import Store

REPORT = """播州区人民政府2023年政府信息公开工作年度报告

一、总体情况

全区登记古树名木186株中一级保护12株、二级保护41株、三级保护133株。14个镇（街道）中有5个年内更换了公开联络员。

端午假期接待游客31.2万人次，日最高7.9万人次，因停车位不足引起投诉，增设临时车位260个。发放节水奖励36户，共4.2万元，最高一户3800元。

价格方面，召开天然气听证会1次，有代表25名参加，居民用气最终每立方米由2.36元调至2.58元。1月供气初期，南白街道和平小区因管道破裂停气，连续来电73个，退还用户三天气费共计1.8万元。

6月2日湘江出现洪水，最高水位8.42米，超警戒1.35米。共转移群众2300人，无人员死亡。

公布证明事项清单，涉及部门31个，保留证明事项57项，较清理前的132项减少75项。公开水利资金140万元，其中石板村沟渠86万元、其余3个项目54万元，监督小组对石板沟渠提出厚度不足意见后，返工61米，扣减施工方工程款2.6万元。

社会评议发放问卷800份，收回762份，满意率93.1%，评分最低的一项是“办事指南完整程度”，只有79.4%。
"""


@pytest.fixture(scope="module")
def said(tmp_path_factory, encoder):
    """The answer to a question of the one report, without whose it is."""
    folder = tmp_path_factory.mktemp("which")
    path = folder / "bozhou-2023.txt"
    path.write_text(REPORT, encoding="utf-8")
    with Store.open(folder / "store", encoder) as store:
        store.index([path])
        youju = Youju(store)
        yield lambda question: re.split("[:：]", youju.ask(question).text, maxsplit=1)[-1]


def numbers(text):
    return {str(n.value) for n in numbers_in(re.sub(r"\[\d+\]|[“(（][^”)）]*[”)）]", "", text))}


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("播州区2023年一级保护的古树有多少株", "12"),
        ("播州区2023年二级保护的古树有多少株", "41"),
        ("How many old trees in Bozhou were under second-class protection in 2023?", "41"),
        ("播州区2023年有几个镇更换过公开联络员", "5"),
        ("播州区2023年登记古树名木多少株", "186"),
    ],
)
def test_a_part_is_neither_the_whole_before_it_nor_the_grade_beside_it(said, question, number):
    assert numbers(said(question)) == {number}


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("播州区2023年端午人最多的一天来了多少游客", "7.9"),
        ("播州区2023年节水奖励最多的一户给了多少", "3800"),
        ("播州区2023年社会评议里得分最低的是哪项", "79.4"),
    ],
)
def test_what_a_report_calls_the_highest_is_the_highest(said, question, number):
    assert number in said(question)


@pytest.mark.parametrize(
    "question",
    [
        "播州区2023年居民用气价格从多少涨到多少",
        "From how much to how much did the gas price in Bozhou rise in 2023?",
    ],
)
def test_from_how_much_to_how_much_has_two_ends(said, question):
    assert numbers(said(question)) == {"2.36", "2.58"}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("播州区2023年1月哪个小区停气了？退了多少气费", ("和平小区", "1.8")),
        ("Bozhou 2023: where was the gas cut off and how much was paid back?", ("和平小区", "1.8")),
        ("播州区2023年那次洪水有没有死人？转移了多少群众", ("无人员死亡", "2300")),
    ],
)
def test_which_one_it_was_is_told_beside_its_figure(said, question, told):
    answer = said(question)
    assert all(one in answer for one in told)


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("播州区2023年证明事项精简了多少项", "75"),
        ("By how many items did Bozhou trim its certification items in 2023?", "75"),
        ("How much was withheld from the contractor over the Shiban ditch in Bozhou?", "2.6万"),
        ("How high did the river get in Bozhou in June 2023?", "8.42"),
    ],
)
def test_a_figure_of_what_was_done_goes_before_one_of_what_it_was_done_to(said, question, number):
    assert number in said(question)


def test_a_name_in_quotation_marks_has_no_slip_of_the_pen():
    asked = 'who runs the "two Guangs" network, and how many aplications were there'
    read = corrected(asked.lower(), Glossary.load(), lambda _: (), ())
    assert '"two guangs"' in read
    assert "applications" in read
