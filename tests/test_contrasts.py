"""What a question says that it does not mean, and what it takes for granted in percent."""

import pytest

from assistant import Youju


@pytest.fixture(scope="module")
def ask(store):
    return Youju(store).ask


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        (
            "How many run-down old housing estates did Qiaokou finish doing up in 2020 (finished, "
            "not merely begun)?",
            "12 ",
        ),
        ("硚口2020年开工的还建房有多少套,不是建成的?", "3300"),
        (
            "How many projects of over 100 million yuan did Qiaokou start, as opposed to finish?",
            "20 ",
        ),
        (
            "How many of the High-tech Zone (Urumqi) workers from the building trade and elsewhere "
            "got their unpaid wages back in 2018?",
            "1762",
        ),
        ("How many normative documents did Qiaokou make in 2020 (not disclose)?", "year: 89 [1]"),
        (
            'urumqi high-tech zone 2018 - number of "scattered, messy, polluting" firms that were '
            "brought up to standard instead of closed",
            "31 ",
        ),
        (
            "In Urumqi High-tech Zone in 2018, how many registered wage cases came not from "
            "companies but from building sites?",
            "1130 ",
        ),
        (
            "乌鲁木齐高新区劳动监察2018年登记的案子里,不是工地上农民工、而是企业欠薪的有多少起?",
            "974起",
        ),
        (
            "乌鲁木齐高新区2018年登记受理的欠薪案件,不是企业拖欠的而是建设领域农民工的有几起?",
            "1130起",
        ),
        (
            "Of the arbitration cases that Urumqi High-tech Zone closed in 2018, how many were "
            "settled without a ruling?",
            "661 ",
        ),
        (
            "How many pieces of information had Kundulun made public up to 2013, all years "
            "together?",
            "1007",
        ),
        ("硚口区2020年新制作(不是新公开)的规范性文件有多少件?", "规范性文件本年新制作89[1]"),
        ("硚口区で2020年に公開ではなく作成された規範性文書は何件?", "year: 89 [1]"),
    ],
)
def test_what_a_question_does_not_mean_is_not_told(ask, question, figure):
    assert figure in ask(question).text


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("Qiaokou 2020: review cases total, and how many upheld?", ("6 admin", "3 admin")),
        ("Qiaokou 2020: how many reviews in total were upheld?", ("3 admin",)),
        ("Did Qiaokou have any fee items in 2020, and did the number change?", ("2 [1]", "0 [2]")),
        ("硚口区2020年政府采购的项目共计多少个,金额合计多少?", ("367[1]", "12932.14万元[2]")),
        ("Qiaokou 2020: of those who asked, how many were private people?", ("159 new",)),
        ("Qiaokou 2020: licences — last year's items, change, decisions made?", ("465", "36369")),
        ("Qiaokou 2020: procurement spending and penalties?", ("12932.14", "1551")),
        ("Qiaokou 2020: number granted, number partly granted?", ("in full", "in part")),
        ("硚口区2020年上年结转、本年新收、结转下年的申请各多少件?", ("6件", "162件", "3件")),
        ("Qiaokou 2020: reviews upheld, corrected, other, pending?", ("3 admin", "0 admin")),
        ("How many red-header documents did Qiaokou make and publish in 2020?", ("89", "62")),
    ],
)
def test_each_of_the_cells_asked_in_one_breath_is_told_and_no_sum_of_unlike_ones(
    ask, question, figures
):
    answer = ask(question)
    assert all(figure in answer.text for figure in figures)
    assert len(answer.citations) >= len(figures)
    assert "13299" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "How many of the normative documents that Qiaokou made in 2020 deal with housing?",
        "How many normative documents on land did Qiaokou publish in 2020?",
        "How many of the licences Qiaokou issued in 2020 dealt with food?",
        "硚口区2020年以公开招标方式采购的项目共计多少个?",
        "Qiaokou 2020: of those who asked for land records, how many were private people?",
    ],
)
def test_cells_do_not_tell_what_those_that_they_count_deal_with(ask, question):
    assert ask(question).abstained


def test_a_share_taken_for_granted_is_set_right_by_a_share(ask):
    assert "100%" in ask("乌鲁木齐2017年人大建议政协提案为什么只办复了九成?").text


@pytest.mark.parametrize(
    ("question", "left"),
    [
        (
            "Of the three-tier service items Qiaokou put on the provincial portal in 2020, how "
            "many could not yet be handled online?",
            "13332 - 12746 = 586",
        ),
        ("硚口区1710项政务服务事项里,还有多少项不能网上办?", "1710 - 1627 = 83"),
        ("高新区2018年劳动监察立案的还有多少起没结案?", "198 - 156 = 42"),
    ],
)
def test_what_is_not_so_yet_is_what_is_left_of_the_whole(ask, question, left):
    assert left in ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "How many of Qiaokou's 13332 service items could not be handled by mail?",
        "How many of the 548 companies in Qiaokou had not resumed work?",
        "硚口还有多少老旧小区没改造?",
        "硚口1710项政务服务事项里,有多少项不能邮寄办理?",
        "What share of Qiaokou's 1710 items could not be done online?",
        "硚口1710项事项中不能网上办的占百分之几?",
    ],
)
def test_what_was_done_or_not_done_otherwise_tells_nothing_of_what_was_not(ask, question):
    assert ask(question).abstained


@pytest.mark.parametrize(
    "question",
    [
        "How many requests did Qiaokou not answer in 2020?",
        "How many requests did Urumqi not deal with in 2017?",
    ],
)
def test_requests_that_were_dealt_with_are_none_that_were_not(ask, question):
    assert ask(question).abstained


@pytest.mark.parametrize(
    ("question", "figure", "part"),
    [
        (
            "How many services can people get done in one trip at most in Urumqi High-tech Zone?",
            "438 ",
            "243",
        ),
        (
            "How many tax errands could people in Urumqi High-tech Zone do in 2018 without a "
            "single visit?",
            "193 ",
            "273",
        ),
        ("乌市高新区2018年税务事项能最多跑一次的有几项", "243项", "438"),
    ],
)
def test_all_of_a_sort_is_its_whole_and_a_part_only_what_is_called_so(ask, question, figure, part):
    text = ask(question).text
    assert figure in text
    assert part not in text


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        (
            "What was the total of the relief loans that struggling businesses in Qiaokou obtained "
            "with the district's help in 2020?",
            "45.7亿元",
        ),
        (
            "What did the Urumqi High-tech Zone manage to bring in for its farmers in the way of "
            "subsidies in 2018?",
            "2640.8211万元",
        ),
        ("At how many spots in Qiaokou was rainwater split from sewage in 2020?", "62 spots"),
        (
            "What percentage did PM2.5 and PM10 go down in Qiaokou in 2020?",
            "21.4% (PM2.5 下降), 24% (PM10",
        ),
        (
            "硚口区では2020年にPM2.5とPM10はそれぞれ何パーセント下がりましたか?",
            "21.4% (PM2.5 下降), 24% (",
        ),
        (
            "Quelle est la superficie de la zone pilote de « ville éponge » construite à Qiaokou "
            "en 2020 ?",
            "4.4 square kilometres",
        ),
        (
            "Сколько комплексных центров обслуживания населения построили в улицах и посёлках "
            "района Куньдулунь (昆都仑) в 2013 году?",
            "15 ",
        ),
    ],
)
def test_money_spots_and_areas_are_told_as_they_are_counted(ask, question, figure):
    assert figure in ask(question).text


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Did Kundulun in 2013 publish as many items as Urumqi city did in 2017?", "No"),
        ("Did Qiaokou in 2020 get as many requests as Urumqi did in 2017?", "Yes"),
        ("昆都仑2013年公开的信息有乌鲁木齐2017年那么多吗?", "不是"),
        ("昆都仑2013年公开的信息赶得上乌鲁木齐2017年吗?", "不是"),
    ],
)
def test_as_many_as_is_told_by_which_has_more(ask, question, verdict):
    assert ask(question).text.startswith(verdict)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "How often are units in the Chuxiong development zone told how far everyone has got "
            "with openness tasks (2018)?",
            "季度通报",
        ),
        ("乌鲁木齐高新区2018年多久公示一次安全生产标准化企业?", "每月"),
        ("楚雄高新区2018年承认自己公开得不够及时吗?", "时效性"),
        ("乌鲁木齐高新区的办事大厅中午有人值班吗(2018年)", "午间服务岗"),
        (
            "List the services that residents can do across provinces on the self-service "
            "terminals of Qiaokou (2020).",
            "不动产登记结果查询",
        ),
        (
            "Di alamat mana kantor keterbukaan pemerintah Kota Urumqi berada menurut laporan 2017?",
            "南湖东路30号",
        ),
        (
            "Mit welchem Kreis schloss die Hightech-Zone Urumqi 2018 ein Hilfs- und "
            "Kooperationsabkommen?",
            "洛浦县",
        ),
    ],
)
def test_what_is_asked_in_passing_words_is_found_in_those_of_the_report(ask, question, said):
    answer = ask(question)
    assert any(said in citation.quote for citation in answer.citations)


def test_examples_in_brackets_are_no_further_things_asked_for(ask):
    question = "kundulun 2013, items posted on notice boards (education, HR and so on)"
    text = ask(question).text
    assert "17 items" in text
    assert "429" not in text


@pytest.mark.parametrize(
    ("before", "replied", "question", "said"),
    [
        (
            "How many new items of government information did Kundulun put out in 2013?", "429.",
            "and counting everything so far?", "1007",
        ),
        (
            "우루무치 하이테크구의 2018년 시급 중점 건설 프로젝트는 몇 개였나요?", "129개입니다.",
            "그중 실제로 착공했거나 재개한 것은 몇 개인가요?", "128",
        ),
        (
            "In the Chuxiong High-tech Zone, how fast must authoritative information come out "
            "after a major incident (2018)?", "Within 3 hours, at the latest 5.",
            "Through which media would they put it out?", "楚雄州电视台",
        ),
    ],
)  # fmt: skip
def test_a_follow_up_asks_for_what_it_says_itself(ask, before, replied, question, said):
    history = [{"role": "user", "content": before}, {"role": "assistant", "content": replied}]
    answer = ask(question, history=history)
    assert said in answer.text + "".join(citation.quote for citation in answer.citations)
