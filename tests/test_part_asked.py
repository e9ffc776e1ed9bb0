"""Each part of a question gets a figure of its own, or is said not to be answered."""

import pytest

from assistant import Youju


@pytest.fixture(scope="module")
def youju(store):
    return Youju(store)


def _quoted(answer):
    return " ".join(citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    ("question", "quotes"),
    [
        ("How many businesses got relief loans in Qiaokou in 2020, and how much money was that?",
         ("2500余家", "45.7亿元")),
        ("How many companies did Qiaokou give electricity subsidies to, and how much money?",
         ("77家", "577.5万元")),
        ("乌鲁木齐高新区2018年立案多少起，结案多少起？", ("198起", "156起")),
        ("2018年高新区（新市区）解决拖欠农民工工资多少，涉及多少人？",
         ("144065.3702万元", "1762人")),
        ("How many farmer courses did the Urumqi High-tech Zone hold and how many attended?",
         ("23期", "1300人次")),
    ],
)  # fmt: skip
def test_what_stands_beside_the_first_figure_answers_the_part_that_leans_on_it(
    youju, question, quotes
):
    answer = youju.ask(question)
    assert all(quote in _quoted(answer) for quote in quotes)
    assert "not answered" not in answer.text
    assert "未能" not in answer.text


@pytest.mark.parametrize(
    ("question", "told", "never", "half"),
    [
        ("How many cabin hospitals did Qiaokou set up, and how many doctors came from outside?",
         "2个", ("124", "61"), "how many doctors came from outside"),
        ("How many new enterprises registered in Qiaokou in 2020 and how many closed down?",
         "2887", ("47", "548"), "how many closed down"),
        ("硚口2020年新登记企业多少家，注销企业多少家？", "2887", ("47家",), "注销企业多少家"),
        ("昆都仑区2013年招聘专业人员多少名，其中女性多少名？", "108", ("220名",), "其中女性多少名"),
        ("How many press conferences did Urumqi hold in 2017 and how many journalists attended?",
         "12", ("415",), "how many journalists attended"),
        ("乌鲁木齐高新区2018年取缔散乱污企业多少家，罚款多少元？", "460", ("2072", "224"),
         "罚款多少元"),
    ],
)  # fmt: skip
def test_a_part_is_never_answered_with_a_neighbours_figure(youju, question, told, never, half):
    answer = youju.ask(question)
    assert told in _quoted(answer)
    assert f"“{half}”" in answer.text
    assert not any(figure in answer.text for figure in never)
