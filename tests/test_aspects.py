"""The parts of a question, and what measure word fits what it counts."""

import pytest

from assistant import Youju
from assistant.engine import Ask
from assistant.understanding.aspects import aspects_in, frame_end


@pytest.mark.parametrize(
    ("question", "measure"),
    [
        ("how many press conferences did it hold", "场"),
        ("how many online interviews were held in 2024", "期"),
        ("how many issues of the gazette were printed", "期"),
        ("how many resettlement homes were finished", "套"),
        ("how many policy documents of the city are in force", "件"),
        ("the number of units that took part", "个"),
    ],
)
def test_what_is_counted_tells_the_measure_words(question, measure):
    assert any(measure in aspect.measures for aspect in aspects_in(question))


def test_what_no_noun_tells_has_no_measure_words():
    assert all(not aspect.measures for aspect in aspects_in("how much did it charge"))


def test_by_how_much_a_number_grew_asks_for_one_figure():
    assert len(aspects_in("by how much did the number of requests grow")) == 1
    assert len(aspects_in("how many came in, and what was the number of refusals")) == 2


def test_how_a_figure_is_wanted_is_no_second_figure():
    assert len(aspects_in("how much of it concerned land, as a number of items?")) == 1


def test_for_how_many_counts_what_the_part_before_counts():
    first, second = aspects_in("for how many years did it win, and for how many was it first?")
    assert first.wants == second.wants != ()


def test_the_occasion_before_a_question_is_no_part_of_what_is_asked():
    question = "in the clean-up of 2018, how many firms had to move?"
    assert question[frame_end(question) :] == "how many firms had to move?"
    assert frame_end("how many firms had to move in the clean-up?") == 0
    assert frame_end("规划计划方面公开了多少条") == 0
    assert "治理污染时关掉了多少家"[frame_end("治理污染时关掉了多少家") :] == "关掉了多少家"


@pytest.mark.parametrize(
    ("question", "share"),
    [
        ("service items that can be done online, number and share?", "share?"),
        ("registered accounts - how many, and growth rate?", "growth rate?"),
        ("how many accounts were there, and what was the growth?", "what was the growth?"),
        ("and online? what share is that?", "what share is that?"),
        ("“网上办”事项的数量和占比?", "占比?"),
        ("“一次办”的呢,占多大比例?", "占多大比例?"),
        ("政务新媒体有多少个,增幅多大?", "增幅多大?"),
    ],
)
def test_a_number_and_its_share_or_growth_are_two_figures(question, share):
    first, second = aspects_in(question)
    assert question[second.start : second.end].strip().endswith(share)
    assert "percent" in dict(second.wants)
    assert "percent" not in dict(first.wants)


@pytest.mark.parametrize(
    "question",
    ["what was the growth?", "垃圾收集和处理率多少?", "the collection and treatment rate?"],
)
def test_a_rate_alone_is_one_figure(question):
    assert len(aspects_in(question)) == 1


@pytest.mark.parametrize(
    "question",
    [
        "how often did it meet the press in 2017, i.e. number of news conferences?",
        "how many times did it meet the press, that is, how many conferences were there?",
        "网站更新了多少,也就是发布了多少条信息?",
    ],
)
def test_what_is_asked_again_in_other_words_is_one_figure(question):
    assert len(aspects_in(question)) == 1


@pytest.mark.parametrize(
    ("question", "row", "columns"),
    [
        ("Qiaokou 2020 reviews: total filed and number corrected?", "review", 2),
        ("Qiaokou 2020 lawsuits: total concluded and the number upheld", "suit", 2),
    ],
)
def test_a_total_and_a_number_are_two_figures(store, question, row, columns):
    asks = Youju(store).query_engine.understood(Ask(question)).asks
    assert len({(ask.rows, ask.columns) for ask in asks}) == columns
