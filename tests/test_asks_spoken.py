"""Cells of the statutory tables as people ask for them in everyday Chinese."""

import pytest

from assistant import Youju
from assistant.understanding.concepts import concepts_in


@pytest.fixture(scope="module")
def youju(store):
    return Youju(store)


@pytest.mark.parametrize(
    ("question", "cells"),
    [
        ("硚口有几份是同样的东西又要一遍,所以没受理的?", ["重复申请不予处理2"]),
        ("2020年硚口同一个内容又申请一遍的有几件?", ["重复申请不予处理2"]),
        ("硚口2020年有几件是没完没了地提申请、没处理的?", ["大量反复申请不予处理0"]),
        ("研究所、科研单位2020年向硚口新提了几件申请?", ["科研机构0"]),
        ("硚口2020年新收的申请里,个人的几件,归在“其他”一栏的几件?", ["自然人159", "其他组织0"]),
        ("硚口2020年别的主动公开文件当年做了几份、当年放出来几份?", ["128", "58"]),
        ("2020年硚口强制类的处理决定作了几件?", ["行政强制处理决定24"]),
        ("硚口处罚类项目2020年改动之后剩多少项?", ["1134"]),
        ("2020年硚口没办完、拖到2021年的申请有几件?", ["结转下年度继续办理3"]),
        ("硚口从2019年拖到2020年的申请有几件?", ["上年结转6"]),
    ],
)
def test_a_cell_is_found_in_everyday_words(youju, question, cells):
    text = youju.ask(question).text
    assert all(cell in text for cell in cells), text


@pytest.mark.parametrize(
    "question", ["2020年硚口办完的申请里头,个人的一共几件?", "2020年硚口个人的申请总共办结几件?"]
)
def test_what_one_kind_of_applicants_comes_to_in_all_is_no_total_of_all_kinds(youju, question):
    text = youju.ask(question).text
    assert "162" in text
    assert "165" not in text


def test_the_end_of_a_year_asks_for_no_trend(youju):
    text = youju.ask("硚口2020年年底没办完的有几件?").text
    assert "结转下年度继续办理3" in text
    assert "上年结转" not in text


@pytest.mark.parametrize(
    "question", ["硚口2020年结转下年的工程有几个?", "硚口2020年同样的东西又买了一遍的有几回?"]
)
def test_what_is_said_of_other_things_names_no_row_of_requests(youju, question):
    assert youju.ask(question).abstained


@pytest.mark.parametrize(
    "question",
    [
        "Add up Qiaokou's 2020 refusals to disclose (internal, deliberative, administrative "
        "inquiry): how many in all?",
        "How many requests did Qiaokou refuse in 2020 as internal, process or inquiry matters, "
        "in all?",
        "硚口2020年以内部、过程、查询事项为由不予公开的加起来多少件?",
    ],
)
def test_what_is_short_for_a_ground_is_one_beside_others(youju, question):
    assert "1 + 2 + 2 = 5" in youju.ask(question).text


def test_what_is_short_for_a_ground_means_nothing_alone():
    assert not [c for c in concepts_in("how many internal rules were there") if c.group == "ground"]


@pytest.mark.parametrize(
    "question",
    [
        "How many new requests did Qiaokou get in 2020 from applicants in the 'other' column?",
        'Qiaokou 2020: new disclosure requests from applicants in the "other" organisations column',
        "How many new requests in Qiaokou in 2020 fell under 'Other' in the applicant table?",
        "硚口2020年新收申请中,“其他”组织的有几件?",
    ],
)
def test_the_column_of_other_applicants_is_named_in_many_ways(youju, question):
    text = youju.ask(question).text
    assert "other organisations" in text or "其他组织0" in text


def test_a_sum_of_what_is_not_all_understood_is_not_told(youju):
    answer = youju.ask("Add up Qiaokou's 2020 refusals (internal, lunar, deliberative): in all?")
    assert answer.abstained


def test_full_and_partial_grants_are_two_rows(youju):
    assert "93 + 2 = 95" in youju.ask("Qiaokou 2020: full plus partial grants together?").text


@pytest.mark.parametrize(
    ("question", "cell"),
    [
        ("Businesses filing information requests in Qiaokou, 2020: how many new ones?", "3"),
        ("Individuals requesting information in Qiaokou in 2020: how many new ones?", "159"),
        ("Companies lodging disclosure requests with Qiaokou, 2020?", "3"),
    ],
)
def test_those_who_are_filing_requests_are_the_applicants(youju, question, cell):
    assert [c.quote for c in youju.ask(question).citations] == [cell]


@pytest.mark.parametrize(
    "question",
    [
        "Qiaokou: reviews vs lawsuits",
        "Were there more reviews than lawsuits in Qiaokou?",
        "Were there more lawsuits than reviews in Qiaokou in 2020?",
        "Qiaokou lawsuits and reviews 2020",
    ],
)
def test_reviews_beside_lawsuits_are_those_of_decisions(youju, question):
    answer = youju.ask(question).text
    assert "6 administrative reconsiderations" in answer
    assert "1 administrative lawsuit" in answer


@pytest.mark.parametrize(
    ("question", "share"),
    [
        ("refused requests as a percentage of all in Qiaokou", "3.0%"),
        ("online requests as a share of all requests in Qiaokou", "33"),
        (
            "How many firms were shut as a share of all polluting ones in Urumqi's hi-tech zone?",
            "93.5%",
        ),
    ],
)
def test_a_share_is_asked_for_behind_what_it_is_of(youju, question, share):
    assert share in youju.ask(question).text
