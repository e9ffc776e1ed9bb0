"""Questions that say what a report says in other words, or in another order."""

import pytest
from stand_ins import BESIDE, QuickEngine

from assistant import Youju
from vectorstore.encoder import Encoder
from vectorstore.store import Store

REPORTS = (
    "suqian-2023", "shuyang-2025", "pingtan-2022", "pingtan-2024",
    "shanghai-science-commission-2024",
)  # fmt: skip


@pytest.fixture(scope="module")
def youju(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("store"), Encoder(QuickEngine())) as store:
        store.index([BESIDE / f"{name}.txt" for name in REPORTS])
        yield Youju(store)


def quotes(answer):
    return "".join("".join(c.quote.split()) for c in answer.citations)


@pytest.mark.parametrize(
    ("question", "part", "whole"),
    [
        ("Suqian 2023: how many reviews ended corrected, and what was the total number of cases?",
         "17", "440"),
        ("宿迁2023年行政复议被纠正几件，总数是多少？", "17", "440"),
        ("How many requests came from companies in Suqian in 2023, and what was the total number "
         "of requests?", "99", "3511"),
    ],
)  # fmt: skip
def test_the_total_asked_for_after_a_part_is_of_all(youju, question, part, whole):
    assert [c.quote for c in youju.ask(question).citations] == [part, whole]


def test_what_is_done_together_with_something_is_no_sum(youju):
    answer = youju.ask(
        "Siyang County adopted a plan in 2023 to develop grassroots openness together with village "
        "affairs openness. What is it called?"
    )
    assert "《推进基层政务公开与村（居）务公开" in quotes(answer)


def test_of_sentences_alike_the_one_goes_first_that_names_the_place(youju):
    answer = youju.ask("泗阳县2023年制定了什么方案推进基层政务公开与村务公开？")
    assert quotes(answer).startswith("泗阳县制定")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("跟上海市科委要政府信息，2024年有收过钱吗？", "未发生政府信息公开收费"),
        ("向平潭要信息2024年花钱吗？", "无收取信息处理费"),
    ],
)
def test_asking_for_information_for_money_is_asking_of_charges(youju, question, said):
    answer = youju.ask(question)
    assert answer.text.startswith("没有")
    assert said in quotes(answer)


@pytest.mark.parametrize("views", ["上亿", "过亿", "达亿", "破亿"])
def test_a_round_number_is_passed_in_many_words(youju, views):
    answer = youju.ask(f"沭阳县新媒体2025年有没有出过播放量{views}的作品？")
    assert answer.text.startswith("有")
    assert "播放量破亿" in quotes(answer)


@pytest.mark.parametrize("who", ["做买卖的公司", "做生意的", "开公司的人"])
def test_who_does_business_is_a_company(youju, who):
    assert quotes(youju.ask(f"宿迁市2023年新收的申请当中，{who}提的有几件？")) == "99"


def test_times_count_what_was_done_whomever_it_was_done_with(youju):
    for asked in ("主动联系申请人多少次", "主动跟申请人联系了多少次"):
        answer = youju.ask(f"沭阳县2025年办件之前{asked}？")
        assert "办前主动沟通49次" in quotes(answer)
    assert youju.ask("沭阳县2025年培训企业多少次？").abstained


def test_a_number_of_two_things_is_told_of_each_without_a_verb(youju):
    answer = youju.ask("Pingtan 2024: number of opinion solicitations and online surveys")
    assert "53" in answer.text
    assert "51" in answer.text


@pytest.mark.parametrize(
    ("why", "known"),
    [
        ("they did little good or could not be kept up", True),
        ("they were hacked", False),
    ],
)
def test_a_reason_that_a_question_gives_is_the_reports_own(youju, why, known):
    answer = youju.ask(f"How many social media accounts did Pingtan close in 2024 because {why}?")
    assert answer.abstained is not known


@pytest.mark.parametrize(
    "question",
    [
        "What document did Pingtan issue in 2022 that shared out the tasks of open government?",
        "Em 2022, Pingtan emitiu um documento que repartia as tarefas de transparência daquele "
        "ano. Como se chama?",
        "Welches Dokument mit der Aufgabenverteilung gab Pingtan 2022 heraus?",
    ],
)
def test_who_does_what_is_a_breakdown_of_tasks(youju, question):
    assert "任务分解表" in quotes(youju.ask(question))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("If you add the reviews to the lawsuits of Suqian in 2023, what do you get?", "= 553"),
        ("Suqian 2023: requests from companies plus those from individuals, how many?", "= 3501"),
        ("Pingtan 2024: how many requests were refused? And reviews?", "7 administrative"),
        ("How many requests did Suqian get from companies in 2023? And from individuals?", "3402"),
    ],
)
def test_two_rows_are_asked_for_in_whatever_sentences(youju, question, said):
    assert said in youju.ask(question).text
