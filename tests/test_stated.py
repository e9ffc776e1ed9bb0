"""Which of the figures that stand side by side is meant: the words, the unit, the level decide."""

import pytest

from assistant import Youju


@pytest.fixture(scope="module")
def said(store):
    """The figures of an answer, up to its first mark."""
    ask = Youju(store).ask
    return lambda question: ask(question).text.split("[1]")[0]


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("昆区2013年工程建设领域那个专栏公开了多少条信息？", "393条"),
        ("How many items about construction projects did Kundulun publish in 2013?", " 393 "),
    ],
)
def test_the_clause_before_says_what_a_figure_is_of(said, question, figure):
    assert figure in said(question)


def test_figures_in_brackets_are_not_said_of_the_figure_before_them(said):
    assert "193项" in said("乌鲁木齐高新区2018年税务方面有多少项实现了“一次不用跑”？")


def test_a_measure_word_is_answered_in_that_measure(said):
    assert "4735户" in said("硚口区2020年双随机一公开一共抽了多少户？")


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("乌鲁木齐市2017年承办的市政协提案有几件？", "253件"),
        ("乌鲁木齐市2017年承办的全国政协提案有几件？", "1件"),
    ],
)
def test_a_body_of_another_level_is_another_body(said, question, figure):
    assert figure in said(question)


def test_an_age_is_a_word_of_the_question(said):
    assert "15名" in said("硚口救治的新冠患者里三岁以下的有几个？")


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How many Qiaokou projects got special bonds issued for them in 2020?", " 18 "),
        ("How many correction orders did the Urumqi High-tech Zone issue in 2018?", " 45 "),
    ],
)
def test_words_of_tables_mean_what_they_mean_elsewhere_too(said, question, figure):
    """ "Issued" and "corrected" name columns only where the matter of a table is named."""
    assert figure in said(question)


def test_the_noun_counted_may_stand_around_the_figure_whose_words_say_the_rest(said):
    assert " 353 " in said("How many COVID patients over eighty were treated in Qiaokou in 2020?")
    assert " 353 " in said("How many COVID patients past eighty were treated in Qiaokou in 2020?")


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        # residents complain; people are not what is counted
        ("How many complaints from residents on the message board did Qiaokou handle?", " 12990 "),
        ("How many projects of over 100 million yuan broke ground in Qiaokou in 2020?", " 20 "),
        ("How large were Qiaokou's retail sales in 2020?", "550亿元"),
        ("高新区（新市区）2018年办了几期农民实用技术培训班？", "23期"),
    ],
)
def test_the_kind_of_figure_is_that_of_what_is_counted(said, question, figure):
    assert figure in said(question)


def test_the_figures_of_two_parts_are_chosen_together(said):
    question = "How many old estates did Qiaokou finish renovating, and on how many did work begin?"
    assert "12 (完成老旧小区改造), 50 (启动老旧小区改造)" in said(question)


def test_the_second_sentence_is_given_too_where_it_answers_nearly_as_well(store):
    answer = Youju(store).ask("楚雄开发区如何加强政策解读？")
    assert "同步起草" in answer.text
    assert "政策解读工作" in answer.text
    assert len(answer.citations) == 2


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("昆区2013年一共公开了多少条政务信息？", "429条"),
        ("Altogether, how many items went out through Urumqi's new media in 2017?", " 9809 "),
    ],
)
def test_the_whole_answers_where_all_of_it_is_asked_for(said, question, figure):
    assert figure in said(question)


def test_a_place_that_a_report_writes_of_is_looked_for_there(store):
    ask = Youju(store).ask
    assert "21743" in ask("How many people were trained under the Lop County aid in 2018?").text
    refused = ask("How many information requests did Dongguan receive in 2020?")
    assert refused.abstained
    assert "There is no report of Dongguan" in refused.text
