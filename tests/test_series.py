"""Figures of several reports set in relation: what is reckoned, over which reports, shown how."""

from decimal import Decimal

import pytest
from stand_ins import ROOT, QuickEngine

from assistant import Youju
from assistant.engine import Ask
from assistant.finding.across import series_for
from assistant.understanding.reckoning import reckoning_in
from vectorstore.encoder import Encoder
from vectorstore.store import Store

OTHERS = ROOT / "evals" / "sets" / "reports"
NAMES = ("suqian-2023", "huaian-2024", "hongze-2024", "pingtan-2019", "pingtan-2020",
         "pingtan-2022", "pingtan-2024", "pingtan-2016", "shanghai-2022")  # fmt: skip


@pytest.fixture(scope="module")
def youju(tmp_path_factory):
    encoder = Encoder(QuickEngine())
    with Store.open(tmp_path_factory.mktemp("others"), encoder) as store:
        store.index([OTHERS / f"{name}.txt" for name in NAMES])
        yield Youju(store)


def said(youju, question):
    answer = youju.ask(question)
    assert not answer.abstained
    return answer.text


@pytest.mark.parametrize(
    ("question", "operation"),
    [
        ("which place received the most requests?", "extreme"),
        ("哪个地方新收的申请最多?", "extreme"),
        ("新收申请排名前三的是哪些?", "top"),
        ("top three places by number of lawsuits", "top"),
        ("rank the reports by licences issued", "ranking"),
        ("平均每份报告新收多少件?", "average"),
        ("how did the number of requests develop from 2019 to 2024?", "trend"),
        ("申请数量逐年有何变化?", "trend"),
        ("by what percentage did requests grow?", "growth"),
        ("宿迁的申请是洪泽的几倍?", "ratio"),
        ("有多少份报告的申请超过100件?", "count"),
        ("how many places had no lawsuits?", "count"),
    ],
)
def test_the_words_of_a_question_say_what_is_reckoned(question, operation):
    assert reckoning_in(question, False).operation == operation


def test_how_many_reports_asks_for_a_count_only_with_a_limit():
    assert reckoning_in("how many reports are there?", True) is None


def test_more_than_and_at_least_count_differently():
    over = reckoning_in("which places had more than 95 requests?", False)
    at_least = reckoning_in("which places had at least 95 requests?", False)
    assert not over.counts(Decimal(95))
    assert at_least.counts(Decimal(95))


def test_the_largest_is_found_among_all_reports(youju):
    text = said(youju, "Which place received the most new requests?")
    assert text.index("Suqian 2023: 3511") < text.index("Huai'an 2024: 3119")


def test_an_average_shows_its_sum_its_division_and_its_coverage(youju):
    text = said(youju, "What was the average number of new requests in the 2024 reports?")
    assert "95 + 3119 + 218 = 3432" in text.replace("3119 + 95", "95 + 3119")
    assert "3432 / 3 = 1144" in text


def test_a_trend_is_given_in_the_order_of_the_years(youju):
    text = said(youju, "平潭综合实验区2019年以来新收申请数量如何变化？")
    places = [text.index(value) for value in ("23件", "21件", "74件", "218件")]
    assert places == sorted(places)
    assert "218 - 23 = 195" in text


def test_a_trend_answers_whether_something_rose(youju):
    assert said(youju, "Have licences in Pingtan gone down from 2022 to 2024?").startswith("Yes")
    assert said(youju, "Have licences in Pingtan risen from 2022 to 2024?").startswith("No")


def test_years_whose_cells_could_not_be_read_are_named_and_never_guessed(youju):
    text = said(youju, "平潭综合实验区2019年至2024年行政处罚决定数量变化")
    assert "2113" in text
    assert "无法准确识读" in text
    assert "2019年" in text.split("无法准确识读")[1]


def test_a_report_of_another_definition_is_named_with_it(youju):
    text = said(youju, "平潭综合实验区2016年以来每年新收多少件申请？")
    assert "2016年" in text.split("统计表")[0]


def test_a_count_says_over_how_many_reports(youju):
    text = said(youju, "How many reports have more than 1000 new requests?")
    assert "2 of " in text
    assert "Suqian" in text
    assert "Huai'an" in text


def test_shares_are_pooled_and_never_added(youju):
    text = said(youju, "宿迁2023年、淮安2024年的公开率平均是多少？")
    assert "1191 + 1362 = 2553" in text
    assert "2553 / 6536 = 39.1%" in text


def test_an_amount_that_no_table_holds_is_not_answered_with_a_count(youju):
    assert youju.ask("哪个地方行政处罚罚款金额最高？").abstained
    assert youju.ask("Which place received the most requests about air quality?").abstained


def test_only_the_numbers_of_reports_that_are_said_need_no_citation(youju):
    engine = youju.query_engine
    question = engine.understood(Ask("Which place received the most new requests?"))
    (series,) = series_for(question, youju.store, engine.index.places)
    assert {series.held, len(series.points)} <= series.counts
    assert len(series.counts) < series.held


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Did Pingtan receive more requests in 2024 than in 2022?", "Yes"),
        ("Compared with 2022, did Pingtan receive fewer requests in 2024?", "No"),
        ("平潭2022年收到的申请比2024年多吗？", "不是"),
    ],
)
def test_the_year_named_first_is_held_against_the_other(youju, question, begins):
    assert said(youju, question).startswith(begins)


def test_the_county_with_the_most_is_one_that_the_report_lists(youju):
    assert "874" in said(youju, "Which county handled the most requests in Suqian in 2023?")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How many requests did Huai'an and Hongze receive together in 2024?", "lies within"),
        ("淮安市和洪泽区2024年行政处罚一共多少件？", "重复计算"),
        ("淮安和洪泽2024年平均新收多少件申请？", "重复计算"),
    ],
)
def test_a_sum_says_that_one_place_lies_within_the_other(youju, question, said):
    assert said in youju.ask(question).text


def test_a_sum_of_places_apart_or_of_other_years_says_nothing_of_the_kind(youju):
    assert "重复计算" not in said(youju, "平潭2024年和洪泽2024年一共新收多少件申请？")
    assert "within" not in said(youju, "How many requests did Suqian and Hongze receive together?")


def test_each_of_several_years_counts_where_only_the_last_says_that_it_is_one(youju):
    text = said(youju, "平潭2019、2020、2022、2024四年一共新收多少件申请？")
    assert "23 + 21 + 74 + 218 = 336" in text


@pytest.mark.parametrize(
    ("question", "number", "other"),
    [
        ("Which district of Suqian handled the most requests in 2023?", "348", "874"),
        ("Which county of Suqian handled the fewest requests in 2023?", "301", "16"),
        ("宿迁2023年哪个县区收办的申请最少？", "16", "874"),
    ],
)
def test_a_county_is_asked_for_among_counties_and_a_district_among_districts(
    youju, question, number, other
):
    text = said(youju, question)
    assert f"：{number}件" in text or f": {number} " in text
    assert other not in text


@pytest.mark.parametrize("follow_up", ["比2022年多多少？", "How many more than in 2022?"])
def test_a_follow_up_holds_the_year_before_against_the_one_it_names(youju, follow_up):
    before = {"role": "user", "content": "平潭2024年新收多少件申请？"}
    assert "218 - 74 = 144" in youju.ask(follow_up, history=[before]).text


def test_what_came_from_the_year_before_is_held_against_what_goes_to_the_next(youju):
    question = "Did Suqian carry more requests into 2024 than it had brought in from 2022?"
    assert "121 - 96 = 25" in said(youju, question)


def test_a_follow_up_that_asks_which_has_more_holds_both_places_against_each_other(youju):
    before = {"role": "user", "content": "宿迁市2023年新收多少件申请？"}
    assert "3511 - 3119 = 392" in youju.ask("那淮安呢？哪个更多？", history=[before]).text


def test_where_a_name_means_two_issuers_each_has_its_own_trend(youju):
    text = said(youju, "How did the number of requests develop from 2019 to 2024?")
    assert "Pingtan Comprehensive Experimental Zone: from 2019 to 2024 it rose: 218 - 23" in text


@pytest.mark.parametrize(
    ("question", "begins", "shown"),
    [
        ("宿迁市2023年超过一半的申请都公开了（含部分公开）吗？", "不是", "1519 / 3486"),
        ("Had Suqian answered all requests by the end of 2023?", "No", "121 carried forward"),
        ("洪泽区2024年的申请都办结了吗？", "是", "0件"),
    ],
)
def test_most_and_all_requests_are_told_from_all_that_were_handled_and_left(
    youju, question, begins, shown
):
    text = said(youju, question)
    assert text.startswith(begins), text
    assert shown in text


@pytest.mark.parametrize(
    "question",
    ["宿迁市2023年为什么没有行政诉讼？", "Why did Huai'an get no requests from companies in 2024?"],
)
def test_that_there_was_none_is_set_right_where_there_were_some(youju, question):
    text = said(youju, question)
    assert "otherwise" in text or "不符" in text


def test_reconsiderations_and_lawsuits_are_added_up_where_all_told_is_asked(youju):
    assert "440 + 24 + 89 = 553" in said(youju, "宿迁市2023年行政复议和行政诉讼一共多少件？")


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("宿迁市2023年收到的申请比上年多吗？", "是"),
        ("Did Suqian handle fewer requests in 2023 than in the previous year?", "No"),
    ],
)
def test_the_year_before_is_held_against_by_the_growth_that_is_stated(youju, question, begins):
    text = said(youju, question)
    assert "70.3%" in text
    assert begins in text


def test_a_list_by_number_is_in_order(youju):
    text = said(youju, "List the reports of 2024 by the number of requests received.")
    assert text.index("3119") < text.index("218") < text.index(": 95")


def test_a_follow_up_counts_years_from_the_one_before(youju):
    before = {"role": "user", "content": "How many requests did Pingtan get in 2022?"}
    assert "218" in youju.ask("And two years later?", history=[before]).text


def test_more_figures_than_one_answer_shows_are_neither_added_up_nor_said_to_be_missing(
    youju, monkeypatch
):
    for module in ("finding.series", "composing.series_text"):
        monkeypatch.setattr(f"assistant.{module}.MOST_TERMS", 2)
    answer = youju.ask("How many requests were received in total across all reports in 2024?")
    assert answer.text.startswith("New applications: 3 reports state it, more than the 2 figures")
    assert "The largest: Huai'an 2024: 3119 [1]" in answer.text
    assert not answer.abstained
    assert "together" not in answer.text


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("宿迁市2023年哪个区县收办的申请最多", "874"),
        ("Total licences granted by Suqian in 2023", "1808595"),
        ("淮安市2024年公开申请的答复里不予公开占多大比例", "178 / 3050 = 5.8%"),
        ("How much did Suqian collect in fees in 2023?", "59237.2449"),
        ("How much in administrative charges did Hongze collect?", "7545"),
    ],
)
def test_what_is_asked_of_a_part_is_not_answered_with_the_whole(youju, question, figure):
    assert figure in said(youju, question)


def test_a_follow_up_on_a_year_of_its_own_that_asks_by_how_much_holds_both_against_each_other(
    youju,
):
    before = {"role": "user", "content": "平潭2022年有多少行政处罚？"}
    text = youju.ask("2024年呢？少了多少？", history=[before]).text
    assert "2113 - 1100 = 1013" in text


@pytest.mark.parametrize(
    "question",
    [
        "By what percent did requests to the Pingtan Comprehensive Experimental Zone grow "
        "from 2019 to 2024?",
        "平潭综合实验区2019年到2024年申请增长了百分之几",
    ],
)
def test_the_percentage_of_growth_over_years_is_no_share_of_a_whole(youju, question):
    assert "195 / 23 = 847.8%" in said(youju, question)


def test_a_share_that_rises_or_falls_is_held_against_the_share_before(youju):
    text = said(youju, "How did Pingtan's share of refused requests change from 2022 to 2024?")
    assert "17.9 - 5.3 = 12.6 percentage points" in text


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How many applicants were companies in Huaian in 2024?", "53 new applications"),
        ("What proportion of Pingtan's applicants in 2024 were individuals?", "217 / 218 = 99.5%"),
        ("Among applicants in Suqian in 2023, how many were law firms?", "5 new applications"),
        ("淮安2024年申请人里有几个是公司", "商业企业53件"),
        ("Did the proportion of individuals among Pingtan's applicants rise from 2022 to 2024?",
         "99.5 - 95.9 = 3.6 percentage points"),
    ],
)  # fmt: skip
def test_applicants_are_counted_by_their_requests(youju, question, figure):
    text = said(youju, question)
    assert figure in text


def test_who_the_applicants_were_is_told_by_the_columns_of_the_table(youju):
    assert "3001 new applications from individuals" in said(youju, "Who were Huaian's applicants?")


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("In Huaian in 2024, how many administrative reviews ended otherwise?", "with other"),
        ("How many of Huaian's reconsiderations in 2024 were decided in the government's favour?",
         "upheld"),
        ("How many of Huaian's direct lawsuits in 2024 were undecided at the end of the year?",
         "not yet concluded"),
        ("请告诉我2024年淮安市企业的申请件数", "商业企业53件"),
        ("淮安市2024年的申请中来自律所的有几件", "法律服务机构61件"),
        ("How often did lawyers turn to Huaian with an information request in 2024?", "61 new"),
    ],
)  # fmt: skip
def test_a_cell_is_known_in_everyday_words(youju, question, figure):
    assert figure in said(youju, question)


def test_disputes_of_which_more_is_said_are_not_all_of_them(youju):
    answer = youju.ask("How many of Huaian's lawsuits were settled amicably in 2024?")
    assert answer.abstained


@pytest.mark.parametrize(
    ("question", "said_"),
    [
        ("Did Pingtan get more requests in 2022 than in 2021?", "no report"),
        ("宿迁市2023年的行政复议比2022年多吗？", "没有宿迁市2022年的报告"),
    ],
)
def test_a_year_is_not_held_against_one_that_has_no_report(youju, question, said_):
    answer = youju.ask(question)
    assert answer.abstained
    assert said_ in answer.text


def test_of_two_years_asked_for_the_one_without_a_report_is_named(youju):
    text = said(youju, "How many requests did Pingtan get in 2021 and 2022?")
    assert "74" in text
    assert "There is no report of Pingtan Comprehensive Experimental Zone for 2021." in text


def test_what_reports_do_not_state_is_told_report_by_report(youju):
    text = said(youju, "哪些报告没有提到行政诉讼？")
    assert "9份报告中有1份未载明：上海市2022年" in text


@pytest.mark.parametrize(
    "question",
    [
        "How many requests did each place receive?",
        "各地分别收到多少件申请?",
        "List the number of requests for every report",
    ],
)
def test_what_each_report_states_is_told_of_all_that_state_it(youju, question):
    answer = youju.ask(question)
    assert {c.report_id for c in answer.citations} >= {"suqian-2023", "hongze-2024"}
    assert "1." in answer.text
    assert "2." in answer.text


@pytest.mark.parametrize("question", ["Which places were sued?", "List all places that were sued."])
def test_which_places_had_something_are_those_with_one_at_least(youju, question):
    answer = youju.ask(question)
    assert "Suqian 2023: 113" in answer.text
    assert ": 0 [" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "How did Pingtan's publishing change from 2019 to 2024?",
        "How did publishing change in Pingtan between 2019 and 2024?",
        "平潭公开的信息2019到2024年怎么变的",
    ],
)
def test_how_publishing_changed_is_told_by_what_was_published_each_year(youju, question):
    text = said(youju, question)
    assert all(count in text for count in ("2599", "2602", "14571", "10407"))


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("How many did companies file in Suqian in 2023?", "companies"),
        ("How many did individuals submit in Suqian in 2023?", "individuals"),
        ("宿迁2023年企业提了几件", "商业企业"),
    ],
)
def test_what_an_applicant_filed_are_requests_though_they_are_not_called_so(youju, question, count):
    assert count in said(youju, question)
