"""Questions over the bundled reports in the plain words of people who have not read them."""

import pytest

from assistant import Youju


@pytest.fixture(scope="module")
def youju(store):
    return Youju(store)


def cited(answer):
    return "".join("".join(c.quote.split()) for c in answer.citations)


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("Qiaokou 2020: on how many old estates was the renovation done, and on how many had it "
         "just begun?", ("12", "50")),
        ("Urumqi high-tech zone 2018, courses for farmers: number of courses and of people taught?",
         ("23", "1300")),
        ("2017年乌鲁木齐市人大会议的议案算几项?合几件?", ("7项", "9件")),
        ("In the development zone of Chuxiong, what is the last hour by which official word must "
         "be out in a grave incident, and how soon must there be a press conference?", ("5", "24")),
        ("How much back pay did Urumqi's high-tech zone get for migrant workers in 2018, and for "
         "how many of them?", ("144065.3702", "1762")),
        ("Penalties shown to the public by the Urumqi hi-tech zone in 2018: how many? And permits "
         "for dangerous chemicals?", ("106", "58")),
        ("乌市高新区2018年劳动监察接了多少起上门和电话的,登记受理多少,立了案的几件?",
         ("3824", "2104", "198")),
        ("硚口那些自助机能办多少样便民的事、多少样审批的事", ("121", "49")),
        ("乌市高新区的厂子2018年反映了多少难处,解决了几成?", ("73", "90")),
        ("乌鲁木齐2017年有几个人来要政府的材料?都按时回了吗", ("7件", "按期答复")),
    ],
)  # fmt: skip
def test_each_part_of_a_question_has_its_own_figure(youju, question, numbers):
    text = youju.ask(question).text
    assert all(number in text for number in numbers), text


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("If you add the taxes to the social insurance waived for Qiaokou businesses in 2020, what "
         "do you get?", "6.27 billion"),
        ("How much did Qiaokou waive in taxes plus social insurance in 2020?", "6.27 billion"),
        ("硚口2020年减免的税费再加上社保费用是多少亿?", "62.7亿元"),
        ("高新区(新市区)2018年种田的、放牧的、养鱼的收入合一块儿有几亿", "6.50"),
        ("Take the projects Qiaokou finished in 2020 and those it broke ground on, all worth over "
         "100 million: how many together?", "13 + 20 = 33"),
        ("Urumqi 2017: letters to the party secretary plus those to the mayor's mailbox: how many?",
         "419"),
        ("Qiaokou had penalty items before and changed some in 2020, how many did that make "
         "altogether?", "1134"),
        ("硚口2019年有一批行政许可,2020年又增加了一些,最后一共多少项?", "768"),
    ],
)  # fmt: skip
def test_what_is_added_is_added_up_however_that_is_said(youju, question, total):
    assert total in youju.ask(question).text


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("I'm a lawyer and need the number of labour arbitration cases taken in Urumqi's high-tech "
         "zone in 2018.", "1462"),
        ("How many cheap, rented-out flats did Qiaokou raise in 2020?", "200"),
        ("硚口把几个部门的手续打包办理,自己探索出来的一事联办有多少项?", "92"),
        ("高新区(乌鲁木齐)2018年人均多挣多少元", "2004"),
        ("硚口2020年低保往上调了百分之几", "6.4"),
        ("How much did Qiaokou pull in from outside investors in 2020?", "56.7 billion"),
        ("Qiaokou in 2020: how often did staff pick up the phone to answer questions?", "6000"),
        ("乌鲁木齐2017年写给书记的信有多少封?", "240"),
        ("In the hi-tech zone of Urumqi, how many of the items housed in the hall had not reached "
         "one trip at most?", "17"),
    ],
)  # fmt: skip
def test_a_word_that_says_nothing_of_the_figure_asks_for_no_other(youju, question, number):
    assert number in youju.ask(question).text


def test_a_noun_ends_before_the_name_of_who_did_it(youju):
    text = youju.ask(
        "Can you say how many circulars Qiaokou sent round to its streets and departments in 2020 "
        "about website updates and inspection results?"
    ).text
    assert "18 circulars (" in text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("硚口出了新政策,该由谁讲明白?按什么原则", "谁起草谁解读"),
        ("Where did Qiaokou's bonds go, sorry, which bridge was joined up in Qiaokou in 2020?",
         "汉江湾桥合龙"),
        ("Why did Qiaokou's website slip from the top spot among districts in 2020?", "第一名"),
        ("硚口政府网站2020年为什么没拿到第一?", "第一名"),
        ("昆区2013年靠公示栏亮出来几条信息?", "信息17条"),
        ("乌鲁木齐高新区过节大厅开门吗?", "365天"),
        ("硚口管河管湖的责任制,评上了什么称号?", "省级示范"),
        ("硚口那个手机小程序,能提前约号排队不?", "预约和取号"),
    ],
)  # fmt: skip
def test_the_sentence_that_tells_the_detail_is_given(youju, question, said):
    assert said in cited(youju.ask(question))


@pytest.mark.parametrize(
    ("question", "begins", "label"),
    [
        (
            "Was Qiaokou taken straight to court over disclosure in 2020?",
            "Yes",
            "without prior reconsideration",
        ),
        ("硚口2020年有没有人直接上法院告信息公开的?", "有", "未经复议直接起诉1件"),
        ("有没有人向硚口要材料,被以涉及国家机密挡回去的?2020年", "没有", "国家秘密"),
    ],
)
def test_whether_any_is_told_by_the_row_that_is_meant(youju, question, begins, label):
    text = youju.ask(question).text
    assert text.startswith(begins)
    assert label in text


def test_of_any_report_each_that_has_the_thing_by_its_own_name_answers(youju):
    answer = youju.ask("写给市长的信,一年办了多少封?")
    assert {c.report_id for c in answer.citations} == {"kundulun-2013", "urumqi-2017"}


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Did shopping malls in Qiaokou draw more people a day in 2020 than last year?", "Yes"),
        ("Did the malls of Qiaokou have fewer visitors a day in 2020 than the year before?", "No"),
        ("硚口的大商场2020年人流比上一年多吗", "是"),
        ("硚口大型商场2020年日均客流量比去年少吗", "不是"),
    ],
)
def test_a_sentence_may_hold_a_year_against_the_one_before_without_a_figure(
    youju, question, begins
):
    answer = youju.ask(question)
    assert answer.text.startswith(begins)
    assert "客流量超过去年" in cited(answer)


@pytest.mark.parametrize(
    ("question", "whole", "most"),
    [
        ("乌鲁木齐2017年一共收到多少封群众来信,哪个渠道最多?", "4402", "3983"),
        ("How many news items did the Urumqi site publish in 2017 and which column had the most?",
         "2389", "1025"),
    ],
)  # fmt: skip
def test_how_many_in_all_is_told_before_which_had_the_most(youju, question, whole, most):
    text = youju.ask(question).text
    assert text.index(whole) < text.index(most)
