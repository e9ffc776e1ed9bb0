from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.numerals import value_of
from corpus.quantities import find_quantities, numbers_in, same_quantity
from corpus.report import Quantity


def read(text):
    return [
        (text[f.start : f.end], str(f.quantity.value), f.quantity.unit, f.quantity.bound)
        for f in find_quantities(text)
    ]


@pytest.mark.parametrize(
    ("text", "quote", "value", "unit", "bound"),
    [
        ("共办理各类网络问政860件,", "860件", "860", "件", ""),
        ("用户数达1.6万人", "1.6万人", "1.6", "万人", ""),
        ("主动公开政府信息18 万余条", "18 万余条", "18", "万条", "over"),
        ("阅读量500余人次", "500余人次", "500", "人次", "over"),
        ("阅读量达100余万次", "100余万次", "100", "万次", "over"),
        ("热线电话11通，", "11通", "11", "通", ""),
        ("邀请二十余位专家", "二十余位", "20", "位", "over"),
        ("近2.7万汉籍市民", None, None, None, None),
        ("固定资产投资280亿元左右", "280亿元左右", "280", "亿元", "about"),
        ("最迟不超过5小时发布", "5小时", "5", "小时", "at_most"),
        ("解决率在90%以上", "90%以上", "90", "%", "over"),
        ("完成率百分之三十", "百分之三十", "30", "%", ""),
        ("同比上升23.8个百分点", "23.8个百分点", "23.8", "个百分点", ""),
        ("同比增长-3.2%", "-3.2%", "-3.2", "%", ""),
        ("交易额12,932.14万元", "12,932.14万元", "12932.14", "万元", ""),
        ("投资1亿2000万元", "1亿2000万元", "12000", "万元", ""),
        ("共１２３件", "１２３件", "123", "件", ""),
        ("结果维持25\n件", "25\n件", "25", "件", ""),
        ("新闻发布会12场(次)", "12场(次)", "12", "场(次)", ""),
        ("粉丝数54373；", "54373", "54373", "", ""),
        ("线下申请113,占比", "113", "113", "", ""),
    ],
)
def test_a_figure_is_read_as_printed(text, quote, value, unit, bound):
    assert read(text) == ([] if quote is None else [(quote, value, unit, bound)])


@pytest.mark.parametrize(
    "text",
    [
        "2020年12月18日",
        "截至11月底",
        "20201月1日至202012月31日",
        "国办发〔2018〕23号",
        "乌政办[2018] 158号",
        "国令第711 号",
        "一、总体情况",
        "（一）主动公开",
        "\n\n1、编制形成目录",
        "一是加强领导",
        "第二届世界大健康博览会",
        "12345热线与96128专线",
        "“8337”发展思路",
        "“45证合1”登记制度改革",
        "中央八项规定精神，三公经费，两微一端，十三五",
        "党的十九届二中全会",
        "新世界K11购物艺术中心",
        "360公司",
        "邮编：223001，电话：0517-83605210",
        "请联系区教育局办公室，电话69713664。",
        "详见http://www.uhdz.gov.cn/2018/12",
        "一站式服务，一网通办，统一管理，一律取消",
        "《2018年第一批17项重点工作方案》",
        "PM2.5达标",
        "第11通报，推动“五通”，小三通",
        "发布时间:2018-01-02 10:55",
    ],
)
def test_names_dates_and_numbering_are_no_figures(text):
    assert read(text) == []


def test_a_range_states_its_lower_and_its_upper_bound():
    assert read("10-20件") == [
        ("10-20件", "10", "件", "over"),
        ("10-20件", "20", "件", "at_most"),
    ]


def test_a_list_of_numbers_shares_the_unit_printed_at_its_end():
    text = "农业、牧业、渔业收入分别达4.63、1.30、0.57亿元"
    assert [(q[1], q[2]) for q in read(text)] == [
        ("4.63", "亿元"),
        ("1.30", "亿元"),
        ("0.57", "亿元"),
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("平均答复用时由14.6个工作日缩短", "14.6"),
        ("平均办理7.2天", "7.2"),
        ("月均6.1件", "6.1"),
        ("1.12个行政机关", "12"),
        ("情况如下：1.12个行政机关", "12"),
    ],
)
def test_a_number_before_a_dot_is_the_mark_of_a_list_only_where_one_can_stand(text, value):
    assert [q[1] for q in read(text)] == [value]


def test_a_year_that_lost_its_mark_is_not_part_of_the_figure():
    assert read("结转至20213件。") == [("3件", "3", "件", "")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12,932.14", "12932.14"),
        ("１２", "12"),
        ("一千二百三十四", "1234"),
        ("二〇二〇", "2020"),
    ],
)
def test_a_run_of_digits_or_numerals_has_a_value(text, value):
    assert value_of(text) == Decimal(value)


def test_magnitudes_do_not_make_quantities_differ():
    assert same_quantity(Quantity(Decimal(67), "亿元"), Quantity(Decimal(670_000), "万元"))
    assert same_quantity(Quantity(Decimal(67), "亿元"), Quantity(Decimal("6.7"), "billion"))
    assert same_quantity(Quantity(Decimal("6.7"), "billion yuan"), Quantity(Decimal(67), "亿元"))
    assert same_quantity(Quantity(Decimal(24), "％"), Quantity(Decimal(24), "%"))
    assert not same_quantity(Quantity(Decimal(24), "百分点"), Quantity(Decimal(24), "%"))
    assert not same_quantity(Quantity(Decimal(24), "件"), Quantity(Decimal(24), "条"))


def test_a_blank_cell_is_never_zero():
    blank = Quantity(None, state="blank")
    assert not same_quantity(blank, Quantity(Decimal(0)))
    assert same_quantity(Quantity(Decimal(0), "件", state="none"), Quantity(Decimal(0)))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("6.7 billion yuan", [6_700_000_000]),
        ("1.6 million", [1_600_000]),
        ("67亿元、41.2万", [6_700_000_000, 412_000]),
        ("two hundred and twelve of twenty-five", [212, 25]),
        ("7 + 162 = 169 [1][2]", [7, 162, 169, 1, 2]),
        ("十二个", [12]),
        ("2017-2019", [2017, 2019]),
    ],
)
def test_numbers_are_stated_in_words_digits_and_magnitudes(text, values):
    assert [n.value for n in numbers_in(text)] == values


def test_a_word_that_need_not_be_a_number_is_not_asked_for():
    assert [n.counts for n in numbers_in("一律")] == [False]
    assert [n.counts for n in numbers_in("no one came")] == [False]
    assert [n.counts for n in numbers_in("12345热线")] == [True]


def test_a_magnitude_keeps_the_number_as_printed():
    (number,) = numbers_in("41.2亿元")
    assert (number.mantissa, number.scale, number.unit[0]) == (Decimal("41.2"), 10**8, "元")


@given(
    st.text(alphabet="0123456789.,，万亿%-件年月日、。 \n第至到百千一二十余约abK２٣²", max_size=60)
)
@settings(max_examples=300, deadline=None)
def test_every_digit_is_covered_by_a_stated_number(text):
    covered = {at for n in numbers_in(text) for at in range(n.start, n.end)}
    assert all(at in covered for at, c in enumerate(text) if c.isdecimal())


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_without_a_crash(text):
    for found in find_quantities(text):
        assert 0 <= found.start < found.end <= len(text)
    numbers_in(text)


def test_a_size_before_the_magnitude_is_one_number():
    assert [str(number.value) for number in numbers_in("投入2000多万元")] == ["20000000"]
