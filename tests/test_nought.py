"""Whether there was any: yes or no from cells, and only of what the cells count."""

import pytest

from assistant import Youju

NO_VERDICT = ("Yes", "No", "None", "The report says", "有，", "没有", "是：", "不是", "不对")


@pytest.fixture(scope="module")
def youju(store):
    return Youju(store)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Did Qiaokou refuse any request in 2020 on the ground of state secrets?", "No, "),
        ("Did Qiaokou grant any request only in part in 2020?", "Yes, "),
        ("Did Qiaokou have any government procurement projects in 2020?", "Yes, "),
        ("Were there requests still open at Qiaokou when 2020 ended?", "Yes, "),
        ("Were any requests carried over into 2020 in Qiaokou?", "Yes, "),
        ("Did Qiaokou lose any lawsuit over disclosure in 2020?", "No, "),
        ("2020年有冇得科研机构来硚口申请信息公开?", "没有，"),
        ("硚口区2020年有没有人为信息公开的事申请行政复议?", "有，"),
        ("2020年有没有人向硚口区申请信息公开？", "有，"),
        ("硚口区2020年的行政复议有没有结果维持的？", "有，"),
        ("2020年硚口区信息公开官司输过吗？", "没有，"),
        ("In the one disclosure lawsuit of 2020, was Qiaokou's decision upheld?", "Yes, "),
    ],
)
def test_each_cell_can_be_asked_with_yes_or_no(youju, question, begins):
    assert youju.ask(question).text.startswith(begins)


def test_where_says_of_which_requests_it_is_asked_whether_there_were_any(youju):
    question = "Did Qiaokou's reviews in 2020 include any where the result was corrected?"
    text = youju.ask(question).text
    assert text.startswith("Yes, ")
    assert "3 administrative reconsiderations" in text


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Is it true that no companies filed a request with Qiaokou in 2020?", "No, the report"),
        ("Is it true that no law firms filed a request with Qiaokou in 2020?", "Yes, none: "),
        ("Was the number of requests from law firms zero in Qiaokou in 2020?", "Yes, none: "),
        ("Is it true that Qiaokou turned nobody down in 2020?", "No, the report"),
        ("Is it true that Qiaokou was not sued over disclosure in 2020?", "No, the report"),
        ("硚口区2020年企业的申请是零吗？", "不对，"),
        ("硚口区2020年是不是没有科研机构来申请过？", "是，没有："),
        ("硚口区2020年科研机构一件申请都没有吗？", "是，没有："),
        ("硚口区2020年没有人申请行政复议吗？", "不对，"),
        ("Is it true that nobody asked Kundulun for information in 2013?", "Yes, none: "),
    ],
)
def test_whether_there_was_none_is_answered_as_it_is_asked(youju, question, begins):
    assert youju.ask(question).text.startswith(begins)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Were there no requests from law firms in Qiaokou in 2020?", "None: "),
        ("Did Qiaokou refuse no requests at all in 2020?", "The report says otherwise: "),
    ],
)
def test_neither_yes_nor_no_where_each_might_mean_both(youju, question, begins):
    assert youju.ask(question).text.startswith(begins)


@pytest.mark.parametrize(
    "question",
    [
        "Was Qiaokou sued over pollution in 2020?",
        "Did Qiaokou reverse any penalty decisions in 2020?",
        "硚口区2020年有没有因拆迁被起诉？",
        "硚口区2020年有没有企业被拒绝公开征地信息？",
    ],
)
def test_no_yes_where_a_word_asks_for_more_than_the_cells_count(youju, question):
    assert not youju.ask(question).text.startswith(NO_VERDICT)


def test_at_least_once_is_held_against_once_and_not_against_the_year(youju):
    question = (
        "Did department heads at Chuxiong High-tech Zone have to explain important policies"
        " at least once during 2018?"
    )
    assert youju.ask(question).text.startswith("Yes, ")
