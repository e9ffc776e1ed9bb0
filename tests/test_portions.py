"""Most, all, plans met, and the newest reports: what a yes or a no stands on."""

import pytest

from assistant import Youju
from assistant.understanding.named import recency_in
from assistant.understanding.portions import holds, portion_in


@pytest.fixture(scope="module")
def youju(store):
    return Youju(store)


@pytest.mark.parametrize(
    "question", ["乌鲁木齐2017年收到的申请有几件没给公开", "乌鲁木齐2017年的申请有几件没公开？"]
)
def test_requests_are_no_part_of_the_letters_that_were_taken_in_too(youju, question):
    answer = youju.ask(question)
    assert "4395" not in answer.text
    assert answer.abstained


@pytest.mark.parametrize(
    ("question", "begins", "shown"),
    [
        ("Were most of Qiaokou's requests made online in 2020?", "No", "55 / 168"),
        ("硚口区2020年大多数申请是线下提交的吗？", "是", "113 / 168"),
        ("Was every reconsideration case in Qiaokou upheld?", "No", "3 / 6"),
        ("硚口区2020年的申请大部分是自然人提出的吗？", "是", "159 / 162"),
        ("Were most of the requests Qiaokou handled in 2020 granted?", "Yes", "93 / 165"),
    ],
)
def test_whether_most_or_all_was_so_is_told_from_the_share_of_the_whole(
    youju, question, begins, shown
):
    text = youju.ask(question).text
    assert text.startswith(begins), text
    assert shown in text


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("What share of Qiaokou's refusals in 2020 were administrative inquiry matters?", "2 / 5"),
        ("硚口区2020年不予公开的申请中大部分属于行政查询事项吗？", "2 / 5"),
        ("What percentage of requests in Qiaokou was refused as inquiry matters?", "2 / 165"),
        ("硚口区2020年因行政查询事项不予公开的申请占比多少？", "2 / 165"),
        ("硚口区2020年予以公开和部分公开的申请合计占办结总数的多少？", "95 / 165"),
    ],
)
def test_a_share_is_of_the_whole_that_is_named(youju, question, shown):
    assert shown in youju.ask(question).text


@pytest.mark.parametrize(
    ("share", "portions"), [(40, {"less"}), (50, set()), (60, {"most"}), (100, {"most", "all"})]
)
def test_half_is_neither_most_nor_less_than_half(share, portions):
    assert {name for name in ("most", "less", "all") if holds(name, share)} == portions


def test_no_portion_is_asked_for_without_yes_or_no():
    assert portion_in("which office sent most of the letters?", frozenset()) == ""


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Did the Urumqi High-tech Zone meet its investment plan for key projects?", "Yes"),
        ("高新区（新市区）2018年重点项目是否超额完成年度投资计划？", "是"),
    ],
)
def test_whether_a_plan_was_met_is_told_from_what_came_of_it(youju, question, begins):
    answer = youju.ask(question)
    assert answer.text.startswith(begins)
    assert any("100.11" in citation.quote for citation in answer.citations)


def test_what_was_only_expected_is_no_yes(youju):
    text = youju.ask("Did Qiaokou reach its target for fixed-asset investment in 2020?").text
    assert "planned or expected" in text
    assert not text.startswith("Yes")


@pytest.mark.parametrize(
    "question",
    [
        "Which Weibo account posted the most in Urumqi in 2017?",
        "2017年乌鲁木齐市哪个微博发布的信息最多？",
    ],
)
def test_the_largest_is_looked_for_among_things_of_the_sort_asked_for(youju, question):
    answer = youju.ask(question)
    assert [c.quote for c in answer.citations] == ["“乌鲁木齐市政务”微博发布信息2362条"]


@pytest.mark.parametrize(
    "question",
    [
        "Did licence items grow more than penalty items in Qiaokou in 2020?",
        "Did administrative penalty items decline in Qiaokou in 2020?",
    ],
)
def test_lists_of_items_grow_by_the_column_of_changes(youju, question):
    answer = youju.ask(question)
    assert answer.text.startswith("Yes")
    assert "-62" in [c.quote for c in answer.citations]


def test_a_question_for_the_contrary_gets_no_yes_from_what_was_done(youju):
    text = youju.ask("Did Urumqi ignore any of the letters in the mayor's mailbox?").text
    assert not text.startswith("Yes")


@pytest.mark.parametrize(
    ("question", "count", "newest"),
    [
        ("how many requests did the two most recent reports count?", 2, True),
        ("最近的两份报告分别收到多少件申请?", 2, True),
        ("最新的年报怎么说?", 1, True),
        ("what does the oldest report say?", 1, False),
    ],
)
def test_the_newest_reports_are_those_with_the_latest_years(question, count, newest):
    recency = recency_in(question)
    assert recency is not None
    assert (recency.count, recency.newest) == (count, newest)
    assert recency.of([2013, 2017, 2018, 2020]) == (
        {2020, 2018} if count == 2 else {2020} if newest else {2013}
    )


def test_the_latest_policy_is_no_latest_report():
    assert recency_in("which latest policies were explained?") is None


def test_a_report_that_was_asked_of_and_says_nothing_is_named(youju):
    text = youju.ask("How many requests did Qiaokou and Chuxiong receive?").text
    assert "162" in text
    assert "Chuxiong" in text


def test_a_limit_is_held_against_the_figure_in_its_measure_word(youju):
    assert youju.ask("乌鲁木齐2017年新闻发布会不足10场吗？").text.startswith("不是")


def test_no_side_takes_a_figure_of_another_thing(youju):
    text = youju.ask("Did Qiaokou build more new relocation homes than it started in 2020?").text
    assert not text.startswith(("Yes", "No"))


def test_a_place_whose_name_holds_the_word_for_all_asks_for_no_all(youju):
    text = youju.ask("昆都仑区2013年市长信箱信件比热线电话多吗？").text
    assert text.startswith("不是")
    assert "2500 - 100" in text


@pytest.mark.parametrize(
    ("question", "begins", "shown"),
    [
        ("硚口区2020年拒绝公开的申请超过10%吗？", "不是", "5 / 165"),
        ("Were more than 50 percent of Qiaokou's requests granted in full?", "Yes", "93 / 165"),
        ("硚口区2020年的行政复议都审结了吗？", "是", "尚未审结0件"),
        ("Were more than 100 requests refused in Qiaokou in 2020?", "No", "5"),
    ],
)
def test_a_percentage_is_held_against_a_share_and_a_number_against_a_number(
    youju, question, begins, shown
):
    text = youju.ask(question).text
    assert text.startswith(begins), text
    assert shown in text


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("高新区2018年项目计划投资中政府投资占多大比例？", "25.36亿元 / 466.2亿元 = 5.4%"),
        ("高新区2018年社会投资占年度计划投资的百分之几？", "440.86亿元 / 466.2亿元 = 94.6%"),
        ("乌鲁木齐2017年图片新闻和视频新闻合计占门户网站信息的百分之几？",
         "415 + 337 = 752; 752 / 2389 = 31.5%"),
    ],
)  # fmt: skip
def test_a_share_is_that_of_its_sort_and_of_all_the_parts_named(youju, question, shown):
    assert shown in youju.ask(question).text


def test_the_share_of_a_plan_carried_out_is_no_share_of_a_whole(youju):
    question = "What portion of investment came from government in the high-tech zone in 2018?"
    assert "100.11" not in youju.ask(question).text


def test_a_plan_said_to_be_missed_is_set_right(youju):
    text = youju.ask("Why did the high-tech zone miss its 2018 investment target?").text
    assert text.startswith("The report says otherwise")
    assert "100.11%" in text


@pytest.mark.parametrize(
    "question",
    [
        'Did Qiaokou close every single case people filed in its "Residents\' Appeals" column in '
        "2020?",
        "Did the 'Residents' Appeals' column of Qiaokou settle all its cases in 2020?",
        "硚口“百姓诉求”栏目2020年是不是全办结了?",
    ],
)
def test_all_that_a_column_took_in_is_known_by_its_name_in_any_language(youju, question):
    answer = youju.ask(question)
    assert answer.text.startswith(("Yes", "是"))
    assert [c.quote for c in answer.citations] == ["2020年共受理560件,已办结560件"]
