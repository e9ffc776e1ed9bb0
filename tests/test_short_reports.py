"""Departments report on a page: what was published, what nobody asked for, who does the work."""

import re

import pytest

from assistant import Youju
from vectorstore.store import Store

REPORTS = {
    "mianchi-market-2021": (
        "渑池县市场监督管理局2021年政府信息公开工作年度报告\n\n"
        "本报告由总体情况、主动公开政府信息情况、其他需要报告的事项等六个部分组成。\n"
        "一、总体情况\n（一）主动公开\n"
        "2021年，我局通过政府网站、新媒体等多种渠道累计公开信息512条。其中，门户网站发布信息340条、"
        "微信公众号发布信息97条、抖音号75条，总阅读量达21万次。我局制定规范性文件5件，其中新制定2件、修改3件。\n"
        "（二）依申请公开\n2021年度共收到依申请公开0件。\n"
        "（三）监督保障\n我局配备了1名政务公开工作专职干部、3名兼职干部，建立两个工作群。\n"
    ),
    "mianchi-resources-2021": (
        "渑池县自然资源局2021年政府信息公开工作年度报告\n\n一、总体情况\n（二）依申请公开\n"
        "2021年，收到政府信息公开申请46件，其中：网络申请7件、信函申请39件。"
        "全年有2件政府信息公开申请案件收取信息处理费180元。申请量同比增长15%。\n"
    ),
    "daishan-health-2021": (
        "岱山县卫生健康局2021年政府信息公开工作年度报告\n\n一、总体情况\n根据卫生领域的重点新开了“健康岱山”"
        "微信公众号,今年共推送相关信息290条,重点围绕疫苗接种、疫情通报、个人防护展开。全年共公开信息1867条,其中:工作信息580条;规范性文件12条;人事信息28条。"
        "\n根据《条例》要求,我局自2008年2月20日起开展政府信息公开工作。坚持以公开为常态、不公开为例外原则,"
        "及时做好公开工作。制定规范性文件12件。未收到行政复议申请。\n"
        "我局将信息公开工作机构放在局办公室,同时配备两台电脑。\n"
    ),
}


@pytest.fixture(scope="module")
def stated(tmp_path_factory, encoder):
    """The answer to a question, without its quotes and marks."""
    folder = tmp_path_factory.mktemp("short")
    for name, text in REPORTS.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    with Store.open(folder / "store", encoder) as store:
        store.index(sorted(folder.glob("*.txt")))
        youju = Youju(store)
        yield lambda question: re.sub(r"[“(（][^”)）]*[”)）]|\[\d+\]", "", youju.ask(question).text)


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("How many pieces of information did Mianchi's market regulator publish in 2021?", "512"),
        ("渑池县市场监管局2021年一共公开了多少条信息？", "512"),
        ("How many items did Mianchi's market regulator post on its website in 2021?", "340"),
        ("渑池县市场监管局2021年微信公众号发了多少条信息？", "97"),
        ("How many Douyin videos did Mianchi's market regulator put out in 2021?", "75"),
        ("How many full-time staff handle disclosure at Mianchi's market regulator?", "1"),
        ("How many part-time staff does Mianchi's market regulator have for disclosure?", "3"),
        ("渑池县自然资源局2021年收到的申请里，寄信来的有多少件？", "39"),
        (
            "How many requests were charged a fee in Mianchi's natural resources bureau in 2021?",
            "2",
        ),
        ("渑池县自规局2021年收信息处理费的申请有几件？", "2"),
        ("渑池县自规局2021年收了多少信息处理费？", "180"),
        (
            "How many requests landed on the desk of Mianchi's natural resources bureau in 2021?",
            "46",
        ),
    ],
)
def test_a_short_report_answers_everyday_questions(stated, question, number):
    assert re.findall(r"(?<!\d)\d+", stated(question).replace("2021", ""))[:1] == [number]


def test_a_part_asked_for_comes_with_the_whole_it_is_of(stated):
    text = stated("渑池县市场监管局2021年制定了几件规范性文件，其中新制定的几件？")
    assert re.findall(r"\d+", text.replace("2021", "")) == ["5", "2"]


def test_requests_that_did_not_come_were_not_refused(stated):
    assert "0" in stated("Why did Mianchi's market regulator refuse the requests it got in 2021?")


@pytest.mark.parametrize(
    "question",
    [
        "How many lawsuits did Mianchi's market regulator face in 2021?",
        "渑池县市场监管局2021年被起诉了几次？",
        "How many pieces of information did Mianchi's natural resources bureau publish in 2021?",
        "How many items did Mianchi's market regulator post on Weibo in 2021?",
    ],
)
def test_the_parts_of_a_report_and_its_requests_answer_nothing_else(stated, question):
    assert not re.search(r"\d", stated(question).replace("2021", ""))


@pytest.fixture(scope="module")
def quoted(tmp_path_factory, encoder):
    """What an answer quotes."""
    folder = tmp_path_factory.mktemp("quoted")
    (folder / "daishan-health-2021.txt").write_text(REPORTS["daishan-health-2021"], "utf-8")
    with Store.open(folder / "store", encoder) as store:
        store.index(sorted(folder.glob("*.txt")))
        youju = Youju(store)

        def told(question):
            answer = youju.ask(question)
            return "" if answer.abstained else "".join(c.quote for c in answer.citations)

        yield told


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Which three subjects did the Healthy Daishan account concentrate on?",
            "疫苗接种、疫情通报",
        ),
        ("Since which date has Daishan's health bureau done disclosure work?", "2008年2月20日"),
        ("What kinds of information did Daishan's health bureau publish?", "工作信息580条"),
        ("岱山县卫生健康局公开了哪些类别的信息?", "工作信息580条"),
        ("岱山县卫生健康局把信息公开工作机构放在哪里?", "局办公室"),
        ("What principle did Daishan's health bureau follow in publishing?", "以公开为常态"),
    ],
)
def test_what_a_sentence_tells_in_plain_words_is_answered(quoted, question, said):
    assert said in quoted(question)


@pytest.mark.parametrize(
    "question",
    [
        "Which subjects did the Smart Daishan account concentrate on?",
        "How many requests did Daishan get in 2021?",
        "Which documents did Daishan's health bureau draw up in 2021?",
        "What phone number does Daishan's health bureau give?",
        "How much did Daishan's health bureau charge for handling requests in 2021?",
    ],
)
def test_a_mere_count_or_another_account_tells_nothing(quoted, question):
    assert quoted(question) == ""
