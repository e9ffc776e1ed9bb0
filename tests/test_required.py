"""A neighbour's figure is no answer: what the words of a question require of an answer."""

import re

import pytest

from assistant import Youju
from assistant.understanding.requirements import required_by


@pytest.fixture(scope="module")
def ask(store):
    return Youju(store).ask


NEIGHBOURS = [
    # asked for, and not stated; stated, and near to it; the figure of what is stated
    (
        "How many followers does the Urumqi High-tech Zone have on Weibo?",
        "How many Weibo posts did the Urumqi High-tech Zone publish in 2018?",
        "1068",
    ),
    (
        "乌鲁木齐市2017年门户网站的浏览量是多少？",
        "乌鲁木齐市2017年门户网站更新了多少条信息？",
        "2389",
    ),
    ("乌鲁木齐2017年新闻发布会来了多少名记者？", "乌鲁木齐2017年开了多少场新闻发布会？", "12"),
    ("硚口区2020年死了多少病人？", "硚口区2020年救治了多少名患者？", "6854"),
    (
        "How many children were born in Qiaokou in 2020?",
        "How many toddlers under three were treated in Qiaokou in 2020?",
        "15",
    ),
    ("昆区2013年招了多少名警察？", "昆区2013年招了多少名专业人员？", "108"),
    ("昆区2013年政府热线满意率是多少？", "昆区2013年政府热线接听了多少个？", "2500"),
    (
        "How many staff work in the government of Kundulun?",
        "How many professionals did Kundulun recruit in 2013?",
        "108",
    ),
    (
        "How many of the patients that Qiaokou treated were female?",
        "How many patients did Qiaokou treat in 2020?",
        "6854",
    ),
    ("硚口区2020年收到外省人的申请多少件？", "硚口区2020年收到自然人的申请多少件？", "159"),
    ("硚口区2020年有多少项行政许可被驳回？", "硚口区2020年作出多少项行政许可决定？", "36369"),
    ("硚口区2020年撤回的申请有几件？", "硚口区2020年新收的申请有几件？", "162"),
    (
        "How many requests did Qiaokou forward to other departments in 2020?",
        "How many requests did Qiaokou receive in 2020?",
        "162",
    ),
    (
        "How many requests did Qiaokou answer late in 2020?",
        "How many requests did Qiaokou answer in 2020?",
        "165",
    ),
    (
        "How many disclosure requests did Qiaokou get in the third quarter of 2020?",
        "How many disclosure requests did Qiaokou get in 2020?",
        "162",
    ),
    ("硚口区2020年8月收到多少件信息公开申请？", "硚口区2020年收到多少件信息公开申请？", "162"),
    (
        "By how many did disclosure requests in Qiaokou rise in 2020 compared with 2019?",
        "By how many did licensing items in Qiaokou rise in 2020 compared with 2019?",
        "303",
    ),
    (
        "What did Qiaokou's new media accounts cost?",
        "How many new media accounts does Qiaokou have?",
        "35",
    ),
    (
        "硚口区2020年社会消费品零售总额增速是多少？",
        "硚口区2020年规模以上工业增加值增速多少？",
        "0.5",
    ),
    (
        "By what percentage did Qiaokou's GDP grow in 2020?",
        "By what percentage did Qiaokou's industrial value added grow in 2020?",
        "0.5",
    ),
    (
        "How many people came to the disclosure seminar of the Urumqi High-tech Zone in 2018?",
        "How many people attended the farmers' training in the Urumqi High-tech Zone in 2018?",
        "1300",
    ),
    (
        "How many policy explanations did the Chuxiong zone's departments give in 2018?",
        "How many times at least must department heads in the Chuxiong zone explain policies?",
        "1",
    ),
    (
        "How many people applied for the social-management jobs Kundulun advertised in 2013?",
        "How many specialists did Kundulun advertise for online in 2013?",
        "108",
    ),
    (
        "“新疆领科物联网产业园”2018年交了多少税?",
        "“新疆领科物联网产业园”2018年有多少家企业入驻?",
        "19",
    ),
    (
        "How many of the Covid patients Qiaokou treated did not make it?",
        "How many patients did Qiaokou treat in 2020?",
        "6854",
    ),
]


@pytest.mark.parametrize(("absent", "stated", "figure"), NEIGHBOURS)
def test_what_is_not_stated_is_not_answered_with_its_neighbour(ask, absent, stated, figure):
    assert ask(absent).abstained
    answer = ask(stated)
    assert not answer.abstained
    assert figure in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Who was the mayor of Urumqi in 2017?",
        "Did Qiaokou receive disclosure requests from foreigners in 2020?",
        "硚口区2020年行政诉讼的原告是哪家公司？",
        "What was the satisfaction rate of Qiaokou's service hall in 2020?",
        "Combien de visiteurs le site web de Qiaokou a-t-il eus en 2020 ?",
        "Which company won the biggest procurement contract in Qiaokou in 2020?",
    ],
)
def test_a_detail_that_no_sentence_gives_is_not_answered_with_the_sentence_nearest(ask, question):
    assert ask(question).abstained


@pytest.mark.parametrize(
    ("question", "neighbour"),
    [
        ("How many hospital beds were there in Qiaokou in 2020?", "2"),
        ("How many parking spaces did Qiaokou report for 2020?", "12"),
        ("How many charging stations were there in Kundulun in 2013?", "None"),
    ],
)
def test_a_noun_is_not_made_up_for_by_those_before_it(ask, question, neighbour):
    assert ask(question).abstained, neighbour


def test_an_area_or_a_sum_of_money_is_no_number_of_people(ask):
    assert "平方米" not in ask("硚口区2020年有多少大学生？").text
    assert "美元" not in ask("硚口区2020年有多少外商？").text


@pytest.mark.parametrize(
    "question",
    [
        "How many people asked Qiaokou for information in 2020?",
        "硚口区2020年有多少人申请信息公开？",
    ],
)
def test_people_who_asked_for_information_are_given_as_the_requests_they_made(ask, question):
    text = ask(question).text
    assert "162" in text
    assert "applications" in text or "申请162件" in text


def test_people_who_asked_are_not_those_who_were_tested(ask):
    text = ask("How many people asked the government of Qiaokou about the pandemic?").text
    assert "713" not in text


def test_which_way_a_figure_went_is_not_told_by_two_figures_beside_each_other(ask):
    assert "485" not in ask("硚口区2020年罚款项目是增加还是减少？").text
    assert "23.8" in ask("Did air quality in Qiaokou go up or down in 2020?").text


@pytest.mark.parametrize(
    "question",
    [
        "硚口区2020年办理返汉申请出错了多少次？",
        "硚口区2020年办理返汉申请有多少人被约谈？",
        "昆区2013年累计公开信息转发了多少次？",
        "昆区2013年政府热线共多少页？",
        "乌鲁木齐2017年新闻发布会排名第几？",
        "乌鲁木齐2017年市长信箱中女性占多少？",
        "How many mistakes were found in the press conferences that Urumqi held in 2017?",
        "How many officials were punished over the licences that Qiaokou granted in 2020?",
        "How many complaints were made about the press conferences of Urumqi in 2017?",
        "What does Qiaokou say about zebra crossings?",
        "What did Qiaokou do about nuclear power in 2020?",
    ],
)
def test_what_is_asked_of_a_thing_besides_its_number_is_not_answered_with_that(ask, question):
    assert ask(question).abstained


@pytest.mark.parametrize(
    "question",
    [
        "how many rules were declared dead?",
        "were dead accounts dealt with?",
        "how many fine particles were in the air?",
        "how many views of residents were collected?",
        "how many companies were visited?",
        "what did it learn from other cities?",
        "how soon must reporters be briefed?",
        "who is the head of the leading group for openness?",
        "where were the notice boards placed?",
        "what was done as opposed to before?",
        "how many firms were hurt by the epidemic?",
        "硚口区2020年好天气有多少天？",
        "录进系统输了几条信息？",
        "被点名的单位有几家？",
        "死链清了多少条？",
        "抓了几项重点工作？",
        "退休老人领了多少钱？",
    ],
)
def test_a_word_that_means_something_else_in_its_phrase_requires_nothing(question):
    assert not required_by(question)


@pytest.mark.parametrize("question", ["how many queries came in by phone", "booked by telephone"])
def test_what_was_done_by_telephone_was_not_done_on_a_mobile_one(question):
    assert [one.name for one in required_by(question)] == ["done_by_telephone"]


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("硚口的官网在副省级城市的区县里已经几年排头名了？", "3年"),
        ("新疆领科那个园区到2018年进来了几家公司？", "19"),
    ],
)
def test_a_figure_that_is_surely_meant_may_be_stated_in_other_words(ask, question, figure):
    answer = ask(question)
    assert not answer.abstained
    assert figure in answer.text


def test_a_word_besides_all_those_of_the_figure_asks_for_something_else(ask):
    assert not ask("硚口区2020年新登记企业多少家？").abstained
    assert ask("硚口区2020年新登记企业转发了多少次？").abstained


def test_how_many_people_came_is_not_answered_with_how_many_were_tested(ask):
    assert ask("硚口官网2020年有多少人次来看？").abstained


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How many businesses had been inspected in Qiaokou's random checks in 2020?", "4511"),
        ("乌鲁木齐高新区2018年到底取缔了多少家“散乱污”企业?", "460家"),
        ("How many covid patients of eighty and over were pulled through in Qiaokou?", "353"),
        ("How many patients aged three or under did Qiaokou treat?", "15"),
        ("How many pieces had Kundulun published in total by the end of 2013?", "1007"),
        ("昆区2013年公开了多少条信息？", "429条"),
        ("硚口区政务服务中心的24小时自助区有几个点位？", "12个"),
        ("为帮扶洛浦县,高新区(新市区)2018年拿出了多少钱?", "4633万元"),
    ],
)
def test_the_figure_that_has_all_that_is_counted_is_given(ask, question, figure):
    assert re.search(rf"[:：] ?{figure}(?!\d)", ask(question).text)


@pytest.mark.parametrize(
    "question",
    [
        "What was the price of a self-service terminal bought by Qiaokou?",
        "What monthly salary was offered to the teachers that Kundulun advertised for?",
        "Of the 108 professionals Kundulun District was recruiting, how many were doctors?",
        "How many officials attended the half-day training on website security in Urumqi?",
    ],
)
def test_what_is_asked_of_money_or_of_some_is_not_told_by_another_count(ask, question):
    assert ask(question).abstained


def test_why_so_late_is_set_right_by_when_it_was(ask):
    answer = ask("Why did Urumqi wait until 2017 to bring openness work into the appraisal?")
    assert "2016年将政务公开工作纳入" in answer.text


def test_by_how_much_one_outdoes_another_is_their_difference(ask):
    question = (
        "By how many posts did the Weibo account 乌鲁木齐市政务 outdo the 红山网 Weibo account?"
    )
    assert "2362 - 1945 = 417" in ask(question).text


def test_a_number_in_a_name_is_not_taken_for_granted(ask):
    answer = ask("“45证合1”整合了几个部门的多少项涉企证照事项？")
    assert "21个" in answer.text
    assert "45项" in answer.text


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("2018年乌鲁木齐的高新区接纳安置了洛浦县的转移劳动力有多少个人?", "93人"),
        ("乌鲁木齐高新区2018年安置了多少个洛浦县来的人?", "93人"),
        (
            "How many jobseekers from Luopu were given work in Urumqi's High-tech Zone in 2018?",
            "93人",
        ),
        ("硚口2020年往监管系统里录了多少条监管记录?", "583条"),
        ("昆都仑区2013年市长信箱一共处理了多少封信?", "100件"),
        ("昆都仑到2013年底前前后后一共亮出来多少条信息?", "1007条"),
    ],
)
def test_what_is_counted_may_be_told_by_its_measure_word(ask, question, quote):
    assert any(quote in citation.quote for citation in ask(question).citations)


@pytest.mark.parametrize(
    "question",
    [
        "昆都仑区2013年政府热线有几个接线员?",
        "硚口2020年监管系统里有多少条差评?",
        "昆都仑区2013年市长信箱有多少封表扬信?",
        "How many jobless graduates did Urumqi's High-tech Zone find places for in 2018?",
        "Combien le district de Kundulun a-t-il dépensé en 2013 pour bâtir son centre de services "
        "sociaux ?",
    ],
)
def test_a_measure_word_tells_nothing_else(ask, question):
    assert ask(question).abstained


def test_what_was_paid_is_a_figure_of_its_own(ask):
    question = (
        "How many things did Qiaokou buy through centralised government procurement in 2020, and "
        "what did it pay altogether?"
    )
    assert [c.quote for c in ask(question).citations] == ["367", "12932.14万元"]


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("What was the value of tax cuts and exemptions Qiaokou gave companies in 2020?", "41.2"),
        ("How many requests from residents on the city message board did Qiaokou deal with in "
         "2020?", "12990"),
        ("How many errands at the Urumqi High-tech Zone's service hall could be done in a single "
         "visit by late November 2018?", "438"),
    ],
)  # fmt: skip
def test_a_word_of_tables_may_mean_something_else_where_the_figure_has_it(ask, question, figure):
    assert any(figure in citation.quote for citation in ask(question).citations)


TOGETHER = [
    # one kind asked for; all of them; the figure that counts them together
    (
        "How many press conferences on environmental protection did Urumqi hold in 2017?",
        "How many press conferences did Urumqi hold in 2017?",
        "12",
    ),
    (
        "乌鲁木齐2017年开的新闻发布会里,讲食品安全的有几场?",
        "乌鲁木齐2017年开了几场新闻发布会?",
        "12",
    ),
    (
        "How many schools did Qiaokou requisition in the epidemic?",
        "How many hotels, schools and hospitals did Qiaokou requisition in 2020?",
        "124",
    ),
    (
        "高新区(新市区)2018年在洛浦县的教育帮扶项目有几个?",
        "高新区(新市区)2018年在洛浦县确定了多少个帮扶项目?",
        "100",
    ),
]


@pytest.mark.parametrize(("one", "together", "figure"), TOGETHER)
def test_a_figure_of_several_kinds_tells_nothing_of_one_of_them(ask, one, together, figure):
    assert ask(one).abstained
    assert figure in ask(together).text


def test_figures_of_their_own_are_no_figure_of_all(ask):
    assert "12" in ask("How many pocket parks did Qiaokou build in 2020?").text


WHOLES = [
    # some of a whole asked for; the whole, or another part of it; its figure
    (
        "How much of the money the Urumqi High-tech Zone put into Luopu in 2018 went to education?",
        "How much money did the Urumqi High-tech Zone put into aid projects in Luopu in 2018?",
        "46.33",
    ),
    ("昆区2013年市长信箱的信件有多少件是投诉?", "昆区2013年处理了多少件市长信箱的信件?", "100"),
    (
        "¿Cuántas de las 2.500 llamadas a la línea directa de Kundulun eran quejas?",
        "How many government hotline calls did Kundulun take in 2013?",
        "2500",
    ),
]


@pytest.mark.parametrize(("some", "whole", "figure"), WHOLES)
def test_the_figure_of_a_whole_is_not_that_of_some_of_it(ask, some, whole, figure):
    assert ask(some).abstained
    assert figure in ask(whole).text


def test_what_the_report_names_elsewhere_is_not_counted_here(ask):
    assert ask("硚口区2020年建立的方舱医院共收治多少名患者?").abstained
    assert "2" in ask("硚口区2020年建立了多少个方舱医院?").text


def test_money_is_spent_on_what_is_told_with_it(ask):
    assert ask("How much did Qiaokou spend on its website in 2020?").abstained
    assert ask("硚口区2020年搞政府信息公开花了多少经费?").abstained


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        (
            "Over 2020, how many circulars did Qiaokou send to its streets and departments about "
            "updating pages, fixing problems and inspection results?",
            "文件18个",
        ),
        ("How many grass-roots watch cells at the third tier does Xinshi District have?", "165个"),
        ("Qiaokou đã xử lý xong bao nhiêu kiến nghị trên 城市留言板 năm 2020?", "12990件"),
    ],
)
def test_the_noun_counted_may_have_another_name_where_all_else_fits(ask, question, quote):
    assert any(quote in citation.quote for citation in ask(question).citations)


@pytest.mark.parametrize(
    "question",
    [
        "乌鲁木齐17年公示的许可和处罚信息里头,光处罚的有多少条",
        "How many of the letters in Kundulun's mayor's mailbox in 2013 were complaints?",
        "Of the 108 professionals Kundulun was recruiting in 2013, how many were doctors?",
        "参加楚雄高新区各部门负责人政策解读的有多少人?",
        "What was the population of Qiaokou in 2020?",
    ],
)
def test_neither_a_part_nor_people_have_another_name(ask, question):
    assert ask(question).abstained


@pytest.mark.parametrize(
    "question",
    [
        "How many of the 8675 applications to return to Wuhan did Qiaokou turn down?",
        "硚口2020年8675件返汉申请里有多少被拒了",
    ],
)
def test_applications_that_a_sentence_counts_apart_are_no_requests(ask, question):
    assert ask(question).abstained


@pytest.mark.parametrize(
    "question",
    [
        "How many annual reports were checked by Qiaokou in 2020?",
        "How many units had their annual openness reports checked by Qiaokou in 2020?",
    ],
)
def test_annual_reports_that_are_counted_are_no_name_of_the_report(ask, question):
    assert [c.quote for c in ask(question).citations] == [
        "并对全区49个单位的信息公开年报进行形式审查和数据核对"
    ]


def test_departments_are_no_cases(ask):
    question = (
        "How many cases did the approval hall of the Chuxiong High-tech Zone process in 2018?"
    )
    assert ask(question).abstained


def test_one_outcome_is_counted_whatever_it_is_called_besides(ask):
    answer = ask("In how many of Qiaokou's reconsiderations in 2020 did the outcome get upheld?")
    assert [c.quote for c in answer.citations] == ["3"]


def test_the_number_of_a_table_is_no_figure_that_a_question_claims(ask):
    answer = ask("Qiaokou 2020, table 3 requests: how many were granted in full?")
    assert [c.quote for c in answer.citations] == ["93"]
    assert "otherwise" not in answer.text


@pytest.mark.parametrize(
    "question", ["楚雄高新区2018年有没有人申请公开？", "乌鲁木齐高新区2018年有人申请信息公开吗？"]
)
def test_how_requests_are_handled_is_no_yes_to_whether_anybody_made_one(ask, question):
    assert ask(question).abstained


@pytest.mark.parametrize(
    ("question", "quotes"),
    [
        ("Text messages: how many notices went out over Urumqi's public SMS service in 2017?",
         ["乌鲁木齐公共手机短信平台发布信息530条"]),
        ("Chuxiong high-tech zone: once an emergency hits, how many hours until a press briefing?",
         ["24小时内举行新闻发布会"]),
        ("How many text messages did Qiaokou send in 2020?", []),
    ],
)  # fmt: skip
def test_what_went_by_text_message_and_what_hits_a_place_are_no_posts_and_no_visits(
    ask, question, quotes
):
    assert [c.quote for c in ask(question).citations] == quotes


@pytest.mark.parametrize(
    ("question", "quotes"),
    [
        ("乌鲁木齐2017书记听民生收到多少封信", ["书记听民生” 240件"]),
        ("乌鲁木齐2017市长信箱收到多少封信", ["“市长信箱”179件"]),
        ("昆区2013年书记信箱收了几封信", []),
        ("昆区2013年市长信箱收了几封信", ["处理市长信箱信件100件"]),
    ],
)
def test_letters_are_those_of_the_box_that_is_named(ask, question, quotes):
    answer = ask(question)
    told = [] if answer.abstained else [c.quote for c in answer.citations]
    assert told == quotes


def test_patients_of_hospitals_that_the_report_names_elsewhere_are_not_all_patients(ask):
    question = "How many Covid patients did the two makeshift hospitals in Qiaokou take in?"
    assert ask(question).abstained


def test_what_the_things_counted_are_about_is_no_thing_counted(ask):
    question = "硚口区2020年往各街道发了多少份关于信息公开整改、检查之类的文件?"
    assert "18个" in ask(question).text


def test_reporters_called_to_a_conference_are_not_counted_but_those_who_came_are(ask):
    called = "How soon must reporters be called to a press conference in Chuxiong's zone?"
    assert "24" in ask(called).text
    assert ask("How many reporters were called to press conferences in Urumqi in 2017?").abstained


def test_what_could_not_be_satisfied_asks_for_no_satisfaction(ask):
    question = (
        "Qiaokou: how many applications could not be satisfied since the info would have to be "
        "newly produced?"
    )
    assert ask(question).text.startswith("Qiaokou District, 2020: 2 ")


def test_posts_that_are_jobs_are_counted_in_people(ask):
    question = "For how many full-time social management posts did Kundulun advertise in 2013?"
    assert "220" in ask(question).text


def test_the_whole_that_a_question_states_is_no_part_of_it(ask):
    question = "Of the 162 requests that Qiaokou received in 2020, how many did it send elsewhere?"
    assert "162" not in ask(question).text
