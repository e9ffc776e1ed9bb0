"""Two reports held against each other are each asked what is said of them."""

import pytest

from assistant import Youju


@pytest.fixture(scope="module")
def ask(store):
    return Youju(store).ask


@pytest.mark.parametrize(
    ("question", "formula"),
    [
        (
            "昆都仑2013年处理的政府热线,比乌鲁木齐高新区2018年办理的网络问政多多少件?",
            "2500 - 860 = 1640",
        ),
        (
            "硚口2020年办结的城市留言板诉求比乌鲁木齐2017年受理的群众来信多多少件?",
            "12990 - 4402 = 8588",
        ),
        ("昆都仑2013年的便民服务大厅比硚口2020年建成的口袋公园多几个?", "15 - 12 = 3"),
        ("硚口2020年收到的申请比乌鲁木齐2017年的新闻发布会多多少?", "162 - 12 = 150"),
        ("硚口2020年的行政复议比乌鲁木齐2017年的申请少几件?", "7 - 6 = 1"),
        (
            "Did Kundulun handle more hotline calls in 2013 than the Urumqi High-tech Zone handled "
            "online petitions (网络问政) in 2018?",
            "2500 - 860 = 1640",
        ),
        (
            "Compare the government hotline calls handled by Kundulun in 2013 with the visits and "
            "phone enquiries the Urumqi High-tech Zone's labour inspectors received in 2018. Which "
            "number is larger?",
            "3824 - 2500 = 1324",
        ),
        (
            "Which was more, the return-to-Wuhan applications Qiaokou handled in 2020 or the "
            "mayor's mailbox letters Kundulun handled in 2013?",
            "8675 - 100 = 8575",
        ),
    ],
)
def test_each_half_is_asked_of_the_report_that_it_names(ask, question, formula):
    assert formula in ask(question).text


def test_a_half_that_names_no_thing_of_its_own_leans_on_the_other(ask):
    assert "162 - 7 = 155" in ask("硚口2020年的申请比乌鲁木齐2017年多多少件?").text


def test_one_of_several_figures_is_held_against_nothing(ask):
    assert "=" not in ask("乌鲁木齐2017年的政协提案比硚口2020年的行政复议多多少?").text


@pytest.mark.parametrize(
    ("question", "formula"),
    [
        ("How do the lawsuits in Qiaokou 2020 and Kundulun 2013 compare?", "1 - 0 = 1"),
        ("Compare Qiaokou 2020 with Kundulun 2013 on hotline calls.", "6000 - 2500 = 3500"),
    ],
)
def test_that_two_are_compared_names_nothing_of_either(ask, question, formula):
    assert formula in ask(question).text


@pytest.mark.parametrize("how", ["receive together", "take in altogether", "get in all"])
def test_what_two_come_to_is_asked_of_both_alike(ask, how):
    question = f"How many requests did Qiaokou 2020 and Urumqi 2017 {how}?"
    assert "162 + 7 = 169" in ask(question).text
