"""Sums, differences and shares: right, shown with their terms, each term cited."""

import operator
import re
from decimal import ROUND_HALF_UP, Decimal

import pytest

from assistant import Youju
from corpus.quantities import numbers_in

OPERATIONS = {"+": operator.add, "-": operator.sub, "/": operator.truediv}
FORMULA = re.compile(r"(-?[\d.]+(?: [-+/] [\d.]+)+) = (-?[\d.]+)(%?)")


@pytest.fixture(scope="module")
def youju(store):
    return Youju(store)


def reckoned(formula):
    """The value of "a + b - c" or "a / b", as a percentage where it says so."""
    terms, result, percent = formula.groups()
    first, *rest = terms.split(" ")
    value = Decimal(first)
    for sign, term in zip(rest[::2], rest[1::2], strict=True):
        operand = Decimal(term)
        value = OPERATIONS[sign](value, operand)
    if percent:
        value *= 100
    return value.quantize(Decimal(1).scaleb(Decimal(result).as_tuple().exponent), ROUND_HALF_UP)


@pytest.mark.parametrize(
    ("question", "result"),
    [
        (
            "Leaving aside the licences and penalties, how many items of information did the "
            "Urumqi government disclose in 2017?",
            3285,
        ),
        ("乌鲁木齐2017年受理的群众来信,除市长信箱的以外有多少件?", 4223),
        ("除了网上申请,硚口2020年其余的依申请公开办件有多少件?", 113),
        ("硚口2020年双随机检查还有几次没做完?", 19),
        (
            "Of Qiaokou's 13,332 online service items in 2020, how many could not be handled "
            "online?",
            586,
        ),
        ("昆都仑2013年公开的信息里,扣除网络公开的18条,还有多少条?", 411),
        (
            "How many Weibo posts did Urumqi's three accounts publish altogether in 2017?",
            6062,
        ),
        ("乌鲁木齐高新区2018年已被取缔和已整改的“散乱污”企业合计多少家？", 491),
        ("硚口区2020年“网上办”比“马上办”的事项多多少项？", 395),
        ("What share of its requests did Qiaokou grant in full in 2020?", "56.4"),
        ("硚口区2020年予以公开的占比是多少？", "56.4"),
        (
            "Of the 455 items in the High-tech Zone centre, how many have not reached "
            '"at most one visit"?',
            17,
        ),
        ("硚口区2020年无法提供的申请一共几件？", 60),
        ("硚口区2020年不予公开的申请一共几件？", 5),
        ("Which received more requests, Qiaokou in 2020 or Urumqi in 2017?", 155),
    ],
)
def test_what_is_computed_is_right_and_shows_how(youju, question, result):
    answer = youju.ask(question)
    formulas = list(FORMULA.finditer(answer.text))
    assert Decimal(result) in [Decimal(formula.group(2)) for formula in formulas], answer.text
    for formula in formulas:
        assert reckoned(formula) == Decimal(formula.group(2))


@pytest.mark.parametrize(
    "question",
    [
        "How many Weibo posts did Urumqi's three accounts publish altogether in 2017?",
        "硚口区2020年“网上办”比“马上办”的事项多多少项？",
        "What share of its requests did Qiaokou grant in full in 2020?",
        "硚口区2020年无法提供的申请一共几件？",
    ],
)
def test_every_term_of_a_calculation_is_in_a_quote_cited_with_it(youju, question):
    answer = youju.ask(question)
    quotes = {c.n: c.quote for c in answer.citations}
    for line in answer.text.splitlines():
        marks = [int(mark) for mark in re.findall(r"\[(\d+)\]", line)]
        stated = {abs(n.value) for mark in marks for n in numbers_in(quotes[mark])}
        for formula in FORMULA.finditer(line):
            for term in re.split(r" [-+/] ", formula.group(1)):
                assert abs(Decimal(term)) in stated


@pytest.mark.parametrize(
    "question",
    [
        "硚口区2020年城建投入多少亿元？",
        "How many press conferences did Urumqi hold in 2017?",
        "昆都仑区2013年新增公开政府信息多少条？",
    ],
)
def test_nothing_is_computed_where_one_figure_is_asked_for(youju, question):
    assert not FORMULA.search(youju.ask(question).text)


def test_sums_of_money_of_different_magnitudes_are_added_up_in_the_larger(youju):
    question = "How much did Qiaokou waive in taxes, social security and rents altogether in 2020?"
    answer = youju.ask(question).text
    assert "6.32984 billion yuan (41.2亿元 + 21.5亿元 + 5984万元 = 63.2984亿元)" in answer


def test_figures_of_different_sorts_are_not_added_up(youju):
    question = "硚口区2020年筹集的公租房和新增社保参保人次加起来是多少？"
    assert " + " not in youju.ask(question).text


def test_a_sum_is_given_in_the_unit_of_its_terms(youju):
    answer = youju.ask("乌鲁木齐高新区下达的调查询问通知书和限期改正指令书合计多少份？").text
    assert "141份 (96 + 45 = 141)" in answer


@pytest.mark.parametrize(
    ("question", "formula"),
    [
        (
            "On average, how much money did the Urumqi High-tech Zone spend on each assistance "
            "project in Luopu County?",
            "4633万元 / 100 = 46.33万元",
        ),
        ("高新区(新市区)2018年帮扶洛浦县平均每个项目投入多少钱?", "4633万元 / 100 = 46.33万元"),
        ("硚口2020年获得纾困贷款的企业平均每家多少钱?", "45.7亿元 / 2500 = 182.8万元"),
        ("高新区(新市区)2018年市级重点建设项目平均每个计划投资多少?", "466.2亿元 / 129 = 3.61亿元"),
        (
            "How many people on average attended each farmers' training course in the Urumqi "
            "High-tech Zone in 2018?",
            "1300 / 23 = 56.52",
        ),
    ],
)
def test_an_average_is_of_two_figures_that_one_sentence_states(youju, question, formula):
    assert f"({formula})" in youju.ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "硚口2020年平均每个隔离点有多少名医生?",
        "How many lawyers on average worked on each arbitration case in the Urumqi High-tech Zone?",
        "What did each pocket park in Qiaokou cost on average in 2020?",
        "Leaving aside those held online, how many press conferences did Urumqi hold in 2017?",
        "乌鲁木齐2017年的新闻发布会里,不是在周末开的有几场?",
    ],
)
def test_nothing_is_computed_without_both_figures(youju, question):
    assert youju.ask(question).abstained


@pytest.mark.parametrize(
    ("question", "formula"),
    [
        ("昆区2012年底以前累计公开多少条信息?", "1007 - 429 = 578"),
        ("How many items had Kundulun published up to the end of 2012?", "1007 - 429 = 578"),
        (
            "Qiaokou drew 4,735 businesses for double-random checks in 2020; how many had not been "
            "inspected?",
            "4735 - 4511 = 224",
        ),
        ("昆区2013年429条信息里,工程建设领域专栏的占多少?", "393 / 429 = 91.6%"),
        (
            "What share of Kundulun's 429 items in 2013 was about construction projects?",
            "393 / 429",
        ),
        (
            "Urumqi 2017: how many letters did 书记听民生 and 市长信箱 take in between them?",
            "240 + 179 = 419",
        ),
    ],
)
def test_what_is_left_what_was_before_and_what_share_it_is_are_reckoned(youju, question, formula):
    assert formula in youju.ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "昆区截至2012年底有多少个街镇便民服务大厅?",
        "How many service halls had Kundulun built by the end of 2012?",
        "What share of the 429 items in Kundulun in 2013 was read by citizens?",
        "硚口1710项事项里,街道办理的占多少?",
    ],
)
def test_a_whole_that_is_stated_is_no_whole_of_something_else(youju, question):
    assert youju.ask(question).abstained


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("How many letters reached Urumqi in 2017 through its three channels together?", "4402"),
        ("How many items went out through Weibo and other new media in Urumqi in 2017?", "9809"),
        ("硚口2020年“不予处理”的几种情形加起来是几件?", "3"),
        (
            "Urumqi 2017: how many posts did the three Weibo accounts (乌鲁木齐市政务, 红山网, "
            "乌鲁木齐发布) publish between them?",
            "6062",
        ),
    ],
)
def test_a_whole_is_not_added_to_its_parts_and_several_are_added_once(youju, question, value):
    text = youju.ask(question).text
    assert value in text
    assert "4402 +" not in text


def test_people_are_not_added_up_who_are_not_those_asked_for(youju):
    assert youju.ask("昆区2013年做政务公开的兼职人员一共几个人?").abstained


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("乌鲁木齐2017年那几个微博、微信公众号里,哪个发的信息最多?", 2920),
        ("Which Urumqi WeChat or Weibo account posted most in 2017?", 2920),
        ("硚口区2020年返汉申请平均一件有多少人?", Decimal("2.14")),
    ],
)
def test_the_most_of_several_sorts_is_the_most_of_all_of_them(youju, question, figure):
    assert str(figure) in youju.ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "How much of the 46.33 million yuan for Luopu County went to education, as per the Urumqi "
        "High-tech Zone report of 2018?",
        "How much of the 20.72 million yuan of support funds in the Urumqi High-tech Zone in 2018 "
        "went to start-ups?",
    ],
)
def test_a_sum_that_a_question_states_is_none_of_its_parts(youju, question):
    assert youju.ask(question).abstained


def test_nothing_is_compared_whose_other_side_no_list_translates(youju):
    answer = youju.ask(
        "كم عدد الأطفال دون الثالثة وكم عدد من تجاوزوا الثمانين بين مرضى كورونا (硚口) 2020؟"
    )
    assert "=" not in answer.text


@pytest.mark.parametrize(
    ("question", "formula"),
    [
        (
            "Counting both, how many 100-million-yuan-plus projects were either finished or "
            "started in Qiaokou in 2020?",
            "13 + 20 = 33",
        ),
        (
            "How many old housing estates did Qiaokou finish or start renovating in 2020, all "
            "together?",
            "12 + 50 = 62",
        ),
        (
            "Adding crops, livestock and fish together, how much did farming bring in for the "
            "Urumqi High-tech Zone in 2018 (in 100 million yuan)?",
            "4.63亿元 + 1.30亿元 + 0.57亿元 = 6.50亿元",
        ),
    ],
)
def test_what_was_done_is_added_up_of_the_thing_that_is_named(youju, question, formula):
    assert formula in youju.ask(question).text


def test_some_of_an_enumeration_are_not_added_up_for_all_of_it(youju):
    assert "1.87" not in youju.ask("高新区(新市区)2018年农牧渔业收入合计多少亿元?").text


@pytest.mark.parametrize(
    ("question", "formula"),
    [
        ("昆都仑2013年新增之前累计公开了多少条信息?", "1007 - 429 = 578"),
        (
            "How many pieces of info had Kundulun built up before the 2013 additions?",
            "1007 - 429 = 578",
        ),
        ("硚口区行政许可事项2020年增加以后一共多少项?", "465 + 303 = 768"),
        (
            "In total, how many requests did Qiaokou label as impossible to provide (无法提供) in "
            "2020, all sub-reasons together?",
            "58 + 2 + 0 = 60",
        ),
        (
            "How many requests did Qiaokou decide not to disclose in 2020, all grounds together?",
            "1 + 2 + 2 = 5",
        ),
    ],
)
def test_what_was_before_and_after_and_under_all_grounds_is_reckoned(youju, question, formula):
    assert formula in youju.ask(question).text


@pytest.mark.parametrize(
    ("question", "formula"),
    [
        ("乌鲁木齐2017年发布信息最多的两个新媒体账号一共发了多少条?", "2920 + 2362 = 5282"),
        ("硚口2020年公开最多的两类环境信息加起来多少条?", "487 + 20 = 507"),
    ],
)
def test_the_largest_of_several_are_added_up_where_that_is_asked(youju, question, formula):
    assert formula in youju.ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "How many pieces of info had Kundulun made public by 2013 in all years together?",
        "How much had Kundulun published by the end of 2013, counting earlier years?",
        "昆区到2013年底累计公开了多少条信息",
    ],
)
def test_a_running_total_is_told_and_what_is_new_not_added_to_it(youju, question):
    assert [c.quote for c in youju.ask(question).citations] == ["累计公开信息1007条"]


@pytest.mark.parametrize(
    "question",
    ["2018年乌鲁木齐高新区农牧渔三块收入合计多少亿?", "乌鲁木齐高新区2018年农牧渔收入加一块多少亿"],
)
def test_branches_named_in_one_word_are_added_up(youju, question):
    assert "4.63亿元 + 1.30亿元 + 0.57亿元 = 6.50亿元" in youju.ask(question).text
