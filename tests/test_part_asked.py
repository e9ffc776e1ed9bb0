"""Each part of a question gets a figure of its own, or is said not to be answered."""

import re

import pytest

from assistant import Youju
from corpus.quantities import numbers_in


@pytest.fixture(scope="module")
def youju(store):
    return Youju(store)


def _quoted(answer):
    return " ".join(citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    ("question", "quotes"),
    [
        ("How many businesses got relief loans in Qiaokou in 2020, and how much money was that?",
         ("2500余家", "45.7亿元")),
        ("How many companies did Qiaokou give electricity subsidies to, and how much money?",
         ("77家", "577.5万元")),
        ("乌鲁木齐高新区2018年立案多少起，结案多少起？", ("198起", "156起")),
        ("Urumqi High-tech Zone 2018: how many 'scattered' polluting businesses were targeted in "
         "the clean-up, and how many of them got shut down?", ("492家", "460家")),
        ("2018年高新区（新市区）解决拖欠农民工工资多少，涉及多少人？",
         ("144065.3702万元", "1762人")),
        ("How many farmer courses did the Urumqi High-tech Zone hold and how many attended?",
         ("23期", "1300人次")),
        ("What did Qiaokou pay out in relief to the poor in 2020 and how many people did it reach?",
         ("1.1亿元", "10.2万人次")),
        ("How many firms in Qiaokou were helped to relief loans in 2020, and what did those loans "
         "come to?", ("2500余家", "45.7亿元")),
        ("硚口2020年给人发了多少救助金,惠及多少困难群众人次", ("1.1亿元", "10.2万人次")),
        ("How many major projects at city level did the Urumqi high-tech zone have in 2018 and "
         "what investment was planned for the year?", ("129个", "466.2亿元")),
        ("硚口区电子证照调用率多少?高频事项每件平均要办多久?", ("98.34%", "36.25分钟")),
        ("硚口区属各部门用随机抽查平台开展了多少次双随机检查?抽到多少户?", ("189次", "4735户")),
        ("硚口2020年签约的优质项目几个?总投资有多大?", ("16个", "751.3亿元")),
        ("2020年硚口多少条路通车了,还有多少条在建?", ("11条", "16条")),
        ("乌鲁木齐高新区2018年“散乱污”企业关了多少家,整改好的多少家", ("460家", "31家")),
        ("Qiaokou 2020: how many people got new jobs and what was paid in subsidies?",
         ("2.1万人", "1.3亿元")),
    ],
)  # fmt: skip
def test_what_stands_beside_the_first_figure_answers_the_part_that_leans_on_it(
    youju, question, quotes
):
    answer = youju.ask(question)
    assert all(quote in _quoted(answer) for quote in quotes)
    assert "not answered" not in answer.text
    assert "未能" not in answer.text


@pytest.mark.parametrize(
    ("question", "told", "never", "half"),
    [
        ("How many cabin hospitals did Qiaokou set up, and how many doctors came from outside?",
         "2个", ("124", "61"), "how many doctors came from outside"),
        ("How many new enterprises registered in Qiaokou in 2020 and how many closed down?",
         "2887", ("47", "548"), "how many closed down"),
        ("硚口2020年新登记企业多少家，注销企业多少家？", "2887", ("47家",), "注销企业多少家"),
        ("昆都仑区2013年招聘专业人员多少名，其中女性多少名？", "108", ("220名",), "其中女性多少名"),
        ("How many press conferences did Urumqi hold in 2017 and how many journalists attended?",
         "12", ("415",), "how many journalists attended"),
        ("乌鲁木齐高新区2018年散乱污企业取缔多少家，罚款多少元？", "460", ("2072", "224"),
         "罚款多少元"),
        ("How many training courses for farmers did the Urumqi High-tech Zone run in 2018 and how "
         "many teachers gave them?", "23期", ("1300",), "how many teachers gave them"),
        ("乌鲁木齐高新区2018年二级网格有多少个，网格员多少人？", "22个", ("165",),
         "网格员多少人"),
        ("How many convenience service halls did Kundulun build in 2013 and how many were in "
         "Esperanto?", "15个", ("5个",), "how many were in Esperanto"),
        ("How many cabin hospitals did Qiaokou set up in 2020 and how many were penalised?", "2个",
         ("142", "12"), "how many were penalised"),
        ("How many firms in Qiaokou were helped to relief loans in 2020, and how many of them went "
         "bankrupt?", "2500余家", ("45.7", "77"), "how many of them went bankrupt"),
    ],
)  # fmt: skip
def test_a_part_is_never_answered_with_a_neighbours_figure(youju, question, told, never, half):
    answer = youju.ask(question)
    assert told in _quoted(answer)
    assert f"“{half}”" in answer.text
    assert not any(figure in answer.text for figure in never)


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("硚口区“网上办”“就近办”事项各有多少项？", {"1627", "750"}),
        ("硚口区2020年网上申请和线下申请各多少件、各占多少？", {"55", "33", "113", "67"}),
        ("2017年红山网微博和乌鲁木齐发布微博各发了多少条？", {"1945", "1755"}),
        ("2018年高新区（新市区）劳动仲裁案件结案率、调撤率各是多少？", {"82", "55"}),
        ("How many cabin hospitals and isolation points did Qiaokou set up in 2020, and how many "
         "person-times stayed under observation?", {"2", "61", "13582"}),
        ("硚口2020年改造了多少处雨污分流点和二次供水?", {"62", "42"}),
        ("乌鲁木齐2017年“书记听民生”和“市长信箱”收到多少件来信?", {"240", "179"}),
        ("昆区2013年招了多少专业人员和社会管理人员?", {"108", "220"}),
        ("硚口区では2020年に老朽化した団地の改修を何か所完了し、何か所で着手しましたか?",
         {"12", "50"}),
        ("How many street-side scenic spots and pocket parks did Qiaokou build in 2020?",
         {"10", "12"}),
        ("昆都仑区2013年处理了多少热线和市长信箱信件?", {"2500", "100"}),
        ("乌鲁木齐2017年门户网站图片新闻和视频新闻发了多少条?", {"415", "337"}),
        ("硚口2020年建成多少处街头小景?PM2.5和PM10各降了多少?", {"10", "21.4", "24"}),
        ("De combien les niveaux de PM2,5 et de PM10 ont-ils baissé à Qiaokou en 2020 ?",
         {"21.4", "24"}),
        ("Combien de logements de relogement Qiaokou a-t-il commencés et achevés en 2020 ?",
         {"3300", "5912"}),
    ],
)  # fmt: skip
def test_each_of_several_things_has_its_own_figure_and_share(youju, question, figures):
    said = re.sub(r"^[^:：]*[:：]|\[\d+\]|[（(][^）)]*[）)]", "", youju.ask(question).text)
    assert {str(number.value) for number in numbers_in(said)} == figures


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("How many polluting firms were shut, put right and still to be moved in the Urumqi "
         "High-tech Zone in 2018?", {"460", "31", "1"}),
        ("How many of the 'one visit at most' items in the Urumqi High-tech Zone were for tax, "
         "market supervision and business services?", {"243", "93", "102"}),
        ("How many of Urumqi's 2017 portal items were notices, tips and video news?",
         {"20", "93", "337"}),
    ],
)  # fmt: skip
def test_what_is_said_of_some_each_has_the_figure_of_one_enumeration(youju, question, figures):
    said = re.sub(r"^[^:：]*[:：]|\[\d+\]|[（(][^）)]*[）)]", "", youju.ask(question).text)
    assert {str(number.value) for number in numbers_in(said)} == figures


@pytest.mark.parametrize(
    ("question", "figure", "lacking"),
    [
        ("How many picture news and audio news items did Urumqi's portal publish in 2017?", "415",
         "audio news items"),
        ("乌鲁木齐2017年门户网站图片新闻和招聘启事发了多少条?", "415", "招聘启事"),
    ],
)  # fmt: skip
def test_of_two_things_the_one_that_is_nowhere_is_said_not_to_be_answered(
    youju, question, figure, lacking
):
    text = youju.ask(question).text
    assert figure in text
    assert f"“{lacking}”" in text


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("乌鲁木齐2017年承办的自治区人大建议和自治区政协提案多少件?", "20"),
        ("昆都仑区2013年在信息栏上贴出来的教育、人社类信息有几条?", "17"),
        ("昆都侖区は掲示板で教育や人事などの情報を何件公開しましたか?", "17"),
        ("硚口2020年筹集了多少套公租房和廉租房?", "200"),
        (
            "How many episodes of the interview show with officials and experts on hot topics were "
            "put out in Urumqi in 2017?",
            "15",
        ),
    ],
)
def test_things_that_a_report_counts_as_one_have_one_figure(youju, question, figure):
    said = re.sub(r"^[^:：]*[:：]|\[\d+\]|[（(][^）)]*[）)]", "", youju.ask(question).text)
    assert {str(number.value) for number in numbers_in(said)} == {figure}
    assert "“" not in said


def test_of_three_things_the_one_that_is_nowhere_is_said_not_to_be_answered(youju):
    answer = youju.ask(
        "How many of Urumqi's 2017 portal items were notices, video news and whales?"
    )
    assert "“whales” is not answered here" in answer.text
    assert {"通知公告20条", "视频新闻337条"} <= {citation.quote for citation in answer.citations}


def test_an_example_of_what_is_counted_is_no_further_thing(youju):
    answer = youju.ask(
        "Urumqi High-tech Zone 2018: how many 'one trip at most' services, such as registering the "
        "closure of a company group, was it first in all Xinjiang to introduce?"
    )
    assert "23" in answer.text
    assert "438" not in answer.text


def test_a_thing_named_beside_another_is_not_answered_with_a_third(youju):
    answer = youju.ask("硚口“马上办”和“夜间办”事项各多少项？")
    assert [citation.quote for citation in answer.citations] == ["其中“马上办”1232项"]
    assert "“夜间办”事项" in answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many labour arbitration cases were taken in by the Urumqi High-tech Zone in 2018, "
         "and how many closed?", {"1462", "1193"}),
        ("How many labour inspection cases were filed in the Urumqi High-tech Zone in 2018, "
         "and how many closed?", {"198", "156"}),
        ("Of the labour inspectors' work in the Urumqi High-tech Zone in 2018: how many cases were "
         "formally opened and how many of these were closed?", {"198", "156"}),
        ("Of the labour cases received by the Urumqi High-tech Zone's arbitration in 2018, how "
         "many were about pay and how many about social insurance?", {"962", "655"}),
        ("How many professional persons and how many social management staffs did Kundulun recruit "
         "on the internet in 2013?", {"108", "220"}),
    ],
)  # fmt: skip
def test_what_was_done_with_the_first_is_no_figure_of_another_body(youju, question, told):
    said = re.sub(r"^[^:：]*[:：]|\[\d+\]|[（(][^）)]*[）)]", "", youju.ask(question).text)
    assert {str(number.value) for number in numbers_in(said)} == told


@pytest.mark.parametrize(
    ("question", "quotes"),
    [
        ("Online service items in Qiaokou 2020, number and share?", ("1627项", "95.1%")),
        ("What number and share of the items at the Urumqi High-tech Zone's service centre could "
         "be done without a single trip in 2018?", ("273项", "60%")),
        ("硚口区2020年“网上办”事项的数量和占比？", ("1627项", "95.1%")),
        ("How many projects had started work in Urumqi High-tech Zone in 2018, and at what rate?",
         ("128项", "99.22%")),
        ("How many firms had moved into the Lingke (新疆领科物联网产业园) park in Urumqi High-tech "
         "Zone in 2018, and what sales did they make?", ("19家", "2.1亿元")),
    ],
)  # fmt: skip
def test_a_share_asked_for_with_a_number_is_that_of_the_number(youju, question, quotes):
    answer = youju.ask(question)
    assert all(quote in _quoted(answer) for quote in quotes)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("And online? What share is that?", ("1627", "95.1")),
        ("“网上办”的呢,占多大比例?", ("1627", "95.1")),
    ],
)
def test_another_thing_and_its_share_are_asked_for_in_one_follow_up(youju, question, told):
    before = "硚口2020年“马上办”的政务服务事项有多少项?"
    answer = youju.ask(question, [{"role": "user", "content": before}])
    assert all(figure in answer.text for figure in told)
    assert "72" not in answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Of the complaints registered by labour inspectors in the Urumqi High-tech Zone in 2018, "
         "how many were about companies owing wages?", "974"),
        ("Among the registered complaints at the labour inspectorate of the Urumqi High-tech Zone "
         "in 2018, how many concerned unpaid migrant workers in the construction sector?", "1130"),
        ("How many labor arbitration cases in Urumqi High-tech Zone in 2018 ended with a ruling?",
         "532"),
        ("How many 'scattered, disorderly and polluting' enterprises were shut down in the Urumqi "
         "High-tech Zone in 2018?", "460"),
    ],
)  # fmt: skip
def test_some_of_a_whole_are_those_whose_own_label_says_what_is_said_of_them(youju, question, told):
    assert numbers_in(youju.ask(question).text.split(": ", 1)[1])[0].value == int(told)


def test_what_is_said_of_some_and_stated_of_none_is_not_told(youju):
    asked = "How many labor arbitration cases in Urumqi High-tech Zone in 2018 ended with a fine?"
    assert youju.ask(asked).abstained


def test_so_many_for_each_are_not_how_many_there_are(youju):
    asked = "How many second-level platform administrators {} the Urumqi High-tech Zone in 2018?"
    of_all = youju.ask(asked.format("were designated in the service hall of"))
    of_each = youju.ask(asked.format("does each department have in the service hall of"))
    assert ": 19 " in of_all.text
    assert ": 1 " in of_each.text


def test_a_figure_inside_a_title_is_not_the_number_of_such_titles(youju):
    jobs = youju.ask("How many social-management jobs did Kundulun advertise online in 2013?")
    assert ": 220 " in jobs.text


def test_what_is_asked_for_by_its_own_name_is_not_added_up_with_others(youju):
    answer = youju.ask("“乌鲁木齐市政府”这个微信公众号2017年一共发了多少条")
    assert "282条" in answer.text
    assert "2920" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Counting all years together, how many items of government information had Kundulun "
        "published by its 2013 report?",
        "all-time total of items Kundulun had made public by end of 2013?",
    ],
)
def test_all_years_are_not_what_was_new_of_one(youju, question):
    answer = youju.ask(question)
    assert "1007" in answer.text
    assert "429" not in answer.text


def test_a_rate_asked_for_by_its_name_is_no_other_rate(youju):
    answer = youju.ask("硚口区2020年“网上办”事项的数量和好评率？")
    assert "1627项" in answer.text
    assert "%" not in answer.text
    assert "未能" in answer.text


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("How many practical-skills classes for farmers did the Urumqi High-tech Zone run in 2018, "
         "and how many attendances were there?", ["23", "1300"]),
        ("In Chuxiong High-tech Zone, within how many hours at the latest must authoritative "
         "information be out in a major emergency, and within how many a press conference held?",
         ["5", "24"]),
        ("Of everything Kundulun made public in 2013, how many items had to do with construction "
         "and engineering projects?", ["393"]),
    ],
)  # fmt: skip
def test_a_part_leans_on_the_unit_or_the_noun_of_the_one_before(youju, question, figures):
    answer = youju.ask(question)
    assert all(figure in answer.text for figure in figures)


def test_a_figure_of_those_stands_with_them(youju):
    answer = youju.ask(
        "On how many occasions did Qiaokou's departments run a 'double random' inspection through "
        "the Wuhan platform in 2020, and how many of those were already finished?"
    )
    assert {c.quote[-4:] for c in answer.citations} <= {"189次", "170次"}
    assert "189" in answer.text
