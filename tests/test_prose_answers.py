"""What reports say in prose, asked in several languages of real reports that are not bundled."""

import re

import pytest
from stand_ins import OTHERS

from assistant import Youju
from corpus.quantities import numbers_in
from vectorstore.store import Store


@pytest.fixture(scope="module")
def stated(tmp_path_factory, encoder):
    """The numbers of the answer to a question, over the reports of Suqian 2023 and Shuyang 2025."""
    with Store.open(tmp_path_factory.mktemp("prose"), encoder) as store:
        store.index([OTHERS / "001.txt", OTHERS / "010.txt"])
        youju = Youju(store)

        def stated(question):
            said = re.split("[:：]", youju.ask(question).text, maxsplit=1)[-1]
            text = re.sub(r"\[\d+\]|[“(（][^”)）]*[”)）]", "", said)
            return {str(number.value) for number in numbers_in(text)}

        yield stated


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("How many issues of the government gazette did Suqian print in 2023?", "12"),
        ("¿Cuántos números del boletín oficial publicó Suqian en 2023?", "12"),
        ("Wie viele Ausgaben des Amtsblatts druckte Suqian 2023?", "12"),
        ("宿迁2023年编印了几期政府公报？", "12"),
        ("How many research findings did Suqian's fact-finding yield in 2023?", "57"),
    ],
)
def test_the_same_figure_is_found_from_any_language(stated, question, number):
    assert stated(question) == {number}


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("How much did Suqian's offices rake in for looking up information in 2023, and from how "
         "many requests?", {"2950", "25"}),
        ("On how many occasions did Shuyang have a chat with applicants before dealing with their "
         "request in 2025?", {"49"}),
        ("How many sloppy wordings did Shuyang put right in 2025?", {"22"}),
    ],
)  # fmt: skip
def test_everyday_words_mean_those_of_reports(stated, question, numbers):
    assert stated(question) == numbers


def test_each_of_several_things_counted_gets_its_figure(stated):
    question = "How many units and individuals did Suqian praise for open government in 2023?"
    assert stated(question) == {"26", "30"}
    assert stated("宿迁2023年通报表扬了多少单位和多少个人？") == {"26", "30"}
    question = "How many organisations and how many people did Suqian praise for openness in 2023?"
    assert stated(question) == {"26", "30"}


def test_a_place_inside_a_report_is_answered_with_its_own_figure(stated):
    assert stated("How many policy Q&A issues did Siyang County make in Suqian in 2023?") == {"15"}


def test_growth_is_a_share_that_the_report_states_not_a_difference(stated):
    question = "By how much did Suqian's disclosure cases grow in 2023 over the previous year?"
    assert stated(question) == {"70.3"}


def test_a_figure_is_not_of_the_thing_listed_before_it(stated):
    assert stated("沭阳县2025年发了多少条原创短视频？") == {"1113"}
    assert stated("How many bad links did Shuyang fix in 2025?") == {"43"}


def test_a_department_without_a_report_is_answered_from_the_report_that_writes_of_it(stated):
    assert stated("泗洪县公安局2023年收了多少信息处理费？") == {"1500"}


def test_a_question_in_everyday_words_finds_the_figure_stated_in_official_ones(stated):
    assert stated("沭阳县2025年修好了多少个坏链接？") == {"43"}
    assert stated("How many dud links did Shuyang mend in 2025?") == {"43"}
    assert stated("How many quarrels did Shuyang manage to smooth over in 2025?") == {"33"}


def test_things_counted_are_not_what_they_do(stated):
    assert stated("沭阳县2025年有几条内容火了？") == {"52"}


def test_a_question_in_spoken_chinese_asks_as_one_in_standard_words_does(stated):
    assert stated("沭阳县2025年催了多少回？") == stated("沭阳县2025年催办提示多少次？") == {"84"}


def test_the_verb_and_the_measure_word_tell_what_the_clause_before_names(stated):
    assert stated("宿迁2023年送出多少册公报？") == {"30000"}
    assert stated("宿迁2023年送出多少册图书？") == {"2023"}


def test_a_sum_spent_on_one_thing_is_not_that_of_another(stated):
    assert stated("How much did Suqian spend on its website in 2023?") == {"2023"}
    assert stated("How much did Shuyang put into parks in 2025?") == {"2025"}


def test_which_of_its_kind_something_is_stands_in_a_sentence(stated):
    assert stated("宿迁2023年培训班办到第几期了？") == {"6"}


def test_a_million_and_up_is_no_hundred_million(stated):
    assert stated("沭阳县2025年播放上百万的“爆款”有几条？") == {"49"}


@pytest.mark.parametrize(
    "question",
    [
        "¿Cuántos contenidos caducados retiró el distrito de Shuyang (沭阳) en 2025?",
        "Wie viele veraltete Inhalte hat der Kreis Shuyang (沭阳) 2025 gelöscht?",
        "Сколько устаревших материалов удалил уезд Шуян (沭阳) в 2025 году?",
    ],
)
def test_what_is_out_of_date_is_so_in_any_language(stated, question):
    assert stated(question) == {"697"}


def test_a_verb_that_no_list_translates_counts_nothing(stated):
    assert stated("¿Cuántos vídeos cortos engendró Shuyang en 2025?") == {"1113"}


@pytest.mark.parametrize(
    "question",
    [
        "How many CPPCC proposals did Urumqi handle in 2017?",
        "乌鲁木齐市2017年办理政协提案多少件？",
    ],
)
def test_a_body_without_its_level_is_answered_at_each(store, question):
    text = Youju(store).ask(question).text
    assert all(number in text for number in ("253", "20"))


def test_a_body_with_its_level_is_answered_at_that(store):
    text = Youju(store).ask("乌鲁木齐市2017年办理市政协提案多少件？").text
    assert "253件" in text
    assert "20件" not in text


def test_a_noun_more_than_the_report_says_does_not_hide_the_figure(stated):
    assert stated("How many special reminder prompts did Shuyang send out in 2025?") == {"84"}


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        (
            "How many items went out over Weibo, WeChat and the rest in Urumqi in 2017 in all?",
            "9809",
        ),
        ("硚口区、街道、社区三级政务服务事项中,能在线办理的有多少项?", "12746"),
        ("乌鲁木齐高新区2018年劳动监察立的案,还有多少起没结?", "42"),
        ("除了行政许可,硚口2020年其他对外管理服务事项办了多少件?", "568446"),
        ("Before the 2020 change, how many penalty items were on the books in Qiaokou?", "1196"),
        ("After the additions made in 2020, how many licensing items does Qiaokou have?", "768"),
        ("How many hotline calls did Kunqu handle in 2013?", "2500"),
        ("All told, how many pieces of government info did Urumqi put out in 2017?", "10180"),
        ("硚口2020年实际利用外资几个亿？", "5.7"),
        ("硚口有多少企业拿到了贷款，一共多少钱？", "2500余家（帮助企业获得纾困贷款）、45.7亿元"),
    ],
)
def test_wholes_parts_and_what_is_left_are_told_apart_in_everyday_words(store, question, figure):
    answer = Youju(store).ask(question)
    assert not answer.abstained
    assert figure in answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("楚雄经开区网站是2018年几月几日并到州里的？", "5月22日"),
        ("Which provincial plan did the Chuxiong zone follow for its combined windows?", "六个一"),
        ("乌鲁木齐市政府网站过了等保几级？", "三级"),
    ],
)
def test_days_plans_and_levels_are_told_by_the_sentence(store, question, told):
    answer = Youju(store).ask(question)
    assert not answer.abstained
    assert told in "".join(c.quote for c in answer.citations)


@pytest.mark.parametrize(
    "question",
    [
        "What fines in total did Urumqi High-tech Zone levy in 2018?",
        "What did it cost to build the social work service centre in Kundulun?",
        "硚口区那162件新收的申请是关于什么的？",
        "楚雄高新区多久开一次新闻发布会？",
    ],
)
def test_money_and_matters_are_not_told_by_a_count(store, question):
    assert Youju(store).ask(question).abstained


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How many of the 1,710 service items in Qiaokou can be done online?", "1627"),
        ("硚口1710项政务服务事项里，“网上办”的有多少？", "1627"),
        (
            "How many of the 'scattered, disorderly, polluting' firms did Urumqi's High-tech Zone "
            "shut down outright in 2018?",
            "460",
        ),
    ],
)
def test_a_part_of_a_whole_that_the_question_states_is_one_that_the_whole_governs(
    store, question, figure
):
    text = Youju(store).ask(question).text
    assert figure in text
    assert "12746" not in text


@pytest.mark.parametrize(
    ("question", "figure", "not_this"),
    [
        ("How many registered cases in the Urumqi High-tech Zone involved arrears at enterprises "
         "rather than building sites?", "974", "2104"),
        ("How many registered cases concerned construction in the Urumqi High-tech Zone?",
         "1130", "2104"),
        ("How many patients aged eighty and above does Qiaokou say were saved?", "353", "6854"),
        ("What were the sales of the Lingke Internet-of-Things park in the Urumqi High-tech Zone?",
         "2.1亿元", "19"),
        ("Kundulun advertised jobs on the internet in 2013. How many of them were full-time "
         "social management posts?", "220", "108"),
    ],
)  # fmt: skip
def test_what_is_said_of_some_chooses_among_figures_side_by_side(store, question, figure, not_this):
    text = Youju(store).ask(question).text
    assert figure in text
    assert not_this not in text


def test_a_second_figure_may_be_asked_for_by_what_the_first_is_worth(store):
    text = Youju(store).ask("How many deals did Qiaokou sign up, worth what in all?").text
    assert "16" in text
    assert "751.3亿元" in text


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("How many posts from Shuyang County's official media 'went viral' in 2025?", {"52"}),
        (
            "How many posts from Shuyang County's official media 'went viral' in 2025, and how "
            "many of those had over 100 million plays?",
            {"52", "1"},
        ),
    ],
)
def test_what_became_of_posts_tells_which_are_counted(stated, question, figures):
    assert stated(question) == figures


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("How many people in their eighties or older pulled through in Qiaokou?", "353位"),
        ("How many folks from Luopu were given a job and a place in Urumqi's high-tech district?",
         "接纳安置洛浦县转移劳动力93人"),
        ("How many of Qiaokou's disclosure requests were handed in over the internet?", "55件"),
        ("What were local firms in Qiaokou let off in taxes and charges in 2020?", "41.2亿元"),
        ("How many posts went out on the 乌鲁木齐发布 Weibo account in 2017?", "1755条"),
        ("How much did Qiaokou's welfare rate go up in 2020?", "低保标准提高6.4%"),
        ("How much cash went to people on the breadline in Qiaokou in 2020?", "1.1亿元"),
        ("How many chores can you sort out with just your ID card in Qiaokou?", "70多个"),
        ("How many hot-potato interviews did Urumqi record in 2017?", "15期"),
        ("How much back pay for migrant workers was recovered in the Urumqi High-tech Zone in "
         "2018?", "144065.3702万元"),
        ("Did even one punter ask Kundulun to hand over any records in 2013?",
         "未收到政府信息公开申请"),
        ("Did anybody haul Kundulun into court over access to information in 2013?", "未发生"),
        ("How many natives of Wuhan in Dongguan could benefit from Qiaokou's cross-province deal?",
         "近2.7万汉籍市民"),
        ("乌鲁木齐发布微博2017年发了多少条？", "1755条"),
        ("高新区(新市区)2018年市级重点项目里,政府投资的计划投多少钱?", "25.36亿元"),
        ("乌鲁木齐市政府网站的安全防护到了第几级?", "等级保护三级"),
    ],
)  # fmt: skip
def test_everyday_words_lead_to_the_figure_of_the_report(bundled, question, quote):
    answer = bundled(question)
    assert quote in answer.citations[0].quote


@pytest.fixture(scope="module")
def bundled(store):
    """The answer to a question, over the bundled reports."""
    return Youju(store).ask


def test_proposals_of_each_level_are_given_where_none_is_named(bundled):
    text = bundled("How many ideas from political advisers did Urumqi handle in 2017?").text
    assert all(number in text for number in ("1 (", "20 (", "253 "))


def test_who_lost_their_jobs_is_not_who_was_hired(bundled):
    assert bundled("How many teachers lost their jobs in Kundulun in 2013?").abstained
