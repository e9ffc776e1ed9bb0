"""How many things a question says that there are: all of them, the most of them, what they sum to.

Beside them what else is reckoned of the figures of one report: averages, shares, what is new.
"""

import pytest

from assistant import Youju
from assistant.understanding.so_many import so_many


@pytest.fixture(scope="module")
def youju(store):
    return Youju(store)


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("乌鲁木齐市2017年列出的三个微博账号中,发布信息最多的是哪一个?", "2362"),
        ("Of Urumqi's three Weibo accounts in 2017, which one posted the least?", "1755"),
        ("硚口区2020年公开的四类环境信息中,数量最少的是哪一类", "2条"),
        ("Through which channel did Kundulun release most of its 429 important items in 2013: the "
         "internet, the newspaper, bulletin boards or the engineering construction column?",
         "工程建设"),
    ],
)  # fmt: skip
def test_the_most_is_told_of_a_list_with_as_many_items_as_the_question_names(
    youju, question, number
):
    text = youju.ask(question).text
    assert number in text
    assert "otherwise" not in text


@pytest.mark.parametrize(
    ("question", "formula"),
    [
        ("Add up the four kinds of environmental information Qiaokou had published by the end of "
         "2020.", "487 + 12 + 20 + 2 = 521"),
        ("硚口区2020年四类环境信息一共公开了多少条？", "487 + 12 + 20 + 2 = 521"),
        ("How many posts did Urumqi's three Weibo accounts make together in 2017?",
         "2362 + 1945 + 1755 = 6062"),
        ("Taking only the municipal people's congress suggestions, criticisms and opinions and the "
         "municipal CPPCC proposals, how many did Urumqi deal with in 2017 altogether?",
         "112 + 253 = 365"),
        ("On average, how much did each of Qiaokou's 2020 government procurement projects cost?",
         "12932.14万元 / 367 = 35.24万元"),
        ("硚口区2020年政府采购项目平均每项多少钱", "12932.14万元 / 367 = 35.24万元"),
        ("Urumqi high-tech zone's money for Luopu county divided by the number of aid projects - "
         "how much per project?", "4633万元 / 100 = 46.33万元"),
        ("新市区2018年对口帮扶洛浦县，资金摊到每个帮扶项目是多少", "4633万元 / 100 = 46.33万元"),
        ("硚口区2020年平均每件返汉申请涉及多少人", "18556 / 8675 = 2.14"),
        ("On average how many people per return application did Qiaokou process in 2020?",
         "18556 / 8675 = 2.14"),
        ("kundulun 2013: what % of the 429 items were about engineering construction?",
         "393 / 429 = 91.6%"),
    ],
)  # fmt: skip
def test_what_prose_figures_come_to_is_shown_with_its_formula(youju, question, formula):
    assert formula in youju.ask(question).text


def test_of_all_that_a_figure_counts_its_own_is_their_sum(youju):
    text = youju.ask("乌鲁木齐市2017年通过书记信箱、市长信箱、红山网三处收到的来信总数是多少").text
    assert "4402" in text
    assert "+" not in text


@pytest.mark.parametrize(
    "question",
    [
        "By how much did Kundulun's stock of disclosed information grow in 2013, and what did it "
        "reach?",
        "昆都仑区2013年公开的信息增加了多少，累计达到多少",
    ],
)
def test_a_stock_that_grew_is_told_by_what_is_new_and_by_all_there_is(youju, question):
    text = youju.ask(question).text
    assert "429" in text
    assert "1007" in text


def test_what_became_of_the_others_is_told_where_not_all_were_so(youju):
    text = youju.ask("新市区那492家散乱污企业全都取缔了?").text
    assert text.startswith("不是")
    assert all(number in text for number in ("460", "31", "1家"))


@pytest.mark.parametrize(
    ("folded", "number"),
    [
        ("四类环境信息一共多少条", 4),
        ("of the three weibo accounts, which posted most", 3),
        ("前三名是哪些地方", None),
        ("发布最多的三个账号", None),
        ("in the last three years", None),
        ("the two largest accounts", None),
    ],
)
def test_a_rank_or_a_span_of_years_is_no_number_of_things(folded, number):
    found = so_many(folded)
    assert (found and found.number) == number
