"""What a department, a town or a street says in one sentence, asked for as people ask for it."""

import pytest

from assistant import Youju
from vectorstore.store import Store

REPORTS = {
    "changgao-2024.txt": """北票市长皋乡人民政府2024年政府信息公开工作年度报告

一、总体情况

充分利用广播、电子屏、宣传栏等渠道及时公开政府信息。通过政府信息网站发布信息15条,通过公众号发布信息45条。
""",
    "tongren-education-2020.txt": """铜仁市教育局2020年政府信息公开工作年度报告

一、总体情况

2020年,我局充分利用教育网站,微信平台,铜仁教育杂志等载体,及时向社会发布各类教育信息。
""",
    "daishan-health-2021.txt": """岱山县卫生健康局2021年政府信息公开工作年度报告

一、总体情况

全年卫生健康领域行政处罚399条,行政许可1288条。根据卫生领域的重点新开了“健康岱山”微信公众号,今年共推送相关信息290条,重点围绕疫苗接种、疫情通报、个人防护展开,今年共发布疫情防控、疫苗接种相关信息80条。
""",
    "liansheng-2024.txt": """连生乡人民政府2024年政府信息公开工作年度报告

一、总体情况

2024年,我乡主动公开政府信息598条,其中,政务公开517条,政府微信公众号81条。
""",
    "heping-street-2025.txt": """和平街道2025年政府信息公开工作年度报告

一、总体情况

今年,我街道新收到及上年度结转的依申请公开22件,其中上年度结转1件,区级转办9件,居民个人向我街道提交12件。
""",
    "lirang-street-2025.txt": """西宁市城中区人民政府礼让街街道办事处2025年政府信息公开工作年度报告

一、总体情况

全年未收到依申请公开件。
""",
    "jianzhang-road-2025.txt": """建章路街道2025年政府信息公开工作年度报告

一、总体情况

全年未出现信息发布错误、延误等问题,无行政规范性文件出台及更新情况。
""",
    "hedong-office-2023.txt": """天津市河东区人民政府办公室2023年政府信息公开工作年度报告

一、总体情况

信息公开类行政复议5件、行政诉讼1件,均为结果维持。
""",
    "shayang-2017.txt": """沙洋县2017年政府信息公开工作年度报告

一、总体情况

2017年全县共受理行政复议4件,其中维持具体行政行为1件。
""",
    "wenzhou-water-2014.txt": """温州市水利局2014年政府信息公开工作年度报告

一、总体情况

分管领导由王振勇改为李红健副局长。
""",
    "lishui-2017.txt": """丽水市2017年政府信息公开工作年度报告

一、总体情况

将“政务公开”列入市政府领导分工,由市政府常务副市长负责分管。
""",
    "guangming-emergency-2023.txt": """深圳市光明区应急管理局2023年政府信息公开工作年度报告

一、总体情况

(二)收到和处理政府信息公开申请情况

本年度依申请公开政府信息共2项。1项当事人撤销信息公开申请,1项依规予以公开。信息公开申请数量较去年下降的主要原因为:我局2023年进一步增强宣传力度。
""",
    "xinhua-street-2019.txt": """通州区新华街道办事处2019年政府信息公开工作年度报告

一、总体情况

2019年依申请公开共受理2件,为挂号信依申请公开,于15个工作日内答复,按时办结。
""",
    "jinhua-farming-2017.txt": """金华市农业局2017年政府信息公开工作年度报告

一、总体情况

2017年度,本机关全年共受理依申请公开8件,都为信函申请,按时办结8件。申请人可通过网络、信函提交申请。
""",
    "yongjia-farming-2010.txt": """永嘉县农业局2010年政府信息公开工作年度报告

一、总体情况

本年报中所列数据的统计期限自2010年1月1日起至2010年12月31日止。根据《条例》要求,本单位自2008年2月20日起开始开展政府信息公开工作。
""",
    "nanping-2012.txt": """南平市2012年政府信息公开工作年度报告

一、总体情况

“中国南平”网站在第十一届(2012)中国政府网站绩效评估中获全国地级城市政府网站中排名第四,较2011年又前进了三名,连续三年位居全国前十。
""",
    "health-commission-2024.txt": """国家卫生健康委2024年政府信息公开工作年度报告

一、总体情况

2024年,共收到政府信息公开申请1046件。公民个人提出申请1030件,占比98.5%;法人或其他组织提出申请16件,占比1.5%。
""",
    "minzhi-street-2025.txt": """民治街道2025年政府信息公开工作年度报告

一、总体情况

2025年,我街道新收政府信息公开申请31宗,其中4宗申请人已主动撤销申请,1宗仍在法定办理期限内,其余26宗均已在法定期限内答复。
""",
    "lantian-resources-2021.txt": """蓝田县自然资源和规划局2021年政府信息公开工作年度报告

一、总体情况

今年以来,主动公开政府信息200余条,依申请公开信息4条。
""",
    "dianjiang-yongan-2022.txt": """本报告中所列数据的统计期限自2022年1月1日起至2022年12月31日止。

一、总体情况

2022年,我镇持续强化组织领导。全年主动公开政府信息总数171条:基层政务公开领域信息124条,工作动态34条,应急预案3条。
""",
    "chengxiang-police-2019.txt": """莆田市公安局城厢分局2019年政府信息公开工作年度报告

一、总体情况

2019年,我局在区政府网站主动公开信息20条,历年累计345条。人事任免文件106件,其他文件113件。
""",
    "yushang-2024.txt": """庆元县淤上乡人民政府2024年政府信息公开工作年度报告

一、总体情况

2024年,淤上乡主动公开信息共51条。对全部规范性文件先后进行4次专项清理。经清理,已宣布废止规范性文件5件。利用广播、报纸、展板及乡村干部微信群等其他方式公开政府信息数22条。
""",
    "pingdu-police-2023.txt": """平度市公安局2023年政府信息公开工作年度报告

一、总体情况

平度公安微信粉丝量37056人,平度交警抖音粉丝量25.1万人。
""",
    "laifeng-services-2021.txt": """来凤县政务服务和大数据管理局2021年政府信息公开工作年度报告

一、总体情况

如有疑问请与来凤县政务服务和大数据管理局联系(地址:来凤县政务服务中心501室,联系电话:0718-6277499)。
""",
    "xietang-2013.txt": """2013年度谢塘镇政府信息公开工作年度报告

一、总体情况

2013年度我镇在主动公开政府信息件数为123件,处理市政府网网上投诉件36只。
""",
    "donghu-2023.txt": """武汉市生态环境局东湖生态旅游风景区分局2023年政府信息公开工作年度报告

一、总体情况

分局2023年度共作出建设项目环境影响评价文件许可20份,均已在湖北省投资在线审批平台进行公示。
""",
    "zixi-farming-2020.txt": """资溪县农业农村局2020年政府信息公开工作年度报告

一、总体情况

2020年度我局无依申请公开政务信息情况。
""",
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory, encoder):
    folder = tmp_path_factory.mktemp("small")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, "utf-8")
    with Store(folder / "store", encoder) as store:
        store.index([folder / name for name in REPORTS])
        product = Youju(store)
        yield product.ask


@pytest.fixture
def quoted(ask):
    """What the answer to a question quotes, without its spaces."""

    def quoted(question):
        return "".join("".join(one.quote.split()) for one in ask(question).citations)

    return quoted


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("北票长皋乡2024年用了哪几种线下渠道公开信息", "宣传栏"),
        ("Which offline channels did Changgao township of Beipiao use in 2024?", "广播"),
        ("长皋乡2024年通过哪些方式向群众公开信息?", "电子屏"),
        ("Which channels did the Tongren education bureau use in 2020 to spread news?", "杂志"),
        ("除了网络,淤上乡2024年还用什么方式公开信息?", "展板"),
        ("Besides the internet, by what means did Yushang spread information in 2024?", "展板"),
        ("Aparte de internet, ¿por qué medios difundió información Yushang (淤上乡)?", "展板"),
    ],
)
def test_channels_are_told_by_the_sentence_that_lists_them(quoted, question, told):
    assert told in quoted(question)


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("岱山卫健局2021年批出去多少件许可", "1288"),
        (
            "How many articles did Daishan's health bureau push on its WeChat account in 2021?",
            "290",
        ),
        (
            "How many vaccine and epidemic-control posts did Daishan's health bureau put out on "
            "WeChat in 2021?",
            "80",
        ),
        ("连生乡2024年在微信公众号上发了多少条?", "81"),
        ("连生乡2024年靠微信公众号发出去的信息有多少条", "81"),
        ("城厢公安分局到2019年为止,历年加起来公开了多少条信息?", "345"),
        ("谢塘镇2013年处理了多少件网上投诉?", "36"),
        ("淤上乡2024年规范性文件清理过几轮?", "4"),
        ("城厢公安分局2019年人事任免的文件发了多少份,别的文件呢?", "113"),
        ("除了公众号,连生乡2024年公开了多少条信息?", "517"),
        ("Apart from WeChat, how many items did Liansheng township publish in 2024?", "517"),
        ("How many TikTok followers did Pingdu's traffic police have in 2023?", "251000"),
        ("핑두시(平度) 교통경찰의 더우인(틱톡) 팔로워는 2023년 기준 몇 만 명인가요?", "251000"),
        ("¿Cuántos seguidores tenía en TikTok la policía de tráfico de Pingdu en 2023?", "251000"),
        ("和平街道2025年的申请里头,区里转下来的有多少件", "9"),
        ("和平街道2025年区里交办的申请有几件?", "9"),
        ("民治街道2025年撤回的申请有几宗", "4"),
        ("南平网站2012年比2011年前进了几名", "三名"),
        ("How many items did Lantian's natural resources bureau disclose on request in 2021?", "4"),
        (
            "How many items were released on request by Lantian natural resources bureau in 2021?",
            "4",
        ),
    ],
)
def test_spoken_words_lead_to_what_a_report_counts(ask, question, number):
    assert number in ask(question).text.replace(",", "")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "Wenzhou water bureau 2014: which deputy director took over from Wang Zhenyong?",
            "李红健",
        ),
        ("Which leader looks after open government in Lishui in 2017?", "常务副市长"),
        ("丽水市2017年分管政务公开的领导是谁", "常务副市长"),
        ("丽水市2017年政务公开由哪位领导分管?", "常务副市长"),
    ],
)
def test_who_is_in_charge_is_told_by_a_name_or_by_a_post(quoted, question, told):
    assert told in quoted(question)


@pytest.mark.parametrize(
    "question",
    [
        "Why did Guangming's emergency bureau get fewer requests in 2023 than the year before?",
        "光明区应急管理局2023年申请减少,原因是什么?",
    ],
)
def test_why_it_fell_is_told_by_the_reason_and_needs_no_figure(quoted, question):
    assert "宣传力度" in quoted(question)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How did people send in their two requests to the Xinhua Subdistrict in 2019?", "挂号信"),
        ("新华街道2019年的两件申请是怎么递交的?", "挂号信"),
        (
            "By what means were all the 2017 requests to the Jinhua agriculture bureau sent in?",
            "信函",
        ),
        ("金华市农业局2017年的申请都是以什么方式提交的", "信函"),
    ],
)
def test_by_what_way_requests_came_in_is_no_count_of_them(quoted, question, told):
    said = quoted(question)
    assert told in said
    assert "可通过" not in said


@pytest.mark.parametrize(
    "question",
    [
        "深圳光明应急局2023年收到的两份申请最后分别咋处理的?",
        "What became of the two requests lodged with Guangming's emergency bureau in 2023?",
    ],
)
def test_what_became_of_a_number_in_words_is_told_as_of_one_in_digits(quoted, question):
    said = quoted(question)
    assert "撤销" in said
    assert "予以公开" in said


@pytest.mark.parametrize(
    "question",
    [
        "Since what date has the Yongjia agriculture bureau been disclosing information?",
        "永嘉县农业局从什么时候开始搞信息公开的",
    ],
)
def test_since_when_is_told_by_a_beginning_and_by_no_period_covered(quoted, question):
    assert "2008年2月20日" in quoted(question)


@pytest.mark.parametrize(
    "question",
    [
        "Какое место занял сайт «中国南平» (Наньпин) в рейтинге 2012 года?",
        "¿Qué puesto ocupó el sitio web de Nanping en 2012?",
        "Quelle place occupait le site de Nanping en 2012 ?",
    ],
)
def test_a_place_in_a_ranking_is_asked_for_in_any_language(quoted, question):
    assert "排名第四" in quoted(question)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Was Hedong's government office overruled in any review or lawsuit in 2023?", "No"),
        ("河东区政府办2023年行政诉讼败诉了吗", "没有"),
        ("西宁城中区礼让街2025年有人申请过信息公开吗", "没有"),
        ("建章路街道2025年发错过信息或者发晚过吗", "没有"),
        ("Jianzhang Road Subdistrict: any regulatory documents in 2025?", "No"),
        ("Zixi agriculture bureau 2020: any information requests?", "No"),
    ],
)
def test_there_was_none_where_all_went_the_other_way_or_none_came(ask, question, begins):
    assert ask(question).text.startswith(begins)


def test_that_some_were_upheld_does_not_say_that_none_was_overruled(ask):
    assert not ask("沙洋县2017年的行政复议有没有被纠正的").text.startswith("没有")


@pytest.mark.parametrize(
    "question",
    [
        "垫江永安镇2022年公开了几条应急预案?",
        "How many emergency plans did Yong'an town in Dianjiang publish in 2022?",
    ],
)
def test_a_town_that_only_the_name_of_its_file_tells_is_found_in_its_county(quoted, question):
    assert "应急预案3条" in quoted(question)


@pytest.mark.parametrize(
    ("before", "question", "number"),
    [
        (
            "How many new information requests reached Minzhi Street in 2025?",
            "How many of those did people take back themselves?",
            "4",
        ),
        (
            "How many requests did Heping Street handle in 2025, old and new?",
            "And how many came straight from residents?",
            "12",
        ),
    ],
)
def test_what_was_told_before_is_counted_whoever_did_it(ask, before, question, number):
    history = [{"role": "user", "content": before}]
    assert number in ask(question, history=history).text.partition(":")[2].partition("[")[0]


@pytest.mark.parametrize(
    "question",
    [
        "Where can I find Laifeng County's data bureau (2021)?",
        "来凤政务服务中心里,县数据局在几室?",
    ],
)
def test_a_body_is_found_where_it_says_that_it_is(quoted, question):
    assert "501室" in quoted(question)


@pytest.mark.parametrize(
    "question",
    [
        "On which platform did Wuhan's East Lake ecology branch publicise its 2023 permits?",
        "Where did the East Lake scenic-area environment branch in Wuhan post its 2023 permits so "
        "the public could see them?",
        "武汉东湖风景区生态环境分局2023年的许可在哪个平台公示?",
    ],
)
def test_on_which_platform_is_told_by_no_number(quoted, question):
    assert "在线审批平台" in quoted(question)


def test_legal_persons_are_no_people_to_be_counted(ask):
    history = [
        {"role": "user", "content": "How many requests did the National Health Commission get in "
         "2024?"},
        {"role": "assistant", "content": "1,046."},
    ]  # fmt: skip
    assert "16" in ask("how many from legal persons or organisations?", history=history).text


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("岱山县管看病的那个局,2021年批出去多少件许可", "1288"),
        ("How many penalties came out of the health side in Daishan county in 2021?", "399"),
        ("深圳光明管安全生产的局2023年收到几件申请", "2"),
        ("蓝田县管土地规划的局2021年主动公开了多少条信息", "200"),
    ],
)
def test_a_body_is_known_by_what_it_deals_with_where_its_place_has_no_report(ask, question, number):
    assert number in ask(question).text.partition("[")[0]


def test_a_place_is_not_taken_for_one_of_its_bodies(ask):
    assert ask("岱山县2021年一共批出去多少件许可").abstained
