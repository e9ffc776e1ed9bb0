"""A rank or a date that a question states is held against the one that a sentence states."""

import pytest

from assistant.understanding.told_amiss import contradicted, of_another_grade


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("why was the training held on april 28", "于4月26日通过视频会议"),
        ("was the app launched in july 2017", "今年4月先后启用"),
        ("did it come second among the districts", "位列全国第一名"),
        ("为什么只排第二名", "名列榜首"),
        ("6月16日开会了吗", "于6月14日召开了会议"),
        ("是2017年才开始的吗", "我市于2016年纳入考核体系"),
        ("did it only start in 2017", "我市于2016年纳入考核体系"),
    ],
)
def test_another_rank_or_date_contradicts(asked, said):
    assert contradicted(asked, said, said)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("was the app launched in april 2017", "今年4月先后启用"),
        ("was it launched in april", "于4月26日启用"),
        ("was the training on 26 april 2020", "于4月26日通过视频会议"),
        ("did it rank first", "位列全国第一名"),
        ("did it rank first", "第一名和第二名"),
        ("was it held in may", "自2020年1月1日起至12月31日"),
        ("was any training held", "于4月26日通过视频会议"),
        ("是2016年开始的吗", "我市于2016年纳入考核体系"),
        ("was it part of the assessment in 2017", "我市于2016年纳入考核体系"),
    ],
)
def test_the_same_a_vaguer_and_several_of_them_contradict_nothing(asked, said):
    assert not contradicted(asked, said, said)


@pytest.mark.parametrize(
    ("asked", "said", "other"),
    [
        ("has it passed level-four protection", "已通过等级保护三级", True),
        ("通过等级保护二级了吗", "已通过等级保护三级", True),
        ("has it passed level-three protection", "已通过等级保护三级", False),
        ("has it passed the protection", "已通过等级保护三级", False),
        ("is it a level 4 hospital", "区、街道三级政府的网站", False),
    ],
)
def test_another_level_than_the_one_said_is_told_apart(asked, said, other):
    assert of_another_grade(asked, said) is other
