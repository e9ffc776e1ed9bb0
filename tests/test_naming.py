"""What is asked for by name, or all of so many things, is answered only where it stands there."""

import pytest

from assistant import Youju
from assistant.judging.naming import names_just_so_many


@pytest.fixture(scope="module")
def ask(store):
    return Youju(store).ask


@pytest.mark.parametrize(
    "question",
    [
        "Which 14 departments gave up their approval powers in Chuxiong High-tech Zone in 2018?",
        "楚雄高新区把审批事项交出来的14个部门是哪些？",
        "Which two administrative fees does Qiaokou still charge?",
        "Which cloud company looked after the security of Urumqi's portal in 2017?",
        "乌鲁木齐2017年和哪家公司合作做云监管？",
        "Who is the mayor of Urumqi according to the 2017 report?",
        "昆区2013年负责信息公开的领导叫什么名字？",
        "Which of Urumqi's departments were the ones not taking openness seriously enough in 2017?",
        "Which units in the Chuxiong zone were late putting information out in 2018?",
        "楚雄经开区2018年季度通报里,哪个单位政务公开排最后?",
        "硚口2020年那起信息公开的官司,告的是哪个部门?",
        "What is the name of the one 'scattered and polluting' firm still waiting to be moved in "
        "the Urumqi High-tech Zone?",
        "乌鲁木齐高新区2018年待搬迁的那1家“散乱污”企业叫什么名字?",
        "进驻昆区那个综合服务中心的11家是哪些单位",
        "硚口2020年完成改造的12个老旧小区是哪些",
        "乌鲁木齐高新区2018年重点项目里没开工的是哪个项目?",
        "List the names of the companies that asked Qiaokou for information in 2020.",
        "Which fourteen departments handed over their approvals in Chuxiong High-tech Zone?",
        "What was the mean fine in Urumqi in 2017?",
        "2018年乌鲁木齐高新区政务公开考核,哪些单位拿了奖?",
        "What phone number does the 2018 report of Urumqi's High-tech Zone give for enquiries?",
        "Is there a phone number in Urumqi High-tech Zone's 2018 report? Which one?",
        "Which four accounts did Kundulun open on Douyin in 2013?",
        "Name the six deputy mayors of Kundulun in the 2013 report.",
    ],
)
def test_a_number_or_a_kind_is_no_name(ask, question):
    assert ask(question).abstained


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Which two departments kept watch round the clock in the Urumqi High-tech Zone?", "网信"),
        ("昆区2013年报告开头提到的内蒙古发展思路叫什么？", "8337"),
        ("楚雄高新区公文的公开属性有哪四种？", "此件公开发布"),
        (
            "Kundulun's 2013 report talks about a scheme of five ways of processing things. "
            "Can you name the five?",
            "明确答复制",
        ),
        ("What were schools in Kundulun told to be most open about in 2013?", "教育收费"),
        ("From which date did every Urumqi agency have to mark papers as open or not?", "9月1日"),
    ],
)
def test_a_name_that_stands_there_is_given(ask, question, named):
    answer = ask(question)
    assert not answer.abstained
    assert named in answer.text + "".join(c.quote for c in answer.citations)


def test_a_sentence_that_counts_and_names_as_many_as_asked_is_told(ask):
    answer = ask("楚雄经开区“五公开”指哪五项？")
    assert any("决策、执行、管理、服务、结果“五公开”" in c.quote for c in answer.citations)


def test_problems_alone_are_those_that_the_report_lists(ask):
    answer = ask("Problems Chuxiong development zone owned up to in 2018?")
    listed = ask("What problems does the Chuxiong development zone admit in 2018?")
    assert [c.quote for c in answer.citations] == [c.quote for c in listed.citations]
    assert answer.citations


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ('推行"五制"办理制度(直接办理制、承诺办理制、联合办理制、申报办理制、明确答复制)', 5),
        ("三个平台:网站、微信和微博", 3),
    ],
)
def test_just_so_many_things_are_named_behind_their_number(said, wanted):
    assert names_just_so_many(said, wanted)
    assert not names_just_so_many(said, wanted + 1)
    assert not names_just_so_many(said.replace("五", "").replace("三", ""), wanted)
