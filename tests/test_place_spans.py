"""Where the names of places stand in a question, with all that belongs to them."""

import pytest

from assistant.place_spans import whole_name
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
