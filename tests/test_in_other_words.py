"""Questions in other words than those of the reports: what leads to their cells and sentences."""

import pytest
from stand_ins import ROOT, QuickEngine

from assistant import Youju
from assistant.engine import Ask
from assistant.understanding.concepts import concepts_in
from assistant.understanding.reckoning import direction_in, reckoning_in
from assistant.understanding.wants import intents_in
from vectorstore.encoder import Encoder
from vectorstore.store import Store

OTHERS = ROOT / "evals" / "sets" / "reports"
NAMES = ("suqian-2023", "huaian-2024", "hongze-2024", "pingtan-2016", "pingtan-county-2011",
         "shanghai-2022", "taizhou-2017", "wendeng-audit-2020", "wuhan-donghu-ecology-2023",
         "luan-2015", "pingtan-2020")  # fmt: skip


@pytest.fixture(scope="module")
def youju(tmp_path_factory):
    encoder = Encoder(QuickEngine())
    with Store.open(tmp_path_factory.mktemp("others"), encoder) as store:
        store.index([OTHERS / f"{name}.txt" for name in NAMES])
        yield Youju(store)


def told(answer):
    return answer.text + "".join(citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    ("question", "concept"),
    [
        ("in how many cases did the bureau simply not have what was asked for", "u1"),
        ("how many failed because it did not hold the requested records", "u1"),
        ("有几件是申请人该补材料不补、到期作罢的", "o1"),
        ("叫补正没补、逾期就不了了之的申请有几件", "o1"),
        ("how many were dropped as applicants never supplied the missing details", "o1"),
        ("requests not processed as mass, repeated ones without good reason", "n4"),
        ("were any fines handed out in 2022", "penalties"),
        ("which firms did the police fine in 2021?", "penalties"),
        ("did anyone sue the bureau in 2020", "suit"),
        ("did any companies sue it over information", "suit"),
    ],
)
def test_rows_of_the_tables_are_named_in_everyday_words(question, concept):
    assert concept in {one.name for one in concepts_in(question)}


def test_what_was_declined_did_not_become_fewer():
    asked = "how many applications did suqian decline to process in 2023"
    assert reckoning_in(asked, yesno=False) is None
    assert direction_in(asked) == ""
    assert direction_in("did the requests decline to a third") == "fall"


def test_what_lacks_a_good_reason_asks_for_none():
    assert "why" not in intents_in("how many were repeated without good reason")
    assert "why" in intents_in("what were the reasons for it")


def test_who_hardly_uses_something_is_not_counted(youju):
    answer = youju.ask("平潭县2011年的公众查阅点为啥没多少人用")
    assert "宣传力度还不够" in told(answer)


def test_fees_for_requests_are_held_against_each_other_and_not_the_requests(youju):
    answer = youju.ask(
        "Who took in more processing fees for information requests in 2024, the Hongze government "
        "or the Huai'an city government, and what were the two amounts?"
    )
    assert "3940 - 0 = 3940" in answer.text


def test_a_body_is_found_by_what_the_report_over_it_calls_it(youju):
    assert "健康宿迁" in told(youju.ask("宿迁市卫健委2023年弄了个什么小程序来公开信息？"))


def test_the_body_of_a_county_is_not_that_of_its_city(youju):
    assert "没有宿迁市自规局的报告" in youju.ask("宿迁市自规局2023年做了什么？").text


@pytest.mark.parametrize(
    "question",
    [
        "2023年宿迁做的政策简明问答，刨去市里的，各县区加一块是多少期？",
        "2023年宿迁除了市里的各县区一共做了多少期政策简明问答",
    ],
)
def test_what_the_city_itself_did_is_taken_off_the_whole(youju, question):
    assert "119 - 47 = 72" in youju.ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "Shanghai published thirteen municipal rules in 2022. How does that split into brand-new, "
        "amended and repealed?",
        "Shanghai 2022: how do the thirteen municipal rules break down?",
    ],
)
def test_a_whole_in_words_is_broken_down_by_what_adds_up_to_it(youju, question):
    text = youju.ask(question).text
    assert "5 (新制定), 4 (修改), 4 (废止)" in text
    assert text.startswith("Shanghai, 2022: 13 ("), text


def test_where_its_parts_are_spelled_out_the_whole_stands_for_none_of_them(youju):
    answer = youju.ask("上海市2022年规章新定了几件、改了几件、废了几件？")
    assert "新制定）、4件（修改）、4件（废止）" in answer.text
    assert "13件" not in answer.text


def test_what_came_from_the_townships_of_a_place_is_not_all_that_was_published(youju):
    question = "In 2016, what number of published items came from Pingtan's townships?"
    answer = youju.ask(question)
    assert "1638" in answer.text
    assert "3460" not in answer.text


def test_views_that_are_exchanged_are_no_visits(youju):
    question = (
        "Taizhou (Jiangsu) 2017: how often did officials exchange views with the public and clear "
        "up doubts through briefings, interviews and hotlines?"
    )
    assert "393" in youju.ask(question).text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Was Wendeng's audit bureau taken to court over disclosure in 2020?", "未出现申请"),
        ("Which polluters were fined by Wuhan's Donghu scenic-area ecology branch in 2023?",
         "未作出行政处罚"),
    ],
)  # fmt: skip
def test_nought_is_also_told_in_the_words_of_the_report(youju, question, said):
    assert said in youju.ask(question).text


def test_a_number_of_nought_is_told_by_its_cell_alone(youju):
    answer = youju.ask("How many penalties did Wuhan's Donghu ecology branch impose in 2023?")
    assert "未作出行政处罚" not in told(answer)


def test_a_name_that_the_report_quotes_is_found_where_the_question_does_not_quote_it(youju):
    question = "平潭2020年那档有事你说的节目，群众反映的事是不是全都办结了？"
    asked = youju.query_engine.understood(Ask(question))
    assert "有事你说" in [term.text for term in asked.own_terms]
    assert youju.ask(question).text.startswith("是：")
