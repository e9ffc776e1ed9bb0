"""Figures that answer as well as the best one, and those that a short question means alone."""

import pytest

from assistant import Youju

ZONE = "乌鲁木齐高新区"


@pytest.fixture(scope="module")
def said(store):
    youju = Youju(store)

    def said(question):
        answer = youju.ask(question)
        assert not answer.abstained
        return answer.text

    return said


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        (f"{ZONE}网格有多少", ("22", "165")),
        (f"{ZONE}有多少权力事项", ("2项", "224", "15")),
        (f"{ZONE}欠薪案子多少起", ("1130", "974")),
        ("How many wage arrears cases were there in the Urumqi high-tech zone?", ("1130", "974")),
        ("乌鲁木齐2017年要闻发了多少", ("1025", "465")),
    ],
)
def test_all_kinds_are_given_where_no_figure_is_of_them_as_a_whole(said, question, figures):
    assert all(figure in said(question) for figure in figures)


def test_a_kind_that_is_named_stands_alone(said):
    assert "165" not in said(f"{ZONE}二级网格有多少")
    assert "465" not in said("乌鲁木齐2017年乌鲁木齐要闻有多少条")


@pytest.mark.parametrize(
    "question",
    [
        "How quickly must Chuxiong development zone respond to an emergency in public opinion?",
        "楚雄开发区舆情回应要多快",
        "楚雄开发区突发事件要多快发声",
    ],
)
def test_within_what_time_something_is_due_is_told_with_all_limits(said, question):
    text = said(question)
    assert all(limit in text for limit in ("3", "5", "24"))


def test_the_limit_of_one_thing_stands_alone(said):
    assert "24" in said("How soon must Chuxiong development zone hold a press conference?")


def test_two_things_that_nothing_joins_have_a_figure_each(said):
    text = said(f"{ZONE}牧业渔业收入")
    assert all(amount in text for amount in ("1.30亿元", "0.57亿元"))
    assert "4.63" not in text


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        ("farm income in the Urumqi high-tech zone", "463 million yuan (4.63亿元)"),
        ("How much did livestock farming bring in in the Urumqi high-tech zone?", "130 million"),
        (f"{ZONE}农业收入", "4.63亿元"),
    ],
)
def test_a_unit_behind_the_last_of_a_list_is_that_of_all(said, question, amount):
    assert amount in said(question)


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("乌鲁木齐书记2017年收到多少封信", "240"),
        ("How many letters did the party secretary of Urumqi get in 2017?", "240"),
        ("乌鲁木齐市长信箱2017年收到多少封", "179"),
        ("乌鲁木齐市长和书记的信箱2017年加起来多少封", "179 + 240 = 419"),
        ("How many letters did Urumqi's mailboxes get in total in 2017?", "4402"),
    ],
)
def test_who_of_several_got_letters_is_told_by_name(said, question, figure):
    assert figure in said(question)


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("乌鲁木齐2017年微博账号里哪个发得最多", "2362"),
        ("乌鲁木齐2017年公众号中哪个最活跃", "2920"),
        ("Which WeChat account of Urumqi was busiest in 2017?", "2920"),
        ("What was the quietest Weibo account of Urumqi in 2017?", "1755"),
    ],
)
def test_the_largest_is_of_the_sort_that_is_named(said, question, figure):
    assert figure in said(question)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many licences and penalties did Urumqi disclose in 2017?", "6895"),
        ("How many calls and visits about labour came to the Urumqi hi-tech zone?", "3824"),
        ("How many departments merged approvals into one seal in Chuxiong?", "14"),
        ("Which industry park is mentioned in the Urumqi high-tech zone?", "物联网产业园"),
        ("Which three weak points did Urumqi own up to in 2017?", "重视程度"),
    ],
)
def test_short_questions_are_not_refused_for_a_word_read_amiss(said, question, answer):
    assert answer in said(question)


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        (f"{ZONE}重点项目总投资计划多少", "466.2"),
        ("Urumqi hi-tech zone: investment completed vs plan", "466.75亿元 - 466.2亿元"),
        (f"{ZONE}政府投资项目计划投资多少", "25.36"),
    ],
)
def test_what_parts_add_up_to_is_meant_where_none_of_them_is_named(said, question, figure):
    assert figure in said(question)


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        (f"{ZONE}仲裁结案里裁决几件调撤几件", ("532", "661")),
        ("乌鲁木齐2017年微博发几条微信发几条", ("2362", "1945", "1755", "282", "2920")),
    ],
)
def test_two_questions_that_nothing_parts_are_both_answered(said, question, figures):
    assert all(figure in said(question) for figure in figures)


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("楚雄开发区一年解读几次", "1次"),
        ("How many polluting firms moved in the Urumqi hi-tech zone?", "1 polluting"),
        ("How many firms moved into the industry park in the Urumqi hi-tech zone?", "19"),
        ("乌鲁木齐2017年新媒体发文总数", "9809"),
    ],
)
def test_a_word_belongs_to_what_it_stands_with(said, question, figure):
    assert figure in said(question)
