"""Reports of departments and streets: what is asked of them as of a government's, and found."""

import pytest

from assistant import Youju
from vectorstore.store import Store

REPORTS = {
    "changan-health-2021.txt": """长安区卫生健康局2021年政府信息公开工作年度报告

一、总体情况

2021年区卫生健康局主动公开政府信息367条。其中,政府网站发布信息86条,微信公众号“西安市长安区卫生健康局”全年发布信息281条,积极主动公开工作计划、财政预决算、政务活动、领导信息、机构设置和其他信息等内容。
""",
    "tonghua-labour-2017.txt": """2017年通化市人力资源和社会保障局政府信息公开年度报告

一、推进重点领域信息公开情况

积极通过人社局官网、官方微信公众号、通化发布微信公众号等平台发布职业资格事项公开情况。

二、主动公开政府信息情况

(一)公开的数量

累计主动公开政府信息的数量为457条。其中,网上公开信息的数量为 376 条,占全部公开信息的82%。

(二)公开的内容

在全部网上公开信息中,从业务角度划分,政策法规类信息业务管理类信息 11 条,占3%;其它类信息 365 条。

(三)公开的形式

1.官方网站公开;2.电视、电台宣传媒体;3.公共查阅点。
""",
    "weinan-labour-2018.txt": """渭南市人力资源和社会保障局2018年政府信息公开工作年度报告

一、总体情况

全年主动公开政府信息963条。“12333”人力资源和社会保障咨询服务热线共接听市民咨询电话约12万个。通过政务微信公开信息59条,接受新闻媒体采访3次,政策解读稿件11条。
""",
    "songming-health-2025.txt": """嵩明县卫生健康局2025年政府信息公开工作年度报告

一、总体情况

累计主动公开政府信息 165 条,其中通过 “悦读嵩明” 平台发布 59 条,通过嵩明县人民政府网站公开 106 条。
""",
    "water-2017.txt": """县水务局2017年政府信息公开工作年度报告

一、概述

全年共公开信息253条。

(二) 主动公开政府信息的主要类别

主动公开政府信息的主要类别为工作动态、财务预决算、河道执法、公示公告、政策解读、统计数据等。
""",
    "dizhen-2010.txt": """2010年政府信息公开工作年度报告

一、概述

我局2010年共主动公开政府信息175条。电话咨询2070人次,主要以咨询国内外已发生地震情况为主。
""",
    "health-commission-2024.txt": """国家卫生健康委2024年政府信息公开工作年度报告

一、总体情况

2024年,共收到政府信息公开申请1046件。其中,通过委官方网站提交申请表的862件,占比82.4%;通过信函提交申请的171件,占比16.3%;当面提交13件,占比1.3%。
""",
    "heilongjiang-labour-2018.txt": """黑龙江省人力资源和社会保障厅2018年政府信息公开工作年度报告

一、总体情况

二是加强规范性文件清理工作。经清理,共保留规范性文件308件、修改规范性文件16件、废止规范性文件37件,并将清理结果在厅门户网站公布。
""",
    "meihekou-emergency-2025.txt": """梅河口市应急管理局2025年政府信息公开工作年度报告

本报告如有疑问,请联系梅河口市应急管理局政务公开办公室,地址:梅河口市建国路4399号,电话:0435-4248017。梳理公开事项清单12类。

一、总体情况

2025年,我局主动公开政府信息109条。
""",
    "cangxi-agriculture-2018.txt": """苍溪县农业农村局2018年政府信息公开工作年度报告

一、总体情况

2018年,在全县39个乡镇设置信息联络员,主动公开政府信息213条。
""",
    "pingdu-police-2023.txt": """平度市公安局2023年政府信息公开工作年度报告

一、总体情况

在各级各类新闻媒体刊发稿件1592篇,其中青岛市级以上刊发稿件772篇。平度公安微信粉丝量37056人。平度交警微信粉丝量5.1万人,平度交警抖音粉丝量25.1万人。

2023年度,我局共收到信息公开申请22起,比2022年(31起)下降29%,答复22起。其中公开1起,不属于政府信息4起,告知其他途径3起,不存在9起,属于行政执法案卷5起。
""",
    "qingshan-street-2025.txt": """一、总体情况

我街政府信息公开由党政综合办公室负责。依申请公开情况:2025年,收到4件居民信息公开申请。

二、主动公开政府信息情况

2025年,本机关未制定规章;办理行政许可办件量3361件。
""",
    "mianzhu-zhen-2022.txt": """一、总体情况

2022年,我镇主动公开政务动态类信息420条。依申请公开方面,收到政府信息公开申请0件。

二、主动公开政府信息情况
""",
    "hengshan-2022.txt": """一、总体情况

2022年,我镇主动公开政府信息76条。进一步健全完善横山镇信息公开工作机制。依申请公开方面,收到政府信息公开申请0件。

二、主动公开政府信息情况
""",
    "anzhou-agriculture-2019.txt": """绵阳市安州区农业农村局2019年政府信息公开年度报告

一、总体情况

2019年度,区农业农村局主动公开工作动态、项目申报、行政执法、预算决算以及其他信息共计547条。
""",
    "panan-shuangxi-2024.txt": """2024年度双溪乡政府信息公开年度报告

一、总体情况

(一)主动公开情况。2024年,我乡主动公开政府信息49条,主动公开及时率100%。2024年主动公开的政府信息类别主要包括:通过不同渠道和方式主动公开政府信息17条;主动公开机构领导信息5条;主动公开政策文件数4条;主动公开规划计划信息4条;主动公开财务信息4条;主动公开公示公告5条;主动公开政府信息公开专题4条;主动公开内设机构6条;主动公开磐安公共资源交易中心0条。
""",
    "tangcun-2010.txt": """唐村镇2010年政府信息公开工作年度报告

二、政府信息公开情况

2010年,我镇通过门户网站公开各类信息46条。其中工作动态类36条;计划总结类7条;其他类3条
""",
    "shayang-2017.txt": """沙洋县2017年政府信息公开工作年度报告

一、总体情况

2017年,通过政府网站回应社会关注热点信息7条,在线访谈6次,发布政策解读稿件18篇;通过其他方式回应社会关切信息656条。
""",
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory, encoder):
    folder = tmp_path_factory.mktemp("bodies")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, "utf-8")
    with Store.open(folder / "store", encoder) as store:
        store.index([folder / name for name in REPORTS])
        yield Youju(store).ask


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        (
            "How many items did the Chang'an District health bureau publish on its own initiative "
            "in 2021, and how many of those went out on WeChat?",
            ["367", "281"],
        ),
        ("国家卫健委2024年收到的申请里,当面提交的有几件?占百分之几?", ["13", "1.3%"]),
        (
            "How many normative documents did Heilongjiang's Human Resources and Social Security "
            "Department keep, amend and scrap in 2018?",
            ["308", "16", "37"],
        ),
        ("黑龙江省人社厅2018年清理规范性文件,修改了几件,废止了几件?", ["16件", "37件"]),
        (
            "How many policy explainers and online interviews did Shayang County run on "
            "government websites in 2017?",
            ["18", "6"],
        ),
        (
            "In 2017 Shayang County held online interviews and published policy explainers. "
            "How many of each?",
            ["18", "6"],
        ),
        (
            "In how many townships across Cangxi did the agriculture bureau place information "
            "liaison officers in 2018?",
            ["39"],
        ),
    ],
)
def test_each_figure_asked_for_is_stated(ask, question, stated):
    answer = ask(question)
    assert all(figure in answer.text for figure in stated)


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        (
            "What were the categories of the 49 items Shuangxi Township disclosed in 2024, with "
            "the number of each?",
            ["17", "5", "4", "6"],
        ),
        (
            "What categories did Tangcun town's 46 items in 2010 fall into, and how many in each?",
            ["36", "7", "3"],
        ),
        ("Break down by category what Tangcun town published in 2010.", ["36", "7", "3"]),
        ("唐村镇2010年公开的信息都是关于什么的?各几条?", ["36", "7", "3"]),
        ("唐村镇2010年公开的46条信息都是哪几类?各多少条?", ["36", "7", "3"]),
        ("唐村镇2010年公开的46条信息分几类,每类几条?", ["36", "7", "3"]),
    ],
)
def test_all_kinds_are_told_with_the_number_of_each(ask, question, stated):
    answer = ask(question)
    assert all(figure in answer.text for figure in stated)


def test_a_whole_that_is_not_the_sum_of_its_kinds_is_not_broken_down(ask):
    assert "17, 5" not in ask("What categories did Shuangxi's 50 items of 2024 fall into?").text


def test_a_share_that_is_printed_is_not_computed(ask):
    assert "1.2%" not in ask("国家卫健委2024年收到的申请里,当面提交的有几件?占百分之几?").text


def test_what_stands_under_a_heading_wholly_named_is_the_answer(ask):
    answer = ask("通化人社局2017年信息公开有哪三种形式?")
    assert [c.quote for c in answer.citations] == [
        "1.官方网站公开;2.电视、电台宣传媒体;3.公共查阅点。"
    ]


def test_a_sentence_without_a_percentage_tells_no_rate(ask):
    assert ask("渭南人社局2018年12333热线的接通率有多高?").abstained


def test_every_part_of_a_contact_is_given(ask):
    quotes = [c.quote for c in ask("梅河口市应急管理局2025年:找哪个办公室,在什么地方?").citations]
    assert quotes == ["请联系梅河口市应急管理局政务公开办公室", "地址:梅河口市建国路4399号"]


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How many followers does the Pingdu traffic police WeChat account have?", "51000"),
        ("How many followers does the Pingdu public security WeChat account have?", "37056"),
        ("平度交警微信2023年有多少粉丝?", "5.1"),
        ("How many calls did Weinan's 12333 labour hotline take in 2018?", "120000"),
        ("渭南12333热线2018年接了多少个电话?", "12"),
        ("In how many townships did the farming people of Cangxi have liaison officers?", "39"),
    ],
)
def test_an_account_or_a_hotline_is_of_the_body_that_runs_it(ask, question, figure):
    assert figure in ask(question).text


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("Weinan HR 2018: how many items did it publish?", "963"),
        ("How many items did weinan human resorces bureau publish in 2018?", "963"),
        ("How many items did Cangxi agriculture put out in 2018?", "213"),
        ("How many items were published, according to Weinan's 2018 labour report?", "963"),
        ("How many items were published, according to Weinan's 2018 report?", "963"),
    ],
)
def test_a_body_may_be_named_by_what_it_deals_with_or_by_its_report(ask, question, figure):
    assert figure in ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "How many items were published, according to Weinan City's 2018 report?",
        "How many items about agriculture did Cangxi publish in 2018?",
        "How many calls did Weinan's 12345 hotline take in 2018?",
        "How many followers does the Pingdu fire brigade Douyin account have?",
        "How many items of information did Weinan publish in 2018?",
        "平度市2023年收到多少件信息公开申请?",
    ],
)
def test_what_one_body_reports_is_not_said_of_its_whole_place(ask, question):
    assert ask(question).abstained


def test_many_things_and_all_others_are_all_that_was_published(ask):
    question = "How many pieces of information did the Anzhou agriculture bureau publish in 2019?"
    assert "547" in ask(question).text
    assert ask("安州区农业农村局2019年在网站上公开了多少条信息?").abstained


@pytest.mark.parametrize(
    "question",
    [
        "And how many of them at Qingdao city level or higher?",
        "And at the Qingdao municipal level and above?",
        "其中青岛市级以上的有多少?",
    ],
)
def test_a_place_that_tells_a_level_is_no_other_place(ask, question):
    before = "How many articles did the Pingdu public security bureau get into the media in 2023?"
    history = [{"role": "user", "content": before}, {"role": "assistant", "content": "1592"}]
    assert "772" in ask(question, history).text


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("青山街道2025年收到几件居民的信息公开申请?", "4"),
        ("How many licences did the Qingshan subdistrict handle in 2025?", "3361"),
        ("绵竹那个镇2022年主动公开政务动态信息多少条?", "420"),
        ("横山镇2022年主动公开了多少条政府信息?", "76"),
    ],
)
def test_a_street_or_town_that_only_its_file_names_is_known_by_that_name(ask, question, figure):
    assert figure in ask(question).text


def test_the_name_of_a_file_is_no_other_towns(ask):
    assert ask("青山镇2025年收到几件信息公开申请?").abstained
    assert ask("横杉镇2022年主动公开了多少条政府信息?").abstained  # it sounds like 横山镇
    assert ask("How many licences did Qingshan District handle in 2025?").abstained


@pytest.mark.parametrize(
    "question",
    [
        "想进一步了解梅河口市应急管理局2025年报的情况,该找局里哪个办公室?",
        "对梅河口市应急管理局2025年的年报有疑问,该联系哪个办公室?",
    ],
)
def test_which_office_is_no_room(ask, question):
    assert "政务公开办公室" in ask(question).text


def test_categories_are_counted_by_their_measure_word(ask):
    question = "How many categories of disclosure items did Meihekou's emergency bureau list?"
    assert "12" in ask(question).text


def test_a_ground_that_is_put_as_a_no_is_not_left_out_of_the_whole(ask):
    assert "9" in ask("平度市公安局2023年收到的申请里,信息不存在的有几起?").text
    question = "Of the requests the Pingdu police got in 2023, how many were about information that"
    assert "13" not in ask(f"{question} didn't exist?").text  # 22 - 9
    assert "27" not in ask("平度市公安局2023年有多少起申请不属于政府信息?").text  # 31 - 4


def test_a_streets_office_that_published_nothing_counted_got_no_requests_either(ask):
    assert ask("青山街道办事处2025年一共主动公开了多少条信息?").abstained


@pytest.mark.parametrize(
    "question",
    [
        "平度市公安局2023年收到的申请比2022年少了多少起?",
        "By how many did disclosure applications to the Pingdu police fall from 2022 to 2023?",
    ],
)
def test_what_is_counted_for_two_years_in_one_sentence_fell_by_their_difference(ask, question):
    assert "31 - 22 = 9" in ask(question).text


def test_a_figure_is_given_with_the_share_that_is_printed_behind_it(ask):
    question = "How many of Tonghua's 457 items of its 2017 HR bureau report were online, and "
    answer = ask(f"{question}what percentage was that?").text
    assert "376" in answer
    assert "82%" in answer
    assert "82.3" not in answer
    answer = ask("How many of the NHC's 2024 requests came by letter, with the percentage?").text
    assert "171" in answer
    assert "16.3%" in answer


@pytest.mark.parametrize("question", ["And in the 'other' category?", "其他类信息呢?"])
def test_what_a_list_calls_other_may_be_asked_for(ask, question):
    before = "How many of the items Tonghua's HR bureau put online were business-management ones?"
    history = [{"role": "user", "content": before}, {"role": "assistant", "content": "11"}]
    assert "365" in ask(question, history).text


def test_a_platform_of_another_name_is_no_website(ask):
    question = "How many items did the Songming health bureau post on the county government website"
    assert "106" in ask(f"{question} in 2025?").text
    assert "59" in ask("嵩明县卫健局2025年通过悦读嵩明发布了多少条?").text


@pytest.mark.parametrize(
    "question",
    [
        "By what means does the Tonghua human resources bureau make information public?",
        "Through which channels did Tonghua's HR bureau publish information in 2017?",
        "通化人社局2017年通过哪些渠道公开信息?",
    ],
)
def test_the_ways_of_publishing_stand_under_their_heading(ask, question):
    assert "电视" in "".join(c.quote for c in ask(question).citations)


@pytest.mark.parametrize(
    "question",
    [
        "What kinds of information did the county water affairs bureau publish in 2017?",
        "县水务局2017年公开的信息有哪些类别?",
    ],
)
def test_the_kinds_of_what_was_published_are_one_sentence(ask, question):
    quotes = "".join(c.quote for c in ask(question).citations)
    assert "河道执法" in quotes


def test_a_body_without_a_place_is_no_other_body(ask):
    question = "How many of the 253 items the county water affairs bureau published in 2017 were"
    assert ask(f"{question} policy interpretations?").abstained


def test_by_other_means_is_no_other_figure(ask):
    question = "How many items did Songming's health bureau publish by other means in 2025?"
    assert ask(question).abstained


@pytest.mark.parametrize(
    "question",
    ["地震局2010年公开了多少条信息?", "How many items did the earthquake bureau publish in 2010?"],
)
def test_a_body_that_only_its_file_spells_is_known_by_what_it_deals_with(ask, question):
    assert "175" in ask(question).text
