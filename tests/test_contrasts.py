"""What a question says that it does not mean, and what it takes for granted in percent."""

import pytest

from assistant import Youju


@pytest.fixture(scope="module")
def ask(store):
    return Youju(store).ask


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        (
            "How many run-down old housing estates did Qiaokou finish doing up in 2020 (finished, "
            "not merely begun)?",
            "12 ",
        ),
        ("硚口2020年开工的还建房有多少套,不是建成的?", "3300"),
        (
            "How many projects of over 100 million yuan did Qiaokou start, as opposed to finish?",
            "20 ",
        ),
        (
            "How many of the High-tech Zone (Urumqi) workers from the building trade and elsewhere "
            "got their unpaid wages back in 2018?",
            "1762",
        ),
    ],
)
def test_what_a_question_does_not_mean_is_not_told(ask, question, figure):
    assert figure in ask(question).text


def test_a_share_taken_for_granted_is_set_right_by_a_share(ask):
    assert "100%" in ask("乌鲁木齐2017年人大建议政协提案为什么只办复了九成?").text
