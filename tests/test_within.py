"""Figures of one report set in relation: the largest, the difference, the ratio, yes or no."""

import pytest

from assistant import Youju


@pytest.fixture(scope="module")
def youju(store):
    return Youju(store)


def said(youju, question):
    answer = youju.ask(question)
    assert not answer.abstained
    return answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Which type of applicant sent Qiaokou the most requests in 2020?",
        "硚口2020年哪类申请人提交的申请最多？",
    ],
)
def test_the_largest_part_comes_first_and_its_total_is_left_out(youju, question):
    text = said(youju, question)
    assert "159" in text
    assert "162" not in text


def test_the_commonest_outcome_is_looked_for_among_all_outcomes(youju):
    text = said(youju, "Which outcome was the most common for Qiaokou's requests in 2020?")
    assert text.index("93 granted") < text.index("could not be provided")


def test_a_difference_between_cells_is_computed_and_shown(youju):
    text = said(youju, "硚口区2020年行政许可和行政处罚的处理决定相差多少？")
    assert "36369 - 1551 = 34818" in text


def test_a_ratio_is_computed_and_shown(youju):
    text = said(
        youju, "How many times as many requests came from individuals as from companies in Qiaokou?"
    )
    assert "159 / 3 = 53" in text


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Did individuals file more requests than companies in Qiaokou in 2020?", "Yes"),
        ("Did individuals file fewer requests than companies in Qiaokou in 2020?", "No"),
        ("硚口2020年自然人的申请比商业企业多吗？", "是"),
    ],
)
def test_a_question_that_compares_two_cells_is_answered_with_yes_or_no(youju, question, word):
    assert said(youju, question).startswith((f"{word}：", f"{word}, "))


def test_everyone_but_individuals_is_the_sum_of_the_other_applicants(youju):
    text = said(youju, "硚口区2020年除自然人外还有多少件申请？")
    assert "3件" in text
    assert "159" not in text


def test_new_and_carried_over_together_are_added_for_the_applicant_asked_for(youju):
    text = said(
        youju,
        "What did the requests carried over and the newly received ones come to together for "
        "natural persons in Qiaokou in 2020?",
    )
    assert "159 + 6 = 165" in text


def test_a_change_is_not_held_against_a_count(youju):
    text = said(youju, "Did other external service items in Qiaokou rise in 2020, and by how many?")
    assert "542" in text
    assert "=" not in text


def test_the_first_of_two_rows_is_the_one_that_the_question_names_first(youju):
    text = said(youju, "硚口区2020年被诉讼的案件比复议的多吗？")
    assert "不是" in text


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("How many requests in Qiaokou in 2020 were granted in part or refused as internal "
         "affairs, taken together?", "2 + 1 = 3"),
        ("硚口区2020年部分公开的和因内部事务信息不予公开的申请相差多少件？", "2 - 1 = 1"),
        ("What do the requests granted in full and those granted in part in Qiaokou in 2020 add "
         "up to?", "93 + 2 = 95"),
    ],
)  # fmt: skip
def test_an_outcome_named_beside_a_ground_is_a_row_of_its_own(youju, question, shown):
    assert shown in said(youju, question)


def test_the_second_largest_is_given_before_the_largest(youju):
    text = said(youju, "What was the second most common outcome of Qiaokou's requests in 2020?")
    assert text.index("58") < text.index("93")


@pytest.mark.parametrize(
    ("question", "larger"),
    [
        (
            "Who filed more requests in Qiaokou in 2020, people or firms?",
            "The larger: new applications from individuals (159 - 3 = 156)",
        ),
        (
            "Were there fewer penalty decisions or licence decisions in Qiaokou in 2020?",
            "The smaller: administrative penalties, decisions made (36369 - 1551 = 34818)",
        ),
        ("硚口2020年行政处罚和行政许可哪个多？", "较多的是行政许可处理决定：36369 - 1551 = 34818"),
    ],
)
def test_which_of_two_is_more_is_said_in_words(youju, question, larger):
    assert larger in said(youju, question)


@pytest.mark.parametrize(
    "question",
    [
        "Were online or offline requests more numerous in Qiaokou in 2020?",
        "Did more people apply online than offline in Qiaokou in 2020?",
        "By how much did offline applications exceed online ones in Qiaokou in 2020?",
    ],
)
def test_two_things_of_prose_are_held_against_each_other_in_many_words(youju, question):
    assert "113 - 55 = 58" in said(youju, question)


def test_the_chief_reason_for_refusals_is_the_commonest_ground(youju):
    text = said(youju, "What was the main reason for refusals in Qiaokou in 2020?")
    assert text.index("2 refused as") < text.index("1 refused as")


@pytest.mark.parametrize(
    "question",
    ["Had Qiaokou finished every request by the end of 2020?", "硚口2020年申请都办完了吗？"],
)
def test_not_every_request_is_finished_where_some_go_on(youju, question):
    text = said(youju, question)
    assert text.startswith(("No", "不是", "没有"))
    assert "165" in text
    assert "3 carried forward" in text or "结转下年度继续办理3" in text
