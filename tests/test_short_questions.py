"""Short questions, as people type who have never asked before: few words, no terms of the field."""

import pytest

from assistant import Youju
from assistant.evidence.clause import said_of
from assistant.judging.free_of_charge import asks_if_free, says_free, speaks_of_charges
from corpus.report import Fact, Quantity, Span


@pytest.fixture(scope="module")
def youju(store):
    return Youju(store)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("is it free to apply for information in Kundulun", "Yes"),
        ("Is applying free of charge in Kundulun?", "Yes"),
        ("昆都仑申请信息公开免费吗", "是"),
        ("昆都仑申请公开要交费吗", "没有"),
        ("Do applicants have to pay in Kundulun?", "No"),
    ],
)
def test_whether_applying_is_free_is_told_by_what_was_charged(youju, question, begins):
    answer = youju.ask(question)
    assert answer.text.startswith(begins), answer.text
    assert any("收取费用为零" in c.quote for c in answer.citations), answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Is it free to apply for information in Qiaokou?",
        "硚口申请公开免费吗",  # 减免税费 are no fees for requests
        "楚雄开发区申请公开收费吗",
    ],
)
def test_a_report_without_a_word_on_fees_does_not_tell_whether_it_is_free(youju, question):
    assert youju.ask(question).abstained


def test_a_question_asks_if_it_is_free_or_speaks_of_charges():
    assert asks_if_free("is it free to apply")
    assert not speaks_of_charges("is it free of charge")
    assert speaks_of_charges("does it charge for information")
    assert says_free("依申请公开收取费用为零")


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How big is Qiaokou's economy", "860亿元"),
        ("硚口的经济规模有多大", "860亿元"),
        ("how big is the sponge city zone in Qiaokou", "4.4"),
        ("硚口工程建设项目审批最长几天", "45"),
        ("硚口企业开办最快几天", "1个工作日"),
        ("硚口行政处罚项目比上年多还是少", "-62"),
        ("How many scientific institutions filed requests in Qiaokou", "0 new"),
        ("what share of calls was dealt with in Kundulun", "100%"),
        ("what fraction of the requests came online in Qiaokou", "33%"),
        ("昆都仑市长信箱办结率多少", "100%"),
    ],
)
def test_a_short_question_gets_the_figure_that_it_means(youju, question, figure):
    assert figure in youju.ask(question).text


def test_whether_it_was_online_or_in_person_takes_neither_for_granted(youju):
    answer = youju.ask("How did Qiaokou train staff in the pandemic, online or in person?")
    assert "otherwise" not in answer.text
    assert "视频会议" in answer.text


def test_a_rate_of_several_things_has_the_words_of_all_of_them():
    text = "接听热线2500个,处理市长信箱信件100件,办结率均为100%。"
    start = text.index("100%")
    rate = Quantity(None, "%")
    fact = Fact("r", "", "办结率", "", None, rate, start, start + 4, Span(0, len(text)))
    assert "市长信箱" in said_of(Span(text.index("办结率"), start + 4), fact, text)


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("硚口竣工了多少亿元以上项目", "13个"),  # so many projects, and no sum
        ("how much investment was signed in Qiaokou", "751.3"),
        ("How many responses to public concerns did Qiaokou publish", "6 responses"),
        ("how clean is the air in Qiaokou compared with last year", "23.8"),
        ("how long does it take to start a company in Qiaokou", "1 working day"),
        ("硚口一次办的占比是多少", "100%"),  # a name of three characters that its report quotes
        ("硚口区网站连续几年第一", "3年"),  # and not the 5 years of a prize
        ("How long has Qiaokou been first among districts", "3 years"),
        ("For how many years has Qiaokou won the award", "5 years"),
        ("硚口大学生保障房多少", "2.2万平方米"),  # the place is no 硚口大学
    ],
)
def test_a_short_question_names_its_figure_by_its_own_words(youju, question, figure):
    assert figure in youju.ask(question).text


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("how many people did Kundulun hire", ("108 (", "220 (")),
        ("硚口自助终端能办几项事", ("121项（", "49个（")),
        ("硚口还建房多少套", ("3300套（", "5912套（")),
        ("How did Kundulun publish its 429 items? break down", ("18 (", "1 (", "17 (", "393 (")),
    ],
)
def test_figures_that_a_question_does_not_tell_apart_each_stand_beside_what_they_count(
    youju, question, figures
):
    answer = youju.ask(question)
    assert all(figure in answer.text for figure in figures), answer.text


def test_what_is_told_of_the_next_figure_of_a_list_is_not_told_of_this_one(youju):
    assert youju.ask("how many graduates' flats in Qiaokou").abstained  # 公租房200套、毕业生...


@pytest.mark.parametrize(
    ("question", "proof"),
    [
        ("which city does Qiaokou cooperate with for cross-province services", "东莞市"),
        ("which famous companies visited Qiaokou", "浪潮集团"),
        ("Which villages were demolished in Qiaokou", "东风村"),
        ("昆都仑综合服务中心建好了吗", "建成并投入使用"),
        ("昆都仑网上能办什么", "网上审批"),
        ("在硚口哪里可以现场查政府信息", "公共图书馆"),
    ],
)
def test_a_short_question_gets_the_sentence_that_names_what_it_asks(youju, question, proof):
    answer = youju.ask(question)
    assert any(proof in citation.quote for citation in answer.citations), answer.text


def test_how_many_there_are_goes_before_how_many_were_new(youju):
    assert "548家" in youju.ask("硚口有多少家四上企业").text
    assert "47家" in youju.ask("硚口新增四上企业几家").text


@pytest.mark.parametrize(
    "question",
    [
        "who leads openness work in Qiaokou",  # 牵头起草部门 lead the drafting of something else
        "硚口哪家企业的申请最多",  # 商业企业3件 names none of them
        "how many flats had title problems solved in Qiaokou",
    ],
)
def test_what_names_nothing_of_what_is_asked_does_not_answer_a_short_question(youju, question):
    assert youju.ask(question).abstained


def test_how_many_in_all_is_what_a_clause_says_there_are_in_all(youju):
    assert "1710项" in youju.ask("硚口政务服务事项总数").text


@pytest.mark.parametrize(
    ("question", "numeral"),
    [
        ("硚口信息公开平台分几大版块", "七大版块"),
        ("how many major sections does Qiaokou's disclosure platform have", "七大版块"),
        ("How many levels does Kundulun's e-government network have", "三级电子政务网络"),
        ("硚口政务服务联通几级", "六级联通"),
    ],
)
def test_a_numeral_says_how_many_there_are_where_no_figure_does(youju, question, numeral):
    answer = youju.ask(question)
    assert any(numeral in citation.quote for citation in answer.citations), answer.text


def test_so_many_levels_are_no_other_thing_counted(youju):
    question = "how many levels of government does Qiaokou's service network connect"
    assert youju.ask(question).abstained  # 服务网点8个


def test_what_is_not_to_be_published_is_no_plan(youju):
    answer = youju.ask("Does Qiaokou give reasons when it refuses")
    assert answer.text.startswith("Yes"), answer.text  # 拟不予公开的,要依法依规说明理由


def test_what_was_so_asks_for_no_several_things_by_name(youju):
    answer = youju.ask("¿Cuál fue el PIB estimado de Qiaokou en 2020?")
    assert "860" in answer.text
    assert "550" not in answer.text


@pytest.mark.parametrize(
    ("question", "begins", "share"),
    [
        ("Were the reviews mostly upheld in Qiaokou", "No", "50.0%"),
        ("Did Qiaokou mostly grant requests?", "Yes", "56.4%"),
        ("Were requests mostly made online in Qiaokou", "No", "32.7%"),
        ("Are the requests mainly from companies in Qiaokou", "No", "1.9%"),
        ("Were Qiaokou's requests largely refused?", "No", "3.0%"),
    ],
)
def test_mostly_asks_for_more_than_half(youju, question, begins, share):
    answer = youju.ask(question)
    assert answer.text.startswith(begins), answer.text
    assert share in answer.text


def test_internet_plus_adds_nothing_up(youju):
    answer = youju.ask("How many “Internet plus home care” points did Qiaokou build in 2020?")
    assert "8 " in answer.text
    assert "+ " not in answer.text
