"""Most, half and so many percent are told by the share that a report states."""

import pytest

from assistant import Youju


@pytest.fixture(scope="module")
def ask(store):
    return Youju(store).ask


@pytest.mark.parametrize(
    ("question", "begins", "share"),
    [
        ("高新区(新市区)2018年的仲裁案件有八成以上结案吗?", "是", "82%"),
        ("高新区(新市区)2018年的仲裁案件有九成以上结案吗?", "不是", "82%"),
        ("高新区(新市区)2018年的仲裁案件是不是大部分都结案了?", "是", "82%"),
        ("Did fewer than half of the arbitration cases in the Urumqi High-tech Zone get closed "
         "in 2018?", "No", "82%"),
        ("硚口区的政务服务事项有七成以上能“马上办”吗?", "是", "72%"),
        ("硚口区的政务服务事项有八成以上能“马上办”吗?", "不是", "72%"),
        ("Can more than 90% of Qiaokou's service items be done online (网上办)?", "Yes", "95.1%"),
        ("Did less than 90% of the Urumqi High-tech Zone's key projects start in 2018?", "No",
         "99.22%"),
    ],
)  # fmt: skip
def test_the_stated_share_decides(ask, question, begins, share):
    text = ask(question).text
    assert text.startswith(begins), text
    assert share in text


@pytest.mark.parametrize(
    "question",
    [
        "Were most of Urumqi's letters in 2017 about water?",
        "Did most of the companies in the Urumqi High-tech Zone get funds in 2018?",
    ],
)
def test_a_share_of_something_else_does_not(ask, question):
    assert not ask(question).text.startswith(("Yes", "No"))


@pytest.mark.parametrize(
    "question",
    [
        "What share of its labour arbitration cases had Urumqi's High-tech Zone closed in 2018?",
        "What share of labour quarrels lodged in Urumqi's High-tech Zone in 2018 had been settled?",
    ],
)
def test_a_rate_that_the_report_states_goes_before_one_reckoned_from_its_figures(ask, question):
    answer = ask(question)
    assert "82%" in answer.text
    assert "81.6" not in answer.text
