"""Yes or no first, with what proves it; and what a question takes for granted, set right."""

import pytest

from assistant import Youju
from assistant.understanding.asks import TableAsk
from assistant.understanding.colloquial import in_standard_words
from assistant.understanding.portions import as_shares


@pytest.fixture(scope="module")
def ask(store):
    return Youju(store).ask


@pytest.mark.parametrize(
    ("question", "answer", "proof"),
    [
        ("昆都仑2013年那些打进来的热线都处理完了吗", "是", "办结率均为100%"),
        ("Were all the hotline calls of Kundulun dealt with in 2013?", "Yes", "办结率均为100%"),
        (
            "Did the Urumqi High-tech Zone settle all of its accepted arbitration cases in 2018?",
            "No",
            "82%",
        ),
        (
            "Were the people who asked Urumqi for information in 2017 all answered in time?",
            "Yes",
            "按期答复",
        ),
        ("Did more than a hundred companies ask Qiaokou for information in 2020?", "No", "3"),
        ("Did centralised procurement in Qiaokou exceed 100 million yuan in 2020?", "Yes", "12932"),
        ("硚口区2020年政府集中采购超过5亿元了吗？", "没有", "12932"),
        ("Did the number of licensing items in Qiaokou go up in 2020?", "Yes", "303"),
        ("硚口区2020年行政处罚事项是不是增加了？", "不是", "-62"),
        ("Is it true that Urumqi handled 4402 letters in 2017?", "Yes", "4402"),
        ("Did any research institution ask Qiaokou for information in 2020?", "No", "0"),
        ("昆区2013年有没有发生信息公开诉讼？", "没有", "未发生"),
        ("乌鲁木齐高新区2018年劳动仲裁结案率超过80%了吗？", "是", "82"),
    ],
)
def test_a_question_for_yes_or_no_gets_it_first_with_its_proof(ask, question, answer, proof):
    found = ask(question)
    assert found.text.startswith(answer), found.text
    assert proof in found.text + " ".join(c.quote for c in found.citations)


@pytest.mark.parametrize(
    ("question", "said", "figure"),
    [
        ("Why did the number of penalty items in Qiaokou rise in 2020?", "otherwise", "-62"),
        ("硚口区2020年行政许可事项为什么减少了？", "不符", "303"),
        ("Why did Urumqi hold only 5 press conferences in 2017?", "otherwise", "12"),
        ("乌鲁木齐市2017年收到的20件信息公开申请都答复了吗？", "不符", "7"),
    ],
)
def test_what_a_question_takes_for_granted_is_set_right_with_the_figure(
    ask, question, said, figure
):
    found = ask(question)
    assert not found.abstained
    assert said in found.text
    assert figure in found.text


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("昆区信息公开有没有收费", "没有"),
        ("昆区2013年信息公开收费了吗", "没有"),
        ("Did people have to pay for information in Kundulun in 2013?", "No"),
        ("昆区公开信息时收费标准公开了吗", "是"),
    ],
)
def test_whether_requests_are_charged_for_is_not_whether_charges_are_published(
    ask, question, begins
):
    assert ask(question).text.startswith(begins)


def test_an_everyday_word_for_what_a_report_denies_gets_a_no(ask):
    assert "没有" in ask("昆都仑区2013年有没有因为公开的事惹上官司？").text


@pytest.mark.parametrize(
    ("question", "begins", "number"),
    [
        ("Is it true that 58 requests could not be answered for want of information in Qiaokou "
         "in 2020?", "Yes", "58"),
        ("Is it correct that 6 requests were refused as internal affairs in Qiaokou in 2020?",
         "No, the report says otherwise", "1"),
        ("硚口区2020年予以公开的申请是95件，对吗？", "不对", "93"),
        ("硚口区2020年收到过企业的申请没有？", "有", "3"),
        ("Did Qiaokou lose any administrative reconsideration in 2020?", "Yes", "3"),
        ("Were any of Qiaokou's 2020 requests left undecided when the year closed?", "Yes", "3"),
        ("Qiaokou a-t-il perdu un procès en 2020 ?", "No", "0"),
    ],
)  # fmt: skip
def test_a_figure_that_is_asked_to_be_confirmed_is_that_of_its_own_row(
    ask, question, begins, number
):
    text = ask(question).text
    assert text.startswith(begins), text
    assert number in text
    assert "162" not in text


def test_up_or_down_is_neither_yes_nor_no(ask):
    text = ask("Did licence items go up or down in Qiaokou in 2020?").text
    assert not text.startswith(("Yes", "No"))
    assert "303" in text


@pytest.mark.parametrize(
    ("question", "begins", "figure"),
    [
        ("高新区（新市区）2018年的劳动仲裁案件结案率达到九成了吗？", "没有", "82%"),
        ("Is it right that there were 490 environmental notices in Qiaokou in 2020?", "No", "487"),
        ("昆都仑区2013年的市长信箱信件是100个，这个数对吗？", "是", "100"),
        ("Were there at least 25 notices and announcements in Urumqi in 2017?", "No", "20"),
    ],
)
def test_a_figure_claimed_of_prose_is_held_against_the_stated_one(ask, question, begins, figure):
    text = ask(question).text
    assert text.startswith(begins), text
    assert figure in text


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Has some enterprise in Qiaokou 2020 obtained only the partial disclosure?", "No"),
        ("2020年硚口有没有企业拿到部分公开的答复?", "没有"),
        ("Was Qiaokou taken to court or to administrative review over disclosure in 2020?", "Yes"),
        ("硚口2020年那1件行政诉讼是复议之后才起诉的吗?", "不是"),
        ("硚口2020年有没有未经复议直接起诉的案件?", "有"),
    ],
)
def test_whether_there_was_any_is_told_by_cells_that_are_nought_or_not(ask, question, begins):
    assert ask(question).text.startswith(begins)


def test_a_word_that_is_not_known_may_ask_for_more_than_whether_there_was_any(ask):
    text = ask("¿Se confirmaron las seis revisiones administrativas contra Qiaokou en 2020?").text
    assert not text.startswith("Yes")


@pytest.mark.parametrize(
    ("question", "begins", "figures"),
    [
        ("硚口“就近办”的事项占比有没有达到八成?", "没有", ("79%",)),
        ("硚口“网上办”事项占比到九成五了吗?", "是", ("95.1%",)),
        ("Are all of Qiaokou's 1,710 items classed as one-time (一次办)?", "Yes", ("1710",)),
        ("Can all of Qiaokou's 1,710 items be handled online (网上办)?", "No", ("1710", "1627")),
        ("硚口2020年PM2.5的降幅是不是比PM10大?", "不是", ("21.4%", "24%")),
        ("硚口区“网上办”的事项比“马上办”的多吗?", "是", ("1627", "1232")),
        (
            "Urumqi High-tech Zone, 2018: did more cases end by mediation, withdrawal and the like "
            "than by an arbitral award?",
            "Yes",
            ("661", "532"),
        ),
        (
            "2020年に硚口区が受けた行政復議6件は、すべて原決定維持で終わりましたか?",
            "No",
            ("3", "6"),
        ),
    ],
)
def test_both_figures_that_decide_stand_behind_the_yes_or_no(ask, question, begins, figures):
    text = ask(question).text
    assert text.startswith(begins), text
    assert all(figure in text for figure in figures)


def test_which_of_several_things_is_no_question_for_yes_or_no_but_any_that_may_be_is(ask):
    text = ask("楚雄经开区哪个单位要是被“一票否决”了,综合科科长也会被纪委约谈吗?").text
    assert text.startswith("是")
    assert not ask("楚雄经开区哪个单位被“一票否决”了?").text.startswith(("是", "不是"))


@pytest.mark.parametrize(
    ("question", "begins", "figure"),
    [
        ("硚口区的行政事业性收费项目,2020年跟上一年比有增减吗?", "没有", "0"),
        ("硚口区行政强制项目2020年跟上一年比有增减吗?", "有", "+1"),
        ("Did the number of licensing items in Qiaokou change in 2020?", "Yes", "303"),
        ("Was there any change in Qiaokou's administrative fee items in 2020?", "No", "0"),
    ],
)
def test_whether_a_count_changed_at_all_is_told_by_its_change(ask, question, begins, figure):
    text = ask(question).text
    assert text.startswith(begins), text
    assert figure in text


@pytest.mark.parametrize(
    "question",
    [
        "Can all of Qiaokou's government service items be done in one go (一次办)?",
        "硚口区的政务服务事项都能“一次办”吗?",
    ],
)
def test_a_share_of_all_beside_a_count_says_that_all_were_so(ask, question):
    found = ask(question)
    assert found.text.startswith(("Yes", "是"))
    assert "100%" in found.text


def test_what_is_taken_up_is_done_and_no_plan(ask):
    for question in (
        "昆都仑区2013年把政务公开纳入年度考核了吗?",
        "楚雄经开区把重点领域信息公开纳入主动公开目录了吗?",
    ):
        assert ask(question).text.startswith("是")


@pytest.mark.parametrize(
    "question",
    [
        "楚雄经开区2018年把党建情况纳入政务公开绩效考核了吗?",
        "楚雄经开区2018年把脱贫攻坚纳入政务公开绩效考核了吗?",
        "高新区(新市区)2018年把食品安全纳入主动公开基本目录了吗?",
        "Was any school in the Urumqi High-tech Zone still waiting to be relocated in 2018?",
    ],
)
def test_a_sentence_without_the_thing_that_is_asked_about_says_no_yes(ask, question):
    assert not ask(question).text.startswith(("是", "有", "Yes"))


@pytest.mark.parametrize(
    ("question", "begins", "proof"),
    [
        ("Was anybody turned down by Qiaokou in 2020 because what they asked for was a state "
         "secret?", "No", "0"),
        ("At the end of 2018 clean-up in the Urumqi High-tech Zone, was any polluting firm still "
         "waiting to be relocated?", "Yes", "待搬迁"),
        ("楚雄经开区各单位的政务舆情回应情况,算不算进政务公开的绩效考核里?", "是", "绩效考核"),
        ("Has Urumqi's municipal website cleared grade three of the cyber-security protection "
         "scheme, according to its 2017 report?", "Yes", "三级"),
        ("昆都仑区2013年老百姓申请信息公开要掏钱吗?", "没有", "收取费用为零"),
        ("Did people have to pay to request information in Kundulun in 2013?", "No", "为零"),
        ("ウルムチ高新区(新市区)の2018年の労働仲裁で、労働報酬類(劳动报酬类)は社会保険類より"
         "多かったですか?", "Yes", "962"),
        ("硚口区の2020年の環境監測(环境监测)情報は環評公示(环评公示)より多かったですか?",
         "No", "12"),
    ],
)  # fmt: skip
def test_a_question_put_in_other_words_gets_its_yes_or_no(ask, question, begins, proof):
    found = ask(question)
    assert found.text.startswith(begins), found.text
    assert proof in found.text + " ".join(c.quote for c in found.citations)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("硚口区2020年PM2.5降了三成以上吗?", "不是"),
        ("硚口区2020年PM2.5降了两成以上吗?", "是"),
        ("Did PM2.5 in Qiaokou fall by more than 30% in 2020?", "No"),
        ("Did PM2.5 in Qiaokou fall in 2020?", "Yes"),
        ("硚口区2020年PM10是不是下降了24%?", "是"),
        ("硚口区2020年PM10是不是下降了30%?", "不对"),
        ("硚口区2020年PM10是不是上升了24%?", "不是"),
        ("Did Kundulun get sued in 2013?", "No"),
        ("昆都仑区2013年没有收到信息公开申请,对吗?", "是，没有"),
        ("乌鲁木齐2017年的政务公开培训开了一整天吗?", "不是"),
    ],
)
def test_by_how_much_is_told_by_the_figure_and_which_way_by_the_word(ask, question, begins):
    assert ask(question).text.startswith(begins)


@pytest.mark.parametrize(
    "question",
    [
        "硚口区2020年PM10下降了一半吗?",
        "Did PM10 in Qiaokou drop by half in 2020?",
        "Did Urumqi's 2017 openness training last a whole week?",
        "乌鲁木齐2017年市长信箱收到的来信最多吗?",
        "Was the mayor's mailbox Urumqi's busiest channel for letters in 2017?",
        "楚雄经开区2018年对舆情回应没有考核,是吗?",
    ],
)
def test_how_much_how_long_and_the_most_get_no_yes_without_it(ask, question):
    assert not ask(question).text.startswith(("是", "有", "Yes"))


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Have the reconsideration cases against Qiaokou in 2020 been concluded?", "Yes, "),
        ("Are the review cases against Qiaokou in 2020 closed?", "Yes, "),
        ("硚口区2020年的行政诉讼结案了吗?", "是："),
    ],
)
def test_disputes_are_closed_where_none_is_pending(ask, question, begins):
    answer = ask(question)
    assert answer.text.startswith(begins)
    assert "not yet concluded" in answer.text or "尚未审结" in answer.text


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("硚口区2020年规模以上工业增加值是不是下降了?", "不是："),
        ("硚口2020年有77家企业拿到了电费补贴吗?", "是："),
        ("高新区(新市区)的政务大厅可以用手机APP预约吗?", "是："),
        ("Does the Chuxiong report mention the 12345 hotline?", "Yes, "),
    ],
)
def test_a_size_of_firms_is_no_limit_and_letters_and_numbers_are_words(ask, question, begins):
    assert ask(question).text.startswith(begins)


@pytest.mark.parametrize(
    "question",
    [
        "Did all 108 professionals recruited in Kundulun in 2013 pass the exam?",
        "Does the Qiaokou 2020 report mention the 96128 hotline?",
        "How many fines did Urumqi impose in 2017?",
    ],
)
def test_how_many_there_were_of_something_else_says_nothing(ask, question):
    assert ask(question).abstained


def test_what_is_not_spoken_of_is_not_said_to_be_published(ask):
    question = "Did Kundulun publish its budget for the social work service centre in 2013?"
    assert ask(question).abstained


def test_that_one_is_pending_is_no_answer_to_whether_most_are_closed():
    asks = (TableAsk("disputes", ("review",), ("total",)),)

    def columns(portion, folded):
        return as_shares(asks, portion, folded, frozenset({"yesno"}))[0].columns

    assert columns("", "are the reviews closed") == ("total", "pending")
    assert columns("most", "were most of the reviews closed") != ("total", "pending")
    assert columns("", "were more than 10 reviews closed") == ("total",)


@pytest.mark.parametrize(
    ("question", "begins", "proof"),
    [
        ("硚口2020年百姓诉求受理的过了500件没", "是", "560"),
        ("乌鲁木齐2017年新闻发布会到20场了吗?", "没有", "12"),
        ("乌鲁木齐高新区2018年那129个市级重点项目是不是全开工了", "不是", "128"),
        ("乌鲁木齐2017年“乌鲁木齐发布”微博发的破千没", "是", "1755"),
        ("硚口网站是不是连着好几年在副省级城市的区里排第一", "是", "连续3年"),
        ("硚口区门户网站在副省级城市区县里是不是排名第二", "不是", "第一名"),
        (
            "Did Qiaokou's website come second among districts of sub-provincial cities?",
            "No",
            "第一名",
        ),
    ],
)
def test_everyday_chinese_asks_whether_it_was_more_and_a_rank_is_no_most(
    ask, question, begins, proof
):
    found = ask(question)
    assert found.text.startswith(begins), found.text
    assert any(proof in citation.quote for citation in found.citations)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("硚口南泥湾大道高架2020年建成了吗", "没有"),
        ("硚口东风村拆完了吗", "没有"),
        ("Was the Nanniwan Avenue viaduct in Qiaokou already finished in 2020?", "No"),
        ("硚口汉江湾桥2020年合龙了吗", "是"),
        ("硚口长丰村是不是整村验收完了", "是"),
    ],
)
def test_what_is_only_begun_is_not_done_whatever_stands_beside_it(ask, question, begins):
    assert ask(question).text.startswith(begins)


@pytest.mark.parametrize(
    ("asked", "standard"),
    [
        ("专栏发的过了600条没", "专栏发的超过600条吗"),
        ("访问量破万了吗", "访问量超过1万了吗"),
        ("解读发了上百篇没", "解读发了达到100篇吗"),
        ("申请都在规定时间里回了没", "申请都在规定期限内答复了吗"),
        ("登过一条信息,登的是啥", "登过一条信息,登的是什么"),
        ("有没有播放破亿的", "有没有播放破亿的"),
        ("有几条播放量破百万?", "有几条播放量破百万?"),
        ("一年催了多少回", "一年催了多少次"),
        ("过了3天才答复吗", "过了3天才答复吗"),
        ("哪几种办法提前约", "哪几种办法预约"),
    ],
)
def test_so_much_and_more_in_everyday_chinese_is_what_standard_words_say(asked, standard):
    assert in_standard_words(asked, "zh") == standard


def test_what_is_done_in_a_case_is_no_cell(ask):
    found = ask("If information that Qiaokou withheld becomes publishable, does it get published?")
    assert not found.text.startswith("Yes, Qiaokou District, 2020: 5")


def test_work_on_openness_is_no_start_of_building(ask):
    found = ask("Can Qiaokou people call off a published item after it is out?")
    assert not found.text.startswith("No")


def test_that_all_were_answered_is_proved_by_the_words_that_say_so(ask):
    found = ask("乌鲁木齐2017年受理的信息公开申请是不是全都按期答复了?")
    assert found.text.startswith("是")
    assert any("均依法按期答复" in citation.quote for citation in found.citations)
