"""English questions to departments, towns and streets, whose reports are of a page or two."""

import re

import pytest
from stand_ins import ROOT

from assistant import Youju
from vectorstore.store import Store

BODIES = ROOT / "evals" / "sets" / "bodies" / "reports"
READ = (
    "changan-weijian-2021", "chuanshan-zfb-2023", "daye-ziran-2025", "dingzhou-jkq-2020",
    "fujian-nongye-2020", "guangzhou-2012", "guojia-weijian-2024", "hengyang-2008",
    "heping-street-2025",
    "jinhua-nongye-2017", "lantian-ziran-2021", "liaoning-nongye-2020", "minzhi-street-2025",
    "pingdu-gongan-2023", "ruzhou-chengguan-2020", "shucheng-jkq-2025", "tongzhou-xinhua-2019",
    "wuchang-jkq-2020",
)  # fmt: skip


@pytest.fixture(scope="module")
def youju(tmp_path_factory, encoder):
    with Store.open(tmp_path_factory.mktemp("bodies") / ".youju", encoder) as store:
        store.index([BODIES / f"{name}.txt" for name in READ])
        yield Youju(store)


@pytest.fixture(scope="module")
def ask(youju):
    return youju.ask


@pytest.fixture(scope="module")
def stated(ask):
    """The answer to a question, without its quotes and marks."""

    def state(question, **more):
        return ask(question, **more).text.split("“")[0].split("[")[0]

    return state


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("How many people withdrew their requests at Minzhi in 2025?", "4 requests"),
        ("How many people handed in their request in person at the National Health Commission in "
         "2024?", "13 requests"),
        ("How often did residents write to the Heping Subdistrict office in 2025 to ask for "
         "information?", "12"),
    ],
)  # fmt: skip
def test_who_made_requests_is_counted_by_their_requests(stated, question, number):
    assert number in stated(question)


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("How many fans does Pingdu police WeChat have (2023)?", "37056"),
        ("Of the nine items the Dingzhou development zone disclosed in 2020, how many were budgets "
         "and final accounts?", "5"),
        ("What percentage of the National Health Commission's 2024 requests arrived by letter?",
         "16.3"),
        ("How many pieces did Chang'an district health bureau's WeChat account carry in 2021?",
         "281"),
        ("Into how many finest-grained items did Fujian's agriculture department split its 49 "
         "services in 2020?", "148"),
        ("How many county-level farm news items did Jinhua's agriculture bureau publish in 2017?",
         "891"),
        ("How many online complaints and consultations did Lantian's land bureau deal with in "
         "2021?", "101"),
        ("In how many national media pieces did the Ruzhou urban management bureau feature in "
         "2020?", "44"),
        ("How many big industrial firms were assigned to managers of the Wuchang economic "
         "development zone (Binjiang) to help them restart work in 2020?", "7"),
    ],
)  # fmt: skip
def test_words_that_people_say_lead_to_what_is_counted(stated, question, number):
    assert re.search(rf": {re.escape(number)}[ %]", stated(question))


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Who is the director of the Jinhua agriculture bureau named in the 2017 report?",
         "吴国平"),
        ("Who was put in charge of Hengyang's disclosure leading group in November 2008?",
         "廖炎秋"),
    ],
)  # fmt: skip
def test_who_heads_a_body_or_a_group_is_told_by_the_sentence_that_names_him(ask, question, name):
    assert any(name in citation.quote for citation in ask(question).citations)


def test_a_vice_mayor_is_no_mayor(ask):
    assert ask("Who was the mayor of Hengyang in 2008?").abstained


def test_what_is_said_before_counts_where_the_question_names_nothing_itself(stated):
    said = stated(
        "I'm comparing coercive measures across land bureaus. What did Daye City's natural "
        "resources and planning bureau report for 2025?"
    )
    assert "compulsory measures" in said
    assert ": 15 " in said


def test_what_people_try_to_understand_is_the_question(ask):
    answer = ask(
        "Good afternoon. I'm a pensioner trying to understand how often residents wrote directly "
        "to the Heping Subdistrict office asking for information in 2025. What's the figure?"
    )
    assert any("居民个人向我街道提交12件" in citation.quote for citation in answer.citations)


def test_what_is_split_by_who_asked_is_not_subdivided(store):
    said = Youju(store).ask(
        'What number of Qiaokou applications ended as "other handling" (其他处理) in 2020, '
        "split by individuals and companies?"
    )
    assert "2 handled otherwise" in said.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Which section of Guangzhou's general office answered queries on the 2012 information "
         "report?", "政務公開處"),
        ("Which office handles enquiries on the 2025 report of the Shucheng development zone in "
         "Anhui, and what's its telephone?", "综合办公室"),
        ("By what kind of post did the 2019 information requests come to Xinhua Subdistrict?",
         "挂号信"),
    ],
)  # fmt: skip
def test_whom_to_ask_and_by_what_post_is_told_by_the_place_that_says_so(ask, question, told):
    assert any(told in citation.quote for citation in ask(question).citations)
