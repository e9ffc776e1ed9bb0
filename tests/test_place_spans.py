"""Where the names of places stand in a question, with all that belongs to them."""

import pytest

from assistant import Youju
from assistant.understanding.place_spans import places_in, whole_name
from corpus.report import Span


@pytest.mark.parametrize(
    ("question", "place", "issuer", "whole"),
    [
        ("龙岗区人民政府办公室2024年", "龙岗区", "龙岗区人民政府办公室", "龙岗区人民政府办公室"),
        (
            "at the wuchang economic development zone committee (binjiang business district)?",
            "wuchang economic development zone",
            "武昌经开区管委会(滨江商务区管委会)",
            "wuchang economic development zone committee (binjiang business district)",
        ),
        (
            "shanghai general office, 2019",
            "shanghai",
            "上海市人民政府办公厅",
            "shanghai general office",
        ),
        (
            "the general office of the shanghai",
            "shanghai",
            "上海市人民政府办公厅",
            "general office of the shanghai",
        ),
        ("shanghai committee meetings", "shanghai", "上海市人民政府", "shanghai"),
        ("qiaokou (2020)", "qiaokou", "硚口区人民政府", "qiaokou"),
    ],
)
def test_the_name_of_the_issuer_and_its_other_names_belong_to_the_place(
    question, place, issuer, whole
):
    start = question.index(place)
    found = whole_name(question, Span(start, start + len(place)), [issuer])
    assert question[found.start : found.end] == whole


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("how many posts went out on the 乌鲁木齐发布 weibo account?", []),
        ("how many posts did 乌鲁木齐市 put out?", ["乌鲁木齐"]),
        ("乌鲁木齐发布了多少条信息?", ["乌鲁木齐"]),
    ],
)
def test_a_place_that_begins_a_longer_chinese_name_is_part_of_that_name(store, question, found):
    mentions = Youju(store).query_engine.index.places.find(question)
    assert [question[span.start : span.end][:4] for span in places_in(question, mentions)] == found
