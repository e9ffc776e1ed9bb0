"""Double questions: a figure, and what else of it. The second half is never left out unsaid."""

import pytest

from assistant import Youju
from assistant.understanding.second import first_half, second_half


@pytest.fixture(scope="module")
def youju(store):
    return Youju(store)


@pytest.mark.parametrize(
    ("question", "half"),
    [
        ("how many columns were opened, and which ones?", "which ones"),
        ("how many letters came in and from whom?", "from whom"),
        ("开展了几次培训，都是什么时候？", "都是什么时候"),
        ("收取多少元，分别由哪些单位收取？", "分别由哪些单位收取"),
    ],
)
def test_what_is_asked_besides_a_figure_is_told_apart(question, half):
    found = second_half(question)
    assert found is not None
    assert question[found.start : found.end] == half


@pytest.mark.parametrize(
    "question",
    [
        "how many letters came in, and how many were answered?",
        "收到多少件，占比多少？",
        "which topics were there and what were the problems?",
        "how many requests did the district which lies on the river get?",
    ],
)
def test_two_figures_are_no_such_question(question):
    assert second_half(question) is None


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("How many press conferences did Urumqi hold in 2017, and on what subjects?", "物业收费"),
        ("乌鲁木齐市2017年召开了多少场新闻发布会，都是关于什么的？", "物业收费"),
        ("昆都仑区2013年招聘了多少人，分别是什么人员？", "社会管理专职人员"),
    ],
)
def test_the_sentence_that_tells_the_rest_is_quoted(youju, question, quoted):
    answer = youju.ask(question)
    assert quoted in answer.text
    assert any(quoted in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    ("question", "number", "said"),
    [
        ("How many licence decisions did Qiaokou take in 2020 and who signed them?", "36369",
         "“who signed them” is not answered"),
        ("硚口区2020年新收多少件申请，为什么？", "162", "“为什么”未能一并回答"),
    ],
)  # fmt: skip
def test_what_no_place_beside_the_figure_tells_is_said_to_be_unanswered(
    youju, question, number, said
):
    text = youju.ask(question).text
    assert number in text
    assert said in text


def test_what_else_is_asked_does_not_disturb_the_figure(youju):
    figure = "93 people"
    assert (
        figure in youju.ask("How many people did the high-tech zone take in from Lop County?").text
    )
    both = youju.ask("How many people did the high-tech zone take in from Lop County, and why?")
    assert figure in both.text


def test_a_follow_up_on_what_was_said_is_answered_with_the_sentence(youju):
    before = {"role": "user", "content": "乌鲁木齐市2017年召开多少场新闻发布会？"}
    assert "物业收费" in youju.ask("主要是关于什么的？", history=[before]).text


def test_the_noun_that_a_figure_stands_before_tells_it_from_its_neighbour(youju):
    text = youju.ask("硚口区2020年对全区多少单位的年报进行了形式审查？").text
    assert "49" in text


@pytest.mark.parametrize(
    ("question", "half"),
    [
        ("收到多少件,都办完没有?", "都办完没有?"),
        ("受理了几件，是不是都答复了？", "是不是都答复了？"),
        ("how many came in, and were they all answered?", "were they all answered?"),
    ],
)
def test_whether_all_of_it_was_done_is_asked_besides(question, half):
    found = second_half(question)
    assert found is not None
    assert question[found.start : found.end] == half


def test_that_as_many_were_done_as_came_in_tells_that_all_were(youju):
    answer = youju.ask("2020年硚口区百姓诉求栏目受理多少件，全部解决了吗？")
    assert any("已办结560件" in citation.quote for citation in answer.citations)
    assert "未能" not in answer.text


def test_a_rate_that_is_told_needs_no_sentence_that_says_so(youju):
    answer = youju.ask("硚口2020年城市留言板诉求有多少件,都办结了吗?")
    assert "100%" in answer.text
    assert "未能" not in answer.text


def test_whether_all_was_done_is_not_told_by_a_sentence_that_counts_them(youju):
    answer = youju.ask("乌鲁木齐2017年零距离微信公众号发了多少条，都处理了吗？")
    assert "都处理了吗" in answer.text


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("收费的是哪个局?收了多少钱?", "收费的是哪个局"),
        ("处罚的是谁，罚了多少元？", "处罚的是谁"),
    ],
)
def test_who_it_was_may_be_asked_before_the_figure(question, asked):
    rest, besides = first_half(question)
    assert besides == asked
    assert "多少" in rest
    assert "哪" not in rest
    assert "谁" not in rest


def test_how_a_figure_changed_is_told_beside_it(youju):
    asked = "How many categories of administrative charges did Qiaokou have, and did that change "
    assert [c.quote for c in youju.ask(asked + "in 2020?").citations] == ["2", "0"]
    asked = "How many compulsory measures did Qiaokou have in 2020, and how did the count change?"
    assert len(youju.ask(asked).citations) == 2
