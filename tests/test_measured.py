"""A figure of another sort than is asked for is no answer, whatever its words say."""

import pytest
from stand_ins import BESIDE, QuickEngine

from assistant import Youju
from vectorstore.encoder import Encoder
from vectorstore.store import Store


@pytest.fixture(scope="module")
def ask(store):
    return Youju(store).ask


@pytest.mark.parametrize(
    "question",
    [
        "How many arbitrators worked on labour cases in the Urumqi High-tech Zone in 2018?",
        "乌鲁木齐高新区2018年处理劳动案件用了多少仲裁员?",
        "乌鲁木齐高新区2018年劳动监察部门有多少名监察员?",
        "How many inspectors carried out Qiaokou's random checks in 2020?",
    ],
)
def test_those_of_a_profession_are_no_cases(ask, question):
    assert ask(question).abstained


@pytest.mark.parametrize(
    "question",
    [
        "What did the website of the Urumqi High-tech Zone cost in 2018?",
        "Wie viel kostete die Website der Hightech-Zone Ürümqi (高新区) 2018?",
        "Сколько стоил сайт Высокотехнологичной зоны Урумчи (高新区) в 2018 году?",
        "¿Cuánto costó el portal de la zona de alta tecnología de Urumqi (高新区) en 2018?",
    ],
)
def test_money_for_something_else_is_not_what_a_thing_cost_in_any_language(ask, question):
    assert ask(question).abstained


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("乌鲁木齐高新区2018年劳动仲裁受理了多少件案件?", "1462"),
        ("How many staff did Kundulun recruit for social management in 2013?", "220"),
        ("How much did the Urumqi High-tech Zone put into helping Luopu County?", "4633"),
    ],
)
def test_what_a_report_does_count_is_told(ask, question, figure):
    assert figure in ask(question).text


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        (
            "What share of e-licence lookups (电子证照调用率) did Qiaokou reach with its "
            "one-network service?",
            "98.34",
        ),
        (
            "How many Weibo messages did the Urumqi High-tech Zone (Xinshi District) send out "
            "in 2018?",
            "1068",
        ),
        (
            "How many posts went out through Urumqi's Weibo, WeChat and apps ('two micro, one "
            "terminal') in 2017?",
            "9809",
        ),
    ],
)
def test_natural_words_for_what_is_counted_are_no_other_thing(ask, question, figure):
    assert figure in ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "Of the firms drawn for random inspection in Qiaokou in 2020, how many still had not been "
        "looked at?",
        "Of the firms drawn for random inspection in Qiaokou in 2020, how many were unchecked?",
        "硚口2020年抽取的对象里还有多少户没检查?",
    ],
)
def test_what_was_not_looked_at_is_the_rest_of_what_is_so_counted(ask, question):
    assert "4735 - 4511 = 224" in ask(question).text


def test_limits_are_held_against_each_other_by_the_time_between_them(ask):
    answer = ask(
        "How many hours lie between the very last moment for official word and the deadline for a "
        "press conference under Chuxiong High-tech Zone's emergency rule?"
    )
    assert "24 - 5 = 19" in answer.text


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How many items were put out over Urumqi's new media in 2017?", "9809"),
        ("How many CPPCC proposals of the city did Urumqi handle in 2017?", "253"),
        ("乌鲁木齐2017年办理市里的政协提案多少件?", "253"),
        ("How many roads did Qiaokou open to traffic in 2020?", "11"),
    ],
)
def test_the_figure_that_is_so_called_goes_before_its_parts_and_neighbours(ask, question, figure):
    assert figure in ask(question).text


def test_that_nothing_was_spent_on_one_thing_tells_nothing_of_another(ask):
    assert ask("How much did Kundulun's notice boards cost in 2013?").abstained
    assert not ask("How much did it cost to apply for information in Kundulun?").abstained


@pytest.mark.parametrize(
    "question",
    [
        "How many Weibo accounts did the Urumqi High-tech Zone have in 2018?",
        "乌鲁木齐高新区2018年有几个微博账号?",
        "What was the approval rate of loans in Qiaokou in 2020?",
        "What was the win rate in lawsuits of Qiaokou in 2020?",
        "What share of inspected firms in Qiaokou passed the random checks?",
        "Сколько арбитров рассматривали трудовые споры в Зоне высоких технологий Урумчи (高新区)?",
    ],
)
def test_posts_are_no_accounts_and_a_rate_of_one_thing_is_none_of_another(ask, question):
    assert ask(question).abstained


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        (
            "What was the case closure rate of labour arbitration in the Urumqi High-tech Zone?",
            "82",
        ),
        ("What's the download rate of the double-notice information in Qiaokou?", "85"),
        (
            "What share of problems of the 24 key firms in the Urumqi High-tech Zone was solved?",
            "90",
        ),
        ("How many letters came in to “书记听民生” in Urumqi in 2017?", "240"),
        (
            "How many letters did Urumqi's three channels (Party secretary, mayor's mailbox, "
            "Hongshan platform) receive altogether in 2017?",
            "4402",
        ),
        ("Сколько писем пришло в «书记听民生» Урумчи в 2017 году?", "240"),
        (
            "우루무치 고신구(신시구)에서 2018년 노동중재 사건 중 "
            "판정(재결)으로 끝난 것은 몇 건인가요?",
            "532",
        ),
    ],
)
def test_a_rate_or_a_part_that_is_named_is_told_as_stated(ask, question, figure):
    assert figure in ask(question).text


def test_what_was_published_on_websites_is_held_against_what_was_on_websites(ask):
    answer = ask(
        "Which published more items on its website, Urumqi 2017 or the Urumqi High-tech Zone 2018?"
    )
    assert "2389 - 870 = 1519" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "How many petitions about noise did the Urumqi High-tech Zone get in 2018?",
        "乌鲁木齐高新区2018年平均每个培训班花了多少钱?",
    ],
)
def test_what_is_complained_of_or_paid_for_must_be_what_is_asked(ask, question):
    assert ask(question).abstained


@pytest.mark.parametrize(
    "question",
    [
        "How many firms closed in Qiaokou in 2020?",
        "2020年硚口新建的12个口袋公园一共占地多少平方米?",
        "硚口2020年筹集的大学毕业生保障房一共多少套?",
        "What is the floor area of the 200 public rental flats Qiaokou raised in 2020?",
        "昆区社会工作综合服务中心面积多大?",
        "硚口2020年竣工的13个亿元以上项目一共供地多少亩?",
        "硚口2020年为77家保供企业发的电费补贴,最多的一家拿了多少?",
    ],
)
def test_what_is_told_of_a_neighbour_or_of_all_is_no_figure_of_it(ask, question):
    assert ask(question).abstained


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("硚口2020年筹集的大学毕业生保障房有多少平方米?", "2.2万"),
        ("硚口2020年筹集公租房多少套?", "200"),
        ("硚口汉江湾花田花海有多大面积?", "5万"),
        ("硚口区2020年拆迁征收了多少万平方米", "60"),
        ("硚口2020年签约引进的16个优质项目总投资多少亿元?", "751.3"),
        ("硚口2020年给77家保供企业兑现电费补贴多少?", "577.5"),
    ],
)
def test_a_figure_of_the_thing_itself_is_given(ask, question, figure):
    assert figure in ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "硚口2020年网上提的那些公开申请,最后拿到信息的有几件?",
        "硚口2020年367个政府采购项目中,走公开招标的有多少个?",
        "硚口2020年560件百姓诉求里,企业提的有几件?",
        "硚口区2020年政府集中采购中,工程类采购金额是多少万元?",
    ],
)
def test_a_part_is_not_answered_with_its_whole_or_with_the_part_of_another(ask, question):
    assert ask(question).abstained


@pytest.fixture(scope="module")
def others(tmp_path_factory):
    named = ("shanghai-science-commission-2024", "taizhou-luoyang-street-2021", "shuyang-2025")
    with Store.open(tmp_path_factory.mktemp("store"), Encoder(QuickEngine())) as held:
        held.index([BESIDE / f"{name}.txt" for name in (*named, "huaian-2024")])
        yield Youju(held).ask


def test_views_are_added_to_views_and_not_to_what_was_viewed(others):
    answer = others("上海科委2024年短视频和直播加起来被观看了多少次?")
    assert "1924252 + 303855 = 2228107" in answer.text


def test_what_a_bracket_lists_by_name_is_not_what_is_counted(others):
    asked = "How many companies were certified as {} by the Shanghai science commission in 2024?"
    assert others(asked.format("high-tech enterprises")).abstained
    assert "5" in others("上海科委2024年有几个高频事项设置了“阅办联动”?").text


def test_about_what_share_asks_nothing_of_what_requests_are_about(others):
    asked = "About what share of the requests Shuyang finished in 2025 ended in full release?"
    assert "40.9%" in others(asked).text


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("信息公开行政复议,淮安市2024年和沭阳县2025年哪个多?各多少件?", ("351", "61")),
        ("政府信息公开行政诉讼,淮安市2024年和沭阳县2025年哪个多,各几件?", ("46", "13")),
    ],
)
def test_reviews_of_disclosure_are_all_reviews_of_a_report(others, question, figures):
    text = others(question).text
    assert all(figure in text for figure in figures)


def test_a_follow_up_counts_what_was_counted_before(others):
    history = [
        {"role": "user", "content": "路桥区螺洋街道2021年主动公开了多少条信息?"},
        {"role": "assistant", "content": "700条。"},
    ]
    assert "65" in others("网站上发的有多少?", history=history).text
    assert others("开了多少次会?", history=history).abstained


@pytest.mark.parametrize(
    "question",
    [
        "楚雄经开区审批大厅2018年总共办了多少件业务?",
        "楚雄经开区行政审批大厅2018年受理了多少起事项?",
        "硚口的自助终端2020年一年办了多少笔",
        "硚口区2020年自助终端一共办理多少笔业务?",
    ],
)
def test_departments_and_kinds_of_services_are_none_of_the_cases_that_were_handled(ask, question):
    assert ask(question).abstained


@pytest.mark.parametrize(
    "question",
    [
        "How much did the Hanjiang Bay Bridge in Qiaokou cost?",
        "硚口区2020年汉江湾桥花了多少钱？",
        "How many normative documents did Qiaokou delete?",
        "2017年乌鲁木齐哪个局公开的信息最多？",
        "Which department of Urumqi answered the most letters in 2017?",
        "乌鲁木齐2017年哪个区发布的信息最多？",
    ],
)
def test_what_is_told_of_something_else_answers_nothing(ask, question):
    assert ask(question).abstained


def test_what_a_project_cost_is_told_of_that_project(ask):
    assert "19.7亿元" in ask("硚口区2020年汉江湾生态综合治理项目完成投资多少？").text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("硚口区2020年61个方舱医院设在什么地方？", {"2个", "61个"}),
        ("Where were Qiaokou's 61 makeshift hospitals in 2020?", {"2个", "61个"}),
        ("乌鲁木齐2017年93条热点解读讲的是什么？", {"93条", "22条"}),
    ],
)
def test_the_number_of_a_thing_beside_it_is_set_right(ask, question, told):
    answer = ask(question)
    quotes = "".join(c.quote for c in answer.citations)
    assert all(one in quotes for one in told), answer.text
    assert answer.text.startswith(("报告所写与问题所说不符", "The report says otherwise"))


@pytest.mark.parametrize(
    "question",
    [
        "乌鲁木齐2017年为什么只开了12场新闻发布会？",
        "Why did Urumqi hold only 12 press conferences in 2017?",
    ],
)
def test_that_it_was_so_many_is_no_reason_why(ask, question):
    assert ask(question).abstained


def test_through_its_platforms_asks_for_what_came_through_all_of_them(ask):
    answer = ask("How many letters did Urumqi receive through its platforms in 2017?")
    assert "4402" in answer.text
