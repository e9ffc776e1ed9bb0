"""Yes or no, and what is taken amiss, of departments and streets that tell all in sentences."""

import pytest

from assistant import Youju
from vectorstore.store import Store

REPORTS = {
    "guangming-emergency-2023.txt": """深圳市光明区应急管理局2023年政府信息公开工作年度报告

一、总体情况

本年度依申请公开政府信息共2项。1项当事人撤销信息公开申请,1项依规予以公开。信息公开申请数量较去年下降的主要原因为:我局2023年进一步增强宣传力度。
""",
    "daye-resources-2025.txt": """大冶市自然资源和规划局2025年政府信息公开工作年度报告

一、总体情况

2025年,我局共受理依申请公开9件,具体为土地征收类6件,土地出让类1件,矿业权规划1件,城市规划1件。9件申请均在法定期限内予以回复,回复率达到100%。
""",
    "qujing-emergency-2023.txt": """曲靖市应急管理局2023年政府信息公开工作年度报告

一、总体情况

2023年,市应急局未收到公开申请。不存在政务公开收费或减免收费情况,没有因政务公开而被申请行政复议、提起行政诉讼情况。通过系统平台受理办理12345热线电话5件,通过6060000举报电话或邮箱受理办理安全生产举报件4件。
""",
    "jinghu-tax-2022.txt": """国家税务总局芜湖市镜湖区税务局2022年政府信息公开工作年度报告

一、总体情况

全年收集政策咨询问题158个,回应及时有效,未发生重大负面舆情。
""",
    "shangcheng-office-2023.txt": """杭州市上城区人民政府办公室2023年政府信息公开工作年度报告

一、总体情况

2023年,共受理政府信息公开申请件59件,其中结转下年度0件,其余受理的申请件已依法予以答复。
""",
    "pingtan-2020.txt": """平潭综合实验区2020年政府信息公开工作年度报告

一、总体情况

一是上线试运行12345平台新系统。二是推动12345热线入驻“平潭通”小程序。对区管委会全部规范性文件先后进行4次专项清理。经清理,已宣布废止规范性文件5件。“平潭时报”网站全年累计发布信息2139条。
""",
    "heping-2025.txt": """和平街道2025年政府信息公开工作年度报告

一、总体情况

今年,我街道新收到及上年度结转的依申请公开22件,除结转1件下年度继续办理外,其他均按期进行了办理回复。对5个政务新媒体予以关停注销。
""",
    "shuyang-2025.txt": """沐阳县人民政府2025年政府信息公开工作年度报告

一、总体情况

年度涌现爆款内容52条,其中1条播放量破亿、2条破千万、49条破百万。

六、其他需要报告的事项

全县行政机关在办理2025年度信息公开申请中收取信息处理费共计380元,其中民政局1件,收取380元。
""",
    "ankang-emergency-2023.txt": """安康市应急管理局2023年政府信息公开工作年度报告

一、总体情况

2023年,安康市应急管理局网站发布信息1027条,局微信公众号推送信息846条,总阅读量63万人次。
""",
    "wuwei-emergency-2023.txt": """武威市应急管理局2023年政府信息公开工作年度报告

一、总体情况

加强政府信息公开力度,2023年共公开信息2816条,同比增长35%。
""",
    "luoyang-street-2021.txt": """台州市路桥区人民政府螺洋街道办事处2021年政府信息公开工作年度报告

一、总体情况

截至2021年12月31日,我街道共主动公开政府信息数700条,其中主动公开行政规范性文件数共0条。通过政府网站公开政府信息数65条,政务微信公开政府信息数635条。
""",
    "suzhou-2016.txt": """宿州市2016年政府信息公开工作年度报告

一、总体情况

如对本年度报告有任何疑问,请与宿州市政务公开办公室联系。(地址:宿州市银河一路506号市政务中心B座107室,电话(传真):0557-3022687,邮编:234000)。
""",
    "suqian-2023.txt": """宿迁市2023年政府信息公开工作年度报告

一、总体情况

全市全年共收办政府信息公开申请案件3607件(市政府349件、市各有关部门933件、沭阳县477件、泗阳县301件、泗洪县874件、宿豫区216件、宿城区348件),同比增长70.3%。
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
    ("question", "proof"),
    [
        ("Why did Guangming's emergency bureau turn down both requests it got in 2023?", "撤销"),
        ("光明区应急管理局2023年为什么两件申请都不予公开?", "撤销"),
        (
            "Why did Daye's natural resources bureau leave some of 9 requests unanswered?",
            "均在",
        ),
        ("大冶市自然资源和规划局2025年那9件申请为什么有的超了期限才回复?", "法定期限内"),
        ("Why did Qujing's emergency bureau charge for information in 2023?", "不存在"),
        ("Why did the Jinghu tax bureau's bad press blow up in 2022?", "未发生"),
        ("上城区政府办公室2023年为什么还有申请拖到下一年?", "结转下年度0件"),
        ("Why did Siyang County have the most requests in Suqian in 2023?", "874件"),
        ("宿迁2023年申请量最多的是市政府,为什么?", "933件"),
        ("Why did Wuwei's emergency bureau publish 35% less information in 2023?", "增长35%"),
    ],
)
def test_what_was_not_so_is_set_right(ask, question, proof):
    answer = ask(question)
    assert answer.text.startswith(("The report says otherwise", "报告所写与问题所说不符"))
    assert any(proof in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Did the Daye natural resources bureau answer every request in time in 2025?", "Yes"),
        (
            "Have all the 9 requests that the Daye natural resources bureau got been answered?",
            "Yes",
        ),
        ("Was most of what Luoyang Street published in 2021 put out on WeChat?", "Yes"),
        ("螺洋街道2021年公开的信息大部分是在网站上发布的吗?", "不是"),
        ("Did the Qujing emergency bureau charge any fees for disclosure in 2023?", "No"),
        ("Was the Jinghu tax bureau hit by any serious bad press in 2022?", "No"),
        ("大冶市自然资源和规划局2025年那几件申请是不是都按时回复了?", "是"),
        ("Did any clip from Shuyang top 100 million views in 2025?", "Yes"),
        ("沭阳2025年有没有播放破亿的", "有"),
        ("和平街道2025年依申请公开全都办完了吗", "没有"),
        ("平潭2020年“平潭时报”网站发布信息破三千没", "不是"),
        ("Were all the requests that Heping Street got in 2025 handled?", "No"),
        ("安康市应急管理局2023年总阅读量破60万没", "是"),
        ("安康市应急管理局2023年公众号推送破千没", "不是"),
    ],
)
def test_what_was_so_gets_a_yes_and_what_never_was_a_no(ask, question, begins):
    assert ask(question).text.startswith(begins)


@pytest.mark.parametrize(
    "question",
    [
        "曲靖市应急局2023年的举报电话晚上有人接吗?",
        "沭阳2025年有播放量破十亿的内容吗",
        "Did Pingtan close its 12345 hotline in 2020?",
        "平潭2020年规范性文件清理过5次没",
        "Did Heping Street open any new social-media accounts in 2025?",
        "Why did information requests to Guangming's emergency bureau fall in 2023?",
        "Why did requests in Suqian go up by 70.3% in 2023?",
        "宿迁市2023年为什么泗洪县收办的申请在各县区里最多?",
        "Was most of what Luoyang Street published in 2021 printed in newspapers?",
        "Why were most of Daye's requests about land acquisition in 2025?",
        "Did Daye's natural resources bureau publish podcasts on land prices in 2025?",
    ],
)
def test_a_near_miss_is_neither_affirmed_nor_set_right(ask, question):
    text = ask(question).text
    assert not text.startswith(("Yes", "No,", "有，", "是", "The report says otherwise"))


def test_a_hotline_that_only_a_word_list_names_need_not_stand_there(ask):
    question = (
        "À quel numéro joindre le bureau de la transparence de Suzhou, Anhui (宿州市), selon son "
        "rapport 2016 ?"
    )
    assert "0557-3022687" in ask(question).text


def test_which_body_charged_is_told_with_its_name(ask):
    question = "Which Shuyang bureau charged a processing fee in 2025, and how much?"
    answer = ask(question)
    assert "380" in answer.text
    assert any("民政局" in citation.quote for citation in answer.citations)
