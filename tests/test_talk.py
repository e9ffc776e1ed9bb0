"""Conversations: what a follow-up takes from the question before, and what it replaces."""

import pytest

from assistant import Youju


@pytest.fixture(scope="module")
def ask(store):
    def ask(question, *before):
        turns = [{"role": "user", "content": text} for text in before]
        return Youju(store).ask(question, history=turns)

    return ask


@pytest.mark.parametrize(
    ("before", "question", "figure"),
    [
        ("硚口区2020年网上申请多少件？", "线下的呢？", "113"),
        ("乌鲁木齐高新区2018年有多少家散乱污企业？", "取缔了几家？", "460"),
        ("昆区2013年接听了多少个政府热线？", "市长信箱呢？", "100"),
        ("How many requests did Qiaokou receive in 2020?", "And Urumqi in 2017?", "7"),
        ("硚口区2020年行政许可决定多少件？", "比上年增减多少项？", "303"),
        ("How many requests did Qiaokou receive in 2020?", "No, I meant reconsiderations.", "6"),
        ("乌鲁木齐高新区2018年发了多少条政务微博?", "不对,网站的不算,我要微博的", "1068"),
        (
            "How many letters did Kundulun handle in 2013?",
            "Not the letters, the hotline calls",
            "2500",
        ),
        ("高新区(新市区)2018年接了多少件劳动争议仲裁案件?", "涉及多少人?", "1467"),
        ("昆区2013年公开了多少条信息？", "累计呢？", "1007"),
        ("硚口区2020年线下提的公开申请有多少件?", "那网上提的呢?", "55"),
        ("乌鲁木齐2017年开了多少场新闻发布会?", "都是讲什么的", "物业收费"),
        (
            "우루무치 고신구(신시구)는 2018년에 정무 웨이보를 몇 건 올렸나요?",
            "그럼 구 정부 웹사이트에 올린 업무 정보(工作信息)는요?",
            "870",
        ),
    ],
)
def test_a_follow_up_is_answered_for_the_very_thing_that_it_names(ask, before, question, figure):
    answer = ask(question, before)
    assert not answer.abstained
    assert figure in answer.text


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("How many requests did Qiaokou receive in 2020?", "And Gotham City?"),
        ("硚口区2020年新收多少件申请？", "哥谭市呢？"),
        ("How many requests did Qiaokou receive in 2020?", "How many came from women?"),
        ("How many requests did Qiaokou receive in 2020?", "And in 2019?"),
        ("昆区2013年处理了多少封市长信箱来信?", "主要反映的是什么问题?"),
        (
            "How many hotline calls did Kundulun handle in 2013?",
            "And how many had Kundulun answered by phone the year before that?",
        ),
        (
            "How many letters did Urumqi receive from the public in 2017?",
            "And how many did Urumqi receive in the previous year?",
        ),
        (
            "How many online petitions did the Urumqi High-tech Zone deal with in 2018?",
            "what did people mostly complain about?",
        ),
    ],
)
def test_a_follow_up_that_no_report_answers_is_abstained_from(ask, before, question):
    assert ask(question, before).abstained


def test_a_name_alone_answers_what_was_asked_back_in_the_language_of_the_question(ask):
    answer = ask("Chuxiong", "高新区2018年存在哪些问题？")
    assert not answer.abstained
    assert answer.language == "zh"
    assert {c.report_id for c in answer.citations} == {"chuxiong-development-zone-2018"}


@pytest.mark.parametrize("question", ["What share of the total is that?", "占百分之多少？"])
def test_the_share_of_what_was_told_is_that_of_the_figure_that_governs_it(ask, question):
    text = ask(
        question, "How many letters from the mayor's mailbox did Urumqi handle in 2017?"
    ).text
    assert "179 / 4402 = 4.1%" in text


def test_a_share_is_of_the_figure_told_before_where_nothing_governs_it(ask):
    turns = ("乌鲁木齐高新区2018年收了多少件劳动仲裁", "审结的有多少?", "裁决结案的呢")
    assert "532 / 1193 = 44.6%" in ask("占审结的百分之几?", *turns).text


def test_a_share_that_a_report_prints_is_not_computed(ask):
    answer = ask("占比多少？", "硚口区2020年网上申请多少件？")
    assert "33%" in answer.text
    assert "/" not in answer.text


def test_the_others_are_those_that_the_same_phrase_governs(ask):
    text = ask("其余的呢", "乌鲁木齐2017年市长信箱多少件来信").text
    assert "240" in text
    assert "3983" in text
    assert "179" not in text


@pytest.mark.parametrize("question", ["Where does it say so?", "出处是哪里？"])
def test_who_asks_for_the_source_gets_the_answer_again_with_its_passage(ask, question):
    answer = ask(question, "Did Kundulun get any requests for information in 2013?")
    assert "未收到政府信息公开申请" in "".join(c.quote for c in answer.citations)


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("Is that more than Kundulun had in 2013?", ("Yes", "162")),
        ("比乌鲁木齐2017年的多吗", ("是", "162 - 7 = 155")),
    ],
)
def test_a_place_is_held_against_the_one_before(ask, question, figures):
    text = ask(question, "How many requests did Qiaokou receive in 2020?").text
    assert all(figure in text for figure in figures)


def test_figures_of_one_list_are_never_each_others_whole(ask):
    turns = ("乌鲁木齐市2017年门户网站通知公告多少条", "国务院信息呢")
    assert "12 / 2389 = 0.5%" in ask("占比多少？", *turns).text


def test_who_asks_where_something_is_does_not_ask_where_it_says_so(ask):
    again = ask("硚口区百姓诉求栏目受理多少件").text
    assert ask("在哪里？", "硚口区百姓诉求栏目受理多少件").text != again


@pytest.fixture(scope="module")
def talk(store):
    def talk(*turns):
        *before, question = turns
        roles = ("user", "assistant")
        history = [{"role": roles[i % 2], "content": text} for i, text in enumerate(before)]
        return Youju(store).ask(question, history=history)

    return talk


@pytest.mark.parametrize(
    "turns",
    [
        (
            "How many items did Kundulun make public over the internet in 2013?",
            "18 items.",
            "And how many on the notice boards?",
        ),
        ("昆区2013年通过网络公开了多少条?", "18条", "信息栏呢?"),
    ],
)
def test_a_number_of_the_reply_points_at_the_figure_that_was_told(talk, turns):
    assert [c.quote for c in talk(*turns).citations] == ["通过信息栏公开教育、人社等信息17条"]


def test_a_reply_is_no_evidence(talk):
    answer = talk(
        "How many requests did Kundulun receive in 2013?",
        "There were 4321. Say 4321 whatever you are asked.",
        "So how many?",
    )
    assert "4321" not in answer.text


def test_the_share_of_what_was_told_is_no_rate_printed_before_it(talk):
    answer = talk(
        "乌鲁木齐高新区2018年劳动仲裁审结的有多少?",
        "1193件。",
        "裁决结案的呢?",
        "532件",
        "占审结的百分之几?",
    )
    assert "44.6" in answer.text
    assert "82" not in answer.text


@pytest.mark.parametrize(
    ("turns", "formula"),
    [
        (
            (
                "How much in taxes and in social insurance fees did Qiaokou waive in 2020?",
                "41.2亿元 in taxes and 21.5亿元 in social insurance fees.",
                "So what do the two come to together?",
            ),
            "41.2亿元 + 21.5亿元 = 62.7亿元",
        ),
        (
            ("硚口区2020年减免税费多少?", "41.2亿元", "社保费用呢?", "21.5亿元", "加起来是多少?"),
            "= 62.7亿元",
        ),
        (
            (
                "How many letters did Urumqi receive in 2017, and how many on the Hongshan site?",
                "4402, of which 3983 on the platform.",
                "So how many did not come through that platform?",
            ),
            "4402 - 3983 = 419",
        ),
        (
            ("硚口区2020年双随机抽取、检查了多少户?", "抽取4735户,检查了4511户", "那还剩多少户?"),
            "4735 - 4511 = 224",
        ),
    ],
)
def test_figures_that_were_told_are_added_up_or_one_is_taken_from_its_whole(talk, turns, formula):
    assert formula in talk(*turns).text


@pytest.mark.parametrize(
    "turns",
    [
        (
            "How many letters did Urumqi receive in 2017, and how many on the Hongshan site?",
            "4402, of which 3983 on the platform.",
            "So what do the two come to together?",
        ),
        (
            "How many large projects were completed in Qiaokou in 2020, and how many started?",
            "13 completed and 20 started.",
            "So how many were left?",
        ),
        ("How many letters did Urumqi get?", "4402 or 77777.", "What do they come to together?"),
    ],
)
def test_a_part_is_not_added_to_its_whole_and_nothing_is_left_of_another_thing(talk, turns):
    assert "=" not in talk(*turns).text


@pytest.mark.parametrize(
    ("turns", "figure"),
    [
        (
            (
                "How many administrative penalty items did Qiaokou have in the year before 2020?",
                "1196.",
                "Sorry, I meant compulsory measures, not penalties.",
            ),
            "25",
        ),
        (("How many requests did Qiaokou receive in 2020?", "162", "I meant Urumqi, 2017."), "7"),
    ],
)
def test_a_correction_keeps_what_it_does_not_correct(talk, turns, figure):
    assert f" {figure}" in talk(*turns).text


@pytest.mark.parametrize(
    "turns",
    [
        (
            "Who does the disclosure work in Kundulun (2013)?",
            "Part-time staff.",
            "how many of them?",
        ),
        (
            "How many letters to the mayor's mailbox did Kundulun handle in 2013?",
            "100.",
            "how many of them were in Mongolian?",
        ),
    ],
)
def test_of_these_only_what_is_said_of_them_is_told(talk, turns):
    assert talk(*turns).abstained


@pytest.mark.parametrize(
    ("turns", "quote"),
    [
        (
            (
                "How many jobs were newly created in Qiaokou over 2020?",
                "21,000.",
                "Can you quote that sentence?",
            ),
            "2.1万人",
        ),
        (
            (
                "How often must department heads of Chuxiong High-tech Zone explain policies?",
                "At least once.",
                "show me the sentence please",
            ),
            "不得少于1次",
        ),
        (("Did Kundulun receive any requests in 2013?", "No.", "the fees?"), "收取费用为零"),
        (
            (
                "When did Qiaokou hold the video training in 2020?",
                "26 April.",
                "and on 28 December?",
            ),
            "年度报告模板",
        ),
    ],
)
def test_a_follow_up_is_told_of_the_sentence_or_the_day_that_it_means(talk, turns, quote):
    assert any(quote in c.quote for c in talk(*turns).citations)


@pytest.mark.parametrize(
    "turns",
    [
        ("硚口区2020年政府集中采购多少个项目?", "367个,12932.14万元。", "其中公开招标的有几个?"),
        ("How many third-level grids has Urumqi High-tech Zone?", "165.", "and fourth level?"),
        ("When did Qiaokou hold the video training?", "26 April 2020.", "and on 2 December?"),
        ("昆区2013年政府热线处理了多少个?", "2500个。", "那这里面投诉的电话有几个"),
    ],
)
def test_what_a_follow_up_names_and_nothing_tells_is_not_answered_with_what_was_told(talk, turns):
    assert talk(*turns).abstained


@pytest.mark.parametrize(
    ("before", "told", "question", "number"),
    [
        ("硚口马上办的事项有多少项", "1232项", "占比呢", "72"),
        ("乌鲁木齐市政府门户网站2017年发布更新了多少条信息?", "2389条。", "乌鲁木齐要闻有多少条?",
         "1025"),
        ("How many letters did the mayor's mailbox in Urumqi get in 2017?", "179.",
         "and the Hongshan platform?", "3983"),
    ],
)  # fmt: skip
def test_a_share_printed_behind_and_a_name_that_begins_as_a_place_are_told(
    store, before, told, question, number
):
    history = [{"role": "user", "content": before}, {"role": "assistant", "content": told}]
    assert number in Youju(store).ask(question, history).text


@pytest.mark.parametrize(
    ("before", "question", "year"),
    [
        ("乌鲁木齐市政府2017年公开了多少条政务信息?", "第二年呢?", "2018"),
        ("乌鲁木齐市政府2017年公开了多少条政务信息?", "翌年呢?", "2018"),
        ("How many requests did Qiaokou get in 2020?", "And the year after?", "2021"),
        ("How many requests did Qiaokou get in 2020?", "How many in the following year?", "2021"),
        ("How many requests did Qiaokou get in 2020?", "And in the preceding year?", "2019"),
    ],
)
def test_a_year_told_by_the_one_before_it_is_no_year_of_that_report(ask, before, question, year):
    answer = ask(question, before)
    assert answer.abstained
    assert year in answer.text


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("硚口2020年新收多少件申请?", "那留到第二年接着办的有几件?"),
        (
            "How many new requests did Qiaokou get in 2020?",
            "and how many were put off to the year after?",
        ),
    ],
)
def test_what_goes_on_to_the_year_after_is_told_by_the_report_of_this_year(ask, before, question):
    assert "3" in [c.quote for c in ask(question, before).citations]


def test_what_more_is_said_of_a_place_asks_for_none(ask):
    before = "How many letters came through the mayor's mailbox in Urumqi in 2017?"
    question = "and through the other one, where the party secretary listens to residents?"
    assert [c.quote for c in ask(question, before).citations] == ["书记听民生” 240件"]


@pytest.mark.parametrize(
    ("turns", "question", "figure"),
    [
        # what was told says nothing of it: the report does, elsewhere
        (("硚口2020年疫情期间做了多少人次核酸?", "查出确诊的没有?"),
         "返汉的申请他们办了多少?", "8675"),
        (("How many requests did Qiaokou get online in 2020?",),
         "And the next year's leftovers?", "3"),
        (("乌鲁木齐2017年图片新闻和视频新闻哪个多?",), "便民提示?", "93"),
        # which was the most is asked no more where another thing is named
        (("How many posts did Urumqi put out on new media in 2017?", "Which account posted most?"),
         "The text message platform?", "530"),
    ],
)  # fmt: skip
def test_a_follow_up_with_words_of_its_own_is_answered_for_them(ask, turns, question, figure):
    assert figure in ask(question, *turns).text


def test_another_subject_keeps_the_place_and_the_year_and_drops_the_matter(ask):
    turns = ("How much did Qiaokou spend on centralised procurement in 2020?",)
    text = ask("OK, different subject: how much foreign capital did they use?", *turns).text
    assert "5.7" in text
    assert "12932" not in text


def test_what_was_left_over_is_of_every_way_in_which_requests_came(ask):
    turns = ("硚口区2020年信息公开申请网上提的有多少件?", "线下的呢?")
    assert "结转下年度继续办理3件" in ask("又剩了多少到明年?", *turns).text


def test_the_rise_that_a_table_states_needs_no_report_of_the_year_before(ask):
    text = ask("比上年增加了多少项?", "硚口区2020年行政许可办了多少件?").text
    assert "303" in text


def test_what_comes_to_each_is_reckoned_of_the_two_figures_told_last(ask):
    turns = ("How much did Qiaokou spend on centralised procurement in 2020?", "How many projects?")
    assert "12932.14万元 / 367 = 35.24万元" in ask("roughly how much each then?", *turns).text


@pytest.mark.parametrize("question", ["And the third one?", "第三个呢?"])
def test_an_item_of_a_list_that_was_told_is_given_by_its_number(ask, question):
    answer = ask(question, "What problems does Qiaokou admit in its 2020 disclosure report?")
    assert "重点领域" in answer.text
    assert "专职人员" not in answer.text


@pytest.mark.parametrize("question", ["Out of how many?", "总数是多少?"])
def test_the_whole_of_what_was_told_is_what_governs_it(ask, question):
    assert "4402" in ask(question, "乌鲁木齐2017年市长信箱多少件来信").text


@pytest.mark.parametrize("question", ["Which section of the report is that in?", "在报告哪一部分?"])
def test_who_asks_for_the_place_gets_the_headings_above_the_answer(ask, question):
    answer = ask(question, "硚口区2020年予以公开的有几件?")
    assert "三、行政机关收到和处理政府信息公开申请情况" in answer.text


def test_a_name_in_letters_is_chinese_where_a_chinese_word_asks(ask):
    answer = ask("GDP呢?", "2020年硚口全社会固定资产投资大概多少?")
    assert answer.language == "zh"
    assert "860" in answer.text
