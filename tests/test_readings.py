"""Questions whose words could be read in several ways get the figure that they ask for."""

import pytest

from assistant import Youju


@pytest.fixture(scope="module")
def ask(store):
    return Youju(store).ask


@pytest.mark.parametrize(
    ("question", "quotes"),
    [
        ("硚口其他对外管理服务事项2020年底一共有多少项？", ["2891", "+542"]),
        ("硚口区2020年行政许可事项加上新增的,一共多少项?", ["465", "+303"]),
        ("硚口区2020年行政许可增加了多少项？", ["+303"]),
        (
            "Qiaokou 2020: how many normative documents were newly made, newly disclosed, and "
            "disclosed in total?",
            ["89", "62", "94"],
        ),
        (
            "How many letters from the public did Urumqi take in through its portal and Hongshan "
            "net in 2017?",
            ["通过市政府门户网“书记听民生”、“市长信箱”和红山网“网络问政平台”受理群众来信4402件"],
        ),
        (
            "By how much did per-capita income rise in the farm sector of the Urumqi High-tech "
            "Zone in 2018?",
            ["人均收入增加2004元"],
        ),
    ],
)
def test_the_figure_asked_for_is_cited(ask, question, quotes):
    assert [citation.quote for citation in ask(question).citations] == quotes


def test_a_report_answers_for_a_year_that_one_of_its_sentences_names(ask):
    answer = ask("乌鲁木齐2016年就把政务公开算进绩效考核了吗?")
    assert "2016年将政务公开工作纳入" in answer.citations[0].quote
