import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.periods import in_common_era, periods_in


def read(text):
    return [(p.text, p.years, p.months, p.relative) for p in periods_in(text)]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2020年", (2020,)),
        ("2020年度", (2020,)),
        ("2017-2019年", (2017, 2018, 2019)),
        ("2018年至2019年", (2018, 2019)),
        ("二〇二〇年", (2020,)),
        ("二○一三年", (2013,)),
        ("2024 年", (2024,)),
        ("2020", (2020,)),
        ("2017–2019", (2017, 2018, 2019)),
        ("2019、2020和2022年", (2019, 2020, 2022)),
        ("2019、2022、2024三年", (2019, 2022, 2024)),
    ],
)
def test_years_are_read_in_chinese_and_english(text, years):
    assert read(text) == [(text, years, None, "")]


@pytest.mark.parametrize(
    ("text", "years", "months", "relative"),
    [
        ("截至11月底", (), (1, 11), "this_year"),
        ("今年4月", (), (4, 4), "this_year"),
        ("2021年第一季度", (2021,), (1, 3), ""),
        ("2021年上半年", (2021,), (1, 6), ""),
        ("截至2024年12月31日", (2024,), (1, 12), ""),
        ("本年度", (), None, "this_year"),
        ("上年", (), None, "last_year"),
        ("last year", (), None, "last_year"),
        ("first quarter of 2020", (2020,), (1, 3), ""),
        ("Q4 2021", (2021,), (10, 12), ""),
        ("second half of the year", (), (7, 12), "this_year"),
        ("March 2024", (2024,), (3, 3), ""),
        ("26 April 2020", (2020,), (4, 4), ""),
        ("May 22", (), (5, 5), "this_year"),
        ("by the end of November 2018", (2018,), (1, 11), ""),
    ],
)
def test_parts_of_years_and_relative_times_are_read(text, years, months, relative):
    assert read(text) == [(text, years, months, relative)]


def test_two_years_with_and_between_them_are_two_and_a_span_only_after_between():
    assert [p.years for p in periods_in("2017 and 2020")] == [(2017,), (2020,)]
    assert [p.years for p in periods_in("between 2017 and 2020")] == [(2017, 2018, 2019, 2020)]


def test_a_year_that_lost_its_mark_is_still_the_year():
    assert [p.years for p in periods_in("20201月1日至202012月31日")] == [(2020,), (2020,)]


@pytest.mark.parametrize(
    "text", ["2020件", "2,020 items", "2020%", "12020", "武汉2030双总部", "it may be", "marching"]
)
def test_a_figure_that_looks_like_a_year_is_none(text):
    assert read(text) == []


@given(st.text(max_size=120))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_without_a_crash(text):
    for period in periods_in(text):
        assert text[period.start : period.end] == period.text


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("2019年1月至12月", (1, 12)),
        ("2019年1月1日至12月31日", (1, 12)),
        ("2019年1-6月", (1, 6)),
        ("2019年3月", (3, 3)),
    ],
)
def test_from_one_month_to_another_of_a_year_is_one_time(text, months):
    assert read(text) == [(text, (2019,), months, "")]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("硚口区20年收到多少申请", "硚口区2020年收到多少申请"),
        ("乌市高新区18年那129个项目", "乌市高新区2018年那129个项目"),
        ("民國109年", "2020年"),
        ("近20年收到多少", "近20年收到多少"),
        ("20年来收到多少", "20年来收到多少"),
        ("用了20年时间", "用了20年时间"),
        ("过去10年收到多少", "过去10年收到多少"),
        ("档案保存10年吗", "档案保存10年吗"),
        ("硚口区20年1月", "硚口区2020年1月"),
        ("2020年", "2020年"),
        ("硚口2020低保涨了百分之几", "硚口2020年低保涨了百分之几"),
        ("硚口2020PM10降了多少", "硚口2020年PM10降了多少"),
        ("公开了2020条信息", "公开了2020条信息"),
        ("新增就业2020多人", "新增就业2020多人"),
        ("宿迁2023、淮安2024", "宿迁2023、淮安2024"),
    ],
)
def test_a_year_as_it_is_said_is_that_of_this_century_and_a_span_of_years_is_none(text, plain):
    assert in_common_era(text) == plain
