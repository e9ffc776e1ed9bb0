"""What a question takes for granted in figures is held against what the report states."""

import pytest

from assistant import Youju


@pytest.fixture(scope="module")
def youju(store):
    return Youju(store)


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Why did only half of the High-tech Zone of Urumqi's 129 key projects begin?", "128"),
        ("乌鲁木齐高新区2018年劳动仲裁结案率为什么只有一半？", "82"),
        ("乌鲁木齐2017年为什么只召开三场新闻发布会？", "12"),
        ("Why did Kundulun handle only 900 hotline calls in 2013?", "2500"),
        ("硚口区2020年的200件申请里有几件是企业提的？", "162"),
        ("Of the 90 requests Qiaokou received in 2020, how many were granted?", "162"),
        ("高新区(新市区)2018年为什么还有上百家“散乱污”企业等着搬迁?", "1家"),
        ("Why did Urumqi get thousands of disclosure requests in 2017?", "7"),
        ("Why did Kundulun publish thousands of items in Baotou Daily in 2013?", "1"),
        ("乌鲁木齐2017年为什么召开了上百场新闻发布会?", "12"),
        ("硚口2020年PM2.5为什么上升了21.4%?", "下降"),
        ("为什么硚口2020年的低保标准降低了6.4%?", "提高"),
        ("乌鲁木齐2017年人大建议政协提案为什么只办复了九成?", "100%"),
        ("Why did Urumqi answer only four fifths of the deputies' proposals in 2017?", "100%"),
        ("昆都仑区2013年市长信箱信件为什么只办结了八成?", "100%"),
        ("高新区(新市区)2018年把492家“散乱污”企业全部取缔了,花了多久?", "460"),
        ("How long did it take the Urumqi High-tech Zone to close all 492 scattered polluting "
         "firms in 2018?", "460"),
        ("Pourquoi les projets clés municipaux de la zone high-tech d’Urumqi (高新区) n’ont-ils "
         "pas atteint leur plan d’investissement en 2018 ?", "100.11"),
        ("なぜウルムチ高新区の市級重点プロジェクトは2018年の投資計画を達成できなかったのですか?",
         "100.11"),
        ("What explains the drop of 303 in the number of Qiaokou's administrative licensing items "
         "in 2020?", "303"),
        ("Why did Qiaokou settle just 95% of the city message board appeals in 2020?", "100%"),
    ],
)  # fmt: skip
def test_another_figure_than_the_reports_is_set_right_first(youju, question, number):
    text = youju.ask(question).text
    said = text.split("otherwise: ")[-1] if "otherwise" in text else text.split("不符：")[-1]
    assert said != text, text
    assert number in said


@pytest.mark.parametrize(
    "question",
    [
        "乌鲁木齐市政府2017年那7件申请为什么逾期才答复?",
        "Why did Urumqi answer its seven requests late in 2017?",
        "乌鲁木齐市2017年受理的7件申请里,有几件超期答复?",
        "乌鲁木齐2017年的申请为什么有的超期了?",
        "How many of the 7 requests Urumqi accepted in 2017 were answered late?",
        "乌鲁木齐市2017年受理的7件信息公开申请为什么有逾期没答复的?",
        "What led to Urumqi's late answers to its 7 requests in 2017?",
    ],
)
def test_where_the_report_says_the_opposite_that_is_said_first(youju, question):
    answer = youju.ask(question)
    assert "otherwise" in answer.text or "不符" in answer.text
    assert "按期答复" in answer.citations[0].quote


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("What made the administrative licensing items in Qiaokou drop by 303 in 2020?", "303"),
        ("What was behind the drop in administrative licensing items in Qiaokou in 2020?", "303"),
        ("Why were most of Qiaokou's 2020 requests from companies?", "1.9%"),
        ("硚口2020年的申请为什么全部是自然人提的?", "98.1%"),
        ("Why did Kundulun get more letters to the mayor than hotline calls in 2013?", "2500"),
        ("昆区2013年市长信箱的信件为什么比政府热线多?", "2500"),
    ],
)  # fmt: skip
def test_a_fall_a_most_or_a_more_that_was_none_is_set_right(youju, question, number):
    text = youju.ask(question).text
    assert "otherwise" in text or "不符" in text, text
    assert number in text


@pytest.mark.parametrize(
    "question",
    [
        "Why were most of Qiaokou's requests in 2020 from individuals?",
        "Why did Kundulun get fewer letters to the mayor than hotline calls in 2013?",
        "Why did the number of administrative licensing items in Qiaokou rise by 303 in 2020?",
    ],
)
def test_what_is_rightly_taken_for_granted_is_not_set_right(youju, question):
    assert "otherwise" not in youju.ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "硚口2020年双随机抽中4735户,有两百来户没查完,为什么?",
        "硚口2020年线下申请占了六成七,为什么?",
    ],
)
def test_a_figure_said_roughly_is_not_set_right(youju, question):
    assert "不符" not in youju.ask(question).text


@pytest.mark.parametrize(
    ("question", "proof"),
    [
        ("Why did Urumqi close its WeChat account for government services in 2017?", "启用"),
        ("Why did Chuxiong's zone shut its portal on 22 May 2018?", "并入"),
        ("2017年乌鲁木齐为什么把政务公开从绩效考核里拿掉了?", "纳入"),
        ("Why were the mayor's letters in Kundulun left unanswered in 2013?", "100%"),
        ("硚口区门户网站为什么连续三年只排全国第二名?", "第一名"),
        ("Why did Qiaokou cut its licensing items by 303 in 2020?", "303"),
        ("Why did the Urumqi High-tech Zone shut down all 492 polluting firms in 2018?", "460"),
        (
            "Why were some of the 560 cases of Qiaokou's grievances column still open?",
            "已办结560件",
        ),
        ("Why did Qiaokou's share of days with clean air fall by 23.8 points in 2020?", "上升"),
        ("What was the reason Qiaokou's subsistence standard was cut by 6.4% in 2020?", "提高"),
        ("Why did Urumqi wait until 2017 to put openness into its city-wide appraisal?", "2016年"),
        ("Why did Chuxiong's portal join the prefecture's website cluster in August?", "5月22日"),
        (
            "Why were some of the 860 online petitions in Urumqi's High-tech Zone unanswered?",
            "件件有回应",
        ),
        ("硚口2020年大部分申请都是网上交的,为什么大家爱用网络?", "55件"),
        ("On what grounds were charges made in Kundulun for disclosure in 2013?", "费用"),
    ],
)
def test_an_opposite_another_rank_and_part_of_a_whole_are_set_right(youju, question, proof):
    answer = youju.ask(question)
    assert answer.text.startswith(("The report says otherwise", "报告所写与问题所说不符"))
    assert any(proof in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    "question",
    [
        "On what grounds did the court rule against Qiaokou in the 2020 information lawsuit?",
        "Why did Qiaokou lose both of its information-disclosure lawsuits in 2020?",
        "Why did 2 of the 3 lawsuits go against Qiaokou in 2020?",
    ],
)
def test_how_disputes_ended_is_told_where_none_ended_as_a_question_says(youju, question):
    text = youju.ask(question).text
    assert text.startswith("The report says otherwise")
    assert "upheld" in text or "1 administrative lawsuit" in text


def test_that_there_was_none_is_no_reason_why_there_was_none(youju):
    assert youju.ask("Why did Kundulun get no information requests in 2013?").abstained
    assert youju.ask("Why was Qiaokou's portal shut down in 2020?").abstained


@pytest.mark.parametrize(
    "question",
    [
        "硚口区2020年的162件申请里有几件是企业提的？",
        "Of the 168 requests Qiaokou had to handle in 2020, how many were granted?",
        "Why did Kundulun handle 2500 hotline calls in 2013?",
        "Why did Kundulun handle thousands of hotline calls in 2013?",
        "昆都仑2013年为什么处理了上千个政府热线?",
        "硚口2020年PM2.5为什么下降了21.4%?",
    ],
)
def test_a_figure_as_the_report_has_it_is_not_contradicted(youju, question):
    text = youju.ask(question).text
    assert "otherwise" not in text
    assert "不符" not in text


@pytest.mark.parametrize(
    "question",
    [
        "Why were most of Qiaokou's requests partially disclosed in 2020?",
        "Why did Qiaokou lose all its reconsideration cases in 2020?",
        "硚口区2020年为什么大部分申请都不予公开？",
        "硚口区2020年企业的申请为什么比自然人的多？",
    ],
)
def test_a_portion_or_an_order_that_was_not_so_is_set_right(youju, question):
    text = youju.ask(question).text
    assert "otherwise: " in text or "不符：" in text


def test_a_portion_that_was_so_is_not_set_right(youju):
    text = youju.ask("Why were most of Qiaokou's requests granted in 2020?").text
    assert "otherwise" not in text


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        ("How come Kundulun lost one of its 2013 disclosure lawsuits?", "未发生"),
        ("Why did Kundulun refuse three of its 2013 requests?", "未收到"),
        ("Why was Qiaokou sued four times over information disclosure in 2020?", "1"),
        ("2020年硚口因为信息公开吃了三起行政诉讼,都判输了吗?", "1件"),
        ("2020年硚口被申请行政复议16件,为什么这么多?", "6件"),
        ("Qiaokou's administrative licence items dropped by 303 during 2020: what was cut?", "303"),
        ("硚口2020年行政许可事项减少了303项,减掉的是哪些?", "+303"),
        ("How come companies filed most of the requests in Qiaokou in 2020?", "3 / 162"),
        ("乌鲁木齐市政府门户网站2017年为什么图片新闻发得最多?", "1025条"),
        ("Vì sao Qiaokou (硚口) phải chuyển tới 13 đơn yêu cầu thông tin sang năm 2021?", "3"),
    ],
)
def test_what_was_not_or_was_another_number_or_way_is_set_right(youju, question, stated):
    text = youju.ask(question).text
    assert "otherwise: " in text or "不符：" in text
    assert stated in text


@pytest.mark.parametrize(
    "question",
    [
        "Why did nobody sue Kundulun over disclosure in 2013?",
        "昆区2013年为什么没有收到信息公开申请?",
        "Why was nothing charged for disclosure in Kundulun in 2013?",
        "Why did PM10 fall by 24% in Qiaokou in 2020?",
        "Why did Urumqi answer all 7 requests on time in 2017?",
        "Why were three of Qiaokou's reviews corrected in 2020?",
        "硚口2020年行政许可事项增加了303项,加了哪些?",
    ],
)
def test_what_was_so_is_not_set_right(youju, question):
    text = youju.ask(question).text
    assert "otherwise" not in text
    assert "不符" not in text


@pytest.mark.parametrize(
    "question",
    [
        "新市区2018年拿4633万元帮扶和田县,都用在哪些方面了?",
        "What was the Urumqi High-tech Zone's 46.33 million yuan for Hotan County (和田县) for?",
    ],
)
def test_a_figure_that_is_of_another_place_is_set_right(youju, question):
    text = youju.ask(question).text
    assert "otherwise: " in text or "不符：" in text
    assert "洛浦县" in text


@pytest.mark.parametrize(
    "question",
    [
        "新市区2018年帮扶和田县4633户,都用在哪些方面了?",
        "What were the Urumqi High-tech Zone's 46,330,000 households in Hotan County (和田县) for?",
    ],
)
def test_a_figure_in_another_unit_is_not_the_one_that_is_set_right(youju, question):
    assert "洛浦县" not in youju.ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "硚口区2020年有2.7万汉籍市民在深圳市受益吗?",
        "2018年乌鲁木齐高新区接纳和田县转移劳动力多少人?",
    ],
)
def test_of_a_place_that_a_report_does_not_name_nothing_else_is_told(youju, question):
    assert youju.ask(question).abstained


@pytest.mark.parametrize(
    ("question", "otherwise"),
    [
        ("Why did more arbitration cases end by award than by mediation in the Urumqi High-tech "
         "Zone in 2018?", True),
        ("Why did more arbitration cases end by mediation than by award in the Urumqi High-tech "
         "Zone in 2018?", False),
        ("硚口区2020年为什么PM10降得比PM2.5少?", True),
        ("硚口区2020年为什么PM10降得比PM2.5多?", False),
    ],
)  # fmt: skip
def test_what_is_taken_for_more_and_is_less_is_set_right(youju, question, otherwise):
    text = youju.ask(question).text
    assert ("otherwise" in text or "不符" in text) is otherwise


def test_firms_and_money_are_not_held_against_each_other(youju):
    question = (
        "Why did the Urumqi High-tech Zone receive fewer wage complaints from construction than "
        "from companies in 2018?"
    )
    assert "2.1亿元" not in youju.ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "Why did Qiaokou's industrial added value grow by 0.5% in 2020?",
        "昆都仑区2013年的108名专业人员是不是都通过了考试?",
    ],
)
def test_that_it_was_so_much_is_no_reason_and_a_figure_beside_it_no_correction(youju, question):
    assert youju.ask(question).abstained


@pytest.mark.parametrize(
    "question",
    [
        "Which city in Jiangsu did Urumqi High-tech Zone sign its 2018 poverty-aid agreement with?",
        "Which county in Sichuan did the Urumqi High-tech Zone sign an aid agreement with in 2018?",
    ],
)
def test_a_city_of_another_province_is_set_right_by_the_place_that_the_sentence_names(
    youju, question
):
    answer = youju.ask(question)
    assert answer.text.startswith("The report says otherwise")
    assert "洛浦县" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Who in Shandong trained Kundulun's staff in 2013?",
        "Which county in Yunnan did Urumqi High-tech Zone help out of poverty?",
    ],
)
def test_of_a_province_that_no_sentence_comes_near_nothing_is_told(youju, question):
    assert youju.ask(question).abstained


@pytest.mark.parametrize(
    "question",
    [
        "Kundulun lost one disclosure lawsuit in 2013. Who sued it?",
        "昆都仑区2013年打输的那场信息公开官司是谁告的",
        "昆都仑区2013年收到的3件公开申请都是谁提的",
        "Which court heard the disclosure lawsuit against Kundulun in 2013?",
        "In 2013 Kundulun received two requests for information. What were they about?",
    ],
)
def test_what_never_happened_is_set_right_whatever_is_asked_of_it(youju, question):
    answer = youju.ask(question)
    assert answer.text.startswith(("The report says otherwise", "报告所写与问题所说不符"))
    assert any("未" in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    "question",
    [
        "Who handles disclosure lawsuits in Kundulun?",
        "Who sued Qiaokou over information disclosure in 2020?",
        "怎么写一份行政复议申请书？",
    ],
)
def test_how_it_is_done_and_what_did_happen_is_not_set_right(youju, question):
    assert not youju.ask(question).text.startswith(("The report says", "报告所写"))


@pytest.mark.parametrize(
    "question",
    [
        "In which auditorium did Qiaokou gather its disclosure staff for the training of "
        "26 April 2020?",
        "Which classroom hosted Qiaokou's face-to-face training on 26 April 2020?",
        "硚口2020年4月26日培训在哪个会议室开的",
    ],
)
def test_what_was_held_by_video_was_in_no_room(youju, question):
    answer = youju.ask(question)
    assert answer.text.startswith(("The report says otherwise", "报告所写与问题所说不符"))
    assert "视频会议" in answer.citations[0].quote


def test_no_other_day_is_said_to_have_been_by_video(youju):
    text = youju.ask("In which hall was Qiaokou's training of 28 December 2020 held?").text
    assert "视频会议" not in text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("硚口全民核酸检测查出来的确诊病人后来送到哪里了", "没有发现"),
        ("Who filed the administrative lawsuits against Kundulun in 2013?", "未发生"),
        ("新市区18年重点项目投资没完成年度计划,缺口在哪", "100.11%"),
        ("硚口区2020年信息公开那场行政诉讼被法院纠正,是哪里出了问题?", "维持1件"),
        ("For what reason were legal professionals kept out of Urumqi's government executive "
         "meetings in 2017?", "邀请"),
        ("乌鲁木齐市2017年为什么不让专家学者参加政府常务会议", "邀请"),
        ("why are 31 polluting firms in the urumqi high-tech zone still waiting to be moved?",
         "已整改"),
        ("Who had filed the six applications that Qiaokou carried over into 2021?",
         "3 carried forward"),
    ],
)  # fmt: skip
def test_what_never_was_or_went_otherwise_is_set_right_by_the_reports_own_words(
    youju, question, said
):
    text = youju.ask(question).text
    assert "otherwise" in text or "不符" in text
    assert said in text


def test_a_second_question_whether_is_no_premise(youju):
    text = youju.ask(
        "Who does the open-government work in Kundulun, and do they get extra pay?"
    ).text
    assert "otherwise" not in text
    assert "兼职" in text
