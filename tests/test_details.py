"""A detail that is asked for by name is answered only by a text that tells it."""

import pytest

from assistant import Youju
from assistant.understanding.details import details_asked


@pytest.fixture(scope="module")
def ask(store):
    return Youju(store).ask


@pytest.mark.parametrize(
    "question",
    [
        "昆区社会工作综合服务中心是哪一天投入使用的？",
        "昆区社会工作综合服务中心什么时候投入使用的？",
        "楚雄高新区2018年开放日是哪一天?",
        "楚雄高新区的新闻发言人是谁？",
        "What was the one lawsuit about information disclosure against Qiaokou in 2020 about?",
        "On which day did Urumqi start its water quality disclosure?",
        "What is the name of the firm in the Urumqi High-tech Zone still waiting to be moved?",
        "高新区(新市区)帮32家企业申请了2072万扶持资金,拿得最多的是哪一家？",
        "What did people most often phone the Kundulun government hotline about in 2013?",
        "乌鲁木齐2017年开的12场新闻发布会里,有几场是讲食品安全的？",
        "Of the seven information requests Urumqi accepted in 2017, how many were granted in full?",
        "What is the registration number of the Urumqi 2017 government portal?",
        "乌鲁木齐市2017年公文公开属性通知的文号是多少?",
        "乌鲁木齐新市区取缔的460家散乱污企业里,哪个行业最多?",
        "乌鲁木齐高新区2018年129个市级重点项目里,哪个行业的最多?",
        "硚口2020年新登记的企业是什么行业的?",
        "Which organisation awarded Qiaokou's website the 2020 leading award?",
        "硚口区政府网站2020年的领先奖是哪家单位颁发的?",
        "Who heads Qiaokou's government services and big data bureau?",
        "2017年乌鲁木齐市政务公开领导小组的组长是哪位?",
        "昆都仑区政务公开领导小组由哪些人组成?",
        "Who designed Urumqi's app?",
        "乌鲁木齐政务服务APP是哪家公司开发的?",
        "硚口2020年培训是谁主讲的?",
        "乌鲁木齐高新区的早晚便民服务是几点到几点?",
        "Where are the five village service points of Kundulun?",
        "乌鲁木齐2017年书记听民生240件主要反映了哪些问题?",
        "硚口官网上回应的那6条群众关心的事分别讲的啥",
        "Which topics did people ask about in their requests to Qiaokou in 2020?",
        "昆区2013年公开栏目里信息更新最快的是哪个部门?",
        "When did Urumqi bring out an iPhone version of its government services app?",
        "Whose decisions were overturned in Qiaokou's three reviews of 2020 - which bureaus?",
        "Which agencies, by name, moved into Kundulun's social-work service centre in 2013?",
        "Which officials and professors sat for the 15 interviews on Hongshan Net in Urumqi, 2017?",
        "硚口区疫情时建的2个方舱医院,具体设在什么地方?",
        "What did the 106 penalties that Urumqi's High-tech Zone made public bring in as fines?",
        "One polluting firm in Urumqi's High-tech Zone was yet to be moved. Where was it going?",
        "Qiaokou 2020: interest rate on the special bonds?",
        "32 firms in the Urumqi High-tech Zone got support. Name the one that got the most.",
        "把硚口区政府信息公开告上法庭的那一位(2020年),姓甚名谁?",
    ],
)
def test_what_tells_no_such_detail_is_no_answer(ask, question):
    assert ask(question).abstained


@pytest.mark.parametrize(
    "question",
    [
        "One of the 129 key projects in the Urumqi High-tech Zone had not begun. Which one was it?",
        "硚口官网上回应的6条群众关切都是些什么事?",
    ],
)
def test_how_many_there_were_is_no_answer_to_which_they_were(ask, question):
    assert ask(question).abstained


@pytest.mark.parametrize(
    "question",
    [
        "高新区(新市区)政府网站2018年有多少人次访问?",
        "昆都仑2013年招的108名专业人员,报名的有多少人?",
        "硚口帮2500多家企业拿到45.7亿纾困贷款,里头餐饮企业有多少家?",
        "Number of Dongguan residents who used Qiaokou's self-service terminals by end of 2020?",
        "Of the investment completed on Urumqi High-tech Zone's key projects, "
        "how much was government money that had been spent?",
        "武汉全市2020年一共收到多少件政府信息公开申请?不是硚口一个区的",
    ],
)
def test_a_figure_of_something_beside_what_is_asked_is_not_given(ask, question):
    assert ask(question).abstained


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Which central environmental inspection team was in Urumqi in 2017?", "中央第八环境"),
        ("Who leads in Urumqi High-tech Zone's working mechanism, and who does it?", "亲自抓"),
        ("昆区政务公开工作是专人做还是兼职做？", "兼职人员担任"),
        ("乌鲁木齐2017年公文公开属性标识从哪天起全面实行？", "9月1日"),
        ("What is the name of the art centre that opened in Qiaokou in 2020?", "K11"),
        (
            "What is the serial number of the Qiaokou terminal for cross-province services?",
            "4201040001",
        ),
        ("Through which media does Qiaokou want to widen openness?", "广播、电视、报纸"),
        ("Which banks helped set up companies in Urumqi High-tech Zone in 2018?", "招商银行"),
        ("What responsibility system for openness did Kundulun apply in 2013?", "首长负责制"),
        ("Which official WeChat accounts does Qiaokou name as channels in 2020?", "云端硚口"),
        ("硚口区政府门户网站2020年获得了什么奖?", "领先奖"),
        ("When did Urumqi launch the Android version of its government services app?", "4月"),
        ("乌鲁木齐高新区2018年和哪些银行合作?", "招商银行"),
    ],
)
def test_a_detail_that_stands_there_is_given(ask, question, told):
    answer = ask(question)
    assert not answer.abstained
    assert told in "".join(c.quote for c in answer.citations)


@pytest.mark.parametrize(
    ("question", "detail"),
    [
        ("哪一天开的会", "day"),
        ("on which day did it open", "day"),
        ("which company ran it", "company"),
        ("in which hall was it held", "room"),
        ("what is the serial number of the machine", "identifier"),
        ("which accounts does the report name", "accounts"),
        ("which industries do they belong to", "industry"),
        ("谁颁发的这个奖", "awarding_body"),
        ("what are the opening hours of the hall", "opening_hours"),
        ("成员都有谁", "members"),
    ],
)
def test_a_detail_is_known_by_how_it_is_asked_for(question, detail):
    assert detail in {one.name for one in details_asked(question)}
