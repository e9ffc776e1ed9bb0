"""What one report says of things side by side: which is more, what they add up to, the largest."""

import re

import pytest

from assistant import Youju


@pytest.fixture(scope="module")
def youju(store):
    return Youju(store)


def lines(answer):
    """The text behind the issuer and the year."""
    return re.split(r"\d{4}年?[:：]", answer.text, maxsplit=1)[-1].strip()


@pytest.mark.parametrize(
    ("question", "more", "less"),
    [
        ("On Urumqi's portal in 2017, which had more: picture news or video news?", 415, 337),
        ("昆都仑区2013年的政府热线和市长信箱信件哪个多？", 2500, 100),
        ("乌鲁木齐高新区2018年二级网格和三级网格谁多？", 165, 22),
        ("2017年乌鲁木齐的群众来信,写给书记的多还是写给市长的多？", 240, 179),
        ("2017年乌鲁木齐的来信是书记收到的多,还是市长信箱多？", 240, 179),
        ("Кому в Урумчи в 2017 году писали больше: секретарю или мэру?", 240, 179),
        ("우루무치 2017년 통지공고와 편의안내 중 어느 것이 많았습니까? 각각 몇 건?", 93, 20),
        (
            "Which was larger in Urumqi in 2017, notices or tips, and how many of each?",
            93,
            20,
        ),
        ("乌鲁木齐高新区2018年政府投资的几个、社会投资的几个,哪边多？", 102, 27),
        (
            "W strefie high-tech Urumczi w 2018 roku było więcej projektów państwowych czy "
            "prywatnych?",
            102,
            27,
        ),
        (
            "Did the Urumqi High-tech Zone have more second-level or third-level monitoring grids "
            "in 2018?",
            165,
            22,
        ),
        (
            "Were more of the polluting firms in the Urumqi High-tech Zone shut down or brought "
            "into line in 2018?",
            460,
            31,
        ),
    ],
)
def test_of_two_things_the_larger_is_named_first_and_both_are_given(youju, question, more, less):
    text = lines(youju.ask(question))
    assert text.index(str(more)) < text.index(str(less)), text
    assert f"{more} - {less} = {more - less}" in text


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Did Qiaokou get more offline applications than online ones in 2020?", "Yes, "),
        ("Did Qiaokou get fewer offline applications than online ones in 2020?", "No, "),
        ("昆都仑区2013年市长信箱信件比政府热线多吗？", "不是："),
    ],
)
def test_whether_one_thing_has_more_than_another_is_a_yes_or_a_no(youju, question, begins):
    assert youju.ask(question).text.startswith(begins)


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("硚口区2020年建成的街头小景和口袋公园一共多少？", 22),
        ("乌鲁木齐2017年通知公告、便民提示和热点解读合计多少条？", 135),
        ("乌鲁木齐2017年发布的市要闻加自治区要闻,合计多少条？", 1490),
        ("乌鲁木齐2017年便民提示再加国务院信息,加起来有多少条？", 105),
        ("How many notices plus convenience tips did Urumqi's portal carry in 2017?", 113),
        ("How many picture news and video news items did Urumqi's portal post altogether?", 752),
        ("硚口区2020年不予公开和无法提供的申请加起来多少件？", 65),
    ],
)
def test_things_named_are_added_up_and_no_others(youju, question, total):
    assert f"= {total}" in lines(youju.ask(question))


def test_of_two_things_to_be_added_up_the_one_that_is_known_is_not_their_sum(youju):
    text = lines(youju.ask("How many Urumqi news and regional news items together in 2017?"))
    assert not text.startswith("465")


@pytest.mark.parametrize(
    "question",
    [
        "2018年乌鲁木齐高新区，政府投资项目和社会投资项目各多少个？",
        "우루무치 하이테크구 2018년 정부 투자 프로젝트와 사회 투자 프로젝트는 각각 몇 개입니까?",
        "ウルムチ高新区2018年、政府投資プロジェクトと社会投資プロジェクトはそれぞれ何件ですか",
    ],
)
def test_things_that_are_counted_each_have_no_sums_of_money_beside_them(youju, question):
    text = lines(youju.ask(question))
    assert "27" in text
    assert "102" in text
    assert "25.36" not in text


def test_which_of_two_is_more_is_not_told_by_a_third(youju):
    text = lines(youju.ask("乌鲁木齐2017年政策解读和新闻发布会哪个多？"))
    assert not re.match(r"\d+\s?[人件条]", text)


def test_what_the_report_itself_adds_up_is_not_added_up_again(youju):
    question = "乌鲁木齐2017年书记听民生、市长信箱和网络问政平台一共受理群众来信多少件？"
    assert "4402" in lines(youju.ask(question))


def test_callers_at_the_door_and_by_telephone_are_one_figure_where_the_report_joins_them(youju):
    question = "新市区2018年劳动监察那块,上门的加打电话来的一共多少起?"
    assert lines(youju.ask(question)).startswith("3824")


def test_a_side_with_a_name_has_the_figure_that_bears_the_name(youju):
    answer = youju.ask(
        "Did the Urumqi Weibo account Hongshan Net post more than the Urumqi Release account in "
        "2017?"
    )
    assert "1945 - 1755 = 190" in answer.text


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("乌鲁木齐2017年门户网站哪个栏目的信息最少？", "国务院信息"),
        ("Which column of Urumqi's portal put out the most items in 2017?", "乌鲁木齐要闻"),
        ("乌鲁木齐高新区“一次不用跑”的事项，哪个部门最多？", "税务"),
        ("乌鲁木齐市2017年哪个微博发的信息最多？", "乌鲁木齐市政务"),
        ("Which Weibo account in Urumqi posted the most in 2017?", "乌鲁木齐市政务"),
    ],
)
def test_the_largest_or_smallest_of_an_enumeration_is_found(youju, question, holds):
    answer = youju.ask(question)
    assert any(holds in citation.quote for citation in answer.citations), answer.text


def test_no_month_has_the_most_where_the_report_gives_none(youju):
    assert youju.ask("In which month of 2020 did Qiaokou receive the most requests?").abstained


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("硚口区2020年规范性文件和其他主动公开文件新制作总数是多少？", 217),
        ("昆都仑区2013年招聘的专业人员和社会管理专职人员一共多少名？", 328),
    ],
)
def test_rows_of_a_table_and_figures_before_one_noun_are_added_up(youju, question, total):
    assert f"= {total}" in lines(youju.ask(question))


def test_where_money_is_spoken_of_the_money_is_compared(youju):
    question = "Urumqi High-tech Zone: was government investment or private investment larger?"
    text = lines(youju.ask(question))
    assert "440.86" in text
    assert "25.36" in text


def test_what_there_was_before_the_year_is_what_is_new_taken_from_all(youju):
    text = lines(youju.ask("昆都仑区2013年以前公开了多少条信息？"))
    assert "1007 - 429 = 578" in text


def test_the_difference_of_two_figures_cites_both(store):
    answer = Youju(store).ask("硚口网上申请和线下申请差了多少件？")
    assert "113 - 55 = 58 [1][2]" in answer.text


def test_names_that_figures_follow_one_by_one_are_quoted_with_them(youju):
    answer = youju.ask("PM2.5和PM10哪个降得更多？")
    assert "PM10：24%" in answer.text
    assert {"PM2.5、PM10分别下降21.4%、24%"} <= {c.quote for c in answer.citations}


def test_what_stands_behind_both_names_tells_no_thing_apart(youju):
    text = youju.ask("乌鲁木齐市2017年预算决算信息比政府文件多吗？").text
    assert text.startswith("不是：")
    assert "14 - 10 = 4" in text


def test_how_much_of_the_first_thing_is_no_word_of_it(youju):
    text = lines(youju.ask("硚口区2020年的申请是网上提的多还是线下提的多？"))
    assert "113 - 55 = 58" in text


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("乌鲁木齐市门户网站2017年哪一类信息最多？", "1025"),
        ("2017年乌鲁木齐哪个新媒体账号发布的信息最少？", "282"),
    ],
)
def test_the_largest_is_looked_for_in_the_list_that_is_named(youju, question, number):
    assert number in lines(youju.ask(question))


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("昆都仑区2013年政府热线是市长信箱信件的几倍？", "2500 / 100 = 25"),
        ("How many times as many video news items as convenience tips did Urumqi publish in 2017?",
         "337 / 93 = 3.6"),
    ],
)  # fmt: skip
def test_how_often_one_figure_goes_into_another_is_shown(youju, question, shown):
    assert shown in youju.ask(question).text


def test_what_is_to_be_added_and_has_no_figure_is_named(youju):
    text = youju.ask("硚口区2020年减免税费、水费和国有资产租金合计多少？").text
    assert "“水费”" in text
    assert "41.2亿元" in text
    assert " + " not in text


def test_accounts_that_a_question_does_not_tell_apart_are_all_given(youju):
    text = youju.ask("乌鲁木齐2017年微信公众号发了多少信息？").text
    assert "282条" in text
    assert "2920条" in text


@pytest.mark.parametrize(
    "question",
    [
        "In the Chuxiong zone, which has the tighter deadline in a major emergency: putting out "
        "official information or holding a press conference?",
        "楚雄经开区遇到重大突发事件,发布权威信息和开新闻发布会,哪个时限更短?",
    ],
)
def test_of_two_deadlines_the_shorter_is_named_first_and_both_are_given(youju, question):
    text = lines(youju.ask(question))
    assert -1 < text.find("5") < text.find("24"), text


def test_by_how_many_items_is_told_in_items(youju):
    answer = youju.ask("乌市高新区2018年市级重点项目里，社会投资的比政府投资的多多少项？")
    assert "102 - 27 = 75" in answer.text


@pytest.mark.parametrize(
    ("question", "more", "less"),
    [
        ("Kundulun 2013: did more items go out over the internet or on the bulletin boards?",
         18, 17),
        ("昆区2013年网络公开的多还是信息栏公开的多", 18, 17),
    ],
)  # fmt: skip
def test_a_side_may_be_called_by_a_word_that_says_the_same(youju, question, more, less):
    text = lines(youju.ask(question))
    assert f": {more} " in text or f"：{more}条" in text
    assert f"{more} - {less} = {more - less}" in text


def test_all_accounts_of_a_kind_are_one_side_of_a_sum(youju):
    text = lines(youju.ask("乌鲁木齐2017年微博和微信一共发了多少条？"))
    assert "(2362 + 282 + 1945 + 1755 + 2920 = 9264)" in text


def test_with_all_others_the_whole_is_meant(youju):
    asked = "How many items did Urumqi put out on Weibo, WeChat and its other new media in 2017?"
    assert lines(youju.ask(asked)).startswith("9809")


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("Leaving aside the construction-project items, how many pieces of important information "
         "did Kundulun publish in 2013?", "36 (429 - 393 = 36)"),
        ("What share of Kundulun's cumulative disclosures up to 2013 was new that year?",
         "42.6% (429 / 1007 = 42.6%)"),
        ("2013年新增的公开信息占昆都仑累计公开信息的比例是多少", "42.6% (429 / 1007 = 42.6%)"),
        ("Up to the end of 2013, how many pieces of government information had Kundulun made "
         "public in total, all years together?", "1007"),
        ("How many requests in Qiaokou in 2020 could not be answered because the information was "
         "not held or there was nothing ready made? Add up both.", "60 (58 + 2 = 60)"),
        ("硚口2020年个人和企业的申请加起来几件", "合计162 (159 + 3 = 162)件"),
    ],
)  # fmt: skip
def test_what_is_left_out_new_or_added_up_is_reckoned(youju, question, figure):
    assert figure in youju.ask(question).text


@pytest.mark.parametrize(
    ("question", "both"),
    [
        ("Qiaokou 2020 - were more requests filed online or offline?", ("113", "55")),
        (
            "Urumqi hi-tech zone key projects 2018 - was more of the planned money private "
            "(社会投资) or government?",
            ("440.86", "25.36"),
        ),
    ],
)
def test_of_two_things_named_behind_a_dash_both_are_told(youju, question, both):
    text = youju.ask(question).text
    assert all(figure in text for figure in both)
