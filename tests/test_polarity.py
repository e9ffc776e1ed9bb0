"""Questions of yes or no: the yes or no comes first, and only where the report says so."""

from types import SimpleNamespace

import pytest

from assistant import Youju
from assistant.judging.free_of_charge import says_free
from assistant.judging.polarity import is_denied_so


@pytest.fixture(scope="module")
def youju(store):
    return Youju(store)


@pytest.mark.parametrize(
    ("question", "begins", "proof"),
    [
        ("Did Urumqi train officials in open government in 2017?", "Yes", "培训"),
        ("Did Urumqi open a column for requests on its portal in 2017?", "Yes", "依申请公开专栏"),
        ("乌鲁木齐2017年是否启用了手机APP？", "是", "手机APP"),
        ("Did Kundulun charge anything for disclosure in 2013?", "No", "费用为零"),
        ("昆都仑区2013年依申请公开收钱吗？", "没有", "费用为零"),
        ("昆区政务公开工作人员是专职的吗？", "不是", "兼职"),
        ("Hat Kundulun 2013 Anträge erhalten?", "No", "未收到"),
        ("Qiaokou a-t-il refusé des demandes pour secret d'État en 2020 ?", "No", "0"),
        ("Was anybody suing Kundulun over disclosure in 2013?", "No", "未发生"),
        ("Do Kundulun's information people work at it full time?", "No", "兼职"),
        ("Was Urumqi's government services app launched in July 2017?", "No", "4月"),
        ("Did Urumqi hold the reform meeting on 16 June 2017?", "No", "6月14日"),
        ("Was the training in Qiaokou on 26 April 2020 held face to face?", "No", "视频"),
        ("Did Qiaokou's portal come second among the districts?", "No", "第一名"),
        ("Did Urumqi refuse to answer any of its 7 requests in 2017?", "No", "按期答复"),
        ("乌鲁木齐2017年的建议提案是不是还有没办完的?", "不是", "办复率为100%"),
        ("硚口区の全住民PCR検査で感染者は見つかりましたか(2020年)?", "No", "没有发现"),
        ("Has Urumqi's portal passed level-three security protection (2017)?", "Yes", "三级"),
        ("昆区的各个社区2013年是不是都有自己的网站了?", "是", "均设立了网站"),
        ("Did all of Kundulun's communities have websites in 2013?", "Yes", "均设立了网站"),
        ("Did Kundulun's openness staff cause additional salary expenditure?", "No", "额外工资"),
        (
            "Ở quận Côn Đô Luân (昆都仑区) năm 2013, cán bộ làm công tác công khai chính vụ "
            "có được trả thêm lương không?", "No", "额外工资",
        ),
        ("Does the Urumqi High-tech Zone's service hall put out guides on WeChat every day?", "Yes",
         "每日发布"),
        ("乌鲁木齐2017年的那几件信息公开申请有没有超期没回的?", "没有", "按期答复"),
        ("乌鲁木齐2017年那几件信息公开申请是不是都按时回复了?", "是", "按期答复"),
        ("Did Urumqi's High-tech Zone finish investing what it had planned?", "Yes", "100"),
        ("In Qiaokou in 2020, did more than half of the applications arrive online?", "No", "55"),
        ("Could people file information requests online with Urumqi in 2017?", "Yes", "在线申请"),
        ("Has the Urumqi portal passed the level-three security protection test?", "Yes", "三级"),
        ("Has Urumqi's portal passed grade-three security protection?", "Yes", "三级"),
        ("Le centre de la zone high-tech d'Urumqi est-il ouvert le week-end ?", "Yes", "365天"),
    ],
)  # fmt: skip
def test_yes_or_no_comes_first_and_the_passage_that_proves_it(youju, question, begins, proof):
    answer = youju.ask(question)
    assert answer.text.startswith(begins), answer.text
    assert any(proof in citation.quote for citation in answer.citations), answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Has Urumqi's portal passed level-four protection, according to the 2017 report?",
        "昆区的网站2013年是不是都有社区?",
        "昆区2013年各社区是不是都建了图书馆?",
    ],
)
def test_another_level_order_or_thing_is_no_yes(youju, question):
    assert not youju.ask(question).text.startswith(("Yes", "是"))


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Have all 129 key projects of the Urumqi High-tech Zone been started?", "No"),
        ("乌鲁木齐高新区2018年的“散乱污”企业都整治完了吗？", "没有"),
        ("Were all planned inspections in Qiaokou completed in 2020?", "No"),
        ("硚口区2020年百姓诉求栏目受理的都办结了吗？", "是"),
        ("Were all letters to Kundulun's mayor dealt with in 2013?", "Yes"),
    ],
)
def test_whether_all_is_done_is_told_from_what_is_done_of_how_many(youju, question, begins):
    assert youju.ask(question).text.startswith(begins)


@pytest.mark.parametrize(
    "question",
    [
        "Was the Chuxiong zone sued over disclosure in 2018?",
        "楚雄高新区2018年有没有收到信息公开申请？",
        "Did Urumqi refuse any request in 2017 because of state secrets?",
        "Did Urumqi charge a processing fee for requests in 2017?",
        "硚口区2020年有没有辞退过违纪的工作人员？",
        "楚雄经开区2018年有没有单位被“一票否决”?",
        "Is Urumqi planning a new metro line?",
        "高新区(新市区)2018年午间服务岗有没有安排轮休?",
        "硚口2020年那1件行政诉讼,法院开庭审理了吗?",
        "Did users of the Urumqi High-tech Zone's hall rate its lunchtime service as good?",
    ],
)
def test_no_yes_or_no_without_a_sentence_that_counts_it(youju, question):
    assert youju.ask(question).abstained


def test_what_must_be_done_in_such_a_case_is_not_said_to_have_been_done(youju):
    text = youju.ask("Did Chuxiong's zone hold a press conference in 2018?").text
    assert not text.startswith("Yes")


def test_a_comparison_of_two_things_is_not_held_against_a_number_in_the_question(youju):
    question = "Did Hongshan Net's Weibo post more than the Urumqi Release Weibo in 2017?"
    text = youju.ask(question).text
    assert text.startswith("Yes")
    assert "1945 - 1755 = 190" in text


def test_a_choice_of_two_words_is_no_question_of_yes_or_no(youju):
    text = youju.ask("昆都仑区的政务公开人员是专职还是兼职？").text
    assert not text.startswith(("是", "不是"))


def test_by_day_is_no_yes_to_by_night(youju):
    assert not youju.ask("昆区2013年的政府热线晚上有人接吗?").text.startswith(("是", "有"))


def test_that_it_was_sued_is_no_yes_to_whether_it_sued(youju):
    assert not youju.ask("Did Qiaokou sue anybody over disclosure in 2020?").text.startswith("Yes")
    assert youju.ask("Did anybody sue Qiaokou over disclosure in 2020?").text.startswith("Yes")


def test_a_thing_that_no_dictionary_knows_gets_no_yes(youju):
    text = youju.ask("Did Kundulun's social work service centre hire psychologists?").text
    assert not text.startswith("Yes")


@pytest.mark.parametrize(
    ("said", "free"),
    [
        ("不存在政务公开收费或减免收费情况", True),
        ("街道未向公民、法人和其他组织收取任何费用", True),
        ("市科委未发生政府信息公开收费事项", True),
        ("没有新增行政事业性收费项目", False),
        ("有3件申请收取信息处理费", False),
    ],
)
def test_what_says_that_nothing_was_charged(said, free):
    assert says_free(said) is free


@pytest.mark.parametrize(
    ("asked", "said", "denied"),
    [
        ("公众查阅点利用率高吗?", "造成公众查阅点利用率不高", True),
        ("各部门信息公开工作开展得均衡吗?", "各部门政府信息公开工作的开展还不够均衡", True),
        ("研判能力不足吗?", "对复杂申请件的研判能力不足", False),
        ("利用率高吗?", "利用率不高于去年", False),
        ("利用率高吗?", "利用率较高", False),
    ],
)
def test_the_last_word_of_a_question_is_denied_by_its_very_negation(asked, said, denied):
    assert is_denied_so(SimpleNamespace(folded=asked), said) is denied


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("In Chuxiong, are emergency hotlines supposed to be merged into 12345 as well?", "No"),
        ("楚雄开发区的紧急类热线也要整合到12345吗", "不是"),
        ("楚雄开发区的一般政务热线也要整合到12345吗", "是"),
        ("昆都仑区2013年公开的信息是不是全部都有电子文本?", "是"),
        ("Has Urumqi's municipal portal passed Level 3 of the cybersecurity protection scheme?",
         "Yes"),
        ("昆都仑区2013年政府热线都办结了?", "是"),
    ],
)  # fmt: skip
def test_what_a_sentence_says_of_all_but_some_is_no_yes_for_those(youju, question, begins):
    assert youju.ask(question).text.startswith(begins)
